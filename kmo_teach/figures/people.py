"""The people of the firm, drawn in one style."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kmo_teach.case.firm import RunningCase
from kmo_teach.figures.drawing import Drawing, letters
from kmo_teach.language import _
from kmo_teach.palette import BLUE, DARK_HAIR, FEATURES, GREEN, GREY, ORANGE, PURPLE, SKINS

__all__ = ["portraits"]

_WIDTH, _HEIGHT = 118, 150


@dataclass(frozen=True)
class _Look:
    """How somebody is drawn: the colour of the coat, the hair behind and before the face, and what else there is."""

    coat: str
    hair: str
    behind: str = ""
    before: str = ""
    more: str = ""


_SHORT = "M34 56Q32 24 59 24Q86 24 84 56Q80 40 70 38Q52 44 38 40Z"
_GLASSES = '<circle cx="50" cy="57" r="7.5"/><circle cx="68" cy="57" r="7.5"/><path d="M57.5 57H60.5"/>'
_LOOKS: Mapping[str, _Look] = {
    "leader": _Look(
        BLUE,
        ORANGE,
        behind="M32 56Q30 22 59 22Q88 22 86 56L90 96Q76 104 59 100Q42 104 28 96Z",
        before="M36 52Q38 28 62 30Q80 32 82 52Q72 48 62 38Q52 50 36 52Z",
    ),
    "founder": _Look(
        GREY,
        GREY,
        before="M34 58Q30 40 38 36L40 50ZM84 58Q88 40 80 36L78 50Z",
        more=f'<path d="M46 70Q59 64 72 70" stroke="{GREY}" stroke-width="6"/>',
    ),
    "books": _Look(
        PURPLE,
        GREY,
        behind="M32 66Q26 24 59 24Q92 24 86 66Q84 76 78 78H40Q34 76 32 66Z",
        before="M37 50Q40 32 59 33Q78 32 81 50Q70 40 59 41Q48 40 37 50Z",
        more=_GLASSES,
    ),
    "seller": _Look(
        GREEN,
        DARK_HAIR,
        before=_SHORT,
        more=f'<path d="M41 68Q44 84 59 84Q74 84 77 68Q70 76 59 75Q48 76 41 68Z" fill="{DARK_HAIR}" '
        'fill-opacity=".7" stroke="none"/>',
    ),
}
"""By the key of the person in the case; whoever has none is drawn as the seller."""


def portraits(firm: RunningCase) -> Drawing:
    """Draw those who decide and travel in the course.

    Parameters
    ----------
    firm
        The running case.

    Examples
    --------
    >>> from kmo_teach.case import get_running_case
    >>> [row[0] for row in portraits(get_running_case()).rows]
    ['Griet Wouters', 'Herman Wouters', 'Martine Wouters', 'Karim']
    """
    people = (*firm.owners, *firm.staff_members)
    shapes = "".join(
        f'<g transform="translate({place * _WIDTH} 0)">{_portrait(one.key, one.first_name)}</g>'
        for place, one in enumerate(people)
    )
    rows = [(one.name, one.role) for one in people]
    alt = _("Portraits, drawn: {people}.").format(people="; ".join(f"{name}, {role}" for name, role in rows))
    caption = _("The people of {firm}, invented: {people}.").format(
        firm=firm.name, people="; ".join(f"{one.first_name}, {one.role}" for one in people)
    )
    return Drawing(shapes, (_WIDTH * len(people), _HEIGHT), alt, (_("Name"), _("In the firm")), rows, caption)


def _portrait(key: str, name: str) -> str:
    look = _LOOKS.get(key, _LOOKS["seller"])
    skin = SKINS[key == "seller"]
    return (
        f'<path d="{look.behind or "M59 59Z"}" fill="{look.hair}" stroke="none"/>'
        f'<path d="M20 126Q22 96 46 94L59 102L72 94Q96 96 98 126Z" fill="{look.coat}"/>'
        f'<path d="M49 80H69V96L59 104L49 96Z" fill="{skin}" stroke="none"/>'
        f'<ellipse cx="59" cy="58" rx="24" ry="29" fill="{skin}"/>'
        f'<path d="{look.before}" fill="{look.hair}" stroke="none"/>'
        f'<g stroke="{FEATURES}"><circle cx="50" cy="57" r="1.6" fill="{FEATURES}"/><circle cx="68" cy="57" r="1.6" '
        f'fill="{FEATURES}"/><path d="M59 60L56 67H60M51 75Q59 80 67 75"/>{look.more}</g>'
        f"{letters(name, _WIDTH / 2, 146, 18)}"
    )
