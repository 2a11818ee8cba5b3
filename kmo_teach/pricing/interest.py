"""Interest risk of a loan: forward rate agreement, cap, or leaving the rate to float."""

from __future__ import annotations

import math

from kmo_teach.inputs import InputError, require_basis, require_choice, require_number, require_rate
from kmo_teach.language import _
from kmo_teach.pricing.black import black

__all__ = ["INTEREST_COVERS", "borrowing_rate", "caplet", "fra_settlement", "highest_borrowing_rate"]

INTEREST_COVERS = ("floating", "fra", "cap")
"""No cover, a forward rate agreement (a fixed rate), a cap (a ceiling)."""


def fra_settlement(notional: float, agreed_rate: float, reference_rate: float, days: float, basis: int = 360) -> float:
    """Return what the buyer of a forward rate agreement receives when its period starts.

    Parameters
    ----------
    notional
        Amount of the agreement.
    agreed_rate
        Rate agreed, as a fraction per year.
    reference_rate
        Market rate on the fixing day, as a fraction per year.
    days
        Days of the interest period.
    basis
        Days in the interest year, 360 or 365.

    Returns
    -------
    float
        In the currency of ``notional``; below 0 the buyer (the borrower) pays.

    Notes
    -----
    N (L - K) t / (1 + L t): the difference in interest falls due at the end of the period and is paid at its start.

    Examples
    --------
    >>> round(fra_settlement(10_000_000, 0.048, 0.054, 180), 2)
    29211.3
    """
    notional = require_number("notional", notional, above=0)
    agreed_rate = require_rate("agreed_rate", agreed_rate)
    reference_rate = require_rate("reference_rate", reference_rate)
    years = require_number("days", days, above=0) / require_basis("basis", basis)
    growth = 1 + reference_rate * years
    if growth <= 0:
        raise InputError("days", days, _("Over this term the interest rates take more than the whole amount."))
    return notional * (reference_rate - agreed_rate) * years / growth


def caplet(
    forward: float,
    strike: float,
    volatility: float,
    years_to_fixing: float,
    accrual: float,
    discount_factor: float,
    notional: float,
) -> float:
    """Return the premium of a caplet: a ceiling on the interest of one period.

    Parameters
    ----------
    forward, strike
        Forward interest rate of the period and the ceiling, as fractions per year, above 0.
    volatility
        Yearly volatility of the forward rate, as a fraction, 0 or more.
    years_to_fixing
        Years until the rate is fixed, 0 or more.
    accrual
        Length of the period in years by the market's day count.
    discount_factor
        Value today of 1 paid at the end of the period.
    notional
        Amount of the loan.

    Returns
    -------
    float
        Premium today, in the currency of ``notional``. A cap is the sum of its caplets.

    Notes
    -----
    Black, F. (1976), The pricing of commodity contracts, Journal of Financial Economics 3, 167-179. The formula has
    no value for negative rates.

    Examples
    --------
    >>> round(caplet(0.07, 0.08, 0.20, 1.0, 0.25, math.exp(-0.065 * 1.25), 10_000), 4)
    5.19
    """
    forward = require_number("forward", forward, above=0, maximum=2)
    strike = require_number("strike", strike, above=0, maximum=2)
    years = require_number("years_to_fixing", years_to_fixing, 0, 100)
    deviation = require_number("volatility", volatility, 0, 5) * math.sqrt(years)
    scale = (
        require_number("notional", notional, above=0)
        * require_number("accrual", accrual, above=0, maximum=100)
        * require_number("discount_factor", discount_factor, above=0)
    )
    return scale * black(1, forward, strike, deviation)


def borrowing_rate(
    cover: str, reference_rate: float, lending_margin: float, agreed_rate: float = 0.0, premium_rate: float = 0.0
) -> float:
    """Return the yearly rate that a loan costs in the end, once the reference rate is known.

    Parameters
    ----------
    cover
        ``"floating"``, ``"fra"`` or ``"cap"``.
    reference_rate
        Market rate on the fixing day, as a fraction.
    lending_margin
        What the bank adds to the reference rate, as a fraction.
    agreed_rate
        Rate of the forward rate agreement, or strike of the cap, as a fraction.
    premium_rate
        Premium of the cap as a fraction per year of the loan: premium / (notional x years).

    Examples
    --------
    >>> [round(borrowing_rate(cover, 0.05, 0.03, 0.025, 0.002), 3) for cover in INTEREST_COVERS]
    [0.08, 0.055, 0.057]
    """
    cover = require_choice("cover", cover, INTEREST_COVERS)
    reference = require_rate("reference_rate", reference_rate)
    margin = require_number("lending_margin", lending_margin, 0, 1)
    agreed = require_rate("agreed_rate", agreed_rate)
    premium = require_number("premium_rate", premium_rate, 0, 1)
    if cover == "floating":
        return reference + margin
    if cover == "fra":
        return agreed + margin
    return min(reference, agreed) + margin + premium


def highest_borrowing_rate(
    cover: str, lending_margin: float, agreed_rate: float, premium_rate: float = 0.0
) -> float | None:
    """Return the highest yearly rate that a loan can cost under a cover; None where it has no limit.

    Parameters are those of :func:`borrowing_rate`.

    Examples
    --------
    >>> round(highest_borrowing_rate("cap", 0.03, 0.025, 0.002), 3)
    0.057
    >>> highest_borrowing_rate("floating", 0.03, 0.025) is None
    True
    """
    if require_choice("cover", cover, INTEREST_COVERS) == "floating":
        return None
    return borrowing_rate(cover, require_rate("agreed_rate", agreed_rate), lending_margin, agreed_rate, premium_rate)
