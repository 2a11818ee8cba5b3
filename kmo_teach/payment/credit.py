"""A documentary credit: its days, its tolerances, what both sides pay for it, and what a fault in the papers costs."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _
from kmo_teach.payment.terms import usual_term
from kmo_teach.pricing import assumption, confirmation_fee

__all__ = [
    "CreditFees",
    "banking_days_after",
    "credit_fees",
    "discrepancy_cost",
    "last_presentation_day",
    "quantity_range",
]

_SATURDAY = 5


def last_presentation_day(shipment: datetime.date, expiry: datetime.date, days: int | None = None) -> datetime.date:
    """Return the last day on which documents may be presented.

    Parameters
    ----------
    shipment
        Date of the transport document.
    expiry
        Day on which the credit expires.
    days
        Days after shipment that the credit gives; 21 when it is silent.

    Raises
    ------
    InputError
        When the goods were shipped after expiry: then no day is left.

    Notes
    -----
    UCP 600, articles 6(e) and 14(c): within so many calendar days after shipment and never after expiry. When the bank
    is closed on the last day for an ordinary reason, the next banking day is still in time (article 29); that is not
    counted here, so that who plans with this day is safe.

    Examples
    --------
    >>> last_presentation_day(datetime.date(2027, 1, 4), datetime.date(2027, 1, 20)).isoformat()
    '2027-01-20'
    """
    if shipment > expiry:
        raise InputError("shipment", shipment.isoformat(), _("Give a day that is not after the expiry."))
    allowed = round(assumption("presentation_days").value) if days is None else days
    return min(expiry, shipment + datetime.timedelta(days=round(require_number("days", allowed, 0, 365))))


def banking_days_after(
    presentation: datetime.date, days: int | None = None, closed: Collection[datetime.date] = ()
) -> datetime.date:
    """Return the last day on which a bank may refuse what was presented.

    Parameters
    ----------
    presentation
        The day of presentation; it does not count.
    days
        Banking days; five when left out (UCP 600, article 14(b); URDG 758, article 20).
    closed
        Days other than Saturdays and Sundays on which the bank is closed.

    Examples
    --------
    >>> banking_days_after(datetime.date(2026, 12, 22), closed=[datetime.date(2026, 12, 25)]).isoformat()
    '2026-12-30'
    """
    left = round(usual_term("examination_days").value) if days is None else round(require_number("days", days, 1, 60))
    day = presentation
    while left:
        day += datetime.timedelta(days=1)
        if day.weekday() < _SATURDAY and day not in closed:
            left -= 1
    return day


def quantity_range(quantity: float, about: bool = False, pieces: bool = False) -> tuple[float, float]:
    """Return the least and the most that may be shipped under a credit that names a quantity.

    Parameters
    ----------
    quantity
        As the credit names it, in any unit.
    about
        Whether the credit says *about* or *approximately* before it.
    pieces
        Whether it is counted in pieces or packing units.

    Notes
    -----
    UCP 600, article 30(a) and (b): 10 % either way where the credit says *about*, else 5 % unless pieces are counted.
    The amount drawn may never exceed that of the credit.

    Examples
    --------
    >>> quantity_range(20_000), quantity_range(1, pieces=True)
    ((19000.0, 21000.0), (1.0, 1.0))
    """
    quantity = require_number("quantity", quantity, above=0)
    by = usual_term("tolerance_about").value if about else 0.0 if pieces else usual_term("tolerance_quantity").value
    return quantity * (1 - by), quantity * (1 + by)


@dataclass(frozen=True, slots=True)
class CreditFees:
    """What banks ask for a documentary credit, in EUR.

    Attributes
    ----------
    confirmation
        Of the confirming bank, from confirmation to the last day for documents; 0 where nobody confirms.
    until_maturity
        Of the same bank, or the issuing one, from presentation to maturity; 0 at sight.
    handling
        Advising and examination.
    opening, drawing
        What the buyer's bank takes of the buyer.
    """

    confirmation: float
    until_maturity: float
    handling: float
    opening: float
    drawing: float

    @property
    def seller(self) -> float:
        """What the seller pays, where each side pays its own bank, EUR."""
        return self.confirmation + self.until_maturity + self.handling

    @property
    def buyer(self) -> float:
        """What the buyer pays, EUR."""
        return self.opening + self.drawing


def credit_fees(
    amount: float,
    days_to_shipment: float,
    usance: float = 0.0,
    confirmed: bool = True,
    rate: float | None = None,
    tolerance: float = 0.0,
) -> CreditFees:
    """Return what a documentary credit costs both sides.

    Parameters
    ----------
    amount
        Of the credit, EUR.
    days_to_shipment
        Days from opening (and confirming) to shipment.
    usance
        Days from presentation to payment; 0 at sight.
    confirmed
        Whether a second bank confirms.
    rate
        The confirming bank's yearly rate, as a fraction; the usual assumption when left out.
    tolerance
        Share by which more than the amount may be drawn: banks charge on the most.

    Notes
    -----
    The structure is that of the public tariff of BNP Paribas Fortis (undated): a share a month, the first begun quarter
    whole (:func:`kmo_teach.pricing.confirmation_fee`), in two periods that may overlap; opening and drawing for the
    buyer. Which share, no bank publishes: the rates are assumptions.

    Examples
    --------
    >>> fees = credit_fees(100_000, 49, usance=90, rate=0.012)
    >>> fees.confirmation, fees.until_maturity
    (300.0, 300.0)
    >>> credit_fees(100_000, 49, rate=0.012).until_maturity
    0.0
    """
    amount = require_number("amount", amount, 0)
    most = amount * (1 + require_number("tolerance", tolerance, 0, 1))
    open_days = require_number("days_to_shipment", days_to_shipment, 0) + assumption("presentation_days").value
    usance = require_number("usance", usance, 0)
    rate = assumption("confirmation_rate").value if rate is None else require_number("rate", rate, 0, 1)
    opening = usual_term("opening_rate").value
    return CreditFees(
        confirmation=round(confirmation_fee(rate, open_days) * most, 6) if confirmed else 0.0,
        until_maturity=round(confirmation_fee(rate, usance) * amount, 6) if confirmed and usance else 0.0,
        handling=assumption("documentary_credit_fees").value,
        opening=usual_term("opening_fee").value + confirmation_fee(opening, open_days + usance) * most,
        drawing=usual_term("drawing_fee").value + usual_term("drawing_share").value * amount,
    )


def discrepancy_cost(
    amount: float, rate: float, days_late: float, chance: float | None = None, fee: float | None = None
) -> float:
    """Return what faults in the papers are expected to cost the seller, EUR, where the buyer waives them in the end.

    Parameters
    ----------
    amount
        Of the drawing, EUR.
    rate
        Yearly rate of the seller's loan, as a fraction.
    days_late
        Days by which a fault delays the money.
    chance
        Chance that the bank finds one, as a fraction; the usual assumption when left out.
    fee
        EUR for a presentation with a fault; the usual assumption when left out.

    Examples
    --------
    >>> discrepancy_cost(90_000, 0.06, 20, chance=0.5, fee=100)
    200.0
    """
    chance = require_number("chance", usual_term("discrepancy_chance").value if chance is None else chance, 0, 1)
    fee = require_number("fee", usual_term("discrepancy_fee").value if fee is None else fee, 0)
    interest = require_number("amount", amount, 0) * require_number("rate", rate, 0, 1)
    return round(chance * (fee + interest * require_number("days_late", days_late, 0) / 360), 6)
