"""Germany: statutory insurance with mini-job and transition range, assessed income tax, solidarity surcharge.

The formulas are those of the laws named in the facts; GETTSIM implements the same ones and serves as the check.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from kmo_teach.language import N_
from kmo_teach.payroll.country import Cliff, Country
from kmo_teach.payroll.option import Option
from kmo_teach.payroll.payslip import Kind, Rule, Sheet
from kmo_teach.payroll.schedules import ProgressiveTariff


@dataclass(frozen=True, slots=True)
class _Pension:
    """Pension insurance, each side; the ceiling holds for unemployment too."""

    rate: float
    ceiling: float


@dataclass(frozen=True, slots=True)
class _Rate:
    """A rate, each side."""

    rate: float


@dataclass(frozen=True, slots=True)
class _Health:
    """Health insurance; the ceiling holds for care too."""

    rate: float
    additional_rate: float
    ceiling: float


@dataclass(frozen=True, slots=True)
class _Care:
    """Long-term care insurance."""

    rate: float
    childless: float


@dataclass(frozen=True, slots=True)
class _MiniJob:
    """Limit of a month's pay, and the employer's lump sums."""

    limit: float
    employer_pension: float
    employer_health: float


@dataclass(frozen=True, slots=True)
class _MidiJob:
    """Transition range."""

    limit: float
    factor: float


@dataclass(frozen=True, slots=True)
class _Deductions:
    """What comes off taxable income, EUR a year."""

    work_expenses: float
    special_expenses: float
    sick_pay_share: float
    other_provision_limit: float


@dataclass(frozen=True, slots=True)
class _Solidarity:
    """Solidarity surcharge."""

    free: float
    phase_in: float
    rate: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a year."""

    pension: _Pension
    unemployment: _Rate
    health: _Health
    care: _Care
    minijob: _MiniJob
    midijob: _MidiJob
    deductions: _Deductions
    tariff: ProgressiveTariff
    solidarity: _Solidarity


@dataclass(frozen=True, slots=True)
class Choices:
    """The options."""

    additional_health_rate: float
    childless: bool


PENSION = Rule("pension", Kind.EMPLOYEE, N_("Pension insurance"), "Rentenversicherung", "sgb6_158")
UNEMPLOYMENT = Rule("unemployment", Kind.EMPLOYEE, N_("Unemployment insurance"), "Arbeitslosenversicherung", "sgb3_341")
HEALTH = Rule("health", Kind.EMPLOYEE, N_("Health insurance"), "Krankenversicherung", "sgb5_241")
ADDITIONAL = Rule(
    "additional_health",
    Kind.EMPLOYEE,
    N_("Health insurance, additional rate"),
    "Krankenversicherung, Zusatzbeitrag",
    "additional_rate",
)
CARE = Rule("care", Kind.EMPLOYEE, N_("Long-term care insurance"), "Pflegeversicherung", "sgb11_55")
CHILDLESS = Rule(
    "care_childless",
    Kind.EMPLOYEE,
    N_("Long-term care insurance, childless supplement"),
    "Pflegeversicherung, Zuschlag für Kinderlose",
    "sgb11_55",
)
WORK_EXPENSES = Rule(
    "work_expenses", Kind.STEP, N_("Lump sum for work expenses"), "Arbeitnehmer-Pauschbetrag", "estg_9a"
)
PROVISION = Rule(
    "provision_expenses", Kind.STEP, N_("Deductible insurance contributions"), "Vorsorgeaufwendungen", "estg_10"
)
SPECIAL_EXPENSES = Rule(
    "special_expenses", Kind.STEP, N_("Lump sum for special expenses"), "Sonderausgaben-Pauschbetrag", "estg_10c"
)
TAXABLE = Rule("taxable_income", Kind.STEP, N_("Taxable income"), "Zu versteuerndes Einkommen", "estg_32a")
INCOME_TAX = Rule("income_tax", Kind.TAX, N_("Income tax"), "Einkommensteuer (Lohnsteuer)", "estg_32a")
SOLIDARITY = Rule("solidarity_surcharge", Kind.TAX, N_("Solidarity surcharge"), "Solidaritätszuschlag", "solzg")
EMPLOYER_PENSION = Rule(
    "employer_pension", Kind.EMPLOYER, N_("Pension insurance, employer"), "Rentenversicherung, Arbeitgeber", "sgb6_158"
)
EMPLOYER_UNEMPLOYMENT = Rule(
    "employer_unemployment",
    Kind.EMPLOYER,
    N_("Unemployment insurance, employer"),
    "Arbeitslosenversicherung, Arbeitgeber",
    "sgb3_341",
)
EMPLOYER_HEALTH = Rule(
    "employer_health", Kind.EMPLOYER, N_("Health insurance, employer"), "Krankenversicherung, Arbeitgeber", "sgb5_241"
)
EMPLOYER_ADDITIONAL = Rule(
    "employer_additional_health",
    Kind.EMPLOYER,
    N_("Health insurance, additional rate, employer"),
    "Krankenversicherung, Zusatzbeitrag, Arbeitgeber",
    "additional_rate",
)
EMPLOYER_CARE = Rule(
    "employer_care",
    Kind.EMPLOYER,
    N_("Long-term care insurance, employer"),
    "Pflegeversicherung, Arbeitgeber",
    "sgb11_55",
)

_ROUNDING_DROP = 1.12  # a euro of tax, and the solidarity surcharge on it


def options(p: Figures) -> tuple[Option, ...]:
    """Return the options of the German rules."""
    return (
        Option(
            "additional_health_rate",
            N_("Additional rate of the health insurance fund"),
            "fraction",
            p.health.additional_rate,
            0.0,
            0.06,
        ),
        Option("childless", N_("No children (aged 23 or more)"), "switch", True),
    )


def compute(gross: float, p: Figures, o: Choices, sheet: Sheet) -> float:
    """Put a year's pay on the sheet."""
    month = gross / 12
    additional = o.additional_health_rate / 2
    if month <= p.minijob.limit:
        sheet.charge(EMPLOYER_PENSION, gross, p.minijob.employer_pension)
        sheet.charge(EMPLOYER_HEALTH, gross, p.minijob.employer_health)
        pension = unemployment = health = care = 0.0
    else:
        shared = (
            (PENSION, EMPLOYER_PENSION, p.pension.rate, p.pension.ceiling),
            (UNEMPLOYMENT, EMPLOYER_UNEMPLOYMENT, p.unemployment.rate, p.pension.ceiling),
            (HEALTH, EMPLOYER_HEALTH, p.health.rate, p.health.ceiling),
            (ADDITIONAL, EMPLOYER_ADDITIONAL, additional, p.health.ceiling),
            (CARE, EMPLOYER_CARE, p.care.rate, p.health.ceiling),
        )
        if month <= p.midijob.limit:
            own, both = _transition_bases(month, p)
            paid = [sheet.charge(rule, own, rate) for rule, _employer, rate, _ceiling in shared]
            for (_rule, employer, rate, _ceiling), employee in zip(shared, paid, strict=True):
                sheet.amount(employer, 2 * rate * both - employee)
        else:
            paid = [sheet.charge(rule, min(gross, ceiling), rate) for rule, _employer, rate, ceiling in shared]
            for _rule, employer, rate, ceiling in shared:
                sheet.charge(employer, min(gross, ceiling), rate)
            both = min(gross, p.health.ceiling)
        pension, unemployment, basic_health, additional_health, care = paid
        health = basic_health + additional_health
        if o.childless:
            care += sheet.charge(CHILDLESS, both, p.care.childless)
    _income_tax(gross, pension, unemployment, health, care, p, sheet)
    return gross


def _transition_bases(month: float, p: Figures) -> tuple[float, float]:
    """Return the yearly base of the employee's share and of both shares together (Social Code IV, section 20(2a))."""
    low, high = p.minijob.limit, p.midijob.limit
    own = high / (high - low) * (month - low)
    both = p.midijob.factor * low + (high - low * p.midijob.factor) / (high - low) * (month - low)
    return 12 * own, 12 * both


def _income_tax(
    gross: float, pension: float, unemployment: float, health: float, care: float, p: Figures, sheet: Sheet
) -> None:
    d = p.deductions
    expenses = min(gross, d.work_expenses)
    sheet.amount(WORK_EXPENSES, expenses)
    basic = (1 - d.sick_pay_share) * health + care
    other = max(basic, min(unemployment + health + care, d.other_provision_limit))
    provision = sheet.rounded(pension + other, lambda amount: ceil(round(amount, 6)))
    sheet.amount(PROVISION, provision)
    sheet.amount(SPECIAL_EXPENSES, d.special_expenses)
    taxable = max(0.0, sheet.rounded(gross - expenses - provision - d.special_expenses, floor))
    sheet.amount(TAXABLE, taxable)
    tax = sheet.amount(INCOME_TAX, sheet.rounded(p.tariff(taxable), lambda tax: floor(round(tax, 6))), taxable)
    s = p.solidarity
    if tax > s.free:
        sheet.amount(SOLIDARITY, min(s.rate * tax, s.phase_in * (tax - s.free)), tax)


def cliffs(p: Figures, o: Choices) -> tuple[Cliff, ...]:
    """Return the fall above the mini-job and the euro steps of the tax."""
    return (
        Cliff(
            12 * p.minijob.limit,
            N_(
                "Above the mini-job the childless supplement of the care insurance starts at once (for who opted out "
                "of the pension insurance of a mini-job)."
            ),
        ),
        Cliff(None, N_("Income tax is cut to whole euros, so it rises in steps of a euro."), _ROUNDING_DROP),
    )[not o.childless :]


COUNTRY = Country(Figures, Choices, options, compute, cliffs)
