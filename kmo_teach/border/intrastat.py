"""Intrastat: must a firm report its goods traffic with other member states to the National Bank?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kmo_teach import facts
from kmo_teach.border.vat import HOME, union_members
from kmo_teach.inputs import require_choice, require_number
from kmo_teach.language import N_

__all__ = ["GOODS_FLOWS", "Intrastat", "intrastat"]

GOODS_FLOWS = {"dispatches": N_("goods to other member states"), "arrivals": N_("goods from other member states")}
"""The two flows, each with a threshold of its own, with labels."""


@dataclass(frozen=True, slots=True)
class Intrastat:
    """Whether a flow of goods must be reported.

    Attributes
    ----------
    total
        Goods to, or from, all other member states together, EUR a year.
    threshold
        Above which a firm reports every month, EUR a year.
    due
        Whether it must.
    """

    total: float
    threshold: float
    due: bool


def intrastat(by_country: Mapping[str, float], flow: str = "dispatches") -> Intrastat:
    """Return whether a Belgian firm must file Intrastat for a flow of goods.

    Parameters
    ----------
    by_country
        Value of the goods by country of destination, or of dispatch, EUR a year without VAT, by ISO code. Belgium and
        countries outside the Union may be in it: they do not count.
    flow
        One of :data:`GOODS_FLOWS`.

    Notes
    -----
    Thresholds of the National Bank of Belgium, by calendar year and by flow: a firm above one of them reports that flow
    only, for the rest of the year and all of the next. A firm that passed it last year still files, whatever ``due``
    says of this year. Services do not count. Northern Ireland counts as the Union for goods: add it to a member
    state's value.

    Examples
    --------
    >>> intrastat({"BE": 3_000_000, "NL": 700_000, "FR": 400_000, "US": 900_000})
    Intrastat(total=1100000.0, threshold=1000000, due=True)
    >>> intrastat({"PL": 300_000}, "arrivals").due
    False
    """
    require_choice("flow", flow, GOODS_FLOWS)
    values = {country: require_number(f"by_country[{country!r}]", value, 0) for country, value in by_country.items()}
    total = sum(value for country, value in values.items() if country in union_members() and country != HOME)
    threshold = facts.parameters("border/rules.toml")["intrastat"].number(flow, 0)
    return Intrastat(float(total), threshold, total > threshold)
