"""What each cover does: the cash flows behind it, followed one by one, end where the formula says."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmo_teach.inputs import InputError
from kmo_teach.pricing import (
    NON_PAYMENT_COVERS,
    Cover,
    CoverTerms,
    borrowing_rate,
    break_even_premium,
    default_probability,
    default_rate,
    fra_settlement,
    highest_borrowing_rate,
    is_offered,
    make_hedge,
    market_data,
    non_payment_cost,
    quote,
    shocks,
)
from tests.pricing import golden

RATE = st.floats(0.0, 0.2)
NOTIONAL, DAYS = 1_000_000, 90


@settings(deadline=None)
@given(RATE, RATE, st.floats(0, 0.05))
def test_a_loan_and_its_rate_agreement_cost_the_agreed_rate(reference, agreed, margin):
    """Pay the loan's floating interest; add the settlement, invested until then at the reference rate."""
    years = DAYS / 360
    interest = NOTIONAL * (reference + margin) * years
    received = fra_settlement(NOTIONAL, agreed, reference, DAYS) * (1 + reference * years)
    rate = borrowing_rate("fra", reference, margin, agreed)
    assert interest - received == pytest.approx(NOTIONAL * rate * years, abs=1e-6)


@settings(deadline=None)
@given(RATE, RATE, st.floats(0, 0.05), st.floats(0, 0.01))
def test_a_cap_pays_above_its_strike_and_never_costs_more_than_its_ceiling(reference, strike, margin, premium):
    paid = reference + margin - max(reference - strike, 0) + premium
    assert borrowing_rate("cap", reference, margin, strike, premium) == pytest.approx(paid)
    assert paid <= highest_borrowing_rate("cap", margin, strike, premium) + 1e-12


def test_the_price_carries_the_rate_that_the_interest_cover_guarantees():
    def financing(**cover):
        return quote(golden.ORDER, golden.MARKET, replace(golden.COVER, **cover)).costs["financing"]

    base = 84_200 * 105 / 360
    assert financing() == pytest.approx(base * 0.055)
    assert financing(interest="fra", agreed_rate=0.03) == pytest.approx(base * (0.03 + 0.055 - 0.0225))
    cap = {"interest": "cap", "agreed_rate": 0.03, "cap_premium": 0.002}
    assert financing(**cap) == pytest.approx(base * (0.03 + 0.055 - 0.0225 + 0.002))


def test_survival_multiplies():
    half, year = default_probability(0.05, 182.5), default_probability(0.05, 365)
    assert year == pytest.approx(0.05)
    assert (1 - half) ** 2 == pytest.approx(1 - year)


def test_who_keeps_the_risk():
    costs = {cover: non_payment_cost(cover, 90, 0.02, 0.6, 0.0225) for cover in NON_PAYMENT_COVERS}
    kept = {cover: cost.expected_loss for cover, cost in costs.items()}
    assert kept["factoring_with_recourse"] == kept["open_account"] > kept["credit_insurance"] > 0
    assert kept["factoring_without_recourse"] == kept["documentary_credit"] == 0
    assert costs["factoring_without_recourse"].charge > costs["factoring_with_recourse"].charge


def test_what_a_factor_advances_is_not_financed_twice():
    terms = CoverTerms(factoring_advance=0.75)
    price = quote(golden.ORDER, golden.MARKET, Cover(non_payment="factoring_with_recourse", terms=terms))
    assert price.costs["financing"] == pytest.approx(84_200 * 0.055 * (45 + 90 * 0.25 - 30) / 360)


def test_nobody_insures_a_buyer_below_the_expected_claims():
    """A sound buyer pays the usual rate, above the claims; for a weak one the premium is what the claims come to."""

    def total(cover, risk):
        return non_payment_cost(cover, 90, risk, 0.6, 0.0225).total(100_000)

    assert total("open_account", 0.001) < total("credit_insurance", 0.001)
    assert total("credit_insurance", 0.08) == pytest.approx(total("open_account", 0.08))
    claims = 0.9 * 0.6 * (1 - (1 - 0.05298) ** (90 / 365))
    assert non_payment_cost("credit_insurance", 90, 0.05298, 0.6, 0.02).charge == pytest.approx(claims)
    assert break_even_premium(default_probability(0.05298, 90), 0.6, 0.9) == pytest.approx(claims)
    protected, returned = (
        non_payment_cost(f"factoring_{how}_recourse", 90, 0.05298, 0.6, 0.02) for how in ("without", "with")
    )
    assert protected.charge - returned.charge == pytest.approx(claims / 0.9)
    quoted = CoverTerms(premium=0.001, factoring_protection=0.002)
    assert non_payment_cost("credit_insurance", 90, 0.05298, 0.6, 0.02, quoted).charge == 0.001, "a quote is a quote"


@settings(deadline=None)
@given(st.floats(0, 0.2), st.floats(1, 400))
def test_passing_the_risk_on_never_pays_on_average(yearly, days):
    """Without a quote of one's own, no cover by an insurer or a factor costs less than the expected loss."""
    loss = non_payment_cost("open_account", days, yearly, 0.6, 0.02).total(1)
    for cover in ("credit_insurance", "factoring_without_recourse"):
        assert non_payment_cost(cover, days, yearly, 0.6, 0.02).total(1) >= loss * (1 - 1e-12)


def test_a_buyer_without_a_limit_is_refused_with_a_reason():
    weak = default_rate("CCC").rate
    offered = {cover: is_offered(cover, weak) for cover in NON_PAYMENT_COVERS}
    assert [cover for cover, there in offered.items() if not there] == [
        "credit_insurance",
        "factoring_without_recourse",
    ]
    for cover, there in offered.items():
        if there:
            non_payment_cost(cover, 90, weak, 0.6, 0.02)
        else:
            with pytest.raises(InputError, match="No insurer gives a limit above 20%"):
                non_payment_cost(cover, 90, weak, 0.6, 0.02)
    assert is_offered("credit_insurance", default_rate("B").rate)


@pytest.mark.parametrize("currency", ["GBP", "TRY"])
def test_a_forward_shuts_out_the_shocks_of_history(currency):
    market = market_data(currency)
    price = quote(replace(golden.ORDER, currency=currency), market, Cover("forward"))
    for shock in shocks(currency):
        rate = market.spot * shock.factor
        assert price.exposure().margin(price.hedge, rate) == pytest.approx(0.08 * price.target_eur)
        uncovered = price.exposure().margin(make_hedge("none", market, 90), rate)
        assert uncovered == pytest.approx(price.target / rate * (1 - price.charge) - price.cost)


def test_a_currency_with_lower_interest_pays_the_exporter_for_the_forward():
    """Yen interest is below euro interest, dollar interest above."""
    free = {code: replace(market_data(code), bank_spread=0) for code in ("JPY", "USD")}
    gain, cost = (quote(replace(golden.ORDER, currency=code), free[code]).exchange_cost for code in free)
    assert gain < 0 < cost


def test_the_home_currency_needs_no_cover():
    euro = replace(golden.ORDER, currency="EUR")
    prices = [quote(euro, market_data("EUR"), Cover(kind)).target for kind in ("none", "forward", "option")]
    assert prices == pytest.approx([prices[0]] * 3)
