"""Compile the package's translations: ``python -m tools.catalogues`` makes ``kmo_teach/locales/`` from ``locales/``."""

from __future__ import annotations

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

__all__ = ["build"]

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "locales"
COMPILED = ROOT / "kmo_teach" / "locales"


def build() -> None:
    """Compile each ``kmo_teach.po`` that is newer than its catalogue; fuzzy translations are left out."""
    for source in sorted(SOURCES.glob("*/LC_MESSAGES/kmo_teach.po")):
        compiled = COMPILED / source.relative_to(SOURCES).with_suffix(".mo")
        if compiled.is_file() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        compiled.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as lines, compiled.open("wb") as out:
            write_mo(out, read_po(lines, locale=source.parts[-3]))


if __name__ == "__main__":
    build()
