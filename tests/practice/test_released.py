"""What a page is made from: what students get, and nothing else."""

import pytest

from kmo_teach.language import LANGUAGES, using
from kmo_teach.practice.released import notebook_file, read

NAMES = ["capstone", "ps1", "ps2", "ps3"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_every_task_of_the_notebook_with_its_stub_in_every_language(root, name, language):
    with using(language):
        assignment = read(root / "exercises", name)
    cells = {cell["id"]: "".join(cell["source"]) for cell in assignment.notebook["cells"]}
    assert [f"{task.name}-text" for task in assignment.tasks] == [cell for cell in cells if cell.endswith("-text")]
    for task in assignment.tasks:
        assert task.stubs[0] == cells[task.name]
        assert len(set(task.stubs)) == len(LANGUAGES)
        assert task.check == cells.get(f"{task.name}-check", "")


def test_a_language_in_which_nothing_is_released_yet_shows_the_english_notebook(root, tmp_path):
    source = notebook_file(root / "exercises", "ps1", "en")
    copy = tmp_path / "ps1" / "ps1.ipynb"
    copy.parent.mkdir()
    copy.write_bytes(source.read_bytes())
    with using("nl"):
        assert read(tmp_path, "ps1").tasks[0].text.startswith("## What is missing?")


def test_an_assignment_that_is_not_there_is_told(root):
    with pytest.raises(OSError, match="ps9"):
        read(root / "exercises", "ps9")
