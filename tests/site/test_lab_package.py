"""A lab runs where only Jupyter is: its page shows the line that installs the package from the site, and it works."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from kmo_teach.book.sphinx_ext.lab_package import as_downloaded, with_package
from tests.site.pages import LANGUAGES, ROOT
from tools.environment import certificates
from tools.secrets import Secrets, files_of, leaks
from tools.wheel import NAME

LAB = "notebooks/lab-2-0-value-chain"
LABS = sorted((ROOT / "notebooks").glob("lab-*.ipynb"))
FIRST_CELL = "course-package"
_RELATIVE = re.compile(r"\]\((?!https?://|#)[^)]*\)")
_RUN = """
import nbformat, os, sys
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
notebook = nbformat.read(sys.argv[1], as_version=4)
if len(sys.argv) > 2:
    notebook.cells.insert(0, nbformat.v4.new_code_cell(sys.argv[2]))
notebook.cells = notebook.cells[:8]
try:
    NotebookClient(notebook, timeout=600, kernel_name="python3").execute()
except CellExecutionError:
    pass
print(nbformat.writes(notebook))
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of an environment that can run notebooks and knows nothing of the course."""
    home = tmp_path_factory.mktemp("jupyter") / "environment"
    uv, settings = [sys.executable, "-m", "uv", "--quiet"], os.environ | certificates()
    subprocess.run([*uv, "venv", "--seed", "--python", sys.executable, str(home)], check=True, env=settings)
    own = home / "bin" / "python"
    wanted = ["ipykernel", "nbclient", "--constraint", str(ROOT / "requirements.lock")]
    subprocess.run([*uv, "pip", "install", "--python", str(own), *wanted], check=True, env=settings)
    return own


def _run(python: Path, notebook: Path, *line: str) -> list[dict[str, Any]]:
    """Run the first cells of a notebook, below a line, and return them."""
    left_out = {"PYTHONPATH", "VIRTUAL_ENV", "KMO_LANG"}
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    environment |= {"PATH": f"{python.parent}{os.pathsep}{environment['PATH']}", "NO_PROXY": "127.0.0.1"}
    command = [str(python), "-c", _RUN, str(notebook), *line]
    ran = subprocess.run(command, cwd=notebook.parent, env=environment, capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)["cells"]


def _downloaded(opened: Any, folder: Path) -> Path:
    with opened.page.expect_download() as waiting:
        opened.page.locator("a.notebook-download").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def _sentence(cell: dict[str, Any]) -> str:
    (output,) = cell["outputs"]
    assert output["output_type"] == "error"
    return "\n".join(output["traceback"])


def test_the_wheel_has_what_apps_and_translations_need_and_no_secret(site: Path) -> None:
    held = set(zipfile.ZipFile(site / NAME).namelist())
    assert {"kmo_teach/frontend/dist/view.js", "kmo_teach/facts/glossary.csv"} <= held
    assert {f"kmo_teach/locales/{code}/LC_MESSAGES/kmo_teach.mo" for code in LANGUAGES if code != "en"} <= held
    assert {name.partition("/")[0] for name in held if ".dist-info/" not in name} == {"kmo_teach"}
    if (ROOT / "solutions").is_dir():
        assert leaks(files_of(site / NAME), Secrets.of()) == []


def test_the_search_for_secrets_looks_into_a_wheel(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.whl", "w") as wheel:
        wheel.writestr("kmo_teach/a.py", "answer = 'the hidden one'")
    assert leaks(files_of(tmp_path), Secrets(("the hidden one",), ())) == ["a.whl/kmo_teach/a.py: the hidden one"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_downloaded_lab_is_installed_by_the_line_of_its_page(
    visit: Any, address: str, python: Path, tmp_path: Path, language: str
) -> None:
    opened = visit().open(f"{language}/{LAB}.html")
    line = opened.page.locator(".lab-package pre").inner_text().strip()
    assert line == f'%pip install "{address}{NAME}"'
    notebook = _downloaded(opened, tmp_path)
    assert opened.faults == []
    source = notebook.read_text(encoding="utf-8")
    assert _RELATIVE.findall(source) == []
    links = re.findall(rf"\]\(({re.escape(address)}[^)]*)\)", source)
    assert len(links) >= 2
    for link in links:
        assert f"/{language}/" in link
        with urlopen(link) as answer:
            assert answer.status == 200, link
    before = next(cell for cell in _run(python, notebook) if cell["id"] == FIRST_CELL)
    assert f"%pip install {address}{NAME}" in _sentence(before)
    assert "\n" not in _sentence(before), "one sentence, no traceback"
    cells = {cell["id"]: cell for cell in _run(python, notebook, line)}
    assert cells[FIRST_CELL]["outputs"] == []
    said = "".join("".join(output["text"]) for output in cells["setup"]["outputs"])
    assert ("doseerlijn" in said) == (language == "nl"), said
    assert cells["cost"]["outputs"][0]["output_type"] == "execute_result"
    subprocess.run([str(python), "-m", "pip", "uninstall", "--quiet", "--yes", "kmo-teach"], check=True)


@pytest.mark.parametrize(
    "way",
    [
        ";touch%20here/..%2f",
        "$(touch here)/..%2f",
        '"&touch here&"/..%2f',
        "`touch`/..%2f",
        "{x}/..%2f",
        "plain/..%2f",
        "nl/..%2f",
        "//",
    ],
)
def test_an_address_that_is_not_plain_is_in_no_line(visit: Any, address: str, tmp_path: Path, way: str) -> None:
    """Many a host gives the page at such an address too, and whoever wrote the link chose what is in it."""
    opened = visit().open(f"{way}en/{LAB}.html")
    assert opened.path != f"en/{LAB}.html"
    line = opened.page.locator(".lab-package pre").inner_text().strip()
    assert line == f'%pip install "ADDRESS-OF-THIS-SITE/{NAME}"'
    source = _downloaded(opened, tmp_path).read_text(encoding="utf-8")
    assert 'package_address = \\"\\"' in source
    assert json.loads(source)["cells"]
    opened.page.locator(".page-cite summary").click()
    assert "://" not in opened.page.locator(".page-cite section").nth(1).locator("pre").inner_text()


@pytest.mark.parametrize(
    "site", ["https://a.test/;b", "https://a.test/$(b)", "javascript:b", "https://a.test/%3b/", "a b"]
)
def test_a_configured_address_that_is_not_plain_stops_the_build(site: str) -> None:
    with pytest.raises(ValueError, match=r"course_address in _config\.yml"):
        as_downloaded("", LAB, "en", site, NAME)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", LABS, ids=lambda path: path.stem)
def test_a_lab_on_the_site_has_no_link_that_is_dead_elsewhere(site: Path, path: Path, language: str) -> None:
    text = (site / language / "_sources/notebooks" / path.name).read_text(encoding="utf-8")
    assert _RELATIVE.findall(text) == []
    for page in re.findall(r'data-page=\\"([^"\\#]+)', text):
        assert (site / page).is_file(), page


@pytest.mark.parametrize("path", LABS, ids=lambda path: path.stem)
def test_every_lab_begins_with_the_same_cell(path: Path) -> None:
    cells = [json.loads(one.read_text(encoding="utf-8"))["cells"] for one in (LABS[0], path)]
    first, own = (next(cell for cell in found if cell["cell_type"] == "code") for found in cells)
    assert own["id"] == FIRST_CELL
    assert own["source"] == first["source"]
    assert own["outputs"] == []


def test_a_configured_address_is_in_the_cell_and_the_links() -> None:
    lab = LABS[0].read_text(encoding="utf-8")
    done = as_downloaded(lab, f"notebooks/{LABS[0].stem}", "nl", "https://school.example/course/", NAME)
    assert f'package_address = \\"https://school.example/course/{NAME}\\"' in done
    assert "](https://school.example/course/nl/book/introduction.html)" in done
    assert _RELATIVE.findall(done) == []
    assert json.loads(done)["cells"]
    assert with_package(lab, "") == lab


def test_colab_installs_it_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only there: elsewhere nobody's Jupyter is changed without asking."""
    lab = json.loads(with_package(LABS[0].read_text(encoding="utf-8"), "https://school.example/a.whl"))
    source = "".join(next(cell for cell in lab["cells"] if cell["id"] == FIRST_CELL)["source"])
    asked: list[list[str]] = []
    monkeypatch.setattr(subprocess, "run", lambda command, check: asked.append(command))
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.delitem(sys.modules, "google.colab", raising=False)
    with pytest.raises(ImportError, match=r"%pip install https://school\.example/a\.whl"):
        exec(source, {})
    assert asked == []
    monkeypatch.setitem(sys.modules, "google.colab", sys)
    exec(source, {})
    assert asked == [[sys.executable, "-m", "pip", "install", "https://school.example/a.whl"]]
