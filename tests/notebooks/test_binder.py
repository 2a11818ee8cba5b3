"""What Binder does with ``.binder/``, done here: a fresh environment, its post-build step, a lab, an app."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.environment import certificates

GENERATED = (".git", ".venv", "_build", "dist", "node_modules", "__pycache__", ".*_cache", ".hypothesis", ".made-*")
_RUN_LAB = """
import nbformat, sys
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
from kmo_teach.apps import PhaseApp
PhaseApp()
import kmo_teach
print("ran", kmo_teach.__file__)
"""


@pytest.fixture(scope="module")
def environment(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the Python of a fresh environment, and the copy of the repository that it was made for."""
    copy = tmp_path_factory.mktemp("binder") / "repository"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(*GENERATED))  # a zip of the repository has no git
    shutil.rmtree(copy / "kmo_teach/locales", ignore_errors=True)
    home = copy.parent / "environment"
    uv, settings = [sys.executable, "-m", "uv", "--quiet"], os.environ | certificates()
    subprocess.run([*uv, "venv", "--seed", "--python", sys.executable, str(home)], check=True, env=settings)
    python = home / "bin" / "python"
    requirements = copy / ".binder" / "requirements.txt"
    install = [*uv, "pip", "install", "--python", str(python), "--requirement", str(requirements)]
    subprocess.run(install, check=True, env=settings)
    return python, copy


def _run(command: list[str], python: Path, copy: Path) -> subprocess.CompletedProcess:
    own = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV", "KMO_LANG"}}
    environment = {**own, "PATH": f"{python.parent}{os.pathsep}{own['PATH']}"}
    return subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)


def test_a_lab_and_an_app_run_in_a_fresh_environment(environment: tuple[Path, Path]) -> None:
    python, copy = environment
    built = _run(["bash", ".binder/postBuild"], python, copy)
    assert built.returncode == 0, built.stdout + built.stderr
    ran = _run([str(python), "-c", _RUN_LAB, "lab-1-3-phases.ipynb"], python, copy / "notebooks")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert f"ran {copy}" in ran.stdout
    assert (copy / "kmo_teach/frontend/dist/view.js").is_file(), "the apps have no front end"
    assert (copy / "kmo_teach/locales/nl/LC_MESSAGES/kmo_teach.mo").is_file(), "the apps speak no Dutch"


def test_it_pins_what_the_course_pins(root: Path) -> None:
    pins = {
        path: set(re.findall(r"^([\w.-]+==[^\s;]+)", (root / path).read_text(encoding="utf-8"), re.MULTILINE))
        for path in ("requirements.lock", ".binder/requirements.txt")
    }
    assert {"anywidget", "jupyterlab", "pandas"} <= {pin.partition("==")[0] for pin in pins[".binder/requirements.txt"]}
    assert pins[".binder/requirements.txt"] - pins["requirements.lock"] == set()
    assert (root / ".binder/runtime.txt").read_text().strip() == "python-3.11"
