"""The invented firm that the whole course follows: the firm, its orders, its information, its decisions.

Its facts are in ``facts/case/``: ``firm.toml``, ``order.toml``, ``payment.toml``, ``part.toml``, ``customs.toml``,
``information.toml`` and ``decisions.toml``, the lists ``products.csv`` and ``customers.csv`` with
``planted_errors.csv``, ``abroad.toml``, what the firm would own and do abroad one day, ``flow.toml``, its dollars
month by month, and ``posting.toml``, who works at customers there. Each has its constructor below; put a firm from
your own region there.
"""

from kmo_teach.case.abroad import Abroad, get_abroad, parent_accounts
from kmo_teach.case.border import (
    line_code,
    line_materials,
    line_origin,
    portland_duty,
    portland_journey,
    portland_last_leg,
    portland_shipment,
)
from kmo_teach.case.decisions import zavelbeek
from kmo_teach.case.firm import Owner, Person, PlannedStep, RunningCase, get_running_case
from kmo_teach.case.flow import DollarFlow, dollar_flow
from kmo_teach.case.information import (
    InformationCase,
    data_abroad_cost,
    get_information_case,
    information_label,
    language_routes,
    planted_errors,
)
from kmo_teach.case.ledger import GROUPS, QUESTIONS, LedgerEntry, asked_price, landed_price, ledger
from kmo_teach.case.order import (
    Calendar,
    Overheads,
    calendar,
    cost_price,
    cost_sheet,
    gdansk,
    home_line,
    import_duty,
    overheads,
    part_supplies,
    portland,
    portland_added,
    portland_cover,
    portland_in_words,
    portland_price,
    visit,
)
from kmo_teach.case.payment import (
    insurers_offer,
    other_plan,
    plant_credit,
    portland_deal,
    portland_guarantees,
    portland_in_parts,
    portland_parts_price,
    portland_plan,
)
from kmo_teach.case.posting import installers
from kmo_teach.case.theories import case_history, theory_expects

__all__ = [
    "GROUPS",
    "QUESTIONS",
    "Abroad",
    "Calendar",
    "DollarFlow",
    "LedgerEntry",
    "InformationCase",
    "Overheads",
    "Owner",
    "Person",
    "PlannedStep",
    "RunningCase",
    "asked_price",
    "calendar",
    "case_history",
    "cost_price",
    "cost_sheet",
    "data_abroad_cost",
    "dollar_flow",
    "gdansk",
    "get_abroad",
    "get_information_case",
    "get_running_case",
    "home_line",
    "import_duty",
    "information_label",
    "installers",
    "insurers_offer",
    "landed_price",
    "language_routes",
    "line_code",
    "line_materials",
    "line_origin",
    "ledger",
    "parent_accounts",
    "other_plan",
    "overheads",
    "planted_errors",
    "part_supplies",
    "portland",
    "portland_added",
    "plant_credit",
    "portland_cover",
    "portland_deal",
    "portland_duty",
    "portland_guarantees",
    "portland_in_parts",
    "portland_in_words",
    "portland_journey",
    "portland_last_leg",
    "portland_parts_price",
    "portland_plan",
    "portland_price",
    "portland_shipment",
    "theory_expects",
    "visit",
    "zavelbeek",
]
