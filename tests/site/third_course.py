"""A copy of the course with one more language, as CONTRIBUTING says to add one; every message of it is marked."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.site.marked import mark
from tools.translate import catalogue
from tools.translate.entry import entry

__all__ = ["CODE", "ThirdCourse"]

CODE = "fi"
"""A language that the course does not have and Sphinx has; it writes numbers as neither English nor Dutch does."""
_PARTS = (
    "book",
    "exercises",
    "instructors",
    "kmo_teach",
    "locales",
    "notebooks",
    "solutions",
    "tools",
    "_config.yml",
    "_toc.yml",
    "pyproject.toml",
    "requirements.lock",
)
_ENTRIES_END = '}\n"""The languages of the course'
_TERMS = "kmo_teach/facts/glossary.csv"
_ENGLISH = re.compile(r'(\ben = )"((?:[^"\\]|\\.)*)"( *,)?')
"""A text of the running case, alone on its line or in a table on one line."""


class ThirdCourse:
    """The copy, in a folder of its own."""

    def __init__(self, original: Path, folder: Path) -> None:
        self.folder = folder
        for name in _PARTS:
            if (original / name).is_dir():
                shutil.copytree(original / name, folder / name, ignore=shutil.ignore_patterns("node_modules", "*.pyc"))
            elif (original / name).is_file():
                shutil.copy(original / name, folder / name)

    def run(self, *words: str, fails: bool = False) -> str:
        """Run a Python command in the copy and return what it says."""
        done = subprocess.run(
            [sys.executable, *words],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder), "PYTHONWARNINGS": "ignore"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        said = done.stdout + done.stderr
        assert (done.returncode != 0) == fails, said[-3000:]
        return said

    def add_entry(self) -> None:
        """Put the entry that the tool writes among the languages."""
        module = self.folder / "kmo_teach" / "language.py"
        text = module.read_text(encoding="utf-8")
        assert text.count(_ENTRIES_END) == 1
        module.write_text(text.replace(_ENTRIES_END, entry(CODE) + _ENTRIES_END), encoding="utf-8")

    def translate(self) -> None:
        """Mark every message of the catalogues, those of the assignments too, the case's texts and the glossary."""
        catalogues = [*(self.folder / "locales" / CODE).rglob("*.po"), *self.folder.glob(f"solutions/*/{CODE}.po")]
        assert catalogues
        for path in catalogues:
            entries = catalogue.read(path, CODE)
            dutch = catalogue.read(path.with_name("nl.po") if path.stem == CODE else self._of(path, "nl"), "nl")
            for message in entries:
                if message.id:
                    kept = message.id[0] in "\"'" and dutch.get(message.id, message.context).string == message.id
                    message.string = message.id if kept else mark(message.id)  # some strings in code are no words
                    message.flags.discard("fuzzy")
            path.write_bytes(catalogue.written(entries, path.stem, CODE))
        self._translate_terms()
        self._translate_case()

    def _of(self, path: Path, language: str) -> Path:
        """Return the catalogue of the same source in another language."""
        return self.folder / "locales" / language / path.relative_to(self.folder / "locales" / CODE)

    def _translate_terms(self) -> None:
        path = self.folder / _TERMS
        lines = path.read_text(encoding="utf-8").splitlines()
        notes = [line for line in lines if line.startswith("#")]
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
        with path.open("w", encoding="utf-8", newline="") as file:
            file.write("".join(f"{note}\n" for note in notes))
            writer = csv.DictWriter(file, [*rows[0], CODE, f"definition_{CODE}"], lineterminator="\n")
            writer.writeheader()
            writer.writerows(
                {**row, CODE: mark(row["en"]), f"definition_{CODE}": mark(row["definition_en"])} for row in rows
            )

    def _translate_case(self) -> None:
        """Put a marked text beside each English one, as its Dutch one stands there."""
        for path in sorted((self.folder / "kmo_teach" / "facts" / "case").glob("*.toml")):
            text = path.read_text(encoding="utf-8")
            path.write_text(_ENGLISH.sub(self._beside, text), encoding="utf-8")

    @staticmethod
    def _beside(found: re.Match[str]) -> str:
        between = ", " if found[3] else "\n"
        return f'{found[0].rstrip(", ")}{between}{CODE} = "{mark(found[2])}"{found[3] or ""}'
