"""What was bundled for browsers is not trusted blindly: a file that a full disk cut is made again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import engine, frontend
from tools.files import write_whole


@pytest.mark.parametrize(
    ("tool", "folder"), [(frontend, frontend.DIST), (engine, engine.ENGINE)], ids=["apps", "engine"]
)
def test_the_stamp_of_what_was_made_tells_of_a_cut_file(tool, folder: Path) -> None:
    """Without the stamp's hash of what was made, a file that a full disk cut would be published for ever."""
    tool.build()
    whole = tool._made()
    file = next(path for path in sorted(folder.rglob("*.js")))
    content = file.read_bytes()
    try:
        file.write_bytes(content[:-1])
        assert tool._made() != whole
        file.unlink()
        assert tool._made() != whole
    finally:
        write_whole(file, content)
    assert tool._made() == whole
