"""What the first and last slide of a deck say of its chapter, read from the chapter and from the course's contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from kmo_teach.book.quiz import read
from kmo_teach.check.public_part import assignment_title
from kmo_teach.language import using
from tools.lms.course import heading, notebook_heading, text_of
from tools.translate.sources import Source

__all__ = ["decks", "facts"]

_OBJECTIVES = re.compile(r"^:class: objectives\n(.*?)^:::", re.MULTILINE | re.DOTALL)
_LAB = re.compile(r"\{doc\}`\.\./(notebooks/[\w-]+)`")
_ROLE = re.compile(r"\{[\w:-]+\}`([^`<]*?)(?:\s*<[^`]*>)?`")


def decks(root: Path) -> list[str]:
    """Return the chapters that have a deck, in the order of their names."""
    return sorted(path.stem for path in (root / "slides").glob("*.md"))


def facts(root: Path, language: str) -> dict[str, dict[str, Any]]:
    """Return for each chapter with a deck its title, objectives, labs, number of questions, and assignments.

    Parameters
    ----------
    root
        The repository.
    language
        ISO 639-1 code of the language in which they are told.
    """
    places = dict(_places(root))
    return {name: _facts(root, language, places[name]) for name in decks(root) if name in places}


def _places(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each chapter's entry in the contents, with the first assignment that follows in its part."""
    for part in yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))["parts"]:
        files = [entry["file"] for entry in part["chapters"]]
        for place, entry in enumerate(part["chapters"]):
            later = (file for file in files[place:] if file.startswith("book/assignments/"))
            yield Path(entry["file"]).name, {**entry, "assignments": list(later)[:1]}


def _facts(root: Path, language: str, place: dict[str, Any]) -> dict[str, Any]:
    def text(path: str) -> str:
        return text_of(root, Source(root, Path(path)), language)

    chapter, name = text(f"{place['file']}.md"), Path(place["file"]).name
    labs = [section["file"] for section in place.get("sections", ())] or labs_named(chapter)
    with using(language):
        assignments = [{"page": page, "title": assignment_title(Path(page).name)} for page in place["assignments"]]
    return {
        "title": heading(chapter),
        "objectives": objectives(chapter),
        "labs": [{"page": lab, "title": notebook_heading(text(f"{lab}.ipynb"))} for lab in labs],
        "questions": len(read(text(f"book/quizzes/{name}.yml"), f"{name}.yml")),
        "assignments": assignments,
    }


def labs_named(chapter: str) -> list[str]:
    """Return the labs that stand with a chapter's objectives: a second part shares the lab of the first.

    >>> labs_named(":::{admonition} After\\n:class: objectives\\n\\n**Time:** step 7 of {doc}`../notebooks/lab`.\\n:::")
    ['notebooks/lab']
    """
    found = _OBJECTIVES.search(chapter)
    return _LAB.findall(found[1]) if found else []


def objectives(chapter: str) -> list[str]:
    """Return the objectives of a chapter as plain sentences.

    >>> objectives(":::{admonition} After\\n:class: objectives\\n\\n- use the {term}`floor <floor price>`;\\n\\n:::")
    ['use the floor;']
    """
    found = _OBJECTIVES.search(chapter)
    items = re.findall(r"^- (.+)$", found[1], re.MULTILINE) if found else []
    return [_ROLE.sub(r"\1", item).replace("*", "") for item in items]
