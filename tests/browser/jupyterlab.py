"""A real JupyterLab with one notebook, for tests and measurements."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import TimeoutError as PageTimeoutError

from tests.jupyter import address_of

__all__ = ["open_notebook", "running"]


@contextmanager
def running(folder: Path, cells: list[str]) -> Iterator[str]:
    """Start JupyterLab in an empty folder with the notebook ``app.ipynb``; give its address."""
    made = [
        {"cell_type": "code", "id": f"c{place}", "source": text, "metadata": {}, "outputs": [], "execution_count": None}
        for place, text in enumerate(cells)
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python", "language": "python"}}
    notebook = {"cells": made, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (folder / "app.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    options = [
        "--no-browser",
        "--allow-root",
        "--ip=127.0.0.1",
        "--port-retries=50",
        "--IdentityProvider.token=",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    environment = {**os.environ, "JUPYTER_CONFIG_DIR": str(folder / "config"), "PYTHONPATH": str(Path.cwd())}
    log = folder / "log.txt"
    with log.open("w", encoding="utf-8") as said:
        started = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options], cwd=folder, env=environment, stdout=said, stderr=said
        )
        try:
            yield address_of(started, log)
        finally:
            started.terminate()
            started.wait(30)


def open_notebook(page: Any, address: str) -> Any:
    """Open the notebook and wait for its kernel; give a function that runs a cell by its place."""
    page.set_default_timeout(120_000)
    page.goto(f"{address}/lab/tree/app.ipynb?reset")
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for()
    page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for(state="attached")

    def run(place: int) -> None:
        """Run a cell. While JupyterLab is still starting a key press may fall; then it is pressed again."""
        cell = page.locator(".jp-CodeCell").nth(place)
        ran = cell.locator(".jp-InputPrompt").filter(has_not_text="[ ]:")
        while not ran.count():
            cell.locator(".cm-content").click()
            page.keyboard.press("Control+Enter")
            with suppress(PageTimeoutError):
                ran.wait_for(timeout=5_000)

    return run
