"""The whole paper is in the course: each item, activity, practice and tension has its place, in every language."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.site.pages import LANGUAGES, ROOT, in_contents, parsed

# How much the paper holds: counted when its sections were numbered.
_COUNTS = {"item": 85, "activity": 85, "practice": 34, "tension": 26}

# What the trade of today asks beyond the paper: where it is taught, where it is practised, where it is asked.
_BEYOND = ("trade", "trade-practice", "trade-question")


def _rows() -> list[dict[str, str]]:
    with (ROOT / "book/syllabus.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@cache
def _targets(page: Path) -> frozenset[str]:
    return frozenset(parsed(page).xpath("//article//@id"))


def test_nothing_of_the_paper_is_left_out() -> None:
    rows = _rows()
    assert Counter(row["kind"] for row in rows if row["kind"] not in _BEYOND) == _COUNTS
    numbered = Counter((row["kind"], row["number"]) for row in rows)
    assert [row for row, count in numbered.items() if count > 1] == []
    assert {number for kind, number in numbered if kind == "practice"} == {f"P{n}" for n in range(1, 35)}
    assert {number for kind, number in numbered if kind == "tension"} == {f"T{n}" for n in range(1, 27)}
    assert {row["page"] for row in rows} <= set(in_contents())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [*_COUNTS, *_BEYOND])
def test_everything_is_where_the_table_says(site: Path, kind: str, language: str) -> None:
    astray = [
        f"{row['number']}: {row['page']}#{row['target']}"
        for row in _rows()
        if row["kind"] == kind and row["target"] not in _targets(site / language / f"{row['page']}.html")
    ]
    assert astray == []


def test_items_are_taught_in_chapters_and_practised_in_labs() -> None:
    folders = {kind: {row["page"].partition("/")[0] for row in _rows() if row["kind"] == kind} for kind in _COUNTS}
    assert folders == {"item": {"book"}, "tension": {"book"}, "activity": {"notebooks"}, "practice": {"notebooks"}}


def test_what_goes_beyond_the_paper_is_taught_practised_and_asked() -> None:
    numbers = {kind: {row["number"] for row in _rows() if row["kind"] == kind} for kind in _BEYOND}
    assert numbers["trade"] == numbers["trade-practice"] == numbers["trade-question"]
