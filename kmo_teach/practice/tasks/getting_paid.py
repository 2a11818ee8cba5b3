"""Chapter 2.4.3: cash in parts, a forward, two ways of paying, an offer, a guarantee, a set of documents."""

from __future__ import annotations

from datetime import date as day
from datetime import timedelta
from random import Random

from kmo_teach.finance import working_capital_cost
from kmo_teach.language import N_, _, date, money, number, percent
from kmo_teach.payment import (
    Guarantee,
    InsurersOffer,
    banking_days_after,
    cash_curve,
    curve_interest,
    last_presentation_day,
)
from kmo_teach.practice.tasks.kit.question import (
    ChoiceQuestion,
    Document,
    Misconception,
    NumberQuestion,
    Option,
    PracticeTask,
)
from kmo_teach.pricing import Instalment, Order, TwoWayRate

__all__ = ["TASKS"]


def parts_cash(rng: Random) -> NumberQuestion:
    cost = rng.randrange(60, 101, 5) * 1_000
    price = round(cost * rng.choice((1.2, 1.25, 1.3)), -3)
    share, paid_on = rng.choice((0.2, 0.25, 0.3, 0.4)), rng.choice((20, 30))
    due, rate = rng.choice((100, 110, 120, 140)), rng.choice((0.05, 0.06, 0.07))
    plan = (Instalment(share, 0, "order"), Instalment(1 - share, due, "acceptance"))
    order = Order("EUR", cost, due - 60, building_days=60, bought=cost, payable_days=paid_on, plan=plan)
    answer = curve_interest(cash_curve(order, price), rate)
    waiting = due - paid_on
    slots = {
        "cost": money(cost),
        "price": money(price),
        "share": percent(share, 0),
        "rest": percent(1 - share, 0),
        "paid_on": number(paid_on),
        "due": number(due),
        "rate": percent(rate, 0),
        "advance": money(share * price),
        "short": money(cost - share * price),
        "waiting": number(waiting),
    }
    return NumberQuestion(
        text=_(
            "A line costs {cost}, which you pay in one sum on day {paid_on} after signature. Its price is {price}: "
            "{share} "
            "with the order, on day 0, and {rest} after acceptance, on day {due}. What the order is short of you "
            "borrow "
            "at {rate} a year (360 days); what it has too much earns nothing.\n\nHow much interest does the order cost?"
        ).format(**slots),
        answer=answer,
        unit="EUR",
        wrong=(
            Misconception(
                working_capital_cost(cost, rate, waiting),
                _("You borrowed the whole cost. What is already on the account when you pay it?"),
            ),
            Misconception(
                working_capital_cost(cost - share * price, rate, due),
                _("You borrowed from signature on. On which day is the order first short of money?"),
            ),
            Misconception(
                working_capital_cost((1 - share) * price, rate, waiting),
                _("You took what the buyer still owes. The margin in it you have not paid to anybody."),
            ),
            Misconception(
                (cost - share * price) * rate, _("That is the interest of a whole year. For how many days is it short?")
            ),
        ),
        worked=(
            _("On day {paid_on} the order has {advance} and pays {cost}: it is short of {short}.").format(**slots),
            _("That lasts until day {due}, {waiting} days.").format(**slots),
            _("{short} × {rate} × {waiting}/360 = {interest}.").format(interest=money(answer), **slots),
        ),
    )


def forward_confirmation(rng: Random) -> ChoiceQuestion:
    amount = rng.randrange(40, 120, 5) * 500
    # Tuesday to Thursday: from March to August 2027 no holiday of the euro's or the dollar's banks falls on one.
    signed = day(2027, 1, 4) + timedelta(weeks=rng.randrange(20), days=rng.randrange(1, 4))
    due = signed + timedelta(days=7 * rng.choice((12, 13, 14)))
    middle = rng.randrange(1_080, 1_180, 5) / 1_000
    quoted = TwoWayRate(middle - 0.002, middle + 0.002)
    wrong = rng.choice(("side", "amount", "rate", "day", "euro"))
    rate = quoted.bid if wrong == "rate" else quoted.ask
    shown_amount = amount + 5_000 if wrong == "amount" else amount
    shown_day = due + timedelta(days=14) if wrong == "day" else due
    euro = shown_amount * rate if wrong == "euro" else shown_amount / rate
    said = {
        "side": (_("You sell"), "EUR" if wrong == "side" else "USD"),
        "amount": (_("Amount in dollars"), money(shown_amount, "USD")),
        "rate": (_("Forward rate"), _("{rate} USD per EUR").format(rate=number(rate, 4))),
        "day": (_("Value date"), date(shown_day)),
        "euro": (_("Amount in euro"), money(euro)),
    }
    hints = {
        "side": _("You will be paid in dollars and want euro: what do you sell?"),
        "amount": _("Hold it against the part that falls due: it is the same."),
        "rate": _("You take euro from the bank: it sells them at its higher rate."),
        "day": _("Hold it against the day of payment: it is the same."),
        "euro": _("Divide the dollars of the confirmation by its rate: so it is."),
    }
    slots = {
        "amount": money(amount, "USD"),
        "due": date(due),
        "bid": number(quoted.bid, 4),
        "ask": number(quoted.ask, 4),
    }
    mended = {
        "side": _("the confirmation has you sell euro. You receive dollars, so you sell those."),
        "amount": _("the part that falls due is {amount}.").format(**slots),
        "rate": _("{bid} is the bank's rate for an importer; yours is {ask}.").format(**slots),
        "day": _("the money comes on {due}. Until the value date you would have to lend it.").format(**slots),
        "euro": _("dollars per euro: divide, do not multiply."),
    }
    return ChoiceQuestion(
        text=_(
            "The last part of a price, {amount}, falls due on {due}. You sold it forward by telephone at the bank's "
            "quote "
            "for that day, **{bid} / {ask}** USD per EUR. This confirmation comes to be signed. One line is wrong: "
            "which?"
        ).format(**slots),
        documents=(Document(_("Confirmation of a forward exchange contract"), tuple(said.values())),),
        options=tuple(Option(said[key][0], hints[key], right=key == wrong) for key in said),
        worked=(
            _("Hold each line against what was agreed, and work out the last one anew."),
            _("“{line}”: {why}").format(line=said[wrong][0], why=mended[wrong]),
            _("Call the bank before you sign: what is signed counts."),
        ),
    )


def two_ways(rng: Random) -> NumberQuestion:
    price, share = rng.randrange(80, 161, 10) * 1_000, rng.choice((0.75, 0.8))
    cost, rate = price * share, rng.choice((0.05, 0.06))
    waiting, premium = rng.choice((90, 120, 150)), rng.choice((0.005, 0.0075, 0.01))
    guarantee = Guarantee("advance_payment", price, rng.choice((60, 75, 110)), rate=rng.choice((0.012, 0.016, 0.02)))
    interest = working_capital_cost(cost, rate, waiting)
    fee = guarantee.fee
    answer = interest + premium * price - fee
    slots = {
        "price": money(price),
        "cost": money(cost),
        "rate": percent(rate, 0),
        "waiting": number(waiting),
        "premium": percent(premium, 2),
        "guarantee_rate": percent(guarantee.rate, 1),
        "file_fee": money(guarantee.file_fee),
        "days": number(guarantee.days),
        "interest": money(interest),
        "insured": money(premium * price),
        "fee": money(fee),
        "quarters": number(guarantee.quarters),
    }
    return NumberQuestion(
        text=_(
            "The buyer offers to pay all of the price with the order, if your bank guarantees it and the price comes "
            "down. "
            "Use the sheet; what little the insurer leaves with you may be left out.\n\nBy how much may the price come "
            "down at most, so that you are no worse off?"
        ),
        documents=(
            Document(
                _("One machine, two ways"),
                (
                    (_("Price"), money(price)),
                    (_("Cost, borrowed until the buyer pays"), money(cost)),
                    (_("Open account: the cost waits"), _("{waiting} days at {rate} a year").format(**slots)),
                    (_("Open account: credit insurance"), _("{premium} of the price").format(**slots)),
                    (_("In advance: nothing is borrowed or insured"), "–"),
                    (_("In advance: guarantee for {price}").format(**slots), _("{days} days").format(**slots)),
                    (
                        _("Bank's fee for it"),
                        _("{guarantee_rate} a year and {file_fee} a quarter; each begun quarter whole").format(**slots),
                    ),
                ),
            ),
        ),
        answer=answer,
        unit="EUR",
        wrong=(
            Misconception(interest + premium * price, _("Your bank wants to be paid for its guarantee too.")),
            Misconception(interest - fee, _("In advance nobody needs to insure the buyer. What does that save?")),
            Misconception(
                working_capital_cost(price, rate, waiting) + premium * price - fee,
                _("You borrow what the machine costs you, not its price."),
            ),
            Misconception(
                interest + premium * price - price * guarantee.rate - 4 * guarantee.file_fee,
                _("You paid the guarantee for a year. How many quarters have begun when it ends?"),
            ),
        ),
        worked=(
            _("Interest saved: {cost} × {rate} × {waiting}/360 = {interest}. Premium saved: {insured}.").format(
                **slots
            ),
            _("The guarantee lives {days} days; quarters begun: {quarters}. Its fee: {fee}.").format(**slots),
            _("{interest} + {insured} − {fee} = {answer}.").format(answer=money(answer), **slots),
        ),
    )


def insurers_offer(rng: Random) -> ChoiceQuestion:
    owed = rng.randrange(90, 161, 5) * 1_000
    offer = InsurersOffer(
        rate=rng.choice((0.004, 0.006, 0.008)),
        minimum=rng.choice((2_000, 2_500, 3_000)),
        insured=rng.choice((0.85, 0.9)),
        limit=rng.randrange(50, 81, 5) * 1_000,
        waiting_days=rng.choice((90, 150, 180)),
    )
    due = day(2027, 2, 1) + timedelta(days=rng.randrange(200))
    true = set(rng.sample(("premium", "stays", "when", "building", "dispute"), rng.choice((2, 3))))
    insured_building = "building" in true
    paid_on = due + timedelta(days=offer.waiting_days)
    premium = offer.premium(owed) if "premium" in true else offer.rate * owed
    stays = offer.stays(owed) if "stays" in true else (1 - offer.insured) * owed
    when = paid_on if "when" in true else due
    said = {
        "premium": _("The year's premium is {amount}.").format(amount=money(premium)),
        "stays": _("If the buyer pays nothing, {amount} stays with us.").format(amount=money(stays)),
        "when": _("If the buyer does not pay, the insurer pays after {day}, not before.").format(day=date(when)),
        "building": _("If the buyer fails while we build, our cost is insured."),
        "dispute": _("If the buyer disputes the invoice, the insurer waits for the end of the dispute.")
        if "dispute" in true
        else _("If the buyer disputes the invoice, the insurer pays all the same."),
    }
    fits = {
        "premium": _("Take the rate on the turnover, and look at the least that the offer asks: it fits."),
        "stays": _("Take the limit, the share insured and what is owed: it fits."),
        "when": _("Count the waiting period from the due date: it fits."),
        "building": _("Look at when the offer's cover begins: building is in it."),
        "dispute": _("Read the line on disputes again: so it says."),
    }
    not_so = {
        "premium": _("Is the rate on this turnover more than the least premium?"),
        "stays": _("How much of the claim is within the limit?"),
        "when": _("From the due date on a waiting period runs first."),
        "building": _("When does the cover begin?"),
        "dispute": _("What does the offer say about a disputed claim?"),
    }
    rows = (
        (_("Premium"), _("{rate} of insured turnover").format(rate=percent(offer.rate, 1))),
        (_("Least premium a year"), money(offer.minimum)),
        (_("Share insured"), percent(offer.insured, 0)),
        (_("Limit on this buyer"), money(offer.limit)),
        (_("Cover begins"), _("with the contract, at cost") if insured_building else _("with delivery")),
        (_("Waiting period"), _("{days} days after the due date").format(days=number(offer.waiting_days))),
        (_("Disputed claims"), _("once the dispute is settled in your favour")),
    )
    return ChoiceQuestion(
        text=_(
            "You have one customer abroad this year. On delivery the buyer will owe you {owed}, due on {due}. Which "
            "sentences on this offer hold?"
        ).format(owed=money(owed), due=date(due)),
        documents=(Document(_("Offer for credit insurance"), rows),),
        options=tuple(Option(said[key], (fits if key in true else not_so)[key], right=key in true) for key in said),
        several=True,
        worked=(
            _("Premium: {rate} of {owed} is {share}, the least is {least}; the larger counts: {premium}.").format(
                rate=percent(offer.rate, 1),
                owed=money(owed),
                share=money(offer.rate * owed),
                least=money(offer.minimum),
                premium=money(offer.premium(owed)),
            ),
            _("Loss: the insurer pays {insured} of {limit}; of {owed} that leaves {stays} with you.").format(
                insured=percent(offer.insured, 0),
                limit=money(min(owed, offer.limit)),
                owed=money(owed),
                stays=money(offer.stays(owed)),
            ),
            _("The waiting period ends on {day}.").format(day=date(paid_on)),
            _("So these hold: {said}").format(said=" ".join(said[key] for key in said if key in true)),
        ),
    )


def guarantee_text(rng: Random) -> ChoiceQuestion:
    price = rng.randrange(80, 161, 5) * 1_000
    advance = price * 0.3
    shipment = day(2027, 3, 1) + timedelta(days=rng.randrange(200))
    wrong = set(rng.sample(("amount", "start", "reduction", "demand", "expiry"), rng.choice((2, 3))))
    amount = money(price if "amount" in wrong else advance)
    text = {
        "amount": (_("Amount"), _("at most {amount}").format(amount=amount)),
        "start": (
            _("Beginning"),
            _("on the day of issue")
            if "start" in wrong
            else _("when the advance is on the seller's account with the guarantor"),
        ),
        "reduction": (
            _("Reduction"),
            _("none") if "reduction" in wrong else _("to zero against a copy of the transport document"),
        ),
        "demand": (
            _("Demand"),
            _("in writing; no statement is needed")
            if "demand" in wrong
            else _("in writing, with a statement in what respect the seller is in breach"),
        ),
        "expiry": (
            _("End"),
            _("when this paper is returned to the guarantor")
            if "expiry" in wrong
            else _("on {day}, whether or not this paper is returned").format(day=date(shipment + timedelta(days=15))),
        ),
    }
    fine = {
        "amount": _("As large as the advance, which is what it is for."),
        "start": _("Nobody can ask back an advance that has not come: this clause says so."),
        "reduction": _("Once shipped, the advance is earned, and this clause lets it fall away."),
        "demand": _("More than such a statement no guarantee on demand asks: it protects you a little."),
        "expiry": _("A date that does not hang on the buyer's return of a paper is what you want."),
    }
    missed = {
        "amount": _("How large is the advance that it is to secure?"),
        "start": _("What could be called before the advance has come?"),
        "reduction": _("What does it still secure once the goods have been shipped?"),
        "demand": _("What must the buyer say to call it?"),
        "expiry": _("Who decides when this guarantee ends?"),
    }
    better = {
        "amount": _("only the advance, {advance}").format(advance=money(advance)),
        "start": _("only once the advance is on your account"),
        "reduction": _("falls with each shipment, to zero"),
        "demand": _("a statement in what respect you are in breach"),
        "expiry": _("a date, whatever becomes of the paper"),
    }
    return ChoiceQuestion(
        text=_(
            "You sell a line for {price} and get 30% with the order. The goods leave on {shipment}. Your bank shows "
            "you "
            "this draft of the advance-payment guarantee, on demand, under URDG 758. Which clauses would you have "
            "changed?"
        ).format(price=money(price), shipment=date(shipment)),
        documents=(Document(_("Draft of a guarantee"), tuple(text.values())),),
        options=tuple(
            Option(text[key][0], (missed if key in wrong else fine)[key], right=key in wrong) for key in text
        ),
        several=True,
        worked=(
            _("Ask of each clause: who decides, and what can be called that was never owed?"),
            *(
                _("{clause}: “{said}”. Ask for: {better}.").format(
                    clause=text[key][0], said=text[key][1], better=better[key]
                )
                for key in text
                if key in wrong
            ),
            _("The bank pays on a demand that meets the text, so the text is all that you have."),
        ),
    )


def documents(rng: Random) -> ChoiceQuestion:
    amount, weight = rng.randrange(90, 160, 5) * 1_000, rng.randrange(28, 46) * 100
    shipped = day(2027, 3, 1) + timedelta(weeks=rng.randrange(16), days=rng.randrange(4))
    expiry = shipped + timedelta(days=rng.choice((18, 25, 30)))
    faults = set(rng.sample(("invoice", "board", "weight", "insurance", "notify", "late"), rng.choice((2, 3))))
    last = last_presentation_day(shipped, expiry)
    while last.weekday() > 4:  # a day on which banks are open
        last -= timedelta(days=1)
    presented = last + timedelta(days=7) if "late" in faults else last - timedelta(days=7)
    buyer, agent = "Cascade Baking Mixes Inc., Portland", "Columbia Process Equipment LLC, Seattle"
    insured = money(amount * 1.1, "EUR" if "insurance" in faults else "USD")
    listed = weight + 150 if "weight" in faults else weight
    asked = (
        (_("Applicant"), buyer),
        (_("Amount"), money(amount, "USD")),
        (_("Goods"), _("1 dosing line DL-40, CIP Portland")),
        (_("Transport"), _("multimodal transport document, clean, showing goods on board, notify applicant")),
        (_("Insurance"), _("110% of the invoice, in the currency of the credit")),
        (_("Presentation"), _("not named")),
        (_("Expiry"), date(expiry)),
    )
    papers = {
        "invoice": (_("Invoice: made out to"), agent if "invoice" in faults else buyer),
        "board": (
            _("Transport document: goods"),
            _("received for shipment, {day}").format(day=date(shipped))
            if "board" in faults
            else _("on board, {day}").format(day=date(shipped)),
        ),
        "notify": (_("Transport document: notify"), agent if "notify" in faults else buyer),
        "weight": (
            _("Gross weight"),
            _("transport document {first} kg, packing list {second} kg").format(
                first=number(weight), second=number(listed)
            ),
        ),
        "insurance": (_("Insurance certificate: insured"), insured),
        "late": (_("Presented to the bank"), date(presented)),
    }
    fits = {
        "invoice": _("The invoice goes to the applicant of the credit: it fits."),
        "board": _("The document says that the goods are on board: it fits."),
        "notify": _("The party to notify is the applicant, as the credit asks."),
        "weight": _("Both papers give the same weight: nothing contradicts."),
        "insurance": _("110% of the invoice, and in dollars: it fits."),
        "late": _("Count 21 days from shipment, and look at the expiry: it is in time."),
    }
    missed = {
        "invoice": _("Who is the applicant, and to whom is the invoice made out?"),
        "board": _("Does “received” say that the goods are on board?"),
        "notify": _("Whom is the carrier to notify, by the credit?"),
        "weight": _("Compare the weights in two papers of the same set."),
        "insurance": _("In which currency is the credit?"),
        "late": _("The credit names no days for presentation. Which rule holds then, and when does the credit expire?"),
    }
    return ChoiceQuestion(
        text=_(
            "A confirmed documentary credit under UCP 600 lies on your desk, and the set of papers that was presented "
            "under "
            "it. On which points may the bank refuse?"
        ),
        documents=(Document(_("From the credit"), asked), Document(_("From the papers"), tuple(papers.values()))),
        options=tuple(
            Option(papers[key][0], (missed if key in faults else fits)[key], right=key in faults) for key in papers
        ),
        several=True,
        worked=(
            _("Take the credit line by line, then the papers against each other."),
            *(
                _("{point}: the papers say “{said}”, and that does not do.").format(
                    point=papers[key][0], said=papers[key][1]
                )
                for key in papers
                if key in faults
            ),
            _(
                "Where the credit is silent, papers come within 21 days after shipment and by the expiry. The bank "
                "names all "
                "faults at once, by {day} at the latest (bank holidays left out)."
            ).format(day=date(banking_days_after(presented))),
        ),
    )


TASKS = (
    PracticeTask("parts-cash", N_("What an order in parts costs in interest"), 1, 5, parts_cash),
    PracticeTask("forward-confirmation", N_("Sign this confirmation?"), 2, 5, forward_confirmation),
    PracticeTask("two-ways", N_("What an advance may cost you"), 2, 7, two_ways, signed=True),
    PracticeTask("insurers-offer", N_("Read an insurer's offer"), 3, 7, insurers_offer),
    PracticeTask("guarantee-text", N_("Read a guarantee before the bank signs"), 3, 6, guarantee_text),
    PracticeTask("documents", N_("Search the papers for discrepancies"), 3, 8, documents),
)
