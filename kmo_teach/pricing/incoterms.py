"""Incoterms 2020: who pays which cost element between the seller's door and the buyer's."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from kmo_teach import facts
from kmo_teach.inputs import require_choice, require_number
from kmo_teach.language import N_

__all__ = [
    "ELEMENTS",
    "NAMED_PLACES",
    "RULES",
    "Logistics",
    "cargo_insurance_payer",
    "customs_duty_share",
    "seller_costs",
    "seller_pays",
    "transport_mode",
]

RULES = ("EXW", "FCA", "CPT", "CIP", "DAP", "DPU", "DDP", "FAS", "FOB", "CFR", "CIF")
"""The eleven rules, those for any mode of transport first."""

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


def customs_duty_share(duty_rate: float) -> float:
    """Return the duty as a share of a price that includes it (DDP).

    Parameters
    ----------
    duty_rate
        Import duty as a fraction of the customs value.

    Notes
    -----
    The customs value V is the DDP price P without duty and without costs after import:
    V = (P - costs) / (1 + d), so that the duty d V is d / (1 + d) of the price, less that share of those costs.

    Examples
    --------
    >>> round(customs_duty_share(0.25), 2)
    0.2
    """
    duty_rate = require_number("duty_rate", duty_rate, 0, 10)
    return duty_rate / (1 + duty_rate)
