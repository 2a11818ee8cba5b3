"""A mistake in a facts file is named with its file, its key or column, and what is allowed."""

from __future__ import annotations

import copy
import pickle

import pytest

from kmo_teach import facts
from kmo_teach.case import gdansk, get_running_case, import_duty, landed_price, part_supplies, portland, zavelbeek
from kmo_teach.definition import markets
from kmo_teach.facts import FactsError
from kmo_teach.facts.header import names
from kmo_teach.pricing import assumption, history, market_data, us_entry_fees


def _duty() -> float:
    return import_duty("US")


def _fees() -> float:
    return us_entry_fees(1000, by_sea=True)


def _dollar() -> object:
    return market_data("USD")


def _loss() -> object:
    return assumption("loss_given_default")


def _past() -> object:
    return history("USD")


@pytest.mark.parametrize(
    ("file", "old", "new", "ask", "message"),
    [
        ("law/dated_rules.toml", "rate = 0.10\n", "rat = 0.10\n", _duty, "us_duty.rate: this key is missing. There ar"),
        ("law/dated_rules.toml", "rate = 0.10\n", 'rate = "ten"\n', _duty, "us_duty.rate: 'ten' is not allowed. Give "),
        ("law/dated_rules.toml", "rate = 0.10\n", "rate = 10\n", _duty, "rate: 10 is not allowed. Give a number from "),
        ("law/dated_rules.toml", "rate = 0.10\n", "rate = 0,10\n", _duty, "law/dated_rules.toml: "),
        ("law/dated_rules.toml", "0.003464", "0.3464e2", _fees, "us_entry_fees.processing: 34.64 is not allowed."),
        ("case/decisions.toml", '"us_duty"', '"usa_duty"', _duty, "market.duty.US.rule: 'usa_duty' is not allowed. "),
        (
            "case/order.toml",
            'currency = "USD"',
            'currency = "USS"',
            portland,
            "portland.currency: 'USS' is not allowed. C",
        ),
        (
            "case/order.toml",
            'incoterm = "CIP"',
            'incoterm = "CPI"',
            portland,
            "portland.incoterm: 'CPI' is not allowed. C",
        ),
        ("case/order.toml", 'country = "US"', 'country = "XX"', landed_price, "market.duty.XX: this key is missing. T"),
        ("case/order.toml", "precarriage =", "main_cariage =", portland, "logistics.main_cariage: there is no such ke"),
        ("case/order.toml", "precarriage = 600", "precarriage = -6", portland, "portland.logistics: precarriage: -6 i"),
        ("case/order.toml", 'incoterm = "CIP"', 'incotrm = "CIP"', portland, "portland.incoterm: this key is missing."),
        (
            "case/order.toml",
            'buyer_class = "B"',
            'buyer_class = "X"',
            portland,
            "portland.buyer_class: 'X' is not allow",
        ),
        ("case/firm.toml", "turnover =", "turnovr =", get_running_case, "firm.turnover: this key is missing. There ar"),
        ("case/firm.toml", "turnover =", "# turnover =", get_running_case, "firm.turnover: this key is missing."),
        ("case/firm.toml", "staff = 38", 'staff = "38"', get_running_case, "firm.staff: '38' is not allowed. Give a n"),
        ("case/firm.toml", "[[staff_members]]", "[[staff_member]]", get_running_case, "staff_member: there is no such"),
        ("case/firm.toml", "age = 64", "aeg = 64", get_running_case, "owners, number 2.aeg: there is no such key. All"),
        ("case/part.toml", "freight =", "frieght =", part_supplies, "abroad.frieght: there is no such key. Allowed: m"),
        ("case/decisions.toml", 'person = "seller"', 'persn = "seller"', zavelbeek, "pay.person: this key is missing."),
        ("pricing/exchange_rates.csv", "currency,", "curency,", _dollar, "there is no column 'currency'. There are: c"),
        ("case/decisions.toml", 'market = "US"', 'market = "XX"', zavelbeek, "market.market: 'XX' is not allowed. Cho"),
        ("case/decisions.toml", "US = 9", "XX = 9", zavelbeek, "market.sales_expected.XX: there is no such key. Allow"),
        ("case/decisions.toml", "volatility = 2", "volatilty = 2", zavelbeek, "market.weights.volatilty: there is no "),
        ("case/decisions.toml", 'owner = "books"', 'owner = "bookss"', zavelbeek, "price.owner: 'bookss' is not allow"),
        ("case/decisions.toml", "credit_line =", "credt_line =", zavelbeek, "cash.credt_line: there is no such key. A"),
        ("case/order.toml", "term = 60", 'term = "x"', gdansk, "gdansk.term: 'x' is not allowed. Give a number."),
        ("case/order.toml", "building = 45", 'building = "x"', portland, "calendar.building: 'x' is not allowed."),
        ("case/firm.toml", "overheads = 620_000", 'overheads = "x"', get_running_case, "costs.overheads: 'x' is not"),
        ("pricing/assumptions.toml", "value = 0.60", "vaule = 0.60", _loss, "loss_given_default.value: this key is m"),
        ("pricing/exchange_rates.csv", "1.1172", "1,1172", _dollar, " cells for "),
        ("pricing/exchange_rates.csv", "1.1172", '"1,1172"', _dollar, "rate: '1,1172' is no number. Write 1234.5."),
        ("pricing/month_end_rates.csv", "1.1172", "1.1172 $", _past, "USD: '1.1172 $' is no number."),
        ("pricing/country_risk.csv", "oecd_class", "oced_class", markets, "there is no column 'oecd_class'. There are"),
    ],
)
def test_it_names_file_place_and_what_is_allowed(another_case, file, old, new, ask, message):
    path = another_case().parent / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FactsError) as caught:
        ask()
    assert message in str(caught.value)
    assert ".toml: " in str(caught.value) or str(caught.value).startswith(f"{file}: ")


def test_a_duty_may_be_a_whole_number(another_case):
    path = another_case() / "decisions.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("BR = 14.0", "BR = 14"), encoding="utf-8")
    assert import_duty("BR") == 14


@pytest.mark.parametrize("name", names())
def test_what_is_read_is_still_a_dictionary(name):
    read = facts.parameters(name) if name.endswith(".toml") else facts.table(name)[0]
    for again in (copy.deepcopy(read), pickle.loads(pickle.dumps(read))):
        assert again == read == dict(read)
        assert repr(again) == repr(dict(read))
        assert again.get("no such key") is None
        with pytest.raises(KeyError, match="no such key"):
            again["no such key"]
