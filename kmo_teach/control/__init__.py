"""Chapter 3.3: is it going as planned? A dashboard whose figures can be trusted."""

from kmo_teach.control.dashboard import (
    PERSPECTIVES,
    ControlLimits,
    Indicator,
    SalesGrowth,
    SalesLine,
    SalesVariance,
    arithmetic_index,
    constant_currency_growth,
    control_limits,
    geometric_index,
    sales_variance,
)

__all__ = [
    "PERSPECTIVES",
    "ControlLimits",
    "SalesGrowth",
    "Indicator",
    "SalesLine",
    "SalesVariance",
    "arithmetic_index",
    "constant_currency_growth",
    "control_limits",
    "geometric_index",
    "sales_variance",
]
