"""United Kingdom: income tax outside Scotland and Class 1 National Insurance, for the tax year as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.language import N_
from kmo_teach.payroll.country import Cliff, Country, Unused
from kmo_teach.payroll.option import Option
from kmo_teach.payroll.payslip import Kind, Rule, Sheet
from kmo_teach.payroll.schedules import BracketSchedule, taper


@dataclass(frozen=True, slots=True)
class _Allowance:
    """Personal allowance, GBP a year."""

    amount: float
    taper_from: float
    taper_rate: float


@dataclass(frozen=True, slots=True)
class _Employer:
    """The employer's national insurance."""

    threshold: float
    rate: float


@dataclass(frozen=True, slots=True)
class _Insurance:
    """National insurance of both sides."""

    employee: BracketSchedule
    employer: _Employer


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a year."""

    personal_allowance: _Allowance
    income_tax: BracketSchedule
    national_insurance: _Insurance


ALLOWANCE = Rule("personal_allowance", Kind.STEP, N_("Personal allowance"), "", "ita2007_35")
TAXABLE = Rule("taxable_income", Kind.STEP, N_("Taxable income"), "", "ita2007_10")
EMPLOYEE_NI = Rule(
    "national_insurance", Kind.EMPLOYEE, N_("National Insurance"), "National Insurance, Class 1 primary", "ssca1992_8"
)
INCOME_TAX = Rule("income_tax", Kind.TAX, N_("Income tax"), "PAYE", "ita2007_10")
EMPLOYER_NI = Rule(
    "employer_national_insurance",
    Kind.EMPLOYER,
    N_("National Insurance, employer"),
    "National Insurance, Class 1 secondary",
    "ssca1992_9",
)


def options(p: Figures) -> tuple[Option, ...]:
    """Return no options: one employee, one job."""
    return ()


def compute(gross: float, p: Figures, o: Unused, sheet: Sheet) -> float:
    """Put a year's pay on the sheet."""
    sheet.amount(EMPLOYEE_NI, p.national_insurance.employee(gross), gross, p.national_insurance.employee)
    free = p.personal_allowance
    allowance = sheet.amount(ALLOWANCE, taper(gross, free.amount, free.taper_from, free.taper_rate))
    taxable = max(0.0, gross - allowance)
    sheet.amount(TAXABLE, taxable)
    sheet.amount(INCOME_TAX, p.income_tax(taxable), taxable, p.income_tax)
    employer = p.national_insurance.employer
    sheet.charge(EMPLOYER_NI, max(0.0, gross - employer.threshold), employer.rate)
    return gross


def cliffs(p: Figures, o: Unused) -> tuple[Cliff, ...]:
    """Return none: the tapered allowance makes a steep stretch (60% tax, 62% with national insurance), not a cliff."""
    return ()


COUNTRY = Country(Figures, Unused, options, compute, cliffs)
