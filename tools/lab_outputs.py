"""Outputs of the labs in the languages that they are translated into, computed once for each content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import nbformat

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
    """

    language: str
    cache: Path
    fingerprint: str

    def added(self, path: Path, text: str) -> str:
        """Return a notebook with its outputs. ``path`` is its place in the book: it runs there."""
        key = hashlib.sha256(f"{self.fingerprint}\n{text}".encode()).hexdigest()[:16]
        kept = self.cache / f"{path.stem}-{key}.ipynb"
        if not kept.exists():
            print(f"running lab {path.name}", flush=True)
            done = execute(nbformat.reads(text, as_version=4), ROOT / path.parent, self.language)
            self.cache.mkdir(parents=True, exist_ok=True)
            for old in self.cache.glob(f"{path.stem}-{'?' * 16}.ipynb"):
                old.unlink()
            kept.write_text(nbformat.writes(done) + "\n", encoding="utf-8")
        return kept.read_text(encoding="utf-8")
