"""Chapter 2.0 in the bank: what stays without an order, a year of low prices, what abroad costs, the urgent thing."""

from __future__ import annotations

from random import Random

from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.practice.tasks.kit.firms import invented_firm
from kmo_teach.practice.tasks.kit.question import Document, Misconception, NumberQuestion, PracticeTask
from kmo_teach.value_chain import DETERMINANTS, CostLine, rank, split_costs

__all__ = ["TASKS"]


def there_anyway(rng: Random) -> NumberQuestion:
    material, freight = rng.randrange(8, 21) * 1_000, rng.randrange(10, 31) * 100
    wages, rent = rng.randrange(4, 11) * 1_000, rng.randrange(20, 61) * 100
    lines = [
        CostLine("material", material),
        CostLine("wages", wages, 0),
        CostLine("rent", rent, 0),
        CostLine("freight", freight, abroad=True),
    ]
    found = split_costs(lines)
    slots = {
        "firm": invented_firm(rng),
        "wages": money(wages),
        "rent": money(rent),
        "common": money(found.common),
        "full": money(found.full),
        "share": percent(found.common / found.full, 0),
    }
    return NumberQuestion(
        text=_(
            "This is what is charged to an export order by {firm}. The order would be made by workers who are there "
            "and have nothing else to do that month.\n\nWhich share of the full cost, in whole per cent, stays when "
            "the order is refused?"
        ).format(**slots),
        documents=(
            Document(
                _("Cost sheet"),
                (
                    (_("Materials, to be bought for it"), money(material)),
                    (_("Wages of the hours that it takes"), money(wages)),
                    (_("Its share of the rent"), money(rent)),
                    (_("Freight and papers"), money(freight)),
                ),
            ),
        ),
        answer=100 * found.common / found.full,
        unit="%",
        wrong=(
            Misconception(
                100 * found.incremental / found.full, _("That is what goes away. The question is what stays.")
            ),
            Misconception(
                100 * rent / found.full,
                _("You kept the rent alone. Would the workers be sent home unpaid if the order did not come?"),
            ),
            Misconception(
                100 * found.common / found.incremental,
                _("You divided by what the order adds. Of which amount is a share of the full cost taken?"),
            ),
        ),
        worked=(
            _("Wages and rent are due with and without the order: {wages} + {rent} = {common}.").format(**slots),
            _("Of the full cost of {full} that is {share}.").format(**slots),
        ),
    )


def year_of_orders(rng: Random) -> NumberQuestion:
    material, freight = rng.randrange(60, 121, 5) * 100, rng.randrange(8, 21) * 100
    orders, extra = rng.choice((20, 25, 30, 40)), rng.choice((0.1, 0.12, 0.15, 0.2))
    common = rng.randrange(30, 81, 5) * 1_000
    one = split_costs([CostLine("material", material), CostLine("freight", freight, abroad=True)])
    year = split_costs([CostLine("orders", orders * one.incremental), CostLine("house", common, 0)])
    left = orders * one.incremental * (1 + extra) - year.full
    slots = {
        "firm": invented_firm(rng),
        "orders": number(orders),
        "extra": percent(extra, 0),
        "material": money(material),
        "freight": money(freight),
        "incremental": money(one.incremental),
        "gain": money(one.incremental * extra),
        "gains": money(orders * one.incremental * extra),
        "common": money(common),
        "left": money(left),
    }
    return NumberQuestion(
        text=_(
            "Each order of {firm} adds {material} of materials and {freight} of freight, and nothing else. The firm "
            "asks {extra} more than that, for each of its {orders} orders of the year. Rent and wages, {common} a "
            "year, are there whatever it sells.\n\nWhat is left at the end of the year? Below zero when it loses."
        ).format(**slots),
        answer=left,
        unit="EUR",
        wrong=(
            Misconception(
                orders * one.incremental * extra,
                _("Each order earns something, and you added that up. Who pays the rent and the wages?"),
            ),
            Misconception(
                one.incremental * extra - common,
                _("You set the year's rent and wages against one order. How many are there?"),
            ),
            Misconception(
                orders * material * extra - common, _("On which costs does the firm ask more: on the materials alone?")
            ),
            Misconception(
                orders * one.incremental * (1 + extra) - common,
                _("That is what customers pay, less rent and wages. What do the orders themselves cost?"),
            ),
        ),
        worked=(
            _("An order adds {material} + {freight} = {incremental}, and earns {extra} of that: {gain}.").format(
                **slots
            ),
            _("In a year: {orders} × {gain} = {gains}.").format(**slots),
            _("Rent and wages come off: {gains} − {common} = {left}.").format(**slots),
        ),
    )


def because_abroad(rng: Random) -> NumberQuestion:
    amounts = {
        "material": rng.randrange(10, 26) * 1_000,
        "overtime": rng.randrange(10, 31) * 100,
        "manual": rng.randrange(8, 26) * 100,
        "freight": rng.randrange(12, 41) * 100,
        "norm": rng.randrange(6, 21) * 100,
        "fair": rng.randrange(10, 31) * 100,
    }
    foreign = ("manual", "freight", "norm")
    found = split_costs(
        [
            *(CostLine(name, amounts[name], abroad=name in foreign) for name in amounts if name != "fair"),
            CostLine("fair", amounts["fair"], 0, abroad=True),
        ]
    )
    slots = {
        "firm": invented_firm(rng),
        **{name: money(amounts[name]) for name in amounts},
        "abroad": money(found.abroad),
    }
    return NumberQuestion(
        text=_(
            "A customer in Aarhus asks for what {firm} also sells at home, where customers fetch it.\n\nHow much of "
            "what this order adds is there only because the customer is abroad?"
        ).format(**slots),
        documents=(
            Document(
                _("Cost sheet of the order to Aarhus"),
                (
                    (_("Materials"), money(amounts["material"]), _("to be bought")),
                    (_("Overtime in the workshop"), money(amounts["overtime"]), _("paid for this order")),
                    (_("Manual in Danish"), money(amounts["manual"]), _("not translated yet")),
                    (_("Freight to Aarhus"), money(amounts["freight"]), _("the firm pays")),
                    (_("Test for a Danish norm"), money(amounts["norm"]), _("not done yet")),
                    (_("Share of a fair in Denmark"), money(amounts["fair"]), _("last year, paid")),
                ),
            ),
        ),
        answer=found.abroad,
        unit="EUR",
        wrong=(
            Misconception(
                found.abroad + amounts["fair"],
                _("The fair was in Denmark. Does refusing the order bring its money back?"),
            ),
            Misconception(
                found.incremental, _("That is all that the order adds. What would a customer at home add as well?")
            ),
            Misconception(
                found.abroad + amounts["overtime"],
                _("Would a customer at home, at the same busy time, get it without overtime?"),
            ),
            Misconception(
                float(amounts["freight"]),
                _("You counted the way. Which other lines would a customer at home not cause?"),
            ),
        ),
        worked=(
            _("Materials and overtime would be there for a customer at home too, and the fair is paid in any case."),
            _("Because of Aarhus alone: {manual} + {freight} + {norm} = {abroad}.").format(**slots),
        ),
    )


def most_urgent(rng: Random) -> NumberQuestion:
    keys = [one.key for one in rng.sample(DETERMINANTS, 4)]
    given = {key: (rng.randrange(3, 11), rng.randrange(0, 10)) for key in keys}
    ranked = rank(given)
    first = ranked[0]
    labels = {one.determinant.key: one.determinant.label for one in ranked}
    heaviest = max(given, key=lambda key: given[key][0])
    emptiest = min(given, key=lambda key: given[key][1])
    slots = {
        "first": first.determinant.label,
        "importance": number(first.importance),
        "gap": number(first.gap),
        "has": number(10 - first.gap),
        "urgency": number(first.urgency),
    }
    return NumberQuestion(
        text=_(
            "A firm has scored four determinants of its processes for its next step abroad, each from 0 to 10.\n\nHow "
            "urgent is the one that comes first, by the rule of this chapter?"
        ),
        documents=(
            Document(
                _("Scores"),
                tuple((labels[key], number(given[key][0]), number(given[key][1])) for key in keys),
                (_("Determinant"), _("Importance"), _("What the firm has")),
            ),
        ),
        answer=first.urgency,
        unit=_("points"),
        wrong=(
            Misconception(
                float(max(importance * has for importance, has in given.values())),
                _("You multiplied with what the firm has. What is urgent: what is there, or what is missing?"),
            ),
            Misconception(
                float(max(importance + 10 - has for importance, has in given.values())),
                _("You added. What happens to something that is important and in order when one multiplies?"),
            ),
            Misconception(
                float(given[heaviest][0] * (10 - given[heaviest][1]))
                if heaviest != first.determinant.key
                else ranked[1].urgency,
                _("Is this really the largest product of the four? Work out all of them."),
            ),
            Misconception(
                float(10 - given[emptiest][1]), _("That is a gap. How much does what is missing there matter?")
            ),
        ),
        worked=(
            _("What is missing is 10 less what the firm has; multiply it with the importance, for all four."),
            _("“{first}” comes first: {importance} × (10 − {has}) = {urgency}.").format(**slots),
        ),
    )


TASKS = {
    "separate what an order from abroad adds": (
        PracticeTask("there-anyway", N_("What stays without the order"), 1, 3, there_anyway),
        PracticeTask("year-of-orders", N_("A year of orders just above cost"), 3, 5, year_of_orders, signed=True),
    ),
    "place the changes that going abroad brings": (
        PracticeTask("because-abroad", N_("What is there because of the border"), 2, 4, because_abroad),
    ),
    "score the determinants": (PracticeTask("most-urgent", N_("How urgent the first thing is"), 1, 3, most_urgent),),
}
