"""axe-core, which finds barriers for readers with a disability, run in a page that a test has open.

It comes from npm by the front end's lock file and is put in by the browser itself, past the page's security policy.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from tools.frontend import FRONTEND, find_node, install

__all__ = ["COLOURS", "Colours", "script", "violations"]

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that a change of colours can break."""

_STILL = """() => {
  if (document.querySelector('#still')) return;  // colours on their way to another scheme break rules for a moment
  const still = Object.assign(document.createElement('style'), {id: 'still'});
  still.textContent = '*, *::before, *::after { transition: none !important; animation: none !important }';
  document.head.append(still);
}"""
_RUN = """async ([within, rules, besides]) => {
  const runOnly = rules.length
    ? {type: 'rule', values: rules}
    : {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']};
  const found = await axe.run(within, {
    runOnly, resultTypes: ['violations'], preload: false,
    rules: Object.fromEntries(besides.map(rule => [rule, {enabled: false}])),
  });
  return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}`));
}"""
_NEW_COLOURS = """([within, known]) => {
  const seen = new Set(known), news = new Map();
  const styleOf = element => getComputedStyle(element);
  for (const element of document.querySelectorAll(`${within} *`)) {
    if (![...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())) continue;
    const style = styleOf(element);
    const signs = [style.color, style.fontSize, style.fontWeight, style.textShadow];
    const link = element.closest('a');
    if (link) signs.push('link', style.textDecorationLine, styleOf(link.parentElement).color);
    for (let up = element; up; up = up.parentElement) {
      const {opacity, backgroundImage, backgroundColor} = styleOf(up);
      if (opacity !== '1') signs.push(opacity);
      if (backgroundImage !== 'none') signs.push(backgroundImage);
      if (backgroundColor !== 'rgba(0, 0, 0, 0)') signs.push(backgroundColor);
      if (backgroundColor.startsWith('rgb(')) break;
    }
    const key = signs.join('; ');
    if (!seen.has(key) && element.checkVisibility({visibilityProperty: true})) news.set(key, element);
  }
  [...news.values()].forEach(element => element.setAttribute('data-new-colour', ''));
  return [...news.keys()];
}"""


@cache
def script() -> str:
    """Return the script, for a browser context's ``add_init_script``."""
    install(find_node())
    return (FRONTEND / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def violations(
    page: Any, within: str = "html", rules: tuple[str, ...] = (), besides: tuple[str, ...] = ()
) -> list[str]:
    """Return each broken rule with its element: WCAG 2.2 A and AA and axe's best practices, or the rules named.

    ``besides`` names rules that are not looked at.
    """
    page.evaluate(_STILL)
    return page.evaluate(_RUN, [within, list(rules), list(besides)])


class Colours:
    """Looks at each combination of colour, size and background once, on the first page that has it.

    To look at every word of every page takes most of the time of all rules, and nearly all words look alike.
    """

    def __init__(self) -> None:
        self._known: set[str] = set()

    def violations(self, page: Any, within: str = "body") -> list[str]:
        """Return the rules of :data:`COLOURS` that a combination breaks which no page before had."""
        page.evaluate(_STILL)
        new = page.evaluate(_NEW_COLOURS, [within, list(self._known)])
        if not new:
            return []
        self._known.update(new)
        found = page.evaluate(_RUN, ["[data-new-colour]", list(COLOURS), []])
        page.evaluate(
            "document.querySelectorAll('[data-new-colour]').forEach(one => one.removeAttribute('data-new-colour'))"
        )
        return found
