"""The American duty of 2025 and 2026, day by day, as the proclamations have it."""

from datetime import date

import pytest

from kmo_teach import facts
from kmo_teach.border import DUTY_LISTS, duty_regime, duty_regimes, rate_under, tariff_code, tariff_codes
from kmo_teach.inputs import InputError


@pytest.mark.parametrize(
    ("day", "ordinary", "rate"),
    [
        ((2025, 4, 4), 0.028, 0.028),  # the day before the first order
        ((2025, 4, 5), 0.028, 0.128),  # 2.8 and 10
        ((2025, 4, 9), 0.028, 0.228),  # 2.8 and 20, for a day
        ((2025, 4, 10), 0.0, 0.10),
        ((2025, 8, 7), 0.028, 0.15),  # in total
        ((2025, 8, 7), 0.16, 0.16),  # nothing is added where the ordinary rate is higher
        ((2026, 2, 23), 0.0, 0.15),  # collected until the 24th
        ((2026, 2, 24), 0.028, 0.128),
        ((2026, 7, 23), 0.028, 0.128),
        ((2026, 7, 24), 0.028, 0.10),
    ],
)
def test_the_rate_of_goods_on_no_list(day, ordinary, rate):
    assert rate_under(duty_regime(date(*day)), ordinary) == pytest.approx(rate)


@pytest.mark.parametrize(("day", "rate"), [((2026, 4, 6), 0.15), ((2027, 12, 31), 0.15), ((2028, 1, 1), 0.278)])
def test_the_rate_of_a_listed_machine_until_it_becomes_a_listed_part(day, rate):
    assert rate_under(duty_regime(date(*day), "annex_iii"), 0.028) == pytest.approx(rate)


def test_section_122_ended_when_its_150_days_were_over():
    first, last = (date.fromisoformat("2026-02-24"), duty_regimes()[-1].since)
    assert (last - first).days == 150


def test_regimes_follow_each_other():
    days = [regime.since for regime in duty_regimes()]
    assert days == sorted(set(days))
    assert {row["confirmed"] for row in facts.table("border/us_duty_history.csv")} <= {"primary", "quoted"}


def test_a_day_before_the_story_is_refused_by_its_name():
    with pytest.raises(InputError, match=r"^day: "):
        duty_regime(date(2026, 4, 5), "annex_iii")
    with pytest.raises(InputError, match=r"^listed: "):
        duty_regime(date(2026, 4, 5), "annex_ii")


def test_codes_are_on_lists_that_have_a_regime():
    assert {one.listed for one in tariff_codes()} <= set(DUTY_LISTS)
    assert tariff_code("8438.10").ordinary == 0
    with pytest.raises(InputError, match=r"^code: "):
        tariff_code("8423")
