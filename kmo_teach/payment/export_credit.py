"""Credit for years with an export credit agency: cash down, then equal parts of principal, each half-year."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_number, require_rate
from kmo_teach.language import _
from kmo_teach.payment.terms import usual_term

__all__ = ["ExportCredit", "Repayment"]


@dataclass(frozen=True, slots=True)
class Repayment:
    """A half-yearly repayment.

    Attributes
    ----------
    number
        From 1, half a year after the credit starts.
    principal, interest
        EUR.
    left
        Principal still owed after it, EUR.
    """

    number: int
    principal: float
    interest: float
    left: float

    @property
    def paid(self) -> float:
        """What the buyer pays, EUR."""
        return self.principal + self.interest


@dataclass(frozen=True, slots=True)
class ExportCredit:
    """An officially supported export credit.

    Attributes
    ----------
    price
        Of the contract, EUR.
    years
        From the start of the credit (delivery) to the last repayment, in whole half-years.
    rate
        Yearly interest on what is owed, as a fraction.
    down
        Share of the price that the buyer pays in cash before; at least 15 %.
    insured
        Share of a default that the agency pays to the seller of a supplier credit, as a fraction.
    """

    price: float
    years: float
    rate: float
    down: float = usual_term("down_payment").value
    insured: float = usual_term("agency_insured").value

    def __post_init__(self) -> None:
        require_number("price", self.price, above=0)
        if not float(2 * require_number("years", self.years, above=0, maximum=22)).is_integer():
            raise InputError("years", self.years, _("Give whole half-years: 2 or 2.5."))
        require_rate("rate", self.rate)
        require_number("down", self.down, usual_term("down_payment").value, 1)
        require_number("insured", self.insured, 0, 1)

    @property
    def cash(self) -> float:
        """What the buyer pays before the credit starts, EUR."""
        return self.price * self.down

    @property
    def credit(self) -> float:
        """What is lent, EUR."""
        return self.price - self.cash

    @property
    def premium(self) -> float:
        """What the agency asks once, EUR (an assumption)."""
        return self.credit * usual_term("agency_premium").value

    @property
    def repayments(self) -> tuple[Repayment, ...]:
        """The half-yearly repayments: equal principal, and interest on what is owed.

        Examples
        --------
        >>> [(one.principal, one.interest) for one in ExportCredit(200_000, 1, 0.06).repayments]
        [(85000.0, 5100.0), (85000.0, 2550.0)]
        """
        times = round(2 * self.years)
        part = self.credit / times
        return tuple(
            Repayment(number, part, (self.credit - (number - 1) * part) * self.rate / 2, self.credit - number * part)
            for number in range(1, times + 1)
        )

    @property
    def mean_years(self) -> float:
        """How long a euro of the credit is owed on average.

        Examples
        --------
        >>> ExportCredit(200_000, 3, 0.06).mean_years
        1.75
        """
        return (self.years + 0.5) / 2

    def supplier_loss(self) -> float:
        """Return the loss that stays with the seller of a supplier credit if the buyer pays nothing of it, EUR.

        Under a buyer credit a bank lends to the buyer and the seller is paid at delivery, so nothing stays with him.

        Examples
        --------
        >>> round(ExportCredit(200_000, 3, 0.06).supplier_loss(), 6)
        8500.0
        """
        return self.credit * (1 - self.insured)
