"""The cash conversion cycle of an order as three bars of days."""

from __future__ import annotations

import pandas as pd

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, GREEN, INK, ORANGE, PURPLE, blank, house_style
from kmo_teach.finance import cash_conversion_cycle
from kmo_teach.language import _, number

__all__ = ["cash_cycle"]


@house_style
def cash_cycle(inventory_days: float, receivable_days: float, payable_days: float) -> Plate:
    """Draw days in stock, days until the customer pays, days that suppliers wait, and the cycle that is left.

    Parameters
    ----------
    inventory_days, receivable_days, payable_days
        Days inventory, sales and payables outstanding, 0 or more.

    Examples
    --------
    >>> float(cash_cycle(45, 90, 30).data.iloc[-1, 1])
    105.0
    """
    cycle = cash_conversion_cycle(inventory_days, receivable_days, payable_days)
    end = inventory_days + receivable_days
    bars = (
        (0, inventory_days, 1, BLUE, _("days in stock")),
        (inventory_days, end, 1, ORANGE, _("days until the customer pays")),
        (0, payable_days, 0, GREEN, _("days that suppliers wait")),
        (min(payable_days, end), max(payable_days, end), 0, PURPLE, _("days to finance")),
    )
    figure, axes = blank(6.4, 2.3)
    last = max(end, payable_days, 1)
    for left, right, row, colour, name in bars:
        x, width, y = 0.2 + 6 * left / last, 6 * (right - left) / last, 0.55 + row
        if width > 0:
            days = abs(cycle) if colour == PURPLE else right - left
            axes.barh(y, width, 0.3, left=x, color=colour)
            last_and_short = width < 1.9 and x > 3  # its words stretch to the left
            # The second bar of a row has its words below it: above, they would run into those of a short first one.
            second = colour in (ORANGE, PURPLE)
            axes.text(
                x + width if last_and_short else x,
                y - 0.22 if second else y + 0.22,
                f"{number(days)} {name}",
                fontsize=9,
                color=INK,
                ha="right" if last_and_short else "left",
                va="top" if second else "bottom",
            )
    names = [name for *_rest, name in bars[:3]]
    data = pd.DataFrame(
        list(
            zip(
                [*names, _("days to finance")],
                [float(inventory_days), float(receivable_days), float(payable_days), float(cycle)],
                strict=True,
            )
        ),
        columns=[_("Part of the cycle"), _("Days")],
    )
    alt = _(
        "Time line in days: {stock} in stock, then {customer} until the customer pays; suppliers wait {supplier}; "
        "{cycle} are left to finance."
    ).format(
        stock=number(inventory_days),
        customer=number(receivable_days),
        supplier=number(payable_days),
        cycle=number(cycle),
    )
    return Plate(figure, alt, data)
