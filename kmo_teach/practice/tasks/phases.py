"""Chapter 1.3: kinds of presence abroad, two shares, a way to sell, the size of a group, an unsolicited order."""

from __future__ import annotations

from random import Random

from kmo_teach.entry import (
    SalesChannel,
    Size,
    UnsolicitedOrder,
    consolidated,
    contribution,
    share_of_all,
    times_the_average,
)
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.phases import STEPS
from kmo_teach.practice.tasks.kit.firms import invented_firm
from kmo_teach.practice.tasks.kit.question import (
    ChoiceQuestion,
    Document,
    Misconception,
    NumberQuestion,
    Option,
    PracticeTask,
)

__all__ = ["TASKS"]


def presence(rng: Random) -> ChoiceQuestion:
    """Read from a list of activities which kinds of presence abroad a firm has."""
    lines = {
        "export_neighbours": (
            _("Six shops in Luxembourg order each season"),
            _("A wholesaler in Aachen buys twice a month"),
            _("Two customers in Lille ring when they need something"),
        ),
        "export_european_zone": (
            _("A chain of shops in Poland takes a pallet each quarter"),
            _("Sells to a hotel in Vienna, now and then"),
            _("A customer in Lisbon buys through the website"),
        ),
        "export_world": (
            _("Ships a container a year to Chile"),
            _("A customer in Japan ordered after two years of talks"),
            _("Two customers in Canada, won with a plan for that country"),
        ),
        "partnership": (
            _("Develops a new model together with a firm in Finland; no shares, no contract yet"),
            _("A workshop in Romania makes the frames, to the firm's drawings"),
            _("A firm in Bern tests its prototypes; it was settled with a handshake"),
        ),
        "subsidiaries": (
            _("Owns all shares of a company under Spanish law, with four people in Bilbao"),
            _("Founded a GmbH in Leipzig where three engineers design"),
            _("Holds 80% of a company in Gdynia that assembles"),
        ),
    }
    decoys = (
        _("Buys its paint in Italy and its screws in Taiwan"),
        _("Has people from seven countries, and speaks English at work"),
        _("Answered questions from visitors at a fair in Hanover; nothing came of it"),
        _("Thinks of a branch in Prague, some day"),
    )
    shown = frozenset(rng.sample(tuple(lines), rng.choice((2, 2, 3))))
    picked = {key: rng.choice(pool) for key, pool in lines.items()}
    facts = [(picked[key], key) for key in lines if key in shown] + [(text, "") for text in rng.sample(decoys, 2)]
    rng.shuffle(facts)
    hints = {
        "export_neighbours": _("Does a customer in a country that borders Belgium buy?"),
        "export_european_zone": _("Does a customer buy in a European country that does not border Belgium?"),
        "export_world": _("Does a customer outside Europe buy? Buying there is something else."),
        "partnership": _("Does the firm work together with another firm abroad, with or without a contract?"),
        "subsidiaries": _("Does the firm hold a company abroad? A plan or a customer is not one."),
    }
    return ChoiceQuestion(
        text=_(
            "This is what {firm} does abroad today. Which kinds of presence, as the phases have them, does it have? "
            "Choose all of them."
        ).format(firm=invented_firm(rng)),
        documents=(Document(_("Abroad today"), tuple((number(i), text) for i, (text, _k) in enumerate(facts, 1))),),
        options=tuple(Option(STEPS[key].label, hints[key], right=key in shown) for key in lines),
        several=True,
        worked=(
            _("Take each line by itself: who does what with whom, and where?"),
            *(f"{text}: {STEPS[key].label}." for text, key in facts if key),
            _("Not among the phases: {lines}.").format(lines="; ".join(text for text, key in facts if not key)),
            _("A firm may be in several phases at once. They are kinds of presence, not rungs."),
        ),
    )


def survey(rng: Random) -> NumberQuestion:
    country = rng.choice((_("Germany"), _("the Netherlands"), _("France")))
    answered = rng.choice((200, 300, 400, 500))
    exporters = round(answered * rng.choice((0.25, 0.3, 0.4, 0.45)))
    sellers = round(exporters * rng.choice((0.5, 0.6, 0.7, 0.8)))
    sent = answered * rng.choice((3, 4, 5))
    share = share_of_all(sellers / exporters, exporters / answered)
    slots = {
        "country": country,
        "answered": number(answered),
        "exporters": number(exporters),
        "sellers": number(sellers),
        "of_exporters": percent(sellers / exporters, 0),
        "exporting": percent(exporters / answered, 0),
        "share": percent(share, 0),
    }
    return NumberQuestion(
        text=_(
            "The press release says: “{of_exporters} of firms sell to {country}”. Below it stands how the survey "
            "went.\n\nWhich share of **all firms that answered** sells there? Give whole per cents."
        ).format(**slots),
        documents=(
            Document(
                _("How the survey went"),
                (
                    (_("Firms that got the questions"), number(sent)),
                    (_("Firms that answered"), number(answered)),
                    (_("Of these: export"), number(exporters)),
                    (_("Of the exporters: sell to {country}").format(country=country), number(sellers)),
                ),
            ),
        ),
        answer=100 * share,
        unit="%",
        wrong=(
            Misconception(
                100 * sellers / exporters, _("That is the figure of the press release. Of which firms is it a share?")
            ),
            Misconception(
                100 * sellers / sent,
                _("You divided by all firms that were asked. What do you know about those that stayed silent?"),
            ),
            Misconception(
                100 * exporters / answered, _("So many export. Do they all sell to {country}?").format(**slots)
            ),
            Misconception(
                100 * (sellers / exporters - exporters / answered),
                _("You subtracted shares of two different groups. What does a part of a part ask for?"),
            ),
        ),
        worked=(
            _("Of the exporters {sellers} / {exporters} = {of_exporters} sell to {country}.").format(**slots),
            _("Exporters are {exporters} / {answered} = {exporting} of all firms that answered.").format(**slots),
            _("A part of a part: {of_exporters} × {exporting} = {share}.").format(**slots),
        ),
    )


def statistic(rng: Random) -> NumberQuestion:
    """Read a table of official statistics: number against value."""
    firms, exporters = rng.randrange(300, 900, 20) * 1_000, rng.randrange(16, 40) * 1_000
    large = round(exporters * rng.choice((0.018, 0.02, 0.022, 0.025, 0.03)), -1)
    value = rng.randrange(60, 240, 10)
    sold = round(value * rng.choice((0.5, 0.55, 0.6, 0.65, 0.7)))
    times = times_the_average(large / exporters, sold / value)
    slots = {
        "firms": number(firms),
        "exporters": number(exporters),
        "large": number(large),
        "rest": number(exporters - large),
        "value": number(value),
        "sold": number(sold),
        "others": number(value - sold),
        "each": number(1000 * sold / large, 1),
        "other": number(1000 * (value - sold) / (exporters - large), 2),
        "times": number(times),
    }
    return NumberQuestion(
        text=_(
            "A statistical office publishes this for one year and one country.\n\nHow many times as much does an "
            "exporter with 250 people or more sell abroad as **an exporter with fewer people**, on average? Give a "
            "whole number."
        ),
        documents=(
            Document(
                _("Exports of goods by size of the exporter"),
                (
                    (_("Firms in the country, exporters or not"), number(firms)),
                    (_("Firms that export"), number(exporters)),
                    (_("Of these: 250 people or more"), number(large)),
                    (_("Value of exports, billion EUR"), number(value)),
                    (_("Of this: by firms with 250 people or more"), number(sold)),
                ),
            ),
        ),
        answer=times,
        unit=_("times"),
        wrong=(
            Misconception(
                (sold / value) / (large / exporters),
                _("You compared with the average of all exporters. Are the large ones not among these too?"),
            ),
            Misconception(
                sold / (value - sold), _("So much more do they sell all together. How many firms stand on each side?")
            ),
            Misconception(
                (exporters - large) / large, _("So many more small exporters are there. What about the value?")
            ),
            Misconception(
                (sold / large) / ((value - sold) / (firms - large)),
                _("You divided by all firms of the country. Which of them export anything?"),
            ),
        ),
        worked=(
            _("A large exporter: {sold} billion / {large} = EUR {each} million on average.").format(**slots),
            _(
                "The others sell {value} − {sold} = {others} billion, and are {exporters} − {large} = {rest} firms."
            ).format(**slots),
            _("One of them: {others} billion / {rest} = EUR {other} million on average.").format(**slots),
            _("Unrounded, the first is {times} times the second. How many firms do not export plays no part.").format(
                **slots
            ),
        ),
    )


def channel(rng: Random) -> ChoiceQuestion:
    """The cheapest of four ways to sell, at the turnover that is expected."""
    while True:
        channels = {
            "distributor": SalesChannel(0, rng.choice((0.24, 0.26, 0.28, 0.3))),
            "agent": SalesChannel(rng.randrange(8, 31, 2) * 1_000, rng.choice((0.1, 0.12, 0.15))),
            "office": SalesChannel(rng.randrange(70, 151, 10) * 1_000, rng.choice((0.04, 0.05, 0.06))),
            "shop": SalesChannel(rng.randrange(20, 61, 5) * 1_000, rng.choice((0.08, 0.09, 0.12))),
        }
        cheapest = rng.choice(tuple(channels))
        turnover = rng.randrange(80, 2_000, 20) * 1_000
        costs = {key: one.cost(turnover) for key, one in channels.items()}
        first, second, *_rest = sorted(costs.values())
        if costs[cheapest] == first and second - first >= 0.02 * turnover:
            break
    names = {
        "distributor": _("Distributor, who keeps a margin"),
        "agent": _("Agent on commission, with a retainer"),
        "office": _("Sales office with own people"),
        "shop": _("Online marketplace with own warehouse"),
    }
    return ChoiceQuestion(
        text=_(
            "The managers of {firm} expect to sell for **{turnover}** a year in Denmark, at the customer's price, "
            "whichever way they take. Which way costs least at that turnover?"
        ).format(firm=invented_firm(rng), turnover=money(turnover)),
        documents=(
            Document(
                _("Ways to sell"),
                tuple((names[key], money(one.fixed_cost), percent(one.cost_rate, 0)) for key, one in channels.items()),
                (_("Way"), _("Fixed, a year"), _("Share of turnover")),
            ),
        ),
        options=tuple(
            Option(
                names[key],
                _("{way}: add the fixed amount and the share of {turnover}. Is there no smaller sum?").format(
                    way=names[key], turnover=money(turnover)
                ),
                right=key == cheapest,
            )
            for key in channels
        ),
        worked=(
            _("Neither the smallest share nor the smallest fixed amount decides, but their sum at this turnover."),
            *(
                f"{names[key]}: {money(one.fixed_cost)} + {percent(one.cost_rate, 0)} × {money(turnover)} = "
                f"{money(costs[key])}."
                for key, one in channels.items()
            ),
            _("{way} costs least. At another turnover another way may win.").format(way=names[cheapest]),
        ),
    )


def group(rng: Random) -> NumberQuestion:
    own, full = rng.randrange(90, 181, 10), rng.randrange(40, 121, 10)
    partner, small = rng.choice((60, 80, 100, 120)), rng.randrange(50, 201, 10)
    majority, part, little = rng.choice((0.6, 0.7, 0.8)), rng.choice((0.25, 0.3, 0.4)), rng.choice((0.1, 0.15, 0.2))

    def staff(*holdings: tuple[int, float]) -> float:
        return consolidated(Size(own, 0, 0), [(Size(people, 0, 0), share) for people, share in holdings]).staff

    total = staff((full, majority), (partner, part), (small, little))
    slots = {
        "own": number(own),
        "full": number(full),
        "partner": number(partner),
        "majority": percent(majority, 0),
        "part": percent(part, 0),
        "little": percent(little, 0),
        "counted": number(part * partner),
        "total": number(total),
    }
    return NumberQuestion(
        text=_(
            "The accountant of {firm} asks for support that only SMEs get. The firm has shares in three companies "
            "abroad. The European size test counts holdings of more than half in full, of a quarter to a half in "
            "proportion, and smaller ones not at all.\n\nWith how many people does the firm count in the test?"
        ).format(firm=invented_firm(rng)),
        documents=(
            Document(
                _("Staff, in annual work units"),
                (
                    (_("The firm itself, in Belgium"), number(own), "–"),
                    (_("Company in Germany"), number(full), percent(majority, 0)),
                    (_("Company in Portugal"), number(partner), percent(part, 0)),
                    (_("Company in Sweden"), number(small), percent(little, 0)),
                ),
                (_("Company"), _("Staff"), _("Share held")),
            ),
        ),
        answer=total,
        unit=_("people"),
        wrong=(
            Misconception(own, _("In Belgium so many work. Is a firm alone that holds most of another one?")),
            Misconception(
                own + full + partner + small,
                _("You counted everybody. What does the test say of holdings of less than half?"),
            ),
            Misconception(
                own + majority * full + part * partner + little * small,
                _(
                    "You counted all holdings in proportion. Who decides in a company that is yours for {majority}?"
                ).format(**slots),
            ),
            Misconception(
                staff((full, majority)),
                _("You left out the company in Portugal. Is {part} too little to count?").format(**slots),
            ),
            Misconception(
                own + majority * full + part * partner,
                _("In Germany you counted {majority} of the people. From which share on do all of them count?").format(
                    **slots
                ),
            ),
        ),
        worked=(
            _("Germany: {majority} is more than half, so all {full} count.").format(**slots),
            _("Portugal: {part} lies between a quarter and a half: {part} × {partner} = {counted}.").format(**slots),
            _("Sweden: {little} is less than a quarter and counts for nothing.").format(**slots),
            _("Together: {own} + {full} + {counted} = {total}. An SME has fewer than 250.").format(**slots),
        ),
    )


def order(rng: Random) -> ChoiceQuestion:
    """Find the error in the sheet of an order that nobody looked for."""
    price = rng.randrange(60, 125, 5) * 1_000
    asked = UnsolicitedOrder(
        price=price,
        variable_cost=round(price * rng.choice((0.65, 0.7, 0.75, 0.8)), -3),
        export_cost=rng.randrange(20, 61, 5) * 100,
        credit_days=rng.choice((30, 45, 60)),
        interest_rate=rng.choice((0.05, 0.06, 0.08)),
        chance_of_default=rng.choice((0.01, 0.015, 0.02)),
        displaced_contribution=rng.randrange(30, 181, 5) * 100,
        loss_given_default=rng.choice((0.5, 0.6, 0.7)),
    )
    found, wrong = contribution(asked), rng.choice(("interest", "loss", "displaced", "fixed"))
    spent, turnover = asked.variable_cost + asked.export_cost, asked.displaced_contribution * rng.choice((3, 4))
    fixed = round(price * rng.choice((0.1, 0.12, 0.15)), -2)
    interest = (price if wrong == "interest" else spent) * asked.interest_rate * asked.credit_days / 360
    loss = price * asked.chance_of_default if wrong == "loss" else found.expected_loss
    displaced = turnover if wrong == "displaced" else found.displaced
    slots = {
        "price": money(price),
        "variable": money(asked.variable_cost),
        "export": money(asked.export_cost),
        "spent": money(spent),
        "days": number(asked.credit_days),
        "rate": percent(asked.interest_rate, 0),
        "chance": percent(asked.chance_of_default, 1),
        "lost": percent(asked.loss_given_default, 0),
        "displaced": money(asked.displaced_contribution),
        "turnover": money(turnover),
        "fixed": money(fixed),
    }
    lines = {
        "direct": (
            _("Price, less what making and exporting cause"),
            "{price} − {variable} − {export} = ".format(**slots) + money(price - spent),
        ),
        "interest": (
            _("Interest while waiting"),
            ("{price}" if wrong == "interest" else "{spent}").format(**slots)
            + " × {rate} × {days}/360 = ".format(**slots)
            + money(interest),
        ),
        "loss": (
            _("Expected loss"),
            ("{price} × {chance} = " if wrong == "loss" else "{price} × {chance} × {lost} = ").format(**slots)
            + money(loss),
        ),
        "displaced": (
            _("Home order that has to go"),
            _("its turnover, {amount}").format(amount=money(displaced))
            if wrong == "displaced"
            else _("its contribution, {amount}").format(amount=money(displaced)),
        ),
        "fixed": (
            _("Rent and wages of the office"),
            _("the order's part, {fixed}").format(**slots) if wrong == "fixed" else _("nothing: they stay the same"),
        ),
    }
    hints = {
        "direct": _("The three amounts come with this order and would not be there without it: nothing is wrong."),
        "interest": _("The bank lends what was paid out, for the days of waiting: that is what the line counts."),
        "loss": _("Chance, share lost and amount are all there."),
        "displaced": _("What is lost with the home order is what it would have left. The line says so."),
        "fixed": _("With and without the order these are the same, and the line counts nothing."),
    }
    mended = {
        "interest": _("Only what the order costs was paid out: {spent} × {rate} × {days}/360 = {amount}.").format(
            amount=money(found.financing), **slots
        ),
        "loss": _("Of the claim {lost} is lost if he fails: {price} × {chance} × {lost} = {amount}.").format(
            amount=money(found.expected_loss), **slots
        ),
        "displaced": _("Without the home order its costs go too: lost is its contribution, {displaced}.").format(
            **slots
        ),
        "fixed": _(
            "Rent and wages of the office are there with and without the order: count nothing of {fixed}."
        ).format(**slots),
    }
    return ChoiceQuestion(
        text=_(
            "A customer in Estonia, unknown to {firm}, offers {price} for one order. Making it causes {variable} and "
            "exporting it {export}; he pays {days} days after delivery, and money costs {rate} a year of 360 days. "
            "The chance that he fails within that term is {chance}; then {lost} of the price is lost. The workshop is "
            "full: a home order with a turnover of {turnover} and a contribution of {displaced} has to go. In the cost "
            "price that the firm uses, {fixed} of rent and wages of the office would fall on this order. One line of "
            "the sheet is wrong: which?"
        ).format(firm=invented_firm(rng), **slots),
        documents=(Document(_("What does the order add?"), tuple(lines.values())),),
        options=tuple(Option(lines[key][0], hints[key], right=key == wrong) for key in lines),
        worked=(
            _("Ask of each line: would it be there without the order?"),
            f"{lines[wrong][0]}: " + mended[wrong],
            _("The order adds {price} − {spent} − {interest} − {loss} − {displaced} = {full}: {verdict}.").format(
                interest=money(found.financing),
                loss=money(found.expected_loss),
                full=money(found.full),
                verdict=_("worth taking") if found.accept else _("not worth taking"),
                **slots,
            ),
        ),
    )


TASKS = (
    PracticeTask("presence", N_("Which kinds of presence abroad"), 1, 3, presence),
    PracticeTask("survey", N_("A share of whom"), 1, 3, survey),
    PracticeTask("statistic", N_("A share of firms against a share of value"), 2, 4, statistic),
    PracticeTask("channel", N_("The cheapest way to sell"), 2, 5, channel),
    PracticeTask("group", N_("Still an SME with its holdings"), 2, 4, group),
    PracticeTask("order", N_("Find the error in an order that nobody looked for"), 3, 6, order),
)
