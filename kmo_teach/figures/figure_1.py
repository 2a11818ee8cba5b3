"""Figure 1: what explains the performance of an SME, reconstructed from the paper's text."""

from __future__ import annotations

from textwrap import fill

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, INK, ORANGE, blank, house_style
from kmo_teach.language import _

__all__ = ["figure_1"]


def _box(
    axes: Axes, x: float, y: float, width: float, height: float, title: str, text: str = "", colour: str = INK
) -> None:
    """Draw a box of ``width`` by ``height`` inches with its centre at (x, y)."""
    corner = (x - width / 2, y - height / 2)
    shape = "round,pad=0,rounding_size=0.08"
    axes.add_patch(
        FancyBboxPatch(corner, width, height, boxstyle=shape, facecolor="none", edgecolor=colour, linewidth=1.8)
    )
    top = y + height / 2 - 0.13 if text else y
    axes.text(x, top, title, ha="center", va="top" if text else "center", weight="bold")
    axes.text(x, top - 0.27, fill(text, int(width * 12)), ha="center", va="top", linespacing=1.4)


def _arrow(axes: Axes, start: tuple[float, float], end: tuple[float, float]) -> None:
    axes.annotate(
        "", xy=end, xytext=start, arrowprops={"arrowstyle": "-|>", "color": INK, "lw": 1.6, "shrinkA": 0, "shrinkB": 0}
    )


@house_style
def figure_1() -> Plate:
    """Draw the paper's Figure 1: two environments lead to the strategic choice, which leads to performance.

    Only the caption of the original survives, so this is a reconstruction from the paper's section 1.2.

    Examples
    --------
    >>> list(figure_1().data["Leads to"])[-1]
    'Performance'
    """
    spirit, environment = _("Entrepreneurial spirit"), _("Competitive environment")
    choice, processes, result = _("Strategic choice"), _("Processes and management system"), _("Performance")
    leader = _("Leader and family: ambitions, motives, expectations")
    market = _("Know-how, technological complexity, market structure, and the market size that these require")
    abroad = _("to go international or not")
    figure, axes = blank(6.4, 4.6)
    _box(axes, 1.65, 3.95, 3.0, 1.15, spirit, leader, BLUE)
    _box(axes, 4.75, 3.95, 3.0, 1.15, environment, market, ORANGE)
    _box(axes, 3.2, 2.35, 3.2, 0.72, choice, abroad)
    _box(axes, 3.2, 1.33, 3.2, 0.5, processes)
    _box(axes, 3.2, 0.4, 3.2, 0.5, result)
    _arrow(axes, (1.65, 3.37), (2.3, 2.71))
    _arrow(axes, (4.75, 3.37), (4.1, 2.71))
    _arrow(axes, (3.2, 1.99), (3.2, 1.58))
    _arrow(axes, (3.2, 1.08), (3.2, 0.65))
    data = pd.DataFrame(
        [(spirit, leader, choice), (environment, market, choice), (choice, abroad, processes), (processes, "", result)],
        columns=[_("Factor"), _("Consists of"), _("Leads to")],
    )
    alt = _(
        "Diagram. The entrepreneurial spirit of leader and family and the competitive environment together lead to "
        "the strategic choice to go international or not. That choice shapes the processes and the management "
        "system, and these lead to performance."
    )
    return Plate(figure, alt, data, _("Reconstruction of Figure 1 from the paper's text; only its caption survives."))
