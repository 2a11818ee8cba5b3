"""A country's rules in one year: its facts, read once, and the module with its formulas.

A country and year exist when ``facts/payroll/<country>_<year>.toml`` does; its formulas are in
``payroll/rules/<country>.py``. Nothing lists them: to add one, add its files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import import_module
from typing import Any

from kmo_teach import facts
from kmo_teach.facts.reading import fail, require_keys
from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _
from kmo_teach.payroll import figures
from kmo_teach.payroll.country import Cliff, Country
from kmo_teach.payroll.option import Option
from kmo_teach.payroll.payslip import Caveat, Payslip, Rule, Sheet

__all__ = [
    "Chosen",
    "Source",
    "TaxYear",
    "chosen",
    "countries",
    "currency",
    "default_year",
    "find",
    "firm_options",
    "iso_code",
    "options",
    "require_gross",
    "sources",
    "years",
]

_ALIASES = {"UK": "GB"}
_HEAD = ("country", "year", "currency", "sources")
"""What a facts file holds beside the figures; ``caveats`` may be left out."""


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
class TaxYear:
    """One country's rules in one year.

    Attributes
    ----------
    values
        The figures of the facts file, of the type that the country's rules declare.
    estimated
        Dotted names of the values marked as estimates.
    caveats
        What the facts file says of estimates and of what is left out.
    """

    country: str
    year: int
    currency: str
    values: Any
    estimated: frozenset[str]
    sources: dict[str, Source]
    options: tuple[Option, ...]
    caveats: tuple[Caveat, ...]
    rules: Country[Any, Any]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A tax year with the caller's options checked and filled in."""

    tax_year: TaxYear
    options: Any
    caveats: tuple[Caveat, ...]

    def pay(self, gross: float, exact: bool = False) -> Payslip:
        """Run the rules for a gross pay that was checked before; ``exact``: without the law's rounding."""
        sheet = Sheet(exact)
        year = self.tax_year
        gross = year.rules.compute(gross, year.values, self.options, sheet)
        contributions, tax, employer, _steps = sheet.totals
        return Payslip(
            year.country,
            year.year,
            year.currency,
            gross,
            contributions,
            tax,
            gross - contributions - tax,
            employer,
            gross + employer,
            tuple(sheet.entries),
            self.caveats,
        )

    def cliffs(self) -> tuple[Cliff, ...]:
        """Return where net pay falls or labour cost jumps under these options."""
        found = self.tax_year.rules.cliffs(self.tax_year.values, self.options)
        return tuple(cliff if cliff.gross is None else self._measured(cliff, cliff.gross) for cliff in found)

    def _measured(self, cliff: Cliff, gross: float) -> Cliff:
        before, after = self.pay(gross), self.pay(round(gross + 0.01, 2))
        jump = after.labour_cost - before.labour_cost
        return replace(cliff, drop=max(0.0, before.net - after.net), jump=jump if jump > _NO_STEP else 0.0)


_NO_STEP = 0.5  # more than a cent of pay, the contributions on it and a factor that the law rounds can cost


@cache
def years() -> dict[str, tuple[int, ...]]:
    """Return the years that each country has, by ISO code."""
    found: dict[str, list[int]] = {}
    for file in sorted((facts.FOLDER / "payroll").glob("??_????.toml")):
        country, _underscore, year = file.stem.partition("_")
        found.setdefault(country.upper(), []).append(int(year))
    return {country: tuple(of_country) for country, of_country in found.items()}


def default_year() -> int:
    """Return the tax year that the course's examples use and that every function takes when none is given.

    Examples
    --------
    >>> default_year() in years()["BE"]
    True
    """
    year = facts.parameters("payroll/default_year.toml")["year"]
    if not isinstance(year, int):
        fail("payroll/default_year.toml", "year", f"{year!r} is not allowed. Give a whole number.")
    return year


def iso_code(country: object) -> object:
    """Return a country's ISO 3166-1 alpha-2 code as the facts write it: capitals, ``GB`` for ``UK``."""
    code = country.strip().upper() if isinstance(country, str) else country
    return _ALIASES.get(code, code) if isinstance(code, str) else code


def countries(year: int | None = None) -> tuple[str, ...]:
    """Return the ISO 3166-1 alpha-2 codes of the countries whose rules of a year are known.

    Examples
    --------
    >>> countries()
    ('BE', 'DE', 'FR', 'GB', 'IE', 'LU', 'NL', 'PL', 'US')
    """
    wanted = default_year() if year is None else year
    known = tuple(country for country, of_country in years().items() if wanted in of_country)
    if not known:
        every = sorted({one for of_country in years().values() for one in of_country})
        raise InputError("year", year, _("Choose one of: {choices}.").format(choices=", ".join(map(str, every))))
    return known


def find(country: str, year: int | None = None) -> TaxYear:
    """Return a country's rules, or raise :class:`kmo_teach.inputs.InputError`. ``UK`` is understood as ``GB``."""
    code = iso_code(country)
    if not isinstance(code, str) or code not in years():
        raise InputError("country", country, _("Choose one of: {choices}.").format(choices=", ".join(years())))
    wanted = default_year() if year is None else year
    if not isinstance(wanted, int) or isinstance(wanted, bool) or wanted not in years()[code]:
        allowed = ", ".join(map(str, years()[code]))
        raise InputError("year", year, _("Years of {country}: {choices}.").format(country=code, choices=allowed))
    return _find(code, wanted)


def currency(country: str) -> str:
    """Return the ISO 4217 code of a country's currency.

    Examples
    --------
    >>> currency("PL")
    'PLN'
    """
    return find(country).currency


def options(country: str, year: int | None = None) -> tuple[Option, ...]:
    """Return the options of a country's rules with label, default and bounds.

    Examples
    --------
    >>> [(option.name, option.default) for option in options("DE", 2026)]
    [('additional_health_rate', 0.029), ('childless', True)]
    """
    return find(country, year).options


def firm_options(country: str, workers: int) -> dict[str, Any]:
    """Return what a country's rules ask about the size of the employer, where they ask for it.

    Parameters
    ----------
    country
        ISO 3166-1 alpha-2 code.
    workers
        People in the firm. Oregon, the only American state with a limit between 20 and 50, counts those at home too;
        the other countries are asked as if the firm had as many people there.

    Notes
    -----
    A Dutch employer is small up to a wage bill of 25 times the average insured wage; here its people earn that wage.

    Examples
    --------
    >>> firm_options("US", 38), firm_options("NL", 38), firm_options("DE", 38)
    ({'workers': 38}, {'small_employer': False}, {})
    """
    asked = {option.name for option in options(country)}
    given = {"workers": workers, "small_employer": workers <= _SMALL_DUTCH_EMPLOYER}
    return {name: value for name, value in given.items() if name in asked}


_SMALL_DUTCH_EMPLOYER = 25  # average insured wages, decree on the financing of social insurance (Besluit Wfsv, 2.6)


def sources(country: str, year: int | None = None) -> dict[str, Source]:
    """Return the laws and other sources that lines refer to, by key.

    Examples
    --------
    >>> sources("GB")["ita2007_35"].title
    'Income Tax Act 2007, section 35 (personal allowance)'
    """
    return dict(find(country, year).sources)


def chosen(country: str, year: int | None, given: Mapping[str, object]) -> Chosen:
    """Return a country's rules with options checked and filled in."""
    rules = find(country, year)
    known = {option.name: option for option in rules.options}
    checked = []
    for name, value in given.items():
        if name not in known:
            allowed = ", ".join(known) or _("none")
            raise InputError(
                "option", name, _("Options of {country}: {choices}.").format(country=rules.country, choices=allowed)
            )
        checked.append((name, known[name].checked(value)))
    return _chosen(rules.country, rules.year, tuple(checked))


def require_gross(name: str, value: object) -> float:
    """Return a yearly amount of pay as a number from 0 to a billion."""
    return require_number(name, value, 0, 1e9)


@lru_cache(maxsize=512)
def _chosen(country: str, year: int, given: tuple[tuple[str, float | bool | str], ...]) -> Chosen:
    rules = _find(country, year)
    usual: dict[str, float | bool | str] = {option.name: option.default for option in rules.options}
    filled = usual | dict(given)
    caveats = tuple(
        caveat for caveat in rules.caveats if not caveat.option or filled[caveat.option] == usual[caveat.option]
    )
    return Chosen(rules, rules.rules.choices(**filled), caveats)


@cache
def _find(country: str, year: int) -> TaxYear:
    file = f"payroll/{country.lower()}_{year}.toml"
    data = facts.parameters(file)
    module = import_module(f"kmo_teach.payroll.rules.{country.lower()}")
    rules: Country[Any, Any] = module.COUNTRY
    beside = {name for name, value in data.items() if name in (*_HEAD, "caveats") or not isinstance(value, dict)}
    tables = {name: table for name, table in data.items() if name not in beside}
    require_keys(file, "", {name: data[name] for name in beside}, _HEAD, ("caveats",))
    if (data["country"], data["year"]) != (country, year):
        fail(file, "country, year", f"{data['country']!r}, {data['year']!r} is not what the file's name says.")
    money = figures.text(file, "currency", data["currency"])
    if not re.fullmatch("[A-Z]{3}", money):
        fail(file, "currency", f"{money!r} is not allowed. Give an ISO 4217 code: three capitals, such as EUR.")
    values = figures.read(rules.figures, tables, file)
    offered = rules.options(values)
    estimated = frozenset(figures.estimated(tables))
    lines = {rule.key for rule in vars(module).values() if isinstance(rule, Rule)}
    return TaxYear(
        country=country,
        year=year,
        currency=money,
        values=values,
        estimated=estimated,
        sources=_sources(data["sources"], file),
        options=offered,
        caveats=_caveats(data.get("caveats", []), file, lines, estimated, {option.name for option in offered}),
        rules=rules,
    )


def _sources(tables: dict[str, dict[str, object]], file: str) -> dict[str, Source]:
    found = {}
    for key, table in tables.items():
        where = f"sources.{key}"
        require_keys(file, where, table, Source.__dataclass_fields__, ())
        found[key] = Source(**{name: figures.text(file, f"{where}.{name}", value) for name, value in table.items()})
    return found


def _caveats(
    tables: list[dict[str, Any]], file: str, lines: set[str], estimated: frozenset[str], offered: set[str]
) -> tuple[Caveat, ...]:
    """Return what a facts file says beside its figures; every estimate has to have its sentence."""
    found = []
    for place, table in enumerate(tables, 1):
        where = f"caveats, number {place}"
        require_keys(file, where, table, ("text", "lines"), ("values", "option"))
        names = {"lines": lines, "values": estimated, "option": offered}
        given = {"lines": table["lines"], "values": table.get("values", []), "option": [table.get("option", "")]}
        for key, words in given.items():
            for word in words:
                if word and word not in names[key]:
                    allowed = ", ".join(sorted(names[key])) or "none"
                    fail(file, f"{where}, {key}", f"{word!r} is not allowed. Choose from: {allowed}.")
        found.append(
            Caveat(
                figures.text(file, f"{where}, text", table["text"]),
                tuple(table["lines"]),
                tuple(table.get("values", ())),
                table.get("option", ""),
            )
        )
    silent = sorted(estimated - {name for caveat in found for name in caveat.values})
    if silent:
        fail(file, silent[0], "it is marked as an estimate; name it in the values of one of the [[caveats]].")
    return tuple(found)
