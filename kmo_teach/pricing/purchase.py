"""The buyer's view: a purchase in foreign currency, and what covering the payable does to its cost."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_choice, require_number
from kmo_teach.language import _
from kmo_teach.pricing.exposure import Exposure
from kmo_teach.pricing.hedge import Hedge, make_hedge
from kmo_teach.pricing.market import HOME, Market, currencies
from kmo_teach.pricing.order import Cover

__all__ = ["Payable", "Purchase", "cover_payable"]


@dataclass(frozen=True, slots=True)
class Purchase:
    """A purchase to be paid in foreign currency.

    Attributes
    ----------
    currency
        ISO code of the currency of the invoice.
    amount
        Amount due in that currency.
    days
        Days until it must be paid.
    resale
        What the goods bring, in EUR.
    other_costs
        Freight, duty and other costs in EUR.
    loan_rate
        Yearly rate of the firm's bank loan, as a fraction.
    """

    currency: str
    amount: float
    days: float
    resale: float
    other_costs: float = 0.0
    loan_rate: float = 0.0

    def __post_init__(self) -> None:
        require_choice("currency", self.currency, (HOME, *currencies()))
        require_number("amount", self.amount, above=0)
        require_number("days", self.days, above=0, maximum=1800)
        require_number("other_costs", self.other_costs, 0)
        require_number("resale", self.resale, above=self.other_costs)
        require_number("loan_rate", self.loan_rate, -1, 2)


@dataclass(frozen=True, slots=True)
class Payable:
    """What a purchase costs under a cover.

    Attributes
    ----------
    purchase, market, hedge
        What it was worked out from.
    """

    purchase: Purchase
    market: Market
    hedge: Hedge

    @property
    def cost(self) -> float:
        """Cost in EUR at the rate of the cover, premium included; the highest cost where the cover is an option."""
        return self.purchase.amount * (1 / self.hedge.rate + self.hedge.premium)

    @property
    def cost_at_spot(self) -> float:
        """Cost in EUR at today's spot rate: what a naive budget shows."""
        return self.purchase.amount / self.market.spot

    @property
    def margin(self) -> float:
        """Resale less all costs, in EUR, at the rate of the cover."""
        return self.purchase.resale - self.purchase.other_costs - self.cost

    @property
    def break_even_rate(self) -> float:
        """The rate (foreign currency per EUR) below which the purchase, left uncovered, loses money."""
        return self.purchase.amount / (self.purchase.resale - self.purchase.other_costs)

    @property
    def cushion(self) -> float:
        """How far the rate may fall below today's spot before the purchase loses money, as a fraction."""
        return 1 - self.break_even_rate / self.market.spot

    @property
    def exposure(self) -> Exposure:
        """How the margin depends on the exchange rate."""
        return Exposure("payable", self.purchase.amount, 1.0, self.purchase.resale - self.purchase.other_costs)


def cover_payable(purchase: Purchase, market: Market, cover: Cover | None = None) -> Payable:
    """Work out what a purchase in foreign currency costs under a cover.

    Parameters
    ----------
    purchase
        The purchase.
    market
        The market of its currency.
    cover
        Only its exchange cover counts; a forward when left out.

    Notes
    -----
    The importer buys foreign currency, so that the bank's bid counts; the option is a call on it.

    Examples
    --------
    >>> dollar = Market("USD", 1.1172, 0.03625, 0.0225, 0.0777)
    >>> machine = Purchase("USD", 200_000, 90, resale=220_000, other_costs=20_000)
    >>> round(cover_payable(machine, dollar).cost)
    178677
    """
    cover = cover or Cover()
    if market.currency != purchase.currency:
        rule = _("Give the market of {currency}.").format(currency=purchase.currency)
        raise InputError("market", market.currency, rule)
    lending_margin = max(purchase.loan_rate - market.home_rate, 0.0)
    hedge = make_hedge(
        cover.exchange, market, purchase.days, "payable", cover.strike, cover.option_premium, lending_margin
    )
    return Payable(purchase, market, hedge)
