"""What Python means by an error, in the reader's language: the line, what it says, and what to look at.

The ten kinds that beginners meet have a sentence of their own, with the names that the error holds; any other is told
in Python's words. The sources are Python's own documentation of its built-in exceptions and the texts that CPython 3.14
raises, which the tests make it raise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from kmo_teach.language import _

__all__ = ["explained", "file_of"]

_CELL = "cell: "


def file_of(cell: str) -> str:
    """Return the name under which a cell's code is compiled: by it a line of the student's own is known."""
    return _CELL + cell


def explained(error: BaseException, source: str = "", file: str = "") -> dict[str, Any]:
    """Say what an error means.

    Parameters
    ----------
    error
        What was raised.
    source, file
        The cell that ran and the name it was compiled under; of its lines the last is told, else of any cell's.

    Returns
    -------
    dict
        ``line`` (from 1; ``None`` where it is not known), ``means`` and ``python``: what Python itself says.

    Examples
    --------
    >>> try:
    ...     exec(compile("margin = 1 / 0", file_of("a"), "exec"))
    ... except ZeroDivisionError as error:
    ...     told = explained(error)
    >>> told["line"], told["means"]
    (1, 'You divide by something that is 0 here.')
    """
    said = _text(error)
    kind = next((each for each in type(error).__mro__ if each in _SENTENCES), None)
    means = _SENTENCES[kind](error, said, source) if kind else _("Python stops here. It says why below.")
    return {"line": _line(error, file), "means": means, "python": f"{type(error).__name__}: {said}".rstrip(": ")}


def _text(error: BaseException) -> str:
    try:
        return (error.msg if isinstance(error, SyntaxError) else str(error))[:300]
    except BaseException:  # a student's own exception class may fail here too
        return ""


def _line(error: BaseException, file: str) -> int | None:
    if isinstance(error, SyntaxError) and (error.filename or "").startswith(_CELL):
        return error.lineno
    found, trace = None, error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name == file or (name.startswith(_CELL) and name != file_of("check")):
            found = trace.tb_lineno
        trace = trace.tb_next
    return found


def _syntax(error: BaseException, said: str, source: str) -> str:
    line = _source_line(error, source).strip()
    if line.startswith(("%", "!")):
        return _("A line that begins with % or ! works in Jupyter only. Leave it out here.")
    if found := re.match(r"'(.)' was never closed", said):
        return _("The bracket {bracket} is opened here and nowhere closed.").format(bracket=found[1])
    if re.match(r"unmatched '.'|closing parenthesis", said):
        return _("A bracket is closed here that does not fit one that was opened.")
    if "expected ':'" in said:
        return _("A colon is missing at the end of this line.")
    if "unterminated" in said:
        return _("A text begins with a quotation mark here and does not end with one.")
    if "Maybe you meant '=='" in said:
        return _("A single = gives a name to a value. To compare two values, write ==.")
    if "'return' outside function" in said:
        return _("return stands outside a function. Move the line four spaces to the right, below its def.")
    if "decimal" in said or "leading zeros" in said or "invalid character" in said:
        return _("Python does not know a sign or a number on this line. Write 1234.5: a point, and nothing in between.")
    return _("Python cannot read this line. Often a comma, a bracket, a colon or * is missing, here or just above.")


def _source_line(error: BaseException, source: str) -> str:
    number = getattr(error, "lineno", None) or 0
    lines = source.split("\n")
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _indentation(error: BaseException, said: str, source: str) -> str:
    if "expected an indented block" in said:
        return _("What belongs below a line with a colon must stand four spaces further to the right.")
    return _("This line begins too far to the left or to the right. Lines that belong together begin at one place.")


def _name(error: BaseException, said: str, source: str) -> str:
    return _(
        "Python does not know {name}. Is it spelled as where you made it, and was it made before this line? "
        "A text needs quotation marks."
    ).format(name=_quoted(said))


def _unbound(error: BaseException, said: str, source: str) -> str:
    return _("{name} gets its value inside this function, but is used before that.").format(name=_quoted(said))


def _quoted(said: str) -> str:
    found = re.search(r"'([^']*)'", said)
    return found[1] if found else _("this name")


def _type(error: BaseException, said: str, source: str) -> str:
    if "NoneType" in said:
        return _("A value is None here: nothing. Does the function that should give it end with return?")
    if "positional argument" in said or "required" in said or "unexpected keyword" in said:
        return _("The function is called with other inputs than it takes: too many, too few or of another name.")
    if found := re.search(r"'(\w+)' object is not callable", said):
        return _("Brackets follow a {kind}, as if it were a function. Is a * missing?").format(kind=_kind(found[1]))
    kinds = re.findall(r"'(\w+)'", said)
    if "unsupported operand" in said and len(kinds) > 1:
        return _("Python cannot compute this with a {one} and a {other}.").format(
            one=_kind(kinds[-2]), other=_kind(kinds[-1])
        )
    return _("A value has another kind than this line needs, such as a text or a list in place of a number.")


def _kind(name: str) -> str:
    words = {
        "int": _("whole number"),
        "float": _("number"),
        "str": _("text"),
        "list": _("list"),
        "dict": _("dictionary"),
        "tuple": _("row of values"),
        "function": _("function"),
        "bool": _("True or False"),
    }
    return words.get(name, name)


def _value(error: BaseException, said: str, source: str) -> str:
    if "math domain" in said or "nonnegative input" in said or "positive input" in said:
        return _("There is no root or logarithm of this number: it is below zero, or zero.")
    if "unpack" in said:
        return _("There are more names on the left than values on the right, or fewer.")
    if "convert" in said or "invalid literal" in said:
        return _("This text cannot be read as a number. Write 1234.5, with a point and without a unit.")
    return _("The value is of the right kind, but it is not one that can be used here.")


def _index(error: BaseException, said: str, source: str) -> str:
    return _("The list has no item at this place. The first has number 0, the last one less than there are items.")


def _key(error: BaseException, said: str, source: str) -> str:
    return _("The dictionary has no key {key}. Write it exactly as where the dictionary was made.").format(key=said)


def _attribute(error: BaseException, said: str, source: str) -> str:
    found = re.search(r"'(\w+)' object has no attribute '(\w+)'", said)
    if found is None:
        return _("What stands before the point does not have what stands after it. Look at the spelling.")
    if found[1] == "NoneType":
        return _type(error, said, source)
    return _("A {kind} has no {name}. Look at the spelling after the point.").format(
        kind=_kind(found[1]), name=found[2]
    )


def _division(error: BaseException, said: str, source: str) -> str:
    return _("You divide by something that is 0 here.")


def _import(error: BaseException, said: str, source: str) -> str:
    return _(
        "This page has no {name}: it holds the course's own package and Python's, and the tasks need no other. "
        "Is the name spelled right?"
    ).format(name=_quoted(said))


def _recursion(error: BaseException, said: str, source: str) -> str:
    return _("A function calls itself again and again. Does it ever reach a line that ends that?")


def _memory(error: BaseException, said: str, source: str) -> str:
    return _("This needs more memory than a page may take. Is a list far longer than you meant?")


def _overflow(error: BaseException, said: str, source: str) -> str:
    return _("A number grows too large to compute with. Is ** or a rate larger than you meant?")


_SENTENCES: dict[type[BaseException], Callable[[BaseException, str, str], str]] = {
    AttributeError: _attribute,
    ImportError: _import,
    IndentationError: _indentation,
    IndexError: _index,
    KeyError: _key,
    MemoryError: _memory,
    NameError: _name,
    OverflowError: _overflow,
    RecursionError: _recursion,
    SyntaxError: _syntax,
    TypeError: _type,
    UnboundLocalError: _unbound,
    ValueError: _value,
    ZeroDivisionError: _division,
}
