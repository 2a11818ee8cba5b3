"""Halving an interval until it holds one place: where a rising function crosses a level."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["crossing", "first_reached"]


def crossing(below: Callable[[float], bool], low: float, high: float, width: float) -> float:
    """Return the place up to which ``below`` holds, within half of ``width``; it holds at ``low`` and not at ``high``.

    Examples
    --------
    >>> round(crossing(lambda x: x * x < 2, 0.0, 2.0, 1e-12), 9)
    1.414213562
    """
    while high - low > width:
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) else (low, middle)
    return (low + high) / 2


def first_reached(reached: Callable[[int], bool], low: int, high: int) -> int:
    """Return the first whole number for which ``reached`` holds; it holds at ``high`` and not at ``low``.

    Examples
    --------
    >>> first_reached(lambda n: n * n >= 50, 0, 50)
    8
    """
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(middle) else (middle, high)
    return high
