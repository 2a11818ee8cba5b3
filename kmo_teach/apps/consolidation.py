"""The consolidation app: what a falling currency does to a subsidiary's equity in the group's accounts."""

from __future__ import annotations

from typing import Any

from kmo_teach.apps.kit.bridge import Step, bridge, bridge_alt, bridge_rows
from kmo_teach.apps.kit.charts import Spec, colour, layer, layers, quantity
from kmo_teach.apps.kit.describe import App, Chart, Choice, Column, Group, Number, Percent, Preset, Result, Table, euro
from kmo_teach.case.abroad import get_abroad, parent_accounts
from kmo_teach.case.firm import get_running_case
from kmo_teach.finance.consolidation import Accounts, Intragroup, Rates, Translated, consolidate, translate
from kmo_teach.finance.consolidation import Group as Consolidated
from kmo_teach.finance.hyperinflation import require_ordinary_inflation
from kmo_teach.language import _, money, number, percent, pgettext
from kmo_teach.palette import GREY, ORANGE
from kmo_teach.pricing import history, yearly_average

__all__ = ["app", "books_of", "months_of", "year_rates"]

_CURRENCIES = ("TRY", "BRL", "USD", "GBP", "PLN", "CHF")
_YEARS = tuple(str(year) for year in range(2025, 2007, -1))

_ABROAD = get_abroad()


def app() -> App:
    """Describe the app in the reader's language."""
    return App(
        name="consolidation",
        title=_("Where did the subsidiary's equity go?"),
        question=_("Change the currency, the year and the profit: what is left of the subsidiary in euro?"),
        inputs=(_year(), _subsidiary(), _group()),
        charts=(
            Chart("bridge", _("The subsidiary's equity through the year (EUR)"), bridge("bridge")),
            Chart("rates", _("The exchange rate at the end of each month"), _rates_chart()),
        ),
        compute=_compute,
        workbook="consolidation",
        presets=(
            Preset("lira_2021", _("Lira, 2021"), {}),
            Preset("lira_2018", _("Lira, 2018"), {"year": "2018"}),
            Preset("real_2015", _("Real, 2015"), {"currency": "BRL", "year": "2015"}),
            Preset("zloty_2008", _("Zloty, 2008"), {"currency": "PLN", "year": "2008"}),
            Preset("dollar_2025", _("Dollar, 2025"), {"currency": "USD", "year": "2025"}),
            Preset("franc_2015", _("Franc, 2015: a gain"), {"currency": "CHF", "year": "2015", "profit": 5}),
        ),
        note=_(
            "{firm}'s subsidiary is invented, and so are its figures. Exchange rates are the European Central "
            "Bank's: at the end of each month, and the mean of all days of the year. IAS 21.40 no longer takes such a "
            "mean where a rate moves as far as the lira's did in 2021: each month's income then has its own rate."
        ).format(firm=get_running_case().name),
    )


def _year() -> Group:
    return Group(
        _("Currency and year"),
        (
            Choice(
                "currency", _("Currency of the subsidiary"), options={code: code for code in _CURRENCIES}, default="TRY"
            ),
            Choice("year", _("Year"), options={year: year for year in _YEARS}, default="2021"),
        ),
    )


def _subsidiary() -> Group:
    return Group(
        _("The subsidiary"),
        (
            Number("equity", _("Equity on 1 January"), default=400_000, minimum=1_000, maximum=2_000_000, unit="EUR"),
            Percent("profit", _("Net profit on that equity, in its own currency"), minimum=-50, default=20),
            Percent("payout", _("Share of the profit paid out at the end of June"), step=5, default=0),
        ),
    )


def _group() -> Group:
    firm = get_running_case().name
    return Group(
        _("The group"),
        (
            Percent("ownership", _("{firm}'s share").format(firm=firm), minimum=51, default=80),
            Number(
                "stock",
                _("{firm}'s goods that it still holds").format(firm=firm),
                default=60_000,
                minimum=0,
                maximum=1_000_000,
                unit="EUR",
            ),
            Percent("markup", _("{firm}'s mark-up on their cost").format(firm=firm), default=25),
            Percent("tax_rate", _("Tax rate where these goods lie"), default=25),
        ),
    )


def months_of(currency: str, year: str) -> list[tuple[str, float]]:
    """Return the rates at the end of December before and of the year's twelve months."""
    first = f"{int(year) - 1}-12"
    return [(month, rate) for month, rate in history(currency) if first <= month <= f"{year}-12"]


def year_rates(months: list[tuple[str, float]], average: float) -> Rates:
    """Return what the accounts of a year are translated at; a dividend is decided at the end of June."""
    ends = [rate for _month, rate in months[1:]]
    return Rates(opening=months[0][1], average=average, closing=ends[-1], dividend=ends[5])


def books_of(inputs: dict[str, Any], opening: float) -> Accounts:
    """Return the subsidiary's accounts in its own currency."""
    equity = inputs["equity"] * opening
    income = equity * inputs["profit"]
    dividends = max(income, 0.0) * inputs["payout"]
    sales, liabilities = _ABROAD.sales_to_equity * equity, _ABROAD.liabilities_to_equity * equity
    return Accounts(equity, sales, sales - income, liabilities + equity + income - dividends, liabilities, dividends)


def _consolidated(inputs: dict[str, Any], child: Translated) -> Consolidated:
    """Consolidate with the firm, which borrowed what it put into the subsidiary on the first day."""
    ownership, stock = inputs["ownership"], inputs["stock"]
    investment = ownership * child.opening_equity
    inside = Intragroup(_ABROAD.sales_to_stock * stock, 0.0, stock, inputs["markup"], inputs["tax_rate"])
    return consolidate(parent_accounts(investment), child, ownership, investment, child.opening_equity, inside)


def _compute(inputs: dict[str, Any]) -> Result:
    require_ordinary_inflation(inputs["currency"], int(inputs["year"]))
    months = months_of(inputs["currency"], inputs["year"])
    rates = year_rates(months, yearly_average(inputs["currency"], int(inputs["year"])))
    books = books_of(inputs, rates.opening)
    child = translate(books, rates)
    group = _consolidated(inputs, child)
    steps = [
        Step(_("On 1 January"), child.opening_equity, True),
        Step(_("Net profit"), child.income),
        Step(_("Dividend"), -child.dividends),
        Step(_("Translation"), child.adjustment),
        Step(_("On 31 December"), child.net_assets, True),
    ]
    levels = [(_("average"), rates.average), (_("closing"), rates.closing)]
    return Result(
        sentence=_advice(inputs, child, rates),
        data={
            "bridge": bridge_rows(steps),
            "months": [{"month": month, "rate": rate} for month, rate in months],
            "levels": [{"name": name, "rate": rate} for name, rate in levels],
        },
        alts={
            "bridge": bridge_alt(steps),
            "rates": _(
                "{currency} per euro in {year}: opening {opening}, average {average}, closing {closing}."
            ).format(
                currency=inputs["currency"],
                year=inputs["year"],
                opening=number(rates.opening, 4),
                average=number(rates.average, 4),
                closing=number(rates.closing, 4),
            ),
        },
        tables=(_translation_table(inputs["currency"], books, child, rates), _group_table(group)),
        warnings=(
            _(
                "The closing-rate method. Every profit here is net, after interest and tax; there is no deferred tax "
                "on the translation difference as long as nobody plans to sell the subsidiary or to pay out its profit."
            ),
        ),
    )


def _advice(inputs: dict[str, Any], child: Translated, rates: Rates) -> str:
    move = rates.opening / rates.closing - 1  # of the currency's value in euro
    rate = (
        _("In {year} the {currency} lost {move} of its value in euro.")
        if move < 0
        else _("In {year} the {currency} gained {move} of its value in euro.")
    )
    if child.adjustment >= 0:
        equity = _("With a result of {income}, equity went from {before} to {after}: translation added {amount}.")
    elif child.income >= 0:
        equity = _(
            "The subsidiary made a net profit of {income}, but translation took {amount}: equity went from "
            "{before} to {after}."
        )
    else:
        equity = _(
            "The subsidiary's result was {income}, and translation took {amount} more: equity went from "
            "{before} to {after}."
        )
    reason = _(
        "The income statement shows nothing of it: net assets stand at the closing rate, so the difference goes "
        "straight to equity."
    )
    rate = rate.format(year=inputs["year"], currency=inputs["currency"], move=percent(abs(move)))
    equity = equity.format(
        income=money(child.income),
        before=money(child.opening_equity),
        after=money(child.net_assets),
        amount=money(abs(child.adjustment)),
    )
    return f"{rate} {equity} {reason}"


def _translation_table(currency: str, books: Accounts, child: Translated, rates: Rates) -> Table:
    dividend = rates.dividend or rates.closing
    rows = [
        (_("Equity on 1 January"), books.opening_equity, rates.opening, child.opening_equity),
        (_("Sales"), books.sales, rates.average, child.sales),
        (_("Costs"), books.costs, rates.average, child.costs),
        (_("Dividend"), books.dividends, dividend, child.dividends),
        (_("Assets on 31 December"), books.assets, rates.closing, child.assets),
        (_("Liabilities on 31 December"), books.liabilities, rates.closing, child.liabilities),
        (_("Translation difference"), None, None, child.adjustment),
    ]
    return Table(
        _("From the subsidiary's currency to euro"),
        (
            Column("line", pgettext("of accounts", "Line")),
            Column("local", currency, "money", 0, currency),
            Column("rate", _("Rate per euro"), "number", 4),
            euro("euro", "EUR"),
        ),
        rows,
    )


def _group_table(group: Consolidated) -> Table:
    rows = [
        (_("Sales, without those within the group"), group.sales),
        (_("Net profit of the year, with the other owners' part"), group.income),
        (_("Profit in stock, taken out (before tax)"), group.eliminated_profit),
        (_("Deferred tax on that profit, put back"), group.deferred_tax),
        (_("Assets"), group.assets),
        (_("Liabilities"), group.liabilities),
        (_("Equity of {firm}'s owners").format(firm=get_running_case().name), group.owners_equity),
        (_("Equity of the other owners"), group.non_controlling_interest),
    ]
    columns = (Column("line", pgettext("of accounts", "Line")), euro("amount", "EUR"))
    return Table(_("The group"), columns, rows)


def _rates_chart() -> Spec:
    rate = quantity("rate", _("foreign currency per euro"), zero=False, tickCount=5)
    month = {"field": "month", "type": "ordinal", "title": None, "axis": {"labelAngle": 0, "labelOverlap": True}}
    names = {_("average"): GREY, _("closing"): ORANGE}
    return layers(
        200,
        layer("months", "line", {"x": month, "y": rate}, strokeWidth=2, point=True),
        layer("levels", "rule", {"y": rate, **colour("name", names, columns=2)}, strokeWidth=2),
    )
