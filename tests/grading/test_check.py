"""What a student sees."""

import pandas
import pytest

from kmo_teach.check import check
from kmo_teach.check.public_part import task_names
from kmo_teach.language import LANGUAGES, using


@pytest.mark.parametrize(
    ("name", "answer", "message"),
    [
        ("home-market", None, "There is no answer yet."),
        ("home-market", 0.8, "Hand in the function itself: sufficiency, without brackets."),
        ("home-market", lambda m, s, f, r: None, "Your function returns nothing yet."),
        ("home-market", lambda m, s: 1, "stops with an error: TypeError"),
        ("home-market", lambda m, s, f, r: 0.5, "we expect 0.8000, and your function gives 0.5000"),
        ("home-market", lambda m, s, f, r: float("nan"), "stops with an error: ValueError: not a finite number"),
        ("memo", [], "There is no answer yet."),
        ("memo", 3, "Give a list"),
        ("memo", [1, 9], "9 is not one of: 1, 2, 3"),
        ("definition", {"moulds": "a"}, "These have no answer yet: biscuits, software, furniture."),
        ("definition", dict.fromkeys(("moulds", "biscuits", "software", "furniture"), "z"), "z is not one of: a, b"),
        ("memo", {1: lambda: 2}, "This answer cannot be read"),
    ],
)
def test_an_answer_that_is_not_met_says_why(name, answer, message):
    verdict = check(name, answer)
    assert not verdict.met
    assert message in verdict.message


def test_a_value_is_not_told_to_be_right():
    """Else the check would be an oracle for the grade."""
    right = check("memo", [1, 3, 4, 7])
    wrong = check("memo", [2, 5])
    assert right.met
    assert wrong.met
    assert right.message == wrong.message


def test_an_unknown_task_lists_the_tasks():
    for name in ("floor", ["home-market"], lambda: 1):
        verdict = check(name, 1)
        assert not verdict.met
        assert "home-market" in verdict.message


class Broken:
    """An object that fails at whatever is asked of it."""

    def __float__(self):
        raise RuntimeError("broken")

    def __repr__(self):
        raise RuntimeError("broken")

    def __bool__(self):
        raise RuntimeError("broken")


def _leaves():
    raise SystemExit


@pytest.mark.parametrize("name", task_names())
@pytest.mark.parametrize(
    "answer",
    [
        Broken(),
        Broken,
        {"moulds": Broken()},
        [[[[1]]]],
        10**400,
        10**6000,
        lambda *a: 10**6000,
        lambda *a: Broken(),
        lambda *a: _leaves(),
        lambda *a: 1 / 0,
        lambda *a: float("inf"),
        pandas.DataFrame({"a": [1, 2]}),
        {1: 2},
        "",
        b"x",
    ],
    ids=lambda answer: type(answer).__name__,
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_check_never_ends_in_a_traceback(name, answer, language):
    with using(language):
        verdict = check(name, answer)
    assert verdict.message
    assert verdict._repr_html_()


def test_a_notebook_shows_the_verdict_and_no_error():
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell()
    run = shell.run_cell("from kmo_teach.check import check\ncheck('home-market', lambda m, s, f, r: 1 / 0)")
    assert run.success
    shown, _metadata = shell.display_formatter.format(run.result)
    assert "ZeroDivisionError" in shown["text/html"]
    assert "Traceback" not in shown["text/html"]


def test_a_verdict_shows_no_html_of_the_answer():
    assert "<b>" not in check("memo", ["<b>"])._repr_html_()


def test_the_check_speaks_dutch():
    with using("nl"):
        assert "omgekeerd" in check("home-market", lambda m, s, f, r: f / r / (m * s)).message
