"""Chapter 2.4, third page: how machines are paid.

What belongs here: the parts of a price and their cash, bank guarantees, documentary credits and collections, an
insurer's offer, credit for years with an export credit agency, and the ways of paying seen from both sides of the
table. What an order costs under a payment plan is worked out in :mod:`kmo_teach.pricing`, which this room uses.
"""

from kmo_teach.payment.cash import CashDay, Part, cash_curve, curve_interest, days_until_even, parts, weighted_days
from kmo_teach.payment.credit import (
    CreditFees,
    banking_days_after,
    credit_fees,
    discrepancy_cost,
    last_presentation_day,
    quantity_range,
)
from kmo_teach.payment.export_credit import ExportCredit, Repayment
from kmo_teach.payment.guarantee import GUARANTEES, Guarantee, GuaranteeSize, after_reductions, guarantee_sizes
from kmo_teach.payment.insurance import InsurersOffer
from kmo_teach.payment.terms import usual_term
from kmo_teach.payment.ways import WAYS, Deal, Way, way_of_paying, ways_of_paying

__all__ = [
    "GUARANTEES",
    "WAYS",
    "CashDay",
    "CreditFees",
    "Deal",
    "ExportCredit",
    "Guarantee",
    "GuaranteeSize",
    "InsurersOffer",
    "Part",
    "Repayment",
    "Way",
    "after_reductions",
    "banking_days_after",
    "cash_curve",
    "credit_fees",
    "curve_interest",
    "days_until_even",
    "discrepancy_cost",
    "guarantee_sizes",
    "last_presentation_day",
    "parts",
    "quantity_range",
    "usual_term",
    "way_of_paying",
    "ways_of_paying",
    "weighted_days",
]
