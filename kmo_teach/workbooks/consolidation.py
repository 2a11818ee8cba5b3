"""Consolidation of one subsidiary by the closing-rate method (chapter 2.4, first half)."""

from __future__ import annotations

from kmo_teach.apps.consolidation import app, books_of, months_of, year_rates
from kmo_teach.case.abroad import get_abroad, parent_accounts
from kmo_teach.case.firm import get_running_case
from kmo_teach.finance.consolidation import Accounts, Intragroup, Rates, consolidate, translate
from kmo_teach.finance.hyperinflation import require_ordinary_inflation
from kmo_teach.language import _
from kmo_teach.pricing.market import yearly_average
from kmo_teach.workbooks.describe import Input, Line, Section, Values, Workbook

__all__ = ["workbook"]

_LOWEST = -1e9


def workbook(inputs: Values | None = None) -> Workbook:
    """Describe the workbook in the reader's language, for the course's firm or for inputs of the app's reader."""
    described = app()
    given = dict(inputs or described.for_model(described.defaults))
    currency, year = given["currency"], given["year"]
    require_ordinary_inflation(currency, int(year))
    rates = year_rates(months_of(currency, year), yearly_average(currency, int(year)))
    return Workbook(
        name="consolidation",
        title=_("A subsidiary in the group's accounts"),
        question=_("What does a moving exchange rate do to a subsidiary's equity, and what does the group show?"),
        sections=(
            Section(_("Exchange rates of the year"), _rates(rates, currency, year)),
            Section(_("The subsidiary, in its own currency"), _subsidiary(books_of(given, rates.opening), currency)),
            Section(_("The parent"), _parent(given)),
            Section(_("Between the two"), _between(given)),
            Section(_("The subsidiary's equity through the year"), _equity()),
            Section(_("The subsidiary in EUR"), _translated()),
            Section(_("The group"), _group()),
        ),
        chart=_("The subsidiary's equity through the year"),
        checked="owners_equity",
        model=_model,
        page="book/2-4-1-accounting-tax-liquidity",
        sources=(
            _("Closing-rate method: IAS 21. Deferred tax on profit inside stock: IAS 12."),
            _("Not for a country with hyperinflation: IAS 29."),
        ),
    )


def _rates(rates: Rates, currency: str, year: str) -> tuple[Input, ...]:
    labels = {
        "opening": _("At the start"),
        "average": _("Average of the year"),
        "closing": _("At the end"),
        "dividend_rate": _("On the day of the dividend"),
    }
    values = (rates.opening, rates.average, rates.closing, rates.dividend or rates.closing)
    unit = _("{currency} per EUR").format(currency=currency)
    known = _("European Central Bank, {date}").format(date=year)
    return tuple(
        Input(name, label, value, unit, "rate", minimum=1e-6, source=known, is_fact=True)
        for (name, label), value in zip(labels.items(), values, strict=True)
    )


def _subsidiary(books: Accounts, currency: str) -> tuple[Input, ...]:
    invented = _("invented")
    return (
        Input("equity", _("Equity on 1 January"), books.opening_equity, currency, minimum=_LOWEST, source=invented),
        Input("sales", _("Sales"), books.sales, currency, source=invented),
        Input("costs", _("Costs, with interest and tax"), books.costs, currency, source=invented),
        Input("dividends", _("Dividends decided"), books.dividends, currency, source=invented),
        Input("liabilities", _("Liabilities at the end"), books.liabilities, currency, source=invented),
    )


def _parent(given: Values) -> tuple[Input, ...]:
    equity = float(given["equity"])
    investment = float(given["ownership"]) * equity
    parent = parent_accounts(investment)
    source = _("{firm}, invented").format(firm=get_running_case().name)
    return (
        Input("parent_equity", _("Equity on 1 January"), parent.opening_equity, minimum=_LOWEST, source=source),
        Input("parent_sales", _("Sales"), parent.sales, source=source),
        Input("parent_costs", _("Costs, with interest and tax"), parent.costs, source=source),
        Input("parent_liabilities", _("Liabilities at the end"), parent.liabilities, source=source),
        Input("investment", _("What it paid for the shares"), investment, source=source),
        Input("bought_equity", _("Equity of the subsidiary on that day"), equity, source=source),
    )


def _between(given: Values) -> tuple[Input, ...]:
    source, stock = _("invented"), float(given["stock"])
    return (
        Input("ownership", _("The parent's share"), float(given["ownership"]), "", "percent", 1e-4, 1, source),
        Input("sold", _("Sold to the subsidiary in the year"), get_abroad().sales_to_stock * stock, source=source),
        Input("owed", _("Owed between the two at the end"), 0.0, source=source),
        Input("stock", _("The parent's goods that it still holds"), stock, source=source),
        Input("markup", _("The parent's mark-up on their cost"), float(given["markup"]), "", "percent", source=source),
        Input(
            "tax_rate",
            _("Tax rate where these goods lie"),
            float(given["tax_rate"]),
            "",
            "percent",
            maximum=1,
            source=source,
        ),
    )


def _equity() -> tuple[Line, ...]:
    translation = "equity*(1/closing-1/opening)+income*(1/closing-1/average)-dividends*(1/closing-1/dividend_rate)"
    return (
        Line("equity_eur", _("On 1 January"), "equity/opening"),
        Line("income_eur", _("Net profit"), "(sales-costs)/average"),
        Line("dividends_eur", _("Dividend"), "-dividends/dividend_rate"),
        Line(
            "adjustment",
            _("Translation"),
            translation.replace("income", "(sales-costs)"),
            why=_("the rate moved: no profit and no loss, but less or more equity in EUR"),
        ),
        Line("net_assets", _("On 31 December"), "equity_eur+income_eur+dividends_eur+adjustment", strong=True),
    )


def _translated() -> tuple[Line, ...]:
    return (
        Line("sales_eur", _("Sales"), "sales/average"),
        Line("costs_eur", _("Costs"), "costs/average"),
        Line("liabilities_eur", _("Liabilities"), "liabilities/closing"),
        Line("assets_eur", _("Assets"), "(liabilities+equity+sales-costs-dividends)/closing"),
    )


def _group() -> tuple[Line, ...]:
    parent_assets = "(parent_liabilities+parent_equity+parent_sales-parent_costs)"
    return (
        Line("goodwill", _("Goodwill"), "investment-ownership*bought_equity"),
        Line("eliminated", _("Profit taken out of stock"), "stock*markup/(1+markup)"),
        Line("deferred_tax", _("Deferred tax on it"), "eliminated*tax_rate"),
        Line("group_sales", _("Sales"), "parent_sales+sales_eur-sold", strong=True),
        Line("group_costs", _("Costs"), "parent_costs+costs_eur-sold+eliminated-deferred_tax"),
        Line("group_income", _("Net profit"), "group_sales-group_costs", strong=True),
        Line(
            "group_assets",
            _("Assets"),
            f"{parent_assets}-ownership*dividends_eur-investment+goodwill+assets_eur-owed-eliminated+deferred_tax",
            why=_("with the parent's part of the dividend"),
        ),
        Line("group_liabilities", _("Liabilities"), "parent_liabilities+liabilities_eur-owed"),
        Line("others", _("Non-controlling interest"), "(1-ownership)*net_assets"),
        Line("owners_equity", _("Equity of the owners"), "group_assets-group_liabilities-others", strong=True),
    )


def _model(values: Values) -> dict[str, float]:
    given = {name: float(value) for name, value in values.items()}
    child = translate(_own(given), Rates(*(given[name] for name in ("opening", "average", "closing", "dividend_rate"))))
    inside = Intragroup(given["sold"], given["owed"], given["stock"], given["markup"], given["tax_rate"])
    parent = _parents(given)
    group = consolidate(parent, child, given["ownership"], given["investment"], given["bought_equity"], inside)
    return {
        "equity_eur": child.opening_equity,
        "income_eur": child.income,
        "dividends_eur": -child.dividends,
        "adjustment": child.adjustment,
        "net_assets": child.net_assets,
        "sales_eur": child.sales,
        "costs_eur": child.costs,
        "liabilities_eur": child.liabilities,
        "assets_eur": child.assets,
        "goodwill": group.goodwill,
        "eliminated": group.eliminated_profit,
        "deferred_tax": group.deferred_tax,
        "group_sales": group.sales,
        "group_costs": group.costs,
        "group_income": group.income,
        "group_assets": group.assets,
        "group_liabilities": group.liabilities,
        "others": group.non_controlling_interest,
        "owners_equity": group.owners_equity,
    }


def _own(given: dict[str, float]) -> Accounts:
    equity = given["equity"] + given["sales"] - given["costs"] - given["dividends"]
    return Accounts(
        given["equity"],
        given["sales"],
        given["costs"],
        given["liabilities"] + equity,
        given["liabilities"],
        given["dividends"],
    )


def _parents(given: dict[str, float]) -> Accounts:
    equity = given["parent_equity"] + given["parent_sales"] - given["parent_costs"]
    liabilities = given["parent_liabilities"]
    return Accounts(
        given["parent_equity"], given["parent_sales"], given["parent_costs"], liabilities + equity, liabilities
    )
