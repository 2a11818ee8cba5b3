"""Another case in the place of the course's own: its facts in a copy, its caches empty before and after."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kmo_teach import facts


def forget() -> None:
    """Empty what the package has kept of the case and its facts."""
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] == "kmo_teach":
            for value in list(vars(module).values()):
                if callable(getattr(value, "cache_clear", None)):
                    value.cache_clear()


@pytest.fixture
def another_case(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[Path | None], Path]]:
    """Return a function that puts TOML files in the place of the case's and returns their folder."""

    def put(folder: Path | None = None) -> Path:
        copy = tmp_path / "facts"
        shutil.copytree(facts.FOLDER, copy)
        for file in folder.glob("*.toml") if folder else ():
            shutil.copy(file, copy / "case" / file.name)
        monkeypatch.setattr(facts, "FOLDER", copy)
        forget()
        return copy / "case"

    yield put
    monkeypatch.undo()
    forget()
