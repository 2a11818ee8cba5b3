"""The conclusion in the bank: the score of a process, money for growth, growth from being paid sooner."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from kmo_teach.conclusion import ITEMS, Growth, affordable_growth, anticipation
from kmo_teach.finance import funding_need
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.practice.tasks.kit.firms import invented_firm
from kmo_teach.practice.tasks.kit.question import Document, Misconception, NumberQuestion, PracticeTask

__all__ = ["TASKS"]


def process_score(rng: Random) -> NumberQuestion:
    process = rng.choice(("design", "production", "distribution", "finance", "people"))
    items = [item for item in ITEMS.values() if item.process == process]
    levels = {item.name: rng.choice((0, 1, 2, 3)) for item in items}
    score = anticipation(levels).by_process[process]
    assert score is not None
    total = sum(levels.values())
    slots = {
        "firm": invented_firm(rng),
        "sum": number(total),
        "most": number(3 * len(items)),
        "score": percent(score, 0),
    }
    return NumberQuestion(
        text=_(
            "The managers of {firm} answered three questions of the checklist, each with a level from 0 to 3.\n\nHow "
            "far has the firm anticipated in this process? Whole per cent."
        ).format(**slots),
        documents=(
            Document(
                _("From the checklist"),
                tuple((item.label, number(levels[item.name])) for item in items),
                (_("Question"), _("Level")),
            ),
        ),
        answer=100 * score,
        unit="%",
        wrong=(
            Misconception(
                100 * sum(level >= 2 for level in levels.values()) / len(items),
                _("You counted the questions with a name and a date. Do half steps count for nothing here?"),
            ),
            Misconception(
                100 * total / (4 * len(items)),
                _("The levels are 0, 1, 2 and 3. Which is the highest that can be reached?"),
            ),
            Misconception(
                100 * max(levels.values()) / 3, _("That is the best of the three. What do the other two pull it to?")
            ),
            Misconception(
                100 * min(levels.values()) / 3, _("That is the weakest of the three. What do the other two add?")
            ),
        ),
        worked=(
            _("The levels add up to {sum}, of {most} at most.").format(**slots),
            _("The score is {sum} / {most} = {score}.").format(**slots),
        ),
    )


def growth_takes(rng: Random) -> NumberQuestion:
    sales, growth = rng.randrange(10, 41, 2) * 100_000, rng.choice((0.2, 0.25, 0.3, 0.4))
    stock, credit, suppliers = rng.choice((30, 45, 60)), rng.choice((45, 60, 75)), rng.choice((15, 30))
    cost = rng.choice((0.7, 0.75, 0.8))

    def tied(amount: float) -> float:
        """What customers owe counts at the price; stock and suppliers count at cost."""
        return funding_need(amount, 0, credit, 0) + funding_need(amount, stock, 0, suppliers, cost)

    more = sales * growth
    answer = tied(sales * (1 + growth)) - tied(sales)
    slots = {
        "firm": invented_firm(rng),
        "sales": money(sales),
        "growth": percent(growth, 0),
        "stock": number(stock),
        "credit": number(credit),
        "suppliers": number(suppliers),
        "cost": percent(cost, 0),
        "more": money(more),
        "owed": money(funding_need(more, 0, credit, 0)),
        "rest": money(funding_need(more, stock, 0, suppliers, cost)),
        "answer": money(answer),
    }
    return NumberQuestion(
        text=_(
            "Sales of {firm}, {sales} a year, grow by {growth}. Goods lie in stock for {stock} days, customers pay "
            "after {credit} days, suppliers are paid after {suppliers} days, and none of this changes. Costs paid out "
            "are {cost} of sales: stock and suppliers count at cost, what customers owe counts at the price. A year "
            "has 360 days.\n\nHow much more money does the cash cycle tie up after the growth?"
        ).format(**slots),
        answer=answer,
        unit="EUR",
        wrong=(
            Misconception(
                tied(sales * (1 + growth)), _("So much is tied up after the growth. How much was tied up before it?")
            ),
            Misconception(more, _("By so much sales grow. For how long does a euro of sales tie up money?")),
            Misconception(
                funding_need(more, stock, credit, suppliers),
                _("You counted everything at the price. What were the goods in stock paid for?"),
            ),
            Misconception(
                funding_need(more, stock, credit, suppliers, cost),
                _("You counted everything at cost. Which amount stands on the customers' invoices?"),
            ),
            Misconception(
                funding_need(more, 0, credit, 0) + funding_need(more, stock, 0, 0, cost),
                _("Suppliers wait for their money too. Who finances that part?"),
            ),
        ),
        worked=(
            _("Sales grow by {more}. Customers owe {more} / 360 × {credit} = {owed} more.").format(**slots),
            _("Stock less suppliers, at cost: {more} / 360 × ({stock} − {suppliers}) × {cost} = {rest} more.").format(
                **slots
            ),
            _("Together {owed} + {rest} = {answer}.").format(**slots),
        ),
    )


def paid_sooner(rng: Random) -> NumberQuestion:
    firm = Growth(
        margin=rng.choice((0.09, 0.1, 0.11, 0.12)),
        control_cost=rng.choice((0.02, 0.03, 0.04)),
        base_errors=0,
        inventory_days=rng.choice((30, 45, 60)),
        receivable_days=rng.choice((60, 75, 90)),
        payable_days=rng.choice((15, 30)),
        cost_ratio=rng.choice((0.8, 0.85)),
    )
    sooner = replace(firm, receivable_days=firm.receivable_days - rng.choice((15, 20, 30)))
    before, after = affordable_growth(firm), affordable_growth(sooner)
    slots = {
        "margin": percent(firm.margin, 0),
        "controls": percent(firm.control_cost, 0),
        "profit": number(firm.margin - firm.control_cost, 2),
        "stock": number(firm.inventory_days),
        "credit": number(firm.receivable_days),
        "sooner": number(sooner.receivable_days),
        "suppliers": number(firm.payable_days),
        "cost": percent(firm.cost_ratio, 0),
        "tied_before": number((firm.margin - firm.control_cost) / before, 4),
        "tied_after": number((firm.margin - firm.control_cost) / after, 4),
        "before": percent(before),
        "after": percent(after),
        "points": number(100 * (after - before), 1),
    }
    return NumberQuestion(
        text=_(
            "An exporter earns {margin} of its sales after tax and interest, before its controls, which cost "
            "{controls} of sales. Goods lie in stock for {stock} days, suppliers are paid after {suppliers} days, and "
            "a year has 360 days. Costs paid out are {cost} of sales: stock and suppliers count at cost, what "
            "customers owe counts at the price. Nothing is borrowed. With better papers customers would pay after "
            "{sooner} days instead of {credit}.\n\nBy how many percentage points a year does the growth rise that it "
            "can finance itself? One decimal."
        ).format(**slots),
        answer=100 * (after - before),
        unit=_("percentage points"),
        decimals=1,
        wrong=(
            Misconception(
                100 * after, _("That is the growth that it can finance then. How much could it finance before?")
            ),
            Misconception(
                100 * (after - before) / before,
                _("You took the rise as a share of the growth of before. One rate less the other is asked."),
            ),
            Misconception(
                100
                * (
                    affordable_growth(replace(sooner, control_cost=0))
                    - affordable_growth(replace(firm, control_cost=0))
                ),
                _("You counted the profit before controls. Who pays for them?"),
            ),
            Misconception(
                100
                * (
                    affordable_growth(replace(sooner, payable_days=0))
                    - affordable_growth(replace(firm, payable_days=0))
                ),
                _("Suppliers wait for their money too. What does that do to the days that you pay for?"),
            ),
        ),
        worked=(
            _("A euro of sales earns {profit} euro after controls.").format(**slots),
            _(
                "It ties up ({credit} + ({stock} − {suppliers}) × {cost}) / 360 = {tied_before} euro, and {tied_after} "
                "then."
            ).format(**slots),
            _("Growth: {profit} / {tied_before} = {before}, and {profit} / {tied_after} = {after}.").format(**slots),
            _("It rises by {points} percentage points.").format(**slots),
        ),
    )


TASKS = {
    "score how far a firm has anticipated": (
        PracticeTask("process-score", N_("The score of one process"), 1, 2, process_score),
    ),
    "explain how sales that outrun the controls": (
        PracticeTask("growth-takes", N_("The money that growth takes"), 2, 5, growth_takes),
    ),
    "work out the growth that a firm can finance": (
        PracticeTask("paid-sooner", N_("Growth from being paid sooner"), 3, 6, paid_sooner),
    ),
}
