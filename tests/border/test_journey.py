"""From door to door: worked by hand, under each rule and on both bases."""

from dataclasses import replace
from datetime import date

import pytest

from kmo_teach.border import Shipment, cargo_premium, dutiable_value, import_vat_base, journey
from kmo_teach.case import asked_price, landed_price, portland_duty, portland_journey, portland_last_leg, portland_price
from kmo_teach.inputs import InputError
from kmo_teach.pricing import RULES, Logistics

WAY = Logistics(
    packing=400,
    loading=100,
    precarriage=600,
    export_clearance=200,
    origin_handling=150,
    loading_on_board=50,
    main_carriage=3_000,
    destination_handling=250,
    on_carriage=500,
    unloading=80,
    import_clearance=120,
)
LINE = Shipment(90_000, WAY, cargo_insurance=364, duty_rate=0.1, base="origin", installation=5_000)

# Up to the ship: 400 + 100 + 600 + 200 + 150 + 50 = 1,500.
ON_BOARD = 91_500


def test_insurance_of_110_per_cent_holds_its_own_premium():
    premium = cargo_premium(94_500, rate=0.0035, insured_share=1.1)
    assert premium == pytest.approx(0.0035 * 1.1 * (94_500 + premium))
    assert Shipment(90_000, WAY).premium == pytest.approx(0.0035 * 1.1 * 94_500 / (1 - 0.00385))


@pytest.mark.parametrize(
    ("rule", "value"),
    [("EXW", 90_400), ("FCA", 90_700), ("FOB", ON_BOARD), ("CIF", ON_BOARD), ("CIP", ON_BOARD), ("DDP", ON_BOARD)],
)
def test_the_american_value_is_the_price_without_the_way_from_the_ship_on(rule, value):
    assert dutiable_value(LINE, rule) == pytest.approx(value)


@pytest.mark.parametrize("rule", RULES)
def test_the_european_value_is_the_same_whoever_pays(rule):
    assert dutiable_value(replace(LINE, base="border"), rule) == pytest.approx(ON_BOARD + 3_000 + 364)


def test_a_price_in_one_sum_pays_duty_on_all_of_it():
    lump = replace(LINE, told_apart=False)
    assert dutiable_value(lump, "CIP") == pytest.approx(ON_BOARD + 3_000 + 250 + 500 + 364 + 5_000)
    assert dutiable_value(lump, "FOB") == pytest.approx(ON_BOARD + 5_000)
    europe = replace(lump, base="border")
    assert dutiable_value(europe, "FOB") == pytest.approx(ON_BOARD + 3_000 + 364 + 5_000)
    assert dutiable_value(europe, "DAP") == pytest.approx(ON_BOARD + 3_000 + 364 + 250 + 500 + 5_000)


def test_a_duty_that_the_invoice_does_not_show_is_dutiable_too():
    """91,500 on board, 3,000 freight, 870 after import, 364 premium, 5,000 start-up: 100,734."""
    lump = replace(LINE, told_apart=False)
    assert dutiable_value(lump, "DDP") == pytest.approx(100_734 / 0.9)
    assert journey(lump, "DDP").invoice == pytest.approx(100_734 / 0.9)  # price and value are one sum
    assert dutiable_value(replace(lump, base="border"), "DDP") == pytest.approx(100_734 / 0.9)
    fees = replace(lump, us_fees=True)  # 0.3464 and 0.125 per cent, below the ceiling
    assert dutiable_value(fees, "DDP") == pytest.approx(100_734 / (1 - 0.1 - 0.004714))
    with pytest.raises(InputError, match=r"^duty_rate: "):
        dutiable_value(replace(lump, duty_rate=1), "DDP")


def test_the_way_to_a_named_place_is_in_the_price_and_in_the_american_value():
    at_the_terminal = journey(LINE, "FCA", "elsewhere")
    assert at_the_terminal.value == dutiable_value(LINE, "FCA", "elsewhere") == pytest.approx(90_700 + 600)
    assert at_the_terminal.invoice == pytest.approx(90_700 + 600 + 5_000)


def test_lines_by_payer_under_fca_and_ddp():
    at_the_gate, at_the_door = journey(LINE, "FCA"), journey(LINE, "DDP")
    assert at_the_gate.invoice == pytest.approx(90_000 + 400 + 100 + 200 + 5_000)
    assert at_the_gate.buyers_own == pytest.approx(600 + 150 + 50 + 3_000 + 364 + 250 + 500 + 80 + 120 + 9_070)
    assert at_the_door.invoice == pytest.approx(ON_BOARD + 3_000 + 364 + 250 + 500 + 120 + 9_150 + 5_000)
    assert at_the_door.buyers_own == pytest.approx(80)  # under DDP the buyer unloads


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_moves_costs_and_makes_none_but_the_duty_on_a_larger_price(rule):
    europe = replace(LINE, base="border", import_vat_rate=0.21)
    found = journey(europe, rule)
    assert found.total == pytest.approx(journey(europe, "EXW").total)
    assert found.total == pytest.approx(found.invoice + found.buyers_own)
    assert found.vat_to_advance == pytest.approx(0.21 * (94_864 * 1.1 + 250 + 500))


def test_vat_at_import_is_due_on_value_duty_and_way():
    """Value 10,000, duty 2 per cent, 300 of carriage to the first destination: 10,500."""
    assert import_vat_base(Shipment(9_000, Logistics(on_carriage=300), duty_rate=0.02), 10_000) == pytest.approx(10_500)


def test_american_fees_have_a_ceiling():
    """At 1.1 USD per EUR a million is USD 1,100,000: 0.3464 per cent passes USD 670.86; by sea 0.125 per cent more."""
    sea = Shipment(1_000_000, base="origin", us_fees=True, exchange_rate=1.1)
    (fees,) = (line.amount for line in journey(sea, "FOB").lines if line.key == "entry_fees")
    assert fees == pytest.approx((670.86 + 1_375) / 1.1)
    (air,) = (line.amount for line in journey(replace(sea, by_sea=False), "FOB").lines if line.key == "entry_fees")
    assert air == pytest.approx(670.86 / 1.1)


def test_the_cases_journey_is_the_ledgers():
    found, rate = portland_journey(), portland_price().hedge.rate
    assert found.total == pytest.approx(landed_price())
    assert found.invoice == pytest.approx(asked_price() / rate)


def test_the_buyers_floor_costs_the_same_under_cip_and_ddp():
    """Clearance of 220 is the seller's under DDP, the buyer's under CIP; 1,430 of the last leg are his under both."""
    by_rule = {rule: (portland_journey(rule), portland_last_leg(rule)) for rule in ("CIP", "DDP")}
    assert [sum(leg.values()) for _found, leg in by_rule.values()] == [1_650, 1_430]
    doors = [found.total + sum(leg.values()) for found, leg in by_rule.values()]
    assert doors[0] == pytest.approx(doors[1])
    assert by_rule["DDP"][0].invoice - by_rule["CIP"][0].total == pytest.approx(220)


def test_the_cases_duty_moves_with_the_law():
    value = portland_journey().value
    assert portland_duty(date(2025, 3, 1)) == 0
    assert portland_duty(date(2025, 12, 1)) == pytest.approx(0.15 * value)
    assert portland_duty(date(2026, 12, 1), "8428.33") == pytest.approx(0.15 * value)
    # From 2028: 25% on top of the ordinary rate, which is free for the conveyor and 2.5% for the other machine.
    assert portland_duty(date(2028, 1, 1), "8428.33") == pytest.approx(0.25 * value)
    assert portland_duty(date(2028, 1, 1), "8479.89.9597") == pytest.approx(0.275 * value)


def test_nonsense_is_refused_by_its_name():
    with pytest.raises(InputError, match=r"^rule: "):
        journey(LINE, "DDU")
    with pytest.raises(InputError, match=r"^base: "):
        replace(LINE, base="fob")
    with pytest.raises(InputError, match=r"^goods: "):
        replace(LINE, goods=0)
