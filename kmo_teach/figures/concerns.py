"""How the managers' concerns shift over the phases."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from kmo_teach import facts
from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import PALETTE, canvas, house_style, letters_on
from kmo_teach.inputs import InputError, require_choice, require_number
from kmo_teach.language import _, percent
from kmo_teach.phases import CONCERNS, PHASES

__all__ = ["concern_hours", "concern_shift"]

_ENOUGH_FOR_A_NUMBER = 0.08
_GAP = 0.006  # keeps neighbours apart on paper too, where colours may be grey


def concern_hours() -> dict[str, dict[str, float]]:
    """Return the invented share of managers' hours per phase and concern, to start from with one's own estimate."""
    data = facts.parameters("phases/concern_hours.toml")
    return {phase: dict(data[phase]) for phase in PHASES}


@house_style
def concern_shift(hours: Mapping[str, Mapping[str, float]] | None = None) -> Plate:
    """Draw how the managers' hours abroad split over the five concerns, phase by phase.

    Parameters
    ----------
    hours
        For each phase the hours (or shares) per concern, in any unit: each phase is scaled to its own total. Left out:
        the invented hours of :func:`concern_hours`.

    Examples
    --------
    >>> list(concern_shift({"export": {"commercial": 30, "legal": 10}}).data["legal"])
    ['25%']
    """
    shares = {phase: _shares(phase, split) for phase, split in (hours or concern_hours()).items()}
    figure, axes = canvas(6.4, 3.6)
    begin = [0.0] * len(shares)
    for colour, (name, concern) in zip(PALETTE, CONCERNS.items(), strict=True):
        part = [split[name] for split in shares.values()]
        visible = [max(0.0, share - _GAP) for share in part]
        axes.barh(range(len(shares)), visible, 0.72, left=begin, color=colour, label=concern.label)
        for row, share in enumerate(part):
            if share >= _ENOUGH_FOR_A_NUMBER:
                middle = begin[row] + share / 2
                axes.text(middle, row, percent(share, 0), ha="center", va="center", color=letters_on(colour))
        begin = [low + share for low, share in zip(begin, part, strict=True)]
    axes.set_yticks(range(len(shares)), [PHASES[phase].label for phase in shares])
    axes.tick_params(axis="y", length=0)
    axes.set(xlim=(0, 1), xticks=[])
    axes.invert_yaxis()
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)
    figure.legend(loc="outside lower center", ncols=3)
    data = pd.DataFrame(
        {_("Phase"): [PHASES[phase].label for phase in shares]}
        | {concern.label: [percent(split[name], 0) for split in shares.values()] for name, concern in CONCERNS.items()}
    )
    sentences = [
        _("{phase}: commercial {share}.").format(phase=PHASES[phase].label, share=percent(split["commercial"], 0))
        for phase, split in shares.items()
    ]
    alt = _("Stacked bars: how managers' hours abroad split over five concerns.") + " " + " ".join(sentences)
    caption = None if hours else _("Invented hours that draw the paper's words; nobody measured them.")
    return Plate(figure, alt, data, caption)


def _shares(phase: str, split: Mapping[str, float]) -> dict[str, float]:
    require_choice("hours", phase, PHASES)
    for name in split:
        require_choice("hours", name, CONCERNS)
    checked = {name: require_number(f"hours: {phase}, {name}", split.get(name, 0.0), minimum=0) for name in CONCERNS}
    total = sum(checked.values())
    if total == 0:
        raise InputError("hours", phase, _("Give at least one concern some hours."))
    return {name: amount / total for name, amount in checked.items()}
