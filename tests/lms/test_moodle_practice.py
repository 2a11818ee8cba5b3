"""Practice tasks in Moodle: each version's numbers are those of the page, and each misconception has its feedback."""

from __future__ import annotations

from itertools import groupby

import pytest

from kmo_teach.language import LANGUAGES, using
from kmo_teach.practice.tasks.kit.drawn import drawn
from kmo_teach.practice.tasks.kit.judge import judge
from kmo_teach.practice.tasks.kit.markup import inline
from kmo_teach.practice.tasks.kit.question import NumberQuestion
from kmo_teach.practice.tasks.kit.registry import find, modules, tasks_of
from tests.lms.made import made
from tests.lms.readers import plain
from tools.lms.moodle_practice import VERSIONS

pytestmark = pytest.mark.xdist_group("lms")


def _entries(language):
    return [entry for entry in plain(made(language)["moodle-practice.xml"]) if entry.get("type") != "category"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_task_is_a_category_with_all_its_versions(language):
    entries = list(plain(made(language)["moodle-practice.xml"]))
    sizes = [
        len(list(group))
        for is_head, group in groupby(entries, lambda one: one.get("type") == "category")
        if not is_head
    ]
    assert sizes == [VERSIONS] * sum(len(tasks_of(module)) for module in modules())
    texts = [entry.findtext("questiontext/text") for entry in _entries(language)]
    assert len(set(texts)) > 0.7 * len(texts), "students would get the same numbers"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_is_graded_and_commented_as_on_the_page(language):
    for entry in _entries(language):
        chapter, name, version = entry.findtext("name/text").split("/")
        with using(language):
            question = drawn(find(chapter, name), int(version) - 1)
            answers = entry.findall("answer")
            assert entry.find("generalfeedback/text").text
            if isinstance(question, NumberQuestion):
                told = [(float(one.get("fraction")), one.findtext("feedback/text")) for one in answers]
                assert told == [(100, ""), *((0, inline(one.hint)) for one in question.wrong)]
                for one in answers:
                    value = one.findtext("text")
                    typed = value.replace(".", LANGUAGES[language].decimal)
                    assert judge(question, typed).met == (one.get("fraction") == "100")
                    assert float(one.findtext("tolerance")) > 0
            else:
                shares = [float(one.get("fraction")) for one in answers]
                assert [share > 0 for share in shares] == [option.right for option in question.options]
                assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=0.001)
                assert (entry.findtext("single") == "false") is question.several
