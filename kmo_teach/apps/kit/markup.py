"""The HTML of an app: the one source of it, for the static page and for Jupyter.

The front end (``frontend/src/view.js``) builds no controls: it finds them here by class and data attribute and wires
them. Without JavaScript the picture, its description and the tables remain, and the controls are disabled.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any

from kmo_teach.apps.kit.answer import answer
from kmo_teach.apps.kit.controls import controls_html
from kmo_teach.apps.kit.describe import App, Chart
from kmo_teach.apps.kit.picture import WIDTHS, svg
from kmo_teach.apps.kit.registry import find
from kmo_teach.apps.kit.style import chart_locale, specification
from kmo_teach.language import _, current, using

__all__ = ["app_html"]


def app_html(
    name: str, inputs: dict[str, Any] | None = None, language: str | None = None, *, id: str = "", pictures: bool = True
) -> str:
    """Return an app as HTML, with its result for the inputs given (the defaults of the rest).

    Parameters
    ----------
    name
        The app, one of :data:`kmo_teach.apps.kit.registry.APPS`.
    inputs
        Values by input name; they become the defaults of this instance.
    language
        ISO 639-1 code; the reader's language when left out.
    id
        Prefix of all identifiers; the app's name when left out. Two instances on one page need two.
    pictures
        Draw the static pictures. Where a live chart follows at once, they are not needed.

    Raises
    ------
    ValueError
        When the inputs are not usable.
    """
    app = find(name, language)
    with using(language or current()):
        found = answer(name, inputs or {})
        if found["errors"]:
            raise ValueError("; ".join(f"{field or name}: {text}" for field, text in found["errors"].items()))
        return _section(app, found["values"], found["result"], id or name, pictures)


def _section(app: App, values: dict[str, Any], result: dict[str, Any], id: str, pictures: bool) -> str:
    charts = "\n".join(_chart(chart, result, id, pictures) for chart in app.charts)
    warnings = "".join(f"<li>{escape(text)}</li>" for text in result["warnings"])
    note = f'<p class="kmo-note">{escape(app.note)}</p>' if app.note else ""
    still = _("The controls need JavaScript and a page opened from a web address. The picture and the tables stay.")
    return f"""<section class="kmo-app" id="{id}" data-app="{app.name}" data-language="{current()}" lang="{current()}" \
data-state="static" data-revision="0" aria-labelledby="{id}-title">
<p class="kmo-title" id="{id}-title">{escape(app.title)}</p>
<p class="kmo-question">{escape(app.question)}</p>
<p class="kmo-still">{escape(still)}</p>
<div class="kmo-body">
<form class="kmo-controls" autocomplete="off" novalidate aria-labelledby="{id}-title">
<fieldset class="kmo-all" disabled>
{controls_html(app, values, id)}
</fieldset>
<div class="kmo-status" hidden><progress></progress> <span class="kmo-status-text" role="status"></span>
<button type="button" data-action="retry" hidden>{escape(_("Try again"))}</button></div>
</form>
<div class="kmo-result">
<output class="kmo-sentence" aria-live="off">{escape(result["sentence"])}</output>
<p class="kmo-announcement" role="status"></p>
<ul class="kmo-warnings"{"" if warnings else " hidden"}>{warnings}</ul>
<div class="kmo-charts">
{charts}
</div>
{note}
<details class="kmo-data"{"" if pictures and 'class="marks"' in charts else " open"}>\
<summary>{escape(_("All results as tables"))}</summary>
<div class="kmo-tables">
{result["tables"]}
</div>
<button type="button" data-action="csv" hidden>{escape(_("Download as CSV"))}</button>
</details>
</div>
</div>
<script type="application/json" class="kmo-description">{_description(app, values, result)}</script>
</section>"""


def _chart(chart: Chart, result: dict[str, Any], id: str, pictures: bool) -> str:
    drawn = ""
    if pictures:
        for size, width in WIDTHS.items():
            picture = svg(chart.spec, result["data"], width, f"{id}-{chart.name}-{size}")
            drawn += f'<div class="kmo-{size}">{picture}</div>' if picture else ""
    return f"""<figure class="kmo-chart" data-chart="{chart.name}">
<figcaption>{escape(chart.title)}</figcaption>
<div class="kmo-picture" role="img" aria-label="{escape(result["alts"][chart.name])}">{drawn}</div>
<div class="kmo-actions" hidden>
<button type="button" data-action="svg">{escape(_("Picture as SVG"))}</button>
<button type="button" data-action="png">{escape(_("Picture as PNG"))}</button>
</div>
</figure>"""


def _description(app: App, values: dict[str, Any], result: dict[str, Any]) -> str:
    """Return what the front end cannot read off the HTML, as JSON that is safe inside a script element."""
    described = {
        "values": values,
        "presets": {preset.name: {**app.defaults, **preset.values} for preset in app.presets},
        "charts": {chart.name: specification(chart.spec, result["data"], WIDTHS["wide"]) for chart in app.charts},
        "locale": chart_locale(),
        "words": {
            "loading": _("Loading the computing engine ({part} of {parts})."),
            "offline": _("There is no connection, so the engine cannot be loaded. The picture shows the first case."),
            "failed": _("The engine could not be started. The picture shows the first case."),
            "lost": _("The engine stopped and is starting again."),
            "wrong": _("This case could not be computed. The picture shows the case before it."),
            "invalid": _("Correct the marked input; the picture shows the case before it."),
            "copied": _("The link to this case is copied."),
            "address": _("The address of this page now leads to this case: copy it from the address bar."),
        },
    }
    text = json.dumps(described, allow_nan=False, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
