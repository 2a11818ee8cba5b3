"""The true cash position over many banks and currencies, what of it is free, and what netting saves."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kmo_teach.finance.natural_hedge import portfolio_volatility
from kmo_teach.inputs import require_choice, require_mapping, require_number
from kmo_teach.numeric.normal import quantile

__all__ = ["Account", "CashPosition", "cash_position", "cover_days", "liquidity_at_risk"]

_TRADING_DAYS = 252


@dataclass(frozen=True, slots=True)
class Account:
    """A bank account on a day. Amounts in its own currency.

    Attributes
    ----------
    bank, currency
        Name of the bank and ISO code.
    ledger
        Balance in the books; below 0 for an overdraft.
    uncleared
        Received in the books, not yet at the bank.
    in_transit
        On its way with value today, not yet in the books.
    minimum, pledged
        What must stay, and what stands as security.
    haircut
        Share of a free balance that cannot be counted on, from 0 to 1: your own judgement of convertibility.
    """

    bank: str
    currency: str
    ledger: float
    uncleared: float = 0.0
    in_transit: float = 0.0
    minimum: float = 0.0
    pledged: float = 0.0
    haircut: float = 0.0

    def __post_init__(self) -> None:
        require_number("ledger", self.ledger)
        for name in ("uncleared", "in_transit", "minimum", "pledged"):
            require_number(name, getattr(self, name), 0)
        require_number("haircut", self.haircut, 0, 1)

    @property
    def available(self) -> float:
        """Balance with value today."""
        return self.ledger - self.uncleared + self.in_transit

    @property
    def free(self) -> float:
        """What can be used elsewhere. A haircut shrinks money, not a shortage."""
        rest = self.available - self.minimum - self.pledged
        return rest * (1 - self.haircut) if rest > 0 else rest


@dataclass(frozen=True, slots=True)
class CashPosition:
    """Cash of the whole firm in EUR.

    Attributes
    ----------
    by_currency
        Available cash per currency, in EUR.
    net
        All available cash.
    free
        What of it can be used.
    """

    by_currency: dict[str, float]
    net: float
    free: float

    @property
    def trapped(self) -> float:
        """Cash that is there and cannot be used, in EUR."""
        return self.net - self.free


def cash_position(accounts: Iterable[Account], rates: Mapping[str, float]) -> CashPosition:
    """Add up all accounts in EUR.

    Parameters
    ----------
    accounts
        The firm's accounts.
    rates
        Foreign currency per EUR, by ISO code; EUR need not be given.

    Raises
    ------
    InputError
        For a currency without a rate.

    Examples
    --------
    >>> accounts = [Account("A", "EUR", 50_000, minimum=10_000), Account("B", "USD", 22_000, uncleared=2_000)]
    >>> position = cash_position(accounts, {"USD": 1.25})
    >>> position.net, position.free
    (66000.0, 56000.0)
    """
    rates = {"EUR": 1.0, **require_mapping("rates", rates)}
    by_currency: dict[str, float] = {}
    free = 0.0
    for account in accounts:
        rate = require_number("rates", rates[require_choice("currency", account.currency, rates)], above=0)
        by_currency[account.currency] = by_currency.get(account.currency, 0.0) + account.available / rate
        free += account.free / rate
    return CashPosition(by_currency, sum(by_currency.values()), free)


def liquidity_at_risk(
    exposures: Sequence[float],
    volatilities: Sequence[float],
    correlations: Sequence[Sequence[float]],
    days: float,
    confidence: float = 0.95,
) -> float:
    """Return how much the cash in foreign currencies may lose in EUR over some trading days.

    Parameters
    ----------
    exposures, volatilities, correlations
        As in :func:`kmo_teach.finance.portfolio_volatility`; amounts in EUR.
    days
        Trading days, 252 a year.
    confidence
        Share of the outcomes that lose less, between 0.5 and 1.

    Notes
    -----
    z sqrt(w' C w) sqrt(d / 252): parametric value at risk. Currencies fall farther than the normal curve says.

    Examples
    --------
    >>> round(liquidity_at_risk([100_000], [0.10], [[1]], 63, 0.95))
    8224
    """
    confidence = require_number("confidence", confidence, 0.5, below=1)
    years = require_number("days", days, above=0) / _TRADING_DAYS
    return quantile(confidence) * portfolio_volatility(exposures, volatilities, correlations) * math.sqrt(years)


def cover_days(free_cash: float, daily_burn: float) -> float:
    """Return the days that free cash lasts at a daily net outflow; 0 when no cash is free.

    Examples
    --------
    >>> cover_days(56_000, 1_400)
    40.0
    """
    return max(require_number("free_cash", free_cash), 0.0) / require_number("daily_burn", daily_burn, above=0)
