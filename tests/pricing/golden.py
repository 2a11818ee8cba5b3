"""The teaching case GOLD: an invented firm on the market of 30 October 2026."""

from __future__ import annotations

from dataclasses import replace

from kmo_teach.pricing import Cover, CoverTerms, Logistics, Market, Order

ORDER = Order(
    currency="USD",
    full_cost=80_000,
    days=90,
    margin=0.08,
    incoterm="CIP",
    logistics=Logistics(packing=400, precarriage=600, export_clearance=200, main_carriage=3_000, unloading=900),
    inventory_days=45,
    payable_days=30,
    loan_rate=0.055,
    commission=0.03,
    cargo_insurance_rate=0.0035,
    insured_share=1.10,
    bank_fee=150,
    default_probability=0.0044,
    loss_given_default=0.60,
)
MARKET = Market("USD", 1.1172, 0.03625, 0.0225, 0.07771, bank_spread=0.0015)
COVER = Cover("forward", "credit_insurance", terms=CoverTerms(premium=0.0025, insured=0.90))


def cover(exchange: str, **changes: object) -> Cover:
    """Return the case's cover with another exchange cover."""
    return replace(COVER, exchange=exchange, **changes)
