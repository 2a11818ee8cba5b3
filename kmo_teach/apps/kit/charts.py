"""Vega-Lite in few words: the axes, colours and layers that the apps' charts have in common.

A chart that needs more writes Vega-Lite itself: what these functions return is an ordinary specification.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kmo_teach.language import money

__all__ = [
    "Spec",
    "amount",
    "bars",
    "category",
    "colour",
    "described",
    "layer",
    "layers",
    "quantity",
    "shades",
    "values",
]

Spec = dict[str, Any]
"""A part of a Vega-Lite specification."""

DASHES: tuple[Sequence[int], ...] = ([1, 0], [6, 3], [2, 2], [8, 2, 2, 2])
"""Strokes in the order of use: whole, dashed, dotted, mixed. Lines differ by more than their colour."""


_ROOM = 58
"""Pixels for the number at the end of a bar."""


def quantity(
    field: str, title: str | None = None, *, domain: Sequence[float] | None = None, zero: bool = True, **axis: Any
) -> Spec:
    """Return an axis of numbers.

    Parameters
    ----------
    field
        The column of the data.
    title
        Words beside the axis, if any.
    domain
        Where the axis begins and ends; as wide as the data when left out.
    zero
        Whether the axis holds zero.
    **axis
        What Vega-Lite calls the properties of an axis: ``format``, ``tickCount`` …

    Examples
    --------
    >>> quantity("share", "%", domain=(0, 100))
    {'field': 'share', 'type': 'quantitative', 'title': '%', 'scale': {'domain': [0, 100]}}
    """
    found: Spec = {"field": field, "type": "quantitative", "title": title}
    if domain or not zero:
        found["scale"] = {"domain": list(domain)} if domain else {"zero": False}
    if axis:
        found["axis"] = axis
    return found


def amount(field: str = "amount", title: str | None = "EUR", *, ticks: int = 4, **axis: Any) -> Spec:
    """Return an axis of whole amounts."""
    return quantity(field, title, format=",d", tickCount=ticks, **axis)


def category(field: str, **axis: Any) -> Spec:
    """Return an axis of words, in the order of the data; labels get the room that they get beside bars on a phone."""
    return {"field": field, "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": 150, **axis}}


def shades(field: str, values: Mapping[str, Any], *, columns: int | None = None) -> Spec:
    """Return how rows differ in colour, dash or shape: a value for each word in the column ``field``.

    Parameters
    ----------
    columns
        Words of the legend beside each other; no legend when left out.
    """
    scale = {"domain": list(values), "range": list(values.values())}
    legend = {"columns": columns} if columns else None
    return {"field": field, "type": "nominal", "title": None, "scale": scale, "legend": legend}


def colour(field: str, values: Mapping[str, str], *, columns: int | None = None, dashed: bool = False) -> Spec:
    """Return the channels that colour rows, and that dash their lines too when ``dashed``.

    Examples
    --------
    >>> list(colour("channel", {"agent": "#123456"}, dashed=True))
    ['color', 'strokeDash']
    """
    found = {"color": shades(field, values, columns=columns)}
    if dashed:
        strokes = dict(zip(values, DASHES, strict=False))
        found["strokeDash"] = shades(field, strokes, columns=columns)
    return found


def layer(data: str, mark: str, /, channels: Mapping[str, Any], **properties: Any) -> Spec:
    """Return marks of one kind for one data set; ``properties`` are those of the mark.

    Examples
    --------
    >>> layer("here", "rule", {"x": {"datum": 3}}, strokeWidth=2)
    {'data': {'name': 'here'}, 'mark': {'type': 'rule', 'strokeWidth': 2}, 'encoding': {'x': {'datum': 3}}}
    """
    return {"data": {"name": data}, "mark": {"type": mark, **properties}, "encoding": dict(channels)}


def layers(height: int, *views: Spec) -> Spec:
    """Return layers over each other in a chart of a height in pixels."""
    return {"height": height, "layer": list(views)}


def bars(
    data: str,
    height: int,
    y: Spec,
    x: Spec,
    /,
    channels: Mapping[str, Any] | None = None,
    *,
    told: str = "",
    to: str = "",
    **properties: Any,
) -> Spec:
    """Return horizontal bars, one for each word of ``y``.

    Parameters
    ----------
    told
        The column that stands as a number at the end of each bar, however short that is; none when left out.
    to
        The column of the bars' other end, where they do not start from nothing.
    """
    drawn = layer(data, "bar", {"y": y, "x": x, **(channels or {})}, **properties)
    if not told:
        return {"height": height, **drawn}
    # The scale ends where the longest number still has room.
    drawn["encoding"]["x"] = {**x, "scale": {**x.get("scale", {}), "range": [0, {"expr": f"width - {_ROOM}"}]}}
    number = {"field": told, "type": "quantitative", "format": x.get("axis", {}).get("format", ",d")}
    end = {"field": "end_", "type": "quantitative", "title": x["title"]}
    words = layer(data, "text", {"y": y, "x": end, "text": number}, align="left", dx=4, tooltip=None)
    words["transform"] = [{"calculate": f"max(datum.{x['field']}, {f'datum.{to}' if to else '0'})", "as": "end_"}]
    return layers(height, drawn, words)


def values(label: str, amount: str, unit: str = "EUR") -> list[Spec]:
    """Return what a bar that does not start from nothing tells under the pointer: its label and its own amount."""
    return [{"field": label}, {"field": amount, "type": "quantitative", "format": ",d", "title": unit}]


def described(rows: Iterable[tuple[str, float]], write: Any = money) -> str:
    """Return rows in words, as the description of a chart: ``write`` turns a number into text.

    Examples
    --------
    >>> described([("free", 0.5), ("pledged", 2)], str)
    'free: 0.5; pledged: 2.'
    """
    return "; ".join(f"{label}: {write(value)}" for label, value in rows) + "."
