"""Total landed cost: what a part made abroad costs at our own door."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import require_number

__all__ = ["LandedCost", "Supply", "landed_cost"]


@dataclass(frozen=True, slots=True)
class Supply:
    """One source of a part. Amounts in EUR a unit.

    Attributes
    ----------
    material, wage
        Cost of material and of direct work a unit.
    freight
        Freight and insurance to the border of the customs union.
    duty_rate
        Import duty as a fraction of the value with freight and insurance (the customs value in the European Union).
    transit_days
        Days that the goods are paid for and not yet here.
    interest_rate
        Yearly cost of money, as a fraction; 360-day year.
    on_carriage
        Carriage and handling from that border to our door, told apart from the price: no duty falls on it.
    defect_rate
        Fraction of units that fail.
    defect_cost
        Scrap, rework and return of one failing unit.
    """

    material: float
    wage: float
    freight: float = 0.0
    duty_rate: float = 0.0
    transit_days: float = 0.0
    interest_rate: float = 0.0
    defect_rate: float = 0.0
    defect_cost: float = 0.0
    on_carriage: float = 0.0

    def __post_init__(self) -> None:
        for name in (
            "material",
            "wage",
            "freight",
            "duty_rate",
            "transit_days",
            "interest_rate",
            "defect_cost",
            "on_carriage",
        ):
            require_number(name, getattr(self, name), 0)
        require_number("defect_rate", self.defect_rate, 0, 1)


@dataclass(frozen=True, slots=True)
class LandedCost:
    """The landed cost of a unit, line by line, in EUR."""

    material: float
    wage: float
    freight: float
    duty: float
    interest: float
    quality: float

    @property
    def total(self) -> float:
        """EUR a unit at our door."""
        return self.material + self.wage + self.freight + self.duty + self.interest + self.quality


def landed_cost(supply: Supply) -> LandedCost:
    """Add to wages and material what distance costs: freight, duty, money tied up and quality.

    Parameters
    ----------
    supply
        The source and its cost elements.

    Notes
    -----
    Duty is charged on the value with freight and insurance up to the border (Union Customs Code, articles 70 to 72);
    interest runs on the same value. Import VAT, which a firm deducts, is no cost; its base is wider: customs value,
    duty and carriage to the first destination in the Union (Directive 2006/112, articles 85 and 86).

    Examples
    --------
    >>> far = landed_cost(Supply(20, 6, freight=4, duty_rate=0.05, transit_days=36, interest_rate=0.10))
    >>> round(far.duty, 2), round(far.interest, 2), round(far.total, 2)
    (1.5, 0.3, 31.8)
    """
    value = supply.material + supply.wage + supply.freight
    return LandedCost(
        material=float(supply.material),
        wage=float(supply.wage),
        freight=float(supply.freight + supply.on_carriage),
        duty=value * supply.duty_rate,
        interest=value * supply.interest_rate * supply.transit_days / 360,
        quality=supply.defect_rate * supply.defect_cost,
    )
