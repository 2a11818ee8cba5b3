"""Lab 2.2: a share that falls, an agent's indemnity, net pay, a contract, a churn that pays, classes of a brand."""

from __future__ import annotations

from random import Random

from kmo_teach.case import get_running_case
from kmo_teach.check.compare import Tolerance
from kmo_teach.commercial import Dispute, SalesChannel, break_even_chance, with_indemnity
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.payroll import net_pay
from kmo_teach.practice.tasks.kit.question import ChoiceQuestion, Misconception, NumberQuestion, Option, PracticeTask

__all__ = ["TASKS"]

_AGENT = SalesChannel(fixed_cost=45_000, cost_rate=0.14)


def share(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_(
            "After the export phase the commercial share of the hours abroad falls, although the hours with customers "
            "need not. How is that possible?"
        ),
        options=(
            Option(
                _("Accounting, finance, law and governance ask so many more hours that the whole grows."), right=True
            ),
            Option(
                _("Customers who know the firm ask fewer hours, so the commercial part shrinks."),
                _("That would be fewer hours. The question is how a share falls while its hours stay."),
            ),
            Option(
                _("A subsidiary sells by itself, so its commercial hours are no longer counted."),
                _("The model leaves nobody's hours out. By what do you divide to get a share?"),
            ),
        ),
        worked=(
            _("A share is the hours with customers, divided by all hours abroad."),
            _("More hours for other concerns make the second number larger: the same part of it weighs less."),
        ),
    )


def _first_year(years: float, rate: float) -> int:
    """Return from how long a contract on the agent costs least at the French turnover, the indemnity included."""
    firm = get_running_case()
    turnover = firm.markets["FR"]
    seller = net_pay("FR", 52_000).labour_cost
    others = (
        SalesChannel(**firm.distributor),
        SalesChannel(fixed_cost=seller + 57_000, cost_rate=0.08),
        SalesChannel(**firm.sales_office),
    )
    least = min(other.cost(turnover) for other in others)
    return next(
        duration
        for duration in range(1, 40)
        if with_indemnity(_AGENT, 0.09, duration, rate, years).cost(turnover) < least
    )


def duration(rng: Random) -> NumberQuestion:
    years = _first_year(2, 0.055)
    turnover = money(get_running_case().markets["FR"])
    return NumberQuestion(
        text=_(
            "The French turnover is {turnover} a year, the indemnity two years of a commission of 9 per cent, interest "
            "5.5 per cent. From how many whole years of contract on does the agent cost least again?"
        ).format(turnover=turnover),
        answer=years,
        unit=_("years"),
        tolerance=Tolerance(relative=0.0, absolute=0.4),
        wrong=(
            Misconception(
                _first_year(1, 0.055), _("That holds for one year of commission. What do French judges usually take?")
            ),
            Misconception(
                _first_year(2, 0.0), _("What is set aside each year earns interest until the contract ends.")
            ),
            Misconception(_first_year(3, 0.055), _("You counted three years of commission.")),
        ),
        worked=(
            _("A part of the indemnity is set aside each year: the longer the contract, the smaller that part."),
            _("From {years} years on, agent and indemnity together cost less than your own seller.").format(
                years=number(years)
            ),
        ),
    )


def fall(rng: Random) -> ChoiceQuestion:
    without = SalesChannel(**get_running_case().distributor).cost(400_000)
    slots = {"distributor": money(without), "agent": money(_AGENT.cost(400_000))}
    return ChoiceQuestion(
        text=_("The turnover in France may fall to 400,000 EUR. Which channel do you choose, and why?"),
        options=(
            Option(_("The distributor: without fixed cost it loses nothing when sales fall."), right=True),
            Option(
                _("The agent: without the indemnity it costs least at today's turnover."),
                _("What does it cost at 400,000 EUR, beside a channel without fixed cost?"),
            ),
            Option(
                _("Your own seller: of all channels but the office it takes the lowest share."),
                _("A low share of little turnover saves little. What stays when sales fall?"),
            ),
        ),
        worked=(
            _("At 400,000 EUR the distributor costs {distributor} and the agent {agent}, before any indemnity.").format(
                **slots
            ),
            _("Whoever has a fixed cost keeps it when sales fall further."),
        ),
    )


def heavy(rng: Random) -> ChoiceQuestion:
    kept = {code: percent(net_pay(code, gross).net / gross, 0) for code, gross in (("BE", 42_000), ("US", 50_000))}
    return ChoiceQuestion(
        text=_(
            "Why does a mill of 390 EUR weigh less on a month's net pay in the United States than in Belgium, although "
            "the gross pay of 50,000 dollars is not much higher than 42,000 EUR?"
        ),
        options=(
            Option(_("Contributions and tax take a smaller part of gross pay there."), right=True),
            Option(
                _("Prices are lower there, so that a month's pay buys more."),
                _("Look at what the price feels like: is the level of prices in the share of a month?"),
            ),
            Option(
                _("The mill costs fewer dollars there than it costs euros here."),
                _("It is one price, changed into dollars. Look at the other side of the division."),
            ),
        ),
        worked=(
            _("Of gross pay {us} is left in the United States and {be} in Belgium.").format(
                us=kept["US"], be=kept["BE"]
            ),
            _("The same price is then divided by more net pay; health insurance still has to be paid from it."),
        ),
    )


def poland(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("The line pays back in 4.2 years in Poland, and in about two elsewhere. What could sell it there?"),
        options=(
            Option(_("It gives the constant quality that a retailer demands of a supplier."), right=True),
            Option(
                _("It saves more hours there than in a country with dear labour."),
                _("The machine saves the same hours everywhere. What is an hour worth?"),
            ),
            Option(
                _("Polish pay rises each year, so it soon pays back in two years there too."),
                _("By how much must labour cost rise to halve the time? Is that soon?"),
            ),
        ),
        worked=(
            _("The sum counts one benefit only, saved hours, and these are cheap in Poland."),
            _("So look for what the sum leaves out: quality, less waste, a certificate, staff that cannot be found."),
        ),
    )


def adapting(rng: Random) -> NumberQuestion:
    yearly = 7_500 / 3 + 1_000
    now = Dispute(chance=0.06, damages=120_000, fees=45_000)
    adapted = Dispute(chance=0.025, damages=80_000, fees=40_000)
    saved = now.expected_cost - adapted.expected_cost
    chance = 100 * now.chance * yearly / saved
    prevented = break_even_chance(now.damages, now.fees, yearly) or 0.0
    slots = {"yearly": money(yearly), "saved": money(saved), "chance": number(chance, 1)}
    return NumberQuestion(
        text=_(
            "A dispute costs 120,000 EUR of damages and 45,000 EUR of fees. With an adapted contract 80,000 and "
            "40,000 EUR, and its chance falls by the same part as from 6 to 2.5 per cent. Adapting costs 7,500 EUR "
            "once, for three years, and 1,000 EUR a year. From which chance a year in the present contract does it "
            "pay? Give one decimal."
        ),
        answer=chance,
        unit="%",
        decimals=1,
        wrong=(
            Misconception(100 * prevented, _("As if the adapted contract prevented each dispute. What does it leave?")),
            Misconception(
                100 * now.chance * 8_500 / saved,
                _("The lawyer is paid once. Over how many years is the contract of use?"),
            ),
            Misconception(100 * now.chance * 1_000 / saved, _("Is keeping it up to date all that adapting costs?")),
        ),
        worked=(
            _("At 6 per cent adapting makes disputes {saved} a year cheaper, and it costs {yearly}.").format(**slots),
            _("What it saves moves with the chance: 6% × {yearly} / {saved} = {chance}%.").format(**slots),
        ),
    )


def guide(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("For which stake is an expected cost the wrong guide?"),
        options=(
            Option(_("For a claim that is rare and could end the firm at one blow."), right=True),
            Option(
                _("For a claim that comes back each month and stays small."),
                _("Many small cases come close to their average. When is there no second year to average with?"),
            ),
            Option(
                _("For a claim whose chance can only be guessed between two limits."),
                _("Then look where the decision turns, as this step does. Which loss can no later year make good?"),
            ),
        ),
        worked=(
            _("An expected cost is an average over many years."),
            _("Who does not survive the first bad year never gets that average."),
        ),
    )


def feed(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Cash is short. Which of the four markets do you feed first?"),
        options=(
            Option(_("France: what a customer costs comes back there first."), right=True),
            Option(
                _("Germany: a customer has the highest lifetime value there."),
                _("In which year is that customer paid back, and who pays until then?"),
            ),
            Option(
                _("Poland: a customer costs least to win there."),
                _("Little out, but also little in: in which year is a customer paid back?"),
            ),
            Option(
                _("Oregon: its customers bring more margin a year than the French."),
                _("And how long do they stay? Does such a customer ever pay back?"),
            ),
        ),
        worked=(
            _("With short cash it matters when the money is back, not only how much it becomes."),
            _("France pays back in year 3, Poland in year 4, Germany in year 5 and Oregon never."),
        ),
    )


def churn(rng: Random) -> NumberQuestion:
    def limit(discount: float) -> float:
        return 100 * (10_000 / 34_000 - discount)

    return NumberQuestion(
        text=_(
            "A customer in Oregon brings 10,000 EUR of margin a year and costs 34,000 EUR to win; the discount rate "
            "is 12 per cent. Up to which churn a year does such a customer pay? Give one decimal."
        ),
        answer=limit(0.12),
        unit="%",
        decimals=1,
        wrong=(
            Misconception(limit(0), _("You left out the discount rate: it stands in the formula beside the churn.")),
            Misconception(limit(0.08), _("That is the discount rate of France and Germany.")),
            Misconception(limit(-0.12), _("You added the discount rate. On which side of the division does it stand?")),
        ),
        worked=(
            _("At the limit the lifetime value equals the cost: 10,000 / (churn + 0.12) = 34,000."),
            _("The churn is 10,000 / 34,000 less 0.12: {churn}%.").format(churn=number(limit(0.12), 1)),
        ),
    )


def classes(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Why does a third class cost nothing more in Switzerland, and a full fee in the United States?"),
        options=(
            Option(_("The Swiss fee holds three classes, the American one a single class."), right=True),
            Option(
                _("Switzerland takes a fee for each mark, whatever the number of classes."),
                _("Look at a fourth class: is it free in Switzerland too?"),
            ),
            Option(
                _("The basic fee of the Madrid system holds the third class for Switzerland."),
                _("That fee is the same for all places. Why would it not pay for the American class?"),
            ),
        ),
        worked=(
            _("Offices cut their tariffs in different ways: by the mark, by a few classes together, or by the class."),
            _("So compare fees for the classes that you need, and not for one."),
        ),
    )


TASKS = (
    PracticeTask("share", N_("A share that falls"), 1, 2, share, fixed=True),
    PracticeTask("duration", N_("The agent and the length of the contract"), 2, 4, duration, fixed=True),
    PracticeTask("fall", N_("A channel for a turnover that may fall"), 1, 2, fall, fixed=True),
    PracticeTask("heavy", N_("What a mill weighs on net pay"), 1, 2, heavy, fixed=True),
    PracticeTask("poland", N_("What sells where labour is cheap"), 1, 2, poland, fixed=True),
    PracticeTask("adapting", N_("From which chance adapting pays"), 2, 4, adapting, fixed=True),
    PracticeTask("guide", N_("When an average misleads"), 1, 2, guide, fixed=True),
    PracticeTask("feed", N_("The first market when cash is short"), 1, 2, feed, fixed=True),
    PracticeTask("churn", N_("The churn that Oregon can bear"), 2, 3, churn, fixed=True),
    PracticeTask("classes", N_("A third class"), 1, 2, classes, fixed=True),
)
