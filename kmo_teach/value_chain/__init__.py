"""Chapter 2.0: the core and support processes, what decides how well they do abroad, and what an order really adds."""

from kmo_teach.value_chain.determinants import DETERMINANTS, PROCESSES, Determinant, Process, Score, rank
from kmo_teach.value_chain.incremental_cost import CostLine, CostSplit, split_costs

__all__ = [
    "DETERMINANTS",
    "PROCESSES",
    "CostLine",
    "CostSplit",
    "Determinant",
    "Process",
    "Score",
    "rank",
    "split_costs",
]
