"""Each language writes numbers and dates as the Unicode CLDR has it, and so does the entry made for a new one."""

from __future__ import annotations

from datetime import date as day
from decimal import ROUND_HALF_UP, Context, Decimal

import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from kmo_teach import language
from kmo_teach.language import LANGUAGES, SOURCE_LANGUAGE, date, number, percent, using
from tools.translate.entry import entry, from_cldr
from tools.translate.segments import SourceError

NEW = ("de", "es", "fi", "fr", "it", "pl", "sv")


@pytest.fixture(params=[*LANGUAGES, *NEW])
def code(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a language of the course, or one that could become one, with the entry that the tool writes."""
    if request.param not in LANGUAGES:
        added = {}
        exec(f"from kmo_teach.language import Language\nadded = {{{entry(request.param)}}}", added)
        monkeypatch.setitem(language.LANGUAGES, request.param, added["added"][request.param])
    return request.param


def test_numbers_are_cldrs(code: str) -> None:
    with using(code):
        assert number(1234567.891, 2) == format_decimal(1234567.891, "#,##0.00", locale=code)
        pattern = Locale(code).percent_formats[None].pattern.replace("0", "0.0")
        assert percent(0.0824) == format_percent(0.0824, pattern, locale=code)


def test_dates_are_cldrs(code: str) -> None:
    pattern = "d MMMM y" if code == SOURCE_LANGUAGE else "long"  # the course writes British English
    for month in range(1, 13):
        with using(code):
            said = date(day(2026, month, 30 if month != 2 else 28))
        assert said.replace("\u00a0", " ") == format_date(
            day(2026, month, 30 if month != 2 else 28), pattern, locale=code
        )


def test_days_are_cldrs(code: str) -> None:
    assert LANGUAGES[code].days == from_cldr(code).days
    assert LANGUAGES[code].days[5] == format_date(day(2026, 10, 30), "EEEE", locale=code)


@pytest.mark.parametrize("wrong", ["zz", "fra", "", "f", "fr_BE"])
def test_what_is_no_language_is_refused(wrong: str) -> None:
    with pytest.raises(SourceError, match="is not the code of a language"):
        entry(wrong)


@pytest.mark.parametrize("decimals", range(4))
def test_what_lies_halfway_is_rounded_away_from_zero_as_browsers_do(decimals: int) -> None:
    exact = Context(prec=400)
    for whole in range(-2_000, 2_001, 7):
        for value in (whole / 8, whole / 1_000, whole + 0.5, whole * 1.005, whole * 0.1 + 0.05):
            wanted = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, exact)
            assert number(value, decimals).replace(",", "") == f"{wanted + 0:.{decimals}f}", value
