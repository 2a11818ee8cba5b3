"""How ready the three management systems are for each phase."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import INK, LINES, PALETTE, canvas, house_style
from kmo_teach.language import _, number, percent
from kmo_teach.phases import PHASES, SYSTEMS
from kmo_teach.phases.maturity import readiness, readiness_index

__all__ = ["system_readiness"]


@house_style
def system_readiness(levels: Mapping[str, float]) -> Plate:
    """Draw what share of each phase's needs the three systems meet, and the index that allows no compensation.

    Parameters
    ----------
    levels
        Level 0 to 4 for each need, by :func:`kmo_teach.phases.maturity.need_name`.

    Examples
    --------
    >>> system_readiness({"export_control": 3}).data.iloc[0, 1:].tolist()
    ['0%', '0%', '100%', '0%']
    """
    figure, axes = canvas(6.4, 3.2)
    places = range(len(PHASES))
    shares = {_(SYSTEMS[system]): [readiness(levels, phase, system) for phase in PHASES] for system in SYSTEMS}
    for place, (name, values) in enumerate(shares.items()):
        axes.plot(places, [100 * value for value in values], LINES[place], marker="o", color=PALETTE[place], label=name)
    together = [readiness_index(levels, phase) for phase in PHASES]
    axes.plot(places, [100 * value for value in together], marker="s", color=INK, label=_("the three together"))
    axes.set(ylim=(-3, 104), xlim=(-0.4, len(PHASES) - 0.6), ylabel=_("% of the needs met"))
    axes.set_yticks(range(0, 101, 25), [number(tick) for tick in range(0, 101, 25)])
    axes.set_xticks([*places], [phase.label for phase in PHASES.values()], fontsize=8.5)
    figure.legend(loc="outside upper center", ncols=4, fontsize=9)
    columns = {name: [percent(value, 0) for value in values] for name, values in shares.items()}
    columns[_("the three together")] = [percent(value, 0) for value in together]
    data = pd.DataFrame({_("Phase"): [phase.label for phase in PHASES.values()], **columns})
    parts = [
        _("{phase}: the three together meet {share}").format(phase=phase.label, share=percent(value, 0))
        for phase, value in zip(PHASES.values(), together, strict=True)
    ]
    return Plate(figure, "; ".join(parts) + ".", data, _("Levels, scale and index are our operationalisation."))
