"""The cash of an order under several ways of paying, and what each costs the two sides."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, GREEN, INK, ORANGE, PURPLE, canvas, house_style, label_ticks
from kmo_teach.language import _, money, number
from kmo_teach.payment import Deal, Way, cash_curve, way_of_paying

__all__ = ["order_cash", "two_sides"]

_SHOWN = {"open_account": BLUE, "instalments": GREEN, "credit_confirmed": ORANGE, "advance": PURPLE}


@house_style
def order_cash(deal: Deal) -> Plate:
    """Draw an order's cash, day by day from signature, under four ways of paying.

    Parameters
    ----------
    deal
        The order with its price and the plan of its instalments.
    """
    last = round(deal.order.horizon)
    curves = {
        key: cash_curve(replace(deal.order, plan=way_of_paying(deal, key).plan), deal.price, last) for key in _SHOWN
    }
    names = {key: way_of_paying(deal, key).label for key in _SHOWN}
    figure, axes = canvas(6.4, 3.8)
    for key, curve in curves.items():
        axes.plot(
            [one.day for one in curve],
            [one.balance for one in curve],
            color=_SHOWN[key],
            linewidth=2,
            drawstyle="steps-post",
            label=names[key],
        )
    axes.axhline(0, color=INK, linewidth=1, linestyle="--")
    low = min(one.balance for curve in curves.values() for one in curve)
    axes.set_ylim(1.15 * low, 1.55 * deal.price)
    label_ticks(axes.yaxis, 1.15 * low, 1.1 * deal.price, 5)
    axes.set_xlim(-0.04 * last, 1.04 * last)
    label_ticks(axes.xaxis, 0, last, 7)
    axes.set_xlabel(_("days from signature"))
    axes.set_ylabel(_("cash of the order (EUR)"))
    axes.legend(loc="upper right", fontsize=8.5)
    marks = sorted({0, round(deal.order.payable_days), round(deal.order.building_days), last} | {last * 2 // 3})
    data = pd.DataFrame(
        [(number(day), *(float(round(curve[day].balance)) for curve in curves.values())) for day in marks],
        columns=[_("Day"), *names.values()],
    )
    lows = "; ".join(f"{names[key]}: {money(min(one.balance for one in curve))}" for key, curve in curves.items())
    alt = _("Cash of the order day by day from signature under four ways of paying. At its lowest: {lows}.").format(
        lows=lows
    )
    return Plate(figure, alt, data, _("Without interest and without the agent's commission."), decimals=0)


@house_style
def two_sides(ways: tuple[Way, ...]) -> Plate:
    """Draw what ways of paying cost the seller and the buyer, in EUR.

    Parameters
    ----------
    ways
        From :func:`kmo_teach.payment.ways_of_paying`.
    """
    figure, axes = canvas(6.4, 0.42 * len(ways) + 1.2)
    rows = list(range(len(ways)))[::-1]
    axes.barh(rows, [way.seller_cost for way in ways], 0.6, color=BLUE, label=_("the seller: fees, interest, loss"))
    axes.barh(
        rows,
        [way.buyer_cost for way in ways],
        0.6,
        left=[way.seller_cost for way in ways],
        color=ORANGE,
        label=_("the buyer: fees, interest"),
    )
    axes.set_yticks(rows, [way.label for way in ways], fontsize=9)
    right = 1.05 * max(way.seller_cost + way.buyer_cost for way in ways)
    axes.set_xlim(0, right)
    label_ticks(axes.xaxis, 0, right, 6)
    axes.set_xlabel(_("EUR for the order"))
    axes.set_ylim(-0.6, len(ways) + 0.7)
    axes.legend(loc="upper right", ncols=1, fontsize=9)
    data = pd.DataFrame(
        [
            (way.label, float(round(way.seller_cost)), float(round(way.buyer_cost)), float(round(way.both)))
            for way in ways
        ],
        columns=[_("Way of paying"), _("Seller (EUR)"), _("Buyer (EUR)"), _("Together (EUR)")],
    )
    least, most = min(ways, key=lambda way: way.both), max(ways, key=lambda way: way.both)
    alt = _(
        "Bars of what each way of paying costs the seller and the buyer. Together {least} costs least, {least_cost}, "
        "and {most} most, {most_cost}."
    ).format(least=least.label, least_cost=money(least.both), most=most.label, most_cost=money(most.both))
    return Plate(figure, alt, data, decimals=0)
