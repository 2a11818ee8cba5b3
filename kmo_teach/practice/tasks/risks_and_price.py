"""Chapter 2.4.2: the bank's side, the forward, the expected loss, the floor price, a documentary credit."""

from __future__ import annotations

from datetime import date as day
from datetime import timedelta
from random import Random

from kmo_teach.check.compare import Tolerance
from kmo_teach.language import N_, _, date, money, number, percent
from kmo_teach.practice.tasks.kit.question import (
    ChoiceQuestion,
    Document,
    Misconception,
    NumberQuestion,
    Option,
    PracticeTask,
)
from kmo_teach.pricing import (
    Cover,
    Order,
    Quote,
    TwoWayRate,
    default_probability,
    expected_loss,
    forward_rate,
    make_hedge,
    market_data,
)

__all__ = ["TASKS"]


def two_rates(rng: Random) -> NumberQuestion:
    amount = rng.randrange(40, 125, 5) * 1_000
    middle = rng.randrange(1_080, 1_180, 5) / 1_000
    forward = TwoWayRate(middle - 0.002, middle + 0.002)
    rate = forward.for_client("receivable")
    bid, ask, dollars = number(forward.bid, 4), number(forward.ask, 4), money(amount, "USD")
    return NumberQuestion(
        text=_(
            "You sell a machine for {dollars}, paid in 90 days, and cover the whole amount with a forward today. Your "
            "bank quotes USD per EUR, 90 days forward: **{bid} / {ask}**.\n\nHow many euro do you receive?"
        ).format(dollars=dollars, bid=bid, ask=ask),
        answer=amount / rate,
        unit="EUR",
        wrong=(
            Misconception(
                amount / forward.for_client("payable"),
                _(
                    "That is the importer's side. You hand in dollars and take euro: at which of the two rates does "
                    "the bank sell euro?"
                ),
            ),
            Misconception(
                amount * rate,
                _("The rate says how many dollars one euro costs. Do you get more euro than dollars, or fewer?"),
            ),
            Misconception(
                amount / middle, _("Halfway between the two rates nobody deals: the gap is what the bank earns.")
            ),
        ),
        worked=(
            _(
                "You are paid in dollars and need euro, so the bank sells you euro: at its ask, {ask} USD per EUR."
            ).format(ask=ask),
            _("One euro costs {ask} dollars, so divide: {dollars} / {ask} = {euro}.").format(
                ask=ask, dollars=dollars, euro=money(amount / rate)
            ),
        ),
    )


def forward(rng: Random) -> NumberQuestion:
    spot = rng.randrange(1_060, 1_200, 5) / 1_000
    home = rng.choice((0.02, 0.0225, 0.025))
    foreign = home + rng.choice((-0.015, 0.015, 0.02, 0.025))
    days = rng.choice((60, 90, 120, 180))
    rate = forward_rate(spot, foreign, home, days)
    slots = {
        "spot": number(spot, 4),
        "foreign": percent(foreign, 2),
        "home": percent(home, 2),
        "days": number(days),
        "rate": number(rate, 4),
    }
    return NumberQuestion(
        text=_(
            "A euro costs **{spot} dollars** today. Money for {days} days costs {foreign} a year in dollars and {home} "
            "a year in euro; both count 360 days.\n\nAt which forward rate for {days} days does nobody earn without "
            "risk? Give four decimals."
        ).format(**slots),
        answer=rate,
        unit=_("USD per EUR"),
        decimals=4,
        wrong=(
            Misconception(
                forward_rate(spot, home, foreign, days),
                _(
                    "You have the two interest rates the wrong way round. Whoever holds dollars until then earns the "
                    "dollar rate: on which side of the fraction does it stand?"
                ),
            ),
            Misconception(
                forward_rate(spot, foreign, home, 360),
                _("You took a whole year of interest. The rates are yearly; the term is {days} days.").format(**slots),
            ),
            Misconception(
                forward_rate(spot, foreign, 0.0, days),
                _("Only the dollar earns interest in your sum. What would the euro have earned meanwhile?"),
            ),
            Misconception(spot, _("That is the spot rate. It holds for the forward only where both rates are equal.")),
        ),
        worked=(
            _("One euro kept for {days} days grows to 1 + {home} × {days}/360 = {grown} euro.").format(
                grown=number(1 + home * days / 360, 6), **slots
            ),
            _("Changed today it is {spot} dollars, which grow by 1 + {foreign} × {days}/360 = {grown}.").format(
                grown=number(1 + foreign * days / 360, 6), **slots
            ),
            _("Both ways must end alike: F = {spot} × {dollars} / {euros} = {rate} USD per EUR.").format(
                dollars=number(1 + foreign * days / 360, 6), euros=number(1 + home * days / 360, 6), **slots
            ),
        ),
    )


def failing_buyer(rng: Random) -> NumberQuestion:
    amount = rng.randrange(60, 200, 10) * 1_000
    yearly = rng.choice((0.04, 0.05, 0.06, 0.08))
    days = rng.choice((60, 90, 120))
    lost = rng.choice((0.4, 0.6, 0.7))
    chance = default_probability(yearly, days)
    loss = expected_loss(chance, lost, amount)
    slots = {
        "amount": money(amount),
        "yearly": percent(yearly, 0),
        "days": number(days),
        "lost": percent(lost, 0),
        "chance": percent(chance, 2),
    }
    return NumberQuestion(
        text=_(
            "You deliver for {amount} on open account, to be paid in {days} days. Of buyers like this one {yearly} "
            "fail within a year; then {lost} of the claim is lost.\n\nWhich expected loss belongs in the price? An "
            "answer within 5 per cent is close enough."
        ).format(**slots),
        answer=loss,
        unit="EUR",
        tolerance=Tolerance(relative=0.05),
        wrong=(
            Misconception(
                expected_loss(yearly, lost, amount),
                _("You took the chance of a whole year. You are at risk after delivery for {days} days.").format(
                    **slots
                ),
            ),
            Misconception(
                expected_loss(chance, 1.0, amount),
                _("A buyer who fails seldom costs you everything: which share of the claim is lost?"),
            ),
            Misconception(
                expected_loss(chance, 1 - lost, amount),
                _("You counted what comes back. The loss is the other part, {lost}.").format(**slots),
            ),
            Misconception(
                lost * amount,
                _("That is the loss if the buyer fails. Expected means: times the chance that it happens."),
            ),
        ),
        worked=(
            _("The chance to survive {days} of 365 days is (1 − {yearly}) to the power {days}/365.").format(**slots),
            _(
                "So the chance to fail in that time is {chance}. (The yearly chance times {days}/365 comes close.)"
            ).format(**slots),
            _("Chance × share lost × amount = {chance} × {lost} × {amount} = {loss}.").format(
                loss=money(loss), **slots
            ),
        ),
    )


def _quote(amounts: dict[str, float], shares: dict[str, float]) -> Quote:
    order, market = Order("USD", full_cost=amounts["full_cost"], days=90), market_data("USD")
    return Quote(order, market, Cover(), make_hedge("forward", market, 90), amounts, shares)


def floor_price(rng: Random) -> NumberQuestion:
    amounts = {
        "full_cost": rng.randrange(60, 120, 5) * 1_000.0,
        "freight": rng.randrange(3, 9) * 1_000.0,
        "financing": rng.randrange(5, 16) * 100.0,
    }
    shares = {"commission": rng.choice((0.04, 0.05, 0.06, 0.08)), "premium": rng.choice((0.005, 0.01, 0.02))}
    quote = _quote(amounts, shares)
    slots = {"cost": money(quote.cost), "charge": percent(quote.charge, 1), "kept": percent(1 - quote.charge, 1)}
    return NumberQuestion(
        text=_("The sheet holds all that this order causes. What is the floor price in euro?"),
        documents=(
            Document(
                _("Costs of the order"),
                (
                    (_("Full cost at the factory"), money(amounts["full_cost"])),
                    (_("Freight and papers"), money(amounts["freight"])),
                    (_("Waiting for the money"), money(amounts["financing"])),
                    (_("Agent's commission"), _("{share} of the price").format(share=percent(shares["commission"]))),
                    (_("Credit insurance"), _("{share} of the price").format(share=percent(shares["premium"]))),
                ),
            ),
        ),
        answer=quote.floor_eur,
        unit="EUR",
        wrong=(
            Misconception(
                quote.cost * (1 + quote.charge),
                _(
                    "You added {charge} of the cost. The agent and the insurer take their share of the price, so from "
                    "what you add as well: what does {charge} leave of each euro of the price?"
                ).format(**slots),
            ),
            Misconception(
                quote.cost, _("The amounts are in. What the agent and the insurer take of the price is not.")
            ),
            Misconception(
                quote.cost / (1 - shares["commission"]),
                _("One share is missing: credit insurance is on the sheet too."),
            ),
            Misconception(
                amounts["full_cost"] / (1 - quote.charge),
                _("You divided the full cost alone. Freight and waiting are amounts of this order too."),
            ),
        ),
        worked=(
            _("All amounts together: {cost}.").format(**slots),
            _("All shares together take {charge}, and leave {kept} of the price.").format(**slots),
            _(
                "Divide: {cost} / {kept} = {floor}. Of that price the shares take {taken}, which leaves the amounts."
            ).format(floor=money(quote.floor_eur), taken=money(quote.charge * quote.floor_eur), **slots),
        ),
    )


def price_sheet(rng: Random) -> ChoiceQuestion:
    full_cost, freight = rng.randrange(60, 120, 5) * 1_000.0, rng.randrange(3, 9) * 1_000.0
    shares = {"commission": rng.choice((0.05, 0.06, 0.08)), "premium": rng.choice((0.01, 0.02))}
    quote = _quote({"full_cost": full_cost, "freight": freight}, shares)
    middle = rng.randrange(1_080, 1_180, 5) / 1_000
    quoted = TwoWayRate(middle - 0.002, middle + 0.002)
    wrong = rng.choice(("floor", "rate", "dollars"))
    floor = quote.cost * (1 + quote.charge) if wrong == "floor" else quote.floor_eur
    rate = quoted.for_client("payable" if wrong == "rate" else "receivable")
    dollars = floor / rate if wrong == "dollars" else floor * rate
    lines = {
        "cost": (_("All amounts"), f"{money(full_cost)} + {money(freight)} = {money(quote.cost)}"),
        "charge": (
            _("All shares"),
            f"{percent(shares['commission'], 0)} + {percent(shares['premium'], 0)} = {percent(quote.charge, 0)}",
        ),
        "floor": (
            _("Floor in euro"),
            f"{money(quote.cost)} × (1 + {percent(quote.charge, 0)}) = {money(floor)}"
            if wrong == "floor"
            else f"{money(quote.cost)} / (1 − {percent(quote.charge, 0)}) = {money(floor)}",
        ),
        "rate": (_("Rate of the forward"), _("{rate} USD per EUR").format(rate=number(rate, 4))),
        "dollars": (
            _("Floor in dollars"),
            f"{money(floor)} {'/' if wrong == 'dollars' else '×'} {number(rate, 4)} = {money(dollars, 'USD')}",
        ),
    }
    hints = {
        "cost": _("This line adds amounts of one currency that this order causes: nothing is wrong with it."),
        "charge": _("Both are shares of the same price, so they may be added."),
        "floor": _("The shares run on the price, and the line divides by what they leave of it: that is right."),
        "rate": _("You take euro for dollars, and the bank sells them at its higher rate: that is right."),
        "dollars": _("So many euro, and each costs so many dollars: that is right."),
    }
    mended = {
        "floor": _("The shares are taken from the price: divide by what they leave, {cost} / {kept} = {floor}.").format(
            cost=money(quote.cost), kept=percent(1 - quote.charge, 0), floor=money(quote.floor_eur)
        ),
        "rate": _("An exporter buys euro, at the bank's ask: {ask}, not {bid}.").format(
            ask=number(quoted.ask, 4), bid=number(quoted.bid, 4)
        ),
        "dollars": _("The rate is in dollars per euro, so multiply: {euro} × {rate} = {dollars}.").format(
            euro=money(floor), rate=number(rate, 4), dollars=money(floor * rate, "USD")
        ),
    }
    return ChoiceQuestion(
        text=_(
            "A colleague worked out the floor price in dollars of an order that is paid in 90 days. The bank quotes "
            "for that day **{bid} / {ask}** USD per EUR. The amounts and shares of the first two lines are given. One "
            "line is wrong: which?"
        ).format(bid=number(quoted.bid, 4), ask=number(quoted.ask, 4)),
        documents=(Document(_("Price sheet"), tuple(lines.values())),),
        options=tuple(Option(lines[key][0], hints[key], right=key == wrong) for key in lines),
        worked=(
            _("Read each line for its base, its side and its unit."),
            mended[wrong],
            _("The lines after it carry the error on; their own step is right."),
        ),
    )


def credit(rng: Random) -> ChoiceQuestion:
    amount = rng.randrange(90, 160, 5) * 1_000
    allowed, spare = 15, rng.randrange(2, 9)
    presented = day(2027, 6, 7) + timedelta(weeks=rng.randrange(16), days=rng.randrange(5))  # when banks are open
    faults = set(rng.sample(("amount", "goods", "shipment", "presentation", "insurance"), 2))
    invoiced = amount + 1_500 if "amount" in faults else amount
    shipped = presented - timedelta(days=allowed + 3 if "presentation" in faults else allowed - 4)
    latest = shipped + timedelta(days=-2 if "shipment" in faults else spare)
    expiry = latest + timedelta(days=allowed + 6)
    insured = invoiced * (1.0 if "insurance" in faults else 1.1)
    line = _("Dosing line DL-40, new")
    papers = {
        "amount": (_("Amount of the invoice"), money(invoiced, "USD")),
        "goods": (_("Goods on the invoice"), _("Dosing machine DL-40") if "goods" in faults else line),
        "shipment": (_("Date of shipment"), date(shipped)),
        "presentation": (_("Day of presentation"), date(presented)),
        "insurance": (_("Insured value"), money(insured, "USD")),
    }
    asked = {
        "amount": (_("Amount"), _("at most {amount}").format(amount=money(amount, "USD"))),
        "goods": (_("Goods"), line),
        "shipment": (_("Latest shipment"), date(latest)),
        "presentation": (
            _("Documents"),
            _("within {days} days after shipment, and by {expiry}").format(days=number(allowed), expiry=date(expiry)),
        ),
        "insurance": (_("Insurance"), _("at least 110% of the amount of the invoice")),
    }
    fits = {
        "amount": _("Hold the amount of the invoice against the most that the credit pays: it fits."),
        "goods": _("Read the words for the goods in both papers again: they are the same."),
        "shipment": _("The goods left before the latest day for shipment."),
        "presentation": _("Count the days from shipment to presentation: they are within the limit."),
        "insurance": _("Take 110% of the amount of the invoice: so much is insured."),
    }
    missed = {
        "amount": _("Compare the amount of the invoice with the most that the credit pays."),
        "goods": _("Compare, word for word, what the two papers call the goods."),
        "shipment": _("Compare the date of shipment with the latest that the credit allows."),
        "presentation": _("Count the days between shipment and presentation."),
        "insurance": _("Work out 110% of the amount of the invoice, and look at what is insured."),
    }
    return ChoiceQuestion(
        text=_(
            "You ship under a confirmed documentary credit and present these papers. The bank looks at documents only. "
            "On which points may it refuse to pay?"
        ),
        documents=(
            Document(_("The credit asks"), tuple(asked.values())),
            Document(_("Your documents say"), tuple(papers.values())),
        ),
        options=tuple(
            Option(papers[key][0], (missed if key in faults else fits)[key], right=key in faults) for key in papers
        ),
        several=True,
        worked=(
            _("Hold each point of the credit against the papers, as the bank's clerk does."),
            *(
                _("{point}: the credit asks “{asked}”, the papers say “{said}”.").format(
                    point=papers[key][0], asked=asked[key][1], said=papers[key][1]
                )
                for key in papers
                if key in faults
            ),
            _("One point is enough: the bank may refuse, and then you depend on the buyer's goodwill."),
        ),
    )


TASKS = (
    PracticeTask("two-rates", N_("Which of the bank's two rates"), 1, 3, two_rates),
    PracticeTask("forward", N_("Work out a forward rate"), 2, 6, forward),
    PracticeTask("failing-buyer", N_("The buyer may fail"), 2, 6, failing_buyer),
    PracticeTask("floor-price", N_("The floor price from a cost sheet"), 2, 6, floor_price),
    PracticeTask("price-sheet", N_("Find the error in a price sheet"), 3, 6, price_sheet),
    PracticeTask("credit", N_("Read documents as the bank does"), 3, 7, credit),
)
