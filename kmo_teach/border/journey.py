"""From the seller's door to the buyer's: every line of a shipment's cost, the duty on its base, and who pays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields

from kmo_teach.inputs import require_choice, require_number
from kmo_teach.language import N_
from kmo_teach.pricing.assumptions import assumption
from kmo_teach.pricing.incoterms import (
    AFTER_IMPORT,
    CUSTOMS_BASES,
    ELEMENTS,
    RULES,
    Logistics,
    cargo_insurance_payer,
    outside_customs_value,
    seller_costs,
    seller_pays,
    us_entry_fees,
)

__all__ = [
    "JOURNEY_LINES",
    "Journey",
    "JourneyLine",
    "Shipment",
    "cargo_premium",
    "dutiable_value",
    "import_vat_base",
    "journey",
]

JOURNEY_LINES = {
    "goods": N_("Goods, ex works"),
    **ELEMENTS,
    "duty": N_("Import duty"),
    "entry_fees": N_("Processing and harbour fees of customs"),
    "installation": N_("Installation and start-up"),
    "import_vat": N_("VAT at import, recovered by a business"),
}
"""What a journey costs, in the order of the journey, with labels."""


@dataclass(frozen=True, slots=True)
class Shipment:
    """One consignment. Amounts in EUR, whoever pays them; rates as fractions.

    Attributes
    ----------
    goods
        Price of the goods ex works, with nothing of the journey in it.
    logistics
        What each element of the journey costs.
    cargo_insurance
        Premium for the whole journey; None counts 110 per cent of the CIF value at the course's rate, see
        :func:`cargo_premium`.
    duty_rate
        Of the code, on the day of entry.
    base
        One of :data:`kmo_teach.pricing.CUSTOMS_BASES`.
    installation
        Work after import, by the seller.
    told_apart
        Whether the invoice shows freight, insurance, carriage after import, installation and, under DDP, the duty
        apart from the goods. If not, duty falls on all that the price holds.
    import_vat_rate
        VAT at import; 0 where there is none, as in the United States.
    us_fees, by_sea
        Whether American customs asks its fees, and whether the goods come by sea.
    exchange_rate
        USD per EUR, for the limits of those fees.
    """

    goods: float
    logistics: Logistics = field(default_factory=Logistics)
    cargo_insurance: float | None = None
    duty_rate: float = 0.0
    base: str = "border"
    installation: float = 0.0
    told_apart: bool = True
    import_vat_rate: float = 0.0
    us_fees: bool = False
    by_sea: bool = True
    exchange_rate: float = 1.0

    def __post_init__(self) -> None:
        require_number("goods", self.goods, above=0)
        if self.cargo_insurance is not None:
            require_number("cargo_insurance", self.cargo_insurance, 0)
        require_number("duty_rate", self.duty_rate, 0, 10)
        require_choice("base", self.base, CUSTOMS_BASES)
        require_number("installation", self.installation, 0)
        require_number("import_vat_rate", self.import_vat_rate, 0, 1)
        require_number("exchange_rate", self.exchange_rate, above=0)

    @property
    def premium(self) -> float:
        """Premium of the cargo insurance, EUR."""
        if self.cargo_insurance is not None:
            return float(self.cargo_insurance)
        costs = (getattr(self.logistics, one.name) for one in fields(self.logistics) if one.name not in AFTER_IMPORT)
        return cargo_premium(self.goods + float(sum(costs)))


@dataclass(frozen=True, slots=True)
class JourneyLine:
    """A line of the calculation.

    Attributes
    ----------
    key
        One of :data:`JOURNEY_LINES`.
    amount
        EUR.
    payer
        ``"seller"`` or ``"buyer"``: who settles it with the carrier, the insurer or customs. What the seller settles is
        in the price.
    """

    key: str
    amount: float
    payer: str


@dataclass(frozen=True, slots=True)
class Journey:
    """A shipment under a rule, line by line.

    Attributes
    ----------
    rule
        The Incoterm.
    value
        Customs value, EUR.
    lines
        All lines with an amount, in the order of the journey.
    """

    rule: str
    value: float
    lines: tuple[JourneyLine, ...]

    def _sum(self, payers: Iterable[str]) -> float:
        return float(sum(line.amount for line in self.lines if line.payer in payers and line.key != "import_vat"))

    @property
    def invoice(self) -> float:
        """What the seller's price must hold: the goods and all that the seller settles, EUR."""
        return self._sum(("seller",))

    @property
    def buyers_own(self) -> float:
        """What the buyer settles on top of the invoice, without VAT that comes back, EUR."""
        return self._sum(("buyer",))

    @property
    def total(self) -> float:
        """All lines together, EUR, without VAT that comes back; the way beyond the lines comes on top."""
        return self._sum(("seller", "buyer"))

    @property
    def vat_to_advance(self) -> float:
        """VAT at import, to be paid and recovered, EUR."""
        return float(sum(line.amount for line in self.lines if line.key == "import_vat"))


def cargo_premium(value_on_arrival: float, rate: float | None = None, insured_share: float | None = None) -> float:
    """Return the premium that insures a share of the CIF value, which holds that premium itself, EUR.

    Parameters
    ----------
    value_on_arrival
        Goods with all costs up to the place of arrival, without the insurance, EUR.
    rate
        Premium as a fraction of the insured value; the course's assumption when left out.
    insured_share
        Insured value as a fraction of the CIF value; 110 per cent when left out.

    Notes
    -----
    With value C, rate r and share s the CIF value is C / (1 - r s), and the premium r s of it. 110 per cent is the
    least under UCP 600, article 28, and under the Incoterms CIF and CIP.

    Examples
    --------
    >>> round(cargo_premium(100_000, rate=0.01, insured_share=1.1), 2)
    1112.23
    """
    rate = assumption("cargo_insurance_rate").value if rate is None else require_number("rate", rate, 0, below=0.5)
    share = (
        assumption("insured_share").value
        if insured_share is None
        else require_number("insured_share", insured_share, 0, 1.5)
    )
    return require_number("value_on_arrival", value_on_arrival, 0) * rate * share / (1 - rate * share)


def dutiable_value(shipment: Shipment, rule: str, named_place: str = "premises") -> float:
    """Return the customs value of a shipment sold under a rule, EUR.

    Parameters
    ----------
    shipment
        The shipment.
    rule
        One of :data:`kmo_teach.pricing.RULES`.
    named_place
        For FCA, ``"premises"`` or ``"elsewhere"``: then the price holds the way there.

    Notes
    -----
    European base: all costs up to the border count, whoever pays them (Union Customs Code, articles 70 to 72), so that
    the value is the same under every rule. American base: the price paid to the seller, less main carriage, insurance
    and what comes after import, where the invoice shows them (19 USC 1401a(b)); carriage abroad that the buyer pays
    himself in a sale ex works is not added (19 CFR 152.103(a)(5)). Duty and fees that the price holds (DDP) leave the
    value only where the invoice shows them (19 USC 1401a(b)(3)(B); Union Customs Code, article 72): in one sum, the
    value is that sum, and duty falls on duty. Simplified: with the European base origin handling
    and export clearance count in full.

    Examples
    --------
    >>> freight = Logistics(precarriage=600, main_carriage=3_000, on_carriage=400)
    >>> europe, america = (Shipment(90_000, freight, 350, base=base) for base in ("border", "origin"))
    >>> [dutiable_value(europe, rule) for rule in ("EXW", "CIP", "DDP")]
    [93950.0, 93950.0, 93950.0]
    >>> [dutiable_value(america, rule) for rule in ("EXW", "CIP", "DDP")]
    [90000.0, 90600.0, 90600.0]
    """
    require_choice("rule", rule, RULES)
    outside = outside_customs_value(rule, shipment.logistics, shipment.base)
    if shipment.base == "origin":
        paid = shipment.goods + sum(seller_costs(rule, shipment.logistics, named_place).values())
        insured = 0.0 if cargo_insurance_payer(rule) == "buyer's choice" else shipment.premium
        return float(paid - outside) if shipment.told_apart else _one_sum(shipment, rule, paid + insured)
    whole = shipment.goods + sum(seller_costs("DDP", shipment.logistics).values()) + shipment.premium
    at_border = whole - outside_customs_value("DDP", shipment.logistics, shipment.base)
    return float(at_border) if shipment.told_apart else _one_sum(shipment, rule, at_border + outside)


def _fees(shipment: Shipment, value: float) -> float:
    rate = shipment.exchange_rate
    return us_entry_fees(value * rate, shipment.by_sea) / rate if shipment.us_fees else 0.0


def _one_sum(shipment: Shipment, rule: str, carried: float) -> float:
    price = carried + shipment.installation
    if not seller_pays(rule, "import_clearance"):
        return float(price)
    require_number("duty_rate", shipment.duty_rate, 0, 0.9)  # at 1 and above, no sum could hold its own duty
    value = price
    for _round in range(100):  # the fees have a floor and a ceiling, so the sum is found by going round
        value = (price + _fees(shipment, value)) / (1 - shipment.duty_rate)
    return float(value)


def import_vat_base(shipment: Shipment, value: float) -> float:
    """Return the base of VAT at import into the Union: customs value, duty and the way to the first destination, EUR.

    Parameters
    ----------
    shipment
        The shipment.
    value
        Its customs value, EUR.

    Notes
    -----
    Directive 2006/112/EC, articles 85 and 86. A later place counts too if it is known when the goods come in.

    Examples
    --------
    >>> import_vat_base(Shipment(10_000, Logistics(on_carriage=400), 0, duty_rate=0.25), 10_000)
    12900.0
    """
    way = shipment.logistics.destination_handling + shipment.logistics.on_carriage
    return float(value * (1 + shipment.duty_rate) + way)


def journey(shipment: Shipment, rule: str, named_place: str = "premises") -> Journey:
    """Return each line of a shipment under a rule, with its payer.

    Parameters
    ----------
    shipment
        The shipment.
    rule
        One of :data:`kmo_teach.pricing.RULES`.
    named_place
        For FCA, ``"premises"`` or ``"elsewhere"``.

    Notes
    -----
    Whoever clears the import pays duty, fees and VAT: the seller under DDP, the buyer under all others. Who need not
    insure is taken to do so at his own risk. Installation is the seller's.

    Examples
    --------
    >>> line = Shipment(90_000, Logistics(precarriage=600, main_carriage=3_000), 350, duty_rate=0.1, base="origin")
    >>> [(one.rule, one.invoice, one.buyers_own) for one in (journey(line, rule) for rule in ("FCA", "CIP", "DDP"))]
    [('FCA', 90000.0, 12950.0), ('CIP', 93950.0, 9060.0), ('DDP', 103010.0, 0.0)]
    """
    value = dutiable_value(shipment, rule, named_place)
    importer = "seller" if seller_pays(rule, "import_clearance") else "buyer"
    amounts: dict[str, tuple[float, str]] = {"goods": (shipment.goods, "seller")}
    for element in ELEMENTS:
        if element == "cargo_insurance":
            payer = "buyer" if cargo_insurance_payer(rule) == "buyer's choice" else "seller"
            amounts[element] = (shipment.premium, payer)
        else:
            payer = "seller" if seller_pays(rule, element, named_place) else "buyer"
            amounts[element] = (getattr(shipment.logistics, element), payer)
    amounts["duty"] = (shipment.duty_rate * value, importer)
    amounts["entry_fees"] = (_fees(shipment, value), importer)
    amounts["installation"] = (shipment.installation, "seller")
    amounts["import_vat"] = (shipment.import_vat_rate * import_vat_base(shipment, value), importer)
    lines = (JourneyLine(key, float(amount), payer) for key, (amount, payer) in amounts.items() if amount)
    return Journey(rule, value, tuple(lines))
