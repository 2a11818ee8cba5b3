"""The model's starting values: each with its source, and the word estimate where that is what it is."""

from __future__ import annotations

from kmo_teach.facts.sourced import SourcedValue, sourced_value

__all__ = ["FILE", "assumption"]

FILE = "pricing/assumptions.toml"


def assumption(name: str) -> SourcedValue:
    """Return a starting value with its source.

    Examples
    --------
    >>> assumption("insured_share").value
    1.1
    >>> assumption("loss_given_default").estimate
    True
    """
    return sourced_value(FILE, name, besides=("doubtful",))
