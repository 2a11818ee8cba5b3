"""Official shares: each with its denominator and source; the multiple is worked by hand."""

import pytest

from kmo_teach.entry import export_statistics, get_export_statistic, share_of_all, times_the_average
from kmo_teach.inputs import InputError
from kmo_teach.language import LANGUAGES, using


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_says_what_it_counts_of_whom_of_when_and_from_whom(language):
    with using(language):
        for one in export_statistics():
            assert 0 < one.share < 1
            assert one.what
            assert one.of
            assert one.what != one.of
            assert any(sign.isdigit() for sign in one.when)
            assert one.publisher
            assert "http" in one.source or "the same" in one.source


def test_a_share_of_one_country_names_that_country_beside_the_share():
    for one in export_statistics():
        assert ("Belgi" in one.of) == (one.geography == "BE"), one.key


def test_most_were_read_at_the_publisher():
    found = export_statistics()
    assert sum(one.primary for one in found) >= 0.8 * len(found)


def test_the_multiple_of_large_exporters_within_the_union():
    # By hand: 2.2 firms in a hundred sell 59, so 26.8182 each; the other 97.8 sell 41, so 0.4192 each.
    number, value = (get_export_statistic(f"eu_large_{kind}_intra").share for kind in ("number", "value"))
    assert times_the_average(number, value) == pytest.approx(26.8182 / 0.41922, rel=1e-4)


def test_a_group_that_sells_in_proportion_is_average():
    assert times_the_average(0.3, 0.3) == pytest.approx(1)


def test_seven_in_ten_of_all_firms_cannot_export_where_fewer_than_one_in_twenty_does():
    direct = get_export_statistic("be_direct")
    assert direct.below
    assert share_of_all(1, direct.share) < 0.70


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: times_the_average(0, 0.5), "share_of_firms"),
        (lambda: times_the_average(0.5, 1), "share_of_value"),
        (lambda: times_the_average(2.2, 0.5), "share_of_firms"),
        (lambda: get_export_statistic("be_exports"), "key"),
    ],
)
def test_nonsense_is_refused_by_name(call, name):
    with pytest.raises(InputError, match=name):
        call()
