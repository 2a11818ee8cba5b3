"""axe-core, which finds barriers for readers with a disability, run in a page that a test has open.

It comes from npm by the front end's lock file and is put in by the browser itself, past the page's security policy.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from tools.frontend import FRONTEND, find_node, install

__all__ = ["COLOURS", "script", "violations"]

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that a change of colours can break."""

_RUN = """async ([within, rules, besides]) => {
  if (!document.querySelector('#still')) {  // colours on their way to another scheme break rules for a moment
    const still = Object.assign(document.createElement('style'), {id: 'still'});
    still.textContent = '*, *::before, *::after { transition: none !important; animation: none !important }';
    document.head.append(still);
  }
  const runOnly = rules.length
    ? {type: 'rule', values: rules}
    : {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']};
  const found = await axe.run(within, {
    runOnly, resultTypes: ['violations'], preload: false,
    rules: Object.fromEntries(besides.map(rule => [rule, {enabled: false}])),
  });
  return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}`));
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
    return page.evaluate(_RUN, [within, list(rules), list(besides)])
