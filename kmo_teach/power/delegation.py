"""A delegation matrix: who may decide what, up to which amount, and where it leaks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _

__all__ = [
    "Decision",
    "Findings",
    "Gap",
    "Mandate",
    "Overlap",
    "SinglePoint",
    "check_mandates",
    "decider",
    "decision_shares",
]


@dataclass(frozen=True, slots=True)
class Mandate:
    """A person may decide on a subject up to an amount.

    Attributes
    ----------
    limit
        EUR, the limit included; ``math.inf`` for no limit.
    """

    person: str
    subject: str
    limit: float

    def __post_init__(self) -> None:
        if self.limit != math.inf:
            require_number("limit", self.limit, above=0)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision to take: its subject, its amount in EUR, and how often it comes in a year."""

    subject: str
    amount: float
    times: float = 1

    def __post_init__(self) -> None:
        require_number("amount", self.amount, 0)
        require_number("times", self.times, 0)


@dataclass(frozen=True, slots=True)
class Gap:
    """Nobody may decide on a subject above an amount (0: nobody at all), though such decisions come."""

    subject: str
    above: float
    times: float


@dataclass(frozen=True, slots=True)
class Overlap:
    """Several people hold the same limit on a subject: each may think that the other decides."""

    subject: str
    limit: float
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SinglePoint:
    """Above an amount one person alone may decide on a subject: when that person is away, the decision waits."""

    subject: str
    above: float
    person: str
    times: float


@dataclass(frozen=True, slots=True)
class Findings:
    """What :func:`check_mandates` found."""

    gaps: tuple[Gap, ...]
    overlaps: tuple[Overlap, ...]
    single_points: tuple[SinglePoint, ...]


def decider(mandates: Sequence[Mandate], subject: str, amount: float) -> str | None:
    """Return who decides: the person with the lowest limit that suffices (of two with the same, the first listed).

    Examples
    --------
    >>> matrix = [Mandate("Griet", "discount", 50_000), Mandate("Karim", "discount", 2_000)]
    >>> decider(matrix, "discount", 1_500), decider(matrix, "discount", 60_000)
    ('Karim', None)
    """
    amount = require_number("amount", amount, 0)
    able = [one for one in mandates if one.subject == subject and one.limit >= amount]
    return min(able, key=lambda one: one.limit).person if able else None


def check_mandates(mandates: Sequence[Mandate], decisions: Sequence[Decision]) -> Findings:
    """Find the gaps, overlaps and single points of failure of a delegation matrix.

    Parameters
    ----------
    mandates
        The matrix; at most one mandate for each person and subject.
    decisions
        Decisions that come in a year. A gap or single point that no decision meets is not reported.

    Raises
    ------
    InputError
        ``mandates``: when a person has two mandates on one subject.

    Examples
    --------
    >>> matrix = [Mandate("Griet", "discount", 50_000), Mandate("Karim", "discount", 2_000)]
    >>> year = [Decision("discount", 1_000, 40), Decision("discount", 60_000), Decision("hiring", 1)]
    >>> found = check_mandates(matrix, year)
    >>> [(gap.subject, gap.above) for gap in found.gaps], found.single_points
    ([('discount', 50000), ('hiring', 0.0)], ())
    """
    held = [(one.person, one.subject) for one in mandates]
    if len(held) != len(set(held)):
        raise InputError("mandates", len(held), _("Give each person one limit for each subject."))
    subjects = dict.fromkeys([one.subject for one in mandates] + [one.subject for one in decisions])
    gaps, overlaps, single = [], [], []
    for subject in subjects:
        limits = {one.person: one.limit for one in mandates if one.subject == subject}
        highest, second = ([*sorted(limits.values(), reverse=True), 0.0, 0.0])[:2]
        beyond = _times(decisions, subject, highest, math.inf) if limits else _times(decisions, subject, -1, math.inf)
        if beyond:
            gaps.append(Gap(subject, highest, beyond))
        for limit in sorted(set(limits.values())):
            people = tuple(person for person, held_limit in limits.items() if held_limit == limit)
            if len(people) > 1:
                overlaps.append(Overlap(subject, limit, people))
        alone = _times(decisions, subject, second if second else -1, highest)
        if limits and highest > second and alone:
            single.append(SinglePoint(subject, second, max(limits, key=limits.__getitem__), alone))
    return Findings(tuple(gaps), tuple(overlaps), tuple(single))


def decision_shares(person: str, mandates: Sequence[Mandate], decisions: Sequence[Decision]) -> tuple[float, float]:
    """Return the shares of the number and of the value of decisions that come to a person.

    Decisions that nobody may take count among the rest: they go nowhere.

    Examples
    --------
    >>> matrix = [Mandate("Griet", "discount", 50_000), Mandate("Karim", "discount", 2_000)]
    >>> decision_shares("Griet", matrix, [Decision("discount", 1_000, 9), Decision("discount", 9_000, 1)])
    (0.1, 0.5)
    """
    number = sum(one.times for one in decisions)
    value = sum(one.times * one.amount for one in decisions)
    if not value:
        raise InputError("decisions", value, _("Give at least one decision with an amount."))
    own = [one for one in decisions if decider(mandates, one.subject, one.amount) == person]
    return sum(one.times for one in own) / number, sum(one.times * one.amount for one in own) / value


def _times(decisions: Sequence[Decision], subject: str, above: float, up_to: float) -> float:
    return sum(one.times for one in decisions if one.subject == subject and above < one.amount <= up_to)
