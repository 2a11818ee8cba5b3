"""What the checks of inputs refuse: each kind of nonsense, with a message that names the input and what is allowed."""

import math
from fractions import Fraction

import numpy as np
import pytest

from kmo_teach.inputs import (
    InputError,
    require_choices,
    require_mapping,
    require_number,
    require_numbers,
    require_whole,
)
from kmo_teach.language import using


@pytest.mark.parametrize("value", [None, "", "90", math.nan, math.inf, -math.inf, True, [], {}, np.array([1.0, 2.0])])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(InputError, match=r"^days: ") as caught:
        require_number("days", value)
    assert caught.value.name == "days"


@pytest.mark.parametrize("value", [1e300, -1e300, 10**400, -(10**5_000)], ids=["+", "-", "400", "5000"])
def test_a_number_that_no_product_can_hold_is_refused(value):
    with pytest.raises(InputError, match=r"^amount: .* Give a number closer to 0\.$"):
        require_number("amount", value)


def test_a_huge_number_beyond_a_bound_is_told_the_bound():
    with pytest.raises(InputError, match="from 0 to 10"):
        require_number("rating", 10**400, 0, 10)


@pytest.mark.parametrize("value", [7, np.float64(7), np.int64(7), Fraction(7), 7.0])
def test_numbers_of_all_kinds_are_taken(value):
    assert require_number("days", value) == 7.0
    assert type(require_whole("days", value)) is int


def test_a_part_is_no_whole_number():
    with pytest.raises(InputError, match=r"^years: 1\.5 .*whole number"):
        require_whole("years", 1.5, 1, 10)


@pytest.mark.parametrize("values", [None, "12", 12, math.nan])
def test_what_is_no_list_is_refused(values):
    with pytest.raises(InputError, match=r"^flows: .*Give a list of numbers"):
        require_numbers("flows", values)
    with pytest.raises(InputError, match=r"^path: .*Give a list of names"):
        require_choices("path", values, ["export"])
    with pytest.raises(InputError, match=r"^weights: .*Give a dictionary"):
        require_mapping("weights", values)


def test_the_items_of_a_list_are_checked():
    with pytest.raises(InputError, match=r"^flows: nan"):
        require_numbers("flows", [1, math.nan])
    with pytest.raises(InputError, match=r"^path: 'exprot'"):
        require_choices("path", ["exprot"], ["export"])


def test_messages_follow_the_reader():
    with using("nl"), pytest.raises(InputError, match="Geef een getal dichter bij 0"):
        require_number("amount", 1e300)
