"""A name that labs, pages and assignments import means one thing, whichever room it comes from."""

from __future__ import annotations

import importlib
import pkgutil

import kmo_teach


def test_rooms_give_one_name_to_one_thing() -> None:
    owners: dict[str, set[str]] = {}
    for module in pkgutil.iter_modules(kmo_teach.__path__):
        if not module.ispkg:
            continue
        room = importlib.import_module(f"kmo_teach.{module.name}")
        for name in getattr(room, "__all__", ()):
            owner = getattr(getattr(room, name), "__module__", None)
            if owner is not None:
                owners.setdefault(name, set()).add(owner)
    assert len(owners) > 300
    assert {name: sorted(found) for name, found in owners.items() if len(found) > 1} == {}
