"""Net pay in nine tax contexts, by rules that read their figures from ``facts/payroll/``. For teaching, not advice.

:func:`net_pay` gives a payslip with the lines behind each sum; :func:`gross_for_net` and :func:`gross_for_labour_cost`
run it backwards; :func:`tax_wedge`, :func:`marginal_rates` and :func:`cliffs` measure it;
:func:`equal_purchasing_power` and :func:`tax_equalisation` compare countries.

A year is added by ``facts/payroll/<country>_<year>.toml`` alone, unless a rule changed; a country needs
``payroll/rules/<country>.py`` too, with a ``COUNTRY``. Nothing else lists them. The year that is taken when none is
given stands in ``facts/payroll/default_year.toml``.
"""

from kmo_teach.payroll.country import Cliff
from kmo_teach.payroll.measures import MarginalRates, average_rate, marginal_rates, net_share, tax_wedge
from kmo_teach.payroll.net import cliffs, net_pay
from kmo_teach.payroll.option import Option
from kmo_teach.payroll.payslip import Payslip, PayslipLine
from kmo_teach.payroll.purchasing_power import (
    DEFAULT_SERIES,
    PriceLevel,
    TaxEqualisation,
    equal_purchasing_power,
    price_level,
    price_ratio,
    price_series,
    tax_equalisation,
)
from kmo_teach.payroll.solve import gross_for_labour_cost, gross_for_net
from kmo_teach.payroll.tax_year import Source, countries, currency, default_year, firm_options, options, sources, years

__all__ = [
    "DEFAULT_SERIES",
    "Cliff",
    "PayslipLine",
    "MarginalRates",
    "Option",
    "Payslip",
    "PriceLevel",
    "Source",
    "TaxEqualisation",
    "average_rate",
    "cliffs",
    "countries",
    "currency",
    "default_year",
    "equal_purchasing_power",
    "firm_options",
    "gross_for_labour_cost",
    "gross_for_net",
    "marginal_rates",
    "net_pay",
    "net_share",
    "options",
    "price_level",
    "price_ratio",
    "price_series",
    "sources",
    "tax_equalisation",
    "tax_wedge",
    "years",
]
