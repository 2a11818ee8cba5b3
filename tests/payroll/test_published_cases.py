"""Single rules against the words and examples of laws and administrations."""

from __future__ import annotations

from math import floor

import pytest

from kmo_teach.payroll import net_pay
from kmo_teach.payroll.tax_year import find

LAW = {
    2025: ((12096, 932.30), (17443, 176.64, 1015.13), (68480, 10911.92), (277825, 19246.67)),
    2026: ((12348, 914.51), (17799, 173.10, 1034.87), (69878, 11135.63), (277825, 19470.38)),
}
"""The figures in section 32a(1) of the German Income Tax Act (EStH 2025; UPTAB 2026 of the ministry)."""


def german_tariff(x: int, year: int) -> int:
    """Return income tax in the words of the law."""
    (free, steep), (second, less, start), (third, off), (fourth, off_more) = LAW[year]
    if x <= free:
        return 0
    if x <= second:
        y = (x - free) / 10000
        return floor(round((steep * y + 1400) * y, 6))
    if x <= third:
        z = (x - second) / 10000
        return floor(round((less * z + 2397) * z + start, 6))
    return floor(round(0.42 * x - off, 6)) if x <= fourth else floor(round(0.45 * x - off_more, 6))


@pytest.mark.parametrize("year", LAW)
def test_german_tariff_is_the_laws(year):
    tariff = find("DE", year).values.tariff
    taxable = [*range(12000, 71000), *range(71000, 290000, 97), 277825, 277826, 300000]
    assert [x for x in taxable if floor(round(tariff(x), 6)) != german_tariff(x, year)] == []


def test_german_tariff_at_the_ministrys_example_amounts():
    tariff = find("DE", 2025).values.tariff
    assert [floor(tariff(x)) for x in (12096, 15000, 50000, 100000, 300000)] == [0, 485, 10691, 31088, 115753]


def one_line(country: str, gross: float, key: str, year: int = 2025, **options: object) -> float:
    return sum(line.amount for line in net_pay(country, gross, year, **options).lines if line.key == key)


def test_german_transition_factor_of_2026_is_the_laws():
    """Social Code IV, section 20(2a): 28% over the total rate, to four decimals."""
    p = find("DE", 2026).values
    total = 2 * (p.pension.rate + p.unemployment.rate + p.health.rate + p.care.rate) + p.health.additional_rate
    assert round(0.28 / total, 4) == p.midijob.factor


@pytest.mark.parametrize("year", [2025, 2026])
def test_luxembourg_minimum_wage_credit_is_the_administrations_example(year):
    """help.salary.lu: EUR 3,408.13 a month gives EUR 25.90."""
    assert one_line("LU", 12 * 3408.13, "minimum_wage_credit", year) / 12 == pytest.approx(-25.90, abs=0.01)


@pytest.mark.parametrize("year", [2025, 2026])
def test_irish_credit_is_the_labour_offices_example(year):
    """mites.gob.es: at EUR 352.01 a week the contribution is reduced by EUR 12."""
    assert one_line("IE", 52 * 352.01, "social_insurance_credit", year) / 52 == pytest.approx(-12, abs=0.01)


def test_an_irish_payslip_of_2026_is_that_of_an_independent_audit():
    """The audit leaves automatic enrolment out; it takes 1.5 % of pay, on top of everything else."""
    assert net_pay("IE", 45000, 2026, auto_enrolment=False).net == pytest.approx(37010.31, abs=0.01)
    assert net_pay("IE", 45000, 2026).net == pytest.approx(37010.31 - 675, abs=0.01)
    assert net_pay("IE", 100_000, 2026, auto_enrolment=False).net - net_pay("IE", 100_000, 2026).net == 1200
    assert one_line("IE", 20_000, "pension_savings", 2026) == 0


def test_belgian_work_bonus_covers_the_whole_contribution_at_the_minimum_wage():
    """RSZ/ONSS: part A and part B are full below EUR 2,175.25 a month, and never more than the contribution."""
    slip = net_pay("BE", 12 * 2070.48, 2025, equal_months=True)
    assert one_line("BE", 12 * 2070.48, "work_bonus", equal_months=True) == pytest.approx(-0.1307 * slip.gross)
    assert one_line("BE", 12 * 2170, "work_bonus", equal_months=True) == pytest.approx(
        -(118.22 + 159.43 - 0.2699 * (2170 - 2132.59)) - 11 * (120.59 + 162.62)
    )


@pytest.mark.parametrize(
    ("children", "more"),
    [
        (1, 550 * 0.25 + (12890 - 11460) * 0.30),
        (2, 550 * 0.25 + (16020 - 11460) * 0.30),
        (5, 550 * 0.25 + 4860 * 0.30 + 10870 * 0.40 + (36490 - 27190) * 0.45),
    ],
)
def test_belgian_children_raise_the_tax_free_sum(children, more):
    """Articles 131, 132 and 134: EUR 10,910, with 1,980, 5,110 or 18,510 + 7,070 more, on the credit's own scale."""
    without = one_line("BE", 80000, "tax_free_sum")
    assert without - one_line("BE", 80000, "tax_free_sum", children=children) == pytest.approx(more)


def test_belgian_marital_quotient_is_capped():
    """Articles 87 and 88: 30% of the income, at most EUR 13,460; the partner has a tax-free sum too."""
    assert one_line("BE", 80000, "marital_quotient", one_earner_couple=True) == 13460
    assert one_line("BE", 80000, "tax_free_sum", one_earner_couple=True) == pytest.approx(-2 * 2727.5)


def test_a_belgian_year_is_13_92_months():
    """Securex: no contribution on the last 7% of a month of double holiday pay, and none at all by the employer."""
    month = 4000.0
    slip = net_pay("BE", 13.92 * month, 2026)
    lines = {line.key: line.amount for line in slip.lines}
    assert lines["month"] == pytest.approx(month)
    assert lines["social_security"] == pytest.approx(0.1307 * 13 * month)
    assert lines["holiday_contribution"] == pytest.approx(0.1307 * 0.85 * month)
    assert lines["employer_basic"] == pytest.approx(0.1988 * 13 * month)
    equal = net_pay("BE", 13.92 * month, 2026, equal_months=True)
    assert "holiday_contribution" not in {line.key for line in equal.lines}
    assert equal.labour_cost > slip.labour_cost


def test_the_belgian_law_of_15_july_2026_is_worth_what_its_tax_free_sum_says():
    """Article 131: EUR 11,550 of tax-free sum at 25%, with a surcharge of 7%."""
    assert one_line("BE", 60000, "tax_free_sum", 2026) == pytest.approx(-11550 * 0.25)


def test_the_five_belgian_work_bonuses_of_2026_are_weighed_by_their_months():
    """At EUR 2,900 a month only part A is left, and in the versions whose range it has passed it has fallen."""
    versions = [(2, 123, 2833.36, 0.2807), (1, 123, 2833.36, 0.2442), (3, 125.04, 2880.32, 0.2738)]
    versions += [(2, 127.54, 2937.93, 0.3196), (4, 127.54, 2937.93, 0.2739)]
    low = sum(months * (most - rate * max(0, 2900 - start)) for months, most, start, rate in versions)
    very_low = sum(
        months * max(0, most - 0.2699 * (2900 - start))
        for months, most, start in [(3, 165.87, 2218.73), (3, 168.62, 2255.5), (6, 171.99, 2300.62)]
    )
    assert one_line("BE", 12 * 2900, "work_bonus", 2026, equal_months=True) == pytest.approx(-low - very_low)


def test_a_dutch_salary_without_holiday_allowance_is_eight_percent_more():
    on_top, inside = net_pay("NL", 60000, holiday_on_top=True), net_pay("NL", 64800)
    assert on_top.gross == inside.gross
    assert on_top.net == pytest.approx(inside.net)
    assert one_line("NL", 64800, "month", 2026) == pytest.approx(5000)
