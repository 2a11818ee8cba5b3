"""Two countries' scores on a work value, and the persons behind them."""

from __future__ import annotations

import math

import pandas as pd

from kmo_teach.definition.culture import chance_of_the_expected_order, gap_in_persons
from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import BLUE, INK, ORANGE, canvas, house_style
from kmo_teach.language import _, number, percent

__all__ = ["persons_behind_scores"]


@house_style
def persons_behind_scores(gap: float, between: float) -> Plate:
    """Draw how the persons of two countries spread whose scores lie a gap apart.

    Parameters
    ----------
    gap
        How far the scores lie apart, in standard deviations of country scores.
    between
        Share of the variance that lies between countries, above 0 and below 1.

    Examples
    --------
    >>> len(persons_behind_scores(2, 0.2).data)
    9
    """
    apart = gap_in_persons(gap, between)
    low, high = -3.0, 3.0 + apart
    steps = [low + (high - low) * step / 120 for step in range(121)]
    figure, axes = canvas(6.4, 2.9)
    names = (_("country with the lower score"), _("country with the higher score"))
    for middle, colour, stroke, name in zip((0.0, apart), (BLUE, ORANGE), ("-", "--"), names, strict=True):
        heights = [_height(step - middle) for step in steps]
        axes.plot(steps, heights, stroke, color=colour, label=name)
        axes.fill_between(steps, heights, color=colour, alpha=0.15)
        axes.axvline(middle, color=INK, linewidth=1, linestyle=":")
    axes.set(xlim=(low, high), ylim=(0, 0.46), xticks=[], yticks=[])
    axes.set_xlabel(_("answers of persons, from low to high"))
    figure.legend(loc="outside upper center", ncols=2)
    places = [-2.0 + step * (4.0 + apart) / 8 for step in range(9)]
    data = pd.DataFrame(
        {_("Answer, in standard deviations within a country"): places}
        | {
            _("Share of persons above it, {country}").format(country=name): [
                percent(_above(place - middle), 0) for place in places
            ]
            for name, middle in zip(names, (0.0, apart), strict=True)
        }
    )
    alt = _(
        "Two overlapping curves of persons, their middles {apart} standard deviations apart. In {chance} of all pairs "
        "the person from the country with the higher score gives the higher answer."
    ).format(apart=number(apart, 1), chance=percent(chance_of_the_expected_order(gap, between), 0))
    caption = _("Computed, not measured: persons spread normally, and in both countries as much (our assumption).")
    return Plate(figure, alt, data, caption)


def _height(x: float) -> float:
    return math.exp(-x * x / 2) / math.sqrt(2 * math.pi)


def _above(x: float) -> float:
    return math.erfc(x / math.sqrt(2)) / 2
