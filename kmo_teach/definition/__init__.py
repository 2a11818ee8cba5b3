"""Chapter 1.1: what internationalisation is, how far a market lies, what a score says, how long a firm lasts."""

from kmo_teach.definition.components import COMPONENTS, Verdict, describe, verdict
from kmo_teach.definition.culture import (
    VALUES,
    better_guess,
    chance_of_the_expected_order,
    gap_in_persons,
    share_between,
    values_range,
)
from kmo_teach.definition.distance import PARTS, ForeignMarket, distance_index, distance_parts, great_circle_km, markets
from kmo_teach.definition.resource_slack import Slack, resource_slack

__all__ = [
    "COMPONENTS",
    "PARTS",
    "VALUES",
    "ForeignMarket",
    "Slack",
    "Verdict",
    "better_guess",
    "chance_of_the_expected_order",
    "describe",
    "distance_index",
    "distance_parts",
    "gap_in_persons",
    "great_circle_km",
    "markets",
    "resource_slack",
    "share_between",
    "values_range",
    "verdict",
]
