"""Problem set 2, on Part 2: price, exchange rate, payment, pay and cash of a firm that goes abroad."""

from __future__ import annotations

from kmo_teach.finance import Account
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
from kmo_teach.pricing import TwoWayRate, default_probability, expected_loss, forward_quote, money_market_hedge

MONEY = Tolerance(relative=1e-6, absolute=0.6)  # so that rounding to whole euros is right


def _floor(variable_cost, freight, commission, insurance, forward):
    return (variable_cost + freight) / (1 - commission - insurance) * forward


def _forward(bid, ask, usd_deposit, usd_loan, eur_deposit, eur_loan, days, basis=360):
    return forward_quote(TwoWayRate(bid, ask), (usd_deposit, usd_loan), (eur_deposit, eur_loan), days, basis)


def _hedge(amount, spot, foreign_rate, home_rate, days, basis=360):
    return money_market_hedge(amount, spot, foreign_rate, home_rate, days, basis)


def _cover(price, days, yearly_default, loss_share, insured, premium, probability=None):
    if probability is None:
        probability = default_probability(yearly_default, days)
    own_risk = expected_loss(probability, loss_share, price * (1 - insured))
    return expected_loss(probability, loss_share, price), premium * price + own_risk


def _net(labour_cost, employer_rate, employee_rate, allowance, tax_rate):
    gross = labour_cost / (1 + employer_rate)
    taxable = gross * (1 - employee_rate)
    return taxable - tax_rate * max(taxable - allowance, 0)


def _net_taxed_on_gross(labour_cost, employer_rate, employee_rate, allowance, tax_rate):
    gross = labour_cost / (1 + employer_rate)
    return gross * (1 - employee_rate) - tax_rate * max(gross - allowance, 0)


def _host_gross(home_net, spent_there, price_ratio, exchange_rate, contribution, tax):
    promised = home_net * (1 + spent_there * (price_ratio - 1)) * exchange_rate
    return promised / ((1 - contribution) * (1 - tax))


def _free(ledger, uncleared, in_transit, pledged, minimum, haircut):
    return Account("bank", "EUR", ledger, uncleared, in_transit, minimum, pledged, haircut).free


ASSIGNMENT = Assignment(
    "ps2",
    N_("Problem set 2: the offer, the people and the money"),
    (
        FunctionTask(
            name="floor-price",
            title=N_("The lowest price"),
            points=3,
            minutes=15,
            objectives=("2.4.9",),
            answer="floor_price",
            reference=_floor,
            examples=(
                {"variable_cost": 60_000, "freight": 5_000, "commission": 0.06, "insurance": 0.04, "forward": 1.1},
            ),
            tolerance=Tolerance(relative=1e-5, absolute=0.6),
            wrong=(
                Misconception(
                    name="charges-on-cost",
                    gives=lambda v, f, c, i, rate: (v + f) * (1 + c + i) * rate,
                    hint=N_(
                        "You added the charges to the cost. The agent and the insurer take their share of the price, "
                        "which is higher: divide by what they leave."
                    ),
                ),
                Misconception(
                    name="freight-forgotten",
                    gives=lambda v, f, c, i, rate: _floor(v, 0, c, i, rate),
                    hint=N_("The freight is missing: a fixed amount, whatever the price."),
                ),
                Misconception(
                    name="rate-upside-down",
                    gives=lambda v, f, c, i, rate: _floor(v, f, c, i, 1 / rate),
                    hint=N_("The rate says how many dollars one euro costs. How many dollars make your euro floor?"),
                ),
                Misconception(
                    name="one-after-the-other",
                    gives=lambda v, f, c, i, rate: (v + f) / ((1 - c) * (1 - i)) * rate,
                    hint=N_(
                        "You took the insurer's share from what the agent leaves. Both are shares of the same price: "
                        "add them before you divide."
                    ),
                    credit=0.5,
                ),
            ),
        ),
        FunctionTask(
            name="forward-rate",
            title=N_("The forward rate of an exporter"),
            points=3,
            minutes=18,
            objectives=("2.4.6",),
            answer="exporter_forward",
            reference=lambda *inputs: _forward(*inputs).ask,
            examples=(
                {
                    "bid": 1.1000,
                    "ask": 1.1010,
                    "usd_deposit": 0.040,
                    "usd_loan": 0.045,
                    "eur_deposit": 0.020,
                    "eur_loan": 0.026,
                    "days": 180,
                },
            ),
            tolerance=Tolerance(relative=0, absolute=0.00006),
            wrong=(
                Misconception(
                    name="wrong-side",
                    gives=lambda *inputs: _forward(*inputs).bid,
                    hint=N_(
                        "This is the bid, at which the bank buys euros. An exporter sells dollars, so the bank sells "
                        "euros in exchange, at the dearer side."
                    ),
                ),
                Misconception(
                    name="rates-swapped",
                    gives=lambda b, a, ud, ul, ed, el, d: _forward(b, a, ed, el, ud, ul, d).ask,
                    hint=N_("You swapped the two currencies' interest. The dollar, which is quoted, goes on top."),
                ),
                Misconception(
                    name="year-of-365-days",
                    gives=lambda *inputs: _forward(*inputs, basis=365).ask,
                    hint=N_("You divided the days by 365. Both money markets count a year as 360 days."),
                    credit=0.5,
                ),
                Misconception(
                    name="spot-as-forward",
                    gives=lambda b, a, *_rest: a,
                    hint=N_("This is the rate of today. Interest until the payment moves it."),
                ),
            ),
        ),
        FunctionTask(
            name="money-market-hedge",
            title=N_("Cover without a forward"),
            points=3,
            minutes=15,
            objectives=("2.4.6",),
            answer="covered_euros",
            reference=lambda *inputs: _hedge(*inputs).home_at_maturity,
            examples=({"amount": 200_000, "spot": 1.25, "foreign_rate": 0.06, "home_rate": 0.03, "days": 120},),
            tolerance=MONEY,
            wrong=(
                Misconception(
                    name="borrows-the-invoice",
                    gives=lambda amount, spot, _foreign, home, days: amount / spot * (1 + home * days / 360),
                    hint=N_(
                        "You borrowed the invoice's full amount. The invoice must repay the loan with its interest, "
                        "so borrow less."
                    ),
                ),
                Misconception(
                    name="stops-today",
                    gives=lambda *inputs: _hedge(*inputs).home_today,
                    hint=N_("This is what you have today. What has it grown to on the day that the customer pays?"),
                ),
                Misconception(
                    name="loan-at-home",
                    gives=lambda amount, spot, foreign, home, days: (
                        _hedge(amount, spot, home, foreign, days).home_at_maturity
                    ),
                    hint=N_("You borrow in the customer's currency and deposit in your own: swap the two rates."),
                ),
                Misconception(
                    name="hedge-year-of-365-days",
                    gives=lambda *inputs: _hedge(*inputs, basis=365).home_at_maturity,
                    hint=N_("You divided the days by 365. Here both currencies count a year as 360 days."),
                    credit=0.75,
                ),
            ),
        ),
        FunctionTask(
            name="non-payment",
            title=N_("Bear the risk or insure it?"),
            points=3,
            minutes=18,
            objectives=("2.4.8",),
            answer="expected_costs",
            reference=_cover,
            examples=(
                {
                    "price": 100_000,
                    "days": 73,
                    "yearly_default": 0.05,
                    "loss_share": 0.6,
                    "insured": 0.9,
                    "premium": 0.0065,
                },
            ),
            tolerance=MONEY,
            wrong=(
                Misconception(
                    name="whole-year",
                    gives=lambda *inputs: _cover(*inputs, probability=inputs[2]),
                    hint=N_("You took the chance for a whole year. The customer owes you money for fewer days."),
                ),
                Misconception(
                    name="all-is-lost",
                    gives=lambda p, d, y, _loss, i, premium: _cover(p, d, y, 1, i, premium),
                    hint=N_("You counted the whole invoice as lost. A part comes back after a failure."),
                ),
                Misconception(
                    name="insurer-pays-all",
                    gives=lambda p, d, y, loss, i, premium: (_cover(p, d, y, loss, i, premium)[0], premium * p),
                    hint=N_("The insurer pays a part only. The firm still bears the rest of the expected loss."),
                    credit=0.5,
                ),
                Misconception(
                    name="straight-line",
                    gives=lambda *inputs: _cover(*inputs, probability=inputs[2] * inputs[1] / 365),
                    hint=N_(
                        "You took a share of the year's chance by days. That is nearly right: use the formula in the "
                        "task, which lets a firm fail only once."
                    ),
                    credit=0.75,
                ),
            ),
        ),
        FunctionTask(
            name="net-for-cost",
            title=N_("From labour cost to net pay"),
            points=3,
            minutes=15,
            objectives=("2.3.4",),
            answer="net_for_cost",
            reference=_net,
            examples=(
                {
                    "labour_cost": 5_000,
                    "employer_rate": 0.25,
                    "employee_rate": 0.10,
                    "allowance": 1_000,
                    "tax_rate": 0.30,
                },
            ),
            tolerance=Tolerance(relative=1e-6, absolute=0.06),
            wrong=(
                Misconception(
                    name="employer-rate-off-labour-cost",
                    gives=lambda cost, er, ee, a, t: _net(cost * (1 - er) * (1 + er), er, ee, a, t),
                    hint=N_(
                        "You took the employer's contribution as a share of labour cost. It is a share of gross pay: "
                        "divide by 1 plus the rate."
                    ),
                ),
                Misconception(
                    name="tax-on-gross",
                    gives=_net_taxed_on_gross,
                    hint=N_("You taxed gross pay. Take the employee's own contribution off before you tax."),
                ),
                Misconception(
                    name="labour-cost-is-gross",
                    gives=lambda cost, _er, ee, a, t: _net(cost, 0, ee, a, t),
                    hint=N_("You took labour cost for gross pay. The employer's contribution comes out of it first."),
                ),
                Misconception(
                    name="no-allowance",
                    gives=lambda cost, er, ee, _a, t: _net(cost, er, ee, 0, t),
                    hint=N_("You taxed the whole amount. The allowance stays free of tax."),
                    credit=0.5,
                ),
            ),
        ),
        FunctionTask(
            name="host-gross",
            title=N_("Sent abroad, no worse off"),
            points=3,
            minutes=18,
            objectives=("2.3.4",),
            answer="host_gross",
            reference=_host_gross,
            examples=(
                {
                    "home_net": 3_000,
                    "spent_there": 0.6,
                    "price_ratio": 1.25,
                    "exchange_rate": 1.2,
                    "contribution": 0.10,
                    "tax": 0.20,
                },
            ),
            tolerance=MONEY,
            wrong=(
                Misconception(
                    name="taxes-on-top",
                    gives=lambda net, s, p, x, c, t: _host_gross(net, s, p, x, 0, 0) * (1 + c) * (1 + t),
                    hint=N_(
                        "You put the deductions on top of net pay. They are shares of the larger amount: divide by "
                        "what they leave."
                    ),
                ),
                Misconception(
                    name="all-is-spent-there",
                    gives=lambda net, _s, p, x, c, t: _host_gross(net, 1, p, x, c, t),
                    hint=N_("You raised the whole net pay. Dearer prices touch only what is spent over there."),
                    credit=0.25,
                ),
                Misconception(
                    name="deductions-added",
                    gives=lambda net, s, p, x, c, t: _host_gross(net, s, p, x, 0, 0) / (1 - c - t),
                    hint=N_("You added the two rates. Tax falls on what the contribution leaves, not on all."),
                    credit=0.5,
                ),
                Misconception(
                    name="exchange-upside-down",
                    gives=lambda net, s, p, x, c, t: _host_gross(net, s, p, 1 / x, c, t),
                    hint=N_("The exchange rate gives host currency for one unit of home currency: multiply."),
                ),
            ),
        ),
        ValueTask(
            name="price-memo",
            title=N_("An offer with four slips"),
            points=2,
            minutes=12,
            objectives=("2.4.6", "2.4.8", "2.4.9"),
            answer="price_slips",
            form=Form("list", tuple("12345678")),
            expected=["2", "3", "6", "8"],
            parts=True,
            wrong=(
                Misconception(
                    name="markup-is-margin",
                    gives=["3", "6", "8"],
                    hint=N_("Work statement 2 out with a cost of 80. Is the margin on the price what it should be?"),
                    public=False,
                ),
                Misconception(
                    name="forward-is-forecast",
                    gives=["2", "6", "8"],
                    hint=N_("What makes a forward rate differ from the spot rate: an opinion, or two interest rates?"),
                    public=False,
                ),
                Misconception(
                    name="option-is-forward",
                    gives=["2", "3", "6"],
                    hint=N_("Statement 8: what does a premium buy, a duty or a right?"),
                    public=False,
                ),
            ),
        ),
        FunctionTask(
            name="free-cash",
            title=N_("Money that you can use today"),
            points=2,
            minutes=10,
            objectives=("2.4.3",),
            answer="free_cash",
            reference=_free,
            examples=(
                {
                    "ledger": 90_000,
                    "uncleared": 12_000,
                    "in_transit": 7_000,
                    "pledged": 15_000,
                    "minimum": 10_000,
                    "haircut": 0.05,
                },
            ),
            tolerance=MONEY,
            wrong=(
                Misconception(
                    name="pledged-is-free",
                    gives=lambda ledger, u, i, _p, m, h: _free(ledger, u, i, 0, m, h),
                    hint=N_("Pledged money serves as security. It is yours, but you cannot use it."),
                ),
                Misconception(
                    name="cheques-are-cash",
                    gives=lambda ledger, _u, i, p, m, h: _free(ledger, 0, i, p, m, h),
                    hint=N_("What is booked but has no value yet cannot be used today: take it off."),
                ),
                Misconception(
                    name="no-cost-of-moving",
                    gives=lambda ledger, u, i, p, m, _h: _free(ledger, u, i, p, m, 0),
                    hint=N_("Moving the money out costs a share of it. Take the haircut off at the end."),
                    credit=0.5,
                ),
            ),
        ),
        WrittenTask(
            name="cover-advice",
            title=N_("Which cover, and why?"),
            points=3,
            minutes=20,
            objectives=("2.4.6", "2.4.8", "2.4.9"),
            rubric=(
                Level(
                    shows=N_(
                        "It covers the exchange rate and says why: a forward where the order is "
                        "sure, an option where it is not."
                    ),
                    points=1,
                ),
                Level(
                    shows=N_(
                        "It weighs the price of credit cover against the expected loss and against "
                        "the loss that the firm could not bear."
                    ),
                    points=1,
                ),
                Level(
                    shows=N_(
                        "It names what no cover takes away, and one fact to ask of the bank, the "
                        "insurer or the customer."
                    ),
                    points=1,
                ),
            ),
        ),
    ),
)
