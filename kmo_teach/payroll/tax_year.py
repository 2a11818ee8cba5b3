"""A country's rules in one year: its facts, read once, and the module with its formulas.

A country and year exist when ``facts/payroll/<country>_<year>.toml`` does; its formulas are in
``payroll/rules/<country>.py``. Nothing lists them: to add one, add its files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from kmo_teach import facts
from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _
from kmo_teach.payroll.option import Option
from kmo_teach.payroll.payslip import Estimate, Payslip, Sheet
from kmo_teach.payroll.schedules import BracketSchedule, ProgressiveTariff

__all__ = [
    "Chosen",
    "Cliff",
    "Source",
    "TaxYear",
    "chosen",
    "countries",
    "find",
    "iso_code",
    "options",
    "require_gross",
    "sources",
    "years",
]

_ALIASES = {"UK": "GB"}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from: a law, an official table or a copy of one.

    Attributes
    ----------
    title
        What it is.
    where
        Address, publication number or package.
    date
        Date of the text where it is known, else the day from which the figure holds, ISO 8601.
    """

    title: str
    where: str
    date: str


@dataclass(frozen=True, slots=True)
class Cliff:
    """A place where net pay falls although gross pay rises.

    Attributes
    ----------
    gross
        Highest gross pay before the fall; ``None`` where small falls recur over the whole scale (a rule that rounds).
    text
        Why, in English: the key of its translation.
    drop
        Fall in net pay over the next cent of gross pay, in the country's currency; the largest where falls recur.
    """

    gross: float | None
    text: str
    drop: float = 0.0

    @property
    def reason(self) -> str:
        """Why net pay falls here, in the reader's words."""
        return _(self.text)


@dataclass(frozen=True, slots=True)
class TaxYear:
    """One country's rules in one year.

    Attributes
    ----------
    values
        The figures of the facts file as a tree of attributes; a table with thresholds is a
        :class:`~kmo_teach.payroll.schedules.BracketSchedule`, one with knots a
        :class:`~kmo_teach.payroll.schedules.ProgressiveTariff`.
    estimated
        Dotted names of the values marked as estimates.
    """

    country: str
    year: int
    currency: str
    values: SimpleNamespace
    estimated: frozenset[str]
    sources: dict[str, Source]
    options: tuple[Option, ...]
    warnings: tuple[Estimate, ...]
    compute: Callable[[float, SimpleNamespace, SimpleNamespace, Sheet], float]
    cliffs: Callable[[SimpleNamespace, SimpleNamespace], tuple[Cliff, ...]]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A tax year with the caller's options checked and filled in."""

    tax_year: TaxYear
    options: SimpleNamespace
    warnings: tuple[Estimate, ...]

    def pay(self, gross: float) -> Payslip:
        """Run the rules for a gross pay that was checked before."""
        sheet = Sheet()
        rules = self.tax_year
        gross = rules.compute(gross, rules.values, self.options, sheet)
        contributions, tax, employer, _steps = sheet.totals
        return Payslip(
            rules.country,
            rules.year,
            rules.currency,
            gross,
            contributions,
            tax,
            gross - contributions - tax,
            employer,
            gross + employer,
            tuple(sheet.entries),
            self.warnings,
        )

    def cliffs(self) -> tuple[Cliff, ...]:
        """Return where net pay falls under these options."""
        return tuple(
            cliff
            if cliff.gross is None
            else replace(cliff, drop=self.pay(cliff.gross).net - self.pay(cliff.gross + 0.01).net)
            for cliff in self.tax_year.cliffs(self.tax_year.values, self.options)
        )


@cache
def years() -> dict[str, tuple[int, ...]]:
    """Return the years that each country has, by ISO code."""
    found: dict[str, list[int]] = {}
    for file in sorted(facts.path("payroll/price_levels.csv").parent.glob("??_????.toml")):
        country, _underscore, year = file.stem.partition("_")
        found.setdefault(country.upper(), []).append(int(year))
    return {country: tuple(of_country) for country, of_country in found.items()}


def iso_code(country: object) -> object:
    """Return a country's ISO 3166-1 alpha-2 code as the facts write it: capitals, ``GB`` for ``UK``."""
    code = country.strip().upper() if isinstance(country, str) else country
    return _ALIASES.get(code, code) if isinstance(code, str) else code


def countries(year: int = 2025) -> tuple[str, ...]:
    """Return the ISO 3166-1 alpha-2 codes of the countries whose rules of a year are known.

    Examples
    --------
    >>> countries(2025)
    ('BE', 'DE', 'FR', 'GB', 'IE', 'LU', 'NL', 'PL', 'US')
    """
    known = tuple(country for country, of_country in years().items() if year in of_country)
    if not known:
        every = sorted({one for of_country in years().values() for one in of_country})
        raise InputError("year", year, _("Choose one of: {choices}.").format(choices=", ".join(map(str, every))))
    return known


@lru_cache(maxsize=None, typed=True)
def _find(country: str, year: int) -> TaxYear:
    code = iso_code(country)
    if not isinstance(code, str) or code not in years():
        raise InputError("country", country, _("Choose one of: {choices}.").format(choices=", ".join(years())))
    if not isinstance(year, int) or isinstance(year, bool) or year not in years()[code]:
        allowed = ", ".join(map(str, years()[code]))
        raise InputError("year", year, _("Choose one of: {choices}.").format(choices=allowed))
    data = facts.parameters(f"payroll/{code.lower()}_{year}.toml")
    module: Any = import_module(f"kmo_teach.payroll.rules.{code.lower()}")
    tables = {name: value for name, value in data.items() if isinstance(value, dict) and name != "sources"}
    values = SimpleNamespace(**{name: _value(table) for name, table in tables.items()})
    return TaxYear(
        country=code,
        year=year,
        currency=data["currency"],
        values=values,
        estimated=frozenset(_estimated(tables)),
        sources={key: Source(**source) for key, source in data["sources"].items()},
        options=module.options(values),
        warnings=module.ESTIMATES,
        compute=module.compute,
        cliffs=module.cliffs,
    )


def find(country: str, year: int = 2025) -> TaxYear:
    """Return a country's rules, or raise :class:`kmo_teach.inputs.InputError`. ``UK`` is understood as ``GB``."""
    try:
        return _find(country, year)
    except TypeError:  # not hashable, so neither a code nor a year: let the check say so
        return _find.__wrapped__(country, year)


def options(country: str, year: int = 2025) -> tuple[Option, ...]:
    """Return the options of a country's rules with label, default and bounds.

    Examples
    --------
    >>> [(option.name, option.default) for option in options("DE")]
    [('additional_health_rate', 0.025), ('childless', True)]
    """
    return find(country, year).options


def sources(country: str, year: int = 2025) -> dict[str, Source]:
    """Return the laws and other sources that lines refer to, by key.

    Examples
    --------
    >>> sources("GB")["ita2007_35"].title
    'Income Tax Act 2007, section 35 (personal allowance)'
    """
    return dict(find(country, year).sources)


def chosen(country: str, year: int, given: dict[str, object]) -> Chosen:
    """Return a country's rules with options checked; the same options are checked once."""
    try:
        return _chosen(country, year, **given)
    except TypeError:  # an option that cannot be hashed: let the check say what is wrong with it
        return _chosen.__wrapped__(country, year, **given)


@lru_cache(maxsize=512, typed=True)
def _chosen(country: str, year: int, /, **given: object) -> Chosen:
    rules = find(country, year)
    known = {option.name: option for option in rules.options}
    filled = {name: option.default for name, option in known.items()}
    for name, value in given.items():
        if name not in known:
            allowed = ", ".join(known) or _("none")
            raise InputError(
                "option", name, _("Options of {country}: {choices}.").format(country=rules.country, choices=allowed)
            )
        filled[name] = known[name].checked(value)
    warnings = tuple(
        warning
        for warning in rules.warnings
        if not warning.option or filled[warning.option] == known[warning.option].default
    )
    return Chosen(rules, SimpleNamespace(**filled), warnings)


def require_gross(name: str, value: object) -> float:
    """Return a yearly amount of pay as a number from 0 to a billion."""
    return require_number(name, value, 0, 1e9)


def _value(table: dict[str, Any]) -> Any:
    if "value" in table:
        return table["value"]
    if "thresholds" in table:
        return BracketSchedule(tuple(table["thresholds"]), tuple(table["rates"]), tuple(table.get("starts", ())))
    if "knots" in table:
        return ProgressiveTariff(tuple(table["knots"]), tuple(table["rates"]), table["linear_zones"])
    return SimpleNamespace(**{name: _value(one) for name, one in table.items()})


def _estimated(tables: dict[str, Any], path: str = "") -> Iterator[str]:
    for name, table in tables.items():
        if table.get("estimate"):
            yield path + name
        elif not {"value", "thresholds", "knots"} & set(table):
            yield from _estimated(table, f"{path}{name}.")
