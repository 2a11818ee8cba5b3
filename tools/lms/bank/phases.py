"""Chapter 1.3 in the bank: what an order leaves, from when an office pays, what an investment adds."""

from __future__ import annotations

from random import Random

from kmo_teach.entry import (
    SalesChannel,
    UnsolicitedOrder,
    contribution,
    indifference_turnover,
    residual_income,
    return_on_investment,
)
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.practice.tasks.kit.firms import invented_firm
from kmo_teach.practice.tasks.kit.question import Document, Misconception, NumberQuestion, PracticeTask

__all__ = ["TASKS"]


def order_leaves(rng: Random) -> NumberQuestion:
    price = rng.randrange(40, 101, 5) * 1_000
    order = UnsolicitedOrder(
        price=price,
        variable_cost=round(price * rng.choice((0.6, 0.65, 0.7, 0.75)), -2),
        export_cost=rng.randrange(15, 46, 5) * 100,
        credit_days=rng.choice((60, 90, 120)),
        interest_rate=rng.choice((0.05, 0.06, 0.08)),
        chance_of_default=rng.choice((0.02, 0.025, 0.03)),
        displaced_contribution=rng.randrange(40, 161, 10) * 100,
        loss_given_default=rng.choice((0.5, 0.6)),
    )
    found = contribution(order)
    slots = {
        "firm": invented_firm(rng),
        "price": money(price),
        "variable": money(order.variable_cost),
        "export": money(order.export_cost),
        "days": number(order.credit_days),
        "rate": percent(order.interest_rate, 0),
        "chance": percent(order.chance_of_default, 1),
        "lost": percent(order.loss_given_default, 0),
        "displaced": money(order.displaced_contribution),
        "naive": money(found.naive),
        "interest": money(found.financing),
        "loss": money(found.expected_loss),
        "full": money(found.full),
    }
    return NumberQuestion(
        text=_(
            "A stranger in Riga offers {firm} an order. The workshop is full: to make it, a home order has to go.\n\n"
            "What does the order from Riga add to the result of the firm, compared with staying at home? Below zero "
            "when it costs money."
        ).format(**slots),
        documents=(
            Document(
                _("The order from Riga"),
                (
                    (_("Price"), money(price)),
                    (_("Variable costs of making it"), money(order.variable_cost)),
                    (_("Freight, papers and bank"), money(order.export_cost)),
                    (
                        _("Interest on these two while waiting"),
                        _("{days} days at {rate} a year of 360 days").format(**slots),
                    ),
                    (_("Chance that he does not pay"), _("{chance}; {lost} of the price is lost then").format(**slots)),
                    (_("Contribution of the home order"), money(order.displaced_contribution)),
                ),
            ),
        ),
        answer=found.full,
        unit="EUR",
        wrong=(
            Misconception(
                found.naive, _("Price less variable costs: so it looks at first. What does selling it abroad add?")
            ),
            Misconception(found.full + found.displaced, _("The workshop is full. What goes when this order comes in?")),
            Misconception(
                found.full - price * order.chance_of_default * (1 - order.loss_given_default),
                _("If he fails, is all of the price lost?"),
            ),
            Misconception(
                found.full + found.financing,
                _("He pays {days} days later. Who lends the costs until then?").format(**slots),
            ),
        ),
        worked=(
            _("At first sight: {price} − {variable} = {naive}. Freight, papers and bank take {export}.").format(
                **slots
            ),
            _("Interest: ({variable} + {export}) × {rate} × {days}/360 = {interest}.").format(**slots),
            _("Expected loss: {price} × {chance} × {lost} = {loss}.").format(**slots),
            _("{naive} − {export} − {interest} − {loss} − {displaced} = {full}.").format(**slots),
        ),
    )


def office_from(rng: Random) -> NumberQuestion:
    margin, commission = rng.choice((0.2, 0.22, 0.25, 0.28, 0.3)), rng.choice((0.04, 0.05, 0.06, 0.08))
    fixed = rng.randrange(60, 151, 5) * 1_000
    turnover = indifference_turnover(SalesChannel(fixed, commission), SalesChannel(0, margin))
    slots = {
        "firm": invented_firm(rng),
        "margin": percent(margin, 0),
        "fixed": money(fixed),
        "rate": percent(commission, 0),
        "difference": percent(margin - commission, 0),
        "turnover": money(turnover),
    }
    return NumberQuestion(
        text=_(
            "A distributor in Spain keeps {margin} of what customers pay for the goods of {firm}. A sales office of "
            "its own would cost the firm {fixed} a year, and {rate} of turnover on top.\n\nAt which turnover a year, "
            "at the customers' price, do both cost the same?"
        ).format(**slots),
        answer=turnover,
        unit="EUR",
        wrong=(
            Misconception(
                fixed / margin,
                _("You compared the fixed amount with the distributor's margin. Is the office free for each sale?"),
            ),
            Misconception(
                fixed / commission, _("You divided by what the office costs for each sale. What does it save on each?")
            ),
            Misconception(
                fixed / (margin + commission),
                _("You added the two shares. The firm pays one of them or the other: which counts, sum or difference?"),
            ),
        ),
        worked=(
            _("On each euro of turnover the office saves {margin} − {rate} = {difference}.").format(**slots),
            _("That has to pay for {fixed}: {fixed} / {difference} = {turnover}.").format(**slots),
        ),
    )


def investment_adds(rng: Random) -> NumberQuestion:
    capital, required = rng.randrange(20, 61, 5) * 100_000, rng.choice((0.08, 0.1, 0.12))
    profit = capital * rng.choice((0.18, 0.2, 0.22))
    more, rate = rng.randrange(4, 13) * 100_000, required + rng.choice((0.02, 0.03, 0.04))
    before = residual_income(profit, capital, required)
    after = residual_income(profit + more * rate, capital + more, required)
    old = return_on_investment(profit, capital)
    slots = {
        "capital": money(capital),
        "profit": money(profit),
        "old": percent(old, 0),
        "more": money(more),
        "gain": money(more * rate),
        "required": percent(required, 0),
        "charge": money(more * required),
        "added": money(after - before),
    }
    return NumberQuestion(
        text=_(
            "A subsidiary earns {profit} a year on a capital of {capital}: {old}. It can invest {more} more, which "
            "would bring {gain} a year. The group asks {required} of all its capital.\n\nHow much would the investment "
            "add to the subsidiary's **residual income** of a year?"
        ).format(**slots),
        answer=after - before,
        unit="EUR",
        wrong=(
            Misconception(
                more * rate, _("That is the profit that it brings. What does the group ask for the capital?")
            ),
            Misconception(after, _("That is the residual income with the investment. How large was it without?")),
            Misconception(
                more * (rate - old),
                _("You compared with what the subsidiary earns now. Against which rate does residual income charge?"),
            ),
            Misconception(before, _("So much is left before the investment. The question is what it adds to that.")),
        ),
        worked=(
            _("The new capital brings {gain} and is charged {more} × {required} = {charge}.").format(**slots),
            _("It adds {gain} − {charge} = {added}, although it lowers the return on investment of {old}.").format(
                **slots
            ),
        ),
    )


TASKS = {
    "decide on an unsolicited order": (
        PracticeTask("order-leaves", N_("What an unsolicited order adds"), 2, 5, order_leaves, signed=True),
    ),
    "choose a market, a form of partnership": (
        PracticeTask("office-from", N_("From which turnover an office pays"), 1, 3, office_from),
    ),
    "explain what legal personality": (
        PracticeTask(
            "investment-adds", N_("What an investment adds for the group"), 3, 5, investment_adds, signed=True
        ),
    ),
}
