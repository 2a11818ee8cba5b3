"""Chapter 1.2 in the bank: home market, break-even turnover, weights of an owner, concentration, worth of a trial."""

from __future__ import annotations

from random import Random

from kmo_teach.check.compare import Tolerance
from kmo_teach.drivers import Entry, break_even_turnover, herfindahl, one_shot_npv, staged_npv
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.phases import ahp, home_market_sufficiency
from kmo_teach.practice.tasks.kit.firms import invented_firm
from kmo_teach.practice.tasks.kit.question import Document, Misconception, NumberQuestion, PracticeTask

__all__ = ["TASKS"]

_MILLION = 1_000_000


def sufficiency(rng: Random) -> NumberQuestion:
    market, share = rng.randrange(12, 61, 2) * _MILLION, rng.choice((0.1, 0.12, 0.15, 0.2, 0.25))
    required = rng.randrange(15, 81, 5) * 100_000
    answer = home_market_sufficiency(market, share, required)
    slots = {
        "firm": invented_firm(rng),
        "market": money(market),
        "share": percent(share, 0),
        "required": money(required),
        "reached": money(market * share),
        "answer": number(answer, 2),
    }
    return NumberQuestion(
        text=_(
            "In Belgium {market} a year is spent on what {firm} makes. The firm can win {share} of that at most, and "
            "needs a turnover of {required} a year to reach its goal.\n\nWhat is its home-market sufficiency? Two "
            "decimals."
        ).format(**slots),
        answer=answer,
        unit="",
        decimals=2,
        wrong=(
            Misconception(
                market / required, _("You took the whole market. Can the firm win all of it, with others around?")
            ),
            Misconception(
                1 / answer, _("You divided the other way round. Below 1 the home market should be too small.")
            ),
            Misconception(share, _("That is the share that it can win. Is it enough for the turnover that is needed?")),
        ),
        worked=(
            _("Within reach at home: {market} × {share} = {reached}.").format(**slots),
            _("Sufficiency: {reached} / {required} = {answer}.").format(**slots),
        ),
    )


def enough_to_live(rng: Random) -> NumberQuestion:
    fixed, ratio = rng.randrange(8, 31) * 100_000, rng.choice((0.3, 0.35, 0.4, 0.45, 0.6))
    market, share = rng.randrange(10, 51, 2) * _MILLION, rng.choice((0.1, 0.15, 0.2))
    required = break_even_turnover(fixed, ratio)
    answer = home_market_sufficiency(market, share, required)
    slots = {
        "fixed": money(fixed),
        "ratio": percent(ratio, 0),
        "variable": percent(1 - ratio, 0),
        "market": money(market),
        "share": percent(share, 0),
        "required": money(required),
        "reached": money(market * share),
        "answer": number(answer, 2),
    }
    return NumberQuestion(
        text=_(
            "A firm has fixed costs of {fixed} a year; its variable costs are {variable} of turnover. At home {market} "
            "a year is spent on its kind of product, of which it can win {share}.\n\nWhat is its home-market "
            "sufficiency, measured against the turnover that it needs to survive? Two decimals."
        ).format(**slots),
        answer=answer,
        unit="",
        decimals=2,
        wrong=(
            Misconception(
                home_market_sufficiency(market, share, fixed),
                _("You divided by the fixed costs. Does a euro of turnover leave a whole euro to pay them?"),
            ),
            Misconception(
                home_market_sufficiency(market, share, break_even_turnover(fixed, 1 - ratio)),
                _("Which part of a euro of turnover is left for the fixed costs: the variable costs, or the rest?"),
            ),
            Misconception(
                market / required, _("Of the home market you counted all. Which part can the firm win at most?")
            ),
        ),
        worked=(
            _("A euro of turnover leaves 100% − {variable} = {ratio} for the fixed costs.").format(**slots),
            _("To survive it needs {fixed} / {ratio} = {required}.").format(**slots),
            _("Within reach are {market} × {share} = {reached}: {reached} / {required} = {answer}.").format(**slots),
        ),
    )


def weights(rng: Random) -> NumberQuestion:
    names = {
        "growth": _("growth"),
        "continuity": _("continuity"),
        "independence": _("independence"),
        "autonomy": _("autonomy"),
    }
    first, second, third = rng.sample(tuple(names), 3)
    over, under = rng.choice((2, 3, 4)), rng.choice((2, 3))
    asked = rng.randrange(3)
    ratios = (over * under, under, 1)
    found = ahp([[one / other for other in ratios] for one in ratios]).weights
    added = (over + under, under, 1)
    listed = (over, under, 1)
    slots = {
        "first": names[first],
        "second": names[second],
        "third": names[third],
        "over": number(over),
        "under": number(under),
        "product": number(over * under),
        "sum": number(sum(ratios)),
        "asked": names[(first, second, third)[asked]],
        "part": number(ratios[asked]),
        "weight": percent(found[asked]),
    }
    return NumberQuestion(
        text=_(
            "An owner finds {first} {over} times as important as {second}, and {second} {under} times as important as "
            "{third}. Her third answer agrees with the other two to the letter. No other priority is "
            "compared.\n\nWhich weight does {asked} get, in per cent of all three? One decimal."
        ).format(**slots),
        answer=100 * found[asked],
        unit="%",
        decimals=1,
        wrong=(
            Misconception(
                100 * added[asked] / sum(added),
                _("{over} times {under} times as important: is that a sum, or a product?").format(**slots),
            ),
            Misconception(
                100 * listed[asked] / sum(listed),
                _(
                    "You set the two answers side by side. How many times as important is {first} as {third} then?"
                ).format(**slots),
            ),
            Misconception(100 / 3, _("You gave all three the same. What did the owner say about them?")),
        ),
        worked=(
            _("Give {third} 1 part. Then {second} has {under} and {first} {over} × {under} = {product}.").format(
                **slots
            ),
            _("Together that is {sum} parts.").format(**slots),
            _("For {asked}: {part} / {sum} = {weight}.").format(**slots),
        ),
    )


def concentration(rng: Random) -> NumberQuestion:
    sales = sorted((rng.randrange(5, 61, 5) * 10_000 for _customer in range(4)), reverse=True)
    total = sum(sales)
    index = herfindahl(sales)
    shares = [value / total for value in sales]
    slots = {
        "firm": invented_firm(rng),
        "total": money(total),
        "shares": ", ".join(percent(share) for share in shares),
        "index": number(index, 2),
    }
    return NumberQuestion(
        text=_(
            "The environment of {firm} looks at first sight like that of a firm with four customers. But they are not "
            "alike.\n\nHow concentrated are its sales, by the Herfindahl index from 0 to 1? Two decimals."
        ).format(**slots),
        documents=(
            Document(
                _("Sales a year"),
                tuple(
                    (_("Customer {letter}").format(letter=letter), money(value))
                    for letter, value in zip("ABCD", sales, strict=True)
                ),
            ),
        ),
        answer=index,
        unit="",
        decimals=2,
        tolerance=Tolerance(relative=0.0, absolute=0.006),
        wrong=(
            Misconception(shares[0], _("That is the share of the largest customer. What do the others add?")),
            Misconception(
                1 / len(sales), _("So it would be if all four bought the same. Do they, according to the list?")
            ),
            Misconception(
                shares[0] + shares[1], _("You added the two largest shares. The index takes squares, of all.")
            ),
            Misconception(
                shares[0] ** 2,
                _("You squared the share of the largest customer. Do the three others count for nothing?"),
            ),
        ),
        worked=(
            _("Sales are {total} in all; the shares are {shares}.").format(**slots),
            _("Square each share and add the squares: {index}. Four alike would give {equal}.").format(
                equal=number(1 / len(sales), 2), **slots
            ),
        ),
    )


def trial(rng: Random) -> NumberQuestion:
    entry = Entry(
        investment=rng.randrange(30, 61, 5) * 10_000,
        value_if_good=rng.randrange(80, 121, 5) * 10_000,
        value_if_bad=rng.randrange(5, 25, 5) * 10_000,
        chance_good=rng.choice((0.4, 0.5, 0.6)),
        trial_cost=rng.randrange(20, 51, 5) * 1_000,
        trial_years=1,
        discount_rate=rng.choice((0.08, 0.1, 0.12)),
    )
    answer = staged_npv(entry)
    gain = entry.value_if_good - entry.investment
    slots = {
        "investment": money(entry.investment),
        "good": money(entry.value_if_good),
        "bad": money(entry.value_if_bad),
        "chance": percent(entry.chance_good, 0),
        "trial": money(entry.trial_cost),
        "rate": percent(entry.discount_rate, 0),
        "gain": money(gain),
        "mean": money(entry.chance_good * gain),
        "today": money(answer + entry.trial_cost),
        "answer": money(answer),
    }
    return NumberQuestion(
        text=_(
            "Entering a market costs {investment}. From then on it turns out to be worth {good} (chance {chance}) or "
            "{bad}. A trial costs {trial} today and takes a year; it shows which of the two is true, and the firm then "
            "enters only where that pays, at the same cost. Money costs {rate} a year.\n\nWhat is the plan with the "
            "trial worth today?"
        ).format(**slots),
        answer=answer,
        unit="EUR",
        wrong=(
            Misconception(
                one_shot_npv(entry), _("That is entering at once, come what may. What does the trial let you avoid?")
            ),
            Misconception(
                entry.chance_good * gain - entry.trial_cost,
                _("The entry comes a year later. What is an amount of next year worth today?"),
            ),
            Misconception(
                answer + entry.trial_cost, _("You have the trial for nothing. When is it paid, and in full?")
            ),
            Misconception(
                one_shot_npv(entry) / (1 + entry.discount_rate) - entry.trial_cost,
                _("You enter in both cases. What does the firm do when the trial says that the market is bad?"),
            ),
            Misconception(
                gain / (1 + entry.discount_rate) - entry.trial_cost,
                _("You took a good market for sure. How large is the chance of it?"),
            ),
        ),
        worked=(
            _(
                "In a good market entering brings {good} − {investment} = {gain}; in a bad one the firm stays out."
            ).format(**slots),
            _("A year from now that is worth {chance} × {gain} = {mean}, and today, at {rate}, {today}.").format(
                **slots
            ),
            _("Less the trial: {today} − {trial} = {answer}.").format(**slots),
        ),
    )


TASKS = {
    "draw the two environments": (
        PracticeTask("concentration", N_("How much hangs on a few customers"), 2, 4, concentration),
    ),
    "turn an owner's judgements into priorities": (
        PracticeTask("weights", N_("From two comparisons to weights"), 2, 4, weights),
    ),
    "compute whether a home market": (
        PracticeTask("sufficiency", N_("Is the home market large enough"), 1, 2, sufficiency),
        PracticeTask("enough-to-live", N_("A home market to survive on"), 2, 4, enough_to_live),
    ),
    "tell proactive from reactive": (PracticeTask("trial", N_("What a trial is worth"), 3, 6, trial, signed=True),),
}
