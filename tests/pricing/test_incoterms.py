"""The Incoterms matrix against a published chart and the order of the rules."""

import pytest

from kmo_teach.pricing import (
    CUSTOMS_BASES,
    ELEMENTS,
    RULES,
    Logistics,
    Market,
    Order,
    cargo_insurance_payer,
    quote,
    seller_costs,
    seller_pays,
    transport_mode,
    us_entry_fees,
)
from tests.pricing.data import rows

CHART = {row["element"]: row for row in rows("incoterms_chart.csv")}
ALL = Logistics(**{element: 100 for element in ELEMENTS if element != "cargo_insurance"})


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("element", CHART)
def test_the_matrix_is_the_published_chart(rule, element):
    payer = CHART[element][rule]
    if element == "cargo_insurance":
        assert (cargo_insurance_payer(rule) == "seller") == (payer == "S")
    else:
        assert seller_pays(rule, element, "elsewhere") == (payer == "S")


def test_dpu_alone_unloads():
    assert [rule for rule in RULES if seller_pays(rule, "unloading")] == ["DPU"]


def test_four_rules_are_for_ships():
    assert sorted(rule for rule in RULES if transport_mode(rule) == "sea") == ["CFR", "CIF", "FAS", "FOB"]


@pytest.mark.parametrize(
    "ladder", [("EXW", "FCA", "CPT", "CIP", "DAP", "DPU"), ("EXW", "FAS", "FOB", "CFR", "CIF"), ("DAP", "DDP")]
)
def test_a_higher_rule_costs_the_seller_no_less(ladder):
    totals = [sum(seller_costs(rule, ALL).values()) for rule in ladder]
    assert totals == sorted(totals)
    order = {"currency": "USD", "full_cost": 1_000, "days": 60, "logistics": ALL, "duty_rate": 0.05}
    market = Market("USD", 1.1, 0.03, 0.02, 0.08)
    floors = [quote(Order(incoterm=rule, **order), market).floor_eur for rule in ladder]
    assert floors == sorted(floors)


def test_fca_depends_on_the_named_place():
    assert not seller_pays("FCA", "precarriage", "premises")
    assert seller_pays("FCA", "precarriage", "elsewhere")
    assert not seller_pays("EXW", "precarriage", "elsewhere")


def test_ddp_duty_is_charged_on_the_customs_value():
    """At the DDP price the duty must be the rate times what remains after duty and costs after import."""
    order = Order(
        "USD", 10_000, 60, 0.1, "DDP", logistics=Logistics(main_carriage=500, import_clearance=300), duty_rate=0.12
    )
    price = quote(order, Market("USD", 1.1, 0.03, 0.02, 0.08))
    value = (price.target_eur - 300) / 1.12
    duty = price.charges["duty"] * price.target_eur + price.costs["duty_relief"]
    assert duty == pytest.approx(0.12 * value)


@pytest.mark.parametrize("base", CUSTOMS_BASES)
def test_what_the_invoice_shows_apart_pays_no_duty(base):
    """Handling, on-carriage, clearance and start-up stay out of both bases; main carriage and insurance of one."""
    freight = Logistics(main_carriage=900, destination_handling=120, on_carriage=230, import_clearance=150)
    order = Order(
        "USD",
        10_000,
        60,
        0.1,
        "DDP",
        logistics=freight,
        duty_rate=0.1,
        customs_base=base,
        installation=700,
        cargo_insurance_rate=0.004,
        insured_share=1.1,
    )
    price = quote(order, Market("USD", 1.1, 0.03, 0.02, 0.08))
    at_origin = base == "origin"
    apart = 120 + 230 + 150 + 700 + at_origin * (900 + 0.0044 * price.target_eur)
    duty = price.charges["duty"] * price.target_eur + price.costs["duty_relief"]
    assert duty == pytest.approx(0.1 * (price.target_eur - duty - apart))


def test_american_fees_by_hand():
    assert us_entry_fees(117_000, by_sea=True) == pytest.approx(0.003464 * 117_000 + 0.00125 * 117_000)
    assert us_entry_fees(5_000, by_sea=False) == 34.58
    assert us_entry_fees(250_000, by_sea=True) == pytest.approx(670.86 + 312.50)
