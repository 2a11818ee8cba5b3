"""The tax app: what shifting profit saves, what it risks, and where the calculator stops."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kmo_teach.apps.kit.charts import Spec, amount, bars, category, colour, described, layer, layers, quantity
from kmo_teach.apps.kit.describe import (
    App,
    Chart,
    Column,
    Group,
    Guess,
    Key,
    Percent,
    Preset,
    Result,
    Slider,
    Switch,
    Table,
    euro,
    per_cent,
)
from kmo_teach.case.abroad import get_abroad
from kmo_teach.finance.tax_planning import (
    ArmsLength,
    Scheme,
    arms_length_range,
    break_even_probability,
    effective_tax_rate,
    red_flag,
    risk_adjusted_value,
    shifting_gain,
)
from kmo_teach.inputs import InputError
from kmo_teach.language import _, money, percent
from kmo_teach.palette import BLUE, GREEN, GREY, ORANGE, PURPLE

__all__ = ["app"]

_COMPARABLES = get_abroad().distributor_margins


def app() -> App:
    """Describe the app in the reader's language."""
    return App(
        name="tax_planning",
        title=_("What is a tax scheme worth, and may you use it?"),
        question=_("Move profit to the unit with the lower rate: what does the group save, and does it hold?"),
        inputs=(_group(), _price(), _questions(), _struck()),
        charts=(
            Chart("rates", _("Effective tax rate of the group (%)"), _rates_chart()),
            Chart(
                "corridor",
                _("Margin of the unit abroad, and what independent firms earn (% of sales)"),
                _corridor_chart(),
            ),
            Chart("value", _("Value of the scheme by the chance that it is struck down (EUR)"), _value_chart()),
        ),
        compute=_compute,
        first=("planned", "low_rate", "probability", "main_purpose", "genuine"),
        guess=Guess(
            _("The chance that the scheme is struck down doubles to 30%. What happens to its worth?"),
            {"probability": 30},
            _(
                "Next to nothing is left: what is lost when it is struck down weighs more than what is saved when "
                "it stands."
            ),
        ),
        presets=(
            Preset("inside", _("Inside the band"), {}),
            Preset("outside", _("Outside the band"), {"planned": 9.0, "probability": 60}),
            Preset(
                "letterbox",
                _("A letterbox"),
                {"probability": 80, "main_purpose": True, "genuine": False, "defeats": True},
            ),
            Preset("hidden", _("A second set of invoices"), {"concealment": True}),
        ),
        note=_(
            "Group, rates, comparable firms and costs are invented: replace them by your own. For teaching, not tax "
            "advice."
        ),
    )


def _group() -> Group:
    return Group(
        _("The group"),
        (
            Slider(
                "profit",
                _("Profit of the group before tax"),
                minimum=50,
                maximum=2_000,
                step=10,
                default=420,
                unit=_("thousand EUR"),
                times=1_000,
            ),
            Slider(
                "sales",
                _("Sales of the unit abroad"),
                minimum=100,
                maximum=5_000,
                step=50,
                default=2_000,
                unit=_("thousand EUR"),
                times=1_000,
            ),
            Percent("high_rate", _("Tax rate at home"), minimum=20, maximum=40, step=0.5, default=25, decimals=1),
            Percent("low_rate", _("Tax rate abroad"), maximum=20, step=0.5, default=15, decimals=1),
        ),
    )


def _price() -> Group:
    return Group(
        _("The transfer price"),
        (
            Percent("now", _("Margin of the unit abroad now"), maximum=12, step=0.1, default=2.5, decimals=1),
            Percent(
                "planned",
                _("Margin under the plan"),
                maximum=12,
                step=0.1,
                default=4.0,
                decimals=1,
                help=_("A lower price between the two companies moves profit to the unit abroad."),
            ),
            Slider(
                "proof",
                _("Advice and documentation"),
                minimum=0,
                maximum=50_000,
                step=500,
                default=1_000,
                unit=_("EUR a year"),
            ),
        ),
    )


def _questions() -> Group:
    return Group(
        _("The honest answers"),
        (
            Switch("main_purpose", _("A tax advantage is a main purpose")),
            Switch("genuine", _("There is a real business reason: people, risk, work"), default=True),
            Switch("defeats", _("It goes against what the law is for")),
            Switch("concealment", _("Facts or papers are hidden or false")),
        ),
        _("The first three are the questions of the European anti-abuse rule."),
    )


def _struck() -> Group:
    return Group(
        _("If it is struck down"),
        (
            Percent("probability", _("Chance that it is struck down"), default=15),
            Slider("penalty", _("Fine and interest"), minimum=0, maximum=100_000, step=500, default=1_500, unit="EUR"),
            Slider(
                "reputation",
                _("Damage to the firm's name"),
                minimum=0,
                maximum=200_000,
                step=500,
                default=2_000,
                unit="EUR",
            ),
            Switch("taxed_twice", _("The country abroad keeps the tax that it received")),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the plan does, in EUR and fractions."""

    moved: float
    before: float
    after: float
    gain: float
    band: ArmsLength
    scheme: Scheme

    @property
    def counts(self) -> bool:
        """Whether there is a saving to count: an arm's-length price that moves profit, and nothing hidden."""
        return self.scheme.verdict != "evasion" and self.band.inside


def _plan(inputs: dict[str, Any]) -> _Plan:
    high, low = inputs["high_rate"], inputs["low_rate"]
    now, planned = inputs["now"], inputs["planned"]
    profit, sales = inputs["profit"], inputs["sales"]
    moved = max(planned - now, 0.0) * sales
    if max(planned, now) * sales > profit:
        raise InputError(
            "profit",
            profit,
            _(
                "The unit abroad would earn more than the whole group: raise "
                "the profit, or lower the margin or the sales."
            ),
        )
    proof = inputs["proof"] if moved else 0.0
    gain = shifting_gain(moved, high, low, proof)

    def rate(margin: float) -> float:
        abroad = margin * sales
        profits = (profit - abroad, abroad)
        return effective_tax_rate((profits[0] * high, profits[1] * low), profits)

    band = arms_length_range(planned, _COMPARABLES)
    scheme = Scheme(
        saving=max(gain, 0.0),
        probability=inputs["probability"],
        penalty=inputs["penalty"] + proof,  # the proof is then paid for nothing
        reputation=inputs["reputation"],
        double_tax=moved * low if inputs["taxed_twice"] else 0.0,
        main_purpose_is_tax=inputs["main_purpose"],
        genuine=inputs["genuine"],
        defeats_the_law=inputs["defeats"],
        concealment=inputs["concealment"],
        arms_length=band.inside,
    )
    return _Plan(moved, rate(now), rate(max(planned, now)), gain, band, scheme)


def _compute(inputs: dict[str, Any]) -> Result:
    plan = _plan(inputs)
    refused = plan.scheme.verdict == "evasion"
    values = _values(plan.scheme) if plan.counts and plan.gain > 0 else []
    rates = [(_("today"), plan.before)] + ([(_("under the plan"), plan.after)] if plan.counts else [])
    margins = [(_("now"), inputs["now"])] + ([] if refused else [(_("plan"), inputs["planned"])])
    band = plan.band
    return Result(
        key=Key(_("Worth of the scheme, with its risk"), risk_adjusted_value(plan.scheme) if values else None),
        sentence=_advice(plan),
        data={
            "rates": [{"case": case, "rate": 100 * rate} for case, rate in rates],
            "band": [{"low": 100 * band.low, "median": 100 * band.median, "high": 100 * band.high}],
            "margins": [{"margin": 100 * margin, "who": _("other firms")} for margin in _COMPARABLES]
            + [{"margin": per_cent(margin), "who": who} for who, margin in margins],
            "value": values,
            "chosen": [{"chance": per_cent(inputs["probability"]), "value": risk_adjusted_value(plan.scheme)}]
            if values
            else [],
        },
        alts={
            "rates": described(rates, percent),
            "corridor": _("Half of the independent firms earn between {low} and {high} of sales. {margins}.").format(
                low=percent(band.low),
                high=percent(band.high),
                margins="; ".join(f"{who}: {percent(margin)}" for who, margin in margins),
            ),
            "value": _("Worth {sure} if it surely stands and {worst} if it is surely struck down.").format(
                sure=money(values[0]["value"]), worst=money(values[-1]["value"])
            )
            if values
            else _("Nothing is worked out."),
        },
        tables=(_rules_table(plan), *(() if refused else (_figures(plan),))),
        warnings=(
            _("Nobody knows the chance of being struck down: use the break-even chance as a question to your adviser."),
            _("A tax office may count the band otherwise, and may correct a price to the median."),
        ),
    )


def _values(scheme: Scheme) -> list[dict[str, float]]:
    best, worst = scheme.saving, -scheme.damage
    return [{"chance": chance, "value": best + (worst - best) * chance / 100} for chance in range(0, 101, 5)]


def _chosen(scheme: Scheme) -> list[dict[str, float]]:
    return [{"chance": per_cent(scheme.probability), "value": risk_adjusted_value(scheme)}]


def _advice(plan: _Plan) -> str:
    flag = red_flag(plan.scheme)
    if plan.scheme.verdict == "evasion":
        return _("{flag} Stop, and have a lawyer put it right.").format(flag=flag)
    if not plan.counts:
        return flag + " " + _("Bring the margin inside the band before you count.")
    if not plan.moved:
        return _("No profit moves to the lower rate, so nothing is saved.")
    if plan.gain <= 0:
        return _("Moving {moved} saves less tax than its proof costs: leave it.").format(moved=money(plan.moved))
    value, limit = risk_adjusted_value(plan.scheme), break_even_probability(plan.scheme)
    found = _(
        "Moving {moved} lowers the effective tax rate from {before} to {after} and saves {gain} after the cost "
        "of proof. With the risk it is worth {value}; above a chance of {limit} it is worth less than "
        "nothing."
    ).format(
        moved=money(plan.moved),
        before=percent(plan.before),
        after=percent(plan.after),
        gain=money(plan.gain),
        value=money(value),
        limit=percent(limit, 0),
    )
    if flag:
        return f"{flag} {found}"
    return (
        found
        + " "
        + (
            _("Inside the band, and the questions raise no flag: planning.")
            if value > 0
            else _("The risk eats the saving: leave it.")
        )
    )


def _rules_table(plan: _Plan) -> Table:
    yes, no = _("yes"), _("no")
    scheme = plan.scheme
    verdicts = {
        "planning": _("planning"),
        "correction": _("outside arm's length: correction"),
        "avoidance": _("avoidance"),
        "evasion": _("evasion"),
    }
    rows = [
        (_("Is a tax advantage a main purpose?"), yes if scheme.main_purpose_is_tax else no),
        (_("Is there a real business reason?"), yes if scheme.genuine else no),
        (_("Does it go against what the law is for?"), yes if scheme.defeats_the_law else no),
        (_("Is anything hidden or false?"), yes if scheme.concealment else no),
        (_("Does the margin lie within the band?"), yes if plan.band.inside else no),
        (_("Area"), verdicts[scheme.verdict]),
    ]
    return Table(_("The questions"), (Column("question", _("Question")), Column("answer", _("Answer"))), rows)


def _figures(plan: _Plan) -> Table:
    computed = plan.counts and plan.gain > 0
    return Table(
        _("The scheme"),
        (
            euro("moved", _("Profit moved")),
            Column("before", _("Effective rate today"), "percent", 1),
            Column("after", _("Under the plan"), "percent", 1),
            euro("gain", _("Saved after the cost of proof")),
            euro("damage", _("Damage if struck down")),
            euro("value", _("Risk-adjusted value")),
            Column("limit", _("Break-even chance"), "percent", 1),
        ),
        [
            (
                plan.moved,
                plan.before,
                plan.after if plan.counts else None,
                plan.gain if plan.counts else None,
                plan.scheme.damage,
                risk_adjusted_value(plan.scheme) if computed else None,
                break_even_probability(plan.scheme) if computed else None,
            )
        ],
    )


def _rates_chart() -> Spec:
    cases = {_("today"): GREY, _("under the plan"): BLUE}
    rate = quantity("rate", "%", domain=(0, 40), tickCount=5, format=".1f")
    return bars("rates", 90, category("case"), rate, colour("case", cases), told="rate")


def _corridor_chart() -> Spec:
    people = {_("other firms"): GREY, _("now"): ORANGE, _("plan"): BLUE}
    low = quantity("low", "%", domain=(0, 12), tickCount=6)
    margin = {"x": quantity("margin", "%"), "y": category("who"), **colour("who", people)}
    return layers(
        110,
        layer("band", "rect", {"x": low, "x2": {"field": "high"}}, color=GREEN, opacity=0.2),
        layer("band", "rule", {"x": quantity("median", "%")}, color=GREEN),
        layer("margins", "point", margin, size=90, filled=True, opacity=1),
    )


def _value_chart() -> Spec:
    chance = quantity("chance", _("chance that it is struck down (%)"), domain=(0, 100), tickCount=5)
    where = {"x": chance, "y": amount("value", ticks=5)}
    return layers(
        200,
        layer("value", "line", where),
        layer("chosen", "rule", {"y": {"datum": 0}}, strokeDash=[4, 3]),
        layer("chosen", "point", where, size=110, filled=True, color=PURPLE, opacity=1),
    )
