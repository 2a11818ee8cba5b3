"""What banks and rules say about ways of paying: each value with its source, and the word estimate where it is one."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach import facts
from kmo_teach.inputs import require_choice

__all__ = ["FILE", "Term", "usual_term"]

FILE = "payment/terms.toml"


@dataclass(frozen=True, slots=True)
class Term:
    """A value.

    Attributes
    ----------
    value
        The number, in ``unit``.
    unit, source, date
        As the facts file states them.
    estimate
        Whether to show it to the reader as an estimate.
    """

    value: float
    unit: str
    source: str
    date: str
    estimate: bool


def usual_term(name: str) -> Term:
    """Return a value with its source.

    Examples
    --------
    >>> usual_term("examination_days").value, usual_term("guarantee_rate").estimate
    (5.0, True)
    """
    known = facts.parameters(FILE)
    entry = known[require_choice("name", name, known)]
    return Term(float(entry.number("value")), entry["unit"], entry["source"], str(entry["date"]), entry["estimate"])
