"""Chapter 2.4 (3) in the bank: the mean day of a plan, faults in the papers, what an insurer leaves."""

from __future__ import annotations

from random import Random

from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.payment import InsurersOffer, discrepancy_cost, weighted_days
from kmo_teach.practice.tasks.kit.firms import invented_firm
from kmo_teach.practice.tasks.kit.question import Document, Misconception, NumberQuestion, PracticeTask
from kmo_teach.pricing import Instalment

__all__ = ["TASKS"]


def mean_day(rng: Random) -> NumberQuestion:
    first, last = rng.choice((0.2, 0.25, 0.3, 0.35, 0.4)), rng.choice((0.05, 0.1, 0.15))
    shares = (first, 1 - first - last, last)
    days = (0, rng.choice((60, 75, 90, 100)), rng.choice((150, 180, 210, 240)))
    plan = [
        Instalment(share, when, trigger)
        for share, when, trigger in zip(shares, days, ("order", "documents", "term"), strict=True)
    ]
    answer = weighted_days(plan)
    slots = {
        "firm": invented_firm(rng),
        "terms": " + ".join(f"{percent(one.share, 0)} × {number(one.days)}" for one in plan),
        "answer": number(answer, 1),
    }
    return NumberQuestion(
        text=_(
            "The price of a machine of {firm} is paid in three parts.\n\nAfter how many days from signature does its "
            "money come **on average**, each euro counted once? One decimal."
        ).format(**slots),
        documents=(
            Document(
                _("Plan of payment"),
                tuple((one.label, percent(one.share, 0), number(one.days)) for one in plan),
                (_("When"), _("Share of the price"), _("Day from signature")),
            ),
        ),
        answer=answer,
        unit=_("days"),
        decimals=1,
        wrong=(
            Misconception(
                sum(days) / len(days),
                _("You took the mean of the three days. Is the same amount paid on each of them?"),
            ),
            Misconception(days[-1], _("By then all the money is there. When does most of it come?")),
            Misconception(answer / len(days), _("The shares add up to one already. By what else would you divide?")),
            Misconception(
                answer / (1 - first),
                _("You left out the part with the order. Does its money not count, or is it there on day 0?"),
            ),
        ),
        worked=(
            _("Multiply each share with its day, and add: {terms}.").format(**slots),
            _("That is {answer} days.").format(**slots),
        ),
    )


def faults(rng: Random) -> NumberQuestion:
    amount, rate = rng.randrange(50, 151, 5) * 1_000, rng.choice((0.05, 0.055, 0.06))
    late, chance, fee = rng.choice((10, 14, 20, 30)), rng.choice((0.5, 0.6, 0.7)), rng.choice((80, 100, 120))
    cost = discrepancy_cost(amount, rate, late, chance, fee)
    interest = amount * rate * late / 360
    slots = {
        "firm": invented_firm(rng),
        "amount": money(amount),
        "rate": percent(rate),
        "late": number(late),
        "chance": percent(chance, 0),
        "fee": money(fee),
        "interest": money(interest),
        "both": money(fee + interest),
        "cost": money(cost),
    }
    return NumberQuestion(
        text=_(
            "Under a documentary credit {firm} presents papers for {amount}. With a chance of {chance} the bank finds "
            "a fault; then it asks {fee}, the buyer accepts the papers all the same, and the money comes {late} days "
            "later. The firm borrows at {rate} a year of 360 days.\n\nWhat do faults cost on average, for each "
            "presentation?"
        ).format(**slots),
        answer=cost,
        unit="EUR",
        wrong=(
            Misconception(fee + interest, _("So much it costs when there is a fault. How often is there one?")),
            Misconception(chance * fee, _("You counted what the bank asks. What does waiting for the money cost?")),
            Misconception(chance * fee + interest, _("Is the money late each time, or only when a fault is found?")),
            Misconception(
                chance * amount,
                _("You let the amount be lost. What does the buyer do in the end, and what is lost then?"),
            ),
        ),
        worked=(
            _("Late money costs {amount} × {rate} × {late}/360 = {interest}.").format(**slots),
            _("With the bank's fee a fault costs {fee} + {interest} = {both}.").format(**slots),
            _("On average: {chance} × {both} = {cost}.").format(**slots),
        ),
    )


def insurer_leaves(rng: Random) -> NumberQuestion:
    limit, insured = rng.randrange(40, 101, 10) * 1_000, rng.choice((0.85, 0.9, 0.95))
    owed = limit + rng.randrange(10, 51, 5) * 1_000
    offer = InsurersOffer(0.004, rng.choice((2_500, 3_000)), insured, limit, 180)
    slots = {
        "firm": invented_firm(rng),
        "owed": money(owed),
        "limit": money(limit),
        "insured": percent(insured, 0),
        "pays": money(offer.pays(owed)),
        "stays": money(offer.stays(owed)),
    }
    return NumberQuestion(
        text=_(
            "A buyer in Leeds fails and pays nothing. He owes {firm} {owed}. The firm is insured by this "
            "offer.\n\nWhich loss stays with the firm?"
        ).format(**slots),
        documents=(
            Document(
                _("From the insurer's offer"),
                (
                    (_("Insured part of a loss"), percent(insured, 0)),
                    (_("Limit for this buyer"), money(limit)),
                    (_("Least premium of a year"), money(offer.minimum)),
                ),
            ),
        ),
        answer=offer.stays(owed),
        unit="EUR",
        wrong=(
            Misconception(
                (1 - insured) * owed,
                _("You applied the insured part to all that he owes. Up to which amount is he insured?"),
            ),
            Misconception(
                owed - limit, _("You counted what lies above the limit. Does the insurer pay all that lies below it?")
            ),
            Misconception(offer.pays(owed), _("That is what the insurer pays. What is left of what the buyer owes?")),
            Misconception(
                offer.stays(owed) + offer.minimum,
                _("The premium is paid whether a buyer fails or not. Which loss comes with this failure?"),
            ),
        ),
        worked=(
            _("The insurer pays {insured} of {limit}, the limit: {pays}.").format(**slots),
            _("What stays: {owed} − {pays} = {stays}.").format(**slots),
        ),
    )


TASKS = {
    "split a price into parts": (PracticeTask("mean-day", N_("The day on which the money comes"), 1, 3, mean_day),),
    "check a set of documents": (PracticeTask("faults", N_("What faults in the papers cost"), 2, 4, faults),),
    "read an insurer's offer": (
        PracticeTask("insurer-leaves", N_("What the insurer leaves with you"), 2, 3, insurer_leaves),
    ),
}
