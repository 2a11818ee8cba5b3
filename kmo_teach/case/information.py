"""What Zavelbeek, the invented firm of the course, keeps in its files and fears for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from kmo_teach import facts
from kmo_teach.information.information_system import InformationSystem, yearly_cost
from kmo_teach.information.language_choice import Route, Software, common_language, machine_translation, translation
from kmo_teach.information.quality import Finding
from kmo_teach.information.security import Control, Threat
from kmo_teach.inputs import require_choice
from kmo_teach.language import N_, _

__all__ = [
    "InformationCase",
    "data_abroad_cost",
    "get_information_case",
    "information_label",
    "language_routes",
    "planted_errors",
]

_LABELS = {
    "ransomware": N_("ransomware"),
    "invoice_fraud": N_("a changed account number on an invoice"),
    "outage": N_("two days without systems"),
    "stolen_design": N_("stolen designs"),
    "lost_laptop": N_("a lost laptop"),
    "call_back": N_("call back when an account changes"),
    "two_factor": N_("two-step sign-in"),
    "offline_copy": N_("a copy off the network"),
    "encryption": N_("encrypted laptops"),
    "training": N_("training against phishing"),
    "second_line": N_("a second line and server"),
    "intrusion_test": N_("a yearly intrusion test"),
    "translate": N_("translate"),
    "common": N_("common language"),
    "machine": N_("machine and editor"),
}


@dataclass(frozen=True, slots=True)
class InformationCase:
    """Zavelbeek's information system; every figure is invented.

    Attributes
    ----------
    system
        Systems, products and what they multiply with.
    threats, controls
        Named by keys that :func:`information_label` puts in words.
    software
        The service software that users abroad need.
    figures
        The other figures of ``facts/case/information.toml``, by section.
    """

    system: InformationSystem
    threats: tuple[Threat, ...]
    controls: tuple[Control, ...]
    software: Software
    figures: dict[str, Any]


@cache
def get_information_case() -> InformationCase:
    """Return the case.

    Examples
    --------
    >>> get_information_case().system.records
    15360
    """
    data = facts.parameters("case/information.toml")
    counts = ("systems", "products", "languages", "currencies", "unit_systems", "regimes")
    return InformationCase(
        InformationSystem(*(data["system"][name] for name in counts)),
        tuple(facts.make(Threat, row, name=name) for name, row in data["threats"].items()),
        tuple(facts.make(Control, row, name=name) for name, row in data["controls"].items()),
        Software(*(data["software"][name] for name in ("words", "change_rate", "users", "hourly_cost"))),
        {name: data[name] for name in ("list", "system", "software", "maturity")},
    )


def data_abroad_cost() -> float:
    """Return what the data cost more in a year than if the firm only worked at home, EUR.

    Examples
    --------
    >>> data_abroad_cost()
    22560.0
    """
    system, figures = get_information_case().system, get_information_case().figures["system"]
    prices = figures["interface_cost"], figures["record_cost"], figures["hub_cost"]
    here = yearly_cost(system.at_home, "point_to_point", *prices)
    return float(yearly_cost(system, "point_to_point", *prices) - here)


def information_label(name: str) -> str:
    """Return a threat, a control or a route in the reader's words.

    Examples
    --------
    >>> information_label("offline_copy")
    'a copy off the network'
    """
    return _(_LABELS[require_choice("name", name, _LABELS)])


def language_routes(software: Software | None = None, **changed: float) -> dict[str, Route]:
    """Return the three routes for the service software, by key of :func:`information_label`.

    Parameters
    ----------
    software
        Other software than the case's.
    changed
        Other figures than those of the case's section ``software``, such as ``minutes_lost=10``.

    Examples
    --------
    >>> {name: round(route.initial) for name, route in language_routes().items()}
    {'translate': 29360, 'common': 26000, 'machine': 16688}
    """
    case = get_information_case()
    given = software or case.software
    figures = {**case.figures["software"], **changed}
    languages, setup = int(figures["languages"]), figures["setup"]
    return {
        "translate": translation(given, languages, figures["price"], setup),
        "common": common_language(given, figures["rebuild"], figures["price"], figures["minutes_lost"]),
        "machine": machine_translation(
            given,
            languages,
            figures["machine_price"],
            setup,
            edited=figures["edited"],
            error_rate=figures["error_rate"],
            error_cost=figures["error_cost"],
        ),
    }


def planted_errors(file: str) -> tuple[Finding, ...]:
    """Return the errors planted in a file, ``"products"`` or ``"customers"``; the reason is what was planted.

    Examples
    --------
    >>> len(planted_errors("products")), len(planted_errors("customers"))
    (17, 14)
    """
    rows = facts.table("case/planted_errors.csv")
    return tuple(Finding(row["code"], row["field"], "", row["error"]) for row in rows if row["file"] == file)
