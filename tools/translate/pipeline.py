"""The three steps: extract the messages, apply the translations, check them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from tools.translate import catalogue, check
from tools.translate.sources import COURSE, SITES, Memory, Site, Source, all_sources, other_files, write_if_changed

__all__ = ["SOURCE_LANGUAGE", "apply", "extract", "languages", "problems"]

SOURCE_LANGUAGE = "en"
ROOT = Path(__file__).resolve().parent.parent.parent


def languages(root: Path = ROOT) -> list[str]:
    """Return the languages that the course is translated into: the folders of ``locales/``."""
    return sorted(path.parent.name for path in (root / "locales").glob("*/LC_MESSAGES"))


def extract(root: Path = ROOT) -> None:
    """Bring all catalogues in line with the sources."""
    wanted = _messages(root)
    for language in languages(root):
        for name, messages in wanted.items():
            path = catalogue.path_of(root, language, name)
            merged = catalogue.updated(catalogue.read(path, language), messages)
            if messages:
                write_if_changed(path, catalogue.written(merged, name, language))
        for path in _orphans(root, language, wanted):
            path.unlink()
        _tell(root, language)


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
        What to do with a translated notebook before it is written: given its path in the book and its text, it
        returns the text with outputs.
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
        if language == SOURCE_LANGUAGE:
            return source.text
        name = source.catalogue
        if name not in finished:
            finished[name] = catalogue.translations(catalogue.read(catalogue.path_of(root, language, name), language))
        text = memory.get(
            source.path.as_posix(),
            source.text + json.dumps(finished[name]),
            lambda: source.translated(lambda word: finished[name].get(word, word), language),
        )
        return finish(source.path, text) if finish and source.path.suffix == ".ipynb" else text

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
        entries = {message.id: message for message in catalogue.read(path, language) if message.id}
        for message in messages:
            entry = entries.pop(message, None)
            if entry is None or not entry.string:
                yield f"{where}: missing: {_short(message)}"
            elif entry.fuzzy:
                yield f"{where}: fuzzy: {_short(message)}"
            else:
                yield from (f"{where}: {loss}: {_short(message)}" for loss in check.losses(message, entry.string))
        yield from (f"{where}: obsolete: {_short(message)}" for message in entries)
    yield from (f"{path.relative_to(root)}: obsolete file" for path in _orphans(root, language, wanted))


def _messages(root: Path) -> dict[str, list[str]]:
    """Return the messages of every catalogue, by its name."""
    memory = _memory(root, "messages")
    wanted = {"kmo_teach": catalogue.package_messages(root), "theme": catalogue.theme_messages(root)}
    for source in (source for site in SITES for source in all_sources(root, site)):
        known = wanted.setdefault(source.catalogue, [])
        messages = memory.get(source.path.as_posix(), source.text, source.messages)
        known += [message for message in messages if message not in known]
    memory.save()
    return wanted


def _memory(root: Path, name: str) -> Memory:
    return Memory(root / "_build" / "translate" / f"{name}.json")


def _orphans(root: Path, language: str, wanted: dict[str, list[str]]) -> list[Path]:
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
