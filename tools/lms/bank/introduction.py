"""The introduction in the bank: what to write down, months to go, a better mean and a worse performance."""

from __future__ import annotations

import math
from random import Random

from kmo_teach.check.compare import Tolerance
from kmo_teach.introduction import formalisation_ratio, hit_rate
from kmo_teach.language import N_, _, number, percent
from kmo_teach.practice.tasks.kit.firms import invented_firm
from kmo_teach.practice.tasks.kit.question import Document, Misconception, NumberQuestion, PracticeTask

__all__ = ["TASKS"]

_EXACT = Tolerance(relative=0.0, absolute=0.4)


def _formal(formal: int, informal: int) -> float:
    return formalisation_ratio(["formal"] * formal + ["informal"] * informal)


def write_down(rng: Random) -> NumberQuestion:
    total, target = rng.randrange(15, 41), rng.choice((0.5, 0.6, 0.7, 0.75))
    formal = rng.randrange(2, max(3, total // 4))
    informal = total - formal
    more = next(count for count in range(informal + 1) if _formal(formal + count, informal - count) >= target)
    beside = next(count for count in range(10 * total) if _formal(formal + count, informal) >= target)
    slots = {
        "firm": invented_firm(rng),
        "total": number(total),
        "formal": number(formal),
        "informal": number(informal),
        "target": percent(target, 0),
        "needed": number(target * total, 0 if (target * total).is_integer() else 2),
        "whole": number(formal + more),
        "more": number(more),
    }
    return NumberQuestion(
        text=_(
            "The owner of {firm} lists the tools, rules and habits by which it is run: {total} in all, of which "
            "{formal} are written down. Before a branch abroad opens, at least {target} of them should be. Nothing is "
            "added to the list.\n\nHow many of the {informal} others must she put on paper, at least?"
        ).format(**slots),
        answer=more,
        unit=_("entries"),
        tolerance=_EXACT,
        wrong=(
            Misconception(formal + more, _("So many must be written down in all. How many of them are already?")),
            Misconception(
                beside, _("You let the list grow. Does it get longer when one of its habits is put on paper?")
            ),
            Misconception(
                math.ceil(target * informal - 1e-9),
                _("You took the share of what is not written down. A share of which number is asked?"),
            ),
        ),
        worked=(
            _("Of {total} at least {target} is {needed}, so {whole} must be written down.").format(**slots),
            _("{formal} are: {whole} − {formal} = {more} more.").format(**slots),
        ),
    )


def months_to_go(rng: Random) -> NumberQuestion:
    past, target = rng.choice((5, 6, 7)), rng.choice((0.6, 0.7, 0.75, 0.8))
    hits = rng.randrange(past - 3, past + 1)
    left = 12 - past
    done = [1.0] * hits + [0.0] * (past - hits)
    needed = next(
        (more for more in range(left + 1) if hit_rate([*done, *[1.0] * more, *[0.0] * (left - more)], 1) >= target),
        left,
    )
    in_all = math.ceil(target * 12 - 1e-9)
    slots = {
        "firm": invented_firm(rng),
        "past": number(past),
        "hits": number(hits),
        "left": number(left),
        "target": percent(target, 0),
        "share": number(target * 12, 1),
        "in_all": number(in_all),
        "needed": number(needed),
    }
    return NumberQuestion(
        text=_(
            "Each month {firm} holds its deliveries abroad against a goal that it set itself. After {past} months of "
            "the year it has reached it {hits} times. It wants a hit rate of at least {target} over the twelve "
            "months.\n\nIn how many of the {left} months to go must it reach its goal, at least?"
        ).format(**slots),
        answer=needed,
        unit=_("months"),
        tolerance=_EXACT,
        wrong=(
            Misconception(in_all, _("So many hits the whole year needs. How many are there already?")),
            Misconception(
                math.ceil(target * left - 1e-9),
                _("You began afresh with the months to go. What do the months that have passed do to the year?"),
            ),
            Misconception(left, _("Must it really reach its goal each time? Count how many hits are still missing.")),
        ),
        worked=(
            _("{target} of twelve months is {share}, so {in_all} hits are needed.").format(**slots),
            _("{hits} are there: {in_all} − {hits} = {needed} to go.").format(**slots),
        ),
    )


def mean_and_hits(rng: Random) -> NumberQuestion:
    target = rng.choice((3, 4, 5))
    before = [target + rng.choice((-1, 0, 0, 1)) for _month in range(12)]
    after = [target + rng.choice((-3, -3, -2, 1, 1, 2)) for _month in range(12)]
    old, new = (hit_rate(values, target, lower_is_better=True) for values in (before, after))
    strict = (sum(value < target for value in values) / 12 for values in (before, after))
    strict_old, strict_new = strict
    slots = {
        "firm": invented_firm(rng),
        "target": number(target),
        "old_hits": number(round(12 * old)),
        "new_hits": number(round(12 * new)),
        "old": percent(old),
        "new": percent(new),
        "change": number(100 * (new - old), 1),
    }
    return NumberQuestion(
        text=_(
            "Complaints at {firm} may be at most {target} a month: that is its own goal. It compares two years.\n\nBy "
            "how many percentage points did its hit rate change from the first year to the second? Below zero when it "
            "fell; one decimal."
        ).format(**slots),
        documents=(
            Document(
                _("Complaints, January to December"),
                (
                    (_("First year"), ", ".join(number(value) for value in before)),
                    (_("Second year"), ", ".join(number(value) for value in after)),
                ),
            ),
        ),
        answer=100 * (new - old),
        unit=_("percentage points"),
        decimals=1,
        wrong=(
            Misconception(
                100 * (sum(before) - sum(after)) / sum(before),
                _(
                    "You compared the number of complaints. The firm's goal is for each month: in how many did it "
                    "reach it?"
                ),
            ),
            Misconception(
                12 * (new - old), _("By so many months it changed. A rate is asked: which part of the year is that?")
            ),
            Misconception(
                100 * (strict_new - strict_old),
                _("Look at the months with exactly {target}: does the goal exclude them?").format(**slots),
            ),
            Misconception(100 * (old - new), _("Did the firm reach its goal more often in the second year, or less?")),
        ),
        worked=(
            _("First year: {old_hits} of 12 months with at most {target}: {old}.").format(**slots),
            _("Second year: {new_hits} of 12: {new}.").format(**slots),
            _("The hit rate changed by {change} percentage points, whatever the mean of the year did.").format(**slots),
        ),
    )


TASKS = {
    "explain what the paper behind this course means": (
        PracticeTask("write-down", N_("How much to put on paper"), 2, 3, write_down),
        PracticeTask("months-to-go", N_("Months to go"), 1, 2, months_to_go),
        PracticeTask("mean-and-hits", N_("A mean and a performance"), 3, 4, mean_and_hits, signed=True),
    )
}
