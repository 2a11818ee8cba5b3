"""The instructors' pages: one for each chapter, what each must hold, and a guide that says what is true."""

from __future__ import annotations

import argparse
import re
import shlex
from pathlib import Path

import pytest
import yaml

from kmo_teach.grading import results
from kmo_teach.grading.command import _parser
from kmo_teach.grading.lms import PLATFORMS
from kmo_teach.language import LANGUAGES, _, using
from tools.translate import catalogue
from tools.translate.sources import COURSE, INSTRUCTORS, Source, all_sources, other_files

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "instructors"
GENERAL = {"index", "guide", "plans"}
PAGES = sorted(path.stem for path in FOLDER.glob("*.md"))
CHAPTERS = sorted(set(PAGES) - GENERAL)
_PARTS = (
    "## A plan for the sessions?",
    "## When the objectives are reached",
    "## Common errors",
    "## Discussion prompts",
)
_MINUTES = r"^\*\*Minutes:\*\* (\d+) .*?, (?:two times )?\d+ in class, (\d+) for (?:Lab|the app|the practice)"


def text_of(page: str) -> str:
    return (FOLDER / f"{page}.md").read_text(encoding="utf-8")


def in_contents(contents: dict) -> list[str]:
    return [contents["root"], *(each["file"] for part in contents["parts"] for each in part["chapters"])]


def test_every_page_is_in_the_contents_and_every_entry_is_a_page() -> None:
    contents = yaml.safe_load((FOLDER / "_toc.yml").read_text(encoding="utf-8"))
    assert sorted(in_contents(contents)) == [f"instructors/{page}" for page in PAGES]


def test_every_chapter_with_objectives_has_a_page() -> None:
    taught = [
        path.stem for path in (ROOT / "book").glob("*.md") if ":class: objectives" in path.read_text(encoding="utf-8")
    ]
    assert sorted(taught) == CHAPTERS


@pytest.mark.parametrize("page", CHAPTERS)
def test_a_chapters_page_has_all_its_parts(page: str) -> None:
    text = text_of(page)
    places = [re.search(f"^{part}$", text, re.MULTILINE) for part in _PARTS]
    assert all(places), page
    assert [place.start() for place in places] == sorted(place.start() for place in places)
    *_most, errors, prompts = (text[place.end() :] for place in places)
    assert len(re.findall(r"^- \*", errors.partition("\n## ")[0], re.MULTILINE)) >= 4
    answers = re.findall(r"^\*\*[^*]+[?.]\*\* (.+)$", prompts, re.MULTILINE)
    assert len(answers) >= 3
    assert all(len(answer) > 60 for answer in answers), "a prompt has an answer"


@pytest.mark.parametrize("page", CHAPTERS)
def test_minutes_are_those_of_the_chapter_and_its_lab(page: str) -> None:
    told = re.search(_MINUTES, text_of(page), re.MULTILINE)
    chapter = (ROOT / "book" / f"{page}.md").read_text(encoding="utf-8")
    said = re.search(r"\*\*Time:\*\* (\d+) minutes[^,]*, (\d+) minutes for (?:\{doc\}|the app|the practice)", chapter)
    assert told, page
    assert told.groups() == said.groups()


def test_students_get_none_of_it() -> None:
    own = {source.path for source in all_sources(ROOT, INSTRUCTORS)} | {Path("instructors/_toc.yml")}
    course = {source.path for source in all_sources(ROOT, COURSE)} | set(other_files(ROOT, COURSE))
    assert len(own) > len(PAGES)
    assert not own & course
    assert not any("instructors" in path.parts for path in course)


def _commands(text: str) -> list[list[str]]:
    blocks = re.findall(r"```console\n(.*?)```", text, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()] + re.findall(r"`(kmo [^`]+)`", text)
    return [shlex.split(line)[1:] for line in lines if line.startswith("kmo ")]


def test_every_command_is_in_the_guide_and_every_command_of_the_guide_is_one() -> None:
    commands = _commands(text_of("guide"))
    (known,) = (action.choices for action in _parser()._actions if isinstance(action, argparse._SubParsersAction))
    assert {command[0] for command in commands} == set(known)
    for command in commands:
        _parser().parse_args(command)


def test_every_target_of_make_in_the_pages_is_one() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for page in PAGES:
        for target in re.findall(r"`make ([a-z-]+)`", text_of(page)):
            assert re.search(rf"^{target}:.*## ", makefile, re.MULTILINE), f"{page}: make {target}"


def test_the_guide_names_what_is_written() -> None:
    text = text_of("guide")
    assert set(re.findall(r"`export/(\w+)\.csv`", text)) == {*PLATFORMS, "grades", "items"}
    for name in ("ps1.ipynb", "tasks.py", "hidden.toml", "nl.po"):
        assert f"`{name}`" in text
        assert (ROOT / "solutions" / "ps1" / name).is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_calls_the_states_what_the_command_calls_them(language: str) -> None:
    source = Source(ROOT, Path("instructors/guide.md"))
    known = {}
    if language != "en":
        known = catalogue.translations(catalogue.read(catalogue.path_of(ROOT, language, source.catalogue), language))
    text = source.translated(lambda message: known.get(message, message), language)
    with using(language):
        for state in (results.GRADED, results.NEEDS_GRADING, results.NOT_GRADABLE, results.NOT_HANDED_IN):
            assert f"| {_(state)} |" in text
