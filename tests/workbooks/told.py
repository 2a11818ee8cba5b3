"""Inputs of each app that has a workbook, and what the app then tells that the workbook has a line for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kmo_teach.apps.net_pay_charts import euro_rate

__all__ = ["CASES", "Told"]


@dataclass(frozen=True)
class Told:
    """Inputs of an app's reader, and how to read the app's answer by the workbook's lines."""

    app: str
    inputs: Mapping[str, Any]
    told: Callable[[Mapping[str, Any]], dict[str, float]]

    def __str__(self) -> str:
        return "-".join([self.app, *(str(value) for value in self.inputs.values() if isinstance(value, str))])


def _column(data: str, field: str, *lines: str) -> Callable[[Mapping[str, Any]], dict[str, float]]:
    """Read rows of a chart, in order, as lines of the workbook; an empty name passes a row over."""

    def told(result: Mapping[str, Any]) -> dict[str, float]:
        rows = [row[field] for row in result["data"][data]]
        return {line: row for line, row in zip(lines, rows, strict=True) if line}

    return told


def _cycle(result: Mapping[str, Any]) -> dict[str, float]:
    rates = _column("rates", "rate", "loan", "statutory", "discount_cost")(result)
    return _column("need", "amount", "need", "extra")(result) | {name: rate / 100 for name, rate in rates.items()}


def _net(result: Mapping[str, Any]) -> dict[str, float]:
    (row,) = result["data"]["exchanged"]
    return {"net": row["amount"] * euro_rate("GBP")}


_PRICES = _column("prices", "price", "naive_price", "floor_price", "target_price", "asked_price")
_OWN_PLAN = {"plan": "own", "with_order": 20, "when_ready": 45}
_BRIDGE = _column("bridge", "amount", "equity_eur", "income_eur", "dividends_eur", "adjustment", "net_assets")

CASES = (
    Told("pricing", {"full_cost": 91_500, "days": 75, "commission": 4}, _PRICES),
    Told("pricing", {"plan": "case", "margin": 12.5, "exchange": "option", "quoted": 130_000}, _PRICES),
    Told("pricing", {**_OWN_PLAN, "currency": "PLN", "non_payment": "documentary_credit"}, _PRICES),
    Told("pricing", {"plan": "shipment", "currency": "EUR", "non_payment": "factoring_without_recourse"}, _PRICES),
    Told("pricing", {"incoterm": "DDP", "duty": 7.5, "building_days": 0, "exchange": "money_market"}, _PRICES),
    Told(
        "channel",
        {"cost": 150, "basis": "cost", "agent_volume": 1_200},
        _column("year", "amount", "web_year", "distributor_year", "agent_year", "importer_year"),
    ),
    Told("net_pay", {"countries": ["GB"], "amount": 81_000}, _net),
    Told("net_pay", {"countries": ["GB"], "mode": "net", "amount": 45_000, "year": "2025"}, _net),
    Told("cash_cycle", {"sales": 2_450, "receivable_days": 71, "discount": 1.5, "late_days": 20}, _cycle),
    Told(
        "cash_position",
        {"home": -25_000, "lira": 4_100_000, "haircut": 65},
        _column("bridge", "amount", "", "", "", "", "free_cash"),
    ),
    Told("consolidation", {"currency": "BRL", "year": "2015", "payout": 40, "ownership": 65}, _BRIDGE),
)
