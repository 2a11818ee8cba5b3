"""Outputs of the labs, computed once for each content of lab and package, in every language.

A lab in English has stored outputs, for whoever opens it elsewhere. The site shows those of a fresh run in each
language alike, so that no page keeps a number that the others have changed; what differs from what is stored is told.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbclient.exceptions import CellExecutionError

from tools.files import write_whole
from tools.notebooks import execute
from tools.translate.pipeline import ROOT

__all__ = ["LabOutputs"]


@dataclass(frozen=True)
class LabOutputs:
    """Runs labs in one language and keeps what they show.

    Attributes
    ----------
    language
        ISO 639-1 code.
    cache
        Folder of the notebooks that were run.
    fingerprint
        Changes when a lab without changes may show something else.
    stale
        The labs whose stored outputs are not those of a fresh run.
    """

    language: str
    cache: Path
    fingerprint: str
    stale: list[Path] = field(default_factory=list)

    def added(self, path: Path, text: str) -> str:
        """Return a notebook with its outputs. ``path`` is its place in the book: it runs there."""
        notebook = nbformat.reads(text, as_version=4)
        stored = _without_outputs(notebook)
        done = self._executed(path, nbformat.writes(notebook))
        if stored and done != text:
            self.stale.append(path)
        return done

    def _executed(self, path: Path, text: str) -> str:
        key = hashlib.sha256(f"{self.fingerprint}\n{text}".encode()).hexdigest()[:16]
        kept = self.cache / f"{path.stem}-{key}.ipynb"
        if not kept.exists():
            print(f"running lab {path.name}", flush=True)
            done = self._run(path, text)
            self.cache.mkdir(parents=True, exist_ok=True)
            for old in self.cache.glob(f"{path.stem}-{'?' * 16}.ipynb"):
                old.unlink()
            write_whole(kept, (nbformat.writes(done) + "\n").encode())
        return kept.read_text(encoding="utf-8")

    def _run(self, path: Path, text: str) -> nbformat.NotebookNode:
        try:
            return execute(nbformat.reads(text, as_version=4), ROOT / path.parent, self.language)
        except CellExecutionError as error:
            what = f"a cell fails with {error.ename}: {error.evalue}"
        except ValueError as error:
            what = str(error)
        # The build shows the lines that say ERROR; the kernel's own report is 50 lines long and in colours.
        sys.exit(f"{path}: ERROR: in {self.language} {what} (see where: make notebooks)")


def _without_outputs(notebook: nbformat.NotebookNode) -> bool:
    """Take the outputs away, and tell whether there were any."""
    stored = False
    for cell in notebook.cells:
        if cell.cell_type == "code":
            stored = stored or bool(cell.outputs)
            cell.outputs, cell.execution_count = [], None
    return stored
