"""What a source must not hold stops the tool with one sentence that names the page and the line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tools.translate import catalogue
from tools.translate.segments import SourceError
from tools.translate.sources import Source

_TABLE = "| a | b |\n|---|---|\n| c | d |\n"


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("It went from $5 in May\nto $6 in June.", 3, "'5 in May to' stands between two dollar signs"),
        ("Words.\n\n- costs $5 or $6", 5, "write the sign of the currency as"),
        (_TABLE + "| $|x|$ | e |", 6, "the row has more cells than the table's head"),
        ("> | a |\n> |---|\n> | b | c |", 5, "the row has more cells than the table's head"),
        ("<div>\n<p>Words here</p>\n</div>", 4, "words in raw HTML stay English in every language"),
        ('<div>\n<img src="a.png" alt="Sales rise">\n</div>', 4, "words in raw HTML"),
        ("```{raw} html\n<b>Words</b>\n```", 4, "words in raw HTML"),
        ("Text\n\n````{note}\nText\n\n```{tip}\nText\n\n<div>Words</div>\n```\n````", 11, "words in raw HTML"),
        ("```{code-cell} python3\n:tags: [a]\nx = 1\ny = (\n```", 6, "the code is not valid Python"),
        ("Words\n<<<<<<< HEAD\nmore", 4, "git's marker of an unfinished merge"),
        ("Words\n\n>>>>>>> theirs", 5, "git's marker of an unfinished merge"),
    ],
)
def test_page_is_refused_with_its_line(text: str, line: int, why: str, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(f"# A page\n\n{text}\n", encoding="utf-8")
    with pytest.raises(SourceError) as told:
        Source(tmp_path, Path("page.md")).messages()
    assert str(told.value).startswith(f"page.md: line {line}: ")
    assert why in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    "text",
    [
        r"It went from \$5 in May to \$6 in June.",
        "From $5$ to $6$, or $\\text{cost per unit} = 5$",
        _TABLE + r"| $\vert x \vert$ | e |",
        _TABLE + r"| a \| b | e |",
        "a | b\n---|---\nc | d",
        '<div class="two words">\n</div>',
        "Words <b>in bold</b>.",
        "<!-- a note to the editor -->",
    ],
)
def test_sound_page_passes(text: str, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(f"# A page\n\n{text}\n", encoding="utf-8")
    Source(tmp_path, Path("page.md")).messages()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "it is no notebook: not valid JSON"),
        ("[]", "it is a notebook without cells"),
        ('{"cells": []}', "it is a notebook without cells"),
        ('{"cells": [{"cell_type": "code"}]}', "cell 1: it lacks cell_type, source or metadata"),
        ('{\n<<<<<<< HEAD\n "cells": []\n}', "line 2: git's marker of an unfinished merge"),
    ],
)
def test_notebook_is_refused(text: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "lab.ipynb").write_text(text, encoding="utf-8")
    for use in (lambda lab: lab.messages(), lambda lab: lab.translated(str, "nl")):
        with pytest.raises(SourceError, match=re.escape(f"lab.ipynb: {why}")):
            use(Source(tmp_path, Path("lab.ipynb")))


def test_fault_in_a_cell_is_told_with_its_cell(tmp_path: Path) -> None:
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": "# A lab"},
        {"cell_type": "markdown", "metadata": {}, "source": ["Words\n", "\n", "costs $5 or $6"]},
    ]
    (tmp_path / "lab.ipynb").write_text(json.dumps({"cells": cells, "metadata": {}}), encoding="utf-8")
    with pytest.raises(SourceError, match=r"^lab.ipynb: cell 2: line 3: '5 or' stands"):
        Source(tmp_path, Path("lab.ipynb")).messages()


@pytest.mark.parametrize("text", ['msgid "a"\n<<<<<<< HEAD\nmsgstr "b"\n', 'msgid "a"\nnonsense\n'])
def test_damaged_catalogue_is_named(text: str, tmp_path: Path) -> None:
    (tmp_path / "page.po").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=r"page.po: "):
        catalogue.read(tmp_path / "page.po", "nl")


def test_damaged_quiz_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes/one.yml").write_text("- question: a\n  b: [1\n- c\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"quizzes/one.yml: line \d: not valid YAML: "):
        Source(tmp_path, Path("quizzes/one.yml")).messages()


@pytest.mark.parametrize("value", [r"{20\% on interest.}", "{{Read.}}", '"Read."', "{Read\n  in part.}"])
def test_words_on_a_work_that_are_not_plain_are_refused_with_their_line(value: str, tmp_path: Path) -> None:
    (tmp_path / "works.bib").write_text(f"@misc{{a1999,\n  title = {{A}},\n  annote = {value}\n}}\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"works.bib: line 3: annote: "):
        Source(tmp_path, Path("works.bib")).messages()


@pytest.mark.parametrize(
    "text", ["- {ref}`the last lab <lab-c>`", "| {doc}`the price <price>` | 1 |\n|---|---|\n| a | b |"]
)
def test_words_of_a_link_alone_are_a_message(text: str, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(text, encoding="utf-8")
    assert Source(tmp_path, Path("page.md")).messages()[0].startswith(("{ref}", "{doc}"))
