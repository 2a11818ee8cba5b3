"""Chapter 2.2: an Incoterm, a distributor's contract, parting, a household, the next customer, a contract of sale."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from kmo_teach.case import get_running_case
from kmo_teach.check.compare import Tolerance
from kmo_teach.commercial import (
    CLAUSES,
    CustomerBase,
    SalesChannel,
    acquisition_cost,
    agent_parting,
    cheapest_ranges,
    equally_affordable_price,
    lifetime_value,
    open_clauses,
    parting_countries,
    with_indemnity,
)
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.payroll import firm_options, net_pay, price_ratio
from kmo_teach.practice.tasks.kit.question import (
    ChoiceQuestion,
    Document,
    Misconception,
    NumberQuestion,
    Option,
    PracticeTask,
)

__all__ = ["TASKS"]


_ANSWERED = {
    "carriage": N_("Who pays the carrier, and up to where?"),
    "risk": N_("At which point of the journey does the risk of damage pass to the buyer?"),
    "clearance": N_("Who clears the goods for export?"),
}
_OPEN = {
    "title": N_("When do the goods become the buyer's property?"),
    "payment": N_("When must the invoice be paid?"),
    "court": N_("Which court decides on a dispute?"),
    "law": N_("Which law governs the contract?"),
    "quality": N_("How long does the seller answer for defects?"),
}


def incoterm(rng: Random) -> ChoiceQuestion:
    rule = rng.choice(("FCA", "CPT", "CIP", "DAP", "DPU", "DDP"))
    near, far = ("Kortrijk", "Deinze", "Zeebrugge", "Genk"), ("Lyon", "Bremen", "Utrecht", "Porto", "Leeds")
    town = rng.choice(near if rule == "FCA" else far)
    goods = _(rng.choice((N_("twelve window frames"), N_("a labelling machine"), N_("six lifts"), N_("a cold store"))))
    said = [key for key in _ANSWERED if key != "risk" or rule not in ("CPT", "CIP")]  # theirs passes where no word says
    answered = rng.randrange(1, len(said) + 1)
    asked = [*rng.sample(said, answered), *rng.sample(tuple(_OPEN), 5 - answered)]
    hints = {
        "carriage": _("Somebody has to pay for the transport. Why would the rule name a place?"),
        "risk": _("A crate falls off a truck: whose loss is that? The three letters and the place say it."),
        "clearance": _("Export papers are a task of one of the two, and each rule gives it to one."),
        "title": _(
            "Owning is something else than bearing the risk. Which clause keeps goods yours until they are paid?"
        ),
        "payment": _("Paying the carrier is in the rule. Is paying the seller?"),
        "court": _("A trade term says what each side has to do. Does it say who judges?"),
        "law": _("Trade terms are used under any law. Which clause chooses one?"),
        "quality": _("This is about the goods themselves, no longer about their way to the buyer."),
    }
    return ChoiceQuestion(
        text=_(
            "A firm sells {goods}. All that the order confirmation says of the delivery is **{rule} {town}, Incoterms "
            "2020**.\n\nWhich of these questions do these words answer?"
        ).format(goods=goods, rule=rule, town=town),
        options=tuple(Option(_({**_ANSWERED, **_OPEN}[key]), hints[key], right=key in _ANSWERED) for key in asked),
        several=True,
        worked=(
            _("An Incoterm settles cost, risk and customs between seller and buyer, for a named place and an edition."),
            _("Property, payment, law, court and warranty need clauses of their own."),
        ),
    )


def distribution(rng: Random) -> ChoiceQuestion:
    """Read a distributor's contract: which clauses take away the exemption."""
    faults = set(rng.sample(("area", "answer", "price", "online", "data"), 2))
    home, other = rng.sample((N_("Wallonia"), N_("Normandy"), N_("Catalonia"), N_("Saxony"), N_("Jutland")), 2)
    slots = {
        "goods": _(rng.choice((N_("dosing lines"), N_("garden mowers"), N_("coffee machines"), N_("stair lifts")))),
        "home": _(home),
        "other": _(other),
        "most": percent(rng.choice((0.25, 0.3, 0.35)), 0),
        "days": number(rng.choice((5, 10, 15))),
    }
    fine = {
        "area": _("The distributor does not look for customers in {other}, which the supplier keeps for itself."),
        "answer": _("He may serve a customer from {other} who asks him without having been approached."),
        "price": rng.choice(
            (
                _("The supplier sends a list of recommended prices; the distributor sets his own."),
                _("His price may not be more than {most} above the supplier's list, and may be as low as he likes."),
            )
        ),
        "online": _("He may sell online, on pages that show the {goods} as the brand book asks."),
        "data": _("Within {days} days after each quarter he reports stock, numbers sold and complaints."),
    }
    bad = {
        "area": _("The distributor neither looks for customers in {other} nor sells to any who come from there."),
        "answer": _("He passes each question from {other} on to the supplier within {days} days and does not answer."),
        "price": rng.choice(
            (
                _("He sells at the prices of the supplier's list."),
                _("He gives a discount of at most {most} on the supplier's list."),
            )
        ),
        "online": _("He sells from his show room only, not online."),
        "data": _(
            "The supplier also sells in {home} itself; before each quarter both tell the other at which price they "
            "will sell."
        ),
    }
    names = {
        "area": _("Area"),
        "answer": _("Questions from elsewhere"),
        "price": _("Price to customers"),
        "online": _("Online"),
        "data": _("Reports"),
    }
    fits = {
        "area": _("Looking for customers is active selling. May that be kept for somebody?"),
        "answer": _("He answers who asked first. Does the clause forbid anything?"),
        "price": _("Can he go as low as he likes?"),
        "online": _("Does this forbid selling online, or say how it should look?"),
        "data": _("Does selling the goods need these data?"),
    }
    missed = {
        "area": _("Two things are forbidden here: looking for a customer, and serving one who comes. May both be?"),
        "answer": _("Who asked first, the distributor or the customer?"),
        "price": _("Who sets the lowest price that the customer can get?"),
        "online": _("Whom does he no longer reach, wherever they live?"),
        "data": _("Both sell to the same customers. What do they know of each other after this?"),
    }
    return ChoiceQuestion(
        text=_(
            "A supplier, with a small share of the market, gives one distributor the sole right to sell {goods} in "
            "{home}. Both are in the European Union. You read the draft.\n\nWhich clauses must go, by the rules on "
            "distribution in this chapter?"
        ).format(**slots),
        documents=(
            Document(
                _("Draft of the distribution contract"),
                tuple((names[key], (bad if key in faults else fine)[key].format(**slots)) for key in names),
            ),
        ),
        options=tuple(Option(names[key], (missed if key in faults else fits)[key], key in faults) for key in names),
        several=True,
        worked=(
            _("Ask of each clause: does it forbid an answer to who asks, or set the lowest price?"),
            *(
                _("{clause} must change, for example: “{better}”").format(
                    clause=names[key], better=fine[key].format(**slots)
                )
                for key in names
                if key in faults
            ),
            _("Active selling may be kept for the supplier or another distributor, answering may not be forbidden."),
        ),
    )


_LAWS = {"BE": N_("Belgium"), "DE": N_("Germany"), "FR": N_("France")}


def parting(rng: Random) -> NumberQuestion:
    distributor = SalesChannel(0, rng.choice((0.24, 0.26, 0.28, 0.3)))
    commission, years = rng.choice((0.08, 0.09, 0.1)), rng.choice((4, 5, 8))
    country = rng.choice(parting_countries("agent"))
    claim = round(agent_parting(country, [1.0]).indemnity)
    agent = SalesChannel(rng.randrange(24, 61, 2) * 1_000, commission)

    def crossing(other: SalesChannel) -> float:
        return cheapest_ranges({"distributor": distributor, "agent": other})[1].start

    paid = with_indemnity(agent, commission, years, 0.0, claim)
    found = crossing(paid)
    slots = {
        "place": _(_LAWS[country]),
        "keeps": percent(distributor.cost_rate, 0),
        "commission": percent(commission, 0),
        "support": money(agent.fixed_cost),
        "years": number(years),
        "claim": number(claim),
        "yearly": percent(paid.cost_rate - commission, 2),
        "rate": percent(paid.cost_rate, 2),
        "gap": percent(distributor.cost_rate - paid.cost_rate, 2),
        "found": money(found),
    }
    return NumberQuestion(
        text=_(
            "A maker of dough mixers sells in {place} through a distributor, who keeps {keeps} of turnover. He is not "
            "exclusive and hands over no customers' data: with his notice in time he has no further claim. An agent "
            "would ask {commission} commission; technicians and samples for him cost {support} a year, whatever he "
            "sells. His contract falls under the law of {place}. You expect to end it after {years} years, with the "
            "notice that is due; all customers whom he brought stay with you, and he proves no other loss. Turnover is "
            "the same each year; leave interest out.\n\nFrom which yearly turnover on is the agent cheaper? Count the "
            "parting in, as high as it may be by this chapter. An answer within 1 per cent is close enough."
        ).format(**slots),
        answer=found,
        unit="EUR",
        tolerance=Tolerance(relative=0.01),
        wrong=(
            Misconception(
                crossing(agent), _("So it looks while he works for you. What do you owe him on the day you part?")
            ),
            Misconception(
                crossing(with_indemnity(agent, commission, years, 0.0, 3 - claim)),
                _("A ceiling of one year, or a usage of two: which of them belongs to {place}?").format(**slots),
            ),
            Misconception(
                agent.fixed_cost / distributor.cost_rate,
                _("You divided by all that the distributor keeps. Of each euro the agent takes something as well."),
            ),
            Misconception(
                agent.fixed_cost / paid.cost_rate,
                _(
                    "That divides by what the agent takes. What pays for his support is what you save by leaving the "
                    "other."
                ),
            ),
        ),
        worked=(
            _(
                "In {place} the parting costs {claim} × {commission} of a year's turnover; over {years} years that is "
                "{yearly} a year."
            ).format(**slots),
            _(
                "The agent then takes {commission} + {yearly} = {rate} of turnover, against {keeps} for the "
                "distributor: {gap} of turnover less."
            ).format(**slots),
            _("That difference has to pay for {support}: {support} / {gap} = {found}.").format(**slots),
        ),
    )


_PLACES = {
    "NL": N_("the Netherlands"),
    "FR": N_("France"),
    "DE": N_("Germany"),
    "IE": N_("Ireland"),
    "LU": N_("Luxembourg"),
}


def household(rng: Random) -> NumberQuestion:
    price, country = rng.randrange(280, 960, 20), rng.choice(tuple(_PLACES))
    home, host = ("BE", rng.randrange(38, 53) * 1_000), (country, rng.randrange(34, 61) * 1_000)
    staff = get_running_case().staff
    here, there = (net_pay(code, pay, **firm_options(code, staff)) for code, pay in (home, host))
    answer = equally_affordable_price(price, home, host)
    level = round(100 * price_ratio("BE", country), 1)
    slots = {
        "place": _(_PLACES[country]),
        "price": money(price),
        "here": money(here.net),
        "there": money(there.net),
        "share": percent(12 * price / here.net, 2),
    }

    def row(name: str, ours: float, theirs: float) -> tuple[str, str, str]:
        return name, money(ours), money(theirs)

    return NumberQuestion(
        text=_(
            "A Kortrijk firm sells an oven for home bakers at {price}, taxes included. Its customers are employees; "
            "the table shows a typical one in Belgium and in {place}.\n\nAt which price would the oven take the same "
            "share of net pay in {place} as at home?"
        ).format(**slots),
        documents=(
            Document(
                _("A typical customer, a year, in EUR"),
                (
                    row(_("Labour cost"), here.labour_cost, there.labour_cost),
                    row(_("Gross pay"), here.gross, there.gross),
                    row(_("Net pay"), here.net, there.net),
                    (_("Price level (Belgium = 100)"), number(100), number(level, 1)),
                ),
                (_("Figure"), _("Belgium"), _("There")),
            ),
        ),
        answer=answer,
        unit="EUR",
        wrong=(
            Misconception(
                price * there.gross / here.gross, _("From which of these amounts does a household pay what it buys?")
            ),
            Misconception(
                price * there.labour_cost / here.labour_cost,
                _("That is what their employers pay. A firm that saves labour would look at it; does a household?"),
            ),
            Misconception(
                price * here.net / there.net,
                _("Where more is left of pay, may the oven cost more or less for the same share?"),
            ),
            Misconception(
                price * level / 100,
                _("That keeps the price in step with other prices over there. The question is about pay."),
            ),
        ),
        worked=(
            _("At home the oven takes {price} of {here} a year.").format(**slots),
            _("The same share of {there}: {price} × {there} / {here} = {answer}.").format(
                answer=money(answer), **slots
            ),
        ),
    )


def next_customer(rng: Random) -> NumberQuestion:
    won, more = rng.randrange(4, 9), rng.choice((1, 2))
    spent = won * rng.randrange(7, 13) * 1_000
    dearer = more * rng.randrange(15, 31) * 1_000
    base = CustomerBase(rng.randrange(36, 72, 2) * 100, rng.choice((0.1, 0.12, 0.15)), rng.choice((0.08, 0.1)))
    worth, cost = lifetime_value(base), acquisition_cost(dearer, more)
    average = acquisition_cost(spent + dearer, won + more)
    slots = {
        "spent": money(spent),
        "won": number(won),
        "budget": money(spent + dearer),
        "all": number(won + more),
        "margin": money(base.margin),
        "churn": percent(base.churn, 0),
        "rate": percent(base.discount_rate, 0),
        "worth": money(worth),
        "cost": money(cost),
        "dearer": money(dearer),
        "more": number(more),
        "left": money(worth - cost),
    }
    return NumberQuestion(
        text=_(
            "A maker of milking robots won {won} customers in Denmark last year with a campaign of {spent}. This year "
            "it spent {budget} and won {all}. A customer brings {margin} at the end of each year, {churn} of the "
            "customers leave each year, and the firm discounts at {rate} a year.\n\nSee this year's extra customers as "
            "won by the extra money. What is such a customer worth over the years, less what winning one cost? Below "
            "zero if it cost more."
        ).format(**slots),
        answer=worth - cost,
        unit="EUR",
        wrong=(
            Misconception(
                worth - average,
                _("You spread the whole budget over all customers. Which customers did the extra money bring?"),
            ),
            Misconception(
                worth - acquisition_cost(spent, won),
                _("Last year's customers were the easy ones. What did those cost that came on top?"),
            ),
            Misconception(
                lifetime_value(replace(base, discount_rate=0.0)) - cost,
                _("You counted a euro in ten years as a euro today. Which figure in the text says otherwise?"),
            ),
            Misconception(base.margin - cost, _("That is one year of margin. Most customers stay longer than a year.")),
        ),
        worked=(
            _("A customer is worth {margin} / ({churn} + {rate}) = {worth}.").format(**slots),
            _("The extra ones cost {dearer} / {more} = {cost} each.").format(**slots),
            _(
                "{worth} − {cost} = {left}. The average over all customers would have hidden what the last ones cost."
            ).format(**slots),
        ),
    )


def contract(rng: Random) -> ChoiceQuestion:
    faults = set(rng.sample(("cisg", "forum", "incoterm", "title", "payment", "acceptance"), 2))
    town = rng.choice(("Cleveland", "Dayton", "Toledo", "Akron"))
    slots = {
        "town": town,
        "ahead": percent(rng.choice((0.2, 0.3, 0.4)), 0),
        "days": number(rng.choice((30, 45, 60))),
        "hours": number(rng.choice((8, 24, 48))),
        "late": percent(rng.choice((0.08, 0.09, 0.1)), 0),
    }
    whole = {
        "cisg": _("Belgian law governs this contract; the UN sales convention (CISG) does not apply."),
        "forum": _("Disputes go to arbitration under the CEPANI rules, in Brussels and in English."),
        "incoterm": _("CIP {town}, the buyer's factory, Incoterms 2020."),
        "title": _(
            "The machine stays the seller's until it is paid; the buyer agrees to its registration where his law asks "
            "for one."
        ),
        "payment": _("{ahead} at the order, the rest {days} days after the invoice; late payment costs {late} a year."),
        "acceptance": _(
            "Both run a test of {hours} hours within ten days after start-up; a line that runs at the agreed speed in "
            "it is accepted."
        ),
    }
    gaps = {
        "cisg": _("Belgian law governs this contract."),
        "forum": _("The parties settle disputes in good faith between them."),
        "incoterm": _("CIP, Incoterms 2020."),
        "title": _("The machine stays the seller's until it is paid."),
        "payment": _("{ahead} at the order, the rest after delivery."),
        "acceptance": _("The machine is accepted when the buyer is satisfied with it."),
    }
    names = {
        "cisg": _("Law"),
        "forum": _("Disputes"),
        "incoterm": _("Delivery"),
        "title": _("Property"),
        "payment": _("Payment"),
        "acceptance": _("Acceptance"),
    }
    fits = {
        "cisg": _("This clause names a law and says whether the sales convention goes with it."),
        "forum": _("Who decides, where and in which language: this clause has all three."),
        "incoterm": _("A rule, a place and an edition: this clause has all three."),
        "title": _("This clause thinks of the form that the buyer's law may want."),
        "payment": _("An amount, a day and a price for being late: nothing is missing."),
        "acceptance": _("A test, its length, who runs it and by when: it can be checked."),
    }
    missed = {
        "cisg": _("Belgium and the United States joined a convention on sales. Does the contract say anything of it?"),
        "forum": _("Suppose that good faith runs out. To whom can you go?"),
        "incoterm": _("A carrier reads this clause and asks one thing. What?"),
        "title": _("The buyer fails and the machine stands in Ohio. Is this sentence enough over there?"),
        "payment": _("On which day may you send the first reminder, and what does waiting cost the buyer?"),
        "acceptance": _("Who decides that the buyer is satisfied, and when at the latest?"),
    }
    return ChoiceQuestion(
        text=_(
            "You sell a tunnel washer to a laundry in {town}, Ohio, and read the draft before you sign. Each clause "
            "should settle its question on the check list. Which ones leave something open?"
        ).format(town=town),
        documents=(
            Document(
                _("Draft of the contract of sale"),
                tuple((names[key], (gaps if key in faults else whole)[key].format(**slots)) for key in whole),
            ),
        ),
        options=tuple(Option(names[key], (missed if key in faults else fits)[key], key in faults) for key in whole),
        several=True,
        worked=(
            _("Hold each clause against the check list of this chapter."),
            *(
                _("{clause}: the draft leaves open “{question}” For example: “{better}”").format(
                    clause=names[key], question=open_clauses(set(CLAUSES) - {key})[0], better=whole[key].format(**slots)
                )
                for key in whole
                if key in faults
            ),
            _("For a real contract, a lawyer who knows the law over there reads it before you sign."),
        ),
    )


TASKS = (
    PracticeTask("incoterm", N_("What an Incoterm answers"), 1, 3, incoterm),
    PracticeTask("distribution", N_("What a distributor's contract may not forbid"), 2, 5, distribution),
    PracticeTask("parting", N_("Agent or distributor, parting counted in"), 2, 6, parting),
    PracticeTask("household", N_("The same share of net pay"), 2, 5, household),
    PracticeTask("next-customer", N_("What the next customer leaves"), 2, 6, next_customer, signed=True),
    PracticeTask("contract", N_("Find the gaps in a contract"), 3, 6, contract),
)
