"""The dashboard app: growth with and without the exchange rate, and an index that hides no bad score."""

from __future__ import annotations

from typing import Any

from kmo_teach.apps.kit.bridge import Step, bridge, bridge_alt, bridge_rows
from kmo_teach.apps.kit.charts import Spec, bars, category, colour, described, quantity
from kmo_teach.apps.kit.describe import (
    App,
    Chart,
    Choice,
    Column,
    Group,
    Guess,
    Key,
    Percent,
    Preset,
    Result,
    Slider,
    Table,
    euro,
)
from kmo_teach.case.abroad import get_abroad
from kmo_teach.case.firm import get_running_case
from kmo_teach.control.dashboard import (
    PERSPECTIVES,
    Indicator,
    SalesGrowth,
    SalesLine,
    SalesVariance,
    arithmetic_index,
    constant_currency_growth,
    geometric_index,
    sales_variance,
)
from kmo_teach.finance.hyperinflation import require_ordinary_inflation
from kmo_teach.language import _, money, number, percent
from kmo_teach.palette import BLUE, GREEN, GREY
from kmo_teach.pricing import HOME, yearly_average

__all__ = ["app"]

_CURRENCIES = ("TRY", "BRL", "USD", "GBP", "PLN", "CHF")
_YEARS = tuple(str(year) for year in range(2025, 2006, -1))

_ABROAD = get_abroad()
_UNSEEN = 0.0005  # growth that is written as 0.0 %


def app() -> App:
    """Describe the app in the reader's language."""
    return App(
        name="dashboard",
        title=_("Did we grow, or did the exchange rate?"),
        question=_("Change the market, the year and the results: what did we do ourselves, and what did the rate do?"),
        inputs=(_market(), _scores()),
        charts=(
            Chart("variance", _("Why sales differ from last year's (EUR)"), bridge("variance")),
            Chart("scores", _("Scores, from 0 (floor) to 1 (target)"), _scores_chart()),
        ),
        compute=_compute,
        first=("currency", "year", "units", "price"),
        guess=Guess(
            _(
                "Only the rate moved in 2021. Take 2018, when it moved less. What happens to growth at last year's "
                "rate?"
            ),
            {"year": "2018"},
            _(
                "Growth at last year's rate shows only what people did. Whatever the exchange rate does, it leaves "
                "that number alone."
            ),
            start={"units": _ABROAD.lines_abroad, "price": 0},
        ),
        presets=(
            Preset("lira_2021", _("Lira, 2021"), {}),
            Preset(
                "dollar_2015", _("Dollar, 2015: a gift"), {"currency": "USD", "year": "2015", "units": 7, "price": 0}
            ),
            Preset("pound_2016", _("Pound, 2016"), {"currency": "GBP", "year": "2016", "units": 9, "price": 2}),
            Preset("same", _("Only the rate moved"), {"units": _ABROAD.lines_abroad, "price": 0}),
            Preset("late", _("Good margin, late deliveries"), {"margin": 11, "on_time": 60}),
        ),
        note=_(
            "{firm}'s market in another currency, its targets and results are invented. Exchange rates are means "
            "of the European Central Bank's daily rates."
        ).format(firm=get_running_case().name),
    )


def _market() -> Group:
    return Group(
        _("The market in another currency"),
        (
            Choice("currency", _("Currency"), options={code: code for code in _CURRENCIES}, default="TRY"),
            Choice(
                "year",
                _("Year"),
                options={year: year for year in _YEARS},
                default="2021",
                help=_("It is compared with the year before."),
            ),
            Slider("units", _("Lines sold there (8 last year)"), minimum=0, maximum=24, step=1, default=10),
            Percent("price", _("Change of the price, in that currency"), minimum=-50, default=10),
        ),
    )


def _scores() -> Group:
    return Group(
        _("Other results"),
        (
            Slider(
                "margin",
                _("Margin (floor 0, target 8)"),
                minimum=-10,
                maximum=20,
                step=0.5,
                default=6.5,
                unit="%",
                decimals=1,
            ),
            Slider(
                "on_time",
                _("Delivered on time (floor 70, target 95)"),
                minimum=0,
                maximum=100,
                step=1,
                default=88,
                unit="%",
            ),
            Slider("claims", _("Claims per 100 lines (floor 20, target 4)"), minimum=0, maximum=40, step=1, default=10),
            Slider(
                "training",
                _("Days of training a head (floor 0, target 5)"),
                minimum=0,
                maximum=10,
                step=0.5,
                default=3,
                decimals=1,
            ),
        ),
    )


def _lines(inputs: dict[str, Any], before: float, now: float) -> tuple[SalesLine, SalesLine]:
    """Return the firm's sales in EUR and in the other currency; last year stands as the budget."""
    firm = get_running_case()
    at_home = firm.lines_sold - _ABROAD.lines_abroad
    price = (firm.turnover - at_home * _ABROAD.home_price) / _ABROAD.lines_abroad * before
    return (
        SalesLine(at_home, at_home, _ABROAD.home_price, _ABROAD.home_price),
        SalesLine(_ABROAD.lines_abroad, inputs["units"], price, price * (1 + inputs["price"]), before, now),
    )


def _growth(code: str, lines: tuple[SalesLine, SalesLine]) -> SalesGrowth:
    codes = (HOME, code)
    return constant_currency_growth(
        {name: line.budget_units * line.budget_price for name, line in zip(codes, lines, strict=True)},
        {name: line.units * line.price for name, line in zip(codes, lines, strict=True)},
        {code: lines[1].budget_rate},
        {code: lines[1].rate},
    )


def _indicators(inputs: dict[str, Any], growth: SalesGrowth) -> tuple[Indicator, ...]:
    return (
        Indicator(_("margin"), "financial", inputs["margin"], 0, 8),
        Indicator(_("on time"), "customer", inputs["on_time"], 70, 95),
        Indicator(_("claims"), "process", inputs["claims"], 20, 4),
        Indicator(_("training"), "learning", inputs["training"], 0, 5),
        Indicator(_("real growth"), "international", 100 * growth.constant, -5, 5),
    )


def _compute(inputs: dict[str, Any]) -> Result:
    year, code = int(inputs["year"]), inputs["currency"]
    require_ordinary_inflation(code, year)
    before, now = yearly_average(code, year - 1), yearly_average(code, year)
    lines = _lines(inputs, before, now)
    growth, split = _growth(code, lines), sales_variance(lines)
    indicators = _indicators(inputs, growth)
    geometric, arithmetic = geometric_index(indicators), arithmetic_index(indicators)
    steps = [
        Step(_("Volume"), split.volume),
        Step(_("Mix"), split.mix),
        Step(_("Price"), split.price),
        Step(_("Exchange rate"), split.exchange),
        Step(_("Total"), split.total, True),
    ]
    kinds = _kinds()
    scored = [
        *((indicator.name, indicator.score, kinds[0]) for indicator in indicators),
        (_("mean"), arithmetic, kinds[1]),
        (_("geometric mean"), geometric, kinds[2]),
    ]
    return Result(
        key=Key(_("Growth at last year's rate"), growth.constant, "percent", 1),
        sentence=" ".join((_advice(growth, split), _judgement(indicators, geometric, arithmetic))),
        data={
            "variance": bridge_rows(steps),
            "scores": [{"name": name, "score": score, "kind": kind} for name, score, kind in scored],
        },
        alts={
            "variance": bridge_alt(steps),
            "scores": described(((name, score) for name, score, _kind in scored), lambda score: number(score, 2)),
        },
        tables=(_growth_table(code, before, now, growth), _variance_table(steps), _scores_table(indicators)),
        warnings=(_("Floors, targets and equal weights are a choice, not a fact: make your own."),),
    )


def _advice(growth: SalesGrowth, split: SalesVariance) -> str:
    effect = growth.exchange_effect
    if abs(effect) < _UNSEEN:
        text = _("Sales in euro changed by {reported}, and the exchange rate had no part in it.")
    elif growth.constant > _UNSEEN:
        text = (
            _(
                "We grew by {constant} at last year's rate; the exchange rate took {effect} of it, so sales in euro "
                "changed by {reported}."
            )
            if effect < 0
            else _(
                "We grew by {constant} ourselves; the exchange rate added {effect}, so sales in euro changed by "
                "{reported}."
            )
        )
    elif growth.reported > 0:
        text = _(
            "We did not grow: at last year's rate sales changed by {constant}. The exchange rate made it {reported}."
        )
    else:
        text = _("We did not grow: sales changed by {constant} at last year's rate and by {reported} in euro.")
    parts = {"volume": _("volume"), "mix": _("mix"), "price": _("price"), "exchange": _("exchange rate")}
    main = max(parts, key=lambda name: abs(getattr(split, name)))
    reason = _("The largest part is {part}: {amount}.").format(part=parts[main], amount=money(getattr(split, main)))
    filled = text.format(
        constant=percent(growth.constant),
        reported=percent(growth.reported),
        effect=_("{points} points").format(points=number(100 * abs(effect), 1)),
    )
    return f"{filled} {reason}" if split.total or split.exchange else filled


def _judgement(indicators: tuple[Indicator, ...], geometric: float, arithmetic: float) -> str:
    worst = min(indicators, key=lambda indicator: indicator.score)
    return _("The mean score is {mean}, the geometric mean {geometric}: look first at {worst}.").format(
        mean=number(arithmetic, 2), geometric=number(geometric, 2), worst=worst.name
    )


def _growth_table(code: str, before: float, now: float, growth: SalesGrowth) -> Table:
    part = {"kind": "percent", "decimals": 1}
    return Table(
        _("Growth"),
        (
            Column("currency", _("Currency")),
            Column("before", _("Rate last year"), "number", 4),
            Column("now", _("Rate this year"), "number", 4),
            Column("reported", _("Growth in euro"), **part),
            Column("constant", _("In constant currency"), **part),
            Column("effect", _("Exchange effect"), **part),
        ),
        [(code, before, now, growth.reported, growth.constant, growth.exchange_effect)],
    )


def _variance_table(steps: list[Step]) -> Table:
    columns = (Column("part", _("Part")), euro("amount", "EUR"))
    return Table(_("Sales against last year's"), columns, [(step.label, step.amount) for step in steps])


def _scores_table(indicators: tuple[Indicator, ...]) -> Table:
    return Table(
        _("The dashboard"),
        (
            Column("perspective", _("Perspective")),
            Column("name", _("Indicator")),
            Column("value", _("Reached"), "number", 1),
            Column("floor", _("Floor"), "number"),
            Column("target", _("Target"), "number"),
            Column("score", _("Score"), "number", 2),
        ),
        [
            (_(PERSPECTIVES[item.perspective]), item.name, item.value, item.floor, item.target, item.score)
            for item in indicators
        ],
    )


def _kinds() -> tuple[str, str, str]:
    return _("score"), _("arithmetic index"), _("geometric index")


def _scores_chart() -> Spec:
    kinds = dict(zip(_kinds(), (BLUE, GREY, GREEN), strict=True))
    score = quantity("score", domain=(0, 1), format=".2f", tickCount=5)
    return bars("scores", 210, category("name"), score, colour("kind", kinds), told="score")
