"""The cash cycle app: how long the money is away, what that costs, and what late and bad payers add."""

from __future__ import annotations

from typing import Any

from kmo_teach import facts
from kmo_teach.apps.kit.describe import App, Chart, Column, Group, Preset, Result, Slider, Table
from kmo_teach.apps.kit.style import BLUE, GREEN, GREY, ORANGE, PINK
from kmo_teach.case.order import portland
from kmo_teach.finance import cash_conversion_cycle
from kmo_teach.finance.cash_cycle import funding_need, payment_discount_cost, sales_to_recover
from kmo_teach.language import _, money, number, percent
from kmo_teach.pricing import HOME, assumption, late_payment_interest, late_reference_rate, quoted_on

__all__ = ["app"]

_FACTS = "pricing/late_payment.csv"


def app() -> App:
    """Describe the app in the reader's language."""
    return App(
        name="cash_cycle",
        title=_("How long is the money away?"),
        question=_("Change the days and the terms: how much money does selling tie up, and what do late payers cost?"),
        inputs=(_cycle(), _late(), _discount(), _bad_debt()),
        charts=(
            Chart("cycle", _("From paying suppliers to being paid (days)"), _cycle_chart()),
            Chart("need", _("Money tied up (EUR)"), _need_chart()),
            Chart("rates", _("What a year of waiting costs, or earns (%)"), _rates_chart()),
        ),
        compute=_compute,
        presets=(
            Preset("portland", _("As for Portland"), {}),
            Preset("belgium", _("Belgian terms, survey of about 2014"), {"receivable_days": _belgian_days()}),
            Preset("delivery", _("Paid on delivery"), {"receivable_days": 0, "late_share": 0}),
            Preset(
                "squeezed",
                _("Quick suppliers, slow customers"),
                {"payable_days": 8, "receivable_days": 120, "late_share": 80},
            ),
        ),
        note=_(
            "Zavelbeek's days, sales and margin are invented. Surveys of late payment, the rate of the European "
            "Central Bank and the rule of Directive 2011/7/EU are real; the table names each source."
        ),
    )


def _cycle() -> Group:
    order = portland()
    return Group(
        _("The cycle"),
        (
            Slider(
                name="sales",
                label=_("Sales on these terms"),
                minimum=100,
                maximum=9_900,
                step=50,
                default=1_200,
                unit=_("thousand EUR"),
                help=_("In a year."),
            ),
            Slider(
                name="cost_ratio",
                label=_("Costs paid out, as a share of sales"),
                minimum=10,
                maximum=100,
                step=1,
                default=85,
                unit="%",
            ),
            Slider(
                name="inventory_days",
                label=_("Days in stock and in the workshop"),
                minimum=0,
                maximum=240,
                step=1,
                default=order.building_days,
                unit=_("days"),
            ),
            Slider(
                name="receivable_days",
                label=_("Days until customers pay"),
                minimum=0,
                maximum=240,
                step=1,
                default=order.days,
                unit=_("days"),
            ),
            Slider(
                name="payable_days",
                label=_("Days until you pay suppliers"),
                minimum=0,
                maximum=240,
                step=1,
                default=order.payable_days,
                unit=_("days"),
            ),
            Slider(
                name="loan_rate",
                label=_("Rate of your bank loan"),
                minimum=0,
                maximum=15,
                step=0.1,
                default=100 * order.loan_rate,
                unit="%",
                decimals=1,
            ),
        ),
    )


def _late() -> Group:
    late = _late_invoices()
    return Group(
        _("Late payment"),
        (
            Slider(
                name="late_share",
                label=_("Share of sales that is paid late"),
                minimum=0,
                maximum=100,
                step=1,
                default=int(late["value"]),
                unit="%",
                help=_("{share} % of invoices between firms in Western Europe in a survey of {year}.").format(
                    share=late["value"], year=late["year"]
                ),
            ),
            Slider(name="late_days", label=_("Days late"), minimum=0, maximum=180, step=1, default=45, unit=_("days")),
            Slider(
                name="reference_rate",
                label=_("Main refinancing rate of the European Central Bank"),
                minimum=0,
                maximum=6,
                step=0.05,
                default=round(100 * late_reference_rate(quoted_on()), 2),
                unit="%",
                decimals=2,
                help=_("For a claim: the rate on the first day of the half-year."),
            ),
        ),
    )


def _discount() -> Group:
    return Group(
        _("A discount for early payment"),
        (
            Slider(
                name="discount", label=_("Discount"), minimum=0, maximum=10, step=0.1, default=2, unit="%", decimals=1
            ),
            Slider(
                name="discount_days",
                label=_("if paid within"),
                minimum=0,
                maximum=30,
                step=1,
                default=10,
                unit=_("days"),
            ),
            Slider(
                name="net_days",
                label=_("or in full within"),
                minimum=31,
                maximum=180,
                step=1,
                default=60,
                unit=_("days"),
            ),
        ),
        _("2 % within 10 days, or in full within 60: the trade writes 2/10 net 60."),
    )


def _bad_debt() -> Group:
    return Group(
        _("One invoice"),
        (
            Slider(
                name="invoice",
                label=_("Amount of the invoice"),
                minimum=1_000,
                maximum=500_000,
                step=1_000,
                default=60_000,
                unit="EUR",
            ),
            Slider(
                name="margin",
                label=_("Margin on sales"),
                minimum=1,
                maximum=50,
                step=0.5,
                default=100 * portland().margin,
                unit="%",
                decimals=1,
            ),
        ),
    )


def _late_invoices() -> dict[str, str]:
    """Return the newest row of the facts that says which share of invoices is paid late, in percent."""
    rows = [row for row in facts.table(_FACTS) if row["indicator"] == "B2B invoices paid late"]
    return max(rows, key=lambda row: row["year"])


def _belgian_days() -> int:
    wanted = ("Belgium", "Average payment term, foreign customers")
    return next(int(row["value"]) for row in facts.table(_FACTS) if (row["area"], row["indicator"]) == wanted)


def _compute(inputs: dict[str, Any]) -> Result:
    stock, customer, supplier = (inputs[f"{name}_days"] for name in ("inventory", "receivable", "payable"))
    cost_ratio, loan = inputs["cost_ratio"] / 100, inputs["loan_rate"] / 100
    sales = 1_000 * inputs["sales"]
    cycle = cash_conversion_cycle(stock, customer, supplier)
    need = funding_need(sales, stock, customer, supplier, cost_ratio)
    extra = funding_need(sales * inputs["late_share"] / 100, 0, inputs["late_days"], 0, cost_ratio)
    claim = late_payment_interest(inputs["invoice"], inputs["reference_rate"] / 100, inputs["late_days"])
    recover = sales_to_recover(inputs["invoice"], inputs["margin"] / 100)
    discount = payment_discount_cost(inputs["discount"] / 100, inputs["discount_days"], inputs["net_days"])
    statutory = inputs["reference_rate"] / 100 + assumption("late_interest_margin").value
    bars = _bars(stock, customer, supplier, cycle)
    needs = [(_("on your terms"), need), (_("late payers add"), extra)]
    rates = [(_("your bank loan"), loan), (_("statutory interest"), statutory), (_("the discount"), discount)]
    return Result(
        sentence=" ".join(
            (
                _cycle_advice(cycle, need, loan),
                _late_advice(extra, loan, inputs, claim),
                _discount_advice(discount, loan),
            )
        ),
        data={
            "cycle": [{"part": part, "start": start, "end": end} for part, start, end in bars],
            "need": [{"part": part, "amount": amount} for part, amount in needs],
            "rates": [{"what": what, "rate": 100 * rate} for what, rate in rates],
        },
        alts={
            "cycle": "; ".join(
                _("{part}: day {start} to {end}").format(part=part, start=number(start), end=number(end))
                for part, start, end in bars
            )
            + ".",
            "need": "; ".join(f"{part}: {money(amount)}" for part, amount in needs) + ".",
            "rates": "; ".join(f"{what}: {percent(rate)}" for what, rate in rates) + ".",
        },
        tables=(_figures(cycle, need, extra, (need + extra) * loan, claim, discount, recover), _survey_table()),
        warnings=(
            _(
                "Interest for late payment is due under the law of a member state of the European Union; a buyer outside "
                "it need not pay it."
            ),
            _("Surveys ask those who answer: compare them with your own ledger."),
        ),
    )


def _bars(stock: float, customer: float, supplier: float, cycle: float) -> list[tuple[str, float, float]]:
    end = stock + customer
    return [
        (_("in stock"), 0.0, stock),
        (_("customer waits to pay"), stock, end),
        (_("suppliers wait"), 0.0, supplier),
        (_("you finance"), min(supplier, end), max(supplier, end))
        if cycle >= 0
        else (_("suppliers finance you"), end, supplier),
    ]


def _cycle_advice(cycle: float, need: float, loan: float) -> str:
    if cycle == 0:
        return _("Nothing must be financed: you pay suppliers on the day that customers pay you.")
    if cycle < 0:
        return _(
            "Suppliers finance this trade: the cycle is {days} days and {need} is free as long as sales last."
        ).format(days=number(cycle), need=money(-need))
    return _("{days} days must be financed: {need} is tied up for good and costs {cost} a year.").format(
        days=number(cycle), need=money(need), cost=money(need * loan)
    )


def _late_advice(extra: float, loan: float, inputs: dict[str, Any], claim: float) -> str:
    if not extra:
        return _("Nobody pays late.")
    return _(
        "Late payers tie up {extra} more, at {cost} a year; the law lets you claim {claim} on an invoice of "
        "{invoice} that is {days} days late."
    ).format(
        extra=money(extra),
        cost=money(extra * loan),
        claim=money(claim),
        invoice=money(inputs["invoice"]),
        days=number(inputs["late_days"]),
    )


def _discount_advice(discount: float, loan: float) -> str:
    if not discount:
        return _("There is no discount.")
    if discount > loan:
        text = _(
            "The discount costs {discount} a year, more than your loan at {loan}: as a seller do not offer it, as "
            "a buyer take it."
        )
    else:
        text = _(
            "The discount costs {discount} a year, no more than your loan at {loan}: offering it is the cheaper money."
        )
    return text.format(discount=percent(discount), loan=percent(loan))


def _figures(cycle, need, extra, cost, claim, discount, recover) -> Table:
    eur = {"kind": "money", "unit": HOME}
    return Table(
        _("The cycle in figures"),
        (
            Column("days", _("Days to finance"), "number"),
            Column("need", _("Tied up"), **eur),
            Column("extra", _("More with late payers"), **eur),
            Column("cost", _("Interest a year"), **eur),
            Column("claim", _("Claim for one late invoice"), **eur),
            Column("discount", _("Yearly cost of the discount"), "percent", 1),
            Column("recover", _("Sales that make up for the invoice"), **eur),
        ),
        [(cycle, need, extra, cost, claim, discount, recover)],
    )


def _surveys() -> dict[tuple[str, str], str]:
    """Return what to call the rows of the facts that the table shows, by indicator and area."""
    return {
        ("B2B invoices paid late", "Western Europe"): _("invoices between firms paid late, Western Europe"),
        ("Overdue B2B invoices", "Western Europe"): _("value of invoices overdue, Western Europe"),
        ("Write-offs", "Western Europe"): _("value of invoices written off, Western Europe"),
        ("Domestic B2B invoices unpaid at due date", "Belgium"): _("value unpaid on the due date, Belgium"),
        ("Enterprises having problems from late payment", "EU"): _("firms with problems from late payment, EU"),
    }


def _survey_table() -> Table:
    names = _surveys()
    rows = [
        (
            names[row["indicator"], row["area"]],
            row["year"].replace("c.", "± "),
            float(row["value"]) / 100,
            row["source"].partition(":")[0],
        )
        for row in facts.table(_FACTS)
        if (row["indicator"], row["area"]) in names
    ]
    return Table(
        _("What surveys found"),
        (
            Column("what", _("Share of")),
            Column("year", _("Year")),
            Column("share", _("Share"), "percent"),
            Column("source", _("Source")),
        ),
        rows,
    )


def _cycle_chart() -> dict[str, Any]:
    parts = [
        _("in stock"),
        _("customer waits to pay"),
        _("suppliers wait"),
        _("you finance"),
        _("suppliers finance you"),
    ]
    return {
        "height": 130,
        "data": {"name": "cycle"},
        "mark": {"type": "bar"},
        "encoding": {
            "y": {"field": "part", "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": 150}},
            "x": {"field": "start", "type": "quantitative", "title": _("days"), "axis": {"tickCount": 5}},
            "x2": {"field": "end"},
            "color": {
                "field": "part",
                "type": "nominal",
                "title": None,
                "legend": None,
                "scale": {"domain": parts, "range": [GREY, BLUE, GREEN, ORANGE, GREEN]},
            },
        },
    }


def _need_chart() -> dict[str, Any]:
    return {
        "height": 80,
        "data": {"name": "need"},
        "mark": {"type": "bar", "color": ORANGE},
        "encoding": {
            "y": {"field": "part", "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": 150}},
            "x": {"field": "amount", "type": "quantitative", "title": "EUR", "axis": {"format": ",d", "tickCount": 4}},
        },
    }


def _rates_chart() -> dict[str, Any]:
    return {
        "height": 110,
        "data": {"name": "rates"},
        "mark": {"type": "bar", "color": PINK},
        "encoding": {
            "y": {"field": "what", "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": 150}},
            "x": {"field": "rate", "type": "quantitative", "title": "%", "axis": {"tickCount": 5}},
        },
    }
