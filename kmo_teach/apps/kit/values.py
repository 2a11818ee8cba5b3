"""From what a reader gives (typed text, a control's value, a link) to what a model gets, checked."""

from __future__ import annotations

from typing import Any

from kmo_teach.apps.kit.describe import Choice, Choices, Input, Number, Slider, Switch
from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _, read_number

__all__ = ["read"]


def read(item: Input, value: object) -> Any:
    """Return the value that the model gets for an input, or raise :class:`kmo_teach.inputs.InputError`.

    Text is read as the reader writes it: ``"1.234,5"`` in Dutch and ``"1,234.5"`` in English are one number.

    Examples
    --------
    >>> read(Slider(name="days", label="Days", minimum=0, maximum=360, step=1, default=90), "120")
    120.0
    >>> read(Choices(name="markets", label="Markets", options={"fr": "France", "de": "Germany"}), "de,fr")
    ('fr', 'de')
    >>> read(Switch(name="insured", label="Insured"), "0")
    False
    """
    match item:
        case Number(empty=text) if text and value in (None, ""):
            return None
        case Slider() | Number():
            return require_number(item.name, _number(value), item.minimum, item.maximum, decimals=item.decimals)
        case Choice():
            return _option(item, value)
        case Choices():
            chosen = [_option(item, one) for one in _listed(item.name, value)]
            return tuple(option for option in item.options if option in chosen)
        case Switch():
            if value in (True, "1", "true"):
                return True
            if value in (False, "0", "false"):
                return False
            raise InputError(item.name, value, _("Choose yes or no."))
    raise TypeError(f"no input kind {type(item).__name__}")


def _option(item: Choice | Choices, value: object) -> str:
    if not isinstance(value, str) or value not in item.options:
        allowed = _("Choose one of: {choices}.").format(choices=", ".join(item.options.values()))
        raise InputError(item.name, value, allowed)
    return value


def _number(value: object) -> object:
    """Turn text into a number where it is one; whatever else is left for ``require_number`` to refuse."""
    found = read_number(value) if isinstance(value, str) else None
    return value if found is None else found


def _listed(name: str, value: object) -> list[str]:
    if isinstance(value, str):
        return [one for one in value.split(",") if one]
    if isinstance(value, list | tuple):
        return list(value)
    raise InputError(name, value, _("Choose any number of the options."))
