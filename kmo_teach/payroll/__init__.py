"""Net pay in nine tax contexts, by statutory rules that read their figures from ``facts/payroll/``."""

from kmo_teach.payroll.net import cliffs, net_pay
from kmo_teach.payroll.option import Option
from kmo_teach.payroll.payslip import Line, Payslip
from kmo_teach.payroll.tax_year import Cliff, Source, countries, options, sources

__all__ = ["Cliff", "Line", "Option", "Payslip", "Source", "cliffs", "countries", "net_pay", "options", "sources"]
