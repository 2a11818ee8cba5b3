"""Lab 0: a franc that rises, controls before a subsidiary, a drawing in pencil, goals by the month, a claim."""

from __future__ import annotations

from random import Random

from kmo_teach import facts
from kmo_teach.introduction import hit_rate
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.practice.tasks.kit.question import ChoiceQuestion, Misconception, NumberQuestion, Option, PracticeTask

__all__ = ["TASKS"]


def franc(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_(
            "In January 2015 the Swiss franc rose within days. A Belgian exporter who was owed francs gained. Who lost "
            "on an amount that was still open?"
        ),
        options=(
            Option(_("A Belgian importer who had yet to pay a bill in francs."), right=True),
            Option(
                _("A Swiss importer who had yet to pay a bill in euros."),
                _("This importer buys the euros of the bill with francs. Do they cost more francs now, or fewer?"),
            ),
            Option(
                _("A Belgian exporter who had sold to Zürich in euros."),
                _("In which currency is this claim fixed? What does it bring in euros, before and after?"),
            ),
            Option(
                _("A Swiss exporter who had sold to Ghent in francs."),
                _("The claim is in the exporter's own currency. Who has to find the dearer francs?"),
            ),
        ),
        worked=(
            _("The franc rose: each franc costs more euros. Who must buy francs with euros pays more."),
            _("A debt in the currency that rises loses. So does a claim in the one that falls."),
        ),
    )


def debt(rng: Random) -> NumberQuestion:
    (shock,) = (row for row in facts.table("pricing/shocks.csv") if row["shock"] == "CHF 2015")
    before, after = float(shock["from_rate"]), float(shock["to_rate"])
    owed = 100_000 * before / after
    slots = {"before": number(before, 4), "after": number(after, 4), "owed": money(owed), "more": money(owed - 100_000)}
    return NumberQuestion(
        text=_(
            "A Belgian importer owed francs that were worth 100,000 EUR the day before the shock. A euro bought "
            "{before} francs then, and {after} on the farthest day. How many more euros did the debt cost on that day? "
            "Round to a whole euro."
        ).format(**slots),
        answer=owed - 100_000,
        unit="EUR",
        wrong=(
            Misconception(
                100_000 * (1 - after / before),
                _("By that share the euro fell, counted in francs. You need what a franc costs, in euros."),
            ),
            Misconception(owed, _("That is what the whole debt costs on the farthest day. How much more is it?")),
        ),
        worked=(
            _("The debt is 100,000 × {before} francs. At {after} francs for a euro it costs {owed}.").format(**slots),
            _("That is {more} more.").format(**slots),
        ),
    )


def controls(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("The firm wants a sales subsidiary next year. Which two controls come first, and why?"),
        options=(
            Option(
                _("Monthly accounts in one layout, and authority limits: a subsidiary needs both and has neither."),
                right=True,
            ),
            Option(
                _("The credit check and the list of open amounts: a firm first completes the controls of export."),
                _("They are worth having. But must a firm complete one phase before it enters another?"),
            ),
            Option(
                _("The quality manual and the credit check: with them the two highest scores go up first."),
                _("Does a score for partnership say anything about what a subsidiary asks?"),
            ),
            Option(
                _("Authority limits and results by centre: both belong to phases with a score of zero."),
                _("One of the two belongs to a phase that the firm does not enter next year. Which one?"),
            ),
        ),
        worked=(
            _("Each phase asks controls of its own; two thirds for partnership say nothing about subsidiaries."),
            _("For subsidiaries the audit names two controls, and the firm has none of them."),
        ),
    )


def drawing(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_(
            "A drawing is corrected in pencil on the one print that hangs in the workshop. Half of the team now works "
            "in Lyon. What happens?"
        ),
        options=(
            Option(_("Lyon goes on with the drawing as it was: there are now two versions of the truth."), right=True),
            Option(
                _("Lyon bends with it: an informal practice is more flexible than a written rule."),
                _("Who sees the pencil line may bend with it. Who sees it in Lyon?"),
            ),
            Option(
                _("The correction becomes formal by itself, once Lyon has asked for it often enough."),
                _("Who writes it down, and where? A practice becomes a rule when somebody decides so."),
            ),
        ),
        worked=(
            _("The pencil line works because everybody passes by the same print."),
            _("At a distance nobody passes by it. The correction needs one place that both teams can see."),
        ),
    )


def months(rng: Random) -> ChoiceQuestion:
    margins, target = (11, 12, 9, 13, 12, 10, 8, 12, 13, 12, 11, 14), 11
    slots = {
        "mean": percent(sum(margins) / len(margins) / 100, 2),
        "missed": number(sum(margin < target for margin in margins)),
        "hits": percent(hit_rate(margins, target), 0),
    }
    return ChoiceQuestion(
        text=_(
            "The mean margin of the year is above the target of 11 per cent, and still some months miss it. Why does "
            "the paper's idea of performance look at the months?"
        ),
        options=(
            Option(
                _("It asks that a goal is reached again and again; in a mean a good month pays for a bad one."),
                right=True,
            ),
            Option(
                _("A mean of percentages is wrong: each month must first be weighted by its sales."),
                _("Weights give a better mean. Does a better mean say how often the goal was missed?"),
            ),
            Option(
                _("A mean above the target shows that the target was set too low for this firm."),
                _("The target may be low or high. Does either say how often it was reached?"),
            ),
        ),
        worked=(
            _("The mean is {mean}; {missed} of the twelve months are below 11%.").format(**slots),
            _("The mean hides these. The hit rate of {hits} shows them.").format(**slots),
        ),
    )


def countable(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Which of these claims can you turn into **data** with a calculation of this course?"),
        options=(
            Option(_("Foreign staff with the same base pay keep different net pay."), right=True),
            Option(
                _("More than 70% of Belgian SMEs export to the neighbours."),
                _("This needs a count of firms, with a year and a definition. Can a calculation stand in for a count?"),
            ),
            Option(
                _("Most SMEs follow their tax consultants blindly."),
                _("To know this you would have to ask firms. Which model of the course knows what owners do?"),
            ),
            Option(
                _("A value chain has core and support activities."),
                _("This is how a named work orders a firm. What would you count?"),
            ),
        ),
        worked=(
            _("A model can stand in for a count where rules decide the outcome, and these are public."),
            _("Tax and social contributions are such rules: the payroll model gives the net pay in each country."),
        ),
    )


TASKS = (
    PracticeTask("franc", N_("Who lost on the franc"), 1, 2, franc, fixed=True),
    PracticeTask("debt", N_("A debt in francs"), 2, 3, debt, fixed=True),
    PracticeTask("controls", N_("Controls before a subsidiary"), 1, 2, controls, fixed=True),
    PracticeTask("drawing", N_("A drawing in pencil"), 1, 2, drawing, fixed=True),
    PracticeTask("months", N_("Months, not the mean"), 1, 2, months, fixed=True),
    PracticeTask("countable", N_("A claim that can be counted"), 2, 2, countable, fixed=True),
)
