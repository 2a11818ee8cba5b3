"""Each workbook, recalculated by a program of others on many inputs, gives what its model gives, to the cent."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kmo_teach.inputs import InputError
from kmo_teach.workbooks import WORKBOOKS, Workbook, find, write
from kmo_teach.workbooks.describe import Choice, Input
from kmo_teach.workbooks.write import CHECK
from tests.workbooks.engine import Engine

_DRAWS = 200
_REFUSED = 20
_SPECIAL: dict[str, Callable[[random.Random, Mapping[str, Any]], float]] = {
    "bought": lambda chance, so_far: so_far["full_cost"] * chance.random(),
    "basis": lambda chance, _: chance.choice((360, 365)),
    "home_basis": lambda chance, _: chance.choice((360, 365)),
    "quoted": lambda chance, _: chance.choice((0, chance.uniform(50_000, 200_000))),
    "building_days": lambda chance, _: chance.choice((0, chance.randint(1, 200), chance.randint(1, 200))),
    "order_share": lambda chance, so_far: _part(chance, so_far),
    "ready_share": lambda chance, so_far: _part(chance, so_far),
    "later_share": lambda chance, so_far: _part(chance, so_far),
    "ready_day": lambda chance, so_far: chance.choice((0, so_far["building_days"], _within(chance, so_far, 0))),
    "later_day": lambda chance, so_far: _within(chance, so_far, 1),
    "stock": lambda chance, so_far: so_far["equity"] / so_far["closing"] * chance.random() / 2,
    "sold": lambda chance, so_far: so_far["parent_sales"] * chance.random(),
    "costs": lambda chance, so_far: so_far["sales"] * chance.uniform(0.9, 1.0),
    "parent_costs": lambda chance, so_far: so_far["parent_sales"] * chance.uniform(0.9, 1.0),
    "dividends": lambda chance, so_far: so_far["equity"] * chance.random() / 5,
    "investment": lambda chance, so_far: so_far["parent_equity"] * chance.random(),
    "ownership": lambda chance, _: chance.uniform(0.01, 1),
    "shelf": lambda chance, _: chance.uniform(250, 900),
    "net_days": lambda chance, so_far: so_far["discount_days"] + chance.randint(1, 90),
}


def _part(chance: random.Random, so_far: Mapping[str, Any]) -> float:
    """Return a share of the price; goods from stock have no plan, but for a few to be refused."""
    none = not so_far["building_days"] and chance.random() > 0.1
    return 0.0 if none else chance.choice((0.0, chance.uniform(0, 0.5)))


def _within(chance: random.Random, so_far: Mapping[str, Any], side: int) -> float:
    """Return a day before delivery (0) or between delivery and the end of the term (1), now and then one beyond."""
    start, length = ((0, so_far["building_days"]), (so_far["building_days"], so_far["days"]))[side]
    return float(start + chance.randint(0, int(length) + 2))


def _drawn(one: Input, chance: random.Random) -> float:
    """Return a number near the firm's own, within what the cell accepts."""
    if one.form == "days":
        return float(min(max(chance.randint(0, 240), one.minimum), one.maximum))
    width = 2 * one.value or {"percent": 0.1}.get(one.form, 1_000)
    return min(max(chance.uniform(0, width), one.minimum), one.maximum)


def _case(workbook: Workbook, chance: random.Random) -> dict[str, float | str]:
    values: dict[str, float | str] = {}
    for name, one in workbook.inputs.items():
        if isinstance(one, Choice):
            values[name] = chance.choice(list(one.options))
        elif one.fixed:
            values[name] = one.value
        elif name in _SPECIAL:
            values[name] = float(_SPECIAL[name](chance, values))
        else:
            values[name] = _drawn(one, chance)
    return values


def _wanted(workbook: Workbook, values: Mapping[str, float | str]) -> dict[str, float] | None:
    try:
        return workbook.model(values)
    except InputError:
        return None


@pytest.fixture(params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in WORKBOOKS])
def workbook(request: pytest.FixtureRequest) -> Workbook:
    return find(request.param, "en")


@pytest.fixture
def engine(workbook: Workbook, tmp_path: Path) -> Engine:
    path = tmp_path / "workbook.xlsx"
    path.write_bytes(write(workbook, "en"))
    return Engine(path)


def test_the_whole_file_agrees_with_the_model(workbook: Workbook, engine: Engine) -> None:
    value = engine.whole_file()
    assert value(CHECK) == "agrees with the course's model"
    for name, wanted in workbook.model(workbook.values).items():
        assert value(name) == pytest.approx(wanted, rel=1e-9, abs=1e-9), name


def test_every_line_agrees_with_the_model_on_any_input(workbook: Workbook, engine: Engine) -> None:
    chance = random.Random(workbook.name)
    cases = [_case(workbook, chance) for _ in range(3 * _DRAWS)]
    wanted = [_wanted(workbook, values) for values in cases]
    refused = [values for values, results in zip(cases, wanted, strict=True) if results is None][:_REFUSED]
    taken = [place for place, results in enumerate(wanted) if results is not None][:_DRAWS]
    assert len(taken) == _DRAWS
    value = engine.compute([_typed(workbook, cases[place]) for place in taken])
    for name, line in workbook.lines.items():
        near = 0.005 if line.form in {"amount", "whole", "days"} else 1e-9
        for place, found in zip(taken, value(name), strict=True):
            assert found == pytest.approx(wanted[place][name], rel=1e-9, abs=near), f"{name}: {cases[place]}"
    if refused:
        found = engine.compute([_typed(workbook, values) for values in refused])(workbook.checked)
        assert not [values for values, one in zip(refused, found, strict=True) if isinstance(one, float)]


def _typed(workbook: Workbook, values: Mapping[str, float | str]) -> dict[str, float | str]:
    """Return what the cells hold: of a choice its label."""
    return {
        name: one.options[str(values[name])] if isinstance(one, Choice) else values[name]
        for name, one in workbook.inputs.items()
    }


def test_the_check_tells_a_changed_input_and_a_changed_formula(tmp_path: Path) -> None:
    workbook, path = find("net_pay", "en"), tmp_path / "workbook.xlsx"
    for cell, changed, told in (
        ("gross", 61_000, "your own inputs: nothing to compare with"),
        ("income_tax", "=taxable*0.2", "DIFFERS from the course's model"),
    ):
        book = load_workbook(io.BytesIO(write(workbook, "en")))
        ((sheet, place),) = book.defined_names[cell].destinations
        book[sheet][place.replace("$", "")].value = changed
        book.save(path)
        assert Engine(path).whole_file()(CHECK) == told
