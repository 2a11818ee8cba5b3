"""Chapter 2.1: a shelf price, a trip, control limits, the way back from the shelf, a stock, a price sheet."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from kmo_teach.check.compare import Tolerance
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.operations import (
    Channel,
    Link,
    Replenishment,
    Trip,
    break_even_sales,
    factory_receipts,
    lead_time_spread,
    p_chart,
    reorder_point,
    safety_stock,
    shelf_price,
)
from kmo_teach.practice.tasks.kit.question import (
    ChoiceQuestion,
    Document,
    Misconception,
    NumberQuestion,
    Option,
    PracticeTask,
)

__all__ = ["TASKS"]


def shelf(rng: Random) -> NumberQuestion:
    paid, margin, vat = rng.randrange(100, 305, 5), rng.choice((0.25, 0.3, 0.35, 0.4)), rng.choice((0.2, 0.21))
    link = Link("retailer", margin)
    price = shelf_price(Channel([link], vat_rate=vat), paid)
    net = price.shelf - price.vat
    slots = {"paid": money(paid), "margin": percent(margin, 0), "vat": percent(vat, 0), "net": money(net, decimals=2)}
    return NumberQuestion(
        text=_(
            "A retailer pays {paid} for your mill. He works with a **margin of {margin}**, as the trade says it, and "
            "the value added tax is {vat}.\n\nWhat does the customer pay? Give two decimals."
        ).format(**slots),
        answer=price.shelf,
        unit="EUR",
        decimals=2,
        tolerance=Tolerance(relative=0.0, absolute=0.05),
        wrong=(
            Misconception(
                shelf_price(Channel([replace(link, basis="cost")], vat_rate=vat), paid).shelf,
                _(
                    "You added {margin} to what he paid: that is a mark-up. A margin is a share of his selling price: "
                    "what share of it is left for what he paid?"
                ).format(**slots),
            ),
            Misconception(net, _("That is his price without tax. The customer pays the tax as well.")),
            Misconception(
                net / (1 - vat),
                _("The tax is {vat} of the price without tax: add it, do not divide by it.").format(**slots),
            ),
        ),
        worked=(
            _("Of the price without tax {margin} is the retailer's, so {left} pays for the mill.").format(
                left=percent(1 - margin, 0), **slots
            ),
            _("Price without tax: {paid} / {left} = {net}.").format(left=percent(1 - margin, 0), **slots),
            _("With tax: {net} × {factor} = {shelf}.").format(
                factor=number(1 + vat, 2), shelf=money(price.shelf, decimals=2), **slots
            ),
        ),
    )


def trip(rng: Random) -> NumberQuestion:
    visit = Trip(rng.randrange(2, 7), rng.choice((700, 800, 900, 1_000)), rng.randrange(4, 26) * 100)
    margin = rng.choice((0.2, 0.25, 0.3))
    sales = break_even_sales(visit, margin)
    slots = {
        "days": number(visit.days),
        "worth": money(visit.day_value),
        "travel": money(visit.travel),
        "margin": percent(margin, 0),
        "cost": money(visit.cost),
    }
    return NumberQuestion(
        text=_(
            "A visit to a market takes {days} working days of someone whose day is worth {worth} at home. Tickets, "
            "hotel and meals cost {travel}. Sales there leave a contribution margin of {margin}.\n\nWhich extra sales "
            "pay for the visit?"
        ).format(**slots),
        answer=sales,
        unit="EUR",
        wrong=(
            Misconception(
                visit.cost,
                _("That is what the visit costs. Of each euro of sales only {margin} is left to pay for it.").format(
                    **slots
                ),
            ),
            Misconception(
                visit.cost * margin,
                _("You took {margin} of the cost. Should the sales be larger than the cost, or smaller?").format(
                    **slots
                ),
            ),
            Misconception(
                break_even_sales(replace(visit, days=0), margin),
                _("The days away cost too: what would they have brought at home?"),
            ),
            Misconception(
                visit.cost / (1 - margin),
                _("You divided by what the goods cost. What pays for the visit is the margin."),
            ),
        ),
        worked=(
            _("The visit costs {days} × {worth} + {travel} = {cost}.").format(**slots),
            _("Each euro of sales leaves {margin} of it: {cost} / {margin} = {sales}.").format(
                sales=money(sales), **slots
            ),
        ),
    )


def signal(rng: Random) -> NumberQuestion:
    size, weeks = rng.choice((100, 200, 400)), rng.choice((10, 20))
    bad = size * weeks * rng.randrange(15, 60) // 1_000
    # The sum over the quiet weeks is what the chart takes; how it is spread over them does not matter.
    defects = [bad // weeks + (week < bad % weeks) for week in range(weeks)]
    chart = p_chart(defects, size)
    upper, one = 100 * chart.upper[0], 100 * (p_chart(defects, size, width=1).upper[0] - chart.centre)
    slots = {
        "size": number(size),
        "weeks": number(weeks),
        "bad": number(sum(defects)),
        "centre": percent(chart.centre),
        "one": percent(one / 100, 2),
        "upper": percent(upper / 100),
    }
    return NumberQuestion(
        text=_(
            "Each week {size} parts of a partner far away are checked. In {weeks} quiet weeks {bad} parts were bad in "
            "all.\n\nFrom which share of bad parts in a week on do you call your partner? Give the upper limit of the "
            "p-chart, in per cent, with one decimal."
        ).format(**slots),
        answer=upper,
        unit="%",
        decimals=1,
        tolerance=Tolerance(relative=0.0, absolute=0.06),
        wrong=(
            Misconception(
                100 * chart.centre, _("That is the mean. About half of all quiet weeks lie above it, by chance.")
            ),
            Misconception(
                100 * chart.centre + one,
                _(
                    "You went one standard deviation up: a good partner passes that about once in six weeks. Custom is "
                    "three."
                ),
            ),
            Misconception(3 * one, _("Three standard deviations are right, but from where are they counted?")),
            Misconception(
                100 * p_chart([sum(defects)], size * weeks).upper[0],
                _("You divided by all parts of {weeks} weeks. A week's share is that of {size} parts.").format(**slots),
            ),
        ),
        worked=(
            _("Mean share: {bad} / ({weeks} × {size}) = {centre}.").format(**slots),
            _("One standard deviation of a week: √({centre} × (1 − {centre}) / {size}) = {one}.").format(**slots),
            _("Upper limit: {centre} + 3 × {one} = {upper}. A week below it is no reason to travel.").format(**slots),
        ),
    )


def factory(rng: Random) -> NumberQuestion:
    price, freight = rng.randrange(300, 620, 10), rng.randrange(6, 16)
    importer, retailer = Link("importer", rng.choice((0.15, 0.2))), Link("retailer", rng.choice((0.3, 0.35, 0.4)))
    channel = Channel([importer, retailer], freight, vat_rate=0.2)
    kept = factory_receipts(channel, price)
    together = Link("both", importer.rate + retailer.rate)
    as_markups = [replace(link, basis="cost") for link in channel.links]
    net = price / (1 + channel.vat_rate)
    slots = {
        "price": money(price),
        "freight": money(freight),
        "importer": percent(importer.rate, 0),
        "retailer": percent(retailer.rate, 0),
        "vat": percent(channel.vat_rate, 0),
        "kept": money(kept, decimals=2),
    }
    return NumberQuestion(
        text=_(
            "The mill beside yours costs {price} on the shelf, {vat} tax included. The retailer works with a margin of "
            "{retailer}, the importer with a margin of {importer}, and freight to the importer is {freight} a piece. "
            "No duty.\n\nWhat is left for the factory at the same shelf price? Give two decimals."
        ).format(**slots),
        answer=kept,
        unit="EUR",
        decimals=2,
        tolerance=Tolerance(relative=0.0, absolute=0.1),
        wrong=(
            Misconception(
                factory_receipts(replace(channel, links=[together]), price),
                _(
                    "You added the two margins. Each is taken from another price: the importer's from what the "
                    "retailer pays."
                ),
            ),
            Misconception(
                factory_receipts(replace(channel, links=as_markups), price),
                _("You read the margins as mark-ups. A margin is a share of the selling price of who takes it."),
            ),
            Misconception(
                factory_receipts(replace(channel, vat_rate=0), price * (1 - channel.vat_rate)),
                _("You took {vat} off the price with tax. The tax is {vat} of the price without it: divide.").format(
                    **slots
                ),
            ),
            Misconception(
                factory_receipts(replace(channel, freight=0), price),
                _("Somebody pays for the freight before the importer sells: you."),
            ),
        ),
        worked=(
            _("Without tax: {price} / (1 + {vat}) = {net}.").format(net=money(net, decimals=2), **slots),
            _("The retailer pays {net} × (1 − {retailer}) = {paid}.").format(
                net=money(net, decimals=2), paid=money(net * (1 - retailer.rate), decimals=2), **slots
            ),
            _("The importer pays that × (1 − {importer}) = {paid}; less {freight} of freight it is {kept}.").format(
                paid=money(net / channel.factor, decimals=2), **slots
            ),
        ),
    )


def stock(rng: Random) -> NumberQuestion:
    supply = Replenishment(rng.randrange(20, 65, 5), rng.randrange(6, 16, 2), rng.choice((4, 9, 16)))
    level = reorder_point(supply, 0.95)
    safe, use = safety_stock(supply, 0.95), supply.demand * supply.lead_time
    slots = {
        "demand": number(supply.demand),
        "spread": number(supply.demand_spread),
        "lead": number(supply.lead_time),
        "use": number(use),
        "safe": number(safe),
        "level": number(level),
    }
    per_week = safety_stock(replace(supply, lead_time=1), 0.95)
    return NumberQuestion(
        text=_(
            "You use {demand} load cells a week, with a standard deviation of {spread}. A delivery comes {lead} weeks "
            "after you order, always. You accept to run out in one case of twenty, which takes 1.645 standard "
            "deviations.\n\nAt which stock do you order again? Round to whole pieces."
        ).format(**slots),
        answer=level,
        unit=_("pieces"),
        tolerance=Tolerance(relative=0.0, absolute=1.0),
        wrong=(
            Misconception(
                use, _("That is what you use on average while you wait. In half of all cases you would run out.")
            ),
            Misconception(safe, _("That is the safety stock. While you wait you also use what you always use.")),
            Misconception(
                use + per_week * supply.lead_time,
                _(
                    "You multiplied the spread by {lead} weeks. Good and bad weeks balance in part: the spread grows "
                    "with √{lead}."
                ).format(**slots),
            ),
            Misconception(
                use + per_week,
                _("That is the safety of one week. The spread of {lead} weeks is larger: by how much?").format(**slots),
            ),
            Misconception(
                use + lead_time_spread(supply), _("One standard deviation: you would run out in about one case of six.")
            ),
        ),
        worked=(
            _("Use while you wait: {lead} × {demand} = {use}.").format(**slots),
            _("Spread of that use: √{lead} × {spread} = {all}.").format(all=number(lead_time_spread(supply)), **slots),
            _("Safety stock: 1.645 × {all} = {safe}.").format(all=number(lead_time_spread(supply)), **slots),
            _("Order again at {use} + {safe} = {level}.").format(**slots),
        ),
    )


def channel_sheet(rng: Random) -> ChoiceQuestion:
    kept, freight, duty = rng.randrange(150, 305, 10), rng.randrange(8, 21), rng.choice((0.04, 0.05, 0.08))
    commission, margin, vat = 0.1, rng.choice((0.3, 0.35, 0.4)), rng.choice((0.19, 0.2, 0.25))
    retailer = Link("retailer", margin)
    wrong = rng.choice(("commission", "duty", "retailer", "vat"))
    slips = {
        "commission": kept * (1 + commission),
        "duty": duty * shelf_price(Channel([retailer], freight, duty, commission), kept).shelf,
    }
    factory_price = slips["commission"] if wrong == "commission" else kept / (1 - commission)
    right = shelf_price(Channel([retailer], freight, duty, vat_rate=vat), factory_price)
    duty_amount = slips["duty"] if wrong == "duty" else right.duty
    landed = factory_price + freight + duty_amount
    net = landed * (1 + margin) if wrong == "retailer" else landed / (1 - margin)
    total = net / (1 - vat) if wrong == "vat" else net * (1 + vat)

    def euro(amount: float) -> str:
        return money(amount, decimals=2)

    shares = {
        "commission": percent(commission, 0),
        "duty": percent(duty, 0),
        "margin": percent(margin, 0),
        "vat": percent(vat, 0),
    }
    lines = {
        "commission": (
            _("Price at the factory, agent paid"),
            f"{euro(kept)} × (1 + {shares['commission']}) = {euro(factory_price)}"
            if wrong == "commission"
            else f"{euro(kept)} / (1 − {shares['commission']}) = {euro(factory_price)}",
        ),
        "duty": (
            _("Import duty"),
            _("{rate} of the retailer's selling price = {amount}").format(rate=shares["duty"], amount=euro(duty_amount))
            if wrong == "duty"
            else _("{rate} of price and freight = {amount}").format(rate=shares["duty"], amount=euro(duty_amount)),
        ),
        "landed": (
            _("Price at the retailer's door"),
            f"{euro(factory_price)} + {euro(freight)} + {euro(duty_amount)} = {euro(landed)}",
        ),
        "retailer": (
            _("Price on the shelf, without tax"),
            f"{euro(landed)} × (1 + {shares['margin']}) = {euro(net)}"
            if wrong == "retailer"
            else f"{euro(landed)} / (1 − {shares['margin']}) = {euro(net)}",
        ),
        "vat": (
            _("Price on the shelf, with tax"),
            f"{euro(net)} / (1 − {shares['vat']}) = {euro(total)}"
            if wrong == "vat"
            else f"{euro(net)} × (1 + {shares['vat']}) = {euro(total)}",
        ),
    }
    hints = {
        "commission": _(
            "The agent's commission runs on the factory price, and the line divides by what it leaves of it."
        ),
        "duty": _("Here the customs value holds price and freight. The line takes just that."),
        "landed": _("Price, freight and duty are amounts for one piece: they may be added."),
        "retailer": _("A margin is a share of the selling price, and the line divides by what it leaves."),
        "vat": _("The tax is added to the price without tax: that is what the line does."),
    }
    mended = {
        "commission": _("The commission is a share of the factory price: {kept} / (1 − {share}) = {price}.").format(
            kept=euro(kept), share=shares["commission"], price=euro(kept / (1 - commission))
        ),
        "duty": _(
            "Duty runs on the customs value, price and freight at the border: {share} of {value} = {amount}."
        ).format(share=shares["duty"], value=euro(factory_price + freight), amount=euro(right.duty)),
        "retailer": _("{share} is a margin, a share of the selling price: {landed} / (1 − {share}) = {price}.").format(
            share=shares["margin"], landed=euro(landed), price=euro(landed / (1 - margin))
        ),
        "vat": _("The tax is {share} of the price without tax: {net} × (1 + {share}) = {price}.").format(
            share=shares["vat"], net=euro(net), price=euro(net * (1 + vat))
        ),
    }
    return ChoiceQuestion(
        text=_(
            "The factory wants to keep {kept} a piece. The agent takes a commission of {commission} of the factory "
            "price, freight is {freight}, import duty {duty} on the customs value (here the price at the factory and "
            "freight), the retailer's margin {margin} and value added tax {vat}. One line of the sheet takes a share "
            "of the wrong base: which?"
        ).format(kept=money(kept), freight=money(freight), **shares),
        documents=(Document(_("From factory to shelf"), tuple(lines.values())),),
        options=tuple(Option(lines[key][0], hints[key], right=key == wrong) for key in lines),
        worked=(
            _("Ask of each percentage: a share of what?"),
            mended[wrong],
            _("The lines after it carry the error on; their own step is right."),
        ),
    )


TASKS = (
    PracticeTask("shelf", N_("From the retailer's door to the shelf"), 1, 4, shelf),
    PracticeTask("trip", N_("What a visit must bring"), 1, 3, trip),
    PracticeTask("signal", N_("Chance or change"), 2, 6, signal),
    PracticeTask("factory", N_("From the shelf back to the factory"), 2, 6, factory),
    PracticeTask("stock", N_("When to order again"), 2, 6, stock),
    PracticeTask("channel-sheet", N_("Find the error between factory and shelf"), 3, 6, channel_sheet),
)
