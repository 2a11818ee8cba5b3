"""What a lab needs to run elsewhere: the line that installs the course's package, and links that lead to the site.

The site has the package as a wheel at its top. A lab's page shows the line with the address of that file: the one of
``course_address`` in ``_config.yml``, or else, by the page's script, the one at which the page is read. The notebook
that a reader downloads is given the same addresses: the pages that a lab links to are not on the reader's disk.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any

from docutils import nodes

from kmo_teach.language import _, using

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["as_downloaded", "setup", "with_package", "wheel_address"]

_LINK = re.compile(r"\[([^\]\n]+)\]\(([\w./-]+)\.(?:md|ipynb)(#[\w-]+)?\)")
_PLAIN = re.compile(r"https?://[\w.-]+(:\d+)?(/[\w.~-]+)*/?", re.ASCII)
_PACKAGE = 'package_address = \\"\\"'


def with_package(notebook: str, address: str) -> str:
    r"""Return the text of a notebook file (JSON) whose first cell knows where the package is.

    >>> with_package('"package_address = \\"\\"\\n"', "https://school.example/kmo_teach.whl")
    '"package_address = \\"https://school.example/kmo_teach.whl\\"\\n"'
    """
    return notebook.replace(_PACKAGE, f'{_PACKAGE[:-2]}{address}\\"', 1) if address else notebook


def wheel_address(site: str, wheel: str) -> str:
    """Return the wheel's address on a site; nothing where the site's own address is not known.

    Raises
    ------
    ValueError
        When the site's address holds more than plain letters: it goes into a line that a shell reads.

    Examples
    --------
    >>> wheel_address("https://school.example/course/", "kmo_teach.whl")
    'https://school.example/course/kmo_teach.whl'
    >>> wheel_address("https://school.example/a;b/", "kmo_teach.whl")
    Traceback (most recent call last):
    ...
    ValueError: course_address in _config.yml must be a plain address, such as https://school.example/course/: \
it is https://school.example/a;b/
    """
    if site and not _PLAIN.fullmatch(site):
        raise ValueError(
            "course_address in _config.yml must be a plain address, such as https://school.example/course/: "
            f"it is {site}"
        )
    return f"{site.rstrip('/')}/{wheel}" if site else ""


def as_downloaded(notebook: str, page: str, language: str, site: str, wheel: str) -> str:
    r"""Return the text of a notebook file (JSON) as a reader takes it home.

    Parameters
    ----------
    notebook
        The text.
    page
        The lab's page, without suffix.
    language
        ISO 639-1 code: the folder of the site in which the page is.
    site
        Address of the site. Where it is empty a link becomes plain text that the page's script makes a link again.
    wheel
        Name of the package's file.

    Examples
    --------
    >>> lab = '"read [why](../book/why.md)"'
    >>> as_downloaded(lab, "notebooks/lab", "nl", "https://school.example", "a.whl")
    '"read [why](https://school.example/nl/book/why.html)"'
    >>> as_downloaded(lab, "notebooks/lab", "nl", "", "a.whl")
    '"read <span data-page=\\"nl/book/why.html\\">why</span>"'
    """

    def led(found: re.Match[str]) -> str:
        target = f"{language}/{normpath(join(dirname(page), found[2]))}.html{found[3] or ''}"
        if site:
            return f"[{found[1]}]({site.rstrip('/')}/{target})"
        return f'<span data-page=\\"{target}\\">{found[1]}</span>'

    return with_package(_LINK.sub(led, notebook), wheel_address(site, wheel))


def _box(app: Sphinx) -> str:
    """Return the line to copy, with what to do with it."""
    wheel, site = app.config.course_wheel, app.config.course_address
    with using(app.config.language):
        todo = _(
            "To run this lab in Jupyter you need the course’s package. Put this line into a cell of its own, at the "
            "top, and run it once:"
        )
        unknown = _("ADDRESS-OF-THIS-SITE")
    address = wheel_address(site, wheel) or f"{unknown}/{wheel}"
    filled = "" if site else f' data-file="{escape(wheel)}"'
    return (
        f'<div class="lab-package"><p>{escape(todo)}</p>\n<div class="highlight"><pre>'
        f'%pip install "<span{filled}>{escape(address)}</span>"</pre></div></div>'
    )


def _add_box(app: Sphinx, doctree: nodes.document) -> None:
    """Put the line before the lab's first cell."""
    page = app.env.docname
    if not app.config.course_wheel or not app.env.doc2path(page).endswith(".ipynb"):
        return
    cell = next((node for node in doctree.findall(nodes.container) if "cell" in node["classes"]), None)
    if cell is not None:
        cell.parent.insert(cell.parent.index(cell), nodes.raw("", _box(app), format="html"))


def _add_addresses(app: Sphinx, error: Exception | None) -> None:
    """Give the notebooks that readers download their addresses, once they are all written."""
    if error is not None or app.builder.format != "html" or not app.config.course_wheel:
        return
    sources = Path(app.outdir) / "_sources"
    for path in sources.rglob("*.ipynb"):
        page = path.relative_to(sources).with_suffix("").as_posix()
        text = path.read_text(encoding="utf-8")
        done = as_downloaded(text, page, app.config.language, app.config.course_address, app.config.course_wheel)
        if done != text:
            path.write_text(done, encoding="utf-8")


def _tell_template(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    if app.config.course_wheel and not app.config.course_address:
        context["course_wheel"] = app.config.course_wheel


def setup(app: Sphinx) -> None:
    """Register the two settings, and what is done with a lab's page and with its notebook."""
    app.add_config_value("course_address", "", "env", types=[str])
    app.add_config_value("course_wheel", "", "env", types=[str])
    app.connect("doctree-read", _add_box)
    app.connect("html-page-context", _tell_template, priority=400)
    app.connect("build-finished", _add_addresses)
