"""Selling abroad: the models agree with closed forms, published formulas and brute force, and name nonsense."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kmo_teach.commercial import (
    CLAUSES,
    PLACES,
    CustomerBase,
    Dispute,
    SalesChannel,
    acquisition_cost,
    affordability,
    brand_budget,
    break_even_chance,
    chance_of_at_least_one,
    cheapest_ranges,
    cumulated_value,
    equally_affordable_price,
    indemnity_ceiling,
    lifetime_value,
    loss_turnover,
    open_clauses,
    payback_year,
    payback_years,
    split_budget,
    trademark_fee,
    with_indemnity,
    yearly_provision,
    yearly_saving,
)
from kmo_teach.entry import indifference_turnover
from kmo_teach.inputs import InputError
from kmo_teach.payroll import net_pay
from kmo_teach.pricing import market_data

CHANNELS = some.dictionaries(
    some.sampled_from("abcdef"),
    some.builds(SalesChannel, some.integers(0, 500_000), some.integers(0, 60).map(lambda rate: rate / 100)),
    min_size=1,
)


@given(CHANNELS, some.integers(0, 20_000_000))
def test_no_channel_is_cheaper_than_the_one_named(channels, turnover):
    ranges = cheapest_ranges(channels)
    assert ranges[0].start == 0
    assert ranges[-1].end is None
    assert [one.end for one in ranges[:-1]] == [one.start for one in ranges[1:]]
    named = next(one.name for one in ranges if one.end is None or turnover <= one.end)
    least = min(channel.cost(turnover) for channel in channels.values())
    assert channels[named].cost(turnover) == pytest.approx(least, rel=1e-9, abs=1e-6)


def test_two_channels_cross_where_the_office_breaks_even():
    office, distributor = SalesChannel(210_000, 0.06), SalesChannel(0, 0.24)
    ranges = cheapest_ranges({"office": office, "distributor": distributor})
    assert [one.name for one in ranges] == ["distributor", "office"]
    assert ranges[1].start == pytest.approx(indifference_turnover(office, distributor))


def test_the_indemnity_is_the_directives_mean_of_at_most_five_years():
    assert indemnity_ceiling([50_000, 70_000]) == 60_000  # shorter than five years: the mean of the period
    assert indemnity_ceiling([1_000_000, 10, 20, 30, 40, 50]) == 30  # the sixth year back does not count
    assert indemnity_ceiling([60_000], years=2) == 120_000


@given(some.integers(1, 40), some.floats(0, 0.3), some.floats(0, 1e6))
def test_what_is_set_aside_grows_to_the_amount(years, rate, amount):
    saved = 0.0
    for _year in range(years):
        saved = saved * (1 + rate) + yearly_provision(amount, years, rate)
    assert saved == pytest.approx(amount, rel=1e-6, abs=1e-6)


def test_the_provision_moves_the_crossing_towards_own_people():
    agent, own = SalesChannel(45_000, 0.14), SalesChannel(130_000, 0.08)
    paid = with_indemnity(agent, 0.09, duration=5, rate=0.0, years=2)
    assert paid.cost_rate == pytest.approx(0.14 + 0.09 * 2 / 5)
    assert indifference_turnover(own, paid) < indifference_turnover(own, agent)


def test_below_the_loss_turnover_the_channel_loses():
    channel, margin = SalesChannel(210_000, 0.06), 0.36
    limit = loss_turnover(channel, margin)
    assert margin * limit == pytest.approx(channel.cost(limit))
    assert loss_turnover(SalesChannel(0, 0.36), margin) is None


def test_affordability_is_the_payslip_turned_round():
    seen = affordability(390, "PL", 90_000)
    assert seen.net_month * 12 * market_data("PLN").spot == pytest.approx(net_pay("PL", 90_000).net)
    assert seen.share * seen.net_month == pytest.approx(390)
    equal = equally_affordable_price(390, ("BE", 42_000), ("PL", 90_000))
    assert affordability(equal, "PL", 90_000).share == pytest.approx(affordability(390, "BE", 42_000).share)


def test_a_machine_pays_back_by_labour_cost_and_not_by_net_pay():
    hour = net_pay("BE", 42_000).labour_cost / 1_650
    assert payback_years(80_000, 1_000, "BE", 42_000) == pytest.approx(80 / hour)
    assert payback_years(80_000, 2_000, "BE", 42_000) == pytest.approx(40 / hour)


def test_a_dispute_costs_its_chance_times_its_stake():
    now, adapted = Dispute(0.10, 90_000, 10_000), Dispute(0.05, 50_000, 10_000)
    assert now.expected_cost == 10_000
    assert yearly_saving(now, adapted, once=6_000, years=3, each_year=500) == 10_000 - 3_000 - 2_000 - 500
    assert yearly_saving(now, now, once=1, years=1) < 0
    chance = break_even_chance(90_000, 10_000, 2_500)
    assert Dispute(chance, 90_000, 10_000).expected_cost == pytest.approx(2_500)
    assert break_even_chance(1_000, 0, 2_000) is None


def test_rare_disputes_add_up():
    assert chance_of_at_least_one(1 / 6, 4) == pytest.approx(1 - 625 / 1296)  # de Méré's four throws of a die
    assert chance_of_at_least_one(0.3, 0) == 0


def test_the_check_list_keeps_what_is_open():
    assert len(open_clauses([])) == len(CLAUSES)
    assert open_clauses(CLAUSES) == ()


@given(some.floats(1, 1e5), some.floats(0, 1), some.floats(0.01, 0.5))
def test_lifetime_value_is_the_sum_of_all_years(margin, churn, rate):
    customers = CustomerBase(margin, churn, rate)
    assert cumulated_value(customers, 3_000) == pytest.approx(lifetime_value(customers), rel=1e-6)


def test_lifetime_value_agrees_with_the_published_form():
    # Gupta and Lehmann's margin multiple r / (1 + i - r) holds when the margin starts after a year's survival:
    # it is ours times the retention.
    customers = CustomerBase(1.0, churn=0.10, discount_rate=0.12)
    assert 0.90 * lifetime_value(customers) == pytest.approx(4.09, abs=0.005)  # their table: 90 per cent, 12 per cent


def test_the_payback_year_is_the_first_that_covers():
    customers = CustomerBase(9_000, 0.15, 0.10)
    year = payback_year(customers, 18_000)
    assert cumulated_value(customers, year - 1) < 18_000 <= cumulated_value(customers, year)
    assert payback_year(customers, 0) == 0
    assert payback_year(customers, lifetime_value(customers) + 1) is None
    assert acquisition_cost(54_000, 3) == 18_000


def test_no_other_split_of_the_budget_wins_more():
    pull = {"FR": 900.0, "DE": 600.0, "PL": 250.0}

    def won(split):
        return sum(pull[name] * split[name] ** 0.5 for name in pull)

    best = split_budget(60_000, pull)
    assert sum(best.values()) == pytest.approx(60_000)
    grid = [{"FR": f * 1_000, "DE": d * 1_000, "PL": (60 - f - d) * 1_000} for f in range(61) for d in range(61 - f)]
    assert won(best) >= max(won(split) for split in grid)


def test_the_fees_are_the_published_ones():
    # tmarkmetric.com, 2026: 850, 900, 1,050 and 150 for each class beyond three
    assert [trademark_fee("EU", classes).amount for classes in (1, 2, 3, 5)] == [850, 900, 1_050, 1_350]
    assert trademark_fee("US", 3).amount == 1_050  # USD 350 a class
    assert trademark_fee("BASIC", 4).amount == 753  # CHF 653 and 100 for each class beyond three
    assert trademark_fee("CA", 3).amount == 299 + 2 * 91
    assert trademark_fee("EU", 1).euro == 850
    assert trademark_fee("US", 1).euro == pytest.approx(350 / market_data("USD").spot)


def test_the_basic_fee_is_paid_once_and_only_for_designations():
    assert [one.key for one in brand_budget(1, ["EU", "US"])] == ["EU", "US"]
    assert [one.key for one in brand_budget(1, PLACES)].count("BASIC") == 1


def test_euipo_takes_300_once_to_pass_on_an_application_that_rests_on_its_mark():
    # EUIPO, page on the forms of the international application: a transmittal fee of EUR 300
    for classes in (1, 4):
        passed_on = [one.euro for one in brand_budget(classes, ["EU", "CH", "CN"]) if one.key == "ORIGIN"]
        assert passed_on == [300]
    for places in (["CH", "US"], ["EU", "US"]):  # another office of origin; no international application
        assert "ORIGIN" not in [one.key for one in brand_budget(1, places)]


def test_the_brands_of_the_page_cost_what_their_parts_cost():
    franc, dollar = market_data("CHF").spot, market_data("USD").spot
    total = sum(one.euro for one in brand_budget(2, ["EU", "US", "CH"]))
    assert total == pytest.approx(900 + 300 + 700 / dollar + (400 + 653) / franc)
    assert round(total) == 2_972


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: cheapest_ranges({}), "channels"),
        (lambda: indemnity_ceiling([]), "commissions"),
        (lambda: yearly_provision(1, 0, 0.05), "years"),
        (lambda: affordability(0, "BE", 42_000), "price"),
        (lambda: affordability(1, "XX", 42_000), "country"),
        (lambda: payback_years(1, 0, "BE", 42_000), "hours_saved"),
        (lambda: Dispute(1.2, 1, 1), "chance"),
        (lambda: open_clauses(["luck"]), "settled"),
        (lambda: lifetime_value(CustomerBase(1, 0, 0)), "churn"),
        (lambda: acquisition_cost(1, 0), "won"),
        (lambda: split_budget(1, {"FR": 0}), "pull"),
        (lambda: trademark_fee("EU", 0), "classes"),
        (lambda: brand_budget(1, ["MARS"]), "places"),
    ],
)
def test_nonsense_names_its_input(call, name):
    with pytest.raises(InputError) as refused:
        call()
    assert refused.value.name == name
