"""Nonsense gets a message with the name of the input, in the reader's language, and never a number."""

import math
from dataclasses import replace

import pytest

from kmo_teach import pricing
from kmo_teach.inputs import InputError
from kmo_teach.pricing import Cover, CoverTerms, Order, Purchase, market_data, quote
from tests.pricing import golden

ORDER = {"currency": "USD", "full_cost": 80_000, "days": 90}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("full_cost", -1),
        ("full_cost", 0),
        ("full_cost", "80000"),
        ("margin", 1),
        ("margin", 1.0),
        ("margin", -0.1),
        ("days", 0),
        ("days", -30),
        ("days", math.nan),
        ("currency", "XXX"),
        ("currency", "RUB"),
        ("currency", None),
        ("incoterm", "DAT"),
        ("loan_rate", 5.5),
        ("commission", 1),
        ("inventory_days", -1),
        ("duty_rate", math.inf),
        ("default_probability", 1),
        ("loss_given_default", 60),
        ("named_place", "port"),
    ],
)
def test_order(name, value):
    with pytest.raises(InputError, match=rf"^{name}: ") as caught:
        Order(**{**ORDER, name: value})
    assert caught.value.name == name


@pytest.mark.parametrize(
    ("name", "value"),
    [("exchange", "swap"), ("non_payment", "hope"), ("interest", "swap"), ("strike", 0), ("agreed_rate", 3)],
)
def test_cover(name, value):
    with pytest.raises(InputError, match=rf"^{name}: "):
        Cover(**{name: value})


@pytest.mark.parametrize(
    ("function", "arguments", "name"),
    [
        ("forward_rate", (1.1, 0.03, 0.02, 0), "days"),
        ("forward_rate", (-1.1, 0.03, 0.02, 90), "spot"),
        ("forward_rate", (1.1, 3.6, 0.02, 90), "quote_rate"),
        ("forward_rate", (1.1, 0.036, 2.25, 90), "base_rate"),
        ("forward_rate", (1.1, 0.03, 0.02, 90, 366), "basis"),
        ("currency_option", ("straddle", 1, 1, 1, 0.02, 0.03, 0.1), "kind"),
        ("currency_option", ("put", 0, 1, 1, 0.02, 0.03, 0.1), "spot"),
        ("currency_option", ("put", 1, 0, 1, 0.02, 0.03, 0.1), "strike"),
        ("currency_option", ("put", 1, 1, 0, 0.02, 0.03, 0.1), "years"),
        ("currency_option", ("put", 1, 1, 1, 0.02, 0.03, -0.1), "volatility"),
        ("currency_option", ("put", 1, 1, 1, 0.02, 0.03, math.nan), "volatility"),
        ("caplet", (-0.01, 0.02, 0.2, 1, 0.25, 0.9, 1e6), "forward"),
        ("caplet", (0.01, 0.02, 0.2, -1, 0.25, 0.9, 1e6), "years_to_fixing"),
        ("caplet", (0.01, 0.02, 0.2, 1, 0.25, 0.9, 0), "notional"),
        ("fra_settlement", (0, 0.04, 0.05, 90), "notional"),
        ("fra_settlement", (1e6, 0.04, 0.05, 0), "days"),
        ("fra_settlement", (1e6, 4, 0.05, 90), "agreed_rate"),
        ("implied_volatility", ("call", 5, 1, 1, 1, 0.02, 0.03), "price"),
        ("market_data", ("XXX",), "currency"),
        ("market_data", ("RUB",), "currency"),
        ("move_quantiles", ("USD", 2), "months"),
        ("historical_rates", ("XXX", 1, 90), "currency"),
        ("simulated_rates", (1.1, 0.1, 90, 0), "paths"),
        ("country_risk_class", ("XXX",), "iso3"),
        ("default_probability", (0.01, 0), "days"),
        ("seller_pays", ("FOB", "tea"), "element"),
        ("activity_based_overhead", ({}, {"tea": 1}), "use"),
        ("margin_distribution", (golden, golden, []), "rates"),
    ],
)
def test_function(function, arguments, name):
    with pytest.raises(InputError, match=rf"^{name}: "):
        getattr(pricing, function)(*arguments)


def test_margin_and_charges_that_take_the_whole_price():
    order = replace(golden.ORDER, margin=0.97)
    with pytest.raises(InputError, match=r"^margin: 0\.97 .*100\.6%"):
        quote(order, golden.MARKET, golden.COVER)


def test_a_market_of_another_currency():
    with pytest.raises(InputError, match=r"^market: 'GBP' .*USD"):
        quote(golden.ORDER, market_data("GBP"))


@pytest.mark.parametrize("name", ["amount", "days", "resale"])
def test_purchase(name):
    with pytest.raises(InputError, match=rf"^{name}: "):
        Purchase(**{"currency": "USD", "amount": 1, "days": 90, "resale": 1, name: 0})


def test_terms():
    with pytest.raises(InputError, match=r"^insured: "):
        CoverTerms(insured=90)
