"""Lab 2.4.2: ruin, shocks, forwards, errors in print, interest, non-payment, a price for the talks, a flow, a bid."""

from __future__ import annotations

from random import Random

from kmo_teach.case import portland_price
from kmo_teach.finance import forward_interest_rate
from kmo_teach.language import N_, _, money, number
from kmo_teach.practice.tasks.kit.question import ChoiceQuestion, Misconception, NumberQuestion, Option, PracticeTask
from kmo_teach.pricing import borrowing_rate, default_probability, market_data

__all__ = ["TASKS"]


def orders(rng: Random) -> NumberQuestion:
    price = portland_price()
    margin = price.margin(price.target)
    unpaid = price.order.loss_given_default * price.target_eur
    failing = default_probability(price.order.default_probability, price.order.days)
    slots = {"margin": money(margin), "unpaid": money(unpaid), "orders": number(unpaid / margin, 1)}
    return NumberQuestion(
        text=_(
            "Non-payment of the order takes {unpaid}. At the target price, covered by a forward, such an order leaves "
            "a margin of {margin}. How many orders that are paid make good one that is not? Give one decimal."
        ).format(**slots),
        answer=unpaid / margin,
        unit=_("orders"),
        decimals=1,
        wrong=(
            Misconception(failing * unpaid / margin, _("That is the expected loss, an average. And when it happens?")),
            Misconception(
                price.target_eur / margin, _("Not the whole price is lost: what do goods and procedure still bring?")
            ),
        ),
        worked=(
            _("When it happens the whole loss is there, and not the loss times its chance."),
            _("{unpaid} / {margin} = {orders} orders.").format(**slots),
        ),
    )


def ruin(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Non-payment does not have the largest expected loss. Why may it still be the first risk to cover?"),
        options=(
            Option(_("The firm might not survive it, and an average does not see that."), right=True),
            Option(
                _("Its chance is a guess, so that the expected loss is set too low."),
                _("It may as well be set too high. Look at the loss itself, beside the margin of an order."),
            ),
            Option(
                _("Its cover costs less than a forward, so that it is bought first."),
                _("The register shows no cost of cover. What does it show beside the chance?"),
            ),
        ),
        worked=(
            _("Chance times loss ranks risks by what they cost on average."),
            _("Whoever is ruined by the first case has no average. So cover that one first."),
        ),
    )


def end(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Moves are given in foreign currency per euro. Which end of the table hurts an exporter?"),
        options=(
            Option(_("The high end: the same foreign money then changes into fewer euro."), right=True),
            Option(
                _("The low end: the foreign currency is then worth less in euro."),
                _("Less foreign money for one euro: is a dollar then worth less, or more?"),
            ),
            Option(
                _("Both ends: each move away from the rate of today costs margin."),
                _("An exporter without cover wins by one of them. Which?"),
            ),
        ),
        worked=(
            _("An exporter receives foreign money and divides it by the rate."),
            _("When the rate rises, what is divided by it becomes less."),
        ),
    )


def windows(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Almost three thousand days, but 47 independent windows. Why should the 47 make you careful?"),
        options=(
            Option(_("Windows of three months overlap, so that one bad spring counts sixty times."), right=True),
            Option(
                _("Only 47 windows hold a shock, and all other days moved little."),
                _("The 47 say nothing of size. How many windows fit side by side?"),
            ),
            Option(
                _("Doubtful days were left out, and only 47 windows were kept."),
                _("All days are in the table. How much do the windows of two following days have in common?"),
            ),
        ),
        worked=(
            _("The window of today and that of tomorrow share all days but two."),
            _("What is really new fits in 47 windows side by side: that is little for the worst case in twenty."),
        ),
    )


def gains(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("In which of these currencies does an exporter gain on a forward of 90 days, after the bank's spread?"),
        options=(
            Option(_("Swiss franc"), _("How much lower is interest in francs than in euro?"), right=True),
            Option(_("Japanese yen"), _("How much lower is interest in yen than in euro?"), right=True),
            Option(_("Danish krone"), _("The krone's gain is tiny: show more decimals before you say no."), right=True),
            Option(_("Swedish krona"), _("In the middle there is a gain. What is left after the spread?")),
            Option(_("US dollar"), _("Interest in dollars is higher than in euro. What does that do to the forward?")),
        ),
        several=True,
        worked=(
            _("Where interest lies below the euro's, the forward lies below the spot, and an exporter gets more euro."),
            _("The bank's spread takes a part of it, and of the krona's on 90 days all."),
        ),
    )


def speculation(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("A director calls the gain on such a forward speculation. What do you answer?"),
        options=(
            Option(_("A forward closes a position; its gain follows from two interest rates."), right=True),
            Option(
                _("It is speculation, but with a gain that experience makes likely."),
                _("What is still uncertain on the day on which the forward is signed?"),
            ),
            Option(
                _("It is none, for the bank bears the loss if the rate turns."),
                _("The bank covers itself at once. Whose hope of a better rate is in a forward?"),
            ),
        ),
        worked=(
            _("To speculate is to leave a position open in the hope of a better rate."),
            _("A forward ends that: what it pays is known at the start."),
        ),
    )


def basis(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_(
            "Example A: spot 1.1560 CHF per USD, interest 4 per cent in CHF and 3 per cent in USD, 90 days. The page "
            "prints a formula with 365 days and the result 1.1589. What went wrong?"
        ),
        options=(
            Option(_("The result was computed with a year of 360 days."), right=True),
            Option(
                _("The two interest rates were put in the wrong places."),
                _("Then the result would lie below the spot."),
            ),
            Option(
                _("The result was rounded up where it should be rounded down."),
                _("Work it out with six decimals for both lengths of a year, and round each."),
            ),
        ),
        worked=(
            _("With 365 days it is 1.158829, which rounds to 1.1588."),
            _("With 360 days it is 1.158868, which rounds to the printed 1.1589."),
        ),
    )


def agreed(rng: Random) -> NumberQuestion:
    rate = 100 * (0.06 - 446 / 25_000)

    def discounted(market: float, paid: float) -> float:
        return 100 * (market - paid * (1 + market / 4) / 25_000)

    return NumberQuestion(
        text=_(
            "Example B prints that 446 EUR is received on 100,000 EUR for three months if the rate becomes 6 per cent, "
            "and 304 EUR is paid if it becomes 3 per cent. Leave the discounting out. Which agreed rate gives both? "
            "Give three decimals."
        ),
        answer=rate,
        unit="%",
        decimals=3,
        wrong=(
            Misconception(
                100 * forward_interest_rate(0.0325, 90, 0.04, 180),
                _("That is the rate that should have been agreed. Which one gives the printed amounts?"),
            ),
            Misconception(discounted(0.06, 446), _("You discounted. Which rate gives 446 EUR without it?")),
            Misconception(discounted(0.03, -304), _("You discounted. Which rate gives 304 EUR without it?")),
            Misconception(
                100 * (0.06 - 446 / 100_000), _("The amount is for three months: what is it on a whole year?")
            ),
        ),
        worked=(
            _("On 100,000 EUR for a quarter, one point is 250 EUR: 446 EUR is 1.784 points, and 304 EUR is 1.216."),
            _("6% less 1.784 and 3% plus 1.216 are both {rate}%.").format(rate=number(rate, 3)),
        ),
    )


def bought(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Without cover the mean margin is not lower than with a forward. What do you buy with the forward?"),
        options=(
            Option(_("A margin that is known today, without the worst outcomes or the best."), right=True),
            Option(
                _("A higher margin in the long run, for the bank knows the rates better."),
                _("Compare the means: is the one with a forward higher?"),
            ),
            Option(
                _("A lowest margin, with all of the gains when the dollar rises."),
                _("That is what an option gives, and it costs a premium."),
            ),
        ),
        worked=(
            _("A forward does not raise the mean; it takes away what lies around it."),
            _("You give up better outcomes and get rid of worse ones."),
        ),
    )


def cap(rng: Random) -> NumberQuestion:
    lending = portland_price().order.loan_rate - market_data("USD").home_rate
    strike, premium = 0.025, 0.003
    highest = borrowing_rate("cap", 0.05, lending, strike, premium)
    rate = 100 * (highest - lending)
    return NumberQuestion(
        text=_(
            "A cap at 2.5 per cent costs 0.3 per cent a year. From which market rate on does it beat a loan that "
            "floats? Give one decimal."
        ),
        answer=rate,
        unit="%",
        decimals=1,
        wrong=(
            Misconception(100 * strike, _("From there on the cap pays. When has it paid back its premium?")),
            Misconception(100 * highest, _("That is the rate of the loan, with the margin. Ask for the market rate.")),
            Misconception(100 * (strike - premium), _("You took the premium off. Does it make the cap cheaper?")),
        ),
        worked=(
            _("Above 2.5 per cent the cap stops the market rate, and its premium is paid in any case."),
            _("The two loans cost the same at 2.5% + 0.3% = {rate}%.").format(rate=number(rate, 1)),
        ),
    )


def priced(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Which rate belongs in the price of the order when the loan has the cap?"),
        options=(
            Option(_("2.8 per cent plus the bank's margin, the highest that it can cost."), right=True),
            Option(
                _("2.5 per cent plus the bank's margin, where the cap stops the rate."),
                _("Who pays the premium, and when?"),
            ),
            Option(
                _("Today's market rate plus the bank's margin, as long as it is lower."),
                _("The price is fixed today. What will the loan cost if the rate rises after?"),
            ),
        ),
        worked=(
            _("A price that is fixed must bear the highest cost that can come."),
            _("For the cap that is strike, premium and margin; for the agreement 2.4 per cent and margin."),
        ),
    )


def unmoved(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Why does the floor with a confirmed documentary credit not move with the buyer's chance of default?"),
        options=(
            Option(_("A bank pays instead, and it looks at the buyer's bank."), right=True),
            Option(
                _("The insurer of the bank bears the loss, at a fixed premium."),
                _("No insurer is in this row. Who promises to pay?"),
            ),
            Option(
                _("The buyer has paid before the goods leave the factory."),
                _("That is an advance. When does a bank pay under a credit, and against what?"),
            ),
        ),
        worked=(
            _("Under a confirmed credit a bank owes the money as soon as the documents are right."),
            _("It asks a fee for the risk of the buyer's bank, and the buyer's own chance is not in your floor."),
        ),
    )


def insured(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Why does credit insurance cost more than no cover for a buyer of class BB?"),
        options=(
            Option(_("The usual premium lies above what such buyers cost on average."), right=True),
            Option(
                _("The insurer pays later than the buyer would, and you wait for it."),
                _("Waiting is in each row alike. Compare the premium with the expected claim."),
            ),
            Option(
                _("A part of the loss stays with you, and it is counted twice."),
                _("It stays with you for class B too, and there the two cost the same."),
            ),
        ),
        worked=(
            _("For class B the insurer asks what it must expect to pay out: together no less than the whole loss."),
            _("For class BB the usual rate is more than that: you pay for knowing, as with any insurance."),
        ),
    )


def recourse(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("What is wrong with factoring with recourse as a cover against non-payment?"),
        options=(
            Option(_("The factor gives the invoice back: you borrowed, and covered nothing."), right=True),
            Option(
                _("The factor takes only good buyers: for others there is no limit."),
                _("Look at class CCC: in which two rows does it say so?"),
            ),
            Option(
                _("The factor pays only a part of the invoice until the buyer pays."),
                _("That is true of any factoring. Who bears the loss when the buyer does not pay at all?"),
            ),
        ),
        worked=(
            _("With recourse the factor advances money and keeps the right to take it back."),
            _("When the buyer fails the loss is yours, and the floor moves with the chance as without cover."),
        ),
    )


def on_top(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Why is a floor too low when the shares are added on top of the amounts?"),
        options=(
            Option(_("A share of the price runs on the whole price, itself included."), right=True),
            Option(
                _("The shares are rounded, and each of them is rounded down."),
                _("Nothing is rounded on the way. Of what are they shares?"),
            ),
            Option(
                _("The shares hold no margin, and a floor needs one as well."),
                _("A floor has no margin. Of what are the shares taken: of cost, or of price?"),
            ),
        ),
        worked=(
            _("An agent or an insurer takes its share of what the invoice says, and not of your cost."),
            _("So divide the amounts by what the shares leave of the price."),
        ),
    )


def secret(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Where in the talks do you use the floor?"),
        options=(
            Option(_("For yourself, to decide when to stand up from the table."), right=True),
            Option(
                _("At the start, as the price from which the talks go up."),
                _("Which side gains when that is the first price named?"),
            ),
            Option(
                _("At the end, to show the buyer that nothing more can come off."),
                _("What does a buyer do who knows below which price you never go?"),
            ),
        ),
        worked=(
            _("Below the floor no order is better than this one: that is what you have to know at the table."),
            _("A buyer who knows the floor has the price."),
        ),
    )


def spot(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_(
            "Weighing cells of 60,000 francs are paid in 60 days. Without cover the cost in the table is the lowest. "
            "What does that number leave out?"
        ),
        options=(
            Option(_("Where the franc goes in the 60 days until it is paid."), right=True),
            Option(
                _("The bank's spread, which is paid on any change of money."),
                _("A spread is small and known. What is not known?"),
            ),
            Option(
                _("The interest that the euro earn until they are paid."),
                _("That would make it lower still. What can make it much higher?"),
            ),
        ),
        worked=(
            _("The cost without cover is counted at today's spot, and nobody pays at that rate."),
            _("What the forward costs more is the price of knowing."),
        ),
    )


def rare(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Non-payment shows 0 in the table of one year in twenty. Is it harmless?"),
        options=(
            Option(_("No: it strikes in two years of a hundred, so that year is not among them."), right=True),
            Option(
                _("No: ten thousand years are too few to see such a loss."),
                _("In how many of the ten thousand does it strike? Where do these stand in the row?"),
            ),
            Option(
                _("Yes: what one year in twenty does not show adds nothing to the three together."),
                _("Look at the percentile that the linked case takes: is it still nothing there?"),
            ),
        ),
        worked=(
            _("The 95th percentile is the best of the five worst years in a hundred."),
            _("Non-payment strikes in two of the hundred: it lies beyond what that percentile sees."),
        ),
    )


def linked(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("What does the linked case teach about open account in a country with a weak currency?"),
        options=(
            Option(_("Both losses come together: ask for an advance, a credit or euro."), right=True),
            Option(
                _("Both losses come together, so that a forward covers both."),
                _("What becomes of the forward when the customer never pays?"),
            ),
            Option(
                _("One of the losses takes the other's place, so the sum is less."),
                _("Compare the two amounts: apart and linked."),
            ),
        ),
        worked=(
            _("In a collapse the customer earns weak money and owes strong money, or owes weak money and fails."),
            _("So spread does not help there: be paid before, by a bank or in euro, and insure."),
        ),
    )


def one_step(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Dollars come every month. What does covering all of them at one step do to the falls of the rate?"),
        options=(
            Option(_("Nothing: the same falls come three months later."), right=True),
            Option(
                _("It halves them, as the layers do from month to month."),
                _("Layers take the mean of several months' rates. Which rate does one step take?"),
            ),
            Option(
                _("It takes them away, for a forward fixes the rate."),
                _("It fixes each month's rate. What happens to that of the next month?"),
            ),
        ),
        worked=(
            _("With one step each month gets the rate of three months before."),
            _("That row of rates falls as the row of spot rates did, only later."),
        ),
    )


def rollover(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_(
            "A customer pays late. What is settled on the old date differs by thousands of euro with the dollar. Why "
            "does the cost of the rollover differ by a few hundred at most?"
        ),
        options=(
            Option(_("The new forward starts from the same spot, and gives back what was settled."), right=True),
            Option(
                _("The bank takes the difference on itself, for a fee that is fixed."),
                _("A bank gives nothing away. What does the new forward start from?"),
            ),
            Option(
                _("The late days are few, so that the dollar cannot move far in them."),
                _("The table lets it move by 10 per cent. Compare received and settled in each row."),
            ),
        ),
        worked=(
            _("What the firm pays on the old date it receives more on the new one, and the other way round."),
            _("What stays is the difference in interest, the bank's spread and interest on what was settled."),
        ),
    )


def bid(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Which cover takes the bad case of a bid away in both outcomes, won and lost?"),
        options=(
            Option(_("A clause in the bid, where the buyer accepts it."), right=True),
            Option(
                _("A forward, bought on the day of the bid."),
                _("Look at the column of a bid that is lost: what do you do with the forward then?"),
            ),
            Option(
                _("An option, bought on the day of the bid."),
                _("It limits both outcomes. To which amount, and who pays it?"),
            ),
        ),
        worked=(
            _("A forward moves the bad case to the bid that is lost, and an option limits both to its premium."),
            _("With the clause the price follows the rate until the award, so nothing is left to cover before."),
        ),
    )


TASKS = (
    PracticeTask("orders", N_("Orders that make good one"), 2, 3, orders, fixed=True),
    PracticeTask("ruin", N_("The first risk to cover"), 1, 2, ruin, fixed=True),
    PracticeTask("end", N_("The end that hurts"), 1, 2, end, fixed=True),
    PracticeTask("windows", N_("Days and windows"), 2, 2, windows, fixed=True),
    PracticeTask("gains", N_("Where a forward pays"), 2, 3, gains, fixed=True),
    PracticeTask("speculation", N_("A forward and speculation"), 1, 2, speculation, fixed=True),
    PracticeTask("basis", N_("An error in a formula"), 2, 2, basis, fixed=True),
    PracticeTask("agreed", N_("The rate behind two amounts"), 3, 4, agreed, fixed=True),
    PracticeTask("bought", N_("What a forward buys"), 1, 2, bought, fixed=True),
    PracticeTask("cap", N_("When a cap pays"), 2, 3, cap, fixed=True),
    PracticeTask("priced", N_("The rate in the price"), 2, 2, priced, fixed=True),
    PracticeTask("unmoved", N_("A floor that does not move"), 1, 2, unmoved, fixed=True),
    PracticeTask("insured", N_("Insurance for a good buyer"), 2, 2, insured, fixed=True),
    PracticeTask("recourse", N_("With recourse"), 1, 2, recourse, fixed=True),
    PracticeTask("on-top", N_("Shares on top"), 1, 2, on_top, fixed=True),
    PracticeTask("secret", N_("The floor in the talks"), 1, 2, secret, fixed=True),
    PracticeTask("spot", N_("What a spot rate leaves out"), 1, 2, spot, fixed=True),
    PracticeTask("rare", N_("A loss that a percentile misses"), 2, 2, rare, fixed=True),
    PracticeTask("linked", N_("Losses that come together"), 1, 2, linked, fixed=True),
    PracticeTask("one-step", N_("One step for a flow"), 1, 2, one_step, fixed=True),
    PracticeTask("rollover", N_("A customer who pays late"), 2, 2, rollover, fixed=True),
    PracticeTask("bid", N_("A bid, won or lost"), 1, 2, bid, fixed=True),
)
