"""How the tests are spread over processes."""

from __future__ import annotations

import os

import pytest


def test_a_file_stays_in_one_process(request: pytest.FixtureRequest) -> None:
    """Else each process would make the site, the PDFs and the copies of the course for itself."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        assert request.node.nodeid.endswith("@tests/test_groups.py"), "pytest and pytest-xdist do not go together"
