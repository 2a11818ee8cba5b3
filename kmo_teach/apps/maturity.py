"""The maturity app: are information, decision and control ready for the phase, and which of the three is not?"""

from __future__ import annotations

from typing import Any

from kmo_teach.apps.kit.charts import Spec, bars, category, colour, described, quantity
from kmo_teach.apps.kit.describe import App, Chart, Choice, Column, Group, Guess, Key, Preset, Result, Table
from kmo_teach.case.firm import get_running_case
from kmo_teach.case.information import get_information_case
from kmo_teach.language import _, number, percent
from kmo_teach.palette import BLUE, GREEN, GREY, ORANGE
from kmo_teach.phases import PHASES
from kmo_teach.phases.maturity import (
    ENOUGH,
    MATURITY_LEVELS,
    first_step,
    need_name,
    readiness_index,
    readiness_profile,
    required_needs,
    weakest_system,
)
from kmo_teach.phases.model import origin_label
from kmo_teach.phases.systems import NEEDS, SYSTEMS

__all__ = ["app"]

_ALL_AT_3 = {need_name(need): "3" for need in NEEDS}


def app() -> App:
    """Describe the app in the reader's language."""
    return App(
        name="maturity",
        title=_("Is the management system ready for the phase?"),
        question=_("Choose a phase and say how firmly each practice is established: which system holds the firm back?"),
        inputs=(
            Choice(
                "phase",
                _("Phase to be ready for"),
                options={name: phase.label for name, phase in PHASES.items()},
                default="partnership",
            ),
            *(
                Group(_(label).capitalize(), tuple(_practice(need) for need in NEEDS if need.system == system))
                for system, label in SYSTEMS.items()
            ),
        ),
        charts=(
            Chart("systems", _("Needs met for this phase"), _systems_chart()),
            Chart("phases", _("Needs met for each phase"), _phases_chart()),
        ),
        compute=_compute,
        first=("phase", "partnership_information", "partnership_decision", "partnership_control"),
        guess=Guess(
            _("Control for a partnership becomes a firm habit, level 3. What happens to how ready the firm is?"),
            {"partnership_control": "3"},
            _("It rises, and the same step in the weakest system gives more: try decision instead."),
        ),
        presets=(
            Preset("zavelbeek", get_running_case().name, {}),
            Preset(
                "lopsided",
                _("Two strong, one missing"),
                {
                    "phase": "subsidiaries",
                    **_ALL_AT_3,
                    **{need_name(need): "0" for need in NEEDS if need.system == "decision"},
                },
            ),
            Preset("heads", _("All in people's heads"), {"phase": "subsidiaries", **dict.fromkeys(_ALL_AT_3, "2")}),
            Preset(
                "export",
                _("Ready for export, and no more"),
                {name: "3" if name.startswith("export") else "0" for name in _ALL_AT_3},
            ),
        ),
        note=_(
            "The needs come from the paper or from us, as the table says. Levels, scale and index are our "
            "operationalisation. {firm}'s levels are invented."
        ).format(firm=get_running_case().name),
    )


def _practice(need: Any) -> Choice:
    return Choice(
        need_name(need),
        f"{PHASES[need.phase].label}: {need.label}",
        options={str(level): _(text) for level, text in MATURITY_LEVELS.items()},
        default=str(get_information_case().figures["maturity"][need_name(need)]),
    )


def _compute(inputs: dict[str, Any]) -> Result:
    levels = {need_name(need): int(inputs[need_name(need)]) for need in NEEDS}
    phase = inputs["phase"]
    shares = _shares(levels, phase)
    lines = [
        {"phase": f"{place}", "label": one.label, "system": system, "share": 100 * share}
        for place, (name, one) in enumerate(PHASES.items(), start=1)
        for system, share in _shares(levels, name)
    ]
    return Result(
        key=Key(_("Ready for this phase"), readiness_index(levels, phase), "percent"),
        sentence=_sentence(levels, phase),
        data={"systems": [{"system": system, "share": 100 * share} for system, share in shares], "phases": lines},
        alts={
            "systems": described(shares, _whole),
            "phases": described(((one.label, readiness_index(levels, name)) for name, one in PHASES.items()), _whole),
        },
        tables=(_gaps(levels, phase),),
        warnings=(
            _("You score yourself. Let a colleague score too, and talk about the practices on which you differ."),
        ),
    )


def _shares(levels: dict[str, int], phase: str) -> list[tuple[str, float]]:
    """Return which share of its needs for a phase each system meets, and the three together."""
    ready = readiness_profile(levels, phase)
    return [
        *((_(SYSTEMS[system]), share) for system, share in ready.items()),
        (_("the three together"), readiness_index(levels, phase)),
    ]


def _whole(share: float) -> str:
    return percent(share, 0)


def _sentence(levels: dict[str, int], phase: str) -> str:
    lagging, first = weakest_system(levels, phase), first_step(levels, phase)
    if lagging is None or first is None:
        text = _("All three systems meet what this phase and those before it ask.")
        return text if phase == list(PHASES)[-1] else text + " " + _("Look at the next phase.")
    ready = readiness_profile(levels, phase)
    text = _(
        "{system} is the weakest link: it meets {share} of what the phase asks, and the three together {index}. "
        "Begin here: {need}"
    ).format(
        system=_(SYSTEMS[lagging]).capitalize(),
        share=percent(ready[lagging], 0),
        index=percent(readiness_index(levels, phase), 0),
        need=first.label,
    )
    mean = sum(ready.values()) / len(ready)
    if mean - readiness_index(levels, phase) > 0.1:
        text += " " + _("An ordinary mean would say {mean} and hide it.").format(mean=percent(mean, 0))
    return text


def _gaps(levels: dict[str, int], phase: str) -> Table:
    rows = [
        (
            _(SYSTEMS[need.system]),
            PHASES[need.phase].label,
            need.label,
            number(levels[need_name(need)]),
            number(ENOUGH),
            origin_label(need.origin),
        )
        for need in sorted(required_needs(phase), key=lambda need: (levels[need_name(need)] - ENOUGH, need.system))
    ]
    columns = (
        Column("system", _("System")),
        Column("phase", _("Phase")),
        Column("need", _("Need")),
        Column("have", _("Level")),
        Column("enough", _("Enough")),
        Column("origin", _("Who says so")),
    )
    return Table(_("What this phase and those before it ask, largest gap first"), columns, rows)


def _systems_chart() -> Spec:
    share = quantity("share", "%", domain=(0, 100), format=".0f")
    return bars("systems", 150, category("system", labelLimit=130), share, color=BLUE, told="share")


def _phases_chart() -> Spec:
    names = [*(_(label) for label in SYSTEMS.values()), _("the three together")]
    colours = dict(zip(names, (BLUE, ORANGE, GREEN, GREY), strict=True))
    return {
        "height": 270,
        "data": {"name": "phases"},
        "mark": {"type": "line", "point": True},
        "encoding": {
            "x": category("label", labelAngle=-30),
            "y": quantity("share", "%", domain=(0, 100)),
            **colour("system", colours, columns=2, dashed=True),
        },
    }
