"""Which encoding a table has that does not say so.

What is not UTF-8 was written by a spreadsheet in one of three older ways: that of Windows, of the Macintosh (Excel's
"CSV (Macintosh)") or of MS-DOS ("CSV (MS-DOS)"). Any bytes are a text in each of them; which it is shows in the names.
"""

from __future__ import annotations

import re

__all__ = ["doubt", "encoding_of"]

_OLDER = {"cp1252": "Windows-1252", "mac_roman": "Macintosh", "cp850": "MS-DOS"}
"""Encodings of spreadsheets, the most usual first, each with what to call it."""
_USUAL = {letter: weight for letters, weight in (("éëèïçöü", 4), ("êáàâäñóôîåøœ", 2)) for letter in letters}
"""How much letters of names in Belgium's surroundings say for an encoding in which they appear."""
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[’‘](?=[^\W\d_])")
_SHOWN = 3


def encoding_of(content: bytes) -> str:
    """Return the encoding of a text.

    Examples
    --------
    >>> [encoding_of("Zoë Peeters".encode(name)) for name in ("utf-8", "cp1252", "mac_roman", "cp850")]
    ['utf-8', 'cp1252', 'mac_roman', 'cp850']
    """
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    if len(content) > 3 and content[1] == 0 and content[0]:  # UTF-16 without a mark
        return "utf-16-le"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return max(_OLDER, key=lambda name: _likely(content, name))  # of equals the first
    return "utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "utf-8"


def doubt(content: bytes, encoding: str) -> tuple[str, str]:
    """Return what an encoding that was guessed is called and names to judge it by; two blanks where it is sure.

    Examples
    --------
    >>> doubt("id;naam\\n1;Zoë Claes\\n2;Jan".encode("mac_roman"), "mac_roman")
    ('Macintosh', 'Zoë')
    >>> doubt("Zoë".encode("cp1252"), "cp1252"), doubt("Zoë".encode(), "utf-8")
    (('', ''), ('', ''))
    """
    if encoding not in _OLDER:
        return "", ""
    others = [_likely(content, name) for name in _OLDER if name != encoding]
    if encoding == "cp1252" and _likely(content, encoding) > max(0, *others):
        return "", ""
    odd = re.findall(r"[\w’'-]*[^\x00-\x7f][\w’'-]*", content.decode(encoding, "replace"))
    return _OLDER[encoding], ", ".join(list(dict.fromkeys(odd))[:_SHOWN])


def _likely(content: bytes, encoding: str) -> int:
    """Return how much a text looks like names in an encoding."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return -len(content)
    found = 3 * len(_APOSTROPHE.findall(text))
    for at, letter in enumerate(_APOSTROPHE.sub("'", text)):
        if letter < "\x80":
            continue
        before = text[at - 1 : at]
        weight = _USUAL.get(letter.casefold(), 1 if letter.isalpha() else -3)
        # a capital within a word that has small letters
        found += -2 if letter.isupper() and before.islower() else weight
    return found
