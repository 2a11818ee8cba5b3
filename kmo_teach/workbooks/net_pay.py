"""Net pay in the United Kingdom: the rules of one year for one employee (chapter 2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kmo_teach import facts
from kmo_teach.apps.net_pay import app, slip_of
from kmo_teach.language import _
from kmo_teach.payroll.net import net_pay
from kmo_teach.payroll.payslip import Payslip
from kmo_teach.workbooks.describe import Input, Line, Section, Values, Workbook

__all__ = ["workbook"]

_COUNTRY = "GB"


def workbook(inputs: Values | None = None) -> Workbook:
    """Describe the workbook in the reader's language, for the course's firm or for inputs of the app's reader."""
    described = app()
    given = dict(inputs or described.for_model(described.defaults))
    year = int(given["year"])
    known = facts.parameters(f"payroll/gb_{year}.toml")
    return Workbook(
        name="net_pay",
        title=_("Net pay in the United Kingdom, {year}").format(year=year),
        question=_("What does an employee keep, and what does the employer pay?"),
        sections=(
            Section(_("Pay"), _pay(slip_of(_COUNTRY, given).gross if inputs else float(given["amount"]))),
            Section(_("The rules of the year"), _rules(known)),
            Section(_("The payslip of the year"), _payslip()),
            Section(_("Of the labour cost"), _parts()),
        ),
        chart=_("Of the labour cost"),
        checked="net",
        model=_Model(year),
        page="book/2-3-people",
        sources=(
            *(f"{source['title']}. {source['where']}." for source in known["sources"].values()),
            _("Outside Scotland; an employee of category A. For teaching, not advice."),
        ),
    )


def _pay(gross: float) -> tuple[Input, ...]:
    return (Input("gross", _("Gross pay"), gross, _("GBP a year"), "amount", source=_("invented")),)


def _rules(known: dict[str, Any]) -> tuple[Input, ...]:
    allowance, tax = known["personal_allowance"], known["income_tax"]
    employee, employer = known["national_insurance"]["employee"], known["national_insurance"]["employer"]
    thresholds = _("from, in GBP a year")
    rows = [
        ("allowance_full", _("Personal allowance"), allowance["amount"]["value"], "GBP"),
        ("taper_from", _("Income from which it shrinks"), allowance["taper_from"]["value"], "GBP"),
        ("taper_rate", _("How fast it shrinks"), allowance["taper_rate"]["value"], ""),
        ("tax_rate_1", _("Basic rate"), tax["rates"][0], ""),
        ("tax_from_2", _("Higher rate"), tax["thresholds"][1], thresholds),
        ("tax_rate_2", _("Higher rate"), tax["rates"][1], ""),
        ("tax_from_3", _("Additional rate"), tax["thresholds"][2], thresholds),
        ("tax_rate_3", _("Additional rate"), tax["rates"][2], ""),
        ("ni_from_1", _("National Insurance, first band"), employee["thresholds"][0], thresholds),
        ("ni_rate_1", _("National Insurance, first band"), employee["rates"][0], ""),
        ("ni_from_2", _("National Insurance, second band"), employee["thresholds"][1], thresholds),
        ("ni_rate_2", _("National Insurance, second band"), employee["rates"][1], ""),
        ("employer_from", _("National Insurance, employer"), employer["threshold"]["value"], thresholds),
        ("employer_rate", _("National Insurance, employer"), employer["rate"]["value"], ""),
    ]
    return tuple(
        Input(name, label, value, unit, "whole" if unit else "percent", fixed=True, is_fact=True)
        for name, label, value, unit in rows
    )


def _payslip() -> tuple[Line, ...]:
    pounds = _("GBP a year")
    return (
        Line(
            "national_insurance",
            _("National Insurance"),
            "MAX(gross-ni_from_1,0)*ni_rate_1+MAX(gross-ni_from_2,0)*(ni_rate_2-ni_rate_1)",
            pounds,
        ),
        Line(
            "allowance",
            _("Personal allowance"),
            "MAX(0,allowance_full-MAX(gross-taper_from,0)*taper_rate)",
            pounds,
            why=_("it shrinks for high incomes: there each pound more is taxed as one and a half"),
        ),
        Line("taxable", _("Taxable income"), "MAX(gross-allowance,0)", pounds),
        Line(
            "income_tax",
            _("Income tax"),
            "taxable*tax_rate_1+MAX(taxable-tax_from_2,0)*(tax_rate_2-tax_rate_1)"
            "+MAX(taxable-tax_from_3,0)*(tax_rate_3-tax_rate_2)",
            pounds,
        ),
        Line("net", _("Net pay"), "gross-national_insurance-income_tax", pounds, strong=True),
    )


def _parts() -> tuple[Line, ...]:
    pounds = _("GBP a year")
    return (
        Line("kept", _("Net pay"), "net", pounds),
        Line("to_tax", _("Income tax"), "income_tax", pounds),
        Line("to_insurance", _("National Insurance"), "national_insurance", pounds),
        Line(
            "employer_insurance", _("National Insurance, employer"), "MAX(gross-employer_from,0)*employer_rate", pounds
        ),
        Line("labour_cost", _("Labour cost"), "gross+employer_insurance", pounds, strong=True),
    )


@dataclass(frozen=True, slots=True)
class _Model:
    """The course's own model, for a tax year."""

    year: int

    def __call__(self, values: Values) -> dict[str, float]:
        return _lines(net_pay(_COUNTRY, float(values["gross"]), self.year))


def _lines(slip: Payslip) -> dict[str, float]:
    return {
        "national_insurance": slip.employee_contributions,
        "allowance": _amount(slip, "personal_allowance"),
        "taxable": _amount(slip, "taxable_income"),
        "income_tax": slip.income_tax,
        "net": slip.net,
        "kept": slip.net,
        "to_tax": slip.income_tax,
        "to_insurance": slip.employee_contributions,
        "employer_insurance": slip.employer_contributions,
        "labour_cost": slip.labour_cost,
    }


def _amount(slip: Payslip, key: str) -> float:
    """Return a line's amount; a line of nothing is not on the slip."""
    return next((line.amount for line in slip.lines if line.key == key), 0.0)
