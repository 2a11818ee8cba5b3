"""The sandbox itself: what is there, what can be written, how much, and what comes out."""

import pytest

from kmo_teach.grading.run import Ask, Job, run
from kmo_teach.grading.sandbox import Limits

LIMITS = Limits(cell_seconds=20, disk=8)


def value_of(source):
    answers = run(Job((source,), (Ask("task", "answer"),), limits=LIMITS))
    reply = answers.values["task"][0]
    assert "value" in reply, (reply, answers.cells)
    return reply["value"]


def test_only_the_interpreter_and_this_package_are_there(root):
    names = value_of("import os\nanswer = sorted(os.listdir('/'))")
    assert not {"etc", "var", "mnt", "srv"} & set(names)
    assert set(value_of(f"import os\nanswer = os.listdir({str(root)!r})")) <= {"kmo_teach", ".venv"}


@pytest.mark.parametrize("folder", ["/", "/dev", "/usr", "/proc", "/home"])
def test_nothing_can_be_written_outside_the_working_folder(folder):
    source = (
        f"try:\n    open({folder!r} + '/x', 'w').write('x'); answer = 'written'\nexcept OSError: answer = 'refused'"
    )
    assert value_of(source) == "refused"


@pytest.mark.parametrize("folder", [".", "/tmp", "/dev/shm"])
def test_disk_is_bounded(folder):
    source = (
        "written = 0\ntry:\n    for number in range(40):\n"
        f"        with open(f'{folder}/{{number}}', 'wb') as file: written += file.write(b'x' * 1_000_000)\n"
        "except OSError: pass\nanswer = written"
    )
    assert value_of(source) <= 9_000_000


def test_no_privileges_are_left():
    status = value_of("answer = open('/proc/self/status').read()")
    lines = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert int(lines["CapEff"], 16) == int(lines["CapPrm"], 16) == int(lines["CapBnd"], 16) == 0
    assert lines["NoNewPrivs"] == "1"
    assert lines["Uid"].split()[0] == "1000"


def test_no_further_user_namespace_can_be_made():
    source = "import ctypes\nanswer = ctypes.CDLL(None).unshare(0x10000000)"
    assert value_of(source) == -1


def test_processes_are_bounded():
    source = (
        "import os, time\nanswer = 0\ntry:\n    for number in range(500):\n"
        "        if os.fork() == 0: time.sleep(20); os._exit(0)\n        answer += 1\nexcept OSError: pass"
    )
    assert value_of(source) < LIMITS.processes


def test_no_environment_leaks_in(monkeypatch):
    monkeypatch.setenv("KMO_SECRET", "token")
    assert "KMO_SECRET" not in value_of("import os\nanswer = dict(os.environ)")


def test_a_file_of_the_students_own_is_there_and_hides_no_library():
    import base64

    files = {name: base64.b64encode(text).decode() for name, text in {"own.py": b"x = 7", "math.py": b"pi = 3"}.items()}
    source = "import own, math, random\nanswer = [own.x, round(math.pi, 4)]"
    answers = run(Job((source,), (Ask("task", "answer"),), files=files, limits=LIMITS))
    assert answers.values["task"] == [{"value": [7, 3.1416]}]


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("import pandas\nanswer = pandas.DataFrame({'a': [1, 2]})", [{"a": 1}, {"a": 2}]),
        ("import numpy\nanswer = numpy.array([0.5, 1.5])", [0.5, 1.5]),
        ("import numpy\nanswer = {'x': numpy.float64(2.5), 'n': numpy.int64(3)}", {"x": 2.5, "n": 3}),
        ("from fractions import Fraction\nanswer = (Fraction(1, 4), True, 'x')", [0.25, True, "x"]),
        ("answer = {3, 1, 2}", [1, 2, 3]),
    ],
)
def test_the_usual_kinds_of_values_come_out_as_what_they_mean(source, value):
    assert value_of(source) == value
