"""Landed cost: a part made abroad beside the same part made at home (chapter 1.2)."""

from __future__ import annotations

from kmo_teach.case.order import part_supplies
from kmo_teach.drivers.landed_cost import LandedCost, Supply, landed_cost
from kmo_teach.language import _
from kmo_teach.workbooks.describe import Input, Line, Section, Values, Workbook

__all__ = ["workbook"]

_LINES = ("material", "wage", "freight", "duty", "interest", "quality")


def workbook() -> Workbook:
    """Describe the workbook in the reader's language."""
    home, abroad = part_supplies()
    return Workbook(
        name="landed_cost",
        title=_("Landed cost of a part"),
        question=_("What does a part made abroad cost at your own door, beside one made at home?"),
        sections=(
            Section(_("The source at home"), _inputs("home", home)),
            Section(_("The source abroad"), _inputs("abroad", abroad)),
            Section(_("Landed cost at home"), _results("home")),
            Section(_("Landed cost abroad"), _results("abroad")),
            Section(_("What remains"), _differences()),
        ),
        chart=_("What remains"),
        checked="saving",
        model=_model,
        page="book/1-2-drivers",
        sources=(
            _("Customs value: Regulation (EU) No 952/2013 (Union Customs Code), articles 70 to 72."),
            _("Import VAT, which a firm deducts, is no cost: Directive 2006/112/EC, articles 85, 86 and 168."),
        ),
    )


def _inputs(side: str, supply: Supply) -> tuple[Input, ...]:
    invented = _("invented")
    each = _("EUR a unit")
    return (
        Input(f"{side}_material", _("Material"), supply.material, each, source=invented),
        Input(f"{side}_wage", _("Direct work"), supply.wage, each, source=invented),
        Input(
            f"{side}_freight", _("Freight and insurance to the customs border"), supply.freight, each, source=invented
        ),
        Input(f"{side}_on_carriage", _("Carriage from that border to your door"), supply.on_carriage, each),
        Input(f"{side}_duty_rate", _("Import duty"), supply.duty_rate, "", "percent", maximum=1, source=invented),
        Input(f"{side}_transit_days", _("Days paid for and not yet here"), supply.transit_days, _("days"), "days"),
        Input(f"{side}_interest_rate", _("Interest a year"), supply.interest_rate, "", "percent", maximum=1),
        Input(f"{side}_defect_rate", _("Part of the units that fails"), supply.defect_rate, "", "percent", maximum=1),
        Input(f"{side}_defect_cost", _("Cost of one failing unit"), supply.defect_cost, each, source=invented),
    )


def _results(side: str) -> tuple[Line, ...]:
    each = _("EUR a unit")
    value = f"({side}_material+{side}_wage+{side}_freight)"
    return (
        Line(f"{side}_cost_material", _("Material"), f"{side}_material", each),
        Line(f"{side}_cost_wage", _("Direct work"), f"{side}_wage", each),
        Line(f"{side}_cost_freight", _("Freight and carriage"), f"{side}_freight+{side}_on_carriage", each),
        Line(
            f"{side}_cost_duty",
            _("Import duty"),
            f"{value}*{side}_duty_rate",
            each,
            why=_("on the value with freight and insurance up to the border"),
        ),
        Line(
            f"{side}_cost_interest",
            _("Interest on the way"),
            f"{value}*{side}_interest_rate*{side}_transit_days/360",
            each,
            why=_("on the same value, in a year of 360 days"),
        ),
        Line(f"{side}_cost_quality", _("Quality"), f"{side}_defect_rate*{side}_defect_cost", each),
        Line(f"{side}_total", _("Landed cost"), "+".join(f"{side}_cost_{line}" for line in _LINES), each, strong=True),
    )


def _differences() -> tuple[Line, ...]:
    labels = {
        "material": _("Saved on material"),
        "wage": _("Saved on direct work"),
        "freight": _("Saved on freight"),
        "duty": _("Saved on duty"),
        "interest": _("Saved on interest"),
        "quality": _("Saved on quality"),
    }
    each = _("EUR a unit")
    return (
        *(
            Line(f"saved_{line}", label, f"home_cost_{line}-abroad_cost_{line}", each, why=_("below 0: it costs more"))
            for line, label in labels.items()
        ),
        Line("saving", _("What remains of the saving"), "home_total-abroad_total", each, strong=True),
    )


def _model(values: Values) -> dict[str, float]:
    found = {side: _cost(values, side) for side in ("home", "abroad")}
    lines = {f"{side}_cost_{line}": getattr(cost, line) for side, cost in found.items() for line in _LINES}
    totals = {f"{side}_total": cost.total for side, cost in found.items()}
    saved = {f"saved_{line}": getattr(found["home"], line) - getattr(found["abroad"], line) for line in _LINES}
    return {**lines, **totals, **saved, "saving": found["home"].total - found["abroad"].total}


def _cost(values: Values, side: str) -> LandedCost:
    given = {name.removeprefix(f"{side}_"): float(value) for name, value in values.items() if name.startswith(side)}
    return landed_cost(Supply(**given))
