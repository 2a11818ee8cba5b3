"""The steps of the American duty: within their edges in both languages, and true to the model."""

from datetime import date

import pytest

from kmo_teach.figures import us_duty_steps
from kmo_teach.inputs import InputError
from kmo_teach.language import LANGUAGES, using
from tests.figures.drawn import words_outside


def steps():
    return us_duty_steps(100_000, date(2026, 12, 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_leaves_the_plate(language):
    with using(language):
        figure = steps().figure
    assert words_outside(figure) == []


def test_a_plate_is_the_same_each_time():
    assert steps().svg == steps().svg


def test_the_table_holds_the_duty_of_each_regime():
    assert list(steps().data.iloc[:, 4]) == ["0", "10,000", "20,000", "10,000", "15,000", "10,000", "10,000", "15,000"]


def test_nonsense_is_refused():
    with pytest.raises(InputError, match=r"^until: "):
        us_duty_steps(100_000, date(2026, 1, 1))
    with pytest.raises(InputError, match=r"^value: "):
        us_duty_steps(0, date(2026, 12, 1))
