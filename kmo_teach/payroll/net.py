"""Net pay: the one entry to the countries' rules."""

from __future__ import annotations

from kmo_teach.payroll.country import Cliff
from kmo_teach.payroll.payslip import Payslip
from kmo_teach.payroll.tax_year import chosen, require_gross

__all__ = ["cliffs", "net_pay"]


def net_pay(country: str, gross: float, year: int | None = None, **options: object) -> Payslip:
    """Return a year's payslip of one employee.

    Parameters
    ----------
    country
        ISO 3166-1 alpha-2 code, one of :func:`kmo_teach.payroll.countries`; UK is understood as GB.
    gross
        Gross pay for the year in the country's currency.
    year
        Tax year; for the United Kingdom the one that starts in it. Left out,
        :func:`kmo_teach.payroll.default_year`.
    **options
        The country's options by name, see :func:`kmo_teach.payroll.options`.

    Returns
    -------
    Payslip
        Sums and lines, with the tax as it is assessed for the year, not as it is withheld month by month.

    Raises
    ------
    kmo_teach.inputs.InputError
        For an unknown country, year or option, and for pay that is not a number from 0.

    Notes
    -----
    For teaching, not advice. ``estimates`` on the payslip says what is an estimate.

    Examples
    --------
    >>> slip = net_pay("BE", 60000, municipal_surcharge=0.08)
    >>> round(slip.employee_contributions + slip.income_tax + slip.net, 2)
    60000.0
    >>> net_pay("BE", "sixty thousand")
    Traceback (most recent call last):
    ...
    kmo_teach.inputs.InputError: gross: 'sixty thousand' is not allowed. Give a number from 0 to 1,000,000,000.
    """
    return chosen(country, year, options).pay(require_gross("gross", gross))


def cliffs(country: str, year: int | None = None, **options: object) -> tuple[Cliff, ...]:
    """Return the documented places where net pay falls, or labour cost jumps, as gross pay passes.

    Examples
    --------
    >>> [(cliff.gross, cliff.reason[:32]) for cliff in cliffs("DE", 2026)]
    [(7236, 'Above the mini-job the childless'), (None, 'Income tax is cut to whole euros')]
    >>> [(round(cliff.gross, 2), round(cliff.jump)) for cliff in cliffs("FR", 2026) if cliff.jump > 1000]
    [(65629.19, 1313)]
    """
    return chosen(country, year, options).cliffs()
