"""A single value of a facts file with its source, and the word estimate where that is what it is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kmo_teach import facts
from kmo_teach.inputs import require_choice

__all__ = ["SourcedValue", "sourced_value"]


@dataclass(frozen=True, slots=True)
class SourcedValue:
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


def sourced_value(file: str, name: str, besides: Collection[str] = ()) -> SourcedValue:
    """Return a value of a TOML file in which each table is one value with its source.

    Parameters
    ----------
    file
        Path below the facts folder.
    name
        Name of the table.
    besides
        Tables of the file that are no value.

    Raises
    ------
    InputError
        For a name that the file does not have.

    Examples
    --------
    >>> sourced_value("payment/terms.toml", "examination_days").value
    5.0
    """
    known = {key: entry for key, entry in facts.parameters(file).items() if key not in besides}
    entry = known[require_choice("name", name, known)]
    return SourcedValue(
        float(entry.number("value")), entry["unit"], entry["source"], str(entry["date"]), entry["estimate"]
    )
