"""Ways of paying seen from both sides of the table: what each costs, when cash comes, which loss stays with whom."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kmo_teach.finance.financing import working_capital_cost
from kmo_teach.inputs import require_number, require_rate
from kmo_teach.language import N_, _
from kmo_teach.payment.cash import weighted_days
from kmo_teach.payment.credit import credit_fees
from kmo_teach.payment.guarantee import Guarantee
from kmo_teach.payment.terms import usual_term
from kmo_teach.pricing import (
    Cover,
    Instalment,
    Market,
    Order,
    Quote,
    before_delivery,
    default_probability,
    default_rate,
    expected_loss,
    outlays,
    paid_out,
    quote,
    stop_loss,
)

__all__ = ["WAYS", "Deal", "Way", "way_of_paying", "ways_of_paying"]

WAYS = {
    "open_account": N_("open account"),
    "insured": N_("open account, insured"),
    "factoring": N_("factoring without recourse"),
    "instalments": N_("instalments, advance guaranteed"),
    "advance": N_("all in advance, guaranteed"),
    "collection_dp": N_("collection, documents against payment"),
    "collection_da": N_("collection, documents against acceptance"),
    "credit_unconfirmed": N_("documentary credit at sight, unconfirmed"),
    "credit_confirmed": N_("documentary credit at sight, confirmed"),
    "credit_usance": N_("documentary credit at term, confirmed"),
    "forfaiting": N_("confirmed credit at term, forfaited"),
    "standby": N_("open account, standby credit behind it"),
}
"""The ways of paying, with their labels."""


@dataclass(frozen=True, slots=True)
class Deal:
    """An order that two sides have agreed on but for the way of paying.

    Attributes
    ----------
    order
        The order with its term and without a plan; made to order.
    market
        The market of its currency.
    price
        EUR.
    plan
        The parts in which it would be paid in instalments.
    transit_days
        Days from shipment to the arrival of the goods.
    buyer_rate
        What money costs the buyer, as a fraction a year.
    bank_default
        The chance a year that the buyer's bank defaults.
    advance_extra_days
        Days for which an advance-payment guarantee lives beyond the shipment.
    """

    order: Order
    market: Market
    price: float
    plan: tuple[Instalment, ...]
    transit_days: float
    buyer_rate: float
    bank_default: float = default_rate("BBB").rate
    advance_extra_days: float = 15.0

    def __post_init__(self) -> None:
        require_number("price", self.price, above=0)
        require_number("transit_days", self.transit_days, 0, 365)
        require_rate("buyer_rate", self.buyer_rate)
        require_number("bank_default", self.bank_default, 0, below=1)
        require_number("advance_extra_days", self.advance_extra_days, 0, 365)


@dataclass(frozen=True, slots=True)
class Way:
    """A way of paying from both sides, amounts in EUR.

    Attributes
    ----------
    key
        One of :data:`WAYS`.
    plan
        When the seller's money comes.
    seller_fees
        Fees, premiums and discount that the seller pays.
    seller_interest
        Interest on the seller's outlays until the money comes, as in the price; what comes too early earns nothing.
    seller_expected_loss
        Expected loss that stays with the seller, before and after delivery.
    seller_worst_before, seller_worst_after
        The most that the seller loses when things go wrong before delivery and after it; what goods and claims still
        bring is taken off.
    seller_line
        The most that it takes of the seller's credit line on any day: the loan, and a guarantee while it lives. (An
        exchange forward takes its share beside it, whichever the way.)
    buyer_fees
        What the buyer's bank asks.
    buyer_interest
        Interest on what the buyer pays before the end of the term; the other ways are measured from there.
    buyer_line
        What it takes of the buyer's credit line.
    buyer_worst
        What the buyer loses if the goods never come.
    """

    key: str
    plan: tuple[Instalment, ...]
    seller_fees: float
    seller_interest: float
    seller_expected_loss: float
    seller_worst_before: float
    seller_worst_after: float
    seller_line: float
    buyer_fees: float
    buyer_interest: float
    buyer_line: float
    buyer_worst: float

    @property
    def label(self) -> str:
        """The way's name in the reader's language."""
        return _(WAYS[self.key])

    @property
    def seller_cost(self) -> float:
        """Fees, interest and expected loss of the seller, EUR."""
        return self.seller_fees + self.seller_interest + self.seller_expected_loss

    @property
    def buyer_cost(self) -> float:
        """Fees and interest of the buyer, EUR."""
        return self.buyer_fees + self.buyer_interest

    @property
    def both(self) -> float:
        """What the way costs the two sides together, EUR: what a better way can share out."""
        return self.seller_cost + self.buyer_cost

    @property
    def days(self) -> float:
        """Days from signature to the seller's money, on average."""
        return weighted_days(self.plan)


def ways_of_paying(deal: Deal) -> tuple[Way, ...]:
    """Return each of :data:`WAYS` for a deal.

    Examples
    --------
    >>> from kmo_teach.pricing import market_data
    >>> order = Order("USD", 80_000, 90, loan_rate=0.055, building_days=45, bought=30_000, resale=0.5)
    >>> plan = (Instalment(0.3, 0, "order"), Instalment(0.7, 45, "readiness"))
    >>> found = ways_of_paying(Deal(order, market_data("USD"), 100_000, plan, 35, 0.07))
    >>> [round(way.days) for way in found if way.key in ("open_account", "collection_dp")]
    [135, 80]
    """
    return tuple(way_of_paying(deal, key) for key in WAYS)


def way_of_paying(deal: Deal, key: str) -> Way:
    """Return one of :data:`WAYS` for a deal.

    Notes
    -----
    What the pricing of an order knows is taken from there (:func:`kmo_teach.pricing.quote`): interest, premiums, the
    loss before delivery. The rest:

    * Under a credit the buyer's bank takes the buyer's place, with its own chance of default; a confirmation ends that
      too: then nothing can be lost before delivery either, as long as the seller can ship and present.
    * Under a collection nobody promises to pay. A buyer who fails before the goods arrive leaves them abroad: lost is
      their stop loss when ready, and the freight. After acceptance of a draft the buyer's default counts until
      maturity.
    * A part paid ahead takes the same share of the order's costs off the loss before delivery
      (:func:`kmo_teach.pricing.stop_loss`), which leaves out the margin inside it: the loss is rather too high.
    * A standby credit covers the invoice, not the time before delivery.
    * The seller's line lends what has been paid out and not received, and holds the guarantee of an advance beside it.
    * An insured account knows no limit and no least premium here; :class:`kmo_teach.payment.InsurersOffer` does.
    * A guaranteed advance leaves the buyer no loss, as long as the seller's bank is sound; what is paid when the goods
      are ready is not guaranteed.
    """
    return {
        "open_account": _open_account,
        "insured": _insured,
        "factoring": _factoring,
        "instalments": _instalments,
        "advance": _advance,
        "collection_dp": _collection,
        "collection_da": _collection,
        "credit_unconfirmed": _credit,
        "credit_confirmed": _credit,
        "credit_usance": _credit,
        "forfaiting": _credit,
        "standby": _standby,
    }[key](deal, key)


def _priced(
    deal: Deal,
    key: str,
    order: Order,
    cover: Cover,
    *,
    plan: tuple[Instalment, ...] = (),
    worst_after: float | None = None,
    seller_fees: float = 0.0,
    guarantee: Guarantee | None = None,
    buyer_fees: float = 0.0,
    buyer_line: float = 0.0,
    buyer_worst: float = 0.0,
) -> Way:
    """Return a way whose seller's side the pricing of the order knows."""
    price = quote(order, deal.market, cover)
    costs, charges = price.costs, price.charges
    risk = before_delivery(order, cover)
    insured = cover.terms.insured if cover.before_delivery == "insured" else 0.0
    after = (1 - order.share_ahead) * deal.price * order.loss_given_default
    return Way(
        key,
        plan or order.instalments,
        seller_fees
        + charges.get("non_payment", 0.0) * deal.price
        + costs.get("non_payment_fees", 0.0)
        + costs.get("before_delivery_premium", 0.0),
        _seller_interest(price),
        charges.get("expected_loss", 0.0) * deal.price + costs.get("before_delivery_loss", 0.0),
        risk.worst * (1 - insured),
        after if worst_after is None else worst_after,
        _line_used(deal, plan or order.instalments, guarantee),
        buyer_fees,
        _buyer_interest(deal, order.instalments),
        buyer_line,
        buyer_worst,
    )


def _open_account(deal: Deal, key: str) -> Way:
    return _priced(deal, key, deal.order, Cover(non_payment="open_account"))


def _insured(deal: Deal, key: str) -> Way:
    cover = Cover(non_payment="credit_insurance", before_delivery="insured")
    stays = deal.price * deal.order.loss_given_default * (1 - cover.terms.insured)
    return _priced(deal, key, deal.order, cover, worst_after=stays)


def _factoring(deal: Deal, key: str) -> Way:
    cover = Cover(non_payment="factoring_without_recourse")
    advance = cover.terms.factoring_advance
    plan = (
        Instalment(advance, deal.order.building_days, "documents"),
        Instalment(1 - advance, deal.order.horizon, "term"),
    )
    return _priced(deal, key, deal.order, cover, plan=plan, worst_after=0.0)


def _instalments(deal: Deal, key: str) -> Way:
    with_order = sum(one.share for one in deal.plan if one.trigger == "order") * deal.price
    order = replace(deal.order, plan=deal.plan)
    unguaranteed = sum(one.share for one in deal.plan if one.trigger == "readiness") * deal.price
    return _guaranteed(deal, key, order, with_order, unguaranteed)


def _advance(deal: Deal, key: str) -> Way:
    order = replace(deal.order, plan=(Instalment(1.0, 0, "order"),))
    return _guaranteed(deal, key, order, deal.price, 0.0)


def _guaranteed(deal: Deal, key: str, order: Order, amount: float, unguaranteed: float) -> Way:
    cover, guarantee, fees = Cover(non_payment="open_account"), None, 0.0
    if amount:
        guarantee = Guarantee("advance_payment", amount, order.building_days + deal.advance_extra_days)
        fees = guarantee.fee + guarantee.unfair_call()
    return _priced(deal, key, order, cover, seller_fees=fees, guarantee=guarantee, buyer_worst=unguaranteed)


def _standby(deal: Deal, key: str) -> Way:
    order = deal.order
    fees = credit_fees(deal.price, order.horizon, confirmed=False)
    backed = replace(order, default_probability=deal.bank_default)
    way = _priced(
        deal,
        key,
        backed,
        Cover(non_payment="open_account"),
        seller_fees=fees.handling,
        buyer_fees=fees.opening,
        buyer_line=deal.price,
    )
    bank = expected_loss(default_probability(deal.bank_default, order.days), order.loss_given_default, deal.price)
    before = before_delivery(order, Cover(non_payment="open_account")).expected_loss
    return replace(way, seller_expected_loss=bank + before)


def _credit(deal: Deal, key: str) -> Way:
    order = deal.order
    confirmed, at_term = key != "credit_unconfirmed", key in ("credit_usance", "forfaiting")
    paid = order.building_days + usual_term("payment_days").value
    due = order.horizon if at_term and key != "forfaiting" else paid
    usance = order.days if at_term else 0.0
    fees = credit_fees(deal.price, order.building_days, usance, confirmed)
    discount = 0.0
    if key == "forfaiting":
        rate = deal.market.home_rate + usual_term("forfaiting_margin").value
        discount = working_capital_cost(deal.price, rate, order.horizon - paid)
    timed = replace(order, plan=(Instalment(1.0, due, "documents"),))
    interest = _seller_interest(quote(timed, deal.market, Cover(non_payment="open_account")))
    loss = worst_before = 0.0
    if not confirmed:  # the bank can fail while the goods are built, and until it pays
        bank = before_delivery(replace(order, default_probability=deal.bank_default), Cover(non_payment="open_account"))
        chance = default_probability(deal.bank_default, due - order.building_days)
        loss = bank.expected_loss + expected_loss(chance, order.loss_given_default, deal.price)
        worst_before = bank.worst
    buyer_pays = order.horizon if at_term else paid
    return Way(
        key,
        timed.plan,
        fees.seller + discount,
        interest,
        loss,
        worst_before,
        0.0 if confirmed else order.loss_given_default * deal.price,
        _line_used(deal, timed.plan),
        fees.buyer,
        _buyer_interest(deal, (Instalment(1.0, buyer_pays, "documents"),)),
        deal.price,
        0.0,
    )


def _collection(deal: Deal, key: str) -> Way:
    order = deal.order
    arrival = order.building_days + deal.transit_days
    due = arrival if key == "collection_dp" else max(arrival, order.horizon)
    timed = replace(order, plan=(Instalment(1.0, due, "documents"),))
    interest = _seller_interest(quote(timed, deal.market, Cover(non_payment="open_account")))
    risk = before_delivery(order, Cover(non_payment="open_account"))
    freight = sum(one.amount for one in outlays(order) if one.key == "delivery") - order.installation
    left_abroad = stop_loss(order, 1) + freight
    loss = risk.expected_loss
    if deal.transit_days:
        loss += default_probability(order.default_probability, deal.transit_days) * left_abroad
    worst = left_abroad
    if due > arrival:
        chance = default_probability(order.default_probability, due - arrival)
        loss += expected_loss(chance, order.loss_given_default, deal.price)
        worst = max(worst, order.loss_given_default * deal.price)
    fee = usual_term("collection_share").value * deal.price
    return Way(
        key,
        timed.plan,
        fee,
        interest,
        loss,
        risk.worst,
        worst,
        _line_used(deal, timed.plan),
        fee,
        _buyer_interest(deal, timed.plan),
        0.0,
        0.0,
    )


def _seller_interest(price: Quote) -> float:
    """Return the interest on the outlays, EUR: never below 0, for money that comes too early earns nothing."""
    return max(0.0, price.costs.get("financing", 0.0))


def _line_used(deal: Deal, plan: tuple[Instalment, ...], guarantee: Guarantee | None = None) -> float:
    """Return the most that loan and guarantee together take of the seller's line on a day, EUR."""
    days = {max(0.0, one.days - 1) for one in plan}  # between two payments cash only falls: look at the eve of each
    if guarantee:
        days.add(guarantee.days)
    most = 0.0
    for day in days:
        received = deal.price * sum(one.share for one in plan if one.days <= day)
        held = guarantee.amount if guarantee and day <= guarantee.days else 0.0
        most = max(most, held + max(0.0, paid_out(deal.order, day) - received))
    return most


def _buyer_interest(deal: Deal, paid: tuple[Instalment, ...]) -> float:
    """Return the buyer's interest on what is paid before the end of the term, EUR."""
    early = sum(one.share * (deal.order.horizon - one.days) for one in paid)
    return working_capital_cost(deal.price, deal.buyer_rate, early)
