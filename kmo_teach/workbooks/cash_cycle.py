"""Cash cycle: how much money selling ties up, and what late payers cost (chapter 2.4, first half)."""

from __future__ import annotations

from kmo_teach import facts
from kmo_teach.apps.cash_cycle import app
from kmo_teach.finance.cash_cycle import cash_conversion_cycle, funding_need, payment_discount_cost, sales_to_recover
from kmo_teach.language import _, date
from kmo_teach.pricing.assumptions import assumption
from kmo_teach.pricing.market import quoted_on
from kmo_teach.pricing.non_payment import late_payment_interest
from kmo_teach.workbooks.describe import Input, Line, Section, Values, Workbook

__all__ = ["workbook"]

_MOST_DAYS = 1800


def workbook(inputs: Values | None = None) -> Workbook:
    """Describe the workbook in the reader's language, for the course's firm or for inputs of the app's reader."""
    beginning = app()
    given = inputs or beginning.for_model(beginning.defaults)  # one set of examples: the app's
    return Workbook(
        name="cash_cycle",
        title=_("The cash cycle"),
        question=_("How much money does selling tie up, and what do late payers cost?"),
        sections=(
            Section(_("The cycle"), _cycle(given)),
            Section(_("Late payment"), _late(given)),
            Section(_("A discount for early payment"), _discount(given)),
            Section(_("One invoice"), _invoice(given)),
            Section(_("Days"), _days()),
            Section(_("Money"), _money()),
            Section(_("What a year of waiting costs, or earns"), _rates()),
        ),
        chart=_("Money"),
        checked="need",
        model=_model,
        page="book/2-4-1-accounting-tax-liquidity",
        sources=(
            _("Cycle: Richards and Laughlin (1980), Financial Management 9, 32-38."),
            _("Late payment: Directive 2011/7/EU, articles 2, 3 and 6. A state may give more; Belgium rounds up."),
        ),
    )


def _number(given: Values, name: str) -> float:
    return float(given[name])


def _cycle(given: Values) -> tuple[Input, ...]:
    invented, days = _("invented"), _("days")
    return (
        Input("sales", _("Sales on these terms"), _number(given, "sales"), _("EUR a year"), "whole", source=invented),
        Input(
            "cost_ratio",
            _("Costs paid out, as a share of sales"),
            _number(given, "cost_ratio"),
            "",
            "percent",
            maximum=10,
            source=invented,
        ),
        Input(
            "inventory_days",
            _("Days in stock and in the workshop"),
            _number(given, "inventory_days"),
            days,
            "days",
            maximum=_MOST_DAYS,
            source=_("the order that runs through the course"),
        ),
        Input(
            "receivable_days",
            _("Days until customers pay"),
            _number(given, "receivable_days"),
            days,
            "days",
            maximum=_MOST_DAYS,
        ),
        Input(
            "payable_days",
            _("Days until you pay suppliers"),
            _number(given, "payable_days"),
            days,
            "days",
            maximum=_MOST_DAYS,
        ),
        Input("loan_rate", _("Rate of your bank loan"), _number(given, "loan_rate"), _("a year"), "percent", maximum=1),
    )


def _late(given: Values) -> tuple[Input, ...]:
    late = _late_invoices()
    margin, fixed = assumption("late_interest_margin"), assumption("late_payment_compensation")
    return (
        Input(
            "late_share",
            _("Share of sales that is paid late"),
            _number(given, "late_share"),
            "",
            "percent",
            maximum=1,
            source=_("{source}, {year}: invoices between firms in Western Europe").format(
                source=late["source"].partition(":")[0], year=late["year"]
            ),
        ),
        Input(
            "late_days",
            _("Days late"),
            _number(given, "late_days"),
            _("days"),
            "days",
            maximum=_MOST_DAYS,
            source=_("invented"),
        ),
        Input(
            "reference_rate",
            _("Main refinancing rate of the European Central Bank"),
            _number(given, "reference_rate"),
            _("a year"),
            "percent",
            maximum=1,
            source=_("the half-year of {date}").format(date=date(quoted_on())),
        ),
        Input("late_margin", _("On top of it, by law"), margin.value, _("a year"), "percent", fixed=True),
        Input("compensation", _("Compensation for recovery, by law"), fixed.value, fixed=True),
    )


def _late_invoices() -> dict[str, str]:
    rows = [row for row in facts.table("pricing/late_payment.csv") if row["indicator"] == "B2B invoices paid late"]
    return max(rows, key=lambda row: row["year"])


def _discount(given: Values) -> tuple[Input, ...]:
    invented = _("invented")
    return (
        Input("discount", _("Discount"), _number(given, "discount"), "", "percent", maximum=0.99, source=invented),
        Input(
            "discount_days",
            _("if paid within"),
            _number(given, "discount_days"),
            _("days"),
            "days",
            maximum=_MOST_DAYS,
            source=invented,
        ),
        Input(
            "net_days",
            _("or in full within"),
            _number(given, "net_days"),
            _("days"),
            "days",
            maximum=_MOST_DAYS,
            source=invented,
        ),
    )


def _invoice(given: Values) -> tuple[Input, ...]:
    return (
        Input("invoice", _("Amount of the invoice"), _number(given, "invoice"), source=_("invented")),
        Input("margin", _("Margin on sales"), _number(given, "margin"), "", "percent", minimum=0.0001, maximum=1),
    )


def _days() -> tuple[Line, ...]:
    return (
        Line(
            "cycle",
            _("Days to finance"),
            "inventory_days+receivable_days-payable_days",
            _("days"),
            "days",
            why=_("below 0 suppliers finance you"),
            strong=True,
        ),
    )


def _money() -> tuple[Line, ...]:
    return (
        Line(
            "need",
            _("Tied up"),
            "sales/360*cycle*cost_ratio",
            why=_("only what was paid out needs money; a year of 360 days"),
            strong=True,
        ),
        Line("extra", _("More with late payers"), "sales*late_share/360*late_days*cost_ratio"),
        Line("interest", _("Interest a year"), "(need+extra)*loan_rate"),
        Line(
            "claim",
            _("Claim for one late invoice"),
            "IF(late_days>0,invoice*(reference_rate+late_margin)*late_days/365+compensation,0)",
            why=_("by actual days over 365"),
        ),
        Line("recover", _("Sales that make up for the invoice, if it is lost"), "invoice/margin"),
    )


def _rates() -> tuple[Line, ...]:
    yearly = _("a year")
    return (
        Line("loan", _("Your bank loan"), "loan_rate", yearly, "percent"),
        Line("statutory", _("Statutory interest"), "reference_rate+late_margin", yearly, "percent"),
        Line(
            "discount_cost",
            _("The discount"),
            "IF(net_days>discount_days,discount/(1-discount)*365/(net_days-discount_days),NA())",
            yearly,
            "percent",
            why=_("dearer than your loan: do not offer it; take it where it is offered to you"),
            strong=True,
        ),
    )


def _model(values: Values) -> dict[str, float]:
    given = {name: float(value) for name, value in values.items()}
    stock, customers, suppliers = (given[f"{name}_days"] for name in ("inventory", "receivable", "payable"))
    need = funding_need(given["sales"], stock, customers, suppliers, given["cost_ratio"])
    extra = funding_need(given["sales"] * given["late_share"], 0, given["late_days"], 0, given["cost_ratio"])
    return {
        "cycle": cash_conversion_cycle(stock, customers, suppliers),
        "need": need,
        "extra": extra,
        "interest": (need + extra) * given["loan_rate"],
        "claim": late_payment_interest(given["invoice"], given["reference_rate"], given["late_days"]),
        "recover": sales_to_recover(given["invoice"], given["margin"]),
        "loan": given["loan_rate"],
        "statutory": given["reference_rate"] + assumption("late_interest_margin").value,
        "discount_cost": payment_discount_cost(given["discount"], given["discount_days"], given["net_days"]),
    }
