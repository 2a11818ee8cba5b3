"""The break-even exchange rate of an order on the history of its currency."""

from __future__ import annotations

import pandas as pd

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, GREEN, ORANGE, canvas, house_style, label_ticks
from kmo_teach.inputs import InputError
from kmo_teach.language import _, number, percent
from kmo_teach.pricing import HOME, Quote, history

__all__ = ["break_even_history"]


@house_style
def break_even_history(price: Quote) -> Plate:
    """Draw month-end rates with today's spot and the rate at which the uncovered target price just pays its costs.

    Parameters
    ----------
    price
        From :func:`kmo_teach.pricing.quote`, in a currency other than the euro.
    """
    currency, spot, limit = price.order.currency, price.market.spot, price.break_even_rate
    if currency == HOME:
        raise InputError("currency", currency, _("An order in euro has no break-even exchange rate."))
    months = history(currency)
    years = [int(month[:4]) + (int(month[5:]) - 0.5) / 12 for month, _rate in months]
    rates = [rate for _month, rate in months]
    above = sum(rate > limit for rate in rates)
    figure, axes = canvas(6.4, 3.6)
    axes.plot(years, rates, color=BLUE, linewidth=1.5)
    axes.axhline(limit, color=ORANGE, label=_("break-even {rate}").format(rate=number(limit, 4)))
    axes.axhline(spot, color=GREEN, linestyle="--", label=_("spot {rate}").format(rate=number(spot, 4)))
    axes.set_ylabel(_("{currency} per euro").format(currency=currency))
    low, high = axes.get_ylim()
    label_ticks(axes.yaxis, low, high, 5, lambda tick: number(tick, 2))
    axes.set_ylim(low, high)
    axes.set_xticks(range(2000, int(years[-1]) + 1, 5))
    axes.legend(loc="best", fontsize=9)
    yearly = {month[:4]: rate for month, rate in months}  # the last month of each year stands
    data = pd.DataFrame(list(yearly.items()), columns=[_("Year"), _("Last month-end rate of the year")])
    alt = _(
        "The {currency} rate month by month since {year}. It closed above the break-even rate of {limit} in "
        "{share} of the months; today it is {spot}."
    ).format(
        currency=currency,
        year=months[0][0][:4],
        limit=number(limit, 4),
        share=percent(above / len(rates), 0),
        spot=number(spot, 4),
    )
    caption = _("European Central Bank, month-end rates. Above the orange line the uncovered order loses money.")
    return Plate(figure, alt, data, caption, decimals=4)
