"""``{live-app} phase``: an app on a slide.

The slide shows the app's first chart for its first inputs, which needs nothing but the slide. Where the address of the
published site is known, the chart is a link that opens the live app within the deck.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst.directives import unchanged_required
from sphinx.util.docutils import SphinxDirective

from kmo_teach.apps.kit.markup import app_html
from kmo_teach.apps.kit.registry import find
from kmo_teach.inputs import InputError
from kmo_teach.language import _, using

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["LiveApp", "setup"]

_PICTURE = re.compile(
    r'<figcaption>(?P<caption>.*?)</figcaption>\s*<div class="kmo-picture" role="img" aria-label="(?P<alt>[^"]*)">'
    r'<div class="kmo-wide">(?P<svg><svg.*?viewBox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)".*?</svg>)</div>',
    re.DOTALL,
)
_ROOM = (1180, 570)
"""Width and height in pixels that a slide with a title of one line has for the chart."""


class LiveApp(SphinxDirective):
    """Put an app on the slide; ``page`` is the chapter that has it, where that is another than the deck's."""

    required_arguments = 1
    has_content = False
    option_spec: ClassVar = {"page": unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the picture and the way to the app."""
        name, language, site = self.arguments[0], self.config.language, self.config.course_site
        page = f"book/{self.options.get('page', self.env.docname)}"
        try:
            find(name, language)
        except InputError as fault:
            raise self.error(str(fault)) from None
        found = _PICTURE.search(app_html(name, language=language))
        if found is None:
            raise self.error(f"live-app: {name} draws no chart")
        wide = round(min(_ROOM[0], _ROOM[1] * float(found["width"]) / float(found["height"])))
        picture = f'<div role="img" aria-label="{found["alt"]}" style="width: {wide}px">{found["svg"]}</div>'
        with using(language):
            if site:
                address = f"{site}{page}.html#{name}"
                words = _("Open the live app")
                way = f'<a class="live" href="{escape(address)}" data-preview-link>{escape(words)}</a>'
            else:
                way = escape(_("Live on the site: {page}").format(page=self._title()))
        html = f'<figure class="live-app">{picture}<figcaption>{found["caption"]}. {way}</figcaption></figure>'
        return [nodes.raw("", html, format="html")]

    def _title(self) -> str:
        chapter = self.config.slides_chapters[self.options.get("page", self.env.docname)]
        return str(chapter["title"]).partition(":")[0]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("live-app", LiveApp)
