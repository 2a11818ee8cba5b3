"""The channel app: what a price on the shelf leaves the factory, along four ways to the customer."""

from __future__ import annotations

from typing import Any

from kmo_teach.apps.kit.describe import App, Chart, Choice, Column, Group, Number, Preset, Result, Slider, Table
from kmo_teach.apps.kit.style import BLUE, GREEN, GREY, ORANGE, PINK
from kmo_teach.inputs import InputError
from kmo_teach.language import _, money, percent
from kmo_teach.operations.channel_cascade import (
    Cascade,
    Channel,
    Link,
    factory_receipts,
    margin_of_markup,
    markup_of_margin,
    shelf_price,
)

__all__ = ["app"]


def app() -> App:
    """Describe the app in the reader's language."""
    return App(
        name="channel",
        title=_("What is left of the price on the shelf?"),
        question=_(
            "Set a shelf price and what each hand takes: which channel leaves the factory most, a piece and a year?"
        ),
        inputs=(_product(), _journey(), _trade(), _volumes()),
        charts=(
            Chart("parts", _("The shelf price in its parts (EUR a piece)"), _parts_chart()),
            Chart("year", _("What each channel leaves after cost (EUR a year)"), _year_chart()),
        ),
        compute=_compute,
        presets=(
            Preset("mill", _("A flour mill in France"), {}),
            Preset("mark_up", _("The same percentages, read as mark-up"), {"basis": "cost"}),
            Preset(
                "overseas",
                _("The same mill, overseas"),
                {"vat": 0, "duty": 4, "freight": 22, "parcel": 65, "web_volume": 150},
            ),
            Preset("quiet_web", _("Nobody finds the web shop"), {"web_volume": 60}),
        ),
        note=_(
            "Product, percentages and numbers of pieces are invented. Duty is taken on factory price and freight, "
            "as in the European Union; some countries leave the freight out. For teaching, not advice."
        ),
    )


def _product() -> Group:
    return Group(
        _("The product"),
        (
            Number(
                name="shelf",
                label=_("Price on the shelf, tax included"),
                default=390,
                minimum=1,
                maximum=100_000,
                unit="EUR",
            ),
            Number(
                name="cost", label=_("Variable cost of a piece"), default=95, minimum=0, maximum=100_000, unit="EUR"
            ),
            Slider(
                name="vat",
                label=_("VAT or sales tax"),
                minimum=0,
                maximum=27,
                step=0.5,
                default=20,
                unit="%",
                decimals=1,
            ),
        ),
    )


def _journey() -> Group:
    return Group(
        _("The journey"),
        (
            Slider(
                name="freight",
                label=_("Freight of a piece on a pallet"),
                minimum=0,
                maximum=100,
                step=1,
                default=8,
                unit="EUR",
            ),
            Slider(
                name="parcel",
                label=_("Freight of a piece as a parcel"),
                minimum=0,
                maximum=150,
                step=1,
                default=24,
                unit="EUR",
            ),
            Slider(
                name="duty", label=_("Import duty"), minimum=0, maximum=30, step=0.5, default=0, unit="%", decimals=1
            ),
        ),
    )


def _trade() -> Group:
    return Group(
        _("What each hand takes"),
        (
            Choice(
                name="basis",
                label=_("The percentages below are"),
                default="price",
                radio=True,
                options={"price": _("margins on the selling price"), "cost": _("mark-ups on the price paid")},
            ),
            Slider(
                name="platform", label=_("Platform and payment"), minimum=0, maximum=40, step=1, default=15, unit="%"
            ),
            Slider(name="distributor", label=_("Distributor"), minimum=0, maximum=60, step=1, default=30, unit="%"),
            Slider(
                name="commission",
                label=_("Agent's commission, on the factory price"),
                minimum=0,
                maximum=25,
                step=1,
                default=8,
                unit="%",
            ),
            Slider(name="importer", label=_("Importer"), minimum=0, maximum=60, step=1, default=15, unit="%"),
            Slider(name="wholesaler", label=_("Wholesaler"), minimum=0, maximum=60, step=1, default=15, unit="%"),
            Slider(name="retailer", label=_("Retailer"), minimum=0, maximum=60, step=1, default=35, unit="%"),
        ),
        _("The agent's commission is always a share of the factory price."),
    )


def _volumes() -> Group:
    pieces = {"minimum": 0, "maximum": 5_000, "step": 10, "unit": _("pieces a year")}
    return Group(
        _("What each channel sells"),
        (
            Slider(name="web_volume", label=_("Own web shop"), default=350, **pieces),
            Slider(name="distributor_volume", label=_("Distributor"), default=700, **pieces),
            Slider(name="agent_volume", label=_("Agent and retailers"), default=900, **pieces),
            Slider(name="importer_volume", label=_("Importer, wholesalers, retailers"), default=1_500, **pieces),
            Slider(
                name="web_cost",
                label=_("Web shop, service and advertising"),
                minimum=0,
                maximum=200_000,
                step=1_000,
                default=38_000,
                unit=_("EUR a year"),
            ),
        ),
    )


def _channels(inputs: dict[str, Any]) -> dict[str, Channel]:
    basis, duty, vat = inputs["basis"], inputs["duty"] / 100, inputs["vat"] / 100

    def link(name: str, label: str) -> Link:
        return Link(label, inputs[name] / 100, basis)

    retailer = link("retailer", _("retailer"))
    pallet = inputs["freight"]
    return {
        _("own web shop"): Channel([link("platform", _("platform"))], inputs["parcel"], duty, 0, vat),
        _("distributor"): Channel([link("distributor", _("distributor"))], pallet, duty, 0, vat),
        _("agent, retailer"): Channel([retailer], pallet, duty, inputs["commission"] / 100, vat),
        _("importer chain"): Channel(
            [link("importer", _("importer")), link("wholesaler", _("wholesaler")), retailer], pallet, duty, 0, vat
        ),
    }


def _compute(inputs: dict[str, Any]) -> Result:
    channels = _channels(inputs)
    cascades = {}
    for name, channel in channels.items():
        try:
            cascades[name] = shelf_price(channel, factory_receipts(channel, inputs["shelf"]))
        except InputError as error:
            raise InputError("shelf", inputs["shelf"], error.allowed) from error
    names = ("web_volume", "distributor_volume", "agent_volume", "importer_volume")
    volumes = dict(zip(channels, (inputs[name] for name in names), strict=True))
    fixed = {name: inputs["web_cost"] if place == 0 else 0.0 for place, name in enumerate(channels)}
    each = {name: cascade.received - inputs["cost"] for name, cascade in cascades.items()}
    year = {name: each[name] * volumes[name] - fixed[name] for name in channels}
    return Result(
        sentence=" ".join((_advice(each, year), _reason(cascades, year, inputs))),
        data={
            "parts": [
                {"channel": name, "part": part, "amount": amount, "order": place}
                for name, cascade in cascades.items()
                for place, (part, amount) in enumerate(_parts(cascade).items())
            ],
            "year": [{"channel": name, "amount": amount} for name, amount in year.items()],
        },
        alts={
            "parts": "; ".join(
                _("{name}: the factory keeps {kept} of {shelf}").format(
                    name=name, kept=money(one.received), shelf=money(one.shelf)
                )
                for name, one in cascades.items()
            )
            + ".",
            "year": "; ".join(f"{name}: {money(amount)}" for name, amount in year.items()) + ".",
        },
        tables=(_pieces_table(cascades), _year_table(cascades, each, volumes, fixed, year)),
        warnings=_warnings(cascades, inputs),
    )


def _parts(cascade: Cascade) -> dict[str, float]:
    return {
        _("factory"): cascade.received,
        _("commission"): cascade.commission,
        _("freight and duty"): cascade.freight + cascade.duty,
        _("trade"): sum(amount for _name, amount in cascade.links),
        _("VAT"): cascade.vat,
    }


def _advice(each: dict[str, float], year: dict[str, float]) -> str:
    piece, whole = max(each, key=lambda name: each[name]), max(year, key=lambda name: year[name])
    if year[whole] <= 0:
        return _(
            "No channel earns anything at this price and these volumes. Least bad is: {name}, with {amount} a year."
        ).format(name=whole, amount=money(year[whole]))
    if piece == whole:
        return _("Most is left by: {name}, {each} a piece after its cost and {year} a year.").format(
            name=whole, each=money(each[whole]), year=money(year[whole])
        )
    return _(
        "A piece earns most through: {piece}, {each} after its cost. A year earns most through: {whole}, {year}."
    ).format(piece=piece, each=money(each[piece]), whole=whole, year=money(year[whole]))


def _reason(cascades: dict[str, Cascade], year: dict[str, float], inputs: dict[str, Any]) -> str:
    name = max(year, key=lambda one: year[one])
    taken = {part: amount for part, amount in _parts(cascades[name]).items() if part != _("factory")}
    most = max(taken, key=lambda part: taken[part])
    text = _(
        "There the largest piece of the shelf price that does not reach the factory is: {part}, {amount} of {shelf}."
    )
    return text.format(part=most, amount=money(taken[most]), shelf=money(inputs["shelf"]))


def _reading(inputs: dict[str, Any]) -> str:
    rate = inputs["retailer"] / 100
    if inputs["basis"] == "price":
        return _("A retailer's margin of {margin} on the price is a mark-up of {markup} on cost.").format(
            margin=percent(rate, 0), markup=percent(markup_of_margin(rate), 0)
        )
    return _("A retailer's mark-up of {markup} on cost is a margin of only {margin} on the price.").format(
        margin=percent(margin_of_markup(rate), 0), markup=percent(rate, 0)
    )


def _warnings(cascades: dict[str, Cascade], inputs: dict[str, Any]) -> tuple[str, ...]:
    estimate = _("The numbers of pieces are your estimate; they move the yearly result more than the margins do.")
    found = [_reading(inputs), estimate]
    losing = [name for name, one in cascades.items() if one.received < inputs["cost"]]
    if losing:
        found.append(_("Below its variable cost: {names}.").format(names=", ".join(losing)))
    if inputs["web_volume"] and inputs["agent_volume"] + inputs["importer_volume"] + inputs["distributor_volume"]:
        found.append(
            _("Each channel stands alone here. Run together, they take customers and goodwill from each other.")
        )
    return tuple(found)


def _pieces_table(cascades: dict[str, Cascade]) -> Table:
    eur = {"kind": "money", "unit": "EUR", "decimals": 2}
    parts = list(_parts(next(iter(cascades.values()))))
    names = ("factory", "commission", "freight_duty", "trade", "vat")
    return Table(
        _("The shelf price in its parts"),
        (
            Column("channel", _("Channel")),
            *(Column(name, label, **eur) for name, label in zip(names, parts, strict=True)),
            Column("shelf", _("Shelf price"), **eur),
            Column("share", _("Factory's share"), "percent"),
        ),
        [(name, *_parts(one).values(), one.shelf, one.received / one.shelf) for name, one in cascades.items()],
    )


def _year_table(
    cascades: dict[str, Cascade],
    each: dict[str, float],
    volumes: dict[str, float],
    fixed: dict[str, float],
    year: dict[str, float],
) -> Table:
    eur = {"kind": "money", "unit": "EUR"}
    return Table(
        _("The channels in a year"),
        (
            Column("channel", _("Channel")),
            Column("factory_price", _("Factory price"), **eur),
            Column("left", _("Left a piece"), **eur),
            Column("pieces", _("Pieces"), "number"),
            Column("fixed", _("Fixed cost"), **eur),
            Column("year", _("Left a year"), **eur),
        ),
        [
            (name, one.received + one.commission, each[name], volumes[name], fixed[name], year[name])
            for name, one in cascades.items()
        ],
    )


def _channel_axis() -> dict[str, Any]:
    return {"field": "channel", "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": 110}}


def _amount_axis() -> dict[str, Any]:
    return {"field": "amount", "type": "quantitative", "title": "EUR", "axis": {"format": ",d", "tickCount": 4}}


def _parts_chart() -> dict[str, Any]:
    names = [_("factory"), _("commission"), _("freight and duty"), _("trade"), _("VAT")]
    return {
        "height": 270,
        "data": {"name": "parts"},
        "mark": {"type": "bar"},
        "encoding": {
            "y": _channel_axis(),
            "x": _amount_axis(),
            "order": {"field": "order", "type": "quantitative"},
            "color": {
                "field": "part",
                "type": "nominal",
                "title": None,
                "legend": {"columns": 1},
                "scale": {"domain": names, "range": [BLUE, PINK, GREY, ORANGE, GREEN]},
            },
        },
    }


def _year_chart() -> dict[str, Any]:
    return {
        "height": 170,
        "data": {"name": "year"},
        "mark": {"type": "bar"},
        "encoding": {"y": _channel_axis(), "x": _amount_axis()},
    }
