"""The system of processes: how much of it is written down, and how many planned results are reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kmo_teach.inputs import InputError, require_choices, require_number, require_numbers
from kmo_teach.language import _

__all__ = ["formalisation_ratio", "hit_rate"]


def formalisation_ratio(kinds: Iterable[str]) -> float:
    """Return the formal artefacts as a fraction of all artefacts in a list.

    Parameters
    ----------
    kinds
        ``"formal"`` or ``"informal"`` for each tool, rule, guideline or habit of the firm.

    Raises
    ------
    InputError
        For another word, or an empty list.

    Notes
    -----
    Our operationalisation: the paper names tools, rules, codes of conduct, internal guidelines and informal practices
    and counts nothing.

    Examples
    --------
    >>> formalisation_ratio(["formal", "informal", "informal", "informal"])
    0.25
    """
    words = require_choices("kinds", kinds, ("formal", "informal"))
    if not words:
        raise InputError("kinds", words, _("Give at least one artefact."))
    return words.count("formal") / len(words)


def hit_rate(actual: Sequence[float], target: float, *, lower_is_better: bool = False) -> float:
    """Return the fraction of periods in which an indicator reached its target.

    Parameters
    ----------
    actual
        The indicator, period by period.
    target
        What the firm set itself, in the same unit.
    lower_is_better
        For indicators such as days of delay.

    Notes
    -----
    It follows the paper's idea of performance: reaching one's own goals again and again, not once.

    Examples
    --------
    >>> hit_rate([12, 9, 14, 10], 10)
    0.75
    >>> hit_rate([12, 9, 14, 10], 10, lower_is_better=True)
    0.5
    """
    goal = require_number("target", target)
    values = require_numbers("actual", actual)
    if not values:
        raise InputError("actual", values, _("Give at least one period."))
    hits = [value <= goal if lower_is_better else value >= goal for value in values]
    return sum(hits) / len(hits)
