"""VAT across the border, case by case as the Directive has it, and the file that proves the transport."""

import re

import pytest

from kmo_teach.border import (
    PROOF_GROUPS,
    TRANSPORT_PAPERS,
    VAT_TREATMENTS,
    Sale,
    TransportPaper,
    check_transport_proof,
    vat_treatment,
)
from kmo_teach.inputs import InputError

CASES = {
    "a machine to Lille, number checked": (Sale(end="FR", vat_number="FR"), "intra_community", "138"),
    "fetched in Deinze by the French buyer": (
        Sale(end="FR", vat_number="FR", carrier="buyer"),
        "intra_community",
        "138",
    ),
    "to Lille, no number": (Sale(end="FR"), "no_number", "32"),
    "to Lille, Belgian number": (Sale(end="FR", vat_number="BE"), "no_number", "32"),
    "to Lille, British number": (Sale(end="FR", vat_number="GB"), "no_number", "32"),
    "to Lille, Dutch number": (Sale(end="FR", vat_number="NL"), "intra_community", "138"),
    "to Leeds": (Sale(end="GB"), "export", "146"),
    "fetched by the buyer from Oregon": (Sale(end="US", carrier="buyer"), "export", "146"),
    "fetched by a Belgian trader": (
        Sale(end="US", carrier="buyer", customer_in_belgium=True),
        "carried_by_home_buyer",
        "32",
    ),
    "a private buyer in Zurich": (Sale(end="CH", customer="consumer"), "export", "146"),
    "installed in Poznan": (Sale("installed", end="PL", vat_number="PL"), "installed_in_member_state", "36"),
    "installed in Portland": (Sale("installed", end="US"), "installed_outside_union", "36"),
    "installed in Aalst": (Sale("installed", end="BE"), "home", "36"),
    "sold in Aalst": (Sale(vat_number="BE"), "home", "31"),
    "stock in Lyon": (Sale("stock", end="FR", vat_number="FR"), "call_off_stock", "17a"),
    "stock in Lyon, no number": (Sale("stock", end="FR"), "own_transfer", "17"),
    "stock in Lyon for a German number": (Sale("stock", end="FR", vat_number="DE"), "own_transfer", "17"),
    "stock in Lyon for consumers": (Sale("stock", end="FR", customer="consumer"), "own_transfer", "138"),
    "stock in Leeds": (Sale("stock", end="GB"), "own_export", "14"),
    "installed at a Polish consumer's": (
        Sale("installed", end="PL", customer="consumer"),
        "installed_for_consumer",
        "36",
    ),
    "from Germany to Spain": (Sale("resale", start="DE", end="ES", vat_number="ES"), "triangulation", "141"),
    "spare parts to a French kitchen": (
        Sale(end="FR", customer="consumer", distance_sales=10_000),
        "small_distance_sales",
        "59c",
    ),
    "one euro more": (Sale(end="FR", customer="consumer", distance_sales=10_001), "distance_sales", "33"),
    "few this year, many last year": (
        Sale(end="FR", customer="consumer", distance_sales=500, distance_sales_before=10_001),
        "distance_sales",
        "33",
    ),
    "a Frenchman in the shop": (Sale(end="FR", customer="consumer", carrier="buyer"), "home", "31"),
    "advice to a German bakery": (Sale("service", end="DE", vat_number="DE"), "service_to_member_state", "44"),
    "advice to a firm in Bremen that gave no number": (Sale("service", end="DE"), "service_no_number", "45"),
    "advice to a Dutch number in Bremen": (Sale("service", end="DE", vat_number="NL"), "service_to_member_state", "44"),
    "advice to Oregon": (Sale("service", end="US"), "service_outside_union", "44"),
    "advice at home": (Sale("service"), "home", "44"),
    "a floor in Lille": (Sale("property_service", end="FR", vat_number="FR"), "service_on_property", "47"),
    "a floor in Ghent": (Sale("property_service"), "property_at_home", "47"),
    "a private floor in Ghent": (Sale("property_service", customer="consumer"), "home", "47"),
    "a private floor in Lille": (
        Sale("property_service", end="FR", customer="consumer"),
        "property_for_consumer",
        "47",
    ),
    "a private floor in Leeds": (Sale("property_service", end="GB", customer="consumer"), "service_on_property", "47"),
    "advice to a baker in Zurich": (
        Sale("service", end="CH", customer="consumer"),
        "service_to_consumer_outside_union",
        "59",
    ),
    "a course for a hobby baker": (Sale("service", end="NL", customer="consumer"), "service_to_consumer", "45"),
}


@pytest.mark.parametrize("name", CASES)
def test_each_case_has_its_treatment_and_article(name):
    sale, key, article = CASES[name]
    found = vat_treatment(sale)
    assert found.key == key
    assert article in re.findall(r"\d+[a-z]?", found.article)


def test_each_treatment_is_reached_and_says_all_that_it_must():
    assert {key for _sale, key, _article in CASES.values()} == set(VAT_TREATMENTS)
    for treatment in VAT_TREATMENTS.values():
        assert all((treatment.label, treatment.article, treatment.invoice, treatment.proof, treatment.returns))


def test_the_words_that_cannot_be_added_later_are_named():
    """Court of Justice, C-247/21: a triangle without the words reverse charge on the invoice is none."""
    assert "reverse charge" in VAT_TREATMENTS["triangulation"].invoice
    assert "138" in VAT_TREATMENTS["intra_community"].invoice


@pytest.mark.parametrize(
    "sale",
    [
        {"start": "DE"},
        {"supply": "resale", "start": "DE", "end": "US"},
        {"supply": "resale", "start": "DE", "end": "ES", "vat_number": "ES", "carrier": "buyer"},
        {"end": "France"},
        {"customer": "firm"},
        {"distance_sales_before": -1},
    ],
)
def test_what_the_aid_does_not_decide_is_refused(sale):
    with pytest.raises(InputError):
        vat_treatment(Sale(**sale))


def paper(kind, issuer=None, independent=True):
    return TransportPaper(kind, issuer or kind, independent)


FILES = {
    "two of list A": ("seller", [paper("cmr", "carrier"), paper("carrier_invoice", "forwarder")], True),
    "two of one hand": ("seller", [paper("cmr", "carrier"), paper("carrier_invoice", "carrier")], False),
    "one of each list": ("seller", [paper("cmr"), paper("bank")], True),
    "two of list B": ("seller", [paper("bank"), paper("warehouse")], False),
    "one alone": ("seller", [paper("cmr")], False),
    "own van": (
        "seller",
        [paper("cmr", "seller", independent=False), paper("own", "seller", independent=False)],
        False,
    ),
    "buyer's transport without statement": ("buyer", [paper("cmr"), paper("bank")], False),
    "buyer's transport with statement": ("buyer", [paper("cmr"), paper("bank"), paper("statement", "b", False)], True),
    "statement alone": ("buyer", [paper("statement", "b", False)], False),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_gives_the_presumption_or_says_what_is_missing(name):
    carrier, papers, enough = FILES[name]
    found = check_transport_proof(papers, carrier)
    assert found.enough is enough
    assert bool(found.missing) is not enough


def test_each_paper_has_its_list():
    assert set(PROOF_GROUPS) == set(TRANSPORT_PAPERS)
