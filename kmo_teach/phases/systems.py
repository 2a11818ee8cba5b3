"""Concerns and management systems to prepare for each phase.

The paper splits the management system into information, decision and control (its section 3), and says from which
phase on most changes are felt. Where it ties a need to a phase the origin is ``PAPER``; where we had to choose,
``OURS``; where the paper says one half, ``PAPER_AND_OURS``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kmo_teach.inputs import require_choices
from kmo_teach.language import N_, _
from kmo_teach.phases.model import CONCERNS, OURS, PAPER, PAPER_AND_OURS, PHASES, Concern

__all__ = ["NEEDS", "SYSTEMS", "Need", "dominant_concerns", "needs"]

SYSTEMS: Mapping[str, str] = MappingProxyType(
    {"information": N_("information"), "decision": N_("decision"), "control": N_("control")}
)
"""The three parts of the management system, name to English label."""


@dataclass(frozen=True, slots=True)
class Need:
    """Something that a phase asks of one of the three systems.

    Attributes
    ----------
    phase
        Name in :data:`kmo_teach.phases.PHASES`.
    system
        Name in :data:`SYSTEMS`.
    text
        English sentence; :attr:`label` gives it in the reader's language.
    origin
        ``PAPER``, ``OURS`` or ``PAPER_AND_OURS``: who ties this need to this phase.
    """

    phase: str
    system: str
    text: str = field(repr=False)
    origin: str

    @property
    def label(self) -> str:
        """The need in the reader's words."""
        return _(self.text)

    @property
    def system_label(self) -> str:
        """The system in the reader's words."""
        return _(SYSTEMS[self.system])


NEEDS: tuple[Need, ...] = (
    Need("export", "information", N_("Product data, offers and contracts in the buyer's language and currency."), OURS),
    Need(
        "export",
        "decision",
        N_("One person may decide everything; write down who may grant a discount."),
        PAPER_AND_OURS,
    ),
    Need("export", "control", N_("Exact cost prices, so that the price leaves a margin for risk."), PAPER),
    Need("partnership", "information", N_("Technical documents and quality manuals in the users' language."), OURS),
    Need("partnership", "decision", N_("A contract that says who decides what, and how the partners part."), OURS),
    Need("partnership", "control", N_("Audits, training and close coaching of the partner on the spot."), OURS),
    Need("subsidiaries", "information", N_("Accounts, cash flows and contracts that can be consolidated."), PAPER),
    Need("subsidiaries", "decision", N_("Local decision makers who know the local culture and law."), PAPER),
    Need("subsidiaries", "control", N_("A dashboard per country, read against its accounting, tax and culture."), OURS),
    Need("multinational", "information", N_("One reporting language, regular audits of systems and security."), OURS),
    Need(
        "multinational",
        "decision",
        N_("Power shared beyond the leader and the family, by written mandate."),
        PAPER_AND_OURS,
    ),
    Need("multinational", "control", N_("Results per investment, cost and profit centre, judged as one group."), PAPER),
)
"""What each phase asks of the three systems. What an earlier phase in this list asks is not implied by a later one."""


def needs(phases: Iterable[str]) -> tuple[Need, ...]:
    """Return what the given phases ask of the three systems.

    Examples
    --------
    >>> [need.system for need in needs(["export"])]
    ['information', 'decision', 'control']
    """
    wanted = require_choices("phases", phases, PHASES)
    return tuple(need for need in NEEDS if need.phase in wanted)


def dominant_concerns(phases: Iterable[str]) -> tuple[Concern, ...]:
    """Return the concerns that dominate in the given phases, commercial first (paper).

    Examples
    --------
    >>> [concern.name for concern in dominant_concerns(["export", "subsidiaries"])]
    ['commercial', 'accounting_tax', 'financial', 'legal', 'governance']
    """
    names = {name for phase in require_choices("phases", phases, PHASES) for name in PHASES[phase].dominant_concerns}
    return tuple(concern for concern in CONCERNS.values() if concern.name in names)
