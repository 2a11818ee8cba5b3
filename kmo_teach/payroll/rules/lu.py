"""Luxembourg: capped contributions, care contribution without ceiling, class 1 tariff, employment fund, credits."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.language import N_
from kmo_teach.payroll.country import Cliff, Country
from kmo_teach.payroll.option import Option
from kmo_teach.payroll.payslip import Kind, Rule, Sheet
from kmo_teach.payroll.schedules import BracketSchedule


@dataclass(frozen=True, slots=True)
class _Month:
    """Amounts a month before and after the index step of the year."""

    before: float
    after: float


@dataclass(frozen=True, slots=True)
class _MinimumWage:
    """Social minimum wage a month, and the months before the index step."""

    before: float
    after: float
    months_before: float


@dataclass(frozen=True, slots=True)
class _Rate:
    """A rate, each side."""

    rate: float


@dataclass(frozen=True, slots=True)
class _Care:
    """Care contribution above an abatement."""

    rate: float
    abatement: float


@dataclass(frozen=True, slots=True)
class _Deductions:
    """Lump sums, EUR a year."""

    work_expenses: float
    special_expenses: float


@dataclass(frozen=True, slots=True)
class _Rounding:
    """EUR to which taxable income is cut."""

    step: float


@dataclass(frozen=True, slots=True)
class _Fund:
    """Surcharge on the tax."""

    rate: float
    high_rate: float
    high_from: float


@dataclass(frozen=True, slots=True)
class _Employer:
    """The employer's own rates; mutuality by class."""

    accident: float
    health_at_work: float
    mutuality: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a year."""

    minimum_wage: _MinimumWage
    ceiling: _Month
    sickness: _Rate
    pension: _Rate
    care: _Care
    deductions: _Deductions
    income_tax: BracketSchedule
    rounding: _Rounding
    employment_fund: _Fund
    employee_credit: BracketSchedule
    carbon_credit: BracketSchedule
    minimum_wage_credit: BracketSchedule
    employer: _Employer


@dataclass(frozen=True, slots=True)
class Choices:
    """The options."""

    mutuality_class: str


SICKNESS = Rule("sickness", Kind.EMPLOYEE, N_("Health insurance"), "Assurance maladie", "contributions")
PENSION = Rule("pension", Kind.EMPLOYEE, N_("Pension insurance"), "Assurance pension", "contributions")
CARE = Rule("care", Kind.EMPLOYEE, N_("Long-term care insurance"), "Assurance dépendance", "contributions")
EXPENSES = Rule("work_expenses", Kind.STEP, N_("Lump sum for work expenses"), "Frais d'obtention", "lir")
SPECIAL = Rule("special_expenses", Kind.STEP, N_("Lump sum for special expenses"), "Dépenses spéciales", "lir")
TAXABLE = Rule("taxable_income", Kind.STEP, N_("Taxable income"), "Revenu imposable ajusté", "rounding")
INCOME_TAX = Rule("income_tax", Kind.TAX, N_("Income tax"), "Impôt sur le revenu (RTS)", "tariff")
FUND = Rule(
    "employment_fund", Kind.TAX, N_("Employment fund surcharge"), "Fonds pour l'emploi (impôt de solidarité)", "lir"
)
HIGH_FUND = Rule(
    "employment_fund_high",
    Kind.TAX,
    N_("Employment fund surcharge on high income"),
    "Fonds pour l'emploi (impôt de solidarité)",
    "employment_fund",
)
EMPLOYEE_CREDIT = Rule(
    "employee_credit", Kind.TAX, N_("Employee tax credit"), "Crédit d'impôt pour salariés (CIS)", "credits"
)
CARBON_CREDIT = Rule("carbon_credit", Kind.TAX, N_("Carbon tax credit"), "CI-CO2", "credits")
MINIMUM_CREDIT = Rule("minimum_wage_credit", Kind.TAX, N_("Minimum wage tax credit"), "CISSM", "minimum_wage_credit")
EMPLOYER_SICKNESS = Rule(
    "employer_sickness", Kind.EMPLOYER, N_("Health insurance, employer"), "Assurance maladie", "contributions"
)
EMPLOYER_PENSION = Rule(
    "employer_pension", Kind.EMPLOYER, N_("Pension insurance, employer"), "Assurance pension", "contributions"
)
ACCIDENT = Rule(
    "employer_accident", Kind.EMPLOYER, N_("Accident insurance, employer"), "Assurance accident", "employer_rates"
)
HEALTH_AT_WORK = Rule(
    "employer_health_at_work", Kind.EMPLOYER, N_("Health at work, employer"), "Santé au travail", "health_at_work"
)
MUTUALITY = Rule(
    "employer_mutuality", Kind.EMPLOYER, N_("Employers' mutuality"), "Mutualité des employeurs", "employer_rates"
)


def options(p: Figures) -> tuple[Option, ...]:
    """Return the options of the Luxembourg rules."""
    return (
        Option(
            "mutuality_class",
            N_("Class of the employers' mutuality (1 few absences, 4 many)"),
            "choice",
            "2",
            choices=("1", "2", "3", "4"),
        ),
    )


def compute(gross: float, p: Figures, o: Choices, sheet: Sheet) -> float:
    """Put a year's pay on the sheet, as twelve equal months, some of them before the index step of the year."""
    month = gross / 12
    early = p.minimum_wage.months_before
    late = 12 - early
    insured = early * min(month, p.ceiling.before) + late * min(month, p.ceiling.after)
    deductible = sheet.charge(SICKNESS, insured, p.sickness.rate) + sheet.charge(PENSION, insured, p.pension.rate)
    free = p.care.abatement
    above = early * max(0.0, month - free * p.minimum_wage.before) + late * max(
        0.0, month - free * p.minimum_wage.after
    )
    sheet.charge(CARE, above, p.care.rate)
    expenses = sheet.amount(EXPENSES, p.deductions.work_expenses) + sheet.amount(SPECIAL, p.deductions.special_expenses)
    income = sheet.rounded(gross - deductible - expenses, lambda amount: amount // p.rounding.step * p.rounding.step)
    taxable = sheet.amount(TAXABLE, max(0.0, income))
    tax = sheet.amount(INCOME_TAX, p.income_tax(taxable), taxable, p.income_tax)
    fund = p.employment_fund
    sheet.charge(FUND, tax, fund.rate)
    if taxable > fund.high_from:
        sheet.charge(HIGH_FUND, tax - p.income_tax(fund.high_from), fund.high_rate - fund.rate)
    sheet.amount(EMPLOYEE_CREDIT, -p.employee_credit(gross))
    sheet.amount(CARBON_CREDIT, -p.carbon_credit(gross))
    sheet.amount(MINIMUM_CREDIT, -12 * p.minimum_wage_credit(month))
    sheet.charge(EMPLOYER_SICKNESS, insured, p.sickness.rate)
    sheet.charge(EMPLOYER_PENSION, insured, p.pension.rate)
    sheet.charge(ACCIDENT, insured, p.employer.accident)
    sheet.charge(HEALTH_AT_WORK, insured, p.employer.health_at_work)
    sheet.charge(MUTUALITY, insured, p.employer.mutuality[int(o.mutuality_class) - 1])
    return gross


def cliffs(p: Figures, o: Choices) -> tuple[Cliff, ...]:
    """Return the steps of the rounded taxable income."""
    drop = p.rounding.step * p.income_tax.rates[-1] * (1 + p.employment_fund.high_rate)
    return (Cliff(None, N_("Taxable income is cut to a multiple of 50, so the tax jumps at each multiple."), drop),)


COUNTRY = Country(Figures, Choices, options, compute, cliffs)
