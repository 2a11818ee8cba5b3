"""Has the manager anticipated? A checklist over core and support processes, scored.

The paper names three core processes, two support processes and the marks of going abroad that they feel. The fifteen
questions and the scale are our operationalisation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kmo_teach.inputs import InputError, require_choice, require_mapping
from kmo_teach.language import N_, _

__all__ = ["ITEMS", "LEVELS", "PROCESSES", "TRAITS", "Anticipation", "Item", "anticipation"]

PROCESSES: Mapping[str, str] = MappingProxyType(
    {
        "design": N_("design"),
        "production": N_("production"),
        "distribution": N_("distribution"),
        "finance": N_("finance"),
        "people": N_("people"),
    }
)
"""The paper's core processes (the first three) and support processes, name to English label."""

TRAITS: Mapping[str, str] = MappingProxyType(
    {
        "languages": N_("many languages"),
        "law": N_("many laws and rules"),
        "practices": N_("other ways of doing business"),
        "culture": N_("many cultures"),
        "expectations": N_("other expectations, values and beliefs"),
    }
)
"""The marks of going abroad that the paper lists, name to English label."""

LEVELS: Mapping[int, str] = MappingProxyType(
    {
        0: N_("nobody has thought of it"),
        1: N_("somebody knows that it must be done"),
        2: N_("a name and a date"),
        3: N_("done, and checked"),
    }
)
"""How far an item is, number to English label."""


@dataclass(frozen=True, slots=True)
class Item:
    """A question of the checklist.

    Attributes
    ----------
    name
        Name in :data:`ITEMS`.
    process, trait
        Names in :data:`PROCESSES` and :data:`TRAITS`.
    text
        English question; :attr:`label` gives it in the reader's language.
    """

    name: str
    process: str
    trait: str
    text: str = field(repr=False)

    @property
    def label(self) -> str:
        """The question in the reader's words."""
        return _(self.text)


ITEMS: Mapping[str, Item] = MappingProxyType(
    {
        item.name: item
        for item in (
            Item("design_law", "design", "law", N_("Does the product meet the norms of the market, on paper?")),
            Item(
                "design_needs", "design", "expectations", N_("Has a designer watched a customer there use the product?")
            ),
            Item("design_words", "design", "languages", N_("Are screens, labels and manual in the user's language?")),
            Item(
                "production_certificates",
                "production",
                "law",
                N_("Is each certificate that the market asks for valid there?"),
            ),
            Item(
                "production_supply",
                "production",
                "practices",
                N_("Is there stock, or a second source, for a delivery held at a border?"),
            ),
            Item(
                "production_units",
                "production",
                "languages",
                N_("Are drawings and work orders in the units and words of whoever uses them?"),
            ),
            Item(
                "distribution_presence",
                "distribution",
                "practices",
                N_("Has the manager been there and seen how the product is sold?"),
            ),
            Item(
                "distribution_contract",
                "distribution",
                "law",
                N_("Has a lawyer of the country read the contract with the agent or dealer?"),
            ),
            Item(
                "distribution_service",
                "distribution",
                "expectations",
                N_("Who answers a fault there, in which language and within how many hours?"),
            ),
            Item(
                "finance_cost_price", "finance", "practices", N_("Is there a cost price and a floor before each quote?")
            ),
            Item(
                "finance_risks",
                "finance",
                "law",
                N_("Do exchange, interest and non-payment risk each have an amount and an owner?"),
            ),
            Item(
                "finance_cash",
                "finance",
                "expectations",
                N_("Is the money found for the days until the customer pays, and for paying late?"),
            ),
            Item(
                "people_languages",
                "people",
                "languages",
                N_("Does someone speak the customer's language who also knows the product?"),
            ),
            Item(
                "people_training",
                "people",
                "culture",
                N_("Have all staff learned what is different there, not only who travels?"),
            ),
            Item(
                "people_power", "people", "culture", N_("May someone else decide when the manager cannot be reached?")
            ),
        )
    }
)
"""The questions by name, three for each process."""


@dataclass(frozen=True, slots=True)
class Anticipation:
    """The result of the checklist.

    Attributes
    ----------
    answers
        Level of each item answered, by name.
    unanswered
        Items without an answer, in the order of the list.
    """

    answers: Mapping[str, int]
    unanswered: tuple[Item, ...]

    @property
    def by_process(self) -> dict[str, float | None]:
        """Mean level of each process as a fraction of the highest; None where nothing was answered."""
        return {process: self._score("process", process) for process in PROCESSES}

    @property
    def by_trait(self) -> dict[str, float | None]:
        """The same for each mark of going abroad."""
        return {trait: self._score("trait", trait) for trait in TRAITS}

    @property
    def gaps(self) -> tuple[Item, ...]:
        """Items without a name and a date, least first; what was not answered is not among them."""
        open_items = [ITEMS[name] for name, level in self.answers.items() if level < 2]
        return tuple(sorted(open_items, key=lambda item: (self.answers[item.name], list(ITEMS).index(item.name))))

    @property
    def weakest(self) -> str | None:
        """The process with the lowest score; None when nothing was answered."""
        scores = {process: score for process, score in self.by_process.items() if score is not None}
        return min(scores, key=lambda process: scores[process]) if scores else None

    @property
    def anticipates(self) -> bool:
        """Whether every item was answered and each has at least a name and a date."""
        return not self.unanswered and not self.gaps

    def _score(self, kind: str, name: str) -> float | None:
        levels = [
            self.answers[item.name]
            for item in ITEMS.values()
            if getattr(item, kind) == name and item.name in self.answers
        ]
        return sum(levels) / (max(LEVELS) * len(levels)) if levels else None


def anticipation(answers: Mapping[str, int]) -> Anticipation:
    """Score the checklist.

    Parameters
    ----------
    answers
        For each item answered, by its name in :data:`ITEMS`, a level of :data:`LEVELS` from 0 to 3.

    Raises
    ------
    kmo_teach.inputs.InputError
        For an unknown item or level.

    Examples
    --------
    >>> found = anticipation({"design_law": 3, "design_needs": 0, "finance_cash": 1})
    >>> found.by_process["design"], found.weakest, [item.name for item in found.gaps], len(found.unanswered)
    (0.5, 'finance', ['design_needs', 'finance_cash'], 12)
    """
    checked = {}
    for name, level in require_mapping("answers", answers).items():
        require_choice("answers", name, ITEMS)
        if isinstance(level, bool) or level not in list(LEVELS):
            raise InputError(name, level, _("Give a level from 0 to 3."))
        checked[name] = int(level)
    ordered = {name: checked[name] for name in ITEMS if name in checked}
    return Anticipation(MappingProxyType(ordered), tuple(item for name, item in ITEMS.items() if name not in checked))
