"""The decks as they are written: short, timed, translated, and without a number of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kmo_teach.language import LANGUAGES, SOURCE_LANGUAGE
from tools.slides.chapters import decks, facts, objectives
from tools.translate import catalogue, check
from tools.translate.sources import SLIDES, all_sources

ROOT = Path(__file__).parents[2]
DECKS = decks(ROOT)
EACH = pytest.mark.parametrize("name", DECKS)
_SLIDE = re.compile(r"^#{1,2} (.+)$", re.MULTILINE)
_NOTES = re.compile(r"^```\{notes\}\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"^```\{code-cell\}.*?^```$|\A---\n.*?^---$", re.MULTILINE | re.DOTALL)
_MINUTES_IN_CLASS = re.compile(r"^\*\*Minutes:\*\* \d+ .*?, (two times )?(\d+) in class", re.MULTILINE)
_AMOUNT = re.compile(r"(EUR|USD|[€$])\s?\d|\d\s?%|\d[.,]\d|\d[\d ]{3,}\d|\b(?!(?:19|20)\d\d\b)\d{3,}")


def _slides(name: str) -> dict[str, str]:
    """Return the text of each slide of a deck, without code, by its title."""
    words = _CODE.sub("", (ROOT / "slides" / f"{name}.md").read_text(encoding="utf-8"))
    titles = list(_SLIDE.finditer(words))
    ends = [*(title.start() for title in titles[1:]), len(words)]
    return {title[1]: words[title.end() : end] for title, end in zip(titles, ends, strict=True)}


def _minutes(slide: str) -> int:
    return int(re.search(r"^:minutes: (\d+)$", slide, re.MULTILINE)[1])


def test_there_are_decks() -> None:
    assert {"1-3-phases", "2-4-2-risks-and-price"} <= set(DECKS)


@EACH
def test_a_deck_has_a_chapter_of_its_name(name: str) -> None:
    assert (ROOT / "book" / f"{name}.md").is_file()
    assert name in facts(ROOT, SOURCE_LANGUAGE)


@EACH
def test_a_deck_has_twelve_to_eighteen_slides_with_titles_of_their_own(name: str) -> None:
    text = _CODE.sub("", (ROOT / "slides" / f"{name}.md").read_text(encoding="utf-8"))
    assert 12 <= len(_SLIDE.findall(text)) == len(_slides(name)) <= 18
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1
    assert "\n### " not in text, "a slide below a slide is easily missed"


@EACH
def test_each_slide_has_notes_with_minutes_and_a_question_to_the_room(name: str) -> None:
    for title, slide in _slides(name).items():
        (notes,) = _NOTES.findall(slide) or [""]
        assert re.search(r"^:minutes: [1-9]\d?$", notes, re.MULTILINE), title
        assert re.search(r"^:ask: .+\?", notes, re.MULTILINE), title
        assert re.sub(r"^:.*\n", "", notes, flags=re.MULTILINE).strip(), f"{title}: say something in the notes"


@EACH
def test_the_minutes_fit_in_the_time_in_class_of_the_chapter(name: str) -> None:
    page = (ROOT / "instructors" / f"{name}.md").read_text(encoding="utf-8")
    twice, minutes = _MINUTES_IN_CLASS.search(page).groups()
    assert 45 <= sum(map(_minutes, _slides(name).values())) <= int(minutes) * (2 if twice else 1)


@EACH
def test_a_slide_carries_one_thought(name: str) -> None:
    for title, slide in _slides(name).items():
        shown = _NOTES.sub("", slide)
        rows = sum(line.startswith("|") for line in shown.splitlines())
        items = len(re.findall(r"^- ", shown, re.MULTILINE))
        words = len(re.sub(r"\{[\w:]+\}`[^`]*`|[|*#-]", " ", shown).split())
        assert rows <= 10, f"{title}: {rows} rows"  # a head, a rule and eight
        assert items <= 4, f"{title}: {items} items"
        assert words <= 80, f"{title}: {words} words"
        assert len(title) <= 60, f"{title}: {len(title)} characters"


@EACH
def test_first_and_last_slide_come_from_the_chapter(name: str) -> None:
    slides = list(_slides(name).values())
    assert "```{slides-start}" in slides[0]
    assert "```{slides-next}" in slides[-1]
    assert all("{slides-" not in slide for slide in slides[1:-1])
    chapter = (ROOT / "book" / f"{name}.md").read_text(encoding="utf-8")
    assert sum("```{live-app}" in slide for slide in slides) == ("App()" in chapter), (
        "one app, where the chapter has one"
    )


@EACH
def test_no_number_is_typed(name: str) -> None:
    for title, slide in _slides(name).items():
        bare = re.sub(r"\{[\w:]+\}`[^`]*`|^:minutes: .*$|\$\$.*?\$\$", "", slide, flags=re.MULTILINE | re.DOTALL)
        found = _AMOUNT.search(bare)
        assert found is None, f"{title}: take {found[0]!r} from a model, with glue_text"


def test_a_typed_number_is_seen() -> None:
    for typed in ("EUR 118", "24%", "5.3", "1,166", "60 000", "250 people", "$ 5"):
        assert _AMOUNT.search(f"It is {typed} today."), typed
    assert _AMOUNT.search("More than 70 per cent in January 2015, in 20 minutes.") is None


@EACH
def test_the_chapter_gives_the_objectives(name: str) -> None:
    for language in LANGUAGES:
        chapter = facts(ROOT, language)[name]
        assert 3 <= len(chapter["objectives"]) <= 7
        assert not any("`" in sentence or "{" in sentence for sentence in chapter["objectives"])
        assert chapter["labs"] or not (ROOT / "notebooks" / f"lab-{name}.ipynb").is_file()
        assert chapter["assignments"] or name == "introduction", "an assignment follows in each part but the first"


def test_objectives_lose_their_markup() -> None:
    page = (
        ":::{admonition} After\n:class: objectives\n\n- say *why* {term}`x <y>` is {term}`z`;\n\n  {practise}`a`\n:::\n"
    )
    assert objectives(page) == ["say why x is z;"]


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != SOURCE_LANGUAGE])
def test_the_translation_is_complete(language: str) -> None:
    for source in all_sources(ROOT, SLIDES):
        path = catalogue.path_of(ROOT, language, source.catalogue)
        known = {entry.id: entry for entry in catalogue.read(path, language) if entry.id}
        for message in source.messages():
            assert message in known, f"{path}: {message}"
            assert known[message].string, f"{path}: {message}"
            assert not known[message].fuzzy, f"{path}: {message}"
            assert not list(check.losses(message, known[message].string)), message
