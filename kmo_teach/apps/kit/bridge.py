"""A bridge chart: from one amount to another, with what was added and what was taken on the way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kmo_teach.apps.kit.style import BLUE, GREY, ORANGE
from kmo_teach.language import _

__all__ = ["bridge", "bridge_rows"]


def bridge_rows(steps: Iterable[tuple[str, float, bool]]) -> list[dict[str, Any]]:
    """Return the bars of a bridge.

    Parameters
    ----------
    steps
        Label, amount, and whether the amount is a level (drawn from nothing) or a change (drawn from the bar before).

    Examples
    --------
    >>> [(row["start"], row["end"]) for row in bridge_rows([("then", 10, True), ("lost", -4, False), ("now", 6, True)])]
    [(0.0, 10.0), (10.0, 6.0), (0.0, 6.0)]
    """
    rows, height = [], 0.0
    for label, amount, is_level in steps:
        start = 0.0 if is_level else height
        height = start + amount
        effect = _("amount") if is_level else _("adds") if amount >= 0 else _("takes")
        rows.append({"step": label, "effect": effect, "start": start, "end": height, "amount": amount})
    return rows


def bridge(data: str) -> dict[str, Any]:
    """Return the chart of a data set of :func:`bridge_rows`, in EUR."""
    effects = {"domain": [_("amount"), _("adds"), _("takes")], "range": [GREY, BLUE, ORANGE]}
    return {
        "height": 180,
        "data": {"name": data},
        "mark": {"type": "bar"},
        "encoding": {
            "y": {"field": "step", "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": 150}},
            "x": {"field": "start", "type": "quantitative", "title": "EUR", "axis": {"format": ",d", "tickCount": 4}},
            "x2": {"field": "end"},
            "color": {"field": "effect", "type": "nominal", "title": None, "scale": effects, "legend": None},
        },
    }
