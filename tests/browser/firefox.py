"""A headless Firefox, driven by its own protocol (WebDriver BiDi), of which a few commands are enough here.

Playwright drives the Chromium of the machine, and a Firefox only of its own, which many a network cannot fetch.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from websocket import WebSocket, create_connection

_PATIENCE = 60.0
_SETTINGS = """// All but this machine is cut off: it goes by a proxy that is not there.
user_pref("network.proxy.type", 1);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.http_port", 9);
user_pref("network.proxy.ssl", "127.0.0.1");
user_pref("network.proxy.ssl_port", 9);
"""


class Firefox:
    """A browser with a tab; use it in a ``with`` block."""

    def __init__(self, program: Path) -> None:
        self._profile = tempfile.TemporaryDirectory(prefix="firefox-")
        self.downloads = Path(self._profile.name, "downloads")
        self.downloads.mkdir()
        saved = (
            f'user_pref("browser.download.folderList", 2);\nuser_pref("browser.download.dir", "{self.downloads}");\n'
        )
        Path(self._profile.name, "user.js").write_text(_SETTINGS + saved, encoding="utf-8")
        command = [str(program), "--headless", "--no-remote", "--profile", self._profile.name]
        self._process = subprocess.Popen(
            [*command, "--remote-debugging-port", "0", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._count = 0

    def __enter__(self) -> Firefox:
        try:
            self._line: WebSocket = create_connection(self._address(), timeout=_PATIENCE, suppress_origin=True)
            self._send("session.new", capabilities={})
            self.tab = self._send("browsingContext.getTree")["contexts"][0]["context"]
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_exception: object) -> None:
        self._process.terminate()
        self._process.wait(timeout=_PATIENCE)
        self._profile.cleanup()

    def new_tab(self) -> None:
        """Open a tab beside the one in use, and use it."""
        self.tab = self._send("browsingContext.create", type="tab")["context"]

    def use(self, tab: str) -> None:
        """Go to another tab."""
        self.tab = tab
        self._send("browsingContext.activate", context=tab)

    def open(self, address: str) -> None:
        """Go to a page."""
        self._send("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """Return what an expression gives, as JSON; it may be a promise."""
        text = f"(async () => JSON.stringify(await ({expression}) ?? null))()"
        done = self._send("script.evaluate", expression=text, target={"context": self.tab}, awaitPromise=True)
        if done["type"] != "success":
            raise AssertionError(done["exceptionDetails"]["text"])
        return json.loads(done["result"]["value"])

    def wait(self, expression: str) -> None:
        """Wait until an expression is true."""
        until = time.monotonic() + _PATIENCE
        while not self.evaluate(f"Boolean({expression})"):
            assert time.monotonic() < until, f"{expression} did not come true"
            time.sleep(0.1)

    def press(self, *keys: str, held: str = "") -> None:
        """Press keys one after the other, while another is held."""
        around = ([{"type": "keyDown", "value": held}], [{"type": "keyUp", "value": held}]) if held else ([], [])
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        actions = [{"type": "key", "id": "keyboard", "actions": [*around[0], *strokes, *around[1]]}]
        self._send("input.performActions", context=self.tab, actions=actions)

    def _address(self) -> str:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            if "BiDi listening on " in line:
                return f"{line.rpartition('listening on ')[2].strip()}/session"
        raise AssertionError("Firefox did not start")

    def _send(self, method: str, **params: Any) -> dict[str, Any]:
        self._count += 1
        self._line.send(json.dumps({"id": self._count, "method": method, "params": params}))
        while True:
            reply = json.loads(self._line.recv())
            if reply.get("id") == self._count:
                if "error" in reply:
                    raise AssertionError(f"{method}: {reply['message']}")
                return reply["result"]
