"""The part of the pricing app that is about its payment plan: controls, plan, and what they do to the price."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kmo_teach.apps.kit.describe import Choice, Group, Percent
from kmo_teach.case.payment import other_plan, portland_plan
from kmo_teach.inputs import InputError
from kmo_teach.language import _, money, percent
from kmo_teach.pricing import Instalment, Quote, quote

__all__ = ["advice", "group", "plan_of", "warning"]

_WHOLE, _OWN = "term", "own"
_SHARES = ("with_order", "when_ready")


def _ready_plans() -> dict[str, tuple[float, ...]]:
    """Return the plans that a reader may choose: the shares with the order, when ready and at the end of the term."""
    return {"case": tuple(one.share for one in portland_plan()), "shipment": other_plan()}


def group() -> Group:
    """Return the controls of the plan."""
    label = _("{order} with the order, {ready} when ready for dispatch, {term} at the end of the term")
    plans = {
        name: label.format(
            **{part: percent(share, 0) for part, share in zip(("order", "ready", "term"), shares, strict=True)}
        )
        for name, shares in _ready_plans().items()
    }
    own = {"with_order": _("Own shares: with the order"), "when_ready": _("when ready for dispatch")}
    beginning = dict(zip(_SHARES, _ready_plans()["case"], strict=False))
    return Group(
        _("Paid in parts"),
        (
            Choice(
                name="plan",
                label=_("The price is paid"),
                options={
                    _WHOLE: _("all at the end of the term"),
                    **plans,
                    _OWN: _("in the shares below, the rest at the end of the term"),
                },
                default=_WHOLE,
            ),
            *(Percent(name, own[name], default=round(100 * beginning[name])) for name in _SHARES),
        ),
        _(
            "What is paid before delivery lowers all that waits for money: the loan, the amount that the exchange rate "
            "can move, what is lost if the buyer fails before or after delivery, and so the price."
        ),
    )


def plan_of(inputs: dict[str, Any]) -> tuple[Instalment, ...]:
    """Return the parts in which the price is paid; none where all of it comes at the end of the term.

    Raises
    ------
    InputError
        For shares of the reader's own that are together more than the whole price.
    """
    if inputs["plan"] == _WHOLE:
        return ()
    shares = _ready_plans().get(inputs["plan"]) or _own_shares(inputs)
    if shares[-1] == 1:
        return ()
    delivery = inputs["building_days"]
    days = {"order": 0.0, "readiness": delivery, "term": delivery + inputs["days"]}
    return tuple(
        Instalment(share, day, trigger) for share, (trigger, day) in zip(shares, days.items(), strict=True) if share
    )


def _own_shares(inputs: dict[str, Any]) -> tuple[float, ...]:
    ahead = tuple(inputs[name] for name in _SHARES)
    rest = round(1 - sum(ahead), 9)
    if rest < 0:
        rule = _("The shares are together {total}: the whole price is 100 %.").format(total=percent(sum(ahead), 1))
        raise InputError("when_ready", inputs["when_ready"], rule)
    return (*ahead, rest)


def advice(found: Quote) -> tuple[str, ...]:
    """Say what the plan does to the price."""
    order = found.order
    if not order.plan:
        return ()
    whole = quote(replace(order, plan=()), found.market, found.cover).target
    lower = whole - found.target
    text = (
        _("With {ahead} of it paid before delivery, the target price is {change} lower than for one at the end.")
        if lower >= 0
        else _("With {ahead} of it paid before delivery, the target price is {change} higher than for one at the end.")
    )
    return (text.format(ahead=percent(order.share_ahead, 0), change=money(abs(lower), order.currency)),)


def warning() -> str:
    """Return what a reader must bear in mind under a plan."""
    return _(
        "The guarantee that a buyer asks for an advance is not in the price: the app on ways of paying counts it. The "
        "parts' exchange rates are taken to move together, so the spread is rather too wide, and break-even is one "
        "rate for the whole price."
    )
