"""The instructor's command: ``kmo`` or ``python -m kmo_teach``."""

from kmo_teach.grading.command import main

if __name__ == "__main__":
    raise SystemExit(main())
