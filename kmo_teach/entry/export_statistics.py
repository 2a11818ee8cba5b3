"""Official statistics of exporters: a figure, what it counts, and what it is a share of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kmo_teach import facts
from kmo_teach.inputs import InputError, require_choice, require_number
from kmo_teach.language import N_, _

__all__ = ["ExportStatistic", "export_statistics", "get_export_statistic", "times_the_average"]

_WHAT = {
    "firms": N_("firms that export themselves"),
    "chain_firms": N_("firms that supply an exporter, directly or through others"),
    "sme_value": N_("what SMEs sell"),
    "micro_value": N_("what firms with fewer than ten people sell"),
    "global_growth": N_("the part due to young firms that went to many countries"),
    "sme_number": N_("SMEs"),
    "large_number": N_("firms with 250 people or more"),
    "large_value": N_("what firms with 250 people or more sell"),
    "traders": N_("firms that import or export goods"),
}

_OF = {
    "firms": N_("all firms in Belgium"),
    "value_intra": N_("the value of exports of goods within the European Union"),
    "value_intra_be": N_("the value of Belgian exports of goods to other member states"),
    "value_extra": N_("the value of exports of goods out of the European Union"),
    "growth_sme": N_("the growth of the exports of Belgian SMEs"),
    "exporters": N_("exporters of goods in the European Union"),
    "exporters_intra": N_("exporters of goods within the European Union"),
    "exporters_extra": N_("exporters of goods out of the European Union"),
    "micro_firms": N_("firms with fewer than ten people, average of OECD countries"),
    "small_firms": N_("firms with 10 to 49 people, average of OECD countries"),
    "medium_firms": N_("firms with 50 to 249 people, average of OECD countries"),
}

_PUBLISHERS = {
    "National Bank of Belgium": N_("National Bank of Belgium"),
    "Eurostat": N_("Eurostat"),
    "OECD": N_("OECD"),
}


@dataclass(frozen=True, slots=True)
class ExportStatistic:
    """A share from an official statistic.

    Attributes
    ----------
    key
        Its name in ``facts/entry/export_statistics.csv``.
    share
        The share, as a fraction of what ``of`` names.
    below
        Whether the source only says that the share is less than that.
    geography
        ``"BE"``, ``"EU"`` or ``"OECD"``.
    year
        The year or years of the data, or of the publication where ``published`` says so.
    published
        Whether ``year`` is that of the publication, for want of that of the data.
    primary
        Whether the publisher's own text was read, or a text that quotes it.
    source
        Where it was read.
    """

    key: str
    share: float
    below: bool
    geography: str
    year: str
    published: bool
    primary: bool
    source: str
    counts: str
    denominator: str
    published_by: str

    @property
    def what(self) -> str:
        """What is counted, in the reader's words."""
        return _(_WHAT[self.counts])

    @property
    def of(self) -> str:
        """What it is a share of, in the reader's words."""
        return _(_OF[self.denominator])

    @property
    def publisher(self) -> str:
        """Who publishes it, in the reader's words."""
        return _(_PUBLISHERS[self.published_by])

    @property
    def when(self) -> str:
        """The year of the data, or when it was published, in the reader's words."""
        return _("published {year}").format(year=self.year) if self.published else self.year


@cache
def export_statistics() -> tuple[ExportStatistic, ...]:
    """Return the official shares that the course uses.

    Examples
    --------
    >>> found = export_statistics()[0]
    >>> found.share, found.below, found.of
    (0.05, True, 'all firms in Belgium')
    """
    return tuple(
        ExportStatistic(
            key=row["key"],
            share=row.number("share"),
            below=row["bound"] == "below",
            geography=row["geography"],
            year=row["year"],
            published=row["dated"] == "published",
            primary=row["read"] == "primary",
            source=row["source"],
            counts=require_choice("what", row["what"], _WHAT),
            denominator=require_choice("of", row["of"], _OF),
            published_by=require_choice("publisher", row["publisher"], _PUBLISHERS),
        )
        for row in facts.table("entry/export_statistics.csv")
    )


def get_export_statistic(key: str) -> ExportStatistic:
    """Return one of the official shares.

    Raises
    ------
    InputError
        For a name that the table does not have.

    Examples
    --------
    >>> get_export_statistic("eu_large_value_intra").share
    0.59
    """
    known = {one.key: one for one in export_statistics()}
    return known[require_choice("key", key, known)]


def times_the_average(share_of_firms: float, share_of_value: float) -> float:
    """Return how many times as much a firm of a group sells as a firm outside it, on average.

    Parameters
    ----------
    share_of_firms
        The group's share of the number of firms, as a fraction above 0 and below 1.
    share_of_value
        The group's share of the value, as a fraction from 0 and below 1, of the same firms in the same year.

    Returns
    -------
    float
        The mean value of a firm in the group divided by that of a firm outside it. Means hide the spread on both sides.

    Raises
    ------
    InputError
        For a share outside its bounds.

    Examples
    --------
    Two firms in a hundred sell half of everything: each sells as much as 49 of the others.

    >>> times_the_average(0.02, 0.5)
    49.0
    """
    firms = require_number("share_of_firms", share_of_firms, above=0, below=1)
    value = require_number("share_of_value", share_of_value, 0, 1)
    if value == 1:
        raise InputError("share_of_value", share_of_value, _("Give a share below 1: the others sell something too."))
    return (value / firms) / ((1 - value) / (1 - firms))
