"""A customer pays late: what the forward sale of his payment then costs, rolled over to the new date."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import require_number
from kmo_teach.pricing.market import Market

__all__ = ["RollOver", "roll_over"]


@dataclass(frozen=True, slots=True)
class RollOver:
    """A forward sale that is closed on its due date and made anew, at the rates of that day.

    Attributes
    ----------
    settled
        What the bank pays on the old due date, EUR: below 0 the firm pays, because the currency has risen.
    rate
        Forward rate of the new sale, foreign currency per EUR.
    received
        EUR that the new sale brings on the new date.
    interest
        What the settled amount earns until then, or costs where the firm paid it, EUR.
    agreed
        What the first forward would have brought, EUR.
    """

    settled: float
    rate: float
    received: float
    interest: float
    agreed: float

    @property
    def total(self) -> float:
        """What the order brings by the new date, EUR."""
        return self.settled + self.interest + self.received

    @property
    def cost(self) -> float:
        """What paying late took from the amount agreed, EUR; below 0 it brought something."""
        return self.agreed - self.total


def roll_over(amount: float, forward: float, market: Market, days: float, loan_rate: float) -> RollOver:
    """Roll a forward sale over when the customer pays so many days late.

    Parameters
    ----------
    amount
        Foreign currency sold forward.
    forward
        Rate of that sale, foreign currency per EUR.
    market
        The market on the old due date: its spot is the rate of that day.
    days
        Calendar days that the customer is late.
    loan_rate
        Simple yearly rate at which the firm borrows what it must pay on the old due date, as a fraction. What it
        receives it places at the market's home rate.

    Notes
    -----
    The bank sells the currency back at the spot of that day and buys it again for the new date (an FX swap): both legs
    start from one spot, so that only the forward points and the bank's spread on the far leg remain of it. A rollover
    at the *old* rate would hide a loan in the points; dealers warn of it: Foreign Exchange Committee (1991),
    Historical-Rate Rollovers: A Dangerous Practice.

    Examples
    --------
    >>> level = Market("USD", 1.25, 0.0, 0.0, 0.08, bank_spread=0.0)
    >>> late = roll_over(100_000, 1.25, level, 60, 0.055)
    >>> late.settled, late.received, late.cost
    (0.0, 80000.0, 0.0)
    """
    amount = require_number("amount", amount, above=0)
    agreed = amount / require_number("forward", forward, above=0)
    days = require_number("days", days, above=0)
    loan_rate = require_number("loan_rate", loan_rate, 0, 1)
    settled = agreed - amount / market.spot
    rate = market.client_forward(days).for_client("receivable")
    yearly = loan_rate if settled < 0 else market.home_rate
    return RollOver(settled, rate, amount / rate, settled * yearly * days / market.home_basis, agreed)
