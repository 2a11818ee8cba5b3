"""Execute the labs and store their outputs, the same on every machine.

``python -m tools.notebooks`` executes every notebook in ``notebooks/`` from top to bottom in a fresh kernel and stores
what it shows. ``--check`` stores nothing and fails where the stored outputs are not those of a fresh run. Cell ids
stay; traces of the machine (versions, timings, paths, random ids of widgets) go, so that two runs give the same bytes.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from tools.files import write_whole
from tools.kernels import SocketKernelManager

__all__ = ["execute", "main"]

_ROOT = Path(__file__).parent.parent
_FOLDER = _ROOT / "notebooks"
_WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"  # holds a random id and means nothing without its kernel
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python", "pygments_lexer": "ipython3"},
}
_KEPT_CELL_METADATA = ("tags",)


class _Client(NotebookClient):
    """A client without a front end: what a control's function shows stays in the cell, as its default state."""

    def handle_comm_msg(self, outs, msg, cell_index) -> None:
        """Leave the widgets' messages alone; the stock client would move a control's output out of the notebook."""


def execute(notebook: nbformat.NotebookNode, folder: Path, language: str = "en") -> nbformat.NotebookNode:
    """Return a copy of a notebook with the outputs of a fresh run.

    Parameters
    ----------
    notebook
        The notebook; it stays as it is.
    folder
        Where the kernel runs.
    language
        ISO 639-1 code in which models and figures speak.

    Raises
    ------
    nbclient.exceptions.CellExecutionError
        When a cell fails.
    ValueError
        When an output names a folder of this machine.
    """
    fresh = nbformat.from_dict(notebook)
    environment = {**os.environ, "KMO_LANG": language, "PYTHONHASHSEED": "0"}
    client = _Client(
        fresh,
        timeout=120,
        kernel_name="python3",
        record_timing=False,
        store_widget_state=False,
        coalesce_streams=True,
        kernel_manager_class=SocketKernelManager,
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute(env=environment)
    _normalise(fresh)
    return fresh


def _normalise(notebook: nbformat.NotebookNode) -> None:
    notebook.metadata = nbformat.from_dict(_METADATA)
    for cell in notebook.cells:
        kept = {key: cell.metadata[key] for key in _KEPT_CELL_METADATA if key in cell.metadata}
        cell.metadata = nbformat.from_dict(kept)
        for output in cell.get("outputs", ()):
            output.get("data", {}).pop(_WIDGET_VIEW, None)
            if any(str(place) in str(output) for place in (_ROOT, Path.home(), sys.prefix)):
                raise ValueError(f"an output names a folder of this machine: {str(output)[:300]}")


def _labs() -> list[Path]:
    return sorted(_FOLDER.glob("*.ipynb"))


def _named(name: str) -> list[Path]:
    """Return the labs of a number, 2-4 for all that begin with it, or the file of that name."""
    found = [file for file in _labs() if f"{file.stem}-".startswith(f"lab-{name}-")]
    if not found and Path(name).suffix == ".ipynb" and Path(name).is_file():
        return [Path(name)]
    if not found:
        known = ", ".join(file.stem.removeprefix("lab-") for file in _labs())
        raise LookupError(f"There is no lab {name}. A lab goes by its number: {known}")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Execute the labs named on the command line, or all of them; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.notebooks", description=__doc__.partition("\n")[0])
    parser.add_argument("labs", nargs="*", help="number of a lab, such as 2-3, or a file (default: all labs)")
    parser.add_argument("--check", action="store_true", help="store nothing; fail where stored outputs differ")
    options = parser.parse_args(arguments)
    stale = []
    try:
        files = [file for name in options.labs for file in _named(name)]
    except LookupError as error:
        print(error.args[0], file=sys.stderr)
        return 2
    for file in files or _labs():
        before = file.read_text(encoding="utf-8")
        after = nbformat.writes(execute(nbformat.reads(before, as_version=4), file.parent)) + "\n"
        if options.check:
            stale += [file.name] if after != before else []
        else:
            write_whole(file, after.encode())
        print(f"{file.name}: {'differs' if file.name in stale else 'unchanged' if after == before else 'stored'}")
    if stale:
        print(f"Run `make notebooks` and look at what changed in: {', '.join(stale)}", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
