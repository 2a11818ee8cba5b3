"""Single rules against the words and examples of laws and administrations."""

from __future__ import annotations

from math import floor

import pytest

from kmo_teach.payroll import net_pay
from kmo_teach.payroll.tax_year import find


def german_tariff(x: int) -> int:
    """Return income tax in the words of section 32a(1) of the German Income Tax Act for 2025 (EStH 2025)."""
    if x <= 12096:
        return 0
    if x <= 17443:
        y = (x - 12096) / 10000
        return floor((932.30 * y + 1400) * y)
    if x <= 68480:
        z = (x - 17443) / 10000
        return floor((176.64 * z + 2397) * z + 1015.13)
    return floor(0.42 * x - 10911.92) if x <= 277825 else floor(0.45 * x - 19246.67)


@pytest.mark.parametrize("taxable", [*range(12000, 80000, 997), 100000, 277825, 277826, 300000])
def test_german_tariff_is_the_laws(taxable):
    """The law prints rounded coefficients, so a euro may differ where the tax is close to a whole euro."""
    assert abs(floor(find("DE").values.tariff(taxable)) - german_tariff(taxable)) <= 1


def test_german_tariff_at_the_ministrys_example_amounts():
    tariff = find("DE").values.tariff
    assert [floor(tariff(x)) for x in (12096, 15000, 50000, 100000, 300000)] == [0, 485, 10691, 31088, 115753]


def one_line(country: str, gross: float, key: str, **options: object) -> float:
    return sum(line.amount for line in net_pay(country, gross, **options).lines if line.key == key)


def test_luxembourg_minimum_wage_credit_is_the_administrations_example():
    """help.salary.lu: EUR 3,408.13 a month gives EUR 25.90."""
    assert one_line("LU", 12 * 3408.13, "minimum_wage_credit") / 12 == pytest.approx(-25.90, abs=0.01)


def test_irish_credit_is_the_labour_offices_example():
    """mites.gob.es: at EUR 352.01 a week the contribution is reduced by EUR 12."""
    assert one_line("IE", 52 * 352.01, "social_insurance_credit") / 52 == pytest.approx(-12, abs=0.01)


def test_belgian_work_bonus_covers_the_whole_contribution_at_the_minimum_wage():
    """RSZ/ONSS: part A and part B are full below EUR 2,175.25 a month, and never more than the contribution."""
    slip = net_pay("BE", 12 * 2070.48)
    assert one_line("BE", 12 * 2070.48, "work_bonus") == pytest.approx(-0.1307 * slip.gross)
    assert one_line("BE", 12 * 2170, "work_bonus") == pytest.approx(
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
