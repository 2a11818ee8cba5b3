"""The posting calendar's numbers: a version passes one limit or none, so that its worked answer holds."""

from __future__ import annotations

from random import Random

from kmo_teach.people import days_by_year, passed_on, posting_findings, tax_period
from kmo_teach.practice.tasks import people


def test_a_calendar_passes_at_most_one_limit() -> None:
    seen: set[str] = set()
    for seed in range(600):
        posting = people._calendar(Random(seed))
        found = {one.duty: one for one in posting_findings(posting)}
        over = {duty for duty in ("host_pay", "establishment") if found[duty].state == "passed"}
        if passed_on(posting.stays, 183, tax_period(posting.country)):
            over.add("tax")
        assert len(over) <= 1, f"seed {seed}: {over}, {days_by_year(posting.stays)}"
        seen |= over or {"none"}
    assert seen == {"host_pay", "establishment", "tax", "none"}
