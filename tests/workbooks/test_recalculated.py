"""Each workbook, recalculated by a program of others on many inputs, gives what its model gives, to the cent."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from kmo_teach.inputs import InputError
from kmo_teach.workbooks import WORKBOOKS, Choice, Input, Workbook, find, write
from kmo_teach.workbooks.write import CHECK
from tests.workbooks.engine import Engine

_DRAWS = 200
_SPECIAL: dict[str, Callable[[random.Random, Mapping[str, Any]], float]] = {
    "bought": lambda chance, so_far: so_far["full_cost"] * chance.random(),
    "basis": lambda chance, _: chance.choice((360, 365)),
    "home_basis": lambda chance, _: chance.choice((360, 365)),
    "quoted": lambda chance, _: chance.choice((0, chance.uniform(50_000, 200_000))),
    "building_days": lambda chance, _: chance.choice((0, chance.randint(1, 200))),
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


def test_every_line_agrees_with_the_model_on_any_input(workbook: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "workbook.xlsx"
    path.write_bytes(write(workbook, "en"))
    calculate = Engine(path, workbook).compiled([*workbook.lines, CHECK])
    chance, compared = random.Random(workbook.name), 0
    first = calculate(workbook.values)
    assert first[CHECK] == "agrees with the course's model"
    for _ in range(2 * _DRAWS):
        values = _case(workbook, chance)
        found = calculate(values)
        assert found[CHECK] == "your own inputs: nothing to compare with"
        wanted = _wanted(workbook, values)
        if wanted is None:
            assert not isinstance(found[workbook.checked], float), f"the model gives no result: {values}"
            continue
        for name, line in workbook.lines.items():
            near = 0.005 if line.form in {"amount", "whole", "days"} else 1e-9
            assert found[name] == pytest.approx(wanted[name], rel=1e-9, abs=near), f"{name}: {values}"
        compared += 1
        if compared == _DRAWS:
            break
    assert compared == _DRAWS
