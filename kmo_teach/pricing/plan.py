"""A payment plan: the parts in which a price is paid, each with its day and what makes it due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_choice, require_number
from kmo_teach.language import N_, _

__all__ = ["BEFORE_DELIVERY", "TRIGGERS", "Instalment", "require_plan"]

TRIGGERS = {
    "order": N_("with the order"),
    "readiness": N_("when ready for dispatch"),
    "documents": N_("against documents"),
    "acceptance": N_("after acceptance"),
    "term": N_("at the end of the term"),
}
"""What makes a part of the price due, with their labels."""

BEFORE_DELIVERY = ("order", "readiness")
"""The triggers of parts that are paid before the goods leave the seller's hands."""


@dataclass(frozen=True, slots=True)
class Instalment:
    """A part of a price.

    Attributes
    ----------
    share
        Share of the price, as a fraction.
    days
        Days from signature to the day on which the money comes.
    trigger
        One of :data:`TRIGGERS`.
    """

    share: float
    days: float
    trigger: str = "term"

    def __post_init__(self) -> None:
        require_number("share", self.share, above=0, maximum=1)
        require_number("days", self.days, 0, 3660)
        require_choice("trigger", self.trigger, TRIGGERS)

    @property
    def is_ahead(self) -> bool:
        """Whether it is paid before delivery."""
        return self.trigger in BEFORE_DELIVERY

    def is_in(self, day: float) -> bool:
        """Say whether the money is there when a day begins; building starts when the part with the order is in."""
        return self.days < day or (self.trigger == "order" and self.days == day)

    @property
    def label(self) -> str:
        """What makes it due, in the reader's language."""
        return _(TRIGGERS[self.trigger])


def require_plan(plan: Sequence[Instalment], building_days: float) -> None:
    """Refuse a plan whose parts are not the whole price, or lie on the wrong side of delivery.

    Raises
    ------
    InputError
        For goods from stock, shares whose sum is not 1, days that run backwards, or a part before delivery that comes
        after it.

    Examples
    --------
    >>> require_plan([Instalment(0.3, 0, "order"), Instalment(0.6, 45, "term")], 45)
    Traceback (most recent call last):
    ...
    kmo_teach.inputs.InputError: plan: 0.9 is not allowed. The shares of a plan are together 1.
    """
    if not building_days:
        raise InputError("building_days", building_days, _("A plan needs days in which the goods are built."))
    total = round(sum(one.share for one in plan), 9)
    if total != 1:
        raise InputError("plan", total, _("The shares of a plan are together 1."))
    days = [one.days for one in plan]
    if days != sorted(days):
        raise InputError("plan", days, _("Give the parts of a plan in the order of their days."))
    for one in plan:
        if (one.days > building_days) if one.is_ahead else (one.days < building_days):
            rule = _("With the order and when ready for dispatch come before delivery, the other parts after it.")
            raise InputError("plan", one.days, rule)
