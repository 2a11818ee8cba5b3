"""The capstone: one firm's case decided from end to end."""

from __future__ import annotations

from kmo_teach.entry import market_scores
from kmo_teach.finance import funding_need
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

MONEY = Tolerance(relative=1e-6, absolute=0.6)  # so that rounding to whole euros is right


def _missing(home_market, home_share, fixed_cost, contribution_rate):
    needed = fixed_cost / contribution_rate
    return max(needed * (1 - home_market_sufficiency(home_market, home_share, needed)), 0)


def _scores(sizes, duties, distances, weights, lower=("duty", "distance")):
    names = [str(number) for number in range(len(sizes))]
    rows = zip(sizes, duties, distances, strict=True)
    table = {
        name: {"size": size, "duty": duty, "distance": distance}
        for name, (size, duty, distance) in zip(names, rows, strict=True)
    }
    found = market_scores(table, dict(zip(("size", "duty", "distance"), weights, strict=True)), lower)
    return [found[name] for name in names]


def _share_of_largest(sizes, duties, distances, weights):
    largest = max(sizes), max(duties), max(distances)
    return [
        (weights[0] * s / largest[0] + weights[1] * (1 - d / largest[1]) + weights[2] * (1 - far / largest[2]))
        / sum(weights)
        for s, d, far in zip(sizes, duties, distances, strict=True)
    ]


def _quote(cost, freight, credit_cover, commission, margin, forward):
    return (cost + freight) / (1 - credit_cover - commission - margin) * forward


def _labour_cost(net, employee_rate, tax_rate, employer_rate):
    return net / ((1 - employee_rate) * (1 - tax_rate)) * (1 + employer_rate)


ASSIGNMENT = Assignment(
    "capstone",
    N_("Capstone: Ravelaar decides"),
    (
        ValueTask(
            name="case-position",
            title=N_("Where does Ravelaar stand?"),
            points=2,
            minutes=10,
            objectives=("1.2.16", "1.2.21", "1.2.23"),
            answer="position",
            form=Form("mapping", tuple(PHASES), ("fairs", "assembly", "depot", "centres")),
            expected={
                "fairs": "export",
                "assembly": "partnership",
                "depot": "subsidiaries",
                "centres": "multinational",
            },
            parts=True,
            wrong=(
                Misconception(
                    name="partner-is-owned",
                    gives={"assembly": "subsidiaries"},
                    hint=N_("The assembler near Lille: whose firm is it?"),
                    public=False,
                ),
                Misconception(
                    name="own-unit-is-export",
                    gives={"depot": "export"},
                    hint=N_("The depot sells as well. But who owns it, and under which country's law?"),
                    public=False,
                ),
                Misconception(
                    name="group-is-more-units",
                    gives={"centres": "subsidiaries"},
                    hint=N_("In the last plan, does a country come first or the group as a whole?"),
                    public=False,
                ),
            ),
        ),
        FunctionTask(
            name="case-home",
            title=N_("How much is missing at home?"),
            points=3,
            minutes=12,
            objectives=("1.2.9",),
            answer="missing_turnover",
            reference=_missing,
            examples=(
                {"home_market": 30_000_000, "home_share": 0.15, "fixed_cost": 2_400_000, "contribution_rate": 0.4},
            ),
            tolerance=MONEY,
            wrong=(
                Misconception(
                    name="home-is-fixed-cost",
                    gives=lambda m, s, fixed, _rate: abs(m * s - fixed),
                    hint=N_("Turnover must pay more than the fixed cost: what part of it is left after variable cost?"),
                ),
                Misconception(
                    name="home-whole-market",
                    gives=lambda m, _s, fixed, rate: abs(fixed / rate - m),
                    hint=N_("You gave the firm the whole home market. It can win its share of it."),
                ),
                Misconception(
                    name="home-share-that-is-missing",
                    gives=lambda m, s, fixed, rate: 1 - m * s * rate / fixed,
                    hint=N_("This is a fraction. Give the turnover that is missing, in EUR."),
                    credit=0.5,
                ),
            ),
        ),
        FunctionTask(
            name="case-market",
            title=N_("Which market first?"),
            points=3,
            minutes=18,
            objectives=("1.2.19",),
            answer="market_points",
            reference=_scores,
            examples=(
                {"sizes": [60, 20, 40], "duties": [0, 4, 8], "distances": [200, 700, 1_200], "weights": [2, 1, 1]},
            ),
            tolerance=Tolerance(relative=0, absolute=0.0011),
            wrong=(
                Misconception(
                    name="far-is-good",
                    gives=lambda s, d, far, w: _scores(s, d, far, w, lower=()),
                    hint=N_("In your scores a far market with high duties does better. Turn these two round."),
                ),
                Misconception(
                    name="criteria-count-the-same",
                    gives=lambda s, d, far, _w: _scores(s, d, far, [1, 1, 1]),
                    hint=N_("All criteria count the same in your scores. Use the weights."),
                    credit=0.5,
                ),
                Misconception(
                    name="share-of-the-largest",
                    gives=_share_of_largest,
                    hint=N_("You divided by the largest value. The worst market must score 0 and the best one 1."),
                    credit=0.25,
                ),
            ),
        ),
        FunctionTask(
            name="case-quote",
            title=N_("A price with its cover in it"),
            points=3,
            minutes=15,
            objectives=("2.4.6", "2.4.8", "2.4.9"),
            answer="quoted_price",
            reference=_quote,
            examples=(
                {
                    "cost": 44_000,
                    "freight": 4_000,
                    "credit_cover": 0.01,
                    "commission": 0.07,
                    "margin": 0.12,
                    "forward": 0.9,
                },
            ),
            tolerance=MONEY,
            wrong=(
                Misconception(
                    name="margin-on-cost",
                    gives=lambda c, f, cover, com, m, x: _quote(c, f, cover, com, 0, x) * (1 + m),
                    hint=N_("Your margin is a share of the floor price. It must be a share of the price that is paid."),
                    credit=0.5,
                ),
                Misconception(
                    name="all-on-cost",
                    gives=lambda c, f, cover, com, m, x: (c + f) * (1 + cover + com + m) * x,
                    hint=N_("You added shares of the price to the cost. Divide the cost by what the shares leave."),
                ),
                Misconception(
                    name="quote-rate-upside-down",
                    gives=lambda c, f, cover, com, m, x: _quote(c, f, cover, com, m, 1 / x),
                    hint=N_("The rate gives pounds for one euro: multiply the price in euro by it."),
                ),
                Misconception(
                    name="quote-without-cover",
                    gives=lambda c, f, _cover, com, m, x: _quote(c, f, 0, com, m, x),
                    hint=N_("The credit cover is missing. Its premium is a share of the price."),
                    credit=0.25,
                ),
            ),
        ),
        FunctionTask(
            name="case-pay",
            title=N_("What a fitter abroad costs"),
            points=3,
            minutes=15,
            objectives=("2.3.4",),
            answer="labour_cost",
            reference=_labour_cost,
            examples=({"net": 2_700, "employee_rate": 0.10, "tax_rate": 0.25, "employer_rate": 0.2},),
            tolerance=Tolerance(relative=1e-6, absolute=0.06),
            wrong=(
                Misconception(
                    name="pay-rates-added",
                    gives=lambda net, ee, tax, er: net / (1 - ee - tax) * (1 + er),
                    hint=N_("You added contribution and tax. The tax falls on what the contribution leaves."),
                    credit=0.5,
                ),
                Misconception(
                    name="employer-on-net",
                    gives=lambda net, ee, tax, er: net / ((1 - ee) * (1 - tax)) + net * er,
                    hint=N_("You took the employer's contribution on net pay. Its base is gross pay."),
                ),
                Misconception(
                    name="pay-on-top-of-net",
                    gives=lambda net, ee, tax, er: net * (1 + ee) * (1 + tax) * (1 + er),
                    hint=N_(
                        "Contribution and tax are shares of a larger amount than net pay: divide by what they leave."
                    ),
                ),
                Misconception(
                    name="employer-forgotten",
                    gives=lambda net, ee, tax, _er: _labour_cost(net, ee, tax, 0),
                    hint=N_("This is gross pay. The employer's contribution comes on top."),
                    credit=0.5,
                ),
            ),
        ),
        FunctionTask(
            name="case-cash",
            title=N_("The money that growth ties up"),
            points=3,
            minutes=12,
            objectives=("2.4.3", "2.4.4"),
            answer="money_needed",
            reference=funding_need,
            examples=(
                {
                    "yearly_sales": 720_000,
                    "inventory_days": 40,
                    "receivable_days": 75,
                    "payable_days": 30,
                    "cost_ratio": 0.7,
                },
            ),
            tolerance=MONEY,
            wrong=(
                Misconception(
                    name="suppliers-wait-not",
                    gives=lambda sales, stock, customers, _suppliers, ratio: funding_need(
                        sales, stock, customers, 0, ratio
                    ),
                    hint=N_("Suppliers lend you money until you pay them. Take their days off."),
                ),
                Misconception(
                    name="at-selling-price",
                    gives=lambda sales, stock, customers, suppliers, _ratio: funding_need(
                        sales, stock, customers, suppliers
                    ),
                    hint=N_("You funded the whole selling price. Only what was paid out needs money."),
                    credit=0.5,
                ),
                Misconception(
                    name="cash-year-of-365-days",
                    gives=lambda *inputs: funding_need(*inputs) * 360 / 365,
                    hint=N_("You divided the sales by 365 days. The task counts a year of 360 days."),
                    credit=0.75,
                ),
            ),
        ),
        ValueTask(
            name="case-systems",
            title=N_("Which system must be ready?"),
            points=2,
            minutes=10,
            objectives=("3.1.1", "3.2.3", "3.3.1", "3.3.3"),
            answer="systems",
            form=Form(
                "mapping", ("information", "decision", "control"), ("manuals", "discounts", "prices", "dashboard")
            ),
            expected={"manuals": "information", "discounts": "decision", "prices": "control", "dashboard": "control"},
            parts=True,
            wrong=(
                Misconception(
                    name="dashboard-is-data",
                    gives={"dashboard": "information"},
                    hint=N_("The figures for the board are there already. What is done with them?"),
                    public=False,
                ),
                Misconception(
                    name="price-is-decided",
                    gives={"prices": "decision"},
                    hint=N_("Cost prices are found by calculating, not by deciding. Which system finds them?"),
                    public=False,
                ),
                Misconception(
                    name="discount-is-control",
                    gives={"discounts": "control"},
                    hint=N_("The line on discounts asks who may, not how much was given."),
                    public=False,
                ),
            ),
        ),
        WrittenTask(
            name="case-memo",
            title=N_("Your memo to the owner"),
            points=4,
            minutes=45,
            objectives=("1.2.9", "2.4.9", "3.2.4", "3.3.3"),
            rubric=(
                Level(
                    shows=N_("It recommends one step in one market, and rests it on the figures found above."), points=1
                ),
                Level(
                    shows=N_("It names price, cover and funding with amounts that agree with one another."), points=1
                ),
                Level(
                    shows=N_("It says what must be ready in information, decision and control, and in which order."),
                    points=1,
                ),
                Level(
                    shows=N_("It names the greatest uncertainty, and a limit at which the firm stops or turns back."),
                    points=1,
                ),
            ),
        ),
    ),
)
