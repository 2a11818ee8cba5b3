"""Chapter 2.2: selling abroad: sales network, price and affordability, brand, customers, contracts."""

from kmo_teach.commercial.affordability import (
    HOURS_WORKED,
    Affordability,
    affordability,
    equally_affordable_price,
    payback_years,
)
from kmo_teach.commercial.customer_value import (
    CustomerBase,
    acquisition_cost,
    cumulated_value,
    lifetime_value,
    payback_year,
    split_budget,
)
from kmo_teach.commercial.legal_risk import (
    CLAUSES,
    Dispute,
    break_even_chance,
    chance_of_at_least_one,
    open_clauses,
    yearly_saving,
)
from kmo_teach.commercial.parting import (
    Parting,
    agent_notice,
    agent_parting,
    distributor_parting,
    employee_parting,
    parting_countries,
    parting_source,
    with_parting,
)
from kmo_teach.commercial.sales_network import (
    CheapestRange,
    SalesChannel,
    cheapest_ranges,
    indemnity_ceiling,
    loss_turnover,
    with_indemnity,
    yearly_provision,
)
from kmo_teach.commercial.trademark import PLACES, Fee, brand_budget, trademark_fee

__all__ = [
    "CLAUSES",
    "HOURS_WORKED",
    "PLACES",
    "Affordability",
    "CheapestRange",
    "CustomerBase",
    "Dispute",
    "Fee",
    "Parting",
    "SalesChannel",
    "acquisition_cost",
    "affordability",
    "agent_notice",
    "agent_parting",
    "brand_budget",
    "break_even_chance",
    "chance_of_at_least_one",
    "cheapest_ranges",
    "cumulated_value",
    "distributor_parting",
    "employee_parting",
    "equally_affordable_price",
    "indemnity_ceiling",
    "lifetime_value",
    "loss_turnover",
    "open_clauses",
    "parting_countries",
    "parting_source",
    "payback_year",
    "payback_years",
    "split_budget",
    "trademark_fee",
    "with_indemnity",
    "with_parting",
    "yearly_provision",
    "yearly_saving",
]
