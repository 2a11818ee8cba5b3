"""A force field: what drives a change, what holds it back, and the tension between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_mapping, require_number
from kmo_teach.language import _

__all__ = ["ForceField", "force_field"]


@dataclass(frozen=True, slots=True)
class ForceField:
    """The sums of a force field, in points.

    Attributes
    ----------
    driving, restraining
        Sums of the strengths on each side.
    """

    driving: float
    restraining: float

    @property
    def net(self) -> float:
        """Driving less restraining: above 0 the change moves."""
        return self.driving - self.restraining

    @property
    def tension(self) -> float:
        """All forces together: how hard people push against each other."""
        return self.driving + self.restraining


def force_field(driving: Mapping[str, float], restraining: Mapping[str, float]) -> ForceField:
    """Score a force field.

    Parameters
    ----------
    driving, restraining
        Strength of each force by name, from 0 (none) to 5 (decisive).

    Notes
    -----
    Lewin, K. (1947), Frontiers in Group Dynamics, Human Relations 1(1): a change can come from stronger driving forces
    or from weaker restraining ones; the first way raises the tension, the second lowers it. Points and sums are our
    operationalisation.

    Examples
    --------
    >>> before = force_field({"growth": 4}, {"habit": 3, "control": 3})
    >>> before.net, force_field({"growth": 4}, {"habit": 0, "control": 3}).net
    (-2.0, 1.0)
    """
    if not require_mapping("driving", driving) and not require_mapping("restraining", restraining):
        raise InputError("driving", 0, _("Give at least one force."))
    sums = [
        sum(require_number(name, strength, 0, 5) for name, strength in forces.items())
        for forces in (driving, require_mapping("restraining", restraining))
    ]
    return ForceField(float(sums[0]), float(sums[1]))
