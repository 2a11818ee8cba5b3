"""How far the markets are from home, and what the distance is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from kmo_teach.definition.distance import PARTS, distance_index, distance_parts, markets
from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import PALETTE, canvas, house_style
from kmo_teach.inputs import InputError
from kmo_teach.language import _, number

__all__ = ["market_distance"]


@house_style
def market_distance(codes: Sequence[str], weights: Mapping[str, float] | None = None, home: str = "BE") -> Plate:
    """Draw the distance index of some markets, nearest first, as the sum of its weighted parts.

    Parameters
    ----------
    codes
        ISO codes of the markets, keys of :func:`kmo_teach.definition.distance.markets`.
    weights
        How much each part counts; left out, each counts the same.
    home
        ISO code of the home market.
    """
    if not codes:
        raise InputError("codes", len(codes), _("Give at least one market."))
    weights = weights or dict.fromkeys(PARTS, 1)
    index = {code: distance_index(code, weights, home) for code in codes}
    ordered = sorted(index, key=index.__getitem__)
    names = [markets()[code].name for code in ordered]
    total = sum(weights.values())
    labels = {
        "kilometres": _("kilometres"),
        "language": _("language"),
        "currency": _("currency"),
        "country_risk": _("country risk"),
    }
    columns = {
        part: [distance_parts(code, home)[part] * weights.get(part, 0) / total for code in ordered] for part in PARTS
    }
    figure, axes = canvas(6.4, 1.5 + 0.36 * len(ordered))
    left = [0.0] * len(ordered)
    for colour, (part, widths) in zip(PALETTE, columns.items(), strict=False):
        axes.barh(range(len(ordered)), widths, 0.62, left=left, color=colour, label=labels[part])
        left = [start + width for start, width in zip(left, widths, strict=True)]
    for row, code in enumerate(ordered):
        axes.text(index[code] + 0.012, row, number(index[code], 2), va="center")
    axes.set_yticks(range(len(ordered)), names)
    axes.tick_params(axis="y", length=0)
    axes.invert_yaxis()
    axes.set(xlim=(0, max(0.1, *index.values()) * 1.12), xticks=[])
    axes.spines["bottom"].set_visible(False)
    axes.legend(loc="upper right")
    data = pd.DataFrame(
        {_("Market"): names}
        | {labels[part]: widths for part, widths in columns.items()}
        | {_("Distance index"): [index[code] for code in ordered]}
    )
    alt = _("Stacked bars of the distance index from {home}. Nearest: {nearest}. Farthest: {farthest}.").format(
        home=markets()[home].name, nearest=names[0], farthest=names[-1]
    )
    caption = _("Weighted parts; 0 is as at home. Kilometres run from capital to capital. The index is ours.")
    return Plate(figure, alt, data, caption)
