"""What an informant is worth: the decision tree, and the value against how often the informant is right."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, GREY, INK, ORANGE, blank, canvas, house_style, label_ticks
from kmo_teach.language import _, money, number, percent
from kmo_teach.power.information import Branch, best_choice, branches, perfect_information, sample_information

__all__ = ["informant_tree", "informant_value"]


@house_style
def informant_tree(
    payoffs: Mapping[str, Mapping[str, float]], beliefs: Mapping[str, float], signals: Mapping[str, Mapping[str, float]]
) -> Plate:
    """Draw the decision tree: without asking, and with each thing that the informant may say.

    Parameters
    ----------
    payoffs, beliefs, signals
        As in :func:`kmo_teach.power.information.branches`; the names are shown.

    Examples
    --------
    >>> plate = informant_tree({"open": {"good": 300, "bad": -200}, "stay": {"good": 0, "bad": 0}},
    ...     {"good": 0.6, "bad": 0.4}, {"yes": {"good": 0.9, "bad": 0.2}, "no": {"good": 0.1, "bad": 0.8}})
    >>> len(plate.data)
    3
    """
    alone = best_choice(payoffs, beliefs)
    without = Branch(_("nobody asked"), 1.0, beliefs, alone)
    tree = branches(payoffs, beliefs, signals)
    rows = [without, *tree]
    height = 0.5 + 0.8 * len(rows)
    figure, axes = blank(5.2, height)
    top = height - 0.55
    places = [top - 0.8 * row for row in range(len(rows))]
    root = (0.25, (places[0] + places[-1]) / 2)
    ask = (0.95, sum(places[1:]) / len(tree))
    axes.plot(*zip(root, (1.6, places[0]), strict=True), color=GREY, linewidth=1.2)
    axes.plot(*zip(root, ask, strict=True), color=GREY, linewidth=1.2)
    for place in places[1:]:
        axes.plot(*zip(ask, (1.6, place), strict=True), color=GREY, linewidth=1.2)
    axes.plot(*root, "s", color=BLUE, markersize=11)
    axes.plot(*ask, "o", color=ORANGE, markersize=11)
    for place, row in zip(places, rows, strict=True):
        axes.plot(1.6, place, "s", color=BLUE, markersize=11)
        said = row.signal if row is without else f"{row.signal}: {percent(row.chance, 0)}"
        axes.text(1.78, place + 0.18, said, va="center")
        believed = ", ".join(f"{state} {percent(chance, 0)}" for state, chance in row.beliefs.items())
        axes.text(1.78, place - 0.06, believed, va="center", fontsize=9)
        chosen = f"→ {row.choice.action}: {money(row.choice.value)}"
        axes.text(1.78, place - 0.3, chosen, va="center", fontsize=9, fontweight="bold")
    axes.text(0.12, height - 0.2, "■ " + _("choice") + "    ● " + _("chance"), fontsize=9, va="center", color=INK)
    data = pd.DataFrame(
        [
            (
                row.signal,
                percent(row.chance, 0),
                *(percent(chance, 0) for chance in row.beliefs.values()),
                row.choice.action,
                money(row.choice.value),
            )
            for row in rows
        ],
        columns=[_("Said"), _("Chance"), *beliefs, _("Then do"), _("Expected payoff")],
    )
    parts = [
        _("{signal}: {action}, worth {value}").format(
            signal=row.signal, action=row.choice.action, value=money(row.choice.value)
        )
        for row in rows
    ]
    return Plate(
        figure,
        _("A decision tree. {parts}.").format(parts="; ".join(parts)),
        data,
        _("Payoffs and chances are invented."),
    )


@house_style
def informant_value(payoffs: Mapping[str, Mapping[str, float]], beliefs: Mapping[str, float]) -> Plate:
    """Draw what an informant on two states is worth against how often the informant is right in each of them.

    Examples
    --------
    >>> plate = informant_value({"open": {"good": 300, "bad": -200}, "stay": {"good": 0, "bad": 0}},
    ...                         {"good": 0.6, "bad": 0.4})
    >>> float(plate.data.iloc[-1, 1])
    80.0
    """
    first, second = beliefs
    rights = [50 + step / 2 for step in range(101)]
    worth = [
        sample_information(
            payoffs,
            beliefs,
            {"yes": {first: right / 100, second: 1 - right / 100}, "no": {first: 1 - right / 100, second: right / 100}},
        )
        for right in rights
    ]
    limit = perfect_information(payoffs, beliefs)
    figure, axes = canvas(6.4, 3)
    axes.axhline(limit / 1000, color=ORANGE, linestyle="--", label=_("perfect information"))
    axes.plot(
        [right / 100 for right in rights], [value / 1000 for value in worth], color=BLUE, label=_("the informant")
    )
    top = 1.1 * limit / 1000 or 1
    axes.set(xlim=(0.5, 1), ylim=(0, top), xlabel=_("how often the informant is right"), ylabel=_("EUR thousand"))
    axes.set_xticks([0.5, 0.6, 0.7, 0.8, 0.9, 1], [percent(right, 0) for right in (0.5, 0.6, 0.7, 0.8, 0.9, 1)])
    label_ticks(axes.yaxis, 0, top, 5, lambda tick: number(tick, 0 if tick.is_integer() else 1))
    figure.legend(loc="outside upper center", ncols=2)
    shown = range(0, 101, 10)
    data = pd.DataFrame(
        {
            _("Right"): [percent(rights[place] / 100, 0) for place in shown],
            _("Worth, EUR"): [float(round(worth[place], 2)) for place in shown],
        }
    )
    useless = max((right for right, value in zip(rights, worth, strict=True) if value < 1e-9), default=50)
    alt = _(
        "An informant who is right up to {useless} of the time is worth nothing; then the value rises in a "
        "straight line to {limit} for one who is always right."
    ).format(useless=percent(useless / 100, 0), limit=money(limit))
    return Plate(figure, alt, data, _("Payoffs and chances are invented."))
