"""What the firm would own abroad has one reader, and its accounts as a parent are net of interest and tax."""

import pytest

from kmo_teach.case import get_abroad, get_running_case, parent_accounts


def test_nothing_but_its_constructor_reads_the_file(root):
    package = root / "kmo_teach"
    readers = [path.name for path in package.rglob("*.py") if '"case/abroad.toml"' in path.read_text(encoding="utf-8")]
    assert readers == ["abroad.py"]


def test_what_banks_hold_back_has_every_currency_of_the_accounts():
    assert set(get_abroad().uncleared) <= set(get_abroad().minimum)


@pytest.mark.parametrize("investment", [0, 320_000, 800_000])
def test_a_parent_s_profit_is_net_and_its_balance_is_the_firm_s(investment):
    """450,000 before interest; 5.5 % on 1.4 million and on what the shares cost; a quarter of the rest for tax."""
    parent, firm = parent_accounts(investment), get_running_case()
    assert parent.income == pytest.approx(0.75 * (450_000 - 0.055 * (1_400_000 + investment)))
    assert parent.assets - investment == firm.balance_sheet_total
    assert parent.opening_equity + parent.income == pytest.approx(firm.balance_sheet["equity"])
