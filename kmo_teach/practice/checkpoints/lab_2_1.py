"""Lab 2.1: a wait for the chart, audits, a consultant's offer, margins on margins, a day, a stock, duty on one sum."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from kmo_teach.border import journey
from kmo_teach.case import portland_shipment
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.operations import Certificate, best_certificates, chance_of_alarm, p_chart
from kmo_teach.practice.tasks.kit.question import ChoiceQuestion, Misconception, NumberQuestion, Option, PracticeTask

__all__ = ["TASKS"]


def weeks(rng: Random) -> NumberQuestion:
    few = chance_of_alarm(0.08, 100, p_chart([4], 100).upper[0])
    many = chance_of_alarm(0.08, 300, p_chart([12], 300).upper[0])
    slots = {"chance": percent(many, 1), "samples": number(1 / many, 2)}
    return NumberQuestion(
        text=_(
            "The rate doubles from 4 to 8 per cent. You check 300 screws every three weeks. How many weeks pass, on "
            "average, before the chart notices? Give one decimal."
        ),
        answer=3 / many,
        unit=_("weeks"),
        decimals=1,
        wrong=(
            Misconception(1 / many, _("That is a number of samples. How many weeks lie between two of them?")),
            Misconception(1 / few, _("That is the wait with 100 screws each week.")),
        ),
        worked=(
            _("A sample of 300 gives an alarm with a chance of {chance}: it takes {samples} samples.").format(**slots),
            _("Three weeks lie between two: 3 × {samples} = {weeks} weeks.").format(weeks=number(3 / many, 1), **slots),
        ),
    )


def audits(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Why do audits and prevention replace each other in part?"),
        options=(
            Option(_("Both act on the same defects: what one prevents, the other need not find."), right=True),
            Option(
                _("They are paid from one budget."),
                _("The model has no budget. What is left to find after prevention?"),
            ),
            Option(
                _("An audit prevents defects as training does."),
                _("In the model an audit finds defects that are made; it makes none fewer."),
            ),
        ),
        worked=(
            _("At its best, prevention leaves few defects."),
            _("An audit then costs more than what it finds, for it looks for defects that are no longer made."),
        ),
    )


def _offers(audit: float) -> list[Certificate]:
    """Return the lab's certificates, with the French audit at a cost of EUR a year."""
    return [
        Certificate("ISO 9001", 8_000, 10_000),
        Certificate("French retail audit", audit, 28_000, ("ISO 9001",)),
        Certificate("British supplier audit", 6_000, 21_000),
        Certificate("US electrical listing", 14_000, 42_000),
        Certificate("US food mark", 11_000, 25_000, ("US electrical listing",)),
        Certificate("hygienic design", 12_000, 33_000),
    ]


def _net(audit: float, budget: float) -> float:
    return sum(one.margin - one.cost for one in best_certificates(_offers(audit), budget))


def offer(rng: Random) -> NumberQuestion:
    before, after = _net(7_000, 27_000), _net(5_000, 27_000)
    slots = {"before": money(before), "after": money(after), "worth": money(after - before)}
    return NumberQuestion(
        text=_(
            "The consultant lowers the cost of the French audit from 7,000 to 5,000 EUR. What is that worth, at a "
            "budget of 27,000 EUR?"
        ),
        answer=after - before,
        unit="EUR",
        wrong=(
            Misconception(
                2_000, _("That is what is saved on the audit. Which certificates does the budget now allow?")
            ),
            Misconception(0, _("Run the best set once more at the new cost: does another set fit the budget?")),
        ),
        worked=(
            _("At 7,000 EUR the best set for the budget leaves {before}.").format(**slots),
            _("At 5,000 EUR another set fits, which leaves {after}: {worth} more.").format(**slots),
        ),
    )


def margins(rng: Random) -> NumberQuestion:
    rates = (0.15, 0.15, 0.35)
    left = 1.0
    for rate in rates:
        left *= 1 - rate
    as_markups = 1.0
    for rate in rates:
        as_markups *= 1 + rate
    slots = {"left": number(left, 4), "share": number(100 * (1 - left))}
    return NumberQuestion(
        text=_(
            "Three margins of 15, 15 and 35 per cent, each a share of a selling price. Which share of the price "
            "without tax do they take together?"
        ),
        answer=100 * (1 - left),
        unit="%",
        wrong=(
            Misconception(100 * sum(rates), _("They are shares of three different prices: they cannot be added.")),
            Misconception(100 * left, _("That is what is left after them.")),
            Misconception(100 * (as_markups - 1), _("You added each to a cost. Here each is taken from a price.")),
        ),
        worked=(
            _("After the three, 0.85 × 0.85 × 0.65 = {left} of the price is left.").format(**slots),
            _("They take the rest: {share}%.").format(**slots),
        ),
    )


def day(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Why is “the value of a day” not simply Griet's pay?"),
        options=(
            Option(_("What stays undone at home while she is away may be worth more."), right=True),
            Option(
                _("Her pay holds social contributions."),
                _("These belong to what she costs. What is not done that day?"),
            ),
            Option(_("The journey comes on top of it."), _("Ticket and hotel are in the cost of travel already.")),
        ),
        worked=(
            _("A cost is what you give up."),
            _("On that day she could have sold, mended or decided something at home."),
        ),
    )


def surprise(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Why is the reserve highest when the delay is neither impossible nor certain?"),
        options=(
            Option(_("The lead time is then least certain."), right=True),
            Option(
                _("The lead time is then longest."),
                _("It is longest when each delivery is held up. Is that a surprise?"),
            ),
            Option(_("Demand then varies most."), _("Demand a week does not know of the delay. What does?")),
        ),
        worked=(
            _("At 0 and at 100 per cent everybody knows how long a delivery takes."),
            _("A reserve is for what nobody knows: on time or late, which is least certain near the middle."),
        ),
    )


def one_sum(rng: Random) -> NumberQuestion:
    def duty(rule: str, told_apart: bool) -> float:
        sold = replace(portland_shipment(rule), duty_rate=0.10, told_apart=told_apart)
        return sum(line.amount for line in journey(sold, rule).lines if line.key == "duty")

    extra = {rule: duty(rule, False) - duty(rule, True) for rule in ("CIP", "EXW", "DDP")}
    slots = {"apart": money(duty("CIP", True)), "one": money(duty("CIP", False)), "extra": money(extra["CIP"])}
    return NumberQuestion(
        text=_("The duty is 10 per cent. How much more duty does one sum instead of four lines bring under CIP?"),
        answer=extra["CIP"],
        unit="EUR",
        wrong=(
            Misconception(extra["EXW"], _("That is the answer under EXW: which lines does the price hold under CIP?")),
            Misconception(extra["DDP"], _("That is the answer under DDP, where the duty itself is in the sum.")),
            Misconception(duty("CIP", False), _("That is the whole duty on one sum. How much was it on four lines?")),
        ),
        worked=(
            _("On four lines the duty is {apart}, on one sum {one}.").format(**slots),
            _("The difference is {extra}: duty on freight, insurance and start-up.").format(**slots),
        ),
    )


TASKS = (
    PracticeTask("weeks", N_("How long until the chart notices"), 2, 4, weeks, fixed=True),
    PracticeTask("audits", N_("Audits and prevention"), 1, 2, audits, fixed=True),
    PracticeTask("offer", N_("What the consultant's offer is worth"), 2, 3, offer, fixed=True),
    PracticeTask("margins", N_("Three margins together"), 1, 2, margins, fixed=True),
    PracticeTask("day", N_("The value of a day"), 1, 2, day, fixed=True),
    PracticeTask("surprise", N_("The largest reserve"), 1, 2, surprise, fixed=True),
    PracticeTask("one-sum", N_("One sum on the invoice"), 2, 3, one_sum, fixed=True),
)
