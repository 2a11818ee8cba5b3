"""Zavelbeek, the invented firm that the whole course follows.

A family firm in Deinze makes lines that weigh and dose flour and other powders. It sells at home, to the neighbours
and now and then further in Europe. A buyer in Oregon asks for a quote in US dollars: what happens next is the course.
Every name and figure is invented except the town.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from types import MappingProxyType
from typing import Any

from kmo_teach import facts
from kmo_teach.drivers.break_even import break_even_turnover
from kmo_teach.language import N_, _
from kmo_teach.phases import PRIORITIES, Environment, Priorities, Profile, Situation, weigh

__all__ = ["Order", "Owner", "PlannedStep", "RunningCase", "get_running_case"]

_PRODUCT = N_("lines that weigh and dose flour, spices and other powders for bakeries and food factories")
_ROLES = (
    N_("managing director since 2023, daughter of the founder"),
    N_("founder, chairs the board"),
    N_("sister of the founder, keeps the books"),
)
_ORDER = N_("one dosing line for a maker of baking mixes in Portland, Oregon")


@dataclass(frozen=True, slots=True)
class Owner:
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

    name: str
    age: int
    share: float
    comparisons: Mapping[tuple[str, str], float] = field(repr=False)
    family_support: float
    role_text: str = field(repr=False)

    @property
    def role(self) -> str:
        """What the owner does in the firm, in the reader's words."""
        return _(self.role_text)

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
class Order:
    """The order from abroad that the course prices; amounts in EUR, rates and shares as fractions.

    Attributes
    ----------
    full_cost
        Full cost price at the factory, EUR.
    logistics
        Carriage and insurance to the place named by the Incoterm, without the cover that depends on the price, EUR.
    days_inventory, days_sales, days_payables
        Days of the cash conversion cycle; ``days_sales`` is the customer's term of payment.
    loan_rate
        Yearly rate of the firm's bank loan.
    agent_commission
        Fraction of the price.
    target_margin
        Margin that the firm wants, a fraction of the price.
    """

    country: str
    currency: str
    incoterm: str
    full_cost: float
    logistics: float
    days_inventory: int
    days_sales: int
    days_payables: int
    loan_rate: float
    agent_commission: float
    target_margin: float

    @property
    def description(self) -> str:
        """What is ordered and by whom, in the reader's words."""
        return _(_ORDER)


@dataclass(frozen=True, slots=True)
class RunningCase:
    """The firm. Amounts in EUR a year or at year's end, see ``facts/case/firm.toml``.

    Attributes
    ----------
    markets
        Turnover by country (ISO 3166 code); it sums to the turnover.
    costs, balance_sheet
        Amounts by name.
    leader
        The owner who manages the firm; also the first of ``owners``.
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
    founded: int
    staff: int
    turnover: float
    lines_sold: int
    largest_customers: tuple[float, ...]
    other_customers: int
    markets: Mapping[str, float]
    costs: Mapping[str, float]
    balance_sheet: Mapping[str, float]
    owners: tuple[Owner, ...]
    environment: Environment
    situation: Situation
    debt_limit: float
    customer_limit: float
    plan: tuple[PlannedStep, ...]
    sales_office: Mapping[str, float]
    distributor: Mapping[str, float]
    order: Order

    @property
    def product(self) -> str:
        """What the firm makes, in the reader's words."""
        return _(_PRODUCT)

    @property
    def leader(self) -> Owner:
        """The owner who manages the firm."""
        return self.owners[0]

    @property
    def profile(self) -> Profile:
        """The leader's profile."""
        return self.leader.profile

    @property
    def export_share(self) -> float:
        """Turnover abroad as a fraction of turnover."""
        return 1 - self.markets["BE"] / self.turnover

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


def _owner(row: Mapping[str, Any], role: str) -> Owner:
    comparisons = {pair: row["{}_over_{}".format(*pair)] for pair in combinations(PRIORITIES, 2)}
    return Owner(row["name"], row["age"], row["share"], MappingProxyType(comparisons), row["family_support"], role)


@cache
def get_running_case() -> RunningCase:
    """Return the running case.

    Examples
    --------
    >>> firm = get_running_case()
    >>> firm.name, firm.town, firm.staff, firm.profile.kind
    ('Zavelbeek', 'Deinze', 38, 'CAP')
    >>> round(firm.break_even_turnover), round(firm.environment.sufficiency, 2), round(firm.situation.cash_months, 1)
    (6300000, 0.61, 2.4)
    """
    data = facts.parameters("case/firm.toml")
    firm, costs = data["firm"], data["costs"]
    cash_months = data["balance_sheet"]["cash"] / _monthly_running_costs(costs)
    return RunningCase(
        **{**firm, "largest_customers": tuple(firm["largest_customers"])},
        markets=MappingProxyType(data["markets"]),
        costs=MappingProxyType(costs),
        balance_sheet=MappingProxyType(data["balance_sheet"]),
        owners=tuple(_owner(row, role) for row, role in zip(data["owners"], _ROLES, strict=True)),
        environment=Environment(**data["environment"], required_turnover=_break_even(firm["turnover"], costs)),
        situation=Situation(**data["situation"], cash_months=cash_months),
        debt_limit=data["limits"]["debt_ratio"],
        customer_limit=data["limits"]["customer_share"],
        plan=tuple(PlannedStep(**row) for row in data["plan"]),
        sales_office=MappingProxyType(data["sales_office"]),
        distributor=MappingProxyType(data["distributor"]),
        order=Order(**data["order"]),
    )
