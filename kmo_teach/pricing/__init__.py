"""Export pricing with the cost of risk inside the price, for an exporter and for an importer.

Know the full cost, add what the Incoterm and the term of payment cost, cover exchange-rate, interest and non-payment
risk without speculating, and put the cost of cover into the price before negotiating. :func:`quote` does so for an
order, :func:`cover_payable` takes the buyer's view; the formulas behind them stand on their own.
"""

from kmo_teach.pricing.adverse_move import adverse_move, close_out_cost
from kmo_teach.pricing.assumptions import assumption
from kmo_teach.pricing.before_delivery import BeforeDelivery, before_delivery, stop_loss
from kmo_teach.pricing.buyer import DefaultRate, default_rate
from kmo_teach.pricing.cost_price import Activity, CostPrice, activity_based_overhead, flat_overhead
from kmo_teach.pricing.exchange import (
    MoneyMarketHedge,
    TwoWayRate,
    forward_premium,
    forward_quote,
    forward_rate,
    money_market_hedge,
    outright_forward,
)
from kmo_teach.pricing.exposure import Exposure
from kmo_teach.pricing.failure import (
    break_even_premium,
    default_probability,
    expected_loss,
    gives_limit,
    loss_provision,
)
from kmo_teach.pricing.hedge import EXCHANGE_COVERS, Hedge, make_hedge
from kmo_teach.pricing.incoterms import (
    CUSTOMS_BASES,
    ELEMENTS,
    RULES,
    Logistics,
    cargo_insurance_payer,
    customs_base,
    customs_duty_share,
    delivery_term,
    outside_customs_value,
    seller_costs,
    seller_pays,
    transport_mode,
    us_entry_fees,
)
from kmo_teach.pricing.instalment_margins import instalment_margins
from kmo_teach.pricing.interest import INTEREST_COVERS, borrowing_rate, caplet, fra_settlement, highest_borrowing_rate
from kmo_teach.pricing.layers import Flow, Layers, flow_rates
from kmo_teach.pricing.margin_at_risk import MarginDistribution, historical_rates, margin_distribution, simulated_rates
from kmo_teach.pricing.market import (
    HOME,
    Market,
    MoveQuantiles,
    Shock,
    correlation,
    country_risk_class,
    currencies,
    history,
    market_data,
    move_quantiles,
    quoted_on,
    shocks,
    warning,
    yearly_average,
)
from kmo_teach.pricing.non_payment import (
    NON_PAYMENT_COVERS,
    CoverTerms,
    NonPaymentCost,
    belgian_late_rate,
    confirmation_fee,
    factoring_cost,
    is_offered,
    late_payment_interest,
    late_reference_rate,
    non_payment_cost,
)
from kmo_teach.pricing.option import currency_option, implied_volatility
from kmo_teach.pricing.order import BEFORE_DELIVERY_COVERS, Cover, Order
from kmo_teach.pricing.outlay import Outlay, mean_days, outlays, paid_out
from kmo_teach.pricing.plan import BEFORE_DELIVERY, TRIGGERS, Instalment
from kmo_teach.pricing.price import LABELS, LAYERS, Layer, Line, Quote, quote
from kmo_teach.pricing.purchase import Payable, Purchase, cover_payable
from kmo_teach.pricing.roll_over import RollOver, roll_over
from kmo_teach.pricing.tender import BidCover, bid_covers

__all__ = [
    "CUSTOMS_BASES",
    "BEFORE_DELIVERY",
    "BEFORE_DELIVERY_COVERS",
    "ELEMENTS",
    "EXCHANGE_COVERS",
    "HOME",
    "INTEREST_COVERS",
    "LABELS",
    "LAYERS",
    "NON_PAYMENT_COVERS",
    "RULES",
    "TRIGGERS",
    "Activity",
    "BeforeDelivery",
    "BidCover",
    "CostPrice",
    "Cover",
    "CoverTerms",
    "DefaultRate",
    "Exposure",
    "Flow",
    "Hedge",
    "Instalment",
    "Layer",
    "Layers",
    "Line",
    "Logistics",
    "MarginDistribution",
    "Market",
    "MoneyMarketHedge",
    "MoveQuantiles",
    "NonPaymentCost",
    "Order",
    "Outlay",
    "Payable",
    "Purchase",
    "Quote",
    "RollOver",
    "Shock",
    "TwoWayRate",
    "activity_based_overhead",
    "adverse_move",
    "assumption",
    "before_delivery",
    "belgian_late_rate",
    "bid_covers",
    "borrowing_rate",
    "break_even_premium",
    "caplet",
    "close_out_cost",
    "cargo_insurance_payer",
    "confirmation_fee",
    "correlation",
    "country_risk_class",
    "cover_payable",
    "currencies",
    "currency_option",
    "customs_base",
    "customs_duty_share",
    "outside_customs_value",
    "us_entry_fees",
    "default_probability",
    "delivery_term",
    "default_rate",
    "expected_loss",
    "factoring_cost",
    "flat_overhead",
    "flow_rates",
    "forward_premium",
    "forward_quote",
    "forward_rate",
    "fra_settlement",
    "gives_limit",
    "highest_borrowing_rate",
    "historical_rates",
    "history",
    "implied_volatility",
    "instalment_margins",
    "is_offered",
    "late_payment_interest",
    "late_reference_rate",
    "loss_provision",
    "make_hedge",
    "margin_distribution",
    "market_data",
    "mean_days",
    "money_market_hedge",
    "move_quantiles",
    "non_payment_cost",
    "outlays",
    "outright_forward",
    "paid_out",
    "quote",
    "quoted_on",
    "roll_over",
    "seller_costs",
    "seller_pays",
    "shocks",
    "simulated_rates",
    "stop_loss",
    "transport_mode",
    "warning",
    "yearly_average",
]
