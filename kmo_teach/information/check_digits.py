"""Check digits: numbers that tell by themselves that a digit was mistyped."""

from __future__ import annotations

import re

from kmo_teach.inputs import InputError
from kmo_teach.language import _

__all__ = ["IBAN_LENGTHS", "iban_problem", "is_belgian_vat", "vat_check_digits"]

IBAN_LENGTHS = {"BE": 16, "DE": 22, "ES": 24, "FR": 27, "GB": 22, "LU": 20, "NL": 18, "PL": 28}
"""Characters of an IBAN in the countries of this course (IBAN registry of SWIFT under ISO 13616)."""


def vat_check_digits(first_eight: str) -> str:
    """Return the two check digits of a Belgian VAT or enterprise number: 97 less the remainder of the rest by 97.

    Parameters
    ----------
    first_eight
        The first eight digits.

    Examples
    --------
    >>> vat_check_digits("01366959")
    '62'
    """
    if not isinstance(first_eight, str) or not re.fullmatch(r"[0-9]{8}", first_eight):
        raise InputError("first_eight", first_eight, _("Give eight digits."))
    return f"{97 - int(first_eight) % 97:02d}"


def is_belgian_vat(text: str) -> bool:
    """Return whether a text is a well-formed Belgian VAT number with right check digits.

    Spaces, points and the prefix BE are allowed; old numbers of nine digits get their zero back. A right check digit
    does not prove that the number exists: ask the register.

    Examples
    --------
    >>> is_belgian_vat("BE 0136.695.962"), is_belgian_vat("BE 0136.695.926")
    (True, False)
    """
    if not isinstance(text, str):
        return False
    digits = re.sub(r"[ .]", "", text).removeprefix("BE")
    digits = digits.zfill(10) if len(digits) == 9 else digits
    return bool(re.fullmatch(r"[01][0-9]{9}", digits)) and digits[8:] == vat_check_digits(digits[:8])


def iban_problem(text: str) -> str | None:
    """Return what is wrong with an IBAN: ``"form"``, ``"length"``, ``"check"``, or ``None`` when nothing is.

    Notes
    -----
    ISO 13616 with the check of ISO 7064, MOD 97-10: move the first four characters to the end, read letters as
    numbers from 10 to 35, and the remainder by 97 must be 1. The length is checked for :data:`IBAN_LENGTHS` only.

    Examples
    --------
    >>> iban_problem("BE68 5390 0754 7034"), iban_problem("BE68 5390 0754 7043"), iban_problem("BE68 5390")
    (None, 'check', 'length')
    >>> iban_problem("GB82 WEST 1234 5698 7654 32") is None
    True
    """
    plain = text.replace(" ", "") if isinstance(text, str) else ""
    if not re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{1,30}", plain):
        return "form"
    if len(plain) != IBAN_LENGTHS.get(plain[:2], len(plain)):
        return "length"
    number = "".join(str(int(character, 36)) for character in plain[4:] + plain[:4])
    return None if int(number) % 97 == 1 else "check"
