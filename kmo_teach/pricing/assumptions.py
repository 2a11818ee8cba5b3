"""The model's starting values: each with its source, and the word estimate where that is what it is."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach import facts
from kmo_teach.inputs import require_choice

__all__ = ["FILE", "Assumption", "assumption"]

FILE = "pricing/assumptions.toml"


@dataclass(frozen=True, slots=True)
class Assumption:
    """A starting value.

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


def assumption(name: str) -> Assumption:
    """Return a starting value with its source.

    Examples
    --------
    >>> assumption("insured_share").value
    1.1
    >>> assumption("loss_given_default").estimate
    True
    """
    known = {key: entry for key, entry in facts.parameters(FILE).items() if key != "doubtful"}
    entry = known[require_choice("name", name, known)]
    return Assumption(
        float(entry.number("value")), entry["unit"], entry["source"], str(entry["date"]), entry["estimate"]
    )
