"""Chapter 3.3 in the bank: what a flat rate hides, the exchange rate's part, the limit of noise."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from kmo_teach.control import SalesLine, control_limits, sales_variance
from kmo_teach.language import N_, _, money, number
from kmo_teach.practice.tasks.kit.firms import invented_firm
from kmo_teach.practice.tasks.kit.question import Document, Misconception, NumberQuestion, PracticeTask
from kmo_teach.pricing import Activity, activity_based_overhead, flat_overhead

__all__ = ["TASKS"]


def flat_hides(rng: Random) -> NumberQuestion:
    rates = {
        "documents": rng.choice((40, 50, 60)),
        "checks": rng.choice((80, 100, 120)),
        "calls": rng.choice((20, 25, 30)),
    }
    times = {"documents": rng.randrange(600, 1_401, 100), "checks": rng.randrange(200, 501, 50), "calls": 2_000}
    use = {"documents": rng.randrange(20, 41), "checks": rng.randrange(10, 21), "calls": rng.randrange(40, 81, 5)}
    activities = {name: Activity(rates[name] * times[name], times[name]) for name in rates}
    names = {"documents": _("Export documents"), "checks": _("Checks of quality"), "calls": _("Calls with customers")}
    overhead, hours, own = sum(one.cost for one in activities.values()), 10_000, rng.choice((60, 80, 100, 120))
    by_activity, flat = activity_based_overhead(activities, use), flat_overhead(overhead, hours, own)
    slots = {
        "firm": invented_firm(rng),
        "overhead": money(overhead),
        "hours": number(hours),
        "own": number(own),
        "terms": " + ".join(f"{use[name]} × {rates[name]}" for name in rates),
        "by_activity": money(by_activity),
        "flat": money(flat),
        "hidden": money(by_activity - flat),
    }
    return NumberQuestion(
        text=_(
            "An export order of {firm} takes {own} of the {hours} hours of direct labour of a year. So far the firm "
            "spreads its whole overhead, {overhead}, over these hours.\n\nBy how much is the order charged too little, "
            "compared with the activities that it takes?"
        ).format(**slots),
        documents=(
            Document(
                _("Overhead by activity"),
                tuple(
                    (names[name], money(activities[name].cost), number(times[name]), number(use[name]))
                    for name in rates
                ),
                (_("Activity"), _("Cost in a year"), _("Times in a year"), _("Times for this order")),
            ),
        ),
        answer=by_activity - flat,
        unit="EUR",
        wrong=(
            Misconception(by_activity, _("So much overhead its activities use. How much is it charged already?")),
            Misconception(flat, _("So much it is charged by the hour. How much do its activities use?")),
            Misconception(
                overhead * sum(use.values()) / sum(times.values()) - flat,
                _("You spread all overhead evenly over everything that is done. Does a check cost as much as a call?"),
            ),
        ),
        worked=(
            _("By activities: {terms} = {by_activity}.").format(**slots),
            _("By the hour: {overhead} / {hours} × {own} = {flat}.").format(**slots),
            _("Too little: {by_activity} − {flat} = {hidden}. Other orders pay for it.").format(**slots),
        ),
    )


def exchange_part(rng: Random) -> NumberQuestion:
    place, code, middle = rng.choice(
        ((_("Poland"), "PLN", 4.2), (_("Sweden"), "SEK", 11.0), (_("Türkiye"), "TRY", 40.0))
    )
    budget_rate = round(middle * rng.choice((0.95, 1.0, 1.05)), 2)
    rate = round(budget_rate * rng.choice((0.9, 0.94, 1.06, 1.1, 1.15)), 2)
    budget_units = rng.randrange(200, 501, 20)
    units = budget_units + rng.choice((-60, -40, -20, 20, 40, 60))
    budget_price = round(rng.randrange(60, 141, 5) * middle, -1)
    price = round(budget_price * rng.choice((0.95, 1.04, 1.08)), -1)
    line = SalesLine(budget_units, units, budget_price, price, budget_rate, rate)
    found = sales_variance([line])
    slots = {
        "place": place,
        "units": number(units),
        "price": money(price, code),
        "rate": number(rate, 2),
        "budget_rate": number(budget_rate, 2),
        "now": money(units * price / rate),
        "before": money(units * price / budget_rate),
        "part": money(found.exchange),
    }
    return NumberQuestion(
        text=_(
            "A firm sells one product in {place}. The table holds the budget and what came of it.\n\nWhich part of the "
            "difference between actual and budgeted sales in euro comes from the **exchange rate**, by the split of "
            "this chapter? Below zero when it lowers sales."
        ).format(**slots),
        documents=(
            Document(
                _("Sales in {place}").format(**slots),
                (
                    (_("Units"), number(budget_units), number(units)),
                    (_("Price"), money(budget_price, code), money(price, code)),
                    (_("{code} for a euro").format(code=code), number(budget_rate, 2), number(rate, 2)),
                ),
                (_("One product"), _("Budget"), _("Actual")),
            ),
        ),
        answer=found.exchange,
        unit="EUR",
        wrong=(
            Misconception(
                found.total,
                _("That is the whole difference. Units and price changed as well: what did the rate alone do?"),
            ),
            Misconception(
                budget_units * budget_price * (1 / rate - 1 / budget_rate),
                _("You turned the budget at the new rate. On which sales did the firm feel the rate?"),
            ),
            Misconception(
                -found.exchange,
                _("Which way did it go: does a euro cost more or less of that money than in the budget?"),
            ),
            Misconception(found.price, _("That is what the change of the price did, at the rate of the budget.")),
        ),
        worked=(
            _("The actual sales at the actual rate: {units} × {price} / {rate} = {now}.").format(**slots),
            _("The same sales at the rate of the budget: {units} × {price} / {budget_rate} = {before}.").format(
                **slots
            ),
            _("The exchange rate's part: {now} − {before} = {part}.").format(**slots),
        ),
    )


def limit_of_noise(rng: Random) -> NumberQuestion:
    centre, spread = rng.choice((40, 45, 50, 55)), rng.choice((3, 4, 5, 6))
    values = [centre + rng.randrange(-spread, spread + 1) for _month in range(8)]
    limits = control_limits(values)
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    mean_range = sum(ranges) / len(ranges)
    slots = {
        "firm": invented_firm(rng),
        "mean": number(limits.centre, 2),
        "ranges": ", ".join(number(one) for one in ranges),
        "mean_range": number(mean_range, 2),
        "high": number(limits.high, 1),
    }
    return NumberQuestion(
        text=_(
            "The Italian customers of {firm} paid after these numbers of days, month by month.\n\nFrom which number of "
            "days on is a month a signal of later payment? Give the upper control limit: the mean, plus three times "
            "the mean difference from one month to the next divided by 1.128. One decimal."
        ).format(**slots),
        documents=(
            Document(
                _("Days until customers pay"),
                tuple(
                    (_("Month {number}").format(number=place), number(value)) for place, value in enumerate(values, 1)
                ),
            ),
        ),
        answer=limits.high,
        unit=_("days"),
        decimals=1,
        wrong=(
            Misconception(max(values), _("That is the worst month so far. May noise not go a little further?")),
            Misconception(
                limits.centre + 3 * mean_range,
                _("You forgot to divide by 1.128, which makes a standard deviation of it."),
            ),
            Misconception(
                limits.centre + mean_range / 1.128, _("That is one standard deviation. How many does the limit take?")
            ),
            Misconception(limits.low, _("That is the lower limit. On which side lies late payment?")),
        ),
        worked=(
            _("The mean of the eight months is {mean}.").format(**slots),
            _("The differences from month to month, without sign: {ranges}; their mean is {mean_range}.").format(
                **slots
            ),
            _("The limit is {mean} + 3 × {mean_range} / 1.128 = {high}, unrounded on the way.").format(**slots),
        ),
    )


TASKS = {
    "work out the cost of an export order": (
        PracticeTask("flat-hides", N_("What a flat rate hides"), 2, 5, flat_hides),
    ),
    "read growth in constant currency": (
        PracticeTask("exchange-part", N_("The exchange rate's part"), 3, 5, exchange_part, signed=True),
    ),
    "keep noise apart from a signal": (PracticeTask("limit-of-noise", N_("Where noise ends"), 2, 5, limit_of_noise),),
}
