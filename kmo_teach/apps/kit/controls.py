"""The controls of an app as HTML: native, labelled, grouped, each with a place for its error."""

from __future__ import annotations

from typing import Any

from kmo_teach.apps.kit.describe import App, Choice, Choices, Group, Input, Number, Slider, Switch
from kmo_teach.html import Html, flag, html, joined
from kmo_teach.language import _, number

__all__ = ["controls_html"]


def controls_html(app: App, values: dict[str, Any], id: str) -> Html:
    """Return the ready-made cases, the inputs in their groups, and the buttons below them."""
    parts = [_presets(app)] if app.presets else []
    for item in app.inputs:
        parts.append(_group(item, values, id) if isinstance(item, Group) else _field(item, values[item.name], id))
    actions = html(
        '<p class="kmo-error kmo-error-all" hidden></p>\n<div class="kmo-actions">'
        '<button type="button" data-action="reset">{reset}</button> '
        '<button type="button" data-action="share">{share}</button>{workbook}</div>',
        reset=_("Reset"),
        share=_("Copy a link to this case"),
        workbook=_workbook(app) if app.workbook else "",
    )
    return joined([*parts, actions], "\n")


def _workbook(app: App) -> Html:
    label = _("Take this case as a spreadsheet")
    if app.workbook_about:
        label = _("Take this case as a spreadsheet: {part}").format(part=app.workbook_about)
    return html(
        ' <button type="button" data-action="workbook" hidden>{label}</button>\n'
        '<p class="kmo-help kmo-said" role="status"></p>',
        label=label,
    )


def _presets(app: App) -> Html:
    buttons = (
        html(
            '<button type="button" data-preset="{name}" aria-pressed="false">{label}</button>',
            name=one.name,
            label=one.label,
        )
        for one in app.presets
    )
    template = '<fieldset class="kmo-presets"><legend>{legend}</legend>{buttons}</fieldset>'
    return html(template, legend=_("Ready-made cases"), buttons=joined(buttons, " "))


def _group(group: Group, values: dict[str, Any], id: str) -> Html:
    return html(
        '<details class="kmo-group" open><summary>{heading}</summary>\n'
        '<div role="group" aria-label="{heading}">{note}\n{inside}\n</div></details>',
        heading=group.heading,
        note=html('<p class="kmo-help">{help}</p>', help=group.help) if group.help else "",
        inside=joined((_field(one, values[one.name], id) for one in group.inputs), "\n"),
    )


def _field(item: Input, value: Any, id: str) -> Html:
    key = f"{id}-{item.name}"
    help_id = html("{key}-help ", key=key) if item.help else ""
    about = html('aria-describedby="{help_id}{key}-error"', help_id=help_id, key=key)
    template = (
        '<div class="kmo-field" data-input="{name}" data-kind="{kind}"{decimals}>{control}\n{note}'
        '<p class="kmo-error" id="{key}-error" hidden></p></div>'
    )
    return html(
        template,
        name=item.name,
        kind="slider" if isinstance(item, Slider) else type(item).__name__.lower(),
        decimals=_decimals(item),
        control=_control(item, value, key, about),
        note=html('<p class="kmo-help" id="{key}-help">{help}</p>', key=key, help=item.help) if item.help else "",
        key=key,
    )


def _decimals(item: Input) -> Html | str:
    return html(' data-decimals="{decimals}"', decimals=item.decimals) if isinstance(item, Slider | Number) else ""


def _control(item: Input, value: Any, key: str, about: Html) -> Html:
    match item:
        case Slider():
            return _slider(item, value, key, about)
        case Number():
            box = _number_box(item, value, key, about)
            template = '<label for="{key}">{label}</label>\n<span class="kmo-entry">{box}{unit}</span>'
            return html(template, key=key, label=item.label, box=box, unit=_unit(item))
        case Choice(radio=False):
            return _list(item, value, key, about)
        case Choice():
            return _options(item, (value,), "radio", key, about)
        case Choices():
            return _options(item, value, "checkbox", key, about)
        case Switch():
            return html(
                '<label class="kmo-option"><input type="checkbox" id="{key}" name="{name}" {about}{checked}>'
                "<span>{label}</span></label>",
                key=key,
                name=item.name,
                about=about,
                checked=flag("checked", value),
                label=item.label,
            )
    raise TypeError(f"no input kind {type(item).__name__}")


def _slider(item: Slider, value: float, key: str, about: Html) -> Html:
    return html(
        '<label for="{key}">{label}</label>\n'
        '<span class="kmo-entry"><input type="range" id="{key}" min="{minimum}" max="{maximum}" step="{step}" '
        'value="{value}" aria-valuetext="{spoken}" {about}>{box}{unit}</span>',
        key=key,
        label=item.label,
        minimum=f"{item.minimum:.12g}",
        maximum=f"{item.maximum:.12g}",
        step=f"{item.step:.12g}",
        value=f"{value:.12g}",
        spoken=f"{number(value, item.decimals)} {item.unit}".strip(),
        about=about,
        box=_number_box(item, value, f"{key}-number", about),
        unit=_unit(item),
    )


def _number_box(item: Slider | Number, value: float, key: str, about: Html) -> Html:
    """Return a text box: a number box of the browser would not take the reader's decimal comma everywhere."""
    return html(
        '<input type="text" inputmode="decimal" id="{key}" name="{name}" size="7" '
        'aria-label="{spoken}" value="{value}" {about}>',
        key=key,
        name=item.name,
        spoken=f"{item.label} ({item.unit})" if item.unit else item.label,
        value=number(value, item.decimals),
        about=about,
    )


def _unit(item: Slider | Number) -> Html | str:
    return html('<span class="kmo-unit" aria-hidden="true">{unit}</span>', unit=item.unit) if item.unit else ""


def _list(item: Choice, value: str, key: str, about: Html) -> Html:
    options = (
        html(
            '<option value="{option}"{selected}>{label}</option>',
            option=option,
            selected=flag("selected", option == value),
            label=label,
        )
        for option, label in item.options.items()
    )
    template = '<label for="{key}">{label}</label>\n<select id="{key}" name="{name}" {about}>{options}</select>'
    return html(template, key=key, label=item.label, name=item.name, about=about, options=joined(options))


def _options(item: Choice | Choices, chosen: Any, kind: str, key: str, about: Html) -> Html:
    options = (
        html(
            '<label class="kmo-option"><input type="{kind}" name="{key}-option" value="{option}"{checked}>'
            "<span>{label}</span></label>",
            kind=kind,
            key=key,
            option=option,
            checked=flag("checked", option in chosen),
            label=label,
        )
        for option, label in item.options.items()
    )
    template = '<fieldset id="{key}" {about}><legend>{label}</legend>\n{options}</fieldset>'
    return html(template, key=key, about=about, label=item.label, options=joined(options, "\n"))
