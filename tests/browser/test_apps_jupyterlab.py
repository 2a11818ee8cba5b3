"""The same app in a real JupyterLab, with nothing from another host."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from kmo_teach.apps.answer import answer
from tests.browser.conftest import AppPage
from tools import frontend

_CELLS = [
    "from kmo_teach.apps import PhaseApp\napp = PhaseApp()\napp",
    "print('growth', app.growth, '|', app.result['sentence'])",
    "app.growth = 7",
]


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory):
    """Start JupyterLab with a notebook that shows the phase app; give its address."""
    frontend.build()
    folder = tmp_path_factory.mktemp("lab")
    cells = [
        {"cell_type": "code", "id": f"c{place}", "source": text, "metadata": {}, "outputs": [], "execution_count": None}
        for place, text in enumerate(_CELLS)
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python", "language": "python"}}
    notebook = {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (folder / "app.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    options = ["--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0",
               "--IdentityProvider.token=", "--LabApp.news_url=None",
               "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]  # fmt: skip
    environment = {**os.environ, "JUPYTER_CONFIG_DIR": str(folder / "config"), "PYTHONPATH": str(Path.cwd())}
    log = (folder / "log.txt").open("w")
    running = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *options], cwd=folder, env=environment, stdout=log, stderr=log
    )
    try:
        _wait_for(address, running)
        yield address
    finally:
        running.terminate()
        running.wait(30)


def _wait_for(address: str, running: subprocess.Popen) -> None:
    while running.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/api/status", timeout=10)
            return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            continue
    raise RuntimeError("JupyterLab did not start")


def test_the_app_lives_in_jupyterlab(browser, lab):
    context = browser.new_context(viewport={"width": 1400, "height": 1200})
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.goto(f"{lab}/lab/tree/app.ipynb?reset")
    page.locator(".jp-Notebook .jp-CodeCell").nth(2).wait_for()
    page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for(state="attached")

    def run(place: int) -> None:
        page.locator(".jp-CodeCell .cm-content").nth(place).click()
        page.keyboard.press("Control+Enter")

    run(0)
    app = AppPage(page).wait(state="live")
    app.shows({})
    app.slide("growth", 90).shows({"growth": 90})
    run(1)
    printed = page.locator(".jp-CodeCell").nth(1).locator(".jp-OutputArea-output")
    printed.wait_for()
    expected = answer("phase", {"growth": 90})["result"]["sentence"]
    assert printed.inner_text().strip() == f"growth 90.0 | {expected}"
    app.change(lambda: run(2)).shows({"growth": 7})
    assert app.control("growth", "input[type=range]").input_value() == "7"
    assert app.control("growth", "input[type=text]").input_value() == "7"
    app.type("growth", "abc")
    assert app.error("growth")
    context.close()
    assert [url for url in asked if url.startswith("http") and not url.startswith(lab)] == [], "requests to other hosts"
