"""The cash cycle app: how long the money is away, what that costs, and what late and bad payers add."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kmo_teach import facts
from kmo_teach.apps.kit.charts import Spec, amount, bars, category, colour, described, quantity
from kmo_teach.apps.kit.describe import (
    App,
    Chart,
    Column,
    Group,
    Guess,
    Key,
    Percent,
    Preset,
    Result,
    Slider,
    Table,
    euro,
)
from kmo_teach.case.firm import get_running_case
from kmo_teach.case.order import portland, portland_in_words
from kmo_teach.finance import cash_conversion_cycle
from kmo_teach.finance.cash_cycle import funding_need, payment_discount_cost, sales_to_recover
from kmo_teach.language import _, money, number, percent
from kmo_teach.palette import BLUE, GREEN, GREY, ORANGE, PURPLE
from kmo_teach.pricing import assumption, late_payment_interest, late_reference_rate, quoted_on

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
        first=("inventory_days", "receivable_days", "payable_days", "late_share"),
        guess=Guess(
            _(
                "Customers pay 30 days sooner, and suppliers want their money 30 days sooner too. What happens to "
                "the money tied up?"
            ),
            {"receivable_days": portland().days - 30, "payable_days": portland().payable_days - 30},
            _(
                "The cycle is days in stock, plus days of customers, less days of suppliers. A day is a day, on "
                "either side."
            ),
        ),
        workbook="cash_cycle",
        presets=(
            Preset("portland", _("As for {place}").format(place=portland_in_words()["place"]), {}),
            Preset("belgium", _("Belgian terms, survey of about 2014"), {"receivable_days": _belgian_days()}),
            Preset("delivery", _("Paid on delivery"), {"receivable_days": 0, "late_share": 0}),
            Preset(
                "squeezed",
                _("Quick suppliers, slow customers"),
                {"payable_days": 8, "receivable_days": 120, "late_share": 80},
            ),
        ),
        note=_(
            "{firm}'s days, sales and margin are invented. Surveys of late payment, the rate of the European "
            "Central Bank and the rule of Directive 2011/7/EU are real; the table names each source. Money tied up is "
            "counted in years of 360 days, as a bank counts its interest; the discount and the claim for late payment "
            "in years of 365."
        ).format(firm=get_running_case().name),
    )


def _cycle() -> Group:
    order = portland()
    return Group(
        _("The cycle"),
        (
            Slider(
                "sales",
                _("Sales on these terms"),
                minimum=100,
                maximum=9_900,
                step=50,
                default=1_200,
                unit=_("thousand EUR"),
                times=1_000,
                help=_("In a year."),
            ),
            Percent("cost_ratio", _("Costs paid out, as a share of sales"), minimum=10, default=85),
            Slider(
                "inventory_days",
                _("Days in stock and in the workshop"),
                minimum=0,
                maximum=240,
                step=1,
                default=order.building_days,
                unit=_("days"),
            ),
            Slider(
                "receivable_days",
                _("Days until customers pay"),
                minimum=0,
                maximum=240,
                step=1,
                default=order.days,
                unit=_("days"),
            ),
            Slider(
                "payable_days",
                _("Days until you pay suppliers"),
                minimum=0,
                maximum=240,
                step=1,
                default=order.payable_days,
                unit=_("days"),
            ),
            Percent(
                "loan_rate",
                _("Rate of your bank loan"),
                maximum=15,
                step=0.1,
                default=100 * order.loan_rate,
                decimals=1,
            ),
        ),
    )


def _late() -> Group:
    late = _late_invoices()
    return Group(
        _("Late payment"),
        (
            Percent(
                "late_share",
                _("Share of sales that is paid late"),
                default=int(late["value"]),
                help=_("{share} % of invoices between firms in Western Europe in a survey of {year}.").format(
                    share=late["value"], year=late["year"]
                ),
            ),
            Slider("late_days", _("Days late"), minimum=0, maximum=180, step=1, default=45, unit=_("days")),
            Percent(
                "reference_rate",
                _("Main refinancing rate of the European Central Bank"),
                maximum=6,
                step=0.05,
                default=round(100 * late_reference_rate(quoted_on()), 2),
                decimals=2,
                help=_("For a claim: the rate on the first day of the half-year."),
            ),
        ),
    )


def _discount() -> Group:
    return Group(
        _("A discount for early payment"),
        (
            Percent("discount", _("Discount"), maximum=10, step=0.1, default=2, decimals=1),
            Slider("discount_days", _("if paid within"), minimum=0, maximum=30, step=1, default=10, unit=_("days")),
            Slider("net_days", _("or in full within"), minimum=31, maximum=180, step=1, default=60, unit=_("days")),
        ),
        _("2 % within 10 days, or in full within 60: the trade writes 2/10 net 60."),
    )


def _bad_debt() -> Group:
    return Group(
        _("One invoice"),
        (
            Slider(
                "invoice",
                _("Amount of the invoice"),
                minimum=1_000,
                maximum=500_000,
                step=1_000,
                default=60_000,
                unit="EUR",
            ),
            Percent(
                "margin",
                _("Margin on sales"),
                minimum=1,
                maximum=50,
                step=0.5,
                default=100 * portland().margin,
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
    return next(row.whole("value") for row in facts.table(_FACTS) if (row["area"], row["indicator"]) == wanted)


@dataclass(frozen=True, slots=True)
class _Cycle:
    """What the terms cost, in days, EUR and fractions."""

    days: float
    need: float
    extra: float
    claim: float
    discount: float
    recover: float
    loan: float


def _found(inputs: dict[str, Any]) -> _Cycle:
    days = [inputs[f"{name}_days"] for name in ("inventory", "receivable", "payable")]
    sales, cost_ratio = inputs["sales"], inputs["cost_ratio"]
    return _Cycle(
        days=cash_conversion_cycle(*days),
        need=funding_need(sales, *days, cost_ratio),
        extra=funding_need(sales * inputs["late_share"], 0, inputs["late_days"], 0, cost_ratio),
        claim=late_payment_interest(inputs["invoice"], inputs["reference_rate"], inputs["late_days"]),
        discount=payment_discount_cost(inputs["discount"], inputs["discount_days"], inputs["net_days"]),
        recover=sales_to_recover(inputs["invoice"], inputs["margin"]),
        loan=inputs["loan_rate"],
    )


def _compute(inputs: dict[str, Any]) -> Result:
    found = _found(inputs)
    spans = _spans(inputs["inventory_days"], inputs["receivable_days"], inputs["payable_days"], found.days)
    needs = [(_("on your terms"), found.need), (_("late payers add"), found.extra)]
    statutory = inputs["reference_rate"] + assumption("late_interest_margin").value
    rates = [
        (_("your bank loan"), found.loan),
        (_("statutory interest"), statutory),
        (_("the discount"), found.discount),
    ]
    return Result(
        key=Key(_("Money tied up"), found.need),
        sentence=" ".join((_cycle_advice(found), _late_advice(found, inputs), _discount_advice(found))),
        data={
            "cycle": [{"part": part, "start": start, "end": end} for part, start, end in spans],
            "need": [{"part": part, "amount": value} for part, value in needs],
            "rates": [{"what": what, "rate": 100 * rate} for what, rate in rates],
        },
        alts={
            "cycle": "; ".join(
                _("{part}: day {start} to {end}").format(part=part, start=number(start), end=number(end))
                for part, start, end in spans
            )
            + ".",
            "need": described(needs),
            "rates": described(rates, percent),
        },
        tables=(_figures(found), _survey_table()),
        warnings=(
            _(
                "This interest is the least that the law of a member state of the European Union gives; Belgium "
                "rounds its rate up. Under another law the contract, or that law, says what is due."
            ),
            _("Surveys ask those who answer: compare them with your own ledger."),
        ),
    )


def _spans(stock: float, customer: float, supplier: float, cycle: float) -> list[tuple[str, float, float]]:
    end = stock + customer
    return [
        (_("in stock"), 0.0, stock),
        (_("customer waits to pay"), stock, end),
        (_("suppliers wait"), 0.0, supplier),
        (_("you finance"), min(supplier, end), max(supplier, end))
        if cycle >= 0
        else (_("suppliers finance you"), end, supplier),
    ]


def _cycle_advice(found: _Cycle) -> str:
    if found.days == 0:
        return _("Nothing must be financed: you pay suppliers on the day that customers pay you.")
    if found.days < 0:
        return _(
            "Suppliers finance this trade: the cycle is {days} days and {need} is free as long as sales last."
        ).format(days=number(found.days), need=money(-found.need))
    return _("{days} days must be financed: {need} is tied up for good and costs {cost} a year.").format(
        days=number(found.days), need=money(found.need), cost=money(found.need * found.loan)
    )


def _late_advice(found: _Cycle, inputs: dict[str, Any]) -> str:
    if not found.extra:
        return _("Nobody pays late.")
    return _(
        "Late payers tie up {extra} more, at {cost} a year; European law lets you claim at least {claim} on an "
        "invoice of {invoice} that is {days} days late."
    ).format(
        extra=money(found.extra),
        cost=money(found.extra * found.loan),
        claim=money(found.claim),
        invoice=money(inputs["invoice"]),
        days=number(inputs["late_days"]),
    )


def _discount_advice(found: _Cycle) -> str:
    if not found.discount:
        return _("There is no discount.")
    if found.discount > found.loan:
        text = _(
            "The discount costs {discount} a year, more than your loan at {loan}: as a seller do not offer it, as "
            "a buyer take it."
        )
    else:
        text = _(
            "The discount costs {discount} a year, no more than your loan at {loan}: offering it is the cheaper money."
        )
    return text.format(discount=percent(found.discount), loan=percent(found.loan))


def _figures(found: _Cycle) -> Table:
    return Table(
        _("The cycle in figures"),
        (
            Column("days", _("Days to finance"), "number"),
            euro("need", _("Tied up")),
            euro("extra", _("More with late payers")),
            euro("cost", _("Interest a year")),
            euro("claim", _("Claim for one late invoice")),
            Column("discount", _("Yearly cost of the discount"), "percent", 1),
            euro("recover", _("Sales that make up for the invoice")),
        ),
        [
            (
                found.days,
                found.need,
                found.extra,
                (found.need + found.extra) * found.loan,
                found.claim,
                found.discount,
                found.recover,
            )
        ],
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
            row.number("value") / 100,
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


def _cycle_chart() -> Spec:
    parts = {
        _("in stock"): GREY,
        _("customer waits to pay"): BLUE,
        _("suppliers wait"): GREEN,
        _("you finance"): ORANGE,
        _("suppliers finance you"): GREEN,
    }
    days = quantity("start", _("days"), tickCount=5)
    return bars("cycle", 130, category("part"), days, {"x2": {"field": "end"}, **colour("part", parts)})


def _need_chart() -> Spec:
    return bars("need", 80, category("part"), amount(), color=ORANGE, told="amount")


def _rates_chart() -> Spec:
    return bars(
        "rates", 110, category("what"), quantity("rate", "%", tickCount=5, format=".1f"), color=PURPLE, told="rate"
    )
