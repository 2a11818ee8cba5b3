"""The order's ledger: the same order as each chapter counts it, and what each leaves out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kmo_teach import facts
from kmo_teach.case.order import cost_price, cost_sheet, import_duty, overheads, portland_added, portland_price
from kmo_teach.language import N_, _
from kmo_teach.pricing import ELEMENTS, Quote, outside_customs_value, us_entry_fees
from kmo_teach.value_chain.incremental_cost import CostLine

__all__ = ["GROUPS", "QUESTIONS", "LedgerEntry", "asked_price", "landed_price", "ledger"]

GROUPS = {
    "factory": N_("the line itself"),
    "extras": N_("only this customer"),
    "delivery": N_("freight, agent, bank"),
    "waiting": N_("waiting"),
    "risks": N_("risks"),
    "margin": N_("margin"),
    "duty": N_("duty and customs fees"),
}
"""What a chapter may count, with labels."""

QUESTIONS = {
    "1.1": (N_("How much money is away?"), N_("full cost of making")),
    "1.3": (N_("Does one more order help?"), N_("incremental, with risk")),
    "2.0": (N_("What does it add?"), N_("incremental, without risk")),
    "2.1": (N_("What does presence cost?"), N_("visits only")),
    "2.2": (N_("What does the buyer pay?"), N_("price and duty")),
    "2.4": (N_("Below which price do we lose?"), N_("full, with risk")),
    "3.3": (N_("Who causes overhead?"), N_("full, overhead by activity")),
    "C": (N_("What do we ask?"), N_("full, with risk and margin")),
}
"""The chapters that count the order: the question of each and its kind of cost; ``"C"`` is the conclusion."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """The order in one chapter.

    Attributes
    ----------
    chapter
        Key in :data:`QUESTIONS`.
    amounts
        EUR by group of :data:`GROUPS`; what the chapter leaves out is missing.
    """

    chapter: str
    amounts: Mapping[str, float]

    @property
    def total(self) -> float:
        """What the chapter counts, EUR."""
        return sum(self.amounts.values())

    @property
    def question(self) -> str:
        """The chapter's question, in the reader's words."""
        return _(QUESTIONS[self.chapter][0])

    @property
    def kind(self) -> str:
        """The kind of cost, in the reader's words."""
        return _(QUESTIONS[self.chapter][1])


_FACTORY = ("materials", "labour", "variable_overhead", "fixed_overhead", "selling")
_EXTRAS = ("manual", "norm", "visits")
_DELIVERY = ("logistics", "bank")
_DELIVERY_COSTS = (*ELEMENTS, "bank_fee")
_DELIVERY_CHARGES = ("commission", "cargo_insurance")
_RISK_CHARGES = ("non_payment", "expected_loss", "option_premium")
_RISK_COSTS = ("non_payment_fees", "before_delivery_premium", "before_delivery_loss")


def ledger() -> dict[str, LedgerEntry]:
    """Return the order as each chapter counts it, by chapter.

    Notes
    -----
    Chapter 1.3 asks from which price on one more order helps when nothing is covered: the floor of
    :func:`kmo_teach.case.portland_added`, whose commission and expected loss run on that floor. The exchange rate has
    no line: prices are in EUR at the rate of the cover.

    Examples
    --------
    >>> {chapter: round(entry.total) for chapter, entry in ledger().items()}
    {'1.1': 80000, '1.3': 75139, '2.0': 71891, '2.1': 6800, '2.2': 125647, '2.4': 104962, '3.3': 83380, 'C': 114708}
    """
    price, sheet, use = portland_price(), {line.name: line for line in cost_sheet()}, overheads()
    asked = asked_price() / price.hedge.rate
    added = portland_added()
    at_asked = _with_risk(price, asked)
    entries = {
        "1.1": {"factory": cost_price().full},
        "1.3": _with_risk(added, added.floor_eur),
        "2.0": _avoidable(sheet),
        "2.1": {"extras": sheet["visits"].amount},
        "2.2": {**at_asked, "margin": price.margin(asked_price()), "duty": landed_price() - asked},
        "2.4": _with_risk(price, price.floor_eur),
        "3.3": {"factory": cost_price().full - use.flat + use.by_activity("abroad")},
        "C": {**at_asked, "margin": price.margin(asked_price())},
    }
    return {chapter: LedgerEntry(chapter, amounts) for chapter, amounts in entries.items()}


def asked_price() -> float:
    """Return the price that the firm asks, in the order's currency."""
    return float(facts.parameters("case/decisions.toml")["price"]["price"])


def landed_price() -> float:
    """Return what the line costs the buyer at home: the price asked, import duty and customs' fees, EUR.

    Notes
    -----
    The customs value leaves out what :func:`kmo_teach.pricing.outside_customs_value` names and the start-up after
    import; American customs also cargo insurance. All of it stands apart on the invoice, or duty would fall on it
    too. The fees are those of the United States; other countries of the course have none on the value.

    Examples
    --------
    >>> round(landed_price())
    125647
    """
    price, known = portland_price(), facts.parameters("case/order.toml")["portland"]
    order, rate = price.order, price.hedge.rate
    asked = asked_price() / rate
    value = asked - outside_customs_value(order.incoterm, order.logistics, order.customs_base) - order.installation
    if order.customs_base == "origin":
        value -= price.charges.get("cargo_insurance", 0.0) * asked
    fees = us_entry_fees(value * rate, known["by_sea"]) / rate if known["country"] == "US" else 0.0
    return asked + import_duty(known["country"]) / 100 * value + fees


def _avoidable(sheet: Mapping[str, CostLine]) -> dict[str, float]:
    groups = {"factory": _FACTORY, "extras": _EXTRAS, "delivery": _DELIVERY, "waiting": ("waiting",)}
    return {
        group: sum(sheet[name].amount * sheet[name].avoidable for name in names if name in sheet)
        for group, names in groups.items()
    }


def _with_risk(price: Quote, asked: float) -> dict[str, float]:
    """Return the costs of a price with all risks, where the shares run on a price asked in EUR."""

    def counted(costs: Sequence[str], charges: Sequence[str] = ()) -> float:
        amounts = sum(price.costs.get(name, 0.0) for name in costs)
        return amounts + asked * sum(price.charges.get(name, 0.0) for name in charges)

    return {
        "factory": counted(("full_cost",)),
        "extras": counted(("export_costs", "installation")),
        "delivery": counted(_DELIVERY_COSTS, _DELIVERY_CHARGES),
        "waiting": counted(("financing",)),
        "risks": counted(_RISK_COSTS, _RISK_CHARGES),
    }
