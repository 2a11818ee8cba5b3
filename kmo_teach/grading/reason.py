"""A sentence that waits for its reader: written in English, said in the language of whoever reads it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kmo_teach.language import _

__all__ = ["Reason"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is as it is.

    Attributes
    ----------
    text
        An English message of the catalogue, with names in braces.
    details
        What fills the names in braces.

    Examples
    --------
    >>> str(Reason("The file is larger than {size} MB.", {"size": "25"}))
    'The file is larger than 25 MB.'
    """

    text: str
    details: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return _(self.text).format(**self.details)
