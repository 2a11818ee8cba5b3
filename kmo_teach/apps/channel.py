"""The channel app: what a price on the shelf leaves the factory, along four ways to the customer."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kmo_teach import facts
from kmo_teach.apps.kit.charts import Spec, amount, bars, category, colour, described
from kmo_teach.apps.kit.describe import (
    App,
    Chart,
    Choice,
    Column,
    Group,
    Number,
    Percent,
    Preset,
    Result,
    Slider,
    Table,
    euro,
)
from kmo_teach.inputs import InputError
from kmo_teach.language import _, date, money, percent
from kmo_teach.operations.channel_cascade import (
    Cascade,
    Channel,
    Link,
    factory_receipts,
    margin_of_markup,
    markup_of_margin,
    shelf_price,
)
from kmo_teach.palette import BLUE, GREEN, GREY, ORANGE, PURPLE

__all__ = ["app", "channels"]


def app() -> App:
    """Describe the app in the reader's language."""
    parcels = facts.parameters("law/dated_rules.toml")["eu_parcels"]
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
        workbook="channel",
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
            "Product, percentages and numbers of pieces are invented. A firm that imports pays duty on factory price "
            "and freight, as in the European Union (some countries leave the freight out); on a parcel to a consumer "
            "duty falls on what the consumer pays for the goods. In the Union a parcel of at most EUR {up_to} pays EUR "
            "{flat} for each kind of article since {since}, and the seller may declare its VAT through the one-stop "
            "shop for imports (IOSS). For teaching, not advice."
        ).format(
            up_to=parcels["up_to"], flat=parcels["flat"], since=date(datetime.date.fromisoformat(parcels["since"]))
        ),
    )


def _product() -> Group:
    return Group(
        _("The product"),
        (
            Number("shelf", _("Price on the shelf, tax included"), default=390, minimum=1, maximum=100_000, unit="EUR"),
            Number("cost", _("Variable cost of a piece"), default=95, minimum=0, maximum=100_000, unit="EUR"),
            Percent("vat", _("VAT or sales tax"), maximum=27, step=0.5, default=20, decimals=1),
        ),
    )


def _journey() -> Group:
    return Group(
        _("The journey"),
        (
            Slider(
                "freight", _("Freight of a piece on a pallet"), minimum=0, maximum=100, step=1, default=8, unit="EUR"
            ),
            Slider(
                "parcel", _("Freight of a piece as a parcel"), minimum=0, maximum=150, step=1, default=24, unit="EUR"
            ),
            Percent("duty", _("Import duty"), maximum=30, step=0.5, default=0, decimals=1),
        ),
    )


def _trade() -> Group:
    return Group(
        _("What each hand takes"),
        (
            Choice(
                "basis",
                _("The percentages below are"),
                default="price",
                radio=True,
                options={"price": _("margins on the selling price"), "cost": _("mark-ups on the price paid")},
            ),
            Percent("platform", _("Platform and payment"), maximum=40, default=15),
            Percent("distributor", _("Distributor"), maximum=60, default=30),
            Percent("commission", _("Agent's commission, on the factory price"), maximum=25, default=8),
            Percent("importer", _("Importer"), maximum=60, default=15),
            Percent("wholesaler", _("Wholesaler"), maximum=60, default=15),
            Percent("retailer", _("Retailer"), maximum=60, default=35),
        ),
        _("The agent's commission is always a share of the factory price."),
    )


def _volumes() -> Group:
    pieces = {"minimum": 0, "maximum": 5_000, "step": 10, "unit": _("pieces a year")}
    return Group(
        _("What each channel sells"),
        (
            Slider("web_volume", _("Own web shop"), default=350, **pieces),
            Slider("distributor_volume", _("Distributor"), default=700, **pieces),
            Slider("agent_volume", _("Agent and retailers"), default=900, **pieces),
            Slider("importer_volume", _("Importer, wholesalers, retailers"), default=1_500, **pieces),
            Slider(
                "web_cost",
                _("Web shop, service and advertising"),
                minimum=0,
                maximum=200_000,
                step=1_000,
                default=38_000,
                unit=_("EUR a year"),
            ),
        ),
    )


def _channel_names() -> dict[str, str]:
    return {
        "web": _("own web shop"),
        "distributor": _("distributor"),
        "agent": _("agent, retailer"),
        "importer": _("importer chain"),
    }


def _part_names() -> dict[str, str]:
    return {
        "factory": _("factory"),
        "commission": _("commission"),
        "freight_duty": _("freight and duty"),
        "trade": _("trade"),
        "vat": _("VAT"),
    }


def channels(inputs: Mapping[str, Any]) -> dict[str, Channel]:
    """Return the four ways to the customer, by name."""
    basis, duty, vat = inputs["basis"], inputs["duty"], inputs["vat"]

    def link(name: str, label: str) -> Link:
        return Link(label, inputs[name], basis)

    retailer = link("retailer", _("retailer"))
    pallet = inputs["freight"]
    chain = [link("importer", _("importer")), link("wholesaler", _("wholesaler")), retailer]
    return {
        "web": Channel([link("platform", _("platform"))], inputs["parcel"], duty, 0, vat, consumer_imports=True),
        "distributor": Channel([link("distributor", _("distributor"))], pallet, duty, 0, vat),
        "agent": Channel([retailer], pallet, duty, inputs["commission"], vat),
        "importer": Channel(chain, pallet, duty, 0, vat),
    }


@dataclass(frozen=True, slots=True)
class _Sale:
    """What one channel does to the price of a piece and brings in a year, in EUR."""

    name: str
    cascade: Cascade
    each: float
    pieces: float
    fixed: float

    @property
    def year(self) -> float:
        return self.each * self.pieces - self.fixed


def _sales(inputs: dict[str, Any]) -> list[_Sale]:
    found, names = [], _channel_names()
    for key, channel in channels(inputs).items():
        try:
            cascade = shelf_price(channel, factory_receipts(channel, inputs["shelf"]))
        except InputError as error:
            raise InputError("shelf", inputs["shelf"], error.allowed) from error
        fixed = inputs["web_cost"] if key == "web" else 0.0
        left = cascade.received - inputs["cost"]
        found.append(_Sale(names[key], cascade, left, inputs[f"{key}_volume"], fixed))
    return found


def _compute(inputs: dict[str, Any]) -> Result:
    sales, parts = _sales(inputs), _part_names()
    keeps = _("{name}: the factory keeps {kept} of {shelf}")
    return Result(
        sentence=" ".join((_advice(sales), _reason(sales, inputs))),
        data={
            "parts": [
                {"channel": sale.name, "part": parts[part], "amount": value, "order": place}
                for sale in sales
                for place, (part, value) in enumerate(_parts(sale.cascade).items())
            ],
            "year": [{"channel": sale.name, "amount": sale.year} for sale in sales],
        },
        alts={
            "parts": "; ".join(
                keeps.format(name=one.name, kept=money(one.cascade.received), shelf=money(one.cascade.shelf))
                for one in sales
            )
            + ".",
            "year": described((sale.name, sale.year) for sale in sales),
        },
        tables=(_pieces_table(sales), _year_table(sales)),
        warnings=_warnings(sales, inputs),
    )


def _parts(cascade: Cascade) -> dict[str, float]:
    return {
        "factory": cascade.received,
        "commission": cascade.commission,
        "freight_duty": cascade.freight + cascade.duty,
        "trade": sum(amount for _name, amount in cascade.links),
        "vat": cascade.vat,
    }


def _advice(sales: list[_Sale]) -> str:
    piece, whole = max(sales, key=lambda sale: sale.each), max(sales, key=lambda sale: sale.year)
    if whole.year <= 0:
        return _(
            "No channel earns anything at this price and these volumes. Least bad is: {name}, with {amount} a year."
        ).format(name=whole.name, amount=money(whole.year))
    if piece is whole:
        return _("Most is left by: {name}, {each} a piece after its cost and {year} a year.").format(
            name=whole.name, each=money(whole.each), year=money(whole.year)
        )
    return _(
        "A piece earns most through: {piece}, {each} after its cost. A year earns most through: {whole}, {year}."
    ).format(piece=piece.name, each=money(piece.each), whole=whole.name, year=money(whole.year))


def _reason(sales: list[_Sale], inputs: dict[str, Any]) -> str:
    taken = _parts(max(sales, key=lambda sale: sale.year).cascade)
    del taken["factory"]
    most = max(taken, key=lambda part: taken[part])
    text = _(
        "There the largest piece of the shelf price that does not reach the factory is: {part}, {amount} of {shelf}."
    )
    return text.format(part=_part_names()[most], amount=money(taken[most]), shelf=money(inputs["shelf"]))


def _reading(inputs: dict[str, Any]) -> str:
    rate = inputs["retailer"]
    if inputs["basis"] == "price":
        return _("A retailer's margin of {margin} on the price is a mark-up of {markup} on cost.").format(
            margin=percent(rate, 0), markup=percent(markup_of_margin(rate), 0)
        )
    return _("A retailer's mark-up of {markup} on cost is a margin of only {margin} on the price.").format(
        margin=percent(margin_of_markup(rate), 0), markup=percent(rate, 0)
    )


def _warnings(sales: list[_Sale], inputs: dict[str, Any]) -> tuple[str, ...]:
    estimate = _("The numbers of pieces are your estimate; they move the yearly result more than the margins do.")
    found = [_reading(inputs), estimate]
    losing = [sale.name for sale in sales if sale.cascade.received < inputs["cost"]]
    if losing:
        found.append(_("Below its variable cost: {names}.").format(names=", ".join(losing)))
    if inputs["web_volume"] and inputs["agent_volume"] + inputs["importer_volume"] + inputs["distributor_volume"]:
        found.append(
            _("Each channel stands alone here. Run together, they take customers and goodwill from each other.")
        )
    return tuple(found)


def _pieces_table(sales: list[_Sale]) -> Table:
    return Table(
        _("The shelf price in its parts"),
        (
            Column("channel", _("Channel")),
            *(euro(name, label, 2) for name, label in _part_names().items()),
            euro("shelf", _("Shelf price"), 2),
            Column("share", _("Factory's share"), "percent"),
        ),
        [
            (sale.name, *_parts(one).values(), one.shelf, one.received / one.shelf)
            for sale in sales
            for one in (sale.cascade,)
        ],
    )


def _year_table(sales: list[_Sale]) -> Table:
    return Table(
        _("The channels in a year"),
        (
            Column("channel", _("Channel")),
            euro("factory_price", _("Factory price")),
            euro("left", _("Left a piece")),
            Column("pieces", _("Pieces"), "number"),
            euro("fixed", _("Fixed cost")),
            euro("year", _("Left a year")),
        ),
        [
            (one.name, one.cascade.received + one.cascade.commission, one.each, one.pieces, one.fixed, one.year)
            for one in sales
        ],
    )


def _parts_chart() -> Spec:
    parts = dict(zip(_part_names().values(), (BLUE, PURPLE, GREY, ORANGE, GREEN), strict=True))
    order = {"order": {"field": "order", "type": "quantitative"}}
    channel = category("channel", labelLimit=110)
    return bars("parts", 270, channel, amount(), {**order, **colour("part", parts, columns=1)})


def _year_chart() -> Spec:
    return bars("year", 170, category("channel", labelLimit=110), amount())
