"""`make serve` answers as a good static host does."""

from __future__ import annotations

import gzip
import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.serve import start

FILES = {
    "index.html": b"<head><script>a()</script></head>",
    "page.html": b'<meta http-equiv="Content-Security-Policy" content="default-src \'self\'" />',
    "a.mjs": b"export {}",
    "a.js": b"1",
    "a.wasm": b"\0asm",
    "a.css": b"a{}",
    "folder/index.html": b"in a folder",
    "a.ipynb": b"{}",
}


@pytest.fixture
def served(tmp_path: Path) -> Iterator[http.client.HTTPConnection]:
    for name, content in FILES.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_bytes(content)
    (tmp_path / "secret.txt").write_text("outside")
    server = start(tmp_path / "site")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield http.client.HTTPConnection("127.0.0.1", server.server_port)
    server.shutdown()
    server.server_close()


def _get(served: http.client.HTTPConnection, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    served.request("GET", path, headers=headers)
    answer = served.getresponse()
    return answer, answer.read()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        ("/a.mjs", "text/javascript"),
        ("/a.js", "text/javascript"),
        ("/a.wasm", "application/wasm"),
        ("/a.css", "text/css"),
        ("/a.ipynb", "application/x-ipynb+json"),
    ],
)
def test_types(served, path: str, kind: str) -> None:
    answer, content = _get(served, path)
    assert answer.getheader("Content-Type").startswith(kind)
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert content == FILES[path[1:] or "index.html"]


def test_compresses_where_the_browser_takes_it(served) -> None:
    answer, content = _get(served, "/a.wasm", **{"Accept-Encoding": "gzip, br"})
    assert answer.getheader("Content-Encoding") == "gzip"
    assert gzip.decompress(content) == FILES["a.wasm"]


def test_page_that_changed_is_sent_anew(served, tmp_path: Path) -> None:
    first, _ = _get(served, "/a.css")
    assert _get(served, "/a.css", **{"If-None-Match": first.getheader("ETag")})[0].status == 304
    (tmp_path / "site" / "a.css").write_bytes(b"b { color: red }")
    answer, content = _get(served, "/a.css", **{"If-None-Match": first.getheader("ETag")})
    assert (answer.status, content) == (200, b"b { color: red }")


def test_policy_is_the_pages_own_or_the_strict_one(served) -> None:
    assert _get(served, "/page.html")[0].getheader("Content-Security-Policy") == "default-src 'self'"
    strict = _get(served, "/a.js")[0].getheader("Content-Security-Policy")
    assert "script-src 'self' 'wasm-unsafe-eval';" in strict


def test_folder_without_slash_is_sent_on(served) -> None:
    answer, _ = _get(served, "/folder")
    assert (answer.status, answer.getheader("Location")) == (301, "/folder/")
    assert _get(served, "/folder/")[1] == b"in a folder"


@pytest.mark.parametrize("path", ["/none.html", "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"])
def test_nothing_outside_the_site(served, path: str) -> None:
    assert _get(served, path)[0].status == 404


def test_listens_on_this_machine_only(tmp_path: Path) -> None:
    server = start(tmp_path)
    assert server.server_address[0] == "127.0.0.1"
    server.server_close()
