"""gettext catalogues: read, bring in line with the sources, write, compile."""

from __future__ import annotations

import ast
import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pydata_sphinx_theme
import sphinx
import sphinx_book_theme
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

from kmo_teach.facts import header
from kmo_teach.language import SOURCE_LANGUAGE
from tools.files import LONG_AGO, write_if_changed
from tools.translate.gates import require_merged
from tools.translate.segments import SourceError, says_something

__all__ = [
    "Message",
    "compile_theme",
    "merged",
    "package_messages",
    "path_of",
    "read",
    "theme_messages",
    "translations",
    "updated",
    "written",
]

_WIDTH = 110
_MARKERS = {"_": 1, "N_": 1, "pgettext": 2}
"""How many literals each function takes that marks a message; the last of them is the message."""
_SPHINX_WORDS = (
    "Link to this ",
    ", in ",
    "Hide Search Matches",
    "Preparing search...",
    "Search Results",
    "Search finished,",
    "Searching",
    "Your search did not match",
)
"""How those of Sphinx's own words begin that a reader sees and its translations lack, or say in another tone."""
_NO_SOURCES = {"node_modules", "__pycache__", "dist", "locales"}
_HEADER = "# Translation of {what} into {language}."


@dataclass(frozen=True)
class Message:
    """A text to translate.

    Attributes
    ----------
    text
        The text in the source language.
    sense
        What it stands for, where the same text in another sense has another translation (gettext's context).
    places
        Files in which it stands.
    """

    text: str
    sense: str | None = None
    places: tuple[str, ...] = ()


def path_of(root: Path, language: str, name: str) -> Path:
    """Return where the catalogue of a source lies."""
    return root / "locales" / language / "LC_MESSAGES" / f"{name}.po"


def read(path: Path, language: str) -> Catalog:
    """Read a catalogue; one that is missing is empty."""
    if not path.exists():
        return Catalog(locale=language, fuzzy=False)
    text = path.read_bytes()
    try:
        require_merged(text.decode())
        return read_po(BytesIO(text), locale=language, abort_invalid=True)
    except (SourceError, PoFileError) as error:
        raise SourceError(f"{path}: {error}") from None


def translations(catalogue: Catalog) -> dict[str, str]:
    """Return the finished translations: neither empty nor fuzzy."""
    return {
        message.id: message.string
        for message in catalogue
        if message.id and message.string and not message.fuzzy and isinstance(message.id, str)
    }


def updated(catalogue: Catalog, messages: Iterable[Message]) -> Catalog:
    """Bring a catalogue in line with the messages of its source, in their order.

    Translations are kept. A message like one that is gone takes its translation over, marked as fuzzy.
    """
    template = Catalog()
    for message in messages:
        template.add(message.text, locations=[(place, 1) for place in message.places], context=message.sense)
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


def package_messages(root: Path) -> list[Message]:
    """Return the messages of the package and the tools.

    They are the literals in their calls of ``_()`` and its like, and what the facts say of themselves and of their own
    estimates.
    """
    found = [path for folder in ("kmo_teach", "tools") for path in (root / folder).rglob("*.py")]
    paths = [path for path in found if not _NO_SOURCES.intersection(path.relative_to(root).parts)]
    marked = [
        Message(text, sense, (path.relative_to(root).as_posix(),))
        for path in sorted(paths)
        for text, sense in _marked(path)
    ]
    return merged([*marked, *_caveats(root), *headers(root)])


def _caveats(root: Path) -> list[Message]:
    return [
        Message(caveat["text"], None, (path.relative_to(root).as_posix(),))
        for path in sorted((root / "kmo_teach" / "facts").rglob("*.toml"))
        for caveat in tomllib.loads(path.read_text("utf-8")).get("caveats", ())
    ]


def headers(root: Path) -> list[Message]:
    """Return what the headers of facts files say of their sources, dates and units."""
    folder = root / "kmo_teach" / "facts"
    said = {path: header.said(path) for path in sorted(folder.rglob("*")) if path.suffix in {".csv", ".toml"}}
    return [
        Message(words[key], None, (path.relative_to(root).as_posix(),))
        for path, words in said.items()
        for key in header.WORDED
        if says_something(words.get(key, ""))
    ]


def merged(messages: Iterable[Message]) -> list[Message]:
    """Return each message once, with all its places."""
    places: dict[tuple[str, str | None], dict[str, None]] = {}
    for message in messages:
        places.setdefault((message.text, message.sense), {}).update(dict.fromkeys(message.places))
    return [Message(text, sense, tuple(found)) for (text, sense), found in places.items()]


def _marked(path: Path) -> list[tuple[str, str | None]]:
    # Python's own parser, because Babel's sees no call inside an f-string before Python 3.12
    try:
        tree = ast.parse(path.read_text("utf-8"))
    except SyntaxError as error:
        raise SourceError(f"{path}: line {error.lineno}: it is not valid Python: {error.msg}") from None
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    found = [
        (node.lineno, *reversed(words), None)[:3]
        for node in calls
        if isinstance(node.func, ast.Name) and (words := _words(node, _MARKERS.get(node.func.id, 0)))
    ]
    return [(text, sense) for _line, text, sense in sorted(found, key=lambda entry: entry[0])]


def _words(call: ast.Call, count: int) -> list[str]:
    """Return a call's first arguments, if they are that many literals."""
    words = [node.value for node in call.args[:count] if isinstance(node, ast.Constant)]
    return words if len(words) == count else []


def theme_messages(root: Path) -> list[Message]:
    """Return the words of our templates and of the site's theme, which its makers translated into few languages."""
    pydata = Path(pydata_sphinx_theme.__file__).parent / "locale" / "sphinx.pot"
    book = Path(sphinx_book_theme.get_html_theme_path()) / "static" / "locales"
    own = Path(sphinx.__file__).parent / "locale" / "sphinx.pot"
    found = [
        Message(message.id, None, (place,))
        for place, paths, wanted in (
            ("pydata_sphinx_theme", [pydata], ""),
            ("sphinx_book_theme", sorted(book.glob("*/LC_MESSAGES/booktheme.po")), ""),  # none of them is the template
            ("sphinx", [own], _SPHINX_WORDS),
        )
        for path in paths
        for message in read(path, SOURCE_LANGUAGE)
        if isinstance(message.id, str) and message.id and message.id.startswith(wanted)
    ]
    templates = root / "book" / "_templates"
    ours = extract_from_dir(templates, [("**.html", "jinja2.ext:babel_extract")], {}, {"_": None})
    place = templates.relative_to(root)
    return merged([*found, *(Message(text, None, ((place / name).as_posix(),)) for name, _, text, _, _ in ours)])


def compile_theme(root: Path, language: str, target: Path) -> None:
    """Write the theme's words under the names by which Sphinx, its scripts and the book theme look for them."""
    finished = translations(read(path_of(root, language, "theme"), language))
    words = Catalog(locale=language, creation_date=LONG_AGO, revision_date=LONG_AGO)
    for message, translation in finished.items():
        words.add(message, translation)
    buffer = BytesIO()
    write_mo(buffer, words)
    for domain in ("sphinx", "booktheme"):
        write_if_changed(target / language / "LC_MESSAGES" / f"{domain}.mo", buffer.getvalue())
    spoken = {"locale": language, "messages": finished, "plural_expr": words.plural_expr}
    script = f"Documentation.addTranslations({json.dumps(spoken, ensure_ascii=False)});"
    write_if_changed(target / language / "LC_MESSAGES" / "sphinx.js", script.encode())
