"""How the order that runs through the course could be paid in parts: a plan beside its one payment."""

from __future__ import annotations

from dataclasses import replace

from kmo_teach import facts
from kmo_teach.case.ledger import asked_price
from kmo_teach.case.order import calendar, portland, portland_cover, portland_price
from kmo_teach.payment import Deal, ExportCredit, Guarantee, InsurersOffer
from kmo_teach.pricing import Cover, Instalment, Order, Quote, default_rate, market_data, quote

__all__ = [
    "insurers_offer",
    "other_plan",
    "plant_credit",
    "portland_deal",
    "portland_guarantees",
    "portland_in_parts",
    "portland_parts_price",
    "portland_plan",
]


def _facts() -> facts.Parameters:
    return facts.parameters("case/payment.toml")


def portland_plan() -> tuple[Instalment, ...]:
    """Return the parts in which the order could be paid.

    Examples
    --------
    >>> [(one.share, one.days) for one in portland_plan()]
    [(0.3, 0), (0.5, 45), (0.2, 95)]
    """
    known, days = _facts()["plan"], calendar()
    arrival = (days.arrival - days.signature).days
    return (
        Instalment(known.fraction("order"), 0, "order"),
        Instalment(known.fraction("readiness"), (days.shipment - days.signature).days, "readiness"),
        Instalment(known.fraction("acceptance"), arrival + known.whole("acceptance_days"), "acceptance"),
    )


def other_plan() -> tuple[float, float, float]:
    """Return the shares of a second plan: with the order, when the line is ready, at the end of the term.

    Examples
    --------
    >>> round(sum(other_plan()), 9)
    1.0
    """
    order, ready, term = _facts()["other_plan"]["shares"]
    return order, ready, term


def portland_guarantees() -> tuple[Guarantee, Guarantee]:
    """Return the guarantees that the buyer would ask under the plan: for the advance and for the warranty.

    Examples
    --------
    >>> advance, warranty = portland_guarantees()
    >>> advance.days, warranty.days, round(warranty.amount / advance.amount, 4)
    (60, 365, 0.1667)
    """
    known = _facts()["guarantees"]
    price = asked_price() / portland_price().hedge.rate
    first = portland_plan()[0]
    days = portland().building_days + known.whole("advance_extra_days")
    return (
        Guarantee("advance_payment", price * first.share, days),
        Guarantee("warranty", price * known.fraction("warranty_share"), known.whole("warranty_days")),
    )


def insurers_offer() -> InsurersOffer:
    """Return what an insurer offers for the buyer in Portland.

    Examples
    --------
    >>> insurers_offer().premium(100_000)
    3000
    """
    known = _facts()["insurer"]
    return InsurersOffer(
        known.fraction("rate"),
        known.number("minimum"),
        known.fraction("insured"),
        known.number("limit"),
        known.whole("waiting_days"),
    )


def portland_in_parts() -> Order:
    """Return the order as it would be paid in parts, with the guarantees' fees among its bank charges.

    Examples
    --------
    >>> order = portland_in_parts()
    >>> order.share_ahead, order.horizon
    (0.8, 95)
    """
    order = portland()
    fees = sum(one.fee for one in portland_guarantees())
    return replace(order, plan=portland_plan(), bank_fee=order.bank_fee + fees)


def portland_parts_price(cover: Cover | None = None) -> Quote:
    """Return the price of :func:`portland_in_parts`; under the firm's own cover when none is given.

    Examples
    --------
    >>> portland_parts_price().floor < portland_price().floor
    True
    """
    order = portland_in_parts()
    return quote(order, market_data(order.currency), cover or portland_cover())


def portland_deal() -> Deal:
    """Return the order as a deal of which only the way of paying is still open, at the price asked.

    Examples
    --------
    >>> deal = portland_deal()
    >>> deal.transit_days, deal.buyer_rate
    (35, 0.07)
    """
    known, days, price = _facts(), calendar(), portland_price()
    return Deal(
        order=price.order,
        market=price.market,
        price=asked_price() / price.hedge.rate,
        plan=portland_plan(),
        transit_days=(days.arrival - days.shipment).days,
        buyer_rate=known["buyer"].fraction("loan_rate"),
        bank_default=default_rate(known["buyer"]["bank_class"]).rate,
        advance_extra_days=known["guarantees"].whole("advance_extra_days"),
    )


def plant_credit() -> ExportCredit:
    """Return a larger job that an export credit agency would support.

    Examples
    --------
    >>> plant_credit().credit
    2040000.0
    """
    known = _facts()["plant"]
    return ExportCredit(known.number("price", 0), known.number("years", 0), known.fraction("rate"))
