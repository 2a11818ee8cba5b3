"""A strict content security policy in every page, for hosts that cannot send it as a header.

Scripts come from the site itself; the theme's inline scripts are allowed one by one, by their hash; there are no inline
event handlers. WebAssembly may run (the apps' Python), ``eval`` may not.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from kmo_teach.book.sphinx_ext.pages import built_pages, place_in_source

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["inline_handlers", "policy", "policy_of", "setup", "with_policy"]

_LOGGER = logging.getLogger(__name__)
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_HANDLER = re.compile(r"<[a-zA-Z][^<>]*\s(on[a-z]+)\s*=\s*[\"']", re.IGNORECASE)
_PLURAL_MADE = re.compile(r"Documentation\.PLURAL_EXPR = new Function\(.*?\);", re.DOTALL)
_PLURAL_RULE = re.compile(r'("plural_expr": )"([^"]*)"')
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')


def policy(scripts: list[str]) -> str:
    """Return the policy of a page with these inline scripts."""
    hashes = dict.fromkeys(base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    allowed = "".join(f" 'sha256-{value}'" for value in hashes)
    return (
        f"default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{allowed}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self'; connect-src 'self'; object-src 'none'; "
        "base-uri 'self'; form-action 'self'"
    )


def with_policy(html: str) -> str:
    """Return a page with its policy, placed before anything that it governs.

    >>> with_policy("<head><script>a()</script></head>").count("'sha256-")
    1
    """
    if policy_of(html) is not None:
        return html
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(_INLINE_SCRIPT.findall(html))}" />'
    done, heads = re.subn(r"(<head[^>]*>)", lambda match: f"{match[1]}\n    {meta}", html, count=1)
    return done if heads else f"{meta}\n{html}"


def policy_of(html: str) -> str | None:
    """Return the policy that a page carries."""
    found = _META.search(html)
    return found[1] if found else None


def inline_handlers(html: str) -> list[str]:
    """Return the event handlers in a page's markup, which the policy would block.

    >>> inline_handlers('<button onclick="go()">Go</button>')
    ['onclick']
    """
    return _HANDLER.findall(_INLINE_SCRIPT.sub("", html))


def _without_eval(app: Sphinx) -> None:
    """Let Sphinx's own script read the rule for plurals as a function; it makes one from text, which is ``eval``."""
    static = Path(app.outdir) / "_static"
    made, words = static / "doctools.js", static / "translations.js"
    text = made.read_text(encoding="utf-8")
    done = _PLURAL_MADE.sub("Documentation.PLURAL_EXPR = catalog.plural_expr;", text)
    if "new Function" in done:
        _LOGGER.warning("Sphinx's doctools.js makes a function from text, which the content security policy forbids")
    made.write_text(done, encoding="utf-8")
    if words.exists():
        text = words.read_text(encoding="utf-8")
        words.write_text(_PLURAL_RULE.sub(r"\1(n) => Number(\2)", text), encoding="utf-8")


def _add(app: Sphinx, error: Exception | None) -> None:
    if error is None and app.builder.format == "html":
        _without_eval(app)
        for path in built_pages(app):
            html = path.read_text(encoding="utf-8")
            for handler in inline_handlers(html):
                _LOGGER.warning("inline event handler %s", handler, location=place_in_source(app, path, f"{handler}="))
            done = with_policy(html)
            if done != html:
                path.write_text(done, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Put the policy into each page when all are written."""
    app.connect("build-finished", _add)
