"""Decisions that wait: the delay with one, two or three deciders, and what delegating costs."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, GREEN, INK, ORANGE, canvas, house_style, inner_ticks, label_ticks
from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _, money, number, percent
from kmo_teach.power.bottleneck import WORKING_DAYS, Desk, DeskOutcome, cheapest_desk, desk_outcome
from kmo_teach.power.queue import decision_delay

__all__ = ["decision_delays", "delegation_cost"]

_STYLES = ((BLUE, "-"), (ORANGE, "--"), (GREEN, ":"))


@house_style
def decision_delays(capacity: float, marks: Mapping[str, float] | None = None, longest: float = 10.0) -> Plate:
    """Draw how long a question waits against the questions a week, with one, two and three people who decide.

    Parameters
    ----------
    capacity
        Decisions that one person can take a week.
    marks
        Questions a week by name, drawn as upright lines.
    longest
        Highest delay drawn, working days.

    Examples
    --------
    >>> plate = decision_delays(16, {"export": 10})
    >>> float(plate.data.iloc[0, 1].round(2))
    0.83
    """
    daily = require_number("capacity", capacity, above=0) / WORKING_DAYS
    marks = dict(marks or {_("half of what one can do"): capacity / 2})
    figure, axes = canvas(6.4, 3.6)
    labels = [_("1 person"), _("2 people"), _("3 people")]
    for people, (label, (colour, line)) in enumerate(zip(labels, _STYLES, strict=True), 1):
        weeks = [capacity * people * step / 200 for step in range(200)]
        drawn = [(week, decision_delay(week / WORKING_DAYS, daily, people)) for week in weeks]
        shown = [(week, days) for week, days in drawn if days <= 1.2 * longest]
        axes.plot(*zip(*shown, strict=True), line, color=colour, label=label)
    for name, week in marks.items():
        axes.axvline(week, color=INK, linewidth=0.8, linestyle=(0, (1, 2)))
        axes.text(week, 0.98 * longest, name + "\u00a0", rotation=90, ha="right", va="top", fontsize=9)
    widest = max(2.2 * capacity, *(1.1 * week for week in marks.values()))
    axes.set(
        xlim=(0, widest),
        ylim=(0, longest),
        xlabel=_("decisions asked for a week"),
        ylabel=_("working days until a decision"),
    )
    for set_ticks, end in ((axes.set_xticks, widest), (axes.set_yticks, longest)):
        ticks = inner_ticks(0, end, 6)
        set_ticks(ticks, [number(tick, 0 if tick.is_integer() else 1) for tick in ticks])
    figure.legend(loc="outside upper center", ncols=3)
    rows = {week: [_delay(week / WORKING_DAYS, daily, people) for people in (1, 2, 3)] for week in marks.values()}
    data = pd.DataFrame(
        [(f"{name}, {number(week)}", *rows[week]) for name, week in marks.items()],
        columns=[_("Decisions a week"), *labels],
    )
    parts = [
        _("{name}, {week} a week: {days} with one person").format(
            name=name, week=number(week), days=_days(rows[week][0])
        )
        for name, week in marks.items()
    ]
    alt = _("The delay is short at first and shoots up near what the deciders can do. {parts}.").format(
        parts="; ".join(parts)
    )
    return Plate(figure, alt, data, _("Empty cells: the queue never ends."))


def _delay(arrivals: float, decisions: float, people: int) -> float:
    return decision_delay(arrivals, decisions, people) if arrivals < people * decisions else float("nan")


def _days(delay: float) -> str:
    return _("a queue without end") if delay != delay else _("{n} working days").format(n=number(delay, 1))


@house_style
def delegation_cost(desk: Desk) -> Plate:
    """Draw the yearly cost of waiting, of errors and of both against the share of decisions delegated.

    Examples
    --------
    >>> delegation_cost(Desk(15, 0.5, 8, 2, 3, 0.02, 0.06, 40, 2_500)).data.shape[1]
    5
    """
    best = cheapest_desk(desk)
    if best is None:
        raise InputError("desk", desk.decisions, _("One of the queues never ends: more is asked than there are hours."))
    found = [desk_outcome(desk, share / 100) for share in range(101) if desk.ends(share / 100)]
    figure, axes = canvas(6.4, 3.4)
    lines: tuple[tuple[str, str], ...] = (
        (_("waiting"), "delay_cost"),
        (_("errors"), "error_cost"),
        (_("together"), "cost"),
    )
    for (label, name), (colour, line) in zip(lines, _STYLES, strict=True):
        values = [getattr(one, name) / 1000 for one in found]
        axes.plot([one.share for one in found], values, line, color=colour, label=label)
    axes.plot(best.share, best.cost / 1000, "o", color=GREEN, markersize=9)
    top = min(4 * best.cost, max(one.cost for one in found)) / 1000 or 1
    axes.set(xlim=(0, 1), ylim=(0, top), xlabel=_("share of decisions delegated"), ylabel=_("EUR thousand a year"))
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1], [percent(share, 0) for share in (0, 0.25, 0.5, 0.75, 1)])
    label_ticks(axes.yaxis, 0, top, 5, number)
    figure.legend(loc="outside upper center", ncols=3)
    data = pd.DataFrame(
        [_row(one) for one in found if round(100 * one.share) % 10 == 0 or one is best],
        columns=[_("Delegated"), _("Working days"), _("Waiting, EUR"), _("Errors, EUR"), _("Together, EUR")],
    )
    alone = money(found[0].cost) if found[0].share == 0 else _("a queue without end")
    alt = _(
        "Cost of waiting and errors against the share delegated. Nothing delegated: {alone}. Cheapest is {share}, "
        "at {cost} a year."
    ).format(alone=alone, share=percent(best.share, 0), cost=money(best.cost))
    caption = _("Hours, errors and costs are invented; shares at which a queue never ends are left out.")
    return Plate(figure, alt, data, caption)


def _row(one: DeskOutcome) -> tuple[str, float, float, float, float]:
    amounts = (float(round(one.delay_cost)), float(round(one.error_cost)), float(round(one.cost)))
    return percent(one.share, 0), one.delay, *amounts
