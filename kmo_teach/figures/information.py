"""The information system in pictures: interfaces, controls against incidents, and routes to another language."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from kmo_teach.case.information import information_label
from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import (
    BLUE,
    INK,
    LINES,
    ORANGE,
    PALETTE,
    blank,
    canvas,
    house_style,
    inner_ticks,
    label_ticks,
)
from kmo_teach.finance.financing import npv, payback
from kmo_teach.information.information_system import hub_interfaces, point_to_point_interfaces
from kmo_teach.information.language_choice import Route
from kmo_teach.information.security import Control, Threat, security_plan
from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _, money, number

__all__ = ["control_benefits", "interface_networks", "route_payback"]


@house_style
def interface_networks(systems: int) -> Plate:
    """Draw systems tied from point to point beside the same systems tied to one hub.

    Parameters
    ----------
    systems
        2 to 12.

    Examples
    --------
    >>> plate = interface_networks(8)
    >>> [int(value) for value in plate.data.iloc[-1]]
    [8, 28, 8]
    """
    count = int(require_number("systems", systems, 2, 12))
    figure, axes = blank(6.4, 2.9)
    ring = [(math.sin(2 * math.pi * n / count), math.cos(2 * math.pi * n / count)) for n in range(count)]
    titles = (
        _("From point to point: {number} interfaces").format(number=point_to_point_interfaces(count)),
        _("Through a hub: {number} interfaces").format(number=hub_interfaces(count)),
    )
    for middle, title in zip((1.6, 4.8), titles, strict=True):
        spots = [(middle + 1.05 * x, 1.25 + 1.05 * y) for x, y in ring]
        axes.text(middle, 2.6, title, ha="center", va="center", fontsize=9, color=INK)
        hub = (middle, 1.25) if middle > 3 else None
        for place, (x, y) in enumerate(spots):
            for other_x, other_y in [hub] if hub else spots[place + 1 :]:
                axes.plot((x, other_x), (y, other_y), color=ORANGE, linewidth=1, zorder=1)
        axes.scatter(*zip(*spots, strict=True), s=90, color=BLUE, zorder=2)
        if hub:
            axes.scatter(*hub, s=240, marker="s", color=INK, zorder=2)
    rows = range(2, count + 1)
    data = pd.DataFrame(
        {
            _("Systems"): [*rows],
            _("From point to point"): [point_to_point_interfaces(n) for n in rows],
            _("Through a hub"): [hub_interfaces(n) for n in rows],
        }
    )
    alt = _(
        "{systems} systems drawn twice as dots on a ring. Each tied to each other: {all} lines. Each tied to a hub "
        "in the middle: {hub} lines."
    ).format(systems=count, all=point_to_point_interfaces(count), hub=hub_interfaces(count))
    return Plate(figure, alt, data)


@house_style
def control_benefits(threats: Sequence[Threat], controls: Sequence[Control]) -> Plate:
    """Draw what each control avoids a year when it stands alone, beside what it costs.

    Parameters
    ----------
    threats, controls
        Named by keys of :func:`kmo_teach.case.information.information_label`.

    Examples
    --------
    >>> from kmo_teach.case import get_information_case
    >>> case = get_information_case()
    >>> control_benefits(case.threats, case.controls).data.iloc[0, 1:].tolist()
    [4800.0, 600.0, 4200.0]
    """
    if not controls:
        raise InputError("controls", 0, _("Give at least one control."))
    plans = [security_plan(threats, [control]) for control in controls]
    names = [information_label(control.name) for control in controls]
    avoided = [one.loss_before - one.loss_after for one in plans]
    figure, axes = canvas(6.4, 1.2 + 0.48 * len(controls))
    rows = range(len(controls))
    axes.barh([row - 0.19 for row in rows], avoided, 0.36, color=BLUE, label=_("loss avoided"))
    axes.barh([row + 0.19 for row in rows], [one.cost for one in plans], 0.36, color=ORANGE, label=_("cost"))
    axes.set_yticks([*rows], names)
    axes.invert_yaxis()
    widest = 1.04 * max(*avoided, *(one.cost for one in plans))
    ticks = inner_ticks(0, widest, 4)
    axes.set_xlim(0, widest)
    axes.set_xticks(ticks, [number(tick) for tick in ticks])
    axes.set_xlabel(_("EUR a year"))
    figure.legend(loc="outside upper center", ncols=2)
    data = pd.DataFrame(
        {
            _("Control"): names,
            _("Loss avoided"): [float(value) for value in avoided],
            _("Cost"): [float(one.cost) for one in plans],
            _("Net benefit"): [float(round(one.net_benefit, 2)) for one in plans],
        }
    )
    parts = [
        _("{name} avoids {avoided} and costs {cost}").format(name=name, avoided=money(value), cost=money(one.cost))
        for name, value, one in zip(names, avoided, plans, strict=True)
    ]
    return Plate(figure, "; ".join(parts) + ".", data, _("Each control alone. Losses, rates and effects are invented."))


@house_style
def route_payback(routes: Mapping[str, Route], yearly_benefit: float, years: int, rate: float) -> Plate:
    """Draw the money put in and got back over the years for each route.

    Parameters
    ----------
    routes
        One to four routes, by key of :func:`kmo_teach.case.information.information_label`.
    yearly_benefit
        Margin that the system brings a year, EUR.
    years
        Years after the first.
    rate
        Yearly discount rate for the net present value in the table.

    Examples
    --------
    >>> plate = route_payback({"translate": Route(10_000, 1_000)}, 5_000, 3, 0.0)
    >>> float(plate.data.iloc[0, -1])
    2000.0
    """
    if not 1 <= len(routes) <= len(LINES):
        raise InputError("routes", len(routes), _("Give one to four routes."))
    figure, axes = canvas(6.4, 3.2)
    rows, parts = [], []
    for place, (name, route) in enumerate(routes.items()):
        flows = route.flows(yearly_benefit, years)
        totals = [sum(flows[: year + 1]) for year in range(years + 1)]
        axes.plot(range(years + 1), totals, LINES[place], color=PALETTE[place], label=information_label(name))
        value, back = npv(flows, rate), payback(flows)
        rows.append((information_label(name), float(route.initial), float(route.yearly), back, float(round(value))))
        if back is None:
            parts.append(
                _("{name}: not paid back in {years} years").format(name=information_label(name), years=number(years))
            )
        else:
            parts.append(
                _("{name}: paid back after {years} years").format(name=information_label(name), years=number(back, 1))
            )
    axes.axhline(0, color=INK, linewidth=0.8)
    low, high = axes.get_ylim()
    label_ticks(axes.yaxis, low, high, 5, number)
    axes.set(xlabel=_("years"), ylabel=_("EUR, in and out so far"), xlim=(0, years), xticks=range(years + 1))
    axes.legend()
    columns = [_("Route"), _("At the start"), _("Each year"), _("Payback in years"), _("Net present value")]
    return Plate(figure, "; ".join(parts) + ".", pd.DataFrame(rows, columns=columns), _("All amounts are invented."))
