"""The instructor's command: ``kmo`` or ``python -m kmo_teach``."""

from __future__ import annotations

import sys

from kmo_teach.language import _

__all__ = ["main"]


def main() -> int:
    """Run the command and return its exit status."""
    try:
        from kmo_teach.grading.command import main as run
    except ModuleNotFoundError as error:
        told = _("Grading needs the package {name}: pip install kmo-teach[grading]").format(name=error.name)
        print(told, file=sys.stderr)
        return 1
    return run()


if __name__ == "__main__":
    raise SystemExit(main())
