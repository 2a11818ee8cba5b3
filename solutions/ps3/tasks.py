"""Problem set 3, on Part 3: information, decision and control of a firm that works abroad."""

from __future__ import annotations

from kmo_teach.control import Indicator, SalesLine, arithmetic_index, geometric_index, sales_variance
from kmo_teach.finance import Rates, translation_adjustment
from kmo_teach.grading.task import (
    Assignment,
    Form,
    FunctionTask,
    Level,
    Misconception,
    Tolerance,
    ValueTask,
    WrittenTask,
)
from kmo_teach.information import annual_loss_expectancy, records_to_maintain
from kmo_teach.language import N_
from kmo_teach.power import decision_delay
from kmo_teach.pricing import Activity, activity_based_overhead, flat_overhead

MONEY = Tolerance(relative=1e-6, absolute=0.6)  # so that rounding to whole euros is right


def _activities(costs, drivers, use):
    firm = {str(n): Activity(cost, number) for n, (cost, number) in enumerate(zip(costs, drivers, strict=True))}
    return activity_based_overhead(firm, {str(n): number for n, number in enumerate(use)})


def _overhead_gap(costs, drivers, use, hours, order_hours):
    return _activities(costs, drivers, use) - flat_overhead(sum(costs), hours, order_hours)


def _split(budget_units, units, budget_prices, prices, budget_rate, rate):
    lines = [
        SalesLine(*line, budget_rate, rate) for line in zip(budget_units, units, budget_prices, prices, strict=True)
    ]
    found = sales_variance(lines)
    return found.volume, found.mix, found.price, found.exchange


def _without_mix(*inputs):
    volume, mix, price, exchange = _split(*inputs)
    return volume + mix, 0, price, exchange


def _price_at_new_rate(*inputs):
    volume, mix, price, exchange = _split(*inputs)
    at_new_rate = price * inputs[4] / inputs[5]
    return volume, mix, at_new_rate, exchange + price - at_new_rate


def _reversed(*inputs):
    return tuple(-part for part in _split(*inputs))


def _indicators(values, floors, targets, weights):
    return [Indicator("one", "financial", *each) for each in zip(values, floors, targets, weights, strict=True)]


def _unbounded(values, floors, targets, weights):
    product = 1.0
    for value, floor, target, weight in zip(values, floors, targets, weights, strict=True):
        product *= ((value - floor) / (target - floor)) ** (weight / sum(weights))
    return product


def _days_saved(questions, decisions, delegated):
    return decision_delay(questions, decisions) - decision_delay(questions * (1 - delegated), decisions)


def _worth(single_loss, before, after, yearly_cost):
    return annual_loss_expectancy(single_loss, before) - annual_loss_expectancy(single_loss, after) - yearly_cost


def _extra_records(products, languages, currencies, regimes):
    after = records_to_maintain(products, languages + 1, currencies + 1, regimes=regimes + 1)
    return after - records_to_maintain(products, languages, currencies, regimes=regimes)


def _translation(equity, income, opening, average, closing):
    return translation_adjustment(equity, income, 0, Rates(opening, average, closing))


ASSIGNMENT = Assignment(
    "ps3",
    N_("Problem set 3: knowing, deciding, steering"),
    (
        FunctionTask(
            name="overhead-gap",
            title=N_("What an export order really costs"),
            points=3,
            minutes=18,
            objectives=("3.3.1",),
            answer="overhead_gap",
            reference=_overhead_gap,
            examples=(
                {"costs": [40_000, 60_000], "drivers": [800, 300], "use": [20, 3], "hours": 20_000, "order_hours": 150},
            ),
            tolerance=MONEY,
            wrong=(
                Misconception(
                    name="gap-reversed",
                    gives=lambda *inputs: -_overhead_gap(*inputs),
                    hint=N_("The sign is reversed: how much more do the activities say than the flat rate?"),
                    credit=0.5,
                ),
                Misconception(
                    name="activities-only",
                    gives=lambda costs, drivers, use, *_rest: _activities(costs, drivers, use),
                    hint=N_("This is the overhead by activities. Take off what the flat rate would charge."),
                    credit=0.25,
                ),
                Misconception(
                    name="share-of-drivers",
                    gives=lambda costs, drivers, use, hours, mine: (
                        sum(costs) * sum(use) / sum(drivers) - sum(costs) * mine / hours
                    ),
                    hint=N_(
                        "You added documents and set-ups as if they were one thing. Each activity has its own cost "
                        "for one driver."
                    ),
                ),
            ),
        ),
        FunctionTask(
            name="sales-split",
            title=N_("Why sales differ from the budget"),
            points=4,
            minutes=25,
            objectives=("3.3.2", "3.3.3"),
            answer="split",
            reference=_split,
            examples=(
                {
                    "budget_units": [600, 400],
                    "units": [500, 600],
                    "budget_prices": [50, 80],
                    "prices": [52, 78],
                    "budget_rate": 1.0,
                    "rate": 1.25,
                },
            ),
            tolerance=MONEY,
            wrong=(
                Misconception(
                    name="mix-in-volume",
                    gives=_without_mix,
                    hint=N_(
                        "You put the whole change in units under volume. Volume is all units at the budget's mix; "
                        "what is left of the change is mix."
                    ),
                    credit=0.5,
                ),
                Misconception(
                    name="price-at-new-rate",
                    gives=_price_at_new_rate,
                    hint=N_(
                        "You valued the price difference at the new rate. Keep the budget's rate "
                        "until the last step, "
                        "so that the exchange effect holds all of it."
                    ),
                    credit=0.5,
                ),
                Misconception(
                    name="budget-less-actual",
                    gives=_reversed,
                    hint=N_("You took budget less actual. What came in above the budget counts as positive here."),
                    credit=0.5,
                ),
                Misconception(
                    name="rate-multiplied",
                    gives=lambda bu, u, bp, p, br, r: _split(bu, u, bp, p, 1 / br, 1 / r),
                    hint=N_("The rates give foreign currency for one euro: divide by them."),
                ),
            ),
        ),
        FunctionTask(
            name="dashboard-index",
            title=N_("One number for a dashboard"),
            points=3,
            minutes=15,
            objectives=("3.3.3",),
            answer="index",
            reference=lambda *inputs: geometric_index(_indicators(*inputs)),
            examples=({"values": [6, 12, 60], "floors": [0, 20, 20], "targets": [10, 10, 50], "weights": [2, 1, 1]},),
            tolerance=Tolerance(relative=0, absolute=0.0006),
            wrong=(
                Misconception(
                    name="good-hides-bad",
                    gives=lambda *inputs: arithmetic_index(_indicators(*inputs)),
                    hint=N_("This is the ordinary mean, in which a good score hides a bad one. Multiply the scores."),
                ),
                Misconception(
                    name="all-count-the-same",
                    gives=lambda v, f, t, w: geometric_index(_indicators(v, f, t, [1] * len(w))),
                    hint=N_("All indicators count the same in your index. Use the weights as exponents."),
                    credit=0.5,
                ),
                Misconception(
                    name="above-target",
                    gives=_unbounded,
                    hint=N_("A score runs from 0 to 1: beyond the target it stays at 1."),
                    credit=0.5,
                ),
            ),
        ),
        FunctionTask(
            name="delegation",
            title=N_("The owner as a bottleneck"),
            points=3,
            minutes=15,
            objectives=("3.2.2", "3.2.4"),
            answer="days_saved",
            reference=_days_saved,
            examples=({"questions": 9, "decisions": 10, "delegated": 0.2},),
            tolerance=Tolerance(relative=1e-4, absolute=0.0006),
            wrong=(
                Misconception(
                    name="delay-in-proportion",
                    gives=lambda q, d, share: decision_delay(q, d) * share,
                    hint=N_(
                        "You took the same share off the delay. A queue shrinks much faster than the load when the "
                        "load is near the limit."
                    ),
                ),
                Misconception(
                    name="delay-that-is-left",
                    gives=lambda q, d, share: decision_delay(q * (1 - share), d),
                    hint=N_("This is the delay that is left. How many days less is it than before?"),
                    credit=0.5,
                ),
                Misconception(
                    name="keeps-what-he-gives",
                    gives=lambda q, d, share: decision_delay(q, d) - decision_delay(q * share, d),
                    hint=N_("You left the owner with the questions that are handed over. The others stay."),
                    credit=0.25,
                ),
            ),
        ),
        FunctionTask(
            name="control-worth",
            title=N_("Is the control worth its price?"),
            points=2,
            minutes=10,
            objectives=("3.1.2",),
            answer="worth",
            reference=_worth,
            examples=({"single_loss": 50_000, "before": 0.3, "after": 0.1, "yearly_cost": 6_000},),
            tolerance=MONEY,
            wrong=(
                Misconception(
                    name="risk-is-gone",
                    gives=lambda loss, before, _after, cost: _worth(loss, before, 0, cost),
                    hint=N_("You let the risk vanish. What is left of it after the control still costs."),
                ),
                Misconception(
                    name="control-is-free",
                    gives=lambda loss, before, after, _cost: _worth(loss, before, after, 0),
                    hint=N_("The control's own yearly cost is missing."),
                ),
                Misconception(
                    name="loss-is-certain",
                    gives=lambda loss, _before, _after, cost: loss - cost,
                    hint=N_("You set the whole loss against the cost, as if it struck each year. How often does it?"),
                ),
            ),
        ),
        FunctionTask(
            name="extra-records",
            title=N_("One market more, how many records?"),
            points=2,
            minutes=10,
            objectives=("3.1.0", "3.1.1"),
            answer="extra_records",
            reference=_extra_records,
            examples=({"products": 100, "languages": 2, "currencies": 1, "regimes": 2},),
            tolerance=Tolerance(relative=0, absolute=0.1),
            wrong=(
                Misconception(
                    name="one-record-more",
                    gives=lambda products, *_rest: products,
                    hint=N_(
                        "You counted one record more for each product. The old languages need the new currency too."
                    ),
                ),
                Misconception(
                    name="all-records",
                    gives=lambda p, n, c, r: records_to_maintain(p, n + 1, c + 1, regimes=r + 1),
                    hint=N_("These are all records afterwards. How many did the firm keep already?"),
                    credit=0.5,
                ),
                Misconception(
                    name="kinds-added",
                    gives=lambda p, _n, _c, _r: 3 * p,
                    hint=N_("You added a language, a currency and a set of rules. They combine: multiply."),
                ),
            ),
        ),
        FunctionTask(
            name="translation",
            title=N_("A loss in no income statement"),
            points=3,
            minutes=18,
            objectives=("3.3.2", "2.4.1"),
            answer="difference",
            reference=_translation,
            examples=({"equity": 800_000, "income": 100_000, "opening": 1.0, "average": 1.25, "closing": 1.6},),
            tolerance=MONEY,
            wrong=(
                Misconception(
                    name="equity-only",
                    gives=lambda equity, _income, opening, average, closing: _translation(
                        equity, 0, opening, average, closing
                    ),
                    hint=N_(
                        "The year's profit is missing. It came in at the average rate and is kept at the closing one."
                    ),
                    credit=0.5,
                ),
                Misconception(
                    name="profit-from-the-start",
                    gives=lambda equity, income, opening, average, closing: _translation(
                        equity + income, 0, opening, average, closing
                    ),
                    hint=N_("You translated the profit at the opening rate. It was earned over the year."),
                    credit=0.5,
                ),
                Misconception(
                    name="difference-reversed",
                    gives=lambda *inputs: -_translation(*inputs),
                    hint=N_("The sign is reversed. What is net worth in euro now, less what it was booked at?"),
                    credit=0.5,
                ),
                Misconception(
                    name="translation-multiplied",
                    gives=lambda equity, income, opening, average, closing: _translation(
                        equity, income, 1 / opening, 1 / average, 1 / closing
                    ),
                    hint=N_("You multiplied by the rates. They give foreign currency for one euro: divide."),
                ),
            ),
        ),
        ValueTask(
            name="control-memo",
            title=N_("A report with four slips"),
            points=2,
            minutes=12,
            objectives=("3.1.2", "3.2.2", "3.3.2", "3.3.3"),
            answer="report_slips",
            form=Form("list", tuple("12345678")),
            expected=["2", "4", "5", "7"],
            parts=True,
            wrong=(
                Misconception(
                    name="reported-is-constant",
                    gives=["4", "5", "7"],
                    hint=N_("Statement 2: at constant rates, what does the fall of the currency still do?"),
                    public=False,
                ),
                Misconception(
                    name="translation-is-cash",
                    gives=["2", "5", "7"],
                    hint=N_("Which bank account does the amount in statement 4 come from?"),
                    public=False,
                ),
                Misconception(
                    name="no-queue",
                    gives=["2", "4", "7"],
                    hint=N_("Statement 5 counts the time of deciding. Do questions never arrive together?"),
                    public=False,
                ),
            ),
        ),
        WrittenTask(
            name="mandate",
            title=N_("A mandate for the subsidiary"),
            points=3,
            minutes=20,
            objectives=("3.2.3", "3.2.4", "3.2.5"),
            rubric=(
                Level(
                    shows=N_(
                        "It names decisions that go to the local manager and decisions that stay, each with a limit."
                    ),
                    points=1,
                ),
                Level(
                    shows=N_(
                        "It names the resistance to expect, from the owner or from staff, and what will lessen it."
                    ),
                    points=1,
                ),
                Level(
                    shows=N_(
                        "It says which information shows in time that the mandate is used well, and when to review it."
                    ),
                    points=1,
                ),
            ),
        ),
    ),
)
