"""Compile the package's translations: ``python -m tools.catalogues`` makes ``kmo_teach/locales/`` from ``locales/``."""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tools.files import LONG_AGO, write_if_changed

__all__ = ["build"]

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "locales"
COMPILED = ROOT / "kmo_teach" / "locales"


def build() -> None:
    """Compile each ``kmo_teach.po``; fuzzy translations are left out, and so are catalogues of languages that went."""
    sources = sorted(SOURCES.glob("*/LC_MESSAGES/kmo_teach.po"))
    wanted = {COMPILED / source.relative_to(SOURCES).with_suffix(".mo"): source for source in sources}
    for compiled, source in wanted.items():
        write_if_changed(compiled, _compiled(source))
    for old in set(COMPILED.rglob("*.mo")) - set(wanted):
        old.unlink()


def _compiled(source: Path) -> bytes:
    """Return a catalogue, the same bytes for the same translations: readers fetch the course anew where one differs."""
    with source.open("rb") as lines:
        catalogue = read_po(lines, locale=source.parts[-3])
    catalogue.creation_date = catalogue.revision_date = LONG_AGO
    made = io.BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


if __name__ == "__main__":
    build()
