"""Set-up heals what was removed, moved, stopped halfway or changed, and says in a sentence what it cannot do."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import environment, frontend, setup


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give set-up a folder of its own, with spaces and accents, and keep it from installing anything."""
    root = tmp_path / "le café des élèves"
    root.mkdir()
    _use(monkeypatch, root)
    (root / "requirements.lock").write_text("uv==1.0 \\\n    --hash=sha256:0\n")
    (root / "pyproject.toml").write_text("[project]\n")
    return root


def _use(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    for name, path in {
        "ROOT": root,
        "LOCK": root / "requirements.lock",
        "VENV": root / ".venv",
        "PYTHON": root / ".venv/bin/python",
        "STAMP": root / ".venv/course-setup",
    }.items():
        monkeypatch.setattr(environment, name, path)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List what set-up does, instead of doing it; the environment is a real one without packages."""
    steps: list[str] = []

    def create() -> None:
        steps.append("create")
        command = [sys.executable, "-m", "venv", "--clear", "--without-pip", str(environment.VENV)]
        subprocess.run(command, check=True)

    monkeypatch.setattr(environment, "_create", create)
    monkeypatch.setattr(environment, "_ensure_uv", lambda: None)
    monkeypatch.setattr(environment, "_check_lock", lambda: None)
    monkeypatch.setattr(environment, "_run", lambda *_: None)
    monkeypatch.setattr(environment, "_uv", lambda *arguments: steps.append(arguments[1]))
    return steps


ALL = ["create", "sync", "install"]


def test_nothing_is_done_twice(place: Path, done: list[str]) -> None:
    environment.make()
    environment.make()
    assert done == ALL


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_change_is_installed(name: str, place: Path, done: list[str]) -> None:
    environment.make()
    done.clear()
    (place / name).write_text((place / name).read_text() + "# changed\n")
    environment.make()
    assert done == ["sync", "install"]


def test_a_removed_environment_is_made_again(place: Path, done: list[str]) -> None:
    environment.make()
    done.clear()
    subprocess.run(["rm", "-rf", str(place / ".venv")], check=True)
    environment.make()
    assert done == ALL


def test_an_environment_without_its_python_is_made_again(place: Path, done: list[str]) -> None:
    environment.make()
    done.clear()
    environment.PYTHON.unlink()
    environment.PYTHON.symlink_to("/nowhere/python3")  # the system's was replaced
    environment.make()
    assert done == ALL


def test_a_moved_folder_gets_a_new_environment(
    place: Path, done: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environment.make()
    done.clear()
    _use(monkeypatch, place.rename(tmp_path / "elsewhere"))
    environment.make()
    assert done == ALL


def test_what_was_stopped_halfway_is_finished(place: Path, done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    working = environment._uv
    monkeypatch.setattr(environment, "_uv", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        environment.make()
    done.clear()
    monkeypatch.setattr(environment, "_uv", working)
    environment.make()
    assert done == ["sync", "install"]


def test_a_python_that_was_asked_for_is_taken(place: Path, done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    environment.make(asked=True)
    environment.make(asked=True)
    assert done == ALL
    monkeypatch.setattr(environment, "_own_python", lambda: "/usr/local/bin/python3.99")
    environment.make()
    assert done == ALL, "nobody asked for another"
    environment.make(asked=True)
    assert done == ALL * 2


def test_the_lock_gives_what_the_project_asks_for() -> None:
    assert environment.not_pinned() == []


def test_a_dependency_that_is_not_pinned_is_named() -> None:
    groups = "\n".join(f"{extra} = []" for extra in environment._EXTRAS)
    project = (
        f'[project]\ndependencies = ["Good_Name>=2", "absent", "old>=2"]\n[project.optional-dependencies]\n{groups}\n'
    )
    pins = 'good-name==2.1 ; python_version < "3.12" \\\n    --hash=sha256:0\nold==1.9 \\\n    --hash=sha256:0\n'
    assert environment.not_pinned(project, pins) == [
        "pyproject.toml asks for absent; requirements.lock has none.",
        "pyproject.toml asks for old>=2; requirements.lock has 1.9.",
    ]


def test_a_part_of_the_front_end_that_is_not_pinned_stops_the_build(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(frontend, "FRONTEND", tmp_path)
    (tmp_path / "package.json").write_text('{"dependencies": {"vega": "6.4.1"}}')
    (tmp_path / "package-lock.json").write_text('{"packages": {"": {"dependencies": {"vega": "6.4.0"}}}}')
    with pytest.raises(RuntimeError, match=r"package-lock\.json is not in line with package\.json: make lock"):
        frontend.install(None)


@pytest.mark.parametrize("name", ["setup.py", "__init__.py"])
def test_an_old_python_can_read_what_tells_it_that_it_is_old(name: str, root: Path) -> None:
    ast.parse((root / "tools" / name).read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_old_python_gets_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "OLDEST", (3, 99))
    monkeypatch.setattr(setup, "newer_python", lambda: None)
    with pytest.raises(SystemExit, match=r"Python 3\.99 or newer is needed; .* make site PYTHON="):
        setup.main([])


def test_a_stand_in_of_a_version_manager_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for folder, minor, script in (
        ("shims", 13, "exit 127"),
        ("shims", 12, "exit 127"),
        ("system", 12, f'exec "{sys.executable}" "$@"'),
    ):
        program = tmp_path / folder / f"python3.{minor}"
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}/shims{os.pathsep}{tmp_path}/system")
    monkeypatch.setattr(setup, "NEWEST_KNOWN", 13)
    assert setup.newer_python() == str(tmp_path / "system" / "python3.12")


def test_stopping_a_command_prints_no_traceback(root: Path) -> None:
    command = [sys.executable, "-c", "import tools; raise KeyboardInterrupt"]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert run.stderr.strip() == "Stopped."
    assert run.returncode != 0


@pytest.mark.parametrize(("given", "used"), [("C", "C.UTF-8"), ("POSIX", "C.UTF-8"), ("nl_BE.UTF-8", "nl_BE.UTF-8")])
def test_make_uses_a_locale_that_knows_accents(given: str, used: str, root: Path, tmp_path: Path) -> None:
    (tmp_path / "probe.mk").write_text("probe:\n\t@echo $$LC_ALL\n")
    command = ["make", "--silent", "-f", "Makefile", "-f", str(tmp_path / "probe.mk"), "probe"]
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "MAKE", "MFLAGS"))}
    run = subprocess.run(command, cwd=root, env={**clean, "LC_ALL": given}, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == used
