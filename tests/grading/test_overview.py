"""The plan of a room is of all of it."""

import pkgutil

import pytest

from kmo_teach import grading
from kmo_teach.grading import intake, reading


@pytest.mark.parametrize("room", [grading, intake, reading], ids=lambda room: room.__name__)
def test_the_overview_names_every_part(room):
    parts = {module.name for module in pkgutil.iter_modules(room.__path__)} - {"command"}
    assert {part for part in parts if f"{room.__name__}.{part}`" not in room.__doc__} == set()
