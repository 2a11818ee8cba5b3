"""United States: payroll taxes, federal income tax with earned income credit, state and local income tax."""

from __future__ import annotations

from types import SimpleNamespace

from kmo_teach.language import N_
from kmo_teach.payroll.option import Option
from kmo_teach.payroll.payslip import EMPLOYEE, EMPLOYER, STEP, TAX, Estimate, Rule, Sheet
from kmo_teach.payroll.tax_year import Cliff

SOCIAL = Rule("social_security", EMPLOYEE, N_("Social security"), "FICA, OASDI", "fica")
MEDICARE = Rule("medicare", EMPLOYEE, N_("Medicare"), "FICA, Medicare", "fica")
ADDITIONAL = Rule("additional_medicare", EMPLOYEE, N_("Additional Medicare tax"), "", "additional_medicare")
DEDUCTION = Rule(
    "deduction",
    STEP,
    N_("Standard deduction, or state and local tax where that is more"),
    "Standard deduction / SALT deduction",
    "irc63",
)
TAXABLE = Rule("taxable_income", STEP, N_("Taxable income"), "Taxable income", "irc1")
INCOME_TAX = Rule("income_tax", TAX, N_("Federal income tax"), "Federal income tax", "irc1")
CREDIT = Rule("earned_income_credit", TAX, N_("Earned income credit"), "EITC", "irc32")
STATE = Rule("state_income_tax", TAX, N_("State income tax"), "Michigan income tax", "mcl206")
STATE_CREDIT = Rule("state_earned_income_credit", TAX, N_("State earned income credit"), "Michigan EITC", "mcl206_272")
LOCAL = Rule("local_income_tax", TAX, N_("Local income tax"), "City of Detroit income tax", "oecd_fit")
EMPLOYER_SOCIAL = Rule("employer_social_security", EMPLOYER, N_("Social security, employer"), "FICA, OASDI", "fica")
EMPLOYER_MEDICARE = Rule("employer_medicare", EMPLOYER, N_("Medicare, employer"), "FICA, Medicare", "fica")
FEDERAL_UNEMPLOYMENT = Rule(
    "employer_federal_unemployment", EMPLOYER, N_("Federal unemployment tax, employer"), "FUTA", "futa"
)
STATE_UNEMPLOYMENT = Rule(
    "employer_state_unemployment", EMPLOYER, N_("State unemployment tax, employer"), "SUTA", "state_unemployment"
)

ESTIMATES = (
    Estimate(
        N_(
            "The local income tax is fitted to OECD results for Detroit; most places in the United States have "
            "none or another rate."
        ),
        ("local_income_tax",),
        ("local.rate", "local.exemption"),
        "local_rate",
    ),
    Estimate(
        N_("The state unemployment rate is that of a new employer; each employer gets its own."),
        ("employer_state_unemployment",),
        ("employer.state_rate",),
    ),
    Estimate(
        N_(
            "Left out because it is no payroll tax: health insurance through the employer, which is dear in the "
            "United States."
        ),
        ("employer_medicare",),
    ),
)


def options(p: SimpleNamespace) -> tuple[Option, ...]:
    """Return the options of the American rules."""
    return (
        Option("state", N_("State: Michigan, or Texas, which has no income tax"), "choice", "MI", choices=("MI", "TX")),
        Option("local_rate", N_("Local income tax (Michigan only)"), "fraction", p.local.rate, 0.0, 0.04),
    )


def compute(gross: float, p: SimpleNamespace, o: SimpleNamespace, sheet: Sheet) -> float:
    """Put a year's pay on the sheet."""
    insured = min(gross, p.social_security.wage_base)
    sheet.charge(SOCIAL, insured, p.social_security.rate)
    sheet.charge(MEDICARE, gross, p.medicare.rate)
    if gross > p.medicare.additional_from:
        sheet.charge(ADDITIONAL, gross - p.medicare.additional_from, p.medicare.additional_rate)
    state = local = 0.0
    if o.state == "MI":
        state = sheet.charge(STATE, max(0.0, gross - p.michigan.exemption), p.michigan.rate)
        local = sheet.charge(LOCAL, max(0.0, gross - p.local.exemption), o.local_rate)
    _federal(gross, state + local, p.federal, sheet)
    c = p.federal.earned_income_credit
    credit = max(0.0, min(c.rate * gross, c.maximum) - c.rate * max(0.0, gross - c.taper_from))
    sheet.amount(CREDIT, -credit)
    if o.state == "MI":
        sheet.charge(STATE_CREDIT, credit, -p.michigan.earned_income_credit)
    e = p.employer
    sheet.charge(EMPLOYER_SOCIAL, insured, p.social_security.rate)
    sheet.charge(EMPLOYER_MEDICARE, gross, p.medicare.rate)
    sheet.charge(FEDERAL_UNEMPLOYMENT, min(gross, e.federal_base), e.federal_unemployment)
    sheet.charge(STATE_UNEMPLOYMENT, min(gross, e.michigan_base if o.state == "MI" else e.texas_base), e.state_rate)
    return gross


def _federal(gross: float, state_and_local: float, f: SimpleNamespace, sheet: Sheet) -> None:
    limit = f.state_tax_deduction
    most = max(limit.minimum, limit.maximum - limit.taper_rate * max(0.0, gross - limit.taper_from))
    deduction = sheet.amount(DEDUCTION, max(f.standard_deduction, min(state_and_local, most)))
    taxable = sheet.amount(TAXABLE, max(0.0, gross - deduction))
    sheet.amount(INCOME_TAX, f.income_tax(taxable), taxable, f.income_tax)


def cliffs(p: SimpleNamespace, o: SimpleNamespace) -> tuple[Cliff, ...]:
    """Return none: the credits of a single filer without children fade without a step."""
    return ()
