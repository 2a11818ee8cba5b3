"""``kmo read``: what a person gives reaches the gradebook, what a student wrote is shown and never run, and of two
readers nobody loses points.
"""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import threading
from html import unescape

import pytest

from kmo_teach.grading import by_hand, found, notebook, report
from kmo_teach.grading.assignment import load, translated
from kmo_teach.grading.command import main
from kmo_teach.grading.folder import reserved
from kmo_teach.grading.grade import Batch
from kmo_teach.grading.gradebook import GradebookError
from kmo_teach.grading.judge import Mark
from kmo_teach.grading.names import Student
from kmo_teach.grading.reading import desk as desks
from kmo_teach.grading.reading.desk import Desk
from kmo_teach.grading.reading.prose import prose
from kmo_teach.grading.reading.serve import Server
from kmo_teach.grading.results import NEEDS_GRADING, Result
from kmo_teach.language import LANGUAGES, using
from tests.grading import cohort
from tests.grading.reader import Reader

HOSTILE = (
    'I say **yes**.\n\n<script>document.title = "run"</script>\n\n![p](http://elsewhere.example/p.png) '
    "[here](javascript:document.title='run')\n\n<img src=x onerror=\"document.title='run'\">"
)
ADVICE = {"Bo Jansen": HOSTILE, "Cy Maes": "Third.", "An Peeters": "First."}
EVERYBODY = {"An Peeters", "Bo Jansen", "Cy Maes"}


def keep(root, folder, advice=ADVICE, without=()):
    """Keep a batch as ``kmo grade`` does, without running anything."""
    assignment = load(root, "ps1")
    results, notebooks = [], {}
    for name in sorted(advice.keys() - set(without)):
        student = Student(name.split()[0].lower(), name)
        made = cohort.right(but={"advice": advice[name], "memo": "slips = []\n...  # your answer here\n# 1, 3"})
        read = found.restored(notebook.read(json.dumps(made).encode()), assignment)
        marks = [Mark(task.name, float(task.points), "right") for task in assignment.tasks[:-3]]
        marks += [
            Mark("memo", None, "elsewhere"),
            Mark("next-phase", 0.0, "unanswered"),
            Mark("advice", None, "to read"),
        ]
        answers = {mark.task: f"answer-{advice[name]}" for mark in marks if mark.outcome != "unanswered"}
        results.append(Result(student, "en", tuple(marks), NEEDS_GRADING, answers=answers))
        notebooks[student.key] = read
    report.keep(Batch(assignment, tuple(results), notebooks), folder)


@pytest.fixture
def folder(root, tmp_path):
    keep(root, tmp_path)
    return tmp_path


@pytest.fixture
def opened(root, folder):
    """Return a function that starts ``kmo read`` on the folder."""
    servers = []

    def start(**options):
        servers.append(Server(Desk(root, folder, **options)))
        threading.Thread(target=servers[-1].run, daemon=True).start()
        return Reader(servers[-1].address)

    yield start
    for server in servers:
        server.close()


def given(folder):
    """Return what reaches the tables and the pages of feedback: points and comment of each student's advice."""
    told = by_hand.given_by_hand(folder, "ps1")
    return {key: tasks["advice"] for key, tasks in told.items() if "advice" in tasks}


@pytest.mark.parametrize("language", LANGUAGES)
def test_question_rubric_answer_and_points_are_on_one_page(root, opened, language):
    reader = opened()
    place = reader.links("advice")["An Peeters"].removeprefix(f"{reader.at.path}en/")
    text = unescape(reader.page(place, language))
    assert f'<html lang="{language}">' in text
    with using(language):
        task = load(root, "ps1").task("advice")
        for level in task.rubric:
            assert translated(root, "ps1", level.shows) in text
    question = cohort.cell(cohort.released(language), "advice-text")["source"]
    assert "".join(question).strip().splitlines()[-1].strip("*_") in text
    assert "First." in text


def test_points_and_comment_are_in_the_gradebook_at_once(root, opened, folder):
    _text, give = opened().open("advice", "An Peeters")
    assert give("2,5", "Which contract?")[0] == 303
    assert given(folder) == {"an": (2.5, "Which contract?")}
    complete, _given = report.with_given(report.read(root, folder), folder)
    an = next(result for result in complete.results if result.student.id == "an")
    assert next(mark for mark in an.marks if mark.task == "advice").points == 2.5


def test_points_can_be_taken_back_and_a_comment_can_wait(opened, folder):
    reader = opened()
    reader.open("advice", "An Peeters")[1]("2")
    reader.open("advice", "An Peeters")[1]("", "Half a thought")
    assert given(folder) == {}
    text, _give = reader.open("advice", "An Peeters")
    assert "Half a thought" in text, "it is kept for whoever goes on"


def test_an_answer_beside_its_place_is_read_and_a_checked_one_can_be(opened, folder):
    reader = opened()
    text, give = reader.open("memo", "An Peeters")
    assert "1, 3" in text
    assert "not where it was asked for" in text
    give("2")
    _text, give = reader.open("denominator", "Bo Jansen")
    give("0,5", "Say of what.")
    told = by_hand.given_by_hand(folder, "ps1")
    assert told["an"] == {"memo": (2.0, "")}
    assert told["bo"] == {"denominator": (0.5, "Say of what.")}
    assert not reader.links("next-phase"), "nobody answered it"


@pytest.mark.parametrize("points", ["4", "-1", "two", "nan", "inf", "1e3"])
def test_points_that_are_not_allowed_are_told_and_lose_no_comment(opened, folder, points):
    _text, give = opened().open("advice", "An Peeters")
    status, _headers, text = give(points, "A long comment")
    assert status == 422
    assert f"{points} is not allowed. Give a number from 0 to 3." in unescape(text)
    assert "A long comment" in text
    assert given(folder) == {}
    answer = json.loads(give(points, "A long comment", Accept="application/json")[2])
    assert answer["fault"]
    assert "status" not in answer


def test_of_two_readers_the_second_is_told_and_nothing_is_lost(opened, folder):
    _text, first = opened().open("advice", "An Peeters")
    _text, second = opened().open("advice", "An Peeters")
    assert first("1", "Mine")[0] == 303
    status, _headers, text = second("3", "Also mine")
    assert status == 409
    assert "points “1”, comment “Mine”. Nothing was saved." in unescape(text)
    assert 'value="3"' in text
    assert "Also mine</textarea>" in text
    assert given(folder) == {"an": (1.0, "Mine")}
    seen = re.search(r'name="seen" value="([^"]+)"', text)[1]
    assert second("3", "Also mine", seen=seen)[0] == 303, "who knows may put it in place of the other"
    assert given(folder) == {"an": (3.0, "Also mine")}
    assert second("3", "Also mine")[0] == 303, "the same twice is no quarrel"


def test_many_readers_at_once_lose_nothing(opened, folder):
    """Each gives points to a student of their own, at the same moment; and of those who want the same one, one wins."""
    readers = [opened() for _each in range(2)]
    own = [(name, readers[at % 2].open("advice", name)[1]) for at, name in enumerate(sorted(ADVICE))]
    rivals = [readers[at % 2].open("denominator", "An Peeters")[1] for at in range(4)]
    statuses = []
    acts = [lambda give=give, at=at: give(str(at), f"by {at}") for at, (_name, give) in enumerate(own)]
    acts += [lambda give=give, at=at: statuses.append(give("0", f"rival {at}")[0]) for at, give in enumerate(rivals)]
    threads = [threading.Thread(target=act) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert given(folder) == {"an": (0.0, "by 0"), "bo": (1.0, "by 1"), "cy": (2.0, "by 2")}
    assert sorted(statuses) == [303, 409, 409, 409]


def test_an_answer_that_was_graded_anew_is_read_anew(root, opened, folder):
    reader = opened()
    _text, give = reader.open("advice", "An Peeters")
    keep(root, folder, ADVICE | {"An Peeters": "Another answer."})
    status, _headers, text = give("3")
    assert status == 409
    assert "the batch was graded again" in unescape(text)
    assert given(folder) == {}
    text, give = reader.open("advice", "An Peeters")
    assert "Another answer." in text
    assert give("3")[0] == 303
    keep(root, folder, ADVICE, without=["An Peeters"])
    assert give("2")[0] == 404


def test_while_another_command_works_nothing_is_lost(opened, folder, monkeypatch):
    monkeypatch.setattr(desks, "_WAIT_SECONDS", 0.2)
    _text, give = opened().open("advice", "An Peeters")
    with reserved(folder):
        status, _headers, text = give("2", "Mine", Accept="application/json")
    assert status == 503
    assert "Another kmo is at work" in json.loads(text)["refused"]
    assert give("2", "Mine")[0] == 303
    assert given(folder) == {"an": (2.0, "Mine")}


def test_without_names_nothing_tells_who_it_is(opened, folder):
    reader = opened(anonymous=True)
    links = reader.links("advice")
    assert links.keys() == {"Student 1", "Student 2", "Student 3"}
    for name, href in links.items():
        text = reader.ask(href)[2]
        assert not any(each in text + href for each in EVERYBODY), name
    reader.open("advice", next(iter(links)))[1]("1")
    assert len(given(folder)) == 1


def test_nothing_that_a_student_wrote_is_markup(opened):
    text, _give = opened().open("advice", "Bo Jansen")
    assert "<strong>yes</strong>" in text
    own = text.replace(re.search(r"<script type=[^>]+></script>", text)[0], "")
    assert "<script" not in own
    assert "<img" not in own
    assert "onerror" in unescape(own), "it can be read"
    assert not re.search(r'(href|src)="(?!/|#|data:,)', own)


@pytest.mark.parametrize(
    "text", ["> " * 3_000, "[" * 20_000, "*a_" * 9_000, "<!--" * 9_000, "x" * 200_000, "\x00\ud800"]
)
def test_any_text_can_be_shown(text):
    assert prose(text)


@pytest.mark.parametrize("path", ["/", "/en/", "/page.js", "/{wrong}/en/", "/{wrong}/page.css"])
def test_who_does_not_have_the_address_gets_nothing(opened, path):
    reader = opened()
    wrong = "x" * (len(reader.at.path) - 2)
    status, headers, text = reader.ask(path.replace("{wrong}", wrong))
    assert (status, text) == (404, "")
    assert reader.ask(f"{reader.at.path}en/", Host="evil.example:80")[0] == 404
    assert "default-src 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("place", ["nothing/", "advice/nobody", "../../etc/passwd", "desk.py", "%00"])
def test_an_address_that_is_none_is_told(opened, place):
    reader = opened()
    assert reader.ask(f"{reader.at.path}en/{place}")[0] == 404
    assert reader.ask(f"{reader.at.path}en/", {"points": "1"})[0] == 404


def test_two_addresses_are_never_the_same(opened):
    assert opened().at.path != opened().at.path


def test_the_command_says_where_the_page_is_and_ends_well(root, folder):
    command = [
        sys.executable,
        "-m",
        "kmo_teach",
        "read",
        "--course",
        str(root),
        "--output",
        str(folder),
        "--no-browser",
    ]
    started = subprocess.Popen(
        [*command, "--assignment", "ps1"],
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background jobs ignore it
    )
    again = rf"kmo export --assignment ps1 (--course \S+ )?--output {re.escape(str(folder))}"
    address = next(line for line in started.stdout if "http://127.0.0.1:" in line).split()[-1]
    try:
        assert Reader(address).links("advice").keys() == EVERYBODY
        assert re.search(again, unescape(Reader(address).page("")))
    finally:
        started.send_signal(signal.SIGINT)
    rest, _errors = started.communicate(timeout=60)
    assert started.returncode == 0
    assert re.search(again, rest)


def test_the_address_does_not_wait_for_the_gradebook(root, folder, monkeypatch, capsys):
    """Loading nbgrader takes seconds; what cannot be opened is told on the command line all the same."""
    told = []

    def opened(self, name=None):
        told.append(capsys.readouterr().out)
        raise GradebookError("It cannot be opened.")

    monkeypatch.setattr(Desk, "sheets", opened)
    words = ["read", "--no-browser", "--course", str(root), "--assignment", "ps1", "--output", str(folder)]
    assert main(words) == 1
    assert "http://127.0.0.1:" in told[0]
    assert "It cannot be opened." in capsys.readouterr().err


class Tab:
    """A person at a browser, who uses the keyboard alone."""

    def __init__(self, browser, reader, **options):
        self.context = browser.new_context(**options)
        self.elsewhere, self.faults = [], []
        self.context.on(
            "request", lambda r: None if r.url.startswith((reader.address, "data:")) else self.elsewhere.append(r.url)
        )
        self.context.on("weberror", lambda error: self.faults.append(str(error.error)))
        self.page = self.context.new_page()

    def focused(self):
        return self.page.evaluate("document.activeElement.id || document.activeElement.innerText")

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def heading(self, text):
        """Wait for an answer, and for the script that puts a reader at its heading."""
        self.page.locator("h1:focus").filter(has_text=text).wait_for(timeout=30_000)
        return self

    def says(self, text, role="status"):
        self.page.get_by_role(role).filter(has_text=text).wait_for(timeout=30_000)
        return self


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_class_is_read_with_the_keyboard(browser, opened, folder, scheme):
    reader = opened()
    tab = Tab(browser, reader, color_scheme=scheme)
    tab.page.goto(reader.address)
    tab.page.get_by_role("link", name="Your advice to the owner").press("Enter")
    tab.page.get_by_role("link", name="An Peeters").press("Enter")
    tab.heading("An Peeters: Your advice to the owner")
    assert "An Peeters" in tab.focused(), "a screen reader begins at the heading"
    tab.press("Tab", "2", ".", "5", "Tab")
    tab.page.keyboard.type("Which contract?")
    tab.says("Saved: 2.5 of 3.")  # by itself
    assert given(folder) == {"an": (2.5, "Which contract?")}
    tab.press("Control+Enter").heading("Bo Jansen: Your advice to the owner")
    tab.press("Tab", "9", "Enter").says("9 is not allowed", "main")
    assert tab.page.get_by_label("Points, from 0 to 3").get_attribute("aria-invalid") == "true"
    tab.press("Backspace", "1", "Enter").heading("Cy Maes: Your advice to the owner")
    assert tab.page.title() != "run"
    tab.press("Tab", "3", "Alt+PageUp").heading("Bo Jansen: Your advice to the owner")
    assert given(folder) == {"an": (2.5, "Which contract?"), "bo": (1.0, ""), "cy": (3.0, "")}
    assert tab.page.get_by_label("Points, from 0 to 3").input_value() == "1"
    tab.context.close()
    assert (tab.elsewhere, tab.faults) == ([], [])


def test_two_tabs_never_lose_points(browser, opened, folder):
    reader = opened()
    tabs = [Tab(browser, reader) for _each in range(2)]
    for tab in tabs:
        tab.page.goto(f"http://{reader.at.netloc}{reader.links('advice')['An Peeters']}")
    one, two = tabs
    one.press("Tab", "1").says("Saved: 1 of 3.")
    two.press("Tab", "3").says("Somebody else was here meanwhile: points “1”", "alert")
    assert given(folder) == {"an": (1.0, "")}
    two.page.get_by_role("button", name="Save", exact=True).press("Enter")
    two.says("Saved: 3 of 3.")
    assert given(folder) == {"an": (3.0, "")}
    for tab in tabs:
        tab.context.close()
        assert (tab.elsewhere, tab.faults) == ([], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_can_be_read_on_a_phone(browser, opened, scheme):
    """Nothing is wider than the screen, each field has a name, and headings follow one another."""
    reader = opened()
    tab = Tab(browser, reader, color_scheme=scheme, viewport={"width": 320, "height": 640})
    tab.page.goto(f"http://{reader.at.netloc}{reader.links('advice')['Bo Jansen']}")
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 320
    levels = tab.page.eval_on_selector_all("h1, h2, h3, h4", "all => all.map(one => one.tagName)")
    assert levels[0] == "H1"
    assert set(levels[1:]) == {"H2"}
    names = tab.page.eval_on_selector_all(
        "input:not([type=hidden]), textarea", "all => all.map(one => one.labels.length)"
    )
    assert names == [1, 1]
    tab.context.close()


def test_two_of_one_name_are_told_apart_by_their_ids(root, tmp_path):
    keep(root, tmp_path, {"An Peeters": "First.", "Peeters An": "Second.", "Bo Jansen": "Third."})
    assert {sheet.name for sheet in Desk(root, tmp_path).sheets("advice")} == {
        "An Peeters (an)",
        "Peeters An (peeters)",
        "Bo Jansen",
    }
    assert {sheet.name for sheet in Desk(root, tmp_path, anonymous=True).sheets("advice")} == {
        f"Student {number}" for number in (1, 2, 3)
    }
