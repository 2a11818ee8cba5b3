"""France: contributions of a non-executive, social levies, income tax of one household part, employer with reductions.

The social levies (CSG, CRDS) count as income tax, as the OECD, Eurostat and the constitutional court class them.
"""

from __future__ import annotations

from math import floor
from types import SimpleNamespace

from kmo_teach.language import N_
from kmo_teach.payroll.option import Option
from kmo_teach.payroll.payslip import EMPLOYEE, EMPLOYER, STEP, TAX, Estimate, Rule, Sheet
from kmo_teach.payroll.schedules import band
from kmo_teach.payroll.tax_year import Cliff

OLD_AGE = Rule(
    "old_age_capped", EMPLOYEE, N_("Old-age insurance, capped"), "Assurance vieillesse plafonnée", "css_d242"
)
OLD_AGE_ALL = Rule(
    "old_age_uncapped", EMPLOYEE, N_("Old-age insurance, whole pay"), "Assurance vieillesse déplafonnée", "css_d242"
)
BAND_1 = Rule("complementary_1", EMPLOYEE, N_("Complementary pension, band 1"), "Agirc-Arrco, tranche 1", "agirc_arrco")
BAND_2 = Rule("complementary_2", EMPLOYEE, N_("Complementary pension, band 2"), "Agirc-Arrco, tranche 2", "agirc_arrco")
BALANCE_1 = Rule("balance_1", EMPLOYEE, N_("Pension balance, band 1"), "CEG, tranche 1", "agirc_arrco")
BALANCE_2 = Rule("balance_2", EMPLOYEE, N_("Pension balance, band 2"), "CEG, tranche 2", "agirc_arrco")
TECHNICAL = Rule("technical_balance", EMPLOYEE, N_("Technical pension balance"), "CET", "agirc_arrco")
LEVY_DEDUCTIBLE = Rule("social_levy_deductible", TAX, N_("Social levy, deductible part"), "CSG déductible", "css_l136")
LEVY = Rule("social_levy", TAX, N_("Social levy, other part"), "CSG non déductible", "css_l136")
DEBT = Rule("social_debt_levy", TAX, N_("Social debt levy"), "CRDS", "css_l136")
TAXABLE_PAY = Rule("taxable_pay", STEP, N_("Taxable pay"), "Net imposable", "css_l136")
ALLOWANCE = Rule(
    "professional_allowance", STEP, N_("Allowance for work expenses"), "Déduction forfaitaire de 10 %", "cgi83"
)
TAXABLE = Rule("taxable_income", STEP, N_("Taxable income"), "Revenu net imposable", "cgi197")
INCOME_TAX = Rule("income_tax", TAX, N_("Income tax"), "Impôt sur le revenu", "cgi197")
RELIEF = Rule("low_tax_relief", TAX, N_("Relief for low tax"), "Décote", "cgi197")
HIGH = Rule("high_income_contribution", TAX, N_("Contribution on high incomes"), "CEHR", "cgi223")
SMALL = Rule(
    "small_tax", TAX, N_("Rounding, and no collection of a small tax"), "Arrondi, seuil de recouvrement", "cgi1657"
)
E_OLD_AGE = Rule(
    "employer_old_age_capped",
    EMPLOYER,
    N_("Old-age insurance, capped, employer"),
    "Assurance vieillesse plafonnée",
    "css_d242",
)
E_OLD_AGE_ALL = Rule(
    "employer_old_age_uncapped",
    EMPLOYER,
    N_("Old-age insurance, whole pay, employer"),
    "Assurance vieillesse déplafonnée",
    "css_d242",
)
E_BAND_1 = Rule(
    "employer_complementary_1",
    EMPLOYER,
    N_("Complementary pension, band 1, employer"),
    "Agirc-Arrco et CEG, tranche 1",
    "agirc_arrco",
)
E_BAND_2 = Rule(
    "employer_complementary_2",
    EMPLOYER,
    N_("Complementary pension, band 2, employer"),
    "Agirc-Arrco et CEG, tranche 2",
    "agirc_arrco",
)
E_TECHNICAL = Rule(
    "employer_technical_balance", EMPLOYER, N_("Technical pension balance, employer"), "CET", "agirc_arrco"
)
E_HEALTH = Rule("employer_health", EMPLOYER, N_("Health insurance, employer"), "Assurance maladie", "css_employer")
E_FAMILY = Rule(
    "employer_family", EMPLOYER, N_("Family allowances, employer"), "Allocations familiales", "css_employer"
)
E_SOLIDARITY = Rule("employer_solidarity", EMPLOYER, N_("Solidarity contribution, employer"), "CSA", "openfisca")
E_UNEMPLOYMENT = Rule(
    "employer_unemployment",
    EMPLOYER,
    N_("Unemployment insurance and wage guarantee, employer"),
    "Assurance chômage et AGS",
    "openfisca",
)
E_ACCIDENT = Rule("employer_accident", EMPLOYER, N_("Accident insurance, employer"), "AT/MP", "openfisca")
E_HOUSING = Rule(
    "employer_housing",
    EMPLOYER,
    N_("Housing fund, employer"),
    "FNAL, participation à l'effort de construction",
    "openfisca",
)
E_TRAINING = Rule(
    "employer_training",
    EMPLOYER,
    N_("Training, apprenticeship and social dialogue, employer"),
    "Formation professionnelle, taxe d'apprentissage",
    "openfisca",
)
E_REDUCTION = Rule(
    "employer_general_reduction", EMPLOYER, N_("General reduction, employer"), "Réduction générale (RGCP)", "css_l241"
)

ESTIMATES = (
    Estimate(
        N_(
            "The employer's side uses the rates in force from May 2025 and a low accident rate; the mobility levy "
            "of towns and sector agreements are left out."
        ),
        ("employer_accident",),
        ("employer.accident",),
    ),
)


def options(p: SimpleNamespace) -> tuple[Option, ...]:
    """Return the options of the French rules."""
    return (
        Option("workers", N_("Workers in the firm"), "count", p.employer.default_workers, 1, 100000),
        Option("accident_rate", N_("Accident insurance rate of the firm"), "fraction", p.employer.accident, 0.0, 0.15),
    )


def compute(gross: float, p: SimpleNamespace, o: SimpleNamespace, sheet: Sheet) -> float:
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


def _income_tax(pay: float, p: SimpleNamespace, sheet: Sheet) -> None:
    a = p.professional_allowance
    allowance = sheet.amount(ALLOWANCE, min(pay, max(a.minimum, min(a.rate * pay, a.maximum))))
    taxable = sheet.amount(TAXABLE, floor(pay - allowance + 0.5))
    tax = sheet.amount(INCOME_TAX, p.income_tax(taxable), taxable, p.income_tax)
    relief = min(tax, max(0.0, p.low_tax_relief.amount - p.low_tax_relief.rate * tax))
    tax += sheet.amount(RELIEF, -relief)
    due = floor(tax + 0.5)
    sheet.amount(SMALL, (due if due >= p.collection.minimum else 0) - tax)
    sheet.amount(HIGH, p.high_income_contribution(taxable), taxable, p.high_income_contribution)


def _employer(gross: float, capped: float, second: float, p: SimpleNamespace, o: SimpleNamespace, sheet: Sheet) -> None:
    e, c, smic = p.employer, p.complementary, p.minimum_wage.amount
    sheet.charge(E_OLD_AGE, capped, p.old_age.employer_capped)
    sheet.charge(E_OLD_AGE_ALL, gross, p.old_age.employer_uncapped)
    sheet.charge(E_BAND_1, capped, c.employer_band_1 + c.employer_balance_1)
    if second:
        sheet.charge(E_BAND_2, second, c.employer_band_2 + c.employer_balance_2)
        sheet.charge(E_TECHNICAL, capped + second, c.employer_technical)
    sheet.charge(E_HEALTH, gross, e.health_reduced if gross <= e.health_limit * smic else e.health)
    sheet.charge(E_FAMILY, gross, e.family_reduced if gross <= e.family_limit * smic else e.family)
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
    r = p.general_reduction
    if 0 < gross < r.limit * smic:
        most = r.maximum_small if o.workers < 50 else r.maximum_large
        sheet.charge(E_REDUCTION, gross, -min(most, most / r.divisor * (r.limit * smic / gross - 1)))


def cliffs(p: SimpleNamespace, o: SimpleNamespace) -> tuple[Cliff, ...]:
    """Return the start of collection, the technical balance and the euro steps of the tax."""
    return (
        Cliff(
            _last_uncollected(p, o), N_("Income tax below a small amount is not collected; from there it is due whole.")
        ),
        Cliff(
            p.social_security_ceiling.amount,
            N_("Above the social security ceiling the technical pension balance is due on the whole pay."),
        ),
        Cliff(None, N_("Taxable income and tax are rounded to whole euros, so the tax rises in steps."), 1.05),
    )


def _last_uncollected(p: SimpleNamespace, o: SimpleNamespace) -> float:
    """Return the highest whole-cent pay on which no income tax is collected."""

    def collected(cents: int) -> bool:
        sheet = Sheet()
        compute(cents / 100, p, o, sheet)
        return sum(amount for rule, _base, _rate, amount in sheet.entries if rule in (INCOME_TAX, RELIEF, SMALL)) > 0.5

    low, high = 0, 100 * round(p.social_security_ceiling.amount)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if collected(middle) else (middle, high)
    return low / 100
