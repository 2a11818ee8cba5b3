"""Push, brake and what moves them: the drive of a firm factor by factor, and its tornado chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import fill

import pandas as pd
from matplotlib.axes import Axes

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, INK, ORANGE, canvas, house_style
from kmo_teach.inputs import InputError
from kmo_teach.language import N_, _, number
from kmo_teach.phases import WEIGHTS, Contribution, Environment, Profile, Situation, drive, origin_label, tornado

__all__ = ["push_and_brake", "tornado_chart"]

_CAPTION = N_("The factors are the paper's; scores and weights are our operationalisation.")


@house_style
def push_and_brake(parts: Sequence[Contribution]) -> Plate:
    """Draw what each factor adds to the drive: to the right it pushes, to the left it brakes.

    Parameters
    ----------
    parts
        From :func:`kmo_teach.phases.contributions` or ``position(...).contributions``.

    Examples
    --------
    >>> from kmo_teach.phases import contributions, get_phase_case
    >>> case = get_phase_case("family_exporter")
    >>> parts = contributions(case.profile, case.environment, case.situation)
    >>> push_and_brake(parts).data["Factor"][0]
    "the leader's priorities"
    """
    if not parts:
        raise InputError("parts", len(parts), _("Give at least one factor."))
    values = [part.value for part in parts]
    figure, axes = canvas(6.4, 1.3 + 0.42 * len(values))
    axes.barh(range(len(values)), values, 0.6, color=[BLUE if value >= 0 else ORANGE for value in values])
    reach = max(0.05, *(abs(value) for value in values)) * 1.35
    for row, value in enumerate(values):
        side = "left" if value >= 0 else "right"
        axes.text(value + (0.02 if value >= 0 else -0.02) * reach, row, number(value, 2), va="center", ha=side)
    _finish(axes, [part.label for part in parts], 0.0, reach)
    axes.set_xticks([])
    axes.set_xlabel("←\u00a0" + _("brakes") + "\u00a0" * 8 + _("pushes") + "\u00a0→")
    data = pd.DataFrame(
        [
            (part.label, part.score, part.weight, part.value, part.reason.text, origin_label(part.reason.origin))
            for part in parts
        ],
        columns=[_("Factor"), _("Score"), _("Weight"), _("Contribution"), _("Why"), _("Says who")],
    )
    total = sum(values)
    strongest = max(parts, key=lambda part: abs(part.value))
    alt = _("Bars to the right push, bars to the left brake. Together {total}; the strongest factor is {factor}.")
    return Plate(figure, alt.format(total=number(total, 2), factor=strongest.label), data, _(_CAPTION))


@house_style
def tornado_chart(
    profile: Profile,
    environment: Environment,
    situation: Situation,
    weights: Mapping[str, float] = WEIGHTS,
    step: float = 0.2,
) -> Plate:
    """Draw how far each input, moved alone, moves the drive.

    Parameters
    ----------
    profile, environment, situation, weights, step
        As in :func:`kmo_teach.phases.tornado`.

    Examples
    --------
    >>> from kmo_teach.phases import get_phase_case
    >>> case = get_phase_case("family_exporter")
    >>> tornado_chart(case.profile, case.environment, case.situation).data["Input"][0]
    'number of triggers'
    """
    swings = tornado(profile, environment, situation, weights, step)
    middle = drive(profile, environment, situation, weights)
    figure, axes = canvas(6.4, 1.3 + 0.3 * len(swings))
    for ends, colour, label in (
        ([swing.low for swing in swings], ORANGE, _("input lower")),
        ([swing.high for swing in swings], BLUE, _("input higher")),
    ):
        axes.barh(range(len(swings)), [end - middle for end in ends], 0.6, left=middle, color=colour, label=label)
    widest = max(0.02, *(max(abs(swing.low - middle), abs(swing.high - middle)) for swing in swings))
    _finish(axes, [swing.label for swing in swings], middle, widest * 1.05)
    ticks = [middle - widest, middle, middle + widest]
    axes.set_xticks(ticks, [number(tick, 2) for tick in ticks])
    axes.set_xlabel(_("drive (push minus brake)"))
    axes.legend(loc="lower right")
    data = pd.DataFrame(
        [(swing.label, swing.low_input, swing.high_input, swing.low, swing.high) for swing in swings],
        columns=[_("Input"), _("Lower value"), _("Higher value"), _("Drive at lower"), _("Drive at higher")],
    )
    alt = _("Tornado chart around a drive of {drive}. The drive reacts most to: {first}. It reacts least to: {last}.")
    return Plate(
        figure, alt.format(drive=number(middle, 2), first=swings[0].label, last=swings[-1].label), data, _(_CAPTION)
    )


def _finish(axes: Axes, labels: list[str], middle: float, reach: float) -> None:
    axes.axvline(middle, color=INK, linewidth=1)
    axes.set_yticks(range(len(labels)), [fill(label, 24) for label in labels])
    axes.tick_params(axis="y", length=0)
    axes.invert_yaxis()
    axes.spines["left"].set_visible(False)
    axes.set_xlim(middle - reach, middle + reach)
