"""The phase model needs nothing but Python itself: it also runs in the reader's browser."""

import subprocess
import sys

import pytest

# Each of these would cost the reader download time in the browser.
HEAVY = {"asyncio", "decimal", "email", "http", "json", "logging", "random", "statistics", "unittest"}


@pytest.mark.parametrize("module", ["kmo_teach.phases", "kmo_teach.running_case"])
def test_imports_without_any_package(module, root):
    code = f"import sys; sys.path.insert(0, {str(root)!r}); import {module}; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert loaded - {"kmo_teach", "__main__"} <= set(sys.stdlib_module_names)
    assert not loaded & HEAVY
