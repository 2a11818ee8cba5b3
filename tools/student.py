"""Write the student edition of the repository into ``_build/student``: ``python -m tools.student``.

It holds the book, the labs, the released assignments and the package, and builds with its own ``make site``. What is
written down here comes along and nothing else does, so that a new folder with secrets is not released by mistake:
``solutions/``, ``instructors/`` and ``slides/`` with their translations, and the tests of grading stay. Nothing is
written when a solution, a hidden input or an instructor's page shows in what would be.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

import yaml

from kmo_teach.book.sphinx_ext.lab_package import wheel_address, with_package
from kmo_teach.book.sphinx_ext.launch import notebook_path
from tools.files import write_if_changed
from tools.secrets import Secrets, leaks
from tools.translate import catalogue
from tools.translate.pipeline import languages
from tools.translate.sources import all_sources
from tools.wheel import NAME

__all__ = ["contents", "write"]

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
    ".editorconfig",
    ".gitignore",
    ".pre-commit-config.yaml",
    "CHANGELOG.md",
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
_LEFT_OUT = (
    "bench/grading.py",
    "tests/grading/*",
    "tests/instructors/*",
    "tests/slides/*",
    "tests/built_slides/*",
    "tests/site/test_third_language.py",  # it releases assignments
    "tests/site/third_course.py",
    "locales/*/LC_MESSAGES/instructors/*",
    "locales/*/LC_MESSAGES/slides/*",
)
_GENERATED = ("__pycache__", "node_modules", ".ipynb_checkpoints", "*.egg-info", "*.pyc", ".DS_Store")
_MADE = ("kmo_teach/locales", "kmo_teach/frontend/dist")
_PLAIN_PAGES = ("README.md", "CONTRIBUTING.md")
_NOT_HERE = ("`solutions/", "`instructors/", "`slides/", "`make instructor-site`", "`make slides`", "`make student`")
"""A line of those pages that names one of these is for instructors, and goes."""


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
    found |= dict(_translated_labs(root))
    package = _package(root)
    for name in found:
        if name.suffix == ".ipynb":
            found[name] = with_package(found[name].decode(), package).encode()
    return found


def _package(root: Path) -> str:
    """Return where a lab that is opened in Colab finds the course's package; nothing where no address is configured."""
    configuration = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    return wheel_address(configuration["sphinx"]["config"]["course_address"], NAME)


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
