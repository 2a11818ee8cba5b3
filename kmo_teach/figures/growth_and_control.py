"""Growth against control: what the sales do, what the controls handle, and what becomes of the cash."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from kmo_teach.conclusion.growth_and_control import Growth, simulate_growth
from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import INK, LINES, PALETTE, canvas, house_style, inner_ticks, label_ticks
from kmo_teach.inputs import InputError
from kmo_teach.language import _, money, number, percent

__all__ = ["cash_of_growth", "growth_and_control"]


@house_style
def growth_and_control(firm: Growth, years: float = 5.0) -> Plate:
    """Draw sales and what the controls can handle, year by year, in million EUR.

    Examples
    --------
    >>> data = growth_and_control(Growth()).data
    >>> bool(data.iloc[-1, 1] > data.iloc[-1, 2])
    True
    """
    path = simulate_growth(firm, years)
    drawn = {
        _("sales"): [moment.sales / 1e6 for moment in path],
        _("what the controls can handle"): [moment.control / 1e6 for moment in path],
    }
    figure, axes = canvas(6.4, 3.2)
    when = [moment.year for moment in path]
    for place, (label, values) in enumerate(drawn.items()):
        axes.plot(when, values, LINES[place], color=PALETTE[place], label=label)
    axes.fill_between(when, *drawn.values(), color=PALETTE[1], alpha=0.15, linewidth=0)
    _finish(figure, years, _("million EUR a year"))
    high = 1.05 * max(max(values) for values in drawn.values())
    ticks = inner_ticks(0, high, 5)
    axes.set_ylim(0, high)
    axes.set_yticks(ticks, [number(tick, 0 if high > 5 else 1) for tick in ticks])
    alt = _(
        "After {years} years sales are {sales}, the controls can handle {control}; {errors} of orders go wrong and "
        "customers pay after {days} days."
    ).format(
        years=number(years),
        sales=money(path[-1].sales),
        control=money(path[-1].control),
        errors=percent(path[-1].errors, 0),
        days=number(path[-1].receivable_days),
    )
    every = range(0, len(path), 6)
    data = pd.DataFrame(
        {_("Year"): [when[place] for place in every]}
        | {label: [values[place] for place in every] for label, values in drawn.items()}
        | {_("errors, % of orders"): [100 * path[place].errors for place in every]}
    )
    return Plate(figure, alt, data, _("The warning is the paper's; the model is ours and its figures are invented."))


@house_style
def cash_of_growth(cases: Mapping[str, Growth], years: float = 5.0, credit_line: float = 0.0) -> Plate:
    """Draw the cash of one to four firms, and the limit of the bank's credit line, in thousand EUR.

    Examples
    --------
    >>> plate = cash_of_growth({"late": Growth(), "ahead": Growth(lead_years=1)})
    >>> bool(plate.data["ahead"].iloc[-1] > plate.data["late"].iloc[-1])
    True
    """
    if not 1 <= len(cases) <= len(LINES):
        raise InputError("cases", len(cases), _("Give one to four cases."))
    paths = {name: simulate_growth(firm, years) for name, firm in cases.items()}
    figure, axes = canvas(6.4, 3.4)
    for place, (name, path) in enumerate(paths.items()):
        axes.plot(
            [moment.year for moment in path],
            [moment.cash / 1000 for moment in path],
            LINES[place],
            color=PALETTE[place],
            label=name,
        )
    axes.axhline(-credit_line / 1000, color=INK, linewidth=1)
    axes.annotate(
        _("the bank lends no more"), (0, -credit_line / 1000), (4, -4), textcoords="offset points", va="top", fontsize=9
    )
    _finish(figure, years, _("cash, thousand EUR"))
    low, high = axes.get_ylim()
    label_ticks(axes.yaxis, low, high, 5, number)
    axes.set_ylim(low, high)
    any_path = next(iter(paths.values()))
    every = range(0, len(any_path), 6)
    data = pd.DataFrame(
        {_("Year"): [any_path[place].year for place in every]}
        | {name: [float(round(path[place].cash)) for place in every] for name, path in paths.items()}
    )
    parts = [
        _("{name}: {cash} in the end, {least} at the lowest").format(
            name=name, cash=money(path[-1].cash), least=money(min(moment.cash for moment in path))
        )
        for name, path in paths.items()
    ]
    alt = _("Cash over {years} years. {parts}.").format(years=number(years), parts="; ".join(parts))
    return Plate(figure, alt, data, _("The warning is the paper's; the model is ours and its figures are invented."))


def _finish(figure, years: float, what: str) -> None:
    axes = figure.axes[0]
    axes.set(xlabel=_("years"), ylabel=what, xlim=(0, years))
    label_ticks(axes.xaxis, 0, years, 6, lambda tick: number(tick, 0 if tick.is_integer() else 1))
    figure.legend(loc="outside upper center", ncols=2)
