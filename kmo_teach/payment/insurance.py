"""An insurer's offer for credit insurance: what it costs at least, what it pays, and when."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import require_number

__all__ = ["InsurersOffer"]


@dataclass(frozen=True, slots=True)
class InsurersOffer:
    """An offer as an insurer writes it.

    Attributes
    ----------
    rate
        Premium as a share of insured turnover.
    minimum
        Least premium of a year, EUR.
    insured
        Share of a loss that the insurer pays, as a fraction.
    limit
        Most that the buyer may owe under cover, EUR: 0 where the insurer gives no limit.
    waiting_days
        Days from the due date until the insurer pays a default that drags on.
    """

    rate: float
    minimum: float
    insured: float
    limit: float
    waiting_days: float

    def __post_init__(self) -> None:
        require_number("rate", self.rate, 0, 1)
        require_number("minimum", self.minimum, 0)
        require_number("insured", self.insured, 0, 1)
        require_number("limit", self.limit, 0)
        require_number("waiting_days", self.waiting_days, 0)

    def premium(self, turnover: float) -> float:
        """Return the year's premium on a turnover, EUR.

        Examples
        --------
        >>> offer = InsurersOffer(0.003, 2_500, 0.9, 80_000, 150)
        >>> offer.premium(100_000), offer.premium(1_000_000)
        (2500, 3000.0)
        """
        return max(self.minimum, self.rate * require_number("turnover", turnover, 0))

    def pays(self, owed: float) -> float:
        """Return what the insurer pays when a buyer who owes so much pays nothing, EUR.

        Examples
        --------
        >>> InsurersOffer(0.003, 2_500, 0.9, 80_000, 150).pays(100_000)
        72000.0
        """
        return self.insured * min(self.limit, require_number("owed", owed, 0))

    def stays(self, owed: float) -> float:
        """Return the loss that stays with the seller then, EUR.

        Examples
        --------
        >>> InsurersOffer(0.003, 2_500, 0.9, 80_000, 150).stays(100_000)
        28000.0
        """
        return owed - self.pays(owed)
