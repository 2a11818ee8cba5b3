"""The controls of an app as HTML: native, labelled, grouped, each with a place for its error."""

from __future__ import annotations

from html import escape
from typing import Any

from kmo_teach.apps.kit.describe import App, Choice, Choices, Group, Input, Number, Slider, Switch
from kmo_teach.language import _, number

__all__ = ["controls_html"]


def controls_html(app: App, values: dict[str, Any], id: str) -> str:
    """Return the ready-made cases, the inputs in their groups, and the buttons below them."""
    parts = [_presets(app)] if app.presets else []
    for item in app.inputs:
        if isinstance(item, Group):
            inside = "\n".join(_field(one, values[one.name], id) for one in item.inputs)
            note = f'<p class="kmo-help">{escape(item.help)}</p>' if item.help else ""
            parts.append(
                f'<details class="kmo-group" open><summary>{escape(item.heading)}</summary>\n'
                f'<div role="group" aria-label="{escape(item.heading)}">{note}\n{inside}\n</div></details>'
            )
        else:
            parts.append(_field(item, values[item.name], id))
    parts.append(
        f'<p class="kmo-error kmo-error-all" hidden></p>\n<div class="kmo-actions">'
        f'<button type="button" data-action="reset">{escape(_("Reset"))}</button> '
        f'<button type="button" data-action="share">{escape(_("Copy a link to this case"))}</button></div>'
    )
    return "\n".join(parts)


def _presets(app: App) -> str:
    buttons = " ".join(
        f'<button type="button" data-preset="{preset.name}" aria-pressed="false">{escape(preset.label)}</button>'
        for preset in app.presets
    )
    return f'<fieldset class="kmo-presets"><legend>{escape(_("Ready-made cases"))}</legend>{buttons}</fieldset>'


def _field(item: Input, value: Any, id: str) -> str:
    key = f"{id}-{item.name}"
    about = f'aria-describedby="{key}-help {key}-error"' if item.help else f'aria-describedby="{key}-error"'
    match item:
        case Slider():
            control = _slider(item, value, key, about)
        case Number():
            control = (
                f'<label for="{key}">{escape(item.label)}</label>\n'
                f'<span class="kmo-entry">{_number_box(item, value, key, about)}{_unit(item)}</span>'
            )
        case Choice(radio=False):
            options = "".join(
                f'<option value="{escape(option)}"{" selected" if option == value else ""}>{escape(label)}</option>'
                for option, label in item.options.items()
            )
            control = (
                f'<label for="{key}">{escape(item.label)}</label>\n'
                f'<select id="{key}" name="{item.name}" {about}>{options}</select>'
            )
        case Choice():
            control = _options(item, (value,), "radio", key, about)
        case Choices():
            control = _options(item, value, "checkbox", key, about)
        case Switch():
            checked = " checked" if value else ""
            control = (
                f'<label class="kmo-option"><input type="checkbox" id="{key}" name="{item.name}" {about}{checked}>'
                f"<span>{escape(item.label)}</span></label>"
            )
    note = f'<p class="kmo-help" id="{key}-help">{escape(item.help)}</p>' if item.help else ""
    kind = "slider" if isinstance(item, Slider) else type(item).__name__.lower()
    return (
        f'<div class="kmo-field" data-input="{item.name}" data-kind="{kind}"{_decimals(item)}>{control}\n{note}'
        f'<p class="kmo-error" id="{key}-error" hidden></p></div>'
    )


def _decimals(item: Input) -> str:
    return f' data-decimals="{item.decimals}"' if isinstance(item, Slider | Number) else ""


def _slider(item: Slider, value: float, key: str, about: str) -> str:
    spoken = f"{number(value, item.decimals)} {item.unit}".strip()
    limits = f'min="{item.minimum:.12g}" max="{item.maximum:.12g}" step="{item.step:.12g}"'
    return f"""<label for="{key}">{escape(item.label)}</label>
<span class="kmo-entry"><input type="range" id="{key}" {limits} value="{value:.12g}" \
aria-valuetext="{escape(spoken)}" {about}>{_number_box(item, value, f"{key}-number", about)}{_unit(item)}</span>"""


def _number_box(item: Slider | Number, value: float, key: str, about: str) -> str:
    """Return a text box: a number box of the browser would not take the reader's decimal comma everywhere."""
    spoken = f"{item.label} ({item.unit})" if item.unit else item.label
    return (
        f'<input type="text" inputmode="decimal" id="{key}" name="{item.name}" size="7" '
        f'aria-label="{escape(spoken)}" value="{number(value, item.decimals)}" {about}>'
    )


def _unit(item: Slider | Number) -> str:
    return f'<span class="kmo-unit" aria-hidden="true">{escape(item.unit)}</span>' if item.unit else ""


def _options(item: Choice | Choices, chosen: Any, kind: str, key: str, about: str) -> str:
    name = f"{key}-option"
    options = "\n".join(
        f'<label class="kmo-option"><input type="{kind}" name="{name}" value="{escape(option)}"'
        f"{' checked' if option in chosen else ''}><span>{escape(label)}</span></label>"
        for option, label in item.options.items()
    )
    return f'<fieldset id="{key}" {about}><legend>{escape(item.label)}</legend>\n{options}</fieldset>'
