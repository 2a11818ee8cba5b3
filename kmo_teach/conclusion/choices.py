"""What has to be decided, section by section, and what a student fills in.

Each section is a dataclass whose fields are the keys of the student's dictionary. Four fields are the same everywhere:
``reason``, ``owner``, ``risk`` and ``turn_back`` are the student's own words. A field that is None or empty is not
decided yet; that is no error.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any

from kmo_teach.finance.cash_position import Account
from kmo_teach.inputs import InputError, require_choice, require_number, require_whole
from kmo_teach.language import N_, _
from kmo_teach.payroll import countries
from kmo_teach.phases import STEPS, Environment, Profile, Situation
from kmo_teach.phases.maturity import MATURITY_LEVELS, need_name
from kmo_teach.phases.systems import NEEDS, SYSTEMS
from kmo_teach.pricing import Cover, Order

__all__ = [
    "ANSWERS",
    "FORMS",
    "LABELS",
    "SECTIONS",
    "SOURCES",
    "STAY",
    "AnswerChoice",
    "CashChoice",
    "MarketChoice",
    "PayChoice",
    "PhaseChoice",
    "PriceChoice",
    "SystemsChoice",
    "Words",
    "empty",
    "read",
]

STAY = "stay"
"""The step of a firm that stays where it is."""

FORMS = MappingProxyType(
    {
        "visit": N_("travels; nobody moves"),
        "posting": N_("moves for some years"),
        "partner": N_("stays; a partner on the spot does it"),
    }
)
"""Who serves the market, name to English label."""

SOURCES = MappingProxyType(
    {"own": N_("our own cash"), "loan": N_("a bank loan"), "advance": N_("an advance from the customer")}
)
"""Where the money for the wait comes from, name to English label."""

ANSWERS = MappingProxyType(
    {"accept": N_("accept"), "offer": N_("offer on our own terms"), "postpone": N_("postpone"), "refuse": N_("refuse")}
)
"""What the firm answers, name to English label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the student says of each decision in her or his own words."""

    reason: str = ""
    owner: str = ""
    risk: str = ""
    turn_back: str = ""

    def __post_init__(self) -> None:
        for name in ("reason", "owner", "risk", "turn_back"):
            _require(name, getattr(self, name), str, _("Give a text in quotes."))


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseChoice(Words):
    """Which step abroad the firm takes.

    Attributes
    ----------
    profile, environment, situation
        As in chapter 1.3.
    step
        Name in :data:`kmo_teach.phases.STEPS`, or ``"stay"``.
    """

    profile: Profile | None = None
    environment: Environment | None = None
    situation: Situation | None = None
    step: str | None = None

    def __post_init__(self) -> None:
        Words.__post_init__(self)
        for name, kind in (("profile", Profile), ("environment", Environment), ("situation", Situation)):
            _require(name, getattr(self, name), kind, _("Give a {kind}, as in chapter 1.3.").format(kind=kind.__name__))
        _optional_choice("step", self.step, (*STEPS, STAY))


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketChoice(Words):
    """Which market the firm works on.

    Attributes
    ----------
    table, weights, lower_is_better
        As :func:`kmo_teach.entry.market_choice.market_scores` takes them.
    market
        The market chosen: a row of the table.
    """

    table: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    lower_is_better: Collection[str] = ()
    market: str | None = None

    def __post_init__(self) -> None:
        Words.__post_init__(self)
        for name in ("table", "weights"):
            _require(name, getattr(self, name), Mapping, _("Give a dictionary."))
        _optional_choice("market", self.market, self.table)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceChoice(Words):
    """What the firm asks, and how it covers the three risks.

    Attributes
    ----------
    order, cover
        As :func:`kmo_teach.pricing.quote` takes them.
    price
        The price quoted, in the currency of the order.
    validity
        Days for which the offer binds the firm before the buyer signs; 0 where the price is not fixed until then.
    place
        The place of delivery that the order's Incoterms rule names, in words.
    """

    order: Order | None = None
    cover: Cover | None = None
    price: float | None = None
    validity: float = 0.0
    place: str = ""

    def __post_init__(self) -> None:
        Words.__post_init__(self)
        _require("place", self.place, str, _("Give a text in quotes."))
        for name, kind in (("order", Order), ("cover", Cover)):
            _require(name, getattr(self, name), kind, _("Give a {kind}, as in chapter 2.4.").format(kind=kind.__name__))
        if self.price is not None:
            require_number("price", self.price, above=0)
        require_number("validity", self.validity, 0, 720)


@dataclass(frozen=True, slots=True, kw_only=True)
class PayChoice(Words):
    """Who serves the market, and what a move would cost.

    Attributes
    ----------
    person
        Who it is about.
    home, host
        Countries of :func:`kmo_teach.payroll.countries`.
    gross
        Gross pay at home for a year, in the currency of the home country.
    form
        Name in :data:`FORMS`.
    workers
        People in the firm, which the payroll rules of some countries count; the rules' own default when left out.
    """

    person: str = ""
    home: str = "BE"
    host: str | None = None
    gross: float | None = None
    form: str | None = None
    workers: int | None = None

    def __post_init__(self) -> None:
        Words.__post_init__(self)
        _require("person", self.person, str, _("Give a text in quotes."))
        require_choice("home", self.home, countries())
        _optional_choice("host", self.host, countries())
        if self.gross is not None:
            require_number("gross", self.gross, above=0)
        if self.workers is not None:
            require_whole("workers", self.workers, 1)
        _optional_choice("form", self.form, FORMS)


@dataclass(frozen=True, slots=True, kw_only=True)
class CashChoice(Words):
    """Where the money for the wait comes from.

    Attributes
    ----------
    accounts
        As :func:`kmo_teach.finance.cash_position.cash_position` takes them.
    monthly_costs
        Staff and overheads of a month, EUR.
    months_kept
        Months of these costs that must stay in cash.
    source
        Name in :data:`SOURCES`.
    credit_line, line_used
        What the bank lends at most on the current account, and what of it is used today, EUR; a line that is left out
        is not compared with the order.
    """

    accounts: Sequence[Account] = ()
    monthly_costs: float | None = None
    months_kept: float = 1.0
    source: str | None = None
    credit_line: float | None = None
    line_used: float = 0.0

    def __post_init__(self) -> None:
        Words.__post_init__(self)
        accounts = self.accounts if isinstance(self.accounts, list | tuple) else [self.accounts]
        if accounts is not self.accounts or not all(isinstance(one, Account) for one in accounts):
            raise InputError("accounts", self.accounts, _("Give a list of accounts."))
        if self.monthly_costs is not None:
            require_number("monthly_costs", self.monthly_costs, above=0)
        require_number("months_kept", self.months_kept, 0, 60)
        if self.credit_line is not None:
            require_number("line_used", self.line_used, 0, require_number("credit_line", self.credit_line, 0))
        _optional_choice("source", self.source, SOURCES)


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemsChoice(Words):
    """How ready the three systems are for the step, and which comes first.

    Attributes
    ----------
    levels
        A level from 0 to 4 for each practice that the step asks, by :func:`kmo_teach.phases.maturity.need_name`.
    first
        The system that gets attention first.
    """

    levels: Mapping[str, float] = field(default_factory=dict)
    first: str | None = None

    def __post_init__(self) -> None:
        Words.__post_init__(self)
        _require("levels", self.levels, Mapping, _("Give a dictionary."))
        practices = [need_name(need) for need in NEEDS]
        for name, level in self.levels.items():
            require_choice("levels", name, practices)
            require_number(name, level, min(MATURITY_LEVELS), max(MATURITY_LEVELS))
        _optional_choice("first", self.first, SYSTEMS)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerChoice(Words):
    """What the firm answers the customer.

    Attributes
    ----------
    answer
        Name in :data:`ANSWERS`.
    by
        Until when, in words.
    """

    answer: str | None = None
    by: str = ""

    def __post_init__(self) -> None:
        Words.__post_init__(self)
        _optional_choice("answer", self.answer, ANSWERS)
        _require("by", self.by, str, _("Give a text in quotes."))


SECTIONS = MappingProxyType(
    {
        "phase": PhaseChoice,
        "market": MarketChoice,
        "price": PriceChoice,
        "pay": PayChoice,
        "cash": CashChoice,
        "systems": SystemsChoice,
        "answer": AnswerChoice,
    }
)
"""The sections of the memo in order: name to what it asks."""

LABELS = MappingProxyType(
    {
        "reason": N_("the reason"),
        "owner": N_("who answers for it"),
        "risk": N_("what may go wrong"),
        "turn_back": N_("when to turn back"),
        "profile": N_("the leader's profile"),
        "environment": N_("the competitive environment"),
        "situation": N_("the situation"),
        "step": N_("the step"),
        "table": N_("the markets compared"),
        "weights": N_("the weights of the criteria"),
        "market": N_("the market"),
        "order": N_("the order"),
        "cover": N_("the cover of the three risks"),
        "price": N_("the price"),
        "place": N_("the named place of delivery"),
        "person": N_("whom it is about"),
        "host": N_("the country of work"),
        "gross": N_("gross pay at home"),
        "form": N_("who serves the market"),
        "accounts": N_("the bank accounts"),
        "monthly_costs": N_("costs of a month"),
        "source": N_("where the money comes from"),
        "levels": N_("the levels of the practices"),
        "first": N_("the system that comes first"),
        "answer": N_("the answer"),
        "by": N_("the date"),
    }
)
"""What each field is called when it is still open; a field that is not here may stay empty."""


def empty() -> dict[str, dict[str, Any]]:
    """Return a dictionary with each section and nothing decided.

    Examples
    --------
    >>> list(empty())
    ['phase', 'market', 'price', 'pay', 'cash', 'systems', 'answer']
    """
    return {name: {} for name in SECTIONS}


def read(mine: Mapping[str, Any]) -> dict[str, Any]:
    """Check a student's dictionary and return its sections; one that is left out has nothing decided.

    Raises
    ------
    kmo_teach.inputs.InputError
        For an unknown section or key, which the message names with what is allowed, and for a value that makes no
        sense.

    Examples
    --------
    >>> read({"price": {"price": 105_000}})["price"].price
    105000
    >>> read({"prise": {}})
    Traceback (most recent call last):
    ...
    kmo_teach.inputs.InputError: section: 'prise' is not allowed. Choose one of: phase, market, price, pay, cash, systems, answer.
    """  # noqa: E501
    if not isinstance(mine, Mapping):
        raise InputError("mine", mine, _("Give a dictionary."))
    mine = {name: {} if given is None else given for name, given in mine.items()}
    for name, given in mine.items():
        require_choice("section", name, SECTIONS)
        _require(name, given, Mapping, _("Give a dictionary."))
        allowed = [one.name for one in fields(SECTIONS[name])]
        for key in given:
            require_choice(f'mine["{name}"]', key, allowed)
    filled = {name: {key: value for key, value in given.items() if value is not None} for name, given in mine.items()}
    return {name: kind(**filled.get(name, {})) for name, kind in SECTIONS.items()}


def _require(name: str, value: object, kind: type, rule: str) -> None:
    """Refuse a value of another kind; None is a value that is still open."""
    if value is not None and not isinstance(value, kind):
        raise InputError(name, value, rule)


def _optional_choice(name: str, value: object, allowed: Collection[str]) -> None:
    if value is not None:
        require_choice(name, value, allowed)
