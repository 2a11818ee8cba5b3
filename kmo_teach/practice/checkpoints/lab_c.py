"""Lab C: two processes, a proof, growth that outruns control, a concession, days of a posting, a line against."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random

from kmo_teach.case import portland, zavelbeek
from kmo_teach.conclusion import Growth, simulate_growth
from kmo_teach.language import N_, _, money, number
from kmo_teach.payroll import firm_options, tax_equalisation
from kmo_teach.practice.tasks.kit.question import ChoiceQuestion, Misconception, NumberQuestion, Option, PracticeTask
from kmo_teach.pricing import Cover, market_data, quote

__all__ = ["TASKS"]


def first_two(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Which two processes would you prepare before the line for Portland ships?"),
        several=True,
        options=(
            Option(
                _("People"),
                _("Who was trained to stand in at home, and who may decide, while Griet travels?"),
                right=True,
            ),
            Option(_("Design"), _("The user there has a screen and a manual: in which language?"), right=True),
            Option(_("Finance"), _("Its score is the highest of the five: what is still to be done there?")),
            Option(_("Production"), _("It is halfway already. Which processes are at a third or below?")),
            Option(_("Distribution"), _("One of its questions is open, the other two have a name and a date.")),
        ),
        worked=(
            _("Design is at 33 per cent and people at 22; the other three are above 40."),
            _("Those are the two lowest scores."),
        ),
    )


def mean(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Why does the mean over all five processes not tell you which to prepare?"),
        options=(
            Option(_("Finance lifts it, and finance does not answer a fault in Oregon."), right=True),
            Option(
                _("It is too low, because the questions left open count as zero."),
                _("All fifteen were answered. What does one high score do to a mean?"),
            ),
            Option(
                _("It weighs the five alike, while production has more questions."),
                _("Each process has three. Can a high score stand in for a low one?"),
            ),
            Option(
                _("It moves so little that an evening of work cannot be seen in it."),
                _("It moves, but where does it point? What hides behind 49 per cent?"),
            ),
        ),
        worked=(
            _("A mean lets a high score make up for a low one."),
            _("The line needs all five: what is done for finance helps nobody who waits for a mechanic."),
        ),
    )


def proof(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("The level of a practice rose because of a rule for discounts. What shows that the rule works?"),
        options=(
            Option(_("A discount that another granted by it while Griet was away."), right=True),
            Option(
                _("The rule itself, signed by Griet and known to all who sell."),
                _("It is written down. Has anybody used it?"),
            ),
            Option(
                _("A list of all discounts that Griet granted by it this year."),
                _("Griet could do that without a rule. Who else did?"),
            ),
            Option(
                _("The word of those who sell that they would use it."),
                _("What people would do is not yet what they did. What leaves a trace?"),
            ),
        ),
        worked=(
            _("A level says what is done, not what is intended."),
            _("The rule is there for the days without Griet, so its proof is from such a day."),
        ),
    )


def next_system(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Which system comes next for export, and which cannot be bought?"),
        options=(
            Option(_("Information comes next; shared power, in the decision system, cannot be bought."), right=True),
            Option(
                _("The decision system comes next; the information system cannot be bought."),
                _("Look at the levels after: which is the lowest for export? And is software for sale?"),
            ),
            Option(
                _("Control comes next; shared power, in the decision system, cannot be bought."),
                _("Control has been at level 3 from the beginning. Which one is below it?"),
            ),
            Option(
                _("Information comes next; exact cost prices, in the control system, cannot be bought."),
                _("The first half is right. Can somebody be hired to calculate?"),
            ),
        ),
        worked=(
            _("For export, decision and control are at 3 now and information is at 2."),
            _("Software and a translated manual are for sale. That Griet lets go of a decision is not."),
        ),
    )


def no_comfort(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Profit ends higher than it began in the firm that builds afterwards. Why is that no comfort?"),
        options=(
            Option(_("Each euro of new sales ties up more cash than it earns."), right=True),
            Option(
                _("Profit is before tax and interest, and these take what is left."),
                _("In the model margin and costs are after both. Which other column falls?"),
            ),
            Option(
                _("Profit rises because the firm has stopped building its controls."),
                _("It builds on, but later. Where does the profit go?"),
            ),
            Option(
                _("Profit will fall again as soon as the errors are counted."),
                _("They are counted: that is the dip. Which column never recovers?"),
            ),
        ),
        worked=(
            _("Errors keep customers from paying, so growth ties up more money for each euro of sales."),
            _("After the first dip profit grows with sales, while cash goes below the credit line."),
        ),
    )


def _overload(**changed: float) -> float:
    """Return by how much sales exceed what the controls can handle in the end, in per cent."""
    last = simulate_growth(replace(Growth(), **changed))[-1]
    return 100 * (last.load - 1)


def overload(rng: Random) -> NumberQuestion:
    answer = _overload(growth=0.40, build_years=0.5)
    rate = 100 * math.log1p(0.40)
    slots = {"rate": number(rate, 1), "half": number(rate / 2, 1), "answer": number(answer, 1)}
    return NumberQuestion(
        text=_(
            "Growth is 40 per cent a year, building the controls takes half a year, and nothing is built ahead. By how "
            "much do sales exceed what the controls can handle after five years? Give one decimal."
        ),
        answer=answer,
        unit="%",
        decimals=1,
        wrong=(
            Misconception(40 / 2, _("Half a year of 40 per cent, if nothing slowed the growth. What do errors do?")),
            Misconception(
                rate / 2, _("That is the rate times the building time. But does the firm keep all its customers?")
            ),
            Misconception(_overload(growth=0.40), _("That is with a year of building.")),
            Misconception(_overload(build_years=0.5), _("That is with growth of 45 per cent.")),
        ),
        worked=(
            _("A growth of 40 per cent is a rate of {rate}%; times half a year that is {half}%.").format(**slots),
            _("Errors send customers away and slow the growth: in the model the overload is {answer}%.").format(
                **slots
            ),
        ),
    )


_ASKED, _GIVEN = 129_000, 121_000


def _margins() -> tuple[float, float]:
    """Return the margin of the order before and after the concession, EUR."""
    price = quote(portland(), market_data("USD"), Cover("forward", "credit_insurance", before_delivery="insured"))
    return price.margin(_ASKED), price.margin(_GIVEN)


def concession(rng: Random) -> NumberQuestion:
    before, after = _margins()
    slots = {"before": money(before), "after": money(after), "lost": money(before - after)}
    return NumberQuestion(
        text=_(
            "The price goes from 129,000 to 121,000 dollars, with a forward and credit insurance. How much margin does "
            "that cost?"
        ),
        answer=before - after,
        unit="EUR",
        wrong=(
            Misconception(_ASKED - _GIVEN, _("That is in dollars.")),
            Misconception(
                (_ASKED - _GIVEN) / market_data("USD").spot,
                _("That is at today's rate. At which rate, and after which premiums, do the dollars come in?"),
            ),
            Misconception(after, _("That is what is left. What was there before?")),
        ),
        worked=(
            _("At 129,000 dollars the margin is {before}, at 121,000 it is {after}.").format(**slots),
            _("The concession costs {lost}.").format(**slots),
        ),
    )


def share(rng: Random) -> NumberQuestion:
    before, after = _margins()
    lost = 100 * (1 - after / before)
    slots = {"before": money(before), "lost": money(before - after), "share": number(lost, 1)}
    return NumberQuestion(
        text=_("Which share of the margin at 129,000 dollars does the concession to 121,000 take? Give one decimal."),
        answer=lost,
        unit="%",
        decimals=1,
        wrong=(
            Misconception(100 * (1 - _GIVEN / _ASKED), _("That is a share of the price. What is it of the margin?")),
            Misconception(100 - lost, _("That is the share which is left.")),
            Misconception(
                100 * (before / after - 1), _("You divided by the margin after. Which one does the text name?")
            ),
        ),
        worked=(
            _("The concession costs {lost} of a margin of {before}.").format(**slots),
            _("That is {share}%, for 6.2 per cent of the price.").format(**slots),
        ),
    )


def _year_abroad() -> float:
    """Return the labour cost of a year under a contract in the United States, EUR."""
    pay = zavelbeek()["pay"]
    spot = market_data("USD").spot
    package = tax_equalisation(
        "BE",
        "US",
        pay["gross"],
        spot,
        home_options=firm_options("BE", pay["workers"]),
        host_options=firm_options("US", pay["workers"]),
    )
    return package.host.labour_cost / spot


def days(rng: Random) -> NumberQuestion:
    before, after = _margins()
    yearly = _year_abroad()
    slots = {"yearly": money(yearly), "margin": money(after), "days": number(after / yearly * 365)}
    return NumberQuestion(
        text=_(
            "The order leaves the margin at 121,000 dollars. How many calendar days of Karim's labour cost under an "
            "American contract does it pay, in a year of 365 days?"
        ),
        answer=after / yearly * 365,
        unit=_("days"),
        wrong=(
            Misconception(before / yearly * 365, _("That is at 129,000 dollars.")),
            Misconception(
                after / yearly * 220, _("Those are working days. The cost of a year runs at weekends as well.")
            ),
            Misconception(
                (before - after) / yearly * 365, _("Those are the days that the concession cost. What is left?")
            ),
        ),
        worked=(
            _("A year costs {yearly}; the margin is {margin}.").format(**slots),
            _("{margin} / {yearly} × 365 = {days} days.").format(**slots),
        ),
    )


def all_the_same(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("When would it be right to move somebody to Oregon all the same?"),
        options=(
            Option(_("More orders pay for the year, or it has an amount and an end."), right=True),
            Option(
                _("Karim prefers a year abroad, and his partner can keep her job from there."),
                _("That takes away a risk. Does it pay for the year?"),
            ),
            Option(
                _("The customer prefers a face nearby, and the agent has no mechanic."),
                _("That is a reason to be there. Who pays for it?"),
            ),
            Option(
                _("The cost of the year is charged to the budget for training."),
                _("It is then in another column. Has it become smaller?"),
            ),
        ),
        worked=(
            _("One order pays for a few weeks, and a year has fifty-two."),
            _("The rest must come from other sales, or be a price that the firm pays knowingly for a market."),
        ),
    )


def against(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Own cash falls short of what must stay for wages. Which reason may keep the decision as it is?"),
        options=(
            Option(_("Less may stay: Griet and Martine agreed on a named sum."), right=True),
            Option(
                _("The wages in the line count twice, so there is no shortage at all."),
                _("They do count twice. What is left when you look at what the order adds alone?"),
            ),
            Option(
                _("The margin of the order covers the shortage when the customer pays."),
                _("How large is the margin? And what are wages paid with until then?"),
            ),
            Option(
                _("The bank is slow, and its interest would come on top of the price."),
                _("Look at the price: is that interest not in it already?"),
            ),
        ),
        worked=(
            _("A line against may stay if the page says what the firm gives up and who agreed."),
            _("The other way is the loan, whose interest is in the price already."),
        ),
    )


def trace(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Which numbers on your page can somebody else most likely not trace to a source?"),
        options=(
            Option(_("Those of your own: expected sales, levels, a feared loss."), right=True),
            Option(
                _("Those of the market: the rate of the dollar, interest, the forward."),
                _("They have a publisher and a date. Which have none?"),
            ),
            Option(
                _("Those of the model: the floor, the target price, the free cash."),
                _("Somebody else can compute them again from the inputs. Which inputs are guesses?"),
            ),
            Option(
                _("Those of the law: contributions, taxes, the rate of the duty."),
                _("A law can be looked up. Which numbers are in nobody's list?"),
            ),
        ),
        worked=(
            _("A number can be traced when another person finds it again without you."),
            _("For a guess that is only so if you write down who guessed, when and from what."),
        ),
    )


TASKS = (
    PracticeTask("first-two", N_("Two processes first"), 1, 2, first_two, fixed=True),
    PracticeTask("mean", N_("What the mean hides"), 1, 2, mean, fixed=True),
    PracticeTask("proof", N_("Something to show"), 1, 2, proof, fixed=True),
    PracticeTask("next-system", N_("The next system"), 1, 2, next_system, fixed=True),
    PracticeTask("no-comfort", N_("A profit that is no comfort"), 2, 2, no_comfort, fixed=True),
    PracticeTask("overload", N_("Sales beyond control"), 2, 3, overload, fixed=True),
    PracticeTask("concession", N_("What the concession costs"), 2, 3, concession, fixed=True),
    PracticeTask("share", N_("A share of the margin"), 1, 2, share, fixed=True),
    PracticeTask("days", N_("Days of a posting"), 2, 3, days, fixed=True),
    PracticeTask("all-the-same", N_("When a posting is right"), 1, 2, all_the_same, fixed=True),
    PracticeTask("against", N_("A line against the numbers"), 3, 3, against, fixed=True),
    PracticeTask("trace", N_("Numbers without a source"), 1, 2, trace, fixed=True),
)
