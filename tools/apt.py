"""Debian's and Ubuntu's packages: the one place where the tools install something outside this folder."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from typing import TypeVar

__all__ = ["advice", "find_or_install", "install", "may_install"]

_Program = TypeVar("_Program")


def may_install() -> bool:
    """Tell whether this machine has apt-get and lets us use it."""
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def install(*packages: str) -> bool:
    """Install packages where we may, after fetching the lists; return whether that worked."""
    if not may_install():
        return False
    print(f"Installing {', '.join(packages)} with apt-get", flush=True)
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)  # a stale list may do
    command = ["apt-get", "install", "--yes", "-qq", "--no-install-recommends", *packages]
    return subprocess.run(command, check=False, **quiet).returncode == 0


def find_or_install(find: Callable[[], _Program | None], packages: Sequence[str], missing: Exception) -> _Program:
    """Return what ``find`` finds, if need be after installing the first package there is where we may; else raise."""
    found = find()
    for package in packages:
        if found is None and install(package):
            found = find()
    if found is None:
        raise missing
    return found


def advice(*packages: str) -> str:
    """Return what a person may type to install packages."""
    return f"sudo apt-get install {' '.join(packages)}"
