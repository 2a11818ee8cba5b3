"""The size test of Commission Recommendation 2003/361/EC at its ceilings."""

import pytest

from kmo_teach.entry import Size, consolidated, size_class


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (Size(9, 2e6, 5e6), "micro"),
        (Size(9, 5e6, 2e6), "micro"),
        (Size(10, 1e6, 1e6), "small"),
        (Size(49, 10e6, 20e6), "small"),
        (Size(49, 10.1e6, 10.1e6), "medium"),
        (Size(249, 50e6, 90e6), "medium"),
        (Size(249, 90e6, 43e6), "medium"),
        (Size(249, 50.1e6, 43.1e6), "large"),
        (Size(250, 1e6, 1e6), "large"),
    ],
)
def test_ceilings(size, expected):
    assert size_class(size) == expected


@pytest.mark.parametrize(("held", "staff"), [(0.24, 100), (0.25, 125), (0.50, 150), (0.51, 200), (1.0, 200)])
def test_partners_count_in_part_and_linked_firms_in_full(held, staff):
    assert consolidated(Size(100, 1, 1), [(Size(100, 1, 1), held)]).staff == staff
