"""Links that open a lab's notebook on Binder and Colab, in the page's language.

They are shown once ``repository.url`` in ``_config.yml`` names a public repository: that of the student edition, which
holds the labs of other languages in ``notebooks-<language>/``. A link is followed by the reader; no page asks anything.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kmo_teach.language import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["launch_links", "notebook_path", "setup"]

_PROVIDERS = {"github.com": "gh", "gitlab.com": "gl"}


def notebook_path(page: str, language: str) -> str:
    """Return where the repository holds a lab in a language.

    >>> notebook_path("notebooks/lab-0-introduction", "nl")
    'notebooks-nl/lab-0-introduction.ipynb'
    """
    folder, _, name = page.rpartition("/")
    return f"{folder}{'' if language == SOURCE_LANGUAGE else f'-{language}'}/{name}.ipynb"


def launch_links(repository: str, branch: str, page: str, language: str) -> list[dict[str, str]]:
    """Return name and address for each service that can open the notebook; none where the repository is not named.

    >>> [link["name"] for link in launch_links("https://github.com/a/b", "main", "notebooks/lab", "en")]
    ['Binder', 'Colab']
    >>> launch_links("", "main", "notebooks/lab", "en")
    []
    """
    found = re.fullmatch(r"https://([\w.-]+)/([\w.-]+/[\w.-]+?)(?:\.git)?/?", repository)
    if found is None or found[1] not in _PROVIDERS:
        return []
    host, name = found[1], found[2]
    path = notebook_path(page, language)
    project = quote(name, safe="") if host == "gitlab.com" else name
    opened = quote(f"lab/tree/{path}", safe="")
    binder = f"https://mybinder.org/v2/{_PROVIDERS[host]}/{project}/{quote(branch, safe='')}?urlpath={opened}"
    links = [{"name": "Binder", "address": binder}]
    if host == "github.com":
        colab = f"https://colab.research.google.com/github/{name}/blob/{branch}/{path}"
        links.append({"name": "Colab", "address": colab})
    return links


def _add(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    if doctree is None or not (context.get("sourcename") or "").endswith(".ipynb"):
        return
    options = app.config.html_theme_options
    repository, branch = options.get("repository_url", ""), options.get("repository_branch") or "main"
    context["launch_links"] = launch_links(repository, branch, page, app.config.language)


def setup(app: Sphinx) -> None:
    """Give the templates ``launch_links`` on pages made from a notebook."""
    app.connect("html-page-context", _add, priority=400)  # before the theme drops templates that come out empty
