"""How far the processes have anticipated going abroad."""

from __future__ import annotations

import pandas as pd

from kmo_teach.conclusion.anticipation import PROCESSES, Anticipation
from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, ORANGE, canvas, house_style
from kmo_teach.inputs import InputError
from kmo_teach.language import _, percent

__all__ = ["anticipation_bars"]

_ENOUGH = 2 / 3  # a name and a date for each item


@house_style
def anticipation_bars(found: Anticipation) -> Plate:
    """Draw the score of each process, and the line where each item would have a name and a date.

    Examples
    --------
    >>> from kmo_teach.conclusion.anticipation import ITEMS, anticipation
    >>> list(anticipation_bars(anticipation(dict.fromkeys(ITEMS, 3))).data.iloc[:, 1])
    [100.0, 100.0, 100.0, 100.0, 100.0]
    """
    scores = {process: score for process, score in found.by_process.items() if score is not None}
    if not scores:
        raise InputError("answers", {}, _("Answer at least one question."))
    figure, axes = canvas(6.4, 1.3 + 0.4 * len(scores))
    labels = [_(PROCESSES[process]) for process in scores]
    colours = [BLUE if score >= _ENOUGH else ORANGE for score in scores.values()]
    axes.barh(range(len(scores)), scores.values(), color=colours, height=0.65)
    for row, score in enumerate(scores.values()):
        axes.text(score + 0.01, row, percent(score, 0), va="center")
    axes.axvline(_ENOUGH, color="black", linestyle="--", linewidth=1)
    axes.set_yticks(range(len(scores)), labels)
    axes.invert_yaxis()
    axes.set(xlim=(0, 1.12), xlabel=_("score; dashed: a name and a date for each question"))
    axes.set_xticks([0, 0.5, 1], [percent(share, 0) for share in (0, 0.5, 1)])
    data = pd.DataFrame({_("Process"): labels, _("Score, %"): [100 * score for score in scores.values()]})
    parts = [f"{label}: {percent(score, 0)}" for label, score in zip(labels, scores.values(), strict=True)]
    alt = _("How far each process has anticipated. {parts}.").format(parts="; ".join(parts))
    return Plate(figure, alt, data, _("Questions and scale are our operationalisation."), decimals=0)
