"""The running case at the border: its line's materials and origin, its journey to Portland, and the duty on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kmo_teach import facts
from kmo_teach.border.journey import Journey, Shipment, journey
from kmo_teach.border.origin import Material, OriginCheck, check_list_rule
from kmo_teach.border.us_duty import TariffCode, duty_regime, rate_under, tariff_code
from kmo_teach.case.ledger import asked_price
from kmo_teach.case.order import home_line, import_duty, portland_price
from kmo_teach.case.words import in_words
from kmo_teach.facts.reading import fail
from kmo_teach.inputs import InputError
from kmo_teach.language import _
from kmo_teach.pricing import seller_costs, seller_pays

__all__ = [
    "line_code",
    "line_materials",
    "line_origin",
    "portland_duty",
    "portland_journey",
    "portland_last_leg",
    "portland_shipment",
]

_FACTS = "case/customs.toml"
_CLEARANCE = "import_clearance"


def line_code() -> TariffCode:
    """Return the code under which the firm declares its line.

    Examples
    --------
    >>> line_code().code, line_code().listed
    ('8423.30', 'none')
    """
    return tariff_code(facts.parameters(_FACTS)["line"]["code"])


def line_materials() -> tuple[Material, ...]:
    """Return what one line is made of, by what the firm can prove of its origin.

    Examples
    --------
    >>> sum(material.value for material in line_materials())
    30000
    """
    rows = facts.parameters(_FACTS)["materials"]
    found = tuple(Material(in_words(row["name"]), row.number("value", 0), row["origin"]) for row in rows.values())
    bought = facts.parameters("case/order.toml")["portland"]["factory"]["materials"].number("amount")
    if sum(material.value for material in found) != bought:
        fail(_FACTS, "materials", f"they must add up to the materials of the order, {bought}.")
    return found


def line_origin(ex_works: float | None = None, papers_for_all: bool = False) -> OriginCheck:
    """Check the list rule of the example on a line at the price of a customer at home, or at another one.

    Parameters
    ----------
    ex_works
        Price ex works, EUR; what a customer at home pays when left out.
    papers_for_all
        Whether the dealers in the Union gave the declarations that are missing.

    Examples
    --------
    >>> round(line_origin().share, 3), round(line_origin(papers_for_all=True).share, 3)
    (0.227, 0.119)
    """
    materials = line_materials()
    if papers_for_all:
        materials = tuple(replace(one, origin="declared") if one.origin == "undeclared" else one for one in materials)
    price = home_line()["price"] if ex_works is None else ex_works
    return check_list_rule(materials, price, facts.parameters(_FACTS)["list_rule"].fraction("most"))


def portland_shipment(rule: str | None = None) -> Shipment:
    """Return the order for Portland as a shipment, at the price that the firm asks.

    Parameters
    ----------
    rule
        Incoterm under which it goes, its own when left out. A buyer who clears the import
        pays for it after the terminal, outside this shipment; under DDP the clearance is the seller's, and is in it.

    Notes
    -----
    The goods are what is left of that price without the journey, the insurance and the start-up: they hold the cost of
    the factory, the agent, waiting, cover and margin.

    Examples
    --------
    >>> shipment = portland_shipment()
    >>> shipment.base, shipment.duty_rate, shipment.logistics.main_carriage
    ('origin', 0.1, 3000)
    >>> portland_shipment("DDP").logistics.import_clearance
    220
    """
    price, known = portland_price(), facts.parameters("case/order.toml")["portland"]
    order, rate = price.order, price.hedge.rate
    asked = asked_price() / rate
    insurance = price.charges.get("cargo_insurance", 0.0) * asked
    carried = sum(seller_costs(order.incoterm, order.logistics, order.named_place).values())
    way = order.logistics
    if seller_pays(rule or order.incoterm, _CLEARANCE):
        way = replace(way, import_clearance=_last_leg()[_CLEARANCE])
    return Shipment(
        goods=asked - carried - insurance - order.installation,
        logistics=way,
        cargo_insurance=insurance,
        duty_rate=import_duty(known["country"]) / 100,
        base=order.customs_base,
        installation=order.installation,
        us_fees=known["country"] == "US",
        by_sea=known["by_sea"],
        exchange_rate=rate,
    )


def portland_journey(rule: str | None = None) -> Journey:
    """Return the order's journey under its own Incoterm or another one.

    Examples
    --------
    >>> round(portland_journey().total), portland_journey("DDP").buyers_own
    (125647, 0.0)
    """
    return journey(portland_shipment(rule), rule or portland_price().order.incoterm)


def _last_leg() -> dict[str, float]:
    return dict(facts.parameters(_FACTS)["last_leg"].numbers())


def portland_last_leg(rule: str | None = None) -> dict[str, float]:
    """Return what the buyer pays from the terminal to his floor, by element, EUR: beyond the place that the rule names.

    Parameters
    ----------
    rule
        Incoterm, the order's own when left out. Under DDP the import clearance is the seller's.

    Examples
    --------
    >>> sum(portland_last_leg().values()), sum(portland_last_leg("DDP").values())
    (1650, 1430)
    """
    sellers = seller_pays(rule or portland_price().order.incoterm, _CLEARANCE)
    return {element: cost for element, cost in _last_leg().items() if element != _CLEARANCE or not sellers}


def portland_duty(day: date, code: str | None = None) -> float:
    """Return the duty on the order if it had come in on a day, EUR.

    Parameters
    ----------
    day
        Day of entry.
    code
        Of :func:`kmo_teach.border.tariff_codes`: what if customs put the line there? The firm's own when left out.

    Examples
    --------
    >>> now = portland_duty(date(2026, 12, 1))
    >>> round(portland_duty(date(2025, 12, 1)) / now, 6), portland_duty(date(2025, 2, 1))
    (1.5, 0.0)
    """
    one = line_code() if code is None else tariff_code(code)
    if one.ordinary is None:
        raise InputError("code", one.code, _("Give a code whose ordinary rate was looked up."))
    return rate_under(duty_regime(day, one.listed), one.ordinary) * portland_journey().value
