"""Chapter 3.0 in the bank: how far needs are met, what a next phase takes, a mean against an index, one practice up."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from kmo_teach.language import N_, _, number, percent
from kmo_teach.phases import (
    ENOUGH,
    MATURITY_LEVELS,
    SYSTEMS,
    need_name,
    readiness,
    readiness_index,
    readiness_profile,
    required_needs,
)
from kmo_teach.practice.tasks.kit.firms import invented_firm
from kmo_teach.practice.tasks.kit.question import Document, Misconception, NumberQuestion, PracticeTask

__all__ = ["TASKS"]


def _practices(levels: Mapping[str, int], phase: str, *systems: str) -> Document:
    return Document(
        _("Scores of the firm (levels 0 to 4)"),
        tuple(
            (need.label, need.system_label, number(levels[need_name(need)]))
            for system in systems
            for need in required_needs(phase)
            if need.system == system
        ),
        (_("Practice"), _("Component"), _("Level")),
    )


def share_met(rng: Random) -> NumberQuestion:
    phase, system = "subsidiaries", rng.choice(tuple(SYSTEMS))
    names = [need_name(need) for need in required_needs(phase) if need.system == system]
    given = rng.sample((4, rng.choice((1, 2)), rng.choice((0, 1, 2, 3))), 3)
    levels = dict(zip(names, given, strict=True))
    met = readiness(levels, phase, system)
    parts = [min(level / ENOUGH, 1) for level in given]
    slots = {
        "component": _(SYSTEMS[system]),
        "enough": number(ENOUGH),
        "parts": ", ".join(percent(part, 0) for part in parts),
        "met": percent(met, 0),
    }
    return NumberQuestion(
        text=_(
            "A maker of garage doors is about to found a company abroad and scores three practices of one component. "
            "Level {enough} is enough.\n\nHow far does the component “{component}” meet its needs? Whole per cent."
        ).format(**slots),
        documents=(_practices(levels, phase, system),),
        answer=100 * met,
        unit="%",
        wrong=(
            Misconception(
                100 * sum(given) / len(given) / ENOUGH,
                _("You let the strong practice count for more than its own need. Can it make up for another one?"),
            ),
            Misconception(
                100 * sum(given) / len(given) / max(MATURITY_LEVELS),
                _("You measured against the highest level. From which level on is a need met?"),
            ),
            Misconception(
                100 * sum(level >= ENOUGH for level in given) / len(given),
                _("You counted the needs that are met in full. Does a practice that is half there count for nothing?"),
            ),
        ),
        worked=(
            _("Level by level, as a share of {enough} and never above 100%: {parts}.").format(**slots),
            _("Their mean is {met}.").format(**slots),
        ),
    )


def next_phase(rng: Random) -> NumberQuestion:
    before, after, system = "partnership", "subsidiaries", rng.choice(tuple(SYSTEMS))
    names = [need_name(need) for need in required_needs(after) if need.system == system]
    old = [need_name(need) for need in required_needs(before)]
    levels = {name: rng.choice((2, 3, 4)) if name in old else rng.choice((0, 1)) for name in names}
    now = {name: level for name, level in levels.items() if name in old}
    first, later = readiness(now, before, system), readiness(levels, after, system)
    added = next(level for name, level in levels.items() if name not in old)
    slots = {
        "firm": invented_firm(rng),
        "component": _(SYSTEMS[system]),
        "enough": number(ENOUGH),
        "first": percent(first),
        "later": percent(later),
        "fall": number(100 * (first - later), 1),
    }
    return NumberQuestion(
        text=_(
            "So far {firm} works with partners abroad; now it will found a company there. For the component "
            "“{component}” the partnership asked the first two practices; the company of its own asks the third one as "
            "well. Level {enough} is enough. None of the practices changes.\n\nBy how many percentage points does the "
            "share of needs that is met fall, on the day of founding? One decimal."
        ).format(**slots),
        documents=(_practices(levels, after, system),),
        answer=100 * (first - later),
        unit=_("percentage points"),
        decimals=1,
        wrong=(
            Misconception(100 * later, _("So far the needs are met afterwards. How far were they before?")),
            Misconception(
                100 * (first - added / ENOUGH),
                _("You set the new practice against the old ones. Do the old needs go when a phase is added?"),
            ),
            Misconception(
                100 * (first - later) / first,
                _(
                    "You took the fall as a share of what was met. Percentage points are asked: one share less the "
                    "other."
                ),
            ),
            Misconception(100 * first, _("So far the needs are met before. What changes when a third one comes?")),
        ),
        worked=(
            _("Before, two needs: their mean is {first}.").format(**slots),
            _("After, the same two and a third one: the mean of three is {later}.").format(**slots),
            _("It falls by {fall} points, and nothing in the firm got worse.").format(**slots),
        ),
    )


def mean_hides(rng: Random) -> NumberQuestion:
    phase = "partnership"
    weak = rng.choice(tuple(SYSTEMS))
    levels = {
        need_name(need): rng.choice((0, 1)) if need.system == weak else rng.choice((2, 3, 4))
        for need in required_needs(phase)
    }
    ready = readiness_profile(levels, phase)
    index, mean = readiness_index(levels, phase), sum(ready.values()) / len(ready)
    slots = {
        "enough": number(ENOUGH),
        **{system: percent(share) for system, share in ready.items()},
        "mean": percent(mean),
        "index": percent(index),
        "points": number(100 * (mean - index), 1),
    }
    return NumberQuestion(
        text=_(
            "A maker of cargo bikes has scored the practices that a partnership abroad asks; level {enough} is "
            "enough.\n\nBy how many points does the ordinary mean of the three components lie above the index of this "
            "chapter? One decimal."
        ).format(**slots),
        documents=(_practices(levels, phase, *SYSTEMS),),
        answer=100 * (mean - index),
        unit=_("points"),
        decimals=1,
        wrong=(
            Misconception(100 * mean, _("That is the mean itself. Where does the index stand?")),
            Misconception(100 * index, _("That is the index itself. Where does the mean stand?")),
            Misconception(
                100 * (mean - min(ready.values())),
                _("You compared with the weakest component. Does the index take nothing of the two others?"),
            ),
        ),
        worked=(
            _("The components: information {information}, decision {decision}, control {control}.").format(**slots),
            _("Their mean is {mean}; the cube root of their product, the index, is {index}.").format(**slots),
            _("The mean lies {points} points higher: it lets the strong ones make up for the weak one.").format(
                **slots
            ),
        ),
    )


def one_step(rng: Random) -> NumberQuestion:
    phase = "partnership"
    weak = rng.choice(tuple(SYSTEMS))
    needs = required_needs(phase)
    levels = {need_name(need): 1 if need.system == weak else rng.choice((1, 2, 3, 4)) for need in needs}
    lifted = next(need for need in needs if need.system == weak)
    better = {**levels, need_name(lifted): ENOUGH}
    before, after = readiness_index(levels, phase), readiness_index(better, phase)
    old, new = readiness_profile(levels, phase), readiness_profile(better, phase)
    slots = {
        "practice": lifted.label.rstrip("."),
        "enough": number(ENOUGH),
        "component": _(SYSTEMS[weak]),
        "from": percent(old[weak]),
        "to": percent(new[weak]),
        "before": percent(before),
        "after": percent(after),
        "rise": number(100 * (after - before), 1),
    }
    return NumberQuestion(
        text=_(
            "A maker of kitchen scales has these scores for the practices that a partnership abroad asks; level "
            "{enough} is enough. It can bring one practice from level 1 to level {enough}: “{practice}”.\n\nBy how "
            "many points does the index of this chapter rise? One decimal."
        ).format(**slots),
        documents=(_practices(levels, phase, *SYSTEMS),),
        answer=100 * (after - before),
        unit=_("points"),
        decimals=1,
        wrong=(
            Misconception(
                100 * (new[weak] - old[weak]),
                _("By so much the component rises. What does the index make of all three?"),
            ),
            Misconception(
                100 * (new[weak] - old[weak]) / 3,
                _(
                    "By so much the ordinary mean would rise. How does the index of this chapter put the three "
                    "together?"
                ),
            ),
            Misconception(100 * after, _("That is the index afterwards. Where did it stand before?")),
        ),
        worked=(
            _("The component “{component}” rises from {from} to {to}; the two others stay.").format(**slots),
            _("The index is the cube root of the product of the three: first {before}, then {after}.").format(**slots),
            _("It rises by {rise} points.").format(**slots),
        ),
    )


TASKS = {
    "say what each phase of going abroad asks": (
        PracticeTask("next-phase", N_("What the next phase does to a score"), 2, 4, next_phase),
    ),
    "score a firm's own practices": (PracticeTask("share-met", N_("How far the needs are met"), 1, 3, share_met),),
    "explain why an index that allows": (
        PracticeTask("mean-hides", N_("What the mean hides"), 2, 5, mean_hides),
        PracticeTask("one-step", N_("One practice up"), 3, 6, one_step),
    ),
}
