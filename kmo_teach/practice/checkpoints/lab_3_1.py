"""Lab 3.1: a weakest system, documents that multiply, a price rule, controls that overlap, minutes lost, a guess."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from kmo_teach import facts
from kmo_teach.case import get_information_case, information_label, language_routes, planted_errors
from kmo_teach.check.compare import Tolerance
from kmo_teach.finance import npv
from kmo_teach.information import detection, facts_to_maintain, product_findings
from kmo_teach.language import N_, _, money, number
from kmo_teach.practice.tasks.kit.question import ChoiceQuestion, Misconception, NumberQuestion, Option, PracticeTask

__all__ = ["TASKS"]

_WHOLE = Tolerance(relative=0.0, absolute=0.4)


def weakest(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_(
            "The index is the geometric mean of three systems. The same practice rises by two levels, once in the "
            "strongest system and once in the weakest. Which moves the index more, and why?"
        ),
        options=(
            Option(_("In the weakest: the same rise is there a larger part of what it had."), right=True),
            Option(
                _("In the weakest: the index is nothing but the score of the weakest system."),
                _("That is a minimum. Does the index stand still when another system rises?"),
            ),
            Option(
                _("In the strongest: a larger factor makes the whole product larger."),
                _("Compare the index after with the index before: by which factor does each rise multiply it?"),
            ),
            Option(
                _("They move it alike: each system weighs a third in the mean."),
                _("That holds for the ordinary mean. What does a product look at: the difference or the ratio?"),
            ),
        ),
        worked=(
            _("In a product only proportions count: from 0.4 to 0.6 is half as much again, from 0.8 to 1 a quarter."),
            _("The smaller the factor, the more a rise adds; with three equal systems index and mean are equal."),
        ),
    )


def _systems() -> tuple[float, float, float, float]:
    """Return copied documents and facts stored once, before Oregon and with it."""
    case = get_information_case()
    before = replace(case.system.at_home, languages=3, regimes=2)
    return before.records, case.system.records, facts_to_maintain(before), facts_to_maintain(case.system)


def documents(rng: Random) -> NumberQuestion:
    before, after, _facts_before, _facts_after = _systems()
    at_home = get_information_case().system.at_home.records
    slots = {"before": number(before), "after": number(after), "factor": number(after / before)}
    return NumberQuestion(
        text=_(
            "Before Oregon there were three languages, one currency, one system of units and two regimes. Oregon "
            "brings one more of each. By which factor does the number of copied documents grow?"
        ),
        answer=after / before,
        unit="",
        tolerance=_WHOLE,
        wrong=(
            Misconception(2**4, _("Not each of the four doubles: how many languages and regimes were there before?")),
            Misconception(
                1 + 1 / 3 + 1 + 1 + 1 / 2,
                _("You added the four rises. Does a new language come instead of a currency?"),
            ),
            Misconception(
                after / at_home, _("That is the growth since the firm sold at home only. What did Oregon alone do?")
            ),
        ),
        worked=(
            _("The factors are 4/3 for the language, 2 for the currency, 2 for the units and 3/2 for the regime."),
            _("Together: from {before} to {after} documents, a factor of {factor}.").format(**slots),
        ),
    )


def kept_once(rng: Random) -> NumberQuestion:
    documents_before, documents_after, before, after = _systems()
    at_home = facts_to_maintain(get_information_case().system.at_home)
    slots = {"before": number(before), "after": number(after), "factor": number(after / before, 2)}
    return NumberQuestion(
        text=_(
            "By which factor do the facts grow, if each is stored once? Oregon comes again on top of three languages, "
            "one currency, one system of units and two regimes. Give two decimals."
        ),
        answer=after / before,
        unit="",
        decimals=2,
        wrong=(
            Misconception(
                documents_after / documents_before,
                _("That is the factor of the copied documents. Do languages still multiply regimes here?"),
            ),
            Misconception(after / at_home, _("That is the growth since the firm sold at home only.")),
            Misconception(before / after, _("You divided the old number by the new one. Do the facts grow or shrink?")),
        ),
        worked=(
            _("Stored once, a product has a fact for each language, currency, system of units and regime."),
            _("That goes from 3 + 1 + 1 + 2 = 7 to 4 + 2 + 2 + 3 = 11 for each product."),
            _("From {before} to {after}: a factor of {factor}.").format(**slots),
        ),
    )


def twins(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_(
            "Two customers share an account number and are not called the same. Which planted error does this rule "
            "find that the other rules had missed?"
        ),
        options=(
            Option(_("The customer from Bremen, spelled in two ways."), right=True),
            Option(
                _("The bakery from Ghent, once written in capitals."),
                _("Look at what the rules for customers had found: is C31 among it?"),
            ),
            Option(
                _("The bakery from Lille, once without its legal form."),
                _("Look at what the rules for customers had found: is C32 among it?"),
            ),
            Option(
                _("The customer whose currency is not that of the country."),
                _("That one was missed indeed. But can an account number show it?"),
            ),
        ),
        worked=(
            _("The rule finds three pairs; C31 and C32 had been found by their names already."),
            _("With two letters for an umlaut and no legal form, C33 did not look like C22 to a program."),
        ),
    )


def _judged(tolerance: int) -> tuple[int, int]:
    """Return how many planted errors and how many false alarms there are at a tolerance for prices, in per cent."""
    given = get_information_case().figures["list"]
    table = facts.table("case/products.csv")
    found = product_findings(table, given["usd_per_eur"], given["today"], price_tolerance=tolerance / 100)
    seen = detection(found, [error.place for error in planted_errors("products")])
    return len(seen.missed), len(seen.false_alarms)


def price_rule(rng: Random) -> NumberQuestion:
    results = {tolerance: _judged(tolerance) for tolerance in range(1, 51)}
    missed, alarms = results[10]
    one_more, two_more = (next(t for t, (m, _a) in results.items() if m >= missed + more) for more in (1, 2))
    calm = next(t for t, (_m, a) in results.items() if a < alarms)
    slots = {"last": number(one_more - 1), "first": number(one_more), "calm": number(calm)}
    return NumberQuestion(
        text=_(
            "The rule for prices starts at a tolerance of 10 per cent. You raise it by one per cent at a time. From "
            "which tolerance on does it miss a planted error that it found before?"
        ),
        answer=one_more,
        unit="%",
        tolerance=_WHOLE,
        wrong=(
            Misconception(calm, _("From there on precision rises. And what did recall do before?")),
            Misconception(two_more, _("There a second one is missed. When did the first go?")),
            Misconception(one_more - 1, _("At this tolerance the error is still found.")),
        ),
        worked=(
            _("P06 has its price in euro in the column of dollars: that lies only {last}% off.").format(**slots),
            _(
                "From {first}% on it is missed; the false alarm goes only from {calm}% on, so the answer is {first}."
            ).format(**slots),
        ),
    )


def overlap(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Why do training and a second line pay alone, but not on top of the best set?"),
        options=(
            Option(_("The others already prevent much of what these would prevent."), right=True),
            Option(
                _("They cost more as soon as other controls are bought too."),
                _("Their cost is the same in both columns. What else is there to compare?"),
            ),
            Option(
                _("They work against threats that are rarer than the others."),
                _("Rare or not, the threat is the same in both columns. What differs?"),
            ),
            Option(
                _("They no longer fit in the budget of the best set."),
                _("The table sets no budget. What is left to lose after the others?"),
            ),
        ),
        worked=(
            _("A control takes away a share of the loss that is left after the others."),
            _("After the others little is left, and the cost stays the same."),
        ),
    )


def once(rng: Random) -> ChoiceQuestion:
    threats = {threat.name: threat for threat in get_information_case().threats}
    by_single = sorted(threats.values(), key=lambda one: -one.single_loss)
    first, second, third = by_single[:3]
    most_often = max(threats.values(), key=lambda one: one.yearly_rate)
    slots = {
        "first": information_label(first.name),
        "second": information_label(second.name),
        "loss": money(first.single_loss),
        "other": money(second.single_loss),
    }
    return ChoiceQuestion(
        text=_(
            "For which threats would you look at the loss of a single case rather than at the loss expected a year?"
        ),
        several=True,
        options=(
            Option(
                information_label(first.name),
                _("Expected a year it looks small. What if it happens next month?"),
                right=True,
            ),
            Option(
                information_label(second.name),
                _("One of the largest single losses is missing from your choice."),
                right=True,
            ),
            Option(
                information_label(third.name),
                _("The firm would survive this one, and it comes about every four years."),
            ),
            Option(
                information_label(most_often.name),
                _("It comes often and costs little: is a mean not a good guide there?"),
            ),
        ),
        worked=(
            _("A mean is a guide for what happens often. What happens once in many years must be survived once."),
            _("That holds for {first} ({loss} a case) and {second} ({other}).").format(**slots),
        ),
    )


def _advantage(minutes: float) -> float:
    """Return by how much translating beats the common language at minutes lost a day, EUR."""
    given = get_information_case().figures["software"]
    ways = language_routes(minutes_lost=minutes)
    translate, common = (
        npv(ways[name].flows(given["yearly_benefit"], given["years"]), given["rate"])
        for name in ("translate", "common")
    )
    return translate - common


def minutes_lost(rng: Random) -> NumberQuestion:
    given = get_information_case().figures["software"]
    start, a_minute = _advantage(0), _advantage(1) - _advantage(0)
    equal = -start / a_minute
    one_year = (language_routes()["translate"].initial - language_routes()["common"].initial) / (
        language_routes(minutes_lost=1)["common"].yearly - language_routes(minutes_lost=0)["common"].yearly
    )
    slots = {"start": money(-start), "minute": money(a_minute), "equal": number(equal, 1)}
    return NumberQuestion(
        text=_(
            "Fourteen users, five years, a discount rate of 8 per cent. At how many minutes lost a day by each user "
            "are translating and the common language worth the same? Give one decimal."
        ),
        answer=equal,
        unit=_("minutes"),
        decimals=1,
        wrong=(
            Misconception(given["minutes_lost"], _("That is what the case assumes. Are the two worth the same there?")),
            Misconception(one_year, _("You set the costs at the start against one year. And the four years after it?")),
        ),
        worked=(
            _("Without any minute lost the common language is worth {start} more than translating.").format(**slots),
            _("Each minute a day takes {minute} off its value over the five years.").format(**slots),
            _("{start} / {minute} = {equal} minutes.").format(**slots),
        ),
    )


def person(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("A machine translates the software's texts. Which would you still give to a person?"),
        options=(
            Option(_("Those in which an error does harm, such as warnings and quantities."), right=True),
            Option(
                _("Those that change most often, so that somebody looks at each change."),
                _("There the machine saves most. What does an error cost in such a text?"),
            ),
            Option(
                _("Those that are longest, because a machine errs more often in them."),
                _("Errors are counted by the word. Which of them would you never want?"),
            ),
            Option(
                _("Those that all users read, such as menus and help texts."),
                _("An error there is seen soon and mended. Where is it seen too late?"),
            ),
        ),
        worked=(
            _("What a translation risks is the chance of an error times what the error costs."),
            _("The machine errs about as often in each text; what an error costs differs by text."),
        ),
    )


def guess(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Which figure on the page rests on a weak guess that you can replace by a measurement within a month?"),
        options=(
            Option(_("The best route for the software: time five users at work."), right=True),
            Option(
                _("The loss avoided by security: count the cases of one month."),
                _("A weak guess indeed. But how many cases of ransomware would a month show?"),
            ),
            Option(
                _("The complexity: count languages, currencies, units and regimes."),
                _("They have been counted already: is that a guess?"),
            ),
            Option(
                _("The data found wrong: let somebody read both lists line by line."),
                _("Rules found these on the lists themselves: is that the weakest of the five?"),
            ),
        ),
        worked=(
            _("Minutes lost and rates of threats are guesses; the rest was counted or follows from prices."),
            _("Users can be timed this week. For threats that come once in years you need an insurer or other firms."),
        ),
    )


TASKS = (
    PracticeTask("weakest", N_("Two levels more"), 1, 2, weakest, fixed=True),
    PracticeTask("documents", N_("Documents that multiply"), 2, 2, documents, fixed=True),
    PracticeTask("kept-once", N_("Facts that add up"), 2, 2, kept_once, fixed=True),
    PracticeTask("twins", N_("One account, two names"), 1, 2, twins, fixed=True),
    PracticeTask("price-rule", N_("A milder rule for prices"), 2, 3, price_rule, fixed=True),
    PracticeTask("overlap", N_("Controls that overlap"), 1, 2, overlap, fixed=True),
    PracticeTask("once", N_("What the firm must survive once"), 2, 2, once, fixed=True),
    PracticeTask("minutes-lost", N_("Minutes that make two routes equal"), 2, 3, minutes_lost, fixed=True),
    PracticeTask("person", N_("What stays with a person"), 1, 2, person, fixed=True),
    PracticeTask("guess", N_("The weakest guess"), 2, 2, guess, fixed=True),
)
