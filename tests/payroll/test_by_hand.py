"""One payslip of 2026 in each country, by hand: the laws' own figures, line after line, and none of the engine's code.

Each function returns the employee's contributions, the income tax and the employer's contributions.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil, floor

import pytest

from kmo_teach.payroll import net_pay

Parts = tuple[float, float, float]


def belgium() -> Parts:
    """EUR 60,000 in 13.92 months: work bonus and structural reduction have faded."""
    month = 60000 / 13.92
    social = 0.1307 * (13 + 0.85) * month
    taxable = 60000 - social - 6070
    special = 481.96 + 0.012996 * (taxable - 40997.26)
    tax = 0.25 * 16720 + 0.40 * (29510 - 16720) + 0.45 * (taxable - 29510) - 0.25 * 11550
    return social + special, 1.07 * tax, 13 * month * (0.1988 + 0.0512 + 0.0169 + 0.0039 + 0.0009)


def germany() -> Parts:
    """EUR 60,000, below both ceilings; the tariff's third zone rises from 23.97 to 42%."""
    gross = 60000
    pension, unemployment, health, care = 0.093 * gross, 0.013 * gross, (0.073 + 0.0145) * gross, 0.024 * gross
    taxable = gross - 1230 - ceil(pension + 0.96 * health + care) - 36
    beyond, width = taxable - 17799, 69878 - 17799
    second = (0.14 + 0.2397) / 2 * (17799 - 12348)
    tax = floor(second + (0.2397 + (0.42 - 0.2397) / 2 * beyond / width) * beyond)
    return pension + unemployment + health + care, tax, gross * (0.093 + 0.013 + 0.0875 + 0.018)


def france() -> Parts:
    """EUR 60,000 in a firm of 20: above the ceiling of 48,060, below three minimum wages."""
    gross, ceiling = 60000, 48060
    first, second = ceiling, gross - ceiling
    own = first * (0.069 + 0.0315 + 0.0086) + gross * 0.004 + second * (0.0864 + 0.0108) + gross * 0.0014
    levied = 0.9825 * gross
    taxable = floor(0.9 * (gross - own - 0.068 * levied) + 0.5)
    tax = floor(0.11 * (29579 - 11600) + 0.30 * (taxable - 29579) + 0.5)
    firm = first * (0.0855 + 0.0472 + 0.0129 + 0.001) + second * (0.1295 + 0.0162)
    firm += gross * (0.0211 + 0.0021 + 0.13 + 0.0525 + 0.003 + 0.0425 + 0.007 + 0.01 + 0.0068 + 0.00016)
    reduction = 0.02 + round(0.3781 * (0.5 * (3 * 21876.40 / gross - 1)) ** 1.75, 4)
    return own, (0.068 + 0.024 + 0.005) * levied + tax, firm - reduction * gross


def united_kingdom() -> Parts:
    """GBP 60,000: the higher rates of both, the whole allowance."""
    return 0.08 * (50270 - 12570) + 0.02 * (60000 - 50270), 0.20 * 37700 + 0.40 * 9730, 0.15 * 55000


def ireland() -> Parts:
    """EUR 45,000: nine months at 4.20 and 11.25%, three at 4.35 and 11.40%; 1.5% pension savings a side."""
    charge = 0.005 * 12012 + 0.02 * (28700 - 12012) + 0.03 * (45000 - 28700)
    tax = 0.20 * 44000 + 0.40 * 1000 - 4000
    own, firm = (45000 * (9 * early + 3 * late) / 12 for early, late in ((0.042, 0.0435), (0.1125, 0.114)))
    return own + 675, charge + tax, firm + 675


def luxembourg() -> Parts:
    """EUR 60,000, mutuality class 2: five months with the minimum wage before the index step, seven after."""
    gross, month = 60000, 5000
    sickness, pension = 0.0305 * gross, 0.085 * gross
    care = 0.014 * (5 * (month - 2703.74 / 4) + 7 * (month - 2771.33 / 4))
    taxable = (gross - sickness - pension - 540 - 480) // 50 * 50
    rates = [0.0, *(rate / 100 for rate in (8, 9, 10, 11, 12, *range(14, 39, 2)))]
    steps = [0, 13230, 15435, 17640, 19845, 22050, 24255, *range(26550, 51796, 2295)]
    tax = sum(
        rate * (min(taxable, top) - low) for rate, (low, top) in zip(rates, pairwise([*steps, 54090]), strict=True)
    )
    credits_ = 600 - 0.015 * 20000 + 216 - 0.0054 * 20000
    return sickness + pension + care, 1.07 * tax - credits_, sickness + pension + gross * (0.0065 + 0.0014 + 0.0095)


def netherlands() -> Parts:
    """EUR 60,000 with its holiday allowance and a pension premium of 6.19% above 18,000."""
    premium = 0.0619 * (60000 - 18000)
    taxable = 60000 - premium
    both = 0.3575 * 38883 + 0.3756 * (taxable - 38883)
    national = 0.2765 * 38883
    credits_ = 3115 - 0.06398 * (taxable - 29736) + 5685 - 0.0651 * (taxable - 45592)
    on_national = credits_ * 0.2765 / 0.3575
    firm = taxable * (0.0274 + 0.0627 + 0.005 + 0.0152 + 0.061)
    return premium + national - on_national, both - national - (credits_ - on_national), firm


def poland() -> Parts:
    """PLN 90,000: the first bracket."""
    social = 90000 * (0.0976 + 0.015 + 0.0245)
    tax = floor(0.12 * floor(90000 - social - 3000 + 0.5) - 3600 + 0.5)
    return social + 0.09 * (90000 - social), tax, 90000 * (0.0976 + 0.065 + 0.0167 + 0.0245 + 0.001)


def portland() -> Parts:
    """USD 60,000 in Portland, Oregon, in a firm of 20."""
    federal = 0.10 * 12400 + 0.12 * (60000 - 16100 - 12400)
    taxable = 60000 - federal - 2910
    state = 0.0475 * 4550 + 0.0675 * (11400 - 4550) + 0.0875 * (taxable - 11400) - 263
    firm = 0.0765 * 60000 + 0.006 * 7000 + 0.024 * 56700 + 0.008237 * 60000
    return 60000 * (0.0765 + 0.006 + 0.001), federal + state, firm


@pytest.mark.parametrize(
    ("country", "gross", "by_hand"),
    [
        ("BE", 60000, belgium),
        ("DE", 60000, germany),
        ("FR", 60000, france),
        ("GB", 60000, united_kingdom),
        ("IE", 45000, ireland),
        ("LU", 60000, luxembourg),
        ("NL", 60000, netherlands),
        ("PL", 90000, poland),
        ("US", 60000, portland),
    ],
)
def test_a_payslip_of_2026_by_hand(country, gross, by_hand):
    slip = net_pay(country, gross, 2026)
    found = (slip.employee_contributions, slip.income_tax, slip.employer_contributions)
    assert found == pytest.approx(by_hand(), abs=0.011)
