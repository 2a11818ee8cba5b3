"""The chance that a buyer fails, what is then lost on average, and what an insurer must ask for taking that over."""

from __future__ import annotations

from collections.abc import Sequence

from kmo_teach.inputs import InputError, require_number, require_numbers
from kmo_teach.language import _
from kmo_teach.pricing.assumptions import assumption

__all__ = ["break_even_premium", "default_probability", "expected_loss", "gives_limit", "loss_provision"]


def default_probability(yearly: float, days: float) -> float:
    """Return the chance that a buyer fails within so many days, from the chance within a year.

    Examples
    --------
    >>> round(default_probability(0.0044, 90), 6)
    0.001087
    """
    yearly = require_number("yearly", yearly, 0, below=1)
    survival: float = (1 - yearly) ** (require_number("days", days, above=0) / 365)
    return 1 - survival


def expected_loss(probability: float, loss_given_default: float, exposure: float) -> float:
    """Return PD x LGD x EAD, in the currency of ``exposure``.

    Parameters
    ----------
    probability
        Probability of default over the term, as a fraction.
    loss_given_default
        Share of the claim that is lost when the buyer fails.
    exposure
        Exposure at default: the amount due.

    Notes
    -----
    Basel Committee on Banking Supervision (2005), An explanatory note on the Basel II IRB risk weight functions.

    Examples
    --------
    >>> expected_loss(0.01, 0.60, 100_000)
    600.0
    """
    probability = require_number("probability", probability, 0, 1)
    return (
        probability
        * require_number("loss_given_default", loss_given_default, 0, 1)
        * require_number("exposure", exposure, 0)
    )


def loss_provision(balances: Sequence[float], rates: Sequence[float]) -> float:
    """Return the expected credit loss of a ledger of receivables by age (the provision matrix of IFRS 9).

    Parameters
    ----------
    balances
        Receivables per age band.
    rates
        Expected loss rate of each band, as a fraction.

    Examples
    --------
    >>> loss_provision([7_000_000, 4_000_000], [0.015, 0.034])
    241000.0
    """
    amounts, shares = require_numbers("balances", balances, 0), require_numbers("rates", rates, 0, 1)
    if len(amounts) != len(shares):
        raise InputError("rates", len(shares), _("Give one rate for each balance."))
    return sum(amount * share for amount, share in zip(amounts, shares, strict=True))


def break_even_premium(probability: float, loss_given_default: float, insured: float) -> float:
    """Return the premium that pays the insurer's claims and nothing else, as a share of the price.

    Parameters
    ----------
    probability
        Probability of default over the term, as a fraction.
    loss_given_default
        Share of the claim that is lost when the buyer fails.
    insured
        Share of the loss that the insurer pays: 1 for a factor without recourse.

    Notes
    -----
    The equivalence principle: premium = expected claims. Expenses and profit come on top, so nobody writes the risk of
    this one buyer for less; a rate for the whole turnover is lower because most buyers in it are better.

    Examples
    --------
    >>> round(break_even_premium(default_probability(0.05298, 90), 0.60, 0.90), 4)
    0.0072
    """
    return expected_loss(probability, loss_given_default, 1.0) * require_number("insured", insured, 0, 1)


def gives_limit(yearly: float) -> bool:
    """Say whether an insurer gives a limit for a buyer with this chance of failing in a year.

    Only a buyer with a limit is covered. Where insurers stop is not published: we put it just below class CCC
    (``assumptions.toml``).

    Examples
    --------
    >>> gives_limit(0.05298), gives_limit(0.21939)
    (True, False)
    """
    return require_number("yearly", yearly, 0, below=1) <= assumption("highest_insurable_default").value
