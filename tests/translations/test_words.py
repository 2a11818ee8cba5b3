"""Each language's own list of words finds what it is for, and its translations keep to the glossary."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.translate import words
from tools.translate.pipeline import ROOT, said
from tools.translate.segments import SourceError

LANGUAGES = sorted(path.parent.name for path in ROOT.glob("locales/*/words.toml"))
LOADED = {code: words.load(ROOT, code) for code in LANGUAGES}
RULES = [(code, rule) for code, rules in LOADED.items() for rule in rules.avoid]


@pytest.fixture(scope="module")
def everything() -> dict[str, list[tuple[str, str, str, str]]]:
    """Return all that is translated, by language: file, catalogue, message and translation."""
    return {code: [(str(file), *rest) for file, *rest in said(code)] for code in LANGUAGES}


def test_dutch_has_its_list() -> None:
    assert "nl" in LANGUAGES


@pytest.mark.parametrize("code", LANGUAGES)
def test_translations_keep_to_the_list_and_to_the_glossary(code: str, everything: dict) -> None:
    rules = LOADED[code]
    wrong = [
        f"{file}: {fault}: {translation[:80]}"
        for file, name, message, translation in everything[code]
        for fault in rules.faults(name, message, translation)
    ]
    assert wrong == []


@pytest.mark.parametrize(("code", "rule"), RULES, ids=[f"{code}: {rule.wrong}" for code, rule in RULES])
def test_rule_finds_its_wrong_example_and_passes_its_right_one(code: str, rule: words.Avoid) -> None:
    name = rule.within[0]
    assert rule.found(rule.wrong, name)
    assert list(LOADED[code].words_to_avoid(name, rule.right)) == []
    assert rule.use
    assert rule.why


@pytest.mark.parametrize("code", LANGUAGES)
def test_exception_is_needed(code: str, everything: dict) -> None:
    """An exception without which nothing would be found hides the next fault."""
    rules = LOADED[code]
    seen = [words.seen(translation) for *_, translation in everything[code]]
    idle = {
        kept
        for rule in rules.avoid
        for kept in rule.exceptions
        if not any(kept in text and rule.pattern.search(text) for text in seen)
    }
    assert idle == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_other_word_for_a_term_is_needed(code: str, everything: dict) -> None:
    rules = LOADED[code]
    idle = {(term.english, one) for term in rules.terms for one in term.also}
    for *_, message, translation in everything[code]:
        text = words.seen(translation)
        for term in rules.terms_in(message):
            if not words.says(term.translation, text):
                idle -= {(term.english, one) for one in term.also if words.says(one, text)}
    assert idle == set()


def test_lost_term_is_found() -> None:
    rules = words.load(ROOT, "nl")
    assert list(rules.faults("book/page", "Two {term}`core processes <core process>`", "Twee processen")) == [
        "term: core process is kernproces"
    ]
    assert list(rules.faults("book/page", "Two core processes", "Twee kernprocessen")) == []
    assert list(rules.faults("book/page", "See `core process`", "Zie `core process`")) == [], "code is no term"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[[avoid]]\nfind = 'a'", "'a': missing: right, use, why, wrong"),
        ("[[avoid]]\nfind = 'a'\ncolour = 1", "no such key: colour"),
        ("[[term]]\nterm = 'no such term'\n[term.also]\nx = 'y'", "not a term of .*: no such term"),
        ("[[avoid", "Expected"),
        ("[[avoid]]\nfind = '('\nuse = ''\nwhy = ''\nwrong = ''\nright = ''", "missing \\), unterminated subpattern"),
    ],
)
def test_faulty_list_is_refused(text: str, why: str, tmp_path: Path) -> None:
    file = words.path_of(tmp_path, "nl")
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=rf"words.toml: .*{why}"):
        words.load(tmp_path, "nl")


def test_language_without_a_list_is_not_measured(tmp_path: Path) -> None:
    assert words.load(tmp_path, "fr") is None
