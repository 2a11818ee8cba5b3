"""Show the built book on this machine: ``python -m tools.serve``. Standard library only.

It answers as a good static host does: right types for modules and WebAssembly, gzip, and each page's content security
policy as a header too. It listens on the loopback address alone.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

from kmo_teach.book.sphinx_ext.content_security_policy import policy, policy_of

__all__ = ["start"]

SITE = Path(__file__).resolve().parent.parent / "_build" / "html"
_COMPRESSED = {".css", ".csv", ".html", ".ipynb", ".js", ".json", ".map", ".mjs", ".svg", ".txt", ".wasm", ".xml"}


class _Handler(SimpleHTTPRequestHandler):
    """Serves files below one folder."""

    protocol_version = "HTTP/1.1"
    extensions_map: ClassVar[dict[str, str]] = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".ipynb": "application/x-ipynb+json",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".mjs": "text/javascript; charset=utf-8",
        ".svg": "image/svg+xml",
        ".wasm": "application/wasm",
        ".whl": "application/zip",
    }

    def do_GET(self) -> None:
        self._answer(body=True)

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def _answer(self, *, body: bool) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            if not self.path.partition("?")[0].endswith("/"):
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header("Location", self.path.partition("?")[0] + "/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            path /= "index.html"
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        stat = path.stat()
        tag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
        if self.headers.get("If-None-Match") == tag:
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self._send_common(path, tag)
            self.end_headers()
            return
        compress = path.suffix in _COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", "")
        content = _content(path, stat.st_mtime_ns, compress)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path.name))
        self.send_header("Content-Length", str(len(content)))
        if compress:
            self.send_header("Content-Encoding", "gzip")
        self._send_common(path, tag)
        self.end_headers()
        if body:
            self.wfile.write(content)

    def _send_common(self, path: Path, tag: str) -> None:
        found = policy_of(path.read_text(encoding="utf-8")) if path.suffix == ".html" else None
        self.send_header("Content-Security-Policy", found or policy([]))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-cache")
        self.send_header("ETag", tag)
        self.send_header("Vary", "Accept-Encoding")

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing of each request."""


@cache
def _content(path: Path, changed: int, compress: bool) -> bytes:
    """Return a file's content; ``changed`` makes a file that was written again a new one."""
    content = path.read_bytes()
    return gzip.compress(content, 6, mtime=0) if compress else content


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went away in the middle of an answer."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def start(site: Path = SITE, port: int = 0) -> ThreadingHTTPServer:
    """Return a server of a folder, bound to the loopback address; ``serve_forever`` runs it.

    Parameters
    ----------
    site
        The folder.
    port
        The port, or 0 for a free one.

    Raises
    ------
    OSError
        When the port is taken.
    """
    return _Server(("127.0.0.1", port), partial(_Handler, directory=str(site)))


def main() -> None:
    """Serve the site at the first free port from 8000 on, until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tools.serve", description=__doc__.partition("\n")[0])
    parser.add_argument("--port", type=int, default=8000, help="port to start looking from (default: 8000)")
    wanted = parser.parse_args().port
    if not (SITE / "index.html").exists():
        sys.exit("There is no site yet: make site")
    for port in range(wanted, wanted + 50):
        try:
            server = start(SITE, port)
            break
        except OSError:
            continue
    else:
        sys.exit(f"No free port from {wanted} to {wanted + 49}.")
    print(f"The course is at http://127.0.0.1:{port}/ (stop with Ctrl+C)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    finally:
        server.server_close()


if __name__ == "__main__":
    main()
