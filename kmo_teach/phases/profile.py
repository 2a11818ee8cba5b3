"""The entrepreneur's profile: priorities over growth, autonomy, continuity and independence.

The paper, after Marchesnay, sets two profiles against each other. A CAP entrepreneur puts growth (*croissance*) before
autonomy and continuity (*pérennité*) and tends to go abroad fast and far. A PIC entrepreneur puts continuity and
independence before growth. That a profile makes a firm fast or slow is the paper's assertion; it tests it nowhere, and
the 1984 text it cites could not be traced. Measuring the priorities by pairwise comparison is our operationalisation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum  # exact; sum() rounds otherwise in the browser's Python

from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import N_, _
from kmo_teach.phases.ahp import Priorities, ahp, comparison_matrix

__all__ = ["PRIORITIES", "PROFILE_KINDS", "Profile", "weigh"]

PRIORITIES: Mapping[str, str] = {
    "growth": N_("growth"),
    "autonomy": N_("autonomy"),
    "continuity": N_("continuity"),
    "independence": N_("independence"),
}
"""The four priorities, name to English label. Autonomy: deciding alone. Independence: owing nothing to outsiders."""

PROFILE_KINDS: Mapping[str, str] = {
    "CAP": N_("CAP: growth before autonomy and continuity"),
    "PIC": N_("PIC: continuity and independence before growth"),
    "mixed": N_("mixed: neither CAP nor PIC"),
}
"""The kinds of profile, name to English label."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Priorities of the main leader, and how far the family backs a move abroad.

    Parameters
    ----------
    growth, autonomy, continuity, independence
        Weights, each 0 or more; they are divided by their sum, so any scale will do.
    family_support
        Rating from 0 (the family is against it) over 5 (neutral) to 10 (the family wants it).

    Raises
    ------
    InputError
        For a negative weight, four zeros, or a rating outside 0 to 10.

    Examples
    --------
    >>> owner = Profile(growth=6, autonomy=2, continuity=1, independence=1)
    >>> owner.kind, round(owner.growth, 2), round(owner.cap_index, 2)
    ('CAP', 0.6, 0.5)
    """

    growth: float
    autonomy: float
    continuity: float
    independence: float
    family_support: float = 5.0

    def __post_init__(self) -> None:
        weights = [require_number(name, getattr(self, name), minimum=0) for name in PRIORITIES]
        total = fsum(weights)
        if total == 0:
            raise InputError("growth", self.growth, _("Give at least one of the four priorities a weight above 0."))
        for name, weight in zip(PRIORITIES, weights, strict=True):
            object.__setattr__(self, name, weight / total)
        require_number("family_support", self.family_support, 0, 10)

    @classmethod
    def from_comparisons(cls, comparisons: Mapping[tuple[str, str], float], family_support: float = 5.0) -> Profile:
        """Make a profile from pairwise comparisons by the analytic hierarchy process.

        Parameters
        ----------
        comparisons
            For each of the six pairs, how many times as important the first is as the second, 1/9 to 9. A pair may be
            given in either direction.
        family_support
            As in :class:`Profile`.

        Examples
        --------
        >>> owner = Profile.from_comparisons({
        ...     ("continuity", "growth"): 5, ("continuity", "autonomy"): 3, ("continuity", "independence"): 1,
        ...     ("independence", "growth"): 5, ("independence", "autonomy"): 3, ("autonomy", "growth"): 2})
        >>> owner.kind
        'PIC'
        """
        growth, autonomy, continuity, independence = weigh(comparisons).weights
        return cls(growth, autonomy, continuity, independence, family_support)

    @property
    def weights(self) -> dict[str, float]:
        """The four weights by name; they sum to 1."""
        return {name: getattr(self, name) for name in PRIORITIES}

    @property
    def cap_index(self) -> float:
        """Weight of growth minus weight of continuity, -1 to 1 (our operationalisation of CAP against PIC)."""
        return self.growth - self.continuity

    @property
    def kind(self) -> str:
        """``"CAP"`` when growth outweighs autonomy and continuity, ``"PIC"`` when continuity and independence both
        outweigh growth (the paper's two definitions), else ``"mixed"``."""
        if self.growth > max(self.autonomy, self.continuity):
            return "CAP"
        if min(self.continuity, self.independence) > self.growth:
            return "PIC"
        return "mixed"

    @property
    def label(self) -> str:
        """The kind in the reader's words."""
        return _(PROFILE_KINDS[self.kind])


def weigh(comparisons: Mapping[tuple[str, str], float]) -> Priorities:
    """Weigh the four priorities from their six pairwise comparisons; see :func:`kmo_teach.phases.ahp.ahp`.

    Examples
    --------
    >>> from itertools import combinations
    >>> even = weigh({pair: 1 for pair in combinations(PRIORITIES, 2)})
    >>> [round(weight, 2) for weight in even.weights]
    [0.25, 0.25, 0.25, 0.25]
    """
    return ahp(comparison_matrix(tuple(PRIORITIES), comparisons))
