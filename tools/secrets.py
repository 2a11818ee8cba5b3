"""The one search for what students may not see: solutions, hidden inputs, instructors' pages, in every language.

``python -m tools.secrets _build/html dist`` looks through folders and files, and into archives: the site, the zip of
it, wheel and source distribution. The student edition (``tools/student.py``) is looked through before it is written.
"""

from __future__ import annotations

import gzip
import html
import io
import json
import re
import sys
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

__all__ = ["Secrets", "files_of", "leaks"]

ROOT = Path(__file__).resolve().parent.parent
_READ = {".cfg", ".csv", ".html", ".ipynb", ".js", ".json", ".md", ".mo", ".po", ".py", ".svg", ".toml", ".txt", ".yml"}
_LONG_LINE = 26
_LONG_VALUE = 16
_LONG_SENTENCE = 60
_TELLING = 6
"""Digits that a row of hidden numbers must have to be looked for; shorter ones stand in many a text by chance."""
_OUTLINE = re.compile(r"\b[Mm][\d.-][MmLlHhVvCcSsQqTtAaZz\d\s.,-]{40,}")
"""The outline of a drawing (SVG): thousands of numbers, in which short rows are found by chance."""


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

    def found_in(self, text: str) -> list[str]:
        """Return the secrets that a text holds."""
        text = _plain(text)
        numbers = _OUTLINE.sub("", text)
        return [secret for secret in self.texts if secret in text] + [
            " … ".join(row) for row in self.rows if _stands_in(numbers, row)
        ]


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


def _stands_in(text: str, numbers: tuple[str, ...]) -> bool:
    """Tell whether all numbers of a row stand in a text in their order, close together."""
    if not all(number in text for number in numbers):  # a pattern takes a thousand times longer
        return False
    return bool(re.search(r"\b" + r"\b.{1,40}?\b".join(map(re.escape, numbers)) + r"\b", text))


def leaks(files: Iterable[tuple[str, bytes]], secrets: Secrets) -> list[str]:
    """Return which files hold which secrets. Pages are read as their readers see them; an archive is opened."""
    found = []
    for name, content in files:
        path = PurePosixPath(name)
        if path.suffix in {".zip", ".whl", ".gz"}:
            found += leaks(((f"{name}/{inside}", held) for inside, held in _opened(path, content)), secrets)
            continue
        if {"solutions", "instructors"} & set(path.parts):
            found.append(f"{name}: it stays with the instructors")
        if path.name == "searchindex.js":
            text = content.decode("utf-8", "replace")
            found += [f"{name}: {word}" for word in ("solutions/", "instructors/") if f'"{word}' in text]
        found += [f"{name}: {secret[:100]}" for secret in secrets.found_in(_readable(path, content))]
    return found


def _opened(path: PurePosixPath, content: bytes) -> Iterator[tuple[str, bytes]]:
    if path.suffix == ".gz":
        with tarfile.open(fileobj=io.BytesIO(content)) as tape:
            for member in filter(tarfile.TarInfo.isfile, tape):
                yield member.name, tape.extractfile(member).read()  # type: ignore[union-attr]  # it is a file
    else:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.namelist():
                yield entry, archive.read(entry)


def _readable(path: PurePosixPath, content: bytes) -> str:
    """Return what a person could read of a file; nothing of pictures and the like."""
    if path.suffix == ".bin":  # the course as the browser gets it: modules, facts and catalogues
        return gzip.decompress(content).decode("utf-8", "replace")
    if path.suffix not in _READ:
        return ""
    text = content.decode("utf-8", "replace")
    if path.suffix == ".html":
        return html.unescape(re.sub(r"<[^>]*>", "", text))
    if path.suffix == ".ipynb":
        return "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"]) + text
    return text


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
