"""Belgium: contributions with work bonus, special contribution, assessed tax with municipal surcharge, employer's side.

A year's pay is counted as twelve equal months, as the OECD and Eurostat count it.
"""

from __future__ import annotations

from types import SimpleNamespace

from kmo_teach.language import N_
from kmo_teach.payroll.option import Option
from kmo_teach.payroll.payslip import EMPLOYEE, EMPLOYER, STEP, TAX, Estimate, Rule, Sheet
from kmo_teach.payroll.schedules import taper
from kmo_teach.payroll.tax_year import Cliff

SOCIAL = Rule(
    "social_security", EMPLOYEE, N_("Social security contribution"), "RSZ-bijdrage / Cotisation ONSS", "law1981"
)
WORK_BONUS = Rule("work_bonus", EMPLOYEE, N_("Work bonus"), "Sociale werkbonus / Bonus à l'emploi social", "work_bonus")
SPECIAL = Rule(
    "special_contribution",
    EMPLOYEE,
    N_("Special social security contribution"),
    "Bijzondere bijdrage voor de sociale zekerheid / Cotisation spéciale",
    "law1994",
)
EXPENSES = Rule(
    "professional_expenses",
    STEP,
    N_("Flat-rate professional expenses"),
    "Forfaitaire beroepskosten / Frais professionnels forfaitaires",
    "cir92_51",
)
TAXABLE = Rule("taxable_income", STEP, N_("Taxable income"), "Netto belastbaar inkomen / Revenu imposable", "cir92_130")
QUOTIENT = Rule(
    "marital_quotient",
    STEP,
    N_("Part of the income counted with the partner (marital quotient)"),
    "Huwelijksquotiënt / Quotient conjugal",
    "cir92_87",
)
INCOME_TAX = Rule("income_tax", TAX, N_("Income tax"), "Personenbelasting / Impôt des personnes physiques", "cir92_130")
PARTNER_TAX = Rule(
    "partner_income_tax",
    TAX,
    N_("Income tax on the partner's part"),
    "Personenbelasting / Impôt des personnes physiques",
    "cir92_130",
)
TAX_FREE = Rule(
    "tax_free_sum",
    TAX,
    N_("Tax on the tax-free sum, credited"),
    "Belastingvrije som / Quotité exemptée d'impôt",
    "cir92_134",
)
SURCHARGE = Rule(
    "municipal_surcharge", TAX, N_("Municipal surcharge"), "Gemeentebelasting / Additionnels communaux", "surcharge"
)
FISCAL_BONUS = Rule(
    "fiscal_work_bonus",
    TAX,
    N_("Work bonus, tax credit"),
    "Fiscale werkbonus / Bonus à l'emploi fiscal",
    "cir92_289ter1",
)
BASIC = Rule(
    "employer_basic",
    EMPLOYER,
    N_("Basic contribution, employer"),
    "Basiswerkgeversbijdrage / Cotisation patronale de base",
    "rsz_2025q1",
)
MODERATION = Rule(
    "employer_wage_moderation",
    EMPLOYER,
    N_("Wage moderation contribution, employer"),
    "Loonmatigingsbijdrage / Cotisation de modération salariale",
    "rsz_2025q1",
)
TEN_WORKERS = Rule(
    "employer_ten_workers",
    EMPLOYER,
    N_("Contribution from ten workers, employer"),
    "Bijdrage 1,60 % vanaf 10 werknemers / Cotisation 1,60 %",
    "rsz_2025q1",
)
CLOSING = Rule(
    "employer_closing_fund",
    EMPLOYER,
    N_("Closing fund, employer"),
    "Fonds voor sluiting van ondernemingen / Fonds de fermeture",
    "rsz_2025q1",
)
SMALL = Rule(
    "employer_small_funds",
    EMPLOYER,
    N_("Temporary unemployment, employer"),
    "Bijdrage tijdelijke werkloosheid / Cotisation chômage temporaire",
    "payroll_sql",
)
STRUCTURAL = Rule(
    "employer_structural_reduction",
    EMPLOYER,
    N_("Structural reduction, employer"),
    "Structurele vermindering / Réduction structurelle",
    "rsz_intermediate",
)

ESTIMATES = (
    Estimate(
        N_("The municipal surcharge is a usual rate; each municipality sets its own."),
        ("municipal_surcharge",),
        ("municipal_surcharge.rate",),
        "municipal_surcharge",
    ),
    Estimate(
        N_(
            "The structural reduction of the second quarter follows a payroll program; the sources disagree below "
            "EUR 2,800 a month."
        ),
        ("employer_structural_reduction",),
        ("structural_reduction.second_quarter.gamma", "structural_reduction.second_quarter.s2"),
    ),
    Estimate(
        N_(
            "The employer's small contributions and the ceiling from July 2025 follow a payroll program; the work "
            "accident policy and sector funds are left out."
        ),
        ("employer_small_funds",),
        ("employer.small_funds", "employer.quarter_ceiling", "employer.quarters_with_ceiling"),
    ),
    Estimate(
        N_("Holiday pay and the end-of-year premium are counted as ordinary pay of twelve equal months."),
        ("social_security",),
    ),
)


def options(p: SimpleNamespace) -> tuple[Option, ...]:
    """Return the options of the Belgian rules."""
    return (
        Option("municipal_surcharge", N_("Municipal surcharge"), "fraction", p.municipal_surcharge.rate, 0.0, 0.12),
        Option("one_earner_couple", N_("Married or legally cohabiting, partner without income"), "switch", False),
        Option("children", N_("Dependent children"), "count", 0, 0, 12),
        Option("workers", N_("Workers in the firm"), "count", p.employer.default_workers, 1, 100000),
    )


def compute(gross: float, p: SimpleNamespace, o: SimpleNamespace, sheet: Sheet) -> float:
    """Put a year's pay on the sheet."""
    contribution = sheet.charge(SOCIAL, gross, p.social_security.rate)
    bonus, credit = _work_bonus(gross / 12, contribution, p)
    sheet.amount(WORK_BONUS, -bonus)
    after = gross - contribution + bonus
    expenses = sheet.amount(EXPENSES, min(p.professional_expenses.rate * after, p.professional_expenses.maximum), after)
    taxable = sheet.amount(TAXABLE, after - expenses)
    scale = p.special_contribution.joint if o.one_earner_couple else p.special_contribution.single
    sheet.amount(SPECIAL, scale(taxable), taxable, scale)
    tax = _tax_before_surcharge(taxable, p, o, sheet)
    sheet.charge(SURCHARGE, tax, o.municipal_surcharge)
    sheet.amount(FISCAL_BONUS, -credit)
    _employer(gross, p, o, sheet)
    return gross


def _work_bonus(month: float, contribution: float, p: SimpleNamespace) -> tuple[float, float]:
    """Return the year's reduction of contributions and the tax credit that goes with it."""
    low = very_low = 0.0
    for version in (p.work_bonus.january, p.work_bonus.february):
        low += version.months * taper(month, version.a, version.a_from, version.a_rate)
        very_low += version.months * taper(month, version.b, version.b_from, version.b_rate)
    due = low + very_low
    if not due:
        return 0.0, 0.0
    granted = min(due, contribution)  # never more than the contribution itself
    credit = (p.fiscal_work_bonus.a * low + p.fiscal_work_bonus.b * very_low) * granted / due
    return granted, min(credit, p.fiscal_work_bonus.maximum)


def _tax_before_surcharge(taxable: float, p: SimpleNamespace, o: SimpleNamespace, sheet: Sheet) -> float:
    own, partner, partner_credit = taxable, 0.0, 0.0
    if o.one_earner_couple:
        partner = min(p.marital_quotient.share * taxable, p.marital_quotient.maximum)
        own -= sheet.amount(QUOTIENT, partner)
        partner_credit = p.tax_free_credit(p.tax_free_sum.amount)
    tax = sheet.amount(INCOME_TAX, p.income_tax(own), own, p.income_tax)
    if partner:
        tax += sheet.amount(PARTNER_TAX, p.income_tax(partner), partner, p.income_tax)
    # What one partner cannot use of the credit passes to the other, so one sum is enough.
    credit = p.tax_free_credit(p.tax_free_sum.amount + _for_children(o.children, p)) + partner_credit
    return tax + sheet.amount(TAX_FREE, -min(credit, tax))


def _for_children(children: int, p: SimpleNamespace) -> float:
    listed = p.tax_free_sum.children
    if not children:
        return 0.0
    return listed[min(children, len(listed)) - 1] + max(0, children - len(listed)) * p.tax_free_sum.further_child


def _employer(gross: float, p: SimpleNamespace, o: SimpleNamespace, sheet: Sheet) -> None:
    e = p.employer
    above = e.quarters_with_ceiling * max(0.0, gross / 4 - e.quarter_ceiling)
    due = sheet.charge(BASIC, gross - above, e.basic)
    due += sheet.charge(MODERATION, gross - above, e.wage_moderation)
    if o.workers >= 10:
        due += sheet.charge(TEN_WORKERS, gross, e.ten_workers)
    sheet.charge(CLOSING, gross, e.closing_fund_large if o.workers >= 20 else e.closing_fund_small)
    sheet.charge(SMALL, gross, e.small_funds)
    quarter = gross / 4
    s = p.structural_reduction
    reduction = 0.0
    for part in (s.first_quarter, s.second_quarter, s.third_and_fourth):
        if quarter < part.s0:
            reduction += part.quarters * (part.alpha * (part.s0 - quarter) + part.gamma * max(0.0, part.s2 - quarter))
    sheet.amount(STRUCTURAL, -min(reduction, due))


def cliffs(p: SimpleNamespace, o: SimpleNamespace) -> tuple[Cliff, ...]:
    """Return none: the work bonus fades and the special contribution rises without a step."""
    return ()
