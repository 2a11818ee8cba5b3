"""Growth against control: sales that outrun the controls bring errors, late payment and a hole in the cash.

A small system-dynamics model. That firms which internationalise too fast underestimate what it asks of their systems is
the paper's; stocks, flows and rates are our operationalisation.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _
from kmo_teach.numeric.stocks import month_by_month

__all__ = ["Growth", "GrowthMonth", "affordable_growth", "first_gap", "simulate_growth"]


@dataclass(frozen=True, slots=True)
class Growth:
    """A firm that grows abroad. Amounts in EUR, rates and shares as fractions, days as days.

    Attributes
    ----------
    sales
        Sales abroad in a year, at the start.
    growth
        Growth of sales in a year while nothing goes wrong: 0.45 makes 145 of 100.
    build_years
        Time in which controls (people, procedures, systems) are built up to what is aimed at.
    lead_years
        How far ahead the firm builds: 0 aims at today's sales, 1 at the sales expected in a year.
    base_errors
        Share of orders with an error (wrong papers, price, norm, invoice) when controls keep up.
    sensitivity
        How fast that share rises with the overload of the controls.
    lost_by_errors
        Part of the sales with an error that is lost for the next year.
    margin
        Margin on sales after tax and interest, before errors and before what controls cost.
    error_cost
        What an error costs after tax, as a share of the sale.
    control_cost
        Yearly cost of controls after tax, as a share of the sales that they can handle.
    inventory_days, receivable_days, payable_days
        The cash cycle when nothing goes wrong.
    dispute_days
        How much later an order with an error is paid.
    cost_ratio
        Costs paid out, as a share of sales.
    cash
        Cash at the start.

    Raises
    ------
    kmo_teach.inputs.InputError
        For an amount, share or time that makes no sense.
    """

    sales: float = 800_000
    growth: float = 0.45
    build_years: float = 1.0
    lead_years: float = 0.0
    base_errors: float = 0.02
    sensitivity: float = 1.0
    lost_by_errors: float = 0.3
    margin: float = 0.12
    error_cost: float = 0.25
    control_cost: float = 0.03
    inventory_days: float = 45
    receivable_days: float = 60
    payable_days: float = 30
    dispute_days: float = 90
    cost_ratio: float = 0.85
    cash: float = 100_000

    def __post_init__(self) -> None:
        require_number("sales", self.sales, above=0)
        require_number("growth", self.growth, -0.99, 3)
        require_number("build_years", self.build_years, 0.1, 20)
        require_number("lead_years", self.lead_years, 0, 5)
        require_number("sensitivity", self.sensitivity, 0, 50)
        require_number("cash", self.cash, 0)
        for name in ("base_errors", "lost_by_errors", "margin", "error_cost", "control_cost", "cost_ratio"):
            require_number(name, getattr(self, name), 0, 1)
        for name in ("inventory_days", "receivable_days", "payable_days", "dispute_days"):
            require_number(name, getattr(self, name), 0, 720)


@dataclass(frozen=True, slots=True)
class GrowthMonth:
    """The firm at a time; amounts in EUR, rates a year.

    Attributes
    ----------
    year
        Years since the start.
    sales, control
        Sales a year, and the sales a year that the controls can handle.
    errors
        Share of orders with an error.
    receivable_days
        Days until customers pay.
    need
        Money that the cash cycle ties up: what customers owe at the price, stock less what suppliers wait for at cost.
    profit
        Profit a year, after tax and interest.
    cash
        Cash left; below 0 it must be borrowed.
    """

    year: float
    sales: float
    control: float
    errors: float
    receivable_days: float
    need: float
    profit: float
    cash: float

    @property
    def load(self) -> float:
        """Sales as a multiple of what the controls can handle."""
        return self.sales / self.control


def simulate_growth(firm: Growth, years: float = 5.0) -> tuple[GrowthMonth, ...]:
    """Return the firm month by month.

    Parameters
    ----------
    firm
        The firm; at the start its controls handle its sales.
    years
        How long, from a month to 20 years.

    Notes
    -----
    Stocks: sales S, controls K and profit earned. ``dS/dt = S (r - lost_by_errors e)`` with ``r = ln(1 + growth)``, so
    that a year without errors brings ``growth``; controls follow what the firm aims at,
    ``dK/dt = (S exp(r lead) - K) / build_years``. The share of errors rises from its base towards
    one with the overload, ``e = base + (1 - base) (1 - exp(-sensitivity max(0, S/K - 1)))``. Errors cost money, drive
    customers away and are paid ``dispute_days`` later. Cash is what was there, plus profit, less what the cycle ties up
    more than at the start: profit counts when the invoice is made, so what customers owe counts at the price. Without
    losses of customers the load tends to ``(1 + r build_years) / exp(r lead_years)``: overload is the rate of growth
    times building time, unless the firm builds ahead.

    Examples
    --------
    >>> late, ahead = simulate_growth(Growth()), simulate_growth(Growth(lead_years=1.0))
    >>> late[-1].errors > 5 * ahead[-1].errors, late[-1].cash < 0 < ahead[-1].cash
    (True, True)
    """
    months = round(require_number("years", years, 1 / 12, 20, decimals=2) * 12)
    rate = math.log1p(firm.growth)
    aim = math.exp(rate * firm.lead_years)

    def flow(stocks: tuple[float, ...]) -> tuple[float, float, float]:
        sales, control, _earned = stocks
        errors = _errors(firm, sales, control)
        return (
            sales * (rate - firm.lost_by_errors * errors),
            (sales * aim - control) / firm.build_years,
            _profit(firm, sales, control, errors),
        )

    path = month_by_month(flow, (float(firm.sales), float(firm.sales), 0.0), months)
    return tuple(_moment(firm, month / 12, *stocks) for month, stocks in enumerate(path))


def first_gap(path: tuple[GrowthMonth, ...], credit_line: float = 0.0) -> float | None:
    """Return the year in which cash first falls below what the bank lends; None when it never does.

    Parameters
    ----------
    path
        From :func:`simulate_growth`.
    credit_line
        What the bank lends at most, in EUR.

    Examples
    --------
    >>> first_gap(simulate_growth(Growth(growth=0.0))) is None
    True
    """
    line = require_number("credit_line", credit_line, 0)
    return next((moment.year for moment in path if moment.cash < -line), None)


def affordable_growth(firm: Growth) -> float:
    """Return the rate of growth that the firm finances itself while its controls keep up, a fraction a year.

    It is a rate that runs all year: compare it with ``ln(1 + growth)``, not with what a year brings.

    Raises
    ------
    kmo_teach.inputs.InputError
        When suppliers finance the whole cycle: then money sets no limit to growth.

    Notes
    -----
    Profit after tax and interest on a euro of sales divided by what a euro of sales ties up: Churchill, N. C. and
    Mullins, J. W. (2001), How fast can your company afford to grow?, Harvard Business Review 79(5), in its simplest
    form.

    Examples
    --------
    >>> round(affordable_growth(Growth()), 2)
    0.41
    """
    tied_up = _need(firm, 1.0, firm.base_errors)
    if tied_up <= 0:
        raise InputError("payable_days", firm.payable_days, _("Suppliers finance this cycle: growth needs no money."))
    return _profit(firm, 1.0, 1.0, firm.base_errors) / tied_up


def _errors(firm: Growth, sales: float, control: float) -> float:
    overload = max(0.0, sales / control - 1)
    return firm.base_errors + (1 - firm.base_errors) * (1 - math.exp(-firm.sensitivity * overload))


def _profit(firm: Growth, sales: float, control: float, errors: float) -> float:
    return sales * (firm.margin - errors * firm.error_cost) - control * firm.control_cost


def _days(firm: Growth, errors: float) -> float:
    return firm.receivable_days + errors * firm.dispute_days


def _need(firm: Growth, sales: float, errors: float) -> float:
    at_cost = (firm.inventory_days - firm.payable_days) * firm.cost_ratio
    return sales / 360 * (_days(firm, errors) + at_cost)


def _moment(firm: Growth, year: float, sales: float, control: float, earned: float) -> GrowthMonth:
    errors = _errors(firm, sales, control)
    need = _need(firm, sales, errors)
    at_start = _need(firm, firm.sales, firm.base_errors)
    cash = firm.cash + earned - (need - at_start)
    return GrowthMonth(
        year, sales, control, errors, _days(firm, errors), need, _profit(firm, sales, control, errors), cash
    )
