"""The interactive apps: alive in Jupyter and on the static page, from the same Python.

>>> from kmo_teach.apps import PhaseApp
>>> app = PhaseApp()  # the last line of a cell shows it
>>> app.observe(print, "result")  # and it can be observed and set from code, as any widget

How to add an app
-----------------
1. Write ``kmo_teach/apps/<name>.py`` with a function ``app()`` that describes it. It may import its model and
   :mod:`kmo_teach.apps.kit.describe`, nothing that the browser lacks (no pandas, no Matplotlib)::

       from kmo_teach.apps.kit.describe import App, Chart, Column, Result, Slider, Table
       from kmo_teach.language import _, money

       def app() -> App:
           return App(
               name="margin", title=_("Margin"), question=_("What is left of the price?"),
               inputs=(Slider(name="price", label=_("Price"), minimum=0, maximum=200, step=1, default=120),),
               charts=(Chart("lines", _("Price and cost"), _SPEC),),
               compute=_compute,
           )

       def _compute(inputs: dict) -> Result:
           left = inputs["price"] - 80
           sentence = _("{left} is left.").format(left=money(left))
           return Result(sentence, data={"lines": [{"label": _("left"), "amount": left}]}, alts={"lines": sentence})

   ``_SPEC`` is Vega-Lite for one view with named data: ``{"data": {"name": "lines"}, "mark": "bar", "encoding": …}``.
2. Add ``"<name>"`` to ``APPS`` in ``apps/kit/registry.py``. ``from kmo_teach.apps import MarginApp`` now works,
   all tests of ``tests/apps`` cover it, and ``MarginApp()`` in a page of the book puts it there.
3. ``make messages``, translate, ``make site``. No JavaScript.
"""

from __future__ import annotations

from typing import Any

from kmo_teach.apps.kit.registry import APPS

__all__ = ["APPS"]


def __getattr__(name: str) -> Any:
    """Make the widget class of an app on first use: the browser's Python has no widgets and never asks."""
    by_class = {"".join(word.capitalize() for word in app.split("_")) + "App": app for app in APPS}
    if name not in by_class:
        raise AttributeError(f"module 'kmo_teach.apps' has no attribute {name!r}")
    from kmo_teach.apps.kit.widget import widget_class

    return widget_class(by_class[name])
