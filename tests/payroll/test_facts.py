"""Every figure has a unit and a source, estimates are shown, lines lead to their law, a file alone adds a year."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from importlib import import_module

import pytest

from kmo_teach import facts
from kmo_teach.payroll import countries, net_pay, options, sources
from kmo_teach.payroll.payslip import Rule
from kmo_teach.payroll.tax_year import find, years

FILES = [(country, year) for country, of_country in years().items() for year in of_country]
GROSSES = (0, 5000, 15080, 26000, 45000, 75000, 130000, 400000, 1200000)


def values(table: dict, path: str = "") -> Iterator[tuple[str, dict]]:
    for name, inside in table.items():
        if {"value", "thresholds", "knots"} & set(inside):
            yield path + name, inside
        else:
            yield from values(inside, f"{path}{name}.")


def tables(country: str, year: int) -> dict:
    data = facts.parameters(f"payroll/{country.lower()}_{year}.toml")
    return {name: table for name, table in data.items() if isinstance(table, dict) and name != "sources"}


def rules(country: str) -> list[Rule]:
    module = import_module(f"kmo_teach.payroll.rules.{country.lower()}")
    return [value for value in vars(module).values() if isinstance(value, Rule)]


@pytest.mark.parametrize(("country", "year"), FILES)
def test_every_figure_has_a_unit_and_a_source_with_a_date(country, year):
    known = sources(country, year)
    for name, value in values(tables(country, year)):
        assert value["unit"], name
        assert value["source"] in known, name
    for source in known.values():
        assert source.title
        assert source.where
        assert date.fromisoformat(source.date) <= date(2026, 12, 31)


@pytest.mark.parametrize(("country", "year"), FILES)
def test_every_source_is_used(country, year):
    used = {value["source"] for _name, value in values(tables(country, year))}
    assert set(sources(country, year)) == used | {rule.source for rule in rules(country)}


@pytest.mark.parametrize(("country", "year"), FILES)
def test_every_line_leads_to_its_source(country, year):
    for rule in rules(country):
        assert rule.source in sources(country, year), rule.key
    assert len({rule.key for rule in rules(country)}) == len(rules(country))


@pytest.mark.parametrize(("country", "year"), FILES)
def test_every_estimate_has_a_warning_that_a_reader_sees(country, year):
    tax_year = find(country, year)
    warned = {name for warning in tax_year.warnings for name in warning.facts}
    assert warned == set(tax_year.estimated)
    keys = {rule.key for rule in rules(country)}
    for warning in tax_year.warnings:
        assert set(warning.lines) <= keys
    on = {"pension_premium": 0.05} if country == "NL" else {}
    seen = {sentence for gross in GROSSES for sentence in net_pay(country, gross, year, **on).estimates}
    assert seen == {warning.text for warning in tax_year.warnings}


def test_a_chosen_value_is_no_estimate():
    slip = net_pay("BE", 60000, municipal_surcharge=0.08)
    assert not any("surcharge" in sentence for sentence in slip.estimates)
    assert not any(line.estimate for line in slip.lines if line.key == "municipal_surcharge")
    assert any(line.estimate for line in net_pay("BE", 60000).lines if line.key == "municipal_surcharge")


@pytest.mark.parametrize(("country", "year"), FILES)
def test_every_option_is_declared_within_its_bounds(country, year):
    for option in options(country, year):
        assert option.checked(option.default) == option.default
        assert option.label


def test_a_year_is_added_by_its_file_alone(tmp_path, monkeypatch):
    folder = tmp_path / "payroll"
    shutil.copytree(facts.path("payroll/gb_2025.toml").parent, folder)
    text = (folder / "gb_2025.toml").read_text(encoding="utf-8")
    (folder / "gb_2031.toml").write_text(text.replace("value = 12570", "value = 22570"), encoding="utf-8")
    monkeypatch.setattr(facts, "FOLDER", tmp_path)
    years.cache_clear()
    try:
        assert countries(2031) == ("GB",)
        assert net_pay("GB", 60000, 2031).income_tax < net_pay("GB", 60000, 2025).income_tax
    finally:
        monkeypatch.undo()
        years.cache_clear()


def test_the_models_need_the_standard_library_only():
    code = (
        "import sys; from kmo_teach import payroll\n"
        "for country in payroll.countries(): payroll.net_pay(country, 50000).lines\n"
        "payroll.tax_equalisation('BE', 'US', 60000, 1.1)\n"
        "names = {name.partition('.')[0] for name in sys.modules} - {'kmo_teach', '__main__'}\n"
        "print(*sorted(name for name in names if name not in sys.stdlib_module_names and not name.startswith('_')))"
    )
    found = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == []
