"""Channel margins: what a price on the shelf leaves the factory, along four ways (chapter 2.1)."""

from __future__ import annotations

from kmo_teach.apps.channel import app, channels
from kmo_teach.language import _
from kmo_teach.operations.channel_cascade import factory_receipts, shelf_price
from kmo_teach.workbooks.describe import Choice, Input, Line, Section, Values, Workbook

__all__ = ["workbook"]

_WAYS = ("web", "distributor", "agent", "importer")
_HANDS = {
    "web": ("platform",),
    "distributor": ("distributor",),
    "agent": ("retailer",),
    "importer": ("importer", "wholesaler", "retailer"),
}


def workbook(inputs: Values | None = None) -> Workbook:
    """Describe the workbook in the reader's language, for the course's firm or for inputs of the app's reader."""
    described = app()
    given = inputs or described.for_model(described.defaults)
    ways = _way_labels()
    return Workbook(
        name="channel",
        title=_("What is left of the price on the shelf"),
        question=_("Which way to the customer leaves the factory most, a piece and a year?"),
        sections=(
            Section(_("The product and its journey"), _product(given)),
            Section(_("What each hand takes"), _hands(given)),
            Section(_("What each channel sells"), _volumes(given)),
            Section(_("Price without tax"), (Line("net_price", _("Price without tax"), "shelf/(1+vat)"),)),
            *(Section(ways[way], _lines(way)) for way in _WAYS),
            Section(_("What each way leaves in a year"), _years()),
        ),
        chart=_("What each way leaves in a year"),
        checked="best_year",
        model=_model,
        page="book/2-1-production-logistics",
        sources=(_("A margin is a share of the selling price, a mark-up a share of the price paid."),),
    )


def _way_labels() -> dict[str, str]:
    return {
        "web": _("Own web shop"),
        "distributor": _("Distributor"),
        "agent": _("Agent and retailers"),
        "importer": _("Importer, wholesalers, retailers"),
    }


def _product(given: Values) -> tuple[Input, ...]:
    labels = {
        "shelf": _("Price on the shelf, tax included"),
        "cost": _("Variable cost of a piece"),
        "freight": _("Freight of a piece on a pallet"),
        "parcel": _("Freight of a piece as a parcel"),
    }
    rates = {"vat": _("VAT or sales tax"), "duty": _("Import duty")}
    invented = _("invented")
    return (
        *(Input(name, label, float(given[name]), source=invented) for name, label in labels.items()),
        *(
            Input(name, label, float(given[name]), "", "percent", maximum=1, source=invented)
            for name, label in rates.items()
        ),
    )


def _hands(given: Values) -> tuple[Input | Choice, ...]:
    labels = {
        "platform": _("Platform and payment"),
        "distributor": _("Distributor"),
        "commission": _("Agent's commission, on the factory price"),
        "importer": _("Importer"),
        "wholesaler": _("Wholesaler"),
        "retailer": _("Retailer"),
    }
    bases = {"price": _("margins on the selling price"), "cost": _("mark-ups on the price paid")}
    return (
        Choice("basis", _("The percentages below are"), str(given["basis"]), bases),
        *(
            Input(name, label, float(given[name]), "", "percent", maximum=0.95, source=_("invented"))
            for name, label in labels.items()
        ),
    )


def _volumes(given: Values) -> tuple[Input, ...]:
    labels, pieces = _way_labels(), _("pieces a year")
    return (
        *(Input(f"{way}_volume", labels[way], float(given[f"{way}_volume"]), pieces, "whole") for way in _WAYS),
        Input("web_cost", _("Web shop, service and advertising"), float(given["web_cost"]), _("EUR a year"), "whole"),
    )


def _lines(way: str) -> tuple[Line, ...]:
    factor = "*".join(f"IF(basis_number=1,1/(1-{hand}),1+{hand})" for hand in _HANDS[way])
    if way == "web":
        price = f"net_price*(1/{way}_factor-duty/(1+duty))-parcel"
        duty, freight = "net_price*duty/(1+duty)", "parcel"
    else:
        price = f"net_price/{way}_factor/(1+duty)-freight"
        duty, freight = f"({way}_factory+freight)*duty", "freight"
    fee = f"{way}_factory*commission" if way == "agent" else "0"
    return (
        Line(f"{way}_factor", _("Price for each euro of the goods as they arrive"), factor, "", "rate"),
        Line(
            f"{way}_factory",
            _("Factory price"),
            f"IF({price}<0,NA(),{price})",
            why=_("no price, where the shelf price does not even pay for the freight"),
        ),
        Line(f"{way}_commission", _("Commission"), fee),
        Line(f"{way}_freight", _("Freight and duty"), f"{freight}+{duty}"),
        Line(f"{way}_trade", _("Trade"), f"net_price-{way}_factory-{way}_freight"),
        Line(f"{way}_vat", _("VAT"), "net_price*vat"),
        Line(f"{way}_kept", _("What the factory keeps"), f"{way}_factory-{way}_commission", strong=True),
        Line(f"{way}_left", _("Left a piece, after its cost"), f"{way}_kept-cost"),
    )


def _years() -> tuple[Line, ...]:
    labels, yearly = _way_labels(), _("EUR a year")
    return (
        *(
            Line(f"{way}_year", labels[way], f"{way}_left*{way}_volume" + ("-web_cost" if way == "web" else ""), yearly)
            for way in _WAYS
        ),
        Line("best_year", _("The most"), f"MAX({','.join(f'{way}_year' for way in _WAYS)})", yearly, strong=True),
    )


def _model(values: Values) -> dict[str, float]:
    found = {"net_price": float(values["shelf"]) / (1 + float(values["vat"]))}
    for way, channel in channels(values).items():
        cascade = shelf_price(channel, factory_receipts(channel, float(values["shelf"])))
        left = cascade.received - float(values["cost"])
        fixed = float(values["web_cost"]) if way == "web" else 0.0
        found |= {
            f"{way}_factor": channel.factor,
            f"{way}_factory": cascade.received + cascade.commission,
            f"{way}_commission": cascade.commission,
            f"{way}_freight": cascade.freight + cascade.duty,
            f"{way}_trade": sum(amount for _name, amount in cascade.links),
            f"{way}_vat": cascade.vat,
            f"{way}_kept": cascade.received,
            f"{way}_left": left,
            f"{way}_year": left * float(values[f"{way}_volume"]) - fixed,
        }
    return {**found, "best_year": max(found[f"{way}_year"] for way in _WAYS)}
