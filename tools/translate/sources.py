"""The book's sources, their messages, and their translated copies."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.files import write_if_changed
from tools.translate import bibliography, markdown, notebook, yaml_values
from tools.translate.gates import require_merged
from tools.translate.segments import Segment, SourceError, substitute

__all__ = ["COURSE", "INSTRUCTORS", "SITES", "SLIDES", "Memory", "Site", "Source", "all_sources", "other_files"]

_TOOL = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))).hexdigest()
_SITE = ("_config.yml", "_toc.yml")


@dataclass(frozen=True)
class Site:
    """A site: what it is made of, and where it is built.

    Attributes
    ----------
    build
        Folder that holds its sources in each language, and its pages in ``html/``.
    folders
        Folders of its pages.
    shared
        Files and folders of another site that its pages need too.
    settings
        Folder of its ``_toc.yml`` and of what its ``_config.yml`` says otherwise than the course's.
    """

    build: Path
    folders: tuple[str, ...]
    shared: tuple[str, ...] = ()
    settings: str = ""


COURSE = Site(Path("_build"), ("book", "notebooks"))
"""The site that students read."""
INSTRUCTORS = Site(
    Path("_build", "instructor"),
    ("instructors",),
    ("book/_static", "book/_templates", "book/references.bib"),
    "instructors",
)
"""The instructors' own site: it stays with the solutions."""
SLIDES = Site(Path("_build", "slides"), ("slides",), settings="slides")
"""The slides for the classroom: a deck for each chapter that has one."""
SITES = (COURSE, INSTRUCTORS, SLIDES)


@dataclass(frozen=True)
class Source:
    """One file that is translated.

    Attributes
    ----------
    root, path
        The book's folder, and the file's path in it.
    """

    root: Path
    path: Path

    @property
    def catalogue(self) -> str:
        """Path of its catalogue below ``LC_MESSAGES``, without the suffix."""
        return "site" if str(self.path) in _SITE else self.path.with_suffix("").as_posix()

    @property
    def text(self) -> str:
        """What the file holds."""
        return (self.root / self.path).read_text(encoding="utf-8")

    def messages(self) -> list[str]:
        """Return its messages in reading order, each once."""
        with _placed(self.path):
            if self.path.suffix == ".ipynb":
                found = notebook.messages(self.text)
            else:
                found = (segment.message for segment in self._segments(self.text))
            return list(dict.fromkeys(found))

    def translated(self, translate: Callable[[str], str], language: str) -> str:
        """Return its text in another language."""
        text = self.text
        with _placed(self.path):
            if self.path.suffix == ".ipynb":
                return notebook.translated(text, translate, language)
            return substitute(text, self._segments(text), translate)

    def _segments(self, text: str) -> Iterator[Segment]:
        require_merged(text)
        if self.path.suffix == ".md":
            return markdown.segments(text)
        if self.path.suffix == ".bib":
            return bibliography.segments(text)
        if self.path.name == "_config.yml":
            return yaml_values.segments(text, lambda path: path in yaml_values.CONFIGURATION)
        words = yaml_values.QUIZ_WORDS if _is_quiz(self.path) else yaml_values.PLATE_WORDS
        return yaml_values.segments(text, lambda path: path[-1] in words)


@contextmanager
def _placed(path: Path) -> Iterator[None]:
    """Put the file's name before what went wrong in it."""
    try:
        yield
    except SourceError as error:
        raise SourceError(f"{path}: {error}") from None


def all_sources(root: Path, site: Site = COURSE) -> list[Source]:
    """Return a site's own words, its pages, notebooks, quizzes and bibliography."""
    settings = [Path(site.settings, name) for name in _SITE]
    pages = [path for path in _files(root, site.folders) if _is_translated(path)]
    return [Source(root, path) for path in settings if (root / path).exists()] + [
        Source(root, path) for path in sorted(pages)
    ]


def other_files(root: Path, site: Site = COURSE) -> list[Path]:
    """Return what the pages need beside them, the same in all languages: style, scripts, data, pictures."""
    own = [path for path in _files(root, site.folders) if not _is_translated(path) and path.name not in _SITE]
    single = [Path(name) for name in site.shared if (root / name).is_file()]
    return sorted([*own, *single, *_files(root, site.shared)])


def _is_translated(path: Path) -> bool:
    return path.suffix in {".md", ".ipynb", ".bib"} or _is_quiz(path)


def _is_quiz(path: Path) -> bool:
    return path.parent.name == "quizzes" and path.suffix == ".yml"


def _files(root: Path, folders: tuple[str, ...]) -> Iterator[Path]:
    for folder in folders:
        for where, below, names in os.walk(root / folder):
            below[:] = [name for name in below if name[0] != "." and name != "__pycache__"]
            yield from ((Path(where) / name).relative_to(root) for name in names if name[0] != ".")


class Memory:
    """Results kept from one run to the next, each as long as what it was made of stays the same.

    Parameters
    ----------
    file
        Where they are kept; a run without that file starts afresh.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._before = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        self._now: dict[str, list[Any]] = {}

    def get(self, key: str, made_of: str, make: Callable[[], Any]) -> Any:
        """Return what is known under a key, or make it. It must be something that JSON can hold."""
        digest = hashlib.sha256(f"{_TOOL}\n{made_of}".encode()).hexdigest()
        known = self._before.get(key)
        self._now[key] = known if known and known[0] == digest else [digest, make()]
        return self._now[key][1]

    def save(self) -> None:
        """Keep what was asked for in this run."""
        write_if_changed(self._file, json.dumps(self._now, ensure_ascii=False).encode())
