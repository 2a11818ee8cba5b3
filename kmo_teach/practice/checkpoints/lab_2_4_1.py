"""Lab 2.4.1: open items, a dividend, a profit unsold, a certificate, cash on its way, currencies that fall together."""

from __future__ import annotations

from random import Random

from kmo_teach.case import asked_price, get_running_case
from kmo_teach.finance import (
    Account,
    Intragroup,
    Withheld,
    cash_position,
    liquidity_at_risk,
    unrealised_profit,
    withhold,
)
from kmo_teach.language import N_, _, money, number
from kmo_teach.practice.tasks.kit.question import ChoiceQuestion, Misconception, NumberQuestion, Option, PracticeTask
from kmo_teach.pricing import correlation, history, market_data

__all__ = ["TASKS"]

_ITEMS = (
    ("USD", 64_000, "2026-07"),
    ("CHF", -60_000, "2026-08"),
    ("PLN", 240_000, "2026-06"),
    ("TRY", 900_000, "2026-05"),
)


def rose(rng: Random) -> ChoiceQuestion:
    code, debt, month = _ITEMS[1]
    rates = dict(history(code))
    slots = {"before": money(-debt / rates[month]), "after": money(-debt / rates["2026-10"])}
    return ChoiceQuestion(
        text=_("Which of the four foreign currencies rose between the booking and the end of October 2026?"),
        options=(
            Option(
                _("The dollar (Dubai)"),
                _("The same dollars are more euro now than in the books: what did the dollar do?"),
                right=True,
            ),
            Option(
                _("The franc (Zürich)"),
                _("Zürich shows a loss, but it is a debt. Which way does a debt hurt?"),
                right=True,
            ),
            Option(_("The zloty (Poznań)"), _("What you receive from Poznań is fewer euro now than in the books.")),
            Option(_("The lira (Bursa)"), _("What you receive from Bursa is fewer euro now than in the books.")),
        ),
        several=True,
        worked=(
            _("Compare both columns with the amount: more euro for the same foreign money means that it rose."),
            _("The debt in francs grew from {before} to {after}: the franc rose, and that is a loss.").format(**slots),
        ),
    )


def deferred(rng: Random) -> NumberQuestion:
    changes = []
    for code, amount, booked in _ITEMS:
        rates = dict(history(code))
        changes.append(amount / rates["2026-10"] - amount / rates[booked])
    gains = sum(change for change in changes if change > 0)
    slots = {"whole": money(sum(changes)), "losses": money(sum(changes) - gains), "gains": money(gains)}
    return NumberQuestion(
        text=_(
            "The four open items are revalued at the rates of the end of October 2026. How much lower is the result in "
            "Belgian accounts that defer gains than under full IFRS?"
        ),
        answer=gains,
        unit="EUR",
        wrong=(
            Misconception(
                gains - sum(changes), _("Those are all the losses. Which line do the two rules treat apart?")
            ),
            Misconception(-sum(changes), _("That is the loss under full IFRS.")),
        ),
        worked=(
            _("Under full IFRS the result takes {whole}, in accounts that defer gains {losses}.").format(**slots),
            _("Only the invoice for Dubai makes the difference: a gain of {gains}.").format(**slots),
        ),
    )


def dividend(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Why does a dividend in June make the translation loss of the year smaller?"),
        options=(
            Option(_("It leaves at June's rate, and cannot lose value there any more."), right=True),
            Option(
                _("It lowers the income, which is translated at the average rate."),
                _("A dividend is no cost: it leaves equity, not income. At which rate does it leave?"),
            ),
            Option(
                _("It is translated at the opening rate, before the lira fell."),
                _("Which rate belongs to the day on which a dividend is decided?"),
            ),
        ),
        worked=(
            _("The adjustment is what equity loses because the lira falls until the closing rate."),
            _("A million lira less stays there for the second half of the year, in which the lira fell most."),
        ),
    )


def unsold(rng: Random) -> NumberQuestion:
    dealings = Intragroup(sales=180_000, balances=40_000, stock=24_000, markup=0.20, tax_rate=0.25)
    profit = unrealised_profit(dealings.stock, dealings.markup)
    net = profit * (1 - dealings.tax_rate)
    slots = {"profit": money(profit), "tax": money(profit - net), "net": money(net)}
    return NumberQuestion(
        text=_(
            "Parts of 24,000 EUR, sold within the group with a mark-up of 20 per cent on cost, lie unsold; the tax "
            "rate is 25 per cent. Sales and costs both lose the internal sales. How much less than from the sales is "
            "taken out of the costs, which hold the tax as well?"
        ),
        answer=net,
        unit="EUR",
        wrong=(
            Misconception(profit, _("The group also books deferred tax on that profit.")),
            Misconception(dealings.stock * dealings.markup, _("The mark-up runs on cost, and 24,000 EUR is a price.")),
            Misconception(
                dealings.stock * dealings.markup * (1 - dealings.tax_rate),
                _("The tax is right. But is the mark-up a share of the price or of the cost?"),
            ),
        ),
        worked=(
            _("The unsold profit is 24,000 × 0.20 / 1.20 = {profit}.").format(**slots),
            _("Less the deferred tax of {tax} on it, that is {net}.").format(**slots),
        ),
    )


def known(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("The scheme has a positive value and a red flag. Which of its numbers did you really know?"),
        options=(
            Option(_("The saving, and perhaps the fine; the rest are guesses."), right=True),
            Option(
                _("The chance that it falls, for the law says when it does."),
                _("The law says when it may be struck down. Does it say how often?"),
            ),
            Option(
                _("The damage to the firm's name, for press and customers are known."),
                _("Move that slider: who could tell you where it stands?"),
            ),
        ),
        worked=(
            _("The saving follows from two rates and an amount, and a fine stands in the law."),
            _("The value stands or falls with the guesses. So do not sign what an anti-abuse rule may strike."),
        ),
    )


def _fee(kept_back: float, other_profit: float) -> Withheld:
    return withhold(12_000, 9_000, kept_back, 0.05, get_running_case().profit_tax_rate, other_profit)


def certificate(rng: Random) -> NumberQuestion:
    found = _fee(0.20, 80_000)
    slots = {
        "kept": money(found.withheld),
        "treaty": money(found.withheld - found.to_reclaim),
        "reclaim": money(found.to_reclaim),
    }
    return NumberQuestion(
        text=_(
            "A Polish customer owes 12,000 EUR for know-how that cost 9,000 EUR. Without the certificate of residence "
            "20 per cent is kept back, and the treaty allows 5. How much waits in Poland until it is paid back?"
        ),
        answer=found.to_reclaim,
        unit="EUR",
        wrong=(
            Misconception(found.withheld, _("A part of it Poland may keep under the treaty.")),
            Misconception(
                found.withheld - found.to_reclaim, _("That is what Poland may keep. How much did it keep back?")
            ),
            Misconception(0.15 * 3_000, _("It is kept back on the whole fee, not on the profit.")),
        ),
        worked=(
            _("Kept back: 20% of the fee, {kept}. Allowed: 5% of the fee, {treaty}.").format(**slots),
            _("The rest can be reclaimed: {reclaim}.").format(**slots),
        ),
    )


def credit(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("When is the Belgian credit for the tax kept back in Poland worth nothing?"),
        options=(
            Option(_("In a year of loss, without Belgian tax to set it off against."), right=True),
            Option(
                _("In a year without certificate, when 20 per cent is kept back."),
                _("Then more has to be reclaimed. What happens to the treaty's 5 per cent?"),
            ),
            Option(
                _("In a year with a high profit, when the tax is higher than the credit."),
                _("A high tax is what a credit comes off. What if there is none?"),
            ),
        ),
        worked=(
            _("A credit comes off a tax, and is not paid out."),
            _("Move the other profit to −80,000 EUR: the treaty's 5 per cent is then lost."),
        ),
    )


def booked(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("A customer has paid according to the books. Why is the payment not in the free cash?"),
        options=(
            Option(_("It is booked and not yet cleared: nobody can pay wages with it."), right=True),
            Option(
                _("It is in dollars, and only euro can be free cash."),
                _("The zloty count, at their rate. What do these dollars still lack?"),
            ),
            Option(
                _("It is more than the minimum that the bank asks on the account."),
                _("The account has no minimum. What does the books' balance know that the bank's does not?"),
            ),
        ),
        worked=(
            _("The books write a payment down when it is announced, the bank when it arrives."),
            _("The dollars for Portland stand in the books and are not cleared: free of them is nothing."),
        ),
    )


def together(rng: Random) -> NumberQuestion:
    accounts = (
        Account("Deinze", "EUR", 410_000, uncleared=65_000, minimum=50_000),
        Account("Deinze", "USD", asked_price(), uncleared=asked_price()),
        Account("Lille", "EUR", 96_000, minimum=10_000),
        Account("Poznań", "PLN", 380_000, pledged=120_000),
        Account("Bursa", "TRY", 4_200_000, minimum=400_000, haircut=0.40),
    )
    arrived = cash_position(accounts, {code: market_data(code).spot for code in ("USD", "PLN", "TRY")}).by_currency

    def loss(related: float) -> float:
        volatilities = [market_data(code).volatility for code in ("PLN", "TRY")]
        return liquidity_at_risk([arrived["PLN"], arrived["TRY"]], volatilities, [[1, related], [related, 1]], 21)

    now = correlation("PLN", "TRY")
    slots = {"now": money(loss(now)), "both": money(loss(1)), "related": number(now, 2)}
    return NumberQuestion(
        text=_(
            "The zloty and the lira have a correlation of {related}; in one month of twenty they lose together more "
            "than {now}. What would that be if they moved as one?"
        ).format(**slots),
        answer=loss(1),
        unit="EUR",
        wrong=(
            Misconception(loss(0), _("That is the loss when they know nothing of each other, at a correlation of 0.")),
            Misconception(loss(-1), _("That is a correlation of −1: one rises when the other falls.")),
        ),
        worked=(
            _("To move as one is a correlation of 1: put it in place of {related}.").format(**slots),
            _("The two losses then fall together, and nothing comes off their sum: {both}.").format(**slots),
        ),
    )


def roubles(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("What did a firm with roubles have on the day after the last rate?"),
        options=(
            Option(_("A balance that no rate of the bank could turn into euro."), right=True),
            Option(
                _("A balance at the last rate, which stays the best estimate."),
                _("An estimate of what? Who changed roubles at that rate?"),
            ),
            Option(
                _("A loss of the whole sum, to be written off that day."),
                _("The roubles were still there. What could no longer be done with them?"),
            ),
        ),
        worked=(
            _("The European Central Bank has quoted no rate since: the books have a number, and nobody pays it."),
            _("What is trapped has a value in roubles alone, until it can leave, if ever."),
        ),
    )


def habit(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Which habit would have helped a firm whose roubles were trapped?"),
        options=(
            Option(_("Bringing money home often and in small amounts."), right=True),
            Option(
                _("Waiting for a good rate and then bringing all of it home."),
                _("Until that day the whole balance waits where it can be trapped."),
            ),
            Option(
                _("Financing the unit there with a loan in euro from the parent."),
                _("The unit then owes euro. With which money does it pay these back?"),
            ),
        ),
        worked=(
            _("Only what is still there can be trapped, so keep that small."),
            _("And finance a unit in its own currency, so that debt and balance fall together."),
        ),
    )


TASKS = (
    PracticeTask("rose", N_("Which currency rose"), 1, 2, rose, fixed=True),
    PracticeTask("deferred", N_("Two rules for a gain"), 2, 3, deferred, fixed=True),
    PracticeTask("dividend", N_("A dividend in a year of falling lira"), 1, 2, dividend, fixed=True),
    PracticeTask("unsold", N_("A profit that lies unsold"), 2, 3, unsold, fixed=True),
    PracticeTask("known", N_("What is known of a scheme"), 1, 2, known, fixed=True),
    PracticeTask("certificate", N_("A certificate that is missing"), 1, 2, certificate, fixed=True),
    PracticeTask("credit", N_("A credit without worth"), 1, 2, credit, fixed=True),
    PracticeTask("booked", N_("Paid in the books"), 1, 2, booked, fixed=True),
    PracticeTask("together", N_("Two currencies that move as one"), 2, 3, together, fixed=True),
    PracticeTask("roubles", N_("The day after the last rate"), 1, 2, roubles, fixed=True),
    PracticeTask("habit", N_("A habit against trapped money"), 1, 2, habit, fixed=True),
)
