"""Lab 1.1: a firm that only buys abroad, a forced move, days of credit, what an index of distance does not see."""

from __future__ import annotations

from random import Random

from kmo_teach.case import get_running_case, portland
from kmo_teach.check.compare import Tolerance
from kmo_teach.definition import Slack, resource_slack
from kmo_teach.language import N_, _, number
from kmo_teach.practice.tasks.kit.question import ChoiceQuestion, Misconception, NumberQuestion, Option, PracticeTask

__all__ = ["TASKS"]


def buying(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Does the paper's definition cover a firm that buys abroad and sells at home only?"),
        options=(
            Option(_("Yes: work outside the home market, its cause, may be buying as well as selling."), right=True),
            Option(
                _("No: the four phases start from export, so what a firm imports falls outside."),
                _("You speak of the phases. What does component d of the definition say?"),
            ),
            Option(
                _("Only once it also sells abroad: until then, buying is a first step of the sequence."),
                _("Component a asks a structured sequence. Does it say that the first step must lead to a sale?"),
            ),
        ),
        worked=(
            _("Component d names the cause: working outside the home market, to buy or to sell."),
            _("The definition covers imports; the four phases, which start from export, leave them out."),
        ),
    )


def forced(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_(
            "The metalworker follows its one big customer to Poland within three months; it shows components b, c and "
            "d. Is that internationalisation under the **strict** reading of the paper's definition?"
        ),
        options=(
            Option(_("No: it is no structured sequence, and it does not reach into all practices."), right=True),
            Option(
                _("No: a customer forced the move, so the firm took no strategic decision."),
                _("The table gives it component b: to follow is a decision too. Which letters are missing?"),
            ),
            Option(
                _("Yes: it shows three of the five components, among them the cause."),
                _("How many components does the strict reading ask for?"),
            ),
            Option(
                _("Yes: the paper calls it reactive internationalisation, so it is one kind of it."),
                _("That is the paper's typology. Hold the move against the five parts of its definition."),
            ),
        ),
        worked=(
            _("The strict reading asks for all five components: a and e are missing."),
            _("The definition fits the proactive firm, the typology counts the reactive one too: one must give way."),
        ),
    )


def _slack(credit_days: float, building_days: float, order_cost: float) -> Slack:
    """Return the lab's sum for one order without an advance, in its slow season."""
    firm = get_running_case()
    return resource_slack(
        cash=firm.balance_sheet["cash"],
        monthly_payments=firm.monthly_running_costs,
        order_cost=order_cost,
        production_days=building_days,
        credit_days=credit_days,
        monthly_receipts=0.8 * firm.monthly_running_costs,
    )


def credit(rng: Random) -> NumberQuestion:
    order = portland()

    def first(months: float, building_days: float = order.building_days, order_cost: float = order.full_cost) -> int:
        """Return the first whole day of credit at which the cover falls below a number of months."""
        return next(days for days in range(2_000) if _slack(days, building_days, order_cost).months_during < months)

    days = first(1)
    slots = {
        "before": number(days - 1),
        "days": number(days),
        "more": number(_slack(days - 1, order.building_days, order.full_cost).months_during, 3),
        "less": number(_slack(days, order.building_days, order.full_cost).months_during, 3),
    }
    return NumberQuestion(
        text=_(
            "One order to Portland, without an advance, in the lab's slow season. From which whole number of days of "
            "credit on does the cash, when it is lowest, cover less than one month of payments?"
        ),
        answer=days,
        unit=_("days"),
        tolerance=Tolerance(relative=0.0, absolute=0.4),
        wrong=(
            Misconception(
                120,
                _("The table of the figure goes by 15 days. Does the line cross somewhere between two of its rows?"),
            ),
            Misconception(
                first(1, building_days=0),
                _("That is how long the money is out in all. Does the credit start on the day the work starts?"),
            ),
            Misconception(first(0), _("There the cash is gone. The question is when less than one month is left.")),
        ),
        worked=(
            _("At {before} days the cash covers {more} months, at {days} days {less}.").format(**slots),
            _("It falls below one month at {days} days.").format(**slots),
        ),
    )


def unseen(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_(
            "France lies almost at zero on the distance index. Business practice there can still differ much. Which of "
            "these is in none of the four parts of the index?"
        ),
        options=(
            Option(_("How people bargain, when they pay, and what a promise means."), right=True),
            Option(
                _("How far the customers are, and what it takes to get there."),
                _("Kilometres are one of the four parts. Do they tell you how a buyer in Lille thinks?"),
            ),
            Option(
                _("Whether the two countries share an official language."),
                _("That is one of the four parts. Does the gap close for a firm that speaks French?"),
            ),
        ),
        worked=(
            _("The four parts are kilometres, official language, currency and country risk. None is a habit."),
            _("Research calls what is missing psychic distance. Where the index is low nobody prepares for it."),
        ),
    )


TASKS = (
    PracticeTask("buying", N_("A firm that only buys abroad"), 1, 2, buying, fixed=True),
    PracticeTask("forced", N_("A forced move"), 2, 2, forced, fixed=True),
    PracticeTask("credit", N_("Days of credit until a month is left"), 2, 3, credit, fixed=True),
    PracticeTask("unseen", N_("What the distance index does not see"), 1, 2, unseen, fixed=True),
)
