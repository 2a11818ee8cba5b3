"""Chapter 2.4 (1) in the bank: what is left of a fee from which tax is kept back."""

from __future__ import annotations

from random import Random

from kmo_teach.finance import withhold
from kmo_teach.language import N_, _, money, percent
from kmo_teach.practice.tasks.kit.firms import invented_firm
from kmo_teach.practice.tasks.kit.question import Document, Misconception, NumberQuestion, PracticeTask

__all__ = ["TASKS"]


def left_of_fee(rng: Random) -> NumberQuestion:
    fee = rng.randrange(10, 41, 2) * 1_000
    costs = fee * rng.choice((0.4, 0.5, 0.6))
    law, treaty, home = rng.choice((0.15, 0.2, 0.25)), rng.choice((0.05, 0.08, 0.1)), 0.25
    found = withhold(fee, costs, law, treaty, home, other_profit=10 * fee)
    profit = fee - costs
    slots = {
        "firm": invented_firm(rng),
        "fee": money(fee),
        "costs": money(costs),
        "law": percent(law, 0),
        "treaty": percent(treaty, 0),
        "home": percent(home, 0),
        "profit": money(profit),
        "withheld": money(found.withheld),
        "credit": money(found.credit),
        "tax": money(profit * home),
        "left": money(found.left),
    }
    return NumberQuestion(
        text=_(
            "A customer abroad pays {firm} for the use of its know-how. No certificate of residence lies with the "
            "customer, so it keeps back what its own law says. Belgium sets off what the treaty allows against the "
            "firm's tax on profit, of which there is enough this year.\n\nWhat is left of the fee after costs and both "
            "taxes, as long as nothing is reclaimed abroad?"
        ).format(**slots),
        documents=(
            Document(
                _("One year (rates abroad invented)"),
                (
                    (_("Fee"), money(fee)),
                    (_("What the fee costs the firm"), money(costs)),
                    (_("Kept back by law, of the fee"), percent(law, 0)),
                    (_("Most that the treaty allows, of the fee"), percent(treaty, 0)),
                    (_("Belgian tax on profit"), percent(home, 0)),
                ),
            ),
        ),
        answer=found.left,
        unit="EUR",
        wrong=(
            Misconception(
                withhold(fee, costs, treaty, treaty, home, other_profit=10 * fee).left,
                _("So it would be with the certificate. Which part of what is kept back does Belgium not set off?"),
            ),
            Misconception(
                profit * (1 - home) - found.withheld,
                _("You took off both taxes in full. What does Belgium set off against its own?"),
            ),
            Misconception(
                profit - found.withheld, _("You stopped abroad. Is the profit on the fee not taxed at home as well?")
            ),
            Misconception(
                profit * (1 - home) - profit * (law - treaty),
                _("You counted what is kept back on the profit. Of which amount does the customer take it?"),
            ),
        ),
        worked=(
            _("The customer keeps back {fee} × {law} = {withheld}, of the whole fee.").format(**slots),
            _("Belgium taxes {profit} × {home} = {tax} and sets off {fee} × {treaty} = {credit}.").format(**slots),
            _("Left: {profit} − {withheld} − ({tax} − {credit}) = {left}. The rest must be reclaimed abroad.").format(
                **slots
            ),
        ),
    )


TASKS = {
    "say what a foreign customer may keep back": (
        PracticeTask("left-of-fee", N_("What is left of a fee from abroad"), 3, 5, left_of_fee),
    )
}
