"""What the trusted engines and statistical offices give, read from the test data."""

from __future__ import annotations

import csv
from pathlib import Path

DATA = Path(__file__).parent.parent / "data" / "payroll"


def rows(name: str) -> list[dict[str, str]]:
    """Read one CSV file of test data; lines that start with # are notes."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def named(row: dict[str, str], *columns: str) -> str:
    """Return a readable name for a row as a test case."""
    return "-".join(row[column] for column in columns)
