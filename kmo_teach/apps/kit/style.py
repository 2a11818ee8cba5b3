"""How charts look: one Vega-Lite configuration for the static picture and the live chart, and the reader's numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kmo_teach.language import LANGUAGES, current
from kmo_teach.palette import BLUE, PALETTE

__all__ = ["chart_locale", "specification"]

_TEXT = "currentColor"  # the page's text colour, in the light and in the dark
_CONFIG: dict[str, Any] = {
    "background": "transparent",
    "font": "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif",
    "aria": False,  # the figure says what the chart shows; its parts are no items of their own for a screen reader
    "view": {"stroke": None},
    "axis": {
        "labelColor": _TEXT,
        "titleColor": _TEXT,
        "domainColor": _TEXT,
        "tickColor": _TEXT,
        "gridColor": _TEXT,
        "gridOpacity": 0.15,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelLimit": 240,
    },
    "legend": {
        "labelColor": _TEXT,
        "titleColor": _TEXT,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "orient": "bottom",
        "labelLimit": 320,
        # From the left edge of the labels: beside them, on a phone, a legend would run off the chart.
        "layout": {"bottom": {"anchor": "start", "frame": "bounds"}},
    },
    "axisX": {
        "labelBound": True,
        "labelOverlap": "greedy",
        "labelSeparation": 6,
    },  # no label is cut off at the end of the axis
    "text": {"color": _TEXT, "fontSize": 12},
    "rule": {"color": _TEXT},
    "header": {"labelColor": _TEXT, "titleColor": _TEXT},
    "bar": {"color": BLUE},
    "line": {"color": BLUE},
    "point": {"color": BLUE, "filled": True},
    "area": {"color": BLUE},
    "range": {"category": list(PALETTE)},
}


def specification(spec: Mapping[str, Any], data: Mapping[str, Any], width: int) -> dict[str, Any]:
    """Return a chart's specification with the house's looks, its data and a width in pixels.

    The height is the chart's own; the layout is computed once, for a width, and kept while only the data changes.
    """
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "height": 260,
        **spec,
        "width": width,
        "autosize": {"type": "fit", "contains": "padding"},
        "padding": 4,
        "config": _merged(_CONFIG, spec.get("config", {})),
        "datasets": {name: data[name] for name in sorted(_names(spec))},
    }


def _merged(house: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    return {
        **house,
        **{key: {**house.get(key, {}), **value} if isinstance(value, dict) else value for key, value in own.items()},
    }


def _names(spec: Any) -> set[str]:
    """Return the names of the data sets that a specification draws."""
    found: set[str] = set()
    if isinstance(spec, Mapping):
        for key, value in spec.items():
            if key == "data" and isinstance(value, dict) and "name" in value:
                found.add(value["name"])
            else:
                found |= _names(value)
    elif isinstance(spec, list | tuple):
        for value in spec:
            found |= _names(value)
    return found


def chart_locale() -> dict[str, Any]:
    """Return how the reader writes numbers and dates, as d3 (and so Vega) describes it."""
    language = LANGUAGES[current()]
    days, months = list(language.days), list(language.months)
    return {
        "number": {
            "decimal": language.decimal,
            "thousands": language.group,
            "grouping": [3],
            "currency": ["", ""],
            "percent": language.percent,
        },
        "time": {
            "dateTime": "%A %e %B %Y %X",
            "date": "%d/%m/%Y",
            "time": "%H:%M:%S",
            "periods": ["AM", "PM"],
            "days": days,
            "shortDays": days,  # cut to two or three letters, names are not what every language writes
            "months": months,
            "shortMonths": months,
        },
    }
