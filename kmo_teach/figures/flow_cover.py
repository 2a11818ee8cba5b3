"""What a flow of foreign currency lost at worst from one period to the next, under policies of cover."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, GREEN, ORANGE, canvas, house_style, label_ticks
from kmo_teach.language import N_, _, percent
from kmo_teach.pricing import Flow

__all__ = ["PERIODS", "POLICIES", "flow_cover"]

PERIODS = {1: N_("month to month"), 3: N_("quarter to quarter"), 12: N_("year to year")}
"""Months of a period, with its label."""

POLICIES = {"open": N_("no cover"), "one_step": N_("all at one step"), "layers": N_("in layers")}
"""The policies that a plate can show, with their labels."""


@house_style
def flow_cover(outcomes: Mapping[str, Flow], since: int) -> Plate:
    """Draw the deepest fall of the rate from one month, quarter and year to the next, for each policy.

    Parameters
    ----------
    outcomes
        The flow under each of :data:`POLICIES`, such as :meth:`kmo_teach.case.DollarFlow.outcomes` gives.
    since
        Year in which the rates begin.
    """
    falls = {name: [-flow.worst_change(months) for months in PERIODS] for name, flow in outcomes.items()}
    figure, axes = canvas(6.4, 3.4)
    width = 0.8 / len(falls)
    for place, ((name, values), colour) in enumerate(zip(falls.items(), (ORANGE, BLUE, GREEN), strict=True)):
        at = [period + (place - (len(falls) - 1) / 2) * width for period in range(len(PERIODS))]
        bars = axes.bar(at, values, 0.92 * width, color=colour, label=_(POLICIES[name]))
        axes.bar_label(bars, [percent(value, 0) for value in values], padding=2, fontsize=9)
    most = max(max(values) for values in falls.values())
    axes.set_ylim(0, 1.25 * most)
    label_ticks(axes.yaxis, 0, 1.25 * most, 5, lambda tick: percent(tick, 0))
    axes.set_ylabel(_("Deepest fall of the rate"))
    axes.set_xticks(range(len(PERIODS)), [_(label) for label in PERIODS.values()])
    axes.legend(loc="upper left", ncols=1, fontsize=9)
    data = pd.DataFrame(
        [(_(POLICIES[name]), *(percent(value, 1) for value in values)) for name, values in falls.items()],
        columns=[_("Policy"), *(_(label) for label in PERIODS.values())],
    )
    alt = _(
        "Bars: without cover the rate fell by {open_1} from one month to the next at worst, and by {open_12} from one "
        "year to the next. Covered at one step: {one_1} and {one_12}. In layers: {layers_1} and {layers_12}."
    ).format(
        open_1=percent(falls["open"][0], 0),
        open_12=percent(falls["open"][-1], 0),
        one_1=percent(falls["one_step"][0], 0),
        one_12=percent(falls["one_step"][-1], 0),
        layers_1=percent(falls["layers"][0], 0),
        layers_12=percent(falls["layers"][-1], 0),
    )
    caption = _("Month-end rates since {year}; all forwards at today's difference in interest.").format(year=since)
    return Plate(figure, alt, data, caption)
