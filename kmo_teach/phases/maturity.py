"""How mature the three management systems are, against what a phase asks of them.

The paper says that information, decision and control cannot be separated and that each feels every phase. Levels,
scale and index are our operationalisation; the needs themselves are those of :mod:`kmo_teach.phases.systems`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

from kmo_teach.inputs import require_choice, require_mapping, require_number
from kmo_teach.language import N_
from kmo_teach.phases.model import PHASES
from kmo_teach.phases.systems import NEEDS, SYSTEMS, Need

__all__ = [
    "ENOUGH",
    "MATURITY_LEVELS",
    "first_step",
    "readiness_index",
    "need_name",
    "readiness_profile",
    "readiness",
    "required_needs",
    "weakest_system",
]

MATURITY_LEVELS: Mapping[int, str] = MappingProxyType(
    {
        0: N_("nobody does it"),
        1: N_("now and then, when something has gone wrong"),
        2: N_("usual, but only in people's heads"),
        3: N_("written down and followed"),
        4: N_("checked regularly and improved"),
    }
)
"""How firmly a practice is established."""

ENOUGH = 3
"""The level at which a practice meets the need: it survives the absence of the person who knows it."""


def need_name(need: Need) -> str:
    """Return the name under which a need is scored.

    Examples
    --------
    >>> need_name(NEEDS[0])
    'export_information'
    """
    return f"{need.phase}_{need.system}"


_NAMES = tuple(need_name(need) for need in NEEDS)


def required_needs(phase: str) -> tuple[Need, ...]:
    """Return the needs of a phase and of the phases before it, since a firm with subsidiaries exports as well.

    Examples
    --------
    >>> len(required_needs("export")), len(required_needs("multinational"))
    (3, 12)
    """
    order = list(PHASES)
    last = order.index(require_choice("phase", phase, PHASES))
    return tuple(need for need in NEEDS if order.index(need.phase) <= last)


def readiness(levels: Mapping[str, float], phase: str, system: str) -> float:
    """Return how far a system meets what a phase asks of it, from 0 to 1.

    Parameters
    ----------
    levels
        Level 0 to 4 for each need, by :func:`need_name`; a need left out counts as 0. Other names are refused.
    phase, system
        Names in :data:`kmo_teach.phases.PHASES` and :data:`kmo_teach.phases.systems.SYSTEMS`.

    Notes
    -----
    The mean of min(1, level / 3) over the needs of the phase and of those before: more than enough in one practice
    does not make up for too little in another.

    Examples
    --------
    >>> readiness({"export_control": 3, "partnership_control": 0}, "partnership", "control")
    0.5
    """
    require_choice("system", system, SYSTEMS)
    for name in require_mapping("levels", levels):
        require_choice("levels", name, _NAMES)
    met = [_met(levels, need) for need in required_needs(phase) if need.system == system]
    return sum(met) / len(met)


def readiness_profile(levels: Mapping[str, float], phase: str) -> dict[str, float]:
    """Return the readiness of the three systems for a phase, by system.

    Examples
    --------
    >>> readiness_profile({"export_information": 3, "export_control": 1.5}, "export")
    {'information': 1.0, 'decision': 0.0, 'control': 0.5}
    """
    return {system: readiness(levels, phase, system) for system in SYSTEMS}


def readiness_index(levels: Mapping[str, float], phase: str) -> float:
    """Return one figure for the whole management system: the geometric mean of the three, 0 to 1.

    Notes
    -----
    A geometric mean lies at or below the ordinary mean and is 0 as soon as one system is 0: three parts that cannot be
    separated do not make up for each other.

    Examples
    --------
    >>> levels = {"export_information": 3, "export_decision": 3, "export_control": 0}
    >>> readiness_index(levels, "export")
    0.0
    """
    return math.prod(readiness_profile(levels, phase).values()) ** (1 / len(SYSTEMS))


def weakest_system(levels: Mapping[str, float], phase: str) -> str | None:
    """Return the system that lags most behind a phase, or ``None`` when nothing lags.

    Examples
    --------
    >>> weakest_system({"export_information": 3, "export_decision": 2}, "export")
    'control'
    """
    ready = readiness_profile(levels, phase)
    lowest = min(ready, key=lambda system: ready[system])
    return lowest if ready[lowest] < 1 else None


def first_step(levels: Mapping[str, float], phase: str) -> Need | None:
    """Return what to do first: in the weakest system, the largest gap, and of equal gaps that of the latest phase.

    The latest, because that is what the wanted phase adds; what an earlier one allowed may have lapsed by then.

    Examples
    --------
    >>> first_step({"export_control": 3}, "partnership").text
    "Technical documents and quality manuals in the users' language."
    """
    system = weakest_system(levels, phase)
    if system is None:
        return None
    candidates = [need for need in required_needs(phase) if need.system == system]
    return min(reversed(candidates), key=lambda need: _met(levels, need))


def _met(levels: Mapping[str, float], need: Need) -> float:
    level = require_number(need_name(need), levels.get(need_name(need), 0), min(MATURITY_LEVELS), max(MATURITY_LEVELS))
    return min(1.0, level / ENOUGH)
