"""The sales network: distributor, agent or own people, with the cost of parting from an agent in view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kmo_teach.entry.entry_mode import SalesChannel
from kmo_teach.inputs import InputError, require_mapping, require_number, require_numbers, require_whole
from kmo_teach.language import _

__all__ = [
    "CheapestRange",
    "SalesChannel",
    "cheapest_ranges",
    "indemnity_ceiling",
    "loss_turnover",
    "with_indemnity",
    "yearly_provision",
]


@dataclass(frozen=True, slots=True)
class CheapestRange:
    """A range of turnover in which one channel costs least.

    Attributes
    ----------
    name
        The channel.
    start, end
        Yearly turnover in EUR; ``end`` is ``None`` for the last range, which has no end.
    """

    name: str
    start: float
    end: float | None


def cheapest_ranges(channels: Mapping[str, SalesChannel]) -> tuple[CheapestRange, ...]:
    """Return which channel costs least, from a turnover of zero upwards.

    Parameters
    ----------
    channels
        At least one channel by name. Of two that cost the same everywhere the first counts.

    Raises
    ------
    InputError
        Without a channel.

    Notes
    -----
    The lower envelope of straight lines ``fixed cost + rate * turnover``. Each step goes to the first crossing with a
    channel of a lower rate, so a channel that is nowhere cheapest does not appear.

    Examples
    --------
    >>> found = cheapest_ranges({"distributor": SalesChannel(0, 0.25), "agent": SalesChannel(40_000, 0.15),
    ...                          "office": SalesChannel(200_000, 0.05)})
    >>> [(one.name, round(one.start)) for one in found]
    [('distributor', 0), ('agent', 400000), ('office', 1600000)]
    """
    if not require_mapping("channels", channels):
        raise InputError("channels", dict(channels), _("Give at least one channel."))
    name = min(channels, key=lambda one: (channels[one].fixed_cost, channels[one].cost_rate))
    start = 0.0
    found: list[CheapestRange] = []
    while True:
        here = channels[name]
        crossings = [
            ((other.fixed_cost - here.fixed_cost) / (here.cost_rate - other.cost_rate), other.cost_rate, key)
            for key, other in channels.items()
            if other.cost_rate < here.cost_rate
        ]
        if not crossings:
            return (*found, CheapestRange(name, start, None))
        end, _rate, following = min(crossings)
        if end > start:
            found.append(CheapestRange(name, start, end))
        start, name = end, following


def indemnity_ceiling(commissions: Sequence[float], years: float = 1.0, counted: int = 5) -> float:
    """Return the highest indemnity that is due to a commercial agent when the contract ends, EUR.

    Parameters
    ----------
    commissions
        Commission of each year, oldest first, EUR.
    years
        Years of average commission: 1 under the directive's indemnity; practice in France is 2.
    counted
        How many of the last years make the average: 5 under the directive; in France the last two, or three.

    Raises
    ------
    InputError
        Without a year of commission, or for a negative amount.

    Notes
    -----
    Article 17(2)(b) of Directive 86/653/EEC: at most one year's indemnity, from the agent's average annual
    remuneration over the preceding five years, or over the whole contract when it is shorter. It is a ceiling: the
    indemnity is due only so far as the agent brought customers that the firm keeps, and as it is equitable. French
    usage (Juris Agence, on article L. 134-12 of the Code de commerce): the gross commissions of the last two years, or
    twice the average of the last three.

    Examples
    --------
    >>> indemnity_ceiling([10_000, 40_000, 60_000, 80_000, 90_000, 80_000])
    70000.0
    >>> indemnity_ceiling([60_000, 80_000, 90_000], years=2, counted=2)
    170000.0
    """
    last = require_numbers("commissions", commissions, 0)[-require_whole("counted", counted, 1) :]
    if not last:
        raise InputError("commissions", list(commissions), _("Give the commission of at least one year."))
    return require_number("years", years, 0) * sum(last) / len(last)


def yearly_provision(amount: float, years: int, rate: float) -> float:
    """Return what to set aside at the end of each year to have an amount after some years.

    Parameters
    ----------
    amount
        Amount needed at the end, EUR.
    years
        Number of years, a whole number from 1 to 100.
    rate
        Yearly interest on what is set aside, as a fraction.

    Notes
    -----
    The sinking fund, ``amount * rate / ((1 + rate)**years - 1)``, written as a sum so that it also holds without
    interest.

    Examples
    --------
    >>> round(yearly_provision(100_000, 5, 0.05))
    18097
    """
    require_number("amount", amount, 0)
    growth = require_number("rate", rate, 0, 1)
    return amount / sum((1 + growth) ** year for year in range(require_whole("years", years, 1, 100)))


def with_indemnity(
    channel: SalesChannel, commission: float, duration: int, rate: float, years: float = 1.0
) -> SalesChannel:
    """Return an agent's channel with the indemnity at the end counted as a yearly cost.

    Parameters
    ----------
    channel
        The agent's channel as it looks without the indemnity.
    commission
        The agent's commission as a fraction of turnover.
    duration
        Years until the contract ends, a whole number from 1 to 100.
    rate
        Yearly interest on what is set aside, as a fraction.
    years
        Years of commission that the indemnity comes to.

    Notes
    -----
    Our operationalisation, with the same turnover each year: the average commission is then the commission, and
    setting the indemnity aside costs the share ``commission * years * rate / ((1 + rate)**duration - 1)`` of turnover.

    Examples
    --------
    >>> round(with_indemnity(SalesChannel(40_000, 0.15), 0.10, duration=5, rate=0.0).cost_rate, 3)
    0.17
    """
    share = require_number("commission", commission, 0, below=1) * require_number("years", years, 0)
    duration = require_whole("duration", duration, 1, 100)  # else the message would name the other one's years
    return replace(channel, cost_rate=channel.cost_rate + yearly_provision(share, duration, rate))


def loss_turnover(channel: SalesChannel, margin: float) -> float | None:
    """Return the turnover below which a channel loses money, EUR a year, or ``None`` where it always does.

    Parameters
    ----------
    channel
        The channel.
    margin
        What is left of a euro of turnover after making and shipping the goods, as a fraction.

    Examples
    --------
    >>> loss_turnover(SalesChannel(210_000, 0.06), margin=0.36)
    700000.0
    >>> loss_turnover(SalesChannel(0, 0.24), margin=0.20) is None
    True
    """
    left = require_number("margin", margin, 0, 1) - channel.cost_rate
    return round(channel.fixed_cost / left, 6) if left > 0 else None
