"""The bottleneck app: how long decisions wait for the owner, what that costs, and how much to delegate."""

from __future__ import annotations

from typing import Any

from kmo_teach.apps.kit.charts import Spec, amount, bars, category, colour, layer, layers, quantity, shades
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
)
from kmo_teach.case.firm import get_running_case
from kmo_teach.language import _, money, number, percent
from kmo_teach.palette import BLUE, GREEN, GREY, ORANGE, PURPLE
from kmo_teach.power.bottleneck import WEEKS_A_YEAR, Desk, DeskOutcome, cheapest_desk, desk_outcome

__all__ = ["app"]

_SHARES = 101


def app() -> App:
    """Describe the app in the reader's language."""
    return App(
        name="owner_bottleneck",
        title=_("How much should the owner still decide?"),
        question=_(
            "Change what is asked of the owner and what is delegated: how long do decisions wait, what does it "
            "cost, and which share is cheapest?"
        ),
        inputs=(_load(), _delegation(), _costs()),
        charts=(
            Chart("hours", _("Hours a week: asked and available"), _hours_chart()),
            Chart("cost", _("Yearly cost by share delegated (EUR). Square: now; circle: cheapest"), _cost_chart()),
        ),
        compute=_compute,
        first=("decisions", "share", "delegates", "errors"),
        guess=Guess(
            _(
                "At the first export the owner can do it alone. Three decisions in ten are delegated. What happens "
                "to the cost?"
            ),
            {"share": 30},
            _("Nobody was waiting, so nothing is won, and delegates err more often. Delegate when the desk is full."),
            start={"decisions": 10},
        ),
        presets=(
            Preset("lille", _("{firm} with an office in Lille").format(firm=get_running_case().name), {}),
            Preset("export", _("First export: one owner can do it"), {"decisions": 10}),
            Preset("group", _("Two subsidiaries: no end to the queue"), {"decisions": 22}),
            Preset(
                "local",
                _("Delegates who know the country better"),
                {"decisions": 22, "share": 40, "errors": 2, "owner_errors": 6},
            ),
            Preset("few", _("Few people to delegate to"), {"share": 40, "delegates": 1, "delegate_hours": 2}),
        ),
        note=_(
            "Hours, errors and costs are invented. All decisions are taken to be alike; by our estimate a year "
            "has {weeks} weeks of five working days."
        ).format(weeks=WEEKS_A_YEAR),
    )


def _load() -> Group:
    return Group(
        _("What is asked of the owner"),
        (
            Slider("decisions", _("Decisions asked for"), minimum=1, maximum=60, step=1, default=15, unit=_("a week")),
            Slider(
                "hours_each",
                _("Time for one decision"),
                minimum=0.1,
                maximum=4,
                step=0.1,
                default=0.5,
                unit=_("hours"),
                decimals=1,
            ),
            Slider(
                "owner_hours",
                _("The owner's time for deciding"),
                minimum=1,
                maximum=40,
                step=0.5,
                default=8,
                unit=_("hours a week"),
                decimals=1,
            ),
        ),
    )


def _delegation() -> Group:
    return Group(
        _("What is delegated"),
        (
            Percent("share", _("Share delegated"), default=0),
            Slider("delegates", _("Delegates"), minimum=0, maximum=10, step=1, default=2),
            Slider(
                "delegate_hours",
                _("Time of each delegate for deciding"),
                minimum=0.5,
                maximum=20,
                step=0.5,
                default=3,
                unit=_("hours a week"),
                decimals=1,
            ),
        ),
    )


def _costs() -> Group:
    return Group(
        _("What goes wrong, and what it costs"),
        (
            Percent("owner_errors", _("Wrong decisions of the owner"), maximum=30, step=0.5, default=2, decimals=1),
            Percent("errors", _("Wrong decisions of the delegates"), maximum=30, step=0.5, default=6, decimals=1),
            Slider(
                "delay_cost",
                _("Cost of a day's delay of one decision"),
                minimum=0,
                maximum=500,
                step=5,
                default=40,
                unit="EUR",
            ),
            Slider(
                "error_cost",
                _("Cost of a wrong decision"),
                minimum=0,
                maximum=20_000,
                step=100,
                default=2_500,
                unit="EUR",
            ),
        ),
    )


def _compute(inputs: dict[str, Any]) -> Result:
    desk = Desk(
        inputs["decisions"],
        inputs["hours_each"],
        inputs["owner_hours"],
        round(inputs["delegates"]),
        inputs["delegate_hours"],
        inputs["owner_errors"],
        inputs["errors"],
        inputs["delay_cost"],
        inputs["error_cost"],
    )
    share = inputs["share"]
    here = desk_outcome(desk, share) if desk.ends(share) else None
    best = cheapest_desk(desk)
    hours = _hours(desk, share)
    curve = _curve(desk)
    return Result(
        key=Key(_("Waiting and errors, a year"), here.cost if here else None),
        sentence=" ".join((_situation(here, desk, share), _advice(here, best, desk))),
        data={
            "hours": [{"who": who, "kind": kind, "hours": amount} for who, kind, amount in hours],
            "cost": curve,
            "best": [
                {"share": one.share, "cost": one.cost, "point": label}
                for one, label in ((here, _points()[0]), (best, _points()[1]))
                if one is not None
            ],
        },
        alts={
            "hours": "; ".join(f"{who}, {kind}: {number(amount, 1)}" for who, kind, amount in hours) + ".",
            "cost": _("Cheapest: {share} delegated, {cost} a year.").format(
                share=percent(best.share, 0), cost=money(best.cost)
            )
            if best
            else _("No share that is delegated makes both queues end."),
        },
        tables=(_table(desk, here, best),),
        warnings=_warnings(desk, share, here),
    )


def _situation(here: DeskOutcome | None, desk: Desk, share: float) -> str:
    if here is None:
        return _("The queue never ends: with {share} delegated, more is asked than there are hours.").format(
            share=percent(share, 0)
        )
    return _(
        "A decision takes {days} working days, and {late} take more than a week; waiting and errors cost {cost} a year."
    ).format(days=number(here.delay, 1), late=percent(here.late, 0), cost=money(here.cost))


def _advice(here: DeskOutcome | None, best: DeskOutcome | None, desk: Desk) -> str:
    if best is None:
        return _("No share helps: find more people, more hours or fewer questions.")
    if here is not None and here.cost <= best.cost * 1.01:
        return (
            _("That is as cheap as it gets: less delegated means more waiting, more means more errors.")
            if 0 < best.share < 1
            else _keep(best, desk)
        )
    return (
        _(
            "Cheapest is to delegate {share}: {cost} a year and {days} working days, because there one decision more "
            "handed over would add as much in errors and waiting as it saves."
        ).format(share=percent(best.share, 0), cost=money(best.cost), days=number(best.delay, 1))
        if 0 < best.share < 1
        else _keep(best, desk)
    )


def _keep(best: DeskOutcome, desk: Desk) -> str:
    if best.share == 0 and not desk.delegates:
        return _("There is nobody to delegate to, so the owner decides all of it.")
    if best.share == 0 and not desk.delay_cost:
        return _("Cheapest is to delegate nothing: waiting costs nothing here, and the owner errs less.")
    if best.share == 0:
        return _("Cheapest is to delegate nothing: the owner has time enough and errs less.")
    return _("Cheapest is to delegate all of it: the delegates err less or have more time.")


def _warnings(desk: Desk, share: float, here: DeskOutcome | None) -> tuple[str, ...]:
    owner, delegates = desk.hours_asked(share)
    there = desk.delegates * desk.delegate_hours
    found = []
    if owner >= desk.owner_hours:
        text = _("The owner is asked for {asked} hours a week and has {there}: the queue never ends.")
        found.append(text.format(asked=number(owner, 1), there=number(desk.owner_hours, 1)))
    if share and delegates >= there:
        text = _("The delegates are asked for {asked} hours a week and have {there}: the queue never ends.")
        found.append(text.format(asked=number(delegates, 1), there=number(there, 1)))
    if here is not None and owner > 0.85 * desk.owner_hours:
        found.append(_("The owner is busy for more than 85 % of the time: one sick week makes a long queue."))
    found.append(_("Real decisions are not alike: delegate the small and frequent ones first."))
    return tuple(found)


def _hours(desk: Desk, share: float) -> tuple[tuple[str, str, float], ...]:
    owner, delegates = desk.hours_asked(share)
    asked, there = _kinds()
    return (
        (_("owner"), asked, owner),
        (_("owner"), there, desk.owner_hours),
        (_("delegates"), asked, delegates),
        (_("delegates"), there, desk.delegates * desk.delegate_hours),
    )


def _kinds() -> tuple[str, str]:
    return _("asked"), _("available")


def _points() -> tuple[str, str]:
    return _("now"), _("cheapest")


def _parts() -> dict[str, str]:
    return {"delay_cost": _("waiting"), "error_cost": _("errors"), "cost": _("together")}


def _curve(desk: Desk) -> list[dict[str, Any]]:
    """Return the costs over the shares at which the queues end, cut where waiting explodes."""
    found = [desk_outcome(desk, step / 100) for step in range(_SHARES) if desk.ends(step / 100)]
    if not found:
        return []
    ceiling = 5 * min(one.cost for one in found) or 1
    return [
        {"share": one.share, "cost": getattr(one, name), "kind": label}
        for name, label in _parts().items()
        for one in found
        if one.cost <= ceiling
    ]


def _table(desk: Desk, here: DeskOutcome | None, best: DeskOutcome | None) -> Table:
    alone = desk_outcome(desk, 0) if desk.ends(0) else None
    rows = ((_("nothing delegated"), alone), (_("now"), here), (_("cheapest"), best))
    return Table(
        _("A year of decisions"),
        (
            Column("case", _("Case")),
            Column("share", _("Delegated"), "percent"),
            Column("delay", _("Working days"), "number", 1),
            Column("owner_delay", _("With the owner"), "number", 1),
            Column("delegate_delay", _("With a delegate"), "number", 1),
            Column("late", _("More than a week"), "percent"),
            euro("delay_cost", _("Waiting")),
            euro("error_cost", _("Errors")),
            euro("cost", _("Together")),
        ),
        [
            (
                label,
                one.share,
                one.delay,
                one.owner_delay,
                one.delegate_delay,
                one.late,
                one.delay_cost,
                one.error_cost,
                one.cost,
            )
            if one
            else (label, *[None] * 8)
            for label, one in rows
        ],
    )


def _hours_chart() -> Spec:
    asked, there = _kinds()
    hours = quantity("hours", _("hours a week"), tickCount=5)
    apart = {
        "yOffset": {"field": "kind", "sort": [asked, there]},
        **colour("kind", {asked: ORANGE, there: GREY}, columns=2),
    }
    return bars("hours", 130, category("who"), hours, apart)


def _cost_chart() -> Spec:
    now, cheapest = _points()
    where = {
        "x": quantity("share", _("share delegated"), domain=(0, 1), format=".0%", tickCount=5),
        "y": amount("cost", None, ticks=5),
    }
    parts = colour("kind", dict(zip(_parts().values(), (BLUE, ORANGE, GREEN), strict=True)), dashed=True)
    for channel in parts.values():
        channel["legend"] = {"columns": 2, "symbolType": "stroke", "symbolSize": 600, "symbolStrokeWidth": 2}
    shape = {"shape": shades("point", {now: "square", cheapest: "circle"})}
    point = {"filled": False, "opacity": 1, "size": 130, "strokeWidth": 3, "color": PURPLE}
    return layers(250, layer("cost", "line", {**where, **parts}), layer("best", "point", {**where, **shape}, **point))
