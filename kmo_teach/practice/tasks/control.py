"""Chapter 3.3: a bonus, an order by activities, growth in constant currency, a variance report, a signal."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from kmo_teach.control import SalesLine, constant_currency_growth, control_limits, sales_variance
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.practice.tasks.kit.question import (
    ChoiceQuestion,
    Document,
    Misconception,
    NumberQuestion,
    Option,
    PracticeTask,
)
from kmo_teach.pricing import Activity, activity_based_overhead, flat_overhead

__all__ = ["TASKS"]


def bonus(rng: Random) -> ChoiceQuestion:
    place = rng.choice(("Wrocław", "Oslo", "Brno", "Leeds", "Malmö"))
    decided = {
        "terms": (_("Term of payment given to a customer"), _("Days until customers pay")),
        "discount": (_("Discounts up to 10%"), _("Discounts given, as a share of sales")),
        "fitters": (_("Hiring of fitters for the service"), _("Number of local fitters")),
        "cover": (_("Currency of the offers, and its cover"), _("Exchange gains and losses on open invoices")),
    }
    hers = set(rng.sample(list(decided), rng.choice((1, 2, 3))))
    outside = rng.choice(("tax", "inflation"))
    never = {
        "tax": (
            _("Rise of the income tax in the country"),
            _("Does the contract, or anything else, let her change a tax?"),
        ),
        "inflation": (_("Inflation in the country"), _("Can one sales manager change what bread costs in a country?")),
    }[outside]
    return ChoiceQuestion(
        text=_(
            "A maker of sorting machines in Ieper has a sales manager in {place}. Its rule: the firm carries what she "
            "cannot influence, and what she can influence counts in her bonus. Her contract says who decides what.\n\n"
            "Which of these belong **in her bonus**?"
        ).format(place=place),
        documents=(
            Document(
                _("From the contract"),
                tuple(
                    (what, _("the sales manager") if name in hers else _("Ieper"))
                    for name, (what, _effect) in decided.items()
                ),
                (_("Decision"), _("Who decides")),
            ),
        ),
        options=(
            *(
                Option(
                    effect,
                    (
                        _("{effect}: the contract names who decides on that. Is it not her?")
                        if name in hers
                        else _("{effect}: who decides on that, according to the contract?")
                    ).format(effect=effect),
                    right=name in hers,
                )
                for name, (_what, effect) in decided.items()
            ),
            Option(*never),
        ),
        several=True,
        worked=(
            _("For each effect, see in the contract whose decision it follows."),
            *(
                _("{effect}: she decides, so she shares in it.").format(effect=effect)
                if name in hers
                else _("{effect}: Ieper decides, so the firm carries it.").format(effect=effect)
                for name, (_what, effect) in decided.items()
            ),
            _("{effect}: nobody decides on that within the firm. The firm carries it for her.").format(effect=never[0]),
        ),
    )


def order_margin(rng: Random) -> NumberQuestion:
    made = {
        "documents": (_("Export documents"), rng.choice((40, 50, 60, 80)), rng.randrange(500, 1_300, 100)),
        "drawings": (_("Changes to drawings"), rng.choice((300, 350, 400)), rng.randrange(100, 260, 20)),
        "visits": (_("Visits for start-up"), rng.choice((900, 1_100, 1_200)), rng.randrange(40, 90, 10)),
    }
    activities = {name: Activity(rate * times, times) for name, (_label, rate, times) in made.items()}
    use = {"documents": rng.randrange(10, 25), "drawings": rng.randrange(6, 16), "visits": rng.randrange(2, 6)}
    total, hours, order_hours = sum(one.cost for one in activities.values()), rng.choice((8_000, 10_000, 12_500)), 200
    by_activity, flat = activity_based_overhead(activities, use), flat_overhead(total, hours, order_hours)
    direct = rng.randrange(40, 75) * 1_000
    price = direct + rng.randrange(8, 24) * 1_000
    left = price - direct - by_activity
    slots = {
        "price": money(price),
        "direct": money(direct),
        "hours": number(hours),
        "order_hours": number(order_hours),
        "by_activity": money(by_activity),
        "flat": money(flat),
        "left": money(left),
    }
    return NumberQuestion(
        text=_(
            "A firm asks {price} for a machine for Bergen. Materials and direct labour, {order_hours} hours, cost "
            "{direct}. So far it spread its overhead, all of it in the list, over {hours} hours of direct labour a "
            "year.\n\nWhat does the order leave when it bears the overhead of the **activities that it takes**? Below "
            "zero when it loses."
        ).format(**slots),
        documents=(
            Document(
                _("Overhead by activity"),
                tuple(
                    (label, money(activities[name].cost), number(times), number(use[name]))
                    for name, (label, _rate, times) in made.items()
                ),
                (_("Activity"), _("Cost in a year"), _("Times in a year"), _("Times for this order")),
            ),
        ),
        answer=left,
        unit="EUR",
        wrong=(
            Misconception(
                price - direct - flat,
                _("That is with the flat rate for an hour. Does this order take paper and visits in step with hours?"),
            ),
            Misconception(
                left - flat, _("You charged the overhead twice: by activity, and once more in the flat rate.")
            ),
            Misconception(price - direct, _("You left out the overhead: documents, drawings and visits cost money.")),
            Misconception(
                price - direct - sum(one.rate for one in activities.values()),
                _("You charged each activity once. How many times does this order take it?"),
            ),
            Misconception(
                price - by_activity, _("That is the price less the overhead. What do material and labour cost?")
            ),
        ),
        worked=(
            *(
                _("{activity}: {cost} / {times} = {rate} each, so {use} × {rate} = {share}.").format(
                    activity=label,
                    cost=money(activities[name].cost),
                    times=number(times),
                    rate=money(rate),
                    use=number(use[name]),
                    share=money(use[name] * rate),
                )
                for name, (label, rate, times) in made.items()
            ),
            _("Together {by_activity}; the flat rate would have said {flat}.").format(**slots),
            _("The order leaves {price} − {direct} − {by_activity} = {left}.").format(**slots),
        ),
    )


def constant(rng: Random) -> NumberQuestion:
    home = rng.randrange(10, 31) * 100_000
    sales = {"EUR": home, "NOK": rng.randrange(60, 201, 5) * 100_000, "PLN": rng.randrange(10, 61, 5) * 100_000}
    growth = {
        "EUR": rng.choice((0.0, 0.04, 0.06)),
        "NOK": rng.choice((0.1, 0.15, 0.2, -0.1)),
        "PLN": rng.choice((0.05, 0.25, 0.3)),
    }
    rates = {"NOK": rng.choice((10.5, 11.0, 11.5)), "PLN": rng.choice((4.2, 4.3, 4.5))}
    later = {
        "NOK": round(rates["NOK"] + rng.choice((-1, -0.5, 0.5, 1)), 2),
        "PLN": round(rates["PLN"] + rng.choice((-0.2, -0.1, 0.2, 0.3)), 2),
    }
    now = {code: round(amount * (1 + growth[code])) for code, amount in sales.items()}
    found = constant_currency_growth(sales, now, rates, later)
    at_later = constant_currency_growth(sales, now, later, later)
    old = {code: amount / rates.get(code, 1) for code, amount in sales.items()}
    kept = {code: amount / rates.get(code, 1) for code, amount in now.items()}
    slots = {
        "before": money(sum(old.values())),
        "kept": money(sum(kept.values())),
        "constant": percent(found.constant),
        "reported": percent(found.reported),
    }
    return NumberQuestion(
        text=_(
            "A group with its seat in Ghent sells in three currencies. The list shows its sales of two years, each in "
            "its own currency, and how much of that currency a euro cost on average.\n\nBy how many per cent did sales "
            "grow in **constant currency**, at the rates of the first year? One decimal."
        ),
        documents=(
            Document(
                _("Sales and rates (invented)"),
                tuple(
                    (
                        money(sales[code], code),
                        money(now[code], code),
                        number(rates.get(code, 1), 2),
                        number(later.get(code, 1), 2),
                    )
                    for code in sales
                ),
                (_("Sales, first year"), _("Sales, second year"), _("Rate, first year"), _("Rate, second year")),
            ),
        ),
        answer=100 * found.constant,
        unit="%",
        decimals=1,
        wrong=(
            Misconception(
                100 * found.reported,
                _("That is the growth reported: it holds the change of the rates as well. Which rates stay constant?"),
            ),
            Misconception(
                100 * sum(growth.values()) / 3,
                _("You took the mean of three percentages. Is the zloty as large a part of sales as the euro?"),
            ),
            Misconception(
                100 * at_later.constant,
                _("You kept the rates constant, but those of the second year. Which ones were asked for?"),
            ),
            Misconception(
                100 * (sum(now.values()) / sum(sales.values()) - 1),
                _("You added krone, zloty and euro as if they were the same money."),
            ),
        ),
        worked=(
            _("First year, in euro: {parts} = {before}.").format(
                parts=" + ".join(money(amount) for amount in old.values()), **slots
            ),
            _("Second year at the same rates: {parts} = {kept}.").format(
                parts=" + ".join(money(amount) for amount in kept.values()), **slots
            ),
            _(
                "Reported growth, at each year's own rates, is {reported}; the difference is the work of the rates."
            ).format(**slots),
            _("In constant currency: {kept} / {before} − 1 = {constant}.").format(**slots),
        ),
    )


def variance_report(rng: Random) -> ChoiceQuestion:
    planned_price = rng.randrange(80, 140, 5) * 1_000
    line = SalesLine(
        budget_units=rng.randrange(20, 61, 2),
        units=rng.randrange(20, 61, 2) + 1,
        budget_price=planned_price,
        price=planned_price + rng.choice((-7_500, -2_500, 2_500, 4_500)),
        budget_rate=rng.choice((10.8, 11.0, 11.2)),
        rate=rng.choice((10.6, 11.4, 11.6)),
    )
    split = sales_variance([line])
    wrong = rng.choice(("volume", "price", "exchange", "total"))
    units, planned = number(line.units), number(line.budget_units)
    price, asked = money(line.price, "SEK"), money(line.budget_price, "SEK")
    rate, expected = number(line.rate, 2), number(line.budget_rate, 2)
    right = {
        "volume": (f"({units} − {planned}) × {asked} / {expected}", split.volume),
        "price": (f"{units} × ({price} − {asked}) / {expected}", split.price),
        "exchange": (f"{units} × {price} / {rate} − {units} × {price} / {expected}", split.exchange),
        "total": (f"{units} × {price} / {rate} − {planned} × {asked} / {expected}", split.total),
    }
    at_budget = line.units * line.price / line.budget_rate
    slips = {
        "volume": (
            f"({units} − {planned}) × {price} / {rate}",
            (line.units - line.budget_units) * line.price / line.rate,
        ),
        "price": (
            f"{planned} × ({price} − {asked}) / {rate}",
            line.budget_units * (line.price - line.budget_price) / line.rate,
        ),
        "exchange": (f"{units} × {price} / {expected} − {units} × {price} / {rate}", -split.exchange),
        "total": (
            f"{units} × {price} / {expected} − {planned} × {asked} / {expected}",
            at_budget - line.budget_units * line.budget_price / line.budget_rate,
        ),
    }
    labels = {
        "volume": _("Volume"),
        "price": _("Price in kronor"),
        "exchange": _("Exchange rate"),
        "total": _("Actual less budget"),
    }
    hints = {
        "volume": _("The change in units, at the price and the rate that the budget had: nothing is wrong with it."),
        "price": _("The change in price on what was really sold, before the rate changes: that is right."),
        "exchange": _("The real sales in kronor, at the new rate less at the old one: that is right."),
        "total": _("Real sales at the real rate, less the budget at its own: that is right."),
    }
    mended = {
        "volume": _("{line}: only the units change here. Price and rate stay those of the budget."),
        "price": _("{line}: only the price changes here, on the units sold, at the rate of the budget."),
        "exchange": _("{line}: take the new less the old. More kronor for a euro mean fewer euro, and the reverse."),
        "total": _("{line}: real sales came in at the real rate, not at that of the budget."),
    }
    shown = {name: slips[name] if name == wrong else right[name] for name in right}
    return ChoiceQuestion(
        text=_(
            "A controller explains why sales of one model in Sweden differ from the budget, in euro. The rates are "
            "kronor for a euro. The figures that went in are right, and so is the arithmetic; one line is worked out "
            "by a **wrong formula**. Which?"
        ),
        documents=(
            Document(
                _("What went in (invented)"),
                ((_("Units"), planned, units), (_("Price"), asked, price), (_("Kronor for a euro"), expected, rate)),
                ("", _("Budget"), _("Actual")),
            ),
            Document(
                _("Report"),
                tuple((labels[name], f"{formula} = {money(value)}") for name, (formula, value) in shown.items()),
            ),
        ),
        options=tuple(Option(labels[name], hints[name], right=name == wrong) for name in labels),
        worked=(
            _("The three causes must add up to the whole; here they do not, so look at each step in turn."),
            mended[wrong].format(line=labels[wrong]),
            f"{labels[wrong]}: {right[wrong][0]} = {money(right[wrong][1])}.",
        ),
    )


def signal(rng: Random) -> ChoiceQuestion:
    places = rng.sample(("Metz", "Gdynia", "Bergen", "Porto", "Graz", "Leeds"), 4)
    level, restless = rng.randrange(38, 48), rng.randrange(56, 66)
    kinds = {
        "signal": [level + rng.choice((0, 1)) for _month in range(9)] + [level + rng.choice((9, 10, 11))],
        "noise": [restless + change for change in _shuffled(rng, (-9, 8, -7, 9, -8, 7, -9, 8, -6))] + [restless + 12],
        "late": [level + 40 + change for change in _shuffled(rng, (-2, 1, -1, 2, -2, 1, -1, 2, -1))] + [level + 41],
        "over": [level + change for change in _shuffled(rng, (-4, 5, -5, 4, -3, 5, -4, 3, -5))] + [level + 7],
    }
    rng.shuffle(places)
    series = dict(zip(places, kinds.values(), strict=True))
    kind_of = dict(zip(places, kinds, strict=True))
    limits = {place: control_limits(days) for place, days in series.items()}
    order = sorted(places)
    hints = {
        "signal": "",
        "noise": _("{place}: its last month is far from its mean, but how far do its months move anyway?"),
        "late": _("{place}: customers pay late there, and have done so for months. What changed last month?"),
        "over": _("{place}: it was more than usual. Work out the upper limit before you call."),
    }
    (right,) = (place for place in order if len(series[place]) - 1 in limits[place].outside)

    def mean_move(place: str) -> float:
        days = series[place]
        return sum(abs(after - before) for before, after in pairwise(days)) / (len(days) - 1)

    return ChoiceQuestion(
        text=_(
            "A finance manager sees each branch's days until customers pay. A month asks for a call when it lies more "
            "than three standard deviations from the branch's mean; the standard deviation is the mean move from one "
            "month to the next, divided by {d2}. The last of the ten months is new, and it is part of both means.\n\n"
            "**Which branch** does she call?"
        ).format(d2=number(1.128, 3)),
        documents=(
            Document(
                _("Days until customers pay"),
                tuple(
                    (
                        place,
                        number(limits[place].centre, 1),
                        number(mean_move(place), 2),
                        number(series[place][-2]),
                        number(series[place][-1]),
                    )
                    for place in order
                ),
                (_("Branch"), _("Mean of ten months"), _("Mean move"), _("Month before"), _("Last month")),
            ),
        ),
        options=tuple(
            Option(place, hints[kind_of[place]].format(place=place), right=place == right) for place in order
        ),
        worked=(
            _("The upper limit is the mean plus 3 / {d2} times the mean move.").format(d2=number(1.128, 3)),
            *(
                _("{place}: {mean} + 3 × {move} / {d2} = {limit}; last month had {last} days.").format(
                    place=place,
                    mean=number(limits[place].centre, 1),
                    move=number(mean_move(place), 2),
                    d2=number(1.128, 3),
                    limit=number(limits[place].centre + 3 * round(mean_move(place), 2) / 1.128, 1),
                    last=number(series[place][-1]),
                )
                for place in order
            ),
            _("Only {place} is above its limit. The other moves are noise, or an old habit for another talk.").format(
                place=right
            ),
        ),
    )


def _shuffled(rng: Random, changes: tuple[int, ...]) -> list[int]:
    """Return the changes with the ups and downs in turn, each side in another order."""
    downs, ups = [one for one in changes if one < 0], [one for one in changes if one > 0]
    rng.shuffle(downs)
    rng.shuffle(ups)
    return [one for pair in zip(downs, [*ups, 0], strict=False) for one in pair][: len(changes)]


TASKS = (
    PracticeTask("bonus", N_("What counts in a bonus"), 1, 4, bonus),
    PracticeTask("order-margin", N_("What an order leaves, by activities"), 2, 7, order_margin, signed=True),
    PracticeTask("constant", N_("Growth in constant currency"), 2, 6, constant, signed=True),
    PracticeTask("variance-report", N_("Find the error in a variance report"), 3, 7, variance_report),
    PracticeTask("signal", N_("Which branch to call"), 3, 6, signal),
)
