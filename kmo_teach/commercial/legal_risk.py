"""Legal risk of selling abroad: what a dispute is expected to cost, and whether adapting the contract pays."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kmo_teach.inputs import require_choices, require_number
from kmo_teach.language import N_, _

__all__ = ["CLAUSES", "Dispute", "chance_of_at_least_one", "break_even_chance", "open_clauses", "yearly_saving"]

CLAUSES = {
    "governing_law": N_("Which law governs the contract?"),
    "cisg": N_("Does the UN sales convention (CISG) apply, or is it excluded in so many words?"),
    "forum": N_("Which court or arbitrator decides, where, and in which language?"),
    "incoterm": N_("Which Incoterm, which named place, which edition?"),
    "title": N_("Until when does the seller keep title, and does the buyer's law respect that?"),
    "payment": N_("How and when is paid, and what does late payment cost?"),
    "acceptance": N_("What counts as accepted: which test, by whom, within how many days?"),
    "liability": N_("Up to which amount is the seller liable, and for which damage not at all?"),
    "standards": N_("Which safety standards and which language of the manual does the market require?"),
    "intermediary": N_("If an agent or a distributor is involved: who may bind the firm, and what is due at the end?"),
    "sanctions": N_("Have buyer, goods and end use been checked against sanctions and export control?"),
    "language": N_("Which language version of the contract prevails?"),
}
"""What a contract abroad must settle, as questions."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A dispute that may come out of a year's business in a market.

    Attributes
    ----------
    chance
        Chance in a year that it ends in court or arbitration, as a fraction.
    damages
        What the firm then expects to pay or lose, EUR.
    fees
        Lawyers, experts, translations and own hours that nobody refunds, EUR.
    """

    chance: float
    damages: float
    fees: float

    def __post_init__(self) -> None:
        require_number("chance", self.chance, 0, 1)
        require_number("damages", self.damages, 0)
        require_number("fees", self.fees, 0)

    @property
    def expected_cost(self) -> float:
        """``chance * (damages + fees)``, EUR a year."""
        return self.chance * (self.damages + self.fees)


def yearly_saving(now: Dispute, adapted: Dispute, once: float, years: float, each_year: float = 0.0) -> float:
    """Return what adapting a contract saves in an average year, EUR; below zero it costs more than it saves.

    Parameters
    ----------
    now, adapted
        The dispute under the present contract and under the adapted one.
    once
        Cost of adapting: lawyer, translation, hours, EUR.
    years
        Years that the adapted contract stays of use.
    each_year
        Cost of keeping it up to date, and of business lost to stricter terms, EUR a year.

    Notes
    -----
    The difference of expected costs ``p (damages + fees)`` less the yearly cost. Our operationalisation: no
    discounting, and a firm that can bear one bad year.

    Examples
    --------
    >>> now, adapted = Dispute(0.06, 120_000, 45_000), Dispute(0.025, 80_000, 40_000)
    >>> round(yearly_saving(now, adapted, once=7_500, years=3, each_year=1_000))
    3400
    """
    cost = require_number("once", once, 0) / require_number("years", years, above=0)
    return now.expected_cost - adapted.expected_cost - cost - require_number("each_year", each_year, 0)


def break_even_chance(damages: float, fees: float, yearly_cost: float) -> float | None:
    """Return the chance a year from which it pays to spend a sum that prevents the dispute; ``None`` if it never pays.

    Examples
    --------
    >>> break_even_chance(120_000, 30_000, 3_000)
    0.02
    """
    stake = require_number("damages", damages, 0) + require_number("fees", fees, 0)
    cost = require_number("yearly_cost", yearly_cost, 0)
    return cost / stake if stake and cost <= stake else None


def chance_of_at_least_one(chance: float, times: int) -> float:
    """Return the chance of at least one dispute in some years or contracts that do not depend on each other.

    Examples
    --------
    >>> round(chance_of_at_least_one(0.06, 10), 3)
    0.461
    """
    none: float = (1 - require_number("chance", chance, 0, 1)) ** require_number("times", times, 0)
    return 1 - none


def open_clauses(settled: Collection[str]) -> tuple[str, ...]:
    """Return the questions that a contract leaves open, in the reader's language.

    Parameters
    ----------
    settled
        Keys of :data:`CLAUSES` that the contract settles.

    Raises
    ------
    kmo_teach.inputs.InputError
        For a key that is not in the list.

    Examples
    --------
    >>> open_clauses(set(CLAUSES) - {"incoterm"})
    ('Which Incoterm, which named place, which edition?',)
    """
    known = require_choices("settled", settled, CLAUSES)
    return tuple(_(question) for key, question in CLAUSES.items() if key not in known)
