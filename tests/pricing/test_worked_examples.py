"""Published worked examples: each reproduces within its tolerance, and two that cannot are caught."""

import json
import math

import pytest

from kmo_teach.finance import forward_interest_rate, sales_to_recover
from kmo_teach.pricing import (
    CoverTerms,
    TwoWayRate,
    caplet,
    confirmation_fee,
    currency_option,
    default_probability,
    forward_premium,
    forward_rate,
    fra_settlement,
    implied_volatility,
    loss_provision,
    money_market_hedge,
    non_payment_cost,
    outright_forward,
    quote,
)
from tests.pricing import golden
from tests.pricing.data import rows

EXAMPLES = {row["id"]: row for row in rows("worked_examples.csv")}
RECEIVABLE = {"amount": 400_000, "spot": 1.8361, "foreign_rate": 0.051, "home_rate": 0.045, "days": 90}  # MMH-01 to 03
PRICE = quote(golden.ORDER, golden.MARKET, golden.COVER)


def _option(kind, i):
    years = i["days"] / 365 if "days" in i else i["T_days"] / i["basis"]
    return currency_option(kind, i["S"], i["K"], years, i["rd"], i["rf"], i["vol"])


def _forward(i):
    basis = 365 if str(i["basis"]).endswith("365") else 360
    return forward_rate(i["S"], i["r_quote"], i["r_base"], i["days"], basis)


def _outright(i):
    if "spot_bid" in i:
        return outright_forward(TwoWayRate(i["spot_bid"], i["spot_bid"]), i["points"], i["points"]).bid
    return outright_forward(TwoWayRate(i["spot_ask"], i["spot_ask"]), i["points"], i["points"]).ask


def _fra(i):
    return fra_settlement(i["notional"], i["fra"], i["ref"], i["days"])


def _interest_difference(i):
    return _fra(i) * (1 + i["ref"] * i["days"] / 360)


ANSWERS = {
    "FWD-01": lambda i: 1 / forward_rate(i["S_usd_per_eur"], i["r_usd"], i["r_eur"], 360),
    "FWD-02": _outright,
    "FWD-03": _outright,
    "FWD-04": lambda i: 100 * forward_premium(i["S"], i["F"], i["days"]),
    "FWD-05": _forward,
    "FWD-05-365": _forward,
    "MMH-01": lambda i: money_market_hedge(**RECEIVABLE).foreign_today,
    "MMH-02": lambda i: money_market_hedge(**RECEIVABLE).home_today,
    "MMH-03": lambda i: money_market_hedge(**RECEIVABLE).home_at_maturity,
    "MMH-04": lambda i: (
        money_market_hedge(
            i["payable_eur"], 1 / i["spot_usd_per_eur_ask"], i["r_eur_deposit"], i["r_usd_borrow"], 90
        ).home_at_maturity
    ),
    "FRA-01": _fra,
    "FRA-02": _interest_difference,
    "FRA-446": _fra,
    "FRA-304": _fra,
    "GK-01": lambda i: _option("call", i),
    "GK-02": lambda i: _option("put", i),
    "GK-03": lambda i: implied_volatility("call", i["price"], i["S"], i["K"], 4 / 12, i["rd"], i["rf"]),
    "ECL-01": lambda i: loss_provision(i["balances"], i["rates"]),
    "LC-01": lambda i: confirmation_fee(i["rate_pa"], i["days"], then="quarter"),
    "INS-01": lambda i: (
        i["turnover"]
        * non_payment_cost("credit_insurance", 90, 0.0044, 0.6, 0.02, CoverTerms(premium=i["rate"])).charge
    ),
    "INS-02": lambda i: sales_to_recover(i["bad_debt"], i["margin"]),
    **dict.fromkeys((f"GKQL-0{n}" for n in range(1, 6)), lambda i: _option("call" if i["cp"] == 1 else "put", i)),
    "CAP-01": lambda i: caplet(i["F"], i["K"], i["vol"], i["T"], i["tau"], math.exp(-0.065 * 1.25), i["notional"]),
    **dict.fromkeys((f"CIPQL-0{n}" for n in range(1, 5)), _forward),
    "FRAQL-01": lambda i: forward_interest_rate(i["r1"], i["d1"], i["r2"], i["d2"]),
    "GOLD-spot": lambda i: PRICE.market.spot,
    "GOLD-fwd_mid": lambda i: PRICE.market.forward(90),
    "GOLD-fwd_client": lambda i: PRICE.hedge.rate,
    "GOLD-financing": lambda i: PRICE.costs["financing"],
    "GOLD-pdT": lambda i: default_probability(0.0044, 90),
    "GOLD-residual_EL": lambda i: PRICE.charges["expected_loss"],
    "GOLD-advalorem": lambda i: PRICE.charge,
    "GOLD-fixed": lambda i: PRICE.costs["financing"] + PRICE.costs["bank_fee"],
    "GOLD-floor_eur": lambda i: PRICE.floor_eur,
    "GOLD-target_eur": lambda i: PRICE.target_eur,
    "GOLD-floor_usd": lambda i: PRICE.floor,
    "GOLD-target_usd": lambda i: PRICE.target,
    "GOLD-breakeven_eurusd": lambda i: PRICE.break_even_rate,
    "GOLD-naive_price_usd_costplus8_spot": lambda i: PRICE.naive,
}


def _answer(row):
    return ANSWERS[row["id"]](json.loads(row["inputs"]) if row["inputs"].startswith("{") else None)


def test_no_example_is_left_out():
    assert set(ANSWERS) == set(EXAMPLES)


@pytest.mark.parametrize("name", [name for name, row in EXAMPLES.items() if row["reproduces"] == "yes"])
def test_it_reproduces(name):
    row = EXAMPLES[name]
    assert _answer(row) == pytest.approx(float(row["expected"]), rel=0, abs=float(row["tolerance"]))


@pytest.mark.parametrize("name", [name for name, row in EXAMPLES.items() if row["reproduces"] == "no"])
def test_a_printed_answer_that_is_wrong_is_caught(name):
    row = EXAMPLES[name]
    digit = 10.0 ** -len(row["right"].partition(".")[2])
    assert _answer(row) == pytest.approx(float(row["right"]), rel=0, abs=digit / 2 * 1.001)
    assert abs(_answer(row) - float(row["expected"])) > float(row["tolerance"])


def test_the_naive_quote_of_the_golden_case_loses_money():
    assert PRICE.naive_is_below_floor
    assert not PRICE.is_below_floor(PRICE.target)
