"""The charts of the pricing app: their specifications and the rows that they draw."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from kmo_teach.apps.kit.charts import Spec, amount, bars, category, colour, layer, values
from kmo_teach.language import _
from kmo_teach.palette import BLUE, GREEN, GREY, ORANGE, PURPLE
from kmo_teach.pricing import EXCHANGE_COVERS, Line, MarginDistribution, Payable

__all__ = [
    "SHOWN",
    "build_up",
    "margin_rows",
    "margins",
    "narrow_build_up",
    "price_rows",
    "prices",
    "purchase_rows",
    "rates",
    "waterfall_rows",
]

SHOWN = ("none", "forward", "option")
"""The covers of exchange risk whose margins are drawn; a money-market hedge fixes the margin as a forward does."""

_BINS = 40


def _kinds() -> dict[str, str]:
    return {
        "cost": _("cost"),
        "charge": _("share of the price"),
        "subtotal": _("price"),
        "margin": _("margin"),
        "exchange": _("exchange cover"),
    }


def waterfall_rows(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Return a bar for each line, from where the one before it ended; a subtotal starts from nothing."""
    rows, height, kinds = [], 0.0, _kinds()
    for line in lines:
        if not line.amount:
            continue
        start = 0.0 if line.kind == "subtotal" else height
        end = start + line.amount
        rows.append({"line": line.label, "kind": kinds[line.kind], "start": start, "end": end, "amount": line.amount})
        height = end
    return rows


def purchase_rows(found: Payable) -> list[dict[str, Any]]:
    """Return the bars of a purchase: what the goods bring, less their cost, is the margin."""
    kinds = _kinds()
    resale, cost = found.purchase.resale, found.cost
    bars = (
        (_("Resale"), "subtotal", 0.0, resale),
        (_("Cost with cover"), "cost", resale, resale - cost),
        (_("Margin"), "margin", 0.0, found.margin),
    )
    return [
        {"line": line, "kind": kinds[kind], "start": start, "end": end, "amount": end - start}
        for line, kind, start, end in bars
    ]


def build_up() -> Spec:
    """Return the waterfall from cost to price, each bar with its amount: the smallest are a thousandth of the price."""
    return _waterfall(category("line", labelLimit=215), 380)


def narrow_build_up() -> Spec:
    """Return it for a phone: the words stand above their bars."""
    bare = {**category("line"), "axis": None, "scale": {"paddingInner": 0.62, "paddingOuter": 0.6}}
    found = _waterfall(bare, 700)
    words = {"y": bare, "x": {"value": 0}, "text": {"field": "line", "type": "nominal"}}
    found["layer"].append(layer("steps", "text", words, align="left", baseline="bottom", dy=-8, tooltip=None))
    return found


def _waterfall(lines: Spec, height: int) -> Spec:
    kinds = dict(zip(_kinds().values(), (GREY, ORANGE, BLUE, GREEN, PURPLE), strict=True))
    told = {"x2": {"field": "end"}, "tooltip": values("line", "amount"), **colour("kind", kinds, columns=2)}
    return bars("steps", height, lines, amount("start"), told, told="amount", to="end")


def price_rows(compared: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the prices with the word that colours them."""
    return [{**row, "state": _("loses money") if row["below"] else _("pays its costs")} for row in compared]


def prices() -> Spec:
    """Return the bars of the prices beside each other."""
    states = {_("pays its costs"): BLUE, _("loses money"): ORANGE}
    return bars(
        "prices", 150, category("name"), amount("price", None), colour("state", states, columns=2), told="price"
    )


def margin_rows(found: dict[str, MarginDistribution], shocked: float | None) -> dict[str, list[dict[str, Any]]]:
    """Return the share of the outcomes per class of margin, the margins that are certain, and the one after a shock."""
    spread = {
        kind: distribution
        for kind, distribution in found.items()
        if distribution.quantile(1.0) - distribution.lowest > 0.005
    }
    low = min((distribution.quantile(0.002) for distribution in spread.values()), default=0.0)
    high = max((distribution.quantile(0.998) for distribution in spread.values()), default=1.0)
    width = (high - low) / _BINS
    classes = []
    for kind, distribution in spread.items():
        ordered = distribution.margins
        ends = [bisect_right(ordered, low + place * width) for place in range(1, _BINS)]
        classes += [
            {
                "cover": _(EXCHANGE_COVERS[kind]),
                "margin": low + (place + 0.5) * width,
                "share": (end - start) / len(ordered),
            }
            for place, (start, end) in enumerate(pairwise((0, *ends, len(ordered))))
        ]
    marks = [
        {"cover": _(EXCHANGE_COVERS[kind]), "margin": distribution.mean}
        for kind, distribution in found.items()
        if kind not in spread
    ]
    return {"classes": classes, "certain": marks, "shocked": [] if shocked is None else [{"margin": shocked}]}


def margins() -> dict[str, Any]:
    """Return the distribution of the margin: a line per cover, and an upright line where it is certain."""
    covers = {"domain": [_(EXCHANGE_COVERS[kind]) for kind in SHOWN], "range": [ORANGE, BLUE, GREEN]}
    colour = {"field": "cover", "type": "nominal", "title": None, "scale": covers, "legend": {"columns": 2}}
    margin = {
        "field": "margin",
        "type": "quantitative",
        "title": _("margin, EUR"),
        "scale": {"zero": False},
        "axis": {"format": ",d", "tickCount": 5},
    }
    return {
        "height": 240,
        "layer": [
            {
                "data": {"name": "classes"},
                "mark": {"type": "line", "interpolate": "step", "strokeWidth": 2},
                "encoding": {
                    "x": margin,
                    "color": colour,
                    "y": {
                        "field": "share",
                        "type": "quantitative",
                        "title": _("share of the cases"),
                        "axis": {"format": ".0%", "tickCount": 4},
                        "scale": {"type": "sqrt"},  # where an option is used, one spike holds half of the cases
                    },
                },
            },
            {
                "data": {"name": "certain"},
                "mark": {"type": "rule", "strokeWidth": 3},
                "encoding": {"x": margin, "color": colour},
            },
            {
                "data": {"name": "shocked"},
                "mark": {"type": "rule", "strokeDash": [4, 4], "strokeWidth": 2},
                "encoding": {"x": margin},
            },
        ],
    }


def rates() -> dict[str, Any]:
    """Return the history of the exchange rate with the break-even rate across it."""
    rate = {
        "field": "rate",
        "type": "quantitative",
        "title": _("foreign currency per euro"),
        "scale": {"zero": False},
        "axis": {"tickCount": 5},
    }
    names = {"domain": [_("break-even"), _("today")], "range": [ORANGE, GREEN]}
    return {
        "height": 220,
        "layer": [
            {
                "data": {"name": "history"},
                "mark": {"type": "line", "strokeWidth": 1.5},
                "transform": [{"calculate": "toDate(datum.month + '-15')", "as": "when"}],
                "encoding": {
                    "x": {"field": "when", "type": "temporal", "title": None, "axis": {"format": "%Y", "tickCount": 6}},
                    "y": rate,
                },
            },
            {
                "data": {"name": "levels"},
                "mark": {"type": "rule", "strokeWidth": 2},
                "encoding": {
                    "y": rate,
                    "color": {
                        "field": "name",
                        "type": "nominal",
                        "title": None,
                        "scale": names,
                        "legend": {"columns": 2},
                    },
                },
            },
        ],
    }
