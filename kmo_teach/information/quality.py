"""Data quality: what was found, with the reason, and what it says of the file and of the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kmo_teach.inputs import InputError, require_choice
from kmo_teach.language import N_, _

__all__ = ["DIMENSIONS", "Detection", "Finding", "detection", "sound_share"]

DIMENSIONS: Mapping[str, str] = MappingProxyType(
    {"validity": N_("validity"), "relevance": N_("relevance"), "completeness": N_("completeness")}
)
"""The three qualities that the paper asks of data, name to English label."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One value that a rule objects to.

    Attributes
    ----------
    record
        Code of the row.
    field
        Column.
    dimension
        Name in :data:`DIMENSIONS`.
    reason
        Why, in a sentence in the reader's language.
    """

    record: str
    field: str
    dimension: str
    reason: str

    @property
    def place(self) -> tuple[str, str]:
        """Row and column."""
        return self.record, self.field

    @property
    def dimension_label(self) -> str:
        """The quality that is lacking, in the reader's words."""
        return _(DIMENSIONS[self.dimension])


@dataclass(frozen=True, slots=True)
class Detection:
    """How well rules found errors that were planted.

    Attributes
    ----------
    found, missed, false_alarms
        Places, sorted.
    """

    found: tuple[tuple[str, str], ...]
    missed: tuple[tuple[str, str], ...]
    false_alarms: tuple[tuple[str, str], ...]

    @property
    def recall(self) -> float:
        """Fraction of the planted errors that was found; 1 when none was planted."""
        planted = len(self.found) + len(self.missed)
        return len(self.found) / planted if planted else 1.0

    @property
    def precision(self) -> float:
        """Fraction of the places objected to that was an error; 1 when there was no objection."""
        objected = len(self.found) + len(self.false_alarms)
        return len(self.found) / objected if objected else 1.0


def detection(findings: Iterable[Finding], planted: Iterable[tuple[str, str]]) -> Detection:
    """Compare the places that rules object to with the places of planted errors.

    Examples
    --------
    >>> finding = Finding("P1", "net_kg", "validity", "")
    >>> result = detection([finding], [("P1", "net_kg"), ("P2", "net_kg")])
    >>> result.recall, result.precision
    (0.5, 1.0)
    """
    places, errors = {finding.place for finding in findings}, set(planted)
    return Detection(*(tuple(sorted(part)) for part in (places & errors, errors - places, places - errors)))


def sound_share(
    rows: Sequence[Mapping[str, str]], findings: Iterable[Finding], dimension: str, key: str = "code"
) -> float:
    """Return the fraction of the rows to which no rule of a dimension objects.

    Parameters
    ----------
    rows
        The rows of the file.
    findings
        What the rules found in it.
    dimension
        Name in :data:`DIMENSIONS`.
    key
        Column with the code of the row.

    Examples
    --------
    >>> sound_share([{"code": "P1"}, {"code": "P2"}], [Finding("P1", "net_kg", "validity", "")], "validity")
    0.5
    """
    if not rows:
        raise InputError("rows", 0, _("Give at least one row."))
    require_choice("dimension", dimension, DIMENSIONS)
    touched = {finding.record for finding in findings if finding.dimension == dimension}
    return sum(row[key] not in touched for row in rows) / len(rows)
