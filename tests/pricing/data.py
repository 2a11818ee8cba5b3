"""The published worked examples and the golden case, read from the test data."""

from __future__ import annotations

import csv
from pathlib import Path

DATA = Path(__file__).parent.parent / "data" / "pricing"


def rows(name: str) -> list[dict[str, str]]:
    """Read one CSV file of test data; lines that start with # are notes."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))
