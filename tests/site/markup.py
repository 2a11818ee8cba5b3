"""The markup of a page without its words: axe finds the same in pages that differ by words alone."""

from __future__ import annotations

from pathlib import Path

from lxml.html import HtmlElement

from tests.site.pages import parsed

__all__ = ["markup"]

Element = tuple[str, frozenset[tuple[str, object]], bool]

_WORDS = {"aria-label", "aria-valuetext", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "lang"}
_VALUES = {"class", "role", "type", "tabindex", "scope", "style", "colspan", "rowspan", "name"}
_UNSEEN = {"script", "style"}
_DRAWN = {"svg", "math", "pre"}
"""Elements whose parts no rule looks at by themselves: a formula, a drawing, a programme in colours."""


def markup(page: Path) -> list[Element | str]:
    """Return the elements of a page in order, with what of their attributes is no word, and whether text is in them.

    Of an attribute that holds words or names another element it is kept whether there is anything in it.
    """
    found: list[Element | str] = []
    _walk(parsed(page), found)
    return found


def _walk(element: HtmlElement, found: list[Element | str]) -> None:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    attributes = {name: _kept(name, value) for name, value in element.attrib.items() if not name.startswith("data-")}
    within = element.text_content() if element.tag in _DRAWN else element.text
    found.append((element.tag, frozenset(attributes.items()), bool((within or "").strip())))
    if element.tag not in _DRAWN:
        for child in element:
            _walk(child, found)
        found.append(f"/{element.tag}")


def _kept(name: str, value: str) -> object:
    is_state = name in _VALUES or (name.startswith("aria-") and name not in _WORDS)
    return value if is_state else bool(value.strip())
