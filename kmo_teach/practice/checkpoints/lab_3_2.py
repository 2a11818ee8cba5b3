"""Lab 3.2: needs of the phases, a bad year, a share to delegate, what it is worth to know, a deputy, a vote."""

from __future__ import annotations

from random import Random

from kmo_teach.case import get_running_case
from kmo_teach.check.compare import Tolerance
from kmo_teach.language import N_, _, money, number
from kmo_teach.phases import PHASES, needs
from kmo_teach.power import Desk, cheapest_desk, desk_outcome, perfect_information, shapley_shubik
from kmo_teach.practice.tasks.kit.question import ChoiceQuestion, Misconception, NumberQuestion, Option, PracticeTask

__all__ = ["TASKS"]

_WHOLE = Tolerance(relative=0.0, absolute=0.4)


def origin(rng: Random) -> ChoiceQuestion:
    export, contract, local, shared = (need.label for need in needs(PHASES) if need.system == "decision")
    return ChoiceQuestion(
        text=_("Which of the four needs of the decision system does the paper itself tie to a phase, as a whole?"),
        options=(
            Option(local, right=True),
            Option(export, _("The first half is the paper's. And what is to be written down?")),
            Option(contract, _("Look at the last column of the table: who says so?")),
            Option(shared, _("Shared power is the paper's. And the written mandate?")),
        ),
        worked=(
            _("The last column says who ties a need to its phase: the paper, we, or each the half."),
            _("Only for the first subsidiaries does it name the paper alone."),
        ),
    )


def counter(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Which decision of a subsidiary cannot wait for a call to Deinze, and who notices first that it waits?"),
        options=(
            Option(_("What to answer to a claim at the counter; the customer notices."), right=True),
            Option(
                _("Which budget the shop gets next year; the accountant notices."),
                _("Does next year's budget spoil in a day?"),
            ),
            Option(
                _("Under which name the group reports; the bank notices."),
                _("Is that a decision of the subsidiary, or of the group?"),
            ),
            Option(
                _("Whether a second country follows; Deinze notices."),
                _("That is decided in Deinze, with time to think. What happens on the spot?"),
            ),
        ),
        worked=(
            _("What cannot wait is what happens on the spot: hiring, an inspection, a claim."),
            _("Who stands there notices first, long before head office does."),
        ),
    )


def below(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Why do most simulated years stay below the 5 days of the formula?"),
        options=(
            Option(_("Each begins with an empty desk, and bad waves are rare."), right=True),
            Option(
                _("Griet decides faster when the queue is long."),
                _("In the simulation she takes as many decisions a day whatever waits. What is the same in each year?"),
            ),
            Option(
                _("A year has fewer questions a week than the formula counts with."),
                _("Both have 15 questions a week. How does each simulated year begin?"),
            ),
            Option(
                _("The formula also counts the days on which nobody works."),
                _("Both count working days. What is a mean made of when a few years are very bad?"),
            ),
        ),
        worked=(
            _("A mean over a very long time holds the few years in which the queue gets out of hand."),
            _("A single year mostly misses them, and on its first day nothing waits yet."),
        ),
    )


def bad_year(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("In a bad year people blame the latest change, or a person. Are they right?"),
        options=(
            Option(_("They may be, but at a load of 94 per cent chance alone makes such years."), right=True),
            Option(
                _("Yes: between two years with the same load only a change can make a difference."),
                _("What differs between two seeds, when nothing else does?"),
            ),
            Option(
                _("No: a queue is chance, and nobody can do anything about it."),
                _("Chance makes the waves. But who decides how high the load is?"),
            ),
            Option(
                _("Yes: a mean far above the formula shows that somebody works more slowly."),
                _("How far from the formula did your years lie while Griet worked as fast as ever?"),
            ),
        ),
        worked=(
            _("With another seed, and nothing else, a year's mean goes from one and a half days to eight."),
            _("A bad year is no proof of a cause. The load is one: it makes bad years possible."),
        ),
    )


def _desk(weekly: float) -> Desk:
    """Return the lab's desk with a number of questions a week."""
    return Desk(
        decisions=weekly,
        hours_each=0.5,
        owner_hours=8,
        delegates=2,
        delegate_hours=3,
        owner_errors=0.02,
        delegate_errors=0.06,
        delay_cost=40,
        error_cost=2_500,
    )


def delegate_from(rng: Random) -> NumberQuestion:
    shares = {weekly: found.share for weekly in range(5, 21) if (found := cheapest_desk(_desk(weekly)))}
    first = next(weekly for weekly, share in shares.items() if share > 0)
    alone = desk_outcome(_desk(first), 0).cost
    best = cheapest_desk(_desk(first))
    most = int(_desk(first).owner_hours / _desk(first).hours_each)
    slots = {
        "first": number(first),
        "last": number(first - 1),
        "alone": money(alone),
        "best": money(best.cost if best else alone),
    }
    return NumberQuestion(
        text=_(
            "Griet errs in 2 per cent of the cases and the delegates in 6; all else is as in step 3. From how many "
            "whole questions a week on is it cheapest to delegate something?"
        ),
        answer=first,
        unit=_("questions"),
        tolerance=_WHOLE,
        wrong=(
            Misconception(first - 1, _("Move the control to this number: which share does the model advise?")),
            Misconception(most, _("There Griet alone could never keep up. Does waiting cost nothing before that?")),
        ),
        worked=(
            _("With {last} questions a week the cheapest share is zero.").format(**slots),
            _("With {first} Griet alone would cost {alone} a year, and with a part delegated {best}.").format(**slots),
        ),
    )


def leaves_out(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("What does the model leave out that makes delegation worse than it says?"),
        options=(
            Option(_("People may delegate upwards what is difficult."), right=True),
            Option(
                _("Small and frequent decisions can be delegated first."),
                _("Would their errors cost more than the mean, or less?"),
            ),
            Option(
                _("A delegate on the spot may know the customer better."),
                _("What would that do to the errors of the delegate?"),
            ),
            Option(
                _("A delegate makes more errors than the owner does."),
                _("Look at the inputs: does the model leave that out?"),
            ),
        ),
        worked=(
            _("The model holds hours, errors and waiting, and takes each decision as it comes."),
            _("If what is difficult comes back, Griet's desk fills again, with the questions that take longest."),
        ),
    )


def zero(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Why is an informant worth nothing up to a certain reliability?"),
        options=(
            Option(_("Up to there his no cannot change what Griet chooses."), right=True),
            Option(
                _("Up to there what he asks costs more than what he brings."),
                _("The line shows what he is worth before he is paid. What does she do after his no?"),
            ),
            Option(
                _("Up to there he is wrong more often than right."),
                _("The line leaves zero at 60 per cent, and not at 50. What does she do after his no?"),
            ),
            Option(
                _("Up to there the office loses money on average."),
                _("Without asking it is worth 55,000 EUR. Can a no make her leave it?"),
            ),
        ),
        worked=(
            _("Information has a value only where a message makes you choose something else."),
            _("After the no of somebody who errs often, growth stays likely enough to open."),
        ),
    )


def most_worth(rng: Random) -> NumberQuestion:
    gain, loss = 320_000, 210_000
    office = {"open": {"grows": gain, "stands": -loss}, "keep": {"grows": 0, "stands": 0}}
    chance = loss / (gain + loss)
    worth = perfect_information(office, {"grows": chance, "stands": 1 - chance})
    slots = {"chance": number(100 * chance, 1), "worth": money(worth)}
    return NumberQuestion(
        text=_(
            "The office in Lille brings 320,000 EUR if France grows and costs 210,000 EUR if not; the distributor is "
            "zero. At which chance of growth is perfect information worth most? Give one decimal."
        ),
        answer=100 * chance,
        unit="%",
        decimals=1,
        wrong=(
            Misconception(50, _("You know least about France there. But are the two choices worth the same there?")),
            Misconception(100 * (1 - chance), _("That is a chance too, but of what?")),
            Misconception(
                100 * loss / gain, _("You divided the loss by the gain. Write down the mean of opening first.")
            ),
        ),
        worked=(
            _("You doubt most where opening is worth as much as keeping: chance × 320,000 = (1 − chance) × 210,000."),
            _("That is a chance of 210,000 / 530,000 = {chance}%, where knowing is worth {worth}.").format(**slots),
        ),
    )


def deputy(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Herman is Martine's deputy for payments, with the same limit. Why is that reported as an overlap?"),
        options=(
            Option(_("A limit does not say who is the deputy, nor when."), right=True),
            Option(
                _("Two people with one limit will pay each bill twice."),
                _("That may happen. But what does the program look at?"),
            ),
            Option(
                _("A deputy should have a lower limit than the one he replaces."),
                _("Could Herman then replace her? What is missing beside the limits?"),
            ),
            Option(
                _("There should be no second person for payments at all."),
                _("And in the week in which Martine is ill?"),
            ),
        ),
        worked=(
            _("For the program two equal limits look the same whether they are meant or not."),
            _("What makes a deputy out of an overlap is a line that says who decides first, and when the other may."),
        ),
    )


def ill(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("In Martine's draft, which fault costs most in a week in which Griet is ill?"),
        options=(
            Option(_("The single points: all above the limits stands still."), right=True),
            Option(
                _("The gap: there is nobody to decide on contracts."),
                _("There are four contracts in a year. How many of them fall in this week?"),
            ),
            Option(_("The overlaps: two people decide on the same claim."), _("Do they need Griet for that?")),
        ),
        worked=(
            _("A gap bites when a contract runs out, an overlap when two people decide differently."),
            _("Griet is the single point of five subjects, so her illness stops them together."),
        ),
    )


def his_vote(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_(
            "Herman puts continuity and independence first. Which measure can change his vote without outvoting him?"
        ),
        options=(
            Option(_("Rent instead of buying, with less debt and an end."), right=True),
            Option(
                _("Show him once more what the office brings if France grows."),
                _("That pushes. Does it ease what holds him back?"),
            ),
            Option(
                _("Ask him to give shares to Griet until she has half."),
                _("Does that change what he votes, or what his vote counts for?"),
            ),
            Option(
                _("Let Griet and Martine vote together, with 55 per cent."),
                _("They win in that way. Has his vote changed?"),
            ),
        ),
        worked=(
            _("His limit on debt is no whim: it can be written as a number, and follows from what he puts first."),
            _("A measure that respects the limit eases the force; one that pushes leaves it where it is."),
        ),
    )


def shares(rng: Random) -> NumberQuestion:
    held = {owner.name.partition(" ")[0]: owner.share for owner in get_running_case().owners}

    def moved(given: int) -> dict[str, float]:
        return {**held, "Griet": held["Griet"] + given / 100, "Herman": held["Herman"] - given / 100}

    enough = next(given for given in range(46) if shapley_shubik(moved(given))["Martine"] == 0)
    more_than_he = next(given for given in range(46) if moved(given)["Griet"] > moved(given)["Herman"])
    slots = {"enough": number(enough), "before": number(enough - 1), "share": number(100 * held["Griet"] + enough)}
    return NumberQuestion(
        text=_(
            "Griet has 35 per cent, Herman 45 and Martine 20; more than half decides. How many whole per cents of all "
            "shares must Herman give to Griet before Martine's vote no longer counts?"
        ),
        answer=enough,
        unit="%",
        tolerance=_WHOLE,
        wrong=(
            Misconception(enough - 1, _("Griet then has exactly half. Is that more than half?")),
            Misconception(more_than_he, _("Griet then has more than Herman. Can she decide without Martine?")),
            Misconception(
                100 * held["Griet"] + enough, _("That is what Griet has in the end. How much of it did Herman give?")
            ),
        ),
        worked=(
            _("With {before} per cent more she has exactly half and still needs one of the two.").format(**slots),
            _("With {enough} she has {share} per cent and needs nobody: Herman must give {enough}.").format(**slots),
        ),
    )


TASKS = (
    PracticeTask("origin", N_("What the paper ties to a phase"), 1, 2, origin, fixed=True),
    PracticeTask("counter", N_("What cannot wait for Deinze"), 1, 2, counter, fixed=True),
    PracticeTask("below", N_("Years below the formula"), 2, 2, below, fixed=True),
    PracticeTask("bad-year", N_("Whom to blame in a bad year"), 1, 2, bad_year, fixed=True),
    PracticeTask("delegate-from", N_("From when delegating pays"), 2, 3, delegate_from, fixed=True),
    PracticeTask("leaves-out", N_("What the model leaves out"), 1, 2, leaves_out, fixed=True),
    PracticeTask("zero", N_("An informant who is worth nothing"), 2, 2, zero, fixed=True),
    PracticeTask("most-worth", N_("When knowing is worth most"), 2, 3, most_worth, fixed=True),
    PracticeTask("ill", N_("A week without Griet"), 1, 2, ill, fixed=True),
    PracticeTask("deputy", N_("A deputy with the same limit"), 1, 2, deputy, fixed=True),
    PracticeTask("his-vote", N_("Herman's vote"), 1, 2, his_vote, fixed=True),
    PracticeTask("shares", N_("When Martine's vote no longer counts"), 2, 3, shares, fixed=True),
)
