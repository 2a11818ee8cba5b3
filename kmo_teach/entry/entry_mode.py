"""Own sales office or a distributor: the turnover from which the office is cheaper."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _

__all__ = ["SalesChannel", "indifference_turnover"]


@dataclass(frozen=True, slots=True)
class SalesChannel:
    """A way to sell abroad.

    Attributes
    ----------
    fixed_cost
        EUR a year, whatever is sold: rent, staff, accounts, local registration.
    cost_rate
        Fraction of turnover that the channel takes: the distributor's margin, commissions, local delivery.
    """

    fixed_cost: float
    cost_rate: float

    def __post_init__(self) -> None:
        require_number("fixed_cost", self.fixed_cost, 0)
        require_number("cost_rate", self.cost_rate, 0, below=1)

    def cost(self, turnover: float) -> float:
        """Return the yearly cost in EUR at a yearly turnover in EUR at the end customer's price."""
        return self.fixed_cost + self.cost_rate * require_number("turnover", turnover, 0)


def indifference_turnover(office: SalesChannel, distributor: SalesChannel) -> float:
    """Return the yearly turnover in EUR at which office and distributor cost the same.

    Parameters
    ----------
    office
        The channel with the higher fixed cost.
    distributor
        The channel with the higher share of turnover.

    Raises
    ------
    InputError
        When the office does not have the lower rate and the higher fixed cost: then one channel is always cheaper.

    Notes
    -----
    Ordinary cost-volume analysis: difference in fixed cost divided by difference in variable cost rate.

    Examples
    --------
    >>> indifference_turnover(SalesChannel(150_000, 0.05), SalesChannel(0, 0.30))
    600000.0
    """
    if office.cost_rate >= distributor.cost_rate or office.fixed_cost < distributor.fixed_cost:
        raise InputError(
            "office",
            office,
            _("The office needs a lower share of turnover and a higher fixed cost than the distributor."),
        )
    return (office.fixed_cost - distributor.fixed_cost) / (distributor.cost_rate - office.cost_rate)
