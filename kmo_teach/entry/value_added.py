"""Who adds how much along an industrial value chain: each partner's value added and share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _

__all__ = ["ValueLink", "value_added"]


@dataclass(frozen=True, slots=True)
class ValueLink:
    """One link of the chain.

    Attributes
    ----------
    name
        Who it is.
    value_added
        Its sales less what it bought from the link before, EUR a unit. Negative when it sells at a loss.
    share
        Its part of the value added by the whole chain, a fraction.
    """

    name: str
    value_added: float
    share: float


def value_added(sales: Sequence[tuple[str, float]]) -> tuple[ValueLink, ...]:
    """Split the price that the last customer pays over the links of the chain.

    Parameters
    ----------
    sales
        For each link from the source to the last customer: its name and the price at which it sells, EUR a unit. What a
        link buys from outside the chain counts as its own.

    Raises
    ------
    InputError
        For an empty chain, a negative price, or a last price of zero.

    Notes
    -----
    The chain is Porter's (1985): value added is the difference between two links' prices.

    Examples
    --------
    >>> [(link.name, link.value_added, link.share) for link in value_added([("maker", 60), ("importer", 80)])]
    [('maker', 60.0, 0.75), ('importer', 20.0, 0.25)]
    """
    if not sales:
        raise InputError("sales", sales, _("Give at least one link."))
    prices = [require_number(f"sales: {name}", price, 0) for name, price in sales]
    total = require_number(f"sales: {sales[-1][0]}", prices[-1], above=0)
    bought = [0.0, *prices[:-1]]
    return tuple(
        ValueLink(name, price - cost, (price - cost) / total)
        for (name, _price), price, cost in zip(sales, prices, bought, strict=True)
    )
