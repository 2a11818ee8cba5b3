"""From labour cost to net pay in several countries."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import pandas as pd
from matplotlib.ticker import MaxNLocator

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import PALETTE, canvas, house_style, letters_on
from kmo_teach.inputs import InputError
from kmo_teach.language import _, date, money, number
from kmo_teach.payroll import Payslip
from kmo_teach.pricing import market_data

__all__ = ["pay_parts"]


@house_style
def pay_parts(payslips: Mapping[str, Payslip]) -> Plate:
    """Draw the parts of the labour cost of each payslip as a stacked bar, in EUR.

    Parameters
    ----------
    payslips
        One to nine payslips by the name of the bar. Other currencies are converted at the course's dated rates.

    Examples
    --------
    >>> from kmo_teach.payroll import net_pay
    >>> plate = pay_parts({"London": net_pay("GB", 60000)})
    >>> bool(plate.data["Net pay"].iloc[0] > 45357)  # a pound is worth more than a euro
    True
    """
    if not 1 <= len(payslips) <= 9:
        raise InputError("payslips", len(payslips), _("Give one to nine payslips."))
    rates = {name: market_data(slip.currency).spot for name, slip in payslips.items()}
    parts = {
        "net": _("Net pay"),
        "income_tax": _("Income tax"),
        "employee_contributions": _("Employee's contributions"),
        "employer_contributions": _("Employer's contributions"),
    }
    amounts = {part: [getattr(slip, part) / rates[name] for name, slip in payslips.items()] for part in parts}
    figure, axes = canvas(6.4, 1.5 + 0.5 * len(payslips))
    left = [0.0] * len(payslips)
    for place, (part, values) in enumerate(amounts.items()):
        colour = PALETTE[place]
        axes.barh(range(len(payslips)), values, left=left, color=colour, label=parts[part], height=0.7)
        left = [start + value for start, value in zip(left, values, strict=True)]
        if place == 0:
            for row, value in enumerate(values):
                axes.text(value / 2, row, number(value), ha="center", va="center", color=letters_on(colour))
    axes.set_yticks(range(len(payslips)), list(payslips))
    axes.invert_yaxis()
    widest = 1.04 * max(left)
    ticks = [tick for tick in MaxNLocator(4).tick_values(0, widest) if 0 <= tick <= widest]
    axes.set_xlim(0, widest)
    axes.set_xticks(ticks, [number(tick) for tick in ticks])
    axes.set_xlabel(_("EUR a year"))
    figure.legend(loc="outside upper center", ncols=2)
    data = pd.DataFrame(
        {_("Payslip"): list(payslips)}
        | {parts[part]: [float(round(value)) for value in values] for part, values in amounts.items()}
        | {_("Labour cost"): [float(round(value)) for value in left]}
    )
    texts = [
        _("{name}: net pay {net} of a labour cost of {cost}").format(name=name, net=money(net), cost=money(cost))
        for name, net, cost in zip(payslips, amounts["net"], left, strict=True)
    ]
    return Plate(figure, "; ".join(texts) + ".", data, _caption(payslips))


def _caption(payslips: Mapping[str, Payslip]) -> str:
    of_years = ", ".join(str(year) for year in sorted({slip.year for slip in payslips.values()}))
    text = _("Tax year {year}. For teaching, not advice; some figures are estimates.").format(year=of_years)
    foreign = next((slip.currency for slip in payslips.values() if slip.currency != "EUR"), None)
    if foreign:
        day = date(datetime.date.fromisoformat(market_data(foreign).date))
        text += " " + _("Exchange rates of the European Central Bank of {date}.").format(date=day)
    return text
