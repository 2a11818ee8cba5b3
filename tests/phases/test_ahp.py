"""The analytic hierarchy process against a published example and against NumPy's eigenvalues."""

import csv
import random
from fractions import Fraction

import numpy
import pytest

from kmo_teach.inputs import InputError
from kmo_teach.phases import ahp, comparison_matrix


def test_saatys_published_drinks(root):
    lines = (root / "tests/data/phases/drinks.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    drinks = [row["drink"] for row in rows]
    result = ahp([[float(Fraction(row[name])) for name in drinks] for row in rows])
    assert [round(weight, 3) for weight in result.weights] == [float(row["weight"]) for row in rows]
    assert round(result.consistency_ratio, 3) == 0.022
    assert result.consistent


@pytest.mark.parametrize("size", range(1, 11))
def test_numpy_finds_the_same_principal_eigenvector(size):
    chance = random.Random(size)
    names = [str(number) for number in range(size)]
    pairs = {(a, b): chance.choice([1 / 9, 1 / 5, 1 / 3, 1, 2, 4, 7, 9]) for a in names for b in names if a < b}
    matrix = comparison_matrix(names, pairs)
    values, vectors = numpy.linalg.eig(numpy.array(matrix))
    largest = values.real.argmax()
    vector = vectors[:, largest].real
    result = ahp(matrix)
    assert result.weights == pytest.approx(vector / vector.sum(), abs=1e-10)
    assert result.eigenvalue == pytest.approx(values.real[largest], abs=1e-9)


def test_consistent_comparisons_return_the_weights_they_came_from():
    weights = [0.5, 0.3, 0.15, 0.05]
    result = ahp([[a / b for b in weights] for a in weights])
    assert result.weights == pytest.approx(weights, abs=1e-12)
    assert result.consistency_ratio == pytest.approx(0, abs=1e-12)


def test_a_circle_of_preferences_is_inconsistent():
    assert not ahp([[1, 5, 1 / 5], [1 / 5, 1, 5], [5, 1 / 5, 1]]).consistent


@pytest.mark.parametrize(
    "matrix",
    [[], [[1, 2]], [[1, 2], [2, 1]], [[1, -2], [-0.5, 1]], [[1, "a"], [1, 1]], [[2]], [[1.0] * 11] * 11],
    ids=["empty", "not square", "not reciprocal", "negative", "text", "diagonal", "too large"],
)
def test_a_matrix_that_is_none_is_refused(matrix):
    with pytest.raises(InputError, match="matrix"):
        ahp(matrix)


@pytest.mark.parametrize(
    "comparisons",
    [{}, {("a", "b"): 10}, {("a", "a"): 1}, {("a", "z"): 1}],
    ids=["missing", "too big", "same", "unknown"],
)
def test_a_comparison_that_is_none_is_refused(comparisons):
    with pytest.raises(InputError, match=r"comparisons|a / b"):
        comparison_matrix(["a", "b"], comparisons)
