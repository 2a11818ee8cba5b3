"""Chapter 2.1 (2) in the bank: VAT at import, and the share of materials without origin."""

from __future__ import annotations

from random import Random

from kmo_teach.border import MATERIAL_ORIGINS, Material, Shipment, check_list_rule, dutiable_value, import_vat_base
from kmo_teach.language import N_, _, money, percent
from kmo_teach.practice.tasks.kit.firms import invented_firm
from kmo_teach.practice.tasks.kit.question import Document, Misconception, NumberQuestion, PracticeTask
from kmo_teach.pricing import Logistics

__all__ = ["TASKS"]


def import_vat(rng: Random) -> NumberQuestion:
    logistics = Logistics(main_carriage=rng.randrange(20, 51, 2) * 100, on_carriage=rng.randrange(3, 13) * 100)
    shipment = Shipment(
        goods=rng.randrange(30, 91, 5) * 1_000,
        logistics=logistics,
        cargo_insurance=rng.randrange(1, 5) * 100,
        duty_rate=rng.choice((0.02, 0.03, 0.04, 0.05)),
        import_vat_rate=0.21,
    )
    value = dutiable_value(shipment, "EXW")
    base = import_vat_base(shipment, value)
    rate = shipment.import_vat_rate
    slots = {
        "firm": invented_firm(rng),
        "goods": money(shipment.goods),
        "freight": money(logistics.main_carriage),
        "insurance": money(shipment.premium),
        "inland": money(logistics.on_carriage),
        "duty_rate": percent(shipment.duty_rate, 0),
        "vat_rate": percent(rate, 0),
        "value": money(value),
        "duty": money(value * shipment.duty_rate),
        "base": money(base),
        "vat": money(rate * base),
    }
    return NumberQuestion(
        text=_(
            "For {firm} a machine comes from Taiwan, bought ex works; the firm pays the whole way. It enters the Union "
            "in Antwerp. Use the sheet, and count nothing else.\n\nHow much VAT is due at import, at {vat_rate}?"
        ).format(**slots),
        documents=(
            Document(
                _("The machine from Taiwan"),
                (
                    (_("Price ex works"), money(shipment.goods)),
                    (_("Freight to Antwerp"), money(logistics.main_carriage)),
                    (_("Cargo insurance to Antwerp"), money(shipment.premium)),
                    (_("Rate of duty"), percent(shipment.duty_rate, 0)),
                    (_("Carriage from Antwerp to the firm"), money(logistics.on_carriage)),
                ),
            ),
        ),
        answer=rate * base,
        unit="EUR",
        wrong=(
            Misconception(
                rate * shipment.goods, _("You took the price ex works. Does VAT leave out what the way has cost?")
            ),
            Misconception(
                rate * value,
                _("That is VAT on the customs value. What is added to that value before VAT is worked out?"),
            ),
            Misconception(
                rate * value * (1 + shipment.duty_rate),
                _("You stopped at the border. Does the way to the first place inland belong to the base of VAT?"),
            ),
            Misconception(
                rate * (base - value * shipment.duty_rate), _("You left out the duty. Is there VAT on duty too?")
            ),
        ),
        worked=(
            _("Customs value at the border: {goods} + {freight} + {insurance} = {value}.").format(**slots),
            _("Duty: {value} × {duty_rate} = {duty}.").format(**slots),
            _("Base of VAT: {value} + {duty} + {inland} = {base}.").format(**slots),
            _("VAT: {base} × {vat_rate} = {vat}.").format(**slots),
        ),
    )


def without_origin(rng: Random) -> NumberQuestion:
    price = rng.randrange(20, 61) * 100
    parts = {
        "declared": round(price * rng.choice((0.1, 0.15, 0.2)), -1),
        "undeclared": round(price * rng.choice((0.08, 0.1, 0.12)), -1),
        "abroad": round(price * rng.choice((0.2, 0.25, 0.3)), -1),
    }
    most = rng.choice((0.4, 0.45, 0.5))
    found = check_list_rule([Material(origin, value, origin) for origin, value in parts.items()], price, most)
    materials = sum(parts.values())
    slots = {
        "firm": invented_firm(rng),
        "most": percent(most, 0),
        "price": money(price),
        "undeclared": money(parts["undeclared"]),
        "abroad": money(parts["abroad"]),
        "sum": money(found.share * price),
        "share": percent(found.share),
        "verdict": _("the rule is met") if found.originating else _("the rule is broken"),
    }
    return NumberQuestion(
        text=_(
            "The product of {firm} sells at {price} ex works. A list rule allows materials without origin up to {most} "
            "of that price.\n\nWhich share do they take? In per cent, one decimal."
        ).format(**slots),
        documents=(
            Document(
                _("Materials of one product"),
                (
                    (_("Frame"), money(parts["declared"]), _(MATERIAL_ORIGINS["declared"])),
                    (_("Sheet metal"), money(parts["undeclared"]), _(MATERIAL_ORIGINS["undeclared"])),
                    (_("Motor"), money(parts["abroad"]), _(MATERIAL_ORIGINS["abroad"])),
                ),
                (_("Material"), _("Value"), _("Where from")),
            ),
        ),
        answer=100 * found.share,
        unit="%",
        decimals=1,
        wrong=(
            Misconception(
                100 * parts["abroad"] / price,
                _("You counted what came from outside the Union. What does the list say of the sheet metal?"),
            ),
            Misconception(
                100 * materials / price, _("You counted all materials. Is there one whose origin is proved?")
            ),
            Misconception(
                100 * found.share * price / materials,
                _("You divided by the materials. Of which amount does the rule speak?"),
            ),
            Misconception(100 * parts["undeclared"] / price, _("What of the motor: does it have European origin?")),
        ),
        worked=(
            _("Without proof of origin: {undeclared} + {abroad} = {sum}; bought in the Union is no proof.").format(
                **slots
            ),
            _("Of the price ex works: {sum} / {price} = {share}; {verdict}.").format(**slots),
        ),
    )


TASKS = {
    "say on which value duty falls": (PracticeTask("import-vat", N_("VAT at import"), 2, 5, import_vat),),
    "tell whether a product has preferential origin": (
        PracticeTask("without-origin", N_("The share without origin"), 1, 3, without_origin),
    ),
}
