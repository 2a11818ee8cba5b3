"""What a package holds, in one language: parts with their chapters, labs and quizzes, and the assignments.

The quizzes are read by the code that puts them on the page, from the same files and the same translations. Quizzes and
practice tasks together are the question bank.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

from kmo_teach.book.quiz import Question, read
from kmo_teach.language import SOURCE_LANGUAGE, using
from tools.lms.exercises import Exercise, exercises_of
from tools.lms.objectives import Objective, number_of, objectives_of, tags
from tools.translate import catalogue
from tools.translate.sources import Source, all_sources

__all__ = ["Assignment", "Chapter", "Course", "Lab", "Part", "heading", "load", "notebook_heading", "text_of"]


@dataclass(frozen=True, slots=True)
class Lab:
    """A lab: its page in the site without suffix, and its title."""

    page: str
    title: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter.

    Attributes
    ----------
    name
        Its short name, also of its quiz: ``1-1-definition``.
    page
        Its page in the site, without suffix.
    title
        Its title.
    labs
        The labs below it in the contents.
    questions
        Its quiz.
    objectives
        What a reader can do after it.
    exercises
        Its practice tasks: those of the page and those of the bank alone.
    """

    name: str
    page: str
    title: str
    labs: tuple[Lab, ...]
    questions: tuple[Question, ...]
    objectives: tuple[Objective, ...] = ()
    exercises: tuple[Exercise, ...] = ()

    def served(self, one: Question | Exercise) -> tuple[int, ...]:
        """Return the numbers of the objectives that a question or a task serves."""
        if isinstance(one, Exercise):
            return one.objectives
        return (number_of(self.objectives, one.objective),) if one.objective else ()

    def tags(self, one: Question | Exercise) -> list[str]:
        """Return the tags of a question or a task, in the reader's language."""
        return tags(self.served(one), one.difficulty)

    def titled(self, name: str, one: Question | Exercise) -> str:
        """Return a title for where a format has no tags: its name, and the tags in brackets."""
        return f"{name} ({', '.join(self.tags(one))})"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the course: its title and its chapters, those with a quiz."""

    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """An assignment: its name, its page in the site, its title, its points, and the notebook that students get."""

    name: str
    page: str
    title: str
    points: int
    notebook: bytes


@dataclass(frozen=True, slots=True)
class Course:
    """The course in one language (ISO 639-1)."""

    language: str
    title: str
    parts: tuple[Part, ...]
    assignments: tuple[Assignment, ...]

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters of all parts, in order."""
        return tuple(chapter for part in self.parts for chapter in part.chapters)


def load(root: Path, language: str) -> Course:
    """Read the course in a language.

    Parameters
    ----------
    root
        The repository.
    language
        ISO 639-1 code of a language of the course. A sentence without translation stays English, as in a draft.
    """
    texts = {source.path: text_of(root, source, language) for source in all_sources(root)}
    contents = yaml.safe_load(texts[Path("_toc.yml")])
    with using(language):
        parts = [_part(entry, texts, root) for entry in contents["parts"]]
    return Course(
        language,
        yaml.safe_load(texts[Path("_config.yml")])["title"],
        tuple(part for part in parts if part.chapters),
        tuple(_assignments(root, language)),
    )


def text_of(root: Path, source: Source, language: str) -> str:
    """Return what a source says in a language."""
    if language == SOURCE_LANGUAGE:
        return source.text
    known = catalogue.translations(catalogue.read(catalogue.path_of(root, language, source.catalogue), language))
    return source.translated(partial(_either, known), language)


def _either(known: dict[str, str], message: str) -> str:
    return known.get(message, message)


def _part(entry: dict, texts: dict[Path, str], root: Path) -> Part:
    chapters = (_chapter(chapter, texts, root) for chapter in entry["chapters"])
    return Part(entry["caption"], tuple(chapter for chapter in chapters if chapter is not None))


def _chapter(entry: dict, texts: dict[Path, str], root: Path) -> Chapter | None:
    page = entry["file"]
    name = page.rpartition("/")[2]
    quiz = texts.get(Path("book", "quizzes", f"{name}.yml"))
    if quiz is None:
        return None
    labs = (section["file"] for section in entry.get("sections", ()))
    objectives = objectives_of((root / f"{page}.md").read_text(encoding="utf-8"), texts[Path(f"{page}.md")])
    return Chapter(
        name,
        page,
        heading(texts[Path(f"{page}.md")]),
        tuple(Lab(lab, notebook_heading(texts[Path(f"{lab}.ipynb")])) for lab in labs),
        read(quiz, f"{name}.yml"),
        objectives,
        exercises_of(name, objectives),
    )


def heading(markdown: str) -> str:
    """Return the title of a page."""
    found = re.search(r"^# (.+)$", markdown, re.MULTILINE)
    if found is None:
        raise ValueError(f"no heading in the page that begins with {markdown[:80]!r}")
    return found[1].strip()


def notebook_heading(notebook: str) -> str:
    """Return the title of a notebook."""
    cells = json.loads(notebook)["cells"]
    return heading("\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"))


def _assignments(root: Path, language: str) -> list[Assignment]:
    folder = root / "exercises" if language == SOURCE_LANGUAGE else root / "exercises" / language
    return [
        _assignment(path) for path in sorted(folder.glob("ps*/ps*.ipynb")) + sorted(folder.glob("capstone/*.ipynb"))
    ]


def _assignment(path: Path) -> Assignment:
    notebook = path.read_bytes()
    cells = json.loads(notebook)["cells"]
    points = sum(cell["metadata"].get("nbgrader", {}).get("points") or 0 for cell in cells)
    return Assignment(
        path.stem, f"book/assignments/{path.stem}", notebook_heading(notebook.decode()), int(points), notebook
    )
