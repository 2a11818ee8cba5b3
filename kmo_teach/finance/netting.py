"""What netting between the firms of a group saves in transfers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_mapping, require_number
from kmo_teach.language import _

__all__ = ["Netting", "multilateral_netting", "netting_gain"]


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
