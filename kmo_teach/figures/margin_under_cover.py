"""The margin of one order on the due date: without cover, with a forward, with an option."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, GREEN, INK, ORANGE, canvas, house_style, inner_ticks
from kmo_teach.language import _, money, number, percent
from kmo_teach.pricing import EXCHANGE_COVERS, Quote, historical_rates, margin_distribution

__all__ = ["margin_under_cover"]

_COLOURS = {"none": BLUE, "forward": GREEN, "option": ORANGE}


@house_style
def margin_under_cover(price: Quote) -> Plate:
    """Draw the distribution of an order's margin at its target price under three covers.

    Parameters
    ----------
    price
        From :func:`kmo_teach.pricing.quote`, with any cover but the option, whose premium would count twice.

    Notes
    -----
    The rates on the due date are equally likely quantiles of the moves since 2015, see
    :func:`kmo_teach.pricing.historical_rates`.
    """
    order, market = price.order, price.market
    rates = historical_rates(order.currency, market.spot, order.horizon)
    found = {kind: margin_distribution(price.exposure(), price.hedge_with(kind), rates) for kind in _COLOURS}
    figure, axes = canvas(6.4, 3.6)
    low = min(spread.lowest for spread in found.values())
    high = max(spread.margins[-1] for spread in found.values())
    edges = [low + (high - low) * step / 32 for step in range(33)]
    axes.hist(found["none"].margins, edges, color=BLUE, alpha=0.75, label=_(EXCHANGE_COVERS["none"]))
    axes.hist(
        found["option"].margins, edges, histtype="step", color=ORANGE, linewidth=2, label=_(EXCHANGE_COVERS["option"])
    )
    axes.axvline(found["forward"].mean, color=GREEN, linewidth=3, label=_(EXCHANGE_COVERS["forward"]))
    axes.axvline(0, color=INK, linewidth=1, linestyle="--")
    axes.set_ylim(0, 1.3 * max(_most(found["none"].margins, edges), 1))
    ticks = inner_ticks(low, high, 6)
    axes.set_xticks(ticks, [number(tick) for tick in ticks])
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.set_xlabel(_("margin on the due date (EUR)"))
    axes.legend(loc="upper left", fontsize=9)
    data = pd.DataFrame(
        [
            (
                _(EXCHANGE_COVERS[kind]),
                spread.mean,
                spread.quantile(0.05),
                spread.quantile(0.5),
                spread.quantile(0.95),
                percent(spread.loss_probability),
            )
            for kind, spread in found.items()
        ],
        columns=[_("Cover"), _("Mean"), _("5% lie below"), _("Median"), _("5% lie above"), _("Chance of a loss")],
    )
    alt = _(
        "Distribution of the margin. Without cover it spreads from {low} to {high}; a forward fixes it at {fixed}; "
        "an option leaves at least {floor} and keeps the gains."
    ).format(
        low=money(found["none"].lowest),
        high=money(found["none"].margins[-1]),
        fixed=money(found["forward"].mean),
        floor=money(found["option"].lowest),
    )
    caption = _(
        "Moves of the rate since 2015 from signature to payment. Windows overlap, so the tails are weak. The top "
        "of the option's tallest bar is cut off."
    )
    return Plate(figure, alt, data, caption, decimals=0)


def _most(values: tuple[float, ...], edges: list[float]) -> int:
    return max(sum(left <= value < right for value in values) for left, right in pairwise(edges))
