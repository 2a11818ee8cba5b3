"""Incremental cost: what refusing the order from abroad would save (chapter 2.0)."""

from __future__ import annotations

from kmo_teach.case.order import cost_sheet
from kmo_teach.language import _
from kmo_teach.value_chain.incremental_cost import CostLine, split_costs
from kmo_teach.workbooks.describe import Choice, Input, Line, Section, Values, Workbook

__all__ = ["workbook"]


def workbook() -> Workbook:
    """Describe the workbook in the reader's language."""
    sheet = cost_sheet()
    labels = _labels()
    return Workbook(
        name="incremental_cost",
        title=_("What an order really adds"),
        question=_("Which costs does the order cause, and which are there anyway?"),
        sections=(
            *(Section(labels[line.name], _inputs(line)) for line in sheet),
            Section(_("What refusing the order would save"), tuple(_saved(line, labels[line.name]) for line in sheet)),
            Section(_("The order's cost, cut twice"), _results(sheet)),
        ),
        chart=_("What refusing the order would save"),
        checked="incremental",
        model=_model,
        page="book/2-0-value-chain",
        sources=(_("Relevant cost: Horngren, Datar and Rajan, Cost Accounting, the chapter on relevant information."),),
    )


def _labels() -> dict[str, str]:
    return {
        "materials": _("Materials"),
        "labour": _("Direct labour"),
        "variable_overhead": _("Variable overhead"),
        "fixed_overhead": _("Fixed overhead"),
        "selling": _("Selling at home"),
        "logistics": _("Freight and export clearance"),
        "bank": _("Bank and file charges"),
        "manual": _("Manual in another language"),
        "norm": _("Another norm"),
        "visits": _("Visits and start-up"),
        "waiting": _("Interest while waiting for the money"),
    }


def _inputs(line: CostLine) -> tuple[Input | Choice, ...]:
    return (
        Input(f"{line.name}_amount", _("Amount"), line.amount, source=_("the order that runs through the course")),
        Input(
            f"{line.name}_avoidable",
            _("The part that goes away without the order"),
            line.avoidable,
            "",
            "percent",
            maximum=1,
            source=_("100 % for material, 0 % for a share of the rent"),
        ),
        Choice(
            f"{line.name}_abroad",
            _("Only because the customer is abroad?"),
            "yes" if line.abroad else "no",
            {"no": _("no"), "yes": _("yes")},
        ),
    )


def _saved(line: CostLine, label: str) -> Line:
    return Line(f"{line.name}_saved", label, f"{line.name}_amount*{line.name}_avoidable")


def _results(sheet: tuple[CostLine, ...]) -> tuple[Line, ...]:
    names = [line.name for line in sheet]
    return (
        Line("incremental", _("Incremental cost"), "+".join(f"{name}_saved" for name in names), strong=True),
        Line("common", _("Common cost, there anyway"), "+".join(f"{name}_amount-{name}_saved" for name in names)),
        Line("full", _("Full cost"), "incremental+common", strong=True),
        Line(
            "abroad",
            _("Of the incremental cost: only because of abroad"),
            "+".join(f"IF({name}_abroad_number=2,{name}_saved,0)" for name in names),
        ),
    )


def _model(values: Values) -> dict[str, float]:
    names = [name.removesuffix("_amount") for name in values if name.endswith("_amount")]
    sheet = [
        CostLine(
            name, float(values[f"{name}_amount"]), float(values[f"{name}_avoidable"]), values[f"{name}_abroad"] == "yes"
        )
        for name in names
    ]
    split = split_costs(sheet)
    saved = {f"{line.name}_saved": line.amount * line.avoidable for line in sheet}
    return {
        **saved,
        "incremental": split.incremental,
        "common": split.common,
        "full": split.full,
        "abroad": split.abroad,
    }
