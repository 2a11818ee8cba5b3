"""Chapter 1.1 in the bank: months of cash, an advance to ask for, a distance without kilometres, a better guess."""

from __future__ import annotations

import math
from random import Random

from kmo_teach.check.compare import Tolerance
from kmo_teach.definition import PARTS, better_guess, distance_index, distance_parts, markets, resource_slack
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.practice.tasks.kit.firms import invented_firm
from kmo_teach.practice.tasks.kit.question import Document, Misconception, NumberQuestion, PracticeTask

__all__ = ["TASKS"]


def months_left(rng: Random) -> NumberQuestion:
    payments = rng.randrange(40, 121, 10) * 1_000
    cash, cost = payments * rng.choice((4, 5, 6)), payments * rng.choice((0.5, 0.8, 1.2, 1.5))
    building, credit = 30, rng.choice((30, 60, 90))
    share = rng.choice((0.7, 0.75, 0.8))
    found = resource_slack(cash, payments, cost, building, credit, 0, share * payments)
    months = found.days_out / 30
    slots = {
        "firm": invented_firm(rng),
        "cash": money(cash),
        "payments": money(payments),
        "share": percent(share, 0),
        "cost": money(cost),
        "building": number(building),
        "credit": number(credit),
        "months": number(months),
        "gap": money(payments * (1 - share)),
        "lowest": money(found.lowest_cash),
        "cover": number(found.months_during, 1),
    }
    return NumberQuestion(
        text=_(
            "For {firm} an order comes in from abroad. The firm has {cash} in cash and pays {payments} a month, of "
            "which its other customers bring in {share}. The order costs {cost}, paid at the start; making takes "
            "{building} days and the customer pays {credit} days after shipping. A month has 30 days.\n\nHow many "
            "months of payments does the cash cover at its lowest point? One decimal."
        ).format(**slots),
        answer=found.months_during,
        unit=_("months"),
        decimals=1,
        wrong=(
            Misconception(found.months_before, _("So it stands before the order. What does the order take out?")),
            Misconception(
                (cash - cost) / payments,
                _("You took off the order alone. Do the other customers pay for every month of waiting?"),
            ),
            Misconception(
                (cash - cost) / payments - months,
                _("You took off whole months of payments. Which part of them do the other customers bring in?"),
            ),
            Misconception(
                (cash - cost - payments * (1 - share)) / payments,
                _("You counted the gap of one month. For how many months is the money of the order out?"),
            ),
        ),
        worked=(
            _("The money is out for {building} + {credit} days: {months} months, each with a gap of {gap}.").format(
                **slots
            ),
            _("Lowest cash: {cash} − {cost} − {months} × {gap} = {lowest}.").format(**slots),
            _("In months of payments: {lowest} / {payments} = {cover}.").format(**slots),
        ),
    )


def without_kilometres(rng: Random) -> NumberQuestion:
    market = markets()[rng.choice(("LU", "GB", "CH", "ES", "PL", "DK", "TR", "US", "CN", "JP", "BR"))]
    parts = {part: round(value, 2) for part, value in distance_parts(market.code).items()}
    weights = {part: rng.randrange(1, 6) for part in PARTS}
    counted = {**weights, "kilometres": 0}
    index = distance_index(market.code, counted)
    names = {
        "kilometres": _("Kilometres between capitals"),
        "language": _("Official language"),
        "currency": _("Currency"),
        "country_risk": _("Country risk"),
    }
    rest = [part for part in PARTS if part != "kilometres"]
    total, sum_of_rest = sum(counted.values()), sum(weights[part] * parts[part] for part in rest)
    slots = {
        "terms": " + ".join(f"{weights[part]} × {number(parts[part], 2)}" for part in rest),
        "sum": number(sum_of_rest, 2),
        "weights": number(total),
        "index": number(index, 2),
    }
    return NumberQuestion(
        text=_(
            "A firm in Belgium sells software that is downloaded. Its owner had weighed the parts of the distance for "
            "machines, and now gives the kilometres no weight at all; the other weights stay.\n\nWhich distance index, "
            "from 0 (as at home) to 1, does the market of the table get? Two decimals."
        ),
        documents=(
            Document(
                market.name,
                tuple((names[part], number(parts[part], 2), number(weights[part])) for part in PARTS),
                (_("Part"), _("Distance"), _("Weight for machines")),
            ),
        ),
        answer=index,
        unit="",
        decimals=2,
        tolerance=Tolerance(relative=0.0, absolute=0.011),
        wrong=(
            Misconception(
                distance_index(market.code, weights), _("That is the index for machines. Do kilometres count for this?")
            ),
            Misconception(
                sum_of_rest / sum(weights.values()),
                _("You left the kilometres out above the line. Are they still among the weights that you divide by?"),
            ),
            Misconception(
                sum(parts[part] for part in rest) / len(rest),
                _("You let the other parts weigh the same. What did the owner decide about them?"),
            ),
        ),
        worked=(
            _("Weigh the three parts that are left: {terms} = {sum}.").format(**slots),
            _("Their weights add up to {weights}.").format(**slots),
            _("Divide: {sum} / {weights} = {index}.").format(**slots),
        ),
    )


def guess(rng: Random) -> NumberQuestion:
    between = rng.randrange(12, 91) / 200
    closer = better_guess(between)
    slots = {
        "between": percent(between),
        "within": percent(1 - between),
        "left": number(math.sqrt(1 - between), 3),
        "closer": percent(closer),
    }
    return NumberQuestion(
        text=_(
            "In a survey of a work value {between} of the spread in the answers (measured as variance) lies between "
            "countries and {within} between persons of one country. You guess the answer of a buyer whom you have "
            "never met. First you know only the mean of all countries, then also the true mean of her "
            "country.\n\nBy how many per cent does your usual error (the standard error) become smaller? One decimal."
        ).format(**slots),
        answer=100 * closer,
        unit="%",
        decimals=1,
        wrong=(
            Misconception(
                100 * between, _("By so much does the variance fall. In which unit is an error, and what is variance?")
            ),
            Misconception(100 * math.sqrt(1 - between), _("So much of the error is left. How much has gone?")),
            Misconception(
                100 * math.sqrt(between),
                _("That is the spread of the countries beside that of all. Which spread is left within a country?"),
            ),
            Misconception(100 * (1 - between), _("That is the variance that is left. The question is what it saves.")),
        ),
        worked=(
            _("Within one country {within} of the variance is left.").format(**slots),
            _("An error is the root of a variance: √({within}) = {left} of the first error.").format(**slots),
            _("It becomes {closer} smaller. Much less than the {between} makes you think.").format(**slots),
        ),
    )


def advance_asked(rng: Random) -> NumberQuestion:
    payments = rng.randrange(40, 101, 10) * 1_000
    share, months = rng.choice((0.7, 0.75, 0.8)), rng.choice((3, 4, 5))
    cost = payments * rng.choice((4, 5, 6))
    cash = payments * rng.choice((2.5, 3, 3.5))
    kept = rng.choice((1, 1.5))

    def lowest(receipts: float = share * payments) -> float:
        return resource_slack(cash, payments, cost, 30, 30 * (months - 1), 0, receipts).lowest_cash

    answer = kept * payments - lowest()
    slots = {
        "cash": money(cash),
        "payments": money(payments),
        "share": percent(share, 0),
        "cost": money(cost),
        "months": number(months),
        "gap": money(payments * (1 - share)),
        "short": money(-lowest()),
        "floor": money(kept * payments),
        "answer": money(answer),
    }
    return NumberQuestion(
        text=_(
            "An export order costs {cost} to make, all paid at the start, and the customer pays {months} months later. "
            "The firm has {cash} in cash and pays {payments} a month, of which its other customers bring in "
            "{share}. Its owner wants to keep {floor} in cash at any time.\n\nWhich advance, "
            "paid at the start, must she ask for at least?"
        ).format(**slots),
        answer=answer,
        unit="EUR",
        wrong=(
            Misconception(
                -lowest(), _("With that advance the cash just lasts. What does the owner want to keep in hand?")
            ),
            Misconception(
                kept * payments - (cash - cost),
                _("You looked at the day on which the order is paid for. What happens in the months after it?"),
            ),
            Misconception(
                kept * payments - lowest(0.0),
                _("You let all payments of the months go out. Which part do the other customers bring in?"),
            ),
            Misconception(
                cost - cash, _("That is what cash falls short of on the first day. What else goes out while she waits?")
            ),
        ),
        worked=(
            _(
                "Without an advance cash falls short at the lowest point: {cost} + {months} × {gap} − {cash} = {short}."
            ).format(**slots),
            _("With what she wants to keep the advance is {short} + {floor} = {answer}.").format(**slots),
        ),
    )


TASKS = {
    "compute how long a small firm can wait": (
        PracticeTask("months-left", N_("Months of cash while an order is out"), 1, 4, months_left, signed=True),
        PracticeTask("advance-asked", N_("The advance to ask for"), 3, 6, advance_asked),
    ),
    "explain the proximity paradox": (
        PracticeTask("without-kilometres", N_("A distance without kilometres"), 2, 4, without_kilometres),
    ),
    "say what a country's score on culture": (
        PracticeTask("guess", N_("What the mean of a country is worth"), 2, 4, guess),
    ),
}
