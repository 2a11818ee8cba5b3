"""Stock against distance: safety stock, goods under way, and a customs delay."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from kmo_teach.inputs import require_number
from kmo_teach.numeric.normal import cumulative, quantile

__all__ = [
    "Replenishment",
    "lead_time_spread",
    "reorder_point",
    "safety_stock",
    "service_reached",
    "transit_interest",
    "with_delay",
]


@dataclass(frozen=True, slots=True)
class Replenishment:
    """How a part is used and how long a new delivery takes. Any unit of time, the same everywhere.

    Attributes
    ----------
    demand, demand_spread
        Mean and standard deviation of the use in one period, units.
    lead_time, lead_spread
        Mean and standard deviation of the time from order to delivery, periods.
    """

    demand: float
    demand_spread: float
    lead_time: float
    lead_spread: float = 0.0

    def __post_init__(self) -> None:
        for name in ("demand", "demand_spread", "lead_time", "lead_spread"):
            require_number(name, getattr(self, name), 0)


def lead_time_spread(supply: Replenishment) -> float:
    """Return the standard deviation of the use during a lead time, units.

    Parameters
    ----------
    supply
        Use and lead time.

    Notes
    -----
    sqrt(L · σ² + d² · s²): L lead time, σ spread of the use in a period, d mean use, s spread of the lead time;
    periods are taken as independent of each other and of the lead time.

    Examples
    --------
    >>> lead_time_spread(Replenishment(demand=5, demand_spread=2, lead_time=4))
    4.0
    >>> lead_time_spread(Replenishment(demand=5, demand_spread=0, lead_time=4, lead_spread=2))
    10.0
    """
    return sqrt(supply.lead_time * supply.demand_spread**2 + supply.demand**2 * supply.lead_spread**2)


def safety_stock(supply: Replenishment, service: float) -> float:
    """Return the stock, above what is used on average during a lead time, that prevents running out, units.

    Parameters
    ----------
    supply
        Use and lead time.
    service
        Chance of not running out before a delivery comes, from 0.5 to below 1.

    Notes
    -----
    z · spread of the use during a lead time, z the normal quantile of ``service``. With a sure lead time: z · σ · √L.

    Examples
    --------
    >>> round(safety_stock(Replenishment(30, 5, 10), 0.95), 1)
    26.0
    """
    require_number("service", service, 0.5, below=1)
    return quantile(service) * lead_time_spread(supply)


def reorder_point(supply: Replenishment, service: float) -> float:
    """Return the stock, in hand or on order, at which to order again, units.

    Examples
    --------
    >>> round(reorder_point(Replenishment(30, 5, 10), 0.95), 1)
    326.0
    """
    return supply.demand * supply.lead_time + safety_stock(supply, service)


def with_delay(supply: Replenishment, chance: float, length: float) -> Replenishment:
    """Return the supply with a delay that sometimes happens, such as a check at customs.

    Parameters
    ----------
    supply
        Use and lead time without the delay.
    chance
        Chance that a delivery is held up.
    length
        How long it is then held up, periods.

    Notes
    -----
    The delay adds ``chance · length`` to the mean and ``chance · (1 - chance) · length²`` to the variance of the lead
    time. A delay that always happens only lengthens it.

    Examples
    --------
    >>> with_delay(Replenishment(10, 3, 4, 0), chance=0.5, length=2)
    Replenishment(demand=10, demand_spread=3, lead_time=5.0, lead_spread=1.0)
    """
    require_number("chance", chance, 0, 1)
    require_number("length", length, 0)
    return Replenishment(
        supply.demand,
        supply.demand_spread,
        supply.lead_time + chance * length,
        sqrt(supply.lead_spread**2 + chance * (1 - chance) * length**2),
    )


def service_reached(supply: Replenishment, level: float, chance: float = 0.0, length: float = 0.0) -> float:
    """Return the chance that a stock lasts until the delivery, with a delay counted as it is: there or not there.

    Parameters
    ----------
    supply
        Use and lead time without the delay.
    level
        Stock in hand when the order leaves, units.
    chance, length
        Chance of a delay, and how long it lasts, periods.

    Notes
    -----
    A mixture of two normal curves. :func:`safety_stock` puts one normal curve in their place, which promises too much
    where delays are rare and long.

    Examples
    --------
    >>> round(service_reached(Replenishment(30, 5, 10), 326), 2)
    0.95
    """
    require_number("chance", chance, 0, 1)
    require_number("level", level, 0)
    delayed = Replenishment(
        supply.demand, supply.demand_spread, supply.lead_time + require_number("length", length, 0), supply.lead_spread
    )
    return (1 - chance) * _lasts(supply, level) + chance * _lasts(delayed, level)


def _lasts(supply: Replenishment, level: float) -> float:
    mean, spread = supply.demand * supply.lead_time, lead_time_spread(supply)
    if spread == 0:
        return float(level >= mean)
    return cumulative((level - mean) / spread)


def transit_interest(yearly_value: float, days: float, rate: float) -> float:
    """Return the interest a year on goods that are paid for and still under way, EUR.

    Parameters
    ----------
    yearly_value
        Value of what is bought in a year, EUR.
    days
        Days under way.
    rate
        Cost of money a year, as a fraction; 360-day year.

    Notes
    -----
    On average ``yearly_value · days / 360`` is under way.

    Examples
    --------
    >>> round(transit_interest(180_000, 40, 0.06), 6)
    1200.0
    """
    value = require_number("yearly_value", yearly_value, 0)
    return value * require_number("days", days, 0) / 360 * require_number("rate", rate, 0)
