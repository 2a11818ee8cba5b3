"""A plate on a slide: drawn as wide as the slide, and so large that the last row of a room reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kmo_teach.figures.plate import Plate

__all__ = ["on_slide"]

_WIDTH = 6.8
"""Inches. The slide shows them 1,180 pixels wide: letters of 8.5 points are then 20 pixels high."""


def on_slide(plate: Plate, height: float = 2.9) -> Plate:
    """Return a plate with the shape of a slide.

    It is drawn anew and not scaled: a slide is wide and low, and letters keep their size.

    Parameters
    ----------
    plate
        A plate of :mod:`kmo_teach.figures`.
    height
        Height in inches: 2.9 below a title of two lines, 3.1 below one of one line. A caption takes 0.15 of it.

    Examples
    --------
    >>> from kmo_teach.figures import share_interval
    >>> on_slide(share_interval(0.25)).figure.get_size_inches().tolist()
    [6.8, 2.9]
    """
    plate.figure.set_size_inches(_WIDTH, height)
    return plate
