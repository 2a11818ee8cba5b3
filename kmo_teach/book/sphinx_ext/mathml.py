"""Formulas as MathML made at build time: no script, no font, no request, and readable by screen readers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

__all__ = ["FormulaError", "mathml", "setup"]

_LOGGER = logging.getLogger(__name__)


class FormulaError(ValueError):
    """A formula that would not be shown as it is meant; the message says why."""


def mathml(formula: str, *, display: bool) -> str:
    r"""Translate a LaTeX formula.

    Raises
    ------
    FormulaError
        For one that is not complete, or with a command that is not known: it would be printed as it is written.

    Examples
    --------
    >>> mathml("x^2", display=False).partition("<mrow>")[2]
    '<msup><mi>x</mi><mn>2</mn></msup></mrow></math>'
    """
    from latex2mathml.converter import convert

    try:
        result = convert(formula.strip(), display="block" if display else "inline")
    except Exception as error:  # it has eleven kinds of its own, and some formulas raise an IndexError
        raise FormulaError(f"the formula {formula.strip()!r} is not complete ({type(error).__name__})") from None
    left = re.search(r">[^<]*(\\[A-Za-z]*)", result)
    if left:
        raise FormulaError(f"the formula {formula.strip()!r} would be printed with a backslash: {left[1]} is not known")
    return result


def _written(node: nodes.math | nodes.math_block, *, display: bool) -> str:
    try:
        return mathml(node.astext(), display=display)
    except FormulaError as error:
        _LOGGER.warning("%s", error, location=node)
        return ""


def _visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    self.body.append(_written(node, display=False))
    raise nodes.SkipNode


def _visit_block(self: HTML5Translator, node: nodes.math_block) -> None:
    from sphinx.locale import _
    from sphinx.util.math import get_node_equation_number

    self.body.append(self.starttag(node, "div", CLASS="math"))
    if node["number"]:
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})')
        self.add_permalink_ref(node, _("Link to this equation"))
        self.body.append("</span>")
    self.body.append(_written(node, display=True) + "</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the renderer; ``html_math_renderer: mathml`` chooses it."""
    app.add_html_math_renderer("mathml", (_visit_inline, None), (_visit_block, None))
