"""The sandbox itself: what is there, what can be written, how much, and what comes out."""

import errno
import json
import struct
from pathlib import Path

import pytest

from kmo_teach.grading import sandbox, seccomp
from kmo_teach.grading.run import Ask, Job, run
from kmo_teach.grading.sandbox import Limits, NoSandboxError

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


def answers_of(source, *names, calls=((1,), (2,), (3,))):
    """Return what each of these functions of a notebook gave, called three times, and what went wrong in cells."""
    answers = run(Job((source,), tuple(Ask(name, name, calls) for name in names), limits=LIMITS))
    return answers.values, answers.cells


@pytest.mark.parametrize("process", ["1", "self"])
def test_no_process_in_the_sandbox_shows_the_instructors_environment(process, monkeypatch):
    monkeypatch.setenv("KMO_SECRET", "token")
    shown = value_of(f"answer = open('/proc/{process}/environ').read()")
    names = {line.partition("=")[0] for line in shown.split("\0") if line}
    assert names <= {"PATH", "PWD", "HOME", "LANG", "PYTHONDONTWRITEBYTECODE"} | {
        name for name in names if name.startswith(("MPL", "OMP_", "OPENBLAS_", "MKL_"))
    }
    assert str(Path.cwd()) not in shown


@pytest.mark.parametrize(
    "call",
    [
        "os.memfd_create('x')",
        "(-1 < library.shmget(0, 1 << 20, 0o1600)) or refused()",
        "(-1 < library.msgget(0, 0o1600)) or refused()",
    ],
)
def test_memory_that_belongs_to_no_process_cannot_be_had(call):
    source = (
        "import ctypes, os\nlibrary = ctypes.CDLL(None)\ndef refused(): raise OSError\n"
        f"try:\n    {call}\n    answer = 'had'\nexcept OSError: answer = 'refused'"
    )
    assert value_of(source) == "refused"


def test_every_machine_with_known_numbers_has_a_filter_that_ends():
    for machine in ("x86_64", "aarch64", "riscv64"):
        steps = list(struct.iter_unpack("=HBBI", seccomp.program(machine)))
        for at, (code, yes, no, _value) in enumerate(steps):
            assert code == 0x06 or at + 1 + max(yes, no) < len(steps), (machine, at)
        assert [value for code, _yes, _no, value in steps if code == 0x06] == [0x7FFF0000, 0x00050000 | errno.ENOSYS]


def test_empty_files_are_bounded():
    answers = run(Job(("for n in range(10**7): open(str(n), 'w').close()",), (), limits=LIMITS))
    assert [cell["type"] for cell in answers.cells] == ["TooManyFiles"]


def test_memory_is_bounded_while_the_process_talks():
    """Bytes that keep the grader busy reading must not keep it from looking."""
    source = (
        "import os\nfor n in range(4): os.fork()\nblock = bytearray(b'x') * (150 << 20)\n"
        "while True:\n    for fd in range(3, 9):\n        try: os.write(fd, b'{}\\n')\n        except OSError: pass"
    )
    answers = run(Job((source,), (), limits=LIMITS))
    assert [cell["type"] for cell in answers.cells][:1] == ["TooMuchMemory"]


HEAVY = """
import os, threading, time

def leaves(x): os._exit(0)

def too_long(x): return 10 ** 5000

def eats(x):
    kept = []
    while True:
        try: kept.append(bytearray(10_000_000))
        except BaseException: pass

def bomb(x):
    threading.Thread(target=lambda: (time.sleep(0.3), os._exit(0))).start()
    return x

def slow(x):
    time.sleep(0.4)
    return x

def half_a_character(x): raise Exception("\\ud800")

def half_a_value(x): return "\\ud800" + "\\U0001F600"

def deep(x):
    value = []
    for _ in range(600): value = [value]
    return value

def plain(x): return x
"""


def test_what_one_task_does_costs_that_task_alone():
    names = ("leaves", "too_long", "eats", "bomb", "slow", "half_a_character", "half_a_value", "deep", "plain")
    values, cells = answers_of(HEAVY, *names)
    assert not cells
    kinds = {name: {reply.get("error", {}).get("type") for reply in values[name]} for name in names}
    assert kinds == {
        "leaves": {"Killed"},
        "too_long": {"ValueError"},
        "eats": {"TooMuchMemory"},
        "bomb": {None},
        "slow": {None},
        "half_a_character": {"Exception"},
        "half_a_value": {None},
        "deep": {"ValueError"},
        "plain": {None},
    }
    assert [reply["value"] for reply in values["slow"]] == [1, 2, 3], "a bomb that an earlier task left"
    assert {reply["value"] for reply in values["half_a_value"]} == {"?\U0001f600"}
    json.dumps(values, ensure_ascii=False).encode()  # whatever came home can be written


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("kernel/apparmor_restrict_unprivileged_userns=1", "/etc/apparmor.d/bwrap"),
        ("kernel/unprivileged_userns_clone=0", "sudo sysctl -w kernel.unprivileged_userns_clone=1"),
        ("user/max_user_namespaces=0", "sudo sysctl -w user.max_user_namespaces=10000"),
        ("", "may not make a sandbox here: bwrap: No permissions."),
        ("container", "--security-opt seccomp=unconfined"),
    ],
)
def test_where_user_namespaces_are_forbidden_it_says_what_to_do(setting, told, monkeypatch, tmp_path):
    refusing = tmp_path / "bwrap"
    refusing.write_text("#!/bin/sh\necho bwrap: No permissions >&2\nexit 1\n", encoding="utf-8")
    refusing.chmod(0o755)
    monkeypatch.setattr(sandbox.shutil, "which", lambda name: str(refusing))
    monkeypatch.setattr(sandbox.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(sandbox, "_setting", dict([setting.split("=")] if "=" in setting else []).get)
    monkeypatch.setattr(sandbox, "_in_container", lambda: setting == "container")
    sandbox._fault.cache_clear()
    try:
        with pytest.raises(NoSandboxError) as refused:
            sandbox.require()
    finally:
        sandbox._fault.cache_clear()
    assert told in str(refused.value)
    assert "apt-get" not in str(refused.value), "it is installed"
