"""Chapter 2.0: a place on the chain, whose idea it is, what an order adds, what comes first, a sheet of marks."""

from __future__ import annotations

from random import Random

from kmo_teach.language import N_, _, money, number
from kmo_teach.practice.tasks.kit.question import (
    ChoiceQuestion,
    Document,
    Misconception,
    NumberQuestion,
    Option,
    PracticeTask,
)
from kmo_teach.value_chain import DETERMINANTS, PROCESSES, CostLine, Process, Score, rank, split_costs

__all__ = ["TASKS"]

_MAKERS = (
    N_("A maker of packing machines"),
    N_("A joinery that builds staircases"),
    N_("A maker of bakery ovens"),
    N_("A firm that builds greenhouses"),
)

_CHANGES = {
    "production": (
        N_("Welds are checked in a partner's workshop, 900 km away."),
        N_("The machine needs a mark of conformity that is valid over there."),
        N_("Spare parts must be at the customer's within two days, across a border."),
    ),
    "commerce": (
        N_("A dealer sells for you, and you never meet his customers."),
        N_("Sales contracts fall under the law of the buyer's country."),
        N_("Buyers over there lease the machines that buyers at home pay at once."),
    ),
    "people": (
        N_("You look for a fitter who speaks the customers' language."),
        N_("The designers take lessons in the language of the country."),
        N_("Two colleagues on one pay scale find that they keep different amounts."),
    ),
    "finance": (
        N_("Until the dollars come in, ninety days after the invoice, the bank must be asked for money."),
        N_("The accounts must satisfy the rules of two countries."),
        N_("Profit that is made over there is taxed over there."),
    ),
}


def place(rng: Random) -> ChoiceQuestion:
    asked = rng.choice(PROCESSES)
    change = rng.choice(_CHANGES[asked.key])
    city = rng.choice(("Lyon", "Bremen", "Gdańsk", "Boston", "Porto", "Utrecht", "Leeds"))
    maker = _(rng.choice(_MAKERS))
    hints = {
        "production": _("Does this change how the product is made or moved, or something around it?"),
        "commerce": _("That process is about who sells what to whom, and on which terms. Is this?"),
        "people": _("That process is about finding, training and paying people. Is that what changes here?"),
        "finance": _("That process is about books, tax, cash and its risks. Does the change begin there?"),
    }

    def name(process: Process) -> str:
        kind = _("a core process") if process.core else _("a support process")
        return _("{process}: {kind}").format(process=process.label, kind=kind)

    return ChoiceQuestion(
        text=_(
            "{maker} takes a step to {city} and writes on the list of what changes:\n\n“{change}”\n\nTo which process "
            "of this chapter does that belong first?"
        ).format(maker=maker, city=city, change=_(change)),
        options=tuple(Option(name(process), hints[process.key], process is asked) for process in PROCESSES),
        worked=(
            _("Core processes handle the product on its way to the customer; support processes make that possible."),
            {
                "production": _("This is about making the product right, allowing it, or getting it there in time."),
                "commerce": _("This is about who sells what to whom, under which law and on which terms."),
                "people": _("This is about who can do the work, what they know and what they are paid."),
                "finance": _("This is about what the books say, where the cash is and what can go wrong with it."),
            }[asked.key],
        ),
    )


_IDEAS = {
    "paper": (
        N_("Of all that changes, look only at what internationalisation adds."),
        N_("Two core processes and two support processes are enough to order the changes."),
        N_("For each of the four processes, some determinants decide how well it performs abroad."),
    ),
    "porter": (
        N_("A firm is a chain of activities that make something worth more to a customer than it cost."),
        N_("A firm has five primary and four support activities."),
        N_("Procurement is an activity of its own, and so is the development of technology."),
    ),
    "course": (
        N_("Each determinant gets two scores from 0 to 10."),
        N_("Urgency is importance times gap."),
        N_("Figure 3 as it is drawn on this page: lines, boxes and their places."),
    ),
}


def whose(rng: Random) -> ChoiceQuestion:
    drawn = {source: rng.choice(texts) for source, texts in _IDEAS.items()}
    wrong, other = rng.sample(tuple(_IDEAS), 2)
    names = {"paper": _("the paper"), "porter": _("Porter (1985)"), "course": _("this course")}
    hints = {
        "paper": _("The paper says this in its section 2, so the name is right."),
        "porter": _("This was in print in 1985, so the name is right."),
        "course": _("Neither text has a scale, a formula or this drawing: the course added them."),
    }
    return ChoiceQuestion(
        text=_(
            "Before you quote a text you ask whose idea it is. A student noted it for three ideas of this chapter. One "
            "name is wrong: which idea has it?"
        ),
        documents=(
            Document(
                _("The student's notes"),
                tuple((_(text), names[other if source == wrong else source]) for source, text in drawn.items()),
                (_("Idea"), _("From")),
            ),
        ),
        options=tuple(Option(_(text), hints[source], source == wrong) for source, text in drawn.items()),
        worked=(
            _("The paper takes the chain from Porter and cuts it in its own way; scores and drawing are the course's."),
            *(_("“{idea}”: {source}.").format(idea=_(text), source=names[source]) for source, text in drawn.items()),
        ),
    )


def order_adds(rng: Random) -> NumberQuestion:
    overtime = rng.choice((0.4, 0.5, 0.6, 0.75))
    hours = rng.choice((120, 160, 200, 240))
    rate = rng.choice((40, 45, 50))
    amounts = {
        "material": rng.randrange(12, 31) * 1_000,
        "labour": hours * rate,
        "rent": rng.randrange(20, 61) * 100,
        "fair": rng.randrange(8, 26) * 100,
        "manual": rng.randrange(10, 36) * 100,
        "freight": rng.randrange(18, 56) * 100,
    }

    def split(labour: float = overtime, fair: float = 0) -> list[CostLine]:
        return [
            CostLine("material", amounts["material"]),
            CostLine("labour", amounts["labour"], labour),
            CostLine("rent", amounts["rent"], 0),
            CostLine("fair", amounts["fair"], fair),
            CostLine("manual", amounts["manual"], abroad=True),
            CostLine("freight", amounts["freight"], abroad=True),
        ]

    found = split_costs(split())
    late = overtime * hours
    slots = {
        "late": number(late),
        "rate": money(rate),
        "labour": money(late * rate),
        "material": money(amounts["material"]),
        "manual": money(amounts["manual"]),
        "freight": money(amounts["freight"]),
    }
    return NumberQuestion(
        text=_(
            "A maker of ovens may deliver one oven to Porto next month. The sheet shows what is charged to the "
            "order.\n\nWhich cost does the order add: how much would the firm save by refusing it?"
        ),
        documents=(
            Document(
                _("Cost sheet of the order to Porto"),
                (
                    (_("Materials"), money(amounts["material"]), _("not ordered yet")),
                    (
                        _("Labour"),
                        money(amounts["labour"]),
                        _("{hours} hours at {rate}, of which {late} in overtime; the rest is paid in any case").format(
                            hours=number(hours), **slots
                        ),
                    ),
                    (_("Workshop rent"), money(amounts["rent"]), _("this month's share")),
                    (_("Stand at the fair in Lisbon"), money(amounts["fair"]), _("paid in spring; a share per order")),
                    (_("Manual in Portuguese"), money(amounts["manual"]), _("to be translated")),
                    (_("Freight to Porto"), money(amounts["freight"]), _("quote of the carrier")),
                ),
                (_("Cost"), _("Charged"), _("What is known")),
            ),
        ),
        answer=found.incremental,
        unit="EUR",
        wrong=(
            Misconception(
                found.full, _("That is the full cost. Go through the lines: which of them are paid all the same?")
            ),
            Misconception(
                split_costs(split(labour=1)).incremental,
                _("Look at the hours: are all of them paid only because of this order?"),
            ),
            Misconception(
                split_costs(split(labour=0)).incremental,
                _("Some hours would not be worked at all without this order. Which ones?"),
            ),
            Misconception(
                split_costs(split(fair=1)).incremental,
                _("One of your lines was paid long ago. Does refusing bring that money back?"),
            ),
            Misconception(
                found.abroad, _("That is what the border adds. Would an oven for Ghent need no materials and no hours?")
            ),
        ),
        worked=(
            _("Rent and stand stay whatever you decide: the stand is paid, and the rent is due."),
            _("Of the labour only the overtime goes away: {late} hours × {rate} = {labour}.").format(**slots),
            _("Together: {material} + {labour} + {manual} + {freight} = {total}.").format(
                total=money(found.incremental), **slots
            ),
        ),
    )


def _scored(rng: Random) -> tuple[Score, ...]:
    """Draw four scores of which the most urgent is neither the most important nor the least in order."""
    while True:
        keys = [one.key for one in rng.sample(DETERMINANTS, 4)]
        ranked = rank({key: (rng.randrange(3, 11), rng.randrange(1, 10)) for key in keys})
        top = ranked[0]
        important = max(one.importance for one in ranked)
        gap = max(one.gap for one in ranked)
        clear = top.urgency >= ranked[1].urgency + 5 and top.importance < important and top.gap < gap
        if clear and sum(one.importance == important or one.gap == gap for one in ranked) == 2:
            return ranked


def comes_first(rng: Random) -> ChoiceQuestion:
    ranked = _scored(rng)
    important, missing = max(one.importance for one in ranked), max(one.gap for one in ranked)

    def hint(one: Score) -> str:
        if one.importance == important:
            return _("It matters most. But how much of it does the firm still lack?")
        if one.gap == missing:
            return _("Here the firm has least. But how much does it matter for this step?")
        return _("Give each line one figure, from what it matters and what is missing. Is this line's the highest?")

    def sum_of(one: Score) -> str:
        return f"{number(one.importance)} × (10 − {number(10 - one.gap)}) = {number(one.urgency)}"

    shown = sorted(ranked, key=lambda one: [determinant.key for determinant in DETERMINANTS].index(one.determinant.key))
    return ChoiceQuestion(
        text=_(
            "A brewery will sell in the Netherlands. The family scored four determinants from 0 to 10.\n\nWhich comes "
            "first, by the rule of this chapter?"
        ),
        documents=(
            Document(
                _("Scores of the family"),
                tuple((one.determinant.label, number(one.importance), number(10 - one.gap)) for one in shown),
                (_("Determinant"), _("Importance"), _("What we have")),
            ),
        ),
        options=tuple(
            Option(one.determinant.label, "" if one is ranked[0] else hint(one), one is ranked[0]) for one in shown
        ),
        worked=(
            _("The gap is 10 less what the firm has; urgency is importance times gap."),
            *(f"{one.determinant.label}: {sum_of(one)}." for one in shown),
            _("Most urgent: {first}. It matters a good deal, and a good deal is missing.").format(
                first=ranked[0].determinant.label
            ),
        ),
    )


def marks(rng: Random) -> ChoiceQuestion:
    busy = rng.random() < 0.5
    wrong = rng.choice(("labour", "assistant", "manual", "fair", "trip"))
    known = {
        "labour": (
            _("Labour in the workshop"),
            _("all of it in overtime") if busy else _("the workshop is half empty; nobody is sent home"),
            busy,
        ),
        "assistant": (_("Export assistant"), _("permanent contract; a share per order"), False),
        "manual": (_("Manual in Finnish"), _("to be translated for this customer"), True),
        "fair": (_("Stand at the fair in Helsinki"), _("paid last year; a share per order"), False),
        "trip": (_("Start-up at the customer's"), _("tickets and hotel for two fitters"), True),
    }
    amounts = {key: rng.randrange(12, 70) * 100 for key in known}

    def mark(added: bool) -> str:
        return _("added by the order") if added else _("there anyway")

    hints = {
        "labour": _("Would these hours be paid if the firm said no? The mark says just that."),
        "assistant": _("One order more or less does not change this contract, and the mark says so."),
        "manual": _("Who else needs this text? The mark agrees with the answer."),
        "fair": _("Money that is spent comes back by no decision. The mark agrees."),
        "trip": _("Nobody flies to Finland without this order. The mark agrees."),
    }
    mended = {
        "labour": _("Overtime is paid only because of the order: it is added by the order.")
        if busy
        else _("These people are paid in any case: this month their hours are there anyway."),
        "assistant": _("She is paid whether this order comes or not: there anyway. The decision to export added her."),
        "manual": _("Without this customer nobody would translate it: added by the order."),
        "fair": _("The stand was paid last year and refusing does not bring it back: there anyway."),
        "trip": _("The fitters travel only for this order: added by the order."),
    }
    return ChoiceQuestion(
        text=_(
            "A joinery may deliver stairs to a hotel in Finland. A trainee asked of each cost of this **one order**: "
            "would it go away if we refused? One mark is wrong: which?"
        ),
        documents=(
            Document(
                _("The trainee's sheet"),
                tuple(
                    (name, money(amounts[key]), fact, mark(added != (key == wrong)))
                    for key, (name, fact, added) in known.items()
                ),
                (_("Cost"), _("Charged"), _("What is known"), _("Mark")),
            ),
        ),
        options=tuple(Option(name, hints[key], key == wrong) for key, (name, _fact, _added) in known.items()),
        worked=(
            _("Ask of each line what would happen to it if the firm refused, and leave aside what it is called."),
            mended[wrong],
        ),
    )


TASKS = (
    PracticeTask("place", N_("Where on the chain"), 1, 2, place),
    PracticeTask("whose", N_("The paper, Porter or this course"), 1, 3, whose),
    PracticeTask("order-adds", N_("What an order to Porto adds"), 2, 5, order_adds),
    PracticeTask("comes-first", N_("What comes first"), 2, 4, comes_first),
    PracticeTask("marks", N_("Find the wrong mark on a cost sheet"), 3, 5, marks),
)
