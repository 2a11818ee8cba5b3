"""What is read off a sample; callers check the inputs."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["sample_quantile"]


def sample_quantile(ordered: Sequence[float], probability: float) -> float:
    """Return the value that a fraction of a sample, in rising order, stays below.

    Linear between neighbours: type 7 of Hyndman and Fan (1996), Sample quantiles in statistical packages, The American
    Statistician 50(4); NumPy's default and spreadsheets' PERCENTILE.INC.

    Examples
    --------
    >>> sample_quantile([0.0, 10.0, 20.0], 0.25)
    5.0
    """
    place = probability * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])
