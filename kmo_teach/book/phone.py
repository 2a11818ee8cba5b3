"""A plate of a page for a phone too: laid out anew for a narrow screen, with letters that stay as large."""

from __future__ import annotations

import textwrap
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from itertools import combinations

from matplotlib.axis import Axis
from matplotlib.figure import Figure
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
_LONG = 0.25  # of the width: a name beside a figure that takes more is broken
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
            for ways in _WAYS:
                for narrow in _WIDTHS:
                    figure.set_size_inches(width, height)
                    _laid_out(figure)  # a layout that found no room would disturb the next
                    figure.set_size_inches(narrow, max(height * _LOWER, _LEAST_HEIGHT))
                    with ExitStack() as changed:
                        for give_way in ways:
                            changed.enter_context(give_way(figure))
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


@contextmanager
def _in_lines(lines: int, figure: Figure) -> Iterator[None]:
    """Write names along the axes, and words that leave the figure, in some lines."""
    edge = figure.bbox.padded(_SLACK)
    _laid_out(figure)
    with ExitStack() as changed:
        for axes in figure.axes:
            _break_names(axes.xaxis, lines, 0, changed)
            _break_names(axes.yaxis, lines, _LONG * edge.width, changed)
        _laid_out(figure)
        names = {label for axes in figure.axes for axis in (axes.xaxis, axes.yaxis) for label in axis.get_ticklabels()}
        for text in (one for one in figure.findobj(Text) if one not in names):
            box = _box(text)
            if box is not None and not (edge.contains(*box.min) and edge.contains(*box.max)):
                changed.callback(text.set_text, text.get_text())
                text.set_text(_broken(text.get_text(), lines))
        yield


def _break_names(axis: Axis, lines: int, longest: float, changed: ExitStack) -> None:
    """Break the names along an axis that are longer, in pixels, than can be left whole."""
    long = {label.get_text() for label in axis.get_ticklabels() if label.get_window_extent().width > longest}
    shown = [(at, _broken(name, lines) if name in long else name) for at, name in _shown(axis)]
    if shown != _shown(axis):
        changed.enter_context(_labelled(axis, shown))


@contextmanager
def _fewer_ticks(figure: Figure) -> Iterator[None]:
    """Leave out every second number along the lower axes."""
    with ExitStack() as changed:
        for axes in figure.axes:
            shown = _shown(axes.xaxis)
            if len(shown) > 3 and any(name[-1:].isdigit() or "%" in name for _at, name in shown):
                changed.enter_context(_labelled(axes.xaxis, shown[::2]))
        yield


_TWO, _THREE = partial(_in_lines, 2), partial(_in_lines, 3)
_WAYS: tuple[tuple[Callable[[Figure], AbstractContextManager[None]], ...], ...] = (
    (),
    (_TWO,),
    (_fewer_ticks,),
    (_fewer_ticks, _TWO),
    (_fewer_ticks, _THREE),
)
"""What a figure gives up to be narrow, the least first."""


def _shown(axis: Axis) -> list[tuple[float, str]]:
    """Return where an axis has labels, and which."""
    low, high = sorted(axis.get_view_interval())
    places = list(axis.get_majorticklocs())
    names = axis.get_major_formatter().format_ticks(places)
    return [(at, name) for at, name in zip(places, names, strict=True) if low <= at <= high and name]


@contextmanager
def _labelled(axis: Axis, shown: list[tuple[float, str]]) -> Iterator[None]:
    before = axis.get_major_locator(), axis.get_major_formatter()
    places, names = zip(*shown, strict=True)
    axis.set_ticks(places, names)
    try:
        yield
    finally:
        axis.set_major_locator(before[0])
        axis.set_major_formatter(before[1])


def _broken(words: str, lines: int) -> str:
    """Break words into at most some lines, all about as long.

    >>> _broken("quarter to quarter", 2), _broken("word", 2), _broken("12 345", 2)
    ('quarter to\\nquarter', 'word', '12 345')
    """
    if "\n" in words or not any(sign.isalpha() for sign in words):
        return words
    text = words.replace("\u00a0", " ")
    width = next(width for width in range(1, len(text) + 1) if len(_wrapped(text, width)) <= lines)
    return "\n".join(_wrapped(text, width))


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _fits(plate: Plate, crowded: int) -> bool:
    """Tell whether a plate is laid out in its present size with no word more in the way than it had."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)  # Matplotlib found no room for the axes
        try:
            return _crowding(plate) <= crowded
        except UserWarning:
            return False


def _laid_out(figure: Figure) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # Matplotlib found no room for the axes: yet
        figure.draw_without_rendering()


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
