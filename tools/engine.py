"""Make the Python that runs in the reader's browser: ``python -m tools.engine`` makes ``_build/engine/``.

It consists of Pyodide's core, the part of the standard library that the apps import, and the course's own models,
apps, facts and catalogues, all compiled for exactly this Pyodide. A second archive is for tasks that are done on the
page: models, facts and checks, and more of the standard library for a student's own code. A third one is what the
practice tasks of the chapters need beside the apps, a fourth what makes an app's workbook. Every name carries a hash of
the contents, so that browsers may keep the files for ever; ``manifest.json`` says what they are called. Nothing is done
when nothing changed.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.metadata
import importlib.util
import json
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

from tools.files import aside, write_whole
from tools.frontend import DIST, FRONTEND, ROOT, find_node, install

__all__ = ["ENGINE", "build"]

ENGINE = ROOT / "_build" / "engine"
_PACKAGE = ROOT / "kmo_teach"
_LEFT_OUT = {"frontend", "figures", "book", "grading"}
_BUILT_WITH = {"practice/markup.py", "practice/released.py"}
_LICENCE = "xlsxwriter-licence.txt"
_SCRIPTS = ("view.js", "worker.js", "editor.js", "practice-worker.js")


def build() -> None:
    """Build the engine where one of its inputs changed. The front end and the catalogues must be there."""
    files = _course_files()
    state = _state(files)
    stamp = ROOT / "_build" / ".stamps" / "engine"
    if stamp.is_file() and stamp.read_text() == f"{state} {_made()}":
        return
    node = find_node()
    install(node)
    print("Making the browser's Python", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        listing = made / "files.json"
        program = "tools/engine_contents.py"
        names = {file.relative_to(ROOT).as_posix(): str(file) for file in files} | _writer()
        listing.write_text(json.dumps({"root": str(ROOT), "files": names, "program": program}), encoding="utf-8")
        script = ROOT / "tools" / "engine.mjs"
        node.run([node.program, script, FRONTEND / "node_modules" / "pyodide", listing, made / "out"], ROOT)
        _write(made / "out")
    write_whole(stamp, f"{state} {_made()}".encode())


def _made() -> str:
    """Return a hash of what was made: the stamp tells of a file that is gone, or cut, or was changed by hand."""
    return _hash(*(path for path in sorted(ENGINE.rglob("*")) if path.is_file()))


def _course_files() -> list[Path]:
    return [
        file
        for file in sorted(_PACKAGE.rglob("*"))
        if file.suffix in {".py", ".toml", ".csv", ".json", ".mo"} and _is_used(file.relative_to(_PACKAGE))
    ]


def _writer() -> dict[str, str]:
    """Return the files of the package that writes workbooks, by their place in the browser: Python from end to end."""
    found = importlib.util.find_spec("xlsxwriter")
    if not found or not found.origin:
        raise RuntimeError("The package xlsxwriter is missing: make setup")
    home = Path(found.origin).parent
    return {f"xlsxwriter/{file.relative_to(home).as_posix()}": str(file) for file in sorted(home.rglob("*.py"))}


def _writers_licence() -> str:
    """Return the licence of that package, which has to go with its copies."""
    for file in importlib.metadata.files("xlsxwriter") or ():
        if file.name.upper().startswith("LICEN"):
            return str(file.locate().read_text(encoding="utf-8"))
    raise RuntimeError("The package xlsxwriter brings no licence: it can't be shipped")


def _is_used(file: Path) -> bool:
    return file.parts[0] not in _LEFT_OUT and file.as_posix() not in _BUILT_WITH


def _state(files: list[Path]) -> str:
    state = hashlib.sha256()
    tools = [Path(__file__).with_name(name) for name in ("engine.py", "engine.mjs", "engine_contents.py")]
    for place, path in _writer().items():
        state.update(place.encode() + b"\0" + Path(path).read_bytes())
    for file in [*files, *tools, FRONTEND / "package-lock.json", *(DIST / name for name in _SCRIPTS)]:
        state.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return state.hexdigest()


def _write(made: Path) -> None:
    """Put the files under names that carry their hash, and the manifest beside them.

    Many a host has no type for ``.mjs``, and browsers refuse such a module: all scripts end in ``.js``. The old name
    stays in the new one, as Pyodide knows its own lines of a traceback by it.
    """
    core = made / "core"
    core.mkdir()
    for name, final in {"pyodide.asm.mjs": "pyodide.asm.mjs.js", "pyodide.asm.wasm": "pyodide.asm.wasm"}.items():
        shutil.move(made / name, core / final)
    _zip(made / "library", core / "stdlib.zip")
    folder = f"pyodide.{_hash(*sorted(core.iterdir()))}"
    manifest = {"core": f"{folder}/"}
    manifest |= {f"core/{file.name}": f"{folder}/{file.name}" for file in sorted(core.iterdir())}
    parts = {
        "files": made / "course.bin",
        "tasks": made / "tasks.bin",
        "practice": made / "practice.bin",
        "workbooks": made / "workbooks.bin",
    }
    for archive in parts.values():
        archive.write_bytes(_archive(made / archive.stem))
    with aside(ENGINE) as engine:
        shutil.copytree(core, engine / folder)
        for name, file in {**parts, **{name: DIST / name for name in _SCRIPTS}}.items():
            manifest[name] = f"{file.stem}.{_hash(file)}{file.suffix}"
            shutil.copy(file, engine / manifest[name])
        (engine / _LICENCE).write_text(_writers_licence(), encoding="utf-8")
        (engine / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _hash(*files: Path) -> str:
    state = hashlib.sha256()
    for file in files:
        state.update(file.read_bytes())
    return state.hexdigest()[:16]


def _zip(folder: Path, target: Path) -> None:
    """Zip a folder, the same bytes for the same files. Deflated: web servers do not compress a ``.zip`` themselves."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                entry = zipfile.ZipInfo(file.relative_to(folder).as_posix())
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, file.read_bytes())


def _archive(folder: Path) -> bytes:
    """Return a folder as gzip of one line of JSON (``{path: size}``) and the files' bytes, which worker.js unpacks."""
    files = {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }
    head = json.dumps({path: len(data) for path, data in files.items()}, separators=(",", ":"))
    return gzip.compress(head.encode() + b"\n" + b"".join(files.values()), mtime=0)


if __name__ == "__main__":
    try:
        build()
    except RuntimeError as error:
        sys.exit(str(error))
