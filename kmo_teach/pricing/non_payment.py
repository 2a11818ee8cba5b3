"""Non-payment risk: what it costs to carry it, and what it costs to pass it on."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass

from kmo_teach import facts
from kmo_teach.inputs import InputError, require_basis, require_choice, require_number, require_numbers, require_rate
from kmo_teach.language import N_, _
from kmo_teach.pricing.assumptions import assumption

__all__ = [
    "NON_PAYMENT_COVERS",
    "CoverTerms",
    "NonPaymentCost",
    "belgian_late_rate",
    "confirmation_fee",
    "default_probability",
    "expected_loss",
    "factoring_cost",
    "late_payment_interest",
    "late_reference_rate",
    "loss_provision",
    "non_payment_cost",
]

NON_PAYMENT_COVERS = {
    "open_account": N_("Open account, no cover"),
    "credit_insurance": N_("Credit insurance"),
    "factoring_with_recourse": N_("Factoring with recourse"),
    "factoring_without_recourse": N_("Factoring without recourse"),
    "documentary_credit": N_("Confirmed documentary credit"),
}
"""The ways to carry or pass on the risk, with their labels."""


def default_probability(yearly: float, days: float) -> float:
    """Return the chance that a buyer fails within so many days, from the chance within a year.

    Examples
    --------
    >>> round(default_probability(0.0044, 90), 6)
    0.001087
    """
    yearly = require_number("yearly", yearly, 0, below=1)
    survival: float = (1 - yearly) ** (require_number("days", days, above=0) / 365)
    return 1 - survival


def expected_loss(probability: float, loss_given_default: float, exposure: float) -> float:
    """Return PD x LGD x EAD, in the currency of ``exposure``.

    Parameters
    ----------
    probability
        Probability of default over the term, as a fraction.
    loss_given_default
        Share of the claim that is lost when the buyer fails.
    exposure
        Exposure at default: the amount due.

    Notes
    -----
    Basel Committee on Banking Supervision (2005), An explanatory note on the Basel II IRB risk weight functions.

    Examples
    --------
    >>> expected_loss(0.01, 0.60, 100_000)
    600.0
    """
    probability = require_number("probability", probability, 0, 1)
    return probability * require_number("loss_given_default", loss_given_default, 0, 1) * _amount("exposure", exposure)


def loss_provision(balances: Sequence[float], rates: Sequence[float]) -> float:
    """Return the expected credit loss of a ledger of receivables by age (the provision matrix of IFRS 9).

    Parameters
    ----------
    balances
        Receivables per age band.
    rates
        Expected loss rate of each band, as a fraction.

    Examples
    --------
    >>> loss_provision([7_000_000, 4_000_000], [0.015, 0.034])
    241000.0
    """
    amounts, shares = require_numbers("balances", balances, 0), require_numbers("rates", rates, 0, 1)
    if len(amounts) != len(shares):
        raise InputError("rates", len(shares), _("Give one rate for each balance."))
    return sum(amount * share for amount, share in zip(amounts, shares, strict=True))


def factoring_cost(
    face: float,
    fee: float,
    advance: float,
    discount_rate: float,
    days: float,
    protection: float = 0.0,
    basis: int = 360,
) -> float:
    """Return what factoring an invoice costs: fee, interest on the advance and, without recourse, credit protection.

    Parameters
    ----------
    face
        Amount of the invoice.
    fee, protection
        Shares of the invoice, as fractions; protection is 0 with recourse, and then the seller keeps the risk.
    advance
        Share of the invoice that the factor pays at once.
    discount_rate
        Yearly rate on the advance, as a fraction.
    days
        Days from invoice to payment.
    basis
        Days in the interest year.

    Examples
    --------
    >>> factoring_cost(100_000, 0.01, 0.80, 0.045, 90)
    1900.0
    """
    share = require_number("fee", fee, 0, 1) + require_number("protection", protection, 0, 1)
    years = require_number("days", days, above=0) / require_basis("basis", basis)
    interest = require_number("advance", advance, 0, 1) * require_rate("discount_rate", discount_rate) * years
    return _amount("face", face) * (share + interest)


def confirmation_fee(yearly_rate: float, days: float) -> float:
    """Return a confirming bank's fee as a share of the credit: per quarter or part of a quarter.

    Examples
    --------
    >>> confirmation_fee(0.02, 120)
    0.01
    """
    quarters = math.ceil(require_number("days", days, above=0) / 90)
    return require_number("yearly_rate", yearly_rate, 0, 1) / 4 * quarters


def late_reference_rate(day: datetime.date) -> float:
    """Return the reference rate for interest on late payment that holds on a day, as a fraction a year.

    It is the European Central Bank's *main refinancing* rate on the first day of the half-year, not the rate of its
    deposit facility that stands in for the money market elsewhere (Directive 2011/7/EU, article 2).

    Raises
    ------
    InputError
        For a half-year of which the facts hold no rate.

    Examples
    --------
    >>> late_reference_rate(datetime.date(2026, 10, 30))
    0.024
    """
    start = f"{day.year}-{'01' if day.month <= 6 else '07'}-01"
    known = {row["from"]: float(row["reference_rate"]) for row in facts.table("pricing/late_interest.csv")}
    if start not in known:
        rule = _("Known are the half-years from: {days}.").format(days=", ".join(known))
        raise InputError("day", day.isoformat(), rule)
    return known[start]


def belgian_late_rate(reference_rate: float) -> float:
    """Return Belgium's yearly interest rate on late payment between firms, as a fraction.

    Notes
    -----
    Act of 2 August 2002, article 5: the reference rate and eight points, rounded up to the next half point. The
    directive itself does not round.

    Examples
    --------
    >>> belgian_late_rate(0.024)
    0.105
    """
    exact = require_rate("reference_rate", reference_rate) + assumption("late_interest_margin").value
    return math.ceil(round(exact * 200, 9)) / 200


def late_payment_interest(amount: float, reference_rate: float, days_late: float) -> float:
    """Return what a seller in the European Union may claim for late payment, in EUR.

    Parameters
    ----------
    amount
        Invoice in EUR.
    reference_rate
        The European Central Bank's main refinancing rate at the start of the half-year, as a fraction:
        :func:`late_reference_rate`.
    days_late
        Days after the due date; nothing is due at 0.

    Notes
    -----
    Directive 2011/7/EU: at least 8 percentage points over the reference rate (article 2) and EUR 40 (article 6), by
    actual days over 365. A state may ask more: :func:`belgian_late_rate`.

    Examples
    --------
    >>> round(late_payment_interest(10_000, 0.02, 73), 2)
    240.0
    """
    amount = _amount("amount", amount)
    rate = require_rate("reference_rate", reference_rate) + assumption("late_interest_margin").value
    days_late = require_number("days_late", days_late, 0)
    if not days_late:
        return 0.0
    return amount * rate * days_late / 365 + assumption("late_payment_compensation").value


@dataclass(frozen=True, slots=True)
class CoverTerms:
    """What providers ask; the defaults are indicative (``assumptions.toml``).

    Attributes
    ----------
    premium, insured
        Credit insurance: premium as a share of turnover, and the share of a loss that the insurer pays.
    factoring_fee, factoring_protection, factoring_advance
        Shares of the invoice.
    factoring_rate
        Yearly rate on the advance, as a fraction; None takes the reference rate and the usual margin.
    confirmation_rate
        Confirming bank's yearly rate, charged per quarter.
    credit_fees
        Fixed bank fees of a documentary credit in EUR.
    """

    premium: float = assumption("credit_insurance_premium").value
    insured: float = assumption("credit_insurance_cover").value
    factoring_fee: float = assumption("factoring_fee").value
    factoring_protection: float = assumption("factoring_protection").value
    factoring_advance: float = assumption("factoring_advance").value
    factoring_rate: float | None = None
    confirmation_rate: float = assumption("confirmation_rate").value
    credit_fees: float = assumption("documentary_credit_fees").value

    def __post_init__(self) -> None:
        for name in ("premium", "insured", "factoring_fee", "factoring_protection", "factoring_advance"):
            require_number(name, getattr(self, name), 0, 1)
        require_number("confirmation_rate", self.confirmation_rate, 0, 1)
        _amount("credit_fees", self.credit_fees)
        if self.factoring_rate is not None:
            require_rate("factoring_rate", self.factoring_rate)


@dataclass(frozen=True, slots=True)
class NonPaymentCost:
    """What a way of dealing with non-payment costs.

    Attributes
    ----------
    charge
        Premium, fees and discount as a share of the price.
    expected_loss
        Expected loss that stays with the seller, as a share of the price.
    fixed
        Fixed fees in EUR.
    advanced
        Share of the price that is paid at once and needs no other financing.
    """

    charge: float
    expected_loss: float
    fixed: float
    advanced: float

    def total(self, price: float) -> float:
        """Return the all-in cost at a price, in EUR, without financing."""
        return self.fixed + (self.charge + self.expected_loss) * _amount("price", price)


def non_payment_cost(
    cover: str,
    days: float,
    yearly_default: float,
    loss_given_default: float,
    reference_rate: float,
    terms: CoverTerms | None = None,
    building_days: float = 0.0,
) -> NonPaymentCost:
    """Return what one of the :data:`NON_PAYMENT_COVERS` costs.

    Parameters
    ----------
    cover
        One of :data:`NON_PAYMENT_COVERS`.
    days
        Term of payment.
    yearly_default
        The buyer's probability of default in a year.
    loss_given_default
        Share of the claim that is lost when the buyer fails.
    reference_rate
        Money-market rate under the factor's discount, as a fraction.
    terms
        What providers ask.
    building_days
        Days from adding the confirmation to delivery. The confirming bank charges twice: from there to the last day on
        which documents may be presented, and from then to maturity.

    Notes
    -----
    Factoring with recourse leaves the whole risk with the seller. A confirmed credit and factoring without recourse
    leave none, as long as documents and goods are as agreed.

    Examples
    --------
    >>> insured = non_payment_cost("credit_insurance", 90, 0.0044, 0.60, 0.0225)
    >>> round(insured.charge, 4), round(insured.expected_loss, 6)
    (0.0025, 6.5e-05)
    """
    require_choice("cover", cover, NON_PAYMENT_COVERS)
    reference_rate = require_rate("reference_rate", reference_rate)
    terms = terms or CoverTerms()
    loss = expected_loss(default_probability(yearly_default, days), loss_given_default, 1.0)
    if cover == "open_account":
        return NonPaymentCost(0.0, loss, 0.0, 0.0)
    if cover == "credit_insurance":
        return NonPaymentCost(terms.premium, (1 - terms.insured) * loss, 0.0, 0.0)
    if cover == "documentary_credit":
        until = require_number("building_days", building_days, 0) + assumption("presentation_days").value
        fee = confirmation_fee(terms.confirmation_rate, until) + confirmation_fee(terms.confirmation_rate, days)
        return NonPaymentCost(fee, 0.0, terms.credit_fees, 0.0)
    rate = terms.factoring_rate
    if rate is None:
        rate = reference_rate + assumption("factoring_discount_margin").value
    recourse = cover == "factoring_with_recourse"
    protection = 0.0 if recourse else terms.factoring_protection
    charge = factoring_cost(1.0, terms.factoring_fee, terms.factoring_advance, rate, days, protection)
    return NonPaymentCost(charge, loss if recourse else 0.0, 0.0, terms.factoring_advance)


def _amount(name: str, value: object) -> float:
    return require_number(name, value, 0)
