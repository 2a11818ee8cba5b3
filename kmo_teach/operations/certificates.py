"""Which certificates to pay for: the choice that earns most within a budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _

__all__ = ["Certificate", "best_certificates", "greedy_certificates"]

_MOST = 16


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate that opens or keeps a market.

    Attributes
    ----------
    name
        What it is called.
    cost
        EUR a year, audits, hours and fees together.
    margin
        Margin a year that is won or kept only with it, EUR.
    needs
        Names of certificates without which it cannot be had.
    """

    name: str
    cost: float
    margin: float
    needs: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require_number("cost", self.cost, above=0)
        require_number("margin", self.margin, 0)


def best_certificates(certificates: Sequence[Certificate], budget: float) -> tuple[Certificate, ...]:
    """Return the affordable set with the largest margin after its own cost.

    Parameters
    ----------
    certificates
        At most sixteen, each name once.
    budget
        EUR a year.

    Raises
    ------
    InputError
        For too many certificates, a name that occurs twice, or a need that is not on the list.

    Notes
    -----
    The 0/1 knapsack problem, with prerequisites, solved by trying every set; with sixteen certificates there are
    65,536. Equal results: the cheaper set.

    Examples
    --------
    >>> offers = [Certificate("a", 6, 20), Certificate("b", 5, 14), Certificate("c", 5, 14)]
    >>> [one.name for one in best_certificates(offers, 10)]
    ['b', 'c']
    """
    _check(certificates)
    require_number("budget", budget, 0)
    best: tuple[Certificate, ...] = ()
    for size in range(1, len(certificates) + 1):
        for chosen in combinations(certificates, size):
            if _cost(chosen) <= budget and _complete(chosen) and _better(chosen, best):
                best = chosen
    return best


def greedy_certificates(certificates: Sequence[Certificate], budget: float) -> tuple[Certificate, ...]:
    """Return what one gets by always taking the next best margin for each euro that still fits.

    Parameters
    ----------
    certificates, budget
        As in :func:`best_certificates`.

    Examples
    --------
    >>> offers = [Certificate("a", 6, 20), Certificate("b", 5, 14), Certificate("c", 5, 14)]
    >>> [one.name for one in greedy_certificates(offers, 10)]  # leaves 4 of the budget unused
    ['a']
    """
    _check(certificates)
    left = require_number("budget", budget, 0)
    chosen: list[Certificate] = []
    waiting = sorted(certificates, key=lambda one: -one.margin / one.cost)
    while True:
        names = {one.name for one in chosen}
        fits = [one for one in waiting if one.cost <= left and set(one.needs) <= names and one.margin > one.cost]
        if not fits:
            return tuple(chosen)
        chosen.append(fits[0])
        waiting.remove(fits[0])
        left -= fits[0].cost


def _check(certificates: Sequence[Certificate]) -> None:
    names = [one.name for one in certificates]
    if len(names) > _MOST or len(set(names)) < len(names):
        raise InputError("certificates", len(names), _("Give at most sixteen certificates, each name once."))
    missing = {need for one in certificates for need in one.needs} - set(names)
    if missing:
        raise InputError("needs", min(missing), _("Name certificates that are on the list."))


def _cost(chosen: Sequence[Certificate]) -> float:
    return sum(one.cost for one in chosen)


def _complete(chosen: Sequence[Certificate]) -> bool:
    names = {one.name for one in chosen}
    return all(set(one.needs) <= names for one in chosen)


def _better(chosen: Sequence[Certificate], best: Sequence[Certificate]) -> bool:
    def worth(one: Sequence[Certificate]) -> tuple[float, float]:
        return sum(certificate.margin for certificate in one) - _cost(one), -_cost(one)

    return worth(chosen) > worth(best)
