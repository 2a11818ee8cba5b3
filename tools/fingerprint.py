"""Hashes of what is built from: to compute again what may have changed, and nothing else."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Fingerprint", "of_look", "of_package", "of_site"]

_NOT_RUN = {"frontend", "sphinx_ext", "practice", "locales"}


@dataclass(frozen=True)
class Fingerprint:
    """Two hashes of the package.

    Attributes
    ----------
    execution
        Of what a page's code may compute with.
    all
        Of what a page may look like.
    """

    execution: str
    all: str


def of_package(root: Path, language: str) -> Fingerprint:
    """Return the fingerprints of ``kmo_teach`` in a language."""
    package = root / "kmo_teach"
    run = [path for path in _files(package) if not _NOT_RUN.intersection(path.relative_to(package).parts)]
    run += [path for path in _files(root / "book", root / "notebooks") if _may_be_loaded(path.relative_to(root))]
    words = root / "locales" / language / "LC_MESSAGES" / "kmo_teach.po"
    execution = _of_files([*run, words, root / "requirements.lock"], sys.version)
    return Fingerprint(execution, _of_files(_files(package / "book" / "sphinx_ext", package / "practice"), execution))


def _may_be_loaded(path: Path) -> bool:
    """Tell whether a page's code may read a file: all but the pages themselves and what Sphinx alone reads."""
    return path.suffix not in {".md", ".ipynb", ".bib"} and path.parts[1] not in {"_static", "_templates", "quizzes"}


def of_site(root: Path, *more: str) -> str:
    """Return the fingerprint of all that the site is built from."""
    folders = ["book", "notebooks", "exercises", "locales", "tools", "_build/engine", "kmo_teach/frontend/dist"]
    files = _files(*(root / folder for folder in folders))
    named = [f"{path.relative_to(root)}" for path in files]
    single = [root / name for name in ("_config.yml", "_toc.yml")]
    return _of_files([*files, *single], of_package(root, "en").all, *named, *more)


def of_look(root: Path) -> str:
    """Return the fingerprint of what every page links to or is put into: styles, scripts, templates."""
    folders = ["book/_static", "book/_templates", "kmo_teach/frontend/dist"]
    return _of_files(_files(*(root / folder for folder in folders)))


def _files(*folders: Path) -> list[Path]:
    found = [path for folder in folders for path in sorted(folder.rglob("*"))]
    return [path for path in found if path.is_file() and path.suffix != ".pyc" and not _is_hidden(path)]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") and part not in {".", ".."} for part in path.parts[-2:])


def _of_files(paths: list[Path], *more: str) -> str:
    """Return a short hash of files' contents and of some text."""
    digest = hashlib.sha256("\0".join(more).encode())
    for path in paths:
        digest.update(path.name.encode() + b"\0" + (path.read_bytes() if path.exists() else b"") + b"\0")
    return digest.hexdigest()[:16]
