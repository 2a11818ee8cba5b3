"""The models need nothing but Python itself: the same files run in the reader's browser."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import kmo_teach

PACKAGE = Path(kmo_teach.__file__).parent
NOT_MODELS = {"apps", "book", "check", "figures", "frontend", "grading", "locales", "practice", "workbooks"}
ROOMS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py") if path.parent.name not in NOT_MODELS)

# Each of these would cost the reader of the phase app download time in the browser.
HEAVY = {"asyncio", "decimal", "email", "http", "json", "logging", "random", "statistics", "unittest"}


def loaded_by(room, root):
    code = f"import sys; sys.path.insert(0, {str(root)!r}); import kmo_teach.{room}; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_without_any_package(room, root):
    assert loaded_by(room, root) - {"kmo_teach", "__main__"} <= set(sys.stdlib_module_names)


def test_the_phase_model_is_light(root):
    assert not loaded_by("phases", root) & HEAVY


FACES = {"apps", "figures", "workbooks"}
ABOVE = {
    "facts": set(),
    "numeric": set(),
    "case": {*FACES, "conclusion"},
    "conclusion": FACES,
    "figures": {"apps", "workbooks", "grading", "book"},
    "apps": {"workbooks", "grading", "book"},
    "workbooks": {"grading", "book"},
    "check": {*FACES, "grading", "book", "case", "practice"},
    "practice": {*FACES, "grading", "book", "case"},
}
"""Rooms that a room must not import: arrows run from facts over models and the case to the faces."""


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def rooms_used(room):
    found = {name for path in (PACKAGE / room).rglob("*.py") for name in imports_of(path)}
    return {name.split(".")[1] for name in found if name.startswith("kmo_teach.")} - {room}


@pytest.mark.parametrize("room", ROOMS)
def test_arrows_run_one_way(room):
    above = ABOVE.get(room, {*FACES, "case", "conclusion", "grading", "book", "check"})
    assert not rooms_used(room) & above


def test_no_two_rooms_import_each_other():
    rooms = [*ROOMS, *sorted(NOT_MODELS - {"frontend", "locales"})]
    uses = {room: rooms_used(room) for room in rooms}
    assert [(one, other) for one in rooms for other in uses[one] if one < other and one in uses.get(other, ())] == []


def test_the_package_never_reaches_up_into_the_tools():
    assert [
        path for path in PACKAGE.rglob("*.py") if any(name.split(".")[0] == "tools" for name in imports_of(path))
    ] == []
