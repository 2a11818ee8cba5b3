"""Tax that a foreign customer keeps back from a fee: what the treaty leaves, what comes back, and what is lost."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import require_number

__all__ = ["Withheld", "withhold"]


@dataclass(frozen=True, slots=True)
class Withheld:
    """A fee after the tax of two countries, EUR.

    Attributes
    ----------
    withheld
        What the customer keeps back and pays to its own tax office.
    to_reclaim
        The part of it above the treaty: only that tax office can give it back.
    credit
        The part that the home country sets off against the firm's tax.
    lost
        What the treaty allows and the firm's tax of the year is too small for.
    home_tax
        Tax at home because of the fee, after the credit; below 0 where the credit also lowers the tax on other profit.
    left
        What is left of the fee after costs and both taxes, while nothing is reclaimed.
    """

    withheld: float
    to_reclaim: float
    credit: float
    lost: float
    home_tax: float
    left: float


def withhold(
    fee: float, costs: float, source_rate: float, treaty_rate: float, home_rate: float, other_profit: float = 0.0
) -> Withheld:
    """Return what is left of a fee from which a foreign customer keeps tax back.

    Parameters
    ----------
    fee
        Royalty or fee for a service, before any tax, EUR.
    costs
        What the fee costs the firm, EUR.
    source_rate
        Rate that the customer applies to the whole fee: that of its law, or of the treaty when it holds a certificate
        of residence. A fraction.
    treaty_rate
        The most that the treaty allows there. A fraction.
    home_rate
        Tax on profit at home. A fraction.
    other_profit
        The firm's taxable profit of the year without this fee, EUR; a loss is below 0.

    Notes
    -----
    Belgian credit for tax withheld on royalties (Income Tax Code, article 286; the facts say since when): the tax
    really withheld, here up to the treaty's rate, is set off against the firm's income tax of the year. What finds no
    tax is not paid back. Interest has a rule of its own, which is not modelled.

    Examples
    --------
    >>> withhold(12_000, 9_000, source_rate=0.05, treaty_rate=0.05, home_rate=0.25, other_profit=80_000).left
    2250.0
    >>> found = withhold(12_000, 9_000, source_rate=0.20, treaty_rate=0.05, home_rate=0.25, other_profit=80_000)
    >>> found.to_reclaim, found.lost, found.left
    (1800.0, 0.0, 450.0)
    """
    fee, costs = require_number("fee", fee, 0), require_number("costs", costs, 0)
    source_rate = require_number("source_rate", source_rate, 0, 1)
    treaty_rate = require_number("treaty_rate", treaty_rate, 0, 1)
    home_rate = require_number("home_rate", home_rate, 0, 1)
    other = require_number("other_profit", other_profit)
    without, owed = (max(profit, 0.0) * home_rate for profit in (other, other + fee - costs))
    withheld, allowed = fee * source_rate, fee * min(source_rate, treaty_rate)
    credit = min(allowed, owed)
    home_tax = owed - without - credit
    return Withheld(
        withheld=withheld,
        to_reclaim=withheld - allowed,
        credit=credit,
        lost=allowed - credit,
        home_tax=home_tax,
        left=fee - costs - withheld - home_tax,
    )
