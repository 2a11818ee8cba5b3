"""Lab 2.0: what is paid once, the link that an order from abroad hardly burdens, two scores that differ."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from kmo_teach.case import overheads
from kmo_teach.language import N_, _, money, number
from kmo_teach.practice.tasks.kit.question import ChoiceQuestion, Misconception, NumberQuestion, Option, PracticeTask

__all__ = ["TASKS"]


def once(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("The manual and the norm are paid once. Should the first customer's price hold all of both?"),
        options=(
            Option(
                _("No: all orders that may follow need them; who insists may lose customer and market."), right=True
            ),
            Option(
                _("No: what is paid once is sunk, so no order has to bring it in."),
                _("It is sunk after you pay. Before you decide it is not: who brings it in, if no order does?"),
            ),
            Option(
                _("Yes: they are wholly avoidable, and an order must pay for all that it adds."),
                _("Without this order you would not pay for them now. Does only this order profit from them?"),
            ),
            Option(
                _("Yes: the second order adds less, so it can be offered at a lower price."),
                _("There is a second order only if there is a first. What if the price drives the first one away?"),
            ),
        ),
        worked=(
            _("Manual and norm open a market. They belong to all orders that you count on."),
            _("Decide beforehand how many these are: if no second order comes, somebody has paid."),
        ),
    )


def making(rng: Random) -> NumberQuestion:
    use = overheads()

    def cost(name: str, order: Mapping[str, float]) -> float:
        return use.activities[name].rate * order[name]

    home = {name: cost(name, use.home) for name in use.activities}
    abroad = {name: cost(name, use.abroad) for name in use.activities}
    extra = abroad["set_ups"] - home["set_ups"]
    whole, total = sum(abroad.values()) - sum(home.values()), sum(abroad.values())
    slots = {"extra": money(extra), "whole": money(whole), "share": number(100 * extra / whole)}
    return NumberQuestion(
        text=_(
            "By activity, an order to Portland costs more than one to Ghent. Which share of that extra cost lies in "
            "making (the set-ups)? Round to a whole percentage."
        ),
        answer=100 * extra / whole,
        unit="%",
        wrong=(
            Misconception(
                100 * abroad["set_ups"] / total,
                _("That is the share of making in all that Portland costs. What does it cost more than Ghent?"),
            ),
            Misconception(
                100 * extra / home["set_ups"],
                _("By so much making grows against Ghent. It is asked as a part of the growth of all links."),
            ),
            Misconception(25, _("There are four links. Does each grow by the same amount?")),
        ),
        worked=(
            _("Making costs {extra} more for Portland than for Ghent, all links together {whole} more.").format(
                **slots
            ),
            _("{extra} / {whole} = {share}%.").format(**slots),
        ),
    )


def gap(rng: Random) -> ChoiceQuestion:
    return ChoiceQuestion(
        text=_("Two colleagues differ by five points on what the firm has of **certificates**. What do you do?"),
        options=(
            Option(_("Ask both what they looked at before they gave their score."), right=True),
            Option(
                _("Take the mean of both, so that each opinion counts for half."),
                _("A mean of two answers to one question is fine. Are you sure that they answered the same one?"),
            ),
            Option(
                _("Take the lower of both: who prepares for too much loses least."),
                _("That is careful, but what did the higher score rest on? Perhaps the low one missed it."),
            ),
            Option(
                _("Leave the line out: what people disagree on cannot be scored."),
                _("A line on which two insiders differ so much may be the one that you learn most from. How?"),
            ),
        ),
        worked=(
            _("One may think of the certificates on the wall, the other of those that are valid in the market."),
            _("Ask first. Then agree on one question, and score again."),
        ),
    )


TASKS = (
    PracticeTask("once", N_("What is paid once"), 2, 2, once, fixed=True),
    PracticeTask("making", N_("What making adds"), 1, 2, making, fixed=True),
    PracticeTask("gap", N_("Two scores that differ"), 1, 2, gap, fixed=True),
)
