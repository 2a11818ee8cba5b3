"""Chapter 3.2: who decides: votes, delegation, the owner as a bottleneck, what information is worth."""

from kmo_teach.power.bottleneck import WEEKS_A_YEAR, WORKING_DAYS, Desk, DeskOutcome, cheapest_desk, desk_outcome
from kmo_teach.power.delegation import (
    Decision,
    Findings,
    Gap,
    Mandate,
    Overlap,
    SinglePoint,
    check_mandates,
    decider,
    decision_shares,
)
from kmo_teach.power.force_field import ForceField, force_field
from kmo_teach.power.information import (
    Branch,
    Choice,
    best_choice,
    branches,
    perfect_information,
    posterior,
    sample_information,
)
from kmo_teach.power.queue import chance_of_waiting_longer, decision_delay, simulate_delays
from kmo_teach.power.voting import banzhaf, passes, shapley_shubik

__all__ = [
    "WEEKS_A_YEAR",
    "WORKING_DAYS",
    "Branch",
    "Choice",
    "Decision",
    "Desk",
    "DeskOutcome",
    "Findings",
    "ForceField",
    "Gap",
    "Mandate",
    "Overlap",
    "SinglePoint",
    "banzhaf",
    "best_choice",
    "branches",
    "chance_of_waiting_longer",
    "cheapest_desk",
    "check_mandates",
    "decider",
    "decision_delay",
    "decision_shares",
    "desk_outcome",
    "force_field",
    "passes",
    "perfect_information",
    "posterior",
    "sample_information",
    "shapley_shubik",
    "simulate_delays",
]
