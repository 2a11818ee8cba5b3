"""Is the home market large enough? Reachable home market against the turnover that the firm needs."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import fill

import pandas as pd

from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, INK, ORANGE, canvas, house_style
from kmo_teach.inputs import InputError
from kmo_teach.language import _, number
from kmo_teach.phases import Environment

__all__ = ["home_market"]


@house_style
def home_market(firms: Mapping[str, Environment]) -> Plate:
    """Draw each firm's home-market sufficiency ratio against the line where home is just enough.

    Parameters
    ----------
    firms
        Competitive environment by the name of the firm; one or more.

    Examples
    --------
    >>> from kmo_teach.case.firm import get_running_case
    >>> print(home_market({"Zavelbeek": get_running_case().environment}).data["Ratio"].round(2)[0])
    0.61
    """
    if not firms:
        raise InputError("firms", len(firms), _("Give at least one firm."))
    ratios = {name: environment.sufficiency for name, environment in firms.items()}
    figure, axes = canvas(6.4, 1.3 + 0.5 * len(ratios))
    colours = [ORANGE if ratio < 1 else BLUE for ratio in ratios.values()]
    axes.barh(range(len(ratios)), list(ratios.values()), 0.6, color=colours)
    right = max(1.0, *ratios.values()) * 1.15
    for row, ratio in enumerate(ratios.values()):
        # A number that would stand on the line moves to its other side.
        place = max(ratio, 1.0) if 0.8 < ratio <= 1 else ratio
        axes.text(place + right * 0.012, row, number(ratio, 2), va="center")
    axes.axvline(1, color=INK, linewidth=1.2, linestyle="--")
    axes.set_yticks(range(len(ratios)), [fill(name, 24) for name in ratios])
    axes.invert_yaxis()
    axes.set(xlim=(0, right), xticks=[0, 1], xticklabels=["0", "1"])
    axes.set_xlabel(_("reachable home market ÷ turnover needed") + "\n" + _("below 1: volume must come from abroad"))
    data = pd.DataFrame(
        [(name, e.home_market * e.home_share, e.required_turnover, e.sufficiency) for name, e in firms.items()],
        columns=[_("Firm"), _("Reachable home market (EUR a year)"), _("Turnover needed (EUR a year)"), _("Ratio")],
    )
    short = [name for name, ratio in ratios.items() if ratio < 1]
    alt = (
        _("Bars: the reachable home market as a multiple of the turnover needed.")
        + " "
        + (
            _("Too small at home: {firms}.").format(firms=", ".join(short))
            if short
            else _("Home is large enough for every firm.")
        )
    )
    caption = _("The paper names the market size that a firm requires; dividing by it is our operationalisation.")
    return Plate(figure, alt, data, caption)
