"""From sources to catalogues to a translated tree, on a small book."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.translate import catalogue
from tools.translate.pipeline import apply, extract, languages, problems


@pytest.fixture
def book(tmp_path: Path) -> Path:
    for name, text in {
        "_config.yml": "title: The course\n",
        "_toc.yml": "root: book/index\nparts:\n- caption: Part one\n  chapters:\n  - file: book/page\n",
        "book/index.md": "# Welcome\n\nSee {ref}`here <there>`.\n",
        "book/page.md": "(there)=\n# A page\n\nWelcome\n",
        "book/data.csv": "a,b\n",
        "kmo_teach/model.py": 'WORD, text = N_("Growth"), _("{n} days").format(n=1)\n',
        "kmo_teach/page.py": """button = f"<button>{_('Reset')}</button>"\n""",
        "locales/nl/LC_MESSAGES/kmo_teach.po": "",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    extract(tmp_path)
    return tmp_path


def _translate(book: Path, name: str, **words: str) -> None:
    path = catalogue.path_of(book, "nl", name)
    entries = catalogue.read(path, "nl")
    for message in entries:
        if message.id:
            message.string = words.get(str(message.id), message.string or "«" + str(message.id) + "»")
    path.write_bytes(catalogue.written(entries, name, "nl"))


def _translate_all(book: Path) -> None:
    folder = catalogue.path_of(book, "nl", "x").parent
    for path in folder.rglob("*.po"):
        _translate(book, path.relative_to(folder).with_suffix("").as_posix())


def _wrong(book: Path, what: str) -> list[str]:
    return [problem for problem in problems("nl", book) if what in problem]


def test_each_source_has_its_catalogue(book: Path) -> None:
    folder = catalogue.path_of(book, "nl", "x").parent
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.po")}
    assert found == {"book/index.po", "book/page.po", "site.po", "kmo_teach.po", "theme.po"}
    assert languages(book) == ["nl"]
    package = catalogue.read(catalogue.path_of(book, "nl", "kmo_teach"), "nl")
    assert [message.id for message in package if message.id] == ["Growth", "{n} days", "Reset"]


def test_untranslated_book_is_reported_message_by_message(book: Path) -> None:
    assert "locales/nl/LC_MESSAGES/book/page.po: missing: A page" in list(problems("nl", book))


def test_translated_book_passes_and_is_written(book: Path) -> None:
    _translate_all(book)
    assert list(problems("nl", book)) == []
    apply("nl", book)
    written = book / "_build/source/nl"
    assert (written / "book/page.md").read_text() == "(there)=\n# «A page»\n\n«Welcome»\n"
    assert (written / "_toc.yml").read_text().count('caption: "«Part one»"') == 1
    assert (written / "book/data.csv").read_text() == "a,b\n"


def test_english_copy_is_the_source(book: Path) -> None:
    apply("en", book)
    assert (book / "_build/source/en/book/page.md").read_bytes() == (book / "book/page.md").read_bytes()


def test_only_what_changed_is_written_and_what_is_gone_is_removed(book: Path) -> None:
    _translate_all(book)
    apply("nl", book)
    assert apply("nl", book) == []
    (book / "book/index.md").write_text("# Welcome\n", encoding="utf-8")
    (book / "book/data.csv").unlink()
    written = book / "_build/source/nl"
    assert apply("nl", book) == [written / "book/index.md"]
    assert not (written / "book/data.csv").exists()


def test_changed_message_becomes_fuzzy_and_gone_ones_are_dropped(book: Path) -> None:
    _translate_all(book)
    (book / "book/index.md").write_text("# Welcome\n\nSee also {ref}`here <there>`.\n", encoding="utf-8")
    assert _wrong(book, "missing") == ["locales/nl/LC_MESSAGES/book/index.po: missing: See also {ref}`here <there>`."]
    assert _wrong(book, "obsolete") == ["locales/nl/LC_MESSAGES/book/index.po: obsolete: See {ref}`here <there>`."]
    extract(book)
    assert list(problems("nl", book)) == ["locales/nl/LC_MESSAGES/book/index.po: fuzzy: See also {ref}`here <there>`."]


def test_catalogue_of_a_page_that_is_gone_is_removed(book: Path) -> None:
    (book / "book/page.md").unlink()
    assert _wrong(book, "obsolete file") == ["locales/nl/LC_MESSAGES/book/page.po: obsolete file"]
    extract(book)
    assert _wrong(book, "obsolete file") == []


def test_lost_reference_is_reported(book: Path) -> None:
    _translate_all(book)
    _translate(book, "book/index", **{"See {ref}`here <there>`.": "Zie hier."})
    assert _wrong(book, "lost reference") == [
        "locales/nl/LC_MESSAGES/book/index.po: lost reference: ref there: See {ref}`here <there>`."
    ]


def test_extracting_twice_changes_nothing(book: Path) -> None:
    _translate_all(book)
    extract(book)
    before = {path: path.read_bytes() for path in book.rglob("*.po")}
    extract(book)
    assert {path: path.read_bytes() for path in book.rglob("*.po")} == before
