"""A bridge chart: from one amount to another, with what was added and what was taken on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from kmo_teach.apps.kit.charts import Spec, amount, bars, category, colour, described, values
from kmo_teach.language import _
from kmo_teach.palette import BLUE, GREY, ORANGE

__all__ = ["Step", "bridge", "bridge_alt", "bridge_rows"]


class Step(NamedTuple):
    """A bar of a bridge: a change from the bar before, or a level, which is drawn from nothing.

    ``kind`` is the word that colours it; when left out, it says whether the step adds or takes.
    """

    label: str
    amount: float
    is_level: bool = False
    kind: str = ""


def bridge_rows(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """Return the bars of a bridge.

    Examples
    --------
    >>> [(row["start"], row["end"]) for row in bridge_rows([Step("then", 10, True), Step("lost", -4)])]
    [(0.0, 10.0), (10.0, 6.0)]
    """
    rows, height = [], 0.0
    for label, change, is_level, kind in steps:
        start = 0.0 if is_level else height
        height = start + change
        effect = kind or (_("amount") if is_level else _("adds") if change >= 0 else _("takes"))
        rows.append({"step": label, "effect": effect, "start": start, "end": height, "amount": change})
    return rows


def bridge(data: str, *, height: int = 180, label_limit: int = 150, kinds: Mapping[str, str] | None = None) -> Spec:
    """Return the chart of a data set of :func:`bridge_rows`, in EUR.

    Parameters
    ----------
    data
        The data set.
    height
        Of the chart, in pixels.
    label_limit
        Room for the words beside the bars, in pixels.
    kinds
        Colours by the steps' own kinds, shown in a legend; without them, what adds and what takes differ.
    """
    effects = kinds or {_("amount"): GREY, _("adds"): BLUE, _("takes"): ORANGE}
    return bars(
        data,
        height,
        category("step", labelLimit=label_limit),
        amount("start"),
        {
            "x2": {"field": "end"},
            "tooltip": values("step", "amount"),
            **colour("effect", effects, columns=1 if kinds else None),
        },
        told="amount",
        to="end",
    )


def bridge_alt(steps: Iterable[Step]) -> str:
    """Return the steps in words."""
    return described((step.label, step.amount) for step in steps)
