"""The plates of the course: figures with alternative text and data, in the reader's language.

Each function returns a :class:`Plate`, which shows itself in a notebook and in the book.
"""

from kmo_teach.figures.anticipation import anticipation_bars
from kmo_teach.figures.break_even_history import break_even_history
from kmo_teach.figures.cash_cycle import cash_cycle
from kmo_teach.figures.commercial import affordable_prices, brand_fees, channel_costs, customer_payback, dispute_costs
from kmo_teach.figures.concerns import concern_hours, concern_shift
from kmo_teach.figures.decisions import decision_delays, delegation_cost
from kmo_teach.figures.distance import market_distance
from kmo_teach.figures.drive import push_and_brake, tornado_chart
from kmo_teach.figures.figure_1 import figure_1
from kmo_teach.figures.figure_2 import figure_2
from kmo_teach.figures.figure_3 import determinant_heat_map, figure_3
from kmo_teach.figures.growth_and_control import cash_of_growth, growth_and_control
from kmo_teach.figures.home_market import home_market
from kmo_teach.figures.informant import informant_tree, informant_value
from kmo_teach.figures.information import control_benefits, interface_networks, route_payback
from kmo_teach.figures.margin_under_cover import margin_under_cover
from kmo_teach.figures.market_fit import customers_won, knowledge_gap
from kmo_teach.figures.maturity import system_readiness
from kmo_teach.figures.operations import channel_cascade, control_chart, quality_costs, stock_by_lead_time
from kmo_teach.figures.order_ledger import order_ledger
from kmo_teach.figures.pay_parts import pay_parts
from kmo_teach.figures.plate import Plate
from kmo_teach.figures.power import forces, voting_power
from kmo_teach.figures.price_build_up import price_build_up
from kmo_teach.figures.priorities import priority_weights
from kmo_teach.figures.share_interval import share_interval
from kmo_teach.figures.shocked_receivable import shocked_receivable
from kmo_teach.figures.translation_difference import translation_difference

__all__ = [
    "Plate",
    "affordable_prices",
    "anticipation_bars",
    "brand_fees",
    "break_even_history",
    "cash_cycle",
    "cash_of_growth",
    "channel_cascade",
    "channel_costs",
    "concern_hours",
    "concern_shift",
    "control_benefits",
    "control_chart",
    "customer_payback",
    "customers_won",
    "decision_delays",
    "delegation_cost",
    "determinant_heat_map",
    "dispute_costs",
    "figure_1",
    "figure_2",
    "figure_3",
    "forces",
    "growth_and_control",
    "home_market",
    "informant_tree",
    "informant_value",
    "interface_networks",
    "knowledge_gap",
    "margin_under_cover",
    "market_distance",
    "order_ledger",
    "pay_parts",
    "price_build_up",
    "priority_weights",
    "push_and_brake",
    "quality_costs",
    "route_payback",
    "share_interval",
    "shocked_receivable",
    "stock_by_lead_time",
    "system_readiness",
    "tornado_chart",
    "translation_difference",
    "voting_power",
]
