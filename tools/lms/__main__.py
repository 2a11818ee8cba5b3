"""Write the packages of all languages: ``python -m tools.lms --site https://example.org/course``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from urllib.parse import urlsplit

from kmo_teach.language import LANGUAGES, using
from tools.files import aside
from tools.lms.blackboard import blackboard_pool
from tools.lms.blackboard_practice import blackboard_practice_pool
from tools.lms.brightspace import brightspace_csv, brightspace_practice_csv
from tools.lms.cartridge import VERSIONS, cartridge
from tools.lms.course import Course, load
from tools.lms.moodle import moodle_xml
from tools.lms.moodle_practice import moodle_practice_xml
from tools.lms.qti21 import qti_package
from tools.lms.qti21_practice import qti_practice_package

__all__ = ["packages"]

ROOT = Path(__file__).resolve().parent.parent.parent
TARGET = ROOT / "_build" / "lms"


def packages(course: Course, site: str | None) -> dict[str, bytes]:
    """Return all packages of a course in one language, by the name of the file."""
    with using(course.language):
        return _packages(course, site)


def _packages(course: Course, site: str | None) -> dict[str, bytes]:
    made = {
        **{f"course-{number}.imscc": cartridge(course, version, site) for number, version in VERSIONS.items()},
        "moodle.xml": moodle_xml(course),
        "moodle-practice.xml": moodle_practice_xml(course),
    }
    for chapter in course.chapters:
        made[f"qti-2.1/{chapter.name}.zip"] = qti_package(course, chapter)
        made[f"blackboard/{chapter.name}.zip"] = blackboard_pool(chapter)
        made[f"brightspace/{chapter.name}.csv"] = brightspace_csv(chapter)
        if chapter.exercises:
            made[f"qti-2.1/{chapter.name}-practice.zip"] = qti_practice_package(course, chapter)
            made[f"brightspace/{chapter.name}-practice.csv"] = brightspace_practice_csv(chapter)
        for place, exercise in enumerate(chapter.exercises, 1):
            name = f"blackboard/{chapter.name}-practice/{place:02}-{exercise.name}.zip"
            made[name] = blackboard_practice_pool(chapter, exercise)
    return made


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.lms", description=__doc__.partition("\n")[0])
    parser.add_argument("--site", default="", help="address of the published site, for links to chapters and labs")
    site = parser.parse_args().site
    if site and urlsplit(site).scheme not in {"http", "https"}:
        sys.exit(f"The site's address begins with https:// or http://, not {site!r}")
    for language in LANGUAGES:
        with aside(TARGET / language) as folder:
            for name, content in packages(load(ROOT, language), site or None).items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(content)
        print(f"The packages in {LANGUAGES[language].name} are in {(TARGET / language).relative_to(ROOT)}")
    if not site:
        print("Chapters are pages without a link: give the address of the published site with SITE=https://…")


if __name__ == "__main__":
    main()
