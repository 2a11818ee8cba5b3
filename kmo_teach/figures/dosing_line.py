"""What Zavelbeek makes: a line that weighs and doses powders."""

from __future__ import annotations

from kmo_teach.figures.drawing import Drawing, callout
from kmo_teach.language import _
from kmo_teach.palette import BLUE, GREEN, ORANGE, PURPLE

__all__ = ["dosing_line"]

_HOPPERS = ((80, BLUE), (180, ORANGE), (280, PURPLE))
_FLOOR = 322


def dosing_line() -> Drawing:
    """Draw a dosing line from the side, with its parts numbered.

    Examples
    --------
    >>> [row[0] for row in dosing_line().rows]
    ['1', '2', '3', '4', '5', '6']
    """
    numbers = ((1, 80, 16), (2, 15, 141), (3, 108, 222), (4, 395, 118), (5, 128, 268), (6, 276, 250))
    shapes = "".join(
        (
            f'<path d="M8 {_FLOOR}H472" stroke-width="3"/>',
            f'<path d="M34 60V{_FLOOR}M344 60V{_FLOOR}" stroke-width="4"/>',
            *(_hopper(x, colour) for x, colour in _HOPPERS),
            _weighing(),
            _mixer(),
            _belt(),
            _cabinet(),
            _person(),
            *(callout(number, x, y) for number, x, y in numbers),
        )
    )
    rows = (
        ("1", _("Hoppers"), _("hold flour, spices and salt, each apart")),
        ("2", _("Dosing screws"), _("turn fast at first and slowly at the end, so that the last grams are right")),
        ("3", _("Weighing hopper on load cells"), _("weighs what falls in: the only part that measures")),
        ("4", _("Control system and display"), _("knows the recipes and stops each screw in time")),
        ("5", _("Mixer"), _("makes one mix of one recipe")),
        ("6", _("Bags on a belt"), _("leave the line with what the label says")),
    )
    alt = _(
        "A machine from the side, higher than the person beside it. Three hoppers with powder stand above three dosing "
        "screws. These drop into one weighing hopper on two load cells. Below it a mixer fills bags on a belt. A "
        "cabinet with a display stands beside it."
    )
    caption = _("A dosing line as Zavelbeek makes it: drawn for this course, not to scale.")
    return Drawing(shapes, (480, 340), alt, (_("Number"), _("Part"), _("What it does")), rows, caption)


def _hopper(x: int, colour: str) -> str:
    screw = " ".join(f"L{x - 36 + step * 9} {134 if step % 2 else 148}" for step in range(1, 8))
    return (
        f'<path d="M{x - 34} 66H{x + 34}L{x + 34} 88L{x + 11} 128H{x - 11}L{x - 34} 88Z" fill="{colour}" '
        f'fill-opacity=".55" stroke="none"/><path d="M{x - 34} 34V88L{x - 11} 128H{x + 11}L{x + 34} 88V34Z"/>'
        f'<rect x="{x - 38}" y="130" width="72" height="22" rx="4"/><path d="M{x - 36} 148{screw}" stroke-width="1.5"/>'
        f'<path d="M{x + 22} 152V162" stroke="{colour}" stroke-width="5" stroke-dasharray="2 5"/>'
    )


def _weighing() -> str:
    return (
        f'<path d="M70 170H304L206 232H168Z" fill="{BLUE}" fill-opacity=".15"/>'
        f'<rect x="40" y="166" width="18" height="12" fill="{ORANGE}"/><rect x="320" y="166" width="18" height="12" '
        f'fill="{ORANGE}"/><path d="M58 172H72M302 172H320" stroke-width="4"/>'
    )


def _mixer() -> str:
    return (
        f'<rect x="152" y="242" width="72" height="48" rx="22" fill="{GREEN}" fill-opacity=".25"/>'
        '<path d="M188 248V284M168 257L208 275M168 275L208 257" stroke-width="3"/>'
        '<path d="M180 232V242M196 232V242"/><path d="M212 288L222 300" stroke-width="4"/>'
        f'<path d="M160 290L152 {_FLOOR}M170 290V{_FLOOR}" stroke-width="3"/>'
    )


def _belt() -> str:
    rollers = "".join(f'<circle cx="{x}" cy="309" r="5"/>' for x in range(206, 350, 23))
    bags = "".join(
        f'<path d="M{x} 301V280Q{x} 272 {x + 8} 274H{x + 24}Q{x + 32} 272 {x + 32} 280V301Z" fill="{ORANGE}" '
        f'fill-opacity=".25"/><path d="M{x + 10} 286H{x + 22}"/>'
        for x in (226, 266, 306)
    )
    return f'<rect x="196" y="302" width="148" height="14" rx="7"/>{rollers}{bags}'


def _cabinet() -> str:
    return (
        f'<rect x="362" y="138" width="66" height="118" rx="4"/><rect x="372" y="148" width="46" height="32" '
        f'fill="{GREEN}" fill-opacity=".4"/><path d="M377 173L387 163L395 168L412 154" stroke-width="2.5"/>'
        '<circle cx="380" cy="196" r="4"/><circle cx="395" cy="196" r="4"/><circle cx="410" cy="196" r="4"/>'
        f'<path d="M362 172H338" stroke-dasharray="4 5"/><path d="M374 256V{_FLOOR}M416 256V{_FLOOR}"/>'
    )


def _person() -> str:
    return (
        f'<circle cx="452" cy="196" r="11" fill="currentColor" fill-opacity=".3"/><path d="M452 208V262M452 220L434 236'
        f'M452 220L466 244M452 262L442 {_FLOOR}M452 262L463 {_FLOOR}" stroke-width="5"/>'
    )
