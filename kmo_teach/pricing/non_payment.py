"""Non-payment risk: what it costs to carry it, and what it costs to pass it on."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass

from kmo_teach import facts
from kmo_teach.inputs import InputError, require_basis, require_choice, require_number, require_rate
from kmo_teach.language import N_, _, percent
from kmo_teach.pricing.assumptions import assumption
from kmo_teach.pricing.failure import break_even_premium, default_probability, expected_loss, gives_limit

__all__ = [
    "NON_PAYMENT_COVERS",
    "CoverTerms",
    "NonPaymentCost",
    "belgian_late_rate",
    "confirmation_fee",
    "factoring_cost",
    "is_offered",
    "late_payment_interest",
    "late_reference_rate",
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

_NEED_A_LIMIT = ("credit_insurance", "factoring_without_recourse")  # a factor insures what it keeps


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


def is_offered(cover: str, yearly_default: float) -> bool:
    """Say whether anybody offers a cover for a buyer with this chance of failing in a year.

    Insurance and factoring without recourse need an insurer's limit (:func:`kmo_teach.pricing.gives_limit`). A
    confirmed credit hangs on the buyer's bank, and on recourse or open account the seller carries the risk himself.

    Examples
    --------
    >>> is_offered("credit_insurance", 0.22), is_offered("documentary_credit", 0.22)
    (False, True)
    """
    return require_choice("cover", cover, NON_PAYMENT_COVERS) not in _NEED_A_LIMIT or gives_limit(yearly_default)


def confirmation_fee(yearly_rate: float, days: float, then: str = "month") -> float:
    """Return a confirming bank's fee as a share of the credit: the first begun quarter whole, then by begun month.

    Parameters
    ----------
    yearly_rate
        The bank's rate, as a fraction a year.
    days
        Days of one of the two periods that a confirmation is charged for.
    then
        What is charged whole after the first quarter: ``"month"``, as in the tariff of BNP Paribas Fortis for
        documentary credits, or ``"quarter"``, as other banks do. A month counts as 30 days.

    Examples
    --------
    >>> [round(confirmation_fee(0.012, days), 4) for days in (1, 66, 90, 91, 120, 156)]
    [0.003, 0.003, 0.003, 0.004, 0.004, 0.006]
    >>> confirmation_fee(0.02, 120, then="quarter")
    0.01
    """
    step = {"month": 1, "quarter": 3}[require_choice("then", then, ("month", "quarter"))]
    begun = math.ceil(require_number("days", days, above=0) / (30 * step))
    return require_number("yearly_rate", yearly_rate, 0, 1) / 12 * max(3, step * begun)


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
    known = {row["from"]: row.number("reference_rate") for row in facts.table("pricing/late_interest.csv")}
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
        Credit insurance: premium as a share of the price, and the share of a loss that the insurer pays. A premium of
        None is the usual rate for a whole turnover, or what breaks even on this buyer where that is more.
    factoring_fee, factoring_protection, factoring_advance
        Shares of the invoice. A protection of None follows the same rule as the premium.
    factoring_rate
        Yearly rate on the advance, as a fraction; None takes the reference rate and the usual margin.
    confirmation_rate
        Confirming bank's yearly rate, charged as :func:`confirmation_fee` says.
    credit_fees
        Fixed bank fees of a documentary credit in EUR.
    """

    premium: float | None = None
    insured: float = assumption("credit_insurance_cover").value
    factoring_fee: float = assumption("factoring_fee").value
    factoring_protection: float | None = None
    factoring_advance: float = assumption("factoring_advance").value
    factoring_rate: float | None = None
    confirmation_rate: float = assumption("confirmation_rate").value
    credit_fees: float = assumption("documentary_credit_fees").value

    def __post_init__(self) -> None:
        for name in ("insured", "factoring_fee", "factoring_advance"):
            require_number(name, getattr(self, name), 0, 1)
        for name in ("premium", "factoring_protection"):
            if getattr(self, name) is not None:
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
        Share of what is invoiced that is paid at once and needs no other financing.
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

    Raises
    ------
    InputError
        For a number out of its bounds, or a cover that nobody offers for such a buyer.

    Notes
    -----
    Factoring with recourse leaves the whole risk with the seller. A confirmed credit and factoring without recourse
    leave none, as long as documents and goods are as agreed. Nobody insures one buyer for less than the expected
    claims: where the usual rate is below them, :func:`kmo_teach.pricing.break_even_premium` is charged.

    The confirmation runs to the last day for the documents although the seller may present them at once, so its two
    periods may overlap: together they can be longer than the days from signature to payment.

    Examples
    --------
    >>> insured = non_payment_cost("credit_insurance", 90, 0.0044, 0.60, 0.0225)
    >>> round(insured.charge, 4), round(insured.expected_loss, 6)
    (0.0025, 6.5e-05)
    >>> weak = non_payment_cost("credit_insurance", 90, 0.05298, 0.60, 0.0225)
    >>> round(weak.charge, 4), round(weak.expected_loss, 4)
    (0.0072, 0.0008)
    """
    require_choice("cover", cover, NON_PAYMENT_COVERS)
    reference_rate = require_rate("reference_rate", reference_rate)
    terms = terms or CoverTerms()
    failing = default_probability(yearly_default, days)
    loss = expected_loss(failing, loss_given_default, 1.0)
    if not is_offered(cover, yearly_default):
        rule = _("No insurer gives a limit above {share} a year: ask for a confirmed credit or an advance.")
        highest = assumption("highest_insurable_default").value
        raise InputError("yearly_default", yearly_default, rule.format(share=percent(highest, 0)))
    if cover == "open_account":
        return NonPaymentCost(0.0, loss, 0.0, 0.0)
    if cover == "credit_insurance":
        least = break_even_premium(failing, loss_given_default, terms.insured)
        premium = _rate(terms.premium, "credit_insurance_premium", least)
        return NonPaymentCost(premium, (1 - terms.insured) * loss, 0.0, 0.0)
    if cover == "documentary_credit":
        until = require_number("building_days", building_days, 0) + assumption("presentation_days").value
        fee = confirmation_fee(terms.confirmation_rate, until) + confirmation_fee(terms.confirmation_rate, days)
        return NonPaymentCost(fee, 0.0, terms.credit_fees, 0.0)
    rate = terms.factoring_rate
    if rate is None:
        rate = reference_rate + assumption("factoring_discount_margin").value
    recourse = cover == "factoring_with_recourse"
    least = break_even_premium(failing, loss_given_default, 1.0)
    protection = 0.0 if recourse else _rate(terms.factoring_protection, "factoring_protection", least)
    charge = factoring_cost(1.0, terms.factoring_fee, terms.factoring_advance, rate, days, protection)
    return NonPaymentCost(charge, loss if recourse else 0.0, 0.0, terms.factoring_advance)


def _rate(asked: float | None, usual: str, least: float) -> float:
    """Return what a provider asked, or the usual rate but never less than breaks even."""
    return max(assumption(usual).value, least) if asked is None else asked


def _amount(name: str, value: object) -> float:
    return require_number(name, value, 0)
