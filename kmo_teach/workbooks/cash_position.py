"""Cash position: what of the money in several banks and currencies can be used (chapter 2.4, first half)."""

from __future__ import annotations

from kmo_teach.apps.cash_position import app
from kmo_teach.case.abroad import get_abroad
from kmo_teach.finance.cash_position import Account, cash_position, cover_days
from kmo_teach.language import _, date
from kmo_teach.pricing.market import HOME, market_data, quoted_on
from kmo_teach.workbooks.describe import Input, Line, Section, Values, Workbook

__all__ = ["workbook"]

_ACCOUNTS = {"home": HOME, "dollar": "USD", "zloty": "PLN", "lira": "TRY"}
_LOWEST = -1e9


def workbook(inputs: Values | None = None) -> Workbook:
    """Describe the workbook in the reader's language, for the course's firm or for inputs of the app's reader."""
    described = app()
    given = inputs or described.for_model(described.defaults)
    labels = _labels()
    return Workbook(
        name="cash_position",
        title=_("The cash position"),
        question=_("How much of the money in the books can the firm really use?"),
        sections=(
            *(Section(labels[name], _account(name, code, given)) for name, code in _ACCOUNTS.items()),
            Section(_("Use of cash"), _use(given)),
            *(
                Section(_("{account}: free").format(account=labels[name]), _free(name, code))
                for name, code in _ACCOUNTS.items()
            ),
            Section(_("Free in EUR"), _in_euro()),
            Section(_("The whole firm"), _together()),
        ),
        chart=_("Free in EUR"),
        checked="free_cash",
        model=_model,
        page="book/2-4-1-accounting-tax-liquidity",
        sources=(
            _("Available = books - not yet cleared; free = available - minimum - pledges, less what may not leave."),
        ),
    )


def _labels() -> dict[str, str]:
    return {
        "home": _("House bank"),
        "dollar": _("Bank in the United States"),
        "zloty": _("Bank in Poland"),
        "lira": _("Bank in Turkey"),
    }


def _account(name: str, code: str, given: Values) -> tuple[Input, ...]:
    abroad, invented = get_abroad(), _("invented")
    pledged = float(given["pledged"]) if name == "home" else 0.0
    haircut = float(given["haircut"]) if name == "lira" else 0.0
    rate = 1.0 if code == HOME else market_data(code).spot
    known = _("European Central Bank, {date}").format(date=date(quoted_on()))
    return (
        Input(f"{name}_books", _("In the books"), float(given[name]), code, minimum=_LOWEST, source=invented),
        Input(f"{name}_uncleared", _("Not yet cleared"), abroad.uncleared.get(code, 0.0), code, source=invented),
        Input(f"{name}_minimum", _("What must stay"), abroad.minimum[code], code, source=invented),
        Input(f"{name}_pledged", _("Pledged for guarantees to customers"), pledged, code, source=invented),
        Input(f"{name}_haircut", _("Share that may not leave"), haircut, "", "percent", maximum=1, source=_judged()),
        Input(
            f"{name}_rate",
            _("Exchange rate"),
            rate,
            _("{currency} per EUR").format(currency=code),
            "rate",
            minimum=1e-6,
            source=known,
            fixed=code == HOME,
            is_fact=True,
        ),
    )


def _judged() -> str:
    return _("your own judgement of the country")


def _use(given: Values) -> tuple[Input, ...]:
    return (Input("burn", _("Net outflow"), float(given["burn"]), _("EUR a day"), minimum=0.01, source=_("invented")),)


def _free(name: str, code: str) -> tuple[Line, ...]:
    rest = f"({name}_available-{name}_minimum-{name}_pledged)"
    return (
        Line(f"{name}_available", _("Available"), f"{name}_books-{name}_uncleared", code),
        Line(
            f"{name}_free",
            _("Free"),
            f"IF({rest}>0,{rest}*(1-{name}_haircut),{rest})",
            code,
            why=_("an overdraft counts in full"),
        ),
    )


def _in_euro() -> tuple[Line, ...]:
    labels = _labels()
    return tuple(Line(f"{name}_eur", labels[name], f"{name}_free/{name}_rate") for name in _ACCOUNTS)


def _together() -> tuple[Line, ...]:
    return (
        Line("net_cash", _("Available"), "+".join(f"{name}_available/{name}_rate" for name in _ACCOUNTS)),
        Line("free_cash", _("Free today"), "+".join(f"{name}_eur" for name in _ACCOUNTS), strong=True),
        Line("trapped", _("Held back"), "net_cash-free_cash"),
        Line("cover", _("Days that the free cash lasts"), "MAX(free_cash,0)/burn", _("days"), "days"),
    )


def _model(values: Values) -> dict[str, float]:
    given = {name: float(value) for name, value in values.items()}
    accounts = {
        name: Account(
            name,
            code,
            given[f"{name}_books"],
            given[f"{name}_uncleared"],
            minimum=given[f"{name}_minimum"],
            pledged=given[f"{name}_pledged"],
            haircut=given[f"{name}_haircut"],
        )
        for name, code in _ACCOUNTS.items()
    }
    position = cash_position(accounts.values(), {code: given[f"{name}_rate"] for name, code in _ACCOUNTS.items()})
    return {
        **{f"{name}_available": account.available for name, account in accounts.items()},
        **{f"{name}_free": account.free for name, account in accounts.items()},
        **{f"{name}_eur": account.free / given[f"{name}_rate"] for name, account in accounts.items()},
        "net_cash": position.net,
        "free_cash": position.free,
        "trapped": position.trapped,
        "cover": cover_days(position.free, given["burn"]),
    }
