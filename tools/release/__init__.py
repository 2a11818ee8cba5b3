"""Release the assignments: ``python -m tools.release`` makes ``exercises/`` from ``solutions/``."""
