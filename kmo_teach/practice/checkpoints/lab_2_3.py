"""Lab 2.3: a weight, an empty chair, training, a fit that fades, a scale, a payslip, a cliff, a package."""

from __future__ import annotations

from random import Random

from kmo_teach.check.compare import Tolerance
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.payroll import cliffs, net_pay
from kmo_teach.people import (
    Learning,
    Training,
    Vacancy,
    candidate_score,
    simulate_learning,
    training_returns,
    vacancy_cost,
)
from kmo_teach.practice.tasks.kit.question import ChoiceQuestion, Misconception, NumberQuestion, Option, PracticeTask

__all__ = ["TASKS"]

_SCORES = {
    "Lotte": {"trade": 9, "French": 3, "openness": 6, "mobility": 7},
    "Karim": {"trade": 7, "French": 8, "openness": 8, "mobility": 6},
    "Inès": {"trade": 5, "French": 10, "openness": 9, "mobility": 9},
}


def _first_weight(one: str, other: str) -> int:
    """Return from which whole weight of the trade on a candidate scores better than another."""

    def lead(weight: int) -> float:
        weights = {"trade": weight, "French": 3, "openness": 2, "mobility": 2}
        return (candidate_score(_SCORES[one], weights) or 0) - (candidate_score(_SCORES[other], weights) or 0)

    return next(weight for weight in range(5, 40) if lead(weight) > 1e-9)


def weight(rng: Random) -> NumberQuestion:
    first = _first_weight("Karim", "Inès")
    slots = {"equal": number(first - 1), "first": number(first)}
    return NumberQuestion(
        text=_(
            "The other weights stay 3 for French and 2 each for openness and mobility. From which whole weight of the "
            "trade on does Karim score better than Inès?"
        ),
        answer=first,
        unit="",
        tolerance=Tolerance(relative=0.0, absolute=0.4),
        wrong=(
            Misconception(first - 1, _("What are the two means at that weight?")),
            Misconception(
                _first_weight("Lotte", "Karim"), _("From there on Lotte leads Karim. Compare him with Inès.")
            ),
        ),
        worked=(
            _("Inès leads by 3 × 2 + 2 × 1 + 2 × 3 = 14 points outside the trade; in it Karim has two more."),
            _("At a weight of {equal} they are equal, and from {first} Karim leads.").format(**slots),
        ),
    )


def minimum(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Why is a minimum for French something else than a high weight for it?"),
        options=(
            Option(_("Points elsewhere can outvote a weight, but never make up for a minimum."), right=True),
            Option(
                _("A minimum moves the ranking of those who reach it, and a weight does not."),
                _("Who reaches the minimum keeps the same mean. What happens to the others?"),
            ),
            Option(
                _("A high weight is fairer, for it counts each point of French."),
                _("This is about what each one does, not about what is fair. Can Lotte win with a high weight?"),
            ),
        ),
        worked=(
            _("A mean lets strengths pay for weaknesses: Lotte's knowledge of the trade pays for her French."),
            _("A minimum says that below it nothing pays."),
        ),
    )


def chair(rng: Random) -> NumberQuestion:
    contribution, labour = 15_000, 6_300

    def month(share: float) -> float:
        costs = [vacancy_cost(Vacancy(months, contribution, share, labour, 9_000, 4)) for months in (5, 6)]
        return costs[1] - costs[0]

    # What a month more costs is a straight line over the share lost.
    share = 100 * month(0.0) / (month(0.0) - month(1.0))
    slots = {"pay": money(labour), "contribution": money(contribution), "share": number(share)}
    return NumberQuestion(
        text=_(
            "A filled chair brings 15,000 EUR of margin a month and costs 6,300 EUR of labour. Below which share that "
            "colleagues do not catch up does a month more without anybody cost nothing?"
        ),
        answer=share,
        unit="%",
        tolerance=Tolerance(relative=0.0, absolute=0.4),
        wrong=(
            Misconception(100 - share, _("That is the share that colleagues do catch up.")),
            Misconception(
                100 * month(0.6) / contribution, _("That is what a month costs now, as a share of the margin.")
            ),
        ),
        worked=(
            _("A month costs the share lost of {contribution}, less the {pay} that is not paid out.").format(**slots),
            _("Both are equal at {pay} / {contribution} = {share}%.").format(**slots),
        ),
    )


def left_out(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("What does the sum of the empty chair leave out that a customer in Lille would notice?"),
        options=(
            Option(_("Nobody answers for months, and who went to a competitor does not return."), right=True),
            Option(
                _("Who starts needs months to learn, and sells less in that time."),
                _("The months of learning are in the sum. What is not in it?"),
            ),
            Option(
                _("A longer search asks more of the recruiter, and that has to be paid."),
                _("A customer does not see what the search costs, and it is in the sum."),
            ),
        ),
        worked=(
            _("The sum stops when the chair is filled and learned: margin lost, pay saved, search."),
            _("A customer who left for good costs margin for years after."),
        ),
    )


def _losing(years: int, stay: float) -> str:
    """Return how many of the training's cases lose money, as text."""
    returns = training_returns(Training(9, 900, 24, 42, (0, 900, 3_000), years, stay))
    return percent(sum(one < 0 for one in returns) / len(returns), 0)


def least(rng: Random) -> ChoiceQuestion:
    slots = {"half": _losing(3, 0.5), "all": _losing(3, 1), "one": _losing(1, 0.9), "five": _losing(5, 0.9)}
    return ChoiceQuestion(
        text=_("Move each estimate over its slider. Which one moves the chance that the training loses money least?"),
        options=(
            Option(_("Which part of the staff stays from one year to the next"), right=True),
            Option(
                _("How many years what was learned remains of use"),
                _("Compare how many cases lose money at one year and at five with both ends of the other sliders."),
            ),
            Option(
                _("The most likely benefit for each person and year"),
                _("Compare a likely benefit near 0 with one of 3,000 EUR, and then both ends of the other slider."),
            ),
        ),
        worked=(
            _("From half of the staff to all, the chance of a loss goes from {half} to {all}.").format(**slots),
            _("From one year to five it goes from {one} to {five}; the likely benefit too moves it further.").format(
                **slots
            ),
        ),
    )


def measured(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("What do you measure half a year after the training, to replace an estimate by a fact?"),
        options=(
            Option(_("Parts returned and hours of redesign, as they were in the estimate"), right=True),
            Option(
                _("Marks that the participants give to the course and its teacher"),
                _("A liked course may change nothing. What was the benefit made of?"),
            ),
            Option(
                _("Days of training followed, and who passed the test at the end"),
                _("That is what went in. Which figure of the firm should move?"),
            ),
        ),
        worked=(
            _("The benefit was an estimate of money: fewer errors, less work done twice."),
            _("Measure these, and put the fact where the estimate was."),
        ),
    )


def warning(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Which figure would have warned the firm with designers who stay behind in its first half year?"),
        options=(
            Option(_("Complaints, returns and repeat orders"), right=True),
            Option(
                _("The number of customers served"),
                _("Compare the three firms at half a year: how far apart are their customers?"),
            ),
            Option(_("What the sales team knows of the market"), _("It learns equally fast in all three firms.")),
        ),
        worked=(
            _("After half a year each of the three firms serves about 17 per cent of the market."),
            _("Who bought what does not fit complains, sends back and orders no more, long before the count falls."),
        ),
    )


def faster(rng: Random) -> ChoiceQuestion:
    lost = [percent(simulate_learning(Learning(sales_rate=rate, design_rate=0.1))[-1].lost, 0) for rate in (1.5, 3.0)]
    return ChoiceQuestion(
        text=_("The sales team learns faster, and the designers stay behind. What happens to the customers?"),
        options=(
            Option(_("More come at first, the peak is sooner and fewer are left in the end."), right=True),
            Option(
                _("More come, so that more are left in the end too."),
                _("Move the slider of sales up, and look at the share after five years."),
            ),
            Option(
                _("As many come, for the offer decides and not who sells it."),
                _("The offer decides who stays. Who decides how fast they come?"),
            ),
        ),
        worked=(
            _(
                "With a rate of 300 instead of 150 per cent the peak comes sooner, and {more} leave instead of {less}."
            ).format(more=lost[1], less=lost[0]),
            _("A better sales team brings customers sooner to an offer that does not fit, and these do not come back."),
        ),
    )


def ranking(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("The same gross pay in Belgium, the Netherlands and Germany. Who has least net pay?"),
        options=(
            Option(_("The German at the two lower steps, the Belgian at the two higher ones."), right=True),
            Option(
                _("The Belgian at all four steps, as at the third one in the figure."),
                _("The figure shows one step. Look at 30,000 and 42,000 EUR in the table."),
            ),
            Option(
                _("The Belgian before purchasing power, the German after it."),
                _("Which way does purchasing power move the German: up or down?"),
            ),
        ),
        worked=(
            _("At 30,000 and 42,000 EUR Belgian net pay lies above the German, at 60,000 and 85,000 below it."),
            _("One step is not a scale. At 60,000 EUR purchasing power keeps Belgium last in both series."),
        ),
    )


def series(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("The two series of price levels do not agree. What do you show to the employees?"),
        options=(
            Option(_("One that has all your countries, with its year and its source."), right=True),
            Option(
                _("The mean of both, so that their errors cancel each other."),
                _("They are of two years and two methods: what would the mean measure?"),
            ),
            Option(
                _("The newest, even if a country has to come from the other one."),
                _("Can two countries be compared with two different rulers?"),
            ),
        ),
        worked=(
            _("Countries can be compared within one series and one year."),
            _("Say as well that a price level is an average: a rent in one city may tell another story."),
        ),
    )


def surcharge(rng: Random) -> NumberQuestion:
    slip = net_pay("BE", 60_000)
    more = slip.net - net_pay("BE", 60_000, municipal_surcharge=0.08).net
    taxable = next(line.amount for line in slip.lines if line.key == "taxable_income")
    return NumberQuestion(
        text=_(
            "The municipal surcharge of the Belgian payslip of 60,000 EUR is an estimate of 7 per cent. How much less "
            "net pay a year is left when it is 8 per cent?"
        ),
        answer=more,
        unit="EUR",
        wrong=(
            Misconception(0.01 * taxable, _("The surcharge is not a share of taxable income. Of what is it a share?")),
            Misconception(600, _("That is one per cent of gross pay. Of what is the surcharge a share?")),
            Misconception(0.07 * more, _("One percentage point more is not one per cent more.")),
        ),
        worked=(
            _("The surcharge is a share of the income tax that is left after the tax-free sum."),
            _("One point of it is one per cent of that tax: {more}.").format(more=money(more)),
        ),
    )


def low_pay(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Why does the recipe for a payslip of 60,000 EUR give too little net pay at 30,000 EUR?"),
        options=(
            Option(_("It leaves out the work bonus, which lowers contributions and tax."), right=True),
            Option(
                _("It takes the maximum of professional expenses, which is too low there."),
                _("The recipe takes the lower of share and maximum, at any pay."),
            ),
            Option(
                _("It taxes each euro at the highest rate, which is not reached there."),
                _("The recipe taxes each slice at its own rate. Which line is missing?"),
            ),
        ),
        worked=(
            _("The engine's payslip of 30,000 EUR has two lines that the recipe does not know."),
            _("Both are the work bonus: it fades as pay rises, and at 60,000 EUR nothing of it is left."),
        ),
    )


def cliff(rng: Random) -> NumberQuestion:
    nets = {gross: net_pay("IE", gross).net for gross in (18_300, 18_304, 18_400)}
    lost = nets[18_300] - nets[18_400]
    edge = next(one for one in cliffs("IE") if one.gross == 18_304)
    needed = next(rise for rise in range(5, 2_000) if net_pay("IE", 18_300 + rise).net > nets[18_304])
    slots = {"before": money(nets[18_300]), "after": money(nets[18_400]), "lost": money(lost)}
    return NumberQuestion(
        text=_(
            "Somebody in Ireland earns 18,300 EUR gross a year and gets a rise of 100 EUR. How much net pay a year "
            "does the rise cost?"
        ),
        answer=lost,
        unit="EUR",
        wrong=(
            Misconception(edge.drop, _("That is lost just above the cliff. How far beyond it does the rise end?")),
            Misconception(needed, _("That is the rise that makes up for the cliff.")),
        ),
        worked=(
            _("At 18,300 EUR net pay is {before}, at 18,400 EUR it is {after}.").format(**slots),
            _("Social insurance falls due on the whole pay: {lost} less is left.").format(**slots),
        ),
    )


def fading(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Why do lawmakers rarely use a cliff, and more often let a benefit fade?"),
        options=(
            Option(_("While it fades, more work brings less, but it never costs money."), right=True),
            Option(
                _("A benefit that fades costs the state less than one that stops."),
                _("That depends on where it starts and ends. What does each do to who may work an hour more?"),
            ),
            Option(
                _("A benefit that fades is simpler to apply than one limit."),
                _("One limit is the simplest rule there is. What does it make people refuse?"),
            ),
        ),
        worked=(
            _("At a cliff one euro more gross pay means less net pay, and people refuse hours."),
            _("Where a benefit fades, each euro more leaves something."),
        ),
    )


def cheaper(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Why does the package cost less than staying at home in each of the six countries?"),
        options=(
            Option(_("Belgian labour cost is high for the net pay that it leaves."), right=True),
            Option(
                _("Living is cheaper in these countries, so that less net pay will do."),
                _("In three of them an allowance is paid because living is dearer."),
            ),
            Option(
                _("Belgian tax is no longer due, and the engineer keeps the difference."),
                _("Home net pay stays whole, no more and no less. Who keeps the difference?"),
            ),
        ),
        worked=(
            _("The package promises the same net pay under another law."),
            _("Most other rules ask less labour cost for it; extras and an American health insurance are not in it."),
        ),
    )


def uncovered(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Which risk of the country is covered by no line of the package?"),
        options=(
            Option(_("A partner who gives up a job to come along."), right=True),
            Option(
                _("A law that takes more tax there than at home."),
                _("That is what a tax-equalised package takes away."),
            ),
            Option(
                _("Shops that are dearer there than at home."),
                _("Which line of the package follows the level of prices?"),
            ),
        ),
        worked=(
            _("Equalised tax covers another law, and the allowance covers dearer living."),
            _("A partner's job, pension years, illness that no insurance pays and unrest stand in no line."),
        ),
    )


TASKS = (
    PracticeTask("weight", N_("The weight that turns a ranking"), 2, 3, weight, fixed=True),
    PracticeTask("minimum", N_("A minimum and a weight"), 1, 2, minimum, fixed=True),
    PracticeTask("chair", N_("When an empty chair costs nothing"), 2, 3, chair, fixed=True),
    PracticeTask("left-out", N_("What an empty chair's sum leaves out"), 1, 2, left_out, fixed=True),
    PracticeTask("least", N_("The estimate that matters least"), 2, 3, least, fixed=True),
    PracticeTask("measured", N_("A fact for an estimate"), 1, 2, measured, fixed=True),
    PracticeTask("warning", N_("A warning in the first half year"), 1, 2, warning, fixed=True),
    PracticeTask("faster", N_("Faster sales, slow designers"), 1, 2, faster, fixed=True),
    PracticeTask("ranking", N_("Three countries along a scale"), 1, 2, ranking, fixed=True),
    PracticeTask("series", N_("Two series of price levels"), 1, 2, series, fixed=True),
    PracticeTask("surcharge", N_("One point of surcharge"), 2, 3, surcharge, fixed=True),
    PracticeTask("low-pay", N_("A recipe at low pay"), 1, 2, low_pay, fixed=True),
    PracticeTask("cliff", N_("A rise that costs money"), 2, 3, cliff, fixed=True),
    PracticeTask("fading", N_("A cliff or a slope"), 1, 2, fading, fixed=True),
    PracticeTask("cheaper", N_("A package that costs less"), 1, 2, cheaper, fixed=True),
    PracticeTask("uncovered", N_("What no package covers"), 1, 2, uncovered, fixed=True),
)
