"""How uncertain a surveyed share is: confidence intervals for several sample sizes."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from kmo_teach.entry.survey_shares import wilson_interval
from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, INK, canvas, house_style
from kmo_teach.inputs import InputError
from kmo_teach.language import _, number, percent

__all__ = ["share_interval"]


@house_style
def share_interval(share: float, respondents: Sequence[int] = (200, 500, 1000), confidence: float = 0.95) -> Plate:
    """Draw the confidence interval of a share for several numbers of respondents.

    Parameters
    ----------
    share
        Share found in the survey, a fraction from 0 to 1.
    respondents
        Numbers of respondents, one bar each.
    confidence
        Confidence level, a fraction.

    Examples
    --------
    >>> list(share_interval(0.25, [200]).data["Upper limit"])
    ['31.4%']
    """
    if not respondents:
        raise InputError("respondents", respondents, _("Give at least one number of respondents."))
    limits = [wilson_interval(share, n, confidence) for n in respondents]
    figure, axes = canvas(6.4, 1.4 + 0.5 * len(limits))
    axes.axvline(share, color=INK, linewidth=1.2, linestyle="--")
    for row, (low, high) in enumerate(limits):
        axes.plot([low, high], [row, row], color=BLUE, linewidth=5, solid_capstyle="butt")
        axes.plot(share, row, "o", color=BLUE, markersize=9)
        axes.text(low - 0.004, row, percent(low), ha="right", va="center")
        axes.text(high + 0.004, row, percent(high), ha="left", va="center")
    axes.set_yticks(range(len(limits)), [_("n = {n}").format(n=number(n)) for n in respondents])
    axes.set(ylim=(len(limits) - 0.5, -0.5))
    widest = max(high - low for low, high in limits)
    axes.set_xlim(min(low for low, _high in limits) - 0.35 * widest, max(high for _low, high in limits) + 0.35 * widest)
    axes.set_xticks([share], [percent(share)])
    axes.set_xlabel(_("share, with its {level} confidence interval").format(level=percent(confidence, 0)))
    data = pd.DataFrame(
        [(n, percent(share), percent(low), percent(high)) for n, (low, high) in zip(respondents, limits, strict=True)],
        columns=[_("Respondents"), _("Share"), _("Lower limit"), _("Upper limit")],
    )
    parts = [
        _("with {n} respondents from {low} to {high}").format(n=number(n), low=percent(low), high=percent(high))
        for n, (low, high) in zip(respondents, limits, strict=True)
    ]
    alt = _("A share of {share} is uncertain: {parts}.").format(share=percent(share), parts="; ".join(parts))
    return Plate(figure, alt, data, _("Wilson's interval; it assumes a simple random sample."))
