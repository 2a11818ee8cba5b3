"""United States: payroll taxes, federal income tax with earned income credit, state and local taxes.

Michigan has the local tax of Detroit, Oregon the taxes of Portland, Texas no income tax at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.language import N_
from kmo_teach.payroll.country import Cliff, Country
from kmo_teach.payroll.option import Option
from kmo_teach.payroll.payslip import Kind, Rule, Sheet
from kmo_teach.payroll.schedules import BracketSchedule


@dataclass(frozen=True, slots=True)
class _SocialSecurity:
    """Rate of each side, up to a wage base."""

    rate: float
    wage_base: float


@dataclass(frozen=True, slots=True)
class _Medicare:
    """Rate of each side, and the employee's additional rate."""

    rate: float
    additional_rate: float
    additional_from: float


@dataclass(frozen=True, slots=True)
class _StateTaxDeduction:
    """Most state and local tax that is deducted, and how it falls with income."""

    maximum: float
    taper_from: float
    taper_rate: float
    minimum: float


@dataclass(frozen=True, slots=True)
class _EarnedIncomeCredit:
    """Credit that rises and falls with wages at one rate."""

    rate: float
    maximum: float
    taper_from: float


@dataclass(frozen=True, slots=True)
class _Federal:
    """Federal income tax."""

    standard_deduction: float
    income_tax: BracketSchedule
    state_tax_deduction: _StateTaxDeduction
    earned_income_credit: _EarnedIncomeCredit


@dataclass(frozen=True, slots=True)
class _Michigan:
    """Michigan's income tax."""

    rate: float
    exemption: float
    earned_income_credit: float


@dataclass(frozen=True, slots=True)
class _OregonPayroll:
    """Oregon's payroll taxes."""

    paid_leave: float
    paid_leave_employer: float
    paid_leave_workers: float
    transit: float


@dataclass(frozen=True, slots=True)
class _Portland:
    """What the region, the county and the transit district of Portland take."""

    metro: BracketSchedule
    county: BracketSchedule
    transit_district: float


@dataclass(frozen=True, slots=True)
class _Oregon:
    """Oregon's income tax, and what is due in Portland."""

    standard_deduction: float
    exemption_credit: float
    exemption_limit: float
    earned_income_credit: float
    income_tax: BracketSchedule
    federal_tax_subtraction: BracketSchedule
    payroll: _OregonPayroll
    portland: _Portland


@dataclass(frozen=True, slots=True)
class _Local:
    """A city's income tax in Michigan."""

    rate: float
    exemption: float


@dataclass(frozen=True, slots=True)
class _Employer:
    """Unemployment taxes: rates, and the bases of a year's wages."""

    federal_unemployment: float
    federal_base: float
    state_rate: float
    michigan_base: float
    texas_base: float
    oregon_rate: float
    oregon_base: float
    default_workers: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a year."""

    social_security: _SocialSecurity
    medicare: _Medicare
    federal: _Federal
    michigan: _Michigan
    oregon: _Oregon
    local: _Local
    employer: _Employer


@dataclass(frozen=True, slots=True)
class Choices:
    """The options."""

    state: str
    local_rate: float
    portland: bool
    workers: int


SOCIAL = Rule("social_security", Kind.EMPLOYEE, N_("Social security"), "FICA, OASDI", "fica")
MEDICARE = Rule("medicare", Kind.EMPLOYEE, N_("Medicare"), "FICA, Medicare", "fica")
ADDITIONAL = Rule("additional_medicare", Kind.EMPLOYEE, N_("Additional Medicare tax"), "", "additional_medicare")
PAID_LEAVE = Rule("oregon_paid_leave", Kind.EMPLOYEE, N_("Paid leave"), "Paid Leave Oregon", "oregon_paid_leave")
TRANSIT = Rule(
    "oregon_transit", Kind.EMPLOYEE, N_("Statewide transit tax"), "Oregon statewide transit tax", "oregon_transit"
)
DEDUCTION = Rule(
    "deduction",
    Kind.STEP,
    N_("Standard deduction, or state and local tax where that is more"),
    "Standard deduction / SALT deduction",
    "irc63",
)
TAXABLE = Rule("taxable_income", Kind.STEP, N_("Taxable income"), "Taxable income", "irc1")
INCOME_TAX = Rule("income_tax", Kind.TAX, N_("Federal income tax"), "Federal income tax", "irc1")
CREDIT = Rule("earned_income_credit", Kind.TAX, N_("Earned income credit"), "EITC", "irc32")
STATE = Rule("state_income_tax", Kind.TAX, N_("State income tax"), "Michigan income tax", "mcl206")
STATE_CREDIT = Rule(
    "state_earned_income_credit", Kind.TAX, N_("State earned income credit"), "Michigan EITC", "mcl206_272"
)
LOCAL = Rule("local_income_tax", Kind.TAX, N_("Local income tax"), "City of Detroit income tax", "oecd_fit")
SUBTRACTION = Rule(
    "oregon_subtraction",
    Kind.STEP,
    N_("Federal tax that comes off the state's taxable income"),
    "Oregon federal tax subtraction",
    "oregon_tax",
)
OREGON_TAXABLE = Rule(
    "oregon_taxable_income", Kind.STEP, N_("Taxable income of the state"), "Oregon taxable income", "oregon_tax"
)
OREGON_TAX = Rule("oregon_income_tax", Kind.TAX, N_("State income tax"), "Oregon income tax", "oregon_tax")
EXEMPTION = Rule(
    "oregon_exemption_credit", Kind.TAX, N_("State exemption credit"), "Oregon exemption credit", "oregon_tax"
)
OREGON_CREDIT = Rule("oregon_earned_income_credit", Kind.TAX, N_("State earned income credit"), "Oregon EITC", "ors315")
METRO = Rule(
    "metro_tax", Kind.TAX, N_("Regional income tax"), "Metro supportive housing services tax", "portland_taxes"
)
COUNTY = Rule("county_tax", Kind.TAX, N_("County income tax"), "Multnomah County preschool for all tax", "multnomah")
EMPLOYER_SOCIAL = Rule(
    "employer_social_security", Kind.EMPLOYER, N_("Social security, employer"), "FICA, OASDI", "fica"
)
EMPLOYER_MEDICARE = Rule("employer_medicare", Kind.EMPLOYER, N_("Medicare, employer"), "FICA, Medicare", "fica")
FEDERAL_UNEMPLOYMENT = Rule(
    "employer_federal_unemployment", Kind.EMPLOYER, N_("Federal unemployment tax, employer"), "FUTA", "futa"
)
STATE_UNEMPLOYMENT = Rule(
    "employer_state_unemployment", Kind.EMPLOYER, N_("State unemployment tax, employer"), "SUTA", "state_unemployment"
)
OREGON_UNEMPLOYMENT = Rule(
    "employer_oregon_unemployment",
    Kind.EMPLOYER,
    N_("State unemployment tax, employer"),
    "Oregon unemployment insurance tax",
    "oregon_unemployment",
)
EMPLOYER_PAID_LEAVE = Rule(
    "employer_paid_leave", Kind.EMPLOYER, N_("Paid leave, employer"), "Paid Leave Oregon", "oregon_paid_leave"
)
DISTRICT = Rule(
    "employer_transit_district", Kind.EMPLOYER, N_("Transit district tax, employer"), "TriMet payroll tax", "trimet"
)


def options(p: Figures) -> tuple[Option, ...]:
    """Return the options of the American rules."""
    return (
        Option(
            "state",
            N_("State: Oregon (OR), Michigan (MI), or Texas (TX), which has no income tax"),
            "choice",
            "OR",
            choices=("OR", "MI", "TX"),
        ),
        Option("portland", N_("Lives and works in Portland (Oregon only)"), "switch", True),
        Option("local_rate", N_("Local income tax (Michigan only)"), "fraction", p.local.rate, 0.0, 0.04),
        Option("workers", N_("Workers in the firm"), "count", p.employer.default_workers, 1, 100000),
    )


def compute(gross: float, p: Figures, o: Choices, sheet: Sheet) -> float:
    """Put a year's pay on the sheet."""
    insured = min(gross, p.social_security.wage_base)
    sheet.charge(SOCIAL, insured, p.social_security.rate)
    sheet.charge(MEDICARE, gross, p.medicare.rate)
    if gross > p.medicare.additional_from:
        sheet.charge(ADDITIONAL, gross - p.medicare.additional_from, p.medicare.additional_rate)
    c = p.federal.earned_income_credit
    credit = max(0.0, min(c.rate * gross, c.maximum) - c.rate * max(0.0, gross - c.taper_from))
    if o.state == "OR":
        _oregon(gross, insured, credit, p, o, sheet)
    elif o.state == "MI":
        state = sheet.charge(STATE, max(0.0, gross - p.michigan.exemption), p.michigan.rate)
        local = sheet.charge(LOCAL, max(0.0, gross - p.local.exemption), o.local_rate)
        _federal(gross, state + local, p.federal, sheet)
        sheet.charge(STATE_CREDIT, credit, -p.michigan.earned_income_credit)
    else:
        _federal(gross, 0.0, p.federal, sheet)
    sheet.amount(CREDIT, -credit)
    _employer(gross, insured, p, o, sheet)
    return gross


def _federal(gross: float, state_and_local: float, f: _Federal, sheet: Sheet) -> float:
    """Put the federal income tax before credits on the sheet and return it."""
    limit = f.state_tax_deduction
    most = max(limit.minimum, limit.maximum - limit.taper_rate * max(0.0, gross - limit.taper_from))
    deduction = sheet.amount(DEDUCTION, max(f.standard_deduction, min(state_and_local, most)))
    taxable = sheet.amount(TAXABLE, max(0.0, gross - deduction))
    return sheet.amount(INCOME_TAX, f.income_tax(taxable), taxable, f.income_tax)


def _oregon(gross: float, insured: float, credit: float, p: Figures, o: Choices, sheet: Sheet) -> None:
    """Put Oregon's and the federal income tax on the sheet.

    Oregon subtracts the federal tax up to a limit that falls in steps to nothing. While it subtracts, its own tax is
    less than the federal standard deduction; once it does not, its tax comes first and may be deducted. So neither
    waits for the other.
    """
    sheet.charge(PAID_LEAVE, insured, p.oregon.payroll.paid_leave)
    sheet.charge(TRANSIT, gross, p.oregon.payroll.transit)
    most = p.oregon.federal_tax_subtraction(gross)
    if most:
        _oregon_tax(gross, min(most, _federal(gross, 0.0, p.federal, sheet)), p.oregon, o, sheet)
    else:
        _federal(gross, _oregon_tax(gross, 0.0, p.oregon, o, sheet), p.federal, sheet)
    sheet.charge(OREGON_CREDIT, credit, -p.oregon.earned_income_credit)


def _oregon_tax(gross: float, subtraction: float, state: _Oregon, o: Choices, sheet: Sheet) -> float:
    """Put the state's income tax on the sheet and return it; Portland's taxes have the same base."""
    sheet.amount(SUBTRACTION, subtraction)
    taxable = sheet.amount(OREGON_TAXABLE, max(0.0, gross - subtraction - state.standard_deduction))
    tax = sheet.amount(OREGON_TAX, state.income_tax(taxable), taxable, state.income_tax)
    if gross <= state.exemption_limit:
        tax += sheet.amount(EXEMPTION, -min(tax, state.exemption_credit))
    if o.portland:
        sheet.amount(METRO, state.portland.metro(taxable), taxable, state.portland.metro)
        sheet.amount(COUNTY, state.portland.county(taxable), taxable, state.portland.county)
    return tax


def _employer(gross: float, insured: float, p: Figures, o: Choices, sheet: Sheet) -> None:
    e = p.employer
    sheet.charge(EMPLOYER_SOCIAL, insured, p.social_security.rate)
    sheet.charge(EMPLOYER_MEDICARE, gross, p.medicare.rate)
    sheet.charge(FEDERAL_UNEMPLOYMENT, min(gross, e.federal_base), e.federal_unemployment)
    if o.state != "OR":
        base = e.michigan_base if o.state == "MI" else e.texas_base
        sheet.charge(STATE_UNEMPLOYMENT, min(gross, base), e.state_rate)
        return
    sheet.charge(OREGON_UNEMPLOYMENT, min(gross, e.oregon_base), e.oregon_rate)
    if o.workers >= p.oregon.payroll.paid_leave_workers:
        sheet.charge(EMPLOYER_PAID_LEAVE, insured, p.oregon.payroll.paid_leave_employer)
    if o.portland:
        sheet.charge(DISTRICT, gross, p.oregon.portland.transit_district)


def cliffs(p: Figures, o: Choices) -> tuple[Cliff, ...]:
    """Return Oregon's steps; the other credits of a single filer without children fade."""
    if o.state != "OR":
        return ()
    steps = p.oregon.federal_tax_subtraction.thresholds[1:]
    return (
        Cliff(p.oregon.exemption_limit, N_("Above this income the state's exemption credit is lost.")),
        *(Cliff(step - 0.01, N_("From here less federal tax comes off the state's taxable income.")) for step in steps),
    )


COUNTRY = Country(Figures, Choices, options, compute, cliffs)
