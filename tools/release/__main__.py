"""Make the students' notebooks and the public part of their checks: ``make release``, ``make release-messages``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kmo_teach.grading import assignment as assignments
from kmo_teach.grading.task import TaskError
from kmo_teach.language import _
from tools.release.release import ReleaseError, extract, release


def main() -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(prog="make release", description=_("Make the students' notebooks and checks."))
    parser.add_argument("--course", type=Path, default=Path.cwd(), help=_("the course's folder (default: this one)"))
    parser.add_argument("--assignment", default="", help=_("name of the assignment (default: all)"))
    parser.add_argument("--messages", action="store_true", help=_("only bring the translation files in line"))
    parser.add_argument("--draft", action="store_true", help=_("go on where translations are missing"))
    chosen = parser.parse_args()
    root = chosen.course.resolve()
    names = [chosen.assignment] if chosen.assignment else assignments.names(root)
    if not names:
        print(_("There is no assignment in {folder}.").format(folder=root / assignments.SOLUTIONS), file=sys.stderr)
        return 1
    try:
        for name in names:
            if chosen.messages:
                print("\n".join(extract(root, name)) or _("{name}: all is translated.").format(name=name))
            else:
                changed = release(root, name, draft=chosen.draft)
                print("\n".join(str(path) for path in changed) or _("{name}: nothing changed.").format(name=name))
    except (ReleaseError, TaskError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
