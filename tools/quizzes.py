"""Export the quizzes for a learning platform: ``python -m tools.quizzes`` writes GIFT files into ``_build/quizzes``.

Moodle imports them as they are; most other platforms convert them. One file for each quiz and language.
"""

from __future__ import annotations

from pathlib import Path

from kmo_teach.book.quiz import read, to_gift
from kmo_teach.language import SOURCE_LANGUAGE
from tools.translate import catalogue
from tools.translate.pipeline import languages
from tools.translate.sources import Source, all_sources

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "_build" / "quizzes"


def main() -> None:
    """Write all quizzes in all languages."""
    quizzes = [source for source in all_sources(ROOT) if source.path.suffix == ".yml" and len(source.path.parts) > 1]
    for language in (SOURCE_LANGUAGE, *languages(ROOT)):
        for source in quizzes:
            target = TARGET / language / f"{source.path.stem}.gift.txt"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(to_gift(read(_text(source, language)), source.path.stem), encoding="utf-8")
            print(target.relative_to(ROOT))


def _text(source: Source, language: str) -> str:
    if language == SOURCE_LANGUAGE:
        return source.text
    known = catalogue.translations(catalogue.read(catalogue.path_of(ROOT, language, source.catalogue), language))
    return source.translated(lambda message: known.get(message, message), language)


if __name__ == "__main__":
    main()
