"""Errors that beginners make, made for real: each names its line and says what it means, in both languages."""

import pytest

from kmo_teach.language import LANGUAGES, using
from kmo_teach.practice.plain_words import explained, file_of

MADE = {
    "f(1": (1, "The bracket ( is opened here"),
    "x = 1\nif x > 0\n    x = 2": (2, "A colon is missing"),
    'x = "left open': (1, "quotation mark"),
    "if 1 = 1:\n    pass": (1, "write =="),
    "x = 1\nreturn x": (2, "outside a function"),
    "x = 1)": (1, "A bracket is closed here"),
    "x = 3 4": (1, "Python cannot read this line"),
    "%matplotlib inline": (1, "works in Jupyter only"),
    "def f():\nreturn 1": (2, "four spaces further to the right"),
    "x = 1\n  y = 2": (2, "begins too far"),
    "x = 1\nprice = cost + x": (2, "Python does not know cost"),
    "def f():\n    x = x + 1\nx = 1\nf()": (2, "x gets its value inside this function"),
    "def f(a):\n    return a\nf(1, 2)": (3, "other inputs than it takes"),
    "x = 2\nx(3)": (2, "Brackets follow a whole number"),
    '"a" - 1': (1, "cannot compute this with a text and a whole number"),
    "x = None\nx + 1": (2, "A value is None here"),
    "x = None\nx.price": (2, "A value is None here"),
    "from math import sqrt\nsqrt(-1)": (2, "no root or logarithm"),
    "a, b = 1, 2, 3": (1, "more names on the left"),
    'float("12 %")': (1, "cannot be read as a number"),
    "[1, 2][2]": (1, "no item at this place"),
    'rates = {"eur": 1}\nrates["usd"]': (2, "no key 'usd'"),
    "x = 2\nx.price": (2, "A whole number has no price"),
    "x = 0\n1 / x": (2, "divide by something that is 0"),
    "import pandas_of_mine": (1, "This page has no pandas_of_mine"),
    "def f():\n    return f()\nf()": (2, "calls itself"),
    "2.0 ** 5000": (1, "too large to compute with"),
    "raise MemoryError": (1, "more memory than a page"),
    "raise StopIteration": (1, "Python stops here"),
}


def told(source):
    try:
        exec(compile(source, file_of("a"), "exec"), {})
    except BaseException as error:
        return explained(error, source, file_of("a"))
    raise AssertionError("no error was raised")


@pytest.mark.parametrize("source", MADE)
def test_an_error_names_its_line_and_says_what_it_means(source):
    line, means = MADE[source]
    found = told(source)
    assert found["line"] == line
    assert means in found["means"]
    assert found["python"]


@pytest.mark.parametrize("source", MADE)
def test_it_says_so_in_every_language(source):
    said = []
    for language in LANGUAGES:
        with using(language):
            said.append(told(source)["means"])
    assert len(set(said)) == len(LANGUAGES)


def test_the_line_is_the_students_own_however_deep_the_error_is():
    source = "from statistics import mean\n\n\ndef f(x):\n    return mean(x)\n\n\nf([])"
    assert told(source)["line"] == 5


def test_an_error_that_cannot_even_be_shown_is_told():
    source = "class Odd(ValueError):\n    def __str__(self):\n        raise TypeError\nraise Odd"
    assert told(source)["python"] == "Odd"
