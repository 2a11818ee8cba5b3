"""What runs a student's cells on the page says what Jupyter would show, and the check's own sentence."""

import json

import pytest

from kmo_teach.check import check
from kmo_teach.language import LANGUAGES, using
from kmo_teach.practice.session import Session, answer_json

SETUP = {"id": "setup", "source": "from kmo_teach.check import check"}
CHECK = 'check("denominator", share_of_all)'
RIGHT = "def share_of_all(a, b):\n    return a * b"
ANSWERS = {
    "right": RIGHT,
    "wrong": "def share_of_all(a, b):\n    return a / b",
    "stub": "def share_of_all(a, b):\n    ...  # your answer here",
    "no function": "share_of_all = 3",
    "fails": "def share_of_all(a, b):\n    return a * c",
    "forbidden": "from kmo_teach.entry import share_of_all",
}


def run(source, check="", before=()):
    return Session().run([SETUP, *before, {"id": "denominator", "source": source}], check)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("answer", ANSWERS)
def test_a_check_says_the_very_sentence_that_it_says_in_jupyter(answer, language):
    names = {}
    exec(ANSWERS[answer], names)
    with using(language):
        verdict = check("denominator", names["share_of_all"])
        told = run(ANSWERS[answer], CHECK)["verdict"]
    assert told == {"met": verdict.met, "message": verdict.message}


def test_an_error_inside_the_function_is_told_in_plain_words_too():
    assert run(ANSWERS["fails"], CHECK)["because"]["line"] == 2
    for answer in set(ANSWERS) - {"fails"}:
        assert "because" not in run(ANSWERS[answer], CHECK)


def test_an_answer_that_does_not_run_is_not_checked():
    told = run("def share_of_all(a, b)\n    return a * b", CHECK)
    assert "verdict" not in told
    assert told["error"]["line"] == 1


def test_a_name_that_is_not_there_is_told_when_checking():
    assert "Python does not know share_of_all" in run("x = 1", CHECK)["error"]["means"]


def test_a_check_that_was_given_another_meaning_is_told():
    assert "check is no longer" in run(f"{RIGHT}\ncheck = print", CHECK)["error"]["python"]


def test_what_is_printed_and_the_value_of_the_last_line_are_shown():
    assert run('print("a")\n"b"') == {"output": "a\n", "value": "'b'"}
    assert run("...") == {"output": ""}
    assert run("x = 3") == {"output": ""}
    assert run(f'{RIGHT}\nprint("now")', CHECK)["output"] == "now\n"
    assert run("def share_of_all(a, b):\n    print(a)\n    return a * b", CHECK)["output"] == "0.8\n"


def test_cells_share_their_names_and_those_before_are_silent():
    told = run("print(rate)", before=[{"id": "own", "source": "rate = 0.4\nprint(1)\n1 / 0"}])
    assert told == {"output": "0.4\n"}


def test_each_run_begins_without_what_an_earlier_answer_left():
    session = Session()
    cells = [SETUP, {"id": "denominator", "source": RIGHT}]
    assert session.run(cells, CHECK)["verdict"]["met"]
    for changed in ("# later", RIGHT.replace("share_of_all", "share_of_al")):
        told = session.run([SETUP, {"id": "denominator", "source": changed}], CHECK)
        assert not told.get("verdict", {}).get("met"), changed


def test_endless_printing_has_an_end():
    told = run("for i in range(20_000):\n    print(i)")
    assert len(told["output"]) < 21_000
    assert told["output"].endswith("is not shown.")


@pytest.mark.parametrize("source", ["input()", "exit()", "raise KeyboardInterrupt"])
def test_what_waits_or_ends_is_told_and_the_session_goes_on(source):
    session = Session()
    assert "error" in session.run([{"id": "a", "source": source}])
    assert session.run([{"id": "b", "source": "1 + 1"}])["value"] == "2"


def test_who_watches_learns_which_cell_runs():
    seen = []
    Session().run([SETUP, {"id": "denominator", "source": RIGHT}], CHECK, seen.append)
    assert seen == ["setup", "denominator", "check"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_gets_json_in_its_language(language):
    asked = {"language": language, "cells": [{"id": "a", "source": "1 / 0"}]}
    assert json.loads(answer_json(json.dumps(asked)))["error"]["python"] == "ZeroDivisionError: division by zero"
