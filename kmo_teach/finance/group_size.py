"""Must a Belgian group draw up consolidated accounts?"""

from __future__ import annotations

from kmo_teach import facts
from kmo_teach.inputs import require_number, require_whole

__all__ = ["consolidation_limits", "must_consolidate"]

_LIMITS = "finance/group_size.toml"


def consolidation_limits(year: int) -> dict[str, float]:
    """Return the limits of a group of limited size for a financial year that starts in a year.

    Parameters
    ----------
    year
        From 2016.

    Returns
    -------
    dict of str to float
        ``turnover`` and ``balance_sheet_total`` in EUR, ``staff`` in full-time equivalents.

    Examples
    --------
    >>> consolidation_limits(2026)["turnover"]
    42500000
    """
    tables = {int(start): table for start, table in facts.parameters(_LIMITS).items() if start.isdigit()}
    first = require_whole("year", year, min(tables))
    limits: dict[str, float] = tables[max(start for start in tables if start <= first)]
    return limits


def must_consolidate(turnover: float, balance_sheet_total: float, staff: float, year: int) -> bool:
    """Say whether Belgian law asks consolidated accounts of a group of this size.

    Parameters
    ----------
    turnover, balance_sheet_total
        Consolidated, EUR.
    staff
        Full-time equivalents, average of the year.
    year
        In which the financial year starts.

    Notes
    -----
    Code of Companies and Associations, article 1:26: a group is exempt while it exceeds not more than one of the three
    limits. Left out: a limit counts as crossed only after two years in a row; before transactions inside the group are
    taken out the limits are a fifth higher; listed companies and other public-interest entities are never exempt.

    Examples
    --------
    >>> must_consolidate(12_000_000, 8_000_000, 60, 2026)
    False
    >>> must_consolidate(50_000_000, 22_000_000, 180, 2026)
    True
    """
    size = {
        "turnover": require_number("turnover", turnover, 0),
        "balance_sheet_total": require_number("balance_sheet_total", balance_sheet_total, 0),
        "staff": require_number("staff", staff, 0),
    }
    return sum(size[name] > limit for name, limit in consolidation_limits(year).items()) > 1
