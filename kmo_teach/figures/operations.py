"""Making and moving goods far away in plates: the p-chart, the cost of quality, the channel, the stock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PALETTE,
    PURPLE,
    canvas,
    house_style,
    inner_ticks,
    label_ticks,
)
from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _, money, number, percent
from kmo_teach.operations.channel_cascade import Cascade
from kmo_teach.operations.quality_chart import PChart
from kmo_teach.operations.quality_cost import QualityPlan, best_prevention, quality_cost
from kmo_teach.operations.supply_stock import Replenishment, safety_stock, with_delay

__all__ = ["channel_cascade", "control_chart", "quality_costs", "stock_by_lead_time"]


@house_style
def control_chart(chart: PChart) -> Plate:
    """Draw a p-chart: the fraction of defects of each sample between its limits.

    Parameters
    ----------
    chart
        From :func:`kmo_teach.operations.quality_chart.p_chart`.

    Examples
    --------
    >>> from kmo_teach.operations.quality_chart import p_chart
    >>> len(control_chart(p_chart([2, 3, 1, 12], 100, baseline=3)).data)
    4
    """
    places = [place + 1 for place in range(len(chart.fractions))]
    edges = [place - 0.5 for place in places] + [places[-1] + 0.5]
    figure, axes = canvas(6.4, 3.4)
    for limits, label in ((chart.upper, _("control limits")), (chart.lower, None)):
        axes.stairs(limits, edges, baseline=None, color=ORANGE, linestyle="--", linewidth=1.5, label=label)
    axes.axhline(chart.centre, color=INK, linewidth=1, label=_("centre line"))
    axes.plot(places, chart.fractions, "o-", color=BLUE, linewidth=1.2, markersize=4, label=_("sample"))
    out = [place + 1 for place in chart.signals]
    if out:
        axes.plot(
            out,
            [chart.fractions[place - 1] for place in out],
            "D",
            color=ORANGE,
            markersize=9,
            markerfacecolor="none",
            markeredgewidth=2,
            label=_("signal"),
        )
    top = 1.12 * max(*chart.upper, *chart.fractions, 0.001)
    ticks = inner_ticks(0, top, 5)
    decimals = 0 if all(abs(100 * tick - round(100 * tick)) < 1e-9 for tick in ticks) else 1
    axes.set(xlabel=_("sample"), ylabel=_("defects"), xlim=(edges[0], edges[-1]), ylim=(min(0, -0.02 * top), top))
    axes.set_yticks(ticks, [percent(tick, decimals) for tick in ticks])
    axes.set_xticks([place for place in places if place == 1 or place % 5 == 0])
    figure.legend(loc="outside upper center", ncols=2)
    data = pd.DataFrame(
        {
            _("Sample"): places,
            _("Defects"): [percent(value, 1) for value in chart.fractions],
            _("Lower limit"): [percent(value, 1) for value in chart.lower],
            _("Upper limit"): [percent(value, 1) for value in chart.upper],
        }
    )
    signals = (
        _("Outside the limits: {places}.").format(places=", ".join(str(place) for place in out))
        if out
        else _("No sample lies outside the limits.")
    )
    alt = _("p-chart of {samples} samples around a centre line of {centre}. {signals}").format(
        samples=len(places), centre=percent(chart.centre), signals=signals
    )
    return Plate(figure, alt, data)


@house_style
def quality_costs(plan: QualityPlan) -> Plate:
    """Draw the cost of quality in its four parts over the prevention that is paid for.

    Parameters
    ----------
    plan
        The plan; its own prevention is marked.

    Examples
    --------
    >>> plate = quality_costs(QualityPlan(1_000, 0.08, 0, 5_000, 4_000, 0.5, 50, 400))
    >>> [float(value) for value in plate.data.iloc[0]]
    [0.0, 4000.0, 2000.0, 16000.0, 22000.0]
    """
    best = best_prevention(plan)
    end = max(2.2 * best, 1.2 * plan.prevention, 2 * plan.halving)
    amounts = [end * step / 40 for step in range(41)]
    costs = [quality_cost(replace(plan, prevention=amount)) for amount in amounts]
    parts = {
        _("appraisal"): ([cost.appraisal for cost in costs], GREY),
        _("prevention"): ([cost.prevention for cost in costs], BLUE),
        _("internal failure"): ([cost.internal for cost in costs], GREEN),
        _("external failure"): ([cost.external for cost in costs], ORANGE),
    }
    figure, axes = canvas(6.4, 3.6)
    axes.stackplot(
        [amount / 1000 for amount in amounts],
        *([one / 1000 for one in values] for values, _c in parts.values()),
        colors=[colour for _v, colour in parts.values()],
        labels=list(parts),
    )
    top = 1.08 * max(cost.total for cost in costs) / 1000
    if best:
        axes.axvline(best / 1000, color=INK, linewidth=1.2, linestyle="--", label=_("lowest total"))
    axes.axvline(plan.prevention / 1000, color=INK, linewidth=1.2, linestyle=":", label=_("the plan"))
    axes.set(
        xlabel=_("prevention, thousands of EUR a year"),
        ylabel=_("thousands of EUR a year"),
        xlim=(0, end / 1000),
        ylim=(0, top),
    )
    label_ticks(axes.xaxis, 0, end / 1000, 5)
    label_ticks(axes.yaxis, 0, top, 5)
    figure.legend(loc="outside upper center", ncols=3)
    shown = range(0, 41, 4)
    order = (_("appraisal"), _("internal failure"), _("external failure"))
    data = pd.DataFrame(
        {
            _("Prevention, EUR a year"): [float(round(amounts[row])) for row in shown],
            **{label: [float(round(parts[label][0][row])) for row in shown] for label in order},
            _("total"): [float(round(costs[row].total)) for row in shown],
        }
    )
    at_best = quality_cost(replace(plan, prevention=best))
    alt = _(
        "Cost of quality over prevention. Without prevention {none} a year; lowest, {least}, at a prevention of {best}."
    ).format(none=money(costs[0].total), least=money(at_best.total), best=money(best))
    return Plate(figure, alt, data)


@house_style
def channel_cascade(cascades: Mapping[str, Cascade]) -> Plate:
    """Draw shelf prices as bars split into what each hand takes, EUR a unit.

    Parameters
    ----------
    cascades
        One to six cascades by the name of the channel.

    Examples
    --------
    >>> from kmo_teach.operations.channel_cascade import Channel, Link, shelf_price
    >>> plate = channel_cascade({"shop": shelf_price(Channel([Link("retailer", 0.4)], vat_rate=0.2), 120)})
    >>> float(plate.data.iloc[0, -1])
    240.0
    """
    if not 1 <= len(cascades) <= 6:
        raise InputError("cascades", len(cascades), _("Give one to {most}.").format(most=6))
    parts = {
        _("factory"): ([one.received for one in cascades.values()], BLUE),
        _("commission"): ([one.commission for one in cascades.values()], PURPLE),
        _("freight and duty"): ([one.freight + one.duty for one in cascades.values()], GREY),
        _("trade"): ([sum(amount for _n, amount in one.links) for one in cascades.values()], ORANGE),
        _("VAT"): ([one.vat for one in cascades.values()], GREEN),
    }
    figure, axes = canvas(6.4, 1.5 + 0.5 * len(cascades))
    left = [0.0] * len(cascades)
    for label, (values, colour) in parts.items():
        axes.barh(range(len(cascades)), values, left=left, color=colour, label=label, height=0.7)
        left = [start + value for start, value in zip(left, values, strict=True)]
    for row, one in enumerate(cascades.values()):
        axes.text(one.received / 2, row, number(one.received), ha="center", va="center", color="#111111")
    axes.set_yticks(range(len(cascades)), list(cascades))
    axes.invert_yaxis()
    widest = 1.04 * max(left)
    axes.set(xlim=(0, widest), xlabel=_("EUR a unit"))
    label_ticks(axes.xaxis, 0, widest, 5)
    figure.legend(loc="outside upper center", ncols=3)
    data = pd.DataFrame(
        {_("Channel"): list(cascades)}
        | {label: [float(round(value, 2)) for value in values] for label, (values, _colour) in parts.items()}
        | {_("shelf price"): [float(round(value, 2)) for value in left]}
    )
    texts = [
        _("{name}: the factory keeps {kept} of {shelf}").format(
            name=name, kept=money(one.received), shelf=money(one.shelf)
        )
        for name, one in cascades.items()
    ]
    return Plate(figure, "; ".join(texts) + ".", data)


@house_style
def stock_by_lead_time(supply: Replenishment, service: float, chance: float, length: float) -> Plate:
    """Draw the safety stock over the lead time, with and without a customs delay that sometimes happens.

    Parameters
    ----------
    supply
        Use and lead time; its lead time is marked.
    service
        Chance of not running out before a delivery comes.
    chance, length
        Chance of a delay, and how long it lasts.

    Examples
    --------
    >>> plate = stock_by_lead_time(Replenishment(10, 4, 8), 0.95, 0.2, 3)
    >>> bool((plate.data.iloc[:, 2] > plate.data.iloc[:, 1]).all())
    True
    """
    end = 2 * require_number("lead_time", supply.lead_time, above=0)
    times = [end * step / 40 for step in range(41)]
    sure = [safety_stock(replace(supply, lead_time=time), service) for time in times]
    late = [safety_stock(with_delay(replace(supply, lead_time=time), chance, length), service) for time in times]
    figure, axes = canvas(6.4, 3.3)
    axes.plot(times, late, "-", color=PALETTE[1], label=_("with the delay at customs"))
    axes.plot(times, sure, "--", color=PALETTE[0], label=_("without"))
    axes.axvline(supply.lead_time, color=INK, linewidth=1, linestyle=":", label=_("lead time today"))
    top = 1.08 * max(*sure, *late)
    axes.set(xlabel=_("lead time, weeks"), ylabel=_("safety stock, units"), xlim=(0, end), ylim=(0, top))
    label_ticks(axes.xaxis, 0, end, 6)
    label_ticks(axes.yaxis, 0, top, 5)
    figure.legend(loc="outside upper center", ncols=3)
    shown = range(0, 41, 5)
    data = pd.DataFrame(
        {
            _("Lead time, weeks"): [float(times[row]) for row in shown],
            _("Without a delay"): [float(round(sure[row], 1)) for row in shown],
            _("With the delay"): [float(round(late[row], 1)) for row in shown],
        }
    )
    text = _("Safety stock over the lead time. At {weeks} weeks: {sure} units, with the delay at customs {late}.")
    alt = text.format(weeks=number(supply.lead_time), sure=number(sure[20]), late=number(late[20]))
    return Plate(figure, alt, data)
