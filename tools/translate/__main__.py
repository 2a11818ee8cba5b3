"""``python -m tools.translate extract | apply --language nl | check | entry fr``."""

from __future__ import annotations

import argparse
import sys

from kmo_teach.language import LANGUAGES
from tools.translate.entry import entry
from tools.translate.pipeline import apply, extract, languages, problems
from tools.translate.segments import SourceError


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.translate", description=__doc__)
    parser.add_argument("command", choices=["extract", "apply", "check", "entry"])
    parser.add_argument("code", nargs="?", help="the new language (of entry)")
    parser.add_argument("--language", choices=list(LANGUAGES), help="one language only (of apply and check)")
    arguments = parser.parse_args()
    if (arguments.command == "entry") != (arguments.code is not None):
        parser.error("entry, and no other command, takes the code of a language: entry fr")
    try:
        wanted = [arguments.language] if arguments.language else languages()
        if arguments.command == "extract":
            extract()
        elif arguments.command == "entry":
            print(entry(arguments.code), end="")
        elif arguments.command == "apply":
            for language in wanted:
                print(f"{language}: {len(apply(language))} files changed")
        else:
            found = [problem for language in wanted for problem in problems(language)]
            print("\n".join([*found, f"{len(found)} translation problems"]))
            sys.exit(1 if found else 0)
    except SourceError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
