"""The recipe of PUBLISHING.md on nginx itself, and the apps on a host that nobody set up for them."""

from __future__ import annotations

import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.browser import pages
from tools import nginx

HASHED = (
    "course.*.bin",
    "workbooks.*.bin",
    "pyodide.*/pyodide.asm.wasm",
    "pyodide.*/stdlib.zip",
    "view.*.js",
    "worker.*.js",
)
STOCK = "server { listen 80; root /srv/course; }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("published")
    pages.write(made)
    (made / "own.mjs").write_text("export {}\n")
    for path in (made, *made.rglob("*")):  # its workers are another user when root starts it
        path.chmod(0o755 if path.is_dir() else 0o644)
    for path in list(made.parents)[:-2]:
        path.chmod(path.stat().st_mode | 0o011)
    return made


def _recipe(root: Path) -> str:
    (found,) = re.findall(r"```nginx\n(.*?)```", (root / "PUBLISHING.md").read_text(encoding="utf-8"), re.DOTALL)
    return found


@contextmanager
def _served(server: str, folder: Path, home: Path) -> Iterator[str]:
    """Run nginx with its stock types and one server; give its address."""
    program = nginx.find_or_install()
    settings = subprocess.run([program, "-V"], capture_output=True, text=True, check=True).stderr
    types = Path(re.search(r"--conf-path=(\S+)", settings)[1]).with_name("mime.types")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = server.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("root /srv/course;", f'root "{folder}";')
    assert str(port) in server, "the recipe says neither port nor folder as the test expects"
    assert str(folder) in server
    kept = "\n".join(f"{name}_temp_path {home};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (home / "nginx.conf").write_text(
        f"daemon off; pid {home}/pid; error_log {home}/errors; events {{ }}\n"
        f"http {{ include {types}; default_type application/octet-stream; access_log off;\n{kept}\n{server} }}\n",
        encoding="utf-8",
    )
    command = [program, "-p", str(home), "-c", str(home / "nginx.conf")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, f"nginx does not load it: {checked.stderr}"
    with subprocess.Popen(command) as running:
        try:
            _await(port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            running.terminate()


def _await(port: int) -> None:
    for _attempt in range(200):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")


def _headers(address: str) -> dict[str, str]:
    asked = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked) as answer:
        return {name.lower(): value for name, value in answer.headers.items()}


def test_the_recipe_loads_and_does_what_the_table_says(root: Path, folder: Path, tmp_path: Path) -> None:
    with _served(_recipe(root), folder, tmp_path) as address:
        static = f"{address}course/en/_static/app/"
        page = _headers(f"{address}course/en/phase.html")
        assert page["content-type"].startswith("text/html")
        assert page["cache-control"] == "no-cache"
        assert page["content-encoding"] == "gzip"
        assert _headers(f"{static}view.css")["content-type"] == "text/css"
        assert _headers(f"{static}host.js")["content-type"].endswith("/javascript")
        assert _headers(f"{static}manifest.json")["cache-control"] == "no-cache"
        assert _headers(f"{address}own.mjs")["content-type"] == "text/javascript"
        for pattern in HASHED:
            (path,) = (folder / "course/en/_static/app").glob(pattern)
            name = path.relative_to(folder / "course/en/_static/app")
            sent = _headers(f"{static}{name}")
            assert sent["cache-control"] == "max-age=31536000", f"{name} is not kept"
            assert (sent.get("content-encoding") == "gzip") == (path.suffix not in {".bin", ".zip"}), name
        (wasm,) = (folder / "course/en/_static/app").glob("pyodide.*/*.wasm")
        assert _headers(f"{static}{wasm.parent.name}/{wasm.name}")["content-type"] == "application/wasm"


@pytest.mark.parametrize("which", ["stock", "recipe"])
def test_an_app_lives_on_nginx(which: str, root: Path, folder: Path, tmp_path: Path, browser: Any) -> None:
    with _served(STOCK if which == "stock" else _recipe(root), folder, tmp_path) as address:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{address}course/nl/phase.html")
        page.locator('section.kmo-app[data-state="live"]').wait_for(timeout=60_000)
        context.close()


def test_no_script_of_the_site_has_an_ending_that_hosts_do_not_know(folder: Path) -> None:
    assert [path.name for path in folder.rglob("*.mjs") if path.name != "own.mjs"] == []
