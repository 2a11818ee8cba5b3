"""What is incremental to going abroad, and which determinant comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmo_teach.inputs import InputError
from kmo_teach.value_chain import DETERMINANTS, PROCESSES, CostLine, rank, split_costs

_AMOUNTS = st.floats(0, 1e6)
_LINES = st.lists(st.builds(CostLine, st.just("cost"), _AMOUNTS, st.floats(0, 1), st.booleans()), min_size=1)


@given(_LINES)
def test_the_two_cuts_add_up(lines):
    found = split_costs(lines)
    assert found.full == pytest.approx(sum(line.amount for line in lines))
    assert 0 <= found.abroad <= found.incremental * (1 + 1e-12)


@given(_LINES)
def test_a_share_of_what_is_there_anyway_changes_nothing(lines):
    with_rent = split_costs([*lines, CostLine("rent", 5_000, avoidable=0)])
    assert with_rent.incremental == split_costs(lines).incremental


def test_determinants_are_those_of_the_papers_four_sections():
    counts = [sum(one.process == process for one in DETERMINANTS) for process in PROCESSES]
    assert counts == [4, 4, 3, 4]
    assert [process.core for process in PROCESSES] == [True, True, False, False]


def test_what_matters_and_is_missing_comes_first():
    # By hand: 8 x (10 - 3) = 56, 10 x (10 - 9) = 10, 2 x 10 = 20.
    ranked = rank({"pay": (10, 9), "tax": (8, 3), "brand": (2, 0)})
    assert [(score.determinant.key, score.urgency) for score in ranked] == [("tax", 56), ("brand", 20), ("pay", 10)]


@pytest.mark.parametrize(
    ("scores", "name"),
    [({"weather": (1, 1)}, "weather"), ({"law": (11, 0)}, "importance of law"), ({"law": (1, -1)}, "firm has of law")],
)
def test_nonsense_is_named(scores, name):
    with pytest.raises(InputError, match=name):
        rank(scores)


def test_an_empty_cost_sheet_is_refused():
    with pytest.raises(InputError, match="at least one cost"):
        split_costs([])
    with pytest.raises(InputError, match="avoidable part of rent"):
        CostLine("rent", 100, 1.5)
