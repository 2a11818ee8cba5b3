"""What a tax context does to pay: tax wedge, average and marginal rates."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import require_number
from kmo_teach.payroll.payslip import Payslip
from kmo_teach.payroll.tax_year import chosen, require_gross

__all__ = ["MarginalRates", "average_rate", "marginal_rates", "net_share", "tax_wedge"]


@dataclass(frozen=True, slots=True)
class MarginalRates:
    """What happens to the next bit of pay, fractions.

    Attributes
    ----------
    employee
        Part of extra gross pay that the employee does not keep; above 1 where net pay falls.
    employer
        Employer contributions on extra gross pay.
    wedge
        Part of extra labour cost that does not reach the employee.
    """

    employee: float
    employer: float
    wedge: float


def net_share(slip: Payslip) -> float:
    """Return net pay as a fraction of labour cost; 1 where there is no cost.

    Examples
    --------
    >>> from kmo_teach.payroll import net_pay
    >>> round(net_share(net_pay("GB", 60000)), 3)
    0.665
    """
    return slip.net / slip.labour_cost if slip.labour_cost else 1.0


def tax_wedge(slip: Payslip) -> float:
    """Return the part of labour cost that goes to tax and contributions, a fraction (OECD, Taxing Wages).

    Examples
    --------
    >>> from kmo_teach.payroll import net_pay
    >>> round(tax_wedge(net_pay("GB", 60000)), 3)
    0.335
    """
    return 1.0 - net_share(slip)


def average_rate(slip: Payslip) -> float:
    """Return employee contributions and income tax as a fraction of gross pay; 0 where there is no pay.

    Examples
    --------
    >>> from kmo_teach.payroll import net_pay
    >>> round(average_rate(net_pay("GB", 60000)), 3)
    0.244
    """
    return (slip.employee_contributions + slip.income_tax) / slip.gross if slip.gross else 0.0


def marginal_rates(
    country: str, gross: float, year: int | None = None, step: float = 100.0, **options: object
) -> MarginalRates:
    """Return the rates on the next bit of pay above a gross pay.

    Parameters
    ----------
    country, gross, year, **options
        As for :func:`kmo_teach.payroll.net_pay`.
    step
        Extra gross pay over which the rates are measured, in the country's currency, from 0.01.

    Notes
    -----
    The law's rounding of amounts is left out: where taxable income is cut to a multiple of 50 (Luxembourg), a step of
    100 would pass one such multiple or two, and the rate would jump from one salary to the next.

    Examples
    --------
    >>> rates = marginal_rates("GB", 110000)  # the personal allowance fades here
    >>> round(rates.employee, 2), round(rates.employer, 2)
    (0.62, 0.15)
    >>> [round(marginal_rates("LU", gross).employee, 3) for gross in (59950, 60000, 60050)]
    [0.51, 0.51, 0.51]
    """
    rules = chosen(country, year, options)
    start = rules.pay(require_gross("gross", gross), exact=True)
    end = rules.pay(require_gross("gross", gross + require_number("step", step, 0.01)), exact=True)
    more_gross, more_net = end.gross - start.gross, end.net - start.net
    more_cost = end.labour_cost - start.labour_cost
    return MarginalRates(
        employee=1 - more_net / more_gross,
        employer=(end.employer_contributions - start.employer_contributions) / more_gross,
        wedge=1 - more_net / more_cost,
    )
