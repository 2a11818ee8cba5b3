"""The orders from abroad that the course prices, and a part that it could buy there: one constructor for each fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from kmo_teach import facts
from kmo_teach.case.firm import get_running_case
from kmo_teach.case.words import in_words
from kmo_teach.drivers.landed_cost import Supply
from kmo_teach.entry.unsolicited_order import UnsolicitedOrder
from kmo_teach.operations.presence import Trip
from kmo_teach.pricing import (
    RULES,
    Activity,
    CostPrice,
    Cover,
    Logistics,
    Order,
    Quote,
    activity_based_overhead,
    assumption,
    currencies,
    customs_base,
    default_probability,
    default_rate,
    delivery_term,
    flat_overhead,
    market_data,
    quote,
    seller_costs,
    stop_loss,
)
from kmo_teach.value_chain.incremental_cost import CostLine

__all__ = [
    "Calendar",
    "Overheads",
    "calendar",
    "cost_price",
    "cost_sheet",
    "gdansk",
    "home_line",
    "import_duty",
    "overheads",
    "part_supplies",
    "portland",
    "portland_added",
    "portland_cover",
    "portland_in_words",
    "portland_price",
    "visit",
]


_SATURDAY = 5


def _facts(order: str = "portland") -> facts.Parameters:
    found: facts.Parameters = facts.parameters("case/order.toml")[order]
    return found


def portland() -> Order:
    """Return the order that runs through the course, as pricing wants it.

    Examples
    --------
    >>> order = portland()
    >>> order.currency, order.full_cost, order.horizon
    ('USD', 80000.0, 135)
    """
    known, firm = _facts(), get_running_case()
    days = known["calendar"]
    return Order(
        currency=known.choice("currency", currencies()),
        full_cost=cost_price().full,
        days=days.whole("shipment_to_invoice") + days.whole("term"),
        margin=known.fraction("target_margin"),
        incoterm=known.choice("incoterm", RULES),
        customs_base=customs_base(known["country"]),
        logistics=facts.make(Logistics, known["logistics"]),
        payable_days=days.whole("suppliers_wait"),
        loan_rate=firm.loan_rate,
        commission=known.fraction("agent_commission"),
        bank_fee=known["fees"].number("bank", 0),
        default_probability=default_rate(known.choice("buyer_class", _ratings())).rate,
        building_days=days.whole("building"),
        bought=known["factory"]["materials"]["amount"],
        export_costs=float(sum(known["extras"].numbers().values())),
        installation=float(known["visits"].number("number") * known["visits"].number("travel")),
        resale=known["before_delivery"].fraction("resale"),
    )


def _ratings() -> list[str]:
    return [row["class"] for row in facts.table("pricing/default_rates.csv")]


def portland_cover() -> Cover:
    """Return how the firm decided to cover the risks of :func:`portland`.

    Examples
    --------
    >>> portland_cover().exchange, portland_cover().before_delivery
    ('forward', 'insured')
    """
    known = facts.parameters("case/decisions.toml")["price"]
    return Cover(known["exchange"], known["non_payment"], before_delivery=known["before_delivery"])


def import_duty(country: str) -> float:
    """Return the import duty that the firm counts on in a country, in percent.

    Examples
    --------
    >>> import_duty("US")
    10.0
    """
    duties = facts.parameters("case/decisions.toml")["market"]["duty"]
    known = duties[country]
    if not isinstance(known, facts.Parameters):
        return float(duties.number(country, 0))
    rules = facts.parameters("law/dated_rules.toml")
    return float(100 * rules[known.choice("rule", rules)].fraction("rate"))


def portland_price() -> Quote:
    """Return the price of :func:`portland` under the cover that the firm chose, at the market's rates.

    Examples
    --------
    >>> price = portland_price()
    >>> round(price.floor), round(price.target), round(price.naive)
    (118040, 128793, 97148)
    """
    order = portland()
    return quote(order, market_data(order.currency), portland_cover())


def portland_added() -> Quote:
    """Return the price that pays for what :func:`portland` adds: avoidable costs, with each risk carried.

    Its floor is the break-even of one more order. Only interest on avoidable costs counts, and the agent's commission
    and the expected loss run on that floor itself. What half-built goods bring elsewhere stays the same amount,
    whichever costs are counted.

    Examples
    --------
    >>> added = portland_added()
    >>> added.order.full_cost, round(added.floor_eur), round(added.costs["financing"], 2)
    (52000.0, 75139, 1141.25)
    """
    order, factory = portland(), _facts()["factory"]
    avoidable = {name: line["amount"] * line["avoidable"] for name, line in factory.items()}
    added = replace(
        order, full_cost=float(sum(avoidable.values())), bought=float(avoidable["materials"]), margin=0.0, resale=0.0
    )
    brings = order.resale * stop_loss(replace(order, resale=0.0), 0.5)
    added = replace(added, resale=min(1.0, brings / stop_loss(added, 0.5)))
    return quote(added, market_data(order.currency), Cover(portland_cover().exchange, "open_account"))


def portland_in_words() -> dict[str, str]:
    """Return what is ordered and where to, in the reader's words; ``"delivery"`` is the rule with place and edition.

    Examples
    --------
    >>> said = portland_in_words()
    >>> said["place"], said["delivery"]
    ('Portland', 'CIP container terminal Portland, Oregon (Incoterms 2020)')
    """
    known = _facts()
    said = {name: in_words(known[name]) for name in ("description", "place", "region", "delivery_place")}
    return {**said, "delivery": delivery_term(known["incoterm"], said["delivery_place"])}


def home_line() -> dict[str, float]:
    """Return what a customer at home pays for such a line (EUR), and the hours of work that it saves there in a year.

    Examples
    --------
    >>> home_line()
    {'price': 88000, 'hours_saved': 1500}
    """
    return dict(facts.parameters("case/order.toml")["home"].numbers())


def visit(day_value: float = 0.0) -> Trip:
    """Return one visit to the customer, by somebody a day of whom is worth ``day_value`` EUR.

    Examples
    --------
    >>> visit().cost, visit(900).cost
    (3400.0, 7900)
    """
    known = _facts()["visits"].numbers()
    return Trip(known["days"], day_value, known["travel"])


def cost_price() -> CostPrice:
    """Return what the line costs at the factory.

    Examples
    --------
    >>> cost_price().full, cost_price().variable
    (80000.0, 56000.0)
    """
    amounts = {name: line.numbers()["amount"] for name, line in _facts()["factory"].items()}
    return CostPrice(
        direct_materials=amounts["materials"],
        direct_labour=amounts["labour"],
        variable_overhead=amounts["variable_overhead"],
        fixed_overhead=amounts["fixed_overhead"],
        selling_cost=amounts["selling"],
    )


def cost_sheet() -> tuple[CostLine, ...]:
    """Return each cost of the order with the part that refusing it would save, by name of the facts file.

    Freight, bank and interest are those of the price; the agent's commission and the risks depend on the price and stay
    out.

    Examples
    --------
    >>> sheet = {line.name: line.amount for line in cost_sheet()}
    >>> sheet["materials"], sheet["manual"], sheet["logistics"]
    (30000, 2400, 4200.0)
    """
    known, price = _facts(), portland_price()
    order, waiting = price.order, price.costs["financing"]
    lines = [CostLine(name, line["amount"], line["avoidable"]) for name, line in known["factory"].items()]
    abroad = {
        "logistics": sum(seller_costs(order.incoterm, order.logistics, order.named_place).values()),
        "bank": order.bank_fee,
        **known["extras"].numbers(),
        "visits": order.installation,
    }
    lines += [CostLine(name, amount, abroad=True) for name, amount in abroad.items()]
    # Interest on costs that are there anyway is there anyway.
    lines.append(CostLine("waiting", waiting, portland_added().costs["financing"] / waiting, abroad=True))
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The order's days.

    Attributes
    ----------
    due
        The day on which the customer's term ends; the price's risks are counted up to it.
    payment
        The first day from then on that is neither Saturday nor Sunday: only then banks pay.
    """

    offer: date
    signature: date
    shipment: date
    invoice: date
    arrival: date
    due: date
    payment: date

    @property
    def validity(self) -> int:
        """Days for which the offer binds the firm."""
        return (self.signature - self.offer).days


def calendar() -> Calendar:
    """Return the days on which the order is offered, signed, shipped, invoiced and paid.

    Examples
    --------
    >>> days = calendar()
    >>> (days.due - days.signature).days == portland().horizon, f"{days.due:%A}", f"{days.payment:%A}"
    (True, 'Sunday', 'Monday')
    """
    known = _facts()["calendar"]

    def after(start: date, name: str) -> date:
        return start + timedelta(days=known.whole(name))

    signature = after(known["offer"], "offer_to_signature")
    shipment = after(signature, "building")
    invoice = after(shipment, "shipment_to_invoice")
    due = after(invoice, "term")
    payment = due + timedelta(days=7 - due.weekday() if due.weekday() >= _SATURDAY else 0)
    return Calendar(known["offer"], signature, shipment, invoice, after(shipment, "transit"), due, payment)


@dataclass(frozen=True, slots=True)
class Overheads:
    """Overhead by activities, and what the line abroad and one at home take of them.

    Attributes
    ----------
    activities
        By name.
    home, abroad
        Uses of each activity by a line for home and by the order.
    labour_hours, plant_hours
        Hours of a line, and of the factory in a year.
    """

    activities: Mapping[str, Activity]
    home: Mapping[str, float]
    abroad: Mapping[str, float]
    labour_hours: float
    plant_hours: float

    @property
    def flat(self) -> float:
        """Overhead of either line at one rate for each hour, EUR."""
        yearly = sum(one.cost for one in self.activities.values())
        return flat_overhead(yearly, self.plant_hours, self.labour_hours)

    def by_activity(self, where: str) -> float:
        """Overhead of the line ``"home"`` or ``"abroad"`` by what it uses, EUR."""
        return activity_based_overhead(self.activities, getattr(self, where))


@cache
def overheads() -> Overheads:
    """Return what the lines take of the firm's overhead.

    Examples
    --------
    >>> found = overheads()
    >>> found.flat, found.by_activity("home"), found.by_activity("abroad")
    (7520.0, 3500.0, 10900.0)
    """
    activities = _facts()["activities"]
    known = {name: row.numbers() for name, row in activities.items() if isinstance(row, facts.Parameters)}
    return Overheads(
        {name: Activity(row["yearly_cost"], row["drivers"]) for name, row in known.items()},
        {name: row["home"] for name, row in known.items()},
        {name: row["abroad"] for name, row in known.items()},
        activities.number("labour_hours", 0),
        activities.number("plant_hours", 0),
    )


def gdansk() -> UnsolicitedOrder:
    """Return the order that nobody looked for; its buyer is as unknown as the one of :func:`portland`.

    Examples
    --------
    >>> order = gdansk()
    >>> order.price, order.credit_days, round(order.chance_of_default, 4)
    (84000, 60, 0.0089)
    """
    known = _facts("gdansk")
    return UnsolicitedOrder(
        price=known.number("price"),
        variable_cost=known.number("variable_cost"),
        export_cost=known.number("export_cost"),
        credit_days=known.whole("term"),
        interest_rate=get_running_case().loan_rate,
        chance_of_default=default_probability(
            default_rate(known.choice("buyer_class", _ratings())).rate, known.whole("term")
        ),
        loss_given_default=assumption("loss_given_default").value,
    )


def part_supplies() -> tuple[Supply, Supply]:
    """Return two sources of one part: at home and abroad.

    Examples
    --------
    >>> home, abroad = part_supplies()
    >>> home.wage - abroad.wage
    18
    """
    known = facts.parameters("case/part.toml")
    return facts.make(Supply, known["home"]), facts.make(Supply, known["abroad"])
