"""Return on investment, residual income and flexible budgets, against published answers."""

import pytest

from kmo_teach.entry import flexible_budget_variance, residual_income, return_on_investment
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
