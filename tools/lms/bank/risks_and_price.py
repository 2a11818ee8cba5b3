"""Chapter 2.4 (2) in the bank: a money-market hedge, a flow covered in layers, and what factoring costs."""

from __future__ import annotations

from random import Random

from kmo_teach.check.compare import Tolerance
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.practice.tasks.kit.firms import invented_firm
from kmo_teach.practice.tasks.kit.question import Document, Misconception, NumberQuestion, PracticeTask
from kmo_teach.pricing import Layers, factoring_cost, money_market_hedge

__all__ = ["TASKS"]


def money_market(rng: Random) -> NumberQuestion:
    amount, spot = rng.randrange(10, 51, 2) * 10_000, rng.randrange(108, 121) / 100
    dollar, euro = rng.choice((0.05, 0.055, 0.06, 0.065)), rng.choice((0.02, 0.025, 0.03))
    days = rng.choice((90, 120, 180))
    hedge = money_market_hedge(amount, spot, dollar, euro, days)
    slots = {
        "firm": invented_firm(rng),
        "amount": money(amount, "USD"),
        "spot": number(spot, 2),
        "dollar": percent(dollar),
        "euro": percent(euro),
        "days": number(days),
        "borrowed": money(hedge.foreign_today, "USD"),
        "changed": money(hedge.home_today),
        "brings": money(hedge.home_at_maturity),
    }
    return NumberQuestion(
        text=_(
            "A customer in Boston owes {firm} {amount}, due in {days} days. The firm covers this in the money market: "
            "it borrows dollars, changes them today and places the euro until then. A euro costs {spot} dollars; a "
            "loan in dollars costs {dollar} a year, a deposit in euro brings {euro}, both on a year of 360 "
            "days.\n\nHow many euro does the firm have on the due date?"
        ).format(**slots),
        answer=hedge.home_at_maturity,
        unit="EUR",
        tolerance=Tolerance(relative=0.0, absolute=10),
        wrong=(
            Misconception(
                amount / spot,
                _("You changed the whole amount today. Can it be borrowed, if interest is due on it too?"),
            ),
            Misconception(hedge.home_today, _("So many euro there are today. What do they bring until the due date?")),
            Misconception(
                money_market_hedge(amount, spot, euro, dollar, days).home_at_maturity,
                _("Look at the two rates again: in which currency does the firm borrow, and in which does it lend?"),
            ),
            Misconception(
                money_market_hedge(amount, spot, dollar, euro, 360).home_at_maturity,
                _("You counted the interest of a whole year. How long do loan and deposit run?"),
            ),
        ),
        worked=(
            _(
                "Borrow so much that loan and interest are just {amount}: {amount} / (1 + {dollar} × {days}/360) = "
                "{borrowed}."
            ).format(**slots),
            _("Change it today: {borrowed} / {spot} = {changed}.").format(**slots),
            _(
                "On the due date: {changed} × (1 + {euro} × {days}/360) = {brings}. The customer's dollars pay the "
                "loan back."
            ).format(**slots),
        ),
    )


def factoring(rng: Random) -> NumberQuestion:
    face, days = rng.randrange(40, 121, 5) * 1_000, rng.choice((60, 90, 120))
    fee, protection = rng.choice((0.008, 0.01, 0.012)), rng.choice((0.004, 0.005, 0.006))
    advance, rate = rng.choice((0.8, 0.85, 0.9)), rng.choice((0.05, 0.055, 0.06))
    cost = factoring_cost(face, fee, advance, rate, days, protection)
    lent = advance * face
    slots = {
        "firm": invented_firm(rng),
        "face": money(face),
        "days": number(days),
        "fee": percent(fee),
        "protection": percent(protection),
        "advance": percent(advance, 0),
        "rate": percent(rate),
        "shares": money((fee + protection) * face),
        "lent": money(lent),
        "interest": money(cost - (fee + protection) * face),
        "cost": money(cost),
    }
    return NumberQuestion(
        text=_(
            "Without recourse {firm} sells an invoice of {face}, due in {days} days, to a factor. Use the "
            "offer.\n\nWhat does the factor cost in all?"
        ).format(**slots),
        documents=(
            Document(
                _("Offer of the factor"),
                (
                    (_("Fee, of the invoice"), percent(fee)),
                    (_("Protection against a buyer who fails, of the invoice"), percent(protection)),
                    (_("Paid at once, of the invoice"), percent(advance, 0)),
                    (_("Interest on what is paid at once"), _("{rate} a year of 360 days").format(**slots)),
                ),
            ),
        ),
        answer=cost,
        unit="EUR",
        tolerance=Tolerance(relative=0.0, absolute=2),
        wrong=(
            Misconception(
                factoring_cost(face, fee, advance, rate, days),
                _("That is the price with recourse. Who bears the loss when the buyer fails, and what does that cost?"),
            ),
            Misconception(
                factoring_cost(face, fee, 1, rate, days, protection),
                _("You counted interest on the whole invoice. How much of it is lent?"),
            ),
            Misconception(
                factoring_cost(face, fee, advance, rate, 360, protection),
                _("You counted the interest of a year. After how many days does the buyer pay?"),
            ),
            Misconception(
                (fee + protection) * face, _("You counted the two shares. Is the money that is paid at once free?")
            ),
        ),
        worked=(
            _("Fee and protection: ({fee} + {protection}) × {face} = {shares}.").format(**slots),
            _("Interest on {advance} × {face} = {lent}: {lent} × {rate} × {days}/360 = {interest}.").format(**slots),
            _("Together: {shares} + {interest} = {cost}.").format(**slots),
        ),
    )


def layers(rng: Random) -> NumberQuestion:
    monthly = rng.randrange(20, 85, 5) * 1_000
    first, second, third = rng.choice(((0.2, 0.4, 0.8), (0.25, 0.5, 0.75), (0.2, 0.5, 0.7), (0.3, 0.5, 0.8)))
    far, middle, near = rng.choice(((9, 6, 3), (12, 6, 3), (12, 8, 4), (10, 6, 2)))
    policy = Layers(((far, first), (middle, second), (near, third)))
    sold = policy.outstanding(monthly)
    added = [share for _months, share in policy.bought]
    slots = {
        "firm": invented_firm(rng),
        "monthly": money(monthly, "USD"),
        "sold": money(sold, "USD"),
        **{f"share_{place}": percent(share, 0) for place, share in enumerate((first, second, third), 1)},
        **{f"added_{place}": percent(share, 0) for place, share in enumerate(added, 1)},
        **{f"months_{place}": number(months) for place, months in enumerate((far, middle, near), 1)},
        "months": number(sold / monthly, 2),
    }
    return NumberQuestion(
        text=_(
            "Every month {monthly} comes in at {firm}. It covers in layers: {share_1} of a month's dollars is sold "
            "forward {months_1} months before they come, {share_2} in all {months_2} months before, and {share_3} in "
            "all {months_3} months before.\n\nThe policy has run for years. How many dollars are sold forward at a "
            "time, right after this month's money came in and the steps were bought?"
        ).format(**slots),
        answer=sold,
        unit="USD",
        wrong=(
            Misconception(
                monthly * sum(months * share for months, share in policy.steps),
                _("You counted the shares as if each step were bought anew in full. What does the second step add?"),
            ),
            Misconception(
                monthly * third, _("That is what one month has at the end. How many months are under way at a time?")
            ),
            Misconception(
                monthly * third * far,
                _("So much would be sold if a month were covered in full on the first day. What is bought later?"),
            ),
        ),
        worked=(
            _("The steps add {added_1}, {added_2} and {added_3} of a month.").format(**slots),
            _(
                "What is bought at {months_1} months lives {months_1} months, and so on: {months_1} × {added_1} + "
                "{months_2} × {added_2} + {months_3} × {added_3} = {months} months' dollars."
            ).format(**slots),
            _("{months} × {monthly} = {sold}.").format(**slots),
        ),
    )


TASKS = {
    "settle a hedging policy for money": (
        PracticeTask("layers", N_("How much is sold forward in layers"), 3, 6, layers),
    ),
    "choose between a forward, a money-market hedge": (
        PracticeTask("money-market", N_("A hedge made in the money market"), 2, 5, money_market),
    ),
    "compare open account, credit insurance": (PracticeTask("factoring", N_("What a factor costs"), 2, 4, factoring),),
}
