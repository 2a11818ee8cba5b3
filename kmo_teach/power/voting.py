"""A vote among shareholders: what passes, and how much power a share gives."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from fractions import Fraction
from itertools import combinations
from math import factorial

from kmo_teach.inputs import InputError, require_choices, require_mapping, require_number
from kmo_teach.language import _

__all__ = ["banzhaf", "passes", "shapley_shubik"]

_MOST = 16  # voters; each one more doubles the work


def passes(
    in_favour: Collection[str], votes: Mapping[str, float], quota: float = 0.5, *, more_than: bool = True
) -> bool:
    """Return whether a proposal passes.

    Parameters
    ----------
    in_favour
        Names of those who vote for it.
    votes
        Votes by name: shares, or 1 for each head.
    quota
        Fraction of all votes that is needed.
    more_than
        Whether the votes must exceed the quota (a simple majority) or may equal it (three quarters).

    Examples
    --------
    >>> shares = {"Griet": 0.35, "Herman": 0.45, "Martine": 0.20}
    >>> passes(["Griet", "Martine"], shares), passes(["Griet", "Martine"], shares, 0.75, more_than=False)
    (True, False)
    """
    voters = require_choices("in_favour", in_favour, require_mapping("votes", votes))
    return _rule(votes, quota, more_than)(set(voters))


def shapley_shubik(votes: Mapping[str, float], quota: float = 0.5, *, more_than: bool = True) -> dict[str, float]:
    """Return each voter's power: the share of all orders of voting in which that vote decides.

    Parameters
    ----------
    votes, quota, more_than
        As in :func:`passes`; up to 16 voters.

    Notes
    -----
    Shapley, L. S. and Shubik, M. (1954), A Method for Evaluating the Distribution of Power in a Committee System,
    American Political Science Review 48(3).

    Examples
    --------
    >>> power = shapley_shubik({"A": 50, "B": 49, "C": 1})
    >>> {name: round(value, 3) for name, value in power.items()}
    {'A': 0.667, 'B': 0.167, 'C': 0.167}
    """
    power = dict.fromkeys(require_mapping("votes", votes), Fraction(0))
    for name, size in _swings(votes, quota, more_than):
        power[name] += Fraction(factorial(size) * factorial(len(votes) - size - 1), factorial(len(votes)))
    return {name: float(value) for name, value in power.items()}


def banzhaf(votes: Mapping[str, float], quota: float = 0.5, *, more_than: bool = True) -> dict[str, float]:
    """Return each voter's power: the share of all swings, the coalitions that win with this voter and lose without.

    Parameters
    ----------
    votes, quota, more_than
        As in :func:`passes`; up to 16 voters.

    Notes
    -----
    Banzhaf, J. F. (1965), Weighted Voting Doesn't Work, Rutgers Law Review 19(2).

    Examples
    --------
    >>> {name: round(value, 3) for name, value in banzhaf({"A": 50, "B": 49, "C": 1}).items()}
    {'A': 0.6, 'B': 0.2, 'C': 0.2}
    """
    swings = dict.fromkeys(require_mapping("votes", votes), 0)
    for name, _size in _swings(votes, quota, more_than):
        swings[name] += 1
    total = sum(swings.values())
    return {name: count / total for name, count in swings.items()}


def _swings(votes: Mapping[str, float], quota: float, more_than: bool) -> Iterator[tuple[str, int]]:
    """Yield a voter and the size of the others' coalition for each coalition that this voter turns into a winner."""
    if not 1 <= len(votes) <= _MOST:
        raise InputError("votes", len(votes), _("Give one to {most} voters.").format(most=_MOST))
    wins = _rule(votes, quota, more_than)
    for name in votes:
        others = [other for other in votes if other != name]
        for size in range(len(votes)):
            for coalition in combinations(others, size):
                if not wins(coalition) and wins((*coalition, name)):
                    yield name, size


def _rule(votes: Mapping[str, float], quota: float, more_than: bool) -> Callable[[Collection[str]], bool]:
    """Return what tells whether a coalition wins. Fractions: 0.35 + 0.4 is not 0.75 in floating point."""
    weights = {name: Fraction(str(require_number("votes", value, 0))) for name, value in votes.items()}
    total = sum(weights.values())
    if not total:
        raise InputError("votes", total, _("Somebody must have a vote."))
    needed = total * Fraction(str(require_number("quota", quota, 0.5, 1)))
    if more_than and needed == total:
        raise InputError("quota", quota, _("Nobody can have more than all votes."))

    def wins(coalition: Collection[str]) -> bool:
        held = sum(weights[name] for name in coalition)
        return held > needed if more_than else held >= needed

    return wins
