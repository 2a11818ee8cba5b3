"""The American duty on one order, had it come in on each day since 2025."""

from __future__ import annotations

from datetime import date

import pandas as pd

from kmo_teach.border.us_duty import DUTY_ACTS, duty_regimes, rate_under
from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, ORANGE, canvas, house_style, label_ticks
from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _, money, month, number, percent
from kmo_teach.language import date as written

__all__ = ["us_duty_steps"]


@house_style
def us_duty_steps(value: float, until: date, ordinary: float = 0.0) -> Plate:
    """Draw as steps what American customs asks on an order: on no metals list, and on that of fixed machinery.

    Parameters
    ----------
    value
        Customs value in EUR.
    until
        Last day of the figure.
    ordinary
        Ordinary rate of the code, as a fraction.
    """
    value = require_number("value", value, above=0)
    free, listed = (
        [regime for regime in duty_regimes(name) if regime.since <= until] for name in ("none", "annex_iii")
    )
    if not listed:
        raise InputError("until", until.isoformat(), _("Give a day on which the metals lists of 2026 are in force."))
    figure, axes = canvas(6.6, 3.6)
    looks = ((free, BLUE, "-", _("on no metals list")), (listed, ORANGE, "--", _("fixed machinery (Annex III)")))
    for regimes, colour, stroke, label in looks:
        days = [*(regime.since.toordinal() for regime in regimes), until.toordinal()]
        rates = [rate_under(regime, ordinary) for regime in regimes]
        axes.step(days, [100 * rate for rate in (*rates, rates[-1])], stroke, where="post", color=colour, label=label)
    most = 100 * max(rate_under(regime, ordinary) for regime in (*free, *listed))
    axes.set_ylim(0, 1.3 * most)
    label_ticks(axes.yaxis, 0, 1.3 * most, 5, lambda tick: percent(tick / 100, 0))
    axes.set_ylabel(_("Duty, share of the customs value"))
    starts = [date(year, start, 1) for year in range(free[0].since.year, until.year + 1) for start in (1, 7)]
    shown = [day for day in starts if free[0].since <= day < until]
    axes.set_xticks([day.toordinal() for day in shown], [month(f"{day:%Y-%m}") for day in shown], fontsize=9)
    axes.set_xlim(free[0].since.toordinal(), until.toordinal())
    axes.legend(loc="upper right", fontsize=9)
    data = pd.DataFrame(
        [
            (
                written(regime.since),
                label,
                _(DUTY_ACTS[regime.act]),
                percent(rate_under(regime, ordinary), 1),
                number(rate_under(regime, ordinary) * value),
                _("read") if regime.confirmed == "primary" else _("at second hand"),
            )
            for regimes, _colour, _stroke, label in looks
            for regime in regimes
        ],
        columns=[_("From"), _("Code"), _("Legal act"), _("Duty rate"), _("Duty, EUR"), _("Text of the act")],
    )
    alt = _(
        "Steps: the duty on the order goes from {first} to {highest} and to {last} of the customs value; a machine on "
        "the list of fixed machinery pays {listed}, {more} more than one on no list."
    ).format(
        first=percent(rate_under(free[0], ordinary), 0),
        highest=percent(max(rate_under(regime, ordinary) for regime in free), 0),
        last=percent(rate_under(free[-1], ordinary), 0),
        listed=percent(rate_under(listed[-1], ordinary), 0),
        more=money((rate_under(listed[-1], ordinary) - rate_under(free[-1], ordinary)) * value),
    )
    caption = _(
        "Goods of European origin, ordinary rate {ordinary}. Before April 2026 other metals rules held for listed ones."
    ).format(ordinary=percent(ordinary, 1))
    return Plate(figure, alt, data, caption, decimals=0)
