"""An app as an ordinary Jupyter widget: shown, observed, linked and set from code."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets

from kmo_teach.apps.kit.answer import answer
from kmo_teach.apps.kit.describe import Choice, Choices, Input, Switch
from kmo_teach.apps.kit.markup import app_html
from kmo_teach.apps.kit.registry import find
from kmo_teach.apps.kit.values import read
from kmo_teach.inputs import InputError
from kmo_teach.language import current, using

__all__ = ["AppWidget", "widget_class"]

_BUILT = Path(__file__).parents[2] / "frontend" / "dist"


class AppWidget(anywidget.AnyWidget):
    """An app in Jupyter. Each input is a trait of its name; ``result`` holds what the app computed last.

    Parameters
    ----------
    language
        ISO 639-1 code; the reader's language (``KMO_LANG``) when left out.
    id
        Prefix of the identifiers in the HTML, for a second instance of one app on a page of the book.
    **inputs
        First values of the inputs.

    Raises
    ------
    InputError
        When a value given from code is not usable; the widget then keeps its last values.
    """

    app_name: ClassVar[str]

    result = traitlets.Dict(read_only=True, help="What the app computed: sentence, warnings, data, alts, tables.")
    _markup = traitlets.Unicode().tag(sync=True)
    _request = traitlets.Dict().tag(sync=True)
    _answer = traitlets.Dict().tag(sync=True)

    def __init__(self, language: str | None = None, *, id: str = "", **inputs: Any) -> None:
        self._language = language or current()
        self._id = id or self.app_name
        described = find(self.app_name, self._language)
        unknown = set(inputs) - {item.name for item in described.fields}
        if unknown:
            raise TypeError(f"{type(self).__name__} has no input {', '.join(sorted(unknown))}")
        with using(self._language):
            values = {item.name: read(item, inputs.get(item.name, item.default)) for item in described.fields}
        found = self._compute(values)
        super().__init__(**{**found["values"], **_tuples(found["values"])})
        self._markup = app_html(self.app_name, found["values"], self._language, id=self._id, pictures=False)
        self._publish(found, serial=0)
        self.observe(self._set_from_code, list(values))

    @traitlets.observe("_request")
    def _asked(self, change: dict[str, Any]) -> None:
        """Answer the front end. What the reader typed wrongly goes back as errors; it never reaches a trait."""
        request = change["new"]
        try:
            found = answer(self.app_name, request["inputs"], self._language, tables=request["tables"])
        except Exception:
            self._answer = {"serial": request["serial"], "failure": True}
            raise  # Jupyter shows it in its log; the reader sees a sentence
        if found["result"] is not None:
            values = {**found["values"], **_tuples(found["values"])}
            with self.hold_trait_notifications():
                self._computed = values, found
                for name, value in values.items():
                    setattr(self, name, value)
        self._publish(found, serial=request["serial"])

    def _set_from_code(self, change: dict[str, Any]) -> None:
        """Compute anew; where the inputs do not go together, go back to the last that did and say so."""
        last = self._computed[0]
        values = {name: getattr(self, name) for name in last}
        if values == last:
            return
        try:
            self._publish(self._compute(values), serial=0)
        except InputError:
            with self.hold_trait_notifications():
                for name, value in last.items():
                    setattr(self, name, value)
            raise

    def _compute(self, values: dict[str, Any]) -> dict[str, Any]:
        found = answer(self.app_name, values, self._language)
        for name, allowed in found["errors"].items():
            raise InputError(name or self.app_name, values.get(name), allowed)
        self._computed = {**found["values"], **_tuples(found["values"])}, found
        return found

    def _publish(self, found: dict[str, Any], serial: int) -> None:
        """Send an answer to the front end. Serial 0 tells it that the inputs were set from code."""
        if found["result"] is not None:
            self.set_trait("result", found["result"])
        self._answer = {**found, "serial": serial}

    def _repr_mimebundle_(self, **options: Any) -> Any:
        """Return the widget view, and beside it the static form that a book or an export shows."""
        bundle = super()._repr_mimebundle_(**options)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        html = app_html(self.app_name, self._computed[1]["values"], self._language, id=self._id)
        return {**data, "text/plain": f"<{type(self).__name__}>", "text/html": html}, metadata


def _tuples(values: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) for name, value in values.items() if isinstance(value, list)}


@cache
def widget_class(name: str) -> type[AppWidget]:
    """Return the widget class of an app, one trait for each of its inputs.

    Raises
    ------
    FileNotFoundError
        When the front end has not been built: a clone needs ``make frontend`` once, an installed package has it.
    """
    missing = [file for file in ("view.js", "view.css") if not (_BUILT / file).is_file()]
    if missing:
        raise FileNotFoundError(f"{_BUILT / missing[0]} is missing: run `make frontend`")
    described = find(name, "en")
    members: dict[str, Any] = {item.name: _trait(name, item) for item in described.fields}
    members |= {
        "app_name": name,
        "_esm": _BUILT / "view.js",
        "_css": _BUILT / "view.css",
        "__doc__": f"{described.title}: {described.question}\n\n{AppWidget.__doc__}",
        "__module__": "kmo_teach.apps",
    }
    title = "".join(word.capitalize() for word in name.split("_"))
    return type(f"{title}App", (AppWidget,), members)


def _trait(name: str, item: Input) -> traitlets.TraitType[Any, Any]:
    """Return a trait that refuses what the input does not allow, in the widget's own language."""
    kinds = {Choice: traitlets.Unicode, Choices: traitlets.Tuple, Switch: traitlets.Bool}
    kind = kinds.get(type(item), traitlets.Float)

    class Checked(kind):  # type: ignore[misc, valid-type]
        def validate(self, obj: AppWidget, value: Any) -> Any:
            described = {one.name: one for one in find(name, obj._language).fields}
            with using(obj._language):
                return read(described[item.name], value)

    return Checked(item.default, help=item.label)
