"""The three steps: extract the messages, apply the translations, check them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import yaml

from kmo_teach.language import LANGUAGES, SOURCE_LANGUAGE
from tools.files import write_if_changed
from tools.translate import catalogue, check, words
from tools.translate.catalogue import Message
from tools.translate.segments import SourceError
from tools.translate.sources import COURSE, SITES, Memory, Site, Source, all_sources, other_files

__all__ = ["apply", "extract", "languages", "problems", "said"]

ROOT = Path(__file__).resolve().parent.parent.parent
_SAME_PAGE = 0.5
"""Part of a catalogue's messages that another source must have to be the same page under another name."""


def languages(root: Path = ROOT) -> list[str]:
    """Return the languages that the course is translated into: those of :data:`kmo_teach.language.LANGUAGES`.

    Raises
    ------
    SourceError
        When a folder of ``locales/`` is no language of the course: nothing in it would be seen.
    """
    folders = sorted(path.parent.name for path in (root / "locales").glob("*/LC_MESSAGES"))
    for code in folders:
        if code not in LANGUAGES:
            raise SourceError(
                f"locales/{code}: the course has no such language. Put its entry into kmo_teach/language.py: "
                f"python -m tools.translate entry {code}"
            )
    return [code for code in LANGUAGES if code != SOURCE_LANGUAGE]


def extract(root: Path = ROOT) -> None:
    """Bring all catalogues in line with the sources, and say what became of those whose source is gone."""
    wanted = _messages(root)
    for language in languages(root):
        for path, moved in _moves(root, language, wanted).items():
            moved.parent.mkdir(parents=True, exist_ok=True)
            path.replace(moved)
            kind = "went with its source" if moved.is_relative_to(root / "locales") else "has no source any more"
            print(f"{path.relative_to(root)} {kind}: it is now {moved.relative_to(root)}")
        for name, messages in wanted.items():
            path = catalogue.path_of(root, language, name)
            merged = catalogue.updated(catalogue.read(path, language), _placed(messages))
            if messages:
                write_if_changed(path, catalogue.written(merged, _what(name, messages), language))
        _tell(root, language)


def _placed(messages: list[Message]) -> list[Message]:
    """Return messages with their places where these differ; one place for all is said at the catalogue's top."""
    return messages if len(_places(messages)) > 1 else [replace(message, places=()) for message in messages]


def _what(name: str, messages: list[Message]) -> str:
    places = _places(messages)
    return next(iter(places)) if len(places) == 1 else name


def _places(messages: list[Message]) -> set[str]:
    return {place for message in messages for place in message.places}


def _moves(root: Path, language: str, wanted: dict[str, list[Message]]) -> dict[Path, Path]:
    """Return where each catalogue without a source goes: to the source that was renamed, or aside."""
    moves: dict[Path, Path] = {}
    for path in _orphans(root, language, wanted):
        texts = {message.id for message in catalogue.read(path, language) if message.id}
        new = {
            there: len(texts & {message.text for message in messages})
            for name, messages in wanted.items()
            if not (there := catalogue.path_of(root, language, name)).exists() and there not in moves.values()
        }
        best = max(new, key=new.__getitem__, default=None)
        aside = root / "_build" / "translate" / "aside" / path.relative_to(root / "locales")
        moves[path] = best if best is not None and new[best] > _SAME_PAGE * len(texts) else aside
    return moves


def apply(
    language: str, root: Path = ROOT, finish: Callable[[Path, str], str] | None = None, site: Site = COURSE
) -> list[Path]:
    """Write a site's sources in one language to ``source/<language>/`` of where it is built; return what changed.

    A message without a translation stays English: :func:`problems` lists those.

    Parameters
    ----------
    language
        ISO 639-1 code; the source language gives copies.
    root
        The book's folder.
    finish
        What to do with a notebook before it is written: given its path in the book and its text, it returns the text
        with outputs.
    site
        Which site.
    """
    target = root / site.build / "source" / language
    changed, kept = [], set()

    def put(path: Path, content: bytes) -> None:
        kept.add(target / path)
        if write_if_changed(target / path, content):
            changed.append(target / path)

    for path in other_files(root, site):
        put(path, (root / path).read_bytes())
    memory = _memory(root, "-".join(filter(None, (site.settings, language))))
    finished: dict[str, dict[str, str]] = {}

    def text_of(source: Source) -> str:
        text = words_of(source)
        return finish(source.path, text) if finish and source.path.suffix == ".ipynb" else text

    def words_of(source: Source) -> str:
        if language == SOURCE_LANGUAGE:
            return source.text
        name = source.catalogue
        if name not in finished:
            finished[name] = catalogue.translations(catalogue.read(catalogue.path_of(root, language, name), language))
        return memory.get(
            source.path.as_posix(),
            source.text + json.dumps(finished[name]),
            lambda: source.translated(lambda word: finished[name].get(word, word), language),
        )

    for source in all_sources(root, site):
        text, path = text_of(source), source.path
        if site.settings and path.name in {"_config.yml", "_toc.yml"}:
            path = Path(path.name)
            if path.name == "_config.yml":
                text = _on_top(text_of(Source(root, path)), text)
        put(path, text.encode())
    memory.save()
    for path in target.rglob("*"):
        if path.is_file() and path not in kept:
            path.unlink()
    return changed


def _on_top(common: str, own: str) -> str:
    """Return the course's configuration with what a site says otherwise."""
    return yaml.safe_dump({**yaml.safe_load(common), **yaml.safe_load(own)}, allow_unicode=True, sort_keys=False)


def problems(language: str, root: Path = ROOT) -> Iterator[str]:
    """Yield what is wrong with a language's catalogues: file, what, message."""
    wanted = _messages(root)
    for name, messages in wanted.items():
        path = catalogue.path_of(root, language, name)
        where = path.relative_to(root)
        entries = {(entry.id, entry.context): entry for entry in catalogue.read(path, language) if entry.id}
        for message in messages:
            entry = entries.pop((message.text, message.sense), None)
            named = _short(message.text) + (f" ({message.sense})" if message.sense else "")
            if entry is None or not entry.string:
                yield f"{where}: missing: {named}"
            elif entry.fuzzy:
                yield f"{where}: fuzzy: {named}"
            else:
                yield from (f"{where}: {loss}: {named}" for loss in check.losses(message.text, entry.string))
        yield from (f"{where}: obsolete: {_short(text)}" for text, _sense in entries)
    yield from (f"{path.relative_to(root)}: obsolete file" for path in _orphans(root, language, wanted))
    yield from _missing_terms(language, root)
    yield from _missing_words(language, root)
    yield from _wrong_words(language, root)


def _wrong_words(language: str, root: Path) -> Iterator[str]:
    """Yield what a language's own list of words finds, in all that it has translated."""
    rules = words.load(root, language)
    if rules is None:
        return
    for where, name, message, translation in said(language, root):
        yield from (f"{where}: {fault}: {_short(translation)}" for fault in rules.faults(name, message, translation))


_WORKS = "book/references"
"""Catalogue of the notes on works."""


def said(language: str, root: Path = ROOT) -> Iterator[tuple[Path, str, str, str]]:
    """Yield all that is translated into a language: file, name of the catalogue, message and translation.

    It stands in the catalogues, in those of the assignments, in the glossary's definitions and in the running case.
    What tells of sources is left out: the notes on works and the headers of facts files hold titles and numbers of
    documents, which stay as they are.
    """
    folder = catalogue.path_of(root, language, "x").parent
    headers = {message.text for message in catalogue.headers(root)}
    paths = {path: path.relative_to(folder).with_suffix("").as_posix() for path in sorted(folder.rglob("*.po"))}
    paths |= {path: f"solutions/{path.parent.name}" for path in sorted(root.glob(f"solutions/*/{language}.po"))}
    for path, name in paths.items():
        for entry in catalogue.read(path, language):
            if entry.id and entry.string and not entry.fuzzy and name != _WORKS and entry.id not in headers:
                yield path.relative_to(root), name, str(entry.id), str(entry.string)
    for row in words.glossary_rows(root):
        for column in ("{}", "definition_{}"):
            pair = row[column.format(SOURCE_LANGUAGE)], row.get(column.format(language)) or ""
            yield words.GLOSSARY, "glossary", *pair
    for path in sorted((root / "kmo_teach" / "facts" / "case").glob("*.toml")):
        for text in _texts(tomllib.loads(path.read_text(encoding="utf-8"))):
            yield path.relative_to(root), "case", text[SOURCE_LANGUAGE], text.get(language) or ""


def _missing_terms(language: str, root: Path) -> Iterator[str]:
    """Yield what the glossary lacks, which is a table with columns for each language."""
    rows = words.glossary_rows(root)
    for column in (language, f"definition_{language}") if rows else ():
        if column not in rows[0]:
            yield f"{words.GLOSSARY}: missing: a column {column}"
        else:
            yield from (f"{words.GLOSSARY}: missing: {column} of {row['en']}" for row in rows if not row[column])


def _missing_words(language: str, root: Path) -> Iterator[str]:
    """Yield what the running case's facts lack: there each text stands once per language."""
    for path in sorted((root / "kmo_teach" / "facts" / "case").glob("*.toml")):
        for text in _texts(tomllib.loads(path.read_text(encoding="utf-8"))):
            if not text.get(language):
                yield f"{path.relative_to(root)}: missing: {language} of {_short(text[SOURCE_LANGUAGE])}"


def _texts(value: object) -> Iterator[dict[str, str]]:
    """Yield each table of a text by language."""
    if isinstance(value, dict):
        if isinstance(value.get(SOURCE_LANGUAGE), str):
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _messages(root: Path) -> dict[str, list[Message]]:
    """Return the messages of every catalogue, by its name."""
    memory = _memory(root, "messages")
    wanted = {"kmo_teach": catalogue.package_messages(root), "theme": catalogue.theme_messages(root)}
    for source in (source for site in SITES for source in all_sources(root, site)):
        place = source.path.as_posix()
        texts = memory.get(place, source.text, source.messages)
        known = wanted.setdefault(source.catalogue, [])
        known += [Message(text, None, (place,)) for text in texts]
    memory.save()
    return {name: catalogue.merged(messages) for name, messages in wanted.items()}


def _memory(root: Path, name: str) -> Memory:
    return Memory(root / "_build" / "translate" / f"{name}.json")


def _orphans(root: Path, language: str, wanted: dict[str, list[Message]]) -> list[Path]:
    """Return catalogues without a source."""
    folder = catalogue.path_of(root, language, "x").parent
    names = {catalogue.path_of(root, language, name) for name, messages in wanted.items() if messages}
    return [path for path in sorted(folder.rglob("*.po")) if path not in names]


def _tell(root: Path, language: str) -> None:
    found = list(problems(language, root))
    missing = sum(": missing: " in problem for problem in found)
    fuzzy = sum(": fuzzy: " in problem for problem in found)
    print(f"{language}: {missing} missing, {fuzzy} fuzzy, {len(found) - missing - fuzzy} other problems")


def _short(message: str) -> str:
    text = message.replace("\n", "\\n")
    return text if len(text) <= 100 else text[:97] + "..."
