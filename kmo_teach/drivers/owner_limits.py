"""What an owner allows: a plan stops at the step that breaks the owner's own limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kmo_teach.inputs import require_number
from kmo_teach.language import _, percent

__all__ = ["Limits", "PlanStep", "StepCheck", "check_plan"]


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step of a plan to go abroad.

    Attributes
    ----------
    name
        What the step is called.
    new_debt
        EUR borrowed for it.
    largest_customer
        Share of turnover with the largest customer after the step, as a fraction.
    """

    name: str
    new_debt: float
    largest_customer: float

    def __post_init__(self) -> None:
        require_number("new_debt", self.new_debt, 0)
        require_number("largest_customer", self.largest_customer, 0, 1)


@dataclass(frozen=True, slots=True)
class Limits:
    """What the owner accepts: debt over debt plus equity, and the largest customer's share, as fractions."""

    debt_ratio: float
    customer_share: float

    def __post_init__(self) -> None:
        require_number("debt_ratio", self.debt_ratio, 0, 1)
        require_number("customer_share", self.customer_share, 0, 1)


@dataclass(frozen=True, slots=True)
class StepCheck:
    """A step, its debt ratio when all steps before it are taken too, and the reasons why the owner refuses it."""

    step: PlanStep
    debt_ratio: float
    reasons: tuple[str, ...]

    @property
    def allowed(self) -> bool:
        """Whether the owner has no reason to refuse."""
        return not self.reasons


def check_plan(steps: Sequence[PlanStep], debt: float, equity: float, limits: Limits) -> tuple[StepCheck, ...]:
    """Check the steps of a plan in order against an owner's limits.

    Parameters
    ----------
    steps
        The plan. Debts add up.
    debt, equity
        The firm before the plan, EUR.
    limits
        The owner's limits.

    Notes
    -----
    Our operationalisation of the PIC profile: continuity becomes a ceiling on debt, independence a ceiling on one
    customer's share.

    Examples
    --------
    >>> plan = [PlanStep("export", 50_000, 0.25), PlanStep("subsidiary", 900_000, 0.25)]
    >>> [check.allowed for check in check_plan(plan, 400_000, 1_000_000, Limits(0.40, 0.30))]
    [True, False]
    """
    owed = require_number("debt", debt, 0)
    own = require_number("equity", equity, above=0)
    checks = []
    for step in steps:
        owed += step.new_debt
        ratio = owed / (owed + own)
        share = step.largest_customer
        reasons = []
        if ratio > limits.debt_ratio:
            reasons.append(
                _("bank debt would be {ratio} of debt and equity, above {limit}").format(
                    ratio=percent(ratio, 0), limit=percent(limits.debt_ratio, 0)
                )
            )
        if share > limits.customer_share:
            reasons.append(
                _("one customer would be {share} of turnover, above {limit}").format(
                    share=percent(share, 0), limit=percent(limits.customer_share, 0)
                )
            )
        checks.append(StepCheck(step, ratio, tuple(reasons)))
    return tuple(checks)
