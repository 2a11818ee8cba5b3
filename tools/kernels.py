"""Notebook kernels that are reached by files and not by ports.

A process that starts a kernel looks for free ports, and the kernel takes them a moment later. Two languages are built
at the same time: now and then one took a port that the other had found, and that kernel died before it answered.
"""

from __future__ import annotations

import os
import tempfile

import jupyter_client
from jupyter_client import AsyncKernelManager
from traitlets import default

__all__ = ["SocketKernelManager", "use_for_pages"]


class SocketKernelManager(AsyncKernelManager):
    """Starts a kernel behind sockets in a folder of its own, where the system has such sockets."""

    @default("transport")
    def _sockets(self) -> str:
        return "ipc" if os.name == "posix" else "tcp"

    @default("ip")
    def _place(self) -> str:
        """Return where the sockets lie: an absolute path, for the kernel runs in another folder than we."""
        if self.transport != "ipc":
            return "127.0.0.1"
        self._folder = tempfile.TemporaryDirectory(prefix="kernel-")
        return os.path.join(self._folder.name, "kernel")


def use_for_pages() -> None:
    """Let the pages of a book have such kernels: nbclient takes the class by this name, and MyST-NB passes no other."""
    jupyter_client.AsyncKernelManager = SocketKernelManager
