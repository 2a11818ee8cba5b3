"""No kernel of ours waits for a port that another process may take first."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from tools.kernels import SocketKernelManager, use_for_pages
from tools.notebooks import execute

_ASK = """import json
from ipykernel.connect import get_connection_info
print(json.loads(get_connection_info())["transport"])"""


def test_a_labs_kernel_is_reached_without_a_port(tmp_path: Path) -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(_ASK)])
    assert execute(notebook, tmp_path).cells[0].outputs[0].text == "ipc\n"
    assert list(tmp_path.iterdir()) == [], "its sockets lie elsewhere"


def test_a_pages_kernel_is_one_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    import jupyter_client
    from nbclient import NotebookClient

    monkeypatch.setattr(jupyter_client, "AsyncKernelManager", jupyter_client.AsyncKernelManager)
    use_for_pages()
    assert NotebookClient(nbformat.v4.new_notebook()).kernel_manager_class is SocketKernelManager
