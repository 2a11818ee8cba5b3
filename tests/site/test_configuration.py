"""The book's configuration is what Jupyter Book knows, and names what is there."""

from __future__ import annotations

from pathlib import Path

import yaml
from jupyter_book.config import get_final_config, get_validator

from tests.site.pages import in_contents
from tools.translate.markdown import EXTENSIONS
from tools.translate.sources import all_sources


def _configuration(root: Path) -> dict:
    return yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))


def test_jupyter_book_knows_every_setting(root: Path) -> None:
    assert [error.message for error in get_validator().iter_errors(_configuration(root))] == []


def test_nothing_that_names_another_host_is_loaded(root: Path) -> None:
    settings, _ = get_final_config(user_yaml=root / "_config.yml", cli_config={"latex_individualpages": False})
    assert "sphinx_thebe" not in settings["extensions"]
    assert settings["html_math_renderer"] == "mathml"
    assert settings["nb_ipywidgets_js"] == {}


def test_every_page_is_in_the_contents_and_every_entry_is_a_page(root: Path) -> None:
    sources = [source.path for source in all_sources(root)]
    pages = {path.with_suffix("").as_posix() for path in sources if path.suffix in {".md", ".ipynb"}}
    assert set(in_contents()) == pages


def test_book_and_translation_read_the_same_markdown(root: Path) -> None:
    assert sorted(_configuration(root)["parse"]["myst_enable_extensions"]) == sorted(EXTENSIONS)


def test_files_that_the_configuration_names_are_there(root: Path) -> None:
    settings = _configuration(root)["sphinx"]["config"]
    static = [root / folder for folder in settings["html_static_path"]]
    for name in [*settings["html_css_files"], *(script for script, _attributes in settings["html_js_files"])]:
        assert any((folder / name).exists() for folder in static), name
    assert (root / settings["html_favicon"]).exists()
