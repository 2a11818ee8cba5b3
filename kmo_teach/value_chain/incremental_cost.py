"""What an order from abroad really adds: costs that it causes, and costs that are there anyway."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _

__all__ = ["CostLine", "CostSplit", "split_costs"]


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line of an order's cost sheet.

    Attributes
    ----------
    name
        What it is.
    amount
        EUR for the order.
    avoidable
        The part that goes away when the order is refused, a fraction: 1 for material, 0 for a share of the rent.
    abroad
        Whether the same order from home would not have it.
    """

    name: str
    amount: float
    avoidable: float = 1.0
    abroad: bool = False

    def __post_init__(self) -> None:
        require_number(f"amount of {self.name}", self.amount, 0)
        require_number(f"avoidable part of {self.name}", self.avoidable, 0, 1)


@dataclass(frozen=True, slots=True)
class CostSplit:
    """An order's cost in EUR, cut twice.

    Attributes
    ----------
    incremental
        What refusing the order would save.
    common
        What stays without the order: other orders must bear it then.
    abroad
        The incremental cost that only a customer abroad causes.
    """

    incremental: float
    common: float
    abroad: float

    @property
    def full(self) -> float:
        """Full cost in EUR."""
        return self.incremental + self.common


def split_costs(lines: Iterable[CostLine]) -> CostSplit:
    """Cut an order's cost into what it adds and what is there anyway.

    Parameters
    ----------
    lines
        The cost sheet.

    Raises
    ------
    InputError
        For a cost sheet without lines.

    Notes
    -----
    Avoidable and common cost as in management accounting: only a cost that differs between the alternatives is
    relevant to the choice (Horngren, Datar and Rajan, Cost Accounting, the chapter on relevant information).

    Examples
    --------
    >>> found = split_costs([CostLine("material", 500), CostLine("rent", 200, 0), CostLine("customs", 50, abroad=True)])
    >>> found.incremental, found.common, found.abroad, found.full
    (550.0, 200.0, 50.0, 750.0)
    """
    lines = tuple(lines)
    if not lines:
        raise InputError("lines", lines, _("Give at least one cost."))
    return CostSplit(
        incremental=float(sum(line.amount * line.avoidable for line in lines)),
        common=float(sum(line.amount * (1 - line.avoidable) for line in lines)),
        abroad=float(sum(line.amount * line.avoidable for line in lines if line.abroad)),
    )
