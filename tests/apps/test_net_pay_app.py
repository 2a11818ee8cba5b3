"""The net pay app shows the engine's own payslips, converts at the dated rates and refuses nonsense at its field."""

from __future__ import annotations

import pytest

from kmo_teach.apps import net_pay as net_pay_app
from kmo_teach.apps import net_pay_charts
from kmo_teach.apps.kit.answer import answer
from kmo_teach.case import get_running_case
from kmo_teach.language import LANGUAGES
from kmo_teach.payroll import countries, default_year, firm_options, net_pay, net_share, price_level

SPOT = {"EUR": 1.0, "USD": 1.1172}  # European Central Bank, 30 October 2026: the dollar as the pricing tests have it
EVERY = list(countries())
PARTS = {
    "net pay": "net",
    "income tax": "income_tax",
    "employee's contributions": "employee_contributions",
    "employer's contributions": "employer_contributions",
}


def shown(**inputs):
    found = answer("net_pay", inputs, "en")
    assert found["errors"] == {}
    return found["result"]


def parts(rows, name):
    return {PARTS[row["part"]]: row["amount"] for row in rows if row["name"] == name}


@pytest.mark.parametrize(("code", "name"), [("BE", "Belgium"), ("FR", "France"), ("US", "United States")])
def test_the_bars_are_the_payslip_at_the_dated_rate(code, name):
    amounts = parts(shown(amount=60_000)["data"]["parts"], name)
    gross, staff = 60_000 * SPOT["USD" if code == "US" else "EUR"], get_running_case().staff
    slip = net_pay(code, gross, **firm_options(code, staff))
    rate = SPOT[slip.currency]
    assert amounts == {part: pytest.approx(getattr(slip, part) / rate) for part in PARTS.values()}


@pytest.mark.parametrize("mode", ["gross", "labour_cost", "net"])
def test_what_is_the_same_everywhere_is_the_same(mode):
    result = shown(mode=mode, amount=50_000, countries=EVERY)
    rows = result["data"]["parts"]
    for name in {row["name"] for row in rows}:
        amounts = parts(rows, name)
        cost = sum(amounts.values())
        gross = cost - amounts["employer_contributions"]
        if mode == "net":
            bought = next(row["amount"] for row in result["data"]["bought"] if row["name"] == name)
            assert bought == pytest.approx(50_000, rel=0.001), name  # a rule that rounds may skip the exact net
        else:
            # Where the employer's contributions jump, part of a budget stays over.
            assert {"gross": gross, "labour_cost": cost}[mode] == pytest.approx(50_000, rel=0.002), name


def test_purchasing_power_divides_by_the_ratio_of_the_price_levels():
    data = shown(home="DE")["data"]
    at_rate = {row["name"]: row["amount"] for row in data["exchanged"]}
    at_home_prices = {row["name"]: row["amount"] for row in data["bought"]}
    assert at_home_prices["Germany"] == pytest.approx(at_rate["Germany"])
    ratio = price_level("PL").value / price_level("DE").value
    assert at_home_prices["Poland"] * ratio == pytest.approx(at_rate["Poland"])


def test_the_point_of_each_country_lies_on_its_curve():
    data = shown(amount=60_000, countries=EVERY)["data"]
    for mark in data["marks"]:
        on_curve = next(row for row in data["curves"] if row["name"] == mark["name"] and row["gross"] == 60_000)
        assert mark["share"] == pytest.approx(on_curve["share"], abs=0.0001)
    assert len(data["curves"]) == 100 * len(EVERY)


def test_an_option_changes_its_country_and_no_other():
    usual, changed = shown()["data"], shown(be_municipal_surcharge=0, be_children=2)["data"]
    assert parts(changed["parts"], "Belgium")["net"] > parts(usual["parts"], "Belgium")["net"]
    assert parts(changed["parts"], "France") == parts(usual["parts"], "France")
    curve = [row["share"] for row in changed["curves"] if row["name"] == "Belgium" and row["gross"] == 60_000]
    slip = net_pay("BE", 60_000, municipal_surcharge=0.0, children=2)
    assert curve == [pytest.approx(net_share(slip), abs=0.0001)]


@pytest.mark.parametrize("host", EVERY)
def test_an_employee_abroad_can_buy_what_home_pay_bought(host):
    moves = shown(host=host, amount=60_000)["data"]["moves"]
    home, same_living = parts(moves, "at home"), parts(moves, "same living")
    dearer = max(1.0, price_level(host).value / price_level("BE").value)
    assert same_living["net"] == pytest.approx(home["net"] * dearer, rel=0.001)


def test_another_tax_year_is_one_choice_away_and_the_default_is_the_courses():
    usual, before = shown(amount=60_000), shown(amount=60_000, year="2025")
    for year, result in ((default_year(), usual), (2025, before)):
        for code, name in (("BE", "Belgium"), ("DE", "Germany")):
            slip = net_pay(code, 60_000, year)
            assert parts(result["data"]["parts"], name)["net"] == pytest.approx(slip.net)
            curve = [row["share"] for row in result["data"]["curves"] if row["name"] == name and row["gross"] == 60_000]
            assert curve == [pytest.approx(net_share(slip), abs=0.0001)]
        assert f"Every line of the payslip: Belgium, {year}" in result["tables"]


def test_a_control_left_alone_takes_the_usual_value_of_the_year():
    """The German additional rate rose from 2.5% to 2.9%; who chose nothing gets that of the year."""
    result = shown(amount=60_000, year="2025", countries=["DE"], payslip="DE")
    assert parts(result["data"]["parts"], "Germany")["net"] == pytest.approx(net_pay("DE", 60_000, 2025).net)
    chosen = shown(amount=60_000, year="2025", countries=["DE"], payslip="DE", de_additional_health_rate=3.5)
    slip = net_pay("DE", 60_000, 2025, additional_health_rate=0.035)
    assert parts(chosen["data"]["parts"], "Germany")["net"] == pytest.approx(slip.net)


def test_no_payslip_is_computed_to_learn_a_currency(monkeypatch):
    asked = []

    def spy(country, gross, *arguments, **options):
        asked.append(gross)
        return net_pay(country, gross, *arguments, **options)

    for module in (net_pay_app, net_pay_charts):
        monkeypatch.setattr(module, "net_pay", spy)
    shown(amount=61_000, countries=EVERY, host="US")
    assert asked
    assert 0 not in asked


def test_estimates_are_shown_and_fall_silent_where_the_reader_gave_the_figure():
    usual = shown(countries=["BE"], host="BE")
    assert "Belgium" in usual["warnings"][0]
    assert "municipal surcharge is a usual rate" in usual["tables"]
    assert (
        "municipal surcharge is a usual rate"
        not in shown(countries=["BE"], host="BE", be_municipal_surcharge=6.5)["tables"]
    )


@pytest.mark.parametrize("code", EVERY)
def test_every_line_of_a_payslip_points_to_a_source_that_is_named(code):
    html = shown(payslip=code)["tables"]
    lines, laws = (
        html.split(f"<caption>{title}")[1].split("</table>")[0].split("<tbody>")[1]
        for title in ("Every line", "Laws and")
    )
    pointed = {row.rsplit("<td", 2)[1].split('data-value="')[1].split('"')[0] for row in lines.split("<tr>")[1:]}
    named = {row.split('data-value="')[1].split('"')[0] for row in laws.split("<tr>")[1:]}
    assert pointed == named != set()
    assert 'data-value=""' not in laws


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("amount", -1),
        ("amount", "much"),
        ("amount", 1e9),
        ("mode", "gift"),
        ("countries", ["XX"]),
        ("countries", []),
        ("host", "XX"),
        ("be_children", -1),
        ("us_state", "CA"),
        ("year", "1999"),
        ("spendable", 101),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nonsense_is_refused_at_its_field_and_gives_no_number(language, name, value):
    found = answer("net_pay", {name: value}, language)
    assert set(found["errors"]) == {name}
    assert found["result"] is None


@pytest.mark.parametrize("mode", ["gross", "labour_cost", "net"])
def test_no_pay_gives_an_answer(mode):
    assert shown(mode=mode, amount=0, countries=EVERY)["sentence"]
