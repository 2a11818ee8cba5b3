"""Reads a year's facts file into typed figures; a wrong key or kind names the file, the key and what is allowed.

A value in a facts file is a table with ``value``, ``unit`` and ``source``, and ``estimate = true`` where it is one. A
schedule has ``thresholds``, ``rates`` and perhaps ``starts`` in place of ``value``, a tariff ``knots``, ``rates`` and
``linear_zones``.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from kmo_teach.facts.reading import fail, require_keys
from kmo_teach.payroll.schedules import BracketSchedule, ProgressiveTariff

__all__ = ["estimated", "numbers", "read", "text"]

Kind = TypeVar("Kind")

_ALWAYS = ("unit", "source")
_SHAPES: dict[object, tuple[tuple[str, ...], tuple[str, ...]]] = {
    BracketSchedule: (("thresholds", "rates"), ("starts",)),
    ProgressiveTariff: (("knots", "rates", "linear_zones"), ()),
}
_MARKS = frozenset({"value", "thresholds", "knots"})
"""A table with one of these is a value; any other holds tables."""


def text(file: str, key: str, value: object) -> str:
    """Return a text that is not empty, or raise a :class:`kmo_teach.facts.FactsError`."""
    if not isinstance(value, str) or not value.strip():
        fail(file, key, f"{value!r} is not allowed. Give a text in quotes.")
    return value


def numbers(file: str, key: str, value: object) -> tuple[float, ...]:
    """Return a list of numbers as a tuple, or raise a :class:`kmo_teach.facts.FactsError`."""
    if not isinstance(value, list) or not value:
        fail(file, key, f"{value!r} is not allowed. Give a list of numbers.")
    return tuple(_number(file, key, one) for one in value)


def read(kind: type[Kind], table: Mapping[str, Any], file: str, path: str = "") -> Kind:
    """Return a table as an instance of a dataclass.

    Parameters
    ----------
    kind
        A dataclass. A field is a number, a tuple of numbers, a schedule, a tariff, another such dataclass, a mapping of
        names to one of these, or one of these or ``None`` where the table may be left out.
    table
        What ``tomllib`` read.
    file, path
        File and dotted name of the table, for the message.

    Raises
    ------
    FactsError
        For a missing or unknown key and for a value of another kind.

    Examples
    --------
    >>> from dataclasses import dataclass
    >>> @dataclass
    ... class Levy:
    ...     rate: float
    >>> read(Levy, {"rate": {"value": 0.02, "unit": "fraction", "source": "law"}}, "payroll/xx_2026.toml")
    Levy(rate=0.02)
    >>> read(Levy, {"rat": {"value": 0.02, "unit": "fraction", "source": "law"}}, "payroll/xx_2026.toml", "levy")
    Traceback (most recent call last):
    ...
    kmo_teach.facts.reading.FactsError: payroll/xx_2026.toml: levy.rat: there is no such key. Allowed: rate.
    """
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # what type[Kind] cannot say
    optional = [name for name in names if _may_be_absent(hints[name])]
    require_keys(file, path, table, [name for name in names if name not in optional], optional)
    where = f"{path}." if path else ""
    return kind(**{name: _one(hints[name], table.get(name), file, where + name) for name in names})


def estimated(tables: Mapping[str, Any], path: str = "") -> Iterator[str]:
    """Give the dotted names of the values that a facts file marks as estimates."""
    for name, table in tables.items():
        if table.get("estimate"):
            yield path + name
        elif not _MARKS & set(table):
            yield from estimated(table, f"{path}{name}.")


def _may_be_absent(hint: object) -> bool:
    return get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint)


def _one(hint: Any, table: object, file: str, path: str) -> Any:
    if _may_be_absent(hint):
        if table is None:
            return None
        hint = next(one for one in get_args(hint) if one is not type(None))
    if not isinstance(table, dict):
        fail(file, path, f"{table!r} is not allowed. Give a table.")
    if get_origin(hint) is Mapping:
        return {name: _one(get_args(hint)[1], inside, file, f"{path}.{name}") for name, inside in table.items()}
    if hint in _SHAPES:
        return _schedule(hint, table, file, path)
    if isinstance(hint, type) and is_dataclass(hint):
        return read(hint, table, file, path)
    require_keys(file, path, table, ("value", *_ALWAYS), ("estimate",))
    _require_origin(table, file, path)
    if get_origin(hint) is tuple:
        return _fractions(table, file, path, numbers(file, path, table["value"]))
    return _fractions(table, file, path, (_number(file, path, table["value"], whole=hint is int),))[0]


def _fractions(
    table: Mapping[str, str], file: str, path: str, values: tuple[float, ...], least: int = 0
) -> tuple[float, ...]:
    """Return the values; where the unit is a fraction, 13.07 for 13.07% is refused."""
    if "fraction" in table["unit"]:
        for value in values:
            if not least <= value <= 1:
                fail(file, path, f"{value!r} is not allowed. Its unit is a fraction: give a number from {least} to 1.")
    return values


def _schedule(hint: Any, table: dict[str, Any], file: str, path: str) -> BracketSchedule | ProgressiveTariff:
    needed, may = _SHAPES[hint]
    require_keys(file, path, table, (*needed, *_ALWAYS), (*may, "estimate"))
    _require_origin(table, file, path)
    listed = [key for key in (*needed, *may) if key in table and key != "linear_zones"]
    lists = {key: numbers(file, f"{path}.{key}", table[key]) for key in listed}
    _fractions(table, file, f"{path}.rates", lists["rates"], -1)  # a credit falls
    try:
        if hint is BracketSchedule:
            return BracketSchedule(**lists)
        zones = int(_number(file, f"{path}.linear_zones", table["linear_zones"], whole=True))
        return ProgressiveTariff(lists["knots"], lists["rates"], zones)
    except ValueError as problem:
        fail(file, path, f"{problem}.")


def _require_origin(table: Mapping[str, object], file: str, path: str) -> None:
    for key in _ALWAYS:
        text(file, f"{path}.{key}", table[key])
    if table.get("estimate", True) is not True:
        fail(file, f"{path}.estimate", f"{table['estimate']!r} is not allowed. Write true, or leave it out.")


def _number(file: str, path: str, value: object, *, whole: bool = False) -> float:
    if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
        fail(file, path, f"{value!r} is not allowed. Give a {'whole number' if whole else 'number'}.")
    return value
