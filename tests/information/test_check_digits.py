"""Check digits, against numbers that others published and against what the arithmetic promises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmo_teach.information import iban_problem, is_belgian_vat, vat_check_digits
from kmo_teach.inputs import InputError

# The examples of the IBAN registry and of ISO 13616's own documentation.
PUBLISHED = [
    "BE68 5390 0754 7034",
    "DE89 3704 0044 0532 0130 00",
    "ES91 2100 0418 4502 0005 1332",
    "FR14 2004 1010 0505 0001 3M02 606",
    "GB29 NWBK 6016 1331 9268 19",
    "LU28 0019 4006 4475 0000",
    "NL91 ABNA 0417 1643 00",
    "PL61 1090 1014 0000 0712 1981 2874",
]


@pytest.mark.parametrize("iban", PUBLISHED)
def test_published_ibans_are_right(iban):
    assert iban_problem(iban) is None


@pytest.mark.parametrize("iban", PUBLISHED)
def test_one_wrong_digit_is_always_seen(iban):
    plain = iban.replace(" ", "")
    for place in range(4, len(plain)):
        if plain[place].isdigit():
            other = str((int(plain[place]) + 1) % 10)
            assert iban_problem(plain[:place] + other + plain[place + 1 :])


def test_each_fault_has_its_name():
    assert iban_problem("BE68-5390") == "form"
    assert iban_problem("BE68 5390 0754 703") == "length"
    assert iban_problem("BE68 5390 0754 7043") == "check"
    assert iban_problem("") == "form"


def test_published_vat_number():
    # Algorithm::CheckDigits (CPAN), example of M97_001
    assert vat_check_digits("01366959") == "62"
    assert is_belgian_vat("136695962")
    assert is_belgian_vat("BE 0136.695.962")


@given(st.integers(0, 19_999_999), st.integers(0, 9), st.integers(1, 9))
def test_a_mistyped_digit_of_a_vat_number_is_seen(first, place, change):
    number = f"{first:08d}" + vat_check_digits(f"{first:08d}")
    assert is_belgian_vat(number)
    wrong = number[:place] + str((int(number[place]) + change) % 10) + number[place + 1 :]
    assert not is_belgian_vat(wrong)


@given(st.integers(0, 19_999_999), st.integers(0, 8))
def test_swapped_neighbours_of_a_vat_number_are_seen(first, place):
    number = f"{first:08d}" + vat_check_digits(f"{first:08d}")
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert swapped == number or not is_belgian_vat(swapped)


@pytest.mark.parametrize("text", ["", "BE", "NL123456789B01", "BE2136695962", "01366959621"])
def test_other_texts_are_no_belgian_vat_number(text):
    assert not is_belgian_vat(text)


def test_nonsense_is_named():
    with pytest.raises(InputError, match="first_eight"):
        vat_check_digits("1234")
