"""Each workbook's file in each language: what it shows before anything is computed, and what a reader may do in it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kmo_teach.language import LANGUAGES
from kmo_teach.workbooks import WORKBOOKS, file_name, find, write
from kmo_teach.workbooks.describe import Choice, Input

EACH = pytest.mark.parametrize(("name", "language"), [(name, language) for name in WORKBOOKS for language in LANGUAGES])


def _opened(name: str, language: str, *, results: bool = False):
    return load_workbook(io.BytesIO(write(find(name, language), language)), data_only=results)


def _places(book) -> dict[str, tuple[str, str]]:
    found = {}
    for name, defined in book.defined_names.items():
        ((sheet, cell),) = defined.destinations
        found[name] = (sheet, cell.replace("$", ""))
    return found


@EACH
def test_each_result_is_there_before_anything_is_computed(name: str, language: str) -> None:
    workbook, book = find(name, language), _opened(name, language, results=True)
    wanted, places = workbook.model(workbook.values), _places(book)
    for line in workbook.lines:
        sheet, cell = places[line]
        assert book[sheet][cell].value == pytest.approx(wanted[line], abs=1e-9), line
    sheet, cell = places["check"]
    assert book[sheet][cell].value


@EACH
def test_a_reader_can_change_inputs_and_nothing_else(name: str, language: str) -> None:
    workbook, book = find(name, language), _opened(name, language)
    places, sheet = _places(book), book.worksheets[0]
    mine = {places[one.name][1] for one in workbook.inputs.values() if not getattr(one, "fixed", False)}
    assert sheet.protection.sheet
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == mine
    limited = {cell for rule in sheet.data_validations.dataValidation for cell in str(rule.sqref).split()}
    assert limited == mine
    assert {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"} & mine == set()


@EACH
def test_a_sheet_prints_and_has_a_chart_in_words(name: str, language: str) -> None:
    content = write(find(name, language), language)
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert sheet.print_area.startswith(f"'{sheet.title}'!$A$1:$D$")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert int(sheet.page_setup.fitToHeight) == 0, "as many pages as it takes, one wide"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
    assert 'descr="' in drawing


@EACH
def test_every_row_says_what_it_is(name: str, language: str) -> None:
    workbook = find(name, language)
    assert all(row.label for row in workbook.rows())
    assert [
        row.name for row in workbook.rows() if isinstance(row, Input) and row.form == "amount" and not row.unit
    ] == []
    assert all(len(row.options) > 1 for row in workbook.rows() if isinstance(row, Choice))
    names = [row.name for row in workbook.rows()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_is_translated(name: str) -> None:
    english, dutch = (find(name, language) for language in ("en", "nl"))
    assert english.title != dutch.title
    assert [line.formula for line in english.lines.values()] == [line.formula for line in dutch.lines.values()]


@pytest.mark.parametrize("name", WORKBOOKS)
def test_the_page_that_explains_it_is_in_the_contents(name: str, root: Path) -> None:
    pages = re.findall(r"^ *- file: (\S+)$", (root / "_toc.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert find(name, "en").page in pages, f"workbooks/{name}.py: there is no such page in _toc.yml"


@EACH
def test_the_same_workbook_gives_the_same_bytes(name: str, language: str) -> None:
    assert write(find(name, language), language) == write(find(name, language), language)
    assert file_name(name, language).endswith(f"-{language}.xlsx")
