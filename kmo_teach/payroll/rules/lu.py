"""Luxembourg: capped contributions, care contribution without ceiling, class 1 tariff, employment fund, credits."""

from __future__ import annotations

from types import SimpleNamespace

from kmo_teach.language import N_
from kmo_teach.payroll.option import Option
from kmo_teach.payroll.payslip import EMPLOYEE, EMPLOYER, STEP, TAX, Estimate, Rule, Sheet
from kmo_teach.payroll.tax_year import Cliff

SICKNESS = Rule("sickness", EMPLOYEE, N_("Health insurance"), "Assurance maladie", "contributions")
PENSION = Rule("pension", EMPLOYEE, N_("Pension insurance"), "Assurance pension", "contributions")
CARE = Rule("care", EMPLOYEE, N_("Long-term care insurance"), "Assurance dépendance", "contributions")
EXPENSES = Rule("work_expenses", STEP, N_("Lump sum for work expenses"), "Frais d'obtention", "lir")
SPECIAL = Rule("special_expenses", STEP, N_("Lump sum for special expenses"), "Dépenses spéciales", "lir")
TAXABLE = Rule("taxable_income", STEP, N_("Taxable income"), "Revenu imposable ajusté", "rounding")
INCOME_TAX = Rule("income_tax", TAX, N_("Income tax"), "Impôt sur le revenu (RTS)", "tariff")
FUND = Rule("employment_fund", TAX, N_("Employment fund surcharge"), "Fonds pour l'emploi (impôt de solidarité)", "lir")
HIGH_FUND = Rule(
    "employment_fund_high",
    TAX,
    N_("Employment fund surcharge on high income"),
    "Fonds pour l'emploi (impôt de solidarité)",
    "employment_fund",
)
EMPLOYEE_CREDIT = Rule(
    "employee_credit", TAX, N_("Employee tax credit"), "Crédit d'impôt pour salariés (CIS)", "credits"
)
CARBON_CREDIT = Rule("carbon_credit", TAX, N_("Carbon tax credit"), "CI-CO2", "credits")
MINIMUM_CREDIT = Rule("minimum_wage_credit", TAX, N_("Minimum wage tax credit"), "CISSM", "minimum_wage_credit")
EMPLOYER_SICKNESS = Rule(
    "employer_sickness", EMPLOYER, N_("Health insurance, employer"), "Assurance maladie", "contributions"
)
EMPLOYER_PENSION = Rule(
    "employer_pension", EMPLOYER, N_("Pension insurance, employer"), "Assurance pension", "contributions"
)
ACCIDENT = Rule("employer_accident", EMPLOYER, N_("Accident insurance, employer"), "Assurance accident", "aleba")
HEALTH_AT_WORK = Rule("employer_health_at_work", EMPLOYER, N_("Health at work, employer"), "Santé au travail", "aleba")
MUTUALITY = Rule("employer_mutuality", EMPLOYER, N_("Employers' mutuality"), "Mutualité des employeurs", "aleba")

ESTIMATES = (
    Estimate(
        N_(
            "The employer's accident, health at work and mutuality rates come from one source that no official "
            "text confirmed; class and bonus differ by firm."
        ),
        ("employer_accident", "employer_health_at_work", "employer_mutuality"),
        ("employer.accident", "employer.health_at_work", "employer.mutuality"),
    ),
    Estimate(
        N_("Above EUR 150,000 the employment fund surcharge is read as 9% of the tax on the income above."),
        ("employment_fund_high",),
        ("employment_fund.high_rate",),
    ),
)


def options(p: SimpleNamespace) -> tuple[Option, ...]:
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


def compute(gross: float, p: SimpleNamespace, o: SimpleNamespace, sheet: Sheet) -> float:
    """Put a year's pay on the sheet, as twelve equal months of which four have the values before indexation."""
    month = gross / 12
    early = p.minimum_wage.january_months
    late = 12 - early
    insured = early * min(month, p.ceiling.january) + late * min(month, p.ceiling.may)
    deductible = sheet.charge(SICKNESS, insured, p.sickness.rate) + sheet.charge(PENSION, insured, p.pension.rate)
    free = p.care.abatement
    above = early * max(0.0, month - free * p.minimum_wage.january) + late * max(0.0, month - free * p.minimum_wage.may)
    sheet.charge(CARE, above, p.care.rate)
    expenses = sheet.amount(EXPENSES, p.deductions.work_expenses) + sheet.amount(SPECIAL, p.deductions.special_expenses)
    step = p.rounding.step
    taxable = sheet.amount(TAXABLE, max(0.0, (gross - deductible - expenses) // step * step))
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


def cliffs(p: SimpleNamespace, o: SimpleNamespace) -> tuple[Cliff, ...]:
    """Return the steps of the rounded taxable income."""
    drop = p.rounding.step * p.income_tax.rates[-1] * (1 + p.employment_fund.high_rate)
    return (Cliff(None, N_("Taxable income is cut to a multiple of 50, so the tax jumps at each multiple."), drop),)
