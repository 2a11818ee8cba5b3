"""The static picture of a chart: vector, made when the page is built, where the chart renderer is installed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kmo_teach.apps.kit.style import chart_locale, specification

__all__ = ["WIDTHS", "svg"]

WIDTHS = {"wide": 560, "narrow": 300}
"""Widths in pixels for which a picture is made. The page shows the one that fits, unscaled: nothing moves as it comes
alive."""


def svg(spec: Mapping[str, Any], data: Mapping[str, Any], width: int, prefix: str) -> str | None:
    """Return a chart as inline SVG that takes the page's text colour, or ``None`` where there is no renderer.

    ``prefix`` keeps the identifiers of several pictures on one page apart.
    """
    try:
        import vl_convert
    except ImportError:
        return None
    locale = chart_locale()
    drawn = vl_convert.vegalite_to_svg(
        specification(spec, data, width), format_locale=locale["number"], time_format_locale=locale["time"]
    )
    drawn = re.sub(r"<\?xml[^>]*>\s*", "", drawn)
    drawn = re.sub(r'\bid="([^"]+)"', rf'id="{prefix}-\1"', drawn)
    drawn = re.sub(r"url\(#([^)]+)\)", rf"url(#{prefix}-\1)", drawn)
    return drawn.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1).strip()
