"""A joint venture's money, partner by partner: yearly cash, licence fees and what the share is worth at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kmo_teach.inputs import require_number, require_numbers

__all__ = ["PartnerValue", "partner_values"]


@dataclass(frozen=True, slots=True)
class PartnerValue:
    """Present value in EUR of what one partner puts in and takes out."""

    contribution: float
    dividends: float
    licence_fees: float
    exit_value: float

    @property
    def net(self) -> float:
        """Net present value of the venture for this partner."""
        return self.dividends + self.licence_fees + self.exit_value - self.contribution


def partner_values(
    cash_flows: Sequence[float],
    *,
    our_share: float,
    our_contribution: float,
    partner_contribution: float,
    licence_fee: float,
    exit_multiple: float,
    discount_rate: float,
) -> tuple[PartnerValue, PartnerValue]:
    """Split a joint venture between us (who also bring technology under licence) and the partner.

    Parameters
    ----------
    cash_flows
        Free cash flow of the venture at the end of each year, EUR, before the licence fee.
    our_share
        Our part of the shares, as a fraction; the partner holds the rest.
    our_contribution, partner_contribution
        EUR paid in at the start.
    licence_fee
        Fraction of a positive cash flow that the venture pays us for technology before dividing the rest.
    exit_multiple
        Value of the venture at the end, as a multiple of the last year's cash flow after the fee.
    discount_rate
        Yearly rate, as a fraction from 0 to 10.

    Returns
    -------
    tuple of PartnerValue
        Ours and the partner's.

    Notes
    -----
    Ordinary discounting, with end-of-year cash flows. Losses are shared like profits, so partners pay in.

    Examples
    --------
    >>> ours, theirs = partner_values([100_000, 100_000], our_share=0.5, our_contribution=80_000,
    ...     partner_contribution=80_000, licence_fee=0.1, exit_multiple=2, discount_rate=0.0)
    >>> ours.net, theirs.net
    (120000.0, 100000.0)
    """
    share = require_number("our_share", our_share, 0, 1)
    fee_rate = require_number("licence_fee", licence_fee, 0, 1)
    multiple = require_number("exit_multiple", exit_multiple, 0)
    rate = require_number("discount_rate", discount_rate, 0, 10)
    flows = require_numbers("cash_flows", cash_flows)
    fees = [fee_rate * max(0.0, flow) for flow in flows]
    rest = [flow - fee for flow, fee in zip(flows, fees, strict=True)]
    exit_value = max(0.0, multiple * rest[-1]) if rest else 0.0

    def present(amounts: Sequence[float]) -> float:
        return sum(amount / (1 + rate) ** year for year, amount in enumerate(amounts, start=1))

    dividends, at_exit = present(rest), exit_value / (1 + rate) ** len(flows)
    ours = PartnerValue(
        require_number("our_contribution", our_contribution, 0), share * dividends, present(fees), share * at_exit
    )
    theirs = PartnerValue(
        require_number("partner_contribution", partner_contribution, 0),
        (1 - share) * dividends,
        0.0,
        (1 - share) * at_exit,
    )
    return ours, theirs
