"""Debian's and Ubuntu's packages: the one place where the tools install something outside this folder."""

from __future__ import annotations

import os
import shutil
import subprocess

__all__ = ["advice", "install", "may_install"]


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


def advice(*packages: str) -> str:
    """Return what a person may type to install packages."""
    return f"sudo apt-get install {' '.join(packages)}"
