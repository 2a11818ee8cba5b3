"""The entry of a new language in :data:`kmo_teach.language.LANGUAGES`, as the Unicode CLDR has it."""

from __future__ import annotations

import re

from babel import Locale, UnknownLocaleError

from kmo_teach.language import Language
from tools.translate.segments import SourceError

__all__ = ["entry", "from_cldr"]

_CODE_FIRST = {"en", "ga", "lv", "mt"}
"""Languages that write EUR 5 (Interinstitutional style guide of the EU, 7.3.3); all others of the Union write 5 EUR."""
_PLACES = {"d": "{day}", "dd": "{day}", "MMMM": "{month}", "y": "{year}"}


def from_cldr(code: str) -> Language:
    """Return how a language writes numbers, money and dates.

    Raises
    ------
    SourceError
        For a code that CLDR does not know, or that is not of two letters.

    Examples
    --------
    >>> from_cldr("fr").percent
    '\\xa0%'
    """
    try:
        locale = Locale.parse(code if len(code) == 2 else "")
    except (UnknownLocaleError, ValueError):
        raise SourceError(f"{code!r} is not the code of a language: two letters of ISO 639-1, such as fr") from None
    symbols = locale.number_symbols["latn"]
    names = {kind: getattr(locale, kind)["format"]["wide"] for kind in ("months", "days")}
    name = locale.get_display_name() or code
    return Language(
        name=name[0].upper() + name[1:],
        decimal=symbols["decimal"],
        group=symbols["group"],
        code_first=code in _CODE_FIRST,
        months=tuple(names["months"][month] for month in range(1, 13)),
        days=tuple(names["days"][day] for day in (6, *range(6))),  # CLDR's Monday is 0
        percent=locale.percent_formats[None].pattern.partition("0")[2],
        date=_date(locale.date_formats["long"].pattern),
    )


def _date(pattern: str) -> str:
    """Return CLDR's pattern of a date as ours, with the day bound to its month.

    >>> _date("d 'de' MMMM 'de' y").replace("\\u00a0", "~")
    '{day}~de {month} de {year}'
    """
    words = re.sub(r"'([^']*)'|MMMM|dd?|y", lambda found: _PLACES.get(found[0], found[1]), pattern)
    return words.replace(" ", "\u00a0", 1)


def entry(code: str) -> str:
    """Return the lines to put into ``LANGUAGES``."""
    found = from_cldr(code)
    lines = [f'    "{code}": Language(']
    for name in ("name", "decimal", "group", "code_first", "percent", "date"):
        value = getattr(found, name)
        if name not in {"percent", "date"} or value != getattr(Language, name):
            lines.append(f"        {name}={_quoted(value)},")
    for name in ("months", "days"):
        lines += [
            f"        {name}=(",
            *(f"            {_quoted(word)}," for word in getattr(found, name)),
            "        ),",
        ]
    return "\n".join([*lines, "    ),", ""])


def _quoted(value: str | bool) -> str:
    if isinstance(value, bool):
        return str(value)
    text = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(f"\\u{ord(sign):04x}" if sign.isspace() and sign != " " else sign for sign in text) + '"'
