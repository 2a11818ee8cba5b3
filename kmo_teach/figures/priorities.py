"""Priority weights of one or more owners side by side."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import PALETTE, canvas, house_style
from kmo_teach.inputs import InputError
from kmo_teach.language import _, percent
from kmo_teach.phases import PRIORITIES, Profile

__all__ = ["priority_weights"]


@house_style
def priority_weights(profiles: Mapping[str, Profile]) -> Plate:
    """Draw the weights of the four priorities for each person.

    Parameters
    ----------
    profiles
        One to four profiles by the name of the person.

    Examples
    --------
    >>> list(priority_weights({"Griet": Profile(4, 3, 2, 1)}).data["Griet"])
    [0.4, 0.3, 0.2, 0.1]
    """
    if not 1 <= len(profiles) <= len(PALETTE):
        raise InputError("profiles", len(profiles), _("Give one to four profiles."))
    labels = {name: _(text) for name, text in PRIORITIES.items()}
    figure, axes = canvas(6.4, 1.5 + 0.9 * len(profiles))
    height = 0.8 / len(profiles)
    for i, (person, profile) in enumerate(profiles.items()):
        places = [row + (i - (len(profiles) - 1) / 2) * height for row in range(len(labels))]
        weights = [profile.weights[name] for name in labels]
        axes.barh(places, weights, height * 0.9, color=PALETTE[i], label=f"{person} ({_kind(profile)})")
        for place, weight in zip(places, weights, strict=True):
            axes.text(weight + 0.01, place, percent(weight, 0), va="center")
    axes.set_yticks(range(len(labels)), list(labels.values()))
    axes.invert_yaxis()
    axes.set(xlim=(0, 1), xticks=[])
    axes.spines["bottom"].set_visible(False)
    axes.legend(loc="lower right")
    data = pd.DataFrame(
        {_("Priority"): labels.values()}
        | {person: [profile.weights[name] for name in labels] for person, profile in profiles.items()}
    )
    sentences = [
        _("{person}: first {first}, then {second}; profile {kind}.").format(
            person=person, kind=_kind(profile), **dict(zip(("first", "second"), _ranked(profile), strict=True))
        )
        for person, profile in profiles.items()
    ]
    caption = _("The two profiles are the paper's, after Marchesnay; the weights are our operationalisation.")
    return Plate(figure, _("Bars: weight of each priority.") + " " + " ".join(sentences), data, caption)


def _kind(profile: Profile) -> str:
    """Return the profile in one word: CAP and PIC are the same in every language."""
    return _("mixed") if profile.kind == "mixed" else profile.kind


def _ranked(profile: Profile) -> list[str]:
    """Return the labels of the two weightiest priorities."""
    ranked = sorted(profile.weights, key=lambda name: -profile.weights[name])
    return [_(PRIORITIES[name]) for name in ranked[:2]]
