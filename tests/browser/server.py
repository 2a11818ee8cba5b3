"""A web server for a built folder, as strict as the strictest host the course must work on."""

from __future__ import annotations

import gzip
import threading
import time
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; worker-src 'self'; connect-src 'self'"
)
_PACKET = 16_384
_TYPES = {
    ".bin": "application/octet-stream",
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".zip": "application/zip",
}


class Server:
    """Serves a folder at ``address``, at a given rate, and counts what it sends.

    ``down`` makes it drop every connection, ``refused`` those that ask for an address with this text in it.
    """

    def __init__(self, folder: Path, policy: str = POLICY, bytes_per_second: float = 0) -> None:
        self.down = False
        self.refused = ""
        self._policy = policy
        self._rate = bytes_per_second
        self._line = threading.Lock()
        self.sent: list[tuple[str, int]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler(folder))
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def _write(self, out: BinaryIO, body: bytes) -> None:
        """Send a body; at a given rate, all connections share the line, packet by packet."""
        if not self._rate:
            out.write(body)
            return
        for start in range(0, len(body), _PACKET):
            packet = body[start : start + _PACKET]
            with self._line:
                time.sleep(len(packet) / self._rate)
            out.write(packet)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _handler(self, folder: Path) -> type[BaseHTTPRequestHandler]:
        owner = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                if owner.down or (owner.refused and owner.refused in self.path):
                    self.connection.close()
                    self.close_connection = True
                    return
                path = folder / unquote(urlsplit(self.path).path).lstrip("/")
                path = path / "index.html" if path.is_dir() else path
                if not path.is_file():
                    self.send_error(404)
                    return
                body, encoding = _body(path)
                self.send_response(200)
                self.send_header("Content-Type", _TYPES.get(path.suffix, "application/octet-stream"))
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Cache-Control", "max-age=600")
                if owner._policy:
                    self.send_header("Content-Security-Policy", owner._policy)
                if encoding:
                    self.send_header("Content-Encoding", encoding)
                self.end_headers()
                owner._write(self.wfile, body)
                owner.sent.append((self.path, len(body)))

            def log_message(self, *arguments: object) -> None:
                pass

        return Handler


def _body(path: Path) -> tuple[bytes, str]:
    """Return what is sent: compressed as static hosts do, which leave archives and unknown kinds alone."""
    if path.suffix in {".zip", ".bin"}:
        return path.read_bytes(), ""
    return _compressed(path, path.stat().st_mtime_ns), "gzip"


@cache
def _compressed(path: Path, changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), 6)
