"""A Markov chain over phases: what share of firms stays where, if chances of moving stayed the same each year.

The paper says that moving on is not inevitable and that no order is fixed; a chain with the student's own chances
makes that countable. The chances are invented until somebody measures them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kmo_teach.inputs import InputError, require_numbers, require_whole
from kmo_teach.language import _

__all__ = ["absorption_chances", "shares_after"]

_TOLERANCE = 1e-9


def shares_after(chances: Sequence[Sequence[float]], start: Sequence[float], years: int) -> tuple[float, ...]:
    """Return the share of firms in each phase after some years.

    Parameters
    ----------
    chances
        Square table: ``chances[i][j]`` is the chance that a firm in phase ``i`` is in phase ``j`` a year later. Each
        row adds up to 1.
    start
        Share of firms in each phase at the start; adds up to 1.
    years
        Number of years, a whole number from 0 to 1,000.

    Raises
    ------
    InputError
        For chances outside 0 to 1, rows that do not add up to 1 or a table that is not square.

    Examples
    --------
    >>> shares_after([[0.9, 0.1], [0.0, 1.0]], [1.0, 0.0], 2)
    (0.81, 0.19)
    """
    table = _checked(chances)
    shares = require_numbers("start", start, 0, 1)
    if len(shares) != len(table) or abs(sum(shares) - 1) > _TOLERANCE:
        raise InputError("start", start, _("Give one share for each phase; together they make 1."))
    for _year in range(require_whole("years", years, 0, 1_000)):
        shares = [sum(shares[i] * table[i][j] for i in range(len(table))) for j in range(len(table))]
    return tuple(round(share, 12) for share in shares)


def absorption_chances(chances: Sequence[Sequence[float]]) -> tuple[tuple[float, ...], ...]:
    """Return, for each phase, the chance that a firm starting there ends in each final phase.

    A final (absorbing) phase is one that nobody leaves. Rows follow the phases, columns the final phases in order.

    Raises
    ------
    InputError
        When no phase is final, or when some firm could wander forever.

    Notes
    -----
    Fundamental matrix of an absorbing chain: ``(I - Q)^-1 R``; Grinstead, C. M. & Snell, J. L., Introduction to
    Probability, section 11.2.

    Examples
    --------
    >>> absorption_chances([[1, 0, 0], [0.5, 0, 0.5], [0, 0, 1]])
    ((1.0, 0.0), (0.5, 0.5), (0.0, 1.0))
    """
    table = _checked(chances)
    n = len(table)
    final = [i for i in range(n) if table[i][i] == 1]
    moving = [i for i in range(n) if table[i][i] != 1]
    rows = [[(1.0 if i == j else 0.0) - table[i][j] for j in moving] + [table[i][f] for f in final] for i in moving]
    solved = _solve(rows, len(moving))
    if not final or solved is None:
        raise InputError("chances", chances, _("From each phase a firm must be able to reach a phase that it keeps."))
    found = dict(zip(moving, solved, strict=True))
    return tuple(
        tuple(float(i == f) for f in final) if i in final else tuple(round(p, 12) for p in found[i]) for i in range(n)
    )


def _checked(chances: Sequence[Sequence[float]]) -> list[list[float]]:
    if isinstance(chances, str) or not isinstance(chances, Iterable):
        raise InputError("chances", chances, _("Give a square table in which each row adds up to 1."))
    table = [require_numbers("chances", row, 0, 1) for row in chances]
    if any(len(row) != len(table) or abs(sum(row) - 1) > _TOLERANCE for row in table):
        raise InputError("chances", chances, _("Give a square table in which each row adds up to 1."))
    return table


def _solve(rows: list[list[float]], size: int) -> list[list[float]] | None:
    """Gauss-Jordan elimination with partial pivoting; ``None`` for a singular system."""
    for column in range(size):
        pivot = max(range(column, size), key=lambda i: abs(rows[i][column]))
        if abs(rows[pivot][column]) < _TOLERANCE:
            return None
        rows[column], rows[pivot] = rows[pivot], rows[column]
        lead = rows[column][column]
        rows[column] = [x / lead for x in rows[column]]
        for i in range(size):
            if i != column:
                factor = rows[i][column]
                rows[i] = [x - factor * y for x, y in zip(rows[i], rows[column], strict=True)]
    return [row[size:] for row in rows]
