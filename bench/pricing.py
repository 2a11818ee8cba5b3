"""Measure the pricing model: ``python -m bench.pricing``. A change in the app is a quote and three covers' margins."""

from __future__ import annotations

import time
from dataclasses import replace

from kmo_teach.pricing import (
    Cover,
    Order,
    historical_rates,
    make_hedge,
    margin_distribution,
    market_data,
    quote,
    simulated_rates,
)

PATHS = 5_000
COVERS = ("none", "forward", "option")
ORDER = Order("USD", 80_000, 90, margin=0.08, loan_rate=0.055)


def change(step: int) -> float:
    """Do the work that one move of a slider asks for; every step has another term, so that nothing is remembered."""
    order = replace(ORDER, days=30 + step, full_cost=80_000 + step)
    dollar = market_data(order.currency)
    price = quote(order, dollar, Cover())
    simulated = simulated_rates(dollar.forward(order.days), dollar.volatility, order.days, PATHS)
    historical = historical_rates(order.currency, dollar.spot, order.days)
    worst = 0.0
    for kind in COVERS:
        hedge = make_hedge(kind, dollar, order.days)
        for rates in (simulated, historical):
            worst += margin_distribution(price.exposure(), hedge, rates).quantile(0.05)
    return worst


def main(changes: int = 200) -> None:
    """Print the time of a change, in milliseconds."""
    change(0)
    times = []
    for step in range(1, changes + 1):
        start = time.perf_counter()
        change(step)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    median, slow = times[changes // 2], times[int(0.95 * changes)]
    print(f"pricing model, {PATHS:,} paths a change: p50 {median:.1f} ms, p95 {slow:.1f} ms")


if __name__ == "__main__":
    main()
