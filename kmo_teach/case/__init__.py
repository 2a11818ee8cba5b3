"""Zavelbeek, the invented firm that the whole course follows: the firm, its information, its decisions.

Its facts are in ``facts/case/``; put a firm from your own region there.
"""

from kmo_teach.case.decisions import portland, zavelbeek
from kmo_teach.case.firm import Order, Owner, PlannedStep, RunningCase, get_running_case
from kmo_teach.case.information import (
    InformationCase,
    get_information_case,
    information_label,
    language_routes,
    planted_errors,
)

__all__ = [
    "InformationCase",
    "Order",
    "Owner",
    "PlannedStep",
    "RunningCase",
    "get_information_case",
    "get_running_case",
    "information_label",
    "language_routes",
    "planted_errors",
    "portland",
    "zavelbeek",
]
