"""Figure 3: what decides the performance of the key processes, reconstructed from the paper's text."""

from __future__ import annotations

import pandas as pd
from matplotlib.patches import FancyBboxPatch

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, INK, ORANGE, blank, house_style
from kmo_teach.language import _
from kmo_teach.value_chain.determinants import DETERMINANTS, PROCESSES, Process

__all__ = ["figure_3"]


def _named(process: Process) -> list[str]:
    return [determinant.label for determinant in DETERMINANTS if determinant.process == process]


@house_style
def figure_3() -> Plate:
    """Draw the paper's Figure 3: the key processes that create value, and what decides their performance abroad.

    Only the caption of the original survives, so this is a reconstruction from the paper's section 2.

    Examples
    --------
    >>> len(figure_3().data)
    15
    """
    figure, axes = blank(6.4, 3.75)
    width, height = 2.95, 1.3
    for number_, process in enumerate(PROCESSES):
        left, top = (0.15, 3.35)[number_ % 2], 3.4 if process.core else 1.78
        colour = BLUE if process.core else ORANGE
        shape = "round,pad=0,rounding_size=0.08"
        axes.add_patch(
            FancyBboxPatch(
                (left, top - height), width, height, boxstyle=shape, facecolor="none", edgecolor=colour, linewidth=1.8
            )
        )
        axes.text(left + width / 2, top - 0.1, process.label, ha="center", va="top", weight="bold")
        lines = "\n".join(f"• {label}" for label in _named(process))
        axes.text(left + 0.15, top - 0.4, lines, ha="left", va="top", linespacing=1.4, fontsize=9.5)
    axes.text(0.15, 3.65, _("Core processes"), ha="left", va="top", fontsize=9.5, style="italic")
    axes.text(0.15, 2.03, _("Support processes"), ha="left", va="top", fontsize=9.5, style="italic")
    axes.annotate(
        "",
        xy=(6.3, 0.22),
        xytext=(0.15, 0.22),
        arrowprops={"arrowstyle": "-|>", "color": INK, "lw": 1.6, "shrinkA": 0, "shrinkB": 0},
    )
    axes.text(3.2, 0.04, _("value for the customer, performance of the firm"), ha="center", va="bottom", fontsize=9.5)
    data = pd.DataFrame(
        [
            (determinant.process.label, _("core") if determinant.process.core else _("support"), determinant.label)
            for determinant in DETERMINANTS
        ],
        columns=[_("Process"), _("Kind"), _("Determinant")],
    )
    listed = "; ".join(f"{process.label}: {', '.join(_named(process))}" for process in PROCESSES)
    alt = _(
        "Diagram of two core processes and two support processes with what decides their performance abroad. {listed}."
    ).format(listed=listed)
    return Plate(figure, alt, data, _("Reconstruction of Figure 3 from the paper's text; only its caption survives."))
