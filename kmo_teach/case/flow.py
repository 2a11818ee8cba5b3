"""Zavelbeek's dollars month by month, as ``facts/case/flow.toml`` has them: the policy, a bid, a late customer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from kmo_teach import facts
from kmo_teach.case.order import portland_price
from kmo_teach.language import _, number, percent
from kmo_teach.pricing.assumptions import assumption
from kmo_teach.pricing.layers import Flow, Layers, flow_rates
from kmo_teach.pricing.market import history, market_data
from kmo_teach.pricing.roll_over import RollOver, roll_over
from kmo_teach.pricing.tender import BidCover, bid_covers

__all__ = ["DollarFlow", "dollar_flow"]


@dataclass(frozen=True, slots=True)
class DollarFlow:
    """What the firm settles about a currency that comes in every month.

    Attributes
    ----------
    currency
        That of the order from Portland.
    monthly
        Foreign currency that comes in each month.
    layers
        The policy: how much is covered how many months before.
    bid, bid_days
        A bid in that currency, and the calendar days until the award.
    late_days
        How much later than agreed a customer pays.
    rise
        How far the currency stands above today's value on the day on which he should have paid, as a fraction.
    """

    currency: str
    monthly: float
    layers: Layers
    bid: float
    bid_days: int
    late_days: int
    rise: float

    def line(self, policy: Layers) -> float:
        """Return what the forwards of a policy take of the credit line, EUR at today's rate."""
        sold = policy.outstanding(self.monthly) / market_data(self.currency).spot
        return sold * assumption("forward_line").value

    @property
    def steps_in_words(self) -> str:
        """The layers in a phrase of the reader's language.

        Examples
        --------
        >>> dollar_flow().steps_in_words
        '25% at 9 months, 50% at 6 months, 75% at 3 months'
        """
        return ", ".join(
            _("{share} at {months} months").format(share=percent(share, 0), months=number(months))
            for months, share in self.layers.steps
        )

    @property
    def since(self) -> int:
        """Year of the first month-end rate of the currency."""
        return int(history(self.currency)[0][0][:4])

    @property
    def policies(self) -> dict[str, Layers]:
        """Three policies: ``"open"``, ``"one_step"`` (all at the nearest step of the layers) and ``"layers"``."""
        nearest = self.layers.steps[-1][0]
        return {"open": Layers(()), "one_step": Layers(((nearest, 1.0),)), "layers": self.layers}

    def outcomes(self) -> dict[str, Flow]:
        """Return what each policy would have made of the flow since the euro began, over the same months.

        Examples
        --------
        >>> [len(flow.rates) for flow in dollar_flow().outcomes().values()]
        [325, 325, 325]
        """
        spots = [rate for _month, rate in history(self.currency)]
        flows = {
            name: flow_rates(spots, policy, market_data(self.currency)).rates for name, policy in self.policies.items()
        }
        months = min(map(len, flows.values()))
        return {name: Flow(rates[-months:]) for name, rates in flows.items()}

    def bids(self) -> tuple[BidCover, ...]:
        """Return what each cover of the bid leaves in a bad case."""
        market = market_data(self.currency)
        return bid_covers(self.bid, market, self.bid_days, portland_price().order.loan_rate - market.home_rate)

    def late(self) -> RollOver:
        """Return the rollover of Portland's forward at its target price: the buyer pays late, at today's interest."""
        price = portland_price()
        then = replace(price.market, spot=price.market.spot / (1 + self.rise))
        return roll_over(price.target, price.hedge.rate, then, self.late_days, price.order.loan_rate)


@cache
def dollar_flow() -> DollarFlow:
    """Return the flow.

    Examples
    --------
    >>> dollar_flow().monthly, dollar_flow().layers.covered
    (40000, 0.75)
    """
    known = facts.parameters("case/flow.toml")
    flow, bid, late = known["flow"], known["bid"], known["late"]
    return DollarFlow(
        portland_price().order.currency,
        flow.number("monthly"),
        Layers(tuple((int(months), float(share)) for months, share in flow["steps"])),
        bid.number("amount"),
        bid.whole("days"),
        late.whole("days"),
        late.number("dollar_rises"),
    )
