"""Conclusion: what is open, a second test, affordable growth, the cash of a year of growth, an offer's conditions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date as day
from random import Random

from kmo_teach.conclusion import ITEMS, Growth, affordable_growth, anticipation
from kmo_teach.finance import funding_need
from kmo_teach.language import N_, _, date, money, number, percent
from kmo_teach.practice.tasks.kit.question import (
    ChoiceQuestion,
    Document,
    Misconception,
    NumberQuestion,
    Option,
    PracticeTask,
)

__all__ = ["TASKS"]


def open_items(rng: Random) -> ChoiceQuestion:
    names = rng.sample(list(ITEMS), 5)
    when = date(day(2027, rng.randrange(2, 7), rng.randrange(2, 27)))
    said = {
        "done": (3, _("Done in the autumn; Sofie has gone through it once more.")),
        "planned": (2, _("Wim does it, by {when}.")),
        "undated": (1, _("Wim will see to it as soon as he finds the time.")),
        "nobody": (1, _("It must be ready by {when}, that is clear to all of us.")),
        "agreed": (1, _("We all know that, and it has our full attention.")),
        "packed": (2, _("Sofie, before the packing begins on {when}.")),
        "tested": (3, _("Ready since 3 March; Sofie has put it in the file.")),
        "new": (0, _("Good question. That has never come up.")),
    }
    kinds = rng.sample(list(said), 5)
    while not 1 <= sum(said[kind][0] < 2 for kind in kinds) <= 3:
        kinds = rng.sample(list(said), 5)
    answers = dict(zip(names, kinds, strict=True))
    found = anticipation({name: said[kind][0] for name, kind in answers.items()})
    gaps = {item.name for item in found.gaps}
    hints = {
        "done": _("“{question}” For what would you still want a name and a date?"),
        "planned": _("“{question}” Whom do you ask whether it is done, and when? The answer tells."),
        "undated": _("“{question}” On which day can you ask him why it is not done?"),
        "nobody": _("“{question}” There is a date. Whom do you ask on that day?"),
        "agreed": _("“{question}” Everybody knows. Who does it, and when?"),
        "packed": _("“{question}” Somebody is named, and so is a day. What else would you need?"),
        "tested": _("“{question}” What is there left to do, by whoever it is?"),
        "new": _("“{question}” Nobody has thought of it yet. Is it settled then?"),
    }
    return ChoiceQuestion(
        text=_(
            "A maker of cooling tunnels in Diksmuide gets its first order from Norway. The manager puts five questions "
            "of the checklist to her people and writes down what they say.\n\nOn which questions is there still **no "
            "name with a date**?"
        ),
        documents=(
            Document(
                _("What they say"),
                tuple((ITEMS[name].label, said[kind][1].format(when=when)) for name, kind in answers.items()),
            ),
        ),
        options=tuple(
            Option(ITEMS[name].label, hints[kind].format(question=ITEMS[name].label), right=name in gaps)
            for name, kind in answers.items()
        ),
        several=True,
        worked=(
            _("Look in each answer for somebody to ask, and for the day on which you may ask."),
            *(_("Open: {question}").format(question=item.label) for item in found.gaps),
            _("To know that something must be done, even by when or by whom, is level 1: it feels like an answer."),
        ),
    )


def second_test(rng: Random) -> ChoiceQuestion:
    practices = {
        "manual": (
            _("The manual exists in the customer's language"),
            _("the Polish manual, with the date and version number of the Dutch one"),
            _("our dealer says that he gets along with it much better"),
        ),
        "copies": (
            _("A copy of the data can be put back"),
            _("a report of the day on which the bookkeeper restored last week's files"),
            _("the supplier assures us that all runs smoothly"),
        ),
        "discounts": (
            _("Discounts are granted by a rule"),
            _("the rule on one page, and two offers on which Karel stayed within it"),
            _("the manager feels that she lets go far more than last year"),
        ),
        "cost_prices": (
            _("Each offer has a cost price"),
            _("the ten latest offers, each with its own sheet"),
            _("everybody was told at the meeting how important it is"),
        ),
        "reminders": (
            _("Late payers are called"),
            _("a list of calls: date, who spoke, what was promised"),
            _("customers seem to take us more seriously"),
        ),
    }
    proved = set(rng.sample(list(practices), rng.choice((1, 2, 3, 4))))
    before = {name: rng.choice((0, 1)) for name in practices}
    after = {name: level + rng.choice((1, 2)) for name, level in before.items()}  # 4 asks for more than one paper
    told = (_("{practice}: could a stranger look that up?"), _("{practice}: what would you see if you asked for it?"))
    return ChoiceQuestion(
        text=_(
            "A firm scored five practices of its management system twice, a year apart, from 0 (nobody does it) to 4 "
            "(checked and improved). All five rose. For each its people noted what there is to show.\n\n**Which rises "
            "do you believe?**"
        ),
        documents=(
            Document(
                _("The second test"),
                tuple(
                    (label, number(before[name]), number(after[name]), proof if name in proved else mood)
                    for name, (label, proof, mood) in practices.items()
                ),
                (_("Practice"), _("Before"), _("After"), _("What there is to show")),
            ),
        ),
        options=tuple(
            Option(label, told[name in proved].format(practice=label), right=name in proved)
            for name, (label, _proof, _mood) in practices.items()
        ),
        several=True,
        worked=(
            _("Ask of each rise: is there a document, a list or somebody else's decision that a stranger can look up?"),
            *(
                _("{practice}: there is “{shown}”.").format(practice=practices[name][0], shown=practices[name][1])
                for name in practices
                if name in proved
            ),
            _("The others may have risen too. Without something to show the score measures how people feel about it."),
        ),
    )


def affordable(rng: Random) -> NumberQuestion:
    firm = Growth(
        margin=rng.choice((0.08, 0.09, 0.1, 0.11, 0.12)),
        control_cost=rng.choice((0.02, 0.03, 0.04)),
        base_errors=0,
        inventory_days=rng.choice((30, 45, 60)),
        receivable_days=rng.choice((45, 60, 75, 90)),
        payable_days=rng.choice((15, 30)),
        cost_ratio=rng.choice((0.8, 0.85, 0.9)),
    )
    growth = affordable_growth(firm)
    owed, rest = firm.receivable_days, firm.inventory_days - firm.payable_days
    tied_up, profit = (owed + rest * firm.cost_ratio) / 360, firm.margin - firm.control_cost
    slots = {
        "margin": percent(firm.margin, 0),
        "controls": percent(firm.control_cost, 0),
        "stock": number(firm.inventory_days),
        "credit": number(firm.receivable_days),
        "suppliers": number(firm.payable_days),
        "cost": percent(firm.cost_ratio, 0),
        "rest": number(rest),
        "profit": number(profit, 2),
        "tied_up": number(tied_up, 4),
        "growth": percent(growth),
    }
    return NumberQuestion(
        text=_(
            "An exporter earns {margin} of its sales after tax and interest, before what its controls cost, and they "
            "cost {controls} of sales, after tax too. "
            "Goods lie in stock for {stock} days, customers pay after {credit} days, suppliers are paid after "
            "{suppliers} days; a year has 360 days. Costs paid out are {cost} of sales: stock and suppliers count at "
            "cost, what customers owe counts at the price. Profit stays in the firm, and nothing is borrowed.\n\nAt "
            "which rate that runs all year, in per cent, can it grow from its own profit, as long as its controls "
            "keep up? One decimal."
        ).format(**slots),
        answer=100 * growth,
        unit="%",
        decimals=1,
        wrong=(
            Misconception(
                100 * affordable_growth(replace(firm, control_cost=0)),
                _("You counted the profit before controls. Who pays for them?"),
            ),
            Misconception(
                100 * affordable_growth(replace(firm, payable_days=0)),
                _("Suppliers wait for their money too. What does that do to the days that you pay for?"),
            ),
            Misconception(
                100 * affordable_growth(replace(firm, cost_ratio=1)),
                _("You counted stock and suppliers at the price. What were the goods paid for?"),
            ),
            Misconception(
                100 * profit / ((owed + rest) / 360 * firm.cost_ratio),
                _("You counted what customers owe at cost. The profit is on their invoices already."),
            ),
            Misconception(
                100 * tied_up, _("So much does a euro of sales tie up. How does the profit on it compare with that?")
            ),
            Misconception(
                100 * profit, _("That is the profit on sales. A euro of sales does not tie up a whole euro all year.")
            ),
        ),
        worked=(
            _("Profit on a euro of sales: {margin} − {controls}, so {profit} euro.").format(**slots),
            _(
                "Customers owe {credit} days at the price; stock less suppliers is {stock} − {suppliers} = {rest} days "
                "at cost."
            ).format(**slots),
            _("A euro of sales ties up ({credit} + {rest} × {cost}) / 360 = {tied_up} euro.").format(**slots),
            _("Affordable growth is {profit} / {tied_up} = {growth} a year.").format(**slots),
        ),
    )


def year_of_growth(rng: Random) -> NumberQuestion:
    before, growth = rng.randrange(10, 31) * 100_000, rng.choice((0.3, 0.4, 0.5))
    stock, credit, suppliers = rng.choice((30, 45, 60)), rng.choice((45, 60)), rng.choice((15, 30))
    later, cost = rng.choice((5, 10, 15, 20)), rng.choice((0.7, 0.75, 0.8))
    after = before * (1 + growth)
    profit = round(after * rng.choice((0.04, 0.05, 0.06)), -3)

    def tied(sales: float, days: float) -> float:
        """What customers owe counts at the price, like the profit; stock and suppliers count at cost."""
        return funding_need(sales, 0, days, 0) + funding_need(sales, stock, 0, suppliers, cost)

    old, new = tied(before, credit), tied(after, credit + later)
    change = profit - (new - old)
    slots = {
        "before": money(before),
        "after": money(after),
        "profit": money(profit),
        "stock": number(stock),
        "suppliers": number(suppliers),
        "credit": number(credit),
        "credit_after": number(credit + later),
        "cost": percent(cost, 0),
        "owed": money(funding_need(before, 0, credit, 0)),
        "owed_after": money(funding_need(after, 0, credit + later, 0)),
        "rest": money(funding_need(before, stock, 0, suppliers, cost)),
        "rest_after": money(funding_need(after, stock, 0, suppliers, cost)),
        "old": money(old),
        "new": money(new),
        "tied_up": money(new - old),
        "change": money(change),
    }
    return NumberQuestion(
        text=_(
            "Sales of a firm went from {before} to {after} a year. Its controls did not keep up: papers with errors "
            "made customers pay after {credit_after} days instead of {credit}. Goods still lie in stock for {stock} "
            "days and suppliers are still paid after {suppliers}. Costs paid out are {cost} of sales, and a year has "
            "360 days. The year closed with a profit of {profit}, all of which stayed in the firm.\n\nBy how much did "
            "its cash change, if nothing else happened? Below zero when it fell."
        ).format(**slots),
        answer=change,
        unit="EUR",
        wrong=(
            Misconception(profit, _("That is the profit. Part of it lies in stock and in invoices that are not paid.")),
            Misconception(
                profit - (tied(after, credit) - old), _("You counted that sales grew. Customers also pay later now.")
            ),
            Misconception(
                profit - new,
                _("You took off all that the cycle ties up. Part of it was tied up before this year already."),
            ),
            Misconception(
                profit
                - funding_need(after, stock, credit + later, suppliers, cost)
                + funding_need(before, stock, credit, suppliers, cost),
                _("You counted what customers owe at cost. Which amount is on their invoices, and so in the profit?"),
            ),
            Misconception(
                profit
                - funding_need(after, stock, credit + later, suppliers)
                + funding_need(before, stock, credit, suppliers),
                _("You counted stock and suppliers at selling prices. What were the goods paid for?"),
            ),
            Misconception(
                profit - (tied(before, credit + later) - old),
                _("You counted that customers pay later. Sales grew as well: for which sales do you wait now?"),
            ),
        ),
        worked=(
            _("Customers owe invoices: {before} / 360 × {credit} = {owed} before, {owed_after} after.").format(**slots),
            _(
                "Stock less what suppliers wait for, at cost: {before} / 360 × ({stock} − {suppliers}) × {cost} = "
                "{rest} before, {rest_after} after."
            ).format(**slots),
            _("Together {old} was tied up and {new} is now: {tied_up} more.").format(**slots),
            _("Cash changed by {profit} − {tied_up} = {change}, and the income statement does not show it.").format(
                **slots
            ),
        ),
    )


def conditions(rng: Random) -> ChoiceQuestion:
    place = rng.choice((_("Canada"), _("Norway"), _("Japan"), _("Chile")))
    days, floor = rng.choice((14, 21, 30, 45)), rng.randrange(70, 160, 5) * 1_000
    months, share = rng.choice((9, 12, 18)), rng.choice((0.7, 0.8, 0.9))
    binding = {
        "validity": _("The price holds for {days} days.").format(days=number(days)),
        "insurer": _("The contract takes effect only when the credit insurer has given a limit for this buyer."),
        "customs": _("The buyer clears the machine and pays the duty, whatever code customs chooses."),
        "cancel": _("Whoever cancels before delivery pays the cost so far, that of closing out the forward included."),
        "manual": _("Delivery waits until the buyer has approved the text of the safety labels in his language."),
        "interest": _("Late payment bears interest at the rate that the contract names."),
    }
    own = {
        "floor": _("Below {floor} we stop negotiating.").format(floor=money(floor)),
        "board": _("If the board does not agree on Thursday, nothing is sent."),
        "second": _(
            "If no second enquiry comes from there within {months} months, we visit no more fairs there."
        ).format(months=number(months)),
        "line": _("If more than {share} of our credit line is used, we take on no second order like it.").format(
            share=percent(share, 0)
        ),
    }
    chosen = [*rng.sample(list(binding), rng.choice((2, 3))), *rng.sample(list(own), rng.choice((2, 3)))]
    hints = {
        "validity": _("How long may the buyer wait with saying yes? He must be able to read that."),
        "insurer": _(
            "Suppose that the buyer signs and the insurer refuses. Are you bound then, if this stands nowhere?"
        ),
        "customs": _("Who pays when customs chooses another code? Only what was agreed can answer that."),
        "cancel": _("Will a buyer who cancels pay for a forward of which he never read?"),
        "manual": _("You want to deliver later if he is slow to answer. On what may you call then?"),
        "interest": _("Can you charge a rate that the buyer has never accepted?"),
        "floor": _("What does the buyer offer as soon as he reads that amount?"),
        "board": _("That must be settled before the offer leaves. Does the buyer have to accept it?"),
        "second": _("That is about what you do with a market later. Which right or duty would the buyer have in it?"),
        "line": _("That is about orders that others may place. What is there for this buyer to accept?"),
    }
    texts = {**binding, **own}
    return ChoiceQuestion(
        text=_(
            "A firm in Lokeren quotes for a labelling machine for {place}. Its memo holds the figures below, and the "
            "conditions on which it would change or stop the deal.\n\nWhich of these conditions must stand **in the "
            "offer**, so that they hold against the buyer?"
        ).format(place=place),
        documents=(
            Document(
                _("Figures in the memo"),
                (
                    (_("Own floor"), money(floor)),
                    (_("Validity of the price"), _("{days} days").format(days=number(days))),
                    (_("Wait for a second enquiry"), _("{months} months").format(months=number(months))),
                    (_("Credit line that may be used"), percent(share, 0)),
                ),
            ),
        ),
        options=tuple(Option(texts[name], hints[name], right=name in binding) for name in chosen),
        several=True,
        worked=(
            _("Ask of each condition: does it give the buyer, or take from him, a right or a duty?"),
            *(_("In the offer: {condition}").format(condition=texts[name]) for name in chosen if name in binding),
            _("The others concern the firm only. They stay in the memo, and the floor above all."),
        ),
    )


TASKS = (
    PracticeTask("open-items", N_("No name, no date"), 1, 4, open_items),
    PracticeTask("second-test", N_("Which rise to believe"), 1, 4, second_test),
    PracticeTask("affordable", N_("How fast it may grow"), 2, 6, affordable),
    PracticeTask("year-of-growth", N_("Profit, and where the cash went"), 2, 7, year_of_growth, signed=True),
    PracticeTask("conditions", N_("In the offer, or in the drawer"), 3, 6, conditions),
)
