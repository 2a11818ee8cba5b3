"""The export price with the cost of its risks inside: floor, target, break-even rate, and the naive quote beside."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.finance.financing import working_capital_cost
from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import N_, _, percent
from kmo_teach.pricing.before_delivery import before_delivery
from kmo_teach.pricing.exposure import Exposure
from kmo_teach.pricing.hedge import Hedge, make_hedge
from kmo_teach.pricing.incoterms import ELEMENTS, customs_duty_share, outside_customs_value, seller_costs, seller_pays
from kmo_teach.pricing.interest import highest_borrowing_rate
from kmo_teach.pricing.market import Market
from kmo_teach.pricing.non_payment import NonPaymentCost, non_payment_cost
from kmo_teach.pricing.order import Cover, Order
from kmo_teach.pricing.outlay import outlays

__all__ = ["LABELS", "LAYERS", "Layer", "Line", "Quote", "quote"]

LABELS = {
    "full_cost": N_("Full cost price"),
    "export_costs": N_("Documents and norms of this market"),
    "installation": N_("Visits and start-up"),
    **ELEMENTS,
    "duty_relief": N_("Duty not due on what the customs value leaves out"),
    "financing": N_("Working capital"),
    "bank_fee": N_("Bank and file charges"),
    "non_payment_fees": N_("Fixed fees of the documentary credit"),
    "before_delivery_premium": N_("Insurance until delivery"),
    "before_delivery_loss": N_("Expected loss before delivery"),
    "commission": N_("Agent's commission"),
    "non_payment": N_("Cover of non-payment"),
    "expected_loss": N_("Expected loss that stays"),
    "duty": N_("Import duty"),
    "option_premium": N_("Option premium"),
    "floor": N_("Floor price"),
    "margin": N_("Margin"),
    "charges_on_margin": N_("Charges on the margin"),
    "target": N_("Target price"),
    "exchange": N_("Cost of the exchange cover"),
}
"""Labels of the lines of a price; translate them where they are shown."""

LAYERS = {
    "cost": N_("full cost at the factory"),
    "extras": N_("what only this customer asks"),
    "delivery": N_("freight, agent and bank"),
    "financing": N_("waiting for the money"),
    "non_payment": N_("the buyer fails after delivery"),
    "before_delivery": N_("the buyer fails before delivery"),
    "exchange": N_("the exchange rate"),
    "margin": N_("the margin"),
}
"""The layers of a price, from cost to target, with their labels."""

_LAYER_OF = {
    "full_cost": "cost",
    "export_costs": "extras",
    "installation": "extras",
    "financing": "financing",
    "non_payment_fees": "non_payment",
    "non_payment": "non_payment",
    "expected_loss": "non_payment",
    "before_delivery_premium": "before_delivery",
    "before_delivery_loss": "before_delivery",
    "option_premium": "exchange",
}
_ELSEWHERE = "delivery"  # freight by element, cargo insurance, duty, commission, bank


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of the price.

    Attributes
    ----------
    key
        One of :data:`LAYERS`.
    price
        The lowest price in foreign currency that pays for this layer and all before it; the target for the margin.
    added
        What this layer adds to that price.
    """

    key: str
    price: float
    added: float

    @property
    def label(self) -> str:
        """The layer's name in the reader's language."""
        return _(LAYERS[self.key])


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the price's build-up.

    Attributes
    ----------
    key
        One of :data:`LABELS`.
    kind
        ``"cost"``, ``"charge"`` (a share of the price), ``"subtotal"``, ``"margin"`` or ``"exchange"``.
    amount
        EUR.
    """

    key: str
    kind: str
    amount: float

    @property
    def label(self) -> str:
        """The line's name in the reader's language."""
        return _(LABELS[self.key])


@dataclass(frozen=True, slots=True)
class Quote:
    """What to ask for an order, and why.

    Attributes
    ----------
    order, market, cover, hedge
        What it was worked out from.
    costs
        Amounts in EUR that do not depend on the price, by line.
    charges
        Shares of the price, by line.
    """

    order: Order
    market: Market
    cover: Cover
    hedge: Hedge
    costs: dict[str, float]
    charges: dict[str, float]

    @property
    def cost(self) -> float:
        """All fixed amounts together, in EUR."""
        return sum(self.costs.values())

    @property
    def charge(self) -> float:
        """All charges together, as a share of the price."""
        return sum(self.charges.values())

    @property
    def floor_eur(self) -> float:
        """The price in EUR below which the covered order loses money."""
        return self.cost / (1 - self.charge)

    @property
    def target_eur(self) -> float:
        """The price in EUR that leaves the target margin."""
        return self.cost / (1 - self.charge - self.order.margin)

    @property
    def floor(self) -> float:
        """The floor price in foreign currency, at the rate of the cover."""
        return self.floor_eur * self.hedge.rate

    @property
    def target(self) -> float:
        """The target price in foreign currency, at the rate of the cover."""
        return self.target_eur * self.hedge.rate

    @property
    def naive(self) -> float:
        """Full cost and margin at the spot rate, in foreign currency: what forgets freight, time and risk."""
        return self.order.full_cost / (1 - self.order.margin) * self.market.spot

    @property
    def naive_is_below_floor(self) -> bool:
        """Whether the naive quote loses money."""
        return self.is_below_floor(self.naive)

    @property
    def break_even_rate(self) -> float:
        """The rate (foreign currency per EUR) at which the target price, left uncovered, just pays its costs."""
        return self.break_even_at(self.target)

    def break_even_at(self, price: float) -> float:
        """Return the rate (foreign currency per EUR) at which a price in foreign currency, uncovered, pays its costs.

        A price that leaves a smaller margin bears a smaller move of the rate.
        """
        return require_number("price", price, above=0) * (1 - self.charge) / self.cost

    @property
    def cushion(self) -> float:
        """How far the rate may rise above today's spot before the target price loses money, as a fraction."""
        return self.break_even_rate / self.market.spot - 1

    @property
    def exchange_cost(self) -> float:
        """What the cover's rate costs against today's spot, in EUR at the target price; below 0 it is a gain."""
        return self.target_eur * (self.hedge.rate / self.market.spot - 1)

    def hedge_with(self, kind: str) -> Hedge:
        """Return another cover of the same order's exchange risk, at the same market and the same bank."""
        return _hedge(self.order, self.market, Cover(kind))

    @property
    def hedges(self) -> tuple[Hedge, ...]:
        """The exchange cover of each instalment: :attr:`hedge` is what they make together."""
        return _hedges(self.order, self.market, self.cover)

    def is_below_floor(self, price: float) -> bool:
        """Say whether a price in foreign currency loses money under the chosen cover."""
        return require_number("price", price, above=0) < self.floor

    def exposure(self, price: float | None = None) -> Exposure:
        """Return how the order's margin depends on the exchange rate, at a price in foreign currency (the target's).

        One rate holds for the whole price, so under a plan only the margin at the covered rate is meant:
        :func:`kmo_teach.pricing.instalment_margins` gives each part its own.
        """
        price = self.target if price is None else require_number("price", price, above=0)
        kept = 1 - self.charge + self.charges.get("option_premium", 0.0)  # the premium is in the hedge's value
        return Exposure("receivable", price, kept, -self.cost)

    def margin(self, price: float | None = None) -> float:
        """Return the order's margin in EUR at a price in foreign currency, at the rate of the cover."""
        return self.exposure(price).margin(self.hedge, self.hedge.rate)

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The price layer by layer: at spot until the exchange cover's rate comes in, then the margin."""
        cost = charge = before = 0.0
        found = []
        for key in LAYERS:
            cost += sum(amount for line, amount in self.costs.items() if _LAYER_OF.get(line, _ELSEWHERE) == key)
            charge += sum(share for line, share in self.charges.items() if _LAYER_OF.get(line, _ELSEWHERE) == key)
            rate = self.hedge.rate if key in ("exchange", "margin") else self.market.spot
            price = self.target if key == "margin" else cost / (1 - charge) * rate
            found.append(Layer(key, price, price - before))
            before = price
        return tuple(found)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The build-up from full cost to target price, and what the exchange cover adds, for a waterfall."""
        floor, target = self.floor_eur, self.target_eur
        lines = [Line(key, "cost", amount) for key, amount in self.costs.items()]
        lines += [Line(key, "charge", share * floor) for key, share in self.charges.items()]
        lines.append(Line("floor", "subtotal", floor))
        lines.append(Line("margin", "margin", self.order.margin * target))
        lines.append(Line("charges_on_margin", "charge", self.charge * (target - floor)))
        lines.append(Line("target", "subtotal", target))
        lines.append(Line("exchange", "exchange", self.exchange_cost))
        return tuple(lines)


def quote(order: Order, market: Market, cover: Cover | None = None) -> Quote:
    """Work out the price of an export order with the cost of cover inside it.

    Parameters
    ----------
    order
        The order.
    market
        The market of the order's currency.
    cover
        How the risks are treated; forward and credit insurance when left out.

    Returns
    -------
    Quote
        Floor, target, naive quote, break-even rate and the lines that lead there.

    Raises
    ------
    InputError
        When the market is another currency's, suppliers' credit pays for the whole order, or charges and margin
        together take the whole price.

    Notes
    -----
    Floor = fixed amounts / (1 - charges); target = fixed amounts / (1 - charges - margin). Both are turned into foreign
    currency at the rate that the cover guarantees. Interest is counted once: what a factor advances needs no loan.

    Each risk runs over its own days: the exchange cover from signature to payment, each outlay from the day it is paid,
    default from delivery to payment, a confirmation from signature to the presentation of documents and from there to
    maturity, and the risk before delivery from signature to delivery. Under a payment plan each part has its own days:
    the exchange cover is one for each part, and only what is paid after delivery can default then.

    Examples
    --------
    >>> from kmo_teach.pricing.market import market_data
    >>> order = Order("USD", 80_000, 90, margin=0.08, incoterm="EXW", loan_rate=0.055)
    >>> price = quote(order, market_data("USD"))
    >>> round(price.floor), round(price.target)
    (91293, 99254)
    """
    cover = cover or Cover()
    if market.currency != order.currency:
        raise InputError("market", market.currency, _("Give the market of {currency}.").format(currency=order.currency))
    hedge = _hedge(order, market, cover)
    credit = _credit(order, market, cover)
    costs = _costs(order, cover, credit, _lending_margin(order, market))
    if sum(costs.values()) <= 0:
        rule = _("Suppliers would pay for the whole order: give fewer days or a lower loan rate.")
        raise InputError("payable_days", order.payable_days, rule)
    charges = _charges(order, hedge, credit)
    taken = sum(charges.values()) + order.margin
    if taken >= 1:
        rule = _("Margin and charges together take {share} of the price; leave something for the costs.")
        raise InputError("margin", order.margin, rule.format(share=percent(taken)))
    return Quote(order, market, cover, hedge, costs, charges)


def _lending_margin(order: Order, market: Market) -> float:
    """Return what the firm's bank adds to the money-market rate, as a fraction a year."""
    return max(order.loan_rate - market.home_rate, 0.0)


def _hedge(order: Order, market: Market, cover: Cover) -> Hedge:
    """Return the exchange cover of the whole price: of a plan, the rate and the premium that its parts make."""
    parts = _hedges(order, market, cover)
    if not order.plan:
        return parts[0]
    shares = [one.share for one in order.plan]
    rate = 1 / sum(share / hedge.rate for share, hedge in zip(shares, parts, strict=True))
    premium = sum(share * hedge.premium for share, hedge in zip(shares, parts, strict=True))
    return Hedge(cover.exchange, "receivable", rate, premium)


def _hedges(order: Order, market: Market, cover: Cover) -> tuple[Hedge, ...]:
    """Return the exchange cover of each instalment."""
    lending = _lending_margin(order, market)

    def one(days: float) -> Hedge:
        if cover.exchange == "none" or days:
            return make_hedge(
                cover.exchange, market, days or 1, "receivable", cover.strike, cover.option_premium, lending
            )
        return Hedge("forward", "receivable", market.spot * (1 + market.bank_spread))  # changed on the day itself

    return tuple(one(part.days) for part in order.instalments)


def _credit(order: Order, market: Market, cover: Cover) -> NonPaymentCost:
    """Return what the cover of non-payment costs: only of what is paid after delivery, each part for its own days."""
    parts = [(share, days) for share, days in order.terms if days > 0]
    found = [
        (
            share,
            non_payment_cost(
                cover.non_payment,
                days,
                order.default_probability,
                order.loss_given_default,
                market.home_rate,
                cover.terms,
                order.building_days,
            ),
        )
        for share, days in parts
    ]
    if not found:
        return NonPaymentCost(0.0, 0.0, 0.0, 0.0)
    return NonPaymentCost(
        sum(share * cost.charge for share, cost in found),
        sum(share * cost.expected_loss for share, cost in found),
        found[0][1].fixed,
        found[0][1].advanced,
    )


def _costs(order: Order, cover: Cover, credit: NonPaymentCost, lending_margin: float) -> dict[str, float]:
    """Return the amounts that do not depend on the price, in EUR."""
    logistics = seller_costs(order.incoterm, order.logistics, order.named_place)
    rate = highest_borrowing_rate(cover.interest, lending_margin, cover.agreed_rate, cover.cap_premium)
    rate = order.loan_rate if rate is None else rate
    costs = {
        "full_cost": float(order.full_cost),
        "export_costs": float(order.export_costs),
        "installation": float(order.installation),
        **logistics,
    }
    if order.incoterm == "DDP" and order.duty_rate:
        left_out = outside_customs_value("DDP", order.logistics, order.customs_base) + order.installation
        costs["duty_relief"] = -customs_duty_share(order.duty_rate) * left_out
    paid = outlays(order, credit.advanced)
    costs["financing"] = sum(working_capital_cost(one.amount, rate, one.days) for one in paid)
    costs["bank_fee"] = float(order.bank_fee)
    costs["non_payment_fees"] = credit.fixed
    risk = before_delivery(order, cover)
    costs["before_delivery_premium"] = risk.premium
    costs["before_delivery_loss"] = risk.expected_loss
    return {key: amount for key, amount in costs.items() if amount}


def _charges(order: Order, hedge: Hedge, credit: NonPaymentCost) -> dict[str, float]:
    """Return the charges that are a share of the price."""
    insured = seller_pays(order.incoterm, "cargo_insurance")
    insurance = order.cargo_insurance_rate * order.insured_share if insured else 0.0
    dutiable = 1 - insurance if order.customs_base == "origin" else 1.0
    charges = {
        "commission": float(order.commission),
        "cargo_insurance": insurance,
        "non_payment": credit.charge,
        "expected_loss": credit.expected_loss,
        "duty": customs_duty_share(order.duty_rate) * dutiable if order.incoterm == "DDP" else 0.0,
        "option_premium": hedge.premium * hedge.rate,
    }
    return {key: share for key, share in charges.items() if share}
