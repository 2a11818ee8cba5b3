"""How a margin in EUR depends on an exchange rate."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import require_choice, require_number
from kmo_teach.pricing.exchange import SIDES
from kmo_teach.pricing.hedge import Hedge

__all__ = ["Exposure"]


@dataclass(frozen=True, slots=True)
class Exposure:
    """An amount of foreign currency due, and the rest of the margin.

    Attributes
    ----------
    side
        ``"receivable"`` or ``"payable"``.
    amount
        Foreign currency due.
    kept
        Share of the amount's value that reaches the firm, or that it pays.
    fixed
        The rest of the margin in EUR: minus the costs of a sale; resale less other costs of a purchase.
    """

    side: str
    amount: float
    kept: float
    fixed: float

    def __post_init__(self) -> None:
        require_choice("side", self.side, SIDES)
        require_number("amount", self.amount, above=0)
        require_number("kept", self.kept, above=0)
        require_number("fixed", self.fixed)

    def margin(self, hedge: Hedge, spot: float) -> float:
        """Return the margin in EUR when the rate on the due date is ``spot`` (foreign currency per EUR).

        Charges run on the value received or paid; the option's premium comes on top.

        Examples
        --------
        >>> sale = Exposure("receivable", 120_000, 1.0, -90_000)
        >>> sale.margin(Hedge("none", "receivable", 1.2), 1.25)
        6000.0
        """
        sign = 1 if self.side == "receivable" else -1
        gross = hedge.value(spot) + sign * hedge.premium
        return self.fixed + self.amount * (sign * self.kept * gross - hedge.premium)
