"""The owner as a bottleneck: what waiting costs, what errors cost, and how much to delegate."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach import facts
from kmo_teach.inputs import InputError, require_number, require_whole
from kmo_teach.language import _
from kmo_teach.power.queue import chance_of_waiting_longer, decision_delay

__all__ = ["WEEKS_A_YEAR", "WORKING_DAYS", "Desk", "DeskOutcome", "cheapest_desk", "desk_outcome"]

_TIME = facts.parameters("people/working_time.toml")

WORKING_DAYS: int = _TIME["days_a_week"]
"""Working days a week."""
WEEKS_A_YEAR: int = _TIME["weeks_a_year"]
"""Weeks in which decisions are asked for, an estimate: 52 less holidays."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Who may decide, how fast, and what goes wrong.

    Attributes
    ----------
    decisions
        Decisions asked for a week.
    hours_each
        Hours that one decision takes.
    owner_hours
        Hours a week that the owner has for deciding.
    delegates
        People who decide the delegated part.
    delegate_hours
        Hours a week that each delegate has for deciding.
    owner_errors, delegate_errors
        Fraction of decisions that turn out wrong.
    delay_cost
        EUR for each decision and working day until it is taken.
    error_cost
        EUR for each wrong decision.
    """

    decisions: float
    hours_each: float
    owner_hours: float
    delegates: int
    delegate_hours: float
    owner_errors: float
    delegate_errors: float
    delay_cost: float
    error_cost: float

    def __post_init__(self) -> None:
        for name in ("decisions", "hours_each", "owner_hours"):
            require_number(name, getattr(self, name), above=0)
        require_whole("delegates", self.delegates, 0, 1_000)
        for name in ("delegate_hours", "delay_cost", "error_cost"):
            require_number(name, getattr(self, name), 0)
        for name in ("owner_errors", "delegate_errors"):
            require_number(name, getattr(self, name), 0, 1)

    def hours_asked(self, share: float) -> tuple[float, float]:
        """Return the hours a week asked of the owner and of the delegates together."""
        asked = self.decisions * self.hours_each
        return asked * (1 - share), asked * share

    def ends(self, share: float) -> bool:
        """Whether both queues end: nobody is asked for more hours than there are."""
        owner, delegates = self.hours_asked(require_number("share", share, 0, 1))
        return owner < self.owner_hours and (share == 0 or delegates < self.delegates * self.delegate_hours)


@dataclass(frozen=True, slots=True)
class DeskOutcome:
    """A year with a share of the decisions delegated.

    Attributes
    ----------
    share
        Fraction delegated.
    owner_delay, delegate_delay
        Mean working days until a decision, the deciding included; None for who decides nothing.
    delay
        Mean over all decisions, working days.
    late
        Fraction of decisions that take more than a week.
    delay_cost, error_cost
        EUR a year.
    """

    share: float
    owner_delay: float | None
    delegate_delay: float | None
    delay: float
    late: float
    delay_cost: float
    error_cost: float

    @property
    def cost(self) -> float:
        """Waiting and errors together, EUR a year."""
        return self.delay_cost + self.error_cost


def desk_outcome(desk: Desk, share: float) -> DeskOutcome:
    """Return what a year looks like when a share of the decisions is delegated.

    Two queues side by side: the owner's and that of the delegates, who share theirs.

    Parameters
    ----------
    desk
        Who decides, how fast, at what cost.
    share
        Fraction of decisions delegated.

    Raises
    ------
    InputError
        ``share``: when one of the queues never ends.

    Notes
    -----
    The queues are M/M/1 and M/M/c (:mod:`kmo_teach.power.queue`). Errors, costs and the split are our
    operationalisation: all decisions are taken to be alike, and a wrong one costs the same whoever took it.

    Examples
    --------
    >>> desk = Desk(15, 0.5, 8, 2, 3, 0.02, 0.06, 40, 2_500)
    >>> round(desk_outcome(desk, 0).delay, 1), round(desk_outcome(desk, 0.4).delay, 1)
    (5.0, 0.9)
    """
    if not desk.ends(share):
        raise InputError("share", share, _("One of the queues never ends: more is asked than there are hours."))
    arrivals = desk.decisions / WORKING_DAYS
    parts: list[tuple[float, float | None, float]] = []  # share of the decisions, mean delay, fraction late
    for part, hours, people in ((1 - share, desk.owner_hours, 1), (share, desk.delegate_hours, int(desk.delegates))):
        if part:
            queue = (arrivals * part, hours / desk.hours_each / WORKING_DAYS, people)
            parts.append((part, decision_delay(*queue), chance_of_waiting_longer(WORKING_DAYS, *queue)))
        else:
            parts.append((0.0, None, 0.0))
    delay = sum(part * days for part, days, _late in parts if days is not None)
    yearly = desk.decisions * WEEKS_A_YEAR
    wrong = (1 - share) * desk.owner_errors + share * desk.delegate_errors
    return DeskOutcome(
        share,
        parts[0][1],
        parts[1][1],
        delay,
        sum(part * late for part, _days, late in parts),
        yearly * delay * desk.delay_cost,
        yearly * wrong * desk.error_cost,
    )


def cheapest_desk(desk: Desk) -> DeskOutcome | None:
    """Return the cheapest outcome over whole percentages delegated, or None when every queue grows without end.

    Examples
    --------
    >>> cheapest_desk(Desk(15, 0.5, 8, 2, 3, 0.02, 0.06, 40, 2_500)).share
    0.25
    """
    possible = [desk_outcome(desk, share / 100) for share in range(101) if desk.ends(share / 100)]
    return min(possible, key=lambda one: one.cost, default=None)
