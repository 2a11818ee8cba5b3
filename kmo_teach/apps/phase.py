"""The phase app: where a firm stands in the plane of complexity and duration, what drives it, and what comes next."""

from __future__ import annotations

import textwrap
from typing import Any

from kmo_teach.apps.kit.charts import Spec, category, colour, layer, layers, quantity, shades
from kmo_teach.apps.kit.describe import (
    App,
    Chart,
    Choice,
    Choices,
    Column,
    Group,
    Guess,
    Key,
    Percent,
    Preset,
    Result,
    Slider,
    Switch,
    Table,
    per_cent,
)
from kmo_teach.language import _, number
from kmo_teach.palette import BLUE, GREEN, GREY, ORANGE
from kmo_teach.phases import (
    CASES,
    CIRCLES,
    KNOWHOW,
    PHASES,
    STEPS,
    TRIGGERS,
    Environment,
    Position,
    Profile,
    Reason,
    Situation,
    get_phase_case,
    origin_label,
    position,
)

__all__ = ["app"]

_MILLION = 1_000_000
_OPEN = "open"  # no circle chosen yet


def app() -> App:
    """Describe the app in the reader's language."""
    return App(
        name="phase",
        title=_("Where does the firm stand, and what comes next?"),
        question=_("Change the leader, the market and the situation: how fast does the firm go abroad, and where to?"),
        inputs=(_leader(), _environment(), _situation()),
        charts=(
            Chart("plane", _("Phases by complexity and duration (ranks, not amounts)"), _plane()),
            Chart("drive", _("What pushes and what brakes"), _drive()),
        ),
        compute=_compute,
        first=("growth", "triggers", "required_turnover", "cash_months"),
        guess=Guess(
            _(
                "The leader of the captive supplier, whom a customer sets off, stops caring for growth. What "
                "happens to the drive?"
            ),
            {"growth": 0},
            _("It falls by little and the advice stays: a firm that is forced goes whatever its leader prefers."),
            start=_case_values("captive_supplier"),
        ),
        presets=tuple(Preset(name, get_phase_case(name).title, _case_values(name)) for name in CASES),
        note=_(
            "The phases, concerns and triggers are the paper's. The scales, weights and ranks are our "
            "operationalisation. The ready-made firms are invented."
        ),
    )


def _leader() -> Group:
    def priority(name: str, label: str, default: float) -> Slider:
        return Slider(name, label, minimum=0, maximum=100, step=1, default=default)

    return Group(
        _("The leader's priorities"),
        (
            Slider(
                "growth",
                _("Growth"),
                minimum=0,
                maximum=100,
                step=1,
                default=40,
                help=_("What it weighs for the leader, in points."),
            ),
            priority("autonomy", _("Autonomy: deciding alone"), 20),
            priority("continuity", _("Continuity"), 25),
            priority("independence", _("Independence: owing nothing to outsiders"), 15),
            Slider(
                "family_support", _("Family: against (0) to in favour (10)"), minimum=0, maximum=10, step=1, default=5
            ),
        ),
        _("Points on any scale: only their proportions count."),
    )


def _environment() -> Group:
    return Group(
        _("The competitive environment"),
        (
            Choices("knowhow", _("Know-how"), options=_labels(KNOWHOW), default=("design", "production")),
            Slider("technology", _("Offer: standard (0) to high-tech (10)"), minimum=0, maximum=10, step=1, default=6),
            Slider("niche", _("Market: mass (0) to niche (10)"), minimum=0, maximum=10, step=1, default=6),
            Slider(
                "home_market",
                _("Home market, all suppliers"),
                minimum=0,
                maximum=100,
                step=0.5,
                default=20,
                unit=_("EUR million a year"),
                times=_MILLION,
                decimals=1,
            ),
            Percent("home_share", _("Share of it within reach"), default=25),
            Slider(
                "required_turnover",
                _("Turnover needed"),
                minimum=0.1,
                maximum=50,
                step=0.1,
                default=6,
                unit=_("EUR million a year"),
                times=_MILLION,
                decimals=1,
            ),
        ),
    )


def _situation() -> Group:
    return Group(
        _("The situation"),
        (
            Choices("triggers", _("What sets the firm off"), options=_labels(TRIGGERS), default=("opportunity",)),
            Choices("present", _("What it already does abroad"), options=_labels(STEPS)),
            Choice(
                "destination",
                _("Export circle in view"),
                options={_OPEN: _("still open"), **_labels(CIRCLES)},
                default=_OPEN,
            ),
            Slider(
                "preparation",
                _("Strategy: none (0) to written and tested (10)"),
                minimum=0,
                maximum=10,
                step=1,
                default=5,
            ),
            Slider(
                "cash_months",
                _("Free cash"),
                minimum=0,
                maximum=24,
                step=0.5,
                default=4,
                unit=_("months of costs"),
                decimals=1,
            ),
            Switch("buys_abroad", _("The firm buys abroad")),
        ),
    )


def _labels(items: Any) -> dict[str, str]:
    return {name: _(item) if isinstance(item, str) else item.label for name, item in items.items()}


def _case_values(name: str) -> dict[str, Any]:
    """Return a mini-case as the reader sets it."""
    case = get_phase_case(name)
    profile, environment, situation = case.profile, case.environment, case.situation
    return {
        **{priority: per_cent(weight) for priority, weight in profile.weights.items()},
        "family_support": profile.family_support,
        "knowhow": environment.knowhow,
        "technology": environment.technology,
        "niche": environment.niche,
        "home_market": environment.home_market / _MILLION,
        "home_share": per_cent(environment.home_share),
        "required_turnover": environment.required_turnover / _MILLION,
        "triggers": situation.triggers,
        "present": situation.present,
        "destination": situation.destination or _OPEN,
        "preparation": situation.preparation,
        "cash_months": situation.cash_months,
        "buys_abroad": situation.buys_abroad,
    }


def _position(inputs: dict[str, Any]) -> Position:
    given = {**inputs, "destination": None if inputs["destination"] == _OPEN else inputs["destination"]}
    return position(
        *(
            kind(**{name: given[name] for name in kind.__dataclass_fields__})
            for kind in (Profile, Environment, Situation)
        )
    )


def _compute(inputs: dict[str, Any]) -> Result:
    found = _position(inputs)
    places = _places(found)
    there = [step.label for name, step in STEPS.items() if _status(found, name) == "there"]
    plane = _("Plane of complexity and duration. Already there: {there}. Advised next: {advised}.").format(
        there=", ".join(there) or _("nothing"), advised=found.next_step.label if found.next_step else _("nothing")
    )
    bars = [
        {"factor": part.label, "value": round(part.value, 4), "effect": _("pushes") if part.value > 0 else _("brakes")}
        for part in found.contributions
    ]
    drive = _("Push {push}, brake {brake}, drive {drive} on a scale from -1 to 1: {speed}.").format(
        push=number(found.push, 2), brake=number(found.brake, 2), drive=number(found.drive, 2), speed=found.speed_label
    )
    return Result(
        key=Key(_("Drive, from -1 to 1"), found.drive, "number", 2, ""),
        sentence=f"{found.advice} {_main_reason(found).text}",
        data={"places": places, "move": _move(found), "drive": bars},
        alts={"plane": plane, "drive": drive},
        tables=_tables(found, places),
        warnings=tuple(
            f"{reason.text} ({origin_label(reason.origin)})" for reason in found.reasons if reason.effect == "warning"
        ),
    )


def _main_reason(found: Position) -> Reason:
    """Return why the next step is advised; for staying, what brakes most."""
    directions = [reason for reason in found.reasons if reason.effect == "direction"]
    if found.next_step and directions:
        return directions[0]
    return min(found.contributions, key=lambda part: part.value).reason


def _statuses() -> dict[str, str]:
    return {"there": _("already there"), "next": _("advised next"), "possible": _("possible"), "later": _("not now")}


def _status(found: Position, name: str) -> str:
    if found.next_step and found.next_step.name == name:
        return "next"
    if name in {step.name for step in found.present}:
        return "there"
    return "possible" if name in {step.name for step in found.options} else "later"


def _places(found: Position) -> list[dict[str, Any]]:
    statuses = _statuses()
    return [
        {
            "label": step.label,
            # Beside a point, a phone has room for this much.
            "lines": textwrap.wrap(step.label, 22, break_long_words=False),
            "complexity": step.complexity,
            "duration": step.duration,
            "status": statuses[_status(found, name)],
        }
        for name, step in STEPS.items()
    ]


def _move(found: Position) -> list[dict[str, Any]]:
    """Return the advised move: from the most complex thing the firm does abroad, or from home, to the next step."""
    if found.next_step is None:
        return []
    start = max(found.present, key=lambda step: step.complexity, default=None)
    ends = [
        (start.complexity, start.duration) if start else (0, 0),
        (found.next_step.complexity, found.next_step.duration),
    ]
    return [{"complexity": complexity, "duration": duration} for complexity, duration in ends]


def _tables(found: Position, places: list[dict[str, Any]]) -> tuple[Table, ...]:
    origin = Column("origin", _("Says who"))
    return (
        Table(
            _("Systems to prepare"),
            (Column("phase", _("Phase")), Column("system", _("System")), Column("need", _("What it asks")), origin),
            [
                (PHASES[need.phase].label, need.system_label, need.label, origin_label(need.origin))
                for need in found.needs
            ],
        ),
        Table(
            _("Concerns that dominate"),
            (Column("concern", _("Concern")), Column("phases", _("In these phases"))),
            [
                (
                    concern.label,
                    ", ".join(
                        PHASES[phase].label for phase in found.phases if concern.name in PHASES[phase].dominant_concerns
                    ),
                )
                for concern in found.concerns
            ],
        ),
        Table(
            _("What pushes and what brakes"),
            (
                Column("factor", _("Factor")),
                Column("score", _("Score, -1 to 1"), "number", 2),
                Column("weight", _("Weight"), "percent"),
                Column("value", _("Score × weight"), "number", 3),
                Column("reason", _("Why")),
                origin,
            ),
            [
                (part.label, part.score, part.weight, part.value, part.reason.text, origin_label(part.reason.origin))
                for part in found.contributions
            ],
        ),
        Table(
            _("Places in the plane"),
            (
                Column("step", _("Step")),
                Column("complexity", _("Rank of complexity"), "number"),
                Column("duration", _("Rank of duration"), "number"),
                Column("status", _("For this firm")),
            ),
            [(place["label"], place["complexity"], place["duration"], place["status"]) for place in places],
        ),
    )


def _plane() -> Spec:
    def rank(field: str, title: str) -> Spec:
        found = quantity(field, title, labels=False, ticks=False, values=[1, 2, 3, 4, 5, 6])
        return {**found, "scale": {"domain": [0, 6.5], "nice": False}}

    where = {"x": rank("complexity", _("simple → very complex")), "y": rank("duration", _("quick → very long"))}
    statuses = _statuses().values()

    def by_status(*values: Any) -> Spec:
        found = shades("status", dict(zip(statuses, values, strict=True)), columns=2)
        return {**found, "scale": {"type": "ordinal", **found["scale"]}}

    look = {
        "color": by_status(BLUE, ORANGE, GREEN, GREY),
        "shape": by_status("circle", "diamond", "triangle-up", "circle"),
        "size": by_status(200, 320, 160, 60),
    }
    words = {**where, "text": {"field": "lines", "type": "nominal"}}

    def labels(which: str, **mark: Any) -> Spec:
        return {**layer("places", "text", words, **mark), "transform": [{"filter": which}]}

    return layers(
        320,
        layer("move", "line", where, strokeDash=[6, 4], color=ORANGE, strokeWidth=2),
        layer("places", "point", {**where, **look}, filled=True, opacity=1),
        labels("datum.complexity <= 3", align="left", dx=14),
        labels("datum.complexity > 3", align="right", dx=-14),
    )


def _drive() -> Spec:
    effects = {_("pushes"): BLUE, _("brakes"): ORANGE}
    value = quantity("value", _("← brakes · pushes →"), domain=(-0.25, 0.25), tickCount=5, format=".2f")
    zero = {"x": {"datum": 0, "type": "quantitative"}, "y": {"value": 0}, "y2": {"value": "height"}}
    return {
        "height": 220,
        "data": {"name": "drive"},
        "encoding": {"y": category("factor"), "x": value},
        "layer": [
            {"mark": {"type": "bar"}, "encoding": colour("effect", effects)},
            {"mark": {"type": "rule"}, "encoding": zero},
        ],
    }
