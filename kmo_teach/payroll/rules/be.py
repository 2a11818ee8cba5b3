"""Belgium: contributions with work bonus, special contribution, assessed tax with municipal surcharge, employer's side.

A year's pay is counted as 13.92 months: twelve equal ones, an end-of-year premium and double holiday pay. The OECD and
Eurostat count twelve equal months; :class:`Choices` has a switch for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kmo_teach.language import N_
from kmo_teach.payroll.country import Cliff, Country
from kmo_teach.payroll.option import Option
from kmo_teach.payroll.payslip import Kind, Rule, Sheet
from kmo_teach.payroll.schedules import BracketSchedule, taper


@dataclass(frozen=True, slots=True)
class _Rate:
    """A rate."""

    rate: float


@dataclass(frozen=True, slots=True)
class _ExtraMonths:
    """What is paid beside twelve months, in months of pay."""

    end_of_year: float
    holiday: float
    holiday_insured: float


@dataclass(frozen=True, slots=True)
class _WorkBonus:
    """A version of the work bonus and the months that it holds: two parts that fall with a month's pay."""

    months: float
    a: float
    a_from: float
    a_rate: float
    b: float
    b_from: float
    b_rate: float


@dataclass(frozen=True, slots=True)
class _FiscalBonus:
    """Tax credit on the two parts of the work bonus, at most an amount a year."""

    a: float
    b: float
    maximum: float


@dataclass(frozen=True, slots=True)
class _Special:
    """Special contribution of singles and of couples."""

    single: BracketSchedule
    joint: BracketSchedule


@dataclass(frozen=True, slots=True)
class _Expenses:
    """Flat-rate expenses: a rate, at most an amount a year."""

    rate: float
    maximum: float


@dataclass(frozen=True, slots=True)
class _Quotient:
    """Part of income counted with the partner, at most an amount a year."""

    share: float
    maximum: float


@dataclass(frozen=True, slots=True)
class _TaxFree:
    """Tax-free sum, what one to four children add to it, and each further child."""

    amount: float
    children: tuple[float, ...]
    further_child: float


@dataclass(frozen=True, slots=True)
class _Employer:
    """The employer's rates, and the ceiling of a quarter's pay with the last quarters of the year that have it."""

    basic: float
    wage_moderation: float
    ten_workers: float
    closing_fund_small: float
    closing_fund_large: float
    small_funds: float
    quarter_ceiling: float
    quarters_with_ceiling: int
    default_workers: int


@dataclass(frozen=True, slots=True)
class _Reduction:
    """A version of the structural reduction and the quarters that it holds."""

    quarters: int
    alpha: float
    s0: float
    gamma: float
    s2: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a year; the versions of a rule within the year stand in the order of time."""

    social_security: _Rate
    extra_months: _ExtraMonths
    work_bonus: Mapping[str, _WorkBonus]
    fiscal_work_bonus: _FiscalBonus
    special_contribution: _Special
    professional_expenses: _Expenses
    marital_quotient: _Quotient
    income_tax: BracketSchedule
    tax_free_sum: _TaxFree
    tax_free_credit: BracketSchedule
    municipal_surcharge: _Rate
    employer: _Employer
    structural_reduction: Mapping[str, _Reduction]


@dataclass(frozen=True, slots=True)
class Choices:
    """The options."""

    municipal_surcharge: float
    one_earner_couple: bool
    children: int
    workers: int
    equal_months: bool


MONTH = Rule("month", Kind.STEP, N_("Pay of one month"), "Brutomaandloon / Salaire mensuel brut", "holiday_pay")
SOCIAL = Rule(
    "social_security", Kind.EMPLOYEE, N_("Social security contribution"), "RSZ-bijdrage / Cotisation ONSS", "law1981"
)
HOLIDAY = Rule(
    "holiday_contribution",
    Kind.EMPLOYEE,
    N_("Contribution on double holiday pay"),
    "Bijzondere inhouding dubbel vakantiegeld / Retenue sur le double pécule",
    "holiday_pay",
)
WORK_BONUS = Rule(
    "work_bonus", Kind.EMPLOYEE, N_("Work bonus"), "Sociale werkbonus / Bonus à l'emploi social", "work_bonus"
)
SPECIAL = Rule(
    "special_contribution",
    Kind.EMPLOYEE,
    N_("Special social security contribution"),
    "Bijzondere bijdrage voor de sociale zekerheid / Cotisation spéciale",
    "law1994",
)
EXPENSES = Rule(
    "professional_expenses",
    Kind.STEP,
    N_("Flat-rate professional expenses"),
    "Forfaitaire beroepskosten / Frais professionnels forfaitaires",
    "cir92_51",
)
TAXABLE = Rule(
    "taxable_income", Kind.STEP, N_("Taxable income"), "Netto belastbaar inkomen / Revenu imposable", "cir92_130"
)
QUOTIENT = Rule(
    "marital_quotient",
    Kind.STEP,
    N_("Part of the income counted with the partner (marital quotient)"),
    "Huwelijksquotiënt / Quotient conjugal",
    "cir92_87",
)
INCOME_TAX = Rule(
    "income_tax", Kind.TAX, N_("Personal income tax"), "Personenbelasting / Impôt des personnes physiques", "cir92_130"
)
PARTNER_TAX = Rule(
    "partner_income_tax",
    Kind.TAX,
    N_("Personal income tax on the partner's part"),
    "Personenbelasting / Impôt des personnes physiques",
    "cir92_130",
)
TAX_FREE = Rule(
    "tax_free_sum",
    Kind.TAX,
    N_("Tax on the tax-free sum, credited"),
    "Belastingvrije som / Quotité exemptée d'impôt",
    "cir92_134",
)
SURCHARGE = Rule(
    "municipal_surcharge",
    Kind.TAX,
    N_("Municipal surcharge"),
    "Gemeentebelasting / Additionnels communaux",
    "surcharge",
)
FISCAL_BONUS = Rule(
    "fiscal_work_bonus",
    Kind.TAX,
    N_("Work bonus, tax credit"),
    "Fiscale werkbonus / Bonus à l'emploi fiscal",
    "cir92_289ter1",
)
BASIC = Rule(
    "employer_basic",
    Kind.EMPLOYER,
    N_("Basic contribution, employer"),
    "Basiswerkgeversbijdrage / Cotisation patronale de base",
    "rsz_basic",
)
MODERATION = Rule(
    "employer_wage_moderation",
    Kind.EMPLOYER,
    N_("Wage moderation contribution, employer"),
    "Loonmatigingsbijdrage / Cotisation de modération salariale",
    "rsz_basic",
)
TEN_WORKERS = Rule(
    "employer_ten_workers",
    Kind.EMPLOYER,
    N_("Contribution from ten workers, employer"),
    "Bijdrage 1,60 % vanaf 10 werknemers / Cotisation 1,60 %",
    "rsz_basic",
)
CLOSING = Rule(
    "employer_closing_fund",
    Kind.EMPLOYER,
    N_("Closing fund, employer"),
    "Fonds voor sluiting van ondernemingen / Fonds de fermeture",
    "closing_fund",
)
SMALL = Rule(
    "employer_small_funds",
    Kind.EMPLOYER,
    N_("Temporary unemployment, employer"),
    "Bijdrage tijdelijke werkloosheid / Cotisation chômage temporaire",
    "employer_funds",
)
STRUCTURAL = Rule(
    "employer_structural_reduction",
    Kind.EMPLOYER,
    N_("Structural reduction, employer"),
    "Structurele vermindering / Réduction structurelle",
    "rsz_intermediate",
)


def options(p: Figures) -> tuple[Option, ...]:
    """Return the options of the Belgian rules."""
    return (
        Option("municipal_surcharge", N_("Municipal surcharge"), "fraction", p.municipal_surcharge.rate, 0.0, 0.12),
        Option("one_earner_couple", N_("Married or legally cohabiting, partner without income"), "switch", False),
        Option("children", N_("Dependent children"), "count", 0, 0, 12),
        Option("workers", N_("Workers in the firm"), "count", p.employer.default_workers, 1, 100000),
        Option(
            "equal_months",
            N_("Count twelve equal months, without end-of-year premium and double holiday pay"),
            "switch",
            False,
        ),
    )


def compute(gross: float, p: Figures, o: Choices, sheet: Sheet) -> float:
    """Put a year's pay on the sheet."""
    extra = p.extra_months
    premium, holiday, insured = (
        (0.0, 0.0, 0.0) if o.equal_months else (extra.end_of_year, extra.holiday, extra.holiday_insured)
    )
    month = sheet.amount(MONTH, gross / (12 + premium + holiday))
    contribution = sheet.charge(SOCIAL, (12 + premium) * month, p.social_security.rate)
    # The bonus looks at a month's ordinary pay, and cannot exceed the contribution on it.
    bonus, credit = _work_bonus(month, 12 * month * p.social_security.rate, p)
    sheet.amount(WORK_BONUS, -bonus)
    contribution += sheet.charge(HOLIDAY, insured * month, p.social_security.rate)
    after = gross - contribution + bonus
    expenses = sheet.amount(EXPENSES, min(p.professional_expenses.rate * after, p.professional_expenses.maximum), after)
    taxable = sheet.amount(TAXABLE, after - expenses)
    scale = p.special_contribution.joint if o.one_earner_couple else p.special_contribution.single
    sheet.amount(SPECIAL, scale(taxable), taxable, scale)
    tax = _tax_before_surcharge(taxable, p, o, sheet)
    sheet.charge(SURCHARGE, tax, o.municipal_surcharge)
    sheet.amount(FISCAL_BONUS, -credit)
    _employer(month, premium, p, o, sheet)
    return gross


def _work_bonus(month: float, contribution: float, p: Figures) -> tuple[float, float]:
    """Return the year's reduction of contributions and the tax credit that goes with it."""
    low = very_low = 0.0
    for version in p.work_bonus.values():
        low += version.months * taper(month, version.a, version.a_from, version.a_rate)
        very_low += version.months * taper(month, version.b, version.b_from, version.b_rate)
    due = low + very_low
    if not due:
        return 0.0, 0.0
    granted = min(due, contribution)
    credit = (p.fiscal_work_bonus.a * low + p.fiscal_work_bonus.b * very_low) * granted / due
    return granted, min(credit, p.fiscal_work_bonus.maximum)


def _tax_before_surcharge(taxable: float, p: Figures, o: Choices, sheet: Sheet) -> float:
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


def _for_children(children: int, p: Figures) -> float:
    listed = p.tax_free_sum.children
    if not children:
        return 0.0
    return listed[min(children, len(listed)) - 1] + max(0, children - len(listed)) * p.tax_free_sum.further_child


def _employer(month: float, premium: float, p: Figures, o: Choices, sheet: Sheet) -> None:
    """Put the employer's side on the sheet; double holiday pay bears none, the premium is paid in the last quarter."""
    e = p.employer
    quarters = (3 * month, 3 * month, 3 * month, (3 + premium) * month)
    pay = sum(quarters)
    above = sum(max(0.0, quarter - e.quarter_ceiling) for quarter in quarters[4 - e.quarters_with_ceiling :])
    due = sheet.charge(BASIC, pay - above, e.basic)
    due += sheet.charge(MODERATION, pay - above, e.wage_moderation)
    if o.workers >= 10:
        due += sheet.charge(TEN_WORKERS, pay, e.ten_workers)
    sheet.charge(CLOSING, pay, e.closing_fund_large if o.workers >= 20 else e.closing_fund_small)
    sheet.charge(SMALL, pay, e.small_funds)
    versions = [version for version in p.structural_reduction.values() for _quarter in range(version.quarters)]
    reduction = sum(_reduction(quarter, version) for quarter, version in zip(quarters, versions, strict=True))
    sheet.amount(STRUCTURAL, -min(reduction, due))


def _reduction(quarter: float, s: _Reduction) -> float:
    if quarter >= s.s0:
        return 0.0
    return s.alpha * (s.s0 - quarter) + s.gamma * max(0.0, s.s2 - quarter)


def cliffs(p: Figures, o: Choices) -> tuple[Cliff, ...]:
    """Return none: the work bonus fades and the special contribution rises without a step."""
    return ()


COUNTRY = Country(Figures, Choices, options, compute, cliffs)
