"""A small consolidation by the closing-rate method, and what a falling currency does to the group."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _

__all__ = [
    "Accounts",
    "Group",
    "Intragroup",
    "Rates",
    "Translated",
    "consolidate",
    "translate",
    "translation_adjustment",
    "unrealised_profit",
]


@dataclass(frozen=True, slots=True)
class Rates:
    """Exchange rates of a year, in the subsidiary's currency per EUR.

    Attributes
    ----------
    opening, average, closing
        At the start, over the year, at the end.
    dividend
        On the day that the dividend was decided; the closing rate when left out.
    """

    opening: float
    average: float
    closing: float
    dividend: float | None = None

    def __post_init__(self) -> None:
        for name in ("opening", "average", "closing"):
            require_number(name, getattr(self, name), above=0)
        if self.dividend is not None:
            require_number("dividend", self.dividend, above=0)


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of one firm, in its own currency.

    Attributes
    ----------
    opening_equity
        Equity at the start of the year.
    sales, costs
        Of the year; costs include interest and tax, so that the difference is net income.
    dividends
        Decided in the year.
    assets, liabilities
        At the end of the year.
    """

    opening_equity: float
    sales: float
    costs: float
    assets: float
    liabilities: float
    dividends: float = 0.0

    def __post_init__(self) -> None:
        require_number("opening_equity", self.opening_equity)
        for name in ("sales", "costs", "assets", "liabilities", "dividends"):
            require_number(name, getattr(self, name), 0)
        gap = self.assets - self.liabilities - self.opening_equity - self.income + self.dividends
        if abs(gap) > 1e-6 * max(self.assets, 1.0):
            raise InputError("assets", self.assets, _("Assets must equal liabilities plus equity at the end."))

    @property
    def income(self) -> float:
        """Net income of the year."""
        return self.sales - self.costs


@dataclass(frozen=True, slots=True)
class Translated:
    """A subsidiary's accounts in EUR; assets less liabilities equal equity with the translation adjustment."""

    opening_equity: float
    sales: float
    costs: float
    dividends: float
    assets: float
    liabilities: float
    adjustment: float

    @property
    def income(self) -> float:
        """Net income of the year in EUR."""
        return self.sales - self.costs

    @property
    def net_assets(self) -> float:
        """Assets less liabilities at the closing rate, in EUR."""
        return self.assets - self.liabilities


def translation_adjustment(opening_equity: float, income: float, dividends: float, rates: Rates) -> float:
    """Return the year's translation adjustment in EUR: a gain or loss that no income statement shows.

    Parameters
    ----------
    opening_equity, income, dividends
        In the subsidiary's currency.
    rates
        Currency per EUR.

    Notes
    -----
    NA0 (1/S1 - 1/S0) + NI (1/S1 - 1/Sm) - Div (1/S1 - 1/Sdiv): the closing-rate method of full IFRS (IAS 21), of the
    IFRS for SMEs (section 30) and of Belgian law (CBN advice C102). The three differ on what becomes of the adjustment
    when the subsidiary is sold. None holds as it stands where inflation is very high:
    :func:`require_ordinary_inflation` refuses those years.

    Examples
    --------
    >>> round(translation_adjustment(1_000, 200, 0, Rates(opening=10, average=16, closing=20)), 2)
    -52.5
    """
    closing = 1 / rates.closing
    on_equity = require_number("opening_equity", opening_equity) * (closing - 1 / rates.opening)
    on_income = require_number("income", income) * (closing - 1 / rates.average)
    on_dividends = require_number("dividends", dividends, 0) * (closing - 1 / (rates.dividend or rates.closing))
    return on_equity + on_income - on_dividends


def translate(accounts: Accounts, rates: Rates) -> Translated:
    """Translate a subsidiary's accounts into EUR by the closing-rate method.

    Parameters
    ----------
    accounts
        In the subsidiary's currency.
    rates
        Currency per EUR.

    Examples
    --------
    >>> turkish = Accounts(opening_equity=1_000, sales=900, costs=700, assets=2_000, liabilities=800)
    >>> euro = translate(turkish, Rates(opening=10, average=16, closing=20))
    >>> euro.net_assets, euro.income, euro.adjustment
    (60.0, 12.5, -52.5)
    """
    adjustment = translation_adjustment(accounts.opening_equity, accounts.income, accounts.dividends, rates)
    return Translated(
        opening_equity=accounts.opening_equity / rates.opening,
        sales=accounts.sales / rates.average,
        costs=accounts.costs / rates.average,
        dividends=accounts.dividends / (rates.dividend or rates.closing),
        assets=accounts.assets / rates.closing,
        liabilities=accounts.liabilities / rates.closing,
        adjustment=adjustment,
    )


def unrealised_profit(stock: float, markup: float) -> float:
    """Return the profit inside goods that one firm of the group sold and another still holds.

    Parameters
    ----------
    stock
        Those goods at the price within the group.
    markup
        The seller's profit as a fraction of cost.

    Examples
    --------
    >>> unrealised_profit(12_000, 0.20)
    2000.0
    """
    markup = require_number("markup", markup, 0)
    return require_number("stock", stock, 0) * markup / (1 + markup)


@dataclass(frozen=True, slots=True)
class Intragroup:
    """Dealings between parent and subsidiary, in EUR.

    Attributes
    ----------
    sales
        Sold by the parent to the subsidiary in the year.
    balances
        Owed between the two at the end.
    stock, markup
        The parent's goods that the subsidiary still holds, and the parent's markup on cost.
    tax_rate
        Tax rate of the firm that holds these goods: the profit taken out of them brings so much deferred tax back
        (IAS 12). At 0 deferred tax is left out.
    """

    sales: float = 0.0
    balances: float = 0.0
    stock: float = 0.0
    markup: float = 0.0
    tax_rate: float = 0.0

    def __post_init__(self) -> None:
        for name in ("sales", "balances", "stock", "markup"):
            require_number(name, getattr(self, name), 0)
        require_number("tax_rate", self.tax_rate, 0, 1)


@dataclass(frozen=True, slots=True)
class Group:
    """The group's accounts in EUR; assets = liabilities + owners' equity + non-controlling interest.

    Attributes
    ----------
    sales, costs
        Without dealings inside the group; costs include interest, tax and the profit taken out of stock after tax.
    assets, liabilities
        At the end of the year.
    goodwill
        What the shares cost beyond the part of equity that was bought.
    non_controlling_interest, owners_equity
        Of the other owners, and of the parent's.
    eliminated_profit, deferred_tax
        Profit taken out of stock, before tax, and the deferred tax on it.
    """

    sales: float
    costs: float
    assets: float
    liabilities: float
    goodwill: float
    non_controlling_interest: float
    owners_equity: float
    eliminated_profit: float
    deferred_tax: float

    @property
    def income(self) -> float:
        """Net income of the group after interest and tax, before the share of others."""
        return self.sales - self.costs


def consolidate(
    parent: Accounts,
    subsidiary: Translated,
    ownership: float,
    investment: float,
    equity_at_acquisition: float,
    intragroup: Intragroup | None = None,
) -> Group:
    """Consolidate a parent in EUR and one translated subsidiary.

    Parameters
    ----------
    parent
        The parent's accounts in EUR, without dividends from the subsidiary: its share is added here.
    subsidiary
        From :func:`translate`.
    ownership
        The parent's share, above 0 and up to 1.
    investment
        Book value of the shares in the parent's assets, in EUR.
    equity_at_acquisition
        The subsidiary's equity in EUR on the day it was bought or founded: what the investment paid beyond its share
        is goodwill (kept in EUR here, a simplification).
    intragroup
        Dealings between the two.

    Notes
    -----
    Deferred tax is counted on the profit in stock only. On the translation difference there is none while the parent
    decides when the subsidiary pays out or is sold and plans neither (IAS 12.39 and 12.44).

    Examples
    --------
    >>> parent = Accounts(opening_equity=500, sales=1_000, costs=900, assets=900, liabilities=300)
    >>> polish = Translated(90, 300, 280, 0, 160, 50, 0)
    >>> group = consolidate(parent, polish, 0.8, 80, 100, Intragroup(sales=100, balances=20, stock=24, markup=0.2))
    >>> group.sales, group.assets, round(group.non_controlling_interest, 6), round(group.owners_equity, 6)
    (1200, 956.0, 22.0, 604.0)
    """
    intragroup = intragroup or Intragroup()
    ownership = require_number("ownership", ownership, above=0, maximum=1)
    investment = require_number("investment", investment, 0, parent.assets)
    goodwill = investment - ownership * require_number("equity_at_acquisition", equity_at_acquisition)
    for name, limit in (("sales", parent.sales), ("stock", subsidiary.assets), ("balances", parent.assets)):
        require_number(name, getattr(intragroup, name), 0, limit, decimals=0)
    profit = unrealised_profit(intragroup.stock, intragroup.markup)
    deferred = profit * intragroup.tax_rate
    received = ownership * subsidiary.dividends
    own = parent.assets + received - investment + goodwill
    assets = own + subsidiary.assets - intragroup.balances - profit + deferred
    liabilities = parent.liabilities + subsidiary.liabilities - intragroup.balances
    others = (1 - ownership) * subsidiary.net_assets
    return Group(
        sales=parent.sales + subsidiary.sales - intragroup.sales,
        costs=parent.costs + subsidiary.costs - intragroup.sales + profit - deferred,
        assets=assets,
        liabilities=liabilities,
        goodwill=goodwill,
        non_controlling_interest=others,
        owners_equity=assets - liabilities - others,
        eliminated_profit=profit,
        deferred_tax=deferred,
    )
