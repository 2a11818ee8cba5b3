"""The analytic hierarchy process: priority weights from pairwise comparisons, and how consistent these are.

Source: T. L. Saaty, "A scaling method for priorities in hierarchical structures", Journal of Mathematical Psychology
15(3), 1977, 234-281.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kmo_teach import facts
from kmo_teach.inputs import InputError, require_mapping, require_number
from kmo_teach.language import _

__all__ = ["Priorities", "ahp", "comparison_matrix"]

_TOLERANCE = 1e-14
_MOST_ROUNDS = 10_000


@dataclass(frozen=True, slots=True)
class Priorities:
    """Result of :func:`ahp`.

    Attributes
    ----------
    weights
        One weight per row of the matrix; they sum to 1.
    eigenvalue
        Largest eigenvalue of the matrix; equal to the number of rows when the comparisons are fully consistent.
    consistency_index
        (eigenvalue - n) / (n - 1).
    consistency_ratio
        Consistency index divided by that of random comparisons (Saaty). 0 is fully consistent.
    """

    weights: tuple[float, ...]
    eigenvalue: float
    consistency_index: float
    consistency_ratio: float

    @property
    def consistent(self) -> bool:
        """Whether the ratio is at most the 0.10 that Saaty accepts."""
        accepted: float = facts.parameters("phases/ahp.toml")["accepted_ratio"]["value"]
        return self.consistency_ratio <= accepted


def comparison_matrix(
    names: Sequence[str], comparisons: Mapping[tuple[str, str], float]
) -> tuple[tuple[float, ...], ...]:
    """Fill a reciprocal matrix from one comparison per pair.

    Parameters
    ----------
    names
        What is compared, in the order of the rows.
    comparisons
        For each pair (first, second), how many times as important the first is as the second: 1/9 to 9. Either
        direction; one is enough.

    Raises
    ------
    InputError
        For a pair that is missing or unknown, a number outside 1/9 to 9, or two directions that contradict each other.

    Examples
    --------
    >>> comparison_matrix(["price", "quality"], {("quality", "price"): 4})
    ((1.0, 0.25), (4.0, 1.0))
    """
    given = {}
    for pair, value in require_mapping("comparisons", comparisons).items():
        if not isinstance(pair, tuple) or len(pair) != 2 or pair[0] == pair[1] or not set(pair) <= set(names):
            raise InputError(
                "comparisons", pair, _("Compare two different items of: {names}.").format(names=", ".join(names))
            )
        given[pair] = require_number(" / ".join(pair), value, 1 / 9, 9, decimals=2)
    cells = {(name, name): 1.0 for name in names}
    for pair in combinations(names, 2):
        if pair in given:
            value = given[pair]
            if pair[::-1] in given and abs(value * given[pair[::-1]] - 1) > 1e-6:
                raise InputError(" / ".join(pair), value, _("A comparison and its mirror image must multiply to 1."))
        elif pair[::-1] in given:
            value = 1 / given[pair[::-1]]
        else:
            raise InputError("comparisons", " / ".join(pair), _("Compare this pair as well."))
        cells[pair] = value
        cells[pair[::-1]] = 1 / value
    return tuple(tuple(cells[row, column] for column in names) for row in names)


def ahp(matrix: Sequence[Sequence[float]]) -> Priorities:
    """Compute priority weights and consistency of a pairwise comparison matrix.

    The weights are the principal eigenvector, found by power iteration, scaled to sum to 1.

    Parameters
    ----------
    matrix
        Square, positive and reciprocal: ``matrix[j][i] == 1 / matrix[i][j]``. From 1 to 10 rows, as far as Saaty's
        random indices go.

    Raises
    ------
    InputError
        When the matrix is not square, not positive or not reciprocal.

    Examples
    --------
    >>> result = ahp([[1, 2, 4], [1/2, 1, 2], [1/4, 1/2, 1]])
    >>> [round(weight, 4) for weight in result.weights], round(result.consistency_ratio, 6)
    ([0.5714, 0.2857, 0.1429], 0.0)
    """
    rows = _checked(matrix)
    size = len(rows)
    weights = [1 / size] * size
    for _round in range(_MOST_ROUNDS):
        product = [sum(cell * weight for cell, weight in zip(row, weights, strict=True)) for row in rows]
        eigenvalue = sum(product)  # weights sum to 1, so the sum of the product estimates the eigenvalue
        improved = [value / eigenvalue for value in product]
        moved = max(abs(new - old) for new, old in zip(improved, weights, strict=True))
        weights = improved
        if moved < _TOLERANCE:
            break
    # Rounding may leave a consistent matrix a hair below its theoretical minimum n.
    index = max(0.0, (eigenvalue - size) / (size - 1)) if size > 1 else 0.0
    random_index = facts.parameters("phases/ahp.toml")["random_index"]["values"][size - 1]
    return Priorities(tuple(weights), eigenvalue, index, index / random_index if random_index else 0.0)


def _checked(matrix: Sequence[Sequence[float]]) -> list[list[float]]:
    size = len(matrix)
    largest = len(facts.parameters("phases/ahp.toml")["random_index"]["values"])
    if not 1 <= size <= largest or any(len(row) != size for row in matrix):
        raise InputError("matrix", f"{size} rows", _("Give a square matrix of at most {n} rows.").format(n=largest))
    rows = [
        [require_number(f"matrix[{i}][{j}]", cell, above=0) for j, cell in enumerate(row)]
        for i, row in enumerate(matrix)
    ]
    for i in range(size):
        for j in range(i + 1):
            if abs(rows[i][j] * rows[j][i] - 1) > 1e-6:
                raise InputError(
                    f"matrix[{i}][{j}]", matrix[i][j], _("A comparison and its mirror image must multiply to 1.")
                )
    return rows
