"""The p-chart: is a change in the fraction of defects a signal, or chance?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, sqrt
from numbers import Real

from kmo_teach.inputs import InputError, require_number, require_numbers, require_whole
from kmo_teach.language import _

__all__ = ["PChart", "chance_of_alarm", "p_chart"]


@dataclass(frozen=True, slots=True)
class PChart:
    """A control chart for the fraction of defects, one value for each sample.

    Attributes
    ----------
    centre
        Fraction of defects over all samples that set the limits.
    fractions
        Fraction of defects in each sample.
    lower, upper
        Control limits for each sample; they differ where sample sizes differ.
    """

    centre: float
    fractions: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]

    @property
    def signals(self) -> tuple[int, ...]:
        """Places (from 0) of the samples outside their limits."""
        rows = zip(self.lower, self.fractions, self.upper, strict=True)
        return tuple(place for place, (low, value, high) in enumerate(rows) if not low <= value <= high)


def p_chart(
    defects: Sequence[int], sizes: Sequence[int] | int, baseline: int | None = None, width: float = 3.0
) -> PChart:
    """Compute the centre line and the limits of a p-chart.

    Parameters
    ----------
    defects
        Defective units in each sample.
    sizes
        Units inspected in each sample, or one number for all.
    baseline
        How many first samples set the centre line; all when left out. Later samples are judged, not used.
    width
        Distance of the limits in standard deviations; 3 by custom.

    Raises
    ------
    InputError
        For no samples, a sample without units, or more defects than units.

    Notes
    -----
    Centre = all defects / all units. Limits = centre ± width · sqrt(centre · (1 - centre) / size), cut at 0 and 1
    (W. A. Shewhart's chart, as in D. C. Montgomery, Introduction to Statistical Quality Control).

    Examples
    --------
    >>> chart = p_chart([2, 3, 1, 12], 100, baseline=3)
    >>> round(chart.centre, 3), round(chart.upper[0], 4), chart.signals
    (0.02, 0.062, (3,))
    """
    faults = require_numbers("defects", defects, 0)
    if not faults:
        raise InputError("defects", len(faults), _("Give at least one sample."))
    one_for_all = isinstance(sizes, Real)
    counts = [require_number("sizes", sizes, 1)] * len(faults) if one_for_all else require_numbers("sizes", sizes, 1)
    if len(counts) != len(faults):
        raise InputError("sizes", len(counts), _("Give one size for each sample, or one for all."))
    for found, size in zip(faults, counts, strict=True):
        require_number("defects", found, 0, size)
    require_number("width", width, above=0)
    used = len(faults) if baseline is None else require_whole("baseline", baseline, 1, len(faults))
    centre = sum(faults[:used]) / sum(counts[:used])
    reach = [width * sqrt(centre * (1 - centre) / size) for size in counts]
    return PChart(
        centre=centre,
        fractions=tuple(found / size for found, size in zip(faults, counts, strict=True)),
        lower=tuple(max(0.0, centre - one) for one in reach),
        upper=tuple(min(1.0, centre + one) for one in reach),
    )


def chance_of_alarm(rate: float, size: int, upper: float) -> float:
    """Return the chance that a sample lies above the upper limit when the true fraction of defects is ``rate``.

    Parameters
    ----------
    rate
        True fraction of defects.
    size
        Units in the sample.
    upper
        Upper control limit, as a fraction.

    Notes
    -----
    Binomial. One divided by the chance is the number of samples that pass, on average, before the chart speaks.

    Examples
    --------
    >>> round(chance_of_alarm(0.5, 2, 0.75), 4)  # both units of a sample of two
    0.25
    """
    rate = require_number("rate", rate, 0, 1)
    units = require_whole("size", size, 1, 1_000_000)
    within = int(require_number("upper", upper, 0, 1) * units + 1e-9)
    if rate in (0, 1) or within == units:
        return float(rate == 1 and within < units)
    # In logarithms: the coefficients of a large sample leave the range of a float.
    return max(
        0.0,
        1
        - sum(
            exp(lgamma(units + 1) - lgamma(k + 1) - lgamma(units - k + 1) + k * log(rate) + (units - k) * log(1 - rate))
            for k in range(within + 1)
        ),
    )
