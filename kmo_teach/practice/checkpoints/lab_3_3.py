"""Lab 3.3: a second line for Portland, a price in dollars, growth in two readings, a bonus in euro."""

from __future__ import annotations

from random import Random

from kmo_teach.case import cost_price, overheads
from kmo_teach.control import SalesLine, sales_variance
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.practice.tasks.kit.question import ChoiceQuestion, Misconception, NumberQuestion, Option, PracticeTask
from kmo_teach.pricing import activity_based_overhead, yearly_average

__all__ = ["TASKS"]


def who_pays(rng: Random) -> ChoiceQuestion:
    use = overheads()
    slots = {
        "flat": money(use.flat),
        "ghent": money(use.by_activity("home")),
        "portland": money(use.by_activity("abroad")),
    }
    return ChoiceQuestion(
        text=_("Under the flat rate each line bears {flat} of overhead. Which customer pays for whom?").format(**slots),
        options=(
            Option(_("Ghent pays for Portland, whose line uses more activities."), right=True),
            Option(
                _("Portland pays for Ghent, as a line abroad bears the higher cost."),
                _("Under the flat rate both bear the same. Which of them uses more?"),
            ),
            Option(
                _("Neither, as both lines take the same 400 hours of labour."),
                _("The hours are the same. Are the documents, and the hours of engineering?"),
            ),
        ),
        worked=(
            _("By activity the line for Ghent uses {ghent}, that for Portland {portland}.").format(**slots),
            _("Both bear {flat}: Ghent more than it uses, Portland less.").format(**slots),
        ),
    )


def second_line(rng: Random) -> NumberQuestion:
    use = overheads()
    again = {**use.abroad, "documents": 30, "engineering_hours": 15, "customer_visits": 1}
    activity = activity_based_overhead(use.activities, again)
    rest = cost_price().full - use.flat
    slots = {"activity": money(activity), "rest": money(rest), "full": money(rest + activity)}
    return NumberQuestion(
        text=_(
            "A second line for Portland needs 30 documents, 15 hours of engineering and one visit; its set-ups stay as "
            "they were. What is its full cost by activity?"
        ),
        answer=rest + activity,
        unit="EUR",
        wrong=(
            Misconception(activity, _("That is what it uses of the four activities. What else is on the cost sheet?")),
            Misconception(
                cost_price().full + activity, _("The cost sheet holds this overhead already, at the flat rate.")
            ),
            Misconception(rest + use.by_activity("abroad"), _("That is the first line. What does the second use?")),
            Misconception(cost_price().full, _("That is the cost sheet at the flat rate.")),
        ),
        worked=(
            _("Of the four activities it uses {activity}.").format(**slots),
            _("Without the flat rate the cost sheet holds {rest}; together that is {full}.").format(**slots),
        ),
    )


_DOLLARS = SalesLine(8, 6, 112_000, 118_000, 1.10, 1.16)
_BOTH = (SalesLine(30, 33, 92_000, 90_000), _DOLLARS)


def better_price(rng: Random) -> NumberQuestion:
    alone, both = sales_variance([_DOLLARS]), sales_variance(_BOTH)
    more = _DOLLARS.units * (_DOLLARS.price - _DOLLARS.budget_price)
    slots = {"more": money(more, "USD"), "fall": money(-alone.exchange), "price": money(alone.price)}
    return NumberQuestion(
        text=_(
            "The price in dollars was 118,000 instead of 112,000. What did that bring for the 6 lines sold, in euro at "
            "the rate of the budget?"
        ),
        answer=alone.price,
        unit="EUR",
        wrong=(
            Misconception(
                both.price, _("That is the price effect of both lines. What did the one in dollars bring alone?")
            ),
            Misconception(more, _("That is in dollars. How many dollars did a euro cost in the budget?")),
            Misconception(
                more / _DOLLARS.rate, _("That is at the rate of the year, and the exchange rate has a part of its own.")
            ),
            Misconception(
                _DOLLARS.budget_units * (_DOLLARS.price - _DOLLARS.budget_price) / _DOLLARS.budget_rate,
                _("For as many lines as the budget had. How many were sold?"),
            ),
        ),
        worked=(
            _("Six lines bring 6,000 dollars more each: {more}.").format(**slots),
            _("At 1.10 dollars for a euro that is {price}, and the dollar's fall cost {fall}.").format(**slots),
        ),
    )


def luck(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Sales are above budget. Which reading do the four parts allow?"),
        options=(
            Option(
                _("Volume was good work, and whoever left the dollars open was unlucky: ask whether they meant to."),
                right=True,
            ),
            Option(
                _("All did well, because the four parts together are above zero."),
                _("Three of the four are below zero. What does the sum hide?"),
            ),
            Option(
                _("Whoever sold in dollars did badly, because that line brings less than planned."),
                _("Did the price in dollars rise or fall? Who set the exchange rate?"),
            ),
            Option(
                _("Volume was luck and the exchange rate bad work, because a rate can be known beforehand."),
                _("Can a rate be known, or only fixed beforehand?"),
            ),
        ),
        worked=(
            _("Volume is what sales did; mix and the price at home pulled the other way."),
            _("Nobody at the firm moves the dollar, but somebody decided, or forgot, to leave it open."),
        ),
    )


def readers(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Which growth goes to the bank, and which to the sales manager?"),
        options=(
            Option(_("The bank gets the reported one, the manager that in constant currency."), right=True),
            Option(
                _("The bank gets that in constant currency, the manager the reported one."),
                _("In which money is a loan paid back? And which of the two can the manager influence?"),
            ),
            Option(
                _("Both get that in constant currency, because exchange rates only blur it."),
                _("Does the firm not feel a fall of the lira when it pays its bank?"),
            ),
            Option(
                _("Both get the reported one, because only that is in the accounts."),
                _("Is a manager to be judged on the lira?"),
            ),
        ),
        worked=(
            _("The bank is paid back in euro: it wants to know what came in euro."),
            _("The manager sells in lira: constant currency shows what she sold, without the rate."),
        ),
    )


def left_out(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("What do both numbers for growth leave out?"),
        options=(
            Option(_("Inflation: part of the growth is higher prices."), right=True),
            Option(
                _("The fall of the lira against the euro."), _("What then is the difference between the two numbers?")
            ),
            Option(
                _("The markets that pay in euro or in zloty."),
                _("Three markets are in both. What happens to prices in one of them?"),
            ),
            Option(
                _("The share of each market in the sales of the group."),
                _("Both add up sales, so a large market weighs more. What do prices do in lira?"),
            ),
        ),
        worked=(
            _("Constant currency takes out the exchange rate and leaves prices as they are."),
            _("Where prices rise fast, sales rise without a machine more being sold."),
        ),
    )


def stand_still(rng: Random) -> NumberQuestion:
    before, after = yearly_average("TRY", 2020), yearly_average("TRY", 2021)
    needed = 100 * (after / before - 1)
    slots = {
        "before": number(before, 3),
        "after": number(after, 3),
        "needed": number(needed, 1),
        "grew": percent(0.28, 0),
    }
    return NumberQuestion(
        text=_(
            "Her bonus is 5 per cent of the profit, in euro at the average rate of the year. By how much had the "
            "profit in lira to rise in 2021 for the bonus to stay equal? Give one decimal."
        ),
        answer=needed,
        unit="%",
        decimals=1,
        wrong=(
            Misconception(28, _("That is by how much it rose. Did the bonus stay equal?")),
            Misconception(
                100 * (1 - before / after), _("By that the lira fell. How much more lira does the same euro then take?")
            ),
            Misconception(
                100 * (1 - 1.28 * before / after), _("By that the bonus in euro fell. What would have kept it equal?")
            ),
        ),
        worked=(
            _("In 2020 a euro was {before} lira on average, in 2021 {after}.").format(**slots),
            _("{after} / {before} = 1 + {needed}%: the profit rose by {grew} and fell short.").format(**slots),
        ),
    )


def protected(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Why would protecting her against everything be a mistake?"),
        options=(
            Option(_("She has no reason left to choose customers with care."), right=True),
            Option(
                _("The firm cannot carry the exchange rate of the lira."),
                _("The firm can carry it, or cover it. Which risks can she influence?"),
            ),
            Option(
                _("A bonus must fall when the group earns less, whatever the cause."),
                _("Does a bonus work for what she cannot influence?"),
            ),
            Option(
                _("She would then earn more than her colleagues at home."),
                _("That may be unfair. But what would she do otherwise than today?"),
            ),
        ),
        worked=(
            _("The lira is not hers to move: there the firm should carry the risk."),
            _("Whether customers pay depends on her choice of them: a share of that risk keeps her awake."),
        ),
    )


TASKS = (
    PracticeTask("who-pays", N_("Who pays for whom"), 1, 2, who_pays, fixed=True),
    PracticeTask("second-line", N_("A second line for Portland"), 2, 3, second_line, fixed=True),
    PracticeTask("better-price", N_("The better price in dollars"), 2, 3, better_price, signed=True, fixed=True),
    PracticeTask("luck", N_("Work and luck in the sales"), 2, 2, luck, fixed=True),
    PracticeTask("readers", N_("A growth for each reader"), 1, 2, readers, fixed=True),
    PracticeTask("left-out", N_("What both growths leave out"), 1, 2, left_out, fixed=True),
    PracticeTask("stand-still", N_("A bonus that stays equal"), 2, 3, stand_still, fixed=True),
    PracticeTask("protected", N_("Too much protection"), 1, 2, protected, fixed=True),
)
