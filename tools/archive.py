"""Put the built site into one zip for use offline: ``python -m tools.archive``. The same site gives the same bytes."""

from __future__ import annotations

import zipfile
from pathlib import Path

from kmo_teach.book.sphinx_ext.downloads import ARCHIVE
from tools.files import LONG_AGO, aside

__all__ = ["write"]

SITE = Path(__file__).resolve().parent.parent / "_build" / "html"
_FOLDER = "course"
_PACKED = {".bin", ".pdf", ".png", ".woff2", ".zip"}


def write(site: Path, target: Path) -> int:
    """Write the zip and return how many files it holds."""
    files = [path for path in sorted(site.rglob("*")) if path.is_file() and path.name != ARCHIVE]
    with aside(target) as made, zipfile.ZipFile(made, "w") as archive:
        for path in files:
            entry = zipfile.ZipInfo(f"{_FOLDER}/{path.relative_to(site).as_posix()}", LONG_AGO.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_STORED if path.suffix in _PACKED else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    return len(files)


def main() -> None:
    """Write the zip into the site's folder."""
    count = write(SITE, SITE / ARCHIVE)
    print(f"_build/html/{ARCHIVE}: {count} files, {(SITE / ARCHIVE).stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
