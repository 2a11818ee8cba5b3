"""From cost to price: the lines of an export price as a waterfall, with the naive quote beside it."""

from __future__ import annotations

from textwrap import fill

import pandas as pd

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, GREEN, INK, ORANGE, canvas, house_style, inner_ticks
from kmo_teach.language import _, money, number
from kmo_teach.pricing import Quote

__all__ = ["price_build_up"]


@house_style
def price_build_up(price: Quote) -> Plate:
    """Draw how a price grows from full cost to floor and target, in EUR.

    Parameters
    ----------
    price
        From :func:`kmo_teach.pricing.quote`.

    Notes
    -----
    The axis starts near the full cost, so that the small lines can be seen; the table has every amount.
    """
    lines = [line for line in price.lines if line.kind != "exchange"]
    naive = price.naive / price.market.spot
    lowest = min(price.order.full_cost, naive)
    start = lowest - 0.25 * (price.target_eur - lowest)
    figure, axes = canvas(6.4, 1.1 + 0.34 * (len(lines) + 1))
    reached = 0.0
    for row, line in enumerate(lines):
        total = line.kind == "subtotal" or row == 0
        left = start if total else reached
        reached = line.amount if total else reached + line.amount
        colour = GREEN if line.kind == "subtotal" else BLUE if line.kind == "cost" else ORANGE
        axes.barh(row, reached - left, 0.7, left=left, color=colour)
        axes.text(max(reached, left) + 150, row, number(line.amount), va="center", fontsize=9)
    axes.barh(len(lines), naive - start, 0.7, left=start, color="none", edgecolor=INK, linestyle="--")
    axes.text(naive + 150, len(lines), number(naive), va="center", fontsize=9)
    names = [*(line.label for line in lines), _("Naive quote: cost and margin at spot")]
    axes.set_yticks(range(len(names)), [fill(name, 30) for name in names], fontsize=9)
    axes.invert_yaxis()
    end = max(price.target_eur, naive) + 0.22 * (price.target_eur - start)
    ticks = inner_ticks(start, end, 4)
    axes.set_xlim(start, end)
    axes.set_xticks(ticks, [number(tick) for tick in ticks])
    axes.set_xlabel(_("EUR; the axis does not start at 0"))
    data = pd.DataFrame(
        list(zip(names, [*(line.amount for line in lines), naive], strict=True)), columns=[_("Line"), "EUR"]
    )
    alt = _(
        "Waterfall from a full cost of {cost} to a floor of {floor} and a target of {target}. The naive quote of "
        "{naive} lies {side} the floor."
    ).format(
        cost=money(price.order.full_cost),
        floor=money(price.floor_eur),
        target=money(price.target_eur),
        naive=money(naive),
        side=_("below") if price.naive_is_below_floor else _("above"),
    )
    caption = _("Blue: amounts. Orange: shares of the price, and the margin. Green: floor and target.")
    return Plate(figure, alt, data, caption, decimals=0)
