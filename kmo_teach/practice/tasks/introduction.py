"""The introduction: three drivers, goals reached, what is written down, two consequences, what carries a claim."""

from __future__ import annotations

from datetime import date as day
from random import Random

from kmo_teach.introduction import formalisation_ratio, hit_rate
from kmo_teach.language import N_, _, date, number, percent
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


def driver(rng: Random) -> ChoiceQuestion:
    """Which of four events shows a driver: the fourth one starts inside the firm."""
    events = {
        "deregulation": (
            (
                _("Since the railways were opened, a Czech carrier bids for the malt trains from Ghent."),
                _("A market that was closed to newcomers lets in firms from other countries."),
            ),
            (
                _("Firms in Limburg may choose their supplier of power, and get an offer from Norway."),
                _("Who sells energy used to be fixed for each country. What has become possible?"),
            ),
            (
                _("Since the market for parcels was opened, a firm from Lisbon delivers in Flemish streets."),
                _("Who may enter a market has changed here, not the prices on another one."),
            ),
        ),
        "rules": (
            (
                _("Switzerland abolishes the certificate that it used to ask for each batch of foreign jam."),
                _("A form less for a foreign seller: look at what exactly became easier."),
            ),
            (
                _("One label in four languages will do from now on; until last year each country wanted its own."),
                _("The market was open before; what a seller must fill in or print has become less."),
            ),
            (
                _("A form of nine pages for customs becomes one page that sellers fill in online."),
                _("The goods could cross before; only the paperwork is lighter."),
            ),
        ),
        "interconnection": (
            (
                _("A drought in Brazil makes the coffee that is roasted in Mechelen a third dearer."),
                _("Something happens in one market and is felt in another, without any rule that changed."),
            ),
            (
                _("A shipyard in Korea closes for a month, and a pump maker in Aalst loses an order."),
                _("Nobody was let in and no form was dropped: an event far away travels through the chain."),
            ),
            (
                _("The Polish zloty falls by a tenth, and an exporter in Kortrijk gets fewer euros."),
                _("The exchange rate carries a shock from one country to the next within a day."),
            ),
        ),
        "inside": (
            (
                _("The founder's daughter, who speaks Spanish, joins a bakery in Mol."),
                _("That happens inside the firm. Which change came from outside?"),
            ),
            (
                _("The best welder of a firm in Temse goes to a competitor in the same street."),
                _("That is a matter of one street. Where does a border play a part?"),
            ),
            (
                _("A brewery near Lier replaces its accounting software."),
                _("That is a firm's own decision on a tool. What did markets or rules do?"),
            ),
        ),
    }
    names = {
        "deregulation": _("markets are deregulated"),
        "rules": _("rules on trading practices become lighter"),
        "interconnection": _("markets grow together"),
    }
    asked, printed = rng.choice(tuple(names)), day(2027, rng.randrange(1, 13), rng.randrange(1, 28))
    shown = {key: rng.choice(pool) for key, pool in events.items()}
    return ChoiceQuestion(
        text=_("Four reports stand on the business page of {day}. Which one shows that **{driver}**?").format(
            day=date(printed), driver=names[asked]
        ),
        options=tuple(Option(text, hint, right=key == asked) for key, (text, hint) in shown.items()),
        worked=(
            _(
                "Ask of each report what changed: who may enter a market, what a foreign seller must fill in, or what "
                "an event elsewhere does here."
            ),
            *(f"{shown[key][0]} → {names[key]}." for key in names),
            _("The other one is a matter of the firm itself: {event}").format(event=shown["inside"][0]),
        ),
    )


def goal(rng: Random) -> NumberQuestion:
    late = rng.choice((True, False))
    target = rng.choice((2, 3)) if late else rng.choice((94, 95, 96))
    spread = (-2, -1, 0, 0, 1, 2, 3) if late else (-3, -2, -1, 0, 0, 1, 2, 3)
    results = [target + rng.choice(spread) for _month in range(12)]
    share = hit_rate(results, target, lower_is_better=late)
    strict = sum(value < target if late else value > target for value in results) / 12
    slots = {
        "target": number(target) if late else percent(target / 100, 0),
        "hits": number(round(share * 12)),
        "share": percent(share, 0),
    }
    months = (
        _("Jan"),
        _("Feb"),
        _("Mar"),
        _("Apr"),
        _("May"),
        _("Jun"),
        _("Jul"),
        _("Aug"),
        _("Sep"),
        _("Oct"),
        _("Nov"),
        _("Dec"),
    )
    goals = (
        _("at most {target} late deliveries a month"),
        _("at least {target} of the parcels complete and undamaged each month"),
    )
    return NumberQuestion(
        text=_(
            "A jam maker in Haspengouw sells to shops in five countries and set itself a goal: {goal}.\n\nWhat is its "
            "performance over the year, measured as a hit rate in per cent? Round to a whole number."
        ).format(goal=goals[0 if late else 1].format(**slots)),
        documents=(
            Document(
                _("Late deliveries") if late else _("Parcels complete and undamaged"),
                tuple(
                    (month, number(value) if late else percent(value / 100, 0))
                    for month, value in zip(months, results, strict=True)
                ),
                (_("Month"), _("Result")),
            ),
        ),
        answer=100 * share,
        unit="%",
        wrong=(
            Misconception(
                100 * (1 - share), _("That is the share of months in which the goal was missed. What counts as a hit?")
            ),
            Misconception(
                100 * strict, _("Look at the months with exactly {target}: does the goal exclude them?").format(**slots)
            ),
            Misconception(
                100 * hit_rate(results, target, lower_is_better=not late),
                _("You counted on the wrong side of the goal. Is a high number good here, or a low one?"),
            ),
            Misconception(
                100 * hit_rate([sum(results) / 12], target, lower_is_better=late),
                _("You held the mean of the year against the goal. Can one good month make up for a poor one here?"),
            ),
        ),
        worked=(
            _("The goal is set for each month, so hold each month against it; exactly {target} is a hit.").format(
                **slots
            ),
            _("{hits} of the 12 months reach it: {hits} / 12 = {share}.").format(**slots),
        ),
    )


def written(rng: Random) -> NumberQuestion:
    pools = {
        "rule": (
            _("Signed rule: nobody grants a discount above 5% without the manager"),
            _("Work instruction for cleaning the kettle, on the wall"),
            _("Clause in the staff rules: no gifts from suppliers"),
            _("Printed list of the points to check before a lorry leaves"),
        ),
        "tool": (
            _("Stock program that warns when a raw material runs low"),
            _("Spreadsheet with the cost price of each product"),
            _("Order form on the website, with compulsory fields"),
        ),
        "screen": (
            _("Discounts agreed by chat message, each time anew"),
            _("A telephone call from the car to say which order goes first"),
            _("A private mailbox in which the buyer finds back what was promised"),
        ),
        "habit": (
            _("The founder tastes each batch before it leaves"),
            _("Everybody asks Rita, who knows the recipes by heart"),
            _("Complaints are talked over at the coffee machine"),
            _("New people watch a colleague for a week"),
            _("The driver knows which customer wants to be rung first"),
        ),
    }
    counts = {"rule": rng.randrange(1, 4), "tool": rng.randrange(1, 4), "screen": rng.randrange(1, 3)}
    counts["habit"] = 10 - sum(counts.values()) if sum(counts.values()) >= 5 else 5
    items = [(kind, text) for kind, count in counts.items() for text in rng.sample(pools[kind], count)]
    rng.shuffle(items)

    def share(*formal: str) -> float:
        return 100 * formalisation_ratio("formal" if kind in formal else "informal" for kind, _text in items)

    found = share("rule", "tool")
    slots = {"all": number(len(items)), "formal": number(counts["rule"] + counts["tool"]), "share": number(found)}
    return NumberQuestion(
        text=_(
            "A sauce maker in Geel with 14 people lists what it really works with. Formal is what stands in a fixed "
            "form that also holds for a colleague who was not there.\n\nWhich share of its system of processes is "
            "formal, in per cent of the number of lines? Round to a whole number."
        ),
        documents=(
            Document(_("What we work with"), tuple((number(i), text) for i, (_k, text) in enumerate(items, 1))),
        ),
        answer=found,
        unit="%",
        wrong=(
            Misconception(100 - found, _("That is the informal part: what only those who were there know.")),
            Misconception(
                share("rule", "tool", "screen"),
                _(
                    "You counted all that goes through a telephone or a screen. Would a new colleague find there how "
                    "it is always done?"
                ),
            ),
            Misconception(
                share("rule"),
                _("You counted rules and instructions only. Does a tool not fix a way of working as well?"),
            ),
            Misconception(
                100 * (counts["rule"] + counts["tool"]) / (len(items) - counts["rule"] - counts["tool"]),
                _("You divided by the informal lines. A share of the system has the whole system below the line."),
            ),
        ),
        worked=(
            _("Formal rules and instructions: {count}.").format(count=number(counts["rule"])),
            _("Formal tools, which fix what is asked or computed: {count}.").format(count=number(counts["tool"])),
            _("Habits: {habits}. A screen or a telephone that fixes nothing: {screens}.").format(
                habits=number(counts["habit"]), screens=number(counts["screen"])
            ),
            _("{formal} / {all} = {share}%.").format(**slots),
        ),
    )


def consequences(rng: Random) -> ChoiceQuestion:
    """Sort mishaps abroad: a procedure of control was missing, or a difference of culture was not seen."""
    mishaps = {
        "control": (
            (
                _("A new customer in Lyon got EUR 40,000 on credit; nobody had looked up whether he pays."),
                _("Which would have helped here: a fixed check before delivery, or knowledge of the country?"),
            ),
            (
                _("The same invoice from Turin was paid twice, by two colleagues on one day."),
                _("Ask whether the same mishap could come from a supplier in Ghent, and what would stop it."),
            ),
            (
                _("Nobody noticed for four months that freight to Sweden cost more than the sale left."),
                _("Who should have compared which two figures, and how often?"),
            ),
            (
                _("An order from Dublin was agreed on the telephone; afterwards each side remembered another price."),
                _("Both sides understood each other well that day. What did they leave out?"),
            ),
            (
                _("The guarantee to a customer in Porto expired, because its end date stood in no list."),
                _("Is this about how people in Porto think, or about who keeps the dates?"),
            ),
        ),
        "culture": (
            (
                _("The Japanese buyer said that it would be difficult; your salesman went on planning the delivery."),
                _("The words were heard. What did they mean to the one who spoke them?"),
            ),
            (
                _("Your manual says “just do it”; customers in Munich found it too vague and sent it back."),
                _("The text was checked and correct. For which reader had it been written?"),
            ),
            (
                _("At the fair in Milan you talked prices in the first minute, and the visitor walked on."),
                _("Which list or signature would have prevented this? If none, what was missing?"),
            ),
            (
                _("Your Dutch customer criticised the sample openly; your designer took it as a break and stopped."),
                _("Was anything forgotten here, or was a way of speaking misread?"),
            ),
            (
                _("Your mailing reached France in the middle of August, when nobody there was at work."),
                _("It was sent on time by your own calendar. Whose habits did the plan overlook?"),
            ),
        ),
    }
    asked = rng.choice(("control", "culture"))
    other = "culture" if asked == "control" else "control"
    count = rng.choice((2, 3))
    shown = [(text, hint, True) for text, hint in rng.sample(mishaps[asked], count)]
    shown += [(text, hint, False) for text, hint in rng.sample(mishaps[other], 5 - count)]
    questions = {
        "control": _("Which of them call for **professional management**: a systematic procedure of control?"),
        "culture": _("Which of them call for **the multicultural dimension**: a difference to be seen and built in?"),
    }
    reasons = {
        "control": _("A fixed check, list or confirmation stops these, whatever the country:"),
        "culture": _("Nothing was forgotten here; people from elsewhere read the same thing in another way:"),
    }
    return ChoiceQuestion(
        text=_("Five mishaps from the first year in which {firm} sold abroad. {question} Choose all of them.").format(
            firm=invented_firm(rng), question=questions[asked]
        ),
        options=tuple(Option(text, hint, right=right) for text, hint, right in shown),
        several=True,
        worked=(
            _("Ask of each mishap: could it have happened between two firms in one street?"),
            reasons[asked] + " " + " ".join(text for text, _hint, right in shown if right),
            reasons[other] + " " + " ".join(text for text, _hint, right in shown if not right),
        ),
    )


def claims(rng: Random) -> ChoiceQuestion:
    """Grade the claims of a memo: data, literature or opinion."""
    count, late, asked_firms = rng.randrange(40, 90), rng.randrange(9, 30), rng.randrange(110, 400, 10)
    orders, languages = rng.randrange(12, 30), rng.randrange(2, 6)
    pools = {
        "data": (
            (
                _("Customers abroad pay later: {late} of our {count} invoices of last year, see the ledger.").format(
                    late=number(late), count=number(count)
                ),
                _("Look for a count and for the place where you could count again."),
            ),
            (
                _("{share} of {n} exporters use an agent: table 4 of the survey in the annex.").format(
                    share=percent(rng.randrange(21, 48) / 100, 0), n=number(asked_firms)
                ),
                _("Here a number of firms was asked. Can you find the table?"),
            ),
            (
                _("We lost {orders} of the orders that we quoted in dollars; the list of quotes is attached.").format(
                    orders=number(orders)
                ),
                _("Who counted, and where does the list stand?"),
            ),
        ),
        "literature": (
            (
                _("Firms first go where they understand the market, as Johanson and Vahlne wrote in 1977."),
                _("Who says so is named and can be looked up. Was anything counted in this memo?"),
            ),
            (
                _("Some firms are international from birth: Oviatt and McDougall (1994)."),
                _("Two names and a year: what can you look up, and what not?"),
            ),
            (
                _("A near market makes managers careless; O'Grady and Lane described it in 1996."),
                _("A work that you can find carries this. Which of the three grades is that?"),
            ),
        ),
        "opinion": (
            (
                _("Research shows that {n} languages on a website double its sales.").format(n=number(languages)),
                _("Which research? Try to find it with what the sentence gives you."),
            ),
            (
                _("Everybody in our trade knows that {share} of all distributors keep customers' names back.").format(
                    share=percent(rng.randrange(6, 10) / 10, 0)
                ),
                _("There is a percentage. Does that make it a count that you can find?"),
            ),
            (
                _("In thirty years of export I never saw a German customer pay late, says our consultant."),
                _("Experience is worth a lot. Can you check it?"),
            ),
            (
                _("A professor told the newspaper that one exporter in {n} gives up.").format(n=number(languages + 1)),
                _("A title is no source. What is the count or the work behind it?"),
            ),
        ),
    }
    asked = rng.choice(("data", "literature", "opinion"))
    first, second = rng.sample([key for key in pools if key != asked], 2)
    sizes = rng.choice(((1, 2, 2), (2, 1, 2), (3, 1, 1)))  # five claims in all
    count_of = dict(zip((asked, first, second), sizes, strict=True))
    shown = [(key, *one) for key, pool in pools.items() for one in rng.sample(pool, count_of[key])]
    grades = {"data": _("data"), "literature": _("literature"), "opinion": _("opinion")}
    tests = {
        "data": _("Data: somebody counted, and you can find the count."),
        "literature": _("Literature: a named work says so, and you can find the work."),
        "opinion": _("Opinion: with what is said you find neither a count nor a work."),
    }
    return ChoiceQuestion(
        text=_(
            "A memo on selling abroad, written for {firm}, makes five claims. Grade each of them by what carries it, "
            "not by whether you believe it. Which ones are **{grade}**? Choose all of them."
        ).format(firm=invented_firm(rng), grade=grades[asked]),
        options=tuple(Option(text, hint, right=key == asked) for key, text, hint in shown),
        several=True,
        worked=(
            _("Ask of each claim: could I find the count, or the work?"),
            *(" ".join((tests[key], *(text for kind, text, _h in shown if kind == key))) for key in pools),
        ),
    )


TASKS = (
    PracticeTask("driver", N_("Which driver is at work"), 1, 2, driver),
    PracticeTask("goal", N_("How often a goal is reached"), 1, 4, goal),
    PracticeTask("written", N_("How much of the firm is written down"), 2, 5, written),
    PracticeTask("consequences", N_("Control or culture"), 2, 5, consequences),
    PracticeTask("claims", N_("Grade the claims of a memo"), 3, 5, claims),
)
