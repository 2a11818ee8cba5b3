"""What the firm decides about its order (``facts/case/decisions.toml``): the inputs with which the memo starts.

Rates, risk classes and volatilities are the real ones of the other chapters; the firm and its choices are invented.
"""

from __future__ import annotations

from typing import Any

from kmo_teach import facts
from kmo_teach.case.firm import RunningCase, get_running_case
from kmo_teach.case.information import get_information_case
from kmo_teach.case.order import calendar, import_duty, portland, portland_cover, portland_in_words
from kmo_teach.case.words import in_words
from kmo_teach.definition.distance import PARTS, distance_index, markets
from kmo_teach.language import _

__all__ = ["zavelbeek"]

_WORDS = ("reason", "risk", "turn_back", "by")


def zavelbeek() -> dict[str, dict[str, Any]]:
    """Return the firm's decisions, anew at each call, in the reader's language.

    Examples
    --------
    >>> mine = zavelbeek()
    >>> mine["price"]["price"], mine["answer"]["answer"], mine["answer"]["owner"]
    (129000, 'offer', 'Griet')
    """
    firm, known = get_running_case(), facts.parameters("case/decisions.toml")
    chosen = {
        "phase": {
            "profile": firm.profile,
            "environment": firm.environment,
            "situation": firm.situation,
            "step": known["phase"]["step"],
        },
        "market": {
            **_market_table(known["market"]),
            "market": markets()[known["market"].choice("market", markets())].name,
        },
        "price": {
            "order": portland(),
            "cover": portland_cover(),
            "price": known["price"]["price"],
            "validity": calendar().validity,
            "place": portland_in_words()["delivery_place"],
        },
        "pay": _pay(known["pay"], firm),
        "cash": _cash(known["cash"], firm),
        "systems": {
            "levels": {**get_information_case().figures["maturity"], **known["systems"]["levels"]},
            "first": known["systems"]["first"],
        },
        "answer": {"answer": known["answer"]["answer"]},
    }
    return {section: {**given, **_said(known[section], firm)} for section, given in chosen.items()}


def _said(known: facts.Parameters, firm: RunningCase) -> dict[str, str]:
    """Return the words of a section, with people by their first names."""
    names = firm.first_names
    words = {name: in_words(known[name], **names) for name in _WORDS if name in known}
    return {**words, "owner": names[known.choice("owner", names)]}


def _pay(known: facts.Parameters, firm: RunningCase) -> dict[str, Any]:
    kept = {name: known[name] for name in ("host", "gross", "form")}
    names = firm.first_names
    person = names[known.choice("person", names)]
    return {"person": person, "home": firm.country, "workers": firm.staff, **kept}


def _cash(known: facts.Parameters, firm: RunningCase) -> dict[str, Any]:
    chosen = ("months_kept", "source", "credit_line", "line_used")
    facts.require_keys(known.file, known.path, known, ("owner",), (*chosen, *_WORDS))
    return {
        "accounts": [firm.account],
        "monthly_costs": firm.monthly_running_costs,
        **{name: known[name] for name in chosen if name in known},
    }


def _market_table(known: facts.Parameters) -> dict[str, Any]:
    expected_in, weights = known["sales_expected"], known["weights"]
    facts.require_keys(known.file, expected_in.path, expected_in, (), markets())
    volatility = {
        row["currency"]: row.number("volatility")
        for row in facts.table("pricing/exchange_rates.csv")
        if row["volatility"]
    }
    labels = {
        "sales": _("sales expected, 1 to 10"),
        "distance": _("distance"),
        "risk": _("country risk class"),
        "volatility": _("volatility of the currency"),
        "duty": _("import duty, %"),
    }
    facts.require_keys(known.file, weights.path, weights, (), labels)
    equal = dict.fromkeys(PARTS, 1)
    table = {
        markets()[code].name: {
            labels["sales"]: expected,
            labels["distance"]: distance_index(code, equal),
            labels["risk"]: markets()[code].oecd_class or 0,
            labels["volatility"]: volatility[markets()[code].currency],
            labels["duty"]: import_duty(code),
        }
        for code, expected in expected_in.items()
    }
    return {
        "table": table,
        "weights": {labels[name]: weight for name, weight in weights.items()},
        "lower_is_better": tuple(label for name, label in labels.items() if name != "sales"),
    }
