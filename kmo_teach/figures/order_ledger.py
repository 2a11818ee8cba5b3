"""The order's ledger: the same order as each chapter counts it."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import fill

import pandas as pd

from kmo_teach.case.ledger import GROUPS, LedgerEntry
from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, GREEN, INK, ORANGE, canvas, house_style, inner_ticks
from kmo_teach.language import _, money, number

__all__ = ["order_ledger"]

_LOOKS = {
    "factory": {"color": BLUE},
    "extras": {"color": ORANGE},
    "delivery": {"color": BLUE, "alpha": 0.55},
    "waiting": {"color": ORANGE, "alpha": 0.55},
    "risks": {"color": INK, "alpha": 0.6},
    "margin": {"color": GREEN},
    "duty": {"color": "none", "edgecolor": INK, "hatch": "///"},
}


@house_style
def order_ledger(entries: Mapping[str, LedgerEntry]) -> Plate:
    """Draw what each chapter counts of one order, in EUR.

    Parameters
    ----------
    entries
        From :func:`kmo_teach.case.ledger`.
    """
    figure, axes = canvas(6.6, 1.6 + 0.42 * len(entries))
    names = [fill(f"{_where(entry)}: {entry.question}", 26) for entry in entries.values()]
    starts = [0.0] * len(entries)
    for group, look in _LOOKS.items():
        sizes = [entry.amounts.get(group, 0.0) for entry in entries.values()]
        rows = [row for row, size in enumerate(sizes) if size]
        counted = [sizes[row] for row in rows]
        axes.barh(rows, counted, 0.66, left=[starts[row] for row in rows], label=_(GROUPS[group]), **look)
        starts = [start + size for start, size in zip(starts, sizes, strict=True)]
    for row, end in enumerate(starts):
        axes.text(end + 1_500, row, number(end), va="center", fontsize=9)
    axes.set_yticks(range(len(names)), names, fontsize=9)
    axes.invert_yaxis()
    end = 1.18 * max(starts)
    ticks = inner_ticks(0, end, 4)
    axes.set_xlim(0, end)
    axes.set_xticks(ticks, [number(tick) for tick in ticks])
    axes.set_xlabel("EUR")
    axes.legend(ncols=4, fontsize=8, loc="upper center", bbox_to_anchor=(0.3, -0.16), frameon=False)
    data = pd.DataFrame(
        [
            (_where(entry), entry.question, entry.kind, *_cells(entry), number(entry.total))
            for entry in entries.values()
        ],
        columns=[_("Chapter"), _("Question"), _("Kind"), *(_(label) for label in GROUPS.values()), _("Together, EUR")],
    )
    low = min(entries.values(), key=lambda entry: entry.total)
    high = max(entries.values(), key=lambda entry: entry.total)
    alt = _(
        "Bars: one order as {count} chapters count it, from {low} (chapter {first}) to {high} (chapter {last})."
    ).format(
        count=number(len(entries)), low=money(low.total), first=_where(low), high=money(high.total), last=_where(high)
    )
    caption = _("Each bar answers another question about the same order. A dash in the table: left out there.")
    return Plate(figure, alt, data, caption, decimals=0)


def _where(entry: LedgerEntry) -> str:
    return _("end") if entry.chapter == "C" else entry.chapter


def _cells(entry: LedgerEntry) -> list[str]:
    return [number(entry.amounts[group]) if group in entry.amounts else "–" for group in GROUPS]
