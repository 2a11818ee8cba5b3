"""The sales network app: agent, own seller or distributor, at a turnover that nobody knows for sure."""

from __future__ import annotations

from typing import Any

from kmo_teach.apps.kit.describe import App, Chart, Column, Group, Preset, Result, Slider, Table
from kmo_teach.apps.kit.style import BLUE, GREEN, ORANGE
from kmo_teach.case.firm import get_running_case
from kmo_teach.commercial.sales_network import (
    CheapestRange,
    SalesChannel,
    cheapest_ranges,
    indemnity_ceiling,
    loss_turnover,
    with_indemnity,
)
from kmo_teach.language import _, money, pgettext

__all__ = ["app"]

_VISITS = 0.05  # invented: technicians' visits with an agent, as a fraction of turnover
_WIDEST = 3_000_000


def app() -> App:
    """Describe the app in the reader's language."""
    return App(
        name="sales_network",
        title=_("Agent, own seller or distributor?"),
        question=_("Set the turnover and how unsure it is: where do the lines cross, and who should sell?"),
        inputs=(_market(), _distributor_and_own(), _agent()),
        charts=(
            Chart("costs", _("What each channel costs (EUR a year)"), _costs_chart()),
            Chart("left", _("What is left if turnover is low, likely or high (EUR a year)"), _left_chart()),
        ),
        compute=_compute,
        presets=(
            Preset("zavelbeek", _("Zavelbeek in northern France"), {}),
            Preset("no_indemnity", _("An agent without indemnity"), {"claim": 0}),
            Preset("unsure", _("A market that nobody knows"), {"turnover": 500, "unsure": 80}),
            Preset("large", _("A large, sure market"), {"turnover": 2_500, "unsure": 10}),
        ),
        note=_(
            "All amounts are invented; technicians' visits add 5 % of turnover to the agent's commission. The "
            "indemnity is at most one year of commission under the European directive; judges in France usually "
            "take two. For teaching, not advice."
        ),
    )


def _market() -> Group:
    return Group(
        _("The market"),
        (
            Slider(
                name="turnover",
                label=_("Likely turnover"),
                minimum=0,
                maximum=_WIDEST // 1_000,
                step=25,
                default=1_000,
                unit=_("thousand EUR a year"),
            ),
            Slider(
                name="unsure",
                label=_("It may be lower or higher by"),
                minimum=0,
                maximum=100,
                step=5,
                default=40,
                unit="%",
            ),
            Slider(
                name="margin",
                label=_("Margin before the cost of selling"),
                minimum=5,
                maximum=80,
                step=1,
                default=55,
                unit="%",
            ),
        ),
    )


def _distributor_and_own() -> Group:
    return Group(
        _("Distributor and own seller"),
        (
            Slider(
                name="discount", label=_("Distributor's margin"), minimum=5, maximum=50, step=1, default=24, unit="%"
            ),
            Slider(
                name="pay",
                label=_("Own seller: pay, car, travel"),
                minimum=50_000,
                maximum=400_000,
                step=5_000,
                default=130_000,
                unit=_("EUR a year"),
            ),
            Slider(
                name="bonus",
                label=_("Own seller: bonus and visits"),
                minimum=0,
                maximum=25,
                step=1,
                default=8,
                unit="%",
            ),
        ),
    )


def _agent() -> Group:
    return Group(
        _("Agent"),
        (
            Slider(
                name="support",
                label=_("Support of the agent"),
                minimum=0,
                maximum=200_000,
                step=5_000,
                default=45_000,
                unit=_("EUR a year"),
            ),
            Slider(name="commission", label=_("Commission"), minimum=1, maximum=25, step=1, default=9, unit="%"),
            Slider(
                name="years",
                label=_("The contract ends after"),
                minimum=1,
                maximum=15,
                step=1,
                default=5,
                unit=pgettext("after a number", "years"),
            ),
            Slider(
                name="claim",
                label=_("Indemnity at the end"),
                minimum=0,
                maximum=3,
                step=0.5,
                default=2,
                decimals=1,
                unit=_("years of commission"),
            ),
        ),
    )


def _channels(inputs: dict[str, Any]) -> dict[str, SalesChannel]:
    commission = inputs["commission"] / 100
    agent = SalesChannel(inputs["support"], commission + _VISITS)
    # A contract is counted in whole years; the claim is set aside at the firm's loan rate.
    duration, rate = round(inputs["years"]), get_running_case().order.loan_rate
    return {
        _("distributor"): SalesChannel(0, inputs["discount"] / 100),
        _("agent"): with_indemnity(agent, commission, duration, rate, inputs["claim"]),
        _("own seller"): SalesChannel(inputs["pay"], inputs["bonus"] / 100),
    }


def _compute(inputs: dict[str, Any]) -> Result:
    channels, likely = _channels(inputs), 1_000 * inputs["turnover"]
    unsure, margin = inputs["unsure"] / 100, inputs["margin"] / 100
    cases = {_("low"): likely * (1 - unsure), _("likely"): likely, _("high"): likely * (1 + unsure)}
    left = {
        name: {case: margin * turnover - channel.cost(turnover) for case, turnover in cases.items()}
        for name, channel in channels.items()
    }
    ranges = cheapest_ranges(channels)
    return Result(
        sentence=" ".join((_advice(channels, ranges, likely), _doubt(channels, left, cases))),
        data={
            "lines": [
                {"turnover": _WIDEST * step / 12, "cost": channel.cost(_WIDEST * step / 12), "channel": name}
                for name, channel in channels.items()
                for step in range(13)
            ],
            "here": [{"turnover": likely}],
            "left": [
                {"channel": name, "amount": amount, "case": case}
                for name, amounts in left.items()
                for case, amount in amounts.items()
            ],
        },
        alts={
            "costs": _("Cheapest: {parts}.").format(
                parts="; ".join(
                    _("{name} from {start}").format(name=one.name, start=money(one.start)) for one in ranges
                )
            ),
            "left": "; ".join(
                f"{name}: " + ", ".join(f"{case} {money(amount)}" for case, amount in amounts.items())
                for name, amounts in left.items()
            )
            + ".",
        },
        tables=(_table(channels, left, likely, margin, cases),),
        warnings=(
            _("Every channel is counted with the same turnover. In truth one sells more than the other."),
            _("At the likely turnover the agent's claim at the end is {claim}.").format(
                claim=money(indemnity_ceiling([likely * inputs["commission"] / 100], inputs["claim"]))
            ),
        ),
    )


def _advice(channels: dict[str, SalesChannel], ranges: tuple[CheapestRange, ...], turnover: float) -> str:
    here = next(one for one in ranges if one.end is None or turnover <= one.end)
    best = channels[here.name].cost(turnover)
    second = min((channel.cost(turnover), name) for name, channel in channels.items() if name != here.name)
    text = _(
        "At a turnover of {turnover} the cheapest is: {name}, for {cost} a year. Next comes: {second}, for {more} more."
    ).format(turnover=money(turnover), name=here.name, cost=money(best), second=second[1], more=money(second[0] - best))
    if here.end is None:
        return text + " " + _("Cheapest from {start} on: {name}.").format(name=here.name, start=money(here.start))
    return (
        text
        + " "
        + _("Cheapest from {start} to {end}: {name}.").format(
            name=here.name, start=money(here.start), end=money(here.end)
        )
    )


def _doubt(channels: dict[str, SalesChannel], left: dict[str, dict[str, float]], cases: dict[str, float]) -> str:
    low, _likely, high = cases
    bad = max(channels, key=lambda name: left[name][low])
    good = max(channels, key=lambda name: left[name][high])
    if bad == good:
        return _("Low or high, the same channel leaves most: the doubt does not change the choice.")
    return _(
        "If turnover is low, most is left with: {bad}. If it is high, with: {good}. The doubt decides: measure "
        "the market first, or buy the lower fixed cost."
    ).format(bad=bad, good=good)


def _table(
    channels: dict[str, SalesChannel],
    left: dict[str, dict[str, float]],
    turnover: float,
    margin: float,
    cases: dict[str, float],
) -> Table:
    eur = {"kind": "money", "unit": "EUR"}
    names = ("low", "likely", "high")
    return Table(
        _("The channels"),
        (
            Column("channel", _("Channel")),
            Column("fixed", _("Fixed cost"), **eur),
            Column("rate", _("Share of turnover"), "percent", 1),
            Column("cost", _("Cost at the likely turnover"), **eur),
            *(
                Column(name, _("Left, {case}").format(case=case), **eur)
                for name, case in zip(names, cases, strict=True)
            ),
            Column("loses", _("Loses below"), **eur),
        ),
        [
            (
                name,
                channel.fixed_cost,
                channel.cost_rate,
                channel.cost(turnover),
                *left[name].values(),
                loss_turnover(channel, margin),
            )
            for name, channel in channels.items()
        ],
    )


def _colours() -> dict[str, Any]:
    names = [_("distributor"), _("agent"), _("own seller")]
    return {
        "field": "channel",
        "type": "nominal",
        "title": None,
        "legend": {"columns": 1},
        "scale": {"domain": names, "range": [BLUE, ORANGE, GREEN]},
    }


def _costs_chart() -> dict[str, Any]:
    turnover = {
        "field": "turnover",
        "type": "quantitative",
        "title": _("turnover, EUR a year"),
        "axis": {"format": ",d", "tickCount": 3},
    }
    return {
        "height": 240,
        "layer": [
            {
                "data": {"name": "lines"},
                "mark": {"type": "line", "strokeWidth": 2},
                "encoding": {
                    "x": turnover,
                    "color": _colours(),
                    "y": {
                        "field": "cost",
                        "type": "quantitative",
                        "title": None,
                        "axis": {"format": ",d", "tickCount": 5},
                    },
                },
            },
            {
                "data": {"name": "here"},
                "mark": {"type": "rule", "strokeDash": [4, 4], "strokeWidth": 2},
                "encoding": {"x": turnover},
            },
        ],
    }


def _left_chart() -> dict[str, Any]:
    return {
        "height": 200,
        "data": {"name": "left"},
        "mark": {"type": "point", "size": 110, "filled": True},
        "encoding": {
            "y": {
                "field": "channel",
                "type": "nominal",
                "sort": None,
                "title": None,
                "axis": {"labelLimit": 150, "minExtent": 100},
            },
            "x": {"field": "amount", "type": "quantitative", "title": "EUR", "axis": {"format": ",d", "tickCount": 4}},
            "color": {
                "field": "case",
                "type": "nominal",
                "title": None,
                "legend": {"columns": 1},
                "scale": {"domain": [_("low"), _("likely"), _("high")], "range": [ORANGE, BLUE, GREEN]},
            },
            "shape": {
                "field": "case",
                "type": "nominal",
                "title": None,
                "scale": {
                    "domain": [_("low"), _("likely"), _("high")],
                    "range": ["triangle-left", "circle", "triangle-right"],
                },
            },
        },
    }
