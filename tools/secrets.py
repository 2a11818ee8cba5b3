"""The one search for what students may not see: solutions, hidden inputs, instructors' pages, in every language.

``python -m tools.secrets _build/html dist`` looks through folders and files, and into archives: the site, the zip of
it, wheel and source distribution, workbooks. The student edition (``tools/student.py``) is looked through before it is
written. What a file holds is told by its bytes, never by its name; and what is compared are ASCII letters and digits
alone, as all else is written in another way in a page, in JSON, in a list of Python and in a catalogue.
"""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import json
import lzma
import re
import sys
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np

__all__ = ["Secrets", "files_of", "leaks"]

ROOT = Path(__file__).resolve().parent.parent
_LONG_LINE = 26
_LONG_VALUE = 16
_LONG_SENTENCE = 60
_TELLING = 6
"""Digits that a row of hidden numbers must have to be looked for; shorter ones stand in many a text by chance."""
_TELLING_LETTERS = 12
"""Letters that a text must have to be known by its letters and digits alone; else its signs count too."""
_DEEPEST = 6
_OUTLINE = re.compile(rb"\b[Mm][\d.-][MmLlHhVvCcSsQqTtAaZz\d\s.,-]{40,}")
"""The outline of a drawing (SVG): thousands of numbers, in which short rows are found by chance."""
_BLANK = re.compile(rb"\s+")
_AROUND = 2_000
"""Bytes around a number in which the rest of its row stands, with all blanks."""
_ANCHOR = 8
_TAG = re.compile(rb"<[A-Za-z/!?][^<>]*>")
_ESCAPE = re.compile(rb"\\+(?:([nrt])|(?:u(?:00)?|x)([0-9A-Fa-f]{2})(?![0-9A-Fa-f]{2})|u[0-9A-Fa-f]{4})")
_ENTITY = re.compile(rb"&(?:amp;)*(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|([A-Za-z]{2,8}));")
_SIGNS = {b"lt": b"<", b"gt": b">", b"quot": b'"', b"apos": b'"', b"amp": b"&"}
_MARKED = re.compile(rb"[A-Za-z](?:\xcc[\x80-\xbf]|\xcd[\x80-\xaf])+")
"""A letter with its accent apart: as one letter it is none of ASCII's."""
_ALNUM = frozenset(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_NO_LETTERS = bytes(set(range(256)) - _ALNUM)
_BINARY = (b"\0asm", b"wOF2", b"\x89PNG", b"\0\1\0\0", b"true")
"""How WebAssembly, fonts and pictures begin."""
_QUOTES = bytes.maketrans(b"'", b'"')
_BLANKS = b" \t\r\n\v\f_\\\0"


@dataclass(frozen=True)
class Secrets:
    """What no student may find: texts, and rows of hidden numbers."""

    texts: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, root: Path = ROOT) -> Secrets:
        """Collect them from ``solutions/``, ``instructors/`` and the instructors' translation."""
        texts = {*_of_solutions(root), *_of_pages(root)}
        return cls(tuple(sorted(map(_plain, texts))), tuple(_hidden_rows(root)))

    @cached_property
    def _wanted(self) -> tuple[list[tuple[bytes, str]], list[tuple[bytes, str]]]:
        """The texts by their letters and digits, and those that have too few by all their signs."""
        signs = [(_signs(text.encode()), text) for text in self.texts]
        letters = [(_letters(sign), text) for sign, text in signs]
        enough = [sum(map(int.__le__, [65] * len(key), key)) >= _TELLING_LETTERS for key, _text in letters]
        return (
            [each for each, is_long in zip(letters, enough, strict=True) if is_long],
            [each for each, is_long in zip(signs, enough, strict=True) if not is_long],
        )

    @cached_property
    def _anchors(self) -> _Anchors:
        return _Anchors(key[:_ANCHOR] for key, _text in self._wanted[0])

    def found_in(self, content: bytes) -> list[str]:
        """Return the secrets that a file's bytes hold, in whichever way they are written there."""
        long, short = self._wanted
        found: dict[str, None] = {}
        for form in _forms(content):
            signs = _signs(form)
            letters = _letters(signs)
            likely = self._anchors.in_(letters)
            found |= dict.fromkeys(text for key, text in long if key[:_ANCHOR] in likely and key in letters)
            found |= dict.fromkeys(text for key, text in short if key in signs)
            found |= dict.fromkeys(" … ".join(row) for row in _standing(form, self.rows))
        return list(found)


class _Anchors:
    """The first bytes of all that is looked for, found in one pass in place of one for each."""

    def __init__(self, anchors: Iterable[bytes]) -> None:
        self._known = np.unique(np.frombuffer(b"".join(anchors), "<u8"))
        self._may_be = np.zeros(1 << 16, bool)
        self._may_be[self._hash(self._known)] = True

    @staticmethod
    def _hash(words: Any) -> Any:
        return (words * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(48)

    def in_(self, content: bytes) -> set[bytes]:
        """Return which of them stand in a text."""
        found: set[bytes] = set()
        for start in range(min(_ANCHOR, max(0, len(content) - _ANCHOR + 1))):
            words = np.frombuffer(content, "<u8", (len(content) - start) // _ANCHOR, start)
            likely = words[self._may_be[self._hash(words)]]
            found.update(word.tobytes() for word in np.intersect1d(likely, self._known))
        return found


def _forms(content: bytes) -> Iterator[bytes]:
    """Give a file's bytes without what stands for a sign: as they are, and as the reader of a page sees them."""
    if content.startswith(_BINARY):  # it holds texts as they are, or none
        yield content
        return
    whole = _unescaped(content.replace(b"\0", b""))
    yield whole
    if b"<" in content and (seen := _unescaped(_TAG.sub(b"", content))) != whole:
        yield seen
    if b"<" in whole and (inside := _TAG.sub(b"", whole)) not in (whole, seen if b"<" in content else whole):
        yield inside


def _unescaped(content: bytes) -> bytes:
    if b"&" in content:
        content = _ENTITY.sub(_of_entity, content)
    return _ESCAPE.sub(_of_escape, content) if b"\\" in content else content


def _of_entity(found: re.Match[bytes]) -> bytes:
    name = found[3]
    return _SIGNS.get(name, b" ") if name else _ascii(int(found[1] or found[2], 16 if found[1] else 10))


def _of_escape(found: re.Match[bytes]) -> bytes:
    return _ascii(int(found[2], 16)) if found[2] else b" "


def _ascii(code: int) -> bytes:
    return bytes([code]) if code < 128 else b" "


def _signs(content: bytes) -> bytes:
    """Return what is compared of a short text: all but blanks, and quotes of one kind."""
    return _unescaped(content).translate(_QUOTES, _BLANKS)


def _letters(content: bytes) -> bytes:
    """Return what is compared of any other: letters and digits of ASCII."""
    marked = b"\xcc" in content or b"\xcd" in content
    return (_MARKED.sub(b"", content) if marked else content).translate(None, _NO_LETTERS)


def _plain(text: str) -> str:
    """Return a text without line breaks, and without underscores, which numbers may have."""
    return re.sub(r"\s+", " ", text.replace("_", "")).strip()


def _of_solutions(root: Path) -> Iterator[str]:
    from kmo_teach.grading.assignment import load, names

    for name in names(root):
        notebook = json.loads((root / "solutions" / name / f"{name}.ipynb").read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            yield from _solution_lines("".join(cell["source"]))
        known = [_translations(path) for path in sorted((root / "solutions" / name).glob("*.po"))]
        for task in load(root, name).tasks:
            hints = [wrong.hint for wrong in getattr(task, "wrong", ()) if not wrong.public]
            shown = [level.shows for level in getattr(task, "rubric", ())]
            for text in [*hints, *shown]:
                yield from filter(None, (text, *(words.get(text) for words in known)))
            expected = json.dumps(getattr(task, "expected", None) if not hasattr(task, "examples") else None)
            if len(expected) > _LONG_VALUE:
                yield expected


def _solution_lines(source: str) -> Iterator[str]:
    """Return what stands between nbgrader's markers: long lines, as short ones are anybody's."""
    for block in re.findall(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", source, re.DOTALL):
        lines = (line.strip() for line in block.splitlines())
        yield from (line for line in lines if len(line) >= _LONG_LINE and not line.startswith(("from ", "import ")))


def _of_pages(root: Path) -> Iterator[str]:
    for path in (root / "instructors").rglob("*.md"):
        yield from (line for line in path.read_text(encoding="utf-8").splitlines() if _tells(line))
    for path in (root / "locales").glob("*/LC_MESSAGES/instructors/*.po"):
        yield from (text for text in _translations(path).values() if _tells(text))


def _tells(line: str) -> bool:
    return len(line) >= _LONG_SENTENCE and not line.startswith(("{", "|"))


def _translations(path: Path) -> dict[str, str]:
    from babel.messages.pofile import read_po

    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return {entry.id: entry.string for entry in read_po(file) if entry.id and entry.string}


def _hidden_rows(root: Path) -> Iterator[tuple[str, ...]]:
    """Yield each row of hidden numbers that tells something."""
    import tomllib

    for path in sorted((root / "solutions").glob("*/hidden.toml")):
        for rows in tomllib.loads(path.read_text(encoding="utf-8")).values():
            for row in rows:
                numbers = tuple(f"{value}" for value in row.values() if isinstance(value, int | float))
                if len(numbers) > 1 and sum(len(number.replace(".", "").strip("0")) for number in numbers) >= _TELLING:
                    yield numbers


def _standing(content: bytes, rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Give the rows all of whose numbers stand in a file in their order, close together."""
    whole = content.replace(b"_", b"")
    plain = b""
    for row in rows:
        numbers = [number.encode() for number in row]
        form = re.compile(rb"\b" + rb"\b.{1,40}?\b".join(map(re.escape, numbers)) + rb"\b")
        if all(number in whole for number in numbers) and _may_stand(whole, numbers, form):
            plain = plain or _BLANK.sub(b" ", _OUTLINE.sub(b"", whole))
            if form.search(plain):
                yield row


def _may_stand(content: bytes, numbers: list[bytes], form: re.Pattern[bytes]) -> bool:
    """Tell whether a row may stand around its longest number: through the whole takes a hundred times longer."""
    longest = re.escape(max(numbers, key=len))
    around = (
        content[max(0, found.start() - _AROUND) : found.end() + _AROUND] for found in re.finditer(longest, content)
    )
    return any(form.search(_BLANK.sub(b" ", each)) for each in around if all(number in each for number in numbers))


def leaks(files: Iterable[tuple[str, bytes]], secrets: Secrets) -> list[str]:
    """Return which files hold which secrets; what is packed, in whichever way and under whichever name, is opened."""
    known: dict[bytes, list[str]] = {}
    found = []
    for name, content in _opened(files, 0):
        if {"solutions", "instructors"} & set(PurePosixPath(name).parts):
            found.append(f"{name}: it stays with the instructors")
        if PurePosixPath(name).name == "searchindex.js":
            text = content.decode("utf-8", "replace")
            found += [f"{name}: {word}" for word in ("solutions/", "instructors/") if f'"{word}' in text]
        digest = hashlib.sha256(content).digest()  # a site in two languages has most files twice
        if digest not in known:
            known[digest] = secrets.found_in(content)
        found += [f"{name}: {secret[:100]}" for secret in known[digest]]
    return found


def _opened(files: Iterable[tuple[str, bytes]], depth: int) -> Iterator[tuple[str, bytes]]:
    """Give all files, and in the place of what is packed what it holds."""
    for name, content in files:
        inside = _members(content) if depth < _DEEPEST else None
        if inside is None:
            yield name, content
        else:
            yield from _opened(((f"{name}/{member}" if member else name, held) for member, held in inside), depth + 1)


_PACKED = {b"\x1f\x8b": gzip.decompress, b"BZh": bz2.decompress, b"\xfd7zXZ": lzma.decompress}


def _members(content: bytes) -> list[tuple[str, bytes]] | None:
    """Return what an archive holds, by its bytes; what is packed alone has no name; ``None`` for any other file."""
    try:
        if content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                return [(entry, archive.read(entry)) for entry in archive.namelist()]
        if content[257:262] == b"ustar":
            with tarfile.open(fileobj=io.BytesIO(content)) as tape:
                files = [(each.name, tape.extractfile(each)) for each in tape if each.isfile()]
                return [(name, file.read()) for name, file in files if file]
        unpack = next((unpack for start, unpack in _PACKED.items() if content.startswith(start)), None)
        return [("", unpack(content))] if unpack else None
    except (zipfile.BadZipFile, tarfile.TarError, OSError, EOFError, lzma.LZMAError):
        return None  # it only begins like one


def files_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file of a folder, as :func:`leaks` takes them; or of one file."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
        if path.is_file():
            yield (path.relative_to(folder).as_posix() if folder.is_dir() else path.name), path.read_bytes()


def main(places: list[Path]) -> None:
    """Stop where one of the places holds a secret. In the student edition there are none to look for."""
    if not (ROOT / "solutions").is_dir():
        return
    secrets = Secrets.of()
    found = [f"{place}/{leak}" for place in places for leak in leaks(files_of(place), secrets)]
    if found:
        sys.exit("\n".join([*found, "Do not publish this: it must not be in there."]))


if __name__ == "__main__":
    main([Path(word) for word in sys.argv[1:]])
