"""What is written is there whole or not at all, and the same for the same content."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import catalogues
from tools.files import aside, write_if_changed, write_whole


def _fail_halfway(path: Path) -> None:
    with aside(path) as made:
        made.write_bytes(b"ha")
        raise OSError("the disk is full")


def test_a_file_that_cannot_be_finished_leaves_the_old_one(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", b"whole")
    with pytest.raises(OSError, match="disk"):
        _fail_halfway(tmp_path / "a.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"whole"


def test_a_folder_replaces_the_one_that_was_there(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "old").write_text("old")
    with aside(tmp_path / "made") as made:
        made.mkdir()
        (made / "new").write_text("new")
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == ["made", "made/new"]


def test_a_file_is_as_readable_as_one_written_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("")
    write_whole(tmp_path / "aside", b"")
    assert (tmp_path / "aside").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_an_unchanged_file_keeps_its_age(tmp_path: Path) -> None:
    assert write_if_changed(tmp_path / "a", b"1")
    before = (tmp_path / "a").stat()
    assert not write_if_changed(tmp_path / "a", b"1")
    assert (tmp_path / "a").stat().st_ino == before.st_ino


def test_a_cut_catalogue_is_made_again_and_the_same_at_any_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(catalogues, "COMPILED", tmp_path)
    catalogues.build()
    made = {path: path.read_bytes() for path in tmp_path.rglob("*.mo")}
    assert made
    assert not any(b"POT-Creation-Date: 20" in content for content in made.values()), "it tells when it was built"
    for path in made:
        path.write_bytes(path.read_bytes()[:100])
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "kmo_teach.mo").write_bytes(b"of a language that is gone")
    catalogues.build()
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.mo")} == made
