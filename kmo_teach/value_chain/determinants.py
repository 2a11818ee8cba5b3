"""What decides how well the key processes perform abroad: the paper's Figure 3, and a score for each determinant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_choice, require_mapping, require_number, require_numbers
from kmo_teach.language import N_, _

__all__ = ["DETERMINANTS", "PROCESSES", "Determinant", "Process", "Score", "rank"]


@dataclass(frozen=True, slots=True)
class Process:
    """A key process of the value chain: its name and whether it is a core process or supports one."""

    key: str
    core: bool
    text: str

    @property
    def label(self) -> str:
        """Name in the reader's language."""
        return _(self.text)


@dataclass(frozen=True, slots=True)
class Determinant:
    """Something that decides how well a process performs abroad."""

    key: str
    process: Process
    text: str

    @property
    def label(self) -> str:
        """Name in the reader's language."""
        return _(self.text)


_PRODUCTION = Process("production", True, N_("Production and logistics"))
_COMMERCE = Process("commerce", True, N_("Commercialisation"))
_PEOPLE = Process("people", False, N_("Human resources"))
_FINANCE = Process("finance", False, N_("Finance"))

PROCESSES = (_PRODUCTION, _COMMERCE, _PEOPLE, _FINANCE)
"""The paper's two core processes, then its two support processes."""

DETERMINANTS = tuple(
    Determinant(key, process, text)
    for process, pairs in (
        (
            _PRODUCTION,
            (
                ("quality", N_("quality at a distance")),
                ("certificates", N_("certificates")),
                ("distribution", N_("distribution channels")),
                ("supply", N_("supply")),
            ),
        ),
        (
            _COMMERCE,
            (
                ("network", N_("local sales network")),
                ("needs", N_("real needs of customers")),
                ("law", N_("law and practice")),
                ("brand", N_("brand and web")),
            ),
        ),
        (_PEOPLE, (("recruitment", N_("recruitment")), ("training", N_("training of all staff")), ("pay", N_("pay")))),
        (
            _FINANCE,
            (
                ("accounting", N_("accounting")),
                ("tax", N_("tax")),
                ("liquidity", N_("liquidity")),
                ("risks", N_("exchange, interest, non-payment")),
            ),
        ),
    )
    for key, text in pairs
)
"""The determinants that sections 2.1 to 2.4 of the paper name, in its order."""


@dataclass(frozen=True, slots=True)
class Score:
    """How urgent a determinant is.

    Attributes
    ----------
    importance
        What it matters for this step abroad, 0 to 10.
    gap
        What is missing, 0 to 10: 10 less what the firm has.
    """

    determinant: Determinant
    importance: float
    gap: float

    @property
    def urgency(self) -> float:
        """Importance times gap, from 0 to 100."""
        return self.importance * self.gap


def rank(scores: Mapping[str, tuple[float, float]]) -> tuple[Score, ...]:
    """Rank determinants by importance times gap, the most urgent first.

    Parameters
    ----------
    scores
        By the determinant's key: its importance for the step abroad and how well the firm has it, each 0 to 10. One
        that is left out is not judged.

    Raises
    ------
    InputError
        For an unknown determinant or a score that is not 0 to 10.

    Notes
    -----
    The determinants are the paper's; the scores and their product are the course's operationalisation. The product
    forgets nothing that is both important and missing, and it makes what is important but already there drop out.

    Examples
    --------
    >>> [(score.determinant.key, score.urgency) for score in rank({"quality": (9, 8), "law": (6, 2)})]
    [('law', 48.0), ('quality', 18.0)]
    """
    known = {determinant.key: determinant for determinant in DETERMINANTS}
    for key, pair in require_mapping("scores", scores).items():
        require_choice("scores", key, known)
        if len(require_numbers("scores", pair)) != 2:
            raise InputError("scores", pair, _("Give two scores: importance, and what the firm has."))
    found = [
        Score(
            determinant,
            require_number(f"importance of {key}", scores[key][0], 0, 10),
            10.0 - require_number(f"what the firm has of {key}", scores[key][1], 0, 10),
        )
        for key, determinant in known.items()
        if key in scores
    ]
    return tuple(sorted(found, key=lambda score: -score.urgency))
