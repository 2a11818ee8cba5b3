"""Posting: days and months counted by hand, each rule passed on its own day, and nonsense named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kmo_teach.case import installers
from kmo_teach.inputs import InputError
from kmo_teach.people import (
    DUTIES,
    SURE,
    Posting,
    Stay,
    add_months,
    busiest_twelve_months,
    days_by_year,
    passed_on,
    posting_countries,
    posting_findings,
)


def found(posting: Posting) -> dict:
    return {one.duty: one for one in posting_findings(posting)}


def stay(first: date, days: int) -> Stay:
    return Stay(first, first + timedelta(days=days - 1))


def test_months_end_with_the_month() -> None:
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2024, 2, 29), -12) == date(2023, 2, 28)
    assert add_months(date(2026, 12, 1), 1) == date(2027, 1, 1)


def test_a_day_counts_once_and_weekends_count() -> None:
    week = stay(date(2027, 3, 1), 7)
    assert days_by_year([week, week, stay(date(2027, 3, 5), 5)]) == {2027: 9}


def test_two_half_years_are_below_183_in_each_year_and_above_it_in_twelve_months() -> None:
    # From 1 October: 92 days of 2026, then 31 + 28 + 31 of 2027 up to 31 March.
    half = [Stay(date(2026, 10, 1), date(2027, 4, 10))]
    assert days_by_year(half) == {2026: 92, 2027: 100}
    assert busiest_twelve_months(half) == 192
    assert passed_on(half, 183) == date(2027, 4, 2)  # 92 + 90 = 182 on 31 March, 184 on 2 April
    assert passed_on(half, 183, "calendar_year") is None


def test_what_lies_a_year_apart_is_never_counted_together() -> None:
    days = [stay(date(2026, 1, 1), 100), stay(date(2027, 1, 1), 100)]
    assert busiest_twelve_months(days) == 100
    assert busiest_twelve_months([stay(date(2026, 1, 2), 100), stay(date(2027, 1, 1), 100)]) == 101
    assert busiest_twelve_months([stay(date(2026, 2, 1), 100), stay(date(2027, 1, 1), 31)]) == 131


def test_the_ninth_day_of_first_installation_brings_the_hosts_pay() -> None:
    one = Posting("FR", (stay(date(2027, 3, 1), 8),))
    assert found(one)["host_pay"].state == "free"
    two = replace(one, stays=(*one.stays, stay(date(2028, 2, 29), 1)))
    assert (found(two)["host_pay"].state, found(two)["host_pay"].by) == ("passed", date(2028, 2, 29))
    later = replace(one, stays=(*one.stays, stay(date(2028, 3, 1), 1)))  # the first of the eight has dropped out
    assert found(later)["host_pay"].state == "free"
    for other in ({"building_work": True}, {"in_contract": False}, {"task": "service"}):
        assert (found(replace(one, **other))["host_pay"].state, found(replace(one, **other))["host_pay"].by) == (
            "do",
            date(2027, 3, 1),
        )


@pytest.mark.parametrize(
    ("last", "notified", "state"),
    [
        (date(2027, 12, 31), False, "free"),
        (date(2028, 1, 1), False, "passed"),
        (date(2028, 6, 30), True, "free"),
        (date(2028, 7, 1), True, "passed"),
    ],
)
def test_labour_law_of_the_host_after_twelve_or_eighteen_months(last: date, notified: bool, state: str) -> None:
    posting = Posting("NL", (Stay(date(2027, 1, 1), last),), task="service", notified=notified)
    assert found(posting)["host_law"].state == state


def test_the_a1_lasts_24_months_and_is_not_for_who_takes_a_place() -> None:
    start = date(2027, 1, 1)
    two_years = Posting("DE", (Stay(start, date(2028, 12, 31)),), task="service")
    assert found(two_years)["social_security"].state == "do"
    longer = replace(two_years, stays=(Stay(start, date(2029, 1, 1)),))
    assert (found(longer)["social_security"].state, found(longer)["social_security"].by) == ("passed", date(2029, 1, 1))
    assert found(replace(two_years, takes_a_place=True))["social_security"].state == "stop"
    broken = replace(two_years, stays=(Stay(start, date(2028, 6, 30)), Stay(date(2028, 9, 1), date(2029, 8, 1))))
    assert found(broken)["social_security"].counted == 18  # two months lie between: two postings
    short = replace(two_years, stays=(Stay(start, date(2028, 6, 30)), Stay(date(2028, 8, 31), date(2029, 8, 1))))
    assert found(short)["social_security"].state == "passed"


def test_five_years_in_the_united_states() -> None:
    five = Posting("US", (Stay(date(2027, 1, 1), date(2031, 12, 31)),), task="service")
    assert (found(five)["social_security"].counted, found(five)["social_security"].state) == (60, "do")
    assert found(replace(five, stays=(Stay(date(2027, 1, 1), date(2032, 1, 1)),)))["social_security"].state == "passed"


def test_tax_from_the_first_day_where_employer_payer_or_establishment_is_there() -> None:
    week = Posting("FR", (stay(date(2027, 3, 1), 5),))
    assert found(week)["tax"].state == "free"
    for other in ({"host_employer": True}, {"host_pays": True}):
        assert (found(replace(week, **other))["tax"].state, found(replace(week, **other))["tax"].by) == (
            "passed",
            week.first,
        )
    site = replace(week, site=Stay(date(2027, 1, 1), date(2027, 7, 1)))
    assert found(site)["establishment"].by == date(2027, 7, 1)
    assert found(site)["tax"].by == week.first
    assert found(replace(site, site=Stay(date(2027, 1, 1), date(2027, 6, 30))))["establishment"].state == "free"
    assert found(replace(site, country="NL"))["establishment"].state == "free"  # twelve months there


def test_germany_and_france_count_by_calendar_year_and_the_netherlands_in_any_twelve_months() -> None:
    half = Posting("DE", (Stay(date(2026, 10, 1), date(2027, 4, 10)),), task="service")  # 92 and 100 days: 192
    assert (found(half)["tax"].state, found(half)["tax"].counted) == ("free", 100)
    assert found(replace(half, country="NL"))["tax"].by == date(2027, 4, 2)
    assert found(half)["establishment"].limit == 12  # nine became twelve by the final protocol


def test_who_must_be_declared() -> None:
    week = Posting("DE", (stay(date(2027, 3, 1), 5),))
    assert found(week)["declaration"].state == "free"  # mounting a machine is not on the German list
    assert found(replace(week, building_work=True))["declaration"].state == "do"
    assert found(replace(week, country="FR"))["declaration"].by == date(2027, 2, 28)
    assert found(replace(week, country="FR", task="own_account"))["declaration"].state == "free"


def test_the_netherlands_ask_no_declaration_for_a_first_installation_of_eight_days() -> None:
    first = Posting("NL", (stay(date(2027, 3, 1), 5),))
    assert found(first)["declaration"].state == "free"
    two = replace(first, stays=(*first.stays, stay(date(2027, 9, 6), 4)))  # the fourth day is the ninth in all
    assert (found(two)["declaration"].state, found(two)["declaration"].by) == ("do", date(2027, 9, 5))
    assert found(replace(first, stays=(stay(date(2027, 3, 1), 9),)))["declaration"].by == date(2027, 2, 28)
    assert found(replace(first, stays=(stay(date(2027, 3, 1), 8),)))["declaration"].state == "free"
    for other in ({"building_work": True}, {"in_contract": False}, {"task": "service"}, {"country": "FR"}):
        assert found(replace(first, **other))["declaration"].by == date(2027, 2, 28), other


def test_work_for_the_firm_itself_is_a_posting_in_france_and_in_no_other_country_of_the_list() -> None:
    fair = Posting("FR", (stay(date(2027, 3, 1), 400),), task="own_account")
    assert found(fair)["declaration"].state == "free"
    assert (found(fair)["host_pay"].state, found(fair)["host_law"].state) == ("do", "passed")
    for country in ("DE", "NL"):
        elsewhere = found(replace(fair, country=country))
        assert {elsewhere[duty].state for duty in ("declaration", "host_pay", "host_law")} == {"free"}


def test_american_wage_law_holds_from_the_first_day() -> None:
    week = found(Posting("US", (stay(date(2027, 3, 1), 5),)))
    assert (week["host_pay"].state, week["host_pay"].by) == ("do", date(2027, 3, 1))
    assert "host_law" not in week


def test_what_was_counted_reads_well_for_one_and_for_many() -> None:
    week = found(Posting("FR", (stay(date(2027, 3, 1), 5),)))
    assert (week["social_security"].count, week["tax"].count) == ("months: 1 (limit 24)", "days: 5 (limit 183)")


def test_a_rule_is_called_read_only_where_its_country_was_read() -> None:
    week = Posting("DE", (stay(date(2027, 3, 1), 5),))
    assert found(week)["host_pay"].sure == "read"
    assert {found(replace(week, country=country))["host_pay"].sure for country in ("FR", "NL")} == {"quoted"}


def test_the_american_border() -> None:
    week = Posting("US", (stay(date(2027, 3, 1), 5),))
    assert found(week)["entry"].state == "do"
    assert found(replace(week, in_contract=False))["entry"].state == "stop"
    assert found(replace(week, building_work=True))["entry"].state == "stop"
    assert found(replace(week, host_pays=True))["entry"].state == "stop"
    assert "ESTA" not in found(replace(week, stays=(stay(date(2027, 3, 1), 91),)))["entry"].text


def test_every_finding_names_its_source_and_how_sure_it_is() -> None:
    for country in posting_countries():
        for one in posting_findings(Posting(country, (stay(date(2027, 3, 1), 400),), task="service")):
            assert one.source, one
            assert one.sure in SURE
            assert one.duty in DUTIES


def test_the_firm_of_the_course_passes_the_eight_days_with_its_second_line_and_no_183_days() -> None:
    lille = found(installers()["lille"])
    assert lille["host_pay"].by == date(2027, 6, 17)  # five days in March, the ninth is the fourth of June's week
    rebuilding = found(installers()["lille_rebuilding"])
    assert rebuilding["tax"].counted == 116  # 7 September to 31 December: 24 + 31 + 30 + 31
    assert rebuilding["establishment"].by == date(2027, 3, 7)
    assert rebuilding["tax"].by == date(2026, 9, 7)
    assert {one.state for one in posting_findings(installers()["portland"])} == {"do", "free"}


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Stay(date(2027, 3, 2), date(2027, 3, 1)),
        lambda: Posting("FR", ()),
        lambda: Posting("XX", (stay(date(2027, 3, 1), 1),)),
        lambda: Posting("FR", (stay(date(2027, 3, 1), 1),), task="holiday"),
        lambda: passed_on([], 183, "week"),
    ],
)
def test_nonsense_is_named(wrong) -> None:
    with pytest.raises(InputError):
        wrong()


def test_a_job_in_germany_with_weekends_at_home_is_given_as_one_stay() -> None:
    first = date(2027, 1, 4)  # 34 weeks from Monday to Friday
    weeks = [stay(first + timedelta(weeks=week), 5) for week in range(34)]
    job = Posting("DE", (Stay(first, weeks[-1].last),), task="service")
    assert sum(len(week.days()) for week in weeks) == 170
    assert (found(job)["tax"].counted, found(job)["tax"].state) == (236, "passed")
