"""How much of the processes is written down, and how many results are reached."""

import pytest

from kmo_teach.inputs import InputError
from kmo_teach.introduction import formalisation_ratio, hit_rate


def test_ratios_of_empty_lists_are_refused():
    with pytest.raises(InputError, match="kinds"):
        formalisation_ratio([])
    with pytest.raises(InputError, match="actual"):
        hit_rate([], 1)


def test_hit_rate_counts_a_value_on_target_both_ways():
    assert hit_rate([5], 5) == hit_rate([5], 5, lower_is_better=True) == 1
