"""The invented firm that the whole course follows, and its people, as ``facts/case/firm.toml`` has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from types import MappingProxyType

from kmo_teach import facts
from kmo_teach.case.words import in_words
from kmo_teach.drivers.break_even import break_even_turnover
from kmo_teach.finance.cash_position import Account, cash_position
from kmo_teach.phases import PRIORITIES, Environment, Priorities, Profile, Situation, weigh
from kmo_teach.pricing import HOME

__all__ = ["Owner", "Person", "PlannedStep", "RunningCase", "get_running_case"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the firm.

    Attributes
    ----------
    key
        What the other files of the case call this person.
    """

    key: str
    name: str
    role_text: Mapping[str, str] = field(repr=False)

    @property
    def first_name(self) -> str:
        """The name by which the others call this person."""
        return self.name.split()[0]

    @property
    def role(self) -> str:
        """What the person does in the firm, in the reader's words."""
        return in_words(self.role_text)


@dataclass(frozen=True, slots=True)
class Owner(Person):
    """A shareholder and her or his priorities.

    Attributes
    ----------
    share
        Fraction of the shares.
    comparisons
        Pairwise comparisons of the four priorities, as :meth:`kmo_teach.phases.Profile.from_comparisons` takes them.
    family_support
        How far the rest of the family backs this owner abroad, 0 to 10.
    """

    age: int
    share: float
    comparisons: Mapping[tuple[str, str], float] = field(repr=False)
    family_support: float

    @property
    def priorities(self) -> Priorities:
        """Weights of the four priorities with their consistency."""
        return weigh(self.comparisons)

    @property
    def profile(self) -> Profile:
        """The owner as the leader of the firm."""
        return Profile.from_comparisons(self.comparisons, self.family_support)


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step abroad that the managing director has in mind.

    Attributes
    ----------
    step
        Name in :data:`kmo_teach.phases.STEPS`.
    new_debt
        EUR to borrow for it.
    largest_customer
        Share of turnover with the largest customer after it, a fraction.
    """

    step: str
    new_debt: float
    largest_customer: float


@dataclass(frozen=True, slots=True)
class RunningCase:
    """The firm. Amounts in EUR a year or at year's end, see ``facts/case/firm.toml``.

    Attributes
    ----------
    country
        Where the firm is (ISO 3166 code).
    profit_tax_rate
        Tax on its profit, a fraction.
    loan_rate
        Yearly rate of its bank loan, a fraction.
    markets
        Turnover by country (ISO 3166 code); it sums to the turnover.
    costs, balance_sheet
        Amounts by name.
    account
        Its bank account: the cash of the balance sheet, and what of it nobody can pay wages with.
    leader
        The owner who manages the firm; also the first of ``owners``.
    staff_members
        Others who decide or travel in the course.
    environment, situation
        Inputs of :func:`kmo_teach.phases.position`; the turnover needed is the break-even turnover.
    debt_limit, customer_limit
        Highest debt ratio and largest customer's share that the founder accepts, fractions.
    sales_office, distributor
        Yearly fixed cost in EUR and cost as a fraction of turnover, for France.
    """

    name: str
    legal_name: str
    town: str
    country: str
    founded: int
    staff: int
    turnover: float
    lines_sold: int
    largest_customers: tuple[float, ...]
    other_customers: int
    profit_tax_rate: float
    loan_rate: float
    product_text: Mapping[str, str]
    markets: Mapping[str, float]
    costs: Mapping[str, float]
    balance_sheet: Mapping[str, float]
    account: Account
    owners: tuple[Owner, ...]
    staff_members: tuple[Person, ...]
    environment: Environment
    situation: Situation
    debt_limit: float
    customer_limit: float
    plan: tuple[PlannedStep, ...]
    sales_office: Mapping[str, float]
    distributor: Mapping[str, float]

    @property
    def product(self) -> str:
        """What the firm makes, in the reader's words."""
        return in_words(self.product_text)

    @property
    def leader(self) -> Owner:
        """The owner who manages the firm."""
        return self.owners[0]

    @property
    def profile(self) -> Profile:
        """The leader's profile."""
        return self.leader.profile

    @property
    def first_names(self) -> Mapping[str, str]:
        """First names by key: what the texts of the case call people."""
        return {person.key: person.first_name for person in (*self.owners, *self.staff_members)}

    @property
    def export_share(self) -> float:
        """Turnover abroad as a fraction of turnover."""
        return 1 - self.markets[self.country] / self.turnover

    @property
    def contribution_ratio(self) -> float:
        """Turnover less variable costs, as a fraction of turnover."""
        return _contribution_ratio(self.turnover, self.costs)

    @property
    def operating_profit(self) -> float:
        """Turnover less all costs before interest and tax, EUR a year."""
        return self.turnover - sum(self.costs.values())

    @property
    def break_even_turnover(self) -> float:
        """Turnover at which operating profit is zero, EUR a year."""
        return _break_even(self.turnover, self.costs)

    @property
    def balance_sheet_total(self) -> float:
        """Sum of the assets, EUR."""
        return sum(self.balance_sheet[name] for name in _ASSETS)

    @property
    def debt_ratio(self) -> float:
        """Bank debt divided by bank debt plus equity."""
        debt = self.balance_sheet["bank_debt"]
        return debt / (debt + self.balance_sheet["equity"])

    @property
    def monthly_running_costs(self) -> float:
        """Staff and overheads for a month, EUR."""
        return _monthly_running_costs(self.costs)


_ASSETS = ("fixed_assets", "inventories", "receivables", "cash", "other_assets")
_VARIABLE_COSTS = ("materials", "freight_and_commissions")


def _contribution_ratio(turnover: float, costs: Mapping[str, float]) -> float:
    return 1 - sum(costs[name] for name in _VARIABLE_COSTS) / turnover


def _break_even(turnover: float, costs: Mapping[str, float]) -> float:
    fixed = sum(amount for name, amount in costs.items() if name not in _VARIABLE_COSTS)
    return break_even_turnover(fixed, _contribution_ratio(turnover, costs))


def _monthly_running_costs(costs: Mapping[str, float]) -> float:
    return (costs["staff"] + costs["overheads"]) / 12


_SECTIONS = (
    *("source", "date", "estimate", "unit", "firm", "markets", "costs", "balance_sheet", "account", "environment"),
    *("situation", "owners", "limits", "plan", "sales_office", "distributor"),
)


def _owner(row: facts.Parameters) -> Owner:
    names = {pair: "{}_over_{}".format(*pair) for pair in combinations(PRIORITIES, 2)}
    comparisons = MappingProxyType({pair: row.number(name) for pair, name in names.items()})
    return facts.make(Owner, row, ("role", *names.values()), role_text=row["role"], comparisons=comparisons)


@cache
def get_running_case() -> RunningCase:
    """Return the running case.

    Examples
    --------
    >>> firm = get_running_case()
    >>> firm.name, firm.town, firm.staff, firm.profile.kind
    ('Zavelbeek', 'Deinze', 38, 'CAP')
    >>> round(firm.break_even_turnover), round(firm.environment.sufficiency, 2), round(firm.situation.cash_months, 1)
    (6300000, 0.61, 1.8)
    """
    data = facts.parameters("case/firm.toml")
    facts.require_keys("case/firm.toml", "", data, _SECTIONS, ("staff_members",))
    firm, costs, balance = data["firm"], data["costs"].numbers(), data["balance_sheet"].numbers()
    account = facts.make(Account, data["account"], bank=firm["town"], currency=HOME, ledger=balance["cash"])
    cash_months = cash_position([account], {}).free / _monthly_running_costs(costs)
    return facts.make(
        RunningCase,
        firm,
        ("largest_customers", "product"),
        largest_customers=tuple(firm["largest_customers"]),
        product_text=firm["product"],
        markets=MappingProxyType(data["markets"].numbers()),
        costs=MappingProxyType(costs),
        balance_sheet=MappingProxyType(balance),
        account=account,
        owners=tuple(_owner(row) for row in data["owners"]),
        staff_members=tuple(
            facts.make(Person, row, ("role",), role_text=row["role"]) for row in data.get("staff_members", ())
        ),
        environment=facts.make(
            Environment, data["environment"], required_turnover=_break_even(firm.number("turnover"), costs)
        ),
        situation=facts.make(Situation, data["situation"], cash_months=cash_months),
        debt_limit=data["limits"].fraction("debt_ratio"),
        customer_limit=data["limits"].fraction("customer_share"),
        plan=tuple(facts.make(PlannedStep, row) for row in data["plan"]),
        sales_office=MappingProxyType(data["sales_office"].numbers()),
        distributor=MappingProxyType(data["distributor"].numbers()),
    )
