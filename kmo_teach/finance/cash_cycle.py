"""The export cash cycle and late payment."""

from __future__ import annotations

from kmo_teach.inputs import require_number

__all__ = ["cash_conversion_cycle", "funding_need", "payment_discount_cost", "sales_to_recover"]


_MOST_DAYS = 3660


def cash_conversion_cycle(inventory_days: float, receivable_days: float, payable_days: float) -> float:
    """Return the days between paying suppliers and being paid: DIO + DSO - DPO.

    Parameters
    ----------
    inventory_days, receivable_days, payable_days
        Days inventory outstanding, days sales outstanding and days payable outstanding, 0 or more.

    Returns
    -------
    float
        Days; below 0 when suppliers finance more than the firm has out.

    Notes
    -----
    Richards, V. D. and Laughlin, E. J. (1980), A cash conversion cycle approach to liquidity analysis, Financial
    Management 9, 32-38.

    Examples
    --------
    >>> cash_conversion_cycle(45, 90, 30)
    105.0
    """
    return (
        require_number("inventory_days", inventory_days, 0, _MOST_DAYS)
        + require_number("receivable_days", receivable_days, 0, _MOST_DAYS)
        - require_number("payable_days", payable_days, 0, _MOST_DAYS)
    )


def funding_need(
    yearly_sales: float, inventory_days: float, receivable_days: float, payable_days: float, cost_ratio: float = 1.0
) -> float:
    """Return the money that the cash cycle ties up, in the currency of the sales.

    Parameters
    ----------
    yearly_sales
        Sales in a year of 360 days.
    inventory_days, receivable_days, payable_days
        As in :func:`cash_conversion_cycle`.
    cost_ratio
        Cost as a share of sales: only what was paid out needs funding.

    Returns
    -------
    float
        Below 0 when suppliers pay more than the cycle needs.

    Examples
    --------
    >>> funding_need(3_600_000, 45, 90, 30, cost_ratio=0.8)
    840000.0
    """
    days = cash_conversion_cycle(inventory_days, receivable_days, payable_days)
    sales_a_day = require_number("yearly_sales", yearly_sales, 0) / 360
    return sales_a_day * days * require_number("cost_ratio", cost_ratio, 0, 10)


def payment_discount_cost(discount: float, discount_days: float, net_days: float) -> float:
    """Return the yearly rate that a buyer gives up who lets a discount for early payment pass.

    Parameters
    ----------
    discount
        Discount as a fraction of the invoice: 0.02 in "2/10 net 60".
    discount_days, net_days
        Last day for the discount, and the day on which the whole invoice is due.

    Notes
    -----
    (d / (1 - d)) x 365 / (net days - discount days), simple interest. For the seller it is the cost of offering it.

    Examples
    --------
    >>> round(payment_discount_cost(0.02, 10, 60), 4)
    0.149
    """
    discount = require_number("discount", discount, 0, below=1)
    discount_days = require_number("discount_days", discount_days, 0)
    net_days = require_number("net_days", net_days, above=discount_days)
    return discount / (1 - discount) * 365 / (net_days - discount_days)


def sales_to_recover(loss: float, margin: float) -> float:
    """Return the further sales whose margin makes up for a bad debt.

    Parameters
    ----------
    loss
        The bad debt.
    margin
        Margin as a fraction of sales, above 0.

    Examples
    --------
    >>> sales_to_recover(100_000, 0.05)
    2000000.0
    """
    return require_number("loss", loss, 0) / require_number("margin", margin, above=0, maximum=1)
