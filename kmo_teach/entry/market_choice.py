"""A market-selection matrix: criteria in their own units, made comparable and weighted."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kmo_teach.inputs import InputError, require_choices, require_mapping, require_number
from kmo_teach.language import _

__all__ = ["market_scores"]


def market_scores(
    table: Mapping[str, Mapping[str, float]], weights: Mapping[str, float], lower_is_better: Collection[str] = ()
) -> dict[str, float]:
    """Return a score from 0 to 1 for each market; the highest score comes first.

    Parameters
    ----------
    table
        For each market, a number for each criterion, in the criterion's own unit.
    weights
        How much each criterion counts: numbers of zero or more, in any scale.
    lower_is_better
        Criteria such as tariff, risk or distance, where less is better.

    Returns
    -------
    dict
        Market to score. Each criterion is stretched so that the worst market of the table has 0 and the best 1; a
        criterion on which all markets are equal gives all of them 1.

    Raises
    ------
    InputError
        For a table without markets, a criterion that a market lacks, a criterion in ``lower_is_better`` that no market
        has, a negative weight, or weights that add up to zero.

    Notes
    -----
    Weighted sum of min-max scores, the simplest method of multi-criteria analysis. A strong score makes up for a weak
    one, and adding a market changes the scores of the others: look at the parts, not only at the total.

    Examples
    --------
    >>> market_scores({"A": {"risk": 0, "size": 10}, "B": {"risk": 5, "size": 30}}, {"risk": 3, "size": 1}, ["risk"])
    {'A': 0.75, 'B': 0.25}
    """
    if not require_mapping("table", table):
        raise InputError("table", dict(table), _("Give at least one market."))
    known = {criterion for row in table.values() for criterion in require_mapping("table", row)}
    require_mapping("weights", weights)
    counts = {name: require_number("weights", weight, 0) for name, weight in weights.items()}
    lower_is_better = require_choices("lower_is_better", lower_is_better, sorted({*known, *counts}, key=str))
    total = sum(counts.values())
    if total == 0:
        raise InputError("weights", dict(weights), _("Give at least one weight above 0."))
    scores = dict.fromkeys(table, 0.0)
    for criterion, weight in counts.items():
        values = {market: require_number(criterion, row.get(criterion)) for market, row in table.items()}
        low, high = min(values.values()), max(values.values())
        best, worst = (low, high) if criterion in lower_is_better else (high, low)
        for market, value in values.items():
            scores[market] += weight / total * ((value - worst) / (best - worst) if best != worst else 1.0)
    return dict(sorted(scores.items(), key=lambda item: -item[1]))
