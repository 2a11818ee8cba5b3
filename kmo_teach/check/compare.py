"""Strict JSON values and how two of them are compared: used by the student's check and by the instructor's judge."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, is_dataclass
from enum import Enum

from kmo_teach.language import _

__all__ = ["Tolerance", "agree", "plain", "resembles", "share_right", "unanswered"]

_DEPTH = 20
_ITEMS = 20_000
_LARGEST = int(sys.float_info.max)


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far an answer may be from the expected number: the larger of the two counts.

    Attributes
    ----------
    relative
        Fraction of the expected number.
    absolute
        In the unit of the answer.
    """

    relative: float = 1e-3
    absolute: float = 1e-9


def unanswered(value: object) -> bool:
    """Say whether the value is what a released answer cell leaves behind: nothing, or a container of nothing.

    Examples
    --------
    >>> unanswered({"a": None}), unanswered([]), unanswered(0)
    (True, True, False)
    """
    if isinstance(value, dict):
        return all(item is None or item is ... for item in value.values())
    return value is None or value is ... or (isinstance(value, list) and not value)


def plain(value: object) -> object:
    """Turn an answer into strict JSON: text, booleans, finite numbers, lists, dictionaries with text keys.

    Numbers of NumPy and pandas, tuples, sets, dataclasses, enumerations, series and tables (a list of rows) are taken
    for what they mean.

    Raises
    ------
    ValueError
        For what has no meaning as JSON: a function, NaN, infinity, something endless.

    Examples
    --------
    >>> plain({"phases": ("export", "partnership"), 1: 0.5})
    {'phases': ['export', 'partnership'], '1': 0.5}
    """
    return _plain(value, 0, iter(range(_ITEMS)))


def _plain(value: object, depth: int, left: Iterator[int]) -> object:
    if depth > _DEPTH:
        raise ValueError(_("it is nested too deeply"))
    if next(left, None) is None:
        raise ValueError(_("it is too long"))
    if value is None or value is ...:
        return None
    if isinstance(value, Enum):
        return _plain(value.value, depth + 1, left)
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        if not -_LARGEST <= value <= _LARGEST:  # thousands of digits: no computer's number, and no JSON reader takes it
            raise ValueError(_("the number is too large"))
        return int(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(_("not a finite number"))
        return float(value)
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value), depth + 1, left)
    if hasattr(value, "to_dict") and hasattr(value, "columns"):  # a table of pandas, as rows
        return _plain(value.to_dict("records"), depth + 1, left)
    if hasattr(value, "tolist"):  # NumPy, and a series of pandas
        return _plain(value.tolist(), depth + 1, left)
    if isinstance(value, dict):
        return {str(key): _plain(item, depth + 1, left) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((_plain(item, depth + 1, left) for item in value), key=str)
    if isinstance(value, list | tuple):
        return [_plain(item, depth + 1, left) for item in value]
    if hasattr(value, "__float__"):  # decimal and fraction
        return _plain(float(value), depth + 1, left)
    raise ValueError(
        _("a value of the kind {kind} is no number, text, list or dictionary").format(kind=type(value).__name__)
    )


def agree(given: object, expected: object, tolerance: Tolerance, *, ordered: bool = True) -> bool:
    """Say whether an answer equals the expected one, both strict JSON.

    Text is compared without regard to case and outer blanks; a list without regard to order if ``ordered`` is false.

    Examples
    --------
    >>> agree([1.0004, " Export"], [1, "export"], Tolerance(relative=1e-3))
    True
    >>> agree(True, 1, Tolerance())
    False
    """
    if isinstance(expected, bool) or isinstance(given, bool) or expected is None or given is None:
        return given is expected
    if isinstance(expected, int | float):
        return isinstance(given, int | float) and _near(given, expected, tolerance)
    if isinstance(expected, str):
        return isinstance(given, str) and _same_text(given, expected)
    if isinstance(expected, list):
        if not isinstance(given, list) or len(given) != len(expected):
            return False
        if not ordered:
            return _matches(given, expected, tolerance) == len(expected)
        return all(agree(g, e, tolerance) for g, e in zip(given, expected, strict=True))
    if isinstance(expected, dict):
        return (
            isinstance(given, dict)
            and given.keys() == expected.keys()
            and all(agree(given[key], expected[key], tolerance, ordered=ordered) for key in expected)
        )
    return False


def resembles(given: object, wrong: object, tolerance: Tolerance) -> bool:
    """Say whether an answer shows a misconception; a wrong answer that is a dictionary need only name some keys.

    Examples
    --------
    >>> resembles({"a": 1, "b": 2}, {"b": 2}, Tolerance())
    True
    """
    if isinstance(wrong, dict) and isinstance(given, dict):
        given = {key: given.get(key) for key in wrong}
    return agree(given, wrong, tolerance, ordered=False)


def share_right(given: object, expected: object, tolerance: Tolerance) -> float:
    """Return which fraction of an answer in parts is right.

    A dictionary is right entry by entry. In a list without order each wrong extra takes back one right item, so that
    naming everything earns nothing.

    Examples
    --------
    >>> share_right({"a": 1, "b": 3}, {"a": 1, "b": 2}, Tolerance())
    0.5
    >>> share_right(["a", "b", "x"], ["a", "b"], Tolerance())
    0.5
    """
    if isinstance(expected, dict):
        if not isinstance(given, dict):
            return 0.0
        right = sum(agree(given.get(key), value, tolerance, ordered=False) for key, value in expected.items())
        return right / len(expected)
    if isinstance(expected, list):
        if not isinstance(given, list) or len(given) > 10 * len(expected):
            return 0.0
        right = _matches(given, expected, tolerance)
        return max(0.0, (right - (len(given) - right)) / len(expected))
    return float(agree(given, expected, tolerance))


def _near(given: float, expected: float, tolerance: Tolerance) -> bool:
    try:
        return abs(given - expected) <= max(tolerance.absolute, tolerance.relative * abs(expected))
    except OverflowError:  # an integer beyond what a float holds
        return False


def _same_text(given: str, expected: str) -> bool:
    return given.strip().casefold() == expected.strip().casefold()


def _matches(given: list[object], expected: list[object], tolerance: Tolerance) -> int:
    left = list(given)
    count = 0
    for item in expected:
        found = next((i for i, g in enumerate(left) if agree(g, item, tolerance)), None)
        if found is not None:
            del left[found]
            count += 1
    return count
