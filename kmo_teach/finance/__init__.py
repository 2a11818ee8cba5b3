"""Chapter 2.4.1: cash, working capital, netting, consolidation and tax across borders.

The price of an order and the cover of its risks are in :mod:`kmo_teach.pricing`.
"""

from kmo_teach.finance.cash_cycle import cash_conversion_cycle, funding_need, payment_discount_cost, sales_to_recover
from kmo_teach.finance.cash_position import Account, CashPosition, cash_position, cover_days, liquidity_at_risk
from kmo_teach.finance.consolidation import (
    Accounts,
    Group,
    Intragroup,
    Rates,
    Translated,
    consolidate,
    translate,
    translation_adjustment,
    unrealised_profit,
)
from kmo_teach.finance.financing import forward_interest_rate, npv, payback, working_capital_cost
from kmo_teach.finance.group_size import consolidation_limits, must_consolidate
from kmo_teach.finance.hyperinflation import require_ordinary_inflation
from kmo_teach.finance.natural_hedge import NaturalHedge, natural_hedge, portfolio_volatility
from kmo_teach.finance.netting import Netting, multilateral_netting, netting_gain
from kmo_teach.finance.tax_planning import (
    ArmsLength,
    Scheme,
    arms_length_range,
    break_even_probability,
    effective_tax_rate,
    red_flag,
    risk_adjusted_value,
    shifting_gain,
)
from kmo_teach.finance.withholding import Withheld, withhold

__all__ = [
    "Account",
    "Accounts",
    "ArmsLength",
    "CashPosition",
    "Group",
    "Intragroup",
    "NaturalHedge",
    "Netting",
    "Rates",
    "Scheme",
    "Translated",
    "Withheld",
    "arms_length_range",
    "break_even_probability",
    "cash_conversion_cycle",
    "cash_position",
    "consolidate",
    "consolidation_limits",
    "cover_days",
    "effective_tax_rate",
    "forward_interest_rate",
    "funding_need",
    "liquidity_at_risk",
    "multilateral_netting",
    "must_consolidate",
    "natural_hedge",
    "netting_gain",
    "npv",
    "payback",
    "payment_discount_cost",
    "portfolio_volatility",
    "red_flag",
    "require_ordinary_inflation",
    "risk_adjusted_value",
    "sales_to_recover",
    "shifting_gain",
    "translate",
    "translation_adjustment",
    "unrealised_profit",
    "working_capital_cost",
    "withhold",
]
