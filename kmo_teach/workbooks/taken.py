"""The workbook of an app with its reader's own inputs, as the page's Python makes it."""

from __future__ import annotations

import base64
import json

from kmo_teach.apps.kit.answer import check
from kmo_teach.apps.kit.registry import find as find_app
from kmo_teach.inputs import InputError
from kmo_teach.language import _, using
from kmo_teach.workbooks.registry import find
from kmo_teach.workbooks.write import file_name, write

__all__ = ["taken_json"]


def taken_json(name: str, inputs: str, language: str) -> str:
    """Return the workbook of an app, as JSON text.

    Parameters
    ----------
    name
        An app that names a workbook.
    inputs
        Values by input name as JSON text, as typed or as chosen.
    language
        ISO 639-1 code.

    Returns
    -------
    str
        ``name`` and ``content`` (in base 64) of the file; or ``error``, a sentence, where these inputs give none.

    Raises
    ------
    InputError
        For an unknown app.
    """
    app = find_app(name, language)
    with using(language):
        values, errors = check(app, json.loads(inputs))
        if errors:
            return json.dumps({"error": _("Correct the marked input first.")}, ensure_ascii=False)
        try:
            content = write(find(app.workbook, language, app.for_model(values)), language)
        except InputError as error:
            return json.dumps({"error": error.allowed}, ensure_ascii=False)
    file = file_name(app.workbook, language, is_own=True)
    return json.dumps({"name": file, "content": base64.b64encode(content).decode()})
