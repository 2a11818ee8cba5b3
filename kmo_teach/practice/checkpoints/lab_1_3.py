"""Lab 1.3: ranks, an order, shares, markets, partners, a subsidiary, a group and its centres, a hundred exporters."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random

from kmo_teach import facts
from kmo_teach.case import gdansk, import_duty
from kmo_teach.check.compare import Tolerance
from kmo_teach.definition import PARTS, distance_index, markets
from kmo_teach.entry import (
    Comparison,
    PartnerValue,
    contribution,
    make_or_buy,
    market_scores,
    partner_values,
    residual_income,
    return_on_investment,
    wilson_interval,
)
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.practice.tasks.kit.question import ChoiceQuestion, Misconception, NumberQuestion, Option, PracticeTask

__all__ = ["TASKS"]


def ranks(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("“A subsidiary takes five times as long as export to the neighbours.” Why can the figure not say this?"),
        options=(
            Option(_("Its axes are ordinal: a rank says more, never how much more."), right=True),
            Option(
                _("Its axis of duration has no unit: with years on it, five would do."),
                _("A unit needs measured durations. Were these ever measured, or only put in order?"),
            ),
            Option(
                _("Its areas overlap, so a subsidiary may take no longer than export."),
                _("They do overlap. But suppose that they did not: could you divide one rank by another?"),
            ),
        ),
        worked=(
            _("The ranks 1 and 5 put two steps in order. Another spacing gives the same order and another ratio."),
            _("Nor does the paper say of what the duration is: of setting up, of learning, or of staying."),
        ),
    )


def left(rng: Random) -> NumberQuestion:
    displaced = 12_000
    order = gdansk()
    alone = contribution(order)
    full = contribution(replace(order, displaced_contribution=displaced)).full
    slots = {"alone": money(alone.full), "displaced": money(displaced), "left": money(full)}
    return NumberQuestion(
        text=_(
            "The order from Gdańsk takes the place of a home order with a contribution of {displaced}. What does it "
            "leave in all? Give a loss a minus, and round to a whole euro."
        ).format(**slots),
        answer=full,
        unit="EUR",
        wrong=(
            Misconception(alone.full, _("That is what is left while the workshop has room. What if it is full?")),
            Misconception(
                alone.naive - displaced,
                _("You began from the contribution at first sight. What else does an order from abroad cause?"),
            ),
            Misconception(
                alone.full + displaced, _("The home order is lost, not won. On which side does its contribution go?")
            ),
        ),
        worked=(
            _("While there is room, {alone} is left.").format(**slots),
            _("A full workshop gives up {displaced}: {alone} − {displaced} = {left}. Refuse, on the numbers.").format(
                **slots
            ),
        ),
    )


def seventy(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_(
            "One official share for Belgium is 70% as well. Why does it not support the sentence that more than 70% of "
            "Belgian SMEs export to the neighbours?"
        ),
        options=(
            Option(_("It is a part of the value of exports; it does not count firms."), right=True),
            Option(
                _("It also counts firms that supply an exporter, directly or not."),
                _("That is the share of 66%. What does the one of 70% add up: firms, or euros?"),
            ),
            Option(
                _("It counts importers too, so that exporters alone are fewer."),
                _("That is the share of 85%, reported at second hand. What does the official 70% add up?"),
            ),
        ),
        worked=(
            _("SMEs sell 70% of what Belgium exports within the Union: a share of euros."),
            _("A few firms can sell most of it: fewer than 5% of all firms in Belgium export themselves."),
        ),
    )


def other(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("“How many SMEs export?” Which of the reported shares answer **another** question?"),
        options=(
            Option(_("85% export or import"), _("Does a firm that only imports export?"), right=True),
            Option(
                _("74% name France as a market"), _("Does this say how many export, or where those go?"), right=True
            ),
            Option(
                _("25% exported at some point in three years"),
                _("It counts exporters, over a longer time. Is that another question, or another measure?"),
            ),
            Option(
                _("8% export across the national border"),
                _("It is low, and it names no study. But what does it count?"),
            ),
            Option(
                _("33% exported to any country in three years"),
                _("It took firms of four sectors only. But what does it count among them?"),
            ),
        ),
        several=True,
        worked=(
            _("One counts importers too, one names a single country."),
            _("The other three do count exporters: of other firms, in other years, by another measure."),
        ),
    )


def respondents(rng: Random) -> NumberQuestion:
    def inside(count: int, low: float = 0.20, high: float = 0.30) -> bool:
        found = wilson_interval(0.25, count)
        return found[0] >= low and found[1] <= high

    sizes = range(10, 1_001)
    needed = next(count for count in sizes if inside(count))
    lower_only = next(count for count in sizes if inside(count, high=1.0))
    textbook = 1.96**2 * 0.25 * 0.75 / 0.05**2
    slots = {
        "before": number(needed - 1),
        "needed": number(needed),
        "high": percent(wilson_interval(0.25, needed - 1)[1], 2),
        "fits": percent(wilson_interval(0.25, needed)[1], 2),
    }
    return NumberQuestion(
        text=_(
            "A survey finds 25%. From how many respondents on does the 95% interval, by wilson_interval, stay within "
            "20 to 30%?"
        ),
        answer=needed,
        unit=_("respondents"),
        tolerance=Tolerance(relative=0.0, absolute=0.4),
        wrong=(
            Misconception(
                textbook, _("That formula puts the interval evenly round 25%. Does the table of the lab do so, too?")
            ),
            Misconception(lower_only, _("From there on the lower end is inside. Is the upper one?")),
            Misconception(500, _("That is the first row of the table that fits. Are there fewer that do?")),
        ),
        worked=(
            _("With {before} respondents the upper end is {high}, with {needed} it is {fits}.").format(**slots),
            _("The lower end was inside before: {needed} respondents.").format(**slots),
        ),
    )


def _market_scores(weight_of_sales: float) -> dict[str, float]:
    """Return the scores of the lab's markets at a weight for expected sales."""
    sales = {"ES": 4, "PL": 4, "GB": 5, "CH": 3, "TR": 5, "US": 9, "BR": 6, "JP": 4}
    volatility = {row["currency"]: float(row["volatility"]) for row in facts.table("pricing/exchange_rates.csv")}
    matrix = {
        code: {
            "sales": sales[code],
            "distance": distance_index(code, dict.fromkeys(PARTS, 1)),
            "risk": markets()[code].oecd_class or 0,
            "volatility": volatility.get(markets()[code].currency, 0.0),
            "duty": import_duty(code),
        }
        for code in sales
    }
    weights = {"sales": weight_of_sales, "distance": 1, "risk": 2, "volatility": 2, "duty": 1}
    return dict(market_scores(matrix, weights, ("distance", "risk", "volatility", "duty")))


def weight(rng: Random) -> NumberQuestion:
    def first(weight_of_sales: float) -> str:
        scores = _market_scores(weight_of_sales)
        return max(scores, key=scores.__getitem__)

    lost = next(one for one in (4, 3, 2, 1, 0) if first(one) != "US")
    scores = _market_scores(lost)
    winner = first(lost)
    slots = {
        "market": markets()[winner].name,
        "weight": number(lost),
        "score": number(scores[winner], 2),
        "us": number(scores["US"], 2),
    }
    return NumberQuestion(
        text=_(
            "Lower the weight of expected sales from 4 in whole steps; the other weights stay. At which weight does "
            "the United States lose its first place?"
        ),
        answer=lost,
        unit="",
        tolerance=Tolerance(relative=0.0, absolute=0.4),
        wrong=(
            Misconception(lost + 1, _("There it is still first, by a little. Go one step on.")),
            Misconception(0, _("Without any weight on sales it is not first. Is it already overtaken before that?")),
        ),
        worked=(
            _("At a weight of {weight}, {market} scores {score} and the United States {us}.").format(**slots),
            _("So the first place goes at a weight of {weight}.").format(**slots),
        ),
    )


def leave(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Which form of partnership in the table is harder to leave than a sales office?"),
        options=(
            Option(_("a joint venture with shared equity"), right=True),
            Option(
                _("a distribution contract with a shared stock"),
                _("A contract has a term of notice, and a stock can be sold. Where is money tied up for years?"),
            ),
            Option(
                _("a long contract with quality clauses and audits"),
                _("It is long, but it ends. Where does leaving take a buyer for your part?"),
            ),
            Option(
                _("a licence of our technology"),
                _("You get paid, and nothing of yours is built abroad. Where is capital needed?"),
            ),
        ),
        worked=(
            _("To leave a contract you give notice; an office is yours to close."),
            _("To leave shared equity somebody must buy your part, at a value on which both agree."),
        ),
    )


def _offer(price: float, currency: str) -> Comparison:
    """Compare making 4,000 parts a year at EUR 35 with buying them at a price in a currency, as the lab does."""
    (moves,) = (
        row
        for row in facts.table("pricing/exchange_moves.csv")
        if row["currency"] == currency and row["months"] == "12"
    )
    band = max(1 - math.exp(float(moves["q0.05"])), math.exp(float(moves["q0.95"])) - 1)
    return make_or_buy(4_000, 35, price, _rates()[currency], band, extra_fixed_cost=10_000)


def _rates() -> dict[str, float]:
    return {row["currency"]: float(row["rate"]) for row in facts.table("pricing/exchange_rates.csv")}


def zloty(rng: Random) -> NumberQuestion:
    found = _offer(128, "PLN")
    slots = {"make": money(found.make), "dear": money(found.buy_high), "left": money(found.make - found.buy_high)}
    return NumberQuestion(
        text=_(
            "After a dear year, how much a year does it still save to buy the parts in zloty and not to make them? "
            "Round to a whole euro."
        ),
        answer=found.make - found.buy_high,
        unit="EUR",
        tolerance=Tolerance(relative=0.0, absolute=2),
        wrong=(
            Misconception(found.make - found.buy, _("That is saved at today's rate. What if the zloty rises?")),
            Misconception(
                found.make - found.buy_low, _("That is saved after a cheap year. In which year does a part cost more?")
            ),
            Misconception(
                found.make - found.buy_high + 10_000,
                _("You left out what buying adds each year, however the zloty moves. What is it?"),
            ),
        ),
        worked=(
            _("Making costs {make} a year, buying after a dear year {dear}.").format(**slots),
            _("{make} − {dear} = {left}.").format(**slots),
        ),
    )


def band(rng: Random) -> ChoiceQuestion:
    currencies = {
        "PLN": (_("Polish zloty"), _("Compare its dear year with the 140,000 EUR of making. Which is higher?")),
        "CZK": (_("Czech koruna"), _("It moves against the euro, but by how much in a dear year?")),
        "CNY": (_("Chinese yuan"), _("It moves more than the zloty. What do the parts cost after its dear year?")),
        "TRY": (
            _("Turkish lira"),
            _("Its large moves went down, but the band goes both ways. What is paid at its dear end?"),
        ),
        "INR": (_("Indian rupee"), _("Choose it in the lab: is its dear year below what making costs?")),
    }
    rates = _rates()
    today = _offer(30 * rates["PLN"], "PLN")
    saved = today.make - today.buy
    slots = {"saved": money(saved), "room": percent(saved / (4_000 * 30), 1)}
    return ChoiceQuestion(
        text=_(
            "The supplier's price is 30 EUR at today's rate, in each of these currencies. For which of them does the "
            "choice to buy **not** hold over the band?"
        ),
        options=tuple(
            Option(name, hint, right=not _offer(30 * rates[code], code).holds_over_the_band)
            for code, (name, hint) in currencies.items()
        ),
        several=True,
        worked=(
            _("At today's rate each offer saves {saved} a year: the parts may become {room} dearer, no more.").format(
                **slots
            ),
            _("In zloty and koruna a dear year makes them less than that dearer, in the three others more."),
        ),
    )


def _our_value(exit_multiple: float) -> PartnerValue:
    """Return what the lab's joint venture is worth to Zavelbeek at a multiple on leaving."""
    ours, _theirs = partner_values(
        [-60_000, 40_000, 110_000, 150_000, 160_000],
        our_share=0.4,
        our_contribution=300_000 * 0.4,
        partner_contribution=300_000 * 0.6,
        licence_fee=0.08,
        exit_multiple=exit_multiple,
        discount_rate=0.10,
    )
    return ours


def leaving(rng: Random) -> NumberQuestion:
    value = _our_value(0)
    slots = {
        "dividends": money(value.dividends),
        "fees": money(value.licence_fees),
        "paid": money(value.contribution),
        "net": money(value.net),
    }
    return NumberQuestion(
        text=_(
            "With an exit multiple of zero, what is the joint venture's net present value for Zavelbeek, which holds "
            "40% and a licence fee of 8%? Give a loss a minus, and round to a whole euro."
        ),
        answer=value.net,
        unit="EUR",
        wrong=(
            Misconception(
                _our_value(3).net, _("That holds the exit value at a multiple of three. What is left without it?")
            ),
            Misconception(
                value.dividends - value.contribution,
                _("You counted dividends alone. What else does Zavelbeek receive, and its partner not?"),
            ),
            Misconception(value.dividends + value.licence_fees, _("That is what comes in. What did Zavelbeek pay in?")),
        ),
        worked=(
            _("Dividends bring {dividends}, licence fees {fees}; Zavelbeek paid in {paid}.").format(**slots),
            _("{net} is left: nearly all that the venture is worth lies in leaving it.").format(**slots),
        ),
    )


def legal(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Which of these words names a unit that always has its own legal personality?"),
        options=(
            Option(_("the French “filiale”"), right=True),
            Option(
                _("the Dutch “filiaal”"), _("It looks like the French word. What is a shop of a chain called in Dutch?")
            ),
            Option(
                _("the English “branch”"),
                _("Who signs its contracts and owes its debts: the unit itself, or the firm behind it?"),
            ),
        ),
        worked=(
            _("A “branch” (in Dutch “bijkantoor”) is the firm itself, in another place."),
            _("A “filiale” is a subsidiary, with its own legal personality. “Filiaal” is used for both: ask."),
        ),
    )


def warehouse(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_(
            "A third of the goods that the subsidiary bought from the parent is still in its warehouse; its other "
            "costs are less by the rise of that stock. Why is the group's profit in the table too high?"
        ),
        options=(
            Option(_("It holds a profit on goods that nobody outside the group has bought."), right=True),
            Option(
                _("It leaves out what the subsidiary still owes the parent for the goods."),
                _("Claim and debt are both taken out. Is paying for goods what makes a profit?"),
            ),
            Option(
                _("It counts the sale inside the group twice, at the parent and at the subsidiary."),
                _("The 900 is taken out of sales and of purchases. What is left is in the warehouse: at which price?"),
            ),
        ),
        worked=(
            _("The parent booked a profit when it sold to its subsidiary; a third of these goods is in stock."),
            _("Within one group that is no sale: the profit is taken out until a customer buys."),
        ),
    )


def bonus(rng: Random) -> NumberQuestion:
    required, before, project = 0.10, (96_000, 400_000), (30_000, 200_000)
    after = (before[0] + project[0], before[1] + project[1])
    lost = residual_income(*after, required) - residual_income(*before, required)
    slots = {
        "before": percent(return_on_investment(*before), 0),
        "after": percent(return_on_investment(*after), 0),
        "lost": money(lost),
        "profit": money(project[0]),
        "capital": money(required * project[1]),
    }
    return NumberQuestion(
        text=_(
            "The manager in Valencia has a bonus on ROI and refuses the project. How much residual income a year does "
            "the group lose by that?"
        ),
        answer=lost,
        unit="EUR",
        wrong=(
            Misconception(project[0], _("That is the project's profit. What do the owners ask for its capital?")),
            Misconception(
                residual_income(*after, required),
                _("That is Valencia's residual income with the project. And without?"),
            ),
            Misconception(
                required * project[1], _("That is what the owners ask for the capital. What does the project earn?")
            ),
        ),
        worked=(
            _("With the project ROI falls from {before} to {after}: the bonus says no.").format(**slots),
            _("It earns {profit}, and the owners ask {capital}: the group loses {lost} a year.").format(**slots),
        ),
    )


def transfer(rng: Random) -> NumberQuestion:
    units, cost, end_price, home_rate, abroad_rate = 1_000, 60, 100, 0.25, 0.15

    def tax(price: float) -> float:
        return units * (home_rate * max(0, price - cost) + abroad_rate * max(0, end_price - price))

    saved = tax(80) - tax(74)
    slots = {"high": money(tax(80)), "low": money(tax(74)), "saved": money(saved)}
    return NumberQuestion(
        text=_(
            "A thousand units move inside the group, at a price of 80 EUR. What does the group save in tax a year when "
            "it goes to the lowest price that the band allows?"
        ),
        answer=saved,
        unit="EUR",
        wrong=(
            Misconception(
                tax(80) - tax(60), _("That price lies outside the band. What will the tax office do with it?")
            ),
            Misconception(
                home_rate * units * 6, _("That is saved at home. Where does the profit go, and is it not taxed there?")
            ),
            Misconception(
                units * 6, _("By that much the profit moves to the other country. How much of it is a tax saved?")
            ),
        ),
        worked=(
            _("At 80 EUR the group pays {high} of tax, at 74 EUR {low}.").format(**slots),
            _("It saves {saved}: six euros on a thousand units, at ten points of difference.").format(**slots),
        ),
    )


def owned(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_(
            "The same workshop with the same 38 people now belongs to a group of 260 people. Why is it an SME no more?"
        ),
        options=(
            Option(_("It is linked with the whole group, which counts in full: 298 people."), right=True),
            Option(
                _("It is a partner of the group, which counts for the share that it owns."),
                _("In proportion is for partner firms. What is a firm that another one owns wholly?"),
            ),
            Option(
                _("It can now draw on the group's money, which lifts its own balance sheet."),
                _("The definition does not ask what it can draw on. Whose staff and turnover are added?"),
            ),
        ),
        worked=(
            _("The European definition adds linked firms in full and partner firms in proportion."),
            _("298 people and 65.2 million EUR of turnover pass the ceilings; the workshop itself is as it was."),
        ),
    )


def chain(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("In the model every open firm decides in the end. Which assumption makes that so?"),
        options=(
            Option(_("Two states are never left, and the chances are the same each year."), right=True),
            Option(
                _("The chance to decide for export only is 12% a year, which is high."),
                _("Move it in the lab: with a smaller chance it takes longer. Does any firm stay open for ever?"),
            ),
            Option(
                _("Twenty years is long enough for each firm to have decided once."),
                _("After twenty years some are still open. What happens if you wait longer?"),
            ),
        ),
        worked=(
            _("Each year some firms enter a state that nobody leaves, and none comes back."),
            _("Nor does a long stay make a firm less likely to move, as it does in life."),
        ),
    )


def concern(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_(
            "In the hours from which the lab starts, which concern gains most percentage points of the managers' time "
            "between partnership and subsidiaries?"
        ),
        options=(
            Option(_("accounting and tax"), right=True),
            Option(_("governance"), _("It grows to three times what it was. But from how many points?")),
            Option(_("law"), _("Look at both columns: does its share move between these two phases?")),
            Option(_("finance"), _("It grows, by five points. Does another one grow by more?")),
        ),
        worked=(
            _("Compare the two columns: the commercial share falls by 30 points, which go to the others."),
            _("Accounting and tax goes from 10 to 25%; governance from 5 to 15%."),
        ),
    )


TASKS = (
    PracticeTask("ranks", N_("What ranks cannot say"), 1, 2, ranks, fixed=True),
    PracticeTask("left", N_("An order in a full workshop"), 1, 2, left, signed=True, fixed=True),
    PracticeTask("seventy", N_("70% of what"), 1, 2, seventy, fixed=True),
    PracticeTask("other", N_("Answers to another question"), 2, 3, other, fixed=True),
    PracticeTask("respondents", N_("How many respondents"), 2, 4, respondents, fixed=True),
    PracticeTask("weight", N_("A weight that changes the winner"), 1, 2, weight, fixed=True),
    PracticeTask("leave", N_("A form that is hard to leave"), 1, 2, leave, fixed=True),
    PracticeTask("zloty", N_("Buying after a dear year"), 1, 2, zloty, fixed=True),
    PracticeTask("band", N_("A choice that does not hold"), 2, 3, band, fixed=True),
    PracticeTask("leaving", N_("A venture without an exit value"), 2, 3, leaving, signed=True, fixed=True),
    PracticeTask("legal", N_("Three words that look alike"), 1, 1, legal, fixed=True),
    PracticeTask("warehouse", N_("Goods still in the warehouse"), 2, 2, warehouse, fixed=True),
    PracticeTask("bonus", N_("A bonus on ROI"), 2, 2, bonus, fixed=True),
    PracticeTask("transfer", N_("A price inside the group"), 2, 3, transfer, fixed=True),
    PracticeTask("owned", N_("No SME any more"), 1, 2, owned, fixed=True),
    PracticeTask("chain", N_("Why every firm decides"), 2, 2, chain, fixed=True),
    PracticeTask("concern", N_("The concern that gains most"), 1, 2, concern, fixed=True),
)
