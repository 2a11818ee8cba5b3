"""The small money models against published answers, identities and cases counted by hand."""

import pytest

from kmo_teach.definition import resource_slack
from kmo_teach.drivers import Entry, Limits, Step, Supply, check_plan, landed_cost, one_shot_npv, staged_npv
from kmo_teach.entry import (
    SalesChannel,
    UnsolicitedOrder,
    contribution,
    flexible_budget_variance,
    indifference_turnover,
    partner_values,
    residual_income,
    return_on_investment,
)
from kmo_teach.inputs import InputError


def test_return_on_investment_and_residual_income_of_acca_questions():
    # opentuition.com, "ROI" (topic roi-53) and "Financial performance measurement" (p=483551)
    assert return_on_investment(640_000, 4_000_000) == pytest.approx(0.16)
    assert residual_income(640_000, 4_000_000, 0.10) == pytest.approx(240_000)
    assert residual_income(0.12 * 2_000_000 + 90_000, 2_500_000, 0.10) == pytest.approx(80_000)


def test_both_measures_agree_on_a_project_at_the_required_return():
    assert residual_income(50_000, 500_000, 0.10) == pytest.approx(0)
    with pytest.raises(InputError, match="capital"):
        return_on_investment(1, 0)


def test_spending_what_the_volume_allows_is_no_variance():
    assert flexible_budget_variance(50_000 + 50 * 1_100, 1_100, 50_000, 50) == pytest.approx(0)


def test_channels_cost_the_same_at_the_break_even():
    office, distributor = SalesChannel(180_000, 0.06), SalesChannel(12_000, 0.27)
    turnover = indifference_turnover(office, distributor)
    assert office.cost(turnover) == pytest.approx(distributor.cost(turnover))
    assert office.cost(turnover * 1.1) < distributor.cost(turnover * 1.1)
    with pytest.raises(InputError, match="office"):
        indifference_turnover(distributor, office)


def test_a_trial_in_a_certain_market_only_costs():
    sure = Entry(400_000, 900_000, 0, 1.0, trial_cost=30_000, trial_years=0)
    assert one_shot_npv(sure) - staged_npv(sure) == pytest.approx(30_000)


def test_a_free_and_instant_trial_never_hurts():
    for chance in (0, 0.3, 0.6, 1):
        entry = Entry(400_000, 700_000, 100_000, chance, trial_cost=0, trial_years=0)
        assert staged_npv(entry) >= one_shot_npv(entry)


def test_dixit_and_pindyck_widget_factory():
    # Investment under Uncertainty, chapter 2: cost 1,600; perpetuity of 300 or 100 from next year, at 10 % a year;
    # this year's 200 is earned at once only by entering now. NPV now 600, waiting a year 773.
    at_once = Entry(1_600 - 200, 300 / 0.10, 100 / 0.10, 0.5, trial_cost=0)
    wait = Entry(1_600, 300 * 11, 100 * 11, 0.5, trial_cost=0, trial_years=1, discount_rate=0.10)
    assert one_shot_npv(at_once) == pytest.approx(600)
    assert staged_npv(wait) == pytest.approx(773, abs=0.5)


def test_partners_share_the_whole_venture():
    ours, theirs = partner_values(
        [-20_000, 60_000, 90_000],
        our_share=0.4,
        our_contribution=50_000,
        partner_contribution=70_000,
        licence_fee=0.05,
        exit_multiple=3,
        discount_rate=0.10,
    )
    fees = [0, 3_000, 4_500]
    flows = [-20_000, 60_000, 90_000 + 3 * (90_000 - 4_500)]
    whole = sum(flow / 1.10**year for year, flow in enumerate(flows, 1)) - 120_000
    assert ours.net + theirs.net == pytest.approx(whole)
    assert ours.licence_fees == pytest.approx(sum(fee / 1.10**year for year, fee in enumerate(fees, 1)))


def test_landed_cost_at_home_is_wage_and_material():
    assert landed_cost(Supply(20, 15)).total == 35


def test_duty_falls_on_goods_and_freight():
    assert landed_cost(Supply(50, 40, freight=10, duty_rate=0.10)).duty == pytest.approx(10)


def test_an_order_at_cost_with_credit_is_refused():
    assert not contribution(UnsolicitedOrder(10_000, 10_000, 0, credit_days=90, interest_rate=0.05)).accept
    assert contribution(UnsolicitedOrder(10_000, 7_000, 1_000)).full == 2_000
    # 2,500 of home orders that must wait eat more than the 2,000 that is left
    assert not contribution(UnsolicitedOrder(10_000, 7_000, 1_000, displaced_contribution=2_500)).accept


def test_an_advance_of_the_full_cost_leaves_only_the_monthly_drain():
    slack = resource_slack(120_000, 40_000, 80_000, 30, 60, advance=80_000, monthly_receipts=30_000)
    assert slack.tied_up == 0
    assert slack.lowest_cash == 120_000 - 3 * 10_000


def test_owner_limits_name_each_reason():
    plan = [Step("small", 0, 0.10), Step("large", 500_000, 0.60)]
    first, second = check_plan(plan, 100_000, 400_000, Limits(0.50, 0.30))
    assert first.allowed
    assert second.debt_ratio == pytest.approx(0.6)
    assert len(second.reasons) == 2


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (lambda: UnsolicitedOrder(-1, 0, 0), "price"),
        (lambda: Supply(1, 1, defect_rate=2), "defect_rate"),
        (lambda: SalesChannel(1, 1.0), "cost_rate"),
        (lambda: Entry(1, 1, 1, 1.5, trial_cost=0), "chance_good"),
        (lambda: Limits(2, 0.1), "debt_ratio"),
        (lambda: resource_slack(1, 0, 1, 1, 1), "monthly_payments"),
    ],
)
def test_nonsense_is_refused_by_name(make, name):
    with pytest.raises(InputError) as caught:
        make()
    assert caught.value.name == name
