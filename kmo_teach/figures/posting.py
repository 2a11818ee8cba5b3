"""How much of each limit a posting uses, and what is to be done for it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, INK, ORANGE, canvas, house_style, label_ticks
from kmo_teach.inputs import InputError
from kmo_teach.language import N_, _, percent
from kmo_teach.people.posting import DUTIES, SURE, Posting, posting_findings

__all__ = ["posting_limits"]

_WIDEST = 1.6
_SHORT = {
    "entry": N_("entry"),
    "social_security": N_("insurance"),
    "host_pay": N_("pay"),
    "host_law": N_("labour law"),
    "tax": N_("tax"),
    "establishment": N_("site"),
}


@house_style
def posting_limits(postings: Mapping[str, Posting]) -> Plate:
    """Draw what each posting counts as a share of each limit; the table holds the whole check list.

    Parameters
    ----------
    postings
        One to four postings by name.

    Examples
    --------
    >>> from datetime import date
    >>> from kmo_teach.people import Stay
    >>> len(posting_limits({"Lille": Posting("FR", (Stay(date(2027, 3, 8), date(2027, 3, 12)),))}).data)
    6
    """
    if not 1 <= len(postings) <= 4:
        raise InputError("postings", len(postings), _("Give one to four postings."))
    rows = [(name, one) for name, posting in postings.items() for one in posting_findings(posting)]
    counted = [(name, one, one.counted / one.limit) for name, one in rows if one.counted is not None and one.limit]
    figure, axes = canvas(6.4, 1.1 + 0.3 * len(counted))
    for row, (_name, one, share) in enumerate(counted):
        over = one.state == "passed"
        axes.barh(row, min(share, _WIDEST), 0.66, color=ORANGE if over else BLUE, hatch="//" if over else None)
        axes.text(min(share, _WIDEST) + 0.02, row, one.count, va="center")
    axes.set_yticks(range(len(counted)), [f"{name}: {_(_SHORT[one.duty])}" for name, one, _share in counted])
    axes.invert_yaxis()
    axes.axvline(1, color=INK, linewidth=1, linestyle=":")
    axes.set_xlim(0, _WIDEST + 0.5)
    label_ticks(axes.xaxis, 0, _WIDEST, 4, lambda tick: percent(tick, 0))
    axes.set_xlabel(_("share of the limit"))
    data = pd.DataFrame(
        {
            _("Posting"): [name for name, _one in rows],
            _("Subject"): [_(DUTIES[one.duty]) for _name, one in rows],
            _("Counted"): [one.count for _name, one in rows],
            _("Day"): [one.day for _name, one in rows],
            _("What follows"): [one.text for _name, one in rows],
            _("How sure"): [_(SURE[one.sure]) for _name, one in rows],
        }
    )
    passed = [f"{name}: {_(DUTIES[one.duty])}, {one.day}" for name, one in rows if one.state == "passed"]
    alt = _("Bars of days and months counted, as a share of each limit. Changed: {passed}.").format(
        passed="; ".join(passed) or _("nothing")
    )
    return Plate(figure, alt, data, _("Hatched: the rule has changed. For teaching, not advice."))
