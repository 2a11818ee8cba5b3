"""The charts of the net pay app: their specifications and the rows that they draw, in EUR at the dated rates."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from kmo_teach.apps.kit.charts import Spec, amount, bars, category, colour, layer, layers, quantity, shades
from kmo_teach.language import _
from kmo_teach.palette import BLUE, GREEN, GREY, ORANGE, PURPLE
from kmo_teach.payroll import Payslip, countries, currency, net_pay, net_share
from kmo_teach.pricing import market_data

__all__ = ["country_names", "curve_rows", "curves", "euro_rate", "part_rows", "power", "stacks"]

_HIGHEST, _STEP = 200_000, 2_000  # EUR of gross pay a year: a hundred wages for each curve
_SOLID, _DASHED = [1, 0], [7, 4]


def country_names() -> dict[str, str]:
    """Return the countries' names in the reader's language, by ISO code."""
    names = {
        "BE": _("Belgium"),
        "NL": _("Netherlands"),
        "FR": _("France"),
        "DE": _("Germany"),
        "LU": _("Luxembourg"),
        "PL": _("Poland"),
        "GB": _("United Kingdom"),
        "IE": _("Ireland"),
        "US": _("United States"),
    }
    return names | {code: code for code in countries() if code not in names}


def euro_rate(code: str) -> float:
    """Return the units of a currency for one EUR, on the date of the exchange rates."""
    return market_data(code).spot


def _parts() -> dict[str, str]:
    return {
        "net": _("net pay"),
        "income_tax": _("income tax"),
        "employee_contributions": _("employee's contributions"),
        "employer_contributions": _("employer's contributions"),
    }


def part_rows(name: str, slip: Payslip) -> list[dict[str, Any]]:
    """Return the parts of one labour cost, in EUR, under a name."""
    rate = euro_rate(slip.currency)
    return [
        {"name": name, "part": label, "order": order, "amount": getattr(slip, part) / rate}
        for order, (part, label) in enumerate(_parts().items())
    ]


def stacks(data: str, height: int) -> Spec:
    """Return stacked bars from net pay to labour cost."""
    parts = dict(zip(_parts().values(), (BLUE, ORANGE, PURPLE, GREY), strict=True))
    order = {"order": {"field": "order", "type": "quantitative"}}
    euros = {**amount(title=_("EUR a year")), "stack": "zero"}
    return bars(data, height, category("name"), euros, {**order, **colour("part", parts, columns=1)})


def power() -> Spec:
    """Return net pay at the prices of the home country as bars, and at the exchange rate as marks."""
    kinds = {_("at home prices"): GREEN, _("at the exchange rate"): "currentColor"}
    euros = amount(title=_("net pay, EUR a year"))
    pay = {"y": category("name"), "x": euros, **colour("kind", kinds, columns=1)}
    return layers(270, layer("bought", "bar", pay), layer("exchanged", "tick", pay, thickness=4, size=20, opacity=1))


@lru_cache(maxsize=256)
def _curve(country: str, year: int, options: tuple[tuple[str, Any], ...]) -> tuple[tuple[float, float], ...]:
    """Return (gross pay in EUR, net pay as a fraction of labour cost); only a change of the rules asks anew."""
    chosen = dict(options)
    rate = euro_rate(currency(country))
    return tuple(
        (gross, round(net_share(net_pay(country, gross * rate, year, **chosen)), 4))
        for gross in range(_STEP, _HIGHEST + 1, _STEP)
    )


def curve_rows(
    year: int, chosen: dict[str, dict[str, Any]], slips: dict[str, Payslip]
) -> dict[str, list[dict[str, Any]]]:
    """Return the curve of each country under its options, and the place of its payslip on it."""
    names = country_names()
    rows = [
        {"name": names[code], "gross": gross, "share": share}
        for code, options in chosen.items()
        for gross, share in _curve(code, year, tuple(options.items()))
    ]
    marks = [
        {"name": names[code], "gross": slip.gross / euro_rate(slip.currency), "share": net_share(slip)}
        for code, slip in slips.items()
        if slip.gross / euro_rate(slip.currency) <= _HIGHEST
    ]
    return {"curves": rows, "marks": marks}


def curves() -> Spec:
    """Return what is left of labour cost over the wage: a line per country, a point at the chosen wage."""
    names = list(country_names().values())
    colours, dashes = (BLUE, ORANGE, GREEN, PURPLE, GREY), (_SOLID, _DASHED)
    shown = {"expr": "pluck(data('marks'), 'name')"}  # only what is chosen is listed
    legend = {"columns": 2, "values": shown, "symbolType": "stroke", "symbolSize": 600, "symbolStrokeWidth": 2}
    colour_of = {**shades("name", {name: colours[place % 5] for place, name in enumerate(names)}), "legend": legend}
    dash_of = {**shades("name", {name: dashes[place // 5] for place, name in enumerate(names)}), "legend": legend}
    share = quantity("share", format=".0%", tickCount=5)
    where = {
        "x": quantity("gross", _("gross pay, EUR a year"), domain=(0, _HIGHEST), format=",d", tickCount=4),
        "y": {**share, "scale": {"domain": [0.3, 1.1], "nice": False, "clamp": True}},
        "color": colour_of,
    }
    return layers(
        390,
        layer("curves", "line", {**where, "strokeDash": dash_of}, strokeWidth=2),
        layer("marks", "point", where, filled=False, opacity=1, size=90, strokeWidth=3),
    )
