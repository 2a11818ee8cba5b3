"""Paths through the phases: a firm may stop, skip, return and do several things at once (paper, section 1.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kmo_teach.inputs import require_choices
from kmo_teach.language import N_, _
from kmo_teach.phases.model import STEPS, Step

__all__ = ["MOVES", "Move", "moves"]

MOVES: Mapping[str, str] = MappingProxyType(
    {
        "start": N_("first step abroad"),
        "next": N_("to the next step"),
        "skip": N_("skips one or more steps"),
        "return": N_("back to an earlier step"),
        "stay": N_("more of the same"),
    }
)
"""Kinds of move, name to English label."""


@dataclass(frozen=True, slots=True)
class Move:
    """One move along a path.

    Attributes
    ----------
    origin
        Where the move starts; None for the first step abroad.
    target
        Where it ends.
    kind
        Name in :data:`MOVES`, judged by the ranks of the two steps in the plane.
    """

    origin: Step | None
    target: Step
    kind: str

    @property
    def label(self) -> str:
        """The kind of move in the reader's words."""
        return _(MOVES[self.kind])


def moves(path: Iterable[str]) -> tuple[Move, ...]:
    """Name each move of a path.

    Parameters
    ----------
    path
        Names in :data:`kmo_teach.phases.STEPS` in the order in which the firm took them. No order is wrong.

    Raises
    ------
    InputError
        For an unknown step.

    Examples
    --------
    >>> [move.kind for move in moves(["partnership", "export_world", "subsidiaries"])]
    ['skip', 'return', 'skip']
    """
    result = []
    origin = None
    for name in require_choices("path", path, STEPS):
        target = STEPS[name]
        result.append(Move(origin, target, _kind(origin, target)))
        origin = target
    return tuple(result)


def _kind(origin: Step | None, target: Step) -> str:
    rise = target.complexity - (origin.complexity if origin else 0)
    if origin is None and rise == 1:
        return "start"
    if rise == 0:
        return "stay"
    if rise < 0:
        return "return"
    return "next" if rise == 1 else "skip"
