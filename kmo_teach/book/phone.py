"""A plate of a page for a phone too: laid out anew for a narrow screen, with letters that stay as large."""

from __future__ import annotations

import warnings
from itertools import combinations

from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from kmo_teach.figures.plate import Plate
from kmo_teach.html import Html, html

__all__ = ["OnPhone", "on_phone"]

_WIDTHS = (3.4, 3.9, 4.4)
"""Inches, the best first: at 3.4 a phone shows letters in their size, at 4.4 as small as a plate that scrolls."""
_LEAST_HEIGHT = 2.6
_LOWER = 0.85  # a narrow figure needs less height, and its words need some
_SLACK = 1.0  # pixels by which a word may touch another or the edge
_WIDE = '<div style="overflow-x:auto">'


class OnPhone:
    """A plate that shows its narrow form on a narrow screen.

    Parameters
    ----------
    plate
        The plate.
    """

    def __init__(self, plate: Plate) -> None:
        self.plate = plate

    @property
    def narrow(self) -> Html | None:
        """The figure for a narrow screen as SVG; nothing where its words would leave it or cover each other."""
        figure = self.plate.figure
        if not isinstance(figure.get_layout_engine(), ConstrainedLayoutEngine):
            return None  # its places are fixed
        width, height = (float(one) for one in figure.get_size_inches())
        crowded = _crowding(self.plate)
        try:
            for narrow in _WIDTHS:
                figure.set_size_inches(narrow, max(height * _LOWER, _LEAST_HEIGHT))
                if _fits(self.plate, crowded):
                    return Html(self.plate.svg.replace("min-width:26rem;", ""))
            return None
        finally:
            figure.set_size_inches(width, height)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        bundle = self.plate._repr_mimebundle_()
        narrow = self.narrow
        if narrow is not None:
            both = html(
                '<div class="kmo-narrow" hidden>{svg}</div><div class="kmo-wide" style="overflow-x:auto">', svg=narrow
            )
            bundle["text/html"] = Html(bundle["text/html"].replace(_WIDE, both, 1))
        return bundle


def on_phone(plate: Plate) -> OnPhone:
    """Return a plate that has a narrow form too."""
    return OnPhone(plate)


def _fits(plate: Plate, crowded: int) -> bool:
    """Tell whether a plate is laid out in its present size with no word more in the way than it had."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)  # Matplotlib found no room for the axes
        try:
            return _crowding(plate) <= crowded
        except UserWarning:
            return False


def _crowding(plate: Plate) -> int:
    """Count the words that leave the figure, and the pairs that cover each other."""
    figure = plate.figure
    figure.draw_without_rendering()
    edge = figure.bbox.padded(_SLACK)
    boxes = [box for text in figure.findobj(Text) if (box := _box(text)) is not None]
    out = sum(not (edge.contains(*box.min) and edge.contains(*box.max)) for box in boxes)
    return out + sum(one.overlaps(other) for one, other in combinations(boxes, 2))


def _box(text: Text) -> Bbox | None:
    if not text.get_visible() or not text.get_text().strip():
        return None
    box = text.get_window_extent()
    return box.padded(-_SLACK) if min(box.width, box.height) > 2 * _SLACK else None
