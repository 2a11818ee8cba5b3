"""Chapter 1.1: traits of a small firm, a distance index, the parts of the definition, a score, cash while out."""

from __future__ import annotations

import math
from random import Random

from kmo_teach.check.compare import Tolerance
from kmo_teach.definition import (
    COMPONENTS,
    PARTS,
    Slack,
    better_guess,
    chance_of_the_expected_order,
    describe,
    distance_index,
    distance_parts,
    markets,
    resource_slack,
    share_between,
    verdict,
)
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.practice.tasks.kit.firms import invented_firm
from kmo_teach.practice.tasks.kit.question import (
    ChoiceQuestion,
    Document,
    Misconception,
    NumberQuestion,
    Option,
    PracticeTask,
)

__all__ = ["TASKS"]


def trait(rng: Random) -> ChoiceQuestion:
    events = {
        "means": (
            _("the sample for the fair could not be made, because the only milling machine was needed for an order"),
            _("the tender in Dublin was dropped: the bank guarantee would have taken all the cash"),
            _("the second order from Oslo was refused: both welders were busy with the first one"),
            _("the test for the Spanish certificate was put off a year, as there was no money for it"),
        ),
        "power": (
            _("an offer to Vienna lay for three weeks on the desk of the manager, who was in hospital"),
            _("a good plan for Denmark was off the table in five minutes: the founder does not like to fly"),
            _("a customer in Basel left, because nobody but the owner may grant a discount and he was at sea"),
            _("Poland was chosen in one evening, by two brothers at the kitchen table"),
        ),
        "proximity": (
            _("the new dealer in Porto complained that he never meets anyone; at home each customer drops in"),
            _("the owner, who sees each day in the workshop what goes wrong, heard of the faults in Lyon months later"),
            _("a supplier in Türkiye was late, and for the first time nobody could drive over to look"),
            _("the man who keeps the customers at home happy by passing by each week had nothing to do in Leeds"),
        ),
        "informal": (
            _("the fitter in Milan asked for the mounting instructions, and there were none"),
            _("nobody could tell the auditor from Munich how complaints are handled: it is done as it comes"),
            _("the agent in Paris was promised something, and no one could find back what it was"),
            _("the new buyer made each mistake again that her colleague had learned to avoid: nothing was noted down"),
        ),
    }
    traits = {
        "means": (_("Modest size, hence modest means"), _("Would more money, people or machines have prevented it?")),
        "power": (_("Power in few hands"), _("Did one person's will or absence decide what happened here?")),
        "proximity": (
            _("Strong proximity"),
            _("Does the firm rely on seeing and meeting people, and is it that which is missing here?"),
        ),
        "informal": (_("Informal practice"), _("Would a text or a procedure have made the difference?")),
    }
    shown = rng.choice(tuple(traits))
    firm, event = invented_firm(rng), rng.choice(events[shown])
    means = {
        "means": _("The firm wanted to and knew how to; it could not afford it."),
        "power": _("One or two people decide, fast or not at all; everything waits for them."),
        "proximity": _("What works by being near stops working at a distance."),
        "informal": _("The knowledge was there, in heads and habits; at a distance it must be on paper."),
    }
    return ChoiceQuestion(
        text=_(
            "Something happens at {firm} with 19 people: {event}.\n\nWhich trait of an SME shows itself here most "
            "clearly?"
        ).format(firm=firm, event=event),
        options=tuple(Option(label, hint, right=key == shown) for key, (label, hint) in traits.items()),
        worked=(
            _("Ask what would have helped: more means, a deputy, a visit, or a text?"),
            f"{traits[shown][0]}. {means[shown]}",
        ),
    )


def distance(rng: Random) -> NumberQuestion:
    market = markets()[rng.choice(("LU", "GB", "CH", "ES", "PL", "DK", "TR", "US", "CN", "JP", "BR"))]
    parts = {part: round(value, 2) for part, value in distance_parts(market.code).items()}
    weights = {part: rng.randrange(1, 6) for part in PARTS}
    index = distance_index(market.code, weights)
    total = sum(weights.values())
    names = {
        "kilometres": _("Kilometres between capitals"),
        "language": _("Official language"),
        "currency": _("Currency"),
        "country_risk": _("Country risk"),
    }
    products = {part: weights[part] * parts[part] for part in PARTS}
    terms = " + ".join(f"{weights[part]} × {number(parts[part], 2)}" for part in PARTS)
    return NumberQuestion(
        text=_(
            "For a firm in Belgium, {market} has these distances, each from 0 (as at home) to 1. The owner has weighed "
            "them.\n\nWhich distance index follows? Give two decimals."
        ).format(market=market.name),
        documents=(
            Document(
                _("Distance and weight"),
                tuple((names[part], number(parts[part], 2), number(weights[part])) for part in PARTS),
                (_("Part"), _("Distance"), _("Weight")),
            ),
        ),
        answer=index,
        unit="",
        decimals=2,
        tolerance=Tolerance(relative=0.0, absolute=0.011),
        wrong=(
            Misconception(
                distance_index(market.code, dict.fromkeys(PARTS, 1)),
                _("You let all parts weigh the same. What did the owner decide?"),
            ),
            Misconception(
                sum(products.values()),
                _("You added up. Can an index of parts between 0 and 1 be larger than 1, or depend on the scale?"),
            ),
            Misconception(
                sum(products.values()) / len(PARTS),
                _("You divided by the number of parts. Of how many weights is this the mean?"),
            ),
            Misconception(1 - index, _("You measured how near the market is. At home the index is 0.")),
        ),
        worked=(
            _("Weigh each part: {terms} = {total}.").format(terms=terms, total=number(sum(products.values()), 2)),
            _("The weights add up to {weights}.").format(weights=number(total)),
            _("Divide: {sum} / {weights} = {index}.").format(
                sum=number(sum(products.values()), 2), weights=number(total), index=number(index, 2)
            ),
        ),
    )


def components(rng: Random) -> ChoiceQuestion:
    """Read a firm's file: which of the five components are in it."""
    there = {
        "a": (
            _("Steps: a plan on paper, first one market, then the next, each one built on what the last one taught"),
            _("Steps: every quarter the board holds what was done against the plan and sets the next step"),
        ),
        "b": (
            _("Choice: three ways were compared, one was chosen, and the minutes say who does what"),
            _("Choice: the board weighed two countries against staying at home, decided and gave out the work"),
        ),
        "c": (
            _("Difference: contracts, manuals and training were adapted to the other law and habits; risk is insured"),
            _("Difference: two people learn the language, and the price holds a part for currency and late payment"),
        ),
        "d": (
            _("Trade: a third of the steel comes from a mill in Sweden, and all customers are Belgian"),
            _("Trade: a shop in Lille sells what the firm makes, and buys each month"),
        ),
        "e": (
            _("Reach: buying, planning, staff and accounts all work in another way than two years ago"),
            _("Reach: each department had to change its own procedures, down to the cost price and the pay"),
        ),
    }
    missing = {
        "a": (
            _("Steps: one thing led to another, and nobody can say what comes next"),
            _("Steps: each event was dealt with on the day itself; none had to do with the last one"),
        ),
        "b": (
            _("Choice: there was nothing to choose, and nobody remembers that it was ever decided"),
            _("Choice: it grew by itself; no alternative was ever on the table"),
        ),
        "c": (
            _("Difference: everything goes as for a customer in Ghent, in the same words, at the same terms and risk"),
            _("Difference: none was looked for; other habits, laws and risks are never talked about"),
        ),
        "d": (
            _("Trade: buys in Wallonia, sells in Flanders; the staff come from six countries"),
            _("Trade: all suppliers and customers are Belgian; the website is in English as well"),
        ),
        "e": (
            _("Reach: only the sales desk noticed; the rest of the firm works as it always did"),
            _("Reach: one clerk handles it all; no other department changed anything"),
        ),
    }
    present = frozenset(rng.sample(tuple(COMPONENTS), rng.choice((2, 3, 3, 4))))
    lines = {key: rng.choice((there if key in present else missing)[key]) for key in COMPONENTS}
    found = verdict(present)
    hints = {
        "a": _("Do the steps in the file follow from one another, or did they just happen?"),
        "b": _("Does the file name alternatives that were weighed, and a decision?"),
        "c": _("What does the firm do differently because somebody is elsewhere?"),
        "d": _("Does anything that the firm buys or sells cross the border?"),
        "e": _("Has it changed more than one desk?"),
    }
    if found.broad:
        reading = _(
            "Something crosses the border: by the broad reading the firm is international. By the strict one it is not."
        )
    else:
        reading = _("Nothing crosses the border, the cause of all else: by neither reading is the firm international.")
    return ChoiceQuestion(
        text=_(
            "This is the file of {firm}. Which components of the definition are **missing**? Choose all of them."
        ).format(firm=invented_firm(rng)),
        documents=(
            Document(
                _("What the firm does"), tuple(tuple(lines[key].split(": ", 1)) for key in ("d", "b", "a", "c", "e"))
            ),
        ),
        options=tuple(Option(describe(key), hints[key], right=key not in present) for key in COMPONENTS),
        several=True,
        worked=(
            _("Hold each line of the file against its component."),
            *(
                _("{line} → missing: {component}.").format(line=lines[key], component=describe(key))
                for key in found.missing
            ),
            reading,
        ),
    )


def lowest(rng: Random) -> NumberQuestion:
    payments = rng.randrange(60, 130, 10) * 1_000
    cost, advance = rng.randrange(100, 190, 10) * 1_000, rng.choice((0.2, 0.25, 0.3, 0.4))
    building, credit = rng.choice((30, 60)), rng.choice((30, 60, 90))
    share = rng.choice((0.7, 0.8, 0.9))
    cash = cost + payments * rng.choice((1, 2)) + rng.randrange(2, 9) * 10_000

    def left(days: int = building, prepaid: float = advance * cost, receipts: float = share * payments) -> float:
        return resource_slack(cash, payments, cost, days, credit, prepaid, receipts).lowest_cash

    found = resource_slack(cash, payments, cost, building, credit, advance * cost, share * payments)
    slots = {
        "cash": money(cash),
        "payments": money(payments),
        "cost": money(cost),
        "building": number(building),
        "credit": number(credit),
        "share": percent(share, 0),
        "advance": percent(advance, 0),
        "prepaid": money(advance * cost),
        "tied": money(found.tied_up),
        "gap": money(payments * (1 - share)),
        "months": number(found.days_out / 30),
        "lowest": money(found.lowest_cash),
    }
    return NumberQuestion(
        text=_(
            "A firm has {cash} in cash. It pays {payments} a month in wages and overheads, of which its other "
            "customers bring in {share}. An export order costs {cost} to make, all paid at the start; making takes "
            "{building} days, and the customer pays {credit} days after shipping. He pays an advance of "
            "{advance} of the cost at the start. A month has 30 days.\n\nHow much cash is left at the lowest point?"
        ).format(**slots),
        answer=found.lowest_cash,
        unit="EUR",
        wrong=(
            Misconception(
                left(days=0),
                _("You waited from shipping on. When does the firm pay for the first time, and when is it paid?"),
            ),
            Misconception(
                left(prepaid=0.0), _("The customer's advance comes in before the money for the order goes out in full.")
            ),
            Misconception(
                left(receipts=payments), _("You took off the order alone. Do the other customers pay for every month?")
            ),
            Misconception(
                left(receipts=0.0),
                _("You took off whole months of payments. Which part do the other customers bring in?"),
            ),
            Misconception(
                cash - found.tied_up - payments * (1 - share),
                _("You counted the gap of one month. For how many months is the money out?"),
            ),
        ),
        worked=(
            _("The order ties up {cost} − {prepaid} = {tied}.").format(**slots),
            _("It is out for {building} + {credit} days: {months} months, and each leaves a gap of {gap}.").format(
                **slots
            ),
            _("Lowest cash: {cash} − {tied} − {months} × {gap} = {lowest}.").format(**slots),
        ),
    )


def _slack(terms: tuple[int, float, float], cash: float, cost: float, payments: float, share: float) -> Slack:
    days, advance, _above = terms
    return resource_slack(cash, payments, cost, 30, days, advance * cost, share * payments)


def _terms(
    rng: Random, cost: float, payments: float, share: float
) -> tuple[dict[str, tuple[int, float, float]], list[float]]:
    """Draw five offers that differ, and return with them, from low to high, the cash that each takes at its lowest."""
    pairs = [(days, advance) for days in (30, 60, 90, 120) for advance in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)]
    while True:
        terms = {
            letter: (days, advance, rng.choice((0.0, 0.02, 0.05)))
            for letter, (days, advance) in zip("ABCDE", rng.sample(pairs, 5), strict=True)
        }
        needs = sorted(-_slack(one, 0.0, cost, payments, share).lowest_cash for one in terms.values())
        if any(needs[place] - needs[place - 1] >= 10_000 for place in (1, 2, 3)):
            return terms, needs


def offers(rng: Random) -> ChoiceQuestion:
    """Which terms of payment the owner can live with."""
    payments, cost = rng.randrange(60, 110, 10) * 1_000, rng.randrange(120, 250, 10) * 1_000
    wanted, share = rng.choice((1.0, 1.5)), 0.8
    terms, needs = _terms(rng, cost, payments, share)
    # The cash is enough for some of the offers, and there is room before the next one.
    edge = rng.choice([place for place in (1, 2, 3) if needs[place] - needs[place - 1] >= 10_000])
    cash = wanted * payments + math.ceil(needs[edge - 1] / 5_000) * 5_000
    slacks = {key: _slack(one, cash, cost, payments, share) for key, one in terms.items()}
    good = {key for key, slack in slacks.items() if slack.months_during >= wanted}
    slots = {
        "cash": money(cash),
        "payments": money(payments),
        "cost": money(cost),
        "gap": money(payments * (1 - share)),
        "wanted": money(wanted * payments),
        "share": percent(share, 0),
        "months": number(wanted, 1),
    }
    return ChoiceQuestion(
        text=_(
            "An order costs {cost}, paid at the start; making it takes 30 days. The firm has {cash} in cash and pays "
            "{payments} a month, of which other customers bring in {share}. A month has 30 days. The owner wants at "
            "least {months} months of payments in cash at every moment. Five buyers each offer terms; the advance is a "
            "share of the cost and comes at the start.\n\nWhich offers meet the owner's wish? Choose all of them."
        ).format(**slots),
        documents=(
            Document(
                _("Offers"),
                tuple(
                    (key, _("{days} days").format(days=number(days)), percent(advance, 0), percent(more, 0))
                    for key, (days, advance, more) in terms.items()
                ),
                (_("Offer"), _("Paid after shipping"), _("Advance"), _("Above the list price")),
            ),
        ),
        options=tuple(
            Option(
                _("Offer {letter}").format(letter=key),
                _(
                    "Offer {letter}: what does it tie up at the start, and how many monthly gaps of {gap} follow until "
                    "it is paid?"
                ).format(letter=key, **slots),
                right=key in good,
            )
            for key in terms
        ),
        several=True,
        worked=(
            _("The wish is {months} × {payments} = {wanted}. A higher price comes too late to help.").format(**slots),
            *(
                _("Offer {letter}: {cash} − {tied} − {n} × {gap} = {lowest}, {verdict}.").format(
                    letter=key,
                    tied=money(slack.tied_up),
                    n=number(slack.days_out / 30),
                    lowest=money(slack.lowest_cash),
                    verdict=_("enough") if key in good else _("too little"),
                    **slots,
                )
                for key, slack in slacks.items()
            ),
        ),
    )


def score(rng: Random) -> ChoiceQuestion:
    """Read two scores: which sentences on persons do they carry."""
    value = rng.choice(("individualism", "power_distance", "all_values"))
    between, gap = share_between(value), rng.choice((0.5, 1.0, 1.5, 2.0))
    chance, closer = chance_of_the_expected_order(gap, between), better_guess(between)
    high, low = rng.sample((_("Country A"), _("Country B")), 2)
    names = {
        "individualism": _("individualism"),
        "power_distance": _("power distance"),
        "all_values": _("work values together"),
    }
    true_chance, true_guess = rng.random() < 0.6, rng.random() < 0.6
    slots = {
        "high": high,
        "low": low,
        "value": names[value],
        "gap": number(gap, 1),
        "asked": number(rng.randrange(8, 40) * 100),
        "within": percent(1 - between, 0),
        "chance": percent(chance, 0),
        "closer": percent(closer, 0),
        "said_chance": percent(chance if true_chance else 1 - (1 - chance) / 5, 0),
        "said_closer": percent(closer if true_guess else 1 - between, 0),
    }
    texts = {
        "pair": _(
            "Of two persons, one from each country, the one from {high} scores higher in {said_chance} of cases."
        ),
        "guess": _("Who knows where a person comes from guesses {said_closer} closer than who does not."),
        "means": _("On average persons in {high} score higher than persons in {low}."),
        "all": _("A buyer from {high} scores higher than a buyer from {low}."),
        "cause": _("The gap is why payments from {low} come late."),
    }
    holds = {"means"} | ({"pair"} if true_chance else set()) | ({"guess"} if true_guess else set())
    hints = {
        "pair": _("A gap between means is small against the spread of persons. How often does the order hold?"),
        "guess": _(
            "Most of the spread is within the country. How much of it does one lose by not knowing the country?"
        ),
        "means": _("A score of a country is the mean of answers. What does it say of means?"),
        "all": _("Is that a sentence on two means or on two persons?"),
        "cause": _("Two things that go together: does one of them therefore make the other?"),
    }
    return ChoiceQuestion(
        text=_(
            "A report ranks two countries by a survey of {asked} employees in each.\n\nWhich sentences follow from it? "
            "Persons spread normally, and in both countries as much."
        ).format(**slots),
        documents=(
            Document(
                _("From the report"),
                (
                    (_("Value"), slots["value"]),
                    (_("Higher mean"), slots["high"]),
                    (_("Gap, in standard deviations of country scores"), slots["gap"]),
                    (_("Part of the spread that lies within countries"), slots["within"]),
                ),
            ),
        ),
        options=tuple(Option(text.format(**slots), hints[key], key in holds) for key, text in texts.items()),
        several=True,
        worked=(
            _("A score is a mean. That {high} has the higher mean is all that it says by itself.").format(**slots),
            _(
                "With {within} within countries the order of two persons is that of the means in {chance} of pairs; "
                "the country makes a guess {closer} closer."
            ).format(**slots),
            _("Nothing in it speaks of one buyer, and nothing of a cause."),
        ),
    )


TASKS = (
    PracticeTask("trait", N_("Which trait gets in the way"), 1, 2, trait),
    PracticeTask("distance", N_("A distance with the owner's weights"), 1, 4, distance),
    PracticeTask("components", N_("Hold a firm against the definition"), 2, 5, components),
    PracticeTask("lowest", N_("The lowest point of the cash"), 2, 6, lowest, signed=True),
    PracticeTask("score", N_("What a country's score lets you say"), 2, 5, score),
    PracticeTask("offers", N_("Which terms of payment the firm can bear"), 3, 8, offers),
)
