"""From sources to catalogues to a translated tree, on a small book."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kmo_teach.language import LANGUAGES, SOURCE_LANGUAGE
from tools.translate import catalogue
from tools.translate.pipeline import apply, extract, languages, problems
from tools.translate.segments import SourceError

_WORKS = """@misc{a1999,
  title  = {{A work}},
  year   = {1999},
  howpublished = {example.org/page},
  annote = {Abstract read.},
}

@misc{b2000,
  title  = {{Another work}},
  year   = {n.d.},
  annote = {Abstract read.}
}

@misc{c2001,
  title  = {{A third work}},
  annote = {Not read; known from others.}
}
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    for name, text in {
        "_config.yml": "title: The course\n",
        "_toc.yml": "root: book/index\nparts:\n- caption: Part one\n  chapters:\n  - file: book/page\n",
        "book/index.md": "# Welcome\n\nSee {ref}`here <there>`.\n",
        "book/page.md": "(there)=\n# A page\n\nWelcome\n",
        "book/data.csv": "a,b\n",
        "book/references.bib": _WORKS,
        "kmo_teach/model.py": 'WORD, text = N_("Growth"), _("{n} days")\npgettext("of a child", "Growth")\n',
        "kmo_teach/other.py": '_("Reset")',
        "kmo_teach/facts/a.csv": "# source: per row\n# date: 2026-11-28\n# unit: days\na,b\n",
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
    assert found == {"book/index.po", "book/page.po", "book/references.po", "site.po", "kmo_teach.po", "theme.po"}
    assert languages(book) == [code for code in LANGUAGES if code != SOURCE_LANGUAGE]
    package = catalogue.read(catalogue.path_of(book, "nl", "kmo_teach"), "nl")
    assert [message.id for message in package if message.id] == [
        "Growth",
        "{n} days",
        "Growth",
        "Reset",
        "per row",
        "days",
    ]


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


def test_catalogue_of_a_page_that_is_gone_is_put_aside_and_said(book: Path, capsys: pytest.CaptureFixture) -> None:
    _translate_all(book)
    (book / "book/page.md").unlink()
    assert _wrong(book, "obsolete file") == ["locales/nl/LC_MESSAGES/book/page.po: obsolete file"]
    extract(book)
    assert _wrong(book, "obsolete file") == []
    aside = "_build/translate/aside/nl/LC_MESSAGES/book/page.po"
    assert "«A page»" in (book / aside).read_text(encoding="utf-8")
    said = capsys.readouterr().out
    assert f"locales/nl/LC_MESSAGES/book/page.po has no source any more: it is now {aside}\n" in said


def test_renamed_page_keeps_its_translation(book: Path, capsys: pytest.CaptureFixture) -> None:
    (book / "book/page.md").write_text("# A page\n\nFirst\n\nSecond\n\nA third sentence\n", encoding="utf-8")
    extract(book)
    _translate_all(book)
    (book / "book/page.md").rename(book / "book/2-renamed.md")
    (book / "book/2-renamed.md").write_text(
        "# A page\n\nFirst\n\nSecond\n\nA third sentence, edited\n", encoding="utf-8"
    )
    (book / "book/new.md").write_text("# Another page\n\nFirst\n", encoding="utf-8")
    extract(book)
    known = catalogue.translations(catalogue.read(catalogue.path_of(book, "nl", "book/2-renamed"), "nl"))
    assert known == {"A page": "«A page»", "First": "«First»", "Second": "«Second»"}
    assert _wrong(book, "fuzzy") == ["locales/nl/LC_MESSAGES/book/2-renamed.po: fuzzy: A third sentence, edited"]
    assert not catalogue.path_of(book, "nl", "book/page").exists()
    assert "page.po went with its source: it is now locales/nl/LC_MESSAGES/book/2-renamed.po" in capsys.readouterr().out


def test_catalogue_of_several_files_names_them_at_each_message(book: Path) -> None:
    package = catalogue.path_of(book, "nl", "kmo_teach").read_text(encoding="utf-8")
    assert '#: kmo_teach/model.py\nmsgid "Growth"\n' in package
    assert '#: kmo_teach/other.py kmo_teach/page.py\nmsgid "Reset"\n' in package
    assert "# Translation of book/page.md into nl.\n" in catalogue.path_of(book, "nl", "book/page").read_text("utf-8")


def test_word_in_two_senses_has_two_translations(book: Path) -> None:
    path = catalogue.path_of(book, "nl", "kmo_teach")
    entries = catalogue.read(path, "nl")
    words = {(entry.id, entry.context): entry for entry in entries if entry.id}
    assert {("Growth", None), ("Growth", "of a child")} <= set(words)
    for (text, sense), entry in words.items():
        entry.string = f"«{text}, {sense}»"
    path.write_bytes(catalogue.written(entries, "kmo_teach", "nl"))
    extract(book)
    assert _wrong(book, "kmo_teach.po") == []
    words["Growth", "of a child"].string = ""
    path.write_bytes(catalogue.written(entries, "kmo_teach", "nl"))
    assert _wrong(book, "kmo_teach.po") == ["locales/nl/LC_MESSAGES/kmo_teach.po: missing: Growth (of a child)"]


def test_folder_without_an_entry_is_told(book: Path) -> None:
    (book / "locales/xx/LC_MESSAGES").mkdir(parents=True)
    with pytest.raises(SourceError, match=r"locales/xx: the course has no such language\. Put its entry into"):
        languages(book)


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


def test_our_words_on_works_are_messages_each_once_and_their_titles_are_none(book: Path) -> None:
    words = catalogue.read(catalogue.path_of(book, "nl", "book/references"), "nl")
    assert [message.id for message in words if message.id] == ["Abstract read.", "n.d.", "Not read; known from others."]
    assert "# Translation of book/references.bib into nl." in words.header_comment


def test_untranslated_words_on_a_work_fail_the_check(book: Path) -> None:
    _translate_all(book)
    _translate(book, "book/references", **{"Abstract read.": ""})
    assert list(problems("nl", book)) == ["locales/nl/LC_MESSAGES/book/references.po: missing: Abstract read."]


def test_words_on_works_are_written_in_the_language_and_the_works_stay(book: Path) -> None:
    _translate_all(book)
    apply("nl", book)
    written = (book / "_build/source/nl/book/references.bib").read_text(encoding="utf-8")
    assert written == re.sub(r"\{((?:Abstract|Not) .*|n\.d\.)\}", r"{«\1»}", _WORKS)


def test_sign_that_bibtex_reads_otherwise_stays_what_it_is(book: Path) -> None:
    _translate(book, "book/references", **{"Abstract read.": "5% gelezen."})
    apply("nl", book)
    assert r"{5\% gelezen.}" in (book / "_build/source/nl/book/references.bib").read_text(encoding="utf-8")
