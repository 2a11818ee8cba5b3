"""A shipment under several Incoterms: what the invoice holds, and what the buyer pays on top."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from kmo_teach.border.journey import JOURNEY_LINES, Journey
from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, ORANGE, canvas, house_style, inner_ticks, letters_on
from kmo_teach.inputs import InputError
from kmo_teach.language import _, money, number

__all__ = ["journey_by_rule"]


@house_style
def journey_by_rule(journeys: Sequence[Journey]) -> Plate:
    """Draw one shipment under several rules; the table has each line with its payer.

    Parameters
    ----------
    journeys
        From :func:`kmo_teach.border.journey`, one a rule.
    """
    if not journeys:
        raise InputError("journeys", "[]", _("Give at least one."))
    figure, axes = canvas(6.4, 1.3 + 0.42 * len(journeys))
    for row, one in enumerate(journeys):
        axes.barh(row, one.invoice, 0.66, color=BLUE, label=_("in the seller's price") if row == 0 else None)
        axes.barh(
            row,
            one.buyers_own,
            0.66,
            left=one.invoice,
            color=ORANGE,
            label=_("on top, by the buyer") if not row else None,
        )
        axes.text(
            one.invoice * 0.98, row, number(one.invoice), va="center", ha="right", color=letters_on(BLUE), fontsize=9
        )
        axes.text(one.total * 1.01, row, number(one.total), va="center", fontsize=9)
    axes.set_yticks(range(len(journeys)), [one.rule for one in journeys])
    axes.invert_yaxis()
    end = 1.15 * max(one.total for one in journeys)
    ticks = inner_ticks(0, end, 4)
    axes.set_xlim(0, end)
    axes.set_xticks(ticks, [number(tick) for tick in ticks])
    axes.set_xlabel("EUR")
    axes.legend(ncols=2, fontsize=9, loc="upper center", bbox_to_anchor=(0.45, -0.28 if len(journeys) > 3 else -0.4))
    said = {"seller": _("seller"), "buyer": _("buyer")}
    keys = [key for key in JOURNEY_LINES if any(line.key == key for one in journeys for line in one.lines)]
    rows = []
    for key in keys:
        found = [next((line for line in one.lines if line.key == key), None) for one in journeys]
        rows.append(
            (_(JOURNEY_LINES[key]), *(f"{number(line.amount)}, {said[line.payer]}" if line else "–" for line in found))
        )
    rows.append((_("In the price"), *(number(one.invoice) for one in journeys)))
    rows.append((_("On top, by the buyer"), *(number(one.buyers_own) for one in journeys)))
    rows.append((_("All lines together"), *(number(one.total) for one in journeys)))
    data = pd.DataFrame(rows, columns=[_("Line, EUR"), *(one.rule for one in journeys)])
    first, last = journeys[0], journeys[-1]
    alt = _(
        "Bars: under {first} the price holds {low} and the buyer pays {top} on top; under {last} the price is {high} "
        "and the buyer pays {rest} on top."
    ).format(
        first=first.rule,
        low=money(first.invoice),
        top=money(first.buyers_own),
        last=last.rule,
        high=money(last.invoice),
        rest=money(last.buyers_own),
    )
    caption = _("The same goods and the same way. A rule moves lines between the two; the table says which.")
    return Plate(figure, alt, data, caption, decimals=0)
