"""Chapter 1.1: what internationalisation is, how far a market lies, how long a small firm lasts without income."""

from kmo_teach.definition.components import COMPONENTS, Verdict, describe, verdict
from kmo_teach.definition.distance import PARTS, ForeignMarket, distance_index, distance_parts, great_circle_km, markets
from kmo_teach.definition.resource_slack import Slack, resource_slack

__all__ = [
    "COMPONENTS",
    "PARTS",
    "ForeignMarket",
    "Slack",
    "Verdict",
    "describe",
    "distance_index",
    "distance_parts",
    "great_circle_km",
    "markets",
    "resource_slack",
    "verdict",
]
