"""Chapter 2.1: making and moving goods far away: quality, certificates, stock, the chain of margins to a shelf."""

from kmo_teach.operations.certificates import Certificate, best_certificates, greedy_certificates
from kmo_teach.operations.channel_cascade import (
    Cascade,
    Channel,
    Link,
    factory_receipts,
    margin_of_markup,
    markup_of_margin,
    shelf_price,
)
from kmo_teach.operations.presence import Trip, break_even_sales, expected_gain
from kmo_teach.operations.quality_chart import PChart, chance_of_alarm, p_chart
from kmo_teach.operations.quality_cost import QualityCost, QualityPlan, best_prevention, quality_cost
from kmo_teach.operations.supply_stock import (
    Replenishment,
    lead_time_spread,
    reorder_point,
    safety_stock,
    service_reached,
    transit_interest,
    with_delay,
)

__all__ = [
    "Cascade",
    "Certificate",
    "Channel",
    "Link",
    "PChart",
    "QualityCost",
    "QualityPlan",
    "Replenishment",
    "Trip",
    "best_certificates",
    "best_prevention",
    "break_even_sales",
    "chance_of_alarm",
    "expected_gain",
    "factory_receipts",
    "greedy_certificates",
    "lead_time_spread",
    "margin_of_markup",
    "markup_of_margin",
    "p_chart",
    "quality_cost",
    "reorder_point",
    "safety_stock",
    "service_reached",
    "shelf_price",
    "transit_interest",
    "with_delay",
]
