"""The failure mechanism over the years: who knows what, and what becomes of the customers."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, GREEN, LINES, ORANGE, PALETTE, canvas, house_style, label_ticks
from kmo_teach.inputs import InputError
from kmo_teach.language import _, number, percent
from kmo_teach.people.market_fit import Learning, LearningMonth, simulate_learning

__all__ = ["customers_won", "knowledge_gap"]


@house_style
def knowledge_gap(learning: Learning, years: float = 5.0) -> Plate:
    """Draw what sales and designers know and how far the offer fits, year by year.

    Examples
    --------
    >>> round(float(knowledge_gap(Learning()).data["Sales team knows"].iloc[-1]), 2)
    1.0
    """
    path = simulate_learning(learning, years)
    drawn = {
        _("Sales team knows"): [moment.sales for moment in path],
        _("Designers know"): [moment.design for moment in path],
        _("The offer fits"): [moment.fit for moment in path],
    }
    figure, axes = canvas(6.4, 3.2)
    for place, (label, values) in enumerate(drawn.items()):
        axes.plot(
            [moment.year for moment in path], values, LINES[place], color=(BLUE, ORANGE, GREEN)[place], label=label
        )
    _finish(figure, years, _("share of what there is to know"))
    alt = _(
        "After {years} years the sales team knows {sales} of the market, the designers {design}; the offer fits "
        "for {fit}."
    ).format(
        years=number(years),
        sales=percent(path[-1].sales, 0),
        design=percent(path[-1].design, 0),
        fit=percent(path[-1].fit, 0),
    )
    return Plate(figure, alt, _yearly(path, drawn), _("The mechanism is the paper's; the rates are invented."))


@house_style
def customers_won(cases: Mapping[str, Learning], years: float = 5.0) -> Plate:
    """Draw the active customers as a share of the market for each case.

    Parameters
    ----------
    cases
        One to four sets of rates by name.

    Examples
    --------
    >>> plate = customers_won({"slow": Learning(), "fast": Learning(design_rate=1.5)})
    >>> bool(plate.data["fast"].iloc[-1] > plate.data["slow"].iloc[-1])
    True
    """
    if not 1 <= len(cases) <= len(LINES):
        raise InputError("cases", len(cases), _("Give one to four cases."))
    paths = {name: simulate_learning(learning, years) for name, learning in cases.items()}
    figure, axes = canvas(6.4, 3.4)
    for place, (name, path) in enumerate(paths.items()):
        axes.plot(
            [moment.year for moment in path],
            [moment.active for moment in path],
            LINES[place],
            color=PALETTE[place],
            label=name,
        )
    _finish(figure, years, _("share of the market that buys"))
    any_path = next(iter(paths.values()))
    data = _yearly(any_path, {name: [moment.active for moment in path] for name, path in paths.items()})
    parts = [
        _("{name}: at most {best} after {when} years, {end} at the end").format(
            name=name, best=percent(best.active, 0), when=number(best.year, 1), end=percent(path[-1].active, 0)
        )
        for name, path in paths.items()
        for best in [max(path, key=lambda moment: moment.active)]
    ]
    alt = _("Customers abroad over {years} years. {parts}.").format(years=number(years), parts="; ".join(parts))
    return Plate(figure, alt, data, _("The mechanism is the paper's; the rates are invented."))


def _finish(figure: Figure, years: float, shares: str) -> None:
    axes = figure.axes[0]
    axes.set(xlabel=_("years since the first sale abroad"), ylabel=shares, xlim=(0, years), ylim=(0, 1))
    label_ticks(axes.xaxis, 0, years, 6, lambda tick: number(tick, 0 if tick.is_integer() else 1))
    axes.set_yticks([0, 0.25, 0.5, 0.75, 1], [percent(share, 0) for share in (0, 0.25, 0.5, 0.75, 1)])
    figure.legend(loc="outside upper center", ncols=2)


def _yearly(path: tuple[LearningMonth, ...], drawn: Mapping[str, list[float]]) -> pd.DataFrame:
    """Return every sixth month of what is drawn."""
    half_years = range(0, len(path), 6)
    return pd.DataFrame(
        {_("Year"): [path[place].year for place in half_years]}
        | {label: [values[place] for place in half_years] for label, values in drawn.items()}
    )
