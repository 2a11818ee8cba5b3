"""Forces for and against a change, and the power that shares give."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, GREEN, INK, ORANGE, canvas, house_style
from kmo_teach.language import _, number, percent
from kmo_teach.power.force_field import force_field
from kmo_teach.power.voting import shapley_shubik

__all__ = ["forces", "voting_power"]


@house_style
def forces(driving: Mapping[str, float], restraining: Mapping[str, float]) -> Plate:
    """Draw a force field: driving forces to the right, restraining ones to the left.

    Examples
    --------
    >>> plate = forces({"growth": 4}, {"habit": 3})
    >>> [float(value) for value in plate.data.iloc[:, 1]]
    [4.0, -3.0]
    """
    field = force_field(driving, restraining)
    rows = [*driving.items(), *((name, -strength) for name, strength in restraining.items())]
    figure, axes = canvas(6.4, 1.2 + 0.42 * len(rows))
    axes.barh(
        range(len(rows)),
        [value for _name, value in rows],
        0.6,
        color=[BLUE if value >= 0 else ORANGE for _name, value in rows],
    )
    axes.axvline(0, color=INK, linewidth=1)
    for row, (_name, value) in enumerate(rows):
        axes.text(
            value + (0.12 if value >= 0 else -0.12),
            row,
            number(abs(value)),
            va="center",
            ha="left" if value >= 0 else "right",
        )
    axes.set_yticks(range(len(rows)), [name for name, _value in rows])
    axes.set(xlim=(-6, 6), ylim=(len(rows) - 0.5, -0.5), xticks=[])
    axes.set_xlabel("←\u00a0" + _("restrains") + "\u00a0" * 8 + _("drives") + "\u00a0→")
    data = pd.DataFrame(
        {_("Force"): [name for name, _value in rows], _("Strength"): [float(value) for _name, value in rows]}
    )
    alt = _("Driving forces add up to {driving}, restraining ones to {restraining}; the balance is {net}.")
    alt = alt.format(driving=number(field.driving), restraining=number(field.restraining), net=number(field.net))
    return Plate(figure, alt, data, _("The strengths are invented."))


@house_style
def voting_power(shares: Mapping[str, float]) -> Plate:
    """Draw each shareholder's share beside the power that it gives by majority and by three quarters of the votes.

    Power is the Shapley-Shubik index.

    Examples
    --------
    >>> voting_power({"A": 0.35, "B": 0.45, "C": 0.20}).data.iloc[2, 2]
    '33%'
    """
    total = sum(shares.values())
    kinds = {
        _("share of the votes"): {name: value / total for name, value in shares.items()},
        _("power by majority"): shapley_shubik(shares),
        _("power by three quarters"): shapley_shubik(shares, 0.75, more_than=False),
    }
    figure, axes = canvas(6.4, 1.3 + 0.75 * len(shares))
    for place, (label, values) in enumerate(kinds.items()):
        rows = [row + 0.26 * (place - 1) for row in range(len(shares))]
        axes.barh(rows, list(values.values()), 0.24, color=(BLUE, ORANGE, GREEN)[place], label=label)
        for row, value in zip(rows, values.values(), strict=True):
            axes.text(value + 0.008, row, percent(value, 0), va="center", fontsize=9)
    axes.set_yticks(range(len(shares)), list(shares))
    longest = max(max(values.values()) for values in kinds.values())
    axes.set(ylim=(len(shares) - 0.5, -0.5), xlim=(0, 1.15 * longest), xticks=[])
    figure.legend(loc="outside upper center", ncols=2)
    data = pd.DataFrame(
        {_("Shareholder"): list(shares)}
        | {label: [percent(value, 0) for value in values.values()] for label, values in kinds.items()}
    )
    parts = [
        ", ".join((name, *(f"{label} {percent(values[name], 0)}" for label, values in kinds.items())))
        for name in shares
    ]
    return Plate(figure, "; ".join(parts) + ".", data, _("Power: Shapley and Shubik's index."))
