"""What Zavelbeek decides about Portland: the inputs with which the memo starts. The firm and its choices are invented.

Rates, risk classes and volatilities are the real ones of the other chapters; expected sales and duties are invented.
"""

from __future__ import annotations

from typing import Any

from kmo_teach import facts
from kmo_teach.case.firm import get_running_case
from kmo_teach.case.information import get_information_case
from kmo_teach.definition.distance import PARTS, distance_index, markets
from kmo_teach.finance.cash_position import Account
from kmo_teach.language import _
from kmo_teach.pricing import Cover, Logistics, Order

__all__ = ["portland", "zavelbeek"]

_MARKETS = {"US": (9, 5.0), "TR": (5, 3.0), "CH": (3, 2.0), "BR": (6, 14.0)}  # expected sales 1 to 10, duty in percent


def portland() -> Order:
    """Return the order as chapter 2.4 prices it.

    Examples
    --------
    >>> from kmo_teach.pricing import market_data, quote
    >>> price = quote(portland(), market_data("USD"))
    >>> round(price.floor), round(price.target), round(price.naive)
    (99852, 108893, 97148)
    """
    known = get_running_case().order
    return Order(
        known.currency,
        known.full_cost,
        known.days_sales,
        known.target_margin,
        known.incoterm,
        logistics=Logistics(packing=400, precarriage=600, export_clearance=200, main_carriage=3_000),
        inventory_days=known.days_inventory,
        payable_days=known.days_payables,
        loan_rate=known.loan_rate,
        commission=known.agent_commission,
        bank_fee=150,
    )


def zavelbeek() -> dict[str, dict[str, Any]]:
    """Return Zavelbeek's decisions, anew at each call, in the reader's language.

    Examples
    --------
    >>> mine = zavelbeek()
    >>> mine["price"]["price"], mine["answer"]["answer"]
    (109000, 'offer')
    """
    firm = get_running_case()
    return {
        "phase": {
            "profile": firm.profile,
            "environment": firm.environment,
            "situation": firm.situation,
            "step": "export_world",
            "reason": _("One order is a cheap way to learn a market that we would have chosen anyway."),
            "owner": "Griet",
            "risk": _("The order eats the hours of the engineers whom our customers in France need."),
            "turn_back": _("If no second enquiry from the United States comes within eighteen months."),
        },
        "market": {
            **_market_table(),
            "market": markets()["US"].name,
            "reason": _("Sales expected there outweigh distance and duty in our matrix."),
            "owner": "Griet",
            "risk": _("If expected sales counted for 1 instead of 4, Switzerland would lead, and they are a guess."),
            "turn_back": _("If the duty on our product code, once looked up, is above 10 per cent."),
        },
        "price": {
            "order": portland(),
            "cover": Cover("forward", "credit_insurance"),
            "price": 109_000,
            "reason": _("The target price, rounded up, with the cost of cover inside."),
            "owner": "Martine",
            "risk": _("The insurer may refuse a limit on this buyer."),
            "turn_back": _("No limit from the insurer: only against a confirmed documentary credit."),
        },
        "pay": {
            "person": "Karim",
            "host": "US",
            "gross": 55_000,
            "form": "visit",
            "reason": _("Three weeks on the spot start the line; the agent's mechanic learns it from Karim."),
            "owner": "Karim",
            "risk": _("A fault after the visit: who is there within a day?"),
            "turn_back": _("If the agent has no mechanic, the visit must be paid twice."),
        },
        "cash": {
            "accounts": [
                Account("Deinze", "EUR", firm.balance_sheet["cash"], uncleared=30_000, minimum=25_000, pledged=95_000)
            ],
            "monthly_costs": firm.monthly_running_costs,
            "months_kept": 1.5,
            "source": "loan",
            "reason": _("The price holds the interest of the loan; our own cash stays for wages."),
            "owner": "Martine",
            "risk": _("The customer pays late, and no European rule gives us interest."),
            "turn_back": _("If the bank asks for the building as security: an advance of 30 per cent, or no order."),
        },
        "systems": {
            "levels": {**get_information_case().figures["maturity"], "export_decision": 3},
            "first": "information",
            "reason": _("Cost prices are in order since the autumn; manual, contract and drawings in English are not."),
            "owner": "Herman",
            "risk": _("Griet decides everything, and travels."),
            "turn_back": _("If the manual in English is not ready when the line ships, the line waits."),
        },
        "answer": {
            "answer": "offer",
            "by": _("by Friday, valid for fourteen days"),
            "reason": _("The order pays for its risks and teaches us a market; at Griet's first price it did neither."),
            "owner": "Griet",
            "risk": _("The buyer only wanted a second quote."),
            "turn_back": _("If the board does not sign this page before Friday."),
        },
    }


def _market_table() -> dict[str, Any]:
    volatility = {
        row["currency"]: float(row["volatility"])
        for row in facts.table("pricing/exchange_rates.csv")
        if row["volatility"]
    }
    sales, distance, risk = _("sales expected, 1 to 10"), _("distance"), _("country risk class")
    moves, duty = _("volatility of the currency"), _("import duty, %")
    equal = dict.fromkeys(PARTS, 1)
    table = {
        markets()[code].name: {
            sales: expected,
            distance: distance_index(code, equal),
            risk: markets()[code].oecd_class or 0,
            moves: volatility[markets()[code].currency],
            duty: percent,
        }
        for code, (expected, percent) in _MARKETS.items()
    }
    return {
        "table": table,
        "weights": {sales: 4, distance: 1, risk: 2, moves: 2, duty: 1},
        "lower_is_better": (distance, risk, moves, duty),
    }
