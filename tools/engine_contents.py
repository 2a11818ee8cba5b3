"""Runs inside Pyodide, called by ``tools/engine.mjs``: use every app and a task, then compile what that needed.

The reader's browser gets the modules that were really imported and nothing else. Each is compiled by the very Python
that will run it, so that the browser neither parses nor checks dates; docstrings are left out.
"""

from __future__ import annotations

import ast
import importlib
import importlib._bootstrap_external as bootstrap
import importlib.util
import json
import sys
import traceback
import zipfile
from pathlib import Path

SITE = Path("/site")
NOT_NEEDED = {"ssl.pyc", "_ssl.pyc"}
"""asyncio imports ssl where there is one, which takes 60 ms at each start, and does without where there is none."""


def use_every_app() -> None:
    """Ask each app for its defaults, its ready-made cases, every option once, and nonsense."""
    from kmo_teach.apps.kit.answer import answer_json
    from kmo_teach.apps.kit.describe import Choice, Choices
    from kmo_teach.apps.kit.registry import APPS, find
    from kmo_teach.language import LANGUAGES

    for name in APPS:
        for language in LANGUAGES:
            app = find(name, language)
            cases = [{}, *(dict(preset.values) for preset in app.presets), {app.fields[0].name: "?"}]
            for item in app.fields:
                if isinstance(item, Choice):
                    cases += [{item.name: option} for option in item.options]
                elif isinstance(item, Choices):
                    cases += [{item.name: [option]} for option in item.options]
            for case in cases:
                answer_json(name, json.dumps(case), language)
    try:
        answer_json("no such app", "{}", next(iter(LANGUAGES)))
    except ValueError as error:
        traceback.format_exception(error)


def use_every_workbook() -> None:
    """Make the workbook of each app that has one, for its ready-made cases, and be refused one."""
    from kmo_teach.apps.kit.registry import APPS, find
    from kmo_teach.language import LANGUAGES
    from kmo_teach.workbooks.taken import taken_json

    for name in APPS:
        for language in LANGUAGES:
            app = find(name, language)
            cases = [dict(preset.values) for preset in app.presets] if app.workbook else []
            for case in [*cases, {app.fields[0].name: "?"}] if cases else []:
                taken_json(name, json.dumps(case), language)


def workbooks(there: set[str]) -> dict[str, bytes]:
    """Return what makes a workbook, beside what the apps have, and forget it: tasks must not count on it.

    ``there`` names what the apps have. What was read of the facts stays known, so that tasks get it too.
    """
    before = set(sys.modules)
    use_every_workbook()
    found = {**standard_library(), **course(), **package("xlsxwriter")}
    for name in set(sys.modules) - before:
        del sys.modules[name]
    return {path: data for path, data in found.items() if path not in there | NOT_NEEDED}


def of_packages(library: dict[str, bytes], added: dict[str, bytes]) -> list[str]:
    """Return what belongs to a package of the library: Python looks for it there and nowhere else."""
    packages = {path.partition("/")[0] for path in library if "/" in path}
    return [path for path in added if "/" in path and path.partition("/")[0] in packages]


def package(name: str) -> dict[str, bytes]:
    """Return the compiled modules of a package of others that are loaded now."""
    found = {}
    for module in (one for known, one in sorted(sys.modules.items()) if known.partition(".")[0] == name):
        file = Path(module.__file__)
        path = file.relative_to(SITE).as_posix()
        found[path + "c"] = compiled(file.read_bytes(), path)
    return found


FOR_STUDENTS = (
    *("bisect", "calendar", "cmath", "collections", "copy", "csv", "dataclasses", "datetime", "decimal", "enum"),
    *("fractions", "functools", "heapq", "itertools", "json", "math", "numbers", "operator", "pprint", "random", "re"),
    *("statistics", "string", "textwrap", "time", "typing"),
)
"""What of the standard library a student's own code may import on the page, beside what the course itself uses."""


def use_every_practice_task() -> None:
    """Draw each practice task of each chapter and lab, and judge an answer."""
    from kmo_teach.language import LANGUAGES
    from kmo_teach.practice.tasks.kit.answer import answer_json
    from kmo_teach.practice.tasks.kit.registry import labs, modules, tasks_of

    for module in (*modules(), *labs()):
        for task in tasks_of(module):
            for language in LANGUAGES:
                asked = {"language": language, "chapter": module, "task": task.name}
                for seed in range(1 if task.fixed else 3):
                    answer_json(json.dumps({**asked, "seed": seed}))
                answer_json(json.dumps({**asked, "seed": 0, "given": "1"}))


def use_every_task() -> None:
    """Run a cell, an error and a check as the page does, and load what a student may import."""
    from kmo_teach.practice.session import answer_json

    cells = [{"id": "a", "source": "1 / 0"}, {"id": "b", "source": "from kmo_teach.check import check"}]
    answer_json(json.dumps({"language": "en", "cells": cells, "check": 'check("no-such-task", 1)'}))
    for name in FOR_STUDENTS:
        importlib.import_module(name)


def practice(there: set[str]) -> dict[str, bytes]:
    """Return what a student's own code runs with: the rooms of models whole, the checks, and more of the library.

    ``there`` names what the zip of the library holds already.
    """
    library = {path: data for path, data in standard_library().items() if path not in there | NOT_NEEDED}
    root = SITE / "kmo_teach"
    found = {}
    for file in sorted(root.rglob("*")):
        inside = file.relative_to(root)
        if not file.is_file() or "__pycache__" in inside.parts or inside.parts[0] == "apps":
            continue
        path = f"kmo_teach/{inside}"
        if file.suffix == ".py":
            found[path + "c"] = compiled(file.read_bytes(), path)
        else:
            found[path] = file.read_bytes()
    return library | found


def standard_library() -> dict[str, bytes]:
    """Return the compiled modules of the standard library and of Pyodide that are loaded now, by path in the zip."""
    archive = next(path for path in sys.path if path.endswith(".zip"))
    found = {}
    with zipfile.ZipFile(archive) as library:
        for name, module in sorted(sys.modules.items()):
            inside = (getattr(module, "__file__", None) or "").removeprefix(f"{archive}/")
            if inside in library.NameToInfo and inside.endswith(".py"):
                found[inside + "c"] = compiled(library.read(inside), f"{name}.py")
    return found


def course() -> dict[str, bytes]:
    """Return the course's own files: modules compiled, and of each subject that was used all facts.

    A model may import a country or read a year only when it is asked for, so a subject comes whole; of the apps only
    those modules come that were imported (the widget needs what the browser lacks).
    """
    root = SITE / "kmo_teach"
    imported = {
        Path(module.__file__)
        for name, module in sys.modules.items()
        if name.partition(".")[0] == "kmo_teach" and getattr(module, "__file__", None)
    }
    subjects = {file.relative_to(root).parts[0] for file in imported if len(file.relative_to(root).parts) > 1}
    found = {}
    for file in sorted(root.rglob("*")):
        inside = file.relative_to(root)
        if not file.is_file() or "__pycache__" in inside.parts:
            continue
        if file.suffix == ".py":
            if file in imported or (inside.parts[0] in subjects - {"apps", "facts"}):
                path = f"kmo_teach/{inside}"
                found[path + "c"] = compiled(file.read_bytes(), path)
        elif file.suffix == ".mo" or file in opened or file.parent in {one.parent for one in opened} - {root / "facts"}:
            found[f"kmo_teach/{inside}"] = file.read_bytes()
    return found


def compiled(source: bytes, name: str) -> bytes:
    """Compile a module to a ``.pyc`` that is never checked against its source, without docstrings."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            _strip(node)
    code = compile(tree, name, "exec", dont_inherit=True, optimize=1)
    return bytes(bootstrap._code_to_hash_pyc(code, importlib.util.source_hash(source), checked=False))


def _strip(node: ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
    first = node.body[0] if node.body else None
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        # One letter is left: a dataclass without a docstring would make one from its signature, which takes time, and
        # a module's first statement may not become an assignment before `from __future__`.
        first.value.value = "."


opened: set[Path] = set()


def _watch(event: str, arguments: tuple) -> None:
    if event == "open" and isinstance(arguments[0], str) and arguments[0].startswith(f"{SITE}/kmo_teach/facts/"):
        opened.add(Path(arguments[0]))


def contents() -> tuple[dict[str, bytes], ...]:
    """Return what the browser needs: of the library, for apps, practice tasks, a student's code, and workbooks."""
    sys.addaudithook(_watch)
    sys.path.insert(0, str(SITE))
    use_every_app()
    library = {path: data for path, data in standard_library().items() if path not in NOT_NEEDED}
    apps = course()
    sheets = workbooks({*library, *apps})
    for path in of_packages(library, sheets):
        library[path] = sheets.pop(path)
    use_every_practice_task()
    added = {**standard_library(), **course()}
    tasks = {path: data for path, data in added.items() if path not in {*library, *apps} | NOT_NEEDED}
    use_every_task()
    return library, apps, tasks, practice(set(library)), sheets
