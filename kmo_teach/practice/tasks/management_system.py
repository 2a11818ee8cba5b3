"""Chapter 3.0: the missing component, a practice's level, what a phase adds, the index, what to do first."""

from __future__ import annotations

import math
from random import Random

from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.phases import (
    ENOUGH,
    MATURITY_LEVELS,
    NEEDS,
    PHASES,
    SYSTEMS,
    Need,
    first_step,
    need_name,
    readiness_index,
    readiness_profile,
    required_needs,
    weakest_system,
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

_TOWNS = ("Lyon", "Bremen", "Leeds", "Porto", "Utrecht", "Brno", "Turku", "Boston")

_MISSING = {
    "information": (
        N_("A seller in {town} grants {share} off a machine. Nobody had told him what it costs to make."),
        N_("A fitter in {town} works from a drawing that was replaced in spring. He has no access to the new one."),
        N_(
            "The family looks for a second partner beside the one in {town}. Asked how much the first one sells, they "
            "name three amounts."
        ),
    ),
    "decision": (
        N_(
            "Each monthly report says that the partner in {town} delivers late. Everybody has read it, and nobody may "
            "call him about it."
        ),
        N_(
            "A customer in {town} waits nine days for a spare part of {amount}. The price is in the list and the stock "
            "is known, but only the founder says yes, and he travels."
        ),
        N_(
            "All managers follow the losses in {town} on a good dashboard. Each of them thinks that another one is to "
            "act."
        ),
    ),
    "control": (
        N_("Each year the board approves a budget for {town}. Nobody lays last year's beside what was spent."),
        N_(
            "The board knew what was needed and decided to train all fitters in {town} by June. In October nobody has "
            "asked whether it was done."
        ),
        N_(
            "The seller in {town} knows the cost prices and may grant {share} off by himself. What he granted last "
            "year, nobody has ever looked up."
        ),
    ),
}


def missing(rng: Random) -> ChoiceQuestion:
    system = rng.choice(tuple(_MISSING))
    slots = {
        "town": rng.choice(_TOWNS),
        "share": percent(rng.choice((0.05, 0.08, 0.1, 0.12)), 0),
        "amount": money(rng.choice((60, 80, 120, 150))),
    }
    story = _(rng.choice(_MISSING[system])).format(**slots)
    names = {
        "information": _("the information system"),
        "decision": _("the system of power and decision"),
        "control": _("the control system"),
    }
    hints = {
        "information": _("Do those who act in this story lack something that they should know?"),
        "decision": _("Does somebody know what has to be done, and is not allowed or not bound to do it?"),
        "control": _("Was something decided of which nobody looks afterwards whether it came true?"),
    }
    told = {
        "information": _("Somebody acts, but on a hunch: what he needed to know did not reach him."),
        "decision": _("What has to be known is known. Nobody has the power, or the duty, to act on it."),
        "control": _("It was known and it was decided. Nobody compares what came of it with what was meant."),
    }
    return ChoiceQuestion(
        text=_("{story}\n\nWhich component of the management system is missing here first of all?").format(story=story),
        options=tuple(Option(names[key], hints[key], key == system) for key in names),
        worked=(told[system], _("The other two cannot make up for it: the three feed each other in a circle.")),
    )


_PRACTISED = {
    0: (
        N_("Each seller in {town} gives the discount that he thinks fit. There has never been a word about it."),
        N_(
            "In a binder stands a rule for discounts, from an old certificate. The sellers in {town} have never seen "
            "it and give what they think fit."
        ),
    ),
    1: (
        N_(
            "After a bad delivery from {town} somebody drove there for an inspection. The next one will follow the "
            "next bad delivery."
        ),
        N_(
            "When two customers in {town} compared their prices, there was a meeting about discounts. Then it was "
            "quiet again."
        ),
    ),
    2: (
        N_(
            "The head of production inspects the workshop in {town} every spring. He knows what to look at; when he "
            "was ill, nobody went."
        ),
        N_(
            "A discount for {town} above {share} goes to the head of sales: everybody in the office does so. It stands "
            "nowhere."
        ),
    ),
    3: (
        N_(
            "A list says what is inspected in {town}, how and when. Whoever goes keeps to it, also a colleague who had "
            "never been there. The list is as it was four years ago."
        ),
        N_(
            "A page says who may grant which discount in {town}. The last twenty discounts kept to it. The page itself "
            "has not been looked at since."
        ),
    ),
    4: (
        N_(
            "A list says what is inspected in {town}, and it is kept to. Each year it is held against the complaints, "
            "and changed where they slipped through."
        ),
        N_(
            "A page says who may grant which discount in {town}. Each quarter the discounts are laid beside it, and "
            "twice the limits were moved."
        ),
    ),
}


def level(rng: Random) -> ChoiceQuestion:
    found = rng.choice(tuple(_PRACTISED))
    story = _(rng.choice(_PRACTISED[found])).format(town=rng.choice(_TOWNS), share=percent(rng.choice((0.05, 0.08)), 0))
    hints = {
        0: _("Does really nobody do anything about it, now or then?"),
        1: _("Does it take a mishap here before somebody does something?"),
        2: _("Does it all hang on what people remember? What happens without them?"),
        3: _("Is it on paper, do people keep to the paper, and is that where it ends?"),
        4: _("Is the practice itself held against what came of it, and changed?"),
    }
    names = {one: f"{number(one)}: {_(text)}" for one, text in MATURITY_LEVELS.items()}
    enough = (
        _("Level {enough} is enough: it survives the absence of the one person who knows.")
        if found >= ENOUGH
        else _("Level {enough} would be enough: then it survives the absence of the one person who knows.")
    )
    return ChoiceQuestion(
        text=_("{story}\n\nAt which level of maturity is this practice?").format(story=story),
        options=tuple(Option(names[one], hints[one], one == found) for one in names),
        worked=(
            _("What counts is what people do, and what is left of it when one of them is away: “{level}”.").format(
                level=_(MATURITY_LEVELS[found])
            ),
            enough.format(enough=number(ENOUGH)),
        ),
    )


_STEPS = {
    "export": (
        N_("sends its first machines to {town}. All its people and buildings are at home."),
        N_("answers a buyer in {town} who found it at a fair, and from now on wants to sell there itself."),
    ),
    "partnership": (
        N_("signs with a workshop in {town} that will weld its frames. Neither owns a part of the other."),
        N_("develops its next machine together with a firm in {town}, each with its own engineers."),
    ),
    "subsidiaries": (
        N_("founds a company of its own in {town}, with a manager and ten people."),
        N_("buys its distributor in {town} and keeps its staff."),
    ),
    "multinational": (
        N_(
            "has companies in {town} and on two other continents, each judged on its own result, and the founder "
            "retires."
        ),
        N_(
            "becomes a group: the factory in {town}, the sales companies and the laboratory each get their own targets."
        ),
    ),
}


def phase_adds(rng: Random) -> ChoiceQuestion:
    phase, system = rng.choice(tuple(PHASES)), rng.choice(tuple(SYSTEMS))
    story = _(rng.choice(_STEPS[phase])).format(town=rng.choice(_TOWNS))
    names = {"information": _("information"), "decision": _("power and decision"), "control": _("control")}
    hints = {
        "export": _("A firm needs this from its first sale across the border. Is that the step of this story?"),
        "partnership": _("This is for who works with a firm that it does not own. Is that so here?"),
        "subsidiaries": _("This takes companies of one's own abroad. Does the story have them, or more than them?"),
        "multinational": _("This is for a group of centres that one leader no longer oversees. Has it come to that?"),
    }
    options = {need.phase: need for need in NEEDS if need.system == system}
    return ChoiceQuestion(
        text=_(
            "A maker of harvesters {story}\n\nWhich practice does the phase that begins here **add**, for the "
            "component {system}?"
        ).format(story=story, system=names[system]),
        options=tuple(Option(need.label, hints[key], key == phase) for key, need in options.items()),
        worked=(
            _("The step belongs to the phase “{phase}”.").format(phase=PHASES[phase].label),
            _("Needs pile up: what earlier phases ask stays, and this one comes on top."),
        ),
    )


def _document(levels: dict[str, int], phase: str) -> Document:
    return Document(
        _("Scores of the firm (levels 0 to 4)"),
        tuple(
            (need.label, need.system_label, number(levels[need_name(need)]))
            for system in SYSTEMS
            for need in required_needs(phase)
            if need.system == system
        ),
        (_("Practice"), _("Component"), _("Level")),
    )


def index(rng: Random) -> NumberQuestion:
    phase = "partnership"
    levels = {need_name(need): rng.choice((1, 2, 3, 4)) for need in required_needs(phase)}
    ready = readiness_profile(levels, phase)
    found = 100 * readiness_index(levels, phase)

    def geometric(full: int) -> float:
        """Return the index of who divides each level by ``full`` and caps nothing."""
        means = [
            sum(levels[need_name(need)] / full for need in required_needs(phase) if need.system == system) / 2
            for system in SYSTEMS
        ]
        return 100 * math.prod(means) ** (1 / 3)

    shares = {system: percent(share, 1) for system, share in ready.items()}
    return NumberQuestion(
        text=_(
            "A maker of harvesters wants a partner in Brno and scores the six practices that the partnership asks. A "
            "practice at level {enough} or above meets its need.\n\nWhich figure does the index of this chapter give "
            "for the three components together? Give whole per cent."
        ).format(enough=number(ENOUGH)),
        documents=(_document(levels, phase),),
        answer=found,
        unit="%",
        wrong=(
            Misconception(
                100 * sum(ready.values()) / 3,
                _("That is the ordinary mean of the three: in it a strong component makes up for a weak one."),
            ),
            Misconception(
                100 * min(ready.values()),
                _("That is the weakest component alone. It weighs, but the two others count as well."),
            ),
            Misconception(
                geometric(ENOUGH), _("Does more than enough in one practice make up for too little in another?")
            ),
            Misconception(
                geometric(max(MATURITY_LEVELS)),
                _("You took the highest level as the measure. From which level on is a need met?"),
            ),
        ),
        worked=(
            _("Levels 1 and 2 meet one third and two thirds of a need, levels 3 and 4 all of it."),
            _("Mean of each component: information {information}, decision {decision}, control {control}.").format(
                **shares
            ),
            _("The cube root of {information} × {decision} × {control} is {index}.").format(
                index=percent(found / 100, 0), **shares
            ),
        ),
    )


def what_first(rng: Random) -> ChoiceQuestion:
    phase = "subsidiaries"
    weak, deep, strong = rng.sample(tuple(SYSTEMS), 3)
    drawn = {weak: [1, 2, 2], deep: [0, 3, rng.choice((3, 4))], strong: [2, 3, rng.choice((3, 4))]}
    levels: dict[str, int] = {}
    lowest: dict[str, Need] = {}
    for system in SYSTEMS:
        rng.shuffle(drawn[system])
        mine = [need for need in required_needs(phase) if need.system == system]
        levels |= {need_name(need): one for need, one in zip(mine, drawn[system], strict=True)}
        lowest[system] = min(mine, key=lambda need: levels[need_name(need)])
    step = first_step(levels, phase)
    mate = next(need for need in required_needs(phase) if need.system == weak and need is not step)
    hints = {
        need_name(lowest[deep]): _("No gap is larger than this one. But how strong is the rest of that component?"),
        need_name(lowest[strong]): _(
            "Work out for each component which share of its needs is met. Is this one the weakest?"
        ),
        need_name(mate): _("You have the right component. Is there a larger gap in it?"),
    }
    offered = [need for need in required_needs(phase) if need is step or need_name(need) in hints]
    ready = readiness_profile(levels, phase)
    return ChoiceQuestion(
        text=_(
            "A maker of harvesters is about to found a company in {town}. The management scored its nine practices; "
            "level {enough} is enough.\n\nWhat should it do first, by the rule of this chapter?"
        ).format(town=rng.choice(_TOWNS), enough=number(ENOUGH)),
        documents=(_document(levels, phase),),
        options=tuple(Option(need.label, hints.get(need_name(need), ""), need is step) for need in offered),
        worked=(
            _("Share of the needs met: information {information}, decision {decision}, control {control}.").format(
                **{system: percent(share, 0) for system, share in ready.items()}
            ),
            _("The weakest component is {system}: it holds the two others back.").format(
                system=_(SYSTEMS[weakest_system(levels, phase) or weak])
            ),
            _("Within it, begin with the practice at the lowest level. The lowest level of all may stand elsewhere."),
        ),
    )


TASKS = (
    PracticeTask("missing", N_("Which component is missing"), 1, 2, missing),
    PracticeTask("level", N_("How mature is this practice"), 1, 2, level),
    PracticeTask("phase-adds", N_("What the next phase asks"), 2, 3, phase_adds),
    PracticeTask("index", N_("The index of three components"), 2, 6, index),
    PracticeTask("what-first", N_("What to do first"), 3, 6, what_first),
)
