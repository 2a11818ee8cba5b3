"""A short history of how a firm went abroad: what somebody who knows the firm can say with yes, no or do not know."""

from __future__ import annotations

from dataclasses import dataclass, fields

from kmo_teach.inputs import InputError, require_choice
from kmo_teach.language import N_, _

__all__ = ["SIGNS", "History", "sign_label"]

_LABELS = {
    "early": N_("a quarter or more of its sales came from abroad within three years of its start"),
    "near_first": N_("began in markets nearby"),
    "small_steps": N_("committed itself step by step"),
    "led_by_partner": N_("a customer or partner whom it knew opened the market"),
    "burst": N_("after a long time at home, went to many markets within a few years"),
    "owns_abroad": N_("owns a unit abroad"),
    "better_there": N_("part of the work is better done abroad"),
    "hard_to_contract": N_("its know-how or service is badly protected by a contract"),
    "small_stake": N_("the first step was unplanned and at a stake that it could lose"),
    "platform": N_("customers abroad come through a platform on the web"),
}

SIGNS: tuple[str, ...] = tuple(_LABELS)
"""What a history says of a firm, in the order of the fields of :class:`History`."""


@dataclass(frozen=True, slots=True)
class History:
    """How a firm went abroad. Each sign is ``True``, ``False``, or ``None`` where nobody knows.

    Attributes
    ----------
    early
        A quarter or more of sales came from abroad within three years of the firm's start: the measure of Hennart,
        Majocchi and Hagen (2021). Other studies ask for another share or take two to six years.
    near_first
        The first foreign markets were near; ``False`` when they were far.
    small_steps
        Commitment grew step by step: export, then a distributor, then a unit of its own.
    led_by_partner
        A customer or partner whom the firm knew opened the market.
    burst
        After a long time at home the firm went to many markets within a few years.
    owns_abroad
        The firm owns a unit abroad.
    better_there
        Part of the work is better done abroad: for its cost, its customers, its people or the duty on it.
    hard_to_contract
        The firm's know-how or service is badly protected by a contract with a stranger.
    small_stake
        The first step was unplanned and put at stake what the firm could afford to lose.
    platform
        Customers abroad come through a platform on the web.

    Raises
    ------
    InputError
        For a sign that is not ``True``, ``False`` or ``None``.

    Examples
    --------
    >>> History(early=True).near_first is None
    True
    """

    early: bool | None = None
    near_first: bool | None = None
    small_steps: bool | None = None
    led_by_partner: bool | None = None
    burst: bool | None = None
    owns_abroad: bool | None = None
    better_there: bool | None = None
    hard_to_contract: bool | None = None
    small_stake: bool | None = None
    platform: bool | None = None

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if value is not None and not isinstance(value, bool):
                raise InputError(field.name, value, _("Give True, False, or None where nobody knows."))

    def sign(self, name: str) -> bool | None:
        """Return what the history says of one of the :data:`SIGNS`."""
        value: bool | None = getattr(self, require_choice("sign", name, SIGNS))
        return value


def sign_label(name: str) -> str:
    """Return a sign in the reader's words.

    Examples
    --------
    >>> sign_label("near_first")
    'began in markets nearby'
    """
    return _(_LABELS[require_choice("sign", name, SIGNS)])
