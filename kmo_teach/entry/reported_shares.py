"""Answers in circulation to "how many SMEs export?": each of others, of another time, and read at second hand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kmo_teach import facts
from kmo_teach.inputs import require_choice
from kmo_teach.language import N_, _

__all__ = ["ReportedShare", "reported_shares"]

_WORDS = {
    N_("exported at some point in three years"),
    N_("export across the national border"),
    N_("exported to any country in three years"),
    N_("export or import"),
    N_("name France as a market"),
    N_("all SMEs in the EU-27"),
    N_("SMEs in the EU in the four sectors asked"),
    N_("Belgian SMEs of fewer than 200 people in that survey"),
    N_("the same SMEs (the text does not say whether all or only those that export or import)"),
    N_("before 2009"),
}
"""The words of the facts file: messages to translate."""


@dataclass(frozen=True, slots=True)
class ReportedShare:
    """A share that travels from text to text.

    Attributes
    ----------
    key
        Its name in ``facts/entry/sme_export_shares.csv``.
    share
        The share, as a fraction of what ``of`` names.
    source
        Where it was read.
    """

    key: str
    share: float
    source: str
    counts: str
    denominator: str
    period: str

    @property
    def what(self) -> str:
        """What they did, in the reader's words."""
        return _(self.counts)

    @property
    def of(self) -> str:
        """What it is a share of, in the reader's words."""
        return _(self.denominator)

    @property
    def when(self) -> str:
        """The years asked about, in the reader's words."""
        return _(self.period)


@cache
def reported_shares() -> tuple[ReportedShare, ...]:
    """Return the shares that the course read at second hand.

    Raises
    ------
    InputError
        For words in the facts file that are no message here.

    Examples
    --------
    >>> found = reported_shares()[1]
    >>> found.share, found.of, found.when
    (0.08, 'all SMEs in the EU-27', 'before 2009')
    """
    return tuple(
        ReportedShare(
            key=row["key"],
            share=row.number("share"),
            source=row["source"],
            counts=require_choice("who", row["who"], _WORDS),
            denominator=require_choice("of", row["of"], _WORDS),
            period=row["period"],
        )
        for row in facts.table("entry/sme_export_shares.csv")
    )
