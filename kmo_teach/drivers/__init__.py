"""Chapter 1.2: what makes a firm go abroad or holds it back, in figures: break-even, concentration, cost, the owner.

The drive itself (priorities, know-how, the home market) is in :mod:`kmo_teach.phases`.
"""

from kmo_teach.drivers.break_even import break_even_turnover, break_even_volume
from kmo_teach.drivers.concentration import arc_elasticity, herfindahl
from kmo_teach.drivers.landed_cost import LandedCost, Supply, landed_cost
from kmo_teach.drivers.owner_limits import Limits, PlanStep, StepCheck, check_plan
from kmo_teach.drivers.staged_entry import Entry, one_shot_npv, staged_npv, value_of_stopping

__all__ = [
    "Entry",
    "LandedCost",
    "Limits",
    "PlanStep",
    "StepCheck",
    "Supply",
    "arc_elasticity",
    "break_even_turnover",
    "break_even_volume",
    "check_plan",
    "herfindahl",
    "landed_cost",
    "one_shot_npv",
    "staged_npv",
    "value_of_stopping",
]
