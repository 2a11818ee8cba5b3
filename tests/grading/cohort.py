"""Submissions for the tests: honest, partly right, and hostile, each with the marks that it deserves."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ALL = 17.0
"""Points of ps1 without the written answer."""
POINTS = {
    "definition": 2,
    "home-market": 3,
    "denominator": 1,
    "share-interval": 2,
    "unsolicited-order": 3,
    "sales-office": 2,
    "memo": 2,
    "next-phase": 2,
    "advice": 3,
}
ADVICE = "Follow the customer by a contract, because the home market is too small. <script>alert(1)</script>"


def released(language: str = "en", assignment: str = "ps1") -> dict:
    """Return the notebook as students get it."""
    folder = ROOT / "exercises" if language == "en" else ROOT / "exercises" / language
    return json.loads((folder / assignment / f"{assignment}.ipynb").read_text(encoding="utf-8"))


def solutions(assignment: str = "ps1") -> dict[str, str]:
    """Return the source of each answer cell with its solution in it."""
    notebook = json.loads((ROOT / "solutions" / assignment / f"{assignment}.ipynb").read_text(encoding="utf-8"))
    cells = {cell["metadata"]["nbgrader"]["grade_id"]: "".join(cell["source"]) for cell in notebook["cells"]}
    marker = ("### BEGIN SOLUTION", "### END SOLUTION")
    found = {
        name: "\n".join(line for line in source.split("\n") if line.strip() not in marker)
        for name, source in cells.items()
        if marker[0] in source
    }
    return {**found, "advice": ADVICE} if assignment == "ps1" else found


def cell(notebook: dict, name: str) -> dict:
    """Return a cell by its name."""
    return next(each for each in notebook["cells"] if each["metadata"].get("nbgrader", {}).get("grade_id") == name)


def code(source: str) -> dict:
    """Return a code cell of the student's own."""
    return {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": source}


def answered(answers: dict[str, str], language: str = "en") -> dict:
    """Return the released notebook with some answers filled in."""
    notebook = released(language)
    for name, source in answers.items():
        cell(notebook, name)["source"] = source
    return notebook


def right(language: str = "en", *, but: dict[str, str] | None = None, without: tuple[str, ...] = ()) -> dict:
    """Return a notebook with all answers right, except for some."""
    answers = {name: source for name, source in {**solutions(), **(but or {})}.items() if name not in without}
    return answered(answers, language)


def insert(notebook: dict, source: str, after: str = "setup") -> dict:
    """Put a cell of the student's own behind another."""
    at = notebook["cells"].index(cell(notebook, after)) + 1
    notebook["cells"].insert(at, code(source))
    return notebook


@dataclass(frozen=True)
class Case:
    """One submission: its name, its file, and the marks it deserves.

    Attributes
    ----------
    content
        The file's bytes.
    points
        Points of the checked tasks together; ``None`` where nothing can be graded.
    written
        Whether there is a written answer to read.
    reason, never
        Words that the row must hold, and must not hold.
    """

    name: str
    content: bytes
    points: float | None
    written: bool = True
    reason: str = ""
    never: str = ""


def case(name: str, notebook: dict, points: float | None, **more) -> Case:
    """Return a case for a notebook."""
    return Case(name, json.dumps(notebook).encode(), points, **more)


STUBBORN = "while True:\n    try:\n        while True: pass\n    except BaseException: pass"
EATS = "while True:\n        try: kept.append(bytearray(10_000_000))\n        except BaseException: pass"
ALWAYS_EQUAL = """
class Same(float):
    def __eq__(self, other): return True
    def __sub__(self, other): return 0.0
    def __rsub__(self, other): return 0.0
    def __abs__(self): return 0.0
    __hash__ = float.__hash__

def sufficiency(*inputs): return Same(1)
share_of_all = break_even = order_contribution = sufficiency
def interval(*inputs): return [Same(1), Same(1)]
class SameDict(dict):
    def __eq__(self, other): return True
    def __getitem__(self, key): return Same(1)
missing = leads_to = SameDict(moulds="b")
class SameList(list):
    def __eq__(self, other): return True
slips = SameList([2])
"""
TRANSFORMER = """
ip = get_ipython()
def cheat(lines): return [line.replace("check(", "print(") for line in lines]
ip.input_transformers_cleanup.append(cheat)
"""
PATCHED = """
import kmo_teach.check.compare as c, kmo_teach.check.verdict as v, json, builtins
c.agree = v.agree = lambda *a, **k: True
import kmo_teach.phases, kmo_teach.entry.survey_shares as s
s.share_of_all = kmo_teach.phases.home_market_sufficiency = lambda *a: 1.0
json.dumps = lambda *a, **k: '{"id": 1, "value": 1}'
"""
SEARCH = """
import os
from pathlib import Path
wanted = {"hidden.toml", "gradebook.db", "results.json", "nl.po"}
found = ["/etc/passwd"] if os.path.exists("/etc/passwd") else []
for folder, folders, names in os.walk("/"):
    folders[:] = [name for name in folders if name not in ("proc", "usr", "site-packages", "node_modules")]
    found += [os.path.join(folder, name) for name in names if name in wanted]
if found:
    raise FileExistsError(found)
"""
NETWORK = """
import socket
names = [name for _, name in socket.if_nameindex()]
if names != ["lo"]:
    raise ConnectionError(names)
"""
FORGED = """
import os, json
for fd in range(3, 12):
    try:
        for number in range(1, 200):
            os.write(fd, (json.dumps({"id": number, "value": 1.0}) + "\\n").encode())
    except OSError:
        pass
"""


def hostile() -> list[Case]:
    """Return a submission of each hostile or broken kind."""
    copied = right()
    copied["cells"] += [copy.deepcopy(cell(copied, "home-market-check")), copy.deepcopy(cell(copied, "advice"))]
    deleted = right()
    deleted["cells"] = [c for c in deleted["cells"] if not c["metadata"]["nbgrader"]["grade_id"].endswith("-check")]
    edited = right(without=("memo",))
    cell(edited, "memo-check")["source"] = "assert True"
    cell(edited, "memo-check")["metadata"]["nbgrader"]["points"] = 500
    moved = right()
    moved["cells"].reverse()
    moved["cells"].insert(0, code("from kmo_teach.check import check\nfrom math import sqrt"))
    empty = {**released(), "cells": []}
    kernel = right()
    kernel["metadata"]["kernelspec"] = {"name": "no-such-kernel", "display_name": "?", "language": "brainf"}
    syntax = right(but={"denominator": "def share_of_all(a, b) return a * b"})
    print_all = 'for number in range(2000): print("x" * 100_000)'
    bomb = "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass"
    eight = "block = bytearray(8 << 30)"
    background = "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', 'while True: pass'])"
    spawn = (
        "import os\nfor n in range(5): os.fork()\nblock = bytearray(b'x') * (100 << 20)\nimport time; time.sleep(30)"
    )
    leak = "def share_of_all(*inputs): raise type(str(inputs).replace('.', '_'), (Exception,), {})(str(inputs))"
    leak_value = "def share_of_all(*inputs): return 'inputs were ' + str(inputs)"
    many = "def share_of_all(a, b): return [[[0.0] * 1000] * 100] * 100"
    half_word = "def share_of_all(a, b): return chr(0xD800)"
    long_number = "def share_of_all(a, b): return 10 ** 5000"
    deep = "def share_of_all(a, b):\n    value = []\n    for _ in range(600): value = [value]\n    return value"
    ends = "import os\ndef sufficiency(*inputs): os._exit(0)"
    eats = f"def break_even(*inputs):\n    kept = []\n    {EATS}"
    half_name = insert(right(), "x = 1")
    half_name["cells"][2]["metadata"] = {"nbgrader": {"grade_id": "\ud800\x1b[2J"}}
    half_title = right()
    half_title["metadata"]["kmo"]["assignment"] = "ps1\ud800"
    nan = "def share_of_all(a, b): return float('nan')"
    forged = insert(answered({}), FORGED)
    same = insert(answered({}), ALWAYS_EQUAL, after="next-phase")
    return [
        case("infinite-loop", insert(right(), "while True: pass"), ALL, reason="longer than allowed"),
        case(
            "loop-in-answer", right(but={"memo": "slips = []\nwhile True: pass"}), ALL - 2, reason="longer than allowed"
        ),
        case("loop-that-ignores-signals", insert(right(), STUBBORN), ALL, reason="longer than allowed"),
        case("deleted-checks", deleted, ALL),
        case("edited-check", edited, ALL - 2),
        case("memory-bomb", insert(right(), eight), ALL, reason="memory"),
        case("memory-together", insert(right(), spawn), ALL, reason="memory"),
        case("killed-kernel", insert(right(), "import os; os.kill(os.getpid(), 9)"), ALL, reason="ended the process"),
        case("much-output", insert(right(), print_all), ALL),
        case("removes-its-folder", insert(right(), "import shutil, os; shutil.rmtree(os.getcwd(), True)"), ALL),
        case("reads-solutions", insert(right(without=("memo",)), SEARCH), ALL - 2, never="FileExistsError"),
        case("network", insert(right(), NETWORK), ALL, never="ConnectionError"),
        case("empty-notebook", empty, 0, written=False),
        Case("corrupt", b'{"cells": [', None, False, "damaged"),
        Case("zero-bytes", b"", None, False, "empty"),
        Case("not-a-notebook", b'{"hello": 1}', None, False, "not a Jupyter notebook"),
        case("unknown-kernel", kernel, ALL),
        case("copied-cells", copied, ALL),
        case("moved-cells", moved, ALL),
        case("background-process", insert(right(), background), ALL),
        case("fork-bomb", insert(right(), bomb), ALL),
        case("always-equal", same, 0, written=False),
        case("transformer", insert(answered({}), TRANSFORMER), 0, written=False),
        case("patched-library", insert(answered({}), PATCHED), 0, written=False),
        case("forged-replies", forged, 0, written=False),
        case("syntax-error", syntax, ALL - 1, reason="SyntaxError"),
        case("leaks-in-error", right(but={"denominator": leak}), ALL - 1),
        case("leaks-in-value", right(but={"denominator": leak_value}), ALL - 1),
        case("huge-value", right(but={"denominator": many}), ALL - 1),
        case("half-a-character-raised", insert(right(), "raise Exception(chr(0xD800))"), ALL, reason="Exception: ?"),
        case("half-a-character-as-answer", right(but={"denominator": half_word}), ALL - 1),
        case("half-a-character-in-a-name", half_name, ALL),
        case("half-a-character-in-the-title", half_title, None, written=False, reason="another assignment: ps1?"),
        case("deep-list", right(but={"denominator": deep}), ALL - 1),
        case("long-number", right(but={"denominator": long_number}), ALL - 1),
        case("ends-in-each-of-two-tasks", right(but={"home-market": ends, "sales-office": eats}), ALL - 5),
        case("not-a-number", right(but={"denominator": nan}), ALL - 1),
    ]


WRONG: dict[str, tuple[str, str, float]] = {
    "upside-down": ("home-market", "def sufficiency(m, s, f, r): return f / r / (m * s)", 0),
    "fixed-cost-as-turnover": ("home-market", "def sufficiency(m, s, f, r): return m * s / f", 0.75),
    "exporters-are-everyone": ("denominator", "def share_of_all(a, b): return a", 0),
    "full-cost": (
        "unsolicited-order",
        "def order_contribution(p, v, f, e, d, r): return p - f - e - (f + e) * r * d / 360",
        0,
    ),
    "act-365": (
        "unsolicited-order",
        "def order_contribution(p, v, f, e, d, r): return p - v - e - (v + e) * r * d / 365",
        2.25,
    ),
    "rates-added": ("sales-office", "def break_even(c, o, d): return c / (o + d)", 0),
    "asserted-is-proven": ("memo", "slips = [1, 3, 4]", 1.5),
    "joint-venture-is-subsidiary": (
        "next-phase",
        'leads_to = dict(biscuits="export", sensors="subsidiaries", care="subsidiaries", group="multinational")',
        1.5,
    ),
}
"""Wrong answers as students write them: misconception to task, source and points."""


def honest() -> list[Case]:
    """Return thirty honest submissions, in both languages: right, unanswered, partly answered, with misconceptions."""
    cases = [case(f"right-{number:02}", right("nl" if number % 2 else "en"), ALL) for number in range(13)]
    cases += [case(f"unanswered-{number}", answered({}), 0, written=False) for number in range(2)]
    without: list[tuple[str, ...]] = [("memo",), ("memo", "next-phase"), ("home-market", "denominator"), ("advice",)]
    for number, names in enumerate(without):
        lost = sum(POINTS[name] for name in names if name != "advice")
        cases.append(case(f"partial-{number}", right(without=names), ALL - lost, written="advice" not in names))
    for name, (task, source, earned) in WRONG.items():
        cases.append(case(f"wrong-{name}", right("nl", but={task: source}), ALL - POINTS[task] + earned))
    inline = insert(released(), 'check("memo", [4, 3, 7, 1])')
    cases.append(case("answer-in-the-check", inline, 2, written=False))
    helper = insert(right(), "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.show()")
    return [*cases, case("with-magics", helper, ALL), case("with-pandas", insert(right(), "import pandas"), ALL)]


def cohort() -> list[Case]:
    """Return sixty submissions."""
    return [*honest(), *hostile()]


def write_tree(cases: list[Case], folder: Path, pattern: Callable[[int, Case], str]) -> Path:
    """Write submissions under the names that a platform gives them."""
    for number, each in enumerate(cases):
        path = folder / pattern(number, each)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(each.content)
    return folder
