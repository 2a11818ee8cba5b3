"""The programs outside this folder: found, installed where that is allowed, else named in one sentence."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from tools import apt, bubblewrap, chromium, nginx


def _program(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine with nothing on its search path but this folder, where we may install nothing."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv("CHROME", raising=False)
    monkeypatch.setattr(chromium, "_MACOS", ())
    monkeypatch.setattr(chromium, "_OWN", tmp_path / "browsers")
    monkeypatch.setattr(chromium, "_install_playwrights_own", lambda: None)
    monkeypatch.setattr(nginx, "_PLACES", str(tmp_path / "bin"))
    monkeypatch.setattr(apt, "may_install", lambda: False)
    return tmp_path


def test_the_lists_are_fetched_before_anything_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(apt, "may_install", lambda: True)
    monkeypatch.setattr(subprocess, "run", lambda command, **_: ran.append(command) or SimpleNamespace(returncode=100))
    assert not apt.install("chromium", "nginx")
    assert [command[1] for command in ran] == ["update", "install"]
    assert ran[1][-2:] == ["chromium", "nginx"]


@pytest.mark.parametrize(("archive", "taken"), [({"chromium", "lean"}, "lean"), ({"chromium"}, "chromium")])
def test_the_first_package_that_the_archive_has_is_taken(monkeypatch: pytest.MonkeyPatch, archive, taken: str) -> None:
    installed: list[str] = []
    monkeypatch.setattr(apt, "install", lambda name: name in archive and (installed.append(name) or True))
    found = apt.find_or_install(lambda: installed[0] if installed else None, ["lean", "chromium"], RuntimeError())
    assert (found, installed) == (taken, [taken])


@pytest.mark.parametrize(
    ("tool", "error", "said"),
    [
        (chromium, chromium.MissingChromiumError, "need Chromium"),
        (bubblewrap, bubblewrap.MissingBubblewrapError, "bubblewrap"),
        (nginx, nginx.MissingNginxError, "nginx"),
    ],
    ids=lambda value: getattr(value, "__name__", "")[6:],
)
def test_what_is_missing_is_said_in_one_sentence(tool, error, said: str, bare: Path) -> None:
    with pytest.raises(error, match=said) as raised:
        tool.find_or_install()
    assert "\n" not in str(raised.value)


def test_a_sandbox_that_the_system_forbids_is_said_with_the_way_out(bare: Path) -> None:
    _program(bare / "bin/bwrap", 'echo "bwrap: setting up uid map: Permission denied" >&2; exit 1')
    with pytest.raises(bubblewrap.MissingBubblewrapError, match=r"uid map: Permission denied.*sudo sysctl"):
        bubblewrap.find_or_install()


def test_playwrights_own_browser_is_taken_where_there_is_no_other(bare: Path) -> None:
    own = _program(bare / "browsers/chromium-1/chrome-linux/headless_shell", "exit 0")
    assert chromium.find() == own
    other = _program(bare / "bin/chromium", "exit 0")
    assert chromium.find() == other


def test_a_browser_that_does_not_start_is_not_taken(bare: Path) -> None:
    _program(bare / "browsers/chromium-1/chrome-linux/headless_shell", "exit 127")
    assert chromium.find() is None


def test_playwright_runs_on_the_node_that_bundles_the_front_end() -> None:
    """Its own lacks a library on a bare Debian, which no machine with a desktop shows."""
    node = Path(os.environ["PLAYWRIGHT_NODEJS_PATH"])
    assert "playwright" not in node.parts
    assert subprocess.run([node, "--version"], capture_output=True, check=True).stdout.startswith(b"v")
