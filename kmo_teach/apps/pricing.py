"""The pricing app: what to ask for an export order with the cost of its risks inside, and what cover does.

The same app takes the buyer's view: what a purchase in foreign currency may cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kmo_teach import facts
from kmo_teach.apps import pricing_charts as charts
from kmo_teach.apps import pricing_plan
from kmo_teach.apps.kit.describe import (
    App,
    Chart,
    Choice,
    Column,
    Group,
    Guess,
    Key,
    Number,
    Preset,
    Result,
    Slider,
    Table,
)
from kmo_teach.case.firm import get_running_case
from kmo_teach.case.order import import_duty, portland, portland_cover
from kmo_teach.inputs import InputError
from kmo_teach.language import _, date, money, number, percent
from kmo_teach.pricing import (
    BEFORE_DELIVERY_COVERS,
    CUSTOMS_BASES,
    EXCHANGE_COVERS,
    HOME,
    NON_PAYMENT_COVERS,
    RULES,
    Cover,
    Exposure,
    Logistics,
    MarginDistribution,
    Order,
    Payable,
    Purchase,
    Quote,
    Shock,
    assumption,
    break_even_premium,
    cover_payable,
    currencies,
    default_probability,
    historical_rates,
    history,
    instalment_margins,
    make_hedge,
    margin_distribution,
    market_data,
    quote,
    quoted_on,
    shocks,
    simulated_rates,
    warning,
)

__all__ = ["app", "cover_of", "order_of"]

_ELEMENTS = ("packing", "precarriage", "export_clearance", "main_carriage", "unloading", "import_clearance")
_EXTRAS = ("export_costs", "installation")
_SHOCKS = ("2008", "CHF 2015", "GBP 2016", "TRY 2018", "TRY 2021")
_CALM = "none"
_PATHS = 5_000
_MOST = 1_000_000_000  # of any currency


def app() -> App:
    """Describe the app in the reader's language."""
    return App(
        name="pricing",
        title=_("What must the price be, and what can the exchange rate do to it?"),
        question=_("Change the order and its cover: which price still pays for all costs and risks?"),
        inputs=(_deal(), pricing_plan.group(), _costs(), _terms(), _cover(), _purchase()),
        charts=(
            Chart("build_up", _("From cost to price (EUR)"), charts.build_up(), charts.narrow_build_up()),
            Chart("prices", _("Prices beside each other (currency of the invoice)"), charts.prices()),
            Chart("margins", _("The margin when the invoice is paid (EUR)"), charts.margins()),
            Chart("rates", _("The exchange rate, month by month, and the break-even rate"), charts.rates()),
        ),
        compute=_compute,
        first=("currency", "days", "margin", "exchange", "quoted"),
        guess=Guess(
            _("The firm drops all cover of this order. What happens to the target price?"),
            {"exchange": "none", "non_payment": "open_account", "before_delivery": "open"},
            _("Cover costs little. Look at the chart of the margin: without cover its whole left side is open."),
        ),
        workbook="export_price",
        presets=_presets(),
        note=_(
            "The order is invented. Exchange rates are the European Central Bank's of {date}. Interest rates are "
            "policy rates, a proxy. The costs of cover are indicative: ask your own bank and insurer."
        ).format(date=date(quoted_on())),
    )


def _deal() -> Group:
    order = portland()
    return Group(
        _("The deal"),
        (
            Choice(
                name="currency",
                label=_("Currency of the invoice"),
                options={code: code for code in (*currencies(), HOME)},
                default=order.currency,
            ),
            Slider(
                name="days",
                label=_("Term of payment, from delivery"),
                minimum=1,
                maximum=720,
                step=1,
                default=order.days,
                unit=_("days"),
            ),
            Number(
                name="quoted",
                label=_("Price you quote"),
                default=None,
                minimum=1,
                maximum=_MOST,
                unit=_("in that currency"),
                empty=_("the target price"),
            ),
        ),
    )


def _costs() -> Group:
    order, fees = portland(), facts.parameters("law/dated_rules.toml")["us_entry_fees"]
    labels = {
        "packing": _("Export packing"),
        "precarriage": _("Carriage to the place of departure"),
        "export_clearance": _("Export clearance"),
        "main_carriage": _("Main carriage"),
        "unloading": _("Unloading at destination"),
        "import_clearance": _("Import clearance"),
    }
    return Group(
        _("Cost price and delivery"),
        (
            Number(
                name="full_cost",
                label=_("Full cost price"),
                default=order.full_cost,
                minimum=1,
                maximum=_MOST,
                unit="EUR",
            ),
            Number(
                name="bought",
                label=_("Of which bought from suppliers"),
                default=order.supplied,
                minimum=0,
                maximum=_MOST,
                unit="EUR",
            ),
            Number(
                name="export_costs",
                label=_("Documents and norms of this market"),
                default=order.export_costs,
                minimum=0,
                maximum=_MOST,
                unit="EUR",
            ),
            Number(
                name="installation",
                label=_("Visits and start-up"),
                default=order.installation,
                minimum=0,
                maximum=_MOST,
                unit="EUR",
            ),
            Choice(
                name="incoterm",
                label=_("Incoterms 2020 rule"),
                options={rule: rule for rule in RULES},
                default=order.incoterm,
            ),
            *(
                Number(
                    name=name,
                    label=labels[name],
                    default=getattr(order.logistics, name),
                    minimum=0,
                    maximum=_MOST,
                    unit="EUR",
                )
                for name in _ELEMENTS
            ),
            Slider(
                name="duty",
                label=_("Import duty (only DDP)"),
                minimum=0,
                maximum=50,
                step=0.5,
                default=import_duty(facts.parameters("case/order.toml")["portland"]["country"]),
                unit="%",
                decimals=1,
            ),
            Choice(
                name="customs_base",
                label=_("What duty is charged on (only DDP)"),
                options={base: _(label) for base, label in CUSTOMS_BASES.items()},
                default=order.customs_base,
            ),
        ),
        _(
            "Fill in every cost; the Incoterms rule decides which of them the seller pays. FCA is counted at the "
            "seller's premises. The customs value leaves out what can be told apart (in the United States: on the "
            "invoice): carriage and handling after import, start-up, and in the United States main carriage and "
            "insurance. Under DDP the seller also pays import VAT where there is one, as nearly everywhere outside the "
            "United States; it is left out, for a seller who is registered there may usually deduct it. Customs fees "
            "belong in import clearance: in the United States {processing} "
            "of the value, at least USD {least} and at most USD {most}, and {harbour} on goods that come by sea."
        ).format(
            processing=percent(fees["processing"], 4),
            least=number(fees["processing_least"], 2),
            most=number(fees["processing_most"], 2),
            harbour=percent(fees["harbour"], 3),
        ),
    )


def _terms() -> Group:
    order = portland()
    return Group(
        _("Margin, agent and financing"),
        (
            Slider(
                name="margin",
                label=_("Target margin on the price"),
                minimum=0,
                maximum=80,
                step=0.5,
                default=100 * order.margin,
                unit="%",
                decimals=1,
            ),
            Slider(
                name="commission",
                label=_("Agent's commission"),
                minimum=0,
                maximum=30,
                step=0.5,
                default=100 * order.commission,
                unit="%",
                decimals=1,
            ),
            Slider(
                name="building_days",
                label=_("Days of building, from signature to delivery"),
                minimum=0,
                maximum=365,
                step=1,
                default=order.building_days,
                unit=_("days"),
            ),
            Slider(
                name="payable_days",
                label=_("Days that suppliers wait"),
                minimum=0,
                maximum=365,
                step=1,
                default=order.payable_days,
                unit=_("days"),
            ),
            Slider(
                name="loan_rate",
                label=_("Interest on the bank loan"),
                minimum=0,
                maximum=25,
                step=0.1,
                default=100 * order.loan_rate,
                unit=_("% a year"),
                decimals=1,
            ),
        ),
    )


def _cover() -> Group:
    chosen = portland_cover()
    return Group(
        _("Risks and cover"),
        (
            Choice(
                name="exchange",
                label=_("Exchange risk"),
                options={name: _(label) for name, label in EXCHANGE_COVERS.items()},
                default=chosen.exchange,
            ),
            Choice(
                name="non_payment",
                label=_("Non-payment"),
                options={name: _(label) for name, label in NON_PAYMENT_COVERS.items()},
                default=chosen.non_payment,
            ),
            Choice(
                name="before_delivery",
                label=_("Failure before delivery"),
                options={name: _(label) for name, label in BEFORE_DELIVERY_COVERS.items()},
                default=chosen.before_delivery,
            ),
            Slider(
                name="default_probability",
                label=_("Chance that the buyer fails"),
                minimum=0,
                maximum=20,
                step=0.001,
                default=100 * portland().default_probability,
                unit=_("% a year"),
                decimals=3,
            ),
            Choice(
                name="source",
                label=_("Rates on the due date"),
                options={"history": _("moves since 2015"), "simulation": _("5,000 simulated paths")},
                default="simulation",
                radio=True,
            ),
            Choice(
                name="shock",
                label=_("Then this happens again"),
                options={_CALM: _("nothing"), **{name: name for name in _SHOCKS}},
                default=_CALM,
            ),
        ),
    )


def _purchase() -> Group:
    return Group(
        _("Selling or buying"),
        (
            Choice(
                name="side",
                label=_("The firm"),
                options={"sell": _("sells abroad"), "buy": _("buys abroad")},
                default="sell",
                radio=True,
            ),
            Number(
                name="amount",
                label=_("Amount due, when buying"),
                default=100_000,
                minimum=1,
                maximum=_MOST,
                unit=_("in that currency"),
            ),
            Number(
                name="resale",
                label=_("What the goods bring, when buying"),
                default=100_000,
                minimum=1,
                maximum=_MOST,
                unit="EUR",
            ),
        ),
    )


def _presets() -> tuple[Preset, ...]:
    return (
        Preset("order", _("{firm}'s order").format(firm=get_running_case().name), {}),
        Preset(
            "uncovered",
            _("The same, without cover"),
            {"exchange": "none", "non_payment": "open_account", "before_delivery": "open"},
        ),
        Preset("parts", _("The same, paid in parts"), {"plan": "case"}),
        Preset("stock", _("The same from stock"), {"building_days": 0, "payable_days": 0}),
        Preset("dollar_2008", _("Dollar, 2008"), {"shock": "2008"}),
        Preset(
            "franc_2015",
            _("Franc, 2015: buying"),
            {"currency": "CHF", "shock": "CHF 2015", "side": "buy", "resale": 130_000},
        ),
        Preset("pound_2016", _("Pound, 2016"), {"currency": "GBP", "shock": "GBP 2016"}),
        Preset("lira_2018", _("Lira, 2018"), {"currency": "TRY", "shock": "TRY 2018"}),
        Preset("lira_2021", _("Lira, 2021"), {"currency": "TRY", "shock": "TRY 2021"}),
    )


def _compute(inputs: dict[str, Any]) -> Result:
    _check_shock(inputs)
    return _buy(inputs) if inputs["side"] == "buy" else _sell(inputs)


def _shock(currency: str, name: str) -> Shock | None:
    return None if currency == HOME else next((shock for shock in shocks(currency) if shock.name == name), None)


def _check_shock(inputs: dict[str, Any]) -> None:
    if inputs["shock"] != _CALM and _shock(inputs["currency"], inputs["shock"]) is None:
        hit = [code for code in currencies() if _shock(code, inputs["shock"])]
        allowed = _("This shock hit {currencies}: choose one of them, or another shock.")
        raise InputError("shock", inputs["shock"], allowed.format(currencies=", ".join(hit)))


def order_of(inputs: dict[str, Any]) -> Order:
    """Return the order that the inputs describe."""
    given = ("currency", "full_cost", "days", "incoterm", "building_days", "payable_days", "bought", *_EXTRAS)
    return replace(
        portland(),
        **{name: inputs[name] for name in given},
        margin=inputs["margin"] / 100,
        logistics=Logistics(**{name: inputs[name] for name in _ELEMENTS}),
        loan_rate=inputs["loan_rate"] / 100,
        commission=inputs["commission"] / 100,
        duty_rate=inputs["duty"] / 100,
        customs_base=inputs["customs_base"],
        default_probability=inputs["default_probability"] / 100,
        plan=pricing_plan.plan_of(inputs),
    )


def cover_of(inputs: dict[str, Any]) -> Cover:
    """Return the cover that the inputs describe."""
    return Cover(inputs["exchange"], inputs["non_payment"], before_delivery=inputs["before_delivery"])


def _sell(inputs: dict[str, Any]) -> Result:
    market = market_data(inputs["currency"])
    order, cover = order_of(inputs), cover_of(inputs)
    found = quote(order, market, cover)
    asked = inputs["quoted"] or found.target
    covered = {kind: quote(order, market, replace(cover, exchange=kind)) for kind in charts.SHOWN}
    margins = _sale_in_parts(inputs, covered, asked) if order.plan else _sale_at_once(inputs, covered, asked)
    steps = charts.waterfall_rows(found.lines)
    limit = found.break_even_at(asked)
    compared = [
        {"name": _("naive"), "price": found.naive, "below": found.naive_is_below_floor},
        {"name": _("floor"), "price": found.floor, "below": False},
        {"name": _("target"), "price": found.target, "below": False},
        {"name": _("quoted"), "price": asked, "below": found.is_below_floor(asked)},
    ]
    return Result(
        key=Key(_("Target price"), found.target, unit=order.currency),
        sentence=" ".join((_sell_advice(found, asked), *pricing_plan.advice(found), margins.sentence())),
        data={
            "steps": steps,
            "prices": charts.price_rows(compared),
            **margins.data(),
            **_history_data(inputs["currency"], limit, market.spot),
        },
        alts={
            "build_up": _(
                "The price is built from {count} lines: {first} of full cost, a floor of {floor}, a target of {target}."
            ).format(
                count=len(steps),
                first=money(order.full_cost),
                floor=money(found.floor_eur),
                target=money(found.target_eur),
            ),
            "prices": "; ".join(f"{row['name']} {money(row['price'], order.currency)}" for row in compared) + ".",
            "margins": margins.sentence(),
            "rates": _rates_alt(inputs["currency"], limit, market.spot),
        },
        tables=(
            Table(
                _("From cost to price"),
                (Column("line", _("Line")), Column("amount", _("Amount"), "money", 2, "EUR")),
                [(line.label, line.amount) for line in found.lines],
            ),
            Table(
                _("Prices"),
                (Column("name", _("Price")), Column("price", order.currency, "money", 0, order.currency)),
                [(row["name"], row["price"]) for row in compared],
            ),
            margins.table(),
        ),
        warnings=_warnings(inputs, found, asked),
    )


def _sell_advice(found: Quote, asked: float) -> str:
    currency = found.order.currency
    if found.is_below_floor(asked):
        return _(
            "Do not sign: {asked} is below the floor of {floor}. The order loses {loss} under the chosen cover, "
            "because costs of delivery, time or risk are not in the price."
        ).format(asked=money(asked, currency), floor=money(found.floor, currency), loss=money(-found.margin(asked)))
    naive = (
        _("The naive quote of {naive} would lose money: it leaves out what this customer asks, freight, time and risk.")
        if found.naive_is_below_floor
        else _("The naive quote of {naive} stays above the floor.")
    )
    own = (
        ""
        if round(asked) == round(found.target)
        else _("Your {asked} pays for all costs and risks and leaves {left}.").format(
            asked=money(asked, currency), left=money(found.margin(asked))
        )
        + " "
    )
    return own + _("Start from {target}, never go below {floor}. {naive}").format(
        target=money(found.target, currency),
        floor=money(found.floor, currency),
        naive=naive.format(naive=money(found.naive, currency)),
    )


def _buy(inputs: dict[str, Any]) -> Result:
    market = market_data(inputs["currency"])
    purchase = Purchase(
        inputs["currency"], inputs["amount"], inputs["days"], inputs["resale"], loan_rate=inputs["loan_rate"] / 100
    )
    found = cover_payable(purchase, market, Cover(inputs["exchange"]))
    margins = _at_once(inputs, dict.fromkeys(charts.SHOWN, found.exposure), "payable", inputs["days"])
    compared = [
        {"name": _("at spot"), "price": found.cost_at_spot, "below": False},
        {"name": _("with cover"), "price": found.cost, "below": False},
        {"name": _("resale"), "price": purchase.resale, "below": purchase.resale < found.cost},
    ]
    steps = charts.purchase_rows(found)
    return Result(
        key=Key(_("Margin with the chosen cover"), found.margin),
        sentence=" ".join((_buy_advice(found), margins.sentence())),
        data={
            "steps": steps,
            "prices": charts.price_rows(compared),
            **margins.data(),
            **_history_data(inputs["currency"], found.break_even_rate, market.spot),
        },
        alts={
            "build_up": _("Resale {resale}, cost with cover {cost}, margin {margin}.").format(
                resale=money(purchase.resale), cost=money(found.cost), margin=money(found.margin)
            ),
            "prices": "; ".join(f"{row['name']} {money(row['price'])}" for row in compared) + ".",
            "margins": margins.sentence(),
            "rates": _rates_alt(inputs["currency"], found.break_even_rate, market.spot),
        },
        tables=(
            Table(
                _("The purchase"),
                (Column("name", _("Amount")), Column("price", "EUR", "money", 0, "EUR")),
                [(row["name"], row["price"]) for row in compared],
            ),
            margins.table(),
        ),
        warnings=_warnings(inputs, None, None),
    )


def _buy_advice(found: Payable) -> str:
    if found.margin < 0:
        return _("Do not buy on these terms: with cover the goods cost {cost} and bring {resale}.").format(
            cost=money(found.cost), resale=money(found.purchase.resale)
        )
    if found.purchase.currency == HOME:
        return _("The goods cost {cost} and bring {resale}.").format(
            cost=money(found.cost), resale=money(found.purchase.resale)
        )
    return _(
        "With the chosen cover the goods cost {cost}; at today's rate they would cost {spot}. A fall of the euro "
        "by {cushion} takes the whole margin of an uncovered purchase."
    ).format(cost=money(found.cost), spot=money(found.cost_at_spot), cushion=percent(max(found.cushion, 0.0)))


def _rates(inputs: dict[str, Any], days: float) -> Sequence[float]:
    """Return the exchange rates that are possible after some days, sorted: one where nothing can move."""
    currency = inputs["currency"]
    market = market_data(currency)
    if currency == HOME or not days:
        return (market.spot,)
    if inputs["source"] == "history":
        return historical_rates(currency, market.spot, days)
    return simulated_rates(market.forward(days), market.volatility, days, _PATHS)


def _at_once(inputs: dict[str, Any], exposure: dict[str, Exposure], side: str, days: float) -> _Margins:
    """Return the margins of a deal that is paid on one day."""
    market = market_data(inputs["currency"])
    lending = max(inputs["loan_rate"] / 100 - market.home_rate, 0.0)
    hedges = {kind: make_hedge(kind, market, days, side, lending_margin=lending) for kind in charts.SHOWN}
    rates = _rates(inputs, days)
    one = rates[:1]  # under a forward every rate leaves the same margin
    found = {
        kind: margin_distribution(exposure[kind], hedges[kind], one if kind == "forward" else rates)
        for kind in charts.SHOWN
    }
    shock = _shock(inputs["currency"], inputs["shock"])
    after = {kind: exposure[kind].margin(hedges[kind], market.spot * shock.factor) for kind in charts.SHOWN if shock}
    return _Margins(inputs["currency"], found, shock, after)


def _sale_at_once(inputs: dict[str, Any], covered: dict[str, Quote], asked: float) -> _Margins:
    exposure = {kind: price.exposure(asked) for kind, price in covered.items()}
    return _at_once(inputs, exposure, "receivable", covered["none"].order.horizon)


def _sale_in_parts(inputs: dict[str, Any], covered: dict[str, Quote], asked: float) -> _Margins:
    """Return the margins of a sale under a plan: what comes with the order has today's rate, whatever follows."""
    spot, days = covered["none"].market.spot, [one.days for one in covered["none"].order.plan]
    rates = [_rates(inputs, one) for one in days]
    cases = max(len(one) for one in rates)
    rates = [one if len(one) == cases else cases * tuple(one) for one in rates]
    found = {kind: instalment_margins(price, asked, rates) for kind, price in covered.items()}
    shock = _shock(inputs["currency"], inputs["shock"])
    hit = [[spot * shock.factor if one else spot] for one in days] if shock else []
    after = {kind: instalment_margins(price, asked, hit).mean for kind, price in covered.items() if shock}
    return _Margins(inputs["currency"], found, shock, after)


class _Margins:
    """The margins of one deal under each cover shown, for the same exchange rates, and those after a shock."""

    def __init__(
        self, currency: str, found: dict[str, MarginDistribution], shock: Shock | None, after: dict[str, float]
    ) -> None:
        self.foreign = currency != HOME
        self.found = found
        self.certain = found["forward"].mean
        self.shock = shock
        self.shocked = {kind: after.get(kind) for kind in charts.SHOWN}

    def sentence(self) -> str:
        """Say what an uncovered margin may become, and what a forward makes of it."""
        if not self.foreign:
            return _("An invoice in euro carries no exchange risk.")
        low, lost = self.found["none"].quantile(0.05), self.found["none"].loss_probability
        text = _(
            "Without cover, one case in twenty leaves {low} or less, and {share} of the cases lose money; "
            "a forward fixes {fixed}."
        ).format(low=money(low), share=percent(lost), fixed=money(self.certain))
        if self.shock:
            again = _("If {shock} came again, {open} would be left without cover and {fixed} with a forward.")
            text += " " + again.format(
                shock=self.shock.name, open=money(self.shocked["none"]), fixed=money(self.shocked["forward"])
            )
        return text

    def data(self) -> dict[str, list[dict[str, Any]]]:
        return charts.margin_rows(self.found, self.shocked["none"])

    def table(self) -> Table:
        eur = {"kind": "money", "unit": "EUR"}
        columns = (
            Column("cover", _("Cover")),
            Column("mean", _("Mean"), **eur),
            Column("low", _("5 % below"), **eur),
            Column("middle", _("Median"), **eur),
            Column("high", _("5 % above"), **eur),
            Column("loss", _("Chance of a loss"), "percent", 1),
            Column("at_risk", _("Margin at risk, 95 %"), **eur),
            Column("shock", _("After the shock"), **eur),
        )
        return Table(
            _("The margin under each cover"),
            columns,
            [
                (
                    _(EXCHANGE_COVERS[kind]),
                    found.mean,
                    found.quantile(0.05),
                    found.quantile(0.5),
                    found.quantile(0.95),
                    found.loss_probability,
                    found.at_risk(self.certain),
                    self.shocked[kind],
                )
                for kind, found in self.found.items()
            ],
        )


def _history_data(currency: str, break_even: float, spot: float) -> dict[str, list[dict[str, Any]]]:
    months = () if currency == HOME else history(currency)
    return {
        "history": [{"month": month, "rate": rate} for month, rate in months],
        "levels": [{"name": _("break-even"), "rate": break_even}, {"name": _("today"), "rate": spot}],
    }


def _rates_alt(currency: str, break_even: float, spot: float) -> str:
    if currency == HOME:
        return _("An invoice in euro has no exchange rate.")
    rates = [rate for _month, rate in history(currency)]
    return _("{currency} per euro since {start}: from {low} to {high}, today {spot}, break-even at {even}.").format(
        currency=currency,
        start=history(currency)[0][0][:4],
        low=number(min(rates), 4),
        high=number(max(rates), 4),
        spot=number(spot, 4),
        even=number(break_even, 4),
    )


def _limit(found: Quote) -> tuple[str, ...]:
    """Say so where the usual premium would not even pay the claims that an insurer expects on this buyer."""
    order = found.order
    if all(days <= 0 for _share, days in order.terms):
        return ()  # nothing is owed after delivery
    failing = default_probability(order.default_probability, order.days)
    even = break_even_premium(failing, order.loss_given_default, found.cover.terms.insured)
    usual = assumption("credit_insurance_premium").value
    if even <= usual:
        return ()
    text = _("The usual premium of {usual} would not pay the claims on this buyer: the price holds at least {even}.")
    return (text.format(usual=percent(usual, 2), even=percent(even, 2)),)


def _warnings(inputs: dict[str, Any], found: Quote | None, asked: float | None) -> tuple[str, ...]:
    texts = []
    if found and found.is_below_floor(asked):
        texts.append(_("The quoted price is below the floor."))
    if found and found.order.plan:
        texts.append(pricing_plan.warning())
    if inputs["non_payment"] == "factoring_with_recourse" and found:
        texts.append(_("Factoring with recourse brings money sooner; the risk of non-payment stays with the firm."))
    if found and inputs["non_payment"] in ("credit_insurance", "factoring_without_recourse"):
        texts += _limit(found)
    if inputs["currency"] != HOME:
        doubt = warning(inputs["currency"])
        if doubt:
            texts.append(doubt)
        if (found.order.horizon if found else inputs["days"]) > 180 and inputs["source"] == "history":
            texts.append(_("Few independent windows lie behind long terms: the tails are weak."))
    return tuple(texts)
