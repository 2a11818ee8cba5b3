"""Chapter 1.2: a leader's profile, two environments, volume missing at home, a tornado chart, landed cost, theories."""

from __future__ import annotations

from random import Random

from kmo_teach.drivers import Supply, break_even_turnover, landed_cost
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.phases import (
    PRIORITIES,
    TRIGGERS,
    Environment,
    History,
    Profile,
    Situation,
    Swing,
    get_theory,
    sign_label,
    theory_fit,
    tornado,
)
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

# Orders of the four priorities, the heaviest first: the profile that is asked for and three that look like it.
_RANKINGS = {
    "CAP": (
        ("growth", "independence", "autonomy", "continuity"),
        ("autonomy", "growth", "independence", "continuity"),
        ("continuity", "growth", "autonomy", "independence"),
        ("continuity", "independence", "autonomy", "growth"),
    ),
    "PIC": (
        ("continuity", "independence", "autonomy", "growth"),
        ("continuity", "growth", "independence", "autonomy"),
        ("autonomy", "independence", "growth", "continuity"),
        ("growth", "independence", "continuity", "autonomy"),
    ),
}


def leader(rng: Random) -> ChoiceQuestion:
    asked = rng.choice(tuple(_RANKINGS))
    weights = ((45, 25, 20, 10), (40, 30, 20, 10), (50, 22, 16, 12), (42, 28, 17, 13), (38, 27, 22, 13))
    names = rng.sample(("Anouk", "Bram", "Fatima", "Joris", "Lieve", "Wim"), 4)
    profiles = {
        name: dict(zip(ranking, rng.choice(weights), strict=True))
        for name, ranking in zip(names, rng.sample(_RANKINGS[asked], 4), strict=True)
    }
    right = [name for name, profile in profiles.items() if Profile(**profile).kind == asked]
    hints = {
        "CAP": _("{name}: does growth weigh more than autonomy, and more than continuity?"),
        "PIC": _("{name}: do continuity and independence both weigh more than growth?"),
    }
    tests = {
        "CAP": _("CAP: growth before autonomy and before continuity. How much independence weighs does not matter."),
        "PIC": _("PIC: continuity and independence both before growth. Autonomy, deciding alone, is another matter."),
    }
    return ChoiceQuestion(
        text=_(
            "Pairwise comparisons gave four managers these weights, in per cent. Which one has a **{kind} profile**?"
        ).format(kind=asked),
        documents=(
            Document(
                _("Priorities of four managers"),
                tuple((name, *(number(profiles[name][key]) for key in PRIORITIES)) for name in sorted(names)),
                (_("Manager"), _("Growth"), _("Autonomy"), _("Continuity"), _("Independence")),
            ),
        ),
        options=tuple(Option(name, hints[asked].format(name=name), right=name in right) for name in sorted(names)),
        worked=(
            tests[asked],
            *(
                _("{name}: growth {growth}, autonomy {autonomy}, continuity {continuity}, independence {free}.").format(
                    name=name,
                    growth=number(profiles[name]["growth"]),
                    autonomy=number(profiles[name]["autonomy"]),
                    continuity=number(profiles[name]["continuity"]),
                    free=number(profiles[name]["independence"]),
                )
                for name in right
            ),
        ),
    )


def interview(rng: Random) -> ChoiceQuestion:
    """Five remarks placed in the two environments; one of them wrongly."""
    remarks = {
        "spirit": (
            (
                _("I want turnover to double before my daughter takes over"),
                _("Who wants this, the market or a person?"),
            ),
            (
                _("No bank will look over my shoulder for the sake of a market abroad"),
                _("It is about money. Is it about a need of the business, or about a wish to be free?"),
            ),
            (
                _("My brother would rather see a dividend than a shop in Spain"),
                _("Spain is a market. Whose preference is this remark about?"),
            ),
            (
                _("I studied in Bologna, and I would like to sell there one day"),
                _("Does it say that Italy needs the product, or that somebody longs for Italy?"),
            ),
            (
                _("What we cannot pay from our own profit we leave alone"),
                _("Would another owner with the same market have to say the same?"),
            ),
            (_("The family finds it fine to grow, as long as everybody keeps a job"), _("Whose expectation is it?")),
        ),
        "competition": (
            (
                _("A factory buys two of our machines in ten years, and there are forty factories in Belgium"),
                _("Would this change with another owner, or only with another market?"),
            ),
            (
                _("We are good at designing; others do the making"),
                _("The word “we” stands in it. Does the remark tell what people want, or what the firm masters?"),
            ),
            (
                _("Three buyers decide on the whole market, and I have known each of them for years"),
                _("The owner knows them well. What does the remark say of the structure of the market?"),
            ),
            (
                _("A leaflet does not explain what we make: a technician has to come along"),
                _("Which of the characteristics of an offer is this about?"),
            ),
            (
                _("Whoever is a cent dearer than the others sells nothing to this trade"),
                _("Is this a feeling of the owner, or the way in which customers choose?"),
            ),
            (
                _("To pay for our new hall we need twice the sales that we can make at home"),
                _("Needed size of the market against what is within reach: which environment holds that?"),
            ),
        ),
    }
    count = rng.choice((2, 3))
    shown = [("spirit", *one) for one in rng.sample(remarks["spirit"], count)]
    shown += [("competition", *one) for one in rng.sample(remarks["competition"], 5 - count)]
    wrong = rng.randrange(5)
    names = {"spirit": _("entrepreneurial spirit"), "competition": _("competitive environment")}
    reasons = {
        "spirit": _("It tells what the leader or the family wants: entrepreneurial spirit."),
        "competition": _("It tells of know-how, technology, market structure or needed size: competitive environment."),
    }

    def placed(place: int) -> str:
        kind, remark, _hint = shown[place]
        other = "competition" if kind == "spirit" else "spirit"
        return f"“{remark}” → {names[other if place == wrong else kind]}"

    return ChoiceQuestion(
        text=_(
            "A student talked with the owners of {firm} and placed five remarks in the two environments that lead to "
            "the choice. One remark is in the wrong one: which?"
        ).format(firm=invented_firm(rng)),
        options=tuple(Option(placed(place), shown[place][2], right=place == wrong) for place in range(5)),
        worked=(
            _("Ask of each remark: would it stay true if another family owned the firm?"),
            _("This one is in the wrong place: {remark}.").format(remark=placed(wrong)),
            reasons[shown[wrong][0]],
        ),
    )


def gap(rng: Random) -> NumberQuestion:
    wages, rent = rng.randrange(60, 130, 5) * 10_000, rng.randrange(10, 30) * 10_000
    depreciation, variable = rng.randrange(8, 25) * 10_000, rng.choice((0.55, 0.6, 0.65, 0.7))
    fixed = wages + rent + depreciation
    needed = break_even_turnover(fixed, 1 - variable)
    share = rng.choice((0.1, 0.12, 0.15, 0.2))
    market = round(needed * rng.choice((0.4, 0.5, 0.6, 0.7)) / share / 1e6) * 1_000_000
    reachable = market * share
    slots = {
        "fixed": money(fixed),
        "left": percent(1 - variable, 0),
        "needed": money(needed),
        "market": money(market),
        "share": percent(share, 0),
        "reachable": money(reachable),
        "gap": money(needed - reachable),
    }
    return NumberQuestion(
        text=_(
            "Can {firm} live from Belgium alone? The sheet holds its yearly costs and its home market.\n\nWhich "
            "turnover a year must come from abroad before the firm makes neither profit nor loss? All figures stay the "
            "same abroad."
        ).format(firm=invented_firm(rng)),
        documents=(
            Document(
                _("A year of the firm"),
                (
                    (_("Wages, paid whatever is sold"), money(wages)),
                    (_("Rent, energy and insurance, paid whatever is sold"), money(rent)),
                    (_("Depreciation"), money(depreciation)),
                    (_("Material and freight"), _("{share} of turnover").format(share=percent(variable, 0))),
                    (_("Sales of all suppliers together in Belgium"), money(market)),
                    (_("Share of that within reach"), percent(share, 0)),
                ),
            ),
        ),
        answer=needed - reachable,
        unit="EUR",
        wrong=(
            Misconception(needed, _("So much the firm needs in all. Which part of it can Belgium bring?")),
            Misconception(
                fixed - reachable,
                _("You took the fixed costs for the turnover needed. What does a euro of turnover leave to pay them?"),
            ),
            Misconception(
                break_even_turnover(fixed, variable) - reachable,
                _("You divided by what material and freight take. Which part of a euro pays the fixed costs?"),
            ),
            Misconception(
                break_even_turnover(wages + rent, 1 - variable) - reachable,
                _("Nobody sends an invoice for depreciation. Is it a cost that turnover must bear?"),
            ),
        ),
        worked=(
            _("Fixed costs: {fixed}. Of each euro of turnover {left} is left to pay them.").format(**slots),
            _("Turnover needed: {fixed} / {left} = {needed}.").format(**slots),
            _("Within reach at home: {share} of {market} = {reachable}.").format(**slots),
            _("From abroad: {needed} − {reachable} = {gap}.").format(**slots),
        ),
    )


def _bars(rng: Random) -> tuple[list[Swing], float]:
    """Draw a firm, five bars of its tornado chart and a limit that some of them cross and others do not."""
    count = rng.choice((1, 2, 3))
    while True:
        profile = Profile(
            rng.randrange(20, 45),
            rng.randrange(10, 30),
            rng.randrange(20, 45),
            rng.randrange(10, 30),
            rng.randrange(3, 9),
        )
        environment = Environment(
            ("design", "production"),
            rng.randrange(3, 9),
            rng.randrange(3, 9),
            rng.randrange(8, 30) * 1e6,
            rng.choice((0.1, 0.15, 0.2)),
            rng.randrange(20, 60) * 1e5,
        )
        triggers = tuple(rng.sample(tuple(TRIGGERS), rng.randrange(0, 2)))
        swings = tornado(profile, environment, Situation(triggers, cash_months=rng.choice((2, 3, 4, 6))), step=0.4)
        shown = rng.sample([swing for swing in swings if swing.width >= 0.04], 5)
        ends = [end for swing in shown for end in (swing.low, swing.high)]
        limits = [
            limit
            for limit in (hundredths / 100 for hundredths in range(-30, 50))
            if all(abs(end - limit) >= 0.008 for end in ends)
            and sum(_crosses(swing, limit) for swing in shown) == count
            and _crosses(max(shown, key=lambda swing: swing.width), limit)  # the longest bar always deserves its hour
        ]
        if limits:
            return shown, rng.choice(limits)


def _crosses(swing: Swing, limit: float) -> bool:
    return min(swing.low, swing.high) < limit < max(swing.low, swing.high)


def bars(rng: Random) -> ChoiceQuestion:
    shown, limit = _bars(rng)
    return ChoiceQuestion(
        text=_(
            "The owners of {firm} agreed to go abroad when the drive is above **{limit}**. Each input of the model was "
            "put lower and higher, one at a time: amounts and priorities by two fifths, ratings by four points of ten, "
            "the triggers by one. The table gives the drive that followed.\n\nOn which inputs does the "
            "decision depend, so that they deserve an hour of work before it is taken? Choose all of them."
        ).format(firm=invented_firm(rng), limit=number(limit, 2)),
        documents=(
            Document(
                _("Drive when one input moves"),
                tuple((swing.label, number(swing.low, 2), number(swing.high, 2)) for swing in shown),
                (_("Input"), _("Input lower"), _("Input higher")),
            ),
        ),
        options=tuple(
            Option(
                swing.label,
                _("{input}: on which side of {limit} is the drive at each of the two ends?").format(
                    input=swing.label, limit=number(limit, 2)
                ),
                right=_crosses(swing, limit),
            )
            for swing in shown
        ),
        several=True,
        worked=(
            _(
                "An input matters to the decision when its two ends lie on different sides of {limit}; how high the "
                "drive gets does not matter."
            ).format(limit=number(limit, 2)),
            *(
                _("{input}: {low} and {high}, on different sides.").format(
                    input=swing.label, low=number(swing.low, 2), high=number(swing.high, 2)
                )
                for swing in shown
                if _crosses(swing, limit)
            ),
            _("The others leave the decision as it is. They may be guessed."),
        ),
    )


def part(rng: Random) -> ChoiceQuestion:
    """Find the error in the landed cost of a part that is to be made abroad."""
    supply = Supply(
        material=rng.randrange(20, 46),
        wage=rng.randrange(6, 16),
        freight=rng.randrange(3, 9),
        duty_rate=rng.choice((0.03, 0.04, 0.05, 0.08)),
        transit_days=rng.choice((30, 36, 45, 60)),
        interest_rate=rng.choice((0.05, 0.06, 0.08)),
        defect_rate=rng.choice((0.02, 0.03, 0.04, 0.05)),
        defect_cost=rng.randrange(60, 160, 10),
    )
    right, wrong = landed_cost(supply), rng.choice(("duty", "interest", "quality", "total"))
    value = supply.material + supply.wage + supply.freight

    def euro(amount: float) -> str:
        return money(amount, decimals=2)

    slots = {
        "material": money(supply.material),
        "wage": money(supply.wage),
        "freight": money(supply.freight),
        "works": money(supply.material + supply.wage),
        "value": money(value),
        "duty": percent(supply.duty_rate, 0),
        "days": number(supply.transit_days),
        "interest": percent(supply.interest_rate, 0),
        "defects": percent(supply.defect_rate, 0),
        "defect": money(supply.defect_cost),
    }
    duty = supply.duty_rate * (supply.material + supply.wage) if wrong == "duty" else right.duty
    interest = value * supply.interest_rate if wrong == "interest" else right.interest
    quality = supply.defect_rate * supply.wage if wrong == "quality" else right.quality
    added = [value, duty, interest] + ([] if wrong == "total" else [quality])
    lines = {
        "value": (_("Value at the border"), "{material} + {wage} + {freight} = {value}".format(**slots)),
        "duty": (
            _("Duty"),
            ("{duty} × {works} = " if wrong == "duty" else "{duty} × {value} = ").format(**slots) + euro(duty),
        ),
        "interest": (
            _("Interest on the way"),
            ("{value} × {interest} = " if wrong == "interest" else "{value} × {interest} × {days}/360 = ").format(
                **slots
            )
            + euro(interest),
        ),
        "quality": (
            _("Faulty pieces"),
            ("{defects} × {wage} = " if wrong == "quality" else "{defects} × {defect} = ").format(**slots)
            + euro(quality),
        ),
        "total": (_("Cost at our door"), " + ".join(map(euro, added)) + f" = {euro(sum(added))}"),
    }
    hints = {
        "value": _("Material, wage and freight up to the border: the three are there, and they add up."),
        "duty": _("Duty runs on the value at the border, freight included. Is that what the line takes?"),
        "interest": _("The rate is a yearly one, and the line counts the days on the way: that is right."),
        "quality": _("The line takes what a faulty piece costs, for the share that is faulty: that is right."),
        "total": _("All the lines above are in the sum."),
    }
    mended = {
        "duty": _("Duty runs on the value at the border, {value}: {duty} of it is {amount}."),
        "interest": _("The money is out for {days} days, no year: {value} × {interest} × {days}/360 = {amount}."),
        "quality": _("A faulty piece costs {defect} in scrap and work, not its wage: {defects} × {defect} = {amount}."),
        "total": _("The faulty pieces are missing in the sum. With them it is {amount}."),
    }
    amounts = {"duty": right.duty, "interest": right.interest, "quality": right.quality, "total": right.total}
    return ChoiceQuestion(
        text=_(
            "A supplier in China offers to make a part; {firm} works out what one piece would cost at its own door. "
            "Material is {material}, wage {wage} and freight to the border {freight} a piece. Duty is {duty} of the "
            "value at the border. Goods are paid for {days} days before they arrive, and money costs {interest} a year "
            "of 360 days, on that same value. Of the pieces {defects} are faulty; scrap and work on one of these cost "
            "{defect}. One line of the sheet is wrong: which?"
        ).format(firm=invented_firm(rng), **slots),
        documents=(Document(_("Cost of one piece"), tuple(lines.values())),),
        options=tuple(Option(lines[key][0], hints[key], right=key == wrong) for key in lines),
        worked=(
            _("Ask of each line: a share of what, for how long, and is everything in?"),
            f"{lines[wrong][0]}: " + mended[wrong].format(amount=euro(amounts[wrong]), **slots),
            _(
                "Without the error the piece costs {total} at the door, which is {more} more than material and wage."
            ).format(total=euro(right.total), more=euro(right.total - supply.material - supply.wage)),
        ),
    )


_THEORIES = ("uppsala_1977", "born_global", "born_again", "transaction_cost", "effectuation")


def _firms_history(rng: Random) -> History:
    """Draw a history that some of the theories fit and others do not."""
    while True:
        early = rng.random() < 0.5
        burst = not early and rng.random() < 0.6
        history = History(
            early=early,
            near_first=rng.random() < 0.5,
            small_steps=not burst and rng.random() < 0.6,
            burst=burst,
            owns_abroad=rng.random() < 0.5,
            hard_to_contract=rng.random() < 0.5,
            small_stake=rng.random() < 0.5,
        )
        misfits = sum(theory_fit(key, history).verdict == "not" for key in _THEORIES)
        if 2 <= misfits <= 4:
            return history


def theory(rng: Random) -> ChoiceQuestion:
    """Hold five theories against the history of a firm."""
    history, firm = _firms_history(rng), invented_firm(rng)
    founded = rng.randrange(1985, 2006)
    first = founded + (rng.choice((1, 2, 3)) if history.early else rng.choice((12, 14, 15, 16)))
    stake, many, years = rng.randrange(4, 15) * 1_000, rng.randrange(9, 16), rng.choice((2, 3))
    near = rng.choice((_("the Netherlands and France"), _("Germany and Luxembourg"), _("France and Germany")))
    far = rng.choice((_("Japan and Brazil"), _("the United States and Korea"), _("Australia and India")))
    if history.small_steps:
        path = _("single orders first, then a distributor, one market after the other")
    elif history.burst:
        path = _("{count} countries within {years} years, after all that time at home")
    elif history.early:
        path = _("{count} countries in the first {years} years, no step larger than the one before")
    else:
        path = _("the same two countries ever since, by single orders")
    lines = (
        (_("Founded"), str(founded)),
        (_("A quarter of its sales abroad"), _("since {year}").format(year=first)),
        (_("First markets abroad"), near if history.near_first else far),
        (_("How it went on"), path.format(count=number(many), years=number(years))),
        (
            _("How the first step came"),
            (
                _("an e-mail that nobody expected; it put {stake} at stake, which the firm could lose")
                if history.small_stake
                else _("a plan with a forecast of sales, and a loan of {stake} that the firm could not lose")
            ).format(stake=money(stake if history.small_stake else 20 * stake)),
        ),
        (
            _("Service abroad"),
            _("only its own people can do it: what they do cannot be written down")
            if history.hard_to_contract
            else _("any workshop can do it, after two days with the manual"),
        ),
        (_("Units of its own abroad"), _("a service company") if history.owns_abroad else _("none")),
    )
    fits = [theory_fit(key, history) for key in _THEORIES]
    return ChoiceQuestion(
        text=_(
            "This is how {firm} went abroad. Below stand the course's rules for five theories. Which theories does the "
            "history **not** fit, by these rules? Choose all of them."
        ).format(firm=firm),
        documents=(
            Document(_("History of the firm"), lines),
            Document(
                _("What our rules ask"),
                tuple((get_theory(key).name, get_theory(key).rule.text) for key in _THEORIES),
                (_("Theory"), _("Rule")),
            ),
        ),
        options=tuple(
            Option(
                fit.theory.name,
                _(
                    "{theory}: go through the signs of its rule. Is one missing, or is one there that must not be?"
                ).format(theory=fit.theory.name),
                right=fit.verdict == "not",
            )
            for fit in fits
        ),
        several=True,
        worked=(
            _("A theory fits when all the signs that its rule asks for are there, and none that it excludes."),
            *(
                _("{theory} does not fit: {signs}.").format(
                    theory=fit.theory.name,
                    signs="; ".join(
                        (_("it is so: {sign}") if history.sign(sign) else _("it is not so: {sign}")).format(
                            sign=sign_label(sign)
                        )
                        for sign in fit.against
                    ),
                )
                for fit in fits
                if fit.verdict == "not"
            ),
            _("None of these is refuted by that: a theory that says how some firms go is not about this one."),
        ),
    )


TASKS = (
    PracticeTask("leader", N_("CAP, PIC or neither"), 1, 3, leader),
    PracticeTask("interview", N_("Which environment does a remark belong to"), 2, 4, interview),
    PracticeTask("gap", N_("The volume that home does not bring"), 2, 6, gap, signed=True),
    PracticeTask("bars", N_("On which input does the decision depend"), 2, 5, bars),
    PracticeTask("part", N_("Find the error in the cost of a part from abroad"), 3, 6, part),
    PracticeTask("theory", N_("Which theories does a firm's history not fit"), 3, 6, theory),
)
