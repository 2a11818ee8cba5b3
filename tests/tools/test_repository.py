"""What lies around the course: hooks that can run, forms that can be filled in, one place for the version."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import yaml

import kmo_teach

HOOKS = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
FORMS = sorted((Path(__file__).parents[2] / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml"))


@pytest.mark.parametrize("hook", HOOKS["repos"][0]["hooks"], ids=lambda hook: hook["id"])
def test_a_hook_is_a_program_of_the_environment(hook: dict) -> None:
    program = hook["entry"].split()[0].removeprefix(".venv/bin/")
    assert (Path(sys.executable).parent / program).is_file()


def test_hooks_come_from_no_other_host() -> None:
    assert [entry["repo"] for entry in HOOKS["repos"]] == ["local"]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_form_has_what_github_asks_for(form: Path) -> None:
    said = yaml.safe_load(form.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= set(said)
    fields = [field for field in said["body"] if field["type"] != "markdown"]
    assert len({field["id"] for field in fields}) == len(fields)
    assert all(field["attributes"]["label"] for field in fields)
    assert all(field["attributes"]["options"] for field in fields if field["type"] in {"dropdown", "checkboxes"})


@pytest.mark.parametrize(
    "name", ["README.md", "PUBLISHING.md", "CONTRIBUTING.md", ".github/workflows/course.yml", "CHANGELOG.md"]
)
def test_every_command_that_is_named_exists(name: str, root: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:`|run: |^)make ([a-z-]+)", (root / name).read_text(encoding="utf-8"), re.MULTILINE))
    assert named <= targets


@pytest.mark.parametrize("name", ["pyproject.toml", "CITATION.cff", "README.md", "kmo_teach/frontend/package.json"])
def test_the_version_is_in_one_place(name: str, root: Path) -> None:
    version = re.escape(kmo_teach.__version__)
    assert not re.search(rf"^\W*version\W.*{version}", (root / name).read_text(encoding="utf-8"), re.MULTILINE)
