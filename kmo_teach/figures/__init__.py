"""The plates of the course: figures with alternative text and data, in the reader's language.

Each function returns a :class:`Plate`, which shows itself in a notebook and in the book. One file holds one subject:

==============================================  ========================================================
``figure_1``, ``figure_2``, ``figure_3``        the paper's three figures, reconstructed
``distance``, ``culture``                       1.1 how far a market lies, and persons behind a score
``home_market``, ``drive``, ``priorities``      1.2 what drives a firm abroad, and what brakes it
``concerns``, ``share_interval``                1.3 the phases, and how sure a surveyed share is
``determinants``                                2.0 what is most urgent in the value chain
``operations``                                  2.1 quality, channels, stock
``us_duty``, ``journey``                        2.1 duty regime by regime, and a shipment rule by rule
``commercial``                                  2.2 channels, customers, disputes, brands
``pay_parts``, ``market_fit``, ``posting``      2.3 pay, people who know the market, limits of a posting
``cash_cycle``, ``translation_difference``      2.4.1 cash and consolidation
``price_build_up``, ``margin_under_cover``      2.4.2 an order's price and margin
``shocked_receivable``, ``break_even_history``  2.4.2 the exchange risk of it
``flow_cover``                                  2.4.2 policies for a flow of orders
``payment``                                     2.4.3 the cash of an order, and ways of paying
``maturity``, ``information``                   3.0 and 3.1 management systems, information
``decisions``, ``informant``, ``power``         3.2 who decides, how fast, on whose word
``anticipation``, ``growth_and_control``        conclusion
``dosing_line``, ``people``                     introduction: what the firm makes, and who
``way_to_portland``                             2.1 the way of an order, on a map
``plate``, ``drawing``, ``style``               what all plates and drawings share; colours: :mod:`kmo_teach.palette`
==============================================  ========================================================
"""

from kmo_teach.figures.anticipation import anticipation_bars
from kmo_teach.figures.break_even_history import break_even_history
from kmo_teach.figures.cash_cycle import cash_cycle
from kmo_teach.figures.commercial import affordable_prices, brand_fees, channel_costs, customer_payback, dispute_costs
from kmo_teach.figures.concerns import concern_hours, concern_shift
from kmo_teach.figures.culture import persons_behind_scores
from kmo_teach.figures.decisions import decision_delays, delegation_cost
from kmo_teach.figures.determinants import determinant_heat_map
from kmo_teach.figures.distance import market_distance
from kmo_teach.figures.dosing_line import dosing_line
from kmo_teach.figures.drawing import Drawing
from kmo_teach.figures.drive import push_and_brake, tornado_chart
from kmo_teach.figures.figure_1 import figure_1
from kmo_teach.figures.figure_2 import figure_2
from kmo_teach.figures.figure_3 import figure_3
from kmo_teach.figures.flow_cover import flow_cover
from kmo_teach.figures.growth_and_control import cash_of_growth, growth_and_control
from kmo_teach.figures.home_market import home_market
from kmo_teach.figures.informant import informant_tree, informant_value
from kmo_teach.figures.information import control_benefits, interface_networks, route_payback
from kmo_teach.figures.journey import journey_by_rule
from kmo_teach.figures.margin_under_cover import margin_under_cover
from kmo_teach.figures.market_fit import customers_won, knowledge_gap
from kmo_teach.figures.maturity import system_readiness
from kmo_teach.figures.operations import channel_cascade, control_chart, quality_costs, stock_by_lead_time
from kmo_teach.figures.order_ledger import order_ledger
from kmo_teach.figures.pay_parts import pay_parts
from kmo_teach.figures.payment import order_cash, two_sides
from kmo_teach.figures.people import portraits
from kmo_teach.figures.plate import Plate
from kmo_teach.figures.posting import posting_limits
from kmo_teach.figures.power import forces, voting_power
from kmo_teach.figures.price_build_up import price_build_up
from kmo_teach.figures.priorities import priority_weights
from kmo_teach.figures.share_interval import share_interval
from kmo_teach.figures.shocked_receivable import shocked_receivable
from kmo_teach.figures.translation_difference import translation_difference
from kmo_teach.figures.us_duty import us_duty_steps
from kmo_teach.figures.way_to_portland import way_to_portland

__all__ = [
    "Drawing",
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
    "dosing_line",
    "figure_1",
    "figure_2",
    "figure_3",
    "forces",
    "flow_cover",
    "growth_and_control",
    "home_market",
    "informant_tree",
    "informant_value",
    "interface_networks",
    "journey_by_rule",
    "knowledge_gap",
    "margin_under_cover",
    "market_distance",
    "order_cash",
    "order_ledger",
    "pay_parts",
    "persons_behind_scores",
    "portraits",
    "posting_limits",
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
    "two_sides",
    "us_duty_steps",
    "voting_power",
    "way_to_portland",
]
