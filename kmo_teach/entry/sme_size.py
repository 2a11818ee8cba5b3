"""Is a group still an SME? The European Union's size test on consolidated figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kmo_teach import facts
from kmo_teach.inputs import require_number

__all__ = ["Size", "consolidated", "size_class"]

_CLASSES = ("micro", "small", "medium")


@dataclass(frozen=True, slots=True)
class Size:
    """Size of an enterprise in one year.

    Attributes
    ----------
    staff
        Annual work units.
    turnover, balance_sheet_total
        EUR.
    """

    staff: float
    turnover: float
    balance_sheet_total: float

    def __post_init__(self) -> None:
        for name in ("staff", "turnover", "balance_sheet_total"):
            require_number(name, getattr(self, name), 0)


def size_class(size: Size) -> str:
    """Return ``"micro"``, ``"small"``, ``"medium"`` or ``"large"``.

    Notes
    -----
    Commission Recommendation 2003/361/EC, Annex, article 2: staff below the ceiling, and turnover or balance sheet
    total not above theirs. Article 4 adds that a class is lost or won only when the ceiling is crossed two years
    running, which this test of one year leaves out.

    Examples
    --------
    >>> size_class(Size(38, 7_200_000, 5_100_000))
    'small'
    >>> size_class(Size(249, 60_000_000, 44_000_000))
    'large'
    """
    limits = facts.parameters("entry/sme_thresholds.toml")
    for name in _CLASSES:
        limit = limits[name]
        if size.staff < limit["staff"] and (
            size.turnover <= limit["turnover"] or size.balance_sheet_total <= limit["balance_sheet_total"]
        ):
            return name
    return "large"


def consolidated(parent: Size, holdings: Iterable[tuple[Size, float]]) -> Size:
    """Add the enterprises that an enterprise holds, or that hold it, as the size test asks.

    Parameters
    ----------
    parent
        The enterprise itself.
    holdings
        Each other enterprise with the share of capital or votes that ties the two, as a fraction.

    Returns
    -------
    Size
        Linked enterprises (more than half) count in full, partner enterprises (a quarter to a half) in proportion,
        smaller holdings not at all. Sales inside the group are not taken out here.

    Notes
    -----
    Commission Recommendation 2003/361/EC, Annex, articles 3 and 6. The exceptions for investors are left out.

    Examples
    --------
    >>> group = consolidated(Size(120, 30e6, 20e6), [(Size(140, 25e6, 15e6), 0.8), (Size(100, 10e6, 5e6), 0.3)])
    >>> group.staff, group.turnover
    (290.0, 58000000.0)
    """
    limits = facts.parameters("entry/sme_thresholds.toml")["holdings"]
    staff, turnover, total = float(parent.staff), float(parent.turnover), float(parent.balance_sheet_total)
    for size, held in holdings:
        share = require_number("holdings", held, 0, 1)
        weight = 1.0 if share > limits["linked_above"] else share if share >= limits["partner_from"] else 0.0
        staff += weight * size.staff
        turnover += weight * size.turnover
        total += weight * size.balance_sheet_total
    return Size(staff, turnover, total)
