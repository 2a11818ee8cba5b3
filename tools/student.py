"""Write the student edition of the repository into ``_build/student``: ``python -m tools.student``.

It holds the book, the labs, the released assignments and the package, and builds with its own ``make site``. What is
written down here comes along and nothing else does, so that a new folder with secrets is not released by mistake:
``solutions/``, ``instructors/`` with its translation, and the tests of grading stay. Nothing is written when a
solution, a hidden input or an instructor's page shows in what would be.
"""

from __future__ import annotations

import html
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from kmo_teach.book.sphinx_ext.launch import notebook_path
from tools.translate import catalogue
from tools.translate.pipeline import languages
from tools.translate.sources import all_sources, write_if_changed

__all__ = ["Secrets", "contents", "leaks", "write"]

ROOT = Path(__file__).resolve().parent.parent
STUDENT = ROOT / "_build" / "student"
_PARTS = (
    ".binder",
    ".ci",
    ".github",
    "bench",
    "book",
    "exercises",
    "kmo_teach",
    "locales",
    "notebooks",
    "tests",
    "tools",
    ".gitignore",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "LICENSE",
    "LICENSE-TEXT.md",
    "Makefile",
    "PUBLISHING.md",
    "README.md",
    "_config.yml",
    "_toc.yml",
    "hatch_build.py",
    "pyproject.toml",
    "requirements.lock",
)
_LEFT_OUT = ("bench/grading.py", "tests/grading/*", "tests/instructors/*", "locales/*/LC_MESSAGES/instructors/*")
_GENERATED = ("__pycache__", "node_modules", ".ipynb_checkpoints", "*.egg-info", "*.pyc", ".DS_Store")
_MADE = ("kmo_teach/locales", "kmo_teach/frontend/dist")
_PLAIN_PAGES = ("README.md", "CONTRIBUTING.md")
_NOT_HERE = ("`solutions/", "`instructors/", "`make instructor-site`", "`make student`")
"""A line of those pages that names one of these is for instructors, and goes."""
_READ = {".cfg", ".csv", ".html", ".ipynb", ".json", ".md", ".po", ".py", ".svg", ".toml", ".txt", ".yml"}
_LONG_LINE = 26
_LONG_VALUE = 16
_LONG_SENTENCE = 60
_TELLING = 6
"""Digits that a row of hidden numbers must have to be looked for; shorter ones stand in many a text by chance."""


def contents(root: Path = ROOT) -> dict[PurePosixPath, bytes]:
    """Return the student edition: each file's path and bytes."""
    found = {}
    for part in _PARTS:
        for path in _files(root / part):
            name = PurePosixPath(path.relative_to(root).as_posix())
            if not any(fnmatch(str(name), pattern) for pattern in _LEFT_OUT):
                found[name] = path.read_bytes()
    for name in map(PurePosixPath, _PLAIN_PAGES):
        lines = found[name].decode().splitlines(keepends=True)
        found[name] = "".join(line for line in lines if not any(word in line for word in _NOT_HERE)).encode()
    return found | dict(_translated_labs(root))


def _translated_labs(root: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield each lab in the course's other languages: what a link to Binder or Colab opens."""
    labs = [source for source in all_sources(root) if source.path.suffix == ".ipynb"]
    for language in languages(root):
        for lab in labs:
            known = catalogue.translations(catalogue.read(catalogue.path_of(root, language, lab.catalogue), language))
            text = lab.translated(lambda word, known=known: known.get(word, word), language)
            yield PurePosixPath(notebook_path(lab.path.with_suffix("").as_posix(), language)), text.encode()


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    for below in sorted(path.iterdir()) if path.is_dir() else ():
        generated = any(fnmatch(below.name, pattern) for pattern in _GENERATED)
        if not generated and not any(below.as_posix().endswith(f"/{made}") for made in _MADE):
            yield from _files(below)


@dataclass(frozen=True)
class Secrets:
    """What no student may find: texts, and rows of hidden numbers."""

    texts: tuple[str, ...]
    rows: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, root: Path = ROOT) -> Secrets:
        """Collect them from ``solutions/``, ``instructors/`` and the instructors' translation."""
        texts = {*_of_solutions(root), *_of_pages(root)}
        return cls(tuple(sorted(map(_plain, texts))), tuple(_hidden_rows(root)))

    def found_in(self, text: str) -> list[str]:
        """Return the secrets that a text holds."""
        text = _plain(text)
        return [secret for secret in self.texts if secret in text] + [
            row.pattern for row in self.rows if row.search(text)
        ]


def _plain(text: str) -> str:
    """Return a text without line breaks, and without underscores, which numbers may have."""
    return re.sub(r"\s+", " ", text.replace("_", "")).strip()


def _of_solutions(root: Path) -> Iterator[str]:
    from kmo_teach.grading.assignment import load, names

    for name in names(root):
        notebook = json.loads((root / "solutions" / name / f"{name}.ipynb").read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            yield from _solution_lines("".join(cell["source"]))
        known = [_translations(path) for path in sorted((root / "solutions" / name).glob("*.po"))]
        for task in load(root, name).tasks:
            hints = [wrong.hint for wrong in getattr(task, "wrong", ()) if not wrong.public]
            shown = [level.shows for level in getattr(task, "rubric", ())]
            for text in [*hints, *shown]:
                yield from filter(None, (text, *(words.get(text) for words in known)))
            expected = json.dumps(getattr(task, "expected", None) if not hasattr(task, "examples") else None)
            if len(expected) > _LONG_VALUE:
                yield expected


def _solution_lines(source: str) -> Iterator[str]:
    """Return what stands between nbgrader's markers: long lines, as short ones are anybody's."""
    for block in re.findall(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", source, re.DOTALL):
        lines = (line.strip() for line in block.splitlines())
        yield from (line for line in lines if len(line) >= _LONG_LINE and not line.startswith(("from ", "import ")))


def _of_pages(root: Path) -> Iterator[str]:
    for path in (root / "instructors").rglob("*.md"):
        yield from (line for line in path.read_text(encoding="utf-8").splitlines() if _tells(line))
    for path in (root / "locales").glob("*/LC_MESSAGES/instructors/*.po"):
        yield from (text for text in _translations(path).values() if _tells(text))


def _tells(line: str) -> bool:
    return len(line) >= _LONG_SENTENCE and not line.startswith(("{", "|"))


def _translations(path: Path) -> dict[str, str]:
    from babel.messages.pofile import read_po

    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return {entry.id: entry.string for entry in read_po(file) if entry.id and entry.string}


def _hidden_rows(root: Path) -> Iterator[re.Pattern[str]]:
    """Return a pattern for each row of hidden numbers: all of its telling numbers in their order, close together."""
    import tomllib

    for path in sorted((root / "solutions").glob("*/hidden.toml")):
        for rows in tomllib.loads(path.read_text(encoding="utf-8")).values():
            for row in rows:
                numbers = [f"{value}" for value in row.values() if isinstance(value, int | float)]
                if len(numbers) > 1 and sum(len(number.replace(".", "").strip("0")) for number in numbers) >= _TELLING:
                    yield re.compile(r"\b" + r"\b.{1,40}?\b".join(map(re.escape, numbers)) + r"\b")


def leaks(files: Iterator[tuple[str, bytes]], secrets: Secrets) -> list[str]:
    """Return which files hold which secrets. Pages are read as their readers see them; a zip is opened."""
    found = []
    for name, content in files:
        path = PurePosixPath(name)
        if path.suffix == ".zip":
            with zipfile.ZipFile(_bytes(content)) as archive:
                inside = ((f"{name}/{entry}", archive.read(entry)) for entry in archive.namelist())
                found += leaks(inside, secrets)
            continue
        if {"solutions", "instructors"} & set(path.parts):
            found.append(f"{name}: it stays with the instructors")
        if path.suffix not in _READ and path.name != "searchindex.js":
            continue
        text = content.decode("utf-8", "replace")
        if path.name == "searchindex.js":
            found += [f"{name}: {word}" for word in ("solutions/", "instructors/") if f'"{word}' in text]
        if path.suffix == ".html":
            text = html.unescape(re.sub(r"<[^>]*>", "", text))
        if path.suffix == ".ipynb":
            text = "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"]) + text
        found += [f"{name}: {secret[:100]}" for secret in secrets.found_in(text)]
    return found


def _bytes(content: bytes):
    import io

    return io.BytesIO(content)


def write(target: Path = STUDENT, root: Path = ROOT) -> int:
    """Write the edition, take away what is no longer in it, and return how many files it has.

    What was built in it, and its own git history, stay.
    """
    wanted = contents(root)
    for name, content in wanted.items():
        write_if_changed(target / name, content)
        if (root / name).is_file():  # what is translated has no file of its own
            (target / name).chmod((root / name).stat().st_mode & 0o777)
    for part in _PARTS:
        for path in list(_files(target / part)):
            if PurePosixPath(path.relative_to(target).as_posix()) not in wanted:
                path.unlink()
    return len(wanted)


def main() -> None:
    """Write the edition unless something in it is secret."""
    found = leaks(((str(name), content) for name, content in contents().items()), Secrets.of())
    if found:
        sys.exit("\n".join([*found, "The student edition was not written: this must not be in it."]))
    print(f"{write()} files are in {STUDENT.relative_to(ROOT)}. Build it there: make site")


if __name__ == "__main__":
    main()
