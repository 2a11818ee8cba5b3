"""Export price: floor and target with the cost of risk inside, under each cover of the app (chapter 2.4.2)."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from kmo_teach.apps.pricing import app, cover_of, order_of
from kmo_teach.case.firm import get_running_case
from kmo_teach.inputs import InputError
from kmo_teach.language import _
from kmo_teach.pricing.assumptions import assumption
from kmo_teach.pricing.before_delivery import before_delivery, stop_loss
from kmo_teach.pricing.failure import default_probability
from kmo_teach.pricing.hedge import EXCHANGE_COVERS, Hedge, make_hedge
from kmo_teach.pricing.incoterms import (
    AFTER_IMPORT,
    CUSTOMS_BASES,
    ELEMENTS,
    RULES,
    Logistics,
    outside_customs_value,
    seller_costs,
    seller_pays,
)
from kmo_teach.pricing.market import Market, market_data
from kmo_teach.pricing.non_payment import NON_PAYMENT_COVERS, CoverTerms
from kmo_teach.pricing.order import BEFORE_DELIVERY_COVERS, Cover, Order
from kmo_teach.pricing.outlay import outlays
from kmo_teach.pricing.plan import Instalment
from kmo_teach.pricing.price import LABELS, Quote, quote
from kmo_teach.workbooks.describe import Choice, Input, Line, Section, Values, Workbook

__all__ = ["workbook"]

_CARRIED = tuple(field.name for field in fields(Logistics))
_MOST_DAYS = 1800
_ORDER = (
    "full_cost",
    "days",
    "margin",
    "inventory_days",
    "payable_days",
    "loan_rate",
    "commission",
    "duty_rate",
    "bank_fee",
    "loss_given_default",
    "building_days",
    "bought",
    "export_costs",
    "installation",
    "resale",
)
_TERMS = ("insured", "factoring_fee", "factoring_advance", "confirmation_rate", "credit_fees")


_PARTS = ("order", "ready", "later", "rest")
"""The parts of the price, in the order of their days: each has a share, a day, a rate and an option's premium."""
_AFTER = ("later", "rest")
"""Those of them that a buyer owes after delivery."""


@dataclass(frozen=True, slots=True)
class _Deal:
    """What the file begins with."""

    order: Order
    cover: Cover
    quoted: float

    @property
    def market(self) -> Market:
        return market_data(self.order.currency)


def workbook(inputs: Values | None = None) -> Workbook:
    """Describe the workbook in the reader's language, for the course's order or for inputs of the app's reader."""
    deal = _deal_of(inputs)
    return Workbook(
        name="export_price",
        title=_("The price of an export order"),
        question=_("Which price still pays for all costs and risks of an order from abroad?"),
        sections=(
            Section(_("The deal"), _deal(deal)),
            Section(_("Paid in parts"), _parts(deal.order)),
            Section(_("Cost price and delivery"), _costs(deal.order)),
            Section(_("Margin, agent and financing"), _financing(deal.order)),
            Section(_("Risks and cover"), _risks(deal)),
            Section(_("Rates of the market"), _market(deal.market)),
            Section(_("What banks and insurers ask"), _terms(deal.market)),
            Section(_("The parts of the price"), _plan()),
            Section(_("Exchange rate of the price"), _exchange()),
            Section(_("What the rule makes you pay"), _delivery()),
            Section(_("The buyer may fail"), _failure()),
            Section(_("From cost to price: amounts"), _amounts()),
            Section(_("From cost to price: shares of the price"), _shares()),
            Section(_("Prices in EUR"), _prices()),
            Section(_("Prices in the currency of the invoice"), _foreign(deal.order.currency)),
        ),
        chart=_("From cost to price: amounts"),
        checked="target_price",
        model=_Model(deal.order.currency),
        page="book/2-4-2-risks-and-price",
        sources=(
            _("Floor = amounts / (1 - shares of the price); target = amounts / (1 - shares - margin)."),
            _("Forward by covered interest parity; option: Garman and Kohlhagen (1983). Incoterms 2020 of the ICC."),
            _("FCA is counted at the seller's premises; import VAT under DDP is left out."),
            _("A part of the price that comes early pays the same part of each cost; the margin in it is left out."),
            _("Exchange and interest rates: European Central Bank and other central banks, as on the page Data."),
        ),
    )


def _deal_of(inputs: Values | None) -> _Deal:
    described = app()
    given = dict(inputs or described.for_model(described.defaults))
    if given["side"] != "sell":
        raise InputError("side", given["side"], _("The spreadsheet is about a sale: choose that the firm sells."))
    return _Deal(order_of(given), cover_of(given), float(given["quoted"]))


def _case() -> str:
    return _("{firm}, invented").format(firm=get_running_case().name)


def _days(name: str, label: str, value: float, *, minimum: float = 0.0) -> Input:
    return Input(name, label, value, _("days"), "days", minimum=minimum, maximum=_MOST_DAYS, source=_case())


def _share(name: str, label: str, value: float, source: str = "", maximum: float = 0.999) -> Input:
    return Input(name, label, value, "", "percent", maximum=maximum, source=source or _case())


def _deal(deal: _Deal) -> tuple[Input | Choice, ...]:
    order = deal.order
    rules = {rule: rule for rule in RULES}
    paid = {
        f"pays_{element}": tuple(float(seller_pays(rule, element)) for rule in RULES)
        for element in (*_CARRIED, "cargo_insurance")
    }
    return (
        Input("quoted", _("Price you quote (0: the target price)"), deal.quoted, order.currency),
        _days("days", _("Term of payment, from delivery"), order.days, minimum=1),
        _days("building_days", _("Days of building, from signature to delivery"), order.building_days),
        Choice(
            "incoterm",
            _("Incoterms 2020 rule"),
            order.incoterm,
            rules,
            _("FCA: handed over at the seller's premises"),
            {**paid, "is_ddp": tuple(float(rule == "DDP") for rule in RULES)},
        ),
    )


def _parts(order: Order) -> tuple[Input, ...]:
    """Return the parts of the price but the last, which is what they leave."""
    of = {one.trigger: one for one in order.plan}
    ready, later = order.building_days, order.building_days + order.days
    since = _("days from signature")
    before, after = _("not after delivery"), _("not before delivery, and not after the term")

    def share(name: str, label: str, trigger: str) -> Input:
        part = of.get(trigger)
        return _share(name, label, part.share if part else 0.0, _("0 % for all: one payment at the end"), 1)

    def day(name: str, label: str, value: float, why: str) -> Input:
        return Input(name, label, value, since, "days", maximum=2 * _MOST_DAYS, source=why)

    return (
        share("order_share", _("With the order"), "order"),
        share("ready_share", _("When ready for dispatch"), "readiness"),
        day("ready_day", _("When ready for dispatch: day"), ready, before),
        share("later_share", _("After delivery, before the end of the term"), "acceptance"),
        day("later_day", _("After delivery: day"), later, after),
    )


def _costs(order: Order) -> tuple[Input | Choice, ...]:
    source = _case()
    bases = {base: _(label) for base, label in CUSTOMS_BASES.items()}
    return (
        Input("full_cost", _("Full cost price"), order.full_cost, minimum=1, source=source),
        Input("bought", _("Of which bought from suppliers"), order.supplied, source=source),
        Input("export_costs", _("Documents and norms of this market"), order.export_costs, source=source),
        Input("installation", _("Visits and start-up"), order.installation, source=source),
        *(
            Input(element, _(ELEMENTS[element]), getattr(order.logistics, element), source=source)
            for element in _CARRIED
        ),
        _share("duty_rate", _("Import duty (only DDP)"), order.duty_rate, _("the United States' rule"), 10),
        Choice("customs_base", _("What duty is charged on (only DDP)"), order.customs_base, bases),
    )


def _financing(order: Order) -> tuple[Input, ...]:
    return (
        _share("margin", _("Target margin on the price"), order.margin),
        _share("commission", _("Agent's commission"), order.commission),
        Input("bank_fee", _("Bank and file charges"), order.bank_fee, source=_case()),
        _days("payable_days", _("Days that suppliers wait"), order.payable_days),
        _days("inventory_days", _("Days in stock, for goods from stock"), order.inventory_days),
        _share("loan_rate", _("Interest on the bank loan"), order.loan_rate),
    )


def _risks(deal: _Deal) -> tuple[Input | Choice, ...]:
    order, chosen = deal.order, deal.cover
    return (
        Choice("exchange", _("Exchange risk"), chosen.exchange, _translated(EXCHANGE_COVERS)),
        Choice("non_payment", _("Non-payment"), chosen.non_payment, _translated(NON_PAYMENT_COVERS)),
        Choice(
            "before_delivery", _("Failure before delivery"), chosen.before_delivery, _translated(BEFORE_DELIVERY_COVERS)
        ),
        _share(
            "yearly_default", _("Chance that the buyer fails, a year"), order.default_probability, _("by its rating")
        ),
        _share("loss_given_default", _("Share of the claim that is then lost"), order.loss_given_default, maximum=1),
        _share("resale", _("What half-built goods still bring, a share of their cost"), order.resale, maximum=1),
    )


def _translated(labels: dict[str, str]) -> dict[str, str]:
    return {key: _(label) for key, label in labels.items()}


def _market(market: Market) -> tuple[Input, ...]:
    known = _("European Central Bank, {date}").format(date=market.date)
    policy = _("policy rate, {date}").format(date=market.rates_date)
    unit, days = _("{currency} per EUR").format(currency=market.currency), _("days")
    labels: dict[str, tuple[str, str, float]] = {
        "foreign_rate": (_("Interest in the currency of the invoice"), policy, 1),
        "home_rate": (_("Interest in euro"), policy, 1),
        "volatility": (_("Yearly volatility of the exchange rate"), known, 5),
        "bank_spread": (_("What the bank keeps of the exchange rate"), _assumed("bank_spread"), 0.999),
    }
    found = (
        Input("spot", _("Exchange rate today"), market.spot, unit, "rate", minimum=1e-6, source=known),
        *(_share(name, label, getattr(market, name), source, most) for name, (label, source, most) in labels.items()),
        Input("basis", _("Days in the interest year of that currency"), market.basis, days, "days", 360, 365),
        Input("home_basis", _("Days in the interest year of the euro"), market.home_basis, days, "days", 360, 365),
    )
    return tuple(replace(one, is_fact=True) for one in found)


def _assumed(name: str) -> str:
    return _("estimate: ask your own bank or insurer") if assumption(name).estimate else assumption(name).source


def _terms(market: Market) -> tuple[Input, ...]:
    terms = CoverTerms()
    labels = {
        "insured": _("What a credit insurer pays of a loss"),
        "factoring_fee": _("Factor's fee"),
        "factoring_advance": _("What a factor pays at once"),
        "confirmation_rate": _("Confirmation of a documentary credit, a year"),
        "credit_fees": _("Fixed fees of the documentary credit"),
    }
    rate = market.home_rate + assumption("factoring_discount_margin").value
    estimate = _("estimate: ask your own bank or insurer")
    asked = [
        Input(name, labels[name], getattr(terms, name), source=estimate)
        if name == "credit_fees"
        else _share(name, labels[name], getattr(terms, name), estimate, 1)
        for name in _TERMS
    ]
    return (
        *asked,
        _share("factoring_rate", _("Interest on what a factor pays, a year"), rate, estimate, 1),
        *_constants(),
    )


def _constants() -> tuple[Input, ...]:
    labels = {
        "credit_insurance_premium": _("Usual premium of credit insurance"),
        "factoring_protection": _("Usual price of a factor's protection"),
        "before_delivery_premium": _("Usual premium until delivery, on the cost"),
        "highest_insurable_default": _("Chance of failing above which no insurer gives a limit, a year"),
        "presentation_days": _("Days to present documents"),
        "cargo_insurance_rate": _("Premium of cargo insurance"),
        "insured_share": _("Insured value of the cargo, a share of the price"),
    }
    return tuple(
        Input(
            name,
            label,
            assumption(name).value,
            _("days") if name == "presentation_days" else "",
            "days" if name == "presentation_days" else "percent",
            source=_assumed(name),
            fixed=True,
        )
        for name, label in labels.items()
    )


def _plan() -> tuple[Line, ...]:
    """Return the last part, the days that the price waits for, and whether the parts go together."""
    since, days = _("days from signature"), _("days")
    factored = "OR(non_payment_number=3,non_payment_number=4)"
    kept = f"IF(AND(rest_share+later_owed>0,{factored}),1-factoring_advance,1)"
    fits = (
        "AND(rest_share>=0,OR(order_share+ready_share+later_share=0,building_days>0),"
        "OR(ready_share=0,ready_day<=building_days),OR(later_share=0,later_day>=building_days),"
        "OR(later_share=0,rest_share=0,later_day<=rest_day))"
    )
    return (
        Line("order_day", _("With the order: day"), "0", since, "days"),
        Line("rest_day", _("The end of the term: day"), "building_days+days", since, "days"),
        Line(
            "rest_share",
            _("What is left for the end of the term"),
            "ROUND(1-order_share-ready_share-later_share,9)",
            "",
            "percent",
            strong=True,
        ),
        Line("later_owed", _("Of the price, owed after delivery but before the end"), _owed("later"), "", "percent"),
        Line(
            "waiting",
            _("Days from delivery to the money"),
            "ready_share*(ready_day-building_days)-order_share*building_days"
            f"+(later_share*(later_day-building_days)+rest_share*days)*{kept}",
            days,
            "days",
            why=_("a mean of the parts, by their shares; what a factor pays at once does not wait"),
        ),
        Line(
            "parts_fit",
            _("Do the parts go together? (1: yes)"),
            f"IF({fits},1,0)",
            "",
            "whole",
            why=_(
                "no more than 100 %, each on its side of delivery, and days of building; else there is no price below"
            ),
        ),
    )


def _owed(part: str) -> str:
    """Return the share of a part after delivery that a buyer may fail to pay."""
    return f"IF({part}_day>building_days,{part}_share,0)"


def _exchange() -> tuple[Line, ...]:
    rate = _("per EUR")
    together = "+".join(f"{part}_share/{part}_rate" for part in _PARTS)
    premium = "+".join(f"{part}_share*{part}_premium" for part in _PARTS if part != "order")
    return (
        Line(
            "lending_margin", _("What your bank adds to the euro's rate"), "MAX(loan_rate-home_rate,0)", "", "percent"
        ),
        *(line for part in _PARTS for line in _exchange_of(part)),
        Line(
            "option_premium",
            _("Option premium at payment, for a unit"),
            premium,
            "EUR",
            "rate",
            why=_("a put at today's rate, by the model, paid today with the loan; your bank's price may differ"),
        ),
        Line(
            "cover_rate",
            _("Rate at which the price is worked out"),
            f"1/({together})",
            rate,
            "rate",
            why=_("the rate that the parts make together"),
            strong=True,
        ),
    )


def _part_labels() -> dict[str, str]:
    return {
        "order": _("with the order"),
        "ready": _("when ready for dispatch"),
        "later": _("after delivery"),
        "rest": _("at the end of the term"),
    }


def _exchange_of(part: str) -> tuple[Line, ...]:
    """Return the rate that the cover gives a part, and what an option for it costs."""
    label, at_once = _part_labels()[part], "spot*(1+bank_spread)"
    rate = Line(f"{part}_rate", _("Rate, {part}").format(part=label), "", _("per EUR"), "rate")
    if part == "order":
        return (replace(rate, formula=f"IF(exchange_number=1,spot,{at_once})"),)
    day = f"{part}_day"
    loan = f"(1+(home_rate+lending_margin)*{day}/home_basis)/(1+home_rate*{day}/home_basis)"
    growth = f"(1+(foreign_rate+{{margin}})*{day}/basis)/(1+(home_rate+{{margin}})*{day}/home_basis)"
    forward, market = (f"{at_once}*{growth.format(margin=margin)}" for margin in ("0", "lending_margin"))
    worth, deviation = f"{part}_worth", f"{part}_deviation"
    put = (
        f"MAX(0,1/spot*NORMSDIST(-(LN({worth}*spot)/{deviation}-{deviation}/2))"
        f"-{worth}*NORMSDIST(-(LN({worth}*spot)/{deviation}+{deviation}/2)))"
    )
    return (
        replace(
            rate,
            formula=f"IF(exchange_number=1,spot,IF({day}=0,{at_once},CHOOSE(exchange_number,spot,{forward},{market},spot)))",
        ),
        Line(
            worth,
            _("Forward value of a unit, {part}").format(part=label),
            f"1/spot*(1+home_rate*{day}/home_basis)/(1+foreign_rate*{day}/basis)",
            "EUR",
            "rate",
        ),
        Line(
            deviation,
            _("Volatility to payment, {part}").format(part=label),
            f"volatility*SQRT({day}/365)",
            "",
            "percent",
        ),
        Line(
            f"{part}_premium",
            _("Option premium, {part}").format(part=label),
            f"{loan}*IF({deviation}=0,MAX(1/spot-{worth},0),{put})",
            "EUR",
            "rate",
        ),
    )


def _delivery() -> tuple[Line, ...]:
    outside = "+".join(f"paid_{element}" for element in _CARRIED if element in AFTER_IMPORT)
    return (
        *(Line(f"paid_{element}", _(ELEMENTS[element]), f"{element}*pays_{element}") for element in _CARRIED),
        Line("logistics", _("Together"), "+".join(f"paid_{element}" for element in _CARRIED), strong=True),
        Line(
            "outside_customs",
            _("Of which outside the customs value"),
            f"{outside}+IF(customs_base_number=2,paid_main_carriage,0)",
        ),
    )


def _failure() -> tuple[Line, ...]:
    own, label = "(full_cost-bought+export_costs)", _part_labels()
    failing = (
        line
        for part in _AFTER
        for line in (
            Line(
                f"{part}_failing",
                _("Chance that the buyer fails before the part {part}").format(part=label[part]),
                f"IF({part}_day>building_days,{_failing(f'({part}_day-building_days)')},0)",
                "",
                "percent",
            ),
            Line(
                f"{part}_loss",
                _("Expected loss, a share of the part {part}").format(part=label[part]),
                f"{part}_failing*loss_given_default",
                "",
                "percent",
            ),
        )
    )
    return (
        *failing,
        Line(
            "failing_before",
            _("Chance that the buyer fails before delivery"),
            f"IF(building_days=0,0,{_failing('building_days')})",
            "",
            "percent",
        ),
        Line("outlay", _("All that the order pays out"), "full_cost+export_costs+logistics+installation"),
        Line(
            "ready_part",
            _("Part of the building time before the second payment"),
            "IF(building_days=0,0,MIN(1,ready_day/building_days))",
            "",
            "percent",
        ),
        *_stops(own),
        Line(
            "worst_before",
            _("Lost if that happens on the worst day"),
            f"MAX(0,(bought+{own})*(1-resale)-(order_share+IF(ready_day<building_days,ready_share,0))*outlay,"
            "IF(ready_share>0,eve_loss,0))",
        ),
        Line(
            "loss_before",
            _("Expected loss before delivery"),
            f"failing_before*(ready_part*{_mean('start_loss', 'eve_loss')}"
            f"+(1-ready_part)*{_mean('paid_loss', 'end_loss')})",
            why=_("the buyer fails on any day alike; between two payments the loss grows evenly"),
        ),
        Line(
            "offered",
            _("Is the cover of non-payment offered? (1: yes)"),
            "IF(AND(OR(non_payment_number=2,non_payment_number=4),yearly_default>highest_insurable_default,"
            "rest_share+later_owed>0),0,1)",
            "",
            "whole",
            why=_("no insurer gives a limit to a buyer who fails too easily; then there is no price below"),
        ),
    )


def _stops(own: str) -> tuple[Line, ...]:
    """Return what is lost, less what was paid, at the ends of the two stretches of building; below 0 nothing is."""
    marks = {
        "start_loss": (_("Cost at risk less what is paid, at the start"), "0", "order_share"),
        "eve_loss": (_("The same, on the eve of the second payment"), "ready_part", "order_share"),
        "paid_loss": (_("The same, after it"), "ready_part", "(order_share+ready_share)"),
        "end_loss": (_("The same, on the last day"), "1", "(order_share+ready_share)"),
    }
    return tuple(
        Line(name, label, f"(bought+{built}*{own})*(1-resale)-{paid}*outlay")
        for name, (label, built, paid) in marks.items()
    )


def _mean(low: str, high: str) -> str:
    """Return the mean loss of a stretch over which it grows evenly from one line to another, and is never below 0."""
    return f"IF({high}<=0,0,IF({low}>=0,({low}+{high})/2,{high}*{high}/2/({high}-{low})))"


def _failing(days: str) -> str:
    return f"1-(1-yearly_default)^({days}/365)"


def _amounts() -> tuple[Line, ...]:
    insured = "AND(before_delivery_number=2,non_payment_number=2)"
    before = "IF(OR(building_days=0,non_payment_number=5),0,{})"
    return (
        Line("cost_full_cost", _(LABELS["full_cost"]), "full_cost"),
        Line("cost_export_costs", _(LABELS["export_costs"]), "export_costs"),
        Line("cost_installation", _(LABELS["installation"]), "installation"),
        Line("cost_logistics", _("Freight and delivery"), "logistics"),
        Line(
            "cost_duty_relief",
            _(LABELS["duty_relief"]),
            "-is_ddp*duty_rate/(1+duty_rate)*(outside_customs+installation)",
        ),
        Line(
            "cost_financing", _(LABELS["financing"]), _financing_formula(), why=_("each amount for the days it waits")
        ),
        Line("cost_bank_fee", _(LABELS["bank_fee"]), "bank_fee"),
        Line(
            "cost_non_payment_fees",
            _(LABELS["non_payment_fees"]),
            "IF(AND(non_payment_number=5,rest_share+later_owed>0),credit_fees,0)",
        ),
        Line(
            "cost_before_delivery_premium",
            _(LABELS["before_delivery_premium"]),
            before.format(f"IF({insured},MAX(before_delivery_premium*worst_before,insured*loss_before),0)"),
        ),
        Line(
            "cost_before_delivery_loss",
            _(LABELS["before_delivery_loss"]),
            before.format(f"IF({insured},1-insured,1)*loss_before"),
        ),
        Line("cost", _("All amounts"), "+".join(f"cost_{name}" for name in _AMOUNTS), strong=True),
    )


_AMOUNTS = (
    "full_cost",
    "export_costs",
    "installation",
    "logistics",
    "duty_relief",
    "financing",
    "bank_fee",
    "non_payment_fees",
    "before_delivery_premium",
    "before_delivery_loss",
)
_SHARES = ("commission", "cargo_insurance", "non_payment", "expected_loss", "duty", "option_premium")


def _financing_formula() -> str:
    waiting = "waiting"
    own, delivery = "(full_cost-bought+export_costs)", "(logistics+installation)"
    made = f"bought*(building_days+{waiting}-payable_days)+{own}*(building_days/2+{waiting})+{delivery}*{waiting}"
    stock = f"(full_cost+export_costs+logistics+installation)*(inventory_days+{waiting}-payable_days)"
    return f"loan_rate/360*IF(building_days=0,{stock},{made})"


def _shares() -> tuple[Line, ...]:
    owed = {"later": "later_owed", "rest": "rest_share"}
    formulas = {
        "commission": "commission",
        "cargo_insurance": "pays_cargo_insurance*cargo_insurance_rate*insured_share",
        "non_payment": "+".join(f"{share}*{_cover_of(part)}" for part, share in owed.items()),
        "expected_loss": "CHOOSE(non_payment_number,1,1-insured,1,0,0)*"
        + "("
        + "+".join(f"{share}*{part}_loss" for part, share in owed.items())
        + ")",
        "duty": "is_ddp*duty_rate/(1+duty_rate)*IF(customs_base_number=2,1-share_cargo_insurance,1)",
        "option_premium": "IF(exchange_number=4,option_premium*cover_rate,0)",
    }
    return (
        *(Line(f"share_{name}", _(LABELS[name]), formulas[name], "", "percent") for name in _SHARES),
        Line(
            "charge",
            _("All shares"),
            "IF(AND(offered=1,parts_fit=1)," + "+".join(f"share_{name}" for name in _SHARES) + ",NA())",
            "",
            "percent",
            strong=True,
        ),
    )


def _cover_of(part: str) -> str:
    """Return what the cover of non-payment costs of a part that is owed after delivery, a share of that part."""
    days = f"({part}_day-building_days)"
    factor = f"factoring_fee+factoring_advance*factoring_rate*{days}/360"
    confirmed = (
        f"confirmation_rate/12*(MAX(3,ROUNDUP((building_days+presentation_days)/30,0))+MAX(3,ROUNDUP({days}/30,0)))"
    )
    return (
        f"CHOOSE(non_payment_number,0,MAX(credit_insurance_premium,{part}_loss*insured),"
        f"{factor},{factor}+MAX(factoring_protection,{part}_loss),{confirmed})"
    )


def _prices() -> tuple[Line, ...]:
    return (
        Line("floor_eur", _(LABELS["floor"]), "IF(charge<1,cost/(1-charge),NA())", strong=True),
        Line("target_eur", _(LABELS["target"]), "IF(charge+margin<1,cost/(1-charge-margin),NA())", strong=True),
        Line("exchange_cost", _(LABELS["exchange"]), "target_eur*(cover_rate/spot-1)", why=_("below 0 it is a gain")),
    )


def _foreign(money: str) -> tuple[Line, ...]:
    return (
        Line("naive_price", _("Naive price: full cost and margin at today's rate"), "full_cost/(1-margin)*spot", money),
        Line("floor_price", _(LABELS["floor"]), "floor_eur*cover_rate", money, strong=True),
        Line("target_price", _(LABELS["target"]), "target_eur*cover_rate", money, strong=True),
        Line("asked_price", _("The price you quote"), "IF(quoted>0,quoted,target_price)", money),
        Line("asked_margin", _("What it leaves"), "asked_price*(1-charge)/cover_rate-cost", strong=True),
        Line(
            "break_even_rate",
            _("Rate at which the target price, left open, just pays its costs"),
            "target_price*(1-charge)/cost",
            _("per EUR"),
            "rate",
        ),
    )


@dataclass(frozen=True, slots=True)
class _Model:
    """The course's own model, for orders in a currency."""

    currency: str

    def __call__(self, values: Values) -> dict[str, float]:
        given = {name: float(value) for name, value in values.items() if not isinstance(value, str)}
        order = _order(self.currency, values, given)
        terms = CoverTerms(**{name: given[name] for name in (*_TERMS, "factoring_rate")})
        words = {name: str(values[name]) for name in ("exchange", "non_payment", "before_delivery")}
        cover = Cover(words["exchange"], words["non_payment"], before_delivery=words["before_delivery"], terms=terms)
        market = Market(
            order.currency,
            given["spot"],
            given["foreign_rate"],
            given["home_rate"],
            given["volatility"],
            int(given["basis"]),
            int(given["home_basis"]),
            given["bank_spread"],
        )
        return _lines(quote(order, market, cover), given)


def _order(currency: str, values: Values, given: dict[str, float]) -> Order:
    amounts: dict[str, Any] = {name: given[name] for name in _ORDER}
    parts = (
        (given["order_share"], 0.0, "order"),
        (given["ready_share"], given["ready_day"], "readiness"),
        (given["later_share"], given["later_day"], "acceptance"),
        (_rest(given), given["building_days"] + given["days"], "term"),
    )
    in_parts = any(share for share, _day, _trigger in parts[:-1])
    return Order(
        currency=currency,
        **amounts,
        incoterm=str(values["incoterm"]),
        customs_base=str(values["customs_base"]),
        logistics=Logistics(**{name: given[name] for name in _CARRIED}),
        default_probability=given["yearly_default"],
        plan=tuple(Instalment(*part) for part in parts if part[0]) if in_parts else (),
    )


def _rest(given: dict[str, float]) -> float:
    return round(1 - given["order_share"] - given["ready_share"] - given["later_share"], 9)


def _lines(price: Quote, given: dict[str, float]) -> dict[str, float]:
    asked = given["quoted"] or price.target
    return {
        **_plan_lines(price, given),
        **_exchange_lines(price, given),
        **_delivery_lines(price.order),
        **_failure_lines(price, given),
        **{f"cost_{name}": price.costs.get(name, 0.0) for name in _AMOUNTS},
        "cost_logistics": sum(price.costs.get(element, 0.0) for element in _CARRIED),
        "cost": price.cost,
        **{f"share_{name}": price.charges.get(name, 0.0) for name in _SHARES},
        "charge": price.charge,
        "floor_eur": price.floor_eur,
        "target_eur": price.target_eur,
        "exchange_cost": price.exchange_cost,
        "naive_price": price.naive,
        "floor_price": price.floor,
        "target_price": price.target,
        "asked_price": asked,
        "asked_margin": price.margin(asked),
        "break_even_rate": price.break_even_rate,
    }


def _days_of(given: dict[str, float]) -> dict[str, float]:
    """Return the day of each part, whether or not it has a share."""
    rest = given["building_days"] + given["days"]
    return dict(zip(_PARTS, (0.0, given["ready_day"], given["later_day"], rest), strict=True))


def _plan_lines(price: Quote, given: dict[str, float]) -> dict[str, float]:
    days, order = _days_of(given), price.order
    factored = price.cover.non_payment.startswith("factoring") and any(wait > 0 for _share, wait in order.terms)
    advanced = price.cover.terms.factoring_advance if factored else 0.0
    return {
        "order_day": 0.0,
        "rest_day": days["rest"],
        "rest_share": _rest(given),
        "later_owed": given["later_share"] if days["later"] > order.building_days else 0.0,
        "waiting": sum(share * wait * (1 - advanced if wait > 0 else 1) for share, wait in order.terms),
        "parts_fit": 1.0,  # the model refuses parts that do not
    }


def _exchange_lines(price: Quote, given: dict[str, float]) -> dict[str, float]:
    market, lending = price.market, max(price.order.loan_rate - price.market.home_rate, 0.0)
    found = {"lending_margin": lending}
    premiums = {}
    for part, day in _days_of(given).items():
        found[f"{part}_rate"] = _hedge(price, price.cover.exchange, day, lending).rate
        if part != "order":
            premiums[part] = _hedge(price, "option", day, lending).premium
            found[f"{part}_worth"] = 1 / (market.forward(day) if day else market.spot)
            found[f"{part}_deviation"] = market.volatility * (day / 365) ** 0.5
            found[f"{part}_premium"] = premiums[part]
    shares = {"ready": given["ready_share"], "later": given["later_share"], "rest": _rest(given)}
    found["option_premium"] = sum(share * premiums[part] for part, share in shares.items())
    return {**found, "cover_rate": price.hedge.rate}


def _hedge(price: Quote, kind: str, day: float, lending: float) -> Hedge:
    """Return the cover of a part on a day; what comes at once is changed at once."""
    market = price.market
    if not day:
        return Hedge("none", "receivable", market.spot * (1 if kind == "none" else 1 + market.bank_spread))
    return make_hedge(kind, market, day, lending_margin=lending)


def _delivery_lines(order: Order) -> dict[str, float]:
    paid = seller_costs(order.incoterm, order.logistics)
    return {
        **{f"paid_{element}": paid.get(element, 0.0) for element in _CARRIED},
        "logistics": sum(paid.values()),
        "outside_customs": outside_customs_value(order.incoterm, order.logistics, order.customs_base),
    }


def _failure_lines(price: Quote, given: dict[str, float]) -> dict[str, float]:
    order, found = price.order, {}
    for part in _AFTER:
        wait = _days_of(given)[part] - order.building_days
        found[f"{part}_failing"] = default_probability(order.default_probability, wait) if wait > 0 else 0.0
        found[f"{part}_loss"] = found[f"{part}_failing"] * order.loss_given_default
    risk = before_delivery(order, Cover("none", "open_account"))  # nothing of it is insured
    outlay = sum(one.amount for one in outlays(replace(order, plan=())))
    return {
        **found,
        "failing_before": risk.chance,
        "outlay": outlay,
        **_stop_lines(order, given, outlay),
        "worst_before": risk.worst if order.building_days else stop_loss(replace(order, plan=()), 1),
        "loss_before": risk.expected_loss,
        "offered": 1.0,  # the model refuses a cover that nobody offers
    }


def _stop_lines(order: Order, given: dict[str, float], outlay: float) -> dict[str, float]:
    built = min(1.0, given["ready_day"] / order.building_days) if order.building_days else 0.0
    start, second, end = (stop_loss(replace(order, plan=()), share) for share in (0, built, 1))
    first, both = given["order_share"], given["order_share"] + given["ready_share"]
    return {
        "ready_part": built,
        "start_loss": start - first * outlay,
        "eve_loss": second - first * outlay,
        "paid_loss": second - both * outlay,
        "end_loss": end - both * outlay,
    }
