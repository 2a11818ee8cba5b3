"""Checks on what a caller gives a model, with a message that names the input and says what is allowed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from numbers import Real
from typing import Any

from kmo_teach.language import _, number

__all__ = [
    "InputError",
    "require_basis",
    "require_choice",
    "require_choices",
    "require_mapping",
    "require_number",
    "require_numbers",
    "require_rate",
    "require_whole",
]

_LARGEST = 1e100  # a few of them multiplied are still a float


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
        super().__init__(
            _("{name}: {value} is not allowed. {allowed}").format(name=name, value=_shown(value), allowed=allowed)
        )


def _shown(value: object) -> str:
    if value is None or (isinstance(value, str) and not value):
        return _("an empty value")
    try:
        text = repr(value)
    except ValueError:  # a whole number of thousands of digits
        text = "..."
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
        What was given. Text, ``None``, booleans, infinities, NaN and numbers beyond 1e100 are refused.
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
    given: Any = value  # fractions and NumPy's numbers too: what compares with a float and becomes one
    fits = (
        isinstance(value, Real)
        and not isinstance(value, bool)
        and given == given  # not NaN
        and (minimum is None or given >= minimum)
        and (maximum is None or given <= maximum)
        and (above is None or given > above)
        and (below is None or given < below)
    )
    if not fits:
        raise InputError(name, value, _number_rule(minimum, maximum, above, below, decimals))
    if not -_LARGEST <= given <= _LARGEST:
        raise InputError(name, value, _("Give a number closer to 0."))
    return float(given)


def _number_rule(
    minimum: float | None, maximum: float | None, above: float | None, below: float | None, decimals: int | None
) -> str:
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


def require_whole(name: str, value: object, minimum: float | None = None, maximum: float | None = None) -> int:
    """Return ``value`` as a whole number within the bounds, or raise :class:`InputError`.

    Examples
    --------
    >>> require_whole("years", 3.0, 1, 50)
    3
    >>> require_whole("years", 2.5, 1, 50)
    Traceback (most recent call last):
    ...
    kmo_teach.inputs.InputError: years: 2.5 is not allowed. Give a whole number.
    """
    found = require_number(name, value, minimum, maximum)
    if not found.is_integer():
        raise InputError(name, value, _("Give a whole number."))
    return int(found)


def require_numbers(
    name: str, values: object, minimum: float | None = None, maximum: float | None = None, *, above: float | None = None
) -> list[float]:
    """Return each of ``values`` as :func:`require_number` does; text and single values are refused.

    Examples
    --------
    >>> require_numbers("flows", [100, -20])
    [100.0, -20.0]
    >>> require_numbers("flows", 100)
    Traceback (most recent call last):
    ...
    kmo_teach.inputs.InputError: flows: 100 is not allowed. Give a list of numbers.
    """
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise InputError(name, values, _("Give a list of numbers."))
    return [require_number(name, value, minimum, maximum, above=above) for value in values]


def require_mapping(name: str, value: object) -> Mapping[Any, Any]:
    """Return ``value`` if it is a dictionary or another mapping, or raise :class:`InputError`.

    Examples
    --------
    >>> require_mapping("weights", {"risk": 2})
    {'risk': 2}
    """
    if not isinstance(value, Mapping):
        raise InputError(name, value, _("Give a dictionary."))
    return value


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


def require_choices(name: str, values: object, allowed: Iterable[str]) -> tuple[str, ...]:
    """Return each of ``values`` as :func:`require_choice` does; text and single values are refused.

    Examples
    --------
    >>> require_choices("path", ["export", "partnership"], ["export", "partnership", "subsidiaries"])
    ('export', 'partnership')
    """
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise InputError(name, values, _("Give a list of names."))
    known = tuple(allowed)
    return tuple(require_choice(name, value, known) for value in values)


def require_rate(name: str, value: object) -> float:
    """Check a yearly interest rate: a fraction, so that 3.6 for 3.6 % is refused.

    Examples
    --------
    >>> require_rate("loan_rate", 0.036)
    0.036
    """
    return require_number(name, value, above=-1, maximum=2)


def require_basis(name: str, value: object) -> float:
    """Check a day-count basis: ACT/360 or ACT/365.

    Examples
    --------
    >>> require_basis("basis", 360)
    360.0
    """
    if require_number(name, value) not in (360, 365):
        raise InputError(name, value, _("Choose one of: {choices}.").format(choices="360, 365"))
    return float(value)  # type: ignore[arg-type]
