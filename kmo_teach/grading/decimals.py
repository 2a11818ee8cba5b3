"""The decimal sign of a platform's file: what is written in it is what the platform reads again.

No platform's public documentation tells which sign it takes. What the file itself shows goes first; then what goes with
its form: semicolons part the columns where a comma is the decimal sign, and columns in Dutch come from a Dutch site.
"""

from __future__ import annotations

import re
from collections import Counter

from kmo_teach.grading.reason import Reason
from kmo_teach.grading.tables import Table
from kmo_teach.language import N_, _

__all__ = ["SIGNS", "decimal_of", "told"]

SIGNS = {"comma": ",", "point": "."}
"""The signs by what they are called on the command line."""
_NUMBER = re.compile(r"-?\d+([.,])\d+")
_DUTCH = {
    *("achternaam", "familienaam", "voornaam", "gebruikersnaam", "volledige naam", "naam", "identificatie", "cijfer"),
    *("beoordeling", "maximaal cijfer", "studentnummer", "stamnummer", "beschikbaarheid", "laatste toegang"),
}
"""Headers of columns in Dutch."""

_COMMA = N_("The decimal sign in the file is a comma, {why}.")
_POINT = N_("The decimal sign in the file is a point, {why}.")
_ASKED = N_("as you asked")
_SHOWN = N_("as in its other numbers")
_SEPARATED = N_("as semicolons part its columns; --decimal gives another")
_IN_DUTCH = N_("as its columns are in Dutch and it has no number to tell it; --decimal gives another")
_NOTHING = N_("as nothing in it tells otherwise; --decimal gives another")


def decimal_of(table: Table, asked: str | None = None) -> tuple[str, Reason]:
    """Return the decimal sign of a file, and why it is that one.

    Parameters
    ----------
    asked
        What the instructor said, one of :data:`SIGNS`.

    Examples
    --------
    >>> sign, why = decimal_of(Table(("Achternaam", "ps1"), (("Maes", ""),), separator=chr(9)))
    >>> sign, str(why)
    (',', 'as its columns are in Dutch and it has no number to tell it; --decimal gives another')
    >>> decimal_of(Table(("Achternaam", "ps1"), (("Maes", "12.50"),)))[0]
    '.'
    """
    if asked:
        return SIGNS[asked], Reason(_ASKED)
    signs = Counter(match[1] for row in table.rows for cell in row if (match := _NUMBER.fullmatch(cell.strip())))
    if signs:
        return ("," if signs[","] > signs["."] else "."), Reason(_SHOWN)
    if table.separator == ";":
        return ",", Reason(_SEPARATED)
    if any(name.casefold() in _DUTCH for name in table.header):
        return ",", Reason(_IN_DUTCH)
    return ".", Reason(_NOTHING)


def told(sign: str, why: Reason) -> str:
    """Say which sign is written, and why."""
    return _(_COMMA if sign == "," else _POINT).format(why=why)
