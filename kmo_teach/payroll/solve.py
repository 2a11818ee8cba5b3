"""The salary behind a net pay or a labour cost: the rules run backwards, to the cent."""

from __future__ import annotations

from collections.abc import Callable

from kmo_teach.inputs import InputError
from kmo_teach.language import _, money
from kmo_teach.numeric.search import first_reached
from kmo_teach.payroll.payslip import Payslip
from kmo_teach.payroll.tax_year import Chosen, chosen, require_gross

__all__ = ["gross_for_labour_cost", "gross_for_net"]

_MOST = 10**11  # cents: the highest pay that the rules accept


def gross_for_net(country: str, net: float, year: int | None = None, **options: object) -> float:
    """Return the gross pay, in whole cents, that gives a net pay.

    Parameters
    ----------
    country, year, **options
        As for :func:`kmo_teach.payroll.net_pay`.
    net
        Net pay for the year in the country's currency.

    Returns
    -------
    float
        A gross pay whose net pay, to the cent, is at least ``net`` while one cent less gives less. Where net pay falls
        at a cliff, so that several salaries give the same net pay, it is the one before the cliff. Where a rule rounds
        or a credit starts at once, no salary may give exactly ``net``: then the step takes net pay beyond it.

    Raises
    ------
    kmo_teach.inputs.InputError
        As :func:`kmo_teach.payroll.net_pay`, and for a net pay that no salary gives.

    Examples
    --------
    >>> gross_for_net("GB", 45357.40)
    60000.0
    """
    rules = chosen(country, year, options)
    return _lowest(rules, "net", require_gross("net", net), lambda slip: slip.net)


def gross_for_labour_cost(country: str, labour_cost: float, year: int | None = None, **options: object) -> float:
    """Return the gross pay, in whole cents, that a labour cost allows.

    Parameters
    ----------
    country, year, **options
        As for :func:`kmo_teach.payroll.net_pay`.
    labour_cost
        Gross pay plus employer contributions for the year in the country's currency.

    Returns
    -------
    float
        The highest gross pay whose labour cost, to the cent, is not above ``labour_cost``. Where the employer's
        contributions jump, part of the budget may be left over.

    Examples
    --------
    >>> gross_for_labour_cost("GB", 68250)
    60000.0
    """
    budget = require_gross("labour_cost", labour_cost)
    rules = chosen(country, year, options)

    def too_dear(cents: int) -> bool:
        return round(rules.pay(cents / 100).labour_cost, 2) > budget

    # Labour cost is never below gross pay.
    return (first_reached(too_dear, 0, round(budget * 100) + 1) - 1) / 100


def _lowest(rules: Chosen, name: str, target: float, result: Callable[[Payslip], float]) -> float:
    """Return the lowest gross pay that reaches a target, searching the stretches between cliffs from below."""

    def reaches(cents: int) -> bool:
        return round(result(rules.pay(cents / 100)), 2) >= target

    if reaches(0):
        return 0.0
    ends = sorted(int(cliff.gross * 100) for cliff in rules.cliffs() if cliff.gross is not None)
    high = next((end for end in ends if reaches(end)), None)
    if high is None:
        high = max(round(target * 100), 100)
        while not reaches(high):
            if high >= _MOST:
                most = money(result(rules.pay(_MOST / 100)), rules.tax_year.currency)
                raise InputError(name, target, _("Give at most {most}.").format(most=most))
            high = min(2 * high, _MOST)
    low = max((end + 1 for end in ends if end < high and not reaches(end + 1)), default=0)
    return first_reached(reaches, low, high) / 100
