"""The cost of quality: what preventing, checking and failing cost together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import log

from kmo_teach.inputs import require_number

__all__ = ["QualityCost", "QualityPlan", "best_prevention", "quality_cost"]


@dataclass(frozen=True, slots=True)
class QualityPlan:
    """How a firm guards the quality of units that are made far away.

    Attributes
    ----------
    units
        Units a year.
    defect_rate
        Fraction of defects when nothing is spent on prevention.
    prevention
        Training, coaching and translated manuals, EUR a year.
    halving
        The prevention, in EUR a year, that halves the fraction of defects.
    appraisal
        Audits and inspection, EUR a year.
    caught
        Fraction of the defects that appraisal finds before the customer does.
    internal_cost
        Scrap or rework of a defect that was caught, EUR.
    external_cost
        Return freight, replacement and lost trust for a defect that reached the customer, EUR.
    """

    units: float
    defect_rate: float
    prevention: float
    halving: float
    appraisal: float
    caught: float
    internal_cost: float
    external_cost: float

    def __post_init__(self) -> None:
        for name in ("units", "prevention", "appraisal", "internal_cost", "external_cost"):
            require_number(name, getattr(self, name), 0)
        require_number("defect_rate", self.defect_rate, 0, 1)
        require_number("caught", self.caught, 0, 1)
        require_number("halving", self.halving, above=0)

    @property
    def defects(self) -> float:
        """Defective units a year after prevention."""
        left: float = 0.5 ** (self.prevention / self.halving)
        return self.units * self.defect_rate * left

    @property
    def cost_of_a_defect(self) -> float:
        """EUR on average, caught or not."""
        return self.caught * self.internal_cost + (1 - self.caught) * self.external_cost


@dataclass(frozen=True, slots=True)
class QualityCost:
    """The four parts of the cost of quality, EUR a year."""

    prevention: float
    appraisal: float
    internal: float
    external: float

    @property
    def total(self) -> float:
        """EUR a year."""
        return self.prevention + self.appraisal + self.internal + self.external


def quality_cost(plan: QualityPlan) -> QualityCost:
    """Split the cost of quality into prevention, appraisal, internal and external failure.

    Parameters
    ----------
    plan
        The plan.

    Notes
    -----
    The four parts are A. V. Feigenbaum's. That each further amount of prevention halves what is left of the defects
    is our operationalisation.

    Examples
    --------
    >>> plan = QualityPlan(1_000, 0.08, 5_000, 5_000, 4_000, caught=0.5, internal_cost=50, external_cost=400)
    >>> cost = quality_cost(plan)
    >>> cost.internal, cost.external, cost.total  # 40 defects are left, half of them caught
    (1000.0, 8000.0, 18000.0)
    """
    return QualityCost(
        prevention=float(plan.prevention),
        appraisal=float(plan.appraisal),
        internal=plan.defects * plan.caught * plan.internal_cost,
        external=plan.defects * (1 - plan.caught) * plan.external_cost,
    )


def best_prevention(plan: QualityPlan) -> float:
    """Return the prevention, in EUR a year, at which the cost of quality is lowest; all else stays.

    Parameters
    ----------
    plan
        The plan; its own prevention does not matter.

    Notes
    -----
    At the optimum one more euro of prevention saves one euro of failure: failure · ln 2 / halving = 1.

    Examples
    --------
    >>> plan = QualityPlan(1_000, 0.08, 0, 5_000, 0, caught=0, internal_cost=0, external_cost=400)
    >>> round(best_prevention(plan))
    10747
    """
    failure = replace(plan, prevention=0.0).defects * plan.cost_of_a_defect
    saving = failure * log(2) / plan.halving
    return plan.halving * log(saving) / log(2) if saving > 1 else 0.0
