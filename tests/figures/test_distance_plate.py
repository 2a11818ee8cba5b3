"""The plate of distances orders the markets and shows parts that add up to the index."""

import pytest

from kmo_teach.figures import market_distance
from kmo_teach.inputs import InputError


def test_markets_stand_nearest_first_and_their_parts_add_up() -> None:
    data = market_distance(["TR", "FR", "PL", "US"]).data
    assert list(data["Market"]) == ["France", "Poland", "United States", "Türkiye"]
    parts = data[["kilometres", "language", "currency", "country risk"]].sum(axis=1)
    assert parts.tolist() == pytest.approx(data["Distance index"].tolist())


def test_a_weight_of_zero_takes_a_part_away() -> None:
    data = market_distance(["GB", "AU"], {"kilometres": 1, "language": 0}).data
    assert data["language"].tolist() == [0, 0]
    assert data["Distance index"].iloc[-1] == pytest.approx(1)  # the farthest market of the table


def test_no_market_is_refused() -> None:
    with pytest.raises(InputError, match="codes"):
        market_distance([])
