"""Chapter 2.4.1: the cash cycle, a discount for early payment, netting, free cash, translation, a tax scheme."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from kmo_teach.finance import (
    Account,
    Rates,
    Scheme,
    cash_conversion_cycle,
    cash_position,
    funding_need,
    multilateral_netting,
    payment_discount_cost,
    translation_adjustment,
)
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.practice.tasks.kit.question import (
    ChoiceQuestion,
    Document,
    Misconception,
    NumberQuestion,
    Option,
    PracticeTask,
)

__all__ = ["TASKS"]


def cash_cycle(rng: Random) -> NumberQuestion:
    sales = rng.randrange(12, 37, 2) * 100_000
    stock, credit, suppliers = rng.choice((30, 45, 60)), rng.choice((60, 75, 90)), rng.choice((15, 30))
    cost = rng.choice((0.7, 0.75, 0.8))
    days = cash_conversion_cycle(stock, credit, suppliers)
    need = funding_need(sales, stock, credit, suppliers, cost)
    slots = {
        "sales": money(sales),
        "stock": number(stock),
        "credit": number(credit),
        "suppliers": number(suppliers),
        "cost": percent(cost, 0),
        "cycle": number(days),
    }
    return NumberQuestion(
        text=_(
            "Goods lie in stock for {stock} days, customers pay after {credit} days, and suppliers wait {suppliers} "
            "days for their money. Sales are {sales} a year of 360 days, and cost {cost} of sales.\n\nHow much money "
            "does the cash cycle tie up?"
        ).format(**slots),
        answer=need,
        unit="EUR",
        wrong=(
            Misconception(
                funding_need(sales, stock, credit, suppliers),
                _("You counted with the selling price. Your margin was never paid out: what needs money is the cost."),
            ),
            Misconception(
                funding_need(sales, stock + suppliers, credit, 0, cost),
                _("You added the suppliers' days. As long as they wait, it is their money that is in your goods."),
            ),
            Misconception(
                funding_need(sales, stock, credit, 0, cost), _("Your suppliers wait {suppliers} days.").format(**slots)
            ),
            Misconception(
                funding_need(sales, 0, credit, suppliers, cost),
                _("The goods were paid for before they were sold: where are the days in stock?"),
            ),
        ),
        worked=(
            _("The cycle takes {stock} + {credit} − {suppliers} = {cycle} days.").format(**slots),
            _("A day of sales costs {sales} / 360 × {cost} = {day}.").format(day=money(sales * cost / 360), **slots),
            _("So {cycle} days tie up {need}, for as long as the sales go on.").format(need=money(need), **slots),
        ),
    )


def early_payment(rng: Random) -> NumberQuestion:
    discount, early, net = (
        rng.choice((0.01, 0.015, 0.02, 0.025, 0.03)),
        rng.choice((7, 8, 10, 14)),
        rng.choice((45, 60, 75, 90)),
    )
    rate = payment_discount_cost(discount, early, net)
    shown = {"discount": percent(discount), "early": number(early), "net": number(net), "days": number(net - early)}
    return NumberQuestion(
        text=_(
            "A supplier writes: **{discount} discount within {early} days, net within {net} days.** You would pay on "
            "the last day of either.\n\nWhich yearly interest rate do you pay if you let the discount pass? Simple "
            "interest, 365 days, one decimal."
        ).format(**shown),
        answer=100 * rate,
        unit="%",
        decimals=1,
        wrong=(
            Misconception(
                100 * payment_discount_cost(discount, 0, net),
                _("You counted from the invoice. The loan starts on the last day of the discount: how long is it?"),
            ),
            Misconception(
                100 * discount / (1 - discount),
                _("That is the price of the loan for {days} days. Make a yearly rate of it.").format(**shown),
            ),
            Misconception(
                100 * discount * 365 / net,
                _(
                    "Two things: the loan runs from the last day of the discount, and what you borrow is the invoice "
                    "less the discount."
                ),
            ),
        ),
        worked=(
            _("Paying late is borrowing for {net} − {early} = {days} days.").format(**shown),
            _("Of each 100 you borrow {kept} and pay {discount} of the invoice for it: {price} of the loan.").format(
                kept=number(100 * (1 - discount), 1), price=percent(discount / (1 - discount), 2), **shown
            ),
            _("A year holds 365 / {days} such loans: {price} × 365 / {days} = {rate}.").format(
                price=percent(discount / (1 - discount), 2), rate=percent(rate), **shown
            ),
        ),
    )


def netting(rng: Random) -> NumberQuestion:
    amounts = [rng.randrange(20, 200, 10) * 1_000.0 for _place in range(5)]
    lille = _("Lille")
    pairs = [("Deinze", lille), (lille, "Poznań"), ("Poznań", "Deinze"), (lille, "Deinze"), ("Poznań", lille)]
    owed = dict(zip(pairs, amounts, strict=True))
    found = multilateral_netting(owed)
    each_pair = sum(
        multilateral_netting({pair: amount for pair, amount in owed.items() if set(pair) == {one, other}}).net
        for one, other in (("Deinze", lille), (lille, "Poznań"), ("Deinze", "Poznań"))
    )
    balances = ", ".join(f"{unit} {money(balance)}" for unit, balance in found.balances.items())
    return NumberQuestion(
        text=_(
            "Three companies of a group owe each other what the list shows. They settle through a netting centre: each "
            "pays or receives its balance only.\n\nHow much money changes hands, counted once, when it is paid in?"
        ),
        documents=(
            Document(
                _("Open between the companies"),
                tuple((payer, payee, money(amount)) for (payer, payee), amount in owed.items()),
                (_("Who pays"), _("Who receives"), _("Amount")),
            ),
        ),
        answer=found.net,
        unit="EUR",
        wrong=(
            Misconception(found.gross, _("That is the sum of all debts: what would be paid without netting.")),
            Misconception(
                each_pair,
                _("You netted each pair. The centre nets all three at once: what does each owe and get in all?"),
            ),
            Misconception(
                2 * found.net, _("You counted each euro twice: as it is paid in, and as it is paid out again.")
            ),
        ),
        worked=(
            _("For each company take what it receives less what it pays: {balances}.").format(balances=balances),
            _("The balances add up to nothing: what some pay in, others are paid."),
            _("Paid in is the sum of the balances below zero: {net}, instead of {gross}.").format(
                net=money(found.net), gross=money(found.gross)
            ),
        ),
    )


def free_cash(rng: Random) -> NumberQuestion:
    rate = rng.choice((4.0, 4.25, 4.4))
    home = Account(
        "Deinze",
        "EUR",
        ledger=rng.randrange(120, 240, 10) * 1_000,
        uncleared=rng.randrange(10, 40, 5) * 1_000,
        minimum=rng.choice((10_000, 15_000, 20_000)),
    )
    abroad = Account("Poznań", "PLN", ledger=rng.randrange(200, 600, 20) * 1_000, pledged=rng.choice((40_000, 60_000)))
    doubtful = Account("Bursa", "EUR", ledger=rng.randrange(40, 120, 10) * 1_000, haircut=rng.choice((0.4, 0.5, 0.75)))
    accounts = (home, abroad, doubtful)

    def free(*changed: Account, net: bool = False) -> float:
        position = cash_position(changed or accounts, {"PLN": rate})
        return position.net if net else position.free

    unpledged, uncut = replace(abroad, pledged=0), replace(doubtful, haircut=0)
    zloty = abroad.free / rate
    return NumberQuestion(
        text=_(
            "It is Friday, and wages are due in Deinze. The list shows what the books say of three accounts. A euro "
            "costs {rate} zloty.\n\nHow much cash, in euro, can the firm really use?"
        ).format(rate=number(rate, 2)),
        documents=(
            Document(
                _("Accounts this morning"),
                (
                    (home.bank, money(home.ledger), _account_notes(home)),
                    (abroad.bank, money(abroad.ledger, "PLN"), _account_notes(abroad)),
                    (doubtful.bank, money(doubtful.ledger), _account_notes(doubtful)),
                ),
                (_("Account"), _("In the books"), _("What is known")),
            ),
        ),
        answer=free(),
        unit="EUR",
        wrong=(
            Misconception(
                free(net=True), _("That is the money that has arrived. Part of it must stay, or cannot be counted on.")
            ),
            Misconception(
                free(replace(home, uncleared=0), abroad, doubtful),
                _("One payment stands in the books and has not arrived. It pays no wages today."),
            ),
            Misconception(
                free(home, unpledged, doubtful), _("Pledged money belongs to you, but you cannot use it: which is it?")
            ),
            Misconception(
                free(home, abroad, uncut),
                _("You counted all the money in Bursa. Which share of it did the firm decide not to count on?"),
            ),
            Misconception(
                free(replace(home, minimum=0), abroad, doubtful),
                _("The bank in Deinze asks that something stays there."),
            ),
        ),
        worked=(
            _("Deinze: {books} − {late} − {minimum} = {free}.").format(
                books=money(home.ledger), late=money(home.uncleared), minimum=money(home.minimum), free=money(home.free)
            ),
            _("Poznań: ({books} − {pledged}) / {rate} = {free}.").format(
                books=money(abroad.ledger, "PLN"),
                pledged=money(abroad.pledged, "PLN"),
                rate=number(rate, 2),
                free=money(zloty),
            ),
            _("Bursa: {books} less {haircut} = {free}.").format(
                books=money(doubtful.ledger), haircut=percent(doubtful.haircut, 0), free=money(doubtful.free)
            ),
            _("Together {free}, of {net} that has arrived.").format(free=money(free()), net=money(free(net=True))),
        ),
    )


def _account_notes(account: Account) -> str:
    if account.haircut:
        return _("the firm does not count on {share} of it: it may not be let out").format(
            share=percent(account.haircut, 0)
        )
    if account.pledged:
        return _("{amount} is pledged to the bank").format(amount=money(account.pledged, account.currency))
    return _("{late} of it is booked and has not arrived; {minimum} must stay").format(
        late=money(account.uncleared), minimum=money(account.minimum)
    )


def translation(rng: Random) -> NumberQuestion:
    equity, income = rng.randrange(20, 61, 5) * 100_000, rng.randrange(4, 13) * 100_000
    opening, step = rng.choice((4.0, 4.1, 4.2, 4.3)), rng.choice((0.2, 0.25, 0.3, 0.4))
    # Two decimals, as shown: the rates must be the very ones that are computed with.
    rates = Rates(opening, round(opening + step, 2), round(opening + 2 * step, 2))
    found = translation_adjustment(equity, income, 0, rates)
    on_equity = translation_adjustment(equity, 0, 0, rates)
    slots = {
        "opening": number(rates.opening, 2),
        "average": number(rates.average, 2),
        "closing": number(rates.closing, 2),
        "equity": money(equity, "PLN"),
        "income": money(income, "PLN"),
        "found": money(found),
    }
    return NumberQuestion(
        text=_(
            "A Polish subsidiary began the year with an equity of {equity}, made a net profit of {income} and paid no "
            "dividend. The group uses the closing-rate method: net assets at the closing rate, income at the average "
            "rate.\n\nHow large is the year's translation adjustment in euro? A loss takes a minus sign."
        ).format(**slots),
        documents=(
            Document(
                _("Zloty for one euro (invented)"),
                (
                    (_("At the start of the year"), slots["opening"]),
                    (_("On average over the year"), slots["average"]),
                    (_("At the end of the year"), slots["closing"]),
                ),
            ),
        ),
        answer=found,
        unit="EUR",
        wrong=(
            Misconception(
                -found, _("The size is right. The zloty became cheaper: does what you own in zloty gain or lose?")
            ),
            Misconception(
                on_equity,
                _(
                    "The profit of the year lost too: it was counted at the average rate and stands at the closing "
                    "rate."
                ),
            ),
            Misconception(
                translation_adjustment(equity + income, 0, 0, rates),
                _("The profit was not there at the start: from which rate does it fall to the closing rate?"),
            ),
            Misconception(
                equity * (rates.closing - rates.opening) + income * (rates.closing - rates.average),
                _(
                    "The rate says how many zloty one euro costs, so divide by it: that amount is in no currency at "
                    "all."
                ),
            ),
        ),
        worked=(
            _("Equity: {equity} / {closing} − {equity} / {opening} = {part}.").format(part=money(on_equity), **slots),
            _("Profit: {income} / {closing} − {income} / {average} = {part}.").format(
                part=money(found - on_equity), **slots
            ),
            _("Together {found}: it goes to equity, and no income statement shows it.").format(**slots),
        ),
    )


def scheme(rng: Random) -> ChoiceQuestion:
    saving = rng.randrange(20, 90, 5) * 1_000
    kind = rng.choice(("planning", "genuine", "avoidance", "evasion"))
    facts = {
        "planning": (Scheme(saving, 0), _("An investment deduction that the law offers for machines of this kind")),
        "genuine": (
            Scheme(saving, 0, main_purpose_is_tax=True),
            _("A sales company with eight people and a stock, put in the country with the lower rate"),
        ),
        "avoidance": (
            Scheme(saving, 0, main_purpose_is_tax=True, genuine=False, defeats_the_law=True),
            _("A company with a letterbox and no staff, which receives the royalties of a patent made in Deinze"),
        ),
        "evasion": (
            Scheme(saving, 0, main_purpose_is_tax=True, genuine=False, defeats_the_law=True, concealment=True),
            _("A second set of invoices to a company abroad, which the accountant does not see"),
        ),
    }
    plan, what = facts[kind]
    yes, no = _("yes"), _("no")
    areas = {
        "planning": (
            _("Planning: work out what it saves, and prove what you say"),
            _("Go through the answers again: is something hidden, or do all three questions go against the scheme?"),
        ),
        "avoidance": (
            _("Avoidance: the tax office may ignore it"),
            _("The rule needs all three answers against the scheme, and nothing hidden. Is that so here?"),
        ),
        "evasion": (
            _("Evasion: refuse, and work out nothing"),
            _("Evasion hides facts. Where does the memo say that something is hidden?"),
        ),
    }
    return ChoiceQuestion(
        text=_("An adviser proposes a scheme that saves {saving} of tax a year. Where does it belong?").format(
            saving=money(saving)
        ),
        documents=(
            Document(
                _("From the adviser's memo, with your notes"),
                (
                    (_("The scheme"), what),
                    (_("Is tax a main purpose?"), yes if plan.main_purpose_is_tax else no),
                    (_("Is it genuine, with an economic reason?"), yes if plan.genuine else no),
                    (_("Does it go against what the law is for?"), yes if plan.defeats_the_law else no),
                    (_("Are facts or documents hidden?"), yes if plan.concealment else no),
                ),
            ),
        ),
        options=tuple(Option(text, hint, right=area == plan.verdict) for area, (text, hint) in areas.items()),
        worked=(
            _("First: is anything hidden? That is evasion, whatever else is true and whatever it saves."),
            _("Then the three questions of the anti-abuse rule. Only all three together make avoidance."),
            _("Else it is planning, although tax may be a purpose: keep the proof of what is genuine."),
        ),
    )


TASKS = (
    PracticeTask("cash-cycle", N_("What the cash cycle ties up"), 1, 4, cash_cycle),
    PracticeTask("early-payment", N_("What a discount for early payment is worth"), 2, 5, early_payment),
    PracticeTask("netting", N_("Net between three companies"), 2, 6, netting),
    PracticeTask("free-cash", N_("Cash in the books, and cash that is free"), 2, 6, free_cash),
    PracticeTask("translation", N_("A subsidiary in a cheaper currency"), 3, 7, translation, signed=True),
    PracticeTask("scheme", N_("Where a tax scheme belongs"), 3, 4, scheme),
)
