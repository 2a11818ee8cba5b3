"""What a facts file holds, as tables that know their file: a mistake names the file, the key and what is allowed.

The messages are for who edits a facts file, so they are in English.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from typing import Any, NoReturn, TypeVar, get_type_hints

__all__ = [
    "FactsError",
    "MissingFactError",
    "Row",
    "Parameters",
    "fail",
    "make",
    "require_keys",
    "parse_csv",
    "parse_toml",
]

Kind = TypeVar("Kind")


class FactsError(ValueError):
    """A facts file that says something that nobody can read. For who edits the file, so in English."""


class MissingFactError(FactsError, KeyError):
    """A key or a column that a facts file does not have."""

    def __str__(self) -> str:
        return str(self.args[0])  # a KeyError would show the sentence in quotes


def fail(file: str, key: str, problem: str) -> NoReturn:
    """Raise a :class:`FactsError` that names the file and the key."""
    raise FactsError(f"{file}: {key}: {problem}")


def require_keys(file: str, path: str, table: Mapping[str, object], needed: Iterable[str], may: Iterable[str]) -> None:
    """Raise a :class:`FactsError` for a key that is missing or that nobody knows."""
    needed, allowed = tuple(needed), (*needed, *may)
    where = f"{path}." if path else ""
    for key in table:
        if key not in allowed:
            fail(file, where + key, f"there is no such key. Allowed: {', '.join(allowed)}.")
    for key in needed:
        if key not in table:
            fail(file, where + key, f"this key is missing. Needed: {', '.join(needed)}.")


class Parameters(dict[str, Any]):
    """A table of a TOML file: a dictionary that says where it stands when a key is missing.

    Examples
    --------
    >>> Parameters("law/rules.toml", "duty", {"rat": 0.1})["rate"]
    Traceback (most recent call last):
    ...
    kmo_teach.facts.reading.MissingFactError: law/rules.toml: duty.rate: this key is missing. There are: rat.
    """

    __slots__ = ("file", "path")

    def __init__(self, file: str, path: str, table: Mapping[str, Any]) -> None:
        super().__init__(table)
        self.file, self.path = file, path

    def __missing__(self, key: object) -> NoReturn:
        raise MissingFactError(
            f"{self.file}: {self._at(key)}: this key is missing. There are: {', '.join(self) or 'none'}."
        )

    def _at(self, key: object) -> str:
        return f"{self.path}.{key}" if self.path else str(key)

    def number(self, key: str, least: float | None = None, most: float | None = None) -> float:
        """Return a number from ``least`` to ``most``, or raise a :class:`FactsError`.

        Examples
        --------
        >>> Parameters("law/rules.toml", "duty", {"rate": 10}).number("rate", 0, 1)
        Traceback (most recent call last):
        ...
        kmo_teach.facts.reading.FactsError: law/rules.toml: duty.rate: 10 is not allowed. Give a number from 0 to 1.
        """
        value = self[key]
        fits = isinstance(value, int | float) and not isinstance(value, bool)
        if not fits or not (least is None or value >= least) or not (most is None or value <= most):
            fail(self.file, self._at(key), f"{value!r} is not allowed. Give a number{_bounds(least, most)}.")
        return value  # type: ignore[no-any-return]  # a whole number stays one

    def fraction(self, key: str) -> float:
        """Return a number from 0 to 1: 0.1 for ten per cent, so that 10 is refused."""
        return self.number(key, 0, 1)

    def whole(self, key: str) -> int:
        """Return a whole number, or raise a :class:`FactsError`."""
        if not float(self.number(key)).is_integer():
            fail(self.file, self._at(key), f"{self[key]!r} is not allowed. Give a whole number.")
        return int(self[key])

    def numbers(self) -> Parameters:
        """Return the table itself where all that it holds is numbers, or raise a :class:`FactsError`."""
        for key in self:
            self.number(key)
        return self

    def choice(self, key: str, allowed: Iterable[str]) -> str:
        """Return one of the allowed words, or raise a :class:`FactsError` that lists them.

        Examples
        --------
        >>> Parameters("case/x.toml", "pay", {"owner": "boss"}).choice("owner", ["leader", "seller"])
        Traceback (most recent call last):
        ...
        kmo_teach.facts.reading.FactsError: case/x.toml: pay.owner: 'boss' is not allowed. Choose from: leader, seller.
        """
        choices = list(allowed)
        if self[key] not in choices:
            fail(self.file, self._at(key), f"{self[key]!r} is not allowed. Choose from: {', '.join(choices)}.")
        return str(self[key])


def _bounds(least: float | None, most: float | None) -> str:
    if least is None and most is None:
        return ""
    if most is None:
        return f" of {least} or more"
    return f" of {most} or less" if least is None else f" from {least} to {most}"


def parse_toml(file: str, text: str) -> Parameters:
    """Return what a TOML file says, each table with its place.

    Examples
    --------
    >>> parse_toml("law/rules.toml", "[duty]\\nrate = ten")
    Traceback (most recent call last):
    ...
    kmo_teach.facts.reading.FactsError: law/rules.toml: Invalid value (at line 2, column 8)
    """
    try:
        return Parameters(file, "", {key: _placed(value, file, key) for key, value in tomllib.loads(text).items()})
    except tomllib.TOMLDecodeError as problem:
        raise FactsError(f"{file}: {problem}") from None


def _placed(value: Any, file: str, path: str) -> Any:
    if isinstance(value, dict):
        return Parameters(file, path, {key: _placed(inside, file, f"{path}.{key}") for key, inside in value.items()})
    if isinstance(value, list):
        return [_placed(inside, file, f"{path}, number {place}") for place, inside in enumerate(value, 1)]
    return value


class Row(dict[str, str]):
    """A line of a CSV file by column: a dictionary that says where it stands when a column is missing.

    Examples
    --------
    >>> Row("pricing/rates.csv", 4, {"curency": "USD"})["currency"]
    Traceback (most recent call last):
    ...
    kmo_teach.facts.reading.MissingFactError: pricing/rates.csv: there is no column 'currency'. There are: curency.
    """

    __slots__ = ("file", "line")

    def __init__(self, file: str, line: int, cells: Mapping[str, str]) -> None:
        super().__init__(cells)
        self.file, self.line = file, line

    def __missing__(self, column: object) -> NoReturn:
        raise MissingFactError(f"{self.file}: there is no column {column!r}. There are: {', '.join(self)}.")

    def number(self, column: str) -> float:
        """Return a cell as a number, or raise a :class:`FactsError`.

        Examples
        --------
        >>> Row("pricing/rates.csv", 4, {"rate": "1,1172"}).number("rate")
        Traceback (most recent call last):
        ...
        kmo_teach.facts.reading.FactsError: pricing/rates.csv: line 4, rate: '1,1172' is no number. Write 1234.5.
        """
        try:
            return float(self[column])
        except ValueError as problem:
            if isinstance(problem, FactsError):
                raise
            fail(self.file, f"line {self.line}, {column}", f"{self[column]!r} is no number. Write 1234.5.")

    def whole(self, column: str) -> int:
        """Return a cell as a whole number, or raise a :class:`FactsError`."""
        found = self.number(column)
        if not found.is_integer():
            fail(self.file, f"line {self.line}, {column}", f"{self[column]!r} is no whole number.")
        return int(found)


def parse_csv(file: str, lines: Iterable[str]) -> tuple[Row, ...]:
    """Return the rows of a CSV file; lines that start with ``#`` are notes.

    Examples
    --------
    >>> parse_csv("pricing/rates.csv", ["# quoted today", "currency,rate", "USD,1,1172"])
    Traceback (most recent call last):
    ...
    kmo_teach.facts.reading.FactsError: pricing/rates.csv: line 3: 3 cells for 2 columns: currency, rate.
    """
    kept = [(number, line) for number, line in enumerate(lines, 1) if not line.startswith("#")]
    reader = csv.reader(line for _number, line in kept)
    columns = next(reader, [])
    found = []
    for cells in reader:
        if not cells:
            continue
        number = kept[reader.line_num - 1][0]
        if len(cells) != len(columns):
            fail(file, f"line {number}", f"{len(cells)} cells for {len(columns)} columns: {', '.join(columns)}.")
        found.append(Row(file, number, dict(zip(columns, cells, strict=True))))
    return tuple(found)


def make(kind: type[Kind], table: Parameters, beside: Iterable[str] = (), **more: Any) -> Kind:
    """Return a table as an instance of a dataclass.

    Parameters
    ----------
    kind
        A dataclass.
    table
        The table; its keys are the names of the fields.
    beside
        Keys of the table that the caller reads itself.
    more
        Fields that the table does not give, or not in that form.

    Raises
    ------
    FactsError
        For a key that is missing or unknown, for text in place of a number or the reverse, and for what the dataclass
        itself refuses.

    Examples
    --------
    >>> from dataclasses import dataclass
    >>> @dataclass
    ... class Journey:
    ...     days: int
    ...     cost: float = 0.0
    >>> make(Journey, Parameters("case/order.toml", "visits", {"days": 5}))
    Journey(days=5, cost=0.0)
    >>> make(Journey, Parameters("case/order.toml", "visits", {"dais": 5}))
    Traceback (most recent call last):
    ...
    kmo_teach.facts.reading.FactsError: case/order.toml: visits.dais: there is no such key. Allowed: days, cost.
    """
    beside = tuple(beside)
    asked = [field for field in fields(kind) if field.init and field.name not in more]  # type: ignore[arg-type]
    optional = {one.name for one in asked if one.default is not MISSING or one.default_factory is not MISSING}
    needed = [field.name for field in asked if field.name not in optional]
    require_keys(table.file, table.path, table, (*needed, *beside), [one.name for one in asked if one.name in optional])
    given = {key: value for key, value in table.items() if key not in beside}
    hints = get_type_hints(kind)
    for key, value in given.items():
        if hints[key] in (int, float):
            table.number(key)
        if hints[key] is str and not isinstance(value, str):
            fail(table.file, table._at(key), f"{value!r} is not allowed. Give a text in quotes.")
    try:
        return kind(**given, **more)
    except ValueError as problem:
        raise FactsError(f"{table.file}: {table.path}: {problem}") from problem
