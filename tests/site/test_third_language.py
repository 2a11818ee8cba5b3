"""A third language needs its catalogues and one entry: in a copy of the course, every word of one is marked by machine.

What a reader of it sees and is not marked was never offered to a translator. The few things that may stay are listed
here with the reason.
"""

from __future__ import annotations

import html
import io
import json
import re
import tokenize
from pathlib import Path

import pytest

from kmo_teach.case import get_running_case
from kmo_teach.phases import get_real_firm
from tests.site.marked import OPEN, cited_names, seen, unmarked
from tests.site.third_course import CODE, ThirdCourse
from tools.translate.pipeline import ROOT

PAGES = (
    "book/introduction",
    "book/1-1-definition",
    "book/bibliography",
    "book/glossary",
    "notebooks/lab-1-1-definition",
)
LEFT_OUT = r"(?i)unknown (source )?document|undefined label|cross-reference target not found"
"""Warnings of a site of a few pages: they point to others."""
_PEOPLE = (*get_running_case().owners, *get_running_case().staff_members)
MAY_STAY = {
    get_running_case().name: "a name",
    **dict.fromkeys((person.name for person in _PEOPLE), "a person"),
    "".join(person.first_name for person in _PEOPLE): "the first names in a drawing",
    "Sisällysluettelo": "Sphinx's own word, in its own translation",
    "Copyright": "the same word in every translation of Sphinx",
    "Ctrl+K": "names of keys",
    "True": "Python's word in a table of pandas",
    "False": "Python's word in a table of pandas",
    "abcde": "letters that name the parts of a definition",
    "bcd": "letters that name the parts of a definition",
    "ce": "letters that name the parts of a definition",
    "km": "a unit",
    "kmindex": "the two in one row of a table's head",
    "index": "the name that pandas gives to the rows",
    "lab": "a label: its page is not in this site",
    "drivers": "a name of a page that is not in this site",
    "phases": "a name of a page that is not in this site",
    "conclusion": "a name of a page that is not in this site",
    **dict.fromkeys(cited_names(ROOT / "book" / "references.bib"), "who is cited: a person, a firm or a body"),
    **{event.source.publisher: "a name of a paper" for event in get_real_firm("fertikal").events},
}
_SOURCE_OF_FACTS = {
    "net_pay": "the laws and the names of contributions in their own languages",
    "cash_cycle": "the titles of the surveys",
}
"""Apps whose tables cite what they rest on."""


@pytest.fixture(scope="module")
def course(root: Path, tmp_path_factory: pytest.TempPathFactory) -> ThirdCourse:
    """Return the copy with the entry and with empty catalogues: what CONTRIBUTING says, and no more."""
    copy = ThirdCourse(root, tmp_path_factory.mktemp("course"))
    copy.add_entry()
    copy.run("-m", "tools.translate", "extract")
    copy.run("-m", "tools.release", "--messages", "--assignment", "ps1")
    return copy


@pytest.fixture(scope="module")
def draft(course: ThirdCourse) -> dict:
    """Return an assignment's notebook in the new language before anything is translated; no other language waits."""
    refused = course.run("-m", "tools.release", "--assignment", "ps1", fails=True)
    assert "The translation is not complete (a draft goes on: make release DRAFT=1):" in refused
    assert f"{CODE}: missing: " in refused
    course.run("-m", "tools.release", "--assignment", "ps1", "--draft")
    return _assignment(course)


@pytest.fixture(scope="module")
def translated(course: ThirdCourse, draft: dict) -> ThirdCourse:
    """Return the copy with every message marked."""
    course.translate()
    assert course.run("-m", "tools.translate", "check").strip() == "0 translation problems"
    course.run("-m", "tools.catalogues")
    return course


def _assignment(course: ThirdCourse) -> dict:
    return json.loads((course.folder / f"exercises/{CODE}/ps1/ps1.ipynb").read_text(encoding="utf-8"))


def _stays(words: str) -> bool:
    rest = re.sub("|".join(rf"\b{re.escape(part)}\b" for part in sorted(MAY_STAY, key=len, reverse=True)), "", words)
    return not re.search(r"[^\W\d_]{2}", rest)


def test_draft_of_a_release_is_english_where_a_translation_is_missing(draft: dict) -> None:
    assert draft["metadata"]["kmo"]["language"] == CODE
    text = "".join("".join(cell["source"]) for cell in draft["cells"])
    assert "*Your answer here.*" in text
    assert "...  # your answer here" in text
    assert "SOLUTION" not in text


def test_released_assignment_is_in_the_language(translated: ThirdCourse) -> None:
    translated.run("-m", "tools.release", "--assignment", "ps1")
    left = []
    for cell in _assignment(translated)["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            left += unmarked(re.sub(r"`[^`]*`|\$[^$]*\$|\$\$.*?\$\$", "", source.replace("\n", " ")))
        else:
            words = [t.string for t in tokenize.generate_tokens(io.StringIO(source).readline)]
            left += [word for one in words if " " in one.strip("#\"' ") for word in unmarked(one)]
    assert [words for words in left if "\\" not in words] == [], "but for formulas"
    public = (translated.folder / "kmo_teach/check/public/ps1.json").read_text(encoding="utf-8")
    assert [text for text in re.findall(rf'"{CODE}": "(.*)"', public) if not text.startswith(OPEN)] == []


def test_search_for_secrets_knows_the_language(translated: ThirdCourse) -> None:
    found = translated.run("-c", "from tools.student import Secrets\nprint(*Secrets.of().texts, sep='\\n')")
    english = translated.run("-c", "from kmo_teach.grading.assignment import load\n" + _HIDDEN_HINTS)
    hints = [hint for hint in english.splitlines() if len(hint) > 20]
    assert hints
    assert [hint for hint in hints if f"{OPEN}{' '.join(hint.replace('_', '').split())}" not in found] == []


_HIDDEN_HINTS = """
from pathlib import Path
for task in load(Path.cwd(), "ps1").tasks:
    for wrong in getattr(task, "wrong", ()):
        if not wrong.public:
            print(wrong.hint)
"""


def test_every_app_answers_in_the_language(translated: ThirdCourse) -> None:
    said = translated.run(
        "-c",
        "import json\n"
        "from kmo_teach.apps.kit.markup import app_html\n"
        "from kmo_teach.apps.kit.registry import APPS\n"
        f"print(json.dumps({{name: app_html(name, language={CODE!r}) for name in APPS}}))",
    )
    apps = json.loads(said.splitlines()[-1])
    assert len(apps) > 10
    left = {
        name: sorted({words for words in seen(page, CODE) if not _stays(words)})
        for name, page in apps.items()
        if name not in _SOURCE_OF_FACTS
    }
    assert {name: words for name, words in left.items() if words} == {}


@pytest.fixture(scope="module")
def pages(translated: ThirdCourse) -> Path:
    """Return the folder of a few built pages."""
    _build(translated)
    return translated.folder / "_build" / "html" / CODE


def test_pages_are_in_the_language(pages: Path) -> None:
    left = {}
    for page in PAGES:
        words = {text for text in seen(_read(pages / f"{page}.html"), CODE) if not _stays(text)}
        if words:
            left[page] = sorted(words)
    assert left == {}


def test_search_speaks_the_language(pages: Path) -> None:
    """The words of Sphinx's scripts, and what the search page knows of near words."""
    spoken = json.loads(re.search(r'"messages": (\{.*\}), "plural', _read(pages / "_static/translations.js"))[1])
    scripts = "".join(_read(pages / "_static" / name) for name in ("searchtools.js", "sphinx_highlight.js"))
    asked = set(re.findall(r'(?:\b_|gettext)\(\s*"((?:[^"\\]|\\.)*)"', scripts))
    assert len(asked) > 4
    assert {text for text in asked if not spoken.get(text, "").startswith(OPEN)} == set()
    given = json.loads(html.unescape(re.search(r'data-words="([^"]*)"', _read(pages / "search.html"))[1]))
    said = [given["instead"], given["look"], *(link["words"] for link in given["links"]), *given["terms"]]
    assert [text for text in said if not text.startswith(OPEN)] == []


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _build(course: ThirdCourse) -> None:
    """Build a few pages and see that Sphinx has nothing to say against them but that the others are missing."""
    contents = "".join(f"- file: {page}\n" for page in PAGES[1:])
    (course.folder / "_toc.yml").write_text(f"format: jb-book\nroot: {PAGES[0]}\nchapters:\n{contents}", "utf-8")
    for lab in (course.folder / "notebooks").glob("*.ipynb"):
        if f"notebooks/{lab.stem}" not in PAGES:
            lab.unlink()
    course.run(
        "-c",
        "from pathlib import Path\nfrom tools.translate.catalogue import compile_theme\n"
        f"compile_theme(Path.cwd(), {CODE!r}, Path('_build/locale'))",
    )
    said = course.run("-m", "tools.site_language", CODE, "en", "nl", CODE, fails=True)
    warnings = [line for line in said.splitlines() if re.search(r"\b(WARNING|ERROR|CRITICAL): ", line)]
    assert [line for line in warnings if not re.search(LEFT_OUT, line)] == []
