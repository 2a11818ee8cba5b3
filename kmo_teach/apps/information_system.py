"""The information-system app: what each language, currency and system adds, and what export must bring for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kmo_teach.apps.kit.charts import Spec, amount, bars, category, colour, described, quantity
from kmo_teach.apps.kit.describe import (
    App,
    Chart,
    Choice,
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
from kmo_teach.case.information import get_information_case
from kmo_teach.case.order import portland_in_words
from kmo_teach.information.information_system import (
    DESIGNS,
    InformationSystem,
    facts_to_maintain,
    hub_pays_from,
    interfaces,
    turnover_to_pay,
    yearly_cost,
)
from kmo_teach.language import _, money
from kmo_teach.palette import BLUE, GREEN, GREY, ORANGE

__all__ = ["app"]

_COUNTS = ("systems", "products", "languages", "currencies", "unit_systems", "regimes")


def app() -> App:
    """Describe the app in the reader's language."""
    figures = get_information_case().figures["system"]
    return App(
        name="information_system",
        title=_("What does it cost to keep the data right abroad?"),
        question=_(
            "Add languages, currencies and systems: what does it cost a year, and how much must we sell abroad "
            "to pay for it?"
        ),
        inputs=(
            Group(
                _("What has to be kept right"),
                (
                    _count("systems", _("Systems that exchange data"), 2, 20, figures),
                    _count("products", _("Products"), 10, 1_000, figures),
                    _count("languages", _("Languages"), 1, 10, figures),
                    _count("currencies", _("Currencies"), 1, 6, figures),
                    _count("unit_systems", _("Systems of units"), 1, 2, figures),
                    _count("regimes", _("Legal regimes"), 1, 8, figures),
                ),
            ),
            Group(
                _("How it is built"),
                (
                    Choice(
                        "design",
                        _("Between the systems"),
                        default="point_to_point",
                        radio=True,
                        options={"point_to_point": _("each with each other"), "hub": _("through one hub")},
                    ),
                    Choice(
                        "storage",
                        _("Product data"),
                        default="copied",
                        radio=True,
                        options={
                            "copied": _("a document for each combination"),
                            "once": _("each fact once, combined on demand"),
                        },
                    ),
                ),
            ),
            Group(
                _("Prices"),
                (
                    Slider(
                        "interface_cost",
                        _("One interface"),
                        minimum=100,
                        maximum=5_000,
                        step=100,
                        default=figures["interface_cost"],
                        unit=_("EUR a year"),
                    ),
                    Slider(
                        "record_cost",
                        _("One record or fact"),
                        minimum=0,
                        maximum=10,
                        step=0.1,
                        default=figures["record_cost"],
                        unit=_("EUR a year"),
                        decimals=2,
                    ),
                    Slider(
                        "hub_cost",
                        _("The hub itself"),
                        minimum=0,
                        maximum=50_000,
                        step=500,
                        default=figures["hub_cost"],
                        unit=_("EUR a year"),
                    ),
                    Percent(
                        "margin",
                        _("Margin abroad, after the cost of risk"),
                        minimum=1,
                        maximum=30,
                        step=0.5,
                        default=100 * figures["margin"],
                        decimals=1,
                    ),
                ),
            ),
        ),
        charts=(
            Chart("designs", _("Yearly cost of four ways to build it (EUR)"), _designs_chart()),
            Chart("growth", _("Interfaces as systems are added"), _growth_chart()),
        ),
        compute=_compute,
        first=("languages", "currencies", "design", "storage"),
        guess=Guess(
            _(
                "A firm with few systems and few products puts a hub between its systems. What happens to the "
                "yearly cost?"
            ),
            {"design": "hub"},
            _("A hub has a price of its own, and with three systems there is little for it to replace."),
            start={"systems": 3, "products": 20, "languages": 2, "unit_systems": 1, "regimes": 1},
        ),
        presets=(
            Preset("zavelbeek", get_running_case().name, {}),
            Preset("home", _("Home market only"), dict.fromkeys(_COUNTS[2:], 1)),
            Preset(
                "oregon",
                _("{firm} before {region}").format(firm=get_running_case().name, region=portland_in_words()["region"]),
                {"languages": 3, "currencies": 1, "unit_systems": 1, "regimes": 2},
            ),
            Preset(
                "rebuilt",
                _("{firm} rebuilt").format(firm=get_running_case().name),
                {"design": "hub", "storage": "once"},
            ),
            Preset(
                "small",
                _("Few systems, few products"),
                {"systems": 3, "products": 20, "languages": 2, "unit_systems": 1, "regimes": 1},
            ),
        ),
        note=_("Counting rules: our operationalisation. {firm}'s counts and prices are invented.").format(
            firm=get_running_case().name
        ),
    )


def _count(name: str, label: str, minimum: int, maximum: int, figures: dict[str, Any]) -> Slider:
    return Slider(
        name, label, minimum=minimum, maximum=maximum, step=10 if name == "products" else 1, default=figures[name]
    )


def _compute(inputs: dict[str, Any]) -> Result:
    # A typed 3.4 languages counts as 3.
    system = InformationSystem(*(int(inputs[name]) for name in _COUNTS))
    prices = inputs["interface_cost"], inputs["record_cost"], inputs["hub_cost"]
    once = inputs["storage"] == "once"
    cost = yearly_cost(system, inputs["design"], *prices, stored_once=once)
    home = yearly_cost(system.at_home, inputs["design"], *prices, stored_once=once)
    turnover = turnover_to_pay(cost - home, inputs["margin"])
    ways = [(design, stored) for design in DESIGNS for stored in (False, True)]
    costs = {way: yearly_cost(system, way[0], *prices, stored_once=way[1]) for way in ways}
    parts = [
        {"way": _short(way), "part": part, "amount": amount}
        for way in ways
        for part, amount in _parts(system, way, prices).items()
    ]
    growth = [
        {"systems": n, "design": _design(design), "interfaces": interfaces(replace(system, systems=n), design)}
        for n in range(2, 21)
        for design in DESIGNS
    ]
    return Result(
        key=Key(_("Yearly cost"), cost),
        sentence=_sentence(inputs, system, cost, cost - home, turnover, costs),
        data={"designs": parts, "growth": growth},
        alts={
            "designs": described((_way(way), cost) for way, cost in costs.items()),
            "growth": _("{systems} systems: {all} interfaces from point to point, {hub} through a hub.").format(
                systems=system.systems, all=interfaces(system, "point_to_point"), hub=interfaces(system, "hub")
            ),
        },
        tables=(_figures(system, cost, cost - home, turnover), _next(system, inputs, prices, cost, once=once)),
        warnings=(_("Real systems need not all talk to each other, and interfaces differ in price: count your own."),),
    )


def _design(design: str) -> str:
    return _("through a hub") if design == "hub" else _("point to point")


def _way(way: tuple[str, bool]) -> str:
    design, stored = way
    return f"{_design(design)}, " + (_("each fact once") if stored else _("copies"))


def _short(way: tuple[str, bool]) -> str:
    return {
        ("point_to_point", False): _("copies, direct"),
        ("point_to_point", True): _("once, direct"),
        ("hub", False): _("copies, hub"),
        ("hub", True): _("once, hub"),
    }[way]


def _parts(system: InformationSystem, way: tuple[str, bool], prices: tuple[float, float, float]) -> dict[str, float]:
    design, stored = way
    entries = facts_to_maintain(system) if stored else system.records
    return {
        _("interfaces"): interfaces(system, design) * prices[0],
        _("product data"): entries * prices[1],
        _("hub"): prices[2] if design == "hub" else 0.0,
    }


def _sentence(
    inputs: dict[str, Any],
    system: InformationSystem,
    cost: float,
    extra: float,
    turnover: float,
    costs: dict[tuple[str, bool], float],
) -> str:
    if extra:
        text = _(
            "The data cost {cost} a year, of which {extra} because of work abroad: it takes {turnover} of "
            "turnover abroad to earn that back."
        ).format(cost=money(cost), extra=money(extra), turnover=money(turnover))
    else:
        text = _("The data cost {cost} a year, all of it for the home market.").format(cost=money(cost))
    cheapest = min(costs, key=lambda way: costs[way])
    if costs[cheapest] < cost:
        text += " " + _("Cheapest to run: {way}, {saved} less a year.").format(
            way=_way(cheapest), saved=money(cost - costs[cheapest])
        )
    return (
        text
        + " "
        + _("A hub pays from {number} systems; you have {systems}.").format(
            number=hub_pays_from(inputs["interface_cost"], inputs["hub_cost"]), systems=system.systems
        )
    )


def _figures(system: InformationSystem, cost: float, extra: float, turnover: float) -> Table:
    return Table(
        _("The count"),
        (
            Column("all", _("Interfaces from point to point"), "number"),
            Column("hub", _("Through a hub"), "number"),
            Column("records", _("Copied documents"), "number"),
            Column("facts", _("Facts stored once"), "number"),
            euro("cost", _("Yearly cost")),
            euro("extra", _("Because of work abroad")),
            euro("turnover", _("Break-even turnover abroad")),
        ),
        [
            (
                interfaces(system, "point_to_point"),
                interfaces(system, "hub"),
                system.records,
                facts_to_maintain(system),
                cost,
                extra,
                turnover,
            )
        ],
    )


def _next(
    system: InformationSystem, inputs: dict[str, Any], prices: tuple[float, float, float], cost: float, *, once: bool
) -> Table:
    names = {
        "systems": _("a system"),
        "languages": _("a language"),
        "currencies": _("a currency"),
        "unit_systems": _("a system of units"),
        "regimes": _("a legal regime"),
    }
    rows = [
        (
            words,
            yearly_cost(
                replace(system, **{name: getattr(system, name) + 1}), inputs["design"], *prices, stored_once=once
            )
            - cost,
        )
        for name, words in names.items()
    ]
    return Table(_("What one more costs a year"), (Column("more", _("One more")), euro("cost", _("Adds"))), rows)


def _designs_chart() -> Spec:
    parts = {_("interfaces"): BLUE, _("product data"): ORANGE, _("hub"): GREY}
    return bars("designs", 220, category("way"), amount(ticks=3, labelFlush=25), colour("part", parts, columns=1))


def _growth_chart() -> Spec:
    designs = dict(zip(map(_design, DESIGNS), (ORANGE, GREEN), strict=True))
    return {
        "height": 230,
        "data": {"name": "growth"},
        "mark": {"type": "line"},
        "encoding": {
            "x": quantity("systems", _("systems"), tickCount=4),
            "y": quantity("interfaces", _("interfaces")),
            **colour("design", designs, columns=1, dashed=True),
        },
    }
