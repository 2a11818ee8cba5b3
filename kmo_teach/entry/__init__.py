"""Chapter 1.3: the steps abroad as choices with a price: order, agent or office, partner, supplier, market, subsidiary.

The phases themselves are in :mod:`kmo_teach.phases`.
"""

from kmo_teach.entry.entry_mode import SalesChannel, indifference_turnover
from kmo_teach.entry.export_statistics import (
    ExportStatistic,
    export_statistics,
    get_export_statistic,
    times_the_average,
)
from kmo_teach.entry.joint_venture import PartnerValue, partner_values
from kmo_teach.entry.make_or_buy import Comparison, make_or_buy
from kmo_teach.entry.market_choice import market_scores
from kmo_teach.entry.partner_choice import PURPOSES, PartnerForm, partner_form
from kmo_teach.entry.reported_shares import ReportedShare, reported_shares
from kmo_teach.entry.responsibility_centre import flexible_budget_variance, residual_income, return_on_investment
from kmo_teach.entry.sme_size import Size, consolidated, size_class
from kmo_teach.entry.survey_shares import share_of_all, wilson_interval
from kmo_teach.entry.unsolicited_order import OrderContribution, UnsolicitedOrder, contribution
from kmo_teach.entry.value_added import ValueLink, value_added

__all__ = [
    "PURPOSES",
    "Comparison",
    "ExportStatistic",
    "OrderContribution",
    "PartnerForm",
    "PartnerValue",
    "ReportedShare",
    "SalesChannel",
    "Size",
    "UnsolicitedOrder",
    "ValueLink",
    "consolidated",
    "contribution",
    "export_statistics",
    "flexible_budget_variance",
    "get_export_statistic",
    "indifference_turnover",
    "make_or_buy",
    "market_scores",
    "partner_form",
    "partner_values",
    "reported_shares",
    "residual_income",
    "return_on_investment",
    "share_of_all",
    "size_class",
    "times_the_average",
    "value_added",
    "wilson_interval",
]
