"""The American duty and a journey rule by rule: within their edges in both languages, and true to the model."""

from datetime import date

import pytest

from kmo_teach.border import Shipment, journey
from kmo_teach.figures import journey_by_rule, us_duty_steps
from kmo_teach.inputs import InputError
from kmo_teach.language import LANGUAGES, using
from kmo_teach.pricing import Logistics
from tests.figures.drawn import words_outside


def steps():
    return us_duty_steps(100_000, date(2026, 12, 1))


def rules():
    sold = Shipment(90_000, Logistics(precarriage=600, main_carriage=3_000), 350, duty_rate=0.1, base="origin")
    return journey_by_rule([journey(sold, rule) for rule in ("EXW", "FCA", "CIP", "DAP", "DDP")])


PLATES = {"steps": steps, "rules": rules}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PLATES)
def test_no_word_leaves_the_plate(name, language):
    with using(language):
        figure = PLATES[name]().figure
    assert words_outside(figure) == []


@pytest.mark.parametrize("name", PLATES)
def test_a_plate_is_the_same_each_time(name):
    assert PLATES[name]().svg == PLATES[name]().svg


def test_the_lines_of_a_rule_add_up_to_its_total():
    """Ex works 90,000; the way 3,950; duty a tenth of 90,000, or of 90,600 once the seller carries to the port."""
    table = rules().data
    assert list(table.iloc[-1, 1:]) == ["102,950", "102,950", "103,010", "103,010", "103,010"]
    assert list(table.iloc[-2, 1:]) == ["12,950", "12,950", "9,060", "9,060", "0"]


def test_the_table_holds_the_duty_of_each_regime():
    assert list(steps().data.iloc[:, 4]) == ["0", "10,000", "20,000", "10,000", "15,000", "10,000", "10,000", "15,000"]


def test_nonsense_is_refused():
    with pytest.raises(InputError, match=r"^until: "):
        us_duty_steps(100_000, date(2026, 1, 1))
    with pytest.raises(InputError, match=r"^value: "):
        us_duty_steps(0, date(2026, 12, 1))
    with pytest.raises(InputError, match=r"^journeys: "):
        journey_by_rule([])
