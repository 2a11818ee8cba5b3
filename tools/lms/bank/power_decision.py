"""Chapter 3.2 in the bank: a wait, the most that a study may cost, the power of a share."""

from __future__ import annotations

from itertools import combinations
from random import Random

from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.power import WORKING_DAYS, banzhaf, best_choice, decision_delay, perfect_information
from kmo_teach.practice.tasks.kit.firms import invented_firm
from kmo_teach.practice.tasks.kit.question import Document, Misconception, NumberQuestion, PracticeTask

__all__ = ["TASKS"]


def wait(rng: Random) -> NumberQuestion:
    decisions = rng.randrange(12, 31)
    questions = decisions - rng.choice((1, 2, 4, 5))
    days = decision_delay(questions / WORKING_DAYS, decisions / WORKING_DAYS)
    slots = {
        "firm": invented_firm(rng),
        "decisions": number(decisions),
        "questions": number(questions),
        "slack": number(decisions - questions),
        "week": number(WORKING_DAYS),
        "days": number(days, 2),
    }
    return NumberQuestion(
        text=_(
            "The owner of {firm} can take {decisions} decisions a week of {week} working days. {questions} questions a "
            "week come in, at random.\n\nHow many working days does a question wait on average, the deciding included? "
            "Two decimals."
        ).format(**slots),
        answer=days,
        unit=_("days"),
        decimals=2,
        wrong=(
            Misconception(
                WORKING_DAYS / decisions,
                _("So long a decision itself takes. What comes first when others are waiting?"),
            ),
            Misconception(
                1 / (decisions - questions), _("Both numbers are for a week. How many working days is that?")
            ),
            Misconception(
                days - WORKING_DAYS / decisions,
                _("You counted the queue. Is the question answered when its turn comes?"),
            ),
            Misconception(
                WORKING_DAYS * questions / decisions, _("That is how much of the week is full. How much slack is left?")
            ),
        ),
        worked=(
            _("Her slack is {decisions} − {questions} = {slack} decisions a week.").format(**slots),
            _("The mean wait is 1 / {slack} week, so {week} / {slack} = {days} days.").format(**slots),
        ),
    )


def study(rng: Random) -> NumberQuestion:
    good, bad = rng.randrange(20, 61, 5) * 10_000, -rng.randrange(10, 41, 5) * 10_000
    small = rng.randrange(2, 10) * 10_000
    chance = rng.choice((0.4, 0.5, 0.6, 0.7))
    payoffs = {"office": {"good": good, "bad": bad}, "agent": {"good": small, "bad": small / 2}}
    beliefs = {"good": chance, "bad": 1 - chance}
    best = best_choice(payoffs, beliefs)
    most = perfect_information(payoffs, beliefs)
    knowing = best.value + most
    names = {"office": _("An office of its own"), "agent": _("An agent")}
    slots = {
        "firm": invented_firm(rng),
        "chance": percent(chance, 0),
        "other": percent(1 - chance, 0),
        "good": money(good),
        "small": money(small / 2),
        "best": names[best.action],
        "without": money(best.value),
        "knowing": money(knowing),
        "most": money(most),
    }
    return NumberQuestion(
        text=_(
            "The managers of {firm} choose between two ways into Canada. They think that the market is good with a "
            "chance of {chance}.\n\nWhat may a study cost at most, even if it told for certain whether the market is "
            "good?"
        ).format(**slots),
        documents=(
            Document(
                _("Result over five years, in today's money"),
                tuple((names[key], money(row["good"]), money(row["bad"])) for key, row in payoffs.items()),
                (_("Way"), _("Good market"), _("Bad market")),
            ),
        ),
        answer=most,
        unit="EUR",
        wrong=(
            Misconception(
                knowing, _("So much the firm expects when it knows. How much does it expect without the study?")
            ),
            Misconception(
                best.value, _("So much the best way brings without the study. How much more does knowing bring?")
            ),
            Misconception(
                (1 - chance) * (small / 2 - bad),
                _(
                    "You counted the loss that the office would bring. Would the firm have chosen the office without "
                    "the study?"
                ),
            )
            if best.action == "agent"
            else Misconception(
                chance * (good - small),
                _(
                    "You counted what the agent misses in a good market. Which way would the firm have chosen without "
                    "the study?"
                ),
            ),
            Misconception(
                small / 2 - bad, _("That is what knowing saves in a bad market. How large is the chance of one?")
            ),
        ),
        worked=(
            _("Without a study: “{best}” has the highest mean, {without}.").format(**slots),
            _("With it the firm takes the best of each: {chance} × {good} + {other} × {small} = {knowing}.").format(
                **slots
            ),
            _("The study may cost {knowing} − {without} = {most} at most; a real one tells less.").format(**slots),
        ),
    )


def power_share(rng: Random) -> NumberQuestion:
    holders = ("A", "B", "C", "D")
    votes = dict(zip(holders, _votes(rng), strict=True))
    asked = rng.choice(holders)
    found = banzhaf(votes)
    swings = {name: _swings(votes, name) for name in holders}
    slots = {
        "firm": invented_firm(rng),
        "asked": asked,
        "own": number(swings[asked]),
        "all": number(sum(swings.values())),
        "share": percent(votes[asked] / 100, 0),
        "power": percent(found[asked]),
    }
    return NumberQuestion(
        text=_(
            "Four shareholders own {firm}. A proposal passes with more than half of the 100 votes.\n\nWhich part of "
            "the power does {asked} have, by Banzhaf: the share of all swings? In per cent, one decimal."
        ).format(**slots),
        documents=(
            Document(
                _("Votes"),
                tuple((_("Shareholder {name}").format(name=name), number(count)) for name, count in votes.items()),
            ),
        ),
        answer=100 * found[asked],
        unit="%",
        decimals=1,
        wrong=(
            Misconception(
                float(votes[asked]),
                _("That is the share of the votes. In which coalitions do these votes make the difference?"),
            ),
            Misconception(
                100 / len(holders),
                _("So it would be if all four decided equally often. Is each of them needed as often?"),
            ),
            Misconception(
                100 * swings[asked] / 2 ** (len(holders) - 1),
                _("You divided by the coalitions of the three others. Of which number is the power a share?"),
            ),
        ),
        worked=(
            _("Write down the coalitions that win, and mark who can break each of them by leaving."),
            _("{asked} can do so {own} times, all four together {all} times.").format(**slots),
            _("So {asked} has {own} / {all} = {power} of the power, with {share} of the votes.").format(**slots),
        ),
    )


def _votes(rng: Random) -> list[int]:
    """Draw four numbers of votes that add up to 100, none of them more than half."""
    while True:
        first, second, third = (rng.randrange(5, 50) for _holder in range(3))
        votes = [first, second, third, 100 - first - second - third]
        if all(3 <= one <= 50 for one in votes):
            return votes


def _swings(votes: dict[str, int], name: str) -> int:
    """Count, for the worked answer, the coalitions of others that win with this voter alone added."""
    others = [other for other in votes if other != name]
    sums = (
        sum(votes[one] for one in coalition)
        for size in range(len(others) + 1)
        for coalition in combinations(others, size)
    )
    return sum(total <= 50 < total + votes[name] for total in sums)


TASKS = {
    "compute how long decisions wait": (PracticeTask("wait", N_("How long a question waits"), 1, 3, wait),),
    "put a price on better information": (PracticeTask("study", N_("What a study may cost"), 2, 5, study),),
    "count a vote among shareholders": (PracticeTask("power-share", N_("The power of a share"), 3, 6, power_share),),
}
