"""Which apps there are. An app is the module of its name in :mod:`kmo_teach.apps`; add the name here."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from kmo_teach.apps.kit.describe import App
from kmo_teach.inputs import require_choice
from kmo_teach.language import current, using

__all__ = ["APPS", "find"]

APPS = (
    "phase",
    "pricing",
    "payment",
    "net_pay",
    "cash_position",
    "consolidation",
    "dashboard",
    "tax_planning",
    "cash_cycle",
    "owner_bottleneck",
    "sales_network",
    "maturity",
    "information_system",
    "channel",
)
"""The apps by name."""


def find(name: str, language: str | None = None) -> App:
    """Return an app described in a language (the reader's when left out).

    Raises
    ------
    InputError
        For a name that is not in :data:`APPS`.
    """
    return _described(require_choice("app", name, APPS), language or current())


@cache
def _described(name: str, language: str) -> App:
    with using(language):
        described: App = import_module(f"kmo_teach.apps.{name}").app()
        return described
