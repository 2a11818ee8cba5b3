"""What a lab needs of its notebook: numbers as the reader writes them, controls that also stand on the printed page.

``prepare()`` is the first call of each lab, and ``checkpoint()`` judges answers at its checkpoints. The models never
import this module.
"""

from __future__ import annotations

from html import escape

import ipywidgets
import matplotlib
import pandas as pd
from IPython import get_ipython

from kmo_teach.figures.style import house_style
from kmo_teach.language import _, number
from kmo_teach.practice.checkpoint import checkpoint

__all__ = ["checkpoint", "prepare"]


def prepare(decimals: int = 2) -> None:
    """Set this notebook up: house style for figures, tables with the reader's decimal sign, a text form for controls.

    A control made by ``ipywidgets.interact`` lives only where Python runs. In the book, in print and before the first
    run the reader sees this text form instead: what the control is and between which values it moves.

    Parameters
    ----------
    decimals
        Decimals with which tables show numbers that are not whole.
    """
    pd.set_option("display.float_format", lambda value: number(value, decimals))
    pd.set_option("display.max_colwidth", None)
    matplotlib.rcParams.update(house_style(matplotlib.rcParams.copy)())  # the settings as they are inside house style
    shell = get_ipython()
    if shell is not None:
        shell.display_formatter.formatters["text/html"].for_type(ipywidgets.interactive, _static_form)


def _static_form(box: ipywidgets.interactive) -> str:
    controls = "; ".join(_described(widget) for widget in box.kwargs_widgets)
    sentence = _("Run this notebook to move the control: {controls}.").format(controls=controls)
    return f'<p class="kmo-control">{escape(sentence)}</p>'


def _described(widget: ipywidgets.ValueWidget) -> str:
    if hasattr(widget, "min"):
        decimals = 0 if float(widget.step).is_integer() else len(f"{widget.step:.6f}".rstrip("0").partition(".")[2])
        return _("{name} from {low} to {high}, now {value}").format(
            name=widget.description,
            low=number(widget.min, decimals),
            high=number(widget.max, decimals),
            value=number(widget.value, decimals),
        )
    if hasattr(widget, "options"):
        labels = getattr(widget, "_options_labels", widget.options)
        return _("{name}, one of {choices}").format(name=widget.description, choices=", ".join(labels))
    return str(widget.description)
