"""What an app answers to a reader's inputs. The Jupyter widget and the page's worker call this one function."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kmo_teach.apps.kit.describe import App, Key
from kmo_teach.apps.kit.registry import find
from kmo_teach.apps.kit.tables import tables_html
from kmo_teach.apps.kit.values import read
from kmo_teach.inputs import InputError
from kmo_teach.language import _, current, money, number, percent, using

__all__ = ["answer", "answer_json", "check"]


def answer(name: str, inputs: Mapping[str, Any], language: str | None = None, *, tables: bool = True) -> dict[str, Any]:
    """Check a reader's inputs and compute the result.

    Parameters
    ----------
    name
        The app, one of :data:`kmo_teach.apps.kit.registry.APPS`.
    inputs
        Values by input name, as typed or as chosen; an input that is left out takes its default.
    language
        ISO 639-1 code; the reader's language when left out.
    tables
        Write the tables too. They are asked for only while the reader looks at them: writing them takes longer than
        most models.

    Returns
    -------
    dict
        What JSON can hold: ``values`` (the checked inputs), ``errors`` (a sentence for each input that cannot be used;
        under ``""`` for the inputs as a whole) and ``result``, which is ``None`` when there are errors: ``key``,
        ``sentence``, ``warnings``, ``data``, ``alts``, ``tables`` (HTML, or ``None`` when not asked for).

    Raises
    ------
    InputError
        For an unknown app.
    ValueError
        When a model gives NaN or an infinity, which is a bug: a reader never sees one.
    """
    found: dict[str, Any] = json.loads(answer_json(name, json.dumps(dict(inputs)), language, tables=tables))
    return found


def answer_json(name: str, inputs: str, language: str | None = None, *, tables: bool = True) -> str:
    """Do what :func:`answer` does, from JSON text to JSON text."""
    app = find(name, language)
    with using(language or current()):
        values, errors = check(app, json.loads(inputs))
        result = None
        if not errors:
            try:
                result = _result(app, values, tables)
            except InputError as error:
                errors[error.name if error.name in values else ""] = error.allowed
        found = {"values": values, "errors": errors, "result": result}
        return json.dumps(found, allow_nan=False, ensure_ascii=False, separators=(",", ":"))


def check(app: App, inputs: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the usable values by input name, and a sentence for each input that is not usable. Unknown names fall."""
    values, errors = {}, {}
    for item in app.fields:
        try:
            values[item.name] = read(item, inputs.get(item.name, item.default))
        except InputError as error:
            errors[item.name] = error.allowed
    return values, errors


def _result(app: App, values: dict[str, Any], tables: bool) -> dict[str, Any]:
    result = app.compute(app.for_model(values))
    return {
        "key": _key(result.key),
        "sentence": result.sentence,
        "warnings": result.warnings,
        "data": result.data,
        "alts": result.alts,
        "tables": tables_html(result.tables) if tables else None,
    }


_SLOT = "{number}"


def _key(key: Key) -> dict[str, Any]:
    """Return the key number as text, and how the page writes a difference of two: a pattern and decimals."""
    slot, value = _SLOT, key.value
    match key.kind:
        case "money":
            text = money(value or 0, key.unit, key.decimals)
            pattern = text.replace(number(value or 0, key.decimals), slot)
        case "percent":
            text, pattern = percent(value or 0, key.decimals), _("{points} points").format(points=slot)
            value = None if value is None else 100 * value
        case _:
            pattern = f"{slot}\u00a0{key.unit}".rstrip("\u00a0")
            text = pattern.replace(slot, number(value or 0, key.decimals))
    text = "–" if value is None else text
    return {"label": key.label, "value": value, "text": text, "pattern": pattern, "decimals": key.decimals}
