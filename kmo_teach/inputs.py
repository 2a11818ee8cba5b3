"""Checks on what a caller gives a model, with a message that names the input and says what is allowed."""

from __future__ import annotations

import math
from collections.abc import Iterable
from numbers import Real

from kmo_teach.language import _, number

__all__ = ["InputError", "require_choice", "require_number"]


class InputError(ValueError):
    """A value that a model cannot use.

    Attributes
    ----------
    name
        The input's name as in the function's signature.
    allowed
        A sentence in the reader's language that says what is allowed.
    """

    def __init__(self, name: str, value: object, allowed: str) -> None:
        self.name = name
        self.allowed = allowed
        super().__init__(_("{name}: {value} is not allowed. {allowed}").format(
            name=name, value=_shown(value), allowed=allowed))  # fmt: skip


def _shown(value: object) -> str:
    text = _("an empty value") if value is None or value == "" else repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def require_number(
    name: str,
    value: object,
    minimum: float | None = None,
    maximum: float | None = None,
    *,
    above: float | None = None,
    below: float | None = None,
    decimals: int | None = None,
) -> float:
    """Return ``value`` as a finite float within the bounds, or raise :class:`InputError`.

    Parameters
    ----------
    name
        The input's name as in the caller's signature.
    value
        What was given. Text, ``None``, booleans, infinities and NaN are refused.
    minimum, maximum
        Inclusive bounds.
    above, below
        Exclusive bounds.
    decimals
        Decimals with which the bounds are written in the message; as many as they need when left out.

    Examples
    --------
    >>> require_number("days", 90, above=0)
    90.0
    >>> require_number("days", 0, above=0)
    Traceback (most recent call last):
    ...
    kmo_teach.inputs.InputError: days: 0 is not allowed. Give a number above 0.
    """
    fits = (
        isinstance(value, Real)
        and not isinstance(value, bool)
        and math.isfinite(value)
        and (minimum is None or value >= minimum)
        and (maximum is None or value <= maximum)
        and (above is None or value > above)
        and (below is None or value < below)
    )
    if not fits:
        raise InputError(name, value, _number_rule(minimum, maximum, above, below, decimals))
    return float(value)  # type: ignore[arg-type]


def _number_rule(minimum, maximum, above, below, decimals) -> str:
    def shown(bound: float) -> str:
        places = decimals if decimals is not None else max(0, len(f"{bound:.10g}".partition(".")[2]))
        return number(bound, places)

    low = shown(minimum) if minimum is not None else shown(above) if above is not None else None
    high = shown(maximum) if maximum is not None else shown(below) if below is not None else None
    if low is None and high is None:
        return _("Give a number.")
    if high is None:
        rule = _("Give a number above {low}.") if minimum is None else _("Give a number of {low} or more.")
    elif low is None:
        rule = _("Give a number below {high}.") if maximum is None else _("Give a number of {high} or less.")
    elif minimum is not None and maximum is not None:
        rule = _("Give a number from {low} to {high}.")
    elif minimum is not None:
        rule = _("Give a number of {low} or more and below {high}.")
    elif maximum is not None:
        rule = _("Give a number above {low} and of {high} or less.")
    else:
        rule = _("Give a number above {low} and below {high}.")
    return rule.format(low=low, high=high)


def require_choice(name: str, value: object, allowed: Iterable[str]) -> str:
    """Return ``value`` if it is one of the allowed words, or raise :class:`InputError` that lists them.

    Examples
    --------
    >>> require_choice("kind", "put", ["call", "put"])
    'put'
    """
    choices = list(allowed)
    if not isinstance(value, str) or value not in choices:
        raise InputError(name, value, _("Choose one of: {choices}.").format(choices=", ".join(choices)))
    return value
