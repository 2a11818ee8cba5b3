"""The house style of the plates: letters, empty figures, and the palette with the ink beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import matplotlib
from cycler import cycler
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from kmo_teach.language import number
from kmo_teach.palette import BLUE, GREEN, GREY, ORANGE, PALETTE, PURPLE

__all__ = [
    "BLUE",
    "GREEN",
    "GREY",
    "INK",
    "LINES",
    "ORANGE",
    "PALETTE",
    "PURPLE",
    "blank",
    "canvas",
    "house_style",
    "inner_ticks",
    "label_ticks",
    "letters_on",
]

INK = "black"
"""Becomes the text colour of the page."""
LINES = ("-", "--", ":", "-.")
"""Strokes in the order of use: lines differ by more than their colour."""

_SETTINGS: dict[Any, Any] = {
    "axes.axisbelow": True,
    "axes.edgecolor": INK,
    "axes.grid": False,
    "axes.labelcolor": INK,
    "axes.prop_cycle": cycler(color=PALETTE),
    "axes.spines.right": False,
    "axes.spines.top": False,
    "figure.constrained_layout.use": True,
    "font.family": "DejaVu Sans",  # comes with Matplotlib and is wide: what fits here fits in the reader's own letters
    "font.size": 10,
    "grid.alpha": 0.2,
    "grid.color": INK,
    "legend.frameon": False,
    "lines.linewidth": 2,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
}

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


def house_style(draw: Callable[_Arguments, _Result]) -> Callable[_Arguments, _Result]:
    """Make a drawing function use the house style, whatever the reader's own Matplotlib settings are."""

    @wraps(draw)
    def styled(*args: _Arguments.args, **kwargs: _Arguments.kwargs) -> _Result:
        with matplotlib.rc_context():
            matplotlib.rcdefaults()
            matplotlib.rcParams.update(_SETTINGS)
            return draw(*args, **kwargs)

    return styled


def letters_on(colour: str) -> str:
    """Return the colour in which letters can be read on a colour of the palette.

    Examples
    --------
    >>> letters_on(GREEN), letters_on(ORANGE)
    ('#ffffff', '#111111')
    """
    return "#ffffff" if colour in (GREEN, PURPLE) else "#111111"


def inner_ticks(low: float, high: float, most: int) -> list[float]:
    """Return at most ``most`` + 1 round tick values between two ends: none that a renderer would place outside.

    Examples
    --------
    >>> inner_ticks(3, 101, 4)
    [25.0, 50.0, 75.0, 100.0]
    """
    return [float(tick) for tick in MaxNLocator(most).tick_values(low, high) if low <= tick <= high]


def label_ticks(axis: Axis, low: float, high: float, most: int, write: Callable[[float], str] | None = None) -> None:
    """Put round ticks along an axis, written as the reader writes numbers: with a decimal where any of them needs one.

    Parameters
    ----------
    axis
        ``axes.xaxis`` or ``axes.yaxis``.
    low, high, most
        As for :func:`inner_ticks`.
    write
        Turns a tick into text in another way.
    """
    ticks = inner_ticks(low, high, most)
    decimals = 0 if all(abs(tick - round(tick)) < 1e-9 for tick in ticks) else 1
    axis.set_ticks(ticks, [write(tick) if write else number(tick, decimals) for tick in ticks])


def canvas(width: float = 6.4, height: float = 3.8) -> tuple[Figure, Axes]:
    """Return a figure of ``width`` by ``height`` inches with one set of axes. It leaves pyplot's state alone."""
    figure = Figure(figsize=(width, height))
    return figure, figure.add_subplot()


def blank(width: float, height: float) -> tuple[Figure, Axes]:
    """Return a figure whose axes are invisible and measured in inches: for diagrams of boxes and arrows."""
    figure, axes = canvas(width, height)
    figure.set_layout_engine("none")
    axes.set_position((0, 0, 1, 1))
    axes.set(xlim=(0, width), ylim=(0, height))
    axes.axis("off")
    return figure, axes
