"""France: contributions of a non-executive, social levies, income tax of one household part, employer with reductions.

The social levies (CSG, CRDS) count as income tax, as the OECD, Eurostat and the constitutional court class them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, floor, log

from kmo_teach.language import N_
from kmo_teach.numeric.search import first_reached
from kmo_teach.payroll.country import Cliff, Country
from kmo_teach.payroll.option import Option
from kmo_teach.payroll.payslip import Kind, Rule, Sheet
from kmo_teach.payroll.schedules import BracketSchedule, band


@dataclass(frozen=True, slots=True)
class _Amount:
    """EUR a year."""

    amount: float


@dataclass(frozen=True, slots=True)
class _OldAge:
    """Old-age insurance to one ceiling and on the whole pay, both sides."""

    capped: float
    uncapped: float
    employer_capped: float
    employer_uncapped: float


@dataclass(frozen=True, slots=True)
class _Complementary:
    """Complementary pensions of band 1 (to one ceiling) and band 2 (to some ceilings), both sides."""

    ceilings: float
    band_1: float
    band_2: float
    employer_band_1: float
    employer_band_2: float
    balance_1: float
    balance_2: float
    employer_balance_1: float
    employer_balance_2: float
    technical: float
    employer_technical: float


@dataclass(frozen=True, slots=True)
class _SocialLevies:
    """CSG and CRDS on pay less an allowance."""

    allowance: float
    allowance_ceilings: float
    deductible: float
    not_deductible: float
    debt: float


@dataclass(frozen=True, slots=True)
class _ProfessionalAllowance:
    """Allowance for work expenses: a rate between two amounts, EUR a year."""

    rate: float
    minimum: float
    maximum: float


@dataclass(frozen=True, slots=True)
class _Relief:
    """Relief for low tax: an amount less a fraction of the tax."""

    amount: float
    rate: float


@dataclass(frozen=True, slots=True)
class _Collection:
    """EUR of tax below which none is collected."""

    minimum: float


@dataclass(frozen=True, slots=True)
class _ReducedRate:
    """A lower rate up to some minimum wages."""

    rate: float
    limit: float


@dataclass(frozen=True, slots=True)
class _Employer:
    """The employer's rates, fractions of pay; the reduced ones ended with 2025."""

    health: float
    family: float
    solidarity: float
    unemployment: float
    wage_guarantee: float
    unemployment_ceilings: float
    accident: float
    housing_small: float
    housing_large: float
    construction: float
    training_small: float
    training_large: float
    apprenticeship: float
    social_dialogue: float
    default_workers: int
    reduced_health: _ReducedRate | None
    reduced_family: _ReducedRate | None


@dataclass(frozen=True, slots=True)
class _GeneralReduction:
    """Terms of the rate that comes off the employer's contributions, see :func:`_reduction_rate`."""

    minimum: float
    delta_small: float
    delta_large: float
    divisor: float
    exponent: float
    limit: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a year."""

    social_security_ceiling: _Amount
    minimum_wage: _Amount
    old_age: _OldAge
    complementary: _Complementary
    social_levies: _SocialLevies
    income_tax: BracketSchedule
    professional_allowance: _ProfessionalAllowance
    low_tax_relief: _Relief
    collection: _Collection
    high_income_contribution: BracketSchedule
    employer: _Employer
    general_reduction: _GeneralReduction


@dataclass(frozen=True, slots=True)
class Choices:
    """The options."""

    workers: int
    accident_rate: float


OLD_AGE = Rule(
    "old_age_capped", Kind.EMPLOYEE, N_("Old-age insurance, capped"), "Assurance vieillesse plafonnée", "css_d242"
)
OLD_AGE_ALL = Rule(
    "old_age_uncapped",
    Kind.EMPLOYEE,
    N_("Old-age insurance, whole pay"),
    "Assurance vieillesse déplafonnée",
    "css_d242",
)
BAND_1 = Rule(
    "complementary_1", Kind.EMPLOYEE, N_("Complementary pension, band 1"), "Agirc-Arrco, tranche 1", "agirc_arrco"
)
BAND_2 = Rule(
    "complementary_2", Kind.EMPLOYEE, N_("Complementary pension, band 2"), "Agirc-Arrco, tranche 2", "agirc_arrco"
)
BALANCE_1 = Rule("balance_1", Kind.EMPLOYEE, N_("Pension balance, band 1"), "CEG, tranche 1", "agirc_arrco")
BALANCE_2 = Rule("balance_2", Kind.EMPLOYEE, N_("Pension balance, band 2"), "CEG, tranche 2", "agirc_arrco")
TECHNICAL = Rule("technical_balance", Kind.EMPLOYEE, N_("Technical pension balance"), "CET", "agirc_arrco")
LEVY_DEDUCTIBLE = Rule(
    "social_levy_deductible", Kind.TAX, N_("Social levy, deductible part"), "CSG déductible", "css_l136"
)
LEVY = Rule("social_levy", Kind.TAX, N_("Social levy, other part"), "CSG non déductible", "css_l136")
DEBT = Rule("social_debt_levy", Kind.TAX, N_("Social debt levy"), "CRDS", "css_l136")
TAXABLE_PAY = Rule("taxable_pay", Kind.STEP, N_("Taxable pay"), "Net imposable", "css_l136")
ALLOWANCE = Rule(
    "professional_allowance", Kind.STEP, N_("Allowance for work expenses"), "Déduction forfaitaire de 10 %", "cgi83"
)
TAXABLE = Rule("taxable_income", Kind.STEP, N_("Taxable income"), "Revenu net imposable", "cgi197")
INCOME_TAX = Rule("income_tax", Kind.TAX, N_("Income tax"), "Impôt sur le revenu", "cgi197")
RELIEF = Rule("low_tax_relief", Kind.TAX, N_("Relief for low tax"), "Décote", "cgi197")
HIGH = Rule("high_income_contribution", Kind.TAX, N_("Contribution on high incomes"), "CEHR", "cgi223")
SMALL = Rule(
    "small_tax", Kind.TAX, N_("Rounding, and no collection of a small tax"), "Arrondi, seuil de recouvrement", "cgi1657"
)
E_OLD_AGE = Rule(
    "employer_old_age_capped",
    Kind.EMPLOYER,
    N_("Old-age insurance, capped, employer"),
    "Assurance vieillesse plafonnée",
    "css_d242",
)
E_OLD_AGE_ALL = Rule(
    "employer_old_age_uncapped",
    Kind.EMPLOYER,
    N_("Old-age insurance, whole pay, employer"),
    "Assurance vieillesse déplafonnée",
    "css_d242",
)
E_BAND_1 = Rule(
    "employer_complementary_1",
    Kind.EMPLOYER,
    N_("Complementary pension, band 1, employer"),
    "Agirc-Arrco et CEG, tranche 1",
    "agirc_arrco",
)
E_BAND_2 = Rule(
    "employer_complementary_2",
    Kind.EMPLOYER,
    N_("Complementary pension, band 2, employer"),
    "Agirc-Arrco et CEG, tranche 2",
    "agirc_arrco",
)
E_TECHNICAL = Rule(
    "employer_technical_balance", Kind.EMPLOYER, N_("Technical pension balance, employer"), "CET", "agirc_arrco"
)
E_HEALTH = Rule("employer_health", Kind.EMPLOYER, N_("Health insurance, employer"), "Assurance maladie", "css_employer")
E_FAMILY = Rule(
    "employer_family", Kind.EMPLOYER, N_("Family allowances, employer"), "Allocations familiales", "css_employer"
)
E_SOLIDARITY = Rule("employer_solidarity", Kind.EMPLOYER, N_("Solidarity contribution, employer"), "CSA", "openfisca")
E_UNEMPLOYMENT = Rule(
    "employer_unemployment",
    Kind.EMPLOYER,
    N_("Unemployment insurance and wage guarantee, employer"),
    "Assurance chômage et AGS",
    "openfisca",
)
E_ACCIDENT = Rule("employer_accident", Kind.EMPLOYER, N_("Accident insurance, employer"), "AT/MP", "openfisca")
E_HOUSING = Rule(
    "employer_housing",
    Kind.EMPLOYER,
    N_("Housing fund, employer"),
    "FNAL, participation à l'effort de construction",
    "openfisca",
)
E_TRAINING = Rule(
    "employer_training",
    Kind.EMPLOYER,
    N_("Training, apprenticeship and social dialogue, employer"),
    "Formation professionnelle, taxe d'apprentissage",
    "openfisca",
)
E_REDUCTION = Rule(
    "employer_general_reduction", Kind.EMPLOYER, N_("General reduction, employer"), "Réduction générale", "css_l241"
)


def options(p: Figures) -> tuple[Option, ...]:
    """Return the options of the French rules."""
    return (
        Option("workers", N_("Workers in the firm"), "count", p.employer.default_workers, 1, 100000),
        Option("accident_rate", N_("Accident insurance rate of the firm"), "fraction", p.employer.accident, 0.0, 0.15),
    )


def compute(gross: float, p: Figures, o: Choices, sheet: Sheet) -> float:
    """Put a year's pay on the sheet."""
    ceiling = p.social_security_ceiling.amount
    capped = min(gross, ceiling)
    second = band(gross, ceiling, p.complementary.ceilings * ceiling)
    c = p.complementary
    paid = sheet.charge(OLD_AGE, capped, p.old_age.capped)
    paid += sheet.charge(OLD_AGE_ALL, gross, p.old_age.uncapped)
    paid += sheet.charge(BAND_1, capped, c.band_1) + sheet.charge(BALANCE_1, capped, c.balance_1)
    if second:
        paid += sheet.charge(BAND_2, second, c.band_2) + sheet.charge(BALANCE_2, second, c.balance_2)
        paid += sheet.charge(TECHNICAL, capped + second, c.technical)
    levies = p.social_levies
    base = gross - levies.allowance * min(gross, levies.allowance_ceilings * ceiling)
    paid += sheet.charge(LEVY_DEDUCTIBLE, base, levies.deductible)
    sheet.charge(LEVY, base, levies.not_deductible)
    sheet.charge(DEBT, base, levies.debt)
    _income_tax(sheet.amount(TAXABLE_PAY, gross - paid), p, sheet)
    _employer(gross, capped, second, p, o, sheet)
    return gross


def _income_tax(pay: float, p: Figures, sheet: Sheet) -> None:
    a = p.professional_allowance
    allowance = sheet.amount(ALLOWANCE, min(pay, max(a.minimum, min(a.rate * pay, a.maximum))))
    taxable = sheet.amount(TAXABLE, sheet.rounded(pay - allowance, _whole))
    tax = sheet.amount(INCOME_TAX, p.income_tax(taxable), taxable, p.income_tax)
    relief = min(tax, max(0.0, p.low_tax_relief.amount - p.low_tax_relief.rate * tax))
    tax += sheet.amount(RELIEF, -relief)
    due = sheet.rounded(tax, _whole)
    sheet.amount(SMALL, (due if due >= p.collection.minimum else 0) - tax)
    sheet.amount(HIGH, p.high_income_contribution(taxable), taxable, p.high_income_contribution)


def _employer(gross: float, capped: float, second: float, p: Figures, o: Choices, sheet: Sheet) -> None:
    e, c, smic = p.employer, p.complementary, p.minimum_wage.amount
    sheet.charge(E_OLD_AGE, capped, p.old_age.employer_capped)
    sheet.charge(E_OLD_AGE_ALL, gross, p.old_age.employer_uncapped)
    sheet.charge(E_BAND_1, capped, c.employer_band_1 + c.employer_balance_1)
    if second:
        sheet.charge(E_BAND_2, second, c.employer_band_2 + c.employer_balance_2)
        sheet.charge(E_TECHNICAL, capped + second, c.employer_technical)
    sheet.charge(E_HEALTH, gross, _rate(gross, e.health, e.reduced_health, smic))
    sheet.charge(E_FAMILY, gross, _rate(gross, e.family, e.reduced_family, smic))
    sheet.charge(E_SOLIDARITY, gross, e.solidarity)
    insured = min(gross, e.unemployment_ceilings * p.social_security_ceiling.amount)
    sheet.charge(E_UNEMPLOYMENT, insured, e.unemployment + e.wage_guarantee)
    sheet.charge(E_ACCIDENT, gross, o.accident_rate)
    if o.workers < 50:
        sheet.charge(E_HOUSING, capped, e.housing_small)
    else:
        sheet.charge(E_HOUSING, gross, e.housing_large + e.construction)
    training = e.training_small if o.workers < 11 else e.training_large
    sheet.charge(E_TRAINING, gross, training + e.apprenticeship + e.social_dialogue)
    sheet.charge(E_REDUCTION, gross, -_reduction_rate(gross, p, o))


def _rate(gross: float, usual: float, reduced: _ReducedRate | None, smic: float) -> float:
    return reduced.rate if reduced and gross <= _cents(reduced.limit * smic) else usual


def _reduction_rate(gross: float, p: Figures, o: Choices) -> float:
    """Return the rate of the general reduction (Social Security Code, article D241-7).

    It is ``minimum + delta * ((limit * minimum wage / pay - 1) / divisor) ** exponent``, the second part rounded to
    four decimals and at most ``delta``; 0 from ``limit`` minimum wages on.
    """
    r = p.general_reduction
    smic = p.minimum_wage.amount
    if not 0 < gross < _cents(r.limit * smic):
        return 0.0
    delta = r.delta_small if o.workers < 50 else r.delta_large
    share = min(1.0, (r.limit * smic / gross - 1) / r.divisor)
    return r.minimum + round(delta * exp(r.exponent * log(share)), 4)


def cliffs(p: Figures, o: Choices) -> tuple[Cliff, ...]:
    """Return where collection, the technical balance and the employer's full rates start, and the steps of the tax."""
    smic, e = p.minimum_wage.amount, p.employer
    steps = [
        Cliff(
            _last_uncollected(p, o), N_("Income tax below a small amount is not collected; from there it is due whole.")
        ),
        Cliff(
            p.social_security_ceiling.amount,
            N_("Above the social security ceiling the technical pension balance is due on the whole pay."),
        ),
    ]
    if e.reduced_health:
        steps.append(
            Cliff(_cents(e.reduced_health.limit * smic), N_("From here the employer's health rate is not reduced."))
        )
    if e.reduced_family:
        steps.append(
            Cliff(_cents(e.reduced_family.limit * smic), N_("From here the employer's family rate is not reduced."))
        )
    if p.general_reduction.minimum:
        steps.append(
            Cliff(
                _cents(p.general_reduction.limit * smic) - 0.01,
                N_("From here the employer loses what is left of the general reduction."),
            )
        )
    steps.append(Cliff(None, N_("Taxable income and tax are rounded to whole euros, so the tax rises in steps."), 1.05))
    return tuple(steps)


def _whole(amount: float) -> int:
    """Round to whole euros, half up (General Tax Code, article 1657)."""
    return floor(amount + 0.5)


def _cents(amount: float) -> float:
    return floor(round(amount * 100, 6)) / 100


def _last_uncollected(p: Figures, o: Choices) -> float:
    """Return the highest whole-cent pay on which no income tax is collected."""

    def collected(cents: int) -> bool:
        sheet = Sheet()
        compute(cents / 100, p, o, sheet)
        return sum(amount for rule, _base, _rate, amount in sheet.entries if rule in (INCOME_TAX, RELIEF, SMALL)) > 0.5

    return (first_reached(collected, 0, 100 * round(p.social_security_ceiling.amount)) - 1) / 100


COUNTRY = Country(Figures, Choices, options, compute, cliffs)
