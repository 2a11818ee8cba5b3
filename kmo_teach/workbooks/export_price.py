"""Export price: floor and target with the cost of risk inside, under each cover of the app (chapter 2.4.2)."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from kmo_teach.case.firm import get_running_case
from kmo_teach.case.order import import_duty, portland, portland_cover
from kmo_teach.language import _
from kmo_teach.pricing.assumptions import assumption
from kmo_teach.pricing.before_delivery import stop_loss
from kmo_teach.pricing.failure import default_probability
from kmo_teach.pricing.hedge import EXCHANGE_COVERS, make_hedge
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


def workbook() -> Workbook:
    """Describe the workbook in the reader's language."""
    return Workbook(
        name="export_price",
        title=_("The price of an export order"),
        question=_("Which price still pays for all costs and risks of an order from abroad?"),
        sections=(
            Section(_("The deal"), _deal()),
            Section(_("Cost price and delivery"), _costs()),
            Section(_("Margin, agent and financing"), _financing()),
            Section(_("Risks and cover"), _risks()),
            Section(_("Rates of the market"), _market()),
            Section(_("What banks and insurers ask"), _terms()),
            Section(_("Exchange rate of the price"), _exchange()),
            Section(_("What the rule makes you pay"), _delivery()),
            Section(_("The buyer may fail"), _failure()),
            Section(_("From cost to price: amounts"), _amounts()),
            Section(_("From cost to price: shares of the price"), _shares()),
            Section(_("Prices in EUR"), _prices()),
            Section(_("Prices in the currency of the invoice"), _foreign()),
        ),
        chart=_("From cost to price: amounts"),
        checked="target_price",
        model=_model,
        page="book/2-4-2-risks-and-price",
        sources=(
            _("Floor = amounts / (1 - shares of the price); target = amounts / (1 - shares - margin)."),
            _("Forward by covered interest parity; option: Garman and Kohlhagen (1983). Incoterms 2020 of the ICC."),
            _("FCA is counted at the seller's premises; import VAT under DDP is left out."),
            _("Exchange and interest rates: European Central Bank and other central banks, as on the page Data."),
        ),
    )


def _case() -> str:
    return _("{firm}, invented").format(firm=get_running_case().name)


def _days(name: str, label: str, value: float, *, minimum: float = 0.0) -> Input:
    return Input(name, label, value, _("days"), "days", minimum=minimum, maximum=_MOST_DAYS, source=_case())


def _share(name: str, label: str, value: float, source: str = "", maximum: float = 0.999) -> Input:
    return Input(name, label, value, "", "percent", maximum=maximum, source=source or _case())


def _deal() -> tuple[Input | Choice, ...]:
    order = portland()
    rules = {rule: rule for rule in RULES}
    paid = {
        f"pays_{element}": tuple(float(seller_pays(rule, element)) for rule in RULES)
        for element in (*_CARRIED, "cargo_insurance")
    }
    return (
        Input("quoted", _("Price you quote (0: the target price)"), 0.0, _("in that currency")),
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


def _costs() -> tuple[Input | Choice, ...]:
    order, source = portland(), _case()
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
        _share("duty_rate", _("Import duty (only DDP)"), import_duty("US") / 100, _("the United States' rule"), 10),
        Choice("customs_base", _("What duty is charged on (only DDP)"), order.customs_base, bases),
    )


def _financing() -> tuple[Input, ...]:
    order = portland()
    return (
        _share("margin", _("Target margin on the price"), order.margin),
        _share("commission", _("Agent's commission"), order.commission),
        Input("bank_fee", _("Bank and file charges"), order.bank_fee, source=_case()),
        _days("payable_days", _("Days that suppliers wait"), order.payable_days),
        _days("inventory_days", _("Days in stock, for goods from stock"), order.inventory_days),
        _share("loan_rate", _("Interest on the bank loan"), order.loan_rate),
    )


def _risks() -> tuple[Input | Choice, ...]:
    order, chosen = portland(), portland_cover()
    return (
        Choice("exchange", _("Exchange risk"), chosen.exchange, _translated(EXCHANGE_COVERS)),
        Choice("non_payment", _("Non-payment"), chosen.non_payment, _translated(NON_PAYMENT_COVERS)),
        Choice(
            "before_delivery", _("Failure before delivery"), chosen.before_delivery, _translated(BEFORE_DELIVERY_COVERS)
        ),
        _share("yearly_default", _("Chance that the buyer fails"), order.default_probability, _("a year")),
        _share("loss_given_default", _("Share of the claim that is then lost"), order.loss_given_default, maximum=1),
        _share("resale", _("What half-built goods still bring, a share of their cost"), order.resale, maximum=1),
    )


def _translated(labels: dict[str, str]) -> dict[str, str]:
    return {key: _(label) for key, label in labels.items()}


def _market() -> tuple[Input, ...]:
    market = market_data(portland().currency)
    known = _("European Central Bank, {date}").format(date=market.date)
    policy = _("policy rate, {date}").format(date=market.rates_date)
    unit = _("{currency} per EUR").format(currency=market.currency)
    return (
        Input("spot", _("Exchange rate today"), market.spot, unit, "rate", minimum=1e-6, source=known),
        _share("foreign_rate", _("Interest in the currency of the invoice"), market.foreign_rate, policy, 1),
        _share("home_rate", _("Interest in euro"), market.home_rate, policy, 1),
        _share("volatility", _("Yearly volatility of the exchange rate"), market.volatility, known, 5),
        Input("basis", _("Days in the interest year of that currency"), market.basis, _("days"), "days", 360, 365),
        Input("home_basis", _("Days in the interest year of the euro"), market.home_basis, _("days"), "days", 360, 365),
        _share(
            "bank_spread", _("What the bank keeps of the exchange rate"), market.bank_spread, _assumed("bank_spread")
        ),
    )


def _assumed(name: str) -> str:
    return _("estimate: ask your own bank or insurer") if assumption(name).estimate else assumption(name).source


def _terms() -> tuple[Input, ...]:
    terms = CoverTerms()
    labels = {
        "insured": _("What a credit insurer pays of a loss"),
        "factoring_fee": _("Factor's fee"),
        "factoring_advance": _("What a factor pays at once"),
        "confirmation_rate": _("Confirmation of a documentary credit, a year"),
        "credit_fees": _("Fixed fees of the documentary credit"),
    }
    rate = market_data(portland().currency).home_rate + assumption("factoring_discount_margin").value
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


def _exchange() -> tuple[Line, ...]:
    rate, years = _("per EUR"), "(horizon/365)"
    loan = "(1+(home_rate+lending_margin)*horizon/home_basis)/(1+home_rate*horizon/home_basis)"
    growth = "(1+(foreign_rate+{margin})*horizon/basis)/(1+(home_rate+{margin})*horizon/home_basis)"
    return (
        Line("horizon", _("Days from signature to payment"), "building_days+days", _("days"), "days"),
        Line(
            "lending_margin", _("What your bank adds to the euro's rate"), "MAX(loan_rate-home_rate,0)", "", "percent"
        ),
        Line(
            "forward", _("Forward rate at the bank"), f"spot*{growth.format(margin='0')}*(1+bank_spread)", rate, "rate"
        ),
        Line(
            "money_market",
            _("Rate of a money-market hedge"),
            f"spot*(1+bank_spread)*{growth.format(margin='lending_margin')}",
            rate,
            "rate",
        ),
        Line(
            "option_forward",
            _("Forward value of a unit, for the option"),
            "1/spot*(1+home_rate*horizon/home_basis)/(1+foreign_rate*horizon/basis)",
            "EUR",
            "rate",
        ),
        Line("option_deviation", _("Volatility to payment"), f"volatility*SQRT({years})", "", "percent"),
        Line(
            "option_premium",
            _("Option premium at payment, for a unit"),
            f"{loan}*IF(option_deviation=0,MAX(1/spot-option_forward,0),MAX(0,"
            "1/spot*NORMSDIST(-(LN(option_forward*spot)/option_deviation-option_deviation/2))"
            "-option_forward*NORMSDIST(-(LN(option_forward*spot)/option_deviation+option_deviation/2))))",
            "EUR",
            "rate",
            why=_("a put at today's rate, by the model, paid today with the loan; your bank's price may differ"),
        ),
        Line(
            "cover_rate",
            _("Rate at which the price is worked out"),
            "CHOOSE(exchange_number,spot,forward,money_market,spot)",
            rate,
            "rate",
            strong=True,
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
    own = "(full_cost-bought+export_costs)"
    return (
        Line("failing", _("Chance that the buyer fails after delivery"), _failing("days"), "", "percent"),
        Line("loss", _("Expected loss, a share of the price"), "failing*loss_given_default", "", "percent"),
        Line(
            "failing_before",
            _("Chance that the buyer fails before delivery"),
            f"IF(building_days=0,0,{_failing('building_days')})",
            "",
            "percent",
        ),
        Line("worst_before", _("Lost if that happens on the last day"), f"(bought+{own})*(1-resale)"),
        Line("loss_before", _("Expected loss before delivery"), f"failing_before*(bought+{own}/2)*(1-resale)"),
        Line(
            "offered",
            _("Is the cover of non-payment offered? (1: yes)"),
            "IF(AND(OR(non_payment_number=2,non_payment_number=4),yearly_default>highest_insurable_default),0,1)",
            "",
            "whole",
            why=_("no insurer gives a limit to a buyer who fails too easily; then there is no price below"),
        ),
    )


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
        Line("cost_non_payment_fees", _(LABELS["non_payment_fees"]), "IF(non_payment_number=5,credit_fees,0)"),
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
    waiting = "days*(1-IF(OR(non_payment_number=3,non_payment_number=4),factoring_advance,0))"
    own, delivery = "(full_cost-bought+export_costs)", "(logistics+installation)"
    made = f"bought*(building_days+{waiting}-payable_days)+{own}*(building_days/2+{waiting})+{delivery}*{waiting}"
    stock = f"(full_cost+export_costs+logistics+installation)*(inventory_days+{waiting}-payable_days)"
    return f"loan_rate/360*IF(building_days=0,{stock},{made})"


def _shares() -> tuple[Line, ...]:
    factor = "factoring_fee+factoring_advance*factoring_rate*days/360"
    confirmed = (
        "confirmation_rate/12*(MAX(3,ROUNDUP((building_days+presentation_days)/30,0))+MAX(3,ROUNDUP(days/30,0)))"
    )
    formulas = {
        "commission": "commission",
        "cargo_insurance": "pays_cargo_insurance*cargo_insurance_rate*insured_share",
        "non_payment": "CHOOSE(non_payment_number,0,MAX(credit_insurance_premium,loss*insured),"
        f"{factor},{factor}+MAX(factoring_protection,loss),{confirmed})",
        "expected_loss": "CHOOSE(non_payment_number,loss,(1-insured)*loss,loss,0,0)",
        "duty": "is_ddp*duty_rate/(1+duty_rate)*IF(customs_base_number=2,1-share_cargo_insurance,1)",
        "option_premium": "IF(exchange_number=4,option_premium*cover_rate,0)",
    }
    return (
        *(Line(f"share_{name}", _(LABELS[name]), formulas[name], "", "percent") for name in _SHARES),
        Line(
            "charge",
            _("All shares"),
            "IF(offered=1," + "+".join(f"share_{name}" for name in _SHARES) + ",NA())",
            "",
            "percent",
            strong=True,
        ),
    )


def _prices() -> tuple[Line, ...]:
    return (
        Line("floor_eur", _(LABELS["floor"]), "IF(charge<1,cost/(1-charge),NA())", strong=True),
        Line("target_eur", _(LABELS["target"]), "IF(charge+margin<1,cost/(1-charge-margin),NA())", strong=True),
        Line("exchange_cost", _(LABELS["exchange"]), "target_eur*(cover_rate/spot-1)", why=_("below 0 it is a gain")),
    )


def _foreign() -> tuple[Line, ...]:
    money = _("of the invoice")
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


def _model(values: Values) -> dict[str, float]:
    given = {name: float(value) for name, value in values.items() if not isinstance(value, str)}
    order = _order(values, given)
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
    return _lines(quote(order, market, cover), given["quoted"])


def _order(values: Values, given: dict[str, float]) -> Order:
    amounts: dict[str, Any] = {name: given[name] for name in _ORDER}
    return Order(
        currency=portland().currency,
        **amounts,
        incoterm=str(values["incoterm"]),
        customs_base=str(values["customs_base"]),
        logistics=Logistics(**{name: given[name] for name in _CARRIED}),
        default_probability=given["yearly_default"],
    )


def _lines(price: Quote, quoted: float) -> dict[str, float]:
    asked = quoted or price.target
    return {
        **_exchange_lines(price),
        **_delivery_lines(price.order),
        **_failure_lines(price),
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


def _exchange_lines(price: Quote) -> dict[str, float]:
    order, market = price.order, price.market
    days, lending = order.horizon, max(order.loan_rate - market.home_rate, 0.0)
    return {
        "horizon": days,
        "lending_margin": lending,
        "forward": make_hedge("forward", market, days).rate,
        "money_market": make_hedge("money_market", market, days, lending_margin=lending).rate,
        "option_forward": 1 / market.forward(days),
        "option_deviation": market.volatility * (days / 365) ** 0.5,
        "option_premium": make_hedge("option", market, days, lending_margin=lending).premium,
        "cover_rate": price.hedge.rate,
    }


def _delivery_lines(order: Order) -> dict[str, float]:
    paid = seller_costs(order.incoterm, order.logistics)
    return {
        **{f"paid_{element}": paid.get(element, 0.0) for element in _CARRIED},
        "logistics": sum(paid.values()),
        "outside_customs": outside_customs_value(order.incoterm, order.logistics, order.customs_base),
    }


def _failure_lines(price: Quote) -> dict[str, float]:
    order = price.order
    failing = default_probability(order.default_probability, order.days)
    building = order.building_days
    before = default_probability(order.default_probability, building) if building else 0.0
    return {
        "failing": failing,
        "loss": failing * order.loss_given_default,
        "failing_before": before,
        "worst_before": stop_loss(order, 1),
        "loss_before": before * stop_loss(order, 0.5),
        "offered": 1.0,  # the model refuses a cover that nobody offers
    }
