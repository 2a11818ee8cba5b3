"""The HTML of an app: the one source of it, for the static page and for Jupyter.

The front end (``frontend/src/view.js``) builds no controls: it finds them here by class and data attribute and wires
them. Without JavaScript the picture, its description and the tables remain, and the controls are disabled.
"""

from __future__ import annotations

import json
from typing import Any

from kmo_teach.apps.kit.answer import answer, check
from kmo_teach.apps.kit.controls import controls_html
from kmo_teach.apps.kit.describe import NARROW, App, Chart
from kmo_teach.apps.kit.picture import WIDTHS, svg
from kmo_teach.apps.kit.registry import find
from kmo_teach.apps.kit.style import chart_locale, specification
from kmo_teach.html import Html, flag, html, joined
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


_SECTION = """<section class="kmo-app" id="{id}" data-app="{app}" data-language="{language}" lang="{language}" \
data-state="static" data-revision="0" aria-labelledby="{id}-title">
<p class="kmo-title" id="{id}-title">{title}</p>
<p class="kmo-question">{question}</p>
<p class="kmo-still">{still}</p>
<div class="kmo-body">
<form class="kmo-controls" autocomplete="off" novalidate aria-labelledby="{id}-title">
<fieldset class="kmo-all" disabled>
{controls}
</fieldset>
<div class="kmo-status" hidden><progress></progress> <span class="kmo-status-text" role="status"></span>
<button type="button" data-action="retry" hidden>{again}</button></div>
</form>
<div class="kmo-output">
<div class="kmo-answer">
<p class="kmo-key"><span class="kmo-key-label">{key_label}</span> <strong class="kmo-key-value">{key_text}</strong> \
<span class="kmo-change" hidden></span></p>
<output class="kmo-sentence" aria-live="off">{sentence}</output>
<button type="button" class="kmo-more" data-action="whole" data-less="{less}" aria-expanded="false" \
hidden>{whole}</button>
</div>
<div class="kmo-result">
<p class="kmo-announcement" role="status"></p>
{chart}
<ul class="kmo-warnings"{no_warnings}>{warnings}</ul>
<div class="kmo-kept" hidden></div>
{charts}
{note}
<details class="kmo-data"{open}>\
<summary>{all_results}</summary>
<div class="kmo-tables">
{tables}
</div>
<button type="button" data-action="csv" hidden>{as_csv}</button>
</details>
</div>
</div>
</div>
<script type="application/json" class="kmo-description">{description}</script>
</section>"""

_FIRST = """<figure class="kmo-chart" data-chart="{name}">
<figcaption>{title}</figcaption>
<div class="kmo-picture" role="img" aria-label="{alt}">{drawn}</div>
<div class="kmo-actions" hidden>
<button type="button" data-action="svg">{as_svg}</button>
<button type="button" data-action="png">{as_png}</button>
</div>
</figure>"""
_NEXT = (
    _FIRST.replace(
        "<figure", '<details class="kmo-fold"><summary>{title}</summary><figure aria-label="{title}"'
    ).replace("<figcaption>{title}</figcaption>\n", "")
    + "</details>"
)


def _section(app: App, values: dict[str, Any], result: dict[str, Any], id: str, pictures: bool) -> Html:
    first, *others = (
        _chart(_NEXT if place else _FIRST, chart, result, id, pictures) for place, chart in enumerate(app.charts)
    )
    charts = joined(others, "\n")
    return html(
        _SECTION,
        id=id,
        app=app.name,
        language=current(),
        title=app.title,
        question=app.question,
        still=_("The controls need JavaScript and a page opened from a web address. The picture and the tables stay."),
        controls=controls_html(app, values, id),
        again=_("Try again"),
        key_label=result["key"]["label"],
        key_text=result["key"]["text"],
        sentence=result["sentence"],
        whole=_("More"),
        less=_("Less"),
        no_warnings=flag("hidden", not result["warnings"]),
        warnings=joined(html("<li>{text}</li>", text=text) for text in result["warnings"]),
        chart=first,
        charts=charts,
        note=html('<p class="kmo-note">{note}</p>', note=app.note) if app.note else "",
        open=flag("open", not (pictures and 'class="marks"' in first)),
        all_results=_("All results as tables"),
        tables=Html(result["tables"]),  # as tables_html wrote them
        as_csv=_("Download as CSV"),
        description=_description(app, values, result),
    )


def _chart(template: str, chart: Chart, result: dict[str, Any], id: str, pictures: bool) -> Html:
    drawn = []
    # A folded chart is drawn anew when it is opened: without scripts and on paper one picture, scaled, will do.
    widths = WIDTHS if template is _FIRST else {"any": WIDTHS["wide"]}
    for size, width in widths.items() if pictures else ():
        picture = svg(chart.fitting(width), result["data"], width, f"{id}-{chart.name}-{size}")
        if picture:
            drawn.append(html('<div class="kmo-{size}">{picture}</div>', size=size, picture=Html(picture)))
    return html(
        template,
        name=chart.name,
        title=chart.title,
        alt=result["alts"][chart.name],
        drawn=joined(drawn),
        as_svg=_("Picture as SVG"),
        as_png=_("Picture as PNG"),
    )


def _description(app: App, values: dict[str, Any], result: dict[str, Any]) -> Html:
    """Return what the front end cannot read off the HTML, as JSON that is safe inside a script element."""
    workbook = {
        "making": _("The spreadsheet is being made."),
        "saved": _("Saved: {name}."),
        "unmade": _("The spreadsheet could not be made. The first one needs a connection."),
    }
    described = {
        "values": values,
        "key": result["key"],
        "presets": {preset.name: check(app, {**app.defaults, **preset.values})[0] for preset in app.presets},
        "charts": {chart.name: specification(chart.spec, result["data"], WIDTHS["wide"]) for chart in app.charts},
        "guess": _guess(app),
        "narrow": {"below": NARROW, "charts": {chart.name: chart.narrow for chart in app.charts if chart.narrow}},
        "locale": chart_locale(),
        "words": {
            "loading": _("Loading the computing engine ({part} of {parts})."),
            "offline": _("There is no connection, so the engine cannot be loaded. The picture shows the first case."),
            "failed": _("The engine could not be started. The picture shows the first case."),
            "lost": _("The engine stopped and is starting again."),
            "wrong": _("This case could not be computed. The picture shows the case before it."),
            "invalid": _("Correct the marked input; the picture shows the case before it."),
            "changed": _("{count} changed"),
            "since": _("since the last move"),
            "same": _("no change"),
            "guessed": _("Your guess: {guess}. It went from {before} to {after}."),
            "right": _("You saw it coming."),
            "other": _("Did you expect that?"),
            "kept": _("Kept case"),
            "keeping": _("{name} is kept beside what follows."),
            "name": _("Name of the kept case"),
            "now": _("Now"),
            "again": _("Take it again"),
            "forget": _("Forget it"),
            "walk": _("The arrow keys tell the values one by one."),
            "source": _("Source: {title} {where}, {day}"),
            "copied": _("The link to this case is copied."),
            "address": _("The address of this page now leads to this case: copy it from the address bar."),
            **(workbook if app.workbook else {}),
        },
    }
    text = json.dumps(described, allow_nan=False, ensure_ascii=False, separators=(",", ":"))
    return Html(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _guess(app: App) -> dict[str, Any] | None:
    """Return what the page shows beside a guess: the key number before and after the move, from the model."""
    if app.guess is None:
        return None
    start, move = ({**app.guess.start, **more} for more in ({}, app.guess.move))
    before, after = answer(app.name, start, tables=False), answer(app.name, move, tables=False)
    keys = before["result"]["key"], after["result"]["key"]
    by = round(keys[1]["value"] - keys[0]["value"], keys[1]["decimals"])
    way = "up" if by > 0 else "down" if by < 0 else "same"
    return {"values": after["values"], "before": keys[0], "after": keys[1], "way": way, "seen": app.guess.seen}
