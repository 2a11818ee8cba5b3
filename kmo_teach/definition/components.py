"""The paper's definition of internationalisation as five components, and two ways to read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kmo_teach.inputs import require_choice
from kmo_teach.language import N_, _

__all__ = ["COMPONENTS", "Verdict", "describe", "verdict"]

COMPONENTS = {
    "a": N_("a structured, coherent, coordinated sequence"),
    "b": N_("strategic choices and decisions, and the operational decisions that carry them out"),
    "c": N_("takes in diversity of contexts and cultures, uncertainty and risk"),
    "d": N_("caused by working outside the home market, to buy or to sell"),
    "e": N_("reaches into all management practices"),
}
"""The components of the definition, after Van Caillie (2012), in our words."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the definition says of a case.

    Attributes
    ----------
    strict
        Every component is there: internationalisation as the definition has it.
    broad
        The cause is there (component d), whatever else is missing: how most people use the word.
    missing
        Keys of the components that are not there.
    """

    strict: bool
    broad: bool
    missing: tuple[str, ...]


def describe(component: str) -> str:
    """Return a component in the reader's language.

    Examples
    --------
    >>> describe("d")
    'caused by working outside the home market, to buy or to sell'
    """
    return _(COMPONENTS[require_choice("component", component, COMPONENTS)])


def verdict(present: Iterable[str]) -> Verdict:
    """Hold a case against the definition.

    Parameters
    ----------
    present
        Keys of the components that the case shows, such as ``"bcd"``.

    Notes
    -----
    The five components are the paper's; reading them as a checklist is our operationalisation. It brings out that the
    reactive firm, which the paper counts as international, fails component a.

    Examples
    --------
    >>> verdict("bcde").strict, verdict("bcde").broad, verdict("bcde").missing
    (False, True, ('a',))
    """
    found = {require_choice("present", key, COMPONENTS) for key in present}
    missing = tuple(key for key in COMPONENTS if key not in found)
    return Verdict(not missing, "d" in found, missing)
