"""The phase model: why, how fast and by which steps a small or medium-sized enterprise goes international.

After D. Van Caillie's paper on the consequences of internationalisation for the managerial processes of the SME. Each
docstring and each :class:`Reason` says what is the paper's and what is our operationalisation.

Examples
--------
>>> firm = get_phase_case("captive_supplier")
>>> result = position(firm.profile, firm.environment, firm.situation)
>>> result.attitude, result.next_step.name
('reactive', 'partnership')
"""

from kmo_teach.phases.ahp import Priorities, ahp, comparison_matrix
from kmo_teach.phases.cases import CASES, PhaseCase, get_phase_case
from kmo_teach.phases.drive import FACTORS, WEIGHTS, Contribution, Swing, contributions, drive, tornado
from kmo_teach.phases.environment import KNOWHOW, Environment, home_market_sufficiency
from kmo_teach.phases.history import SIGNS, History, sign_label
from kmo_teach.phases.maturity import (
    ENOUGH,
    MATURITY_LEVELS,
    first_step,
    need_name,
    readiness,
    readiness_index,
    readiness_profile,
    required_needs,
    weakest_system,
)
from kmo_teach.phases.model import (
    CIRCLES,
    CONCERNS,
    OURS,
    PAPER,
    PAPER_AND_OURS,
    PHASES,
    STEPS,
    TRIGGERS,
    Circle,
    Concern,
    Phase,
    Reason,
    Step,
    Trigger,
    origin_label,
)
from kmo_teach.phases.path import MOVES, Move, moves
from kmo_teach.phases.phase_chain import absorption_chances, shares_after
from kmo_teach.phases.position import ATTITUDES, SPEEDS, Position, attitude_score, position
from kmo_teach.phases.profile import PRIORITIES, PROFILE_KINDS, Profile, weigh
from kmo_teach.phases.real_firms import REAL_FIRMS, FirmEvent, RealFirm, get_real_firm
from kmo_teach.phases.situation import Situation
from kmo_teach.phases.systems import NEEDS, SYSTEMS, Need, dominant_concerns, needs
from kmo_teach.phases.theories import THEORIES, VERDICTS, Fit, Rule, Theory, get_theory, theories_that_fit, theory_fit

__all__ = [
    "ATTITUDES",
    "CASES",
    "CIRCLES",
    "CONCERNS",
    "ENOUGH",
    "FACTORS",
    "KNOWHOW",
    "MATURITY_LEVELS",
    "MOVES",
    "NEEDS",
    "OURS",
    "PAPER",
    "PAPER_AND_OURS",
    "PHASES",
    "PRIORITIES",
    "PROFILE_KINDS",
    "REAL_FIRMS",
    "SIGNS",
    "SPEEDS",
    "STEPS",
    "SYSTEMS",
    "THEORIES",
    "TRIGGERS",
    "VERDICTS",
    "WEIGHTS",
    "Circle",
    "Concern",
    "Contribution",
    "Environment",
    "FirmEvent",
    "Fit",
    "History",
    "Move",
    "Need",
    "Phase",
    "PhaseCase",
    "Position",
    "Priorities",
    "Profile",
    "RealFirm",
    "Reason",
    "Rule",
    "Situation",
    "Step",
    "Swing",
    "Theory",
    "Trigger",
    "absorption_chances",
    "ahp",
    "attitude_score",
    "comparison_matrix",
    "contributions",
    "dominant_concerns",
    "drive",
    "first_step",
    "get_phase_case",
    "get_real_firm",
    "get_theory",
    "home_market_sufficiency",
    "moves",
    "need_name",
    "needs",
    "origin_label",
    "position",
    "readiness",
    "readiness_index",
    "readiness_profile",
    "required_needs",
    "shares_after",
    "sign_label",
    "theories_that_fit",
    "theory_fit",
    "tornado",
    "weakest_system",
    "weigh",
]
