"""Chapter 2.3: a tax wedge, what pay buys, fading success, a posting, its calendar, a package with an error."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from kmo_teach.case import get_running_case
from kmo_teach.check.compare import Tolerance
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.language import date as written
from kmo_teach.payroll import (
    Payslip,
    average_rate,
    currency,
    equal_purchasing_power,
    firm_options,
    gross_for_net,
    net_pay,
    net_share,
    price_ratio,
    tax_wedge,
)
from kmo_teach.people import Posting, Stay, busiest_twelve_months, days_by_year, passed_on, posting_findings, tax_period
from kmo_teach.practice.tasks.kit.question import (
    ChoiceQuestion,
    Document,
    Misconception,
    NumberQuestion,
    Option,
    PracticeTask,
)

__all__ = ["TASKS"]

_PLACES = {
    "BE": N_("Belgium"),
    "NL": N_("the Netherlands"),
    "FR": N_("France"),
    "DE": N_("Germany"),
    "IE": N_("Ireland"),
    "LU": N_("Luxembourg"),
    "GB": N_("the United Kingdom"),
    "PL": N_("Poland"),
    "US": N_("the United States"),
}
_EURO = ("BE", "NL", "FR", "DE", "LU")


def wedge(rng: Random) -> NumberQuestion:
    country, gross = rng.choice(_EURO), rng.randrange(40, 76) * 1_000
    slip = net_pay(country, gross, **firm_options(country, get_running_case().staff))
    own, tax, employer = map(round, (slip.employee_contributions, slip.income_tax, slip.employer_contributions))
    slots = {
        "place": _(_PLACES[slip.country]),
        "gross": money(slip.gross),
        "own": money(own),
        "tax": money(tax),
        "employer": money(employer),
        "net": money(slip.gross - own - tax),
        "cost": money(slip.gross + employer),
        "wedge": percent(tax_wedge(slip)),
    }
    return NumberQuestion(
        text=_(
            "This is a year's payslip of an employee in {place}, by the rules of this chapter.\n\nHow large is the tax "
            "wedge? Give per cent with one decimal."
        ).format(**slots),
        documents=(
            Document(
                _("Payslip of a year"),
                (
                    (_("Gross pay"), slots["gross"]),
                    (_("Contributions of the employee"), slots["own"]),
                    (_("Income tax"), slots["tax"]),
                    (_("Contributions of the employer"), slots["employer"]),
                ),
            ),
        ),
        answer=100 * tax_wedge(slip),
        unit="%",
        decimals=1,
        wrong=(
            Misconception(
                100 * average_rate(slip), _("That is what comes off gross pay. Does the firm pay more than gross pay?")
            ),
            Misconception(
                100 * (own + tax + employer) / slip.gross,
                _("You have all that is taken. A share of what: of gross pay, or of all that the firm pays?"),
            ),
            Misconception(100 * net_share(slip), _("That part reaches the employee. The wedge is what lies between.")),
            Misconception(
                100 * slip.income_tax / slip.labour_cost,
                _("Income tax is one of three things that lie between labour cost and net pay. Which are the others?"),
            ),
        ),
        worked=(
            _("The firm pays {gross} + {employer} = {cost}.").format(**slots),
            _("The employee keeps {gross} − {own} − {tax} = {net}.").format(**slots),
            _("The wedge is what does not arrive, as a share of labour cost: 1 − {net} / {cost} = {wedge}.").format(
                **slots
            ),
        ),
    )


def buys(rng: Random) -> NumberQuestion:
    country = rng.choice(("GB", "PL", "US"))
    middle, spread = {"GB": (0.86, 2), "PL": (4.3, 10), "US": (1.12, 4)}[country]
    rate = round(middle + rng.randrange(-spread, spread + 1) / 100, 2)
    net = rng.randrange(30, 52) * 1_000
    level = price_ratio("BE", country)
    answer = equal_purchasing_power(net, "BE", country, rate)
    unit = currency(country)
    slots = {
        "place": _(_PLACES[country]),
        "net": money(net),
        "rate": number(rate, 2),
        "unit": unit,
        "level": number(100 * level, 1),
        "changed": money(net * rate, unit),
        "answer": money(answer, unit),
    }
    return NumberQuestion(
        text=_(
            "A service engineer keeps {net} net a year in Belgium and will live in {place} for two years. A euro costs "
            "{rate} {unit}. With Belgium as 100, prices in {place} stand at {level}, counted at the exchange "
            "rate.\n\nWhich net pay over there buys as much as at home? An answer within 1 per cent is close enough."
        ).format(**slots),
        answer=answer,
        unit=unit,
        tolerance=Tolerance(relative=0.01),
        wrong=(
            Misconception(
                net * rate, _("You changed money. Does the same money, changed, fill the same basket over there?")
            ),
            Misconception(
                net * rate / level,
                _("You went the other way: where prices are lower, does one need more money or less?"),
            ),
            Misconception(net * level, _("The basket is right, but in which currency is it paid over there?")),
            Misconception(
                net / rate * level,
                _("Look at the rate again: so much {unit} for one euro. Which of the two is the larger number?").format(
                    **slots
                ),
            ),
        ),
        worked=(
            _("At the exchange rate: {net} × {rate} = {changed}.").format(**slots),
            _(
                "The same basket costs {level} where it costs 100 at home: {changed} × {level} / 100, with all "
                "decimals of the price level {answer}."
            ).format(**slots),
        ),
    )


def fading(rng: Random) -> ChoiceQuestion:
    cause = rng.choice(("fit", "price", "reach"))
    quotes, won, faults, again = (
        rng.randrange(36, 61),
        rng.randrange(30, 46),
        rng.randrange(2, 5),
        rng.randrange(18, 31),
    )

    def still(start: int) -> list[int]:
        return [start, *(start + rng.choice((-1, 0, 1)) for _quarter in range(3))]

    def falls(start: int, parts: tuple[float, ...]) -> list[int]:
        return [round(start * part) for part in parts]

    rows = {
        "quotes": falls(quotes, (1, 0.85, 0.65, 0.5)) if cause == "reach" else still(quotes),
        "won": falls(won, (1, 0.8, 0.65, 0.5)) if cause == "price" else still(won),
        "faults": falls(faults, (1, 2, 3, 3.5)) if cause == "fit" else still(faults),
        "again": falls(again, (1, 1, 0.8, 0.55)) if cause == "fit" else still(again),
    }
    names = {
        "quotes": _("Quotes that buyers asked for"),
        "won": _("Quotes won, of a hundred"),
        "faults": _("Complaints and returns, of a hundred deliveries"),
        "again": _("Orders of customers who had bought before"),
    }
    town = rng.choice(("Lyon", "Bremen", "Leeds", "Porto"))
    causes = {
        "fit": _("What is delivered does not fit what customers there need."),
        "price": _("The price is too high for what competitors offer there."),
        "reach": _("The sales team reaches fewer buyers than before."),
    }
    hints = {
        "fit": _("Then customers would complain, and come back less. What do the last two lines do?"),
        "price": _("Then more quotes would be lost to others. Which line would show it?"),
        "reach": _("Then fewer buyers would ask for a quote. Do they?"),
    }
    told = {
        "fit": _("Complaints rise first, then customers stay away; quotes are asked for and won as before."),
        "price": _("As many quotes are asked for, fewer are won, and who has bought is content and comes back."),
        "reach": _("Fewer quotes are asked for; of those as many are won as before, and customers come back."),
    }
    return ChoiceQuestion(
        text=_(
            "After a good start in {town} the orders of a maker of garden furniture begin to fall. Before the board "
            "sends the sellers on another course it looks at four quarters.\n\nWhich explanation do the figures "
            "support?"
        ).format(town=town),
        documents=(
            Document(
                _("Four quarters in {town}").format(town=town),
                tuple((names[key], *map(number, values)) for key, values in rows.items()),
                (_("Figure"), *(_("Quarter {number}").format(number=number(quarter)) for quarter in range(1, 5))),
            ),
        ),
        options=tuple(Option(causes[key], hints[key], key == cause) for key in causes),
        worked=(
            _("Look for the line that moves first, and for the lines that stay."),
            told[cause],
            _("Figures support an explanation and prove none: the next talk with three customers is cheap."),
        ),
    )


def _stay(rng: Random) -> tuple[str, set[str]]:
    """Return a posting in words, and which statements on it hold."""
    place = rng.choice(("FR", "DE", "NL", "US"))
    if place == "US":
        months = rng.choice((12, 18, 24, 30, 36, 48))
        return _("to a customer in {place} for {months} months, to build up a service point there").format(
            place=_(_PLACES[place]), months=number(months)
        ), {"coverage"}
    if rng.random() < 0.4:
        days = rng.choice((5, 6, 7, 10, 12, 14))
        text = _(
            "to a buyer in {place} for {days} days, with two skilled fitters of the firm, to set up for the first time "
            "a machine that it sold with installation; no building work is involved"
        )
        return text.format(place=_(_PLACES[place]), days=number(days)), {"a1", "short" if days <= 8 else "core"}
    months = rng.choice((7, 9, 11, 15, 17, 20, 28, 32))
    text = _(
        "to a customer in {place} for {months} months, to lead the maintenance of a plant. It gives no notification "
        "that he stays longer, and the institutions agree on no extension"
    )
    holds = ({"a1"} if months <= 24 else set()) | ({"law"} if months > 12 else {"core"})
    return text.format(place=_(_PLACES[place]), months=number(months)), holds


def posting(rng: Random) -> ChoiceQuestion:
    stay, holds = _stay(rng)
    name = rng.choice(("Bram", "Yusuf", "Pieter", "Milan"))
    texts = {
        "a1": _("He can stay insured in Belgium, and an A1 certificate proves it."),
        "coverage": _("He can stay insured in Belgium, and a certificate of coverage proves it."),
        "short": _("The other country's pay and holidays need not be applied: the job is exempt."),
        "core": _(
            "Where the other country's pay and core conditions are better, he gets those; its other labour law stays "
            "out."
        ),
        "law": _("Before he comes back, nearly all labour law of the other country applies to him."),
        "tax": _("The certificate also settles in which country he pays income tax."),
    }
    right = {
        "a1": _("The stay is within the months that a posting inside the Union may last. Where is he insured?"),
        "coverage": _("Two states have an agreement of 1984. Which paper takes the place of an A1?"),
        "short": _("Count the days, and read what is done and by whom. Is there not an exception for that?"),
        "core": _("From the first day something of the other country holds inside the Union. What?"),
        "law": _("Count the months: what changes after twelve without a notification?"),
    }
    wrong = {
        "a1": _("Where is he going, and for how long? An A1 is a paper of the Union and knows a maximum."),
        "coverage": _("That paper belongs to an agreement with a state outside the Union."),
        "short": _("That exception is for a first installation, inside the Union, of eight days at most."),
        "core": _("Is he inside the Union, how long does he stay, and does an exception take this away?"),
        "law": _("That takes more than twelve months, and a country of the Union. Check both."),
        "tax": _("The paper is about social insurance. Who settles tax?"),
    }
    return ChoiceQuestion(
        text=_(
            "{name} lives in Ghent and keeps his Belgian contract. His firm sends him {stay}.\n\nWhat holds for this "
            "stay, by this chapter?"
        ).format(name=name, stay=stay),
        options=tuple(
            Option(text, (right if key in holds else wrong)[key], key in holds)
            for key, text in texts.items()
            if "coverage" not in holds or key not in ("core", "law")  # rules on posting: the United States have none
        ),
        several=True,
        worked=(
            _("Ask three things apart: where he is insured, whose labour law holds, and where he pays tax."),
            _(
                "Insurance: inside the Union an A1, up to 24 months; in the United States a certificate of coverage, "
                "up to five years."
            ),
            _(
                "Labour law inside the Union: better pay and core conditions from the first day, nearly all of it "
                "after twelve months; a first installation of at most eight days is exempt from pay and holidays."
            ),
            _("Tax follows rules of its own, whatever the certificate says."),
        ),
    )


def _calendar(rng: Random) -> Posting:
    """Draw a posting that passes the eight days, the 183 days or the months of a site first, or none of them."""
    kind = rng.choice(("pay", "none", "tax", "site"))
    start = date(2027, rng.choice((1, 2, 3)), rng.randrange(1, 28))
    if kind in ("pay", "none"):
        first, second = rng.choice(((3, 4), (4, 4), (3, 5), (2, 5)) if kind == "none" else ((5, 4), (5, 6), (6, 5)))
        later = start + timedelta(days=rng.randrange(70, 120))
        stays = (Stay(start, start + timedelta(days=first - 1)), Stay(later, later + timedelta(days=second - 1)))
        return Posting(rng.choice(("FR", "NL")), stays)
    start = date(2026, rng.choice((9, 10, 11)), rng.randrange(1, 28))
    days = rng.randrange(196, 240)
    if kind == "site":  # at most 183 days in the second calendar year as well: the site alone is to pass its limit
        days = min(days, (date(start.year + 1, 1, 1) - start).days + 183)
    whole = Stay(start, start + timedelta(days=days - 1))
    return Posting("NL" if kind == "tax" else "FR", (whole,), task="service")


def calendar(rng: Random) -> ChoiceQuestion:
    posting = _calendar(rng)
    found = {one.duty: one for one in posting_findings(posting)}
    period = tax_period(posting.country)
    first_installation = posting.task == "installation"
    days = {
        "pay": found["host_pay"].by if first_installation and found["host_pay"].state == "passed" else None,
        "tax": passed_on(posting.stays, found["tax"].limit or 0, period),
        "site": found["establishment"].by,
    }
    passed = {key: day for key, day in days.items() if day}
    right = min(passed, key=lambda key: passed[key]) if passed else "none"
    years = days_by_year(posting.stays)
    most = max(years.values()) if period == "calendar_year" else busiest_twelve_months(posting.stays)
    months = _("a calendar year") if period == "calendar_year" else _("any twelve months")
    slots = {
        "name": rng.choice(("Bram", "Yusuf", "Pieter", "Milan")),
        "place": _(_PLACES[posting.country]),
        "work": _("for the first installation of a machine that his firm sold, as the contract of sale says")
        if first_installation
        else _("to lead the rebuilding of an old plant, on one site"),
        "period": months,
        "months": number(found["establishment"].limit or 0),
        "most": number(most),
        "all": number(sum(years.values())),
    }
    texts = {
        "pay": _("The eight days of a first installation"),
        "tax": _("The 183 days of income tax"),
        "site": _("The months of an installation site"),
        "none": _("None of them"),
    }
    hints = {
        "pay": _("Is it a first installation of goods that were sold? And how many days are there in twelve months?"),
        "tax": _("Over which period does this treaty count? Add up the days in it.")
        if right != "tax"
        else _("Count weekends too, and look at the period of this treaty."),
        "site": _("How many months may the site last in this country, and how long is it there?"),
        "none": _("Add up the days of all stays, and compare with each limit in the second paper."),
    }
    told = {
        "pay": _("{all} days of first installation within twelve months: the ninth day brings the host's pay."),
        "tax": _(
            "He is there {most} days within {period}, more than 183, and the site is shorter than {months} months."
        ),
        "site": _("The site lasts longer than {months} months; in {period} there are at most {most} days."),
        "none": _("{all} days of first installation are not more than eight, and the other limits are far away."),
    }
    return ChoiceQuestion(
        text=_(
            "{name} works in {place} {work}. He keeps his Belgian contract and pay, and is there on each day of a stay."
            "\n\nWhich limit is passed first?"
        ).format(**slots),
        documents=(
            Document(
                _("His stays"),
                tuple(
                    (_("Stay {number}").format(number=number(place)), written(one.first), written(one.last))
                    for place, one in enumerate(posting.stays, 1)
                ),
                (_("Stay"), _("First day"), _("Last day")),
            ),
            Document(
                _("Limits in {place}").format(**slots),
                (
                    (texts["pay"], _("at most 8 days in twelve months")),
                    (texts["tax"], _("at most 183 days in {period}").format(**slots)),
                    (texts["site"], _("at most {months} months").format(**slots)),
                ),
            ),
        ),
        options=tuple(Option(texts[key], hints[key], key == right) for key in texts),
        worked=(
            _("Ask of each limit: does it concern this work, over which period, and how many days are in it?"),
            told[right].format(**slots),
        ),
    )


def package(rng: Random) -> ChoiceQuestion:
    country, gross, share = rng.choice(("LU", "IE")), rng.randrange(46, 69) * 1_000, rng.choice((0.6, 0.7, 0.8))
    wrong = rng.choice(("allowance", "promised", "host", "extra"))
    home = net_pay("BE", gross)
    dearer = round(price_ratio("BE", country) - 1, 3)
    net = round(home.net)
    right_allowance = round(share * net * dearer)
    allowance = round(share * gross * dearer) if wrong == "allowance" else right_allowance
    promised = (gross if wrong == "promised" else net) + allowance
    under_rules = gross_for_net(country, promised)
    host: Payslip = net_pay(country, promised * gross / net if wrong == "host" else under_rules)
    here, there = round(home.labour_cost), round(host.labour_cost)
    against = gross if wrong == "extra" else here
    place = _(_PLACES[country])
    slots = {
        "place": place,
        "share": percent(share, 0),
        "dearer": percent(dearer),
        "gross": money(gross),
        "net": money(net),
        "home_cost": money(here),
        "allowance": money(allowance),
        "promised": money(promised),
        "host": money(host.gross),
        "cost": money(there),
    }
    spent = slots["gross" if wrong == "allowance" else "net"]
    lines = {
        "allowance": (
            _("Cost-of-living allowance"),
            f"{slots['share']} × {spent} × {slots['dearer']} = {slots['allowance']}",
        ),
        "promised": (
            _("Promised net pay"),
            f"{slots['gross' if wrong == 'promised' else 'net']} + {slots['allowance']} = {slots['promised']}",
        ),
        "host": (
            _("Gross pay over there"),
            f"{slots['promised']} × {slots['gross']} / {slots['net']} = {slots['host']}"
            if wrong == "host"
            else _("{promised} net, by the payroll rules of {place}: {host}").format(**slots),
        ),
        "cost": (
            _("Labour cost over there"),
            _("{host} gross, by the payroll rules of {place}: {cost}").format(**slots),
        ),
        "extra": (
            _("Labour cost above staying at home"),
            f"{slots['cost']} − {money(against)} = {money(there - against)}",
        ),
    }
    hints = {
        "allowance": _(
            "It pays for dearer shopping, over the part of net pay that is spent there: the line does that."
        ),
        "promised": _("What she keeps at home, and what dearer living takes: the line adds just these two."),
        "host": _("The rules of the country in which she is taxed were run backwards: that is right."),
        "cost": _("Gross pay with the employer's contributions over there: that is what the line says."),
        "extra": _("Both amounts are what a firm pays in all, so they may be compared."),
    }
    mended = {
        "allowance": _("Only net pay is spent: {share} × {net} × {dearer} = {right}.").format(
            right=money(right_allowance), **slots
        ),
        "promised": _(
            "She gives up what she would have paid at home, so the promise starts from net pay: {right}."
        ).format(right=f"{slots['net']} + {slots['allowance']} = {money(net + allowance)}"),
        "host": _("Belgian contributions and tax say nothing of {place}. Its own rules need {right} gross.").format(
            place=place, right=money(under_rules)
        ),
        "extra": _("Staying at home costs the firm {home_cost}, not {gross}: {right}.").format(
            right=f"{slots['cost']} − {slots['home_cost']} = {money(there - here)}", **slots
        ),
    }
    return ChoiceQuestion(
        text=_(
            "A planner earns {gross} gross in Belgium, keeps {net} net and costs the firm {home_cost} in all. She goes "
            "to {place} on a local contract and is to stay as well off. Living is {dearer} dearer there, and she "
            "spends {share} of her net pay there. One line of the package is wrong: which?"
        ).format(**slots),
        documents=(Document(_("Package for {place}, a year").format(place=place), tuple(lines.values())),),
        options=tuple(Option(lines[key][0], hints[key], key == wrong) for key in lines),
        worked=(
            _(
                "Follow the four steps: home net pay, allowance, gross pay that yields the promise, difference in "
                "labour cost."
            ),
            mended[wrong],
            _("The lines after it carry the error on; their own step is right.")
            if wrong != "extra"
            else _("The lines before it are right."),
        ),
    )


TASKS = (
    PracticeTask("wedge", N_("The tax wedge on a payslip"), 1, 4, wedge),
    PracticeTask("buys", N_("Pay that buys as much"), 2, 4, buys),
    PracticeTask("fading", N_("Why orders fall"), 2, 4, fading),
    PracticeTask("posting", N_("Sent abroad for a time"), 3, 5, posting),
    PracticeTask("calendar", N_("Which limit is passed first"), 3, 6, calendar),
    PracticeTask("package", N_("Find the error in a package"), 3, 6, package),
)
