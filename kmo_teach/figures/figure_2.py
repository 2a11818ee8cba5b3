"""Figure 2: the phases in the plane of complexity and duration, reconstructed from the paper's text."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from textwrap import fill

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, GREEN, GREY, INK, ORANGE, PURPLE, canvas, house_style, letters_on
from kmo_teach.inputs import require_choice
from kmo_teach.language import _
from kmo_teach.phases import CASES, CIRCLES, PHASES, STEPS, Step, get_phase_case, moves

__all__ = ["figure_2"]

# Centre, width, height and colour of each phase. The areas overlap on purpose: a joint venture may
# well ask more than a sales office.
_AREAS = {
    "export": (1.9, 1.9, 3.6, 2.5, BLUE),
    "partnership": (4.0, 4.0, 2.1, 1.9, GREEN),
    "subsidiaries": (5.1, 5.1, 1.9, 1.9, ORANGE),
    "multinational": (6.4, 6.4, 1.7, 1.6, PURPLE),
}
_PLACES = {
    "export_neighbours": (0.8, 1.3),
    "export_european_zone": (1.8, 1.9),
    "export_world": (2.9, 2.5),
    "partnership": (4.0, 4.0),
    "subsidiaries": (5.1, 5.1),
    "multinational": (6.4, 6.4),
}
_LABELS = {"neighbours": (2.85, 0.6), "european_zone": (3.5, 1.2), "world": (4.2, 1.85)}
_MARK = {
    "bbox": {"boxstyle": "circle,pad=0.25", "facecolor": GREY, "edgecolor": "none"},
    "color": letters_on(GREY),
    "fontsize": 9,
    "weight": "bold",
    "ha": "center",
    "va": "center",
}


@house_style
def figure_2(path: Iterable[str | Step] | None = None, cases: Iterable[str] | None = None) -> Plate:
    """Draw the paper's Figure 2, with a path or with mini-cases in it if wished.

    Only the caption of the original survives, so this is a reconstruction. The paper gives the ends of the two axes and
    the four phases with the circles of export; both axes are ordinal, so distances mean nothing. The sizes and overlaps
    of the areas are our operationalisation.

    Parameters
    ----------
    path
        Steps (or their names) in the order in which a firm takes them; drawn as numbered arrows. Any order will do.
    cases
        Names of mini-cases; each is marked by its number in every step that it takes.

    Raises
    ------
    InputError
        For an unknown step or case.

    Examples
    --------
    >>> plate = figure_2(["partnership", "export_world"])
    >>> [place for place in plate.data["Place in the path"] if place]
    ['2', '1']
    """
    names = [step.name if isinstance(step, Step) else step for step in path or ()]
    chosen = [require_choice("cases", name, CASES) for name in cases or ()]
    steps = moves(names)  # also refuses unknown steps
    figure, axes = canvas(6.4, 5.8 if chosen else 5.2)
    _draw_phases(axes)
    _draw_path(axes, names)
    _draw_cases(axes, chosen)
    axes.set(xlim=(-0.1, 7.5), ylim=(0.3, 7.4), xticks=[], yticks=[])
    axes.set_xlabel(_("complexity of implementation") + "\n" + _("fairly low") + " → " + _("very high"))
    axes.set_ylabel(_("duration") + "\n" + _("fairly quick") + " → " + _("very long"))
    rows = []
    for step in STEPS.values():
        row = {
            _("Step"): step.label,
            _("Phase"): PHASES[step.phase].label,
            _("Complexity (rank)"): step.complexity,
            _("Duration (rank)"): step.duration,
        }
        if names:
            row[_("Place in the path")] = ", ".join(str(i) for i, name in enumerate(names, 1) if name == step.name)
        if chosen:
            here = [get_phase_case(name) for name in chosen]
            row[_("Cases")] = ", ".join(case.title for case in here if step in case.path)
        rows.append(row)
    alt = _(
        "Plane of complexity and duration. Export lies low and quick, in three circles from neighbouring countries "
        "to the world; partnership, subsidiaries and multinationalisation lie ever higher and longer, and the "
        "areas overlap. No line forces a path through them."
    )
    if names:
        route = ", ".join(f"{move.target.label} ({move.label})" for move in steps)
        alt += " " + _("The path drawn: {route}.").format(route=route)
    if chosen:
        titles = ", ".join(f"{i} {get_phase_case(name).title}" for i, name in enumerate(chosen, 1))
        alt += " " + _("Cases: {cases}.").format(cases=titles)
    caption = _("Reconstruction of Figure 2 from the paper's text. Both axes only rank; areas and overlaps are ours.")
    return Plate(figure, alt, pd.DataFrame(rows), caption)


def _draw_phases(axes: Axes) -> None:
    for name, (x, y, width, height, colour) in _AREAS.items():
        axes.add_patch(Ellipse((x, y), width, height, angle=30, facecolor=colour, alpha=0.15))
        axes.add_patch(Ellipse((x, y), width, height, angle=30, facecolor="none", edgecolor=colour, linewidth=1.8))
        label = f"{PHASES[name].number}  {PHASES[name].label}"
        if name == "export":
            axes.text(x - 0.6, y + height / 2 + 0.22, label, ha="center", va="center", weight="bold")
        else:  # to the left of its area every name has room, in Dutch too
            axes.text(x - width / 2 + 0.12, y + height / 2 - 0.05, label, ha="right", va="center", weight="bold")
    for circle in CIRCLES:
        place = _PLACES[next(step.name for step in STEPS.values() if step.circle == circle)]
        axes.plot(*place, "o", color=BLUE, markersize=5)
        axes.annotate(
            fill(CIRCLES[circle].label, 30),
            place,
            _LABELS[circle],
            va="center",
            fontsize=9,
            arrowprops={"arrowstyle": "-", "color": INK, "lw": 0.8, "shrinkB": 4},
        )


def _draw_path(axes: Axes, names: list[str]) -> None:
    for i, (start, end) in enumerate(pairwise(names)):
        if start != end:
            axes.annotate(
                "",
                _PLACES[end],
                _PLACES[start],
                arrowprops={
                    "arrowstyle": "-|>",
                    "color": INK,
                    "lw": 1.6,
                    "shrinkA": 9,
                    "shrinkB": 9,
                    "connectionstyle": f"arc3,rad={-0.25 - 0.05 * i}",
                },
            )
    visits = {}
    for i, name in enumerate(names, 1):
        visits.setdefault(name, []).append(str(i))
    for name, numbers in visits.items():
        x, y = _PLACES[name]
        axes.text(x, y, ",".join(numbers), **_MARK)


def _draw_cases(axes: Axes, chosen: list[str]) -> None:
    shown: dict[str, int] = {}
    for number, name in enumerate(chosen, 1):
        for step in dict.fromkeys(step.name for step in get_phase_case(name).path):
            x, y = _PLACES[step]
            place = shown.get(step, 0)  # markers of one step stand side by side
            shown[step] = place + 1
            axes.text(x + 0.36 * (place % 3 - 1), y + 0.42 * (place // 3), str(number), **_MARK)
    if chosen:
        keys = [
            Line2D([], [], linestyle="none", marker=f"${i}$", color=INK, label=get_phase_case(name).title)
            for i, name in enumerate(chosen, 1)
        ]
        axes.figure.legend(handles=keys, loc="outside lower center", ncols=2, fontsize=9)
