"""The plan of this room is of all of it."""

import pkgutil

from kmo_teach import grading


def test_the_overview_names_every_part():
    parts = {module.name for module in pkgutil.iter_modules(grading.__path__)} - {"command"}
    assert {part for part in parts if f"kmo_teach.grading.{part}`" not in grading.__doc__} == set()
