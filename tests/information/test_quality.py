"""Data quality: every planted error that rules can see is found, and sound data get no objection."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmo_teach import facts
from kmo_teach.case import get_information_case, planted_errors
from kmo_teach.information import (
    DIMENSIONS,
    MARKET_FIELDS,
    Finding,
    completeness,
    customer_findings,
    date_or_none,
    detection,
    duplicates,
    iban_problem,
    kg_to_lb,
    lb_to_kg,
    number_or_none,
    plain_name,
    product_findings,
    sound_share,
)
from kmo_teach.inputs import InputError

TODAY = datetime.date(2026, 10, 30)
PRODUCTS, CUSTOMERS = facts.table("case/products.csv"), facts.table("case/customers.csv")
FOUND = {
    "products": product_findings(PRODUCTS, get_information_case().figures["list"]["usd_per_eur"], TODAY),
    "customers": customer_findings(CUSTOMERS, TODAY),
}
SOUND = {
    "code": "X",
    "markets": "NL US",
    "name_nl": "zeef",
    "name_en": "sifter",
    "net_kg": "10",
    "net_lb": "22.0",
    "price_eur": "100",
    "price_usd": "115",
    "last_sold": "2026-01-15",
}


def test_the_file_says_that_it_is_invented():
    for name in ("products", "customers", "planted_errors"):
        assert "INVENTED" in facts.path(f"case/{name}.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", FOUND)
def test_the_rules_find_what_they_should_and_nothing_else_but_one(file):
    result = detection(FOUND[file], [error.place for error in planted_errors(file)])
    blind = {
        (row["code"], row["field"])
        for row in facts.table("case/planted_errors.csv")
        if row["file"] == file and row["found_by_our_rules"] == "no"
    }
    assert set(result.missed) == blind
    assert len(blind) == 2
    assert len(result.false_alarms) == 1  # a trade price in one file, a second plant in the other


@pytest.mark.parametrize("file", FOUND)
def test_every_finding_says_why_and_of_which_kind(file):
    for finding in FOUND[file]:
        assert finding.reason
        assert finding.dimension in DIMENSIONS


def objections(**changed):
    return [(one.field, one.dimension) for one in product_findings([{**SOUND, **changed}], 1.15, TODAY)]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"net_lb": "10"}, [("net_lb", "validity")]),
        ({"net_lb": "4.5"}, [("net_lb", "validity")]),
        ({"net_kg": "10,0"}, [("net_kg", "validity")]),
        ({"price_usd": "87"}, [("price_usd", "validity")]),
        ({"price_usd": "120"}, []),
        ({"name_en": ""}, [("name_en", "completeness")]),
        ({"name_fr": ""}, []),  # not sold in France
        ({"last_sold": "03/04/2026"}, [("last_sold", "validity")]),
        ({"last_sold": "2027-01-01"}, [("last_sold", "validity")]),
        ({"last_sold": "2020-01-01"}, [("last_sold", "relevance")]),
    ],
)
def test_one_fault_gives_one_objection(changed, expected):
    assert objections(**changed) == expected


@pytest.mark.parametrize(("net_lb", "words"), [("10", "not converted"), ("4.5", "wrong way"), ("30", "22.0 lb")])
def test_the_reason_names_the_kind_of_slip(net_lb, words):
    (finding,) = product_findings([{**SOUND, "net_lb": net_lb}], 1.15, TODAY)
    assert words in finding.reason


def test_completeness_by_hand():
    assert completeness([SOUND, {**SOUND, "name_en": "", "price_usd": ""}], "US") == pytest.approx(4 / 6)
    assert completeness([SOUND], "FR") == 1
    assert set(MARKET_FIELDS) == {"BE", "NL", "FR", "DE", "US"}


def test_sound_rows_are_counted_once_each():
    rows = [{"code": "A"}, {"code": "B"}, {"code": "C"}, {"code": "D"}]
    findings = [
        Finding("A", "x", "validity", ""),
        Finding("A", "y", "validity", ""),
        Finding("B", "x", "relevance", ""),
    ]
    assert sound_share(rows, findings, "validity") == 0.75
    assert sound_share(rows, findings, "relevance") == 0.75
    assert sound_share(rows, findings, "completeness") == 1


@given(
    st.sets(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("xyz"))),
    st.sets(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("xyz"))),
)
def test_found_missed_and_false_add_up(objected, planted):
    result = detection([Finding(*place, "validity", "") for place in objected], planted)
    assert set(result.found) | set(result.missed) == planted
    assert set(result.found) | set(result.false_alarms) == objected
    assert 0 <= result.recall <= 1
    assert 0 <= result.precision <= 1


def test_pounds_and_kilograms():
    # NIST Special Publication 811, appendix B.8: 1 lb = 4.5359237 E-01 kg
    assert lb_to_kg(1) == 0.45359237
    assert kg_to_lb(lb_to_kg(123.4)) == pytest.approx(123.4)


@pytest.mark.parametrize("text", ["", "1,5", "1.250,00", "1 250", "-3", "abc", "1e3", "0x10"])
def test_a_number_that_can_be_misread_is_refused(text):
    assert number_or_none(text) is None


@pytest.mark.parametrize("text", ["", "03/04/2026", "2026-02-30", "26-04-03", "20260403"])
def test_a_date_that_can_be_misread_is_refused(text):
    assert date_or_none(text) is None


def test_names_are_compared_without_dress():
    assert plain_name("Pâtisserie Vanneau S.A.R.L.") == plain_name("VANNEAU, patisserie sarl")
    assert plain_name("Molen") != plain_name("Molens")
    assert duplicates([]) == []


def test_accounts_that_were_not_spoiled_are_right():
    spoiled = {error.record for error in planted_errors("customers") if error.field == "iban"}
    assert all(iban_problem(row["iban"]) is None for row in CUSTOMERS if row["iban"] and row["code"] not in spoiled)


def test_nonsense_is_named():
    with pytest.raises(InputError, match="usd_per_eur"):
        product_findings([SOUND], 0, TODAY)
    with pytest.raises(InputError, match="dimension"):
        sound_share([SOUND], [], "beauty")
    with pytest.raises(InputError, match="rows"):
        sound_share([], [], "validity")
    with pytest.raises(InputError):
        kg_to_lb(-1)
