"""From factory to shelf: what each hand in a distribution channel adds, and what reaches the factory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_choice, require_number
from kmo_teach.language import _

__all__ = ["Cascade", "Channel", "Link", "factory_receipts", "margin_of_markup", "markup_of_margin", "shelf_price"]


@dataclass(frozen=True, slots=True)
class Link:
    """A firm that buys and sells on.

    Attributes
    ----------
    name
        What it is called.
    rate
        What it takes, as a fraction.
    basis
        ``"price"``: a margin on its selling price, as the trade says it; ``"cost"``: a mark-up on what it paid.
    """

    name: str
    rate: float
    basis: str = "price"

    def __post_init__(self) -> None:
        require_choice("basis", self.basis, ("price", "cost"))
        if self.basis == "price":
            require_number("rate", self.rate, 0, below=1)
        else:
            require_number("rate", self.rate, 0)

    @property
    def factor(self) -> float:
        """Selling price divided by what it paid."""
        return 1 / (1 - self.rate) if self.basis == "price" else 1 + self.rate


@dataclass(frozen=True, slots=True)
class Channel:
    """A way from the factory to the customer. Amounts in EUR a unit.

    Attributes
    ----------
    links
        Who buys and sells on, in order.
    freight
        Freight and insurance to the market.
    duty_rate
        Import duty, as a fraction of the customs value: factory price and freight where a firm imports (as in the
        European Union; some countries leave freight out), the price without tax and duty where the consumer does.
    commission
        Agent's commission, a fraction of the factory price, paid by the factory.
    vat_rate
        Value added tax on the last sale, as a fraction.
    consumer_imports
        Whether the goods go straight to the consumer, as a parcel. Who sells on then takes a share of the whole price
        without tax.
    """

    links: Sequence[Link] = ()
    freight: float = 0.0
    duty_rate: float = 0.0
    commission: float = 0.0
    vat_rate: float = 0.0
    consumer_imports: bool = False

    def __post_init__(self) -> None:
        for name in ("freight", "duty_rate", "vat_rate"):
            require_number(name, getattr(self, name), 0)
        require_number("commission", self.commission, 0, below=1)

    @property
    def factor(self) -> float:
        """Shelf price without tax divided by the landed cost."""
        product = 1.0
        for link in self.links:
            product *= link.factor
        return product


@dataclass(frozen=True, slots=True)
class Cascade:
    """A shelf price in its parts, EUR a unit; the parts add up to it.

    Attributes
    ----------
    received
        What the factory keeps after commission.
    commission, freight, duty
        Agent, transport and customs.
    links
        Name and amount of each firm that sells on.
    vat
        Value added tax.
    """

    received: float
    commission: float
    freight: float
    duty: float
    links: tuple[tuple[str, float], ...]
    vat: float

    @property
    def landed(self) -> float:
        """What the goods cost at the door of the first buyer."""
        return self.received + self.commission + self.freight + self.duty

    @property
    def shelf(self) -> float:
        """What the customer pays, tax included."""
        return self.landed + sum(amount for _name, amount in self.links) + self.vat


def shelf_price(channel: Channel, received: float) -> Cascade:
    """Climb from what the factory wants to keep to the price on the shelf.

    Parameters
    ----------
    channel
        The way.
    received
        What the factory keeps after commission, EUR a unit.

    Examples
    --------
    >>> channel = Channel([Link("retailer", 0.40)], freight=10, commission=0.10, vat_rate=0.20)
    >>> cascade = shelf_price(channel, 99)  # factory price 110, landed 120, shelf without tax 200
    >>> [(name, round(amount, 6)) for name, amount in cascade.links], round(cascade.shelf, 6)
    ([('retailer', 80.0)], 240.0)
    """
    kept = require_number("received", received, 0)
    factory = kept / (1 - channel.commission)
    if channel.consumer_imports:
        return _sold_to_the_importer(channel, kept, factory)
    duty = (factory + channel.freight) * channel.duty_rate
    price = factory + channel.freight + duty
    taken = []
    for link in channel.links:
        taken.append((link.name, price * (link.factor - 1)))
        price *= link.factor
    return Cascade(kept, factory - kept, float(channel.freight), duty, tuple(taken), price * channel.vat_rate)


def _sold_to_the_importer(channel: Channel, kept: float, factory: float) -> Cascade:
    """Return the cascade where the consumer imports: duty on the price without duty, links on the price with it."""
    price = (factory + channel.freight) / _kept_of_price(channel)
    duty, taken, left = price * _duty_in_price(channel), [], price
    for link in reversed(channel.links):
        taken.append((link.name, left * (1 - 1 / link.factor)))
        left /= link.factor
    links = tuple(reversed(taken))
    return Cascade(kept, factory - kept, float(channel.freight), duty, links, price * channel.vat_rate)


def _duty_in_price(channel: Channel) -> float:
    return channel.duty_rate / (1 + channel.duty_rate)


def _kept_of_price(channel: Channel) -> float:
    """Return what links and duty leave of a consumer's price without tax, as a fraction of it."""
    kept = 1 / channel.factor - _duty_in_price(channel)
    if kept <= 0:
        raise InputError("duty_rate", channel.duty_rate, _("Duty and trade together take the whole price."))
    return kept


def factory_receipts(channel: Channel, shelf: float) -> float:
    """Climb down from a price on the shelf to what the factory keeps, EUR a unit.

    Parameters
    ----------
    channel
        The way.
    shelf
        What the customer pays, tax included, EUR.

    Raises
    ------
    InputError
        When the shelf price does not even pay for freight.

    Examples
    --------
    >>> channel = Channel([Link("retailer", 0.40)], freight=10, commission=0.10, vat_rate=0.20)
    >>> round(factory_receipts(channel, 240), 6)
    99.0
    """
    price = require_number("shelf", shelf, 0) / (1 + channel.vat_rate)
    if channel.consumer_imports:
        factory = price * _kept_of_price(channel) - channel.freight
    else:
        factory = price / channel.factor / (1 + channel.duty_rate) - channel.freight
    if factory < 0:
        raise InputError("shelf", shelf, _("This shelf price does not pay for the freight: give a higher one."))
    return factory * (1 - channel.commission)


def markup_of_margin(margin: float) -> float:
    """Return the mark-up on cost that a margin on price amounts to, both as fractions.

    Examples
    --------
    >>> markup_of_margin(0.5)
    1.0
    """
    return require_number("margin", margin, 0, below=1) / (1 - margin)


def margin_of_markup(markup: float) -> float:
    """Return the margin on price that a mark-up on cost amounts to, both as fractions.

    Examples
    --------
    >>> margin_of_markup(1.0)
    0.5
    """
    return require_number("markup", markup, 0) / (1 + markup)
