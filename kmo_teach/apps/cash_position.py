"""The cash app: what of the money in several banks and currencies the firm can use today."""

from __future__ import annotations

from functools import cache
from typing import Any

from kmo_teach.apps.kit.bridge import Step, bridge, bridge_alt, bridge_rows
from kmo_teach.apps.kit.charts import Spec, amount, bars, category, colour
from kmo_teach.apps.kit.describe import App, Chart, Column, Group, Number, Percent, Preset, Result, Slider, Table, euro
from kmo_teach.case.abroad import get_abroad
from kmo_teach.case.firm import get_running_case
from kmo_teach.finance.cash_position import Account, CashPosition, cash_position, cover_days, liquidity_at_risk
from kmo_teach.finance.netting import Netting, multilateral_netting, netting_gain
from kmo_teach.language import _, date, money, number
from kmo_teach.palette import BLUE, GREY, ORANGE, PURPLE
from kmo_teach.pricing import HOME, correlation, market_data, quoted_on

__all__ = ["app"]

_CURRENCIES = ("USD", "PLN", "TRY")
_QUARTER = 63  # trading days

_ABROAD = get_abroad()


def app() -> App:
    """Describe the app in the reader's language."""
    return App(
        name="cash_position",
        title=_("How much cash can the firm really use today?"),
        question=_("Change the balances and what holds them back: how much of the money in the books is free?"),
        inputs=(_balances(), _limits()),
        charts=(
            Chart("bridge", _("From the books to free cash (EUR)"), bridge("bridge")),
            Chart("accounts", _("What is free in each account (EUR)"), _accounts_chart()),
        ),
        compute=_compute,
        workbook="cash_position",
        presets=(
            Preset("zavelbeek", get_running_case().name, {}),
            Preset("locked", _("The lira may not leave"), {"haircut": 100, "lira": 8_000_000, "home": 270_000}),
            Preset("pledge", _("A large advance, a large guarantee"), {"pledged": 300_000}),
            Preset("overdraft", _("Overdrawn at home, rich abroad"), {"home": -60_000, "dollar": 350_000}),
        ),
        note=_(
            "{firm}'s units abroad, balances and payments are invented. Exchange rates are the European Central "
            "Bank's of {date}; volatilities and correlations are measured since 2015."
        ).format(firm=get_running_case().name, date=date(quoted_on())),
    )


def _balances() -> Group:
    bounds = {"minimum": -1_000_000_000, "maximum": 1_000_000_000}
    return Group(
        _("Balances in the books"),
        (
            Number("home", _("House bank"), default=400_000, unit="EUR", **bounds),
            Number("dollar", _("Bank in the United States"), default=90_000, unit="USD", **bounds),
            Number("zloty", _("Bank in Poland"), default=220_000, unit="PLN", **bounds),
            Number("lira", _("Bank in Turkey"), default=2_800_000, unit="TRY", **bounds),
        ),
        _("Below zero: an overdraft."),
    )


def _limits() -> Group:
    burn = round(get_running_case().monthly_running_costs / 30, -2)
    return Group(
        _("What holds it back"),
        (
            Slider(
                "pledged",
                _("Pledged for guarantees to customers"),
                minimum=0,
                maximum=400_000,
                step=5_000,
                default=95_000,
                unit="EUR",
            ),
            Percent("haircut", _("Share of the lira that may not leave"), step=5, default=50),
            Slider("burn", _("Net outflow"), minimum=500, maximum=20_000, step=100, default=burn, unit=_("EUR a day")),
            Slider(
                "invoices", _("Payments between two units"), minimum=0, maximum=50, step=1, default=8, unit=_("a month")
            ),
        ),
    )


def _bank_accounts(inputs: dict[str, Any]) -> list[Account]:
    places = (
        ("home", _("House bank"), HOME),
        ("dollar", _("United States"), "USD"),
        ("zloty", _("Poland"), "PLN"),
        ("lira", _("Turkey"), "TRY"),
    )
    return [
        Account(
            bank,
            code,
            inputs[name],
            uncleared=_ABROAD.uncleared.get(code, 0.0),
            minimum=_ABROAD.minimum[code],
            pledged=inputs["pledged"] if code == HOME else 0.0,
            haircut=inputs["haircut"] if code == "TRY" else 0.0,
        )
        for name, bank, code in places
    ]


def _compute(inputs: dict[str, Any]) -> Result:
    accounts = _bank_accounts(inputs)
    rates = {HOME: 1.0, **{code: market_data(code).spot for code in _CURRENCIES}}
    position = cash_position(accounts, rates)
    parts = [_parts(account, rates[account.currency]) for account in accounts]
    totals = {name: sum(part[name] for part in parts) for name in parts[0]}
    at_risk = _at_risk(position)
    days = cover_days(position.free, inputs["burn"])
    netting = multilateral_netting(_ABROAD.netting)
    saved = _saved_a_year(netting, inputs["invoices"])
    kinds = _kinds()
    steps = [
        Step(_("In the books"), totals["books"], True),
        *(Step(kinds[name], -totals[name]) for name in ("uncleared", "kept", "doubtful")),
        Step(_("Free today"), position.free, True),
    ]
    return Result(
        sentence=" ".join((_advice(position, totals, days), _further(at_risk, saved))),
        data={
            "bridge": bridge_rows(steps),
            "accounts": [
                {"bank": f"{account.bank}, {account.currency}", "kind": kinds[name], "amount": part[name]}
                for account, part in zip(accounts, parts, strict=True)
                for name in kinds
            ],
        },
        alts={
            "bridge": bridge_alt(steps),
            "accounts": _("Free: {accounts}.").format(
                accounts=", ".join(
                    f"{account.bank} {money(part['free'])}" for account, part in zip(accounts, parts, strict=True)
                )
            ),
        },
        tables=(_accounts_table(accounts, parts), _figures(position, at_risk, days, netting, saved)),
        warnings=(
            _("The share that may not leave is your own judgement of the country."),
            _("Cash at risk follows the normal curve; currencies fall farther than that curve says."),
        ),
    )


def _kinds() -> dict[str, str]:
    return {
        "free": _("free"),
        "uncleared": _("not yet cleared"),
        "kept": _("minimum and pledges"),
        "doubtful": _("may not leave"),
    }


def _parts(account: Account, rate: float) -> dict[str, float]:
    """Split the balance in the books, in EUR; the parts add up to it."""
    kept = account.minimum + account.pledged
    return {
        "books": account.ledger / rate,
        "uncleared": account.uncleared / rate,
        "kept": kept / rate,
        "doubtful": (account.available - kept - account.free) / rate,
        "free": account.free / rate,
    }


def _at_risk(position: CashPosition) -> float:
    return liquidity_at_risk(
        [position.by_currency[code] for code in _CURRENCIES],
        [market_data(code).volatility for code in _CURRENCIES],
        _correlations(),
        _QUARTER,
    )


@cache  # dated facts, and ten times as slow as everything else in this app
def _correlations() -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(correlation(one, other) for other in _CURRENCIES) for one in _CURRENCIES)


def _saved_a_year(netting: Netting, invoices: float) -> float:
    gross = netting.gross_transfers * invoices
    if gross <= netting.net_transfers:
        return 0.0
    return 12 * netting_gain(
        gross,
        netting.net_transfers,
        _ABROAD.cost_per_transfer,
        netting.gross - netting.net,
        _ABROAD.float_days,
        get_running_case().loan_rate,
    )


def _advice(position: CashPosition, totals: dict[str, float], days: float) -> str:
    if position.free <= 0:
        return _(
            "Nothing is free: the books show {books}, but {short} is missing once minimum balances, pledges and "
            "uncleared receipts are set aside. Arrange credit first."
        ).format(books=money(totals["books"]), short=money(-position.free))
    reasons = {
        "uncleared": _("receipts have not cleared"),
        "kept": _("banks want minimum balances and pledges"),
        "doubtful": _("Turkey may not let it go"),
    }
    main = max(reasons, key=lambda name: totals[name])
    return _(
        "{free} of the {books} in the books can be used today, enough for {days} days. The largest obstacle takes "
        "{amount}: {reason}."
    ).format(
        free=money(position.free),
        books=money(totals["books"]),
        days=number(days),
        amount=money(totals[main]),
        reason=reasons[main],
    )


def _further(at_risk: float, saved: float) -> str:
    text = _("In one quarter in twenty, exchange rates take more than {risk} of the cash abroad.")
    text = text.format(risk=money(at_risk))
    if saved:
        text += " " + _("Netting between the units saves {saved} a year.").format(saved=money(saved))
    return text


def _accounts_table(accounts: list[Account], parts: list[dict[str, float]]) -> Table:
    kinds = _kinds()
    return Table(
        _("The accounts"),
        (
            Column("bank", _("Bank")),
            Column("currency", _("Currency")),
            Column("ledger", _("In its currency"), "number"),
            euro("books", _("In the books")),
            *(euro(name, label) for name, label in kinds.items()),
        ),
        [
            (account.bank, account.currency, account.ledger, part["books"], *(part[name] for name in kinds))
            for account, part in zip(accounts, parts, strict=True)
        ],
    )


def _figures(position: CashPosition, at_risk: float, days: float, netting: Netting, saved: float) -> Table:
    return Table(
        _("Cash of the whole firm"),
        (
            euro("net", _("With value today")),
            euro("free", _("Free")),
            euro("at_risk", _("At risk in a quarter, 95 %")),
            Column("days", _("Days covered"), "number"),
            euro("gross", _("Paid between units a month")),
            euro("netted", _("After netting")),
            euro("saved", _("Saved a year")),
        ),
        [(position.net, position.free, at_risk, days, netting.gross, netting.net, saved)],
    )


def _accounts_chart() -> Spec:
    kinds = dict(zip(_kinds().values(), (BLUE, PURPLE, GREY, ORANGE), strict=True))
    return bars("accounts", 230, category("bank"), amount(), colour("kind", kinds, columns=1))
