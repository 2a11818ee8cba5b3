"""A page, a notebook and a code cell give their messages, and take translations back without touching anything else."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from tools.translate import code, markdown, notebook
from tools.translate.segments import SourceError, substitute
from tools.translate.sources import Source

PAGE = (Path(__file__).parent / "page.md").read_text(encoding="utf-8")


def _notebook(*cells: dict) -> str:
    return json.dumps({"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1) + "\n"


def _marked(message: str) -> str:
    """Translate into a language that has every message between double angle marks."""
    if message[:1] in "\"'f":
        quote = message.index(message[-1])
        return message[: quote + 1] + "«" + message[quote + 1 : -1] + "»" + message[-1]
    return f"«{message}»"


def _messages(text: str) -> list[str]:
    return [segment.message for segment in markdown.segments(text)]


@pytest.mark.parametrize(
    "message",
    [
        "A heading",
        "A paragraph of two lines with {term}`a term <export>` and $x$.",
        "A hard break\\\nstays one.",
        "First item over two lines",
        "Nested item",
        "A note in a list.",
        "A dropdown's title",
        "Body of a directive in a directive.",
        "Quoted over two lines.",
        "Defined word",
        "Its definition.",
        "Column | one",
        "1,250.50",
        "Alternative text of a figure",
        "Caption of a figure.",
        "Caption in cell metadata: with a colon",
        "Alternative text in cell metadata",
        "A comment that goes on over two lines",
        '"A sentence in a string"',
        'f"Profit of {profit:,.2f} EUR"',
        '"Years"',
        '"A sentence from a hidden cell"',
        "single: word; of the index",
        "A footnote.",
        r"m = \frac{\text{profit}}{\text{sales}}",
    ],
)
def test_page_gives_message(message: str) -> None:
    assert message in _messages(PAGE)


@pytest.mark.parametrize("kept", ["keep-me", "left alone", "no-words-here", "years_key", "12345", "x^2 + y^2", "<div"])
def test_page_keeps_what_is_not_text(kept: str) -> None:
    assert kept in PAGE
    assert not [message for message in _messages(PAGE) if kept in message]


def test_translated_page_has_exactly_the_translated_messages() -> None:
    segments = list(markdown.segments(PAGE))
    translated = substitute(PAGE, segments, _marked)
    assert _messages(translated) == [_marked(segment.message) for segment in segments]


def test_translation_touches_nothing_but_the_segments() -> None:
    translated = substitute(PAGE, markdown.segments(PAGE), _marked)
    assert _between_segments(translated) == _between_segments(PAGE)


def _code(source: str) -> dict:
    return {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": source}


def _between_segments(text: str) -> list[str]:
    return [text[one.end : two.start] for one, two in pairwise(markdown.segments(text))]


def test_identity_gives_the_page_byte_by_byte() -> None:
    assert substitute(PAGE, markdown.segments(PAGE), lambda message: message) == PAGE


def test_identity_gives_every_source_of_the_book_byte_by_byte(root: Path) -> None:
    from tools.translate.sources import all_sources

    for source in all_sources(root):
        if source.path.suffix != ".ipynb":
            assert source.translated(lambda message: message, "nl") == source.text, source.path


def test_code_magics_and_tool_comments_are_left_alone() -> None:
    cell = "%matplotlib inline\n!pip install x y\n# noqa: E501\n### BEGIN SOLUTION\nx = 1  # two words\nhelp?\n"
    assert [segment.message for segment in code.segments(cell)] == ["two words"]
    assert list(code.segments("%%bash\necho 'not Python'")) == []


def test_options_of_calls_are_left_alone_and_labels_are_not() -> None:
    cell = 'axes.legend(loc="upper center", title="Firms")\nprint(f"{n: >10} EUR", "x y", sep=" and ")'
    assert [segment.message for segment in code.segments(cell)] == ['"Firms"', 'f"{n: >10} EUR"', '"x y"']


def test_words_of_tables_are_translated_wherever_the_notebook_uses_them() -> None:
    source = _notebook(
        _code('fleet = ["vans"]\ntable = pd.DataFrame({"city": ["Ghent"], "EUR": [1]}, index=fleet)'),
        _code('table["sum"] = table.agg("max") * rates["rate"]\ntable["city"]'),
    )
    words = ['"vans"', '"city"', '"Ghent"', '"sum"', '"city"']
    assert list(notebook.messages(source)) == words
    cells = json.loads(notebook.translated(source, lambda word: word.upper(), "nl"))["cells"]
    assert cells[2]["source"] == 'table["SUM"] = table.agg("max") * rates["rate"]\ntable["CITY"]'


def test_names_of_a_table_made_over_a_dictionary_are_words_of_it() -> None:
    source = _notebook(
        _code(
            'places = {"Belgium": "BE", "Spain": "ES"}\n'
            "pd.DataFrame({name: [pay(code)] for name, code in places.items()})"
        )
    )
    assert list(notebook.messages(source)) == ['"Belgium"', '"Spain"']


def test_a_files_column_keeps_its_name_where_a_table_has_one_like_it() -> None:
    reads = (
        '{}(row["city"] for row in facts.table("x.csv")){}\nfor one in facts.table("y.csv"):\n    print(one["city"])'
    )
    source = _notebook(_code(reads.format("pd.DataFrame(", ', columns=["city"])') + '\ntable["city"]'))
    (cell,) = (
        cell for cell in json.loads(notebook.translated(source, str.upper, "nl"))["cells"] if "row[" in cell["source"]
    )
    assert cell["source"] == reads.format("pd.DataFrame(", ', columns=["CITY"])') + '\ntable["CITY"]'


def test_a_key_that_is_compared_keeps_its_name_where_a_table_has_a_row_like_it() -> None:
    cell = (
        'rows = {{{}: sum(one.amount for one in lines if one.key == "duty" or one.key in ("duty", "two words"))}}\n'
        "pd.Series(rows)"
    )
    translated = notebook.translated(_notebook(_code(cell.format('"duty"'))), str.upper, "nl")
    assert cell.format('"DUTY"') in [one["source"] for one in json.loads(translated)["cells"]]


def test_both_answers_of_a_row_are_words_of_the_table() -> None:
    source = _notebook(_code('pd.Series({"due": "yes" if found.due else "no"})'))
    assert list(notebook.messages(source)) == ['"due"', '"yes"', '"no"']


def test_controls_are_renamed_in_the_call_and_in_the_function_that_they_move() -> None:
    head = "@interact({0}=(0, 9), n=3)\ndef move({0}=1, n=3):\n"
    cell = head + "    print(f'{{n}} days')\n    return f(rate={0}) * {0}\nrate = 2\n"
    source = cell.format("rate")
    assert {segment.message for segment in code.segments(source)} == {"rate=", "f'{n} days'"}
    renamed = substitute(source, code.segments(source), lambda message: message.replace("rate=", "koers="))
    assert renamed == cell.format("koers")


def test_long_comment_is_wrapped_in_its_column() -> None:
    cell = "if x:\n    # a comment\n    pass\n"
    translated = substitute(cell, code.segments(cell), lambda _: "woord " * 40)
    assert {line[:6] for line in translated.splitlines()[1:-1]} == {"    # "}
    assert max(map(len, translated.splitlines())) <= 100


def test_notebook_is_translated_with_its_metadata_and_speaks_the_language() -> None:
    source = _notebook(
        {"cell_type": "markdown", "metadata": {}, "source": ["# A lab\n", "\n", "Some text."]},
        {
            "cell_type": "code",
            "execution_count": 3,
            "outputs": [{"output_type": "stream", "text": "old"}],
            "metadata": {"mystnb": {"figure": {"caption": "A caption", "name": "fig-x"}}},
            "source": "# Do it\nx = 1",
        },
    )
    assert list(notebook.messages(source)) == ["A lab", "Some text.", "Do it", "A caption"]
    language, text, cell = json.loads(notebook.translated(source, _marked, "nl"))["cells"]
    assert language["source"] == "%env KMO_LANG=nl"
    assert text["source"] == ["# «A lab»\n", "\n", "«Some text.»"]
    assert cell["source"] == "# «Do it»\nx = 1"
    assert cell["metadata"]["mystnb"]["figure"] == {"caption": "«A caption»", "name": "fig-x"}
    assert (cell["outputs"], cell["execution_count"]) == ([], None)


def test_contents_and_configuration_give_what_a_reader_sees(tmp_path: Path) -> None:
    (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: index\nparts:\n- caption: Part one\n  chapters: []\n")
    (tmp_path / "_config.yml").write_text("title: The course\nauthor: Some one\nsphinx:\n  config:\n    a: b c\n")
    assert Source(tmp_path, Path("_toc.yml")).messages() == ["Part one"]
    assert Source(tmp_path, Path("_config.yml")).messages() == ["The course", "Some one"]
    translated = Source(tmp_path, Path("_toc.yml")).translated(lambda _: "Deel 'één': x", "nl")
    assert "caption: \"Deel 'één': x\"\n" in translated


def test_unknown_directive_stops_the_tool_and_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book/page.md").write_text("Text\n\n```{novelty} x\nbody\n```\n")
    with pytest.raises(SourceError, match=r"book/page.md: line 3: say in tools/translate/directives.py .*novelty"):
        Source(tmp_path, Path("book/page.md")).messages()
