"""Options of a country's rules: what a caller may choose, declared so that an app can offer it and check it."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_choice, require_number, require_whole
from kmo_teach.language import _

__all__ = ["Option"]


@dataclass(frozen=True, slots=True)
class Option:
    """One choice that a country's rules leave to the caller.

    Attributes
    ----------
    name
        Keyword of :func:`kmo_teach.payroll.net_pay`.
    text
        Label in English, the key of its translation.
    unit
        "fraction", an amount such as "EUR a year", "count", "switch" (True or False) or "choice".
    default
        Value when left out.
    minimum, maximum
        Bounds of a number.
    choices
        Allowed words of a choice.
    """

    name: str
    text: str
    unit: str
    default: float | bool | str
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The label in the reader's language."""
        return _(self.text)

    def checked(self, value: object) -> float | bool | str:
        """Return a value that the rules can use, or raise :class:`kmo_teach.inputs.InputError`."""
        if self.unit == "switch":
            if not isinstance(value, bool):
                raise InputError(self.name, value, _("Give True or False."))
            return value
        if self.unit == "choice":
            return require_choice(self.name, value, self.choices)
        if self.unit == "count":
            return require_whole(self.name, value, self.minimum, self.maximum)
        return require_number(self.name, value, self.minimum, self.maximum)
