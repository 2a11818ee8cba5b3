"""Netherlands: box 1 with national insurance in its first bracket, general and labour credit, employer premiums."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.language import N_
from kmo_teach.payroll.country import Cliff, Country
from kmo_teach.payroll.option import Option
from kmo_teach.payroll.payslip import Kind, Rule, Sheet
from kmo_teach.payroll.schedules import BracketSchedule, taper


@dataclass(frozen=True, slots=True)
class _National:
    """National insurance in the first bracket."""

    old_age: float
    survivors: float
    long_term_care: float


@dataclass(frozen=True, slots=True)
class _General:
    """General tax credit."""

    maximum: float
    taper_from: float
    taper_rate: float


@dataclass(frozen=True, slots=True)
class _Pension:
    """Pension premium above the offset."""

    rate: float
    offset: float


@dataclass(frozen=True, slots=True)
class _Holiday:
    """Holiday allowance on top of monthly pay."""

    rate: float


@dataclass(frozen=True, slots=True)
class _Employer:
    """The employer's premiums, fractions of pay to the ceiling."""

    ceiling: float
    unemployment_permanent: float
    unemployment_temporary: float
    disability_small: float
    disability_large: float
    childcare: float
    return_to_work: float
    health: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a year."""

    income_tax: BracketSchedule
    national_insurance: _National
    general_credit: _General
    labour_credit: BracketSchedule
    pension: _Pension
    holiday_allowance: _Holiday
    employer: _Employer


@dataclass(frozen=True, slots=True)
class Choices:
    """The options."""

    holiday_on_top: bool
    pension_premium: float
    pension_offset: float
    small_employer: bool
    temporary_contract: bool


HOLIDAY = Rule(
    "holiday_allowance", Kind.STEP, N_("Holiday allowance in gross pay"), "Vakantiegeld", "holiday_allowance"
)
MONTH = Rule("month", Kind.STEP, N_("Pay of one month, holiday allowance apart"), "Maandloon", "holiday_allowance")
PENSION = Rule("pension", Kind.EMPLOYEE, N_("Pension premium"), "Pensioenpremie", "pension")
TAXABLE = Rule("taxable_income", Kind.STEP, N_("Taxable income"), "Belastbaar inkomen uit werk en woning", "box1")
NATIONAL = Rule(
    "national_insurance",
    Kind.EMPLOYEE,
    N_("National insurance"),
    "Premie volksverzekeringen (AOW, Anw, Wlz)",
    "premiums",
)
NATIONAL_CREDIT = Rule(
    "national_insurance_credits",
    Kind.EMPLOYEE,
    N_("Credits set against national insurance"),
    "Heffingskortingen, premiedeel",
    "labour_credit",
)
INCOME_TAX = Rule("income_tax", Kind.TAX, N_("Income tax"), "Inkomstenbelasting (loonheffing zonder premies)", "box1")
GENERAL = Rule("general_credit", Kind.STEP, N_("General tax credit"), "Algemene heffingskorting", "general_credit")
LABOUR = Rule("labour_credit", Kind.STEP, N_("Labour credit"), "Arbeidskorting", "labour_credit")
TAX_CREDIT = Rule(
    "income_tax_credits",
    Kind.TAX,
    N_("Credits set against income tax"),
    "Heffingskortingen, belastingdeel",
    "labour_credit",
)
UNEMPLOYMENT = Rule("employer_unemployment", Kind.EMPLOYER, N_("Unemployment insurance, employer"), "AWf", "employer")
DISABILITY = Rule("employer_disability", Kind.EMPLOYER, N_("Disability insurance, employer"), "Aof", "employer")
CHILDCARE = Rule("employer_childcare", Kind.EMPLOYER, N_("Childcare levy, employer"), "Wko-opslag", "employer")
RETURN = Rule(
    "employer_return_to_work",
    Kind.EMPLOYER,
    N_("Return-to-work fund, employer"),
    "Gedifferentieerde premie Whk",
    "return_to_work",
)
HEALTH = Rule("employer_health", Kind.EMPLOYER, N_("Health insurance, employer"), "Zvw-werkgeversheffing", "zvw")


def options(p: Figures) -> tuple[Option, ...]:
    """Return the options of the Dutch rules."""
    return (
        Option("holiday_on_top", N_("Salary given without the holiday allowance, which comes on top"), "switch", False),
        Option(
            "pension_premium",
            N_("Employee's pension premium above the pay on which none builds up"),
            "fraction",
            p.pension.rate,
            0.0,
            0.2,
        ),
        Option("pension_offset", N_("Pay on which no pension builds up"), "EUR a year", p.pension.offset, 0.0, 50000.0),
        Option("small_employer", N_("Small employer (low disability premium)"), "switch", True),
        Option("temporary_contract", N_("Temporary contract (high unemployment premium)"), "switch", False),
    )


def compute(gross: float, p: Figures, o: Choices, sheet: Sheet) -> float:
    """Put a year's pay on the sheet; the holiday allowance is part of the gross pay that is returned."""
    salary = gross if o.holiday_on_top else gross / (1 + p.holiday_allowance.rate)
    sheet.amount(MONTH, salary / 12)
    holiday = sheet.charge(HOLIDAY, salary, p.holiday_allowance.rate)
    gross = salary + holiday if o.holiday_on_top else gross
    premium = sheet.charge(PENSION, max(0.0, gross - o.pension_offset), o.pension_premium) if o.pension_premium else 0.0
    taxable = gross - premium
    sheet.amount(TAXABLE, taxable)
    n = p.national_insurance
    national_rate = n.old_age + n.survivors + n.long_term_care
    national = sheet.charge(NATIONAL, min(taxable, p.income_tax.thresholds[1]), national_rate)
    tax = sheet.amount(INCOME_TAX, p.income_tax(taxable) - national, taxable)
    credits_ = sheet.amount(
        GENERAL, taper(taxable, p.general_credit.maximum, p.general_credit.taper_from, p.general_credit.taper_rate)
    )
    credits_ += sheet.amount(LABOUR, max(0.0, p.labour_credit(taxable)), taxable)
    # A credit counts against premium and tax as their rates in the first bracket stand; neither can fall below zero.
    credits_ = min(credits_, national + tax)
    on_national = min(national, credits_ * national_rate / p.income_tax.rates[0])
    sheet.amount(NATIONAL_CREDIT, -on_national)
    sheet.amount(TAX_CREDIT, on_national - credits_)
    e = p.employer
    base = min(taxable, e.ceiling)
    sheet.charge(UNEMPLOYMENT, base, e.unemployment_temporary if o.temporary_contract else e.unemployment_permanent)
    sheet.charge(DISABILITY, base, e.disability_small if o.small_employer else e.disability_large)
    sheet.charge(CHILDCARE, base, e.childcare)
    sheet.charge(RETURN, base, e.return_to_work)
    sheet.charge(HEALTH, base, e.health)
    return gross


def cliffs(p: Figures, o: Choices) -> tuple[Cliff, ...]:
    """Return none: credits fall smoothly (a rent or care allowance, which would not, is outside the payslip)."""
    return ()


COUNTRY = Country(Figures, Choices, options, compute, cliffs)
