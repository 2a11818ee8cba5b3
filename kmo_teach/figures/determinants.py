"""The determinants of performance as a heat map: importance, gap and urgency."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.patches import Rectangle

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, ORANGE, canvas, house_style
from kmo_teach.language import _, number
from kmo_teach.value_chain.determinants import rank

__all__ = ["determinant_heat_map"]


@house_style
def determinant_heat_map(scores: Mapping[str, tuple[float, float]]) -> Plate:
    """Draw importance, gap and their product for each determinant, the most urgent on top.

    Parameters
    ----------
    scores
        By the determinant's key: importance and what the firm has, 0 to 10, as for
        :func:`kmo_teach.value_chain.determinants.rank`.

    Examples
    --------
    >>> float(determinant_heat_map({"law": (6, 2)}).data.iloc[0, 4])
    48.0
    """
    ranked = rank(scores)
    figure, axes = canvas(6.4, 0.75 + 0.3 * len(ranked))
    columns = (_("Importance"), _("Gap"), _("Urgency"))
    for row, score in enumerate(ranked):
        for column, (value, most) in enumerate(((score.importance, 10), (score.gap, 10), (score.urgency, 100))):
            corner = (column, row - 0.5)
            axes.add_patch(
                Rectangle(
                    corner,
                    0.97,
                    0.94,
                    facecolor=ORANGE if column == 2 else BLUE,
                    alpha=0.08 + 0.62 * value / most,
                    linewidth=0,
                )
            )
            axes.text(column + 0.48, row, number(value), ha="center", va="center", fontsize=9.5)
    axes.set(xlim=(0, 3), ylim=(len(ranked) - 0.45, -0.55), xticks=[0.48, 1.48, 2.48], yticks=range(len(ranked)))
    axes.set_xticklabels(columns)
    axes.set_yticklabels([score.determinant.label for score in ranked])
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    data = pd.DataFrame(
        [
            (score.determinant.process.label, score.determinant.label, score.importance, score.gap, score.urgency)
            for score in ranked
        ],
        columns=[_("Process"), _("Determinant"), *columns],
    )
    first = ", ".join(f"{score.determinant.label} ({number(score.urgency)})" for score in ranked[:3])
    alt = _("Heat map of {count} determinants by importance times gap. Most urgent: {first}.").format(
        count=number(len(ranked)), first=first
    )
    return Plate(figure, alt, data, _("Darker is more. Urgency is importance times gap."))
