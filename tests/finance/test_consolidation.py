"""D2: the consolidation balances, agrees with published examples, and shows what a falling currency does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmo_teach.finance import (
    Accounts,
    Intragroup,
    Rates,
    consolidate,
    translate,
    translation_adjustment,
    unrealised_profit,
)
from kmo_teach.inputs import InputError
from kmo_teach.pricing import history, yearly_average

MONEY = st.floats(0, 1e6)
RATE = st.floats(0.05, 100)
RATES = st.builds(Rates, RATE, RATE, RATE, st.none() | RATE)


@st.composite
def accounts(draw):
    opening, sales, costs, dividends = (draw(MONEY) for _ in range(4))
    equity = opening + sales - costs - dividends
    liabilities = draw(MONEY) + max(-equity, 0.0)
    return Accounts(opening, sales, costs, liabilities + equity, liabilities, dividends)


@settings(deadline=None)
@given(accounts(), RATES)
def test_translated_accounts_balance(firm, rates):
    euro = translate(firm, rates)
    explained = euro.opening_equity + euro.income - euro.dividends + euro.adjustment
    scale = (firm.assets + firm.liabilities + firm.sales + firm.costs + firm.opening_equity + firm.dividends) * 20
    assert euro.net_assets == pytest.approx(explained, abs=1e-9 * scale + 1e-9)


@settings(deadline=None)
@given(accounts(), RATE)
def test_a_steady_rate_leaves_no_adjustment(firm, rate):
    assert translate(firm, Rates(rate, rate, rate)).adjustment == pytest.approx(0, abs=1e-6)


@settings(deadline=None)
@given(accounts(), accounts(), RATES, st.floats(0.1, 1), st.floats(0, 0.5), st.floats(0, 0.5))
def test_the_group_balances(parent, foreign, rates, ownership, markup, tax):
    subsidiary = translate(foreign, rates)
    investment = parent.assets / 4
    inside = Intragroup(
        sales=parent.sales / 3,
        balances=parent.assets / 9,
        stock=min(parent.sales / 5, subsidiary.assets),
        markup=markup,
        tax_rate=tax,
    )
    group = consolidate(parent, subsidiary, ownership, investment, subsidiary.opening_equity, inside)
    total = group.liabilities + group.owners_equity + group.non_controlling_interest
    assert group.assets == pytest.approx(total, rel=1e-9, abs=1e-6)
    taken_out = group.eliminated_profit * (1 - tax)
    assert group.income == pytest.approx(parent.income + subsidiary.income - taken_out, abs=1e-6)


def test_a_founded_subsidiary_adds_what_it_earned_since():
    """No dealings, wholly owned, founded with the investment: group equity = parent's + income + adjustment."""
    parent = Accounts(opening_equity=400, sales=100, costs=60, assets=640, liabilities=200)
    child = translate(Accounts(1_000, 300, 100, 1_500, 300), Rates(10, 16, 20))
    group = consolidate(parent, child, 1.0, investment=100, equity_at_acquisition=100)
    assert group.goodwill == 0
    assert group.owners_equity == pytest.approx(440 + child.income + child.adjustment)


def test_unrealised_profit_of_published_examples():
    # Kaplan, F1 Integrated Workbook 2018, page 333: 12,000 in stock at a mark-up of 20 % holds 2,000
    assert unrealised_profit(12_000, 0.20) == pytest.approx(2_000)
    # opentuition.com, "Example 3 - unrealised profit": 10 million sold at cost plus 25 %, a quarter of it in stock
    assert unrealised_profit(10_000_000 / 4, 0.25) == pytest.approx(500_000)


def test_the_lira_of_2021_ate_a_good_year():
    lira = dict(history("TRY"))
    rates = Rates(opening=lira["2020-12"], average=yearly_average("TRY", 2021), closing=lira["2021-12"])
    euro = translate(Accounts(10_000_000, 8_000_000, 6_000_000, 14_000_000, 2_000_000), rates)
    assert euro.income > 0
    assert euro.adjustment < -euro.income
    assert euro.net_assets < euro.opening_equity


@pytest.mark.parametrize("name", ["opening", "average", "closing", "dividend"])
def test_a_rate_of_nothing_is_named(name):
    with pytest.raises(InputError, match=rf"^{name}: "):
        Rates(**{"opening": 1, "average": 1, "closing": 1, name: 0})


def test_books_that_do_not_balance_are_refused():
    with pytest.raises(InputError, match=r"^assets: "):
        Accounts(100, 50, 40, assets=200, liabilities=50)
    with pytest.raises(InputError, match=r"^ownership: "):
        consolidate(Accounts(1, 0, 0, 1, 0), translate(Accounts(1, 0, 0, 1, 0), Rates(1, 1, 1)), 1.5, 0, 0)


def test_the_adjustment_of_dividends_runs_from_their_own_day():
    assert translation_adjustment(0, 0, 100, Rates(1, 1, 2, dividend=1)) == pytest.approx(50)
    assert translation_adjustment(0, 0, 100, Rates(1, 1, 2)) == 0
