"""Bank guarantees that a seller gives: how large, how long, what they cost, and what an unfair call would."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kmo_teach import facts
from kmo_teach.inputs import InputError, require_choice, require_number
from kmo_teach.language import N_, _
from kmo_teach.payment.terms import usual_term

__all__ = ["GUARANTEES", "Guarantee", "GuaranteeSize", "after_reductions", "guarantee_sizes"]

GUARANTEES = {
    "bid": N_("bid guarantee"),
    "advance_payment": N_("advance-payment guarantee"),
    "performance": N_("performance guarantee"),
    "warranty": N_("warranty guarantee"),
}
"""The guarantees that a seller gives, with their labels."""


@dataclass(frozen=True, slots=True)
class GuaranteeSize:
    """How large a guarantee usually is.

    Attributes
    ----------
    kind
        One of :data:`GUARANTEES`.
    low, high
        Shares of the contract's price.
    lifetime
        ``"award"``, ``"delivery"`` or ``"warranty"``: until when it usually lives.
    source
        Whose pages say so.
    """

    kind: str
    low: float
    high: float
    lifetime: str
    source: str


def guarantee_sizes() -> tuple[GuaranteeSize, ...]:
    """Return how large guarantees usually are, as banks say.

    Examples
    --------
    >>> [(one.kind, one.low, one.high) for one in guarantee_sizes()][-1]
    ('warranty', 0.05, 0.1)
    """
    return tuple(
        GuaranteeSize(row["kind"], row.number("low"), row.number("high"), row["lifetime"], row["source"])
        for row in facts.table("payment/guarantees.csv")
    )


@dataclass(frozen=True, slots=True)
class Guarantee:
    """A guarantee payable on demand that the seller's bank gives to the buyer.

    Attributes
    ----------
    kind
        One of :data:`GUARANTEES`.
    amount
        Most that the bank pays, EUR; the seller's credit line holds as much less while the guarantee lives.
    days
        Days from issue to expiry.
    rate
        The bank's yearly rate, as a fraction of the amount, paid ahead for each begun quarter.
    file_fee
        EUR for each begun quarter.
    counter_rate
        Yearly rate of a second bank in the buyer's country that gives the guarantee against a counter-guarantee of the
        seller's bank; 0 where the seller's bank guarantees directly.
    """

    kind: str
    amount: float
    days: float
    rate: float = usual_term("guarantee_rate").value
    file_fee: float = usual_term("guarantee_file_fee").value
    counter_rate: float = 0.0

    def __post_init__(self) -> None:
        require_choice("kind", self.kind, GUARANTEES)
        require_number("amount", self.amount, 0)
        require_number("days", self.days, above=0, maximum=3660)
        require_number("rate", self.rate, 0, 1)
        require_number("file_fee", self.file_fee, 0)
        require_number("counter_rate", self.counter_rate, 0, 1)

    @property
    def label(self) -> str:
        """The kind in the reader's language."""
        return _(GUARANTEES[self.kind])

    @property
    def quarters(self) -> int:
        """The quarters that have begun at expiry: four make a year of 365 days."""
        return math.ceil(self.days / (365 / 4))

    @property
    def fee(self) -> float:
        """What the bank (and the second one) asks until expiry, EUR.

        Each begun quarter whole. (Our reading: the one Belgian page that we found asks its rate "yearly and ahead" and
        the file fee by quarter; ask your bank how it counts.)

        Examples
        --------
        >>> Guarantee("advance_payment", 30_000, 60, rate=0.016, file_fee=12).fee
        132.0
        >>> Guarantee("warranty", 30_000, 365, rate=0.016, file_fee=12).fee
        528.0
        """
        return self.quarters * (self.amount * (self.rate + self.counter_rate) / 4 + self.file_fee)

    @property
    def line_used(self) -> float:
        """What the guarantee takes of the seller's credit line, EUR."""
        return self.amount

    def unfair_call(self, yearly_chance: float | None = None, lost: float | None = None) -> float:
        """Return the expected cost of a call without a reason, EUR: chance in its lifetime, share lost, amount.

        Parameters
        ----------
        yearly_chance
            Chance a year of such a call, as a fraction; the usual assumption when left out.
        lost
            Share of the amount that does not come back; the usual assumption when left out.

        Notes
        -----
        A demand guarantee is independent of the contract: the bank pays on a complying demand, takes the money from the
        seller's account, and the seller sues the buyer (URDG 758, article 5). The chance over a lifetime is
        ``1 - (1 - chance)^(days / 365)``.

        Examples
        --------
        >>> Guarantee("warranty", 10_000, 365).unfair_call(0.01, 0.5)
        50.0
        """
        chance = usual_term("unfair_call_chance").value if yearly_chance is None else yearly_chance
        share = usual_term("unfair_call_lost").value if lost is None else lost
        none: float = (1 - require_number("yearly_chance", chance, 0, below=1)) ** (self.days / 365)
        return round((1 - none) * require_number("lost", share, 0, 1) * self.amount, 6)


def after_reductions(amount: float, deliveries: Sequence[float]) -> tuple[float, ...]:
    """Return what an advance-payment guarantee with a reduction clause still holds after each delivery.

    Parameters
    ----------
    amount
        At issue, EUR.
    deliveries
        The share of the contract that each delivery brings, as fractions whose sum is at most 1.

    Raises
    ------
    InputError
        When more than the whole contract is delivered.

    Examples
    --------
    >>> after_reductions(60_000, [0.5, 0.25, 0.25])
    (30000.0, 15000.0, 0.0)
    """
    left = require_number("amount", amount, 0)
    shares = [require_number("deliveries", one, 0, 1) for one in deliveries]
    if round(sum(shares), 9) > 1:
        raise InputError("deliveries", round(sum(shares), 9), _("The shares are together at most 1."))
    found = []
    for share in shares:
        left -= amount * share
        found.append(max(0.0, round(left, 6)))
    return tuple(found)
