"""Every figure has a unit, a source and a use, estimates are shown, lines lead to a law, a file alone adds a year."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from importlib import import_module

import pytest

from kmo_teach import facts
from kmo_teach.apps.kit import registry
from kmo_teach.facts import FactsError
from kmo_teach.inputs import InputError
from kmo_teach.language import LANGUAGES, _, using
from kmo_teach.payroll import (
    cliffs,
    countries,
    default_year,
    gross_for_net,
    marginal_rates,
    net_pay,
    options,
    sources,
    tax_equalisation,
    tax_year,
    years,
)
from kmo_teach.payroll.payslip import Rule
from kmo_teach.payroll.tax_year import find

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


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Yield the payroll folder of a copy of the facts that the package reads while the test runs."""
    copy = tmp_path / "facts"
    shutil.copytree(facts.FOLDER, copy)
    caches = (facts.parameters, years, tax_year._find, tax_year._chosen, registry._described)
    monkeypatch.setattr(facts, "FOLDER", copy)
    for cache in caches:
        cache.cache_clear()
    yield copy / "payroll"
    monkeypatch.undo()
    for cache in caches:
        cache.cache_clear()


def change(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def rules(country: str) -> list[Rule]:
    module = import_module(f"kmo_teach.payroll.rules.{country.lower()}")
    return [value for value in vars(module).values() if isinstance(value, Rule)]


def _tax_year_end(country: str, year: int) -> date:
    return date(year + 1, 4, 5) if country == "GB" else date(year, 12, 31)


@pytest.mark.parametrize(("country", "year"), FILES)
def test_every_figure_has_a_unit_and_a_source_with_a_date(country, year):
    known, last = sources(country, year), max(_tax_year_end(country, year), date.today())
    for name, value in values(tables(country, year)):
        assert value["unit"], name
        assert value["source"] in known, name
    for source in known.values():
        assert source.title
        assert source.where
        # A source's date may be the day from which the figure holds, so it may lie ahead, within the tax year.
        assert date.fromisoformat(source.date) <= last, "a source from after the tax year"


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
def test_a_reader_sees_what_is_estimated_or_left_out(country, year):
    one_year = find(country, year)
    assert {name for caveat in one_year.caveats for name in caveat.values} == set(one_year.estimated)
    choices = [{}, {"state": "MI"}] if country == "US" else [{}]
    slips = [net_pay(country, gross, year, **chosen) for gross in GROSSES for chosen in choices]
    assert {sentence for slip in slips for sentence in slip.estimates} == {caveat.text for caveat in one_year.caveats}


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_sentence_of_a_facts_file_is_translated(language):
    for country, year in FILES:
        for caveat in find(country, year).caveats:
            with using(language):
                assert _(caveat.text) != caveat.text, caveat.text


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


@pytest.mark.parametrize("country", countries())
def test_a_year_is_added_by_its_file_alone(country, folder):
    last = max(years()[country])
    text = (folder / f"{country.lower()}_{last}.toml").read_text(encoding="utf-8")
    (folder / f"{country.lower()}_2031.toml").write_text(
        text.replace(f"year = {last}", "year = 2031"), encoding="utf-8"
    )
    years.cache_clear()
    assert countries(2031) == (country,)
    assert net_pay(country, 60000, 2031).net == net_pay(country, 60000, last).net
    assert cliffs(country, 2031) == cliffs(country, last)


def test_a_year_that_one_country_has_is_not_offered_in_the_app_for_all(folder):
    text = (folder / "lu_2026.toml").read_text(encoding="utf-8")
    (folder / "lu_2027.toml").write_text(text.replace("year = 2026", "year = 2027"), encoding="utf-8")
    years.cache_clear()
    assert net_pay("LU", 60000, 2027).year == 2027
    offered = next(one for group in registry.find("net_pay", "en").inputs for one in group.inputs if one.name == "year")
    assert list(offered.options) == ["2026", "2025"]
    with pytest.raises(InputError, match=r"year: 2027 is not allowed\. Years of BE: 2025, 2026\."):
        net_pay("BE", 60000, 2027)


def test_the_default_year_is_one_fact(folder):
    assert net_pay("DE", 60000).year == default_year()
    (folder / "default_year.toml").write_text("year = 2025\n", encoding="utf-8")
    facts.parameters.cache_clear()
    assert default_year() == net_pay("DE", 60000).year == 2025
    assert options("DE")[0].default == 0.025
    assert gross_for_net("DE", 30000) == gross_for_net("DE", 30000, 2025) != gross_for_net("DE", 30000, 2026)
    assert marginal_rates("IE", 30000) == marginal_rates("IE", 30000, 2025) != marginal_rates("IE", 30000, 2026)
    assert tax_equalisation("BE", "LU", 60000).host.year == 2025


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("taper_from =", "taper_form =", "personal_allowance.taper_form: there is no such key. Allowed: amount, taper"),
        ("\ntaper_from =", "\n# taper_from =", "personal_allowance.taper_from: this key is missing. Needed: amount"),
        ("value = 12570", 'value = "12570"', "personal_allowance.amount: '12570' is not allowed. Give a number."),
        ("value = 12570", "value = true", "personal_allowance.amount: True is not allowed. Give a number."),
        ("value = 12570", "vaule = 12570", "personal_allowance.amount.vaule: there is no such key. Allowed: value"),
        ("value = 12570", "estimate = 1, value = 12570", "personal_allowance.amount.estimate: 1 is not allowed. Wr"),
        ("value = 12570", "estimate = true, value = 12570", "personal_allowance.amount: it is marked as an est"),
        ("[0, 37700, 125140]", "[0, 125140, 37700]", "income_tax: the thresholds of a bracket schedule must rise."),
        ("[0, 37700, 125140]", '[0, "x", 125140]', "income_tax.thresholds: 'x' is not allowed. Give a number."),
        ("[0, 37700, 125140]", "37700", "income_tax.thresholds: 37700 is not allowed. Give a list of numbers."),
        ('currency = "GBP"', 'currency = "POUND"', "currency: 'POUND' is not allowed. Give an ISO 4217 code: three"),
        ("[0.20, 0.40, 0.45]", "[20, 0.40, 0.45]", "income_tax.rates: 20 is not allowed. Its unit is a fraction: give"),
        ("value = 0.15", "value = 15", "15 is not allowed. Its unit is a fraction: give a number from 0 to 1."),
        ("[income_tax]", "[incometax]", "incometax: there is no such key. Allowed: personal_allowance, income_tax"),
        ("year = 2026", "year = 2027", "country, year: 'GB', 2027 is not what the file's name says."),
        ('currency = "GBP"', 'currncy = "GBP"', "currncy: there is no such key. Allowed: country, year, currency"),
        ("[sources.ita2007_10]\ntitle", "[sources.ita2007_10]\ntitel", "sources.ita2007_10.titel: there is no such"),
        ('lines = ["employer_n', 'lines = ["employr_n', "caveats, number 1, lines: 'employr_national_"),
        ('source = "ita2007_35"', 'source = ""', "source: '' is not allowed. Give a text in quotes."),
    ],
)
def test_a_mistake_in_a_facts_file_is_named_with_file_key_and_what_is_allowed(folder, old, new, message):
    change(folder / "gb_2026.toml", old, new)
    with pytest.raises(FactsError) as caught:
        net_pay("GB", 60000, 2026)
    assert str(caught.value).startswith("payroll/gb_2026.toml: ")
    assert message in str(caught.value)


def test_a_typo_in_a_table_that_may_be_left_out_is_no_way_to_leave_it_out(folder):
    """France's reduced rates ended with 2025: their tables are gone, and no line of code asks for the year."""
    change(folder / "fr_2025.toml", "[employer.reduced_health]", "[employer.reduced_helth]")
    with pytest.raises(FactsError, match=r"employer\.reduced_helth.*Allowed: .*reduced_health"):
        net_pay("FR", 60000, 2025)


def test_the_models_need_the_standard_library_only():
    code = (
        "import sys; started = set(sys.modules)  # some systems put modules of their own into every Python\n"
        "from kmo_teach import payroll\n"
        "for country in payroll.countries(): payroll.net_pay(country, 50000).lines\n"
        "payroll.tax_equalisation('BE', 'US', 60000, 1.1)\n"
        "names = {name.partition('.')[0] for name in set(sys.modules) - started} - {'kmo_teach'}\n"
        "print(*sorted(name for name in names if name not in sys.stdlib_module_names and not name.startswith('_')))"
    )
    found = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == []
