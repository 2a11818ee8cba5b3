"""What banks and rules say about ways of paying: each value with its source, and the word estimate where it is one."""

from __future__ import annotations

from kmo_teach.facts.sourced import SourcedValue, sourced_value

__all__ = ["FILE", "usual_term"]

FILE = "payment/terms.toml"


def usual_term(name: str) -> SourcedValue:
    """Return a value with its source.

    Examples
    --------
    >>> usual_term("examination_days").value, usual_term("guarantee_rate").estimate
    (5.0, True)
    """
    return sourced_value(FILE, name)
