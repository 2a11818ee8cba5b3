"""Recruitment: a weighted scorecard with minimums, and what an empty chair costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _

__all__ = ["HIGHEST", "Vacancy", "candidate_score", "vacancy_cost"]

HIGHEST = 10.0
"""Top of the scale on which a candidate is scored."""


def candidate_score(
    scores: Mapping[str, float], weights: Mapping[str, float], minimums: Mapping[str, float] | None = None
) -> float | None:
    """Return a candidate's weighted score from 0 to 10, or ``None`` where a minimum is missed.

    Parameters
    ----------
    scores
        A score from 0 to 10 for each criterion.
    weights
        How much each criterion counts: numbers of zero or more, in any scale.
    minimums
        Scores that no strength elsewhere makes up for.

    Raises
    ------
    InputError
        For a criterion without a score, a score outside the scale, or weights that add up to zero.

    Notes
    -----
    The criteria that the paper adds are languages, openness to other cultures and mobility. Weights, scale and
    minimums are our operationalisation. Scores stand on a fixed scale, so another candidate does not change them.

    Examples
    --------
    >>> candidate_score({"trade": 8, "French": 6}, {"trade": 3, "French": 1})
    7.5
    >>> candidate_score({"trade": 10, "French": 2}, {"trade": 3, "French": 1}, {"French": 5}) is None
    True
    """
    counts = {name: require_number("weights", weight, 0) for name, weight in weights.items()}
    if not sum(counts.values()):
        raise InputError("weights", dict(weights), _("Give at least one weight above 0."))
    given = {name: require_number(name, scores.get(name), 0, HIGHEST) for name in {**counts, **(minimums or {})}}
    if any(given[name] < require_number("minimums", least, 0, HIGHEST) for name, least in (minimums or {}).items()):
        return None
    return sum(weight * given[name] for name, weight in counts.items()) / sum(counts.values())


@dataclass(frozen=True, slots=True)
class Vacancy:
    """An empty chair.

    Attributes
    ----------
    months
        Months until the new colleague starts.
    contribution
        Contribution margin a month that the filled chair brings, EUR.
    share_lost
        Fraction of it that colleagues do not catch up.
    labour_cost
        Labour cost a month that is saved while the chair is empty, EUR.
    search_cost
        Advertisements, agency, interviews, EUR.
    learning_months
        Months in which the new colleague learns and brings on average half.
    """

    months: float
    contribution: float
    share_lost: float
    labour_cost: float
    search_cost: float
    learning_months: float = 0.0


def vacancy_cost(vacancy: Vacancy) -> float:
    """Return what a vacancy costs, EUR: margin lost, search and learning, less the pay that is saved.

    Notes
    -----
    ``months * (contribution * share_lost - labour_cost) + search_cost + learning_months * contribution / 2``. Our
    operationalisation. A result below zero says that the chair brings less than it costs.

    Examples
    --------
    >>> vacancy_cost(Vacancy(4, 15_000, 0.6, 6_500, 9_000, learning_months=4))
    49000.0
    """
    months = require_number("months", vacancy.months, 0)
    contribution = require_number("contribution", vacancy.contribution, 0)
    lost = months * contribution * require_number("share_lost", vacancy.share_lost, 0, 1)
    saved = months * require_number("labour_cost", vacancy.labour_cost, 0)
    learning = require_number("learning_months", vacancy.learning_months, 0) * contribution / 2
    return lost - saved + require_number("search_cost", vacancy.search_cost, 0) + learning
