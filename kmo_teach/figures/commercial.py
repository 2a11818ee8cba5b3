"""Selling abroad in plates: sales channels, affordability, legal risk, customer value, brand budget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.figure import Figure

from kmo_teach.commercial.affordability import affordability
from kmo_teach.commercial.customer_value import CustomerBase, cumulated_value, lifetime_value, payback_year
from kmo_teach.commercial.legal_risk import Dispute
from kmo_teach.commercial.sales_network import SalesChannel, cheapest_ranges
from kmo_teach.commercial.trademark import brand_budget
from kmo_teach.figures.plate import Plate
from kmo_teach.figures.style import (
    BLUE,
    GREY,
    INK,
    ORANGE,
    PALETTE,
    canvas,
    house_style,
    inner_ticks,
    label_ticks,
    letters_on,
)
from kmo_teach.inputs import InputError, require_number
from kmo_teach.language import _, money, number, percent

__all__ = ["affordable_prices", "brand_fees", "channel_costs", "customer_payback", "dispute_costs"]

_STYLES = ("-", "--", "-.", ":")
_SYSTEM_COLOURS = {"BASIC": GREY, "ORIGIN": INK}


@house_style
def channel_costs(channels: Mapping[str, SalesChannel], turnover: float, here: float | None = None) -> Plate:
    """Draw what each sales channel costs over a year's turnover, in thousands of EUR.

    Parameters
    ----------
    channels
        One to four channels by name.
    turnover
        Where the axis ends, EUR a year.
    here
        Today's turnover, marked by a line.

    Examples
    --------
    >>> plate = channel_costs({"distributor": SalesChannel(0, 0.24), "agent": SalesChannel(45_000, 0.14)}, 1_000_000)
    >>> float(plate.data["agent"].iloc[-1])
    185.0
    """
    _one_to(4, "channels", channels)
    end = require_number("turnover", turnover, above=0)
    places = [end * step / 8 for step in range(9)]
    figure, axes = canvas(6.4, 3.6)
    for place, (name, channel) in enumerate(channels.items()):
        axes.plot(
            [one / 1000 for one in places],
            [channel.cost(one) / 1000 for one in places],
            _STYLES[place],
            color=PALETTE[place],
            label=name,
        )
    if here is not None:
        axes.axvline(here / 1000, color=INK, linewidth=1, linestyle=":", label=_("turnover today"))
    _thousands(figure, end / 1000, _("turnover, thousands of EUR a year"), _("cost, thousands of EUR a year"))
    axes.set_ylim(0)
    parts = [
        _("{name} from {start}").format(name=one.name, start=money(one.start))
        for one in cheapest_ranges(channels)
        if one.start < end
    ]
    data = pd.DataFrame(
        {_("Turnover, thousands of EUR"): [one / 1000 for one in places]}
        | {name: [channel.cost(one) / 1000 for one in places] for name, channel in channels.items()}
    )
    alt = _("Cost of the sales channels over a year's turnover. Cheapest: {parts}.").format(parts="; ".join(parts))
    return Plate(figure, alt, data)


@house_style
def affordable_prices(price: float, places: Mapping[str, tuple[str, float]]) -> Plate:
    """Draw a price as a share of a month's net pay in several countries.

    Parameters
    ----------
    price
        Price in EUR.
    places
        Country code and gross pay of a year in its currency, by the name of the bar; one to nine.

    Examples
    --------
    >>> len(affordable_prices(390, {"Ghent": ("BE", 42_000), "Gdańsk": ("PL", 90_000)}).data)
    2
    """
    _one_to(9, "places", places)
    seen = {name: affordability(price, *where) for name, where in places.items()}
    figure, axes = canvas(6.4, 1.1 + 0.45 * len(seen))
    shares = [one.share for one in seen.values()]
    axes.barh(range(len(seen)), shares, color=BLUE, height=0.65)
    for row, share in enumerate(shares):
        axes.text(share / 2, row, percent(share, 0), ha="center", va="center", color=letters_on(BLUE))
    axes.set_yticks(range(len(seen)), list(seen))
    axes.invert_yaxis()
    widest = 1.05 * max(shares)
    axes.set_xlim(0, widest)
    label_ticks(axes.xaxis, 0, widest, 4, lambda tick: percent(tick, 0))
    axes.set_xlabel(_("price as a share of a month's net pay (a twelfth of a year's)"))
    data = pd.DataFrame(
        {
            _("Place"): list(seen),
            _("A twelfth of a year's net pay, EUR"): [float(round(one.net_month)) for one in seen.values()],
            _("Price as a share of it"): [percent(one.share, 1) for one in seen.values()],
            _("Feels like, EUR"): [float(round(one.feels_like)) for one in seen.values()],
        }
    )
    parts = "; ".join(
        _("{name}: {share} of a month's net pay").format(name=name, share=percent(one.share, 0))
        for name, one in seen.items()
    )
    alt = _("A price of {price}. {parts}.").format(price=money(price), parts=parts)
    return Plate(figure, alt, data, _("Gross pay is assumed; net pay and price levels are the course's."))


@house_style
def dispute_costs(now: Dispute, adapted: Dispute, yearly_cost: float) -> Plate:
    """Draw the expected yearly cost of disputes over their chance, with and without adapting the contract.

    Parameters
    ----------
    now
        The dispute under the present contract.
    adapted
        The dispute under the adapted contract; its chance moves in proportion to that of ``now``.
    yearly_cost
        What the adapted contract costs a year, EUR.

    Examples
    --------
    >>> plate = dispute_costs(Dispute(0.06, 120_000, 45_000), Dispute(0.03, 80_000, 40_000), 3_500)
    >>> float(plate.data.iloc[0, 2])
    3500.0
    """
    if not now.chance:
        raise InputError("chance", now.chance, _("Give a number above {low}.").format(low=0))
    part = adapted.chance / now.chance
    chances = [now.chance * step / 4 for step in range(9)]
    plain = [chance * (now.damages + now.fees) for chance in chances]
    changed = [yearly_cost + part * chance * (adapted.damages + adapted.fees) for chance in chances]
    figure, axes = canvas(6.4, 3.3)
    axes.plot(chances, plain, "-", color=ORANGE, label=_("present contract"))
    axes.plot(chances, changed, "--", color=BLUE, label=_("adapted contract, with its cost"))
    axes.axvline(now.chance, color=INK, linewidth=1, linestyle=":", label=_("our estimate"))
    ticks = inner_ticks(0, chances[-1], 5)
    decimals = 0 if all(abs(100 * tick - round(100 * tick)) < 1e-9 for tick in ticks) else 1
    axes.set_xlim(0, chances[-1])
    axes.set_xticks(ticks, [percent(tick, decimals) for tick in ticks])
    low, high = 0, 1.05 * max(*plain, *changed)
    axes.set_ylim(low, high)
    label_ticks(axes.yaxis, low, high, 5, number)
    axes.set(xlabel=_("chance of a dispute in a year"), ylabel=_("expected cost, EUR a year"))
    figure.legend(loc="outside upper center", ncols=2)
    data = pd.DataFrame(
        {
            _("Chance of a dispute"): [percent(chance, 1) for chance in chances],
            _("Present contract, EUR"): plain,
            _("Adapted contract, EUR"): changed,
        }
    )
    alt = _(
        "Expected cost of disputes over their chance. At {chance} the present contract costs {plain} a year, the "
        "adapted one {changed} with its own cost."
    ).format(chance=percent(now.chance, 0), plain=money(plain[4]), changed=money(changed[4]))
    return Plate(figure, alt, data, decimals=0)


@house_style
def customer_payback(markets: Mapping[str, tuple[CustomerBase, float]], years: int = 8) -> Plate:
    """Draw how the discounted margin of a customer pays back the cost of winning, market by market.

    Parameters
    ----------
    markets
        The customers and what winning one costs (EUR), by the name of the market; one to four.
    years
        How long.

    Examples
    --------
    >>> plate = customer_payback({"home": (CustomerBase(9_000, 0.15, 0.10), 18_000)})
    >>> float(plate.data["home"].iloc[0])
    -18.0
    """
    _one_to(4, "markets", markets)
    end = round(require_number("years", years, 1, 30))
    paths = {
        name: [(cumulated_value(base, year) - cost) / 1000 for year in range(end + 1)]
        for name, (base, cost) in markets.items()
    }
    figure, axes = canvas(6.4, 3.4)
    for place, (name, path) in enumerate(paths.items()):
        axes.plot(range(end + 1), path, _STYLES[place], color=PALETTE[place], label=name)
    axes.axhline(0, color=INK, linewidth=1)
    axes.set_xlim(0, end)
    axes.set_xticks(range(0, end + 1, 2 if end <= 12 else 5))
    axes.set(xlabel=_("years after the customer was won"), ylabel=_("margin less cost, thousands of EUR"))
    figure.legend(loc="outside upper center", ncols=2)
    parts = []
    for name, (base, cost) in markets.items():
        year = payback_year(base, cost)
        when = _("never paid back") if year is None else _("paid back in year {year}").format(year=number(year))
        parts.append(
            _("{name}: lifetime value {value} for a cost of {cost}, {when}").format(
                name=name, value=money(lifetime_value(base)), cost=money(cost), when=when
            )
        )
    data = pd.DataFrame({_("Year"): list(range(end + 1))} | paths)
    alt = _("Discounted margin less the cost of winning a customer. {parts}.").format(parts="; ".join(parts))
    return Plate(figure, alt, data)


@house_style
def brand_fees(places: Sequence[str], most: int = 4) -> Plate:
    """Draw the official fees of a trade mark over the number of classes, stacked by place, in EUR.

    Parameters
    ----------
    places
        Keys of :data:`kmo_teach.commercial.trademark.PLACES`, one to four.
    most
        Highest number of classes drawn.

    Examples
    --------
    >>> float(brand_fees(["EU"]).data.iloc[2, 1])
    1050.0
    """
    _one_to(4, "places", places)
    budgets = [brand_budget(classes, places) for classes in range(1, round(require_number("most", most, 1, 10)) + 1)]
    figure, axes = canvas(6.4, 3.3)
    bottom = [0.0] * len(budgets)
    columns = {}
    for place in range(len(budgets[0])):
        amounts = [budget[place].euro for budget in budgets]
        label = budgets[0][place].place
        colour = _SYSTEM_COLOURS.get(budgets[0][place].key) or PALETTE[place]
        axes.bar(range(1, len(budgets) + 1), amounts, bottom=bottom, color=colour, label=label, width=0.7)
        bottom = [low + amount for low, amount in zip(bottom, amounts, strict=True)]
        columns[label] = [float(round(amount)) for amount in amounts]
    axes.set_xticks(range(1, len(budgets) + 1))
    axes.set_ylim(0, 1.05 * max(bottom))
    label_ticks(axes.yaxis, 0, 1.05 * max(bottom), 5, number)
    axes.set(xlabel=_("classes of goods and services"), ylabel=_("official fees, EUR"))
    figure.legend(loc="outside upper center", ncols=2)
    data = pd.DataFrame(
        {_("Classes"): list(range(1, len(budgets) + 1))}
        | columns
        | {_("Together, EUR"): [float(round(amount)) for amount in bottom]}
    )
    alt = _("Official fees to apply for a trade mark: {first} for one class, {last} for {most} classes.").format(
        first=money(bottom[0]), last=money(bottom[-1]), most=number(len(budgets))
    )
    return Plate(figure, alt, data, _("Application fees only, partly read in texts that quote the office: check them."))


def _one_to(most: int, name: str, given: Mapping | Sequence) -> None:
    if not 1 <= len(given) <= most:
        raise InputError(name, len(given), _("Give one to {most}.").format(most=most))


def _thousands(figure: Figure, end: float, across: str, up: str) -> None:
    axes = figure.axes[0]
    axes.set(xlabel=across, ylabel=up, xlim=(0, end))
    label_ticks(axes.xaxis, 0, end, 5, number)
    figure.legend(loc="outside upper center", ncols=2)
