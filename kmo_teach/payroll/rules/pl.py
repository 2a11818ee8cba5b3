"""Poland: social and health contributions, tax scale with reducing amount, the employer's funds."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from kmo_teach.language import N_
from kmo_teach.payroll.country import Cliff, Country
from kmo_teach.payroll.option import Option
from kmo_teach.payroll.payslip import Kind, Rule, Sheet
from kmo_teach.payroll.schedules import BracketSchedule


@dataclass(frozen=True, slots=True)
class _Capped:
    """Pension insurance, each side, with the ceiling of a year."""

    rate: float
    ceiling: float


@dataclass(frozen=True, slots=True)
class _Sides:
    """A rate for each side."""

    employee: float
    employer: float


@dataclass(frozen=True, slots=True)
class _Rate:
    """A rate."""

    rate: float


@dataclass(frozen=True, slots=True)
class _Amount:
    """PLN a year."""

    amount: float


@dataclass(frozen=True, slots=True)
class _Levy:
    """Solidarity levy."""

    rate: float
    threshold: float


@dataclass(frozen=True, slots=True)
class _Employer:
    """The employer's rates, and those of the capital plan."""

    accident: float
    labour_fund: float
    guarantee_fund: float
    capital_plan_employee: float
    capital_plan_employer: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a year."""

    pension: _Capped
    disability: _Sides
    sickness: _Rate
    health: _Rate
    income_tax: BracketSchedule
    tax_reduction: _Amount
    work_costs: _Amount
    solidarity_levy: _Levy
    employer: _Employer


@dataclass(frozen=True, slots=True)
class Choices:
    """The options."""

    capital_plan: bool
    accident_rate: float


PENSION = Rule("pension", Kind.EMPLOYEE, N_("Pension insurance"), "Ubezpieczenie emerytalne", "rates")
DISABILITY = Rule("disability", Kind.EMPLOYEE, N_("Disability insurance"), "Ubezpieczenie rentowe", "rates")
SICKNESS = Rule("sickness", Kind.EMPLOYEE, N_("Sickness insurance"), "Ubezpieczenie chorobowe", "rates")
HEALTH = Rule("health", Kind.EMPLOYEE, N_("Health insurance"), "Ubezpieczenie zdrowotne", "rates")
PLAN = Rule("capital_plan", Kind.EMPLOYEE, N_("Employee capital plan"), "PPK", "ppk")
COSTS = Rule("work_costs", Kind.STEP, N_("Lump sum for work expenses"), "Koszty uzyskania przychodu", "pit22")
TAXABLE = Rule("taxable_income", Kind.STEP, N_("Taxable income"), "Podstawa obliczenia podatku", "pit27")
INCOME_TAX = Rule("income_tax", Kind.TAX, N_("Income tax"), "PIT", "pit27")
REDUCTION = Rule("tax_reduction", Kind.TAX, N_("Tax-reducing amount"), "Kwota zmniejszająca podatek", "pit27")
ROUNDING = Rule("rounding", Kind.TAX, N_("Rounding to whole zloty"), "Zaokrąglenie", "pit27")
LEVY = Rule("solidarity_levy", Kind.TAX, N_("Solidarity levy"), "Danina solidarnościowa", "pit30h")
EMPLOYER_PENSION = Rule(
    "employer_pension", Kind.EMPLOYER, N_("Pension insurance, employer"), "Ubezpieczenie emerytalne", "rates"
)
EMPLOYER_DISABILITY = Rule(
    "employer_disability", Kind.EMPLOYER, N_("Disability insurance, employer"), "Ubezpieczenie rentowe", "rates"
)
ACCIDENT = Rule(
    "employer_accident", Kind.EMPLOYER, N_("Accident insurance, employer"), "Ubezpieczenie wypadkowe", "accident"
)
LABOUR_FUND = Rule("employer_labour_fund", Kind.EMPLOYER, N_("Labour fund, employer"), "Fundusz Pracy", "funds")
GUARANTEE = Rule("employer_guarantee_fund", Kind.EMPLOYER, N_("Guarantee fund, employer"), "FGŚP", "funds")
EMPLOYER_PLAN = Rule("employer_capital_plan", Kind.EMPLOYER, N_("Employee capital plan, employer"), "PPK", "ppk")


def options(p: Figures) -> tuple[Option, ...]:
    """Return the options of the Polish rules."""
    return (
        Option("capital_plan", N_("In the employee capital plan (PPK)"), "switch", False),
        Option(
            "accident_rate", N_("Accident insurance rate of the firm"), "fraction", p.employer.accident, 0.0067, 0.0333
        ),
    )


def compute(gross: float, p: Figures, o: Choices, sheet: Sheet) -> float:
    """Put a year's pay on the sheet."""
    capped = min(gross, p.pension.ceiling)
    social = sheet.charge(PENSION, capped, p.pension.rate)
    social += sheet.charge(DISABILITY, capped, p.disability.employee)
    social += sheet.charge(SICKNESS, gross, p.sickness.rate)
    sheet.charge(HEALTH, gross - social, p.health.rate)
    e = p.employer
    # The employer's share of the capital plan is taxed as pay of the employee.
    plan = sheet.charge(EMPLOYER_PLAN, gross, e.capital_plan_employer) if o.capital_plan else 0.0
    if plan:
        sheet.charge(PLAN, gross, e.capital_plan_employee)
    income = max(0.0, gross + plan - social - sheet.amount(COSTS, p.work_costs.amount))
    taxable = sheet.amount(TAXABLE, sheet.rounded(income, _whole))
    tax = sheet.amount(INCOME_TAX, p.income_tax(taxable), taxable, p.income_tax)
    tax += sheet.amount(REDUCTION, -min(tax, p.tax_reduction.amount))
    sheet.amount(ROUNDING, sheet.rounded(tax, _whole) - tax)
    sheet.charge(LEVY, max(0.0, income - p.solidarity_levy.threshold), p.solidarity_levy.rate)
    sheet.charge(EMPLOYER_PENSION, capped, p.pension.rate)
    sheet.charge(EMPLOYER_DISABILITY, capped, p.disability.employer)
    sheet.charge(ACCIDENT, gross, o.accident_rate)
    sheet.charge(LABOUR_FUND, gross, e.labour_fund)
    sheet.charge(GUARANTEE, gross, e.guarantee_fund)
    return gross


def _whole(amount: float) -> int:
    """Round to whole zloty, half up (Tax Ordinance, article 63)."""
    return floor(round(amount, 6) + 0.5)


def cliffs(p: Figures, o: Choices) -> tuple[Cliff, ...]:
    """Return the zloty steps of the tax."""
    return (Cliff(None, N_("Taxable income and tax are rounded to whole zloty, so the tax rises in steps."), 1.0),)


COUNTRY = Country(Figures, Choices, options, compute, cliffs)
