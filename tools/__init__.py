"""What builds, serves and checks the course: one command per module, ``python -m tools.<module>``, run by ``make``."""

import sys


def _quiet(kind, error, trace):  # type: ignore[no-untyped-def]  # any Python 3 must read this: see setup.py
    """Say in one word that a person stopped a command; tell of every other error as Python does."""
    if issubclass(kind, KeyboardInterrupt):
        print("\nStopped.", file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _quiet
