"""Put the built site into one zip for use offline: ``python -m tools.archive``. The same site gives the same bytes."""

from __future__ import annotations

import zipfile
from pathlib import Path

from kmo_teach.book.sphinx_ext.downloads import ARCHIVE
from tools.files import aside, zip_entry

__all__ = ["write"]

SITE = Path(__file__).resolve().parent.parent / "_build" / "html"
_FOLDER = "course"
_PACKED = {".bin", ".pdf", ".png", ".whl", ".woff2", ".zip"}


def write(site: Path, target: Path) -> int:
    """Write the zip and return how many files it holds."""
    files = [path for path in sorted(site.rglob("*")) if path.is_file() and path.name != ARCHIVE]
    with aside(target) as made, zipfile.ZipFile(made, "w") as archive:
        for path in files:
            entry = zip_entry(f"{_FOLDER}/{path.relative_to(site).as_posix()}")
            if path.suffix in _PACKED:
                entry.compress_type = zipfile.ZIP_STORED
            archive.writestr(entry, path.read_bytes())
    return len(files)


def main() -> None:
    """Write the zip into the site's folder."""
    count = write(SITE, SITE / ARCHIVE)
    print(f"_build/html/{ARCHIVE}: {count} files, {(SITE / ARCHIVE).stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
