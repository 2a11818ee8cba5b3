"""Problem set 1, on Part 1: the definition, what drives the process, and its phases."""

from __future__ import annotations

import math

from kmo_teach.definition import COMPONENTS
from kmo_teach.entry import (
    SalesChannel,
    UnsolicitedOrder,
    contribution,
    indifference_turnover,
    share_of_all,
    wilson_interval,
)
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
from kmo_teach.language import N_
from kmo_teach.phases import PHASES, home_market_sufficiency

EURO = Tolerance(relative=1e-6, absolute=0.6)  # so that rounding to whole euros is right


def _sufficiency(home_market, home_share, fixed_cost, contribution_rate):
    return home_market_sufficiency(home_market, home_share, fixed_cost / contribution_rate)


def _order(price, variable_cost, full_cost, export_cost, credit_days, interest_rate):
    return contribution(UnsolicitedOrder(price, variable_cost, export_cost, credit_days, interest_rate)).full


def _normal_interval(share, respondents, deviate=1.96):
    half = deviate * math.sqrt(share * (1 - share) / respondents)
    return share - half, share + half


def _sales_office(office_cost, office_rate, distributor_rate):
    return indifference_turnover(SalesChannel(office_cost, office_rate), SalesChannel(0, distributor_rate))


ASSIGNMENT = Assignment(
    "ps1",
    N_("Problem set 1: is it time to go abroad?"),
    (
        ValueTask(
            name="definition",
            title=N_("What is missing?"),
            points=2,
            minutes=10,
            objectives=("1.1.2", "T2"),
            answer="missing",
            form=Form("mapping", tuple(COMPONENTS), ("moulds", "biscuits", "software", "furniture")),
            expected={"moulds": "a", "biscuits": "e", "software": "d", "furniture": "c"},
            parts=True,
            wrong=(
                Misconception(
                    name="forced-is-not-abroad",
                    gives={"moulds": "d"},
                    hint=N_(
                        "The mould maker does work outside its home market. That it was forced to changes how it "
                        "works, "
                        "not where: look for what a forced move lacks."
                    ),
                    public=False,
                ),
                Misconception(
                    name="selling-online-is-abroad",
                    gives={"software": "a"},
                    hint=N_("The software firm has a plan, but does it buy or sell anything outside its home market?"),
                    public=False,
                ),
                Misconception(
                    name="plan-is-practice",
                    gives={"biscuits": "b"},
                    hint=N_("The biscuit maker did decide. Ask whether the decision reached all its practices."),
                    public=False,
                ),
            ),
        ),
        FunctionTask(
            name="home-market",
            title=N_("Is home large enough?"),
            points=3,
            minutes=15,
            objectives=("1.2.9",),
            answer="sufficiency",
            forbidden=("kmo_teach.phases.home_market_sufficiency",),
            reference=_sufficiency,
            examples=(
                {"home_market": 24_000_000, "home_share": 0.25, "fixed_cost": 3_000_000, "contribution_rate": 0.4},
            ),
            tolerance=Tolerance(relative=0.002, absolute=0.005),
            wrong=(
                Misconception(
                    name="upside-down",
                    gives=lambda *inputs: 1 / _sufficiency(*inputs),
                    hint=N_("It looks upside down. Divide what you can sell at home by what you need to sell."),
                ),
                Misconception(
                    name="whole-market",
                    gives=lambda market, share, fixed, rate: _sufficiency(market, 1, fixed, rate),
                    hint=N_("You took the whole market. The firm can reach only its share of it."),
                ),
                Misconception(
                    name="fixed-cost-as-turnover",
                    gives=lambda market, share, fixed, rate: _sufficiency(market, share, fixed, 1),
                    hint=N_(
                        "You divided by the fixed cost. Only part of each euro of turnover is left to pay it: "
                        "divide the fixed "
                        "cost by the contribution rate first."
                    ),
                    credit=0.25,
                ),
                Misconception(
                    name="variable-cost-rate",
                    gives=lambda market, share, fixed, rate: _sufficiency(market, share, fixed, 1 - rate),
                    hint=N_("You divided the fixed cost by the share that variable cost takes, not by what it leaves."),
                ),
            ),
        ),
        FunctionTask(
            name="denominator",
            title=N_("A share of whom?"),
            points=1,
            minutes=8,
            objectives=("1.2.17", "T4"),
            answer="share_of_all",
            forbidden=("kmo_teach.entry.share_of_all",),
            reference=share_of_all,
            examples=({"share_of_exporters": 0.8, "exporters_among_all": 0.25},),
            tolerance=Tolerance(relative=0.002, absolute=0.0005),
            wrong=(
                Misconception(
                    name="exporters-are-everyone",
                    gives=lambda share, _exporters: share,
                    hint=N_("This is still the share among exporters. Most firms do not export and count as well."),
                ),
                Misconception(
                    name="divided",
                    gives=lambda share, exporters: share / exporters,
                    hint=N_("You divided. A part of a part is a product, and never more than either."),
                ),
                Misconception(
                    name="averaged",
                    gives=lambda share, exporters: (share + exporters) / 2,
                    hint=N_("You averaged two shares of different groups. One is a part of the other."),
                ),
            ),
        ),
        FunctionTask(
            name="share-interval",
            title=N_("How sure is 25 %?"),
            points=2,
            minutes=15,
            objectives=("1.2.18", "T4"),
            answer="interval",
            forbidden=("kmo_teach.entry.wilson_interval",),
            reference=wilson_interval,
            examples=({"share": 0.25, "respondents": 40},),
            tolerance=Tolerance(relative=0, absolute=0.0015),
            wrong=(
                Misconception(
                    name="normal-approximation",
                    gives=_normal_interval,
                    hint=N_(
                        "This is the plain normal interval. With few firms or a small share it is off, and it can "
                        "even go below "
                        "zero: use the formula in the task."
                    ),
                    credit=0.5,
                ),
                Misconception(
                    name="one-sided",
                    gives=lambda share, n: wilson_interval(share, n, 0.90),
                    hint=N_("You used 1.645. That leaves 5 % on each side: for 95 % in the middle take 1.96."),
                    credit=0.5,
                ),
                Misconception(
                    name="half-width",
                    gives=lambda share, n: (
                        [share - low for low in (wilson_interval(share, n)[0],)]
                        + [wilson_interval(share, n)[1] - share]
                    ),
                    hint=N_("You gave the distances to the limits. Give the limits themselves."),
                ),
            ),
        ),
        FunctionTask(
            name="unsolicited-order",
            title=N_("The order nobody looked for"),
            points=3,
            minutes=15,
            objectives=("1.2.16",),
            answer="order_contribution",
            forbidden=("kmo_teach.entry.contribution",),
            reference=_order,
            examples=(
                {
                    "price": 100_000,
                    "variable_cost": 70_000,
                    "full_cost": 95_000,
                    "export_cost": 6_000,
                    "credit_days": 90,
                    "interest_rate": 0.06,
                },
            ),
            tolerance=EURO,
            wrong=(
                Misconception(
                    name="full-cost",
                    gives=lambda p, v, full, e, d, r: _order(p, full, full, e, d, r),
                    hint=N_(
                        "You took the full cost. Its fixed part is there with or without this order: only what the "
                        "order "
                        "causes counts."
                    ),
                ),
                Misconception(
                    name="no-export-cost",
                    gives=lambda p, v, full, e, d, r: _order(p, v, full, 0, d, r),
                    hint=N_("The costs of exporting are missing: freight, papers, certificates."),
                ),
                Misconception(
                    name="no-financing",
                    gives=lambda p, v, full, e, d, r: _order(p, v, full, e, 0, r),
                    hint=N_("The customer pays later. What does the money cost until then?"),
                ),
                Misconception(
                    name="interest-on-price",
                    gives=lambda p, v, full, e, d, r: p - v - e - p * r * d / 360,
                    hint=N_(
                        "You took interest on the price. The bank lends what the order costs: the margin was never "
                        "paid out."
                    ),
                    credit=0.75,
                ),
                Misconception(
                    name="act-365",
                    gives=lambda p, v, full, e, d, r: p - v - e - (v + e) * r * d / 365,
                    hint=N_("You divided the days by 365. Money-market interest in euro counts a year as 360 days."),
                    credit=0.75,
                ),
            ),
        ),
        FunctionTask(
            name="sales-office",
            title=N_("Own office or distributor?"),
            points=2,
            minutes=12,
            objectives=("1.2.24",),
            answer="break_even",
            forbidden=("kmo_teach.entry.indifference_turnover",),
            reference=_sales_office,
            examples=({"office_cost": 150_000, "office_rate": 0.05, "distributor_rate": 0.30},),
            tolerance=EURO,
            wrong=(
                Misconception(
                    name="office-sells-for-free",
                    gives=lambda cost, office, distributor: cost / distributor,
                    hint=N_("An office takes its share of turnover too. Compare it with what the distributor takes."),
                ),
                Misconception(
                    name="rates-added",
                    gives=lambda cost, office, distributor: cost / (office + distributor),
                    hint=N_("You added the two rates. You pay one or the other, so what counts is the difference."),
                ),
                Misconception(
                    name="what-is-left",
                    gives=lambda cost, office, distributor: cost / (1 - distributor),
                    hint=N_(
                        "You divided by what the distributor leaves you. Ask what the office saves on each euro of "
                        "turnover."
                    ),
                ),
            ),
        ),
        ValueTask(
            name="memo",
            title=N_("Seven statements, four slips"),
            points=2,
            minutes=12,
            objectives=("1.2.15", "T3", "T5", "T7", "T10"),
            answer="slips",
            form=Form("list", tuple("1234567")),
            expected=["1", "3", "4", "7"],
            parts=True,
            wrong=(
                Misconception(
                    name="asserted-is-proven",
                    gives=["1", "3", "4"],
                    hint=N_("What does statement 7 rest on: on data, or on the author's word?"),
                    public=False,
                ),
                Misconception(
                    name="ranks-are-amounts",
                    gives=["1", "3", "7"],
                    hint=N_("The axes of the phase plane are ranks. May you multiply ranks?"),
                    public=False,
                ),
                Misconception(
                    name="phases-are-a-law",
                    gives=["3", "4", "7"],
                    hint=N_("Does the model know a compulsory order? Think of a joint venture without export."),
                    public=False,
                ),
            ),
        ),
        ValueTask(
            name="next-phase",
            title=N_("Where does it lead?"),
            points=2,
            minutes=10,
            objectives=("1.2.16", "1.2.21", "1.2.23", "1.2.24"),
            answer="leads_to",
            form=Form("mapping", tuple(PHASES), ("biscuits", "sensors", "care", "group")),
            expected={"biscuits": "export", "sensors": "partnership", "care": "subsidiaries", "group": "multinational"},
            parts=True,
            wrong=(
                Misconception(
                    name="joint-venture-is-subsidiary",
                    gives={"sensors": "subsidiaries"},
                    hint=N_("The sensor maker shares what it develops with an equal. Does it own a unit abroad?"),
                    public=False,
                ),
                Misconception(
                    name="abroad-is-export",
                    gives={"care": "export"},
                    hint=N_("The care-bed maker already sells abroad. What does it look for there that lasts?"),
                    public=False,
                ),
                Misconception(
                    name="units-are-a-group",
                    gives={"group": "subsidiaries"},
                    hint=N_("The group already has units abroad. What decides now where a cost or an investment goes?"),
                    public=False,
                ),
            ),
        ),
        WrittenTask(
            name="advice",
            title=N_("Your advice to the owner"),
            points=3,
            minutes=25,
            objectives=("1.2.4", "1.2.5", "1.2.11", "1.2.12", "T7"),
            rubric=(
                Level(
                    shows=N_("It names a step and ties it to the trigger and to at least one of the two environments."),
                    points=1,
                ),
                Level(
                    shows=N_(
                        "It says what an owner who puts continuity first would fear, and how the step limits that."
                    ),
                    points=1,
                ),
                Level(
                    shows=N_(
                        "It names one thing that the model cannot know or only asserts, and what to find out first."
                    ),
                    points=1,
                ),
            ),
        ),
    ),
)
