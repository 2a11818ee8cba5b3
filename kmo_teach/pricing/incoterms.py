"""Incoterms 2020: who pays which cost element between the seller's door and the buyer's."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from kmo_teach import facts
from kmo_teach.inputs import InputError, require_choice, require_number
from kmo_teach.language import N_, _

__all__ = [
    "AFTER_IMPORT",
    "CUSTOMS_BASES",
    "ELEMENTS",
    "NAMED_PLACES",
    "RULES",
    "Logistics",
    "cargo_insurance_payer",
    "customs_base",
    "customs_duty_share",
    "delivery_term",
    "outside_customs_value",
    "seller_costs",
    "seller_pays",
    "transport_mode",
    "us_entry_fees",
]

RULES = ("EXW", "FCA", "CPT", "CIP", "DAP", "DPU", "DDP", "FAS", "FOB", "CFR", "CIF")
"""The eleven rules, those for any mode of transport first."""

_EDITION = "Incoterms 2020"

NAMED_PLACES = ("premises", "elsewhere")
"""Where FCA hands the goods over: at the seller's premises or at another named place."""

ELEMENTS = {
    "packing": N_("Export packing"),
    "loading": N_("Loading at the seller's premises"),
    "precarriage": N_("Carriage to the place of departure"),
    "export_clearance": N_("Export clearance"),
    "origin_handling": N_("Terminal handling at departure"),
    "loading_on_board": N_("Loading on board"),
    "main_carriage": N_("Main carriage"),
    "cargo_insurance": N_("Cargo insurance"),
    "destination_handling": N_("Terminal handling at arrival"),
    "on_carriage": N_("Carriage from the place of arrival"),
    "unloading": N_("Unloading at destination"),
    "import_clearance": N_("Import clearance"),
}
"""Cost elements in the order of the journey, with their labels."""

CUSTOMS_BASES = {
    "border": N_("with freight and insurance to the border (European Union, most countries)"),
    "origin": N_("without main carriage and insurance (United States)"),
}
"""What duty is charged on, with labels: the value at the border of import, or the value when the goods leave."""

AFTER_IMPORT = ("destination_handling", "on_carriage", "unloading", "import_clearance")
"""Elements that come after import: no part of the customs value, where they can be told apart from the price."""
_LAW = "law/dated_rules.toml"


@dataclass(frozen=True, slots=True)
class Logistics:
    """What each element costs, in EUR, whoever pays it. Cargo insurance and duty depend on the price: see the order."""

    packing: float = 0.0
    loading: float = 0.0
    precarriage: float = 0.0
    export_clearance: float = 0.0
    origin_handling: float = 0.0
    loading_on_board: float = 0.0
    main_carriage: float = 0.0
    destination_handling: float = 0.0
    on_carriage: float = 0.0
    unloading: float = 0.0
    import_clearance: float = 0.0

    def __post_init__(self) -> None:
        for field in fields(self):
            require_number(field.name, getattr(self, field.name), 0)


def delivery_term(rule: str, place: str) -> str:
    """Return a rule as a contract must name it: with its place and its edition.

    Parameters
    ----------
    rule
        One of :data:`RULES`.
    place
        The named place, in words.

    Examples
    --------
    >>> delivery_term("CIP", "container terminal Portland, Oregon")
    'CIP container terminal Portland, Oregon (Incoterms 2020)'
    """
    if not isinstance(place, str) or not place.strip():
        raise InputError("place", place, _("Name the place: a rule without a place says nothing."))
    return f"{require_choice('rule', rule, RULES)} {place.strip()} ({_EDITION})"


@cache
def _matrix() -> dict[str, dict[str, str]]:
    return {row["rule"]: row for row in facts.table("pricing/incoterms_2020.csv")}


def transport_mode(rule: str) -> str:
    """Return ``"any"``, or ``"sea"`` for the four rules of sea and inland waterway transport.

    Examples
    --------
    >>> transport_mode("FOB")
    'sea'
    """
    return _matrix()[require_choice("rule", rule, RULES)]["mode"]


def seller_pays(rule: str, element: str, named_place: str = "premises") -> bool:
    """Say whether the seller pays a cost element.

    Parameters
    ----------
    rule
        One of :data:`RULES`.
    element
        One of :data:`ELEMENTS`.
    named_place
        For FCA, ``"premises"`` or ``"elsewhere"``: then the seller carries the goods there.

    Notes
    -----
    Under DAP, DPU and DDP nobody must insure the goods. The seller carries their risk, so the insurance counts as the
    seller's; :func:`cargo_insurance_payer` tells the difference.

    Examples
    --------
    >>> seller_pays("FOB", "loading_on_board"), seller_pays("FAS", "loading_on_board")
    (True, False)
    """
    require_choice("rule", rule, RULES)
    require_choice("element", element, ELEMENTS)
    require_choice("named_place", named_place, NAMED_PLACES)
    entry = _matrix()[rule][element]
    return entry in ("1", "own risk") or (entry == "place" and named_place == "elsewhere")


def cargo_insurance_payer(rule: str) -> str:
    """Return who insures the cargo: ``"seller"`` (must), ``"seller's choice"`` or ``"buyer's choice"``.

    Examples
    --------
    >>> [cargo_insurance_payer(rule) for rule in ("CIP", "DAP", "FOB")]
    ['seller', "seller's choice", "buyer's choice"]
    """
    entry = _matrix()[require_choice("rule", rule, RULES)]["cargo_insurance"]
    return {"1": "seller", "own risk": "seller's choice", "0": "buyer's choice"}[entry]


def seller_costs(rule: str, logistics: Logistics, named_place: str = "premises") -> dict[str, float]:
    """Return the elements that the seller pays and their cost in EUR, in the order of the journey.

    Examples
    --------
    >>> seller_costs("FOB", Logistics(packing=300, precarriage=500, main_carriage=2_000))
    {'packing': 300.0, 'precarriage': 500.0}
    """
    costs = {field.name: float(getattr(logistics, field.name)) for field in fields(logistics)}
    return {element: cost for element, cost in costs.items() if cost and seller_pays(rule, element, named_place)}


def customs_base(country: str) -> str:
    """Return on which of :data:`CUSTOMS_BASES` a country charges import duty.

    Examples
    --------
    >>> customs_base("US"), customs_base("GB")
    ('origin', 'border')
    """
    return "origin" if country in facts.parameters(_LAW)["customs_value"]["without_carriage"] else "border"


def outside_customs_value(rule: str, logistics: Logistics, base: str = "border") -> float:
    """Return the costs in EUR that a price holds and that the customs value leaves out.

    Parameters
    ----------
    rule
        One of :data:`RULES`: only what the seller pays is in the price.
    logistics
        What each element costs.
    base
        One of :data:`CUSTOMS_BASES`.

    Notes
    -----
    Carriage and handling after import and import clearance stay out of both, if they can be told apart from the price
    (in the United States: on the invoice); main carriage stays out of ``"origin"``. Installation after import stays out
    as well, and so does cargo insurance from ``"origin"``: they are no elements of logistics, see
    :class:`kmo_teach.pricing.Order`. Union Customs Code, article 72; 19 USC 1401a(b)(3) and (4). The base of import VAT
    in the Union is another one: customs value, duty, and carriage to the first destination (Directive 2006/112,
    articles 85 and 86).

    Examples
    --------
    >>> freight = Logistics(main_carriage=3_000, on_carriage=400, import_clearance=250)
    >>> outside_customs_value("DDP", freight), outside_customs_value("DDP", freight, "origin")
    (650.0, 3650.0)
    >>> outside_customs_value("CIP", freight, "origin")
    3400.0
    """
    left_out = (*AFTER_IMPORT, *(("main_carriage",) if require_choice("base", base, CUSTOMS_BASES) == "origin" else ()))
    return sum(cost for element, cost in seller_costs(rule, logistics).items() if element in left_out)


def us_entry_fees(value: float, by_sea: bool) -> float:
    """Return the fees of American customs on a customs value, both in USD: processing and, by sea, the harbour's.

    Examples
    --------
    >>> round(us_entry_fees(100_000, by_sea=True), 2), round(us_entry_fees(1_000_000, by_sea=False), 2)
    (471.4, 670.86)
    """
    value, fees = require_number("value", value, 0), facts.parameters(_LAW)["us_entry_fees"]
    processing = min(
        max(value * fees.fraction("processing"), fees.number("processing_least")), fees.number("processing_most")
    )
    return float(processing + (value * fees.fraction("harbour") if by_sea else 0.0))


def customs_duty_share(duty_rate: float) -> float:
    """Return the duty as a share of a price that includes it (DDP).

    Parameters
    ----------
    duty_rate
        Import duty as a fraction of the customs value.

    Notes
    -----
    The customs value V is the DDP price P without duty and without the costs of :func:`outside_customs_value`:
    V = (P - costs) / (1 + d), so that the duty d V is d / (1 + d) of the price, less that share of those costs.

    Examples
    --------
    >>> round(customs_duty_share(0.25), 2)
    0.2
    """
    duty_rate = require_number("duty_rate", duty_rate, 0, 10)
    return duty_rate / (1 + duty_rate)
