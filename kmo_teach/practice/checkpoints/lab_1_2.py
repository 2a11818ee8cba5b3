"""Lab 1.2: decisions and opportunities, six answers that must agree, who stays free, which input decides, a saving."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random

from kmo_teach.case import get_running_case
from kmo_teach.check.compare import Tolerance
from kmo_teach.drivers import (
    Entry,
    Supply,
    break_even_turnover,
    herfindahl,
    landed_cost,
    one_shot_npv,
    staged_npv,
    value_of_stopping,
)
from kmo_teach.language import N_, _, money, number
from kmo_teach.phases import home_market_sufficiency, weigh
from kmo_teach.practice.tasks.kit.question import ChoiceQuestion, Misconception, NumberQuestion, Option, PracticeTask

__all__ = ["TASKS"]


def strategic(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Which entry of the log is a **strategic** decision in the paper's sense?"),
        options=(
            Option(_("Home sales are flat: the leaders choose to look further abroad."), right=True),
            Option(
                _("A bakery in Gdańsk orders one line: the firm delivers it once."),
                _("Who looked for this order? What was decided about the orders after it?"),
            ),
            Option(
                _("A buyer in Oregon asks for a price: the choice is still open."),
                _("Alternatives are on the table. Has anybody set a direction yet?"),
            ),
        ),
        worked=(
            _("A strategic decision weighs alternatives and sets a direction for what follows."),
            _("Delivering once is an opportunity that nobody refused; a question still open is no decision."),
        ),
    )


def _ratio(growth_to_continuity: float) -> float:
    """Return the consistency ratio of Griet's answers with another one on growth against continuity."""
    return weigh(
        {
            ("growth", "autonomy"): 3,
            ("growth", "continuity"): growth_to_continuity,
            ("growth", "independence"): 4,
            ("autonomy", "continuity"): 1 / 2,
            ("autonomy", "independence"): 2,
            ("continuity", "independence"): 3,
        }
    ).consistency_ratio


def ratio(rng: Random) -> NumberQuestion:
    changed = _ratio(1 / 5)
    slots = {"old": number(_ratio(2), 3), "new": number(changed, 2)}
    return NumberQuestion(
        text=_(
            "Griet answers that continuity matters five times as much as growth, where she first said that growth "
            "matters twice as much. Which consistency ratio follows? Give two decimals."
        ),
        answer=changed,
        unit="",
        decimals=2,
        wrong=(
            Misconception(_ratio(5), _("You made growth five times as important. Which of the two comes first?")),
            Misconception(_ratio(2), _("That is the ratio of her first answers. Run the cell with the new one.")),
        ),
        worked=(
            _("The first of a pair is now a fifth as important as the second: the answer is 1/5."),
            _("With it the ratio goes from {old} to {new}: above 0.10, so look again.").format(**slots),
        ),
    )


def again(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_(
            "Griet now answers that continuity matters five times as much as growth; her other five answers stay. The "
            "six no longer agree. Which one do you ask her to think about again?"
        ),
        options=(
            Option(_("Growth against continuity: by two other routes growth weighs more."), right=True),
            Option(
                _("Growth against independence: at 4 it is the most extreme of the six."),
                _("Extreme is not contradictory. Which two other answers also give growth against independence?"),
            ),
            Option(
                _("Autonomy against continuity: it is the only other one below 1."),
                _("Below 1 only tells which of the two comes first. Does it clash with the others?"),
            ),
            Option(
                _("None: she knows best, and a ratio of 0.20 says how sure she is."),
                _("The ratio does not measure how sure she is. What does it compare her answers with?"),
            ),
        ),
        worked=(
            _("By autonomy growth weighs 3/2 of continuity, by independence 4/3; the new answer says 1/5."),
            _("No other answer, changed alone, brings the ratio below 0.10."),
        ),
    )


def autonomy(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Herman's debt ceiling is 45%. Which step of the plan takes autonomy away although it stays below it?"),
        options=(
            Option(_("The partnership: from then on somebody else has a say."), right=True),
            Option(
                _("Worldwide export: from then on the firm must borrow more."),
                _("Borrowing touches what the firm owes to outsiders. Who decides on price and product?"),
            ),
            Option(
                _("The subsidiaries: from then on a local manager decides too."),
                _("Look at the debt ratio of this step: does it stay below the ceiling?"),
            ),
        ),
        worked=(
            _("Autonomy is deciding alone; independence is owing nothing to outsiders."),
            _("A partner lends nothing, and does have a say in product, price and timing."),
        ),
    )


def stay(rng: Random) -> ChoiceQuestion:
    index = herfindahl((2_400_000, 300_000, 100_000))
    slots = {"index": number(index, 2), "equal": number(1 / index, 1)}
    return ChoiceQuestion(
        text=_(
            "The press shop's Herfindahl index is {index}. Its largest customer moves to Poland. How free is it to "
            "stay at home?"
        ).format(**slots),
        options=(
            Option(_("Hardly: measured by turnover it lives almost from one customer."), right=True),
            Option(
                _("Fairly: two of its three customers stay, so most of its market does."),
                _("You counted customers. How much of the turnover do these two bring?"),
            ),
            Option(
                _("Quite: its buyers hardly react to prices, so it can ask more of the others."),
                _("You read the elasticity. Can two small customers pay for what the large one took along?"),
            ),
        ),
        worked=(
            _("The shop's turnover is as concentrated as that of {equal} equal customers.").format(**slots),
            _("Nearly all of it leaves with the one that moves."),
        ),
    )


def share(rng: Random) -> NumberQuestion:
    firm = get_running_case()
    fixed = sum(firm.costs[name] for name in ("staff", "overheads", "depreciation"))
    needed, market = break_even_turnover(fixed, firm.contribution_ratio), firm.environment.home_market
    enough = 100 * needed / market
    slots = {"needed": money(needed), "market": money(market), "share": number(enough)}
    return NumberQuestion(
        text=_(
            "Which share of its home market does Zavelbeek need to break even on home sales alone? Round to a whole "
            "percentage."
        ),
        answer=enough,
        unit="%",
        wrong=(
            Misconception(
                100 * home_market_sufficiency(market, firm.environment.home_share, needed),
                _("That is how far the reachable part of the market goes. Which part of the whole market is needed?"),
            ),
            Misconception(
                100 * firm.environment.home_share, _("That is the share within reach. Is the firm content with it?")
            ),
            Misconception(
                100 * fixed / market,
                _("You set the fixed costs against the market. Does all of the turnover go to fixed costs?"),
            ),
        ),
        worked=(
            _("Break-even turnover is {needed}, the home market {market}.").format(**slots),
            _("{needed} / {market} = {share}%.").format(**slots),
        ),
    )


def hour(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("You have one hour with the owner. By the tornado, which input do you spend it on?"),
        options=(
            Option(_("The number of triggers: moving it moves the drive most."), right=True),
            Option(
                _("The owner's priorities: they have the largest weight."),
                _("A weight says how much a part counts. How far does the drive move over what you do not know?"),
            ),
            Option(
                _("The home market: the drive falls when it grows."),
                _("The direction is right. How long is that bar beside the others?"),
            ),
            Option(
                _("The weight of independence: its bar is the shortest."),
                _("What do you gain by knowing better an input that hardly moves the drive?"),
            ),
        ),
        worked=(
            _("The longest bar is the input on which a wrong guess costs most."),
            _("Short bars, such as independence, can be guessed: they hardly change the drive."),
        ),
    )


ENTRY = Entry(
    investment=400_000,
    value_if_good=900_000,
    value_if_bad=100_000,
    chance_good=0.5,
    trial_cost=45_000,
    trial_years=1,
    discount_rate=0.10,
)


def cross(rng: Random) -> NumberQuestion:
    def at(chance: float) -> Entry:
        return replace(ENTRY, chance_good=chance)

    chances = [per_mille / 1_000 for per_mille in range(1_001)]
    # Near the crossing both are straight lines in the chance.
    low, high = (one_shot_npv(at(chance)) - staged_npv(at(chance)) for chance in (0.70, 0.80))
    crossing = 0.70 + 0.10 * low / (low - high)
    whole = math.ceil(100 * crossing)
    once_pays = next(chance for chance in chances if one_shot_npv(at(chance)) >= 0)
    trial_pays = next(chance for chance in chances if staged_npv(at(chance)) >= 0)
    stopping = next(chance for chance in chances if value_of_stopping(at(chance)) <= ENTRY.trial_cost)
    slots = {"chance": number(100 * crossing, 1), "value": money(one_shot_npv(at(crossing))), "whole": number(whole)}
    return NumberQuestion(
        text=_("From which chance of a good market on does entering at once beat a trial first? In whole per cent."),
        answer=whole,
        unit="%",
        tolerance=Tolerance(relative=0.0, absolute=0.4),
        wrong=(
            Misconception(
                100 * once_pays, _("From there on entering at once brings something. Does it bring more than a trial?")
            ),
            Misconception(
                100 * trial_pays, _("From there on the trial brings something. When does entering at once bring more?")
            ),
            Misconception(
                100 * stopping,
                _("There being able to stop is worth just what the trial costs. What else does a trial cost: a year?"),
            ),
        ),
        worked=(
            _("Entering at once starts lower and rises faster: below the crossing the trial wins."),
            _("At a chance of {chance}% both are worth {value}; {whole}% is the first whole one above it.").format(
                **slots
            ),
        ),
    )


def saving(rng: Random) -> NumberQuestion:
    home = landed_cost(Supply(material=40, wage=30, defect_rate=0.01, defect_cost=60))
    abroad = landed_cost(
        Supply(
            material=38,
            wage=12,
            freight=5,
            duty_rate=0.037,
            transit_days=45,
            interest_rate=0.06,
            defect_rate=0.06,
            defect_cost=95,
        )
    )
    left = home.total - abroad.total
    slots = {"home": number(home.total, 2), "abroad": number(abroad.total, 2), "left": number(left, 2)}
    return NumberQuestion(
        text=_(
            "Made abroad, a unit saves 18 EUR of wages. How much does it save in all, at your door? Give two decimals."
        ),
        answer=left,
        unit="EUR",
        decimals=2,
        wrong=(
            Misconception(
                left + abroad.quality - home.quality,
                _("You left out the parts that fail. What do these cost here and there?"),
            ),
            Misconception(
                home.wage - abroad.wage - (abroad.freight - home.freight),
                _("You took off freight alone. Which other lines does the table have?"),
            ),
            Misconception(
                left - (home.material - abroad.material),
                _("You started from the wage. Is it the only line that is cheaper abroad?"),
            ),
        ),
        worked=(
            _("At your door a unit costs {home} EUR from home and {abroad} EUR from abroad.").format(**slots),
            _("{home} − {abroad} = {left} EUR.").format(**slots),
        ),
    )


def story(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_(
            "The lab's group differs most on the family exporter: forced or chosen? Which fact, missing in the story, "
            "would settle it?"
        ),
        options=(
            Option(_("Who decided to sell there, when, and what set it off."), right=True),
            Option(
                _("Which share of its turnover it sells in each country."),
                _("That says how much it exports. Does it say whether anybody chose to?"),
            ),
            Option(
                _("Whether it plans to go on to a partnership or a shop."),
                _("That is about the next step. What would you know about how this one began?"),
            ),
        ),
        worked=(
            _("Forced or chosen is about the beginning of a step, not about its size."),
            _("A dated decision log, as in step 1, would hold it."),
        ),
    )


def theory(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Which theory fits both firms of the table and would fit any other, and what does that tell you?"),
        options=(
            Option(
                _("The third version of Uppsala: its rule asks nothing, so no firm can speak against it."), right=True
            ),
            Option(
                _("Networks: every firm knows somebody, so the theory is the best founded of all."),
                _("Its rule asks that somebody known opened the market. Can the answer be no?"),
            ),
            Option(
                _("Transaction cost: every firm has something to protect, so the theory always applies."),
                _("Its rule ties a unit abroad to what a contract cannot protect. Can a firm break that rule?"),
            ),
            Option(
                _("Effectuation: every first step is small at first, so the theory describes them all."),
                _("Its rule asks an unplanned step at a stake that can be lost. Can a firm plan and stake more?"),
            ),
        ),
        worked=(
            _("A theory whose rule asks nothing rules out nothing: it cannot be tested by a firm."),
            _(
                "Others can: a late jump to many markets speaks for the born-again global and against the first "
                "version of Uppsala."
            ),
        ),
    )


TASKS = (
    PracticeTask("strategic", N_("A strategic decision"), 1, 2, strategic, fixed=True),
    PracticeTask("ratio", N_("Six answers that must agree"), 1, 3, ratio, fixed=True),
    PracticeTask("again", N_("The answer to think about again"), 2, 2, again, fixed=True),
    PracticeTask("autonomy", N_("Who loses autonomy, and when"), 1, 2, autonomy, fixed=True),
    PracticeTask("stay", N_("Free to stay at home"), 1, 2, stay, fixed=True),
    PracticeTask("share", N_("The share that would be enough"), 1, 2, share, fixed=True),
    PracticeTask("hour", N_("An hour with the owner"), 1, 2, hour, fixed=True),
    PracticeTask("cross", N_("At once, or a trial first"), 2, 3, cross, fixed=True),
    PracticeTask("saving", N_("What is left of the wage saving"), 1, 2, saving, fixed=True),
    PracticeTask("story", N_("Forced or chosen"), 1, 2, story, fixed=True),
    PracticeTask("theory", N_("A theory that fits all"), 2, 2, theory, fixed=True),
)
