"""The list rule and the proof of origin."""

from datetime import date

import pytest

from kmo_teach.border import Material, check_list_rule, origin_proof
from kmo_teach.inputs import InputError

BATTERY = [Material("cells from China", 95, "abroad"), Material("board from Taiwan", 20, "abroad")]


def test_a_worked_example_of_maxnom():
    """A battery of EUR 250 with EUR 95 and EUR 20 from abroad: 46 per cent, within a limit of 50."""
    found = check_list_rule(BATTERY, 250, 0.5)
    assert found.share == pytest.approx(0.46)
    assert found.originating
    assert found.room == pytest.approx(10)
    assert not check_list_rule(BATTERY, found.lowest_price - 1, 0.5).originating
    assert check_list_rule(BATTERY, found.lowest_price, 0.5).originating


def test_what_cannot_be_proved_counts_as_foreign():
    with_paper = [*BATTERY, Material("case", 40, "declared")]
    without = [*BATTERY, Material("case", 40, "undeclared")]
    assert check_list_rule(with_paper, 250, 0.5).share == pytest.approx(0.46)
    assert check_list_rule(without, 250, 0.5).share == pytest.approx(0.62)


@pytest.mark.parametrize(
    ("country", "value", "day", "proof"),
    [
        ("GB", 6_000, (2026, 11, 1), "statement"),
        ("GB", 6_000.01, (2026, 11, 1), "registered_statement"),
        ("JP", 88_000, (2026, 11, 1), "registered_statement"),
        ("CH", 6_000, (2026, 11, 1), "invoice_declaration"),
        ("CH", 88_000, (2026, 11, 1), "certificate"),
        ("TR", 88_000, (2026, 11, 1), "circulation"),
        ("BR", 88_000, (2026, 4, 30), "none"),
        ("BR", 88_000, (2026, 5, 1), "registered_statement"),
        ("US", 1, (2026, 11, 1), "none"),
    ],
)
def test_the_paper_that_goes_with_the_goods(country, value, day, proof):
    assert origin_proof(country, value, date(*day)) == proof


def test_nonsense_is_refused_by_its_name():
    with pytest.raises(InputError, match=r"^ex_works: "):
        check_list_rule(BATTERY, 100, 0.5)
    with pytest.raises(InputError, match=r"^most: "):
        check_list_rule(BATTERY, 250, 50)
    with pytest.raises(InputError, match=r"^origin: "):
        Material("x", 1, "european")
    with pytest.raises(InputError, match=r"^country: "):
        origin_proof("XX", 1, date(2026, 1, 1))
