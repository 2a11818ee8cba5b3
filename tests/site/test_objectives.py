"""Each objective of a chapter is practised somewhere, and whatever is to be practised serves an objective."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup, SoupStrainer, Tag

from kmo_teach.check.public_part import PublicTask, task_names
from kmo_teach.language import using
from tests.site.pages import LANGUAGES, in_contents

CONTENTS = in_contents()
CHAPTERS = [page for page in CONTENTS if page[5:6].isdigit() or page in ("book/introduction", "book/conclusion")]
LABS = [page for page in CONTENTS if page.startswith("notebooks/")]


@cache
def _article(page: Path) -> Tag:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "lxml", parse_only=SoupStrainer("article")).article


def _objectives(site: Path, language: str, page: str) -> list[Tag]:
    return _article(site / language / f"{page}.html").select(".objectives li")


def _targets(page: str, objective: Tag) -> list[tuple[str, str]]:
    """Return page and anchor of each step and question that an objective names."""
    links = [link["href"] for link in objective.select(".practise a")]
    return [urldefrag(urljoin(f"{page}.html", link)) for link in links]


@pytest.mark.parametrize("page", CHAPTERS)
def test_each_objective_names_where_it_is_practised_the_same_in_all_languages(site: Path, page: str) -> None:
    for language in LANGUAGES:
        objectives = _objectives(site, language, page)
        assert len(objectives) >= 3
        idle = [one.p.get_text() for one in objectives if not one.select(".practise a, .practise-task")]
        assert idle == [], language
    english, *others = ([_targets(page, one) for one in _objectives(site, code, page)] for code in LANGUAGES)
    assert all(other == english for other in others)


@pytest.mark.parametrize("lab", LABS)
def test_each_step_of_a_lab_serves_an_objective(site: Path, lab: str) -> None:
    named = {
        anchor
        for page in CHAPTERS
        for objective in _objectives(site, "en", page)
        for target, anchor in _targets(page, objective)
        if target == f"{lab}.html"
    }
    idle = []
    for title in _article(site / f"en/{lab}.html").select("h2"):
        section = title.parent
        anchors = {section["id"], *(tag["id"] for tag in section.select(":scope > span[id]"))}
        if title.get_text().startswith("Step ") and not anchors & named:
            idle.append(title.get_text())
    assert idle == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_task_of_an_assignment_serves_an_objective(site: Path, language: str) -> None:
    articles = [_article(site / language / f"{page}.html") for page in CHAPTERS]
    told = {task.get_text() for article in articles for task in article.select(".practise-task")}
    with using(language):
        assert {PublicTask.find(name).title for name in task_names()} == told
