"""The true cash position over many banks and currencies, what of it is free, and what netting saves."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kmo_teach.finance.netting import portfolio_volatility
from kmo_teach.inputs import InputError, require_choice, require_mapping, require_number
from kmo_teach.language import _
from kmo_teach.numeric.normal import quantile

__all__ = [
    "Account",
    "CashPosition",
    "Netting",
    "cash_position",
    "cover_days",
    "liquidity_at_risk",
    "multilateral_netting",
    "netting_gain",
]

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
        As in :func:`kmo_teach.pricing.portfolio_volatility`; amounts in EUR.
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


@dataclass(frozen=True, slots=True)
class Netting:
    """What the units of a group owe each other, before and after netting.

    Attributes
    ----------
    balances
        What each unit receives (above 0) or pays (below 0) after netting.
    gross, net
        Total paid before and after.
    gross_transfers, net_transfers
        Number of transfers before, and through a netting centre after.
    """

    balances: dict[str, float]
    gross: float
    net: float
    gross_transfers: int
    net_transfers: int


def multilateral_netting(payments: Mapping[tuple[str, str], float]) -> Netting:
    """Net payments within a group.

    Parameters
    ----------
    payments
        Amount in EUR by (payer, payee).

    Examples
    --------
    >>> netting = multilateral_netting({("BE", "PL"): 100, ("PL", "TR"): 80, ("TR", "BE"): 60})
    >>> netting.balances, netting.gross, netting.net
    ({'BE': -40.0, 'PL': 20.0, 'TR': 20.0}, 240.0, 40.0)
    """
    balances: dict[str, float] = {}
    amounts = []
    for (payer, payee), amount in require_mapping("payments", payments).items():
        if payer == payee:
            raise InputError("payments", payer, _("A unit cannot owe itself."))
        amounts.append(require_number("payments", amount, 0))
        balances[payer] = balances.get(payer, 0.0) - amount
        balances[payee] = balances.get(payee, 0.0) + amount
    moved = [balance for balance in balances.values() if abs(balance) > 1e-9]
    return Netting(
        dict(sorted(balances.items())),
        float(sum(amounts)),
        sum(b for b in moved if b > 0),
        sum(1 for amount in amounts if amount),
        len(moved),
    )


def netting_gain(
    gross_transfers: float,
    net_transfers: float,
    cost_per_transfer: float,
    avoided_amount: float = 0.0,
    float_days: float = 0.0,
    rate: float = 0.0,
) -> float:
    """Return what netting saves: transfers not made, and money that is not under way, in EUR.

    Parameters
    ----------
    gross_transfers, net_transfers
        Number of transfers without and with netting.
    cost_per_transfer
        Fee and conversion margin of one transfer.
    avoided_amount
        Amount that need no longer travel (gross less net).
    float_days
        Days that a transfer is under way without interest.
    rate
        Yearly interest rate, as a fraction.

    Examples
    --------
    >>> netting_gain(30, 6, 25, avoided_amount=900_000, float_days=2, rate=0.04)
    800.0
    """
    net_transfers = require_number("net_transfers", net_transfers, 0)
    saved = require_number("gross_transfers", gross_transfers, net_transfers) - net_transfers
    interest = (
        require_number("avoided_amount", avoided_amount, 0)
        * require_number("rate", rate, -1, 2)
        * require_number("float_days", float_days, 0)
        / 360
    )
    return saved * require_number("cost_per_transfer", cost_per_transfer, 0) + interest
