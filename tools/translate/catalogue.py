"""gettext catalogues: read, bring in line with the sources, write, compile."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pydata_sphinx_theme
import sphinx_book_theme
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tools.translate.sources import write_if_changed

__all__ = [
    "compile_theme",
    "package_messages",
    "path_of",
    "read",
    "theme_messages",
    "translations",
    "updated",
    "written",
]

_WIDTH = 110
_NO_SOURCES = {"node_modules", "__pycache__", "dist", "locales"}
_HEADER = "# Translation of {what} into {language}."


def path_of(root: Path, language: str, name: str) -> Path:
    """Return where the catalogue of a source lies."""
    return root / "locales" / language / "LC_MESSAGES" / f"{name}.po"


def read(path: Path, language: str) -> Catalog:
    """Read a catalogue; one that is missing is empty."""
    if not path.exists():
        return Catalog(locale=language, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def translations(catalogue: Catalog) -> dict[str, str]:
    """Return the finished translations: neither empty nor fuzzy."""
    return {
        message.id: message.string
        for message in catalogue
        if message.id and message.string and not message.fuzzy and isinstance(message.id, str)
    }


def updated(catalogue: Catalog, messages: Iterable[str]) -> Catalog:
    """Bring a catalogue in line with the messages of its source, in their order.

    Translations are kept. A message like one that is gone takes its translation over, marked as fuzzy.
    """
    template = Catalog()
    for message in messages:
        template.add(message)
    catalogue.update(template, no_fuzzy_matching=False)
    catalogue.obsolete.clear()
    return catalogue


def written(catalogue: Catalog, what: str, language: str) -> bytes:
    """Return the catalogue as a .po file, without dates: its history is in git."""
    catalogue.header_comment = _HEADER.format(what=what, language=language)
    for message in catalogue:
        message.flags -= {"python-format", "python-brace-format"}  # guessed by Babel; prose is full of per cent signs
    buffer = BytesIO()
    write_po(buffer, catalogue, width=_WIDTH, include_previous=True, ignore_obsolete=True, include_lineno=False)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    volatile = (
        '"POT-Creation-Date',
        '"PO-Revision-Date',
        '"Last-Translator',
        '"Language-Team',
        '"Generated-By',
        '"Report-Msgid-Bugs-To',
        '"Project-Id-Version',
    )
    return "".join(line for line in lines if not line.startswith(volatile)).encode()


def package_messages(root: Path) -> list[str]:
    """Return the messages of the package and the tools.

    They are the literals in their calls of ``_()`` and ``N_()``, and what the facts say of their own estimates.
    """
    found = [path for folder in ("kmo_teach", "tools") for path in (root / folder).rglob("*.py")]
    paths = [path for path in found if not _NO_SOURCES.intersection(path.relative_to(root).parts)]
    marked = [message for path in sorted(paths) for message in _marked(path.read_text("utf-8"))]
    return list(dict.fromkeys([*marked, *_caveats(root / "kmo_teach" / "facts")]))


def _caveats(facts: Path) -> list[str]:
    files = sorted(facts.rglob("*.toml"))
    return [caveat["text"] for file in files for caveat in tomllib.loads(file.read_text("utf-8")).get("caveats", ())]


def _marked(code: str) -> list[str]:
    # Python's own parser, because Babel's sees no call inside an f-string before Python 3.12
    calls = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call) and node.args)
    found = [
        (node.lineno, node.args[0].value)
        for node in calls
        if isinstance(node.func, ast.Name) and node.func.id in {"_", "N_"} and isinstance(node.args[0], ast.Constant)
    ]
    return [message for _line, message in sorted(found, key=lambda entry: entry[0])]


def theme_messages(root: Path) -> list[str]:
    """Return the words of our templates and of the site's theme, which its makers translated into few languages."""
    pydata = Path(pydata_sphinx_theme.__file__).parent / "locale" / "sphinx.pot"
    book = Path(sphinx_book_theme.get_html_theme_path()) / "static/locales/nl/LC_MESSAGES/booktheme.po"
    found = [message.id for path in (pydata, book) for message in read(path, "nl") if message.id]
    ours = extract_from_dir(root / "book" / "_templates", [("**.html", "jinja2.ext:babel_extract")], {}, {"_": None})
    return list(dict.fromkeys([*found, *(message for _, _, message, _, _ in ours)]))


def compile_theme(root: Path, language: str, target: Path) -> None:
    """Write the theme's words under the names by which Sphinx and the book theme look for them."""
    finished = translations(read(path_of(root, language, "theme"), language))
    words = Catalog(locale=language)
    for message, translation in finished.items():
        words.add(message, translation)
    buffer = BytesIO()
    write_mo(buffer, words)
    for domain in ("sphinx", "booktheme"):
        write_if_changed(target / language / "LC_MESSAGES" / f"{domain}.mo", buffer.getvalue())
