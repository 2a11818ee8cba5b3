"""Tax withheld abroad on a fee, against sums worked by hand."""

import pytest

from kmo_teach import facts
from kmo_teach.finance import withhold
from kmo_teach.inputs import InputError


def test_a_credit_in_full_leaves_what_a_sale_at_home_would():
    # 12,000 - 4,000 = 8,000 of profit; a quarter of it is 2,000, of which 600 was paid in Poland.
    found = withhold(12_000, 4_000, 0.05, 0.05, 0.25)
    assert (found.withheld, found.credit, found.lost, found.home_tax) == (600, 600, 0, 1_400)
    assert found.left == 8_000 - 2_000


def test_a_thin_margin_is_saved_by_the_tax_on_other_profit():
    # 1,500 of profit bears 375 at home; the other 225 of the 600 withheld lower the tax on the rest of the firm.
    alone, within = (withhold(12_000, 10_500, 0.05, 0.05, 0.25, other) for other in (0, 80_000))
    assert (alone.credit, alone.lost, alone.home_tax, alone.left) == (375, 225, 0, 900)
    assert (within.credit, within.lost, within.home_tax, within.left) == (600, 0, -225, 1_125)


def test_a_year_of_loss_loses_the_credit():
    found = withhold(12_000, 9_000, 0.05, 0.05, 0.25, other_profit=-50_000)
    assert (found.credit, found.lost, found.home_tax, found.left) == (0, 600, 0, 2_400)


def test_without_a_certificate_the_rest_must_be_reclaimed_over_there():
    found = withhold(12_000, 9_000, 0.20, 0.05, 0.25, other_profit=80_000)
    assert (found.withheld, found.to_reclaim, found.credit, found.left) == (2_400, 1_800, 600, 450)


def test_a_service_that_the_treaty_leaves_to_home_has_no_credit():
    found = withhold(10_000, 6_000, 0.20, 0.0, 0.25)
    assert (found.to_reclaim, found.credit, found.lost, found.home_tax) == (2_000, 0, 0, 1_000)


def test_the_money_adds_up():
    found = withhold(9_000, 8_000, 0.15, 0.10, 0.25, 300)
    assert found.withheld == pytest.approx(found.to_reclaim + found.credit + found.lost)
    assert found.left == pytest.approx(9_000 - 8_000 - found.withheld - found.home_tax)


def test_polish_facts_are_in_order():
    poland = facts.parameters("finance/withholding.toml")["poland"]
    assert 0 == poland["services_by_treaty"] < poland["royalties_by_treaty"] < poland["by_law"] < 1


@pytest.mark.parametrize(
    ("name", "given"),
    [("fee", -1), ("costs", -1), ("source_rate", 1.2), ("treaty_rate", 5), ("home_rate", -0.1), ("other_profit", None)],
)
def test_a_wrong_input_is_named(name, given):
    inputs = {"fee": 100, "costs": 50, "source_rate": 0.2, "treaty_rate": 0.05, "home_rate": 0.25}
    with pytest.raises(InputError, match=f"^{name}: "):
        withhold(**{**inputs, name: given})
