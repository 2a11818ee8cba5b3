"""What an information system costs a year as systems, languages, currencies, units and regimes are added."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from kmo_teach.inputs import require_choice, require_number, require_whole

__all__ = [
    "DESIGNS",
    "InformationSystem",
    "facts_to_maintain",
    "hub_interfaces",
    "hub_pays_from",
    "interfaces",
    "point_to_point_interfaces",
    "records_to_maintain",
    "turnover_to_pay",
    "yearly_cost",
]

DESIGNS = ("point_to_point", "hub")
"""How systems are tied together."""


@dataclass(frozen=True, slots=True)
class InformationSystem:
    """What has to be kept right.

    Attributes
    ----------
    systems
        Applications that exchange data.
    products, languages, currencies, unit_systems, regimes
        Counts; a regime is a set of legal rules for labels, documents or invoices.

    Raises
    ------
    kmo_teach.inputs.InputError
        For a count that is no whole number from 1 to a million.
    """

    systems: int
    products: int
    languages: int = 1
    currencies: int = 1
    unit_systems: int = 1
    regimes: int = 1

    def __post_init__(self) -> None:
        for field in fields(self):
            require_whole(field.name, getattr(self, field.name), 1, 1_000_000)

    @property
    def records(self) -> int:
        """Documents to keep right when each combination is one of its own."""
        return records_to_maintain(self.products, self.languages, self.currencies, self.unit_systems, self.regimes)

    @property
    def at_home(self) -> InformationSystem:
        """The same firm with one language, one currency, one unit system and one regime."""
        return replace(self, languages=1, currencies=1, unit_systems=1, regimes=1)


def facts_to_maintain(system: InformationSystem) -> int:
    """Return the entries to keep right when each fact is stored once and combined on demand.

    Notes
    -----
    products x (languages + currencies + unit systems + regimes), against their product for documents that were copied.

    Examples
    --------
    >>> facts_to_maintain(InformationSystem(5, 200, 3, 2, 2, 2))
    1800
    """
    return system.products * (system.languages + system.currencies + system.unit_systems + system.regimes)


def interfaces(system: InformationSystem, design: str) -> int:
    """Return the interfaces of a design in :data:`DESIGNS`.

    Examples
    --------
    >>> interfaces(InformationSystem(8, 1), "point_to_point"), interfaces(InformationSystem(8, 1), "hub")
    (28, 8)
    """
    hub = require_choice("design", design, DESIGNS) == "hub"
    return hub_interfaces(system.systems) if hub else point_to_point_interfaces(system.systems)


def yearly_cost(
    system: InformationSystem,
    design: str,
    interface_cost: float,
    record_cost: float,
    hub_cost: float,
    *,
    stored_once: bool = False,
) -> float:
    """Return what interfaces and product data cost a year, EUR.

    Parameters
    ----------
    system, design
        What is kept right, and a name in :data:`DESIGNS`.
    interface_cost, record_cost
        EUR a year for each interface, and for each record or fact.
    hub_cost
        EUR a year for the hub itself.
    stored_once
        Whether each fact is stored once, so that :func:`facts_to_maintain` counts.

    Examples
    --------
    >>> yearly_cost(InformationSystem(8, 100, 2), "hub", 500, 2, 5_000)
    9400.0
    """
    entries = facts_to_maintain(system) if stored_once else system.records
    cost = interfaces(system, design) * require_number("interface_cost", interface_cost, 0)
    cost += entries * require_number("record_cost", record_cost, 0)
    return cost + (require_number("hub_cost", hub_cost, 0) if design == "hub" else 0.0)


def hub_pays_from(interface_cost: float, hub_cost: float) -> int:
    """Return the number of systems from which a hub is cheaper than interfaces from point to point.

    Notes
    -----
    The smallest n with n (n - 1) / 2 x interface cost > n x interface cost + hub cost.

    Examples
    --------
    >>> hub_pays_from(1_000, 0), hub_pays_from(1_000, 6_000)
    (4, 6)
    """
    price = require_number("interface_cost", interface_cost, above=0)
    fixed = require_number("hub_cost", hub_cost, 0, 1e6 * price)
    return next(n for n in range(1, 10_000) if n * (n - 3) / 2 * price > fixed)


def point_to_point_interfaces(systems: int) -> int:
    """Return the interfaces when every system talks to every other: n (n - 1) / 2.

    Examples
    --------
    >>> point_to_point_interfaces(8)
    28
    """
    systems = _count("systems", systems)
    return systems * (systems - 1) // 2


def hub_interfaces(systems: int) -> int:
    """Return the interfaces when every system talks to one hub: n.

    Examples
    --------
    >>> hub_interfaces(8)
    8
    """
    return _count("systems", systems)


def records_to_maintain(products: int, languages: int, currencies: int, unit_systems: int = 1, regimes: int = 1) -> int:
    """Return the product records to keep right: products x languages x currencies x unit systems x legal regimes.

    Examples
    --------
    >>> records_to_maintain(200, 3, 2, 2, 2)
    4800
    """
    return (
        _count("products", products)
        * _count("languages", languages)
        * _count("currencies", currencies)
        * _count("unit_systems", unit_systems)
        * _count("regimes", regimes)
    )


def turnover_to_pay(yearly_cost: float, margin: float) -> float:
    """Return the export turnover that pays for the system.

    Parameters
    ----------
    yearly_cost
        In EUR.
    margin
        Margin as a fraction of turnover, after the cost of risk.

    Examples
    --------
    >>> turnover_to_pay(30_000, 0.05)
    600000.0
    """
    return require_number("yearly_cost", yearly_cost, 0) / require_number("margin", margin, above=0, maximum=1)


def _count(name: str, value: object, minimum: int = 1) -> int:
    return require_whole(name, value, minimum, 1_000_000)
