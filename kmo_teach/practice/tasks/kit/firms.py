"""Invented firms for tasks that need one: each seed tells of another."""

from __future__ import annotations

from random import Random

from kmo_teach.language import _

__all__ = ["invented_firm"]

_TOWNS = ("Bree", "Diest", "Geel", "Lokeren", "Maldegem", "Ninove", "Tielt", "Zottegem")


def invented_firm(rng: Random) -> str:
    """Return what a firm makes and where, to stand within a sentence: ``"a maker of tents in Diest"``."""
    makers = (
        _("a maker of garden furniture in {town}"),
        _("a maker of cargo bikes in {town}"),
        _("a maker of school desks in {town}"),
        _("a maker of coffee grinders in {town}"),
        _("a maker of tents in {town}"),
        _("a maker of sunblinds in {town}"),
        _("a maker of kitchen scales in {town}"),
        _("a maker of garage doors in {town}"),
    )
    return rng.choice(makers).format(town=rng.choice(_TOWNS))
