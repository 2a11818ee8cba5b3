"""Distances against a published great-circle example and the market table."""

import pytest

from kmo_teach.definition import PARTS, distance_index, distance_parts, great_circle_km, markets
from kmo_teach.inputs import InputError
from kmo_teach.language import using


def test_nashville_to_los_angeles():
    # Rosetta Code, "Haversine formula", for a mean earth radius of 6371.0 km
    assert great_circle_km(36.12, -86.67, 33.94, -118.40) == pytest.approx(2886.44444283798, abs=1e-6)


def test_half_way_round_the_earth():
    assert great_circle_km(0, 0, 0, 180) == pytest.approx(20_015.1, abs=0.1)


def test_home_is_at_distance_zero():
    assert set(distance_parts("BE").values()) == {0}


def test_every_market_has_a_name_and_lies_between_0_and_1():
    for code, market in markets().items():
        assert market.name
        assert 0 <= distance_index(code, dict.fromkeys(PARTS, 1)) <= 1, code


def test_one_weight_alone_gives_that_part():
    assert distance_index("TR", {"country_risk": 2}) == pytest.approx(distance_parts("TR")["country_risk"])


@pytest.mark.parametrize("weights", [{}, {"kilometres": 0}, {"kilometres": -1}, {"culture": 1}])
def test_bad_weights_are_refused(weights):
    with pytest.raises(InputError, match="weights"):
        distance_index("FR", weights)


def test_unknown_market_is_refused_and_lists_the_known_ones():
    with using("en"), pytest.raises(InputError, match="BE, NL, DE"):
        distance_parts("XX")
