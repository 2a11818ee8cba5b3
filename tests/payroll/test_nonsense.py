"""Nonsense gets a sentence that names the input and says what is allowed."""

from __future__ import annotations

import pytest

from kmo_teach import payroll
from kmo_teach.inputs import InputError
from kmo_teach.language import using


@pytest.mark.parametrize(
    ("arguments", "options", "name", "allowed"),
    [
        (("XX", 1), {}, "country", "Choose one of: BE, DE"),
        ((None, 1), {}, "country", "BE, DE"),
        ((["BE"], 1), {}, "country", "BE, DE"),
        (("", 1), {}, "country", "BE, DE"),
        (("BE", 1, 1999), {}, "year", "Years of BE: 2025, 2026"),
        (("BE", 1, "2025"), {}, "year", "2025"),
        (("BE", 1, []), {}, "year", "2025"),
        (("BE", 1, True), {}, "year", "2025"),
        (("BE", -1), {}, "gross", "from 0 to"),
        (("BE", float("nan")), {}, "gross", "from 0 to"),
        (("BE", float("inf")), {}, "gross", "from 0 to"),
        (("BE", 1e999), {}, "gross", "from 0 to"),
        (("BE", "60000"), {}, "gross", "from 0 to"),
        (("BE", None), {}, "gross", "from 0 to"),
        (("BE", True), {}, "gross", "from 0 to"),
        (("BE", 1), {"surcharge": 0.07}, "option", "municipal_surcharge"),
        (("GB", 1), {"state": "MI"}, "option", "Options of GB: none"),
        (("BE", 1), {"municipal_surcharge": 7}, "municipal_surcharge", "from 0 to 0.12"),
        (("BE", 1), {"municipal_surcharge": "7%"}, "municipal_surcharge", "from 0 to 0.12"),
        (("BE", 1), {"municipal_surcharge": [0.07]}, "municipal_surcharge", "from 0 to 0.12"),
        (("BE", 1), {"children": 1.5}, "children", "whole number"),
        (("BE", 1), {"one_earner_couple": 1}, "one_earner_couple", "True or False"),
        (("US", 1), {"state": "CA"}, "state", "Choose one of: OR, MI, TX"),
    ],
)
def test_net_pay_says_what_is_wrong(arguments, options, name, allowed):
    with pytest.raises(InputError) as caught:
        payroll.net_pay(*arguments, **options)
    assert caught.value.name == name
    assert allowed in str(caught.value)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: payroll.gross_for_net("BE", -1), "net"),
        (lambda: payroll.gross_for_net("BE", 9e8), "net"),
        (lambda: payroll.gross_for_labour_cost("BE", "a lot"), "labour_cost"),
        (lambda: payroll.marginal_rates("BE", 50000, step=0), "step"),
        (lambda: payroll.countries(1999), "year"),
        (lambda: payroll.price_level("BE", "big_mac"), "series"),
        (lambda: payroll.price_level("GB", "eurostat_2022"), "country"),
        (lambda: payroll.equal_purchasing_power(2000, "BE", "US"), "exchange_rate"),
        (lambda: payroll.equal_purchasing_power(2000, "BE", "FR", 1.2), "exchange_rate"),
        (lambda: payroll.equal_purchasing_power(-1, "BE", "FR"), "net"),
        (lambda: payroll.tax_equalisation("BE", "US", 60000, 0), "exchange_rate"),
        (lambda: payroll.tax_equalisation("BE", "FR", 60000, spendable_share=2), "spendable_share"),
    ],
)
def test_the_other_functions_say_what_is_wrong(call, name):
    with pytest.raises(InputError) as caught:
        call()
    assert caught.value.name == name


def test_uk_is_understood_as_gb():
    assert payroll.net_pay("UK", 50000).country == "GB"
    assert payroll.net_pay(" be ", 50000).country == "BE"


def test_amounts_in_a_message_follow_the_readers_language():
    with using("nl"), pytest.raises(InputError, match=r"1\.000\.000\.000"):
        payroll.net_pay("BE", -1)
