"""Chapter 3.1: information systems across borders: interfaces, language, data quality, security."""

from kmo_teach.information.check_digits import IBAN_LENGTHS, iban_problem, is_belgian_vat, vat_check_digits
from kmo_teach.information.customer_rules import CURRENCIES, customer_findings, duplicates, plain_name
from kmo_teach.information.information_system import (
    DESIGNS,
    InformationSystem,
    facts_to_maintain,
    hub_interfaces,
    hub_pays_from,
    interfaces,
    point_to_point_interfaces,
    records_to_maintain,
    turnover_to_pay,
    yearly_cost,
)
from kmo_teach.information.language_choice import (
    Route,
    Software,
    common_language,
    error_exposure,
    machine_translation,
    translation,
    translation_cost,
)
from kmo_teach.information.product_rules import MARKET_FIELDS, completeness, product_findings
from kmo_teach.information.quality import DIMENSIONS, Detection, Finding, detection, sound_share
from kmo_teach.information.security import Control, Plan, Threat, annual_loss_expectancy, best_controls, security_plan
from kmo_teach.information.values import KG_PER_LB, date_or_none, kg_to_lb, lb_to_kg, number_or_none

__all__ = [
    "CURRENCIES",
    "DESIGNS",
    "DIMENSIONS",
    "IBAN_LENGTHS",
    "KG_PER_LB",
    "MARKET_FIELDS",
    "Control",
    "Detection",
    "Finding",
    "InformationSystem",
    "Plan",
    "Route",
    "Software",
    "Threat",
    "annual_loss_expectancy",
    "best_controls",
    "common_language",
    "completeness",
    "customer_findings",
    "date_or_none",
    "detection",
    "duplicates",
    "error_exposure",
    "facts_to_maintain",
    "hub_interfaces",
    "hub_pays_from",
    "iban_problem",
    "interfaces",
    "is_belgian_vat",
    "kg_to_lb",
    "lb_to_kg",
    "machine_translation",
    "number_or_none",
    "plain_name",
    "point_to_point_interfaces",
    "product_findings",
    "records_to_maintain",
    "security_plan",
    "sound_share",
    "translation",
    "translation_cost",
    "turnover_to_pay",
    "vat_check_digits",
    "yearly_cost",
]
