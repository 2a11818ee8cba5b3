"""The interactive apps: alive in Jupyter and on the static page, from the same Python.

>>> from kmo_teach.apps import PhaseApp
>>> app = PhaseApp()  # the last line of a cell shows it
>>> app.observe(print, "result")  # and it can be observed and set from code, as any widget

How to add an app
-----------------
1. Write ``kmo_teach/apps/<name>.py`` with a function ``app()`` that describes it. It may import its model and
   the words for descriptions and charts (:mod:`kmo_teach.apps.kit.describe`, :mod:`kmo_teach.apps.kit.charts`), nothing
   that the browser lacks (no pandas, no Matplotlib)::

       from typing import Any

       from kmo_teach.apps.kit.charts import amount, bars, category, described
       from kmo_teach.apps.kit.describe import App, Chart, Column, Key, Percent, Result, Slider, Table, euro
       from kmo_teach.language import _, money

       def app() -> App:
           return App(
               name="margin", title=_("Margin"), question=_("What is left of the price?"),
               inputs=(
                   Slider("price", _("Price"), minimum=0, maximum=200, step=1, default=120, unit="EUR"),
                   Percent("discount", _("Discount"), default=10),
               ),
               charts=(Chart("lines", _("Price and cost (EUR)"), bars("lines", 120, category("label"), amount())),),
               compute=_compute,
               first=("price", "discount"),  # they stand open; the others are folded in their groups
           )

       def _compute(inputs: dict[str, Any]) -> Result:
           price = inputs["price"] * (1 - inputs["discount"])  # the model gets a fraction
           rows = [(_("price"), price), (_("left"), price - 80)]
           return Result(
               Key(_("Left of the price"), price - 80),  # it stays in sight, with its change
               _("{left} is left.").format(left=money(price - 80)),
               data={"lines": [{"label": label, "amount": value} for label, value in rows]},
               alts={"lines": described(rows)},
               tables=(Table(_("Margin"), (Column("line", _("Line")), euro("amount", "EUR")), rows),),
           )

   A chart that needs more is Vega-Lite for one view or layers with named data: ``{"data": {"name": "lines"}, …}``.
   ``guess`` asks what the key number will do before the reader moves; the model says whether it did.
   A rate, price or count that the app invents belongs in a facts file, marked as an estimate.
2. Add ``"<name>"`` to ``APPS`` in ``apps/kit/registry.py``. ``from kmo_teach.apps import MarginApp`` now works,
   the tests of ``tests/apps`` that go over all apps cover it, and ``MarginApp()`` in a page of the book puts it there.
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
