"""May a subsidiary's accounts be translated as they stand, or does very high inflation ask for a restatement first?"""

from __future__ import annotations

from kmo_teach import facts
from kmo_teach.inputs import InputError
from kmo_teach.language import _

__all__ = ["require_ordinary_inflation"]

_LIST = "finance/hyperinflation.csv"
_LIST_OF = 2025  # the year of the list, for economies whose first year our source does not give


def require_ordinary_inflation(currency: str, year: int) -> None:
    """Refuse a year in which IAS 29 restates accounts in this currency before they are translated.

    Parameters
    ----------
    currency
        ISO 4217 code.
    year
        Financial year that ends in December.

    Raises
    ------
    InputError
        When the economy was hyperinflationary; where our source gives no first year, from the year of its list.

    Examples
    --------
    >>> require_ordinary_inflation("TRY", 2021)
    >>> require_ordinary_inflation("TRY", 2022)
    Traceback (most recent call last):
    ...
    kmo_teach.inputs.InputError: year: 2022 is not allowed. IAS 29 applies to TRY since 2022: its accounts are ...
    """
    for row in facts.table(_LIST):
        first = row.whole("from") if row["from"] else _LIST_OF
        if row["currency"] == currency and year >= first:
            rule = _(
                "IAS 29 applies to {currency} since {first}: its accounts are restated by a price index and then "
                "translated at the closing rate alone. Choose an earlier year."
            )
            raise InputError("year", year, rule.format(currency=currency, first=first))
