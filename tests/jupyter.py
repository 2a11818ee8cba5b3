"""Where a Jupyter server that a test has started can be reached."""

from __future__ import annotations

import re
import subprocess
import time
from pathlib import Path

__all__ = ["address_of"]

_PATIENCE = 120  # seconds, on a busy machine


def address_of(process: subprocess.Popen, log: Path) -> str:
    """Wait until the server says on which port it listens, and return its address.

    The server looks for a free port itself (``--port-retries``): one that a test had found could be gone by then.
    """
    for _second in range(_PATIENCE):
        found = re.search(r"http://127\.0\.0\.1:\d+", log.read_text(encoding="utf-8"))
        if found:
            return found[0]
        if process.poll() is not None:
            break
        time.sleep(1)
    raise RuntimeError(f"Jupyter did not start:\n{log.read_text(encoding='utf-8')}")
