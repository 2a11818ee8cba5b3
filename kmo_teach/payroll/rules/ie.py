"""Ireland: PRSI class A, universal social charge, income tax with credits, automatic enrolment in a pension."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.language import N_
from kmo_teach.payroll.country import Cliff, Country
from kmo_teach.payroll.option import Option
from kmo_teach.payroll.payslip import Kind, Rule, Sheet
from kmo_teach.payroll.schedules import BracketSchedule, taper


@dataclass(frozen=True, slots=True)
class _Credits:
    """Tax credits, EUR a year."""

    personal: float
    employee: float
    rent_maximum: float


@dataclass(frozen=True, slots=True)
class _Charge:
    """Universal social charge."""

    exempt: float
    scale: BracketSchedule


@dataclass(frozen=True, slots=True)
class _Prsi:
    """Social insurance: rates until September and from October, limits of a week's pay."""

    exempt_week: float
    credit_week: float
    credit_rate: float
    employee: float
    employee_october: float
    employer_low_week: float
    employer_low: float
    employer_low_october: float
    employer: float
    employer_october: float
    october_months: float


@dataclass(frozen=True, slots=True)
class _Enrolment:
    """Automatic enrolment in a pension: rates of employee and employer, pay above which it starts, and its ceiling."""

    employee: float
    employer: float
    above: float
    ceiling: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a year; before 2026 the rates of automatic enrolment are 0."""

    income_tax: BracketSchedule
    credits: _Credits
    universal_social_charge: _Charge
    prsi: _Prsi
    auto_enrolment: _Enrolment


@dataclass(frozen=True, slots=True)
class Choices:
    """The options."""

    rent_credit: float
    october_rates: bool
    auto_enrolment: bool


PRSI = Rule("social_insurance", Kind.EMPLOYEE, N_("Social insurance"), "PRSI, class A", "prsi")
PRSI_CREDIT = Rule(
    "social_insurance_credit", Kind.EMPLOYEE, N_("Social insurance credit"), "PRSI credit", "prsi_credit"
)
INCOME_TAX = Rule("income_tax", Kind.TAX, N_("Income tax"), "PAYE", "paye")
CREDITS = Rule("tax_credits", Kind.TAX, N_("Personal and employee tax credit"), "", "paye")
RENT = Rule("rent_credit", Kind.TAX, N_("Rent tax credit"), "", "paye")
CHARGE = Rule("universal_social_charge", Kind.TAX, N_("Universal social charge"), "USC", "usc")
EMPLOYER_PRSI = Rule(
    "employer_social_insurance", Kind.EMPLOYER, N_("Social insurance, employer"), "PRSI, class A", "prsi"
)
SAVINGS = Rule(
    "pension_savings", Kind.EMPLOYEE, N_("Pension savings by automatic enrolment"), "MyFutureFund", "auto_enrolment"
)
EMPLOYER_SAVINGS = Rule(
    "employer_pension_savings",
    Kind.EMPLOYER,
    N_("Pension savings by automatic enrolment, employer"),
    "MyFutureFund",
    "auto_enrolment",
)

_WEEKS = 52


def options(p: Figures) -> tuple[Option, ...]:
    """Return the options of the Irish rules."""
    return (
        Option("rent_credit", N_("Rent tax credit of a tenant"), "EUR a year", 0.0, 0.0, p.credits.rent_maximum),
        Option(
            "october_rates", N_("Social insurance rises on 1 October (else January's rates all year)"), "switch", True
        ),
        Option(
            "auto_enrolment",
            N_("No other pension scheme: automatic enrolment (from 2026, age 23 to 60)"),
            "switch",
            True,
        ),
    )


def compute(gross: float, p: Figures, o: Choices, sheet: Sheet) -> float:
    """Put a year's pay on the sheet; weekly rules apply to 52 equal weeks."""
    week = gross / _WEEKS
    late = p.prsi.october_months / 12 if o.october_rates else 0.0
    if week > p.prsi.exempt_week:
        sheet.charge(PRSI, gross, _over_the_year(p.prsi.employee, p.prsi.employee_october, late))
        credit = taper(week, p.prsi.credit_week, p.prsi.exempt_week, p.prsi.credit_rate)
        sheet.amount(PRSI_CREDIT, -_WEEKS * credit)
    tax = sheet.amount(INCOME_TAX, p.income_tax(gross), gross, p.income_tax)
    credit = min(tax, p.credits.personal + p.credits.employee)
    sheet.amount(CREDITS, -credit)
    sheet.amount(RENT, -min(tax - credit, o.rent_credit))
    charge = p.universal_social_charge
    if gross > charge.exempt:
        sheet.amount(CHARGE, charge.scale(gross), gross, charge.scale)
    if week > p.prsi.employer_low_week:
        rate = _over_the_year(p.prsi.employer, p.prsi.employer_october, late)
    else:
        rate = _over_the_year(p.prsi.employer_low, p.prsi.employer_low_october, late)
    sheet.charge(EMPLOYER_PRSI, gross, rate)
    if o.auto_enrolment and gross > p.auto_enrolment.above:
        saved_on = min(gross, p.auto_enrolment.ceiling)
        sheet.charge(SAVINGS, saved_on, p.auto_enrolment.employee)
        sheet.charge(EMPLOYER_SAVINGS, saved_on, p.auto_enrolment.employer)
    return gross


def _over_the_year(rate: float, from_october: float, late: float) -> float:
    return rate + late * (from_october - rate)


def cliffs(p: Figures, o: Choices) -> tuple[Cliff, ...]:
    """Return the places where a charge, or the employer's higher rate, starts on the whole pay at once."""
    text = N_("Above the limit automatic enrolment saves for a pension on the whole pay.")
    enrolled = o.auto_enrolment and p.auto_enrolment.employee > 0
    return (
        Cliff(
            p.universal_social_charge.exempt,
            N_("Above the exemption the universal social charge is due on the whole pay."),
        ),
        Cliff(_WEEKS * p.prsi.exempt_week, N_("Above the weekly exemption social insurance is due on the whole pay.")),
        Cliff(
            _WEEKS * p.prsi.employer_low_week,
            N_("Above the weekly limit the employer's higher rate of social insurance is due on the whole pay."),
        ),
        *((Cliff(p.auto_enrolment.above, text),) if enrolled else ()),
    )


COUNTRY = Country(Figures, Choices, options, compute, cliffs)
