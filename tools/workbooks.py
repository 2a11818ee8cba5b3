"""Write the workbooks of all languages into ``_build/workbooks``: ``python -m tools.workbooks``."""

from __future__ import annotations

from pathlib import Path

from kmo_teach.language import LANGUAGES
from kmo_teach.workbooks import WORKBOOKS, file_name, find, write
from tools.files import write_if_changed

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "_build" / "workbooks"


def main() -> None:
    """Write the files that the site offers too."""
    for language in LANGUAGES:
        for name in WORKBOOKS:
            write_if_changed(TARGET / file_name(name, language), write(find(name, language), language))
    print(f"{len(LANGUAGES) * len(WORKBOOKS)} workbooks are in {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
