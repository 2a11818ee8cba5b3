"""What a translation may not say: a language's own list of words, and the glossary as its table of terms.

The list is ``locales/<language>/words.toml``; a language without one is not looked at. Its rules see what a reader
sees: the words of a message, without code, targets of links, formulas and placeholders.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kmo_teach.language import SOURCE_LANGUAGE
from tools.translate.check import said_by
from tools.translate.segments import SourceError, words_seen

__all__ = ["GLOSSARY", "Avoid", "Rules", "Term", "glossary_rows", "load", "path_of", "says", "seen"]

GLOSSARY = Path("kmo_teach/facts/glossary.csv")
_RULE_KEYS = {"find", "use", "why", "wrong", "right", "within", "except"}
_TERM_KEYS = {"term", "also"}
_ALL = ""
_SHORT, _LONG = 4, 6
"""Words of at most so many letters are matched whole, or without their last one; longer ones without the last two."""


@dataclass(frozen=True)
class Avoid:
    """A pattern that no translation may hold.

    Attributes
    ----------
    pattern
        What it finds, in capitals or not.
    use, why
        The better word, and the reason.
    wrong, right
        A translation that it must find, and one that it must let pass.
    within
        What the names of the catalogues begin with for which it holds.
    exceptions
        Stretches of translations that may stay, each with its reason.
    """

    pattern: re.Pattern[str]
    use: str
    why: str
    wrong: str
    right: str
    within: tuple[str, ...]
    exceptions: dict[str, str]

    def found(self, words: str, name: str = "") -> str | None:
        """Return what the pattern finds in the words that a reader sees, the exceptions left out."""
        if not name.startswith(self.within):
            return None
        for kept in self.exceptions:
            words = words.replace(kept, "·")
        match = self.pattern.search(words)
        return match[0] if match else None


@dataclass(frozen=True)
class Term:
    """A term of the glossary in one language.

    Attributes
    ----------
    english, translation
        The term and its translation.
    also
        What may stand for it elsewhere, each with its reason.

    Examples
    --------
    >>> term = Term("core process", "kernproces", {"kern-": "before a second word"})
    >>> term.kept("twee kernprocessen"), term.kept("twee processen")
    (True, False)
    """

    english: str
    translation: str
    also: dict[str, str]

    def kept(self, words: str) -> bool:
        """Tell whether the translation holds what stands for the term, whatever its ending."""
        return any(says(one, words) for one in (self.translation, *self.also))


def says(term: str, words: str) -> bool:
    """Tell whether words hold a term, also in a compound, with other endings, or with one word between.

    >>> says("openstaande vordering", "van openstaande Duitse vorderingen"), says("koers", "de wisselkoersen")
    (True, True)
    """
    return bool(re.search(r"\W+(?:\w+\W+)?".join(map(_beginning, term.split())), words, re.IGNORECASE))


def seen(message: str) -> str:
    """Return the words that a reader sees of a message, which may be a Python string.

    >>> seen('f"*Sales* of {firm} rise"')
    'Sales of · rise'
    """
    return words_seen(said_by(message))


def _beginning(word: str) -> str:
    kept = word if len(word) <= _SHORT else word[:-1] if len(word) <= _LONG else word[:-2]
    return re.escape(kept) + r"[\w-]*"


@dataclass(frozen=True)
class Rules:
    """What a language's translations are measured by."""

    avoid: tuple[Avoid, ...]
    terms: tuple[Term, ...]

    def faults(self, name: str, message: str, translation: str) -> Iterator[str]:
        """Yield what is wrong with a translation: the word found with the better one, or the term that is lost.

        Parameters
        ----------
        name
            Of the catalogue, as :func:`tools.translate.catalogue.path_of` takes it.
        message, translation
            In English, and in the language.
        """
        words = seen(translation)
        yield from self.words_to_avoid(name, words)
        for term in self.terms_in(message):
            if not term.kept(words):
                yield f"term: {term.english} is {' or '.join([term.translation, *term.also])}"

    def terms_in(self, message: str) -> list[Term]:
        """Return the terms that an English message holds."""
        found = (match[1].lower() for match in self._any_term.finditer(seen(message)))
        return [self._by_english[english] for english in dict.fromkeys(found)]

    @cached_property
    def _by_english(self) -> dict[str, Term]:
        return {term.english.lower(): term for term in self.terms}

    @cached_property
    def _any_term(self) -> re.Pattern[str]:
        """Find a term in English, in one or in several; of two that begin alike, the longer one."""
        longest_first = sorted(map(re.escape, self._by_english), key=len, reverse=True)
        return re.compile(rf"(?<![\w-])({'|'.join(longest_first) or '(?!)'})(?:e?s)?(?![\w-])", re.IGNORECASE)

    def words_to_avoid(self, name: str, words: str) -> Iterator[str]:
        """Yield what words hold that they should not."""
        for rule in self.avoid:
            if (found := rule.found(words, name)) is not None:
                yield f"word: {found.strip()!r}: {rule.use}"


def path_of(root: Path, language: str) -> Path:
    """Return where a language's list lies."""
    return root / "locales" / language / "words.toml"


def glossary_rows(root: Path) -> list[dict[str, str]]:
    """Return the terms, with a column for each language; none where the course has no glossary."""
    if not (root / GLOSSARY).exists():
        return []
    with (root / GLOSSARY).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def load(root: Path, language: str) -> Rules | None:
    """Return a language's rules, or ``None`` where it has none.

    Raises
    ------
    SourceError
        For a file that is not what it should be; the message says where.
    """
    path = path_of(root, language)
    if not path.exists():
        return None
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        avoid = tuple(_avoid(entry) for entry in table.get("avoid", ()))
        also = {_known(entry, _TERM_KEYS)["term"]: entry["also"] for entry in table.get("term", ())}
    except (tomllib.TOMLDecodeError, SourceError, re.error) as error:
        raise SourceError(f"{path}: {error}") from None
    rows = glossary_rows(root)
    if strange := also.keys() - {row[SOURCE_LANGUAGE] for row in rows}:
        raise SourceError(f"{path}: not a term of {GLOSSARY}: {', '.join(sorted(strange))}")
    terms = (
        Term(row[SOURCE_LANGUAGE], row[language], also.get(row[SOURCE_LANGUAGE], {}))
        for row in rows
        if row.get(language)
    )
    return Rules(avoid, tuple(terms))


def _avoid(entry: dict[str, object]) -> Avoid:
    _known(entry, _RULE_KEYS)
    texts = {key: str(entry[key]) for key in ("find", "use", "why", "wrong", "right")}
    within, exceptions = entry.get("within", [_ALL]), entry.get("except", {})
    assert isinstance(within, list)
    assert isinstance(exceptions, dict)
    pattern = re.compile(texts.pop("find"), re.IGNORECASE)
    return Avoid(pattern, **texts, within=tuple(within), exceptions=exceptions)


def _known(entry: dict[str, object], keys: Iterable[str]) -> dict[str, object]:
    optional = {"within", "except"}
    named = repr(entry.get("find") or entry.get("term"))
    if strange := entry.keys() - set(keys):
        raise SourceError(f"{named}: no such key: {', '.join(sorted(strange))}")
    if missing := set(keys) - optional - entry.keys():
        raise SourceError(f"{named}: missing: {', '.join(sorted(missing))}")
    return entry
