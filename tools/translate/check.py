"""What a translation must keep of its message: references, placeholders, links, formulas."""

from __future__ import annotations

import ast
import keyword
import re
from collections import Counter

from tools.translate.segments import WORDED_ROLES

__all__ = ["losses", "said_by"]

_ROLE = re.compile(r"\{([a-zA-Z][\w:-]*)\}(`+)(.+?)\2", re.DOTALL)
_PARTS = {
    "placeholder": re.compile(r"\{\{.*?\}\}|\{[A-Za-z_]\w*(?:[.\[][^{}]*)?(?:![rsa])?(?::[^{}]*)?\}"),
    "format field": re.compile(r"%(?:\(\w+\))?s"),
    "footnote": re.compile(r"\[\^[^\]]+\]"),
    "HTML tag": re.compile(r"</?[a-zA-Z][\w-]*(?=[\s/>])"),
}
_LINK = re.compile(r"\]\(<?([^)\s>]*)>?[^)]*\)|<((?:https?|mailto):[^>]*)>")
_FORMULA = re.compile(r"(?<![\\$])\$(?!\s)((?:[^$\\]|\\.)+)\$")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_FORMULA_WORDS = re.compile(r"\\(text|mbox|textrm)\{[^}]*\}")
_NAME = re.compile(r"[^\W\d]\w*=")
_LITERAL = re.compile(r"[fFrRbBuU]{0,2}[\"'].*[\"']$", re.DOTALL)


def losses(message: str, translation: str) -> list[str]:
    """Say what a translation lost or made up, one line each.

    >>> losses("See {ref}`Figure 1 <fig-1>`.", "Zie {ref}`figuur 1 <fig-2>`.")
    ['lost reference: ref fig-1', 'new reference: ref fig-2']
    >>> losses(r"\\text{share} = a", r"\\text{aandeel} = a")
    []
    """
    if _LITERAL.match(message) and _expression(message) is not None:
        return _literal_losses(message, translation)
    if _NAME.fullmatch(message):
        name = translation.removesuffix("=")
        valid = name != translation and name.isidentifier() and not keyword.iskeyword(name)
        return [] if valid else ["not a Python name: letters and underscores, then ="]
    before, after = _parts(message), _parts(translation)
    lost = [f"lost {kind}: {part}" for kind, part in (before - after).elements()]
    return lost + [f"new {kind}: {part}" for kind, part in (after - before).elements()]


def _parts(text: str) -> Counter[tuple[str, str]]:
    parts: Counter[tuple[str, str]] = Counter()
    text = _FORMULA_WORDS.sub(r"\\text{}", text)  # also in a displayed formula, which is a message by itself
    for name, _, content in _ROLE.findall(text):
        target = re.search(r"<([^<>]+)>\s*$", content)
        if name == "math":
            parts["formula", _formula(content)] += 1
        else:
            kept = "" if name in WORDED_ROLES else " " + (target[1] if target else content)
            parts["reference", name + kept] += 1
    text = _ROLE.sub("", text)
    parts.update(("code", "`...`") for _ in _CODE.findall(text))
    text = _CODE.sub("", text)
    parts.update(("formula", _formula(formula)) for formula in _FORMULA.findall(text))
    text = _FORMULA.sub("", text)
    parts.update(("link", _address(one or other)) for one, other in _LINK.findall(text))
    text = _LINK.sub("]", text)
    for kind, pattern in _PARTS.items():
        parts.update((kind, part) for part in pattern.findall(text))
    return parts


def _formula(formula: str) -> str:
    """Return a formula without its decimal and thousands marks, which are the language's own."""
    return re.sub(r"(?<=\d)(\{,\}|\{\.\}|[.,]|\\,|\\ |~)(?=\d)", "", formula)


def _address(address: str) -> str:
    """Return a link's address; the anchor of a heading in the book follows the heading's words."""
    return address if "://" in address else address.partition("#")[0]


def _expression(literal: str) -> ast.Constant | ast.JoinedStr | None:
    try:
        node = ast.parse(f"({literal})", mode="eval").body
    except SyntaxError:
        return None
    is_text = isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
    return node if is_text else None


def said_by(message: str) -> str:
    """Return what a message that is a Python string says, with braces for each expression; others as they are.

    >>> said_by('f"Sales of {firm} rise"'), said_by("Sales rise")
    ('Sales of {} rise', 'Sales rise')
    """
    node = _expression(message) if _LITERAL.match(message) else None
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    said = [part.value if isinstance(part, ast.Constant) else "{}" for part in parts]
    return "".join(said) if node else message


def _literal_losses(message: str, translation: str) -> list[str]:
    before, after = _expression(message), _expression(translation)
    if after is None:
        return ["not a Python string: keep the quotes"]
    lost = _fields(before) - _fields(after)
    new = _fields(after) - _fields(before)
    return [f"lost placeholder: {field}" for field in lost.elements()] + [
        f"new placeholder: {field}" for field in new.elements()
    ]


def _fields(node: ast.Constant | ast.JoinedStr) -> Counter[str]:
    if isinstance(node, ast.Constant):
        return Counter(_PARTS["placeholder"].findall(node.value))
    return Counter(ast.unparse(part.value) for part in node.values if isinstance(part, ast.FormattedValue))
