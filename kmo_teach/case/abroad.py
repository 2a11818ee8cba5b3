"""What Zavelbeek would own and do abroad, as ``facts/case/abroad.toml`` has it: one constructor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kmo_teach import facts
from kmo_teach.case.firm import get_running_case
from kmo_teach.finance.consolidation import Accounts

__all__ = ["Abroad", "get_abroad", "parent_accounts"]


@dataclass(frozen=True, slots=True)
class Abroad:
    """Accounts, units and a market abroad. Amounts in EUR unless said otherwise; shares are fractions.

    Attributes
    ----------
    uncleared, minimum
        What banks hold back of an account, by its currency and in it.
    netting
        What the units pay each other in a month, by payer and payee.
    cost_per_transfer, float_days
        What a payment costs, and days that the money is under way.
    sales_to_equity, liabilities_to_equity
        The subsidiary's sales and debts for each unit of equity at the start.
    sales_to_stock
        What the parent sells to it in a year for each unit of the parent's goods that it still holds.
    lines_abroad, home_price
        Lines sold in a year to one market in another currency, and the price of the others.
    distributor_margins
        Operating margins of independent distributors, fractions of their sales.
    agent_visits
        Technicians' visits on top of an agent's commission, a fraction of turnover.
    """

    uncleared: Mapping[str, float]
    minimum: Mapping[str, float]
    netting: Mapping[tuple[str, str], float]
    cost_per_transfer: float
    float_days: float
    sales_to_equity: float
    liabilities_to_equity: float
    sales_to_stock: float
    lines_abroad: int
    home_price: float
    distributor_margins: tuple[float, ...]
    agent_visits: float


@cache
def get_abroad() -> Abroad:
    """Return what the firm would own and do abroad.

    Examples
    --------
    >>> abroad = get_abroad()
    >>> abroad.minimum["PLN"], abroad.netting["BE", "PL"], abroad.lines_abroad
    (20000, 60000, 8)
    """
    data = facts.parameters("case/abroad.toml")
    accounts, netting, market = data["accounts"], data["netting"], data["market"]
    return facts.make(
        Abroad,
        data["subsidiary"],
        uncleared=MappingProxyType(accounts["uncleared"]),
        minimum=MappingProxyType(accounts["minimum"]),
        netting=MappingProxyType({(payer, payee): amount for payer, payee, amount in netting["payments"]}),
        cost_per_transfer=netting["cost_per_transfer"],
        float_days=netting["float_days"],
        lines_abroad=market["lines_abroad"],
        home_price=market["home_price"],
        distributor_margins=tuple(data["distributors"]["margins"]),
        agent_visits=data["agent"]["visits"],
    )


def parent_accounts(investment: float = 0.0) -> Accounts:
    """Return the firm's own accounts of a year, with shares in a subsidiary that it paid for with a loan.

    Parameters
    ----------
    investment
        What it paid for the shares on the first day, EUR.

    Notes
    -----
    Costs hold interest (on the bank debt and on the loan for the shares, at the firm's rate) and tax at its rate, so
    that income is net profit. The balance sheet is the firm's own at the end of the year, with the shares and the loan
    added; equity at the start is what equity at the end leaves without the year's income.

    Examples
    --------
    >>> parent = parent_accounts(800_000)
    >>> parent.income, parent.opening_equity + parent.income, parent.assets
    (246750.0, 2300000.0, 5900000)
    """
    firm = get_running_case()
    interest = (firm.balance_sheet["bank_debt"] + investment) * firm.loan_rate
    profit = firm.operating_profit - interest
    tax = max(profit, 0.0) * firm.profit_tax_rate
    equity, assets = firm.balance_sheet["equity"], firm.balance_sheet_total + investment
    return Accounts(
        opening_equity=equity - profit + tax,
        sales=firm.turnover,
        costs=firm.turnover - profit + tax,
        assets=assets,
        liabilities=assets - equity,
    )
