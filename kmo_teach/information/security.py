"""Security controls: what they take off the yearly expected loss, and which set is worth its price."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations

from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _

__all__ = ["Control", "Plan", "Threat", "annual_loss_expectancy", "best_controls", "security_plan"]

_MOST = 12


@dataclass(frozen=True, slots=True)
class Threat:
    """A kind of incident.

    Attributes
    ----------
    single_loss
        Single loss expectancy: what one incident costs, EUR.
    yearly_rate
        Annualised rate of occurrence, incidents a year.
    """

    name: str
    single_loss: float
    yearly_rate: float

    @property
    def yearly_loss(self) -> float:
        """Annual loss expectancy, EUR."""
        return annual_loss_expectancy(self.single_loss, self.yearly_rate)


@dataclass(frozen=True, slots=True)
class Control:
    """A measure against incidents.

    Attributes
    ----------
    yearly_cost
        EUR a year, purchase spread over its life.
    effects
        Fraction of the loss that it takes away, by threat; threats left out are not touched.
    """

    name: str
    yearly_cost: float
    effects: Mapping[str, float] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """A set of controls and what it does; amounts in EUR a year."""

    controls: tuple[Control, ...]
    loss_before: float
    loss_after: float

    @property
    def cost(self) -> float:
        """What the controls cost."""
        return sum(control.yearly_cost for control in self.controls)

    @property
    def net_benefit(self) -> float:
        """Loss avoided less what the controls cost."""
        return self.loss_before - self.loss_after - self.cost


def security_plan(threats: Sequence[Threat], controls: Iterable[Control]) -> Plan:
    """Return what a set of controls does to the yearly expected loss.

    Notes
    -----
    Each control takes its fraction off what the others leave: remaining loss = loss x (1 - e1) x (1 - e2) ... That
    supposes that controls fail independently. Two that fail together (both run on one server) do less.

    Examples
    --------
    >>> fire = Threat("fire", 100_000, 0.02)
    >>> security_plan([fire], [Control("detector", 300, {"fire": 0.5}), Control("copy", 400, {"fire": 0.5})]).loss_after
    500.0
    """
    chosen = tuple(controls)
    before = sum(threat.yearly_loss for threat in threats)
    after = 0.0
    for threat in threats:
        left = threat.yearly_loss
        for control in chosen:
            left *= 1 - require_number("effects", control.effects.get(threat.name, 0.0), 0, 1)
        after += left
    for control in chosen:
        require_number("yearly_cost", control.yearly_cost, 0)
    return Plan(chosen, before, after)


def best_controls(threats: Sequence[Threat], controls: Sequence[Control], budget: float | None = None) -> Plan:
    """Return the set of controls with the highest net benefit within a budget, found by trying all sets.

    Parameters
    ----------
    threats, controls
        At most twelve controls.
    budget
        EUR a year; no limit when left out.

    Examples
    --------
    >>> fire = Threat("fire", 100_000, 0.02)
    >>> detector, copy = Control("detector", 300, {"fire": 0.5}), Control("copy", 600, {"fire": 0.5})
    >>> [control.name for control in best_controls([fire], [detector, copy]).controls]
    ['detector']
    """
    if len(controls) > _MOST:
        raise InputError("controls", len(controls), _("Give at most twelve controls."))
    limit = float("inf") if budget is None else require_number("budget", budget, 0)
    sets = chain.from_iterable(combinations(controls, size) for size in range(len(controls) + 1))
    plans = (security_plan(threats, chosen) for chosen in sets)
    return max((one for one in plans if one.cost <= limit), key=lambda one: one.net_benefit)


def annual_loss_expectancy(single_loss: float, yearly_rate: float) -> float:
    """Return the expected yearly loss from a kind of incident, in EUR: SLE x ARO.

    Parameters
    ----------
    single_loss
        Single loss expectancy: what one incident costs.
    yearly_rate
        Annualised rate of occurrence: incidents a year (0.2 is one in five years).

    Examples
    --------
    >>> annual_loss_expectancy(40_000, 0.2)
    8000.0
    """
    return require_number("single_loss", single_loss, 0) * require_number("yearly_rate", yearly_rate, 0)
