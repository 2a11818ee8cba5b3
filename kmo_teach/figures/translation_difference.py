"""A subsidiary in a falling currency: what its accounts say at home and in the group's currency."""

from __future__ import annotations

import pandas as pd

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, GREEN, INK, ORANGE, canvas, house_style, inner_ticks
from kmo_teach.finance.consolidation import Accounts, Rates, translate
from kmo_teach.language import _, money, number

__all__ = ["translation_difference"]


@house_style
def translation_difference(accounts: Accounts, rates: Rates) -> Plate:
    """Draw how a subsidiary's equity in EUR moves from opening to closing: income, dividends, translation adjustment.

    Parameters
    ----------
    accounts
        The subsidiary's accounts in its own currency.
    rates
        Its currency per EUR.
    """
    euro = translate(accounts, rates)
    steps = [
        (_("Opening equity"), euro.opening_equity, "total"),
        (_("Net income"), euro.income, "step"),
        (_("Dividends"), -euro.dividends, "step"),
        (_("Translation adjustment"), euro.adjustment, "step"),
        (_("Closing equity"), euro.net_assets, "total"),
    ]
    steps = [step for step in steps if step[1] or step[2] == "total"]
    figure, axes = canvas(6.4, 1.2 + 0.4 * len(steps))
    reached, ends = 0.0, [0.0]
    for row, (_name, amount, kind) in enumerate(steps):
        left = 0.0 if kind == "total" else reached
        reached = left + amount
        ends += [left, reached]
        colour = GREEN if kind == "total" else BLUE if amount >= 0 else ORANGE
        axes.barh(row, amount, 0.65, left=left, color=colour)
    room = 0.015 * (max(ends) - min(ends))
    for row, (_name, amount, _kind) in enumerate(steps):
        axes.text(max(ends[2 * row + 1], ends[2 * row + 2]) + room, row, number(amount), va="center", fontsize=9)
    axes.axvline(0, color=INK, linewidth=1)
    axes.set_yticks(range(len(steps)), [name for name, *_rest in steps])
    axes.invert_yaxis()
    left, right = min(ends) - room, max(ends) + 12 * room
    ticks = inner_ticks(left, right, 5)
    axes.set_xlim(left, right)
    axes.set_xticks(ticks, [number(tick) for tick in ticks])
    axes.set_xlabel("EUR")
    data = pd.DataFrame([(name, amount) for name, amount, _kind in steps], columns=[_("Step"), "EUR"])
    alt = _(
        "Waterfall of a subsidiary's equity: {opening} at the start, {income} of income, {adjustment} of "
        "translation adjustment, {closing} at the end."
    ).format(
        opening=money(euro.opening_equity),
        income=money(euro.income),
        adjustment=money(euro.adjustment),
        closing=money(euro.net_assets),
    )
    caption = _("Balance sheet at the closing rate, income at the average rate; the difference goes to equity.")
    return Plate(figure, alt, data, caption, decimals=0)
