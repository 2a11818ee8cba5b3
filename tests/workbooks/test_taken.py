"""An app's workbook with its reader's own inputs shows the app's answer, and gives it when it is computed anew."""

from __future__ import annotations

import base64
import io
import json
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kmo_teach.apps.kit.answer import answer
from kmo_teach.apps.kit.registry import APPS
from kmo_teach.apps.kit.registry import find as find_app
from kmo_teach.language import LANGUAGES
from kmo_teach.workbooks import WORKBOOKS, find
from kmo_teach.workbooks.taken import taken_json
from kmo_teach.workbooks.write import CHECK
from tests.workbooks.engine import Engine
from tests.workbooks.told import CASES, Told

WITH = {name: find_app(name).workbook for name in APPS if find_app(name).workbook}


def taken(app: str, inputs: dict[str, Any], language: str = "en") -> dict[str, str]:
    return json.loads(taken_json(app, json.dumps(inputs), language))


def opened(content: str, *, results: bool = False):
    return load_workbook(io.BytesIO(base64.b64decode(content)), data_only=results)


def cell(book, name: str):
    ((sheet, place),) = book.defined_names[name].destinations
    return book[sheet][place.replace("$", "")]


def test_all_workbooks_but_two_belong_to_an_app() -> None:
    assert set(WORKBOOKS) - set(WITH.values()) == {"landed_cost", "incremental_cost"}
    assert len(set(WITH.values())) == len(WITH)


def test_every_app_with_a_workbook_has_a_case_here() -> None:
    assert {one.app for one in CASES} == set(WITH)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", CASES, ids=str)
def test_the_file_shows_the_apps_own_answer(one: Told, language: str) -> None:
    found = taken(one.app, one.inputs, language)
    shown = opened(found["content"], results=True)
    for line, number in one.told(answer(one.app, one.inputs, language)["result"]).items():
        assert cell(shown, line).value == pytest.approx(number, abs=0.005), line


@pytest.mark.parametrize(("one", "language"), list(zip(CASES, cycle(LANGUAGES), strict=False)), ids=str)
def test_the_file_computed_anew_gives_the_apps_own_answer(one: Told, language: str, tmp_path: Path) -> None:
    found = taken(one.app, one.inputs, language)
    path = tmp_path / found["name"]
    path.write_bytes(base64.b64decode(found["content"]))
    value = Engine(path).whole_file()
    for line, number in one.told(answer(one.app, one.inputs, language)["result"]).items():
        assert value(line) == pytest.approx(number, abs=0.005), line
    assert value(CHECK) == cell(opened(found["content"], results=True), CHECK).value


@pytest.mark.parametrize("app", WITH)
def test_each_ready_made_case_of_an_app_has_its_file_or_says_why_not(app: str) -> None:
    for preset in find_app(app, "en").presets:
        found = taken(app, dict(preset.values))
        if preset.values.get("side") == "buy":
            assert "sale" in found["error"]
        else:
            assert set(found) == {"name", "content"}, preset.name


@pytest.mark.parametrize("app", WITH)
def test_each_input_may_go_to_its_ends(app: str) -> None:
    """The cells of a workbook take what the controls of the app give: no input is outside what its cell allows."""
    described = find_app(app, "en")
    for item in described.fields:
        for end in (getattr(item, "minimum", None), getattr(item, "maximum", None)):
            if end is None:
                continue
            given = described.for_model({**described.defaults, item.name: end})
            if answer(app, {item.name: end}, "en")["errors"]:
                continue
            for name, one in find(described.workbook, "en", given).inputs.items():
                low, high = getattr(one, "minimum", None), getattr(one, "maximum", None)
                if low is not None:
                    assert low <= one.value <= high, (item.name, end, name, one.value)


def test_what_the_reader_changed_no_longer_claims_to_be_invented() -> None:
    book = opened(taken("cash_cycle", {"sales": 2_000})["content"])
    sheet = book.worksheets[0]
    assert cell(book, "sales").value == 2_000_000
    assert sheet.cell(cell(book, "sales").row, 4).value == "from your inputs in the app"
    assert sheet.cell(cell(book, "invoice").row, 4).value == "invented"
    assert "invented." not in {str(one.value) for row in sheet.iter_rows() for one in row}


def test_the_rate_of_another_currency_stays_that_of_the_central_bank() -> None:
    book = opened(taken("pricing", {"currency": "PLN", "margin": 12})["content"])
    sheet = book.worksheets[0]
    assert sheet.cell(cell(book, "spot").row, 3).value == "PLN per EUR"
    assert "European Central Bank" in sheet.cell(cell(book, "spot").row, 4).value
    assert sheet.cell(cell(book, "margin").row, 4).value == "from your inputs in the app"


@pytest.mark.parametrize("language", LANGUAGES)
def test_inputs_that_cannot_be_used_give_a_sentence_and_no_file(language: str) -> None:
    for app, inputs in (
        ("pricing", {"margin": "much"}),
        ("pricing", {"margin": 80, "commission": 30}),
        ("pricing", {"side": "buy"}),
        ("pricing", {"plan": "own", "with_order": 60}),
        ("consolidation", {"currency": "TRY", "year": "2023"}),
        ("channel", {"shelf": 1, "freight": 100}),
    ):
        found = taken(app, inputs, language)
        assert set(found) == {"error"}, (app, inputs)
        assert len(found["error"]) > 10


def test_the_same_inputs_give_the_same_bytes() -> None:
    assert taken("pricing", {"plan": "case"}) == taken("pricing", {"plan": "case"})
