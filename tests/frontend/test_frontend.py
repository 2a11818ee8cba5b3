"""The apps' JavaScript is clean, and its parts that need no browser do what they say."""

import re

import pytest

from tools.frontend import find_node, install, lint, unit_tests


@pytest.fixture(scope="module")
def node():
    found = find_node()
    install(found)
    return found


def test_the_sources_are_clean(node):
    lint(node)


def test_the_linter_would_say_so(node, tmp_path):
    (tmp_path / "bad.js").write_text("export const twice = (x) => { if (x == 1) return y; };\n")
    with pytest.raises(RuntimeError, match=r"eqeqeq[\s\S]*no-undef|no-undef[\s\S]*eqeqeq"):
        lint(node, tmp_path)


def test_parts_that_need_no_browser(node, root):
    files = sorted((root / "tests" / "frontend").glob("*.test.mjs"))
    told = unit_tests(node, files)
    assert int(re.search(r"^# pass (\d+)$", told, re.MULTILINE)[1]) >= len(files)
