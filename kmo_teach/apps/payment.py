"""The payment app: twelve ways of paying for one order, from both sides of the table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kmo_teach.apps.kit.charts import Spec, amount, bars, category, colour, described, layer, layers, quantity
from kmo_teach.apps.kit.describe import (
    App,
    Chart,
    Column,
    Group,
    Guess,
    Key,
    Percent,
    Preset,
    Result,
    Slider,
    Table,
    euro,
    per_cent,
)
from kmo_teach.case.firm import get_running_case
from kmo_teach.case.order import portland_in_words
from kmo_teach.case.payment import portland_deal
from kmo_teach.language import N_, _, money
from kmo_teach.palette import BLUE, GREEN, ORANGE, PURPLE
from kmo_teach.payment import Deal, Way, cash_curve, ways_of_paying
from kmo_teach.pricing import Instalment

__all__ = ["app"]

_DRAWN = {"open_account": BLUE, "instalments": GREEN, "credit_confirmed": ORANGE, "advance": PURPLE}
_STEP = 5


def app() -> App:
    """Describe the app in the reader's language."""
    return App(
        name="payment",
        title=_("Which way of paying?"),
        question=_("Change the plan and what money costs each side: who pays, who waits, and who can lose what?"),
        inputs=(_plan(), _sides()),
        charts=(
            Chart("both", _("What each way costs the two sides (EUR)"), _both_chart()),
            Chart("worst", _("Most that the seller can lose (EUR)"), _worst_chart()),
            Chart("cash", _("Cash of the order, from signature (EUR)"), _cash_chart()),
        ),
        compute=_compute,
        first=("with_order", "when_ready", "buyer_rate", "default"),
        guess=Guess(
            _("The buyer borrows at 12% instead. What happens to what the plan saves both sides together?"),
            {"buyer_rate": 12},
            _(
                "Whoever pays early borrows for it: with a dear buyer the plan costs the two more than it saves, so "
                "it must be worth that as a cover."
            ),
        ),
        presets=(
            Preset("portland", _("As for {place}").format(place=portland_in_words()["place"]), {}),
            Preset("thirds", _("One third each"), {"with_order": 34, "when_ready": 33}),
            Preset("dear_buyer", _("A buyer who borrows dear"), {"buyer_rate": 12}),
            Preset("weak_buyer", _("A weak buyer"), {"default": 15}),
        ),
        note=_(
            "{firm}'s order and the buyer's rate are invented. What banks ask is mostly assumed; the facts file says "
            "where. Ways of paying are compared at one price, without the exchange rate."
        ).format(firm=get_running_case().name),
    )


def _plan() -> Group:
    first, second, _rest = (one.share for one in portland_deal().plan)
    order = portland_deal().order
    return Group(
        _("The plan in instalments"),
        (
            Percent(
                "with_order",
                _("With the order"),
                minimum=1,
                maximum=49,
                default=round(100 * first),
                help=_("What the buyer pays, as a share of the price."),
            ),
            Percent("when_ready", _("When ready for dispatch"), minimum=1, maximum=50, default=round(100 * second)),
            Slider(
                "acceptance",
                _("The rest, from shipment, after"),
                minimum=1,
                maximum=180,
                step=1,
                default=round(portland_deal().plan[-1].days - order.building_days),
                unit=_("days"),
            ),
            Slider(
                "term",
                _("Open account: term from shipment"),
                minimum=30,
                maximum=180,
                step=1,
                default=round(order.days),
                unit=_("days"),
            ),
        ),
    )


def _sides() -> Group:
    deal = portland_deal()
    return Group(
        _("The two sides"),
        (
            Percent(
                "loan_rate",
                _("The seller borrows at"),
                minimum=1,
                maximum=15,
                step=0.1,
                default=round(100 * deal.order.loan_rate, 1),
                decimals=1,
            ),
            Percent(
                "buyer_rate",
                _("The buyer borrows at"),
                minimum=1,
                maximum=15,
                step=0.1,
                default=round(100 * deal.buyer_rate, 1),
                decimals=1,
            ),
            Percent(
                "default",
                _("Chance that the buyer fails within a year"),
                minimum=0,
                maximum=20,
                step=0.001,
                default=per_cent(deal.order.default_probability),
                decimals=3,
            ),
        ),
    )


def _deal(inputs: dict[str, Any]) -> Deal:
    deal = portland_deal()
    order = replace(
        deal.order, days=inputs["term"], loan_rate=inputs["loan_rate"], default_probability=inputs["default"]
    )
    rest = round(1 - inputs["with_order"] - inputs["when_ready"], 9)
    plan = (
        Instalment(inputs["with_order"], 0, "order"),
        Instalment(inputs["when_ready"], order.building_days, "readiness"),
        Instalment(rest, order.building_days + inputs["acceptance"], "acceptance"),
    )
    return replace(deal, order=order, plan=plan, buyer_rate=inputs["buyer_rate"])


# What stands beside a bar: the whole name is in the table and in the words for who hears the chart.
_SHORT = {
    "open_account": N_("open account"),
    "insured": N_("insured"),
    "factoring": N_("factoring"),
    "instalments": N_("the plan"),
    "advance": N_("all in advance"),
    "collection_dp": N_("collection D/P"),
    "collection_da": N_("collection D/A"),
    "credit_unconfirmed": N_("unconfirmed credit"),
    "credit_confirmed": N_("confirmed credit"),
    "credit_usance": N_("credit at term"),
    "forfaiting": N_("forfaited credit"),
    "standby": N_("standby"),
}


def _compute(inputs: dict[str, Any]) -> Result:
    deal = _deal(inputs)
    ways = ways_of_paying(deal)
    of = {way.key: way for way in ways}
    curves = {key: cash_curve(replace(deal.order, plan=of[key].plan), deal.price) for key in _DRAWN}
    worst = {way.key: max(way.seller_worst_before, way.seller_worst_after) for way in ways}
    seller, buyer = _("the seller"), _("the buyer")
    return Result(
        key=Key(_("The plan saves both sides together"), of["open_account"].both - of["instalments"].both),
        sentence=_advice(of["open_account"], of["instalments"]),
        data={
            "both": [
                {"way": _(_SHORT[way.key]), "amount": cost, "side": side}
                for way in ways
                for side, cost in ((seller, way.seller_cost), (buyer, way.buyer_cost))
            ],
            "worst": [{"way": _(_SHORT[key]), "amount": value} for key, value in worst.items()],
            "cash": [
                {"day": one.day, "amount": one.balance, "way": _(_SHORT[key])}
                for key, curve in curves.items()
                for one in curve
                if one.day % _STEP == 0 or one is curve[-1]
            ],
        },
        alts={
            "both": "; ".join(
                _("{way}: seller {seller}, buyer {buyer}").format(
                    way=way.label, seller=money(way.seller_cost), buyer=money(way.buyer_cost)
                )
                for way in ways
            )
            + ".",
            "worst": described([(of[key].label, value) for key, value in worst.items()]),
            "cash": described([(of[key].label, min(one.balance for one in curve)) for key, curve in curves.items()]),
        },
        tables=(_table(ways),),
        warnings=(
            _("A credit pays only if the papers are right, and an insurer only up to the limit that was given."),
            _("No guarantee covers what is paid when the line is ready: the buyer carries that until it arrives."),
        ),
    )


def _advice(whole: Way, parts: Way) -> str:
    won = whole.both - parts.both
    together = (
        _("Together they win {won} by the plan, which they can share in the price.")
        if won > 0
        else _("Together they lose {lost} by the plan: it must be worth that as a cover.")
    )
    return " ".join(
        (
            _(
                "Waiting, fees and expected loss cost the seller {before} on open account and {after} under the plan; "
                "the plan costs the buyer {buyer}."
            ).format(before=money(whole.seller_cost), after=money(parts.seller_cost), buyer=money(parts.buyer_cost)),
            together.format(won=money(won), lost=money(-won)),
            _("The most that the seller can lose is {before} on open account and {after} under the plan.").format(
                before=money(max(whole.seller_worst_before, whole.seller_worst_after)),
                after=money(max(parts.seller_worst_before, parts.seller_worst_after)),
            ),
        )
    )


def _table(ways: tuple[Way, ...]) -> Table:
    return Table(
        _("Twelve ways of paying"),
        (
            Column("way", _("Way of paying")),
            Column("days", _("Money on day"), "number"),
            euro("seller", _("Seller's cost")),
            euro("buyer", _("Buyer's cost")),
            euro("before", _("Seller's loss before delivery, at most")),
            euro("after", _("after it")),
            euro("line", _("Seller's credit line")),
            euro("their_line", _("Buyer's credit line")),
            euro("lost", _("Buyer's loss if nothing comes")),
        ),
        [
            (
                way.label,
                way.days,
                way.seller_cost,
                way.buyer_cost,
                way.seller_worst_before,
                way.seller_worst_after,
                way.seller_line,
                way.buyer_line,
                way.buyer_worst,
            )
            for way in ways
        ],
    )


def _both_chart() -> Spec:
    sides = {_("the seller"): BLUE, _("the buyer"): ORANGE}
    return bars("both", 330, category("way"), {**amount(), "stack": "zero"}, colour("side", sides))


def _worst_chart() -> Spec:
    return bars("worst", 330, category("way"), amount(), color=BLUE, told="amount")


def _cash_chart() -> Spec:
    ways = {_(_SHORT[key]): drawn for key, drawn in _DRAWN.items()}
    cash = {
        "x": quantity("day", _("days from signature"), tickCount=5),
        "y": amount("amount", None, ticks=5),
        **colour("way", ways, columns=1),
    }
    return layers(240, layer("cash", "line", cash, strokeWidth=2, interpolate="step-after"))
