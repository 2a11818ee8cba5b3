"""The sales network app: agent, own seller or distributor, at a turnover that nobody knows for sure."""

from __future__ import annotations

from typing import Any

from kmo_teach.apps.kit.charts import Spec, amount, category, colour, layer, layers, shades
from kmo_teach.apps.kit.describe import (
    App,
    Chart,
    Column,
    Group,
    Guess,
    Key,
    Percent,
    Preset,
    Result,
    Slider,
    Table,
    euro,
)
from kmo_teach.case.abroad import get_abroad
from kmo_teach.case.firm import get_running_case
from kmo_teach.commercial.parting import agent_parting
from kmo_teach.commercial.sales_network import (
    CheapestRange,
    SalesChannel,
    cheapest_ranges,
    indemnity_ceiling,
    loss_turnover,
    with_indemnity,
)
from kmo_teach.language import _, money, pgettext
from kmo_teach.palette import BLUE, GREEN, ORANGE

__all__ = ["app"]

_VISITS = get_abroad().agent_visits
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
        first=("turnover", "unsure", "years", "claim"),
        guess=Guess(
            _(
                "The agent may claim nothing at the end of the contract. What happens to the cost of the cheapest "
                "channel?"
            ),
            {"claim": 0},
            _("Another channel is the cheapest now. A sum that is due in years decides who should sell today."),
        ),
        presets=(
            Preset("zavelbeek", _("{firm} in northern France").format(firm=get_running_case().name), {}),
            Preset("no_indemnity", _("An agent without indemnity"), {"claim": 0}),
            Preset("ceiling", _("An agent under Belgian or German law"), {"claim": _ceiling()}),
            Preset("unsure", _("A market that nobody knows"), {"turnover": 500, "unsure": 80}),
            Preset("large", _("A large, sure market"), {"turnover": 2_500, "unsure": 10}),
        ),
        note=_(
            "All amounts are invented; technicians' visits add 5 % of turnover to the agent's commission. The "
            "indemnity is at most one year of commission where a state chose the ceiling of the European directive, "
            "as Belgium (with other proven loss on top) and Germany did; judges in France usually take two. For "
            "teaching, not advice."
        ),
    )


def _ceiling() -> float:
    """Years of commission at most, where the ceiling of the directive holds."""
    return agent_parting("BE", [1.0]).indemnity


def _market() -> Group:
    return Group(
        _("The market"),
        (
            Slider(
                "turnover",
                _("Likely turnover"),
                minimum=0,
                maximum=_WIDEST // 1_000,
                step=25,
                default=1_000,
                unit=_("thousand EUR a year"),
                times=1_000,
            ),
            Percent("unsure", _("It may be lower or higher by"), step=5, default=40),
            Percent("margin", _("Margin before the cost of selling"), minimum=5, maximum=80, default=55),
        ),
    )


def _distributor_and_own() -> Group:
    return Group(
        _("Distributor and own seller"),
        (
            Percent("discount", _("Distributor's margin"), minimum=5, maximum=50, default=24),
            Slider(
                "pay",
                _("Own seller: pay, car, travel"),
                minimum=50_000,
                maximum=400_000,
                step=5_000,
                default=130_000,
                unit=_("EUR a year"),
            ),
            Percent("bonus", _("Own seller: visits and samples"), maximum=25, default=8),
        ),
    )


def _agent() -> Group:
    return Group(
        _("Agent"),
        (
            Slider(
                "support",
                _("Support of the agent"),
                minimum=0,
                maximum=200_000,
                step=5_000,
                default=45_000,
                unit=_("EUR a year"),
            ),
            Percent("commission", _("Commission"), minimum=1, maximum=25, default=9),
            Slider(
                "years",
                _("The contract ends after"),
                minimum=1,
                maximum=15,
                step=1,
                default=5,
                unit=pgettext("after a number", "years"),
            ),
            Slider(
                "claim",
                _("Indemnity at the end"),
                minimum=0,
                maximum=3,
                step=0.5,
                default=2,
                decimals=1,
                unit=_("years of commission"),
            ),
        ),
    )


def _names() -> dict[str, str]:
    return {"distributor": _("distributor"), "agent": _("agent"), "own": _("own seller")}


def _case_names() -> dict[str, str]:
    return {"low": _("low"), "likely": _("likely"), "high": _("high")}


def _channels(inputs: dict[str, Any]) -> dict[str, SalesChannel]:
    commission = inputs["commission"]
    agent = SalesChannel(inputs["support"], commission + _VISITS)
    # A contract is counted in whole years; the claim is set aside at the firm's loan rate.
    duration, rate = round(inputs["years"]), get_running_case().loan_rate
    return {
        "distributor": SalesChannel(0, inputs["discount"]),
        "agent": with_indemnity(agent, commission, duration, rate, inputs["claim"]),
        "own": SalesChannel(inputs["pay"], inputs["bonus"]),
    }


def _compute(inputs: dict[str, Any]) -> Result:
    channels, names, case_names = _channels(inputs), _names(), _case_names()
    likely, unsure, margin = (inputs[name] for name in ("turnover", "unsure", "margin"))
    cases = {"low": likely * (1 - unsure), "likely": likely, "high": likely * (1 + unsure)}
    left = {
        name: {case: margin * turnover - channel.cost(turnover) for case, turnover in cases.items()}
        for name, channel in channels.items()
    }
    ranges = cheapest_ranges(channels)
    cheapest = min(channels, key=lambda name: channels[name].cost(likely))
    return Result(
        key=Key(_("Cheapest: {name}").format(name=names[cheapest]), channels[cheapest].cost(likely)),
        sentence=" ".join((_advice(channels, ranges, likely), _doubt(left))),
        data={
            "lines": [
                {"turnover": _WIDEST * step / 12, "cost": channel.cost(_WIDEST * step / 12), "channel": names[name]}
                for name, channel in channels.items()
                for step in range(13)
            ],
            "here": [{"turnover": likely}],
            "left": [
                {"channel": names[name], "amount": value, "case": case_names[case]}
                for name, values in left.items()
                for case, value in values.items()
            ],
        },
        alts={
            "costs": _("Cheapest: {parts}.").format(
                parts="; ".join(
                    _("{name} from {start}").format(name=names[one.name], start=money(one.start)) for one in ranges
                )
            ),
            "left": "; ".join(
                f"{names[name]}: " + ", ".join(f"{case_names[case]} {money(value)}" for case, value in values.items())
                for name, values in left.items()
            )
            + ".",
        },
        tables=(_table(channels, left, likely, margin),),
        warnings=(
            _("Every channel is counted with the same turnover. In truth one sells more than the other."),
            _("At the likely turnover the agent's claim at the end is {claim}.").format(
                claim=money(indemnity_ceiling([likely * inputs["commission"]], inputs["claim"]))
            ),
        ),
    )


def _advice(channels: dict[str, SalesChannel], ranges: tuple[CheapestRange, ...], turnover: float) -> str:
    here = next(one for one in ranges if one.end is None or turnover <= one.end)
    names, best = _names(), channels[here.name].cost(turnover)
    second = min((channel.cost(turnover), name) for name, channel in channels.items() if name != here.name)
    text = _(
        "At a turnover of {turnover} the cheapest is: {name}, for {cost} a year. Next comes: {second}, for {more} more."
    ).format(
        turnover=money(turnover),
        name=names[here.name],
        cost=money(best),
        second=names[second[1]],
        more=money(second[0] - best),
    )
    if here.end is None:
        return (
            text + " " + _("Cheapest from {start} on: {name}.").format(name=names[here.name], start=money(here.start))
        )
    return (
        text
        + " "
        + _("Cheapest from {start} to {end}: {name}.").format(
            name=names[here.name], start=money(here.start), end=money(here.end)
        )
    )


def _doubt(left: dict[str, dict[str, float]]) -> str:
    bad, good = (max(left, key=lambda name: left[name][case]) for case in ("low", "high"))
    if bad == good:
        return _("Low or high, the same channel leaves most: the doubt does not change the choice.")
    return _(
        "If turnover is low, most is left with: {bad}. If it is high, with: {good}. The doubt decides: measure "
        "the market first, or buy the lower fixed cost."
    ).format(bad=_names()[bad], good=_names()[good])


def _table(
    channels: dict[str, SalesChannel], left: dict[str, dict[str, float]], turnover: float, margin: float
) -> Table:
    names = _names()
    return Table(
        _("The channels"),
        (
            Column("channel", _("Channel")),
            euro("fixed", _("Fixed cost")),
            Column("rate", _("Share of turnover"), "percent", 1),
            euro("cost", _("Cost at the likely turnover")),
            *(euro(case, _("Left, {case}").format(case=label)) for case, label in _case_names().items()),
            euro("loses", _("Loses below")),
        ),
        [
            (
                names[name],
                channel.fixed_cost,
                channel.cost_rate,
                channel.cost(turnover),
                *left[name].values(),
                loss_turnover(channel, margin),
            )
            for name, channel in channels.items()
        ],
    )


def _costs_chart() -> Spec:
    turnover = {"x": amount("turnover", _("turnover, EUR a year"), ticks=3)}
    names = dict(zip(_names().values(), (BLUE, ORANGE, GREEN), strict=True))
    costs = {**turnover, "y": amount("cost", None, ticks=5), **colour("channel", names, columns=1)}
    return layers(
        240,
        layer("lines", "line", costs, strokeWidth=2),
        layer("here", "rule", turnover, strokeDash=[4, 4], strokeWidth=2),
    )


def _left_chart() -> Spec:
    cases = list(_case_names().values())
    pointers = dict(zip(cases, ("triangle-left", "circle", "triangle-right"), strict=True))
    channels = {
        "y": category("channel", minExtent=100),
        "x": amount(),
        **colour("case", dict(zip(cases, (ORANGE, BLUE, GREEN), strict=True)), columns=1),
        "shape": shades("case", pointers, columns=1),
    }
    return {"height": 200, **layer("left", "point", channels, size=110, filled=True)}
