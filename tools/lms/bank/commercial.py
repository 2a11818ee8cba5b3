"""Chapter 2.2 in the bank: a customer's worth, a dispute worth preventing, fees for a brand."""

from __future__ import annotations

from random import Random

from kmo_teach.check.compare import Tolerance
from kmo_teach.commercial import CustomerBase, brand_budget, break_even_chance, cumulated_value, lifetime_value
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.practice.tasks.kit.firms import invented_firm
from kmo_teach.practice.tasks.kit.question import Document, Misconception, NumberQuestion, PracticeTask

__all__ = ["TASKS"]


def customer_value(rng: Random) -> NumberQuestion:
    base = CustomerBase(
        margin=rng.randrange(20, 121, 5) * 100,
        churn=rng.choice((0.1, 0.15, 0.2, 0.25, 0.3)),
        discount_rate=rng.choice((0.08, 0.1, 0.12)),
    )
    value = lifetime_value(base)
    slots = {
        "firm": invented_firm(rng),
        "margin": money(base.margin),
        "churn": percent(base.churn, 0),
        "rate": percent(base.discount_rate, 0),
        "wear": percent(base.churn + base.discount_rate, 0),
        "value": money(value),
    }
    return NumberQuestion(
        text=_(
            "In Finland a customer of {firm} brings a contribution of {margin} a year, at the end of each year. Each "
            "year {churn} of the customers leave, and money costs {rate} a year.\n\nWhat is a customer who has just "
            "been won worth?"
        ).format(**slots),
        answer=value,
        unit="EUR",
        wrong=(
            Misconception(
                base.margin / base.churn,
                _("You counted that customers leave. Is a margin of later worth as much as today?"),
            ),
            Misconception(
                base.margin / base.discount_rate, _("So it would be if nobody ever left. Who stays for ever?")
            ),
            Misconception(
                cumulated_value(base, 1), _("That is the first year alone. What do those who stay bring after it?")
            ),
            Misconception(
                (1 - base.churn) * value,
                _("You start a year later: has the customer of today left before the first margin?"),
            ),
        ),
        worked=(
            _(
                "Each year the flow wears off by the customers who leave and by what waiting costs: {churn} + {rate} = "
                "{wear}."
            ).format(**slots),
            _("The worth is {margin} / {wear} = {value}.").format(**slots),
        ),
    )


def worth_preventing(rng: Random) -> NumberQuestion:
    damages, fees = rng.randrange(10, 61, 5) * 10_000, rng.randrange(20, 81, 10) * 1_000
    once, years = rng.randrange(60, 151, 10) * 100, rng.choice((3, 4, 5))
    yearly = once / years
    chance = break_even_chance(damages, fees, yearly)
    assert chance is not None
    slots = {
        "firm": invented_firm(rng),
        "damages": money(damages),
        "fees": money(fees),
        "stake": money(damages + fees),
        "once": money(once),
        "years": number(years),
        "yearly": money(yearly),
        "chance": percent(chance, 2),
    }
    return NumberQuestion(
        text=_(
            "Having its contract adapted by a lawyer in Texas would cost {firm} {once}, once; the contract serves for "
            "{years} years, and interest is left out. It prevents a dispute that would cost {damages} in damages and "
            "{fees} in fees.\n\nFrom which chance of that dispute **a year** does it pay? In per cent, two decimals."
        ).format(**slots),
        answer=100 * chance,
        unit="%",
        decimals=2,
        wrong=(
            Misconception(
                100 * once / (damages + fees),
                _(
                    "You set the cost of all the years against a chance of one year. For how long does the contract "
                    "serve?"
                ),
            ),
            Misconception(100 * yearly / damages, _("You counted the damages. What else would the firm be spared?")),
            Misconception(100 * yearly / fees, _("You counted the lawyers. What else would the firm be spared?")),
            Misconception(
                100 * yearly / (damages - fees), _("Do the fees make a dispute cheaper or dearer? Add or take off?")
            ),
        ),
        worked=(
            _("A year of the adapted contract costs {once} / {years} = {yearly}.").format(**slots),
            _("At stake are {damages} + {fees} = {stake}.").format(**slots),
            _("It pays from a chance of {yearly} / {stake} = {chance} a year.").format(**slots),
        ),
    )


def brand_fees(rng: Random) -> NumberQuestion:
    classes = rng.choice((1, 2, 3))
    places = rng.sample(("US", "CA", "CH", "CN", "AU", "BR"), rng.choice((2, 3)))
    fees = brand_budget(classes, ["EU", *places])
    basic = next((one.euro for one in fees if one.key == "BASIC"), 0.0)
    total = sum(one.euro for one in fees)
    origin = next((one.euro for one in fees if one.key == "ORIGIN"), 0.0)
    others = [one for one in fees if one.key not in ("BASIC", "ORIGIN")]
    slots = {
        "firm": invented_firm(rng),
        "classes": number(classes),
        "basic": money(basic),
        "origin": money(origin),
        "terms": " + ".join(number(one.euro) for one in fees),
        "total": money(total),
    }
    return NumberQuestion(
        text=_(
            "The brand of {firm} is to be protected in the places of the list; number of classes of goods: {classes}. "
            "The European Union and the United States are asked directly. The others are named in one international "
            "application, for which the Madrid system asks a basic fee of {basic} once, and EUIPO, which passes it on, "
            "{origin} once.\n\nWhat are the official fees in all?"
        ).format(**slots),
        documents=(
            Document(
                _("Official fees for so many classes, in euro at the rates of the course"),
                tuple((one.place, money(one.euro)) for one in others),
            ),
        ),
        answer=total,
        unit="EUR",
        tolerance=Tolerance(relative=0.0, absolute=4),
        wrong=(
            Misconception(
                total - basic - origin, _("You added the places. What does the international application itself cost?")
            ),
            Misconception(
                sum(one.euro for one in others if one.key == "EU"),
                _("That is the European Union. Where does a brand that is registered there stay unprotected?"),
            ),
            Misconception(
                sum(one.euro for one in others)
                + basic * len([one for one in others if one.key not in ("EU", "US")])
                + basic
                + origin,
                _("How often is the basic fee due: for each country, or for the one application?"),
            ),
            Misconception(
                basic + origin + sum(one.euro for one in others if one.key not in ("EU", "US")),
                _("You counted the international application. Does it cover the places that are asked directly?"),
            ),
        ),
        worked=(
            _("Add the fees of all places, and once the basic fee and that of EUIPO: {terms}.").format(**slots),
            _("Together: {total}. Lawyers and renewals come on top.").format(**slots),
        ),
    )


TASKS = {
    "compare what a customer costs to win": (
        PracticeTask("customer-value", N_("What a customer is worth"), 1, 3, customer_value),
    ),
    "put a number on legal risk": (
        PracticeTask("worth-preventing", N_("A dispute that is worth preventing"), 2, 4, worth_preventing),
    ),
    "budget the protection of a brand": (PracticeTask("brand-fees", N_("Fees for a brand"), 2, 3, brand_fees),),
}
