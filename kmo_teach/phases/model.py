"""What the phase model is made of: phases, export circles, steps, concerns and triggers.

The paper (Van Caillie, section 1.2 and its Figure 2) names four phases and, inside the first, three widening circles
of export. It places them in a plane of two axes: complexity of implementation and duration. It gives words for the two
ends only: export to the neighbours is fairly simple and fairly quick, multinationalisation is very complex and very
long. The ranks in between are our operationalisation. The axes are ordinal: a rank says "more than", never "twice as
much".

Nothing here says in which order a firm goes through the phases. The paper says that a firm may stop, skip and do
several at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from kmo_teach.inputs import require_choice
from kmo_teach.language import N_, _

__all__ = [
    "CIRCLES",
    "CONCERNS",
    "OURS",
    "PAPER",
    "PAPER_AND_OURS",
    "PHASES",
    "STEPS",
    "TRIGGERS",
    "Circle",
    "Concern",
    "Phase",
    "Reason",
    "Step",
    "Trigger",
    "origin_label",
]

PAPER = "paper"
"""Origin of a statement that the paper makes."""
OURS = "our operationalisation"
"""Origin of a statement, rank or number that the course added to make the paper's words computable."""

PAPER_AND_OURS = "the paper and our operationalisation"
"""Origin of a statement of which the paper makes one half, and the course added the other."""

_ORIGINS = {
    PAPER: N_("the paper"),
    OURS: N_("our operationalisation"),
    PAPER_AND_OURS: N_("the paper, and our operationalisation"),
}


def origin_label(origin: str) -> str:
    """Return ``PAPER``, ``OURS`` or ``PAPER_AND_OURS`` in the reader's words.

    Examples
    --------
    >>> origin_label(PAPER)
    'the paper'
    """
    return _(_ORIGINS[require_choice("origin", origin, _ORIGINS)])


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence of explanation.

    Attributes
    ----------
    text
        The sentence, in the reader's language at the moment it was made.
    effect
        ``"push"``, ``"brake"`` or ``"neutral"`` (what it does to the drive), ``"direction"`` (points to a step) or
        ``"warning"``.
    origin
        ``PAPER`` or ``OURS``.
    """

    text: str
    effect: str
    origin: str


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    text: str = field(repr=False)

    @property
    def label(self) -> str:
        """The name in the reader's words."""
        return _(self.text)


@dataclass(frozen=True, slots=True)
class Concern(_Named):
    """A matter that takes the managers' attention."""


@dataclass(frozen=True, slots=True)
class Circle(_Named):
    """A circle of export markets: the wider, the later most firms reach it (paper)."""


@dataclass(frozen=True, slots=True)
class Phase(_Named):
    """A phase of internationalisation.

    Attributes
    ----------
    number
        The paper's number, 1 to 4. It is also the rank on both axes: the ends are the paper's, the middle is ours.
    meaning_text
        One sentence on what the firm does in this phase; :attr:`meaning` gives it in the reader's language.
    dominant_concerns
        Names in :data:`CONCERNS` (paper).
    """

    number: int
    meaning_text: str = field(repr=False)
    dominant_concerns: tuple[str, ...]

    @property
    def meaning(self) -> str:
        """What the firm does in this phase, in the reader's words."""
        return _(self.meaning_text)


@dataclass(frozen=True, slots=True)
class Step(_Named):
    """A place in the phase plane: a phase, and for export one of its circles.

    Attributes
    ----------
    phase
        Name in :data:`PHASES`.
    circle
        Name in :data:`CIRCLES`; None outside the export phase.
    complexity, duration
        Ordinal ranks 1 to 6. Rank 1 and 6 are the paper's ends, the ranks between are our operationalisation.
    """

    phase: str
    circle: str | None
    complexity: int
    duration: int


@dataclass(frozen=True, slots=True)
class Trigger(_Named):
    """What sets a move abroad off.

    Attributes
    ----------
    will
        1 when the firm chooses it freely, -1 when its context imposes it, 0 when it is neither.
    leads_to
        Phase that the trigger points to.
    why
        What the sentence in the advice says; :attr:`reason` gives it in the reader's language.
    origin
        Who ties this trigger to that phase: ``PAPER`` or ``OURS``.
    """

    will: int
    leads_to: str
    why: str = field(repr=False)
    origin: str

    @property
    def reason(self) -> str:
        """Why the trigger points to its phase, in the reader's words."""
        return _(self.why)


_Entry = TypeVar("_Entry", bound=_Named)


def _by_name(items: tuple[_Entry, ...]) -> Mapping[str, _Entry]:
    return MappingProxyType({item.name: item for item in items})


CONCERNS: Mapping[str, Concern] = _by_name(
    (
        Concern("commercial", N_("commercial")),
        Concern("accounting_tax", N_("accounting and tax")),
        Concern("financial", N_("financial")),
        Concern("legal", N_("legal")),
        Concern("governance", N_("governance")),
    )
)
"""The five dominant concerns that the paper names."""

_STRUCTURAL = ("accounting_tax", "financial", "legal", "governance")

PHASES: Mapping[str, Phase] = _by_name(
    (
        Phase("export", N_("export"), 1, N_("The firm sells to customers outside its home market."), ("commercial",)),
        Phase(
            "partnership",
            N_("partnership"),
            2,
            N_("The firm works with a business abroad, with or without a contract."),
            ("commercial",),
        ),
        Phase(
            "subsidiaries",
            N_("subsidiaries"),
            3,
            N_("The firm sets up its own units or sales offices abroad, usually with their own legal personality."),
            _STRUCTURAL,
        ),
        Phase(
            "multinational",
            N_("multinationalisation"),
            4,
            N_("The firm becomes a group of investment, cost and profit centres; the group comes before a country."),
            _STRUCTURAL,
        ),
    )
)
"""The paper's four phases by name. Their order in this mapping is the paper's numbering, not a path."""

CIRCLES: Mapping[str, Circle] = _by_name(
    (
        Circle("neighbours", N_("neighbouring countries")),
        Circle("european_zone", N_("other countries of the European zone")),
        Circle("world", N_("the rest of the world")),
    )
)
"""The three export circles. "European zone" is the paper's loose term; it is not the euro area."""

STEPS: Mapping[str, Step] = _by_name(
    (
        Step("export_neighbours", N_("export to neighbouring countries"), "export", "neighbours", 1, 1),
        Step("export_european_zone", N_("export in the European zone"), "export", "european_zone", 2, 2),
        Step("export_world", N_("export worldwide"), "export", "world", 3, 3),
        Step("partnership", N_("partnership"), "partnership", None, 4, 4),
        Step("subsidiaries", N_("subsidiaries"), "subsidiaries", None, 5, 5),
        Step("multinational", N_("multinationalisation"), "multinational", None, 6, 6),
    )
)
"""The six places in the plane: three circles of export and three other phases."""

TRIGGERS: Mapping[str, Trigger] = _by_name(
    (
        Trigger(
            "opportunity",
            N_("an unsolicited order"),
            0,
            "export",
            N_("An order from abroad that you do not want to refuse leads to export."),
            PAPER,
        ),
        Trigger(
            "missing_volume",
            N_("volume missing at home"),
            1,
            "export",
            N_("The firm will to find volume that the home market lacks leads to export."),
            PAPER,
        ),
        Trigger(
            "supply",
            N_("supply that must be secured"),
            -1,
            "partnership",
            N_("A supply that must be secured leads to a tie with a supplier abroad."),
            OURS,
        ),
        Trigger(
            "key_customer",
            N_("demands of an important customer"),
            -1,
            "partnership",
            N_("An important customer that asks you along leads to a customer-supplier partnership."),
            OURS,
        ),
        Trigger(
            "cost",
            N_("costs that are no longer sustainable"),
            -1,
            "partnership",
            N_("Costs that must come down lead to outsourcing part of the activity abroad."),
            PAPER,
        ),
        Trigger(
            "technology",
            N_("technology to develop together"),
            1,
            "partnership",
            N_("Technology, markets or products to develop together lead to a joint venture."),
            PAPER,
        ),
        Trigger(
            "structural_access",
            N_("lasting access to a market, staff or technology"),
            1,
            "subsidiaries",
            N_("The will to have lasting access to a market, staff or technology leads to subsidiaries."),
            PAPER,
        ),
        Trigger(
            "group_optimum",
            N_("the best result for the whole group"),
            1,
            "multinational",
            N_("The search for the best result of the whole group leads to multinationalisation."),
            PAPER,
        ),
    )
)
"""What sets a move off. Supply, key customer and cost are the paper's three imposed reasons; the rest are its triggers
of the phases. Where each leads is the paper's for all but two, marked in ``origin``."""
