"""What historical shocks did to a receivable of the same value in each currency."""

from __future__ import annotations

import pandas as pd

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, INK, ORANGE, canvas, house_style, inner_ticks
from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _, money, number, percent
from kmo_teach.pricing import currencies, shocks

__all__ = ["shocked_receivable"]


@house_style
def shocked_receivable(value: float = 100_000, names: tuple[str, ...] = ()) -> Plate:
    """Draw the gain or loss in EUR on an uncovered receivable in every shock of the facts.

    Parameters
    ----------
    value
        Worth of the receivable before the shock, in EUR.
    names
        Names of the shocks, such as ``("2008", "CHF 2015")``; all when left out.
    """
    value = require_number("value", value, above=0)
    found = [shock for code in currencies() for shock in shocks(code) if not names or shock.name in names]
    if not found:
        raise InputError("names", names, _("No shock has this name."))
    found.sort(key=lambda shock: shock.value_change)
    effects = [value * shock.value_change for shock in found]
    labels = [
        shock.currency + " " + shock.name.removeprefix(shock.currency + " ") for shock in found
    ]  # the name of a shock holds its currency, except for 2008
    figure, axes = canvas(6.4, 0.9 + 0.27 * len(found))
    axes.barh(range(len(found)), effects, 0.7, color=[BLUE if effect > 0 else ORANGE for effect in effects])
    room = 0.02 * (max(*effects, 0.0) - min(*effects, 0.0))
    for row, effect in enumerate(effects):
        axes.text(
            effect + (room if effect > 0 else -room),
            row,
            number(effect),
            va="center",
            fontsize=8.5,
            ha="left" if effect > 0 else "right",
        )
    axes.axvline(0, color=INK, linewidth=1)
    axes.set_yticks(range(len(found)), labels, fontsize=9)
    axes.invert_yaxis()
    left, right = min(*effects, 0.0) - 9 * room, max(*effects, 0.0) + 9 * room
    ticks = inner_ticks(left, right, 6)
    axes.set_xlim(left, right)
    axes.set_xticks(ticks, [number(tick) for tick in ticks])
    axes.set_xlabel(_("gain or loss on a receivable worth {value} before (EUR)").format(value=number(value)))
    data = pd.DataFrame(
        [
            (label, shock.from_date, shock.to_date, percent(shock.value_change), effect)
            for label, shock, effect in zip(labels, found, effects, strict=True)
        ],
        columns=[_("Shock"), _("From"), _("To"), _("Change in value"), "EUR"],
    )
    alt = _(
        "Bars: what shocks did to an uncovered receivable worth {value}. Worst: {worst} with {loss}. Best: {best} "
        "with {gain}."
    ).format(value=money(value), worst=labels[0], loss=money(effects[0]), best=labels[-1], gain=money(effects[-1]))
    caption = _(
        "European Central Bank: from the rate before the event to the farthest rate that followed in its "
        "window. Who pays in the currency reads the bars the other way."
    )
    return Plate(figure, alt, data, caption, decimals=0)
