"""Show the pages of ``kmo read`` at an address of this machine alone.

The address holds a word that nobody can guess: who does not have it, such as another user of the machine or a page on
the web, gets nothing. A page loads its own style and script and nothing else.
"""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from kmo_teach.grading.folder import FolderError
from kmo_teach.grading.gradebook import GradebookError
from kmo_teach.grading.reading import pages
from kmo_teach.grading.reading.desk import ChangedError, Desk, PointsError, Sheet
from kmo_teach.grading.task import TaskError
from kmo_teach.language import LANGUAGES, _, current, using

__all__ = ["Server"]

_LONGEST_FORM = 500_000
_NAMES = {"127.0.0.1", "localhost"}
_TOLD = (FolderError, GradebookError, TaskError)
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class _NotFoundError(LookupError):
    """An address that is none."""


class Server:
    """A desk at an address.

    Attributes
    ----------
    address
        Where it is, with the word that opens it.
    """

    def __init__(self, desk: Desk) -> None:
        self.home = f"/{secrets.token_urlsafe(24)}/"
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, desk, self.home, current()))
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}{self.home}"

    def run(self) -> None:
        """Answer until :meth:`close`."""
        try:
            self._server.serve_forever(poll_interval=0.2)
        finally:
            self._server.server_close()

    @contextmanager
    def running(self) -> Iterator[threading.Thread]:
        """Answer in a thread of its own for as long as the block lasts."""
        thread = threading.Thread(target=self.run, daemon=True)
        thread.start()
        try:
            yield thread
        finally:
            self.close()
            thread.join()

    def close(self) -> None:
        """End :meth:`run`, from another thread."""
        self._server.shutdown()


class _Handler(BaseHTTPRequestHandler):
    timeout = 30

    def __init__(self, desk: Desk, home: str, language: str, *rest: Any) -> None:
        self._desk, self._home, self._language = desk, home, language
        super().__init__(*rest)

    def log_message(self, *_words: Any) -> None:
        """Say nothing: the terminal is the instructor's."""

    def do_GET(self) -> None:
        """Answer with a page."""
        self._answer(self._get)

    def do_POST(self) -> None:
        """Save what a person gave."""
        self._answer(self._post)

    def _answer(self, action: Any) -> None:
        host = (self.headers.get("Host") or "").rpartition(":")[0]
        path = unquote(urlsplit(self.path).path)
        if host not in _NAMES or not secrets.compare_digest(path[: len(self._home)].encode(), self._home.encode()):
            self._send(HTTPStatus.NOT_FOUND, "", "text/plain")
            return
        language, _slash, rest = path[len(self._home) :].partition("/")
        with using(language if language in LANGUAGES else self._language):
            try:
                action(path[len(self._home) :], rest)
            except (_NotFoundError, FileNotFoundError):
                self._refuse(HTTPStatus.NOT_FOUND, _("There is no such page. Go to all tasks."))
            except _TOLD as error:
                self._refuse(HTTPStatus.SERVICE_UNAVAILABLE, str(error))
            except ConnectionError:
                pass  # the browser went away
            except Exception as error:  # one page that cannot be shown ends nothing else
                self._refuse(HTTPStatus.INTERNAL_SERVER_ERROR, f"{type(error).__name__}: {str(error)[:300]}")

    def _get(self, path: str, rest: str) -> None:
        if path in pages.STATIC:
            self._send(HTTPStatus.OK, (pages.HERE / path).read_text(encoding="utf-8"), pages.STATIC[path])
        elif not path:
            self._redirect(f"{self._home}{current()}/")
        elif not rest:
            self._page(pages.overview(self._desk, self._home))
        else:
            task, who = self._task(rest)
            if who:
                self._page(pages.sheet_page(self._desk, self._home, self._sheet(task, who)))
            else:
                self._page(pages.task_page(self._desk, self._home, task))

    def _post(self, _path: str, rest: str) -> None:
        task, who = self._task(rest)
        fields = self._fields()
        points, comment = fields.get("points", ""), fields.get("comment", "")
        try:
            sheet = self._desk.give(task, who, points, comment, fields.get("seen", ""))
        except PointsError as error:
            self._not_saved(HTTPStatus.UNPROCESSABLE_ENTITY, task, who, pages.Said(points, comment, fault=str(error)))
        except ChangedError as error:
            said = pages.Said(points, comment, refused=str(error))
            self._not_saved(HTTPStatus.CONFLICT, task, who, said, error.sheet)
        else:
            self._saved(sheet, fields.get("go", "stay"))

    def _saved(self, sheet: Sheet, go: str) -> None:
        if self._is_script:
            self._json(HTTPStatus.OK, {"status": pages.saved(sheet), "seen": sheet.stamp})
        else:
            own = go.startswith(self._home)  # nowhere else
            self._redirect(go if own else f"{self._home}{current()}/{sheet.task.name}/{sheet.who}")

    def _not_saved(self, status: HTTPStatus, task: str, who: str, said: pages.Said, now: Sheet | None = None) -> None:
        if self._is_script:
            changed = {"seen": now.stamp, "changed": True} if now else {}
            self._json(status, {"fault": said.fault, "refused": said.refused, **changed})
        else:
            self._page(pages.sheet_page(self._desk, self._home, self._sheet(task, who), said), status)

    def _task(self, rest: str) -> tuple[str, str]:
        task, _slash, who = rest.partition("/")
        if task not in {each.name for each in self._desk.assignment.tasks}:
            raise _NotFoundError
        return task, who

    def _sheet(self, task: str, who: str) -> Sheet:
        sheet = self._desk.find(task, who)
        if sheet is None:
            raise _NotFoundError
        return sheet

    def _fields(self) -> dict[str, str]:
        length = self.headers.get("Content-Length") or ""
        if not length.isdecimal() or int(length) > _LONGEST_FORM:
            raise _NotFoundError
        text = self.rfile.read(int(length)).decode("utf-8", "replace")
        return {name: values[-1] for name, values in parse_qs(text, keep_blank_values=True).items()}

    @property
    def _is_script(self) -> bool:
        return self.headers.get("Accept") == "application/json"

    def _refuse(self, status: HTTPStatus, told: str) -> None:
        if self._is_script:
            self._json(status, {"refused": told})
        else:
            self._page(pages.fault_page(self._home, told), status)

    def _page(self, text: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self._send(status, text, "text/html")

    def _json(self, status: HTTPStatus, content: dict[str, Any]) -> None:
        self._send(status, json.dumps(content), "application/json")

    def _redirect(self, to: str) -> None:
        self._send(HTTPStatus.SEE_OTHER, "", "text/plain", Location=to)

    def _send(self, status: HTTPStatus, text: str, kind: str, **more: str) -> None:
        body = text.encode("utf-8", "replace")
        self.send_response(status)
        for name, value in {**_HEADERS, **more, "Content-Type": f"{kind}; charset=utf-8"}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
