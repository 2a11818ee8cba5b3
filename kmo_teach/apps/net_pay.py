"""The net pay app: what one salary, one budget or one standard of living becomes in each tax context."""

from __future__ import annotations

import math
from typing import Any

from kmo_teach.apps import net_pay_charts as charts
from kmo_teach.apps.kit.describe import (
    App,
    Chart,
    Choice,
    Choices,
    Column,
    Group,
    Input,
    Number,
    Percent,
    Preset,
    Result,
    Slider,
    Switch,
    Table,
    euro,
    per_cent,
)
from kmo_teach.case.firm import get_running_case
from kmo_teach.inputs import InputError
from kmo_teach.language import _, date, money, percent
from kmo_teach.payroll import (
    Option,
    Payslip,
    TaxEqualisation,
    countries,
    currency,
    default_year,
    equal_purchasing_power,
    firm_options,
    gross_for_labour_cost,
    gross_for_net,
    marginal_rates,
    net_pay,
    net_share,
    options,
    price_level,
    price_ratio,
    sources,
    tax_equalisation,
    years,
)
from kmo_teach.pricing import quoted_on

__all__ = ["app", "slip_of"]

_SHOWN = ("BE", "NL", "FR", "DE", "LU", "PL", "US")
_OFFERED = {
    "BE": ("municipal_surcharge", "one_earner_couple", "children", "equal_months"),
    "DE": ("additional_health_rate", "childless"),
    "NL": ("pension_premium", "holiday_on_top"),
    "US": ("state", "portland", "local_rate"),
}
"""The options of the rules that the reader may change; the others keep their default."""


def app() -> App:
    """Describe the app in the reader's language."""
    return App(
        name="net_pay",
        title=_("What is left of the same pay in another country?"),
        question=_("Choose a salary, a budget or a standard of living: what does it become in each country?"),
        inputs=(_pay(), _abroad(), _rules()),
        charts=(
            Chart("stacks", _("From net pay to labour cost"), charts.stacks("parts", 300)),
            Chart("power", _("What net pay buys"), charts.power()),
            Chart("shares", _("Net pay as a share of labour cost, wage by wage"), charts.curves()),
            Chart(
                "package",
                _("The move: at home, the same gross pay abroad, the same standard of living abroad"),
                charts.stacks("moves", 190),
            ),
        ),
        compute=_compute,
        workbook="net_pay",
        workbook_about=_("United Kingdom"),
        presets=_presets(),
        note=_(
            "For teaching, not advice. One employee without children unless you choose otherwise, tax as assessed for "
            "the tax year. Gross pay is all that a year pays: in Belgium 13.92 months, in the Netherlands with 8% "
            "holiday allowance. The Dutch employer's part of the pension premium is left out, the French employee has "
            "no executive status, and the firm has {staff} people. Exchange rates are the European Central Bank's of "
            "{date}. Price levels are the World Bank's of {prices} in a copy that was not checked with the publisher. "
            "Below a country's minimum wage the curves only show what the rules would give."
        ).format(date=date(quoted_on()), prices=price_level("BE").year, staff=get_running_case().staff),
    )


def _pay() -> Group:
    names = charts.country_names()
    return Group(
        _("The pay"),
        (
            Choice(
                "mode",
                _("The same everywhere is the"),
                radio=True,
                default="gross",
                options={
                    "gross": _("gross pay"),
                    "labour_cost": _("labour cost"),
                    "net": _("net pay in purchasing power"),
                },
            ),
            Slider(
                "amount",
                _("Amount, for net pay at home"),
                minimum=0,
                maximum=200_000,
                step=500,
                default=60_000,
                unit=_("EUR a year"),
            ),
            Choice(
                "year",
                _("Tax year"),
                radio=True,
                default=str(default_year()),
                options={str(year): str(year) for year in _years()},
            ),
            Choices("countries", _("Countries"), options={code: names[code] for code in _ordered()}, default=_SHOWN),
            Choice(
                "payslip",
                _("Show every line of the payslip of"),
                options={code: names[code] for code in _ordered()},
                default="BE",
            ),
        ),
    )


def _years() -> tuple[int, ...]:
    """Return the tax years that every country of the app has, the newest first."""
    known = years()
    shared = set.intersection(*(set(known[code]) for code in _ordered()))
    return tuple(sorted(shared, reverse=True))


def _ordered() -> tuple[str, ...]:
    """Return the countries that have rules, the course's neighbours first."""
    known = countries()
    return (*(code for code in charts.country_names() if code in known),)


def _abroad() -> Group:
    names = {code: charts.country_names()[code] for code in _ordered()}
    return Group(
        _("Working abroad"),
        (
            Choice("home", _("Home country"), options=names, default="BE"),
            Choice("host", _("The employee moves to"), options=names, default="LU"),
            Percent("spendable", _("Part of net pay that is spent there"), step=5, default=100),
        ),
    )


def _rules() -> Group:
    return Group(
        _("Rules that depend on place, family or firm"),
        tuple(
            _control(code, option)
            for code, offered in _OFFERED.items()
            for option in options(code)
            if option.name in offered
        ),
    )


def _control(code: str, option: Option) -> Input:
    label = _("{country}: {option}").format(country=charts.country_names()[code], option=option.label)
    name = f"{code.lower()}_{option.name}"
    match option.unit:
        case "switch":
            return Switch(name, label, default=bool(option.default))
        case "choice":
            return Choice(
                name, label, options={one: one for one in option.choices}, default=str(option.default), radio=True
            )
        case "fraction":
            decimals = 1 if math.isclose(1000 * option.default, round(1000 * option.default)) else 2
            return Percent(
                name,
                label,
                minimum=100 * option.minimum,
                maximum=per_cent(option.maximum),
                step=10**-decimals,
                default=per_cent(option.default),
                decimals=decimals,
            )
        case "count":
            return Slider(name, label, minimum=option.minimum, maximum=option.maximum, step=1, default=option.default)
    return Number(name, label, minimum=option.minimum, maximum=option.maximum, default=option.default)


def _options(code: str, inputs: dict[str, Any]) -> dict[str, Any]:
    """Return the options of a country that the reader changed, as its rules take them; inverse of :func:`_control`.

    A control that stands as it stood leaves the choice to the rules, whose usual value may differ between the years.
    Rules that count the people in the firm count those of the course's firm.
    """
    found = {}
    for option in options(code):
        if option.name in _OFFERED.get(code, ()):
            given = inputs[f"{code.lower()}_{option.name}"]
            value = round(given, 8) if option.unit == "fraction" else given
            if value != option.default:
                found[option.name] = value
    return {**firm_options(code, get_running_case().staff), **found}


def _presets() -> tuple[Preset, ...]:
    return (
        Preset("scale", _("One pay scale"), {}),
        Preset("budget", _("One labour cost"), {"mode": "labour_cost", "amount": 80_000}),
        Preset("living", _("One standard of living"), {"mode": "net", "amount": 36_000}),
        Preset("low", _("Low pay"), {"amount": 33_000}),
        Preset("high", _("High pay"), {"amount": 150_000}),
        Preset("france", _("A seller to Lille"), {"host": "FR", "payslip": "FR", "amount": 55_000}),
        Preset(
            "portland", _("An engineer to Portland"), {"host": "US", "payslip": "US", "amount": 72_000, "spendable": 70}
        ),
    )


def _rate(code: str) -> float:
    """Return the units of a country's currency for one EUR."""
    return charts.euro_rate(currency(code))


def _year(inputs: dict[str, Any]) -> int:
    return int(inputs["year"])


def _between(home: str, host: str) -> float | None:
    """Return the exchange rate between two countries' currencies, ``None`` where they share one."""
    home_rate, host_rate = _rate(home), _rate(host)
    return None if home_rate == host_rate else host_rate / home_rate


def slip_of(code: str, inputs: dict[str, Any]) -> Payslip:
    """Return the payslip of a country for the chosen meaning of "the same pay"."""
    chosen, rate, year = _options(code, inputs), _rate(code), _year(inputs)
    gross = inputs["amount"] * rate
    if inputs["mode"] == "labour_cost":
        gross = gross_for_labour_cost(code, round(gross, 2), year, **chosen)
    elif inputs["mode"] == "net":
        home = inputs["home"]
        net = equal_purchasing_power(inputs["amount"] * _rate(home), home, code, _between(home, code))
        gross = gross_for_net(code, round(net, 2), year, **chosen)
    return net_pay(code, gross, year, **chosen)


def _compute(inputs: dict[str, Any]) -> Result:
    if not inputs["countries"]:
        raise InputError("countries", "", _("Choose at least one country."))
    names, home = charts.country_names(), inputs["home"]
    slips = {code: slip_of(code, inputs) for code in inputs["countries"]}
    at_home = slips.get(home) or slip_of(home, inputs)
    package = _package(at_home, inputs)
    host = inputs["host"]
    same_gross = net_pay(host, at_home.gross / _rate(home) * _rate(host), _year(inputs), **_options(host, inputs))
    moves = {"home": package.home, "same_gross": same_gross, "same_living": package.host}
    net = {code: _euro(slip.net, slip) for code, slip in slips.items()}
    bought = {code: amount / price_ratio(home, code) for code, amount in net.items()}
    rows = charts.curve_rows(_year(inputs), {code: _options(code, inputs) for code in slips}, slips)
    shown = slips.get(inputs["payslip"]) or slip_of(inputs["payslip"], inputs)
    estimates = _estimates((*slips.values(), package.host, shown))
    return Result(
        sentence=" ".join((_range_sentence(net, bought, home), _package_sentence(package, inputs))),
        data={
            "parts": [row for code, slip in slips.items() for row in charts.part_rows(names[code], slip)],
            "moves": [row for move, slip in moves.items() for row in charts.part_rows(_moves()[move], slip)],
            "bought": [
                {"name": names[code], "kind": _("at home prices"), "amount": amount} for code, amount in bought.items()
            ],
            "exchanged": [
                {"name": names[code], "kind": _("at the exchange rate"), "amount": amount}
                for code, amount in net.items()
            ],
            **rows,
        },
        alts={
            "stacks": _listed(names, {code: _net_of_cost(slip) for code, slip in slips.items()}),
            "power": _listed(names, {code: money(amount) for code, amount in bought.items()}),
            "shares": _listed(names, {code: percent(net_share(slip)) for code, slip in slips.items()}),
            "package": _listed(_moves(), {move: _net_of_cost(slip) for move, slip in moves.items()}),
        },
        tables=(
            _countries_table(slips, bought, inputs),
            _package_table(package),
            *_payslip_tables(shown),
            *_estimates_table(estimates),
        ),
        warnings=_warning(estimates),
    )


def _moves() -> dict[str, str]:
    """Return the names of the three ways to pay an employee who moves, in the reader's language."""
    return {"home": _("at home"), "same_gross": _("same gross pay"), "same_living": _("same living")}


def _euro(amount: float, slip: Payslip) -> float:
    """Return an amount of a payslip in EUR."""
    return amount / charts.euro_rate(slip.currency)


def _net_of_cost(slip: Payslip) -> str:
    return _("{net} net of {cost}").format(net=money(_euro(slip.net, slip)), cost=money(_euro(slip.labour_cost, slip)))


def _package(at_home: Payslip, inputs: dict[str, Any]) -> TaxEqualisation:
    home, host = inputs["home"], inputs["host"]
    return tax_equalisation(
        home,
        host,
        at_home.gross,
        _between(home, host),
        spendable_share=inputs["spendable"],
        year=_year(inputs),
        home_options=_options(home, inputs),
        host_options=_options(host, inputs),
    )


def _listed(names: dict[str, str], texts: dict[str, str]) -> str:
    return "; ".join(f"{names[key]} {text}" for key, text in texts.items()) + "."


def _range_sentence(net: dict[str, float], bought: dict[str, float], home: str) -> str:
    names = charts.country_names()
    least, most = min(net, key=net.__getitem__), max(net, key=net.__getitem__)
    poorest, richest = min(bought, key=bought.__getitem__), max(bought, key=bought.__getitem__)
    if len(net) == 1:
        return _("Net pay is {net} a year ({country}). Counted at the prices of {home}, it buys {bought}.").format(
            net=money(net[least]), country=names[least], home=names[home], bought=money(bought[least])
        )
    if bought[richest] - bought[poorest] < 0.5:
        return _(
            "Net pay runs from {low} a year ({least}) to {high} ({most}). Counted at the prices of {home}, it "
            "buys the same everywhere: {bought}."
        ).format(
            low=money(net[least]),
            least=names[least],
            high=money(net[most]),
            most=names[most],
            home=names[home],
            bought=money(bought[richest]),
        )
    return _(
        "Net pay runs from {low} a year ({least}) to {high} ({most}). What it buys, counted at the prices of "
        "{home}, runs from {low_bought} ({poorest}) to {high_bought} ({richest})."
    ).format(
        low=money(net[least]),
        least=names[least],
        high=money(net[most]),
        most=names[most],
        home=names[home],
        low_bought=money(bought[poorest]),
        poorest=names[poorest],
        high_bought=money(bought[richest]),
        richest=names[richest],
    )


def _package_sentence(package: TaxEqualisation, inputs: dict[str, Any]) -> str:
    names, rate = charts.country_names(), charts.euro_rate(package.host.currency)
    if inputs["home"] == inputs["host"]:
        return _("Choose another country to move to: {home} is home.").format(home=names[inputs["home"]])
    extra = package.extra_cost / rate
    text = (
        _("To lose nothing in {host}, an employee from {home} needs {gross} gross; the firm pays {extra} more.")
        if extra >= 0
        else _("To lose nothing in {host}, an employee from {home} needs {gross} gross; the firm pays {extra} less.")
    )
    return text.format(
        host=names[inputs["host"]],
        home=names[inputs["home"]],
        gross=money(package.host.gross, package.host.currency),
        extra=money(abs(extra)),
    )


def _countries_table(slips: dict[str, Payslip], bought: dict[str, float], inputs: dict[str, Any]) -> Table:
    rows = []
    for code, slip in slips.items():
        rate = charts.euro_rate(slip.currency)
        rates = marginal_rates(code, slip.gross, slip.year, **_options(code, inputs))
        rows.append(
            (
                charts.country_names()[code],
                slip.labour_cost / rate,
                slip.gross / rate,
                slip.net / rate,
                bought[code],
                net_share(slip),
                rates.employee,
                slip.currency,
                rate,
            )
        )
    return Table(
        _("The countries beside each other"),
        (
            Column("country", _("Country")),
            euro("labour_cost", _("Labour cost")),
            euro("gross", _("Gross pay")),
            euro("net", _("Net pay")),
            euro("bought", _("Net pay at home prices")),
            Column("share", _("Net of labour cost"), "percent", 1),
            Column("marginal", _("Lost of the next 100 gross"), "percent", 1),
            Column("currency", _("Currency")),
            Column("rate", _("Units for one EUR"), "number", 4),
        ),
        rows,
    )


def _payslip_tables(slip: Payslip) -> tuple[Table, Table]:
    """Return every line of a payslip, and the laws and other sources that the lines point to by number."""
    country = charts.country_names()[slip.country]
    places = {key: place for place, key in enumerate(dict.fromkeys(line.reference for line in slip.lines), 1)}
    kinds = {
        "employee contribution": _("employee's contributions"),
        "income tax": _("income tax"),
        "employer contribution": _("employer's contributions"),
        "step": _("step of the calculation"),
    }
    local = {"kind": "money", "decimals": 2, "unit": slip.currency}
    lines = Table(
        _("Every line of the payslip: {country}, {year}").format(country=country, year=slip.year),
        (
            Column("line", _("Line")),
            Column("own_name", _("Its name there")),
            Column("kind", _("Kind")),
            Column("base", _("Base"), **local),
            Column("rate", _("Rate"), "percent", 2),
            Column("amount", _("Amount"), **local),
            Column("source", _("Source"), "number"),
            Column("estimate", _("Estimate?")),
        ),
        [
            (
                line.name,
                line.own_name,
                kinds[line.kind],
                line.base,
                line.rate,
                line.amount,
                places[line.reference],
                _("estimate") if line.estimate else "",
            )
            for line in slip.lines
        ],
    )
    known = sources(slip.country, slip.year)
    return lines, Table(
        _("Laws and other sources of this payslip: {country}").format(country=country),
        (Column("number", _("Source"), "number"), Column("title", _("Law or source")), Column("date", _("Date"))),
        [(place, known[key].title, known[key].date) for key, place in places.items()],
    )


def _package_table(package: TaxEqualisation) -> Table:
    host = package.host
    return Table(
        _("The package that leaves an employee as well off as at home"),
        (Column("step", _("Step")), Column("amount", _("Amount"), "money", 0, host.currency)),
        [
            (_("Gross pay at home"), package.home.gross * package.exchange_rate),
            (_("Less: contributions and tax as at home (hypothetical tax)"), -package.hypothetical_tax),
            (_("Net pay at home"), package.home_net),
            (_("Cost-of-living allowance"), package.cost_of_living_allowance),
            (_("Net pay promised"), package.promised_net),
            (_("Gross pay that gives it in the host country"), host.gross),
            (_("Labour cost in the host country"), host.labour_cost),
            (_("Labour cost above that at home"), package.extra_cost),
        ],
    )


def _estimates(slips: tuple[Payslip, ...]) -> dict[str, dict[str, None]]:
    """Return what is an estimate, by the country's code, each sentence once."""
    found: dict[str, dict[str, None]] = {}
    for slip in slips:
        if slip.estimates:
            found.setdefault(slip.country, {}).update(dict.fromkeys(slip.estimates))
    return found


def _warning(estimates: dict[str, dict[str, None]]) -> tuple[str, ...]:
    if not estimates:
        return ()
    return (
        _("Some figures are estimates ({countries}); the table of estimates below says which.").format(
            countries=", ".join(charts.country_names()[code] for code in estimates)
        ),
    )


def _estimates_table(estimates: dict[str, dict[str, None]]) -> tuple[Table, ...]:
    rows = [(charts.country_names()[code], text) for code, texts in estimates.items() for text in texts]
    return (
        (
            Table(
                _("Estimates"),
                (Column("country", _("Country")), Column("text", _("What is estimated or left out"))),
                rows,
            ),
        )
        if rows
        else ()
    )
