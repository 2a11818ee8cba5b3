"""Quality, certificates, channels and stock, against textbooks, tables and what can be worked out by hand."""

import random
from itertools import product
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmo_teach.inputs import InputError
from kmo_teach.operations import (
    Certificate,
    Channel,
    Link,
    QualityPlan,
    Replenishment,
    Trip,
    best_certificates,
    best_prevention,
    break_even_sales,
    chance_of_alarm,
    expected_gain,
    factory_receipts,
    greedy_certificates,
    lead_time_spread,
    margin_of_markup,
    markup_of_margin,
    p_chart,
    quality_cost,
    reorder_point,
    safety_stock,
    service_reached,
    shelf_price,
    transit_interest,
    with_delay,
)

# D. C. Montgomery, Introduction to Statistical Quality Control: cans of orange juice, 30 samples of 50.
CANS = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6]


def test_the_chart_of_the_orange_juice_cans():
    """As published: centre 0.2313, limits 0.0524 and 0.4102, samples 15 and 23 out of control."""
    chart = p_chart(CANS, 50)
    assert (round(chart.centre, 4), round(chart.lower[0], 4), round(chart.upper[0], 4)) == (0.2313, 0.0524, 0.4102)
    assert [place + 1 for place in chart.signals] == [15, 23]


def test_the_chart_of_a_second_textbook():
    """Ten samples of 200 (An Introduction to Business Statistics, example 16.6): 0.16, 0.0822, 0.2378, in control."""
    chart = p_chart([40, 44, 22, 34, 24, 32, 28, 32, 34, 30], 200)
    assert (round(chart.centre, 4), round(chart.lower[0], 4), round(chart.upper[0], 4)) == (0.16, 0.0822, 0.2378)
    assert chart.signals == ()


def test_a_larger_sample_has_narrower_limits():
    chart = p_chart([4, 16], [100, 400])
    assert chart.upper[0] - chart.centre == pytest.approx(2 * (chart.upper[1] - chart.centre))
    assert chart.lower[0] == 0


def test_the_baseline_alone_sets_the_centre():
    assert p_chart([1, 3, 50], 100, baseline=2).centre == pytest.approx(0.02)
    assert p_chart([1, 3, 50], 100, baseline=2).signals == (2,)


@pytest.mark.parametrize(
    ("rate", "size", "most", "within"),
    [(0.1, 10, 2, 0.9298), (0.05, 20, 1, 0.7358), (0.2, 15, 3, 0.6482), (0.5, 20, 10, 0.5881)],
)
def test_the_chance_of_an_alarm_as_in_the_binomial_tables(rate, size, most, within):
    """Cumulative binomial probabilities as printed in statistics textbooks."""
    assert chance_of_alarm(rate, size, most / size) == pytest.approx(1 - within, abs=5e-5)


PLAN = QualityPlan(1_200, 0.06, 0, 6_000, 9_000, caught=0.6, internal_cost=90, external_cost=700)


def test_the_four_parts_by_hand():
    cost = quality_cost(PLAN)  # 72 defects, 43.2 caught, 28.8 not
    assert (cost.prevention, cost.appraisal) == (0, 9_000)
    assert (cost.internal, cost.external) == pytest.approx((43.2 * 90, 28.8 * 700))
    assert cost.total == pytest.approx(9_000 + 3_888 + 20_160)


@given(st.floats(100, 5_000), st.floats(0.005, 0.5), st.floats(500, 20_000), st.floats(0, 1))
def test_no_prevention_is_cheaper_than_the_best(units, rate, halving, caught):
    def total(prevention):
        return quality_cost(QualityPlan(units, rate, prevention, halving, 0, caught, 80, 900)).total

    best = best_prevention(QualityPlan(units, rate, 0, halving, 0, caught, 80, 900))
    assert total(best) <= min(total(step * halving / 50) for step in range(1_000)) * (1 + 1e-12)


def brute_force(offers, budget):
    best = 0.0
    for mask in product((False, True), repeat=len(offers)):
        chosen = [offer for offer, taken in zip(offers, mask, strict=True) if taken]
        names = {offer.name for offer in chosen}
        if sum(offer.cost for offer in chosen) <= budget and all(set(offer.needs) <= names for offer in chosen):
            best = max(best, sum(offer.margin - offer.cost for offer in chosen))
    return best


def net(chosen):
    return sum(offer.margin - offer.cost for offer in chosen)


@pytest.mark.parametrize("seed", range(25))
def test_no_other_set_of_certificates_earns_more(seed):
    draw = random.Random(seed)
    offers = [Certificate("a", draw.randint(1, 9), draw.randint(0, 20))]
    offers += [
        Certificate(name, draw.randint(1, 9), draw.randint(0, 20), ("a",) if draw.random() < 0.4 else ())
        for name in "bcdefg"
    ]
    budget = draw.randint(0, 30)
    best, greedy = best_certificates(offers, budget), greedy_certificates(offers, budget)
    assert net(best) == brute_force(offers, budget)
    assert sum(offer.cost for offer in best) <= budget
    assert 0 <= net(greedy) <= net(best)
    names = {offer.name for offer in best}
    assert all(set(offer.needs) <= names for offer in best)


def test_the_knapsack_of_the_literature():
    """Instance P01 of J. Burkardt's collection: capacity 165, the best has profit 309 (of gross value)."""
    weights = [23, 31, 29, 44, 53, 38, 63, 85, 89, 82]
    profits = [92, 57, 49, 68, 60, 43, 67, 84, 87, 72]
    offers = [
        Certificate(str(place), weight, weight + profit)
        for place, (weight, profit) in enumerate(zip(weights, profits, strict=True))
    ]
    best = best_certificates(offers, 165)
    assert net(best) == 309
    assert sorted(int(offer.name) for offer in best) == [0, 1, 2, 3, 5]


def test_the_best_first_can_be_wrong():
    offers = [Certificate("a", 6, 20), Certificate("b", 5, 14), Certificate("c", 5, 14)]
    assert net(best_certificates(offers, 10)) == 18
    assert net(greedy_certificates(offers, 10)) == 14


RATES = st.floats(0, 0.8)


@given(st.floats(1, 1_000), st.floats(0, 0.6), st.floats(0, 0.5), st.floats(0, 50), st.floats(0, 0.3))
def test_a_parcel_pays_duty_on_what_the_consumer_pays(received, platform, duty, freight, vat):
    channel = Channel([Link("platform", platform)], freight, duty, 0, vat, consumer_imports=True)
    cascade = shelf_price(channel, received)
    without_tax = cascade.shelf / (1 + vat)
    assert cascade.duty == pytest.approx(duty * (without_tax - cascade.duty), abs=1e-6)
    assert cascade.links[0][1] == pytest.approx(platform * without_tax, abs=1e-6)
    assert factory_receipts(channel, cascade.shelf) == pytest.approx(received)


@given(st.floats(1, 1_000), RATES, RATES, RATES, st.floats(0, 0.5), st.floats(0, 50), st.floats(0, 0.3))
def test_down_the_cascade_and_up_again(received, first, second, commission, duty, freight, vat):
    channel = Channel([Link("a", first), Link("b", second, "cost")], freight, duty, commission, vat)
    cascade = shelf_price(channel, received)
    assert factory_receipts(channel, cascade.shelf) == pytest.approx(received)
    assert cascade.landed == pytest.approx((received / (1 - commission) + freight) * (1 + duty))


def test_the_cascade_by_hand():
    """Factory 100, freight 20, duty 5 %: landed 126. Importer adds 25 % to cost: 157.50. Retailer keeps 30 % of 225."""
    cascade = shelf_price(Channel([Link("i", 0.25, "cost"), Link("r", 0.30)], 20, 0.05, 0, 0.21), 100)
    assert dict(cascade.links) == pytest.approx({"i": 31.5, "r": 67.5})
    assert (cascade.vat, cascade.shelf) == pytest.approx((47.25, 272.25))


def test_a_margin_is_a_larger_mark_up():
    """The tables of the trade: 20 % is 25 %, 33.3 % is 50 %, 50 % is 100 %."""
    for margin, markup in ((0.2, 0.25), (1 / 3, 0.5), (0.5, 1.0)):
        assert markup_of_margin(margin) == pytest.approx(markup)
        assert margin_of_markup(markup) == pytest.approx(margin)
        assert Link("a", margin).factor == pytest.approx(Link("a", markup, "cost").factor)


def test_a_trip_pays_where_its_expected_gain_is_nothing():
    trip = Trip(days=4, day_value=700, travel=1_200)
    sales = break_even_sales(trip, 0.3)
    assert sales == pytest.approx(4_000 / 0.3)
    assert expected_gain(trip, 0.3, sales, before=0, after=1) == pytest.approx(0)


def test_safety_stock_of_a_textbook():
    """B. W. Taylor, Introduction to Management Science: carpet, 30 a day, spread 5, 10 days, 95 %: 26.1 with z = 1.65.

    Ours has z = 1.645.
    """
    carpet = Replenishment(30, 5, 10)
    assert safety_stock(carpet, 0.95) == pytest.approx(26.1, abs=0.15)
    assert reorder_point(carpet, 0.95) == pytest.approx(326.1, abs=0.15)


def test_a_sure_use_and_an_unsure_lead_time():
    """The hardware warehouse of management science courses: 5 a day, 3 days with spread 2: spread 10, stock 16.45."""
    supply = Replenishment(5, 0, 3, 2)
    assert lead_time_spread(supply) == pytest.approx(10)
    assert safety_stock(supply, 0.95) == pytest.approx(16.45, abs=0.01)


@given(st.floats(0.5, 0.999), st.floats(0, 50), st.floats(0, 30), st.floats(0, 20))
def test_safety_stock_grows_with_the_root_of_the_lead_time(service, spread, lead, demand):
    short, long = Replenishment(demand, spread, lead), Replenishment(demand, spread, 4 * lead)
    assert safety_stock(long, service) == pytest.approx(2 * safety_stock(short, service))
    assert safety_stock(short, service) <= 3.1 * spread * sqrt(lead)


@pytest.mark.parametrize(("service", "z"), [(0.90, 1.2816), (0.95, 1.6449), (0.99, 2.3263), (0.975, 1.9600)])
def test_the_factors_of_the_normal_table(service, z):
    assert safety_stock(Replenishment(0, 1, 1), service) == pytest.approx(z, abs=5e-5)


@pytest.mark.parametrize(("chance", "length"), [(0, 0), (0.25, 4), (0.6, 2)])
def test_the_service_reached_is_that_of_a_simulation(chance, length):
    draw = random.Random(7)
    supply, level, trials = Replenishment(20, 6, 30), 660, 4_000
    enough = sum(
        sum(draw.gauss(20, 6) for _day in range(30 + (length if draw.random() < chance else 0))) <= level
        for _trial in range(trials)
    )
    assert service_reached(supply, level, chance, length) == pytest.approx(enough / trials, abs=0.025)


@given(st.floats(0.6, 0.99), st.floats(1, 40), st.floats(1, 20), st.floats(1, 20))
def test_without_a_delay_the_promise_is_kept(service, demand, spread, lead):
    supply = Replenishment(demand, spread, lead)
    assert service_reached(supply, reorder_point(supply, service)) == pytest.approx(service)


def test_a_delay_that_always_comes_needs_no_more_than_a_longer_lead_time():
    assert with_delay(Replenishment(10, 3, 20), 1, 5) == Replenishment(10, 3, 25)
    assert with_delay(Replenishment(10, 3, 20), 0, 5) == Replenishment(10, 3, 20)


def test_interest_under_way():
    assert transit_interest(360_000, 30, 0.06) == pytest.approx(360_000 * 0.06 / 12)


@pytest.mark.parametrize(
    "nonsense",
    [
        lambda: p_chart([], 50),
        lambda: p_chart([3], 2),
        lambda: p_chart([1, 2], [10]),
        lambda: p_chart([1], 10, baseline=2),
        lambda: Certificate("a", 0, 1),
        lambda: best_certificates([Certificate("a", 1, 2), Certificate("a", 1, 2)], 3),
        lambda: best_certificates([Certificate("a", 1, 2, ("b",))], 3),
        lambda: Link("a", 1),
        lambda: Link("a", 0.2, "sales"),
        lambda: factory_receipts(Channel(freight=50), 20),
        lambda: safety_stock(Replenishment(1, 1, 1), 1),
        lambda: safety_stock(Replenishment(1, 1, 1), 0.3),
        lambda: Replenishment(1, -1, 1),
        lambda: break_even_sales(Trip(1, 1, 1), 0),
        lambda: QualityPlan(1, 1.2, 0, 1, 0, 0, 0, 0),
    ],
)
def test_nonsense_is_refused(nonsense):
    with pytest.raises(InputError):
        nonsense()
