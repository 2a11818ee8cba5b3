"""Chapter 3.2: a vote, an owner's slack, a force field, an adviser's worth, a delegation matrix to check."""

from __future__ import annotations

import math
from itertools import combinations
from random import Random

from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.power import (
    WORKING_DAYS,
    Decision,
    Mandate,
    best_choice,
    branches,
    check_mandates,
    decision_delay,
    force_field,
    passes,
    perfect_information,
    sample_information,
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


def vote(rng: Random) -> ChoiceQuestion:
    quota = 0.75
    shares = dict(zip(("Lieve", "Jan", "Sofie", "Tom"), _split(rng), strict=True))
    groups = [group for size in (2, 3) for group in combinations(shares, size)]
    held = {group: round(sum(shares[name] for name in group), 2) for group in groups}
    chosen = rng.sample(groups, 5)
    while not 1 <= sum(passes(group, shares, quota, more_than=False) for group in chosen) <= 4:
        chosen = rng.sample(groups, 5)
    names = {group: _("{names} and {last}").format(names=", ".join(group[:-1]), last=group[-1]) for group in chosen}

    def hint(group: tuple[str, ...]) -> str:
        if held[group] == quota:
            return _("{group}: the articles say “at least”. Does that leave out who has exactly so much?")
        if passes(group, shares, quota, more_than=False):
            return _("{group}: add up what they hold.")
        if passes(group, shares):
            return _("{group}: they are a majority. Does the articles' rule ask for no more than that?")
        return _("{group}: it is not heads that are counted here. What do they hold?")

    return ChoiceQuestion(
        text=_(
            "Four relatives own a maker of stage lighting in Tielt. To take in a foreign partner they must change the "
            "articles of association, which ask for **at least {quota} of all votes** for that. A share is a vote.\n\n"
            "Who can carry the change together, when the others vote against it?"
        ).format(quota=percent(quota, 0)),
        documents=(
            Document(_("Register of shares"), tuple((name, percent(share, 0)) for name, share in shares.items())),
        ),
        options=tuple(
            Option(
                names[group],
                hint(group).format(group=names[group]),
                right=passes(group, shares, quota, more_than=False),
            )
            for group in chosen
        ),
        several=True,
        worked=(
            _("Add up the shares of each group, and hold the sum against {quota}.").format(quota=percent(quota, 0)),
            *(
                _("{group} hold {sum}: that is enough.").format(group=names[group], sum=percent(held[group], 0))
                if passes(group, shares, quota, more_than=False)
                else _("{group} hold {sum}: that is not enough.").format(
                    group=names[group], sum=percent(held[group], 0)
                )
                for group in chosen
            ),
            _("Whoever holds more than {rest} can stop the change alone.").format(rest=percent(1 - quota, 0)),
        ),
    )


def _split(rng: Random) -> list[float]:
    """Return four shares in steps of 5 per cent, with a pair that holds three quarters now and then."""
    cuts = sorted(rng.sample(range(2, 19), 3))
    points = [upper - lower for lower, upper in zip([0, *cuts], [*cuts, 20], strict=True)]
    return [point / 20 for point in points] if max(points) < 13 else _split(rng)


def slack(rng: Random) -> NumberQuestion:
    hours, minutes, room = rng.choice((5, 6, 8, 10)), rng.choice((20, 30)), rng.choice((1.0, 2.0, 2.5, 5.0))
    capacity = hours * 60 / minutes
    asked = capacity + rng.randrange(1, 9)
    kept = capacity - room
    days = decision_delay(kept / WORKING_DAYS, capacity / WORKING_DAYS)
    slots = {
        "hours": number(hours),
        "minutes": number(minutes),
        "asked": number(asked),
        "days": _short(days),
        "week": number(WORKING_DAYS),
        "capacity": number(capacity),
        "room": _short(room),
        "kept": _short(kept),
    }
    return NumberQuestion(
        text=_(
            "The owner of a firm that makes conveyor belts keeps {hours} hours a week, of {week} working days, for "
            "decisions that others ask of her; one takes {minutes} minutes on average. Since the branch in Metz "
            "opened, {asked} questions a week arrive, at random. Nobody should wait longer than **{days} working "
            "days** on average, the deciding included.\n\nHow many questions a week must she hand to others, at "
            "least? One decimal."
        ).format(**slots),
        answer=asked - kept,
        unit=_("questions"),
        decimals=1,
        wrong=(
            Misconception(
                asked - capacity,
                _(
                    "Then her hours are just full. Questions come at random: without slack, what does the queue do "
                    "after a busy week?"
                ),
            ),
            Misconception(
                asked - (capacity - 1 / days),
                _("The wait is in days, so that is her slack for a day. How many days has a week?"),
            ),
            Misconception(kept, _("So many she can keep. How many of the {asked} is that too few?").format(**slots)),
            Misconception(
                asked - capacity + days,
                _("You took the wait as if it were the slack. The wait is 1 divided by the slack."),
            ),
        ),
        worked=(
            _("In {hours} hours of 60 minutes she can take {hours} × 60 / {minutes} = {capacity} decisions.").format(
                **slots
            ),
            _(
                "A wait of {days} days needs a slack of 1 / {days} decision a day, so {week} / {days} = {room} a week."
            ).format(**slots),
            _("She can keep {capacity} − {room} = {kept} questions a week.").format(**slots),
            _("To others go {asked} − {kept} = {moved}.").format(moved=number(asked - kept, 1), **slots),
        ),
    )


def _short(value: float) -> str:
    """Return a number with one decimal, or without when it is whole."""
    return number(value, 0 if math.isclose(value, round(value)) else 1)


def forces(rng: Random) -> ChoiceQuestion:
    driving_names = (_("customers who wait too long"), _("the wish to grow"), _("staff who know the market"))
    holding_names = (_("fear of losing power"), _("old habits"), _("unease with another culture"))
    while True:
        driving = {name: rng.randrange(1, 4) for name in driving_names}
        holding = {name: rng.randrange(1, 6) for name in holding_names}
        measures = [
            *((driving, name, rng.randrange(driving[name] + 1, 6)) for name in rng.sample(driving_names, 2)),
            *((holding, name, rng.randrange(holding[name])) for name in rng.sample(holding_names, 2)),
        ]
        now = force_field(driving, holding)
        after = [
            force_field({**driving, name: to}, holding)
            if side is driving
            else force_field(driving, {**holding, name: to})
            for side, name, to in measures
        ]
        moving = sorted(field.tension for field in after if field.net > 0)
        if now.net <= 0 and len(moving) >= 2 and moving[0] < moving[1]:
            break
    labels = [
        _("“{force}” from {points} to {to}").format(force=name, points=number(side[name]), to=number(to))
        for side, name, to in measures
    ]
    return ChoiceQuestion(
        text=_(
            "The board of a family firm scored, from 0 to 5 points, what drives the plan for an office in Cologne and "
            "what holds it back. The plan moves when the driving forces weigh more. Each measure below changes one "
            "force.\n\nWhich measure makes the plan move with the **least tension**?"
        ),
        documents=(
            Document(_("What drives it"), tuple((name, number(points)) for name, points in driving.items())),
            Document(_("What restrains it"), tuple((name, number(points)) for name, points in holding.items())),
        ),
        options=tuple(
            Option(
                label,
                (
                    _("{measure}: that moves the plan. Add up all points on both sides, and do so for the others.")
                    if field.net > 0
                    else _("{measure}: add up both sides again with it. Which of them is heavier?")
                ).format(measure=label),
                right=field.net > 0 and field.tension == moving[0],
            )
            for label, field in zip(labels, after, strict=True)
        ),
        worked=(
            _("Now {driving} points drive and {holding} hold back, so the plan stands still.").format(
                driving=number(now.driving), holding=number(now.restraining)
            ),
            *(
                _("{measure}: a balance of {net}, at a tension of {tension}.").format(
                    measure=label, net=number(field.net), tension=number(field.tension)
                )
                for label, field in zip(labels, after, strict=True)
            ),
            _("Among the measures with a balance above 0 take the one with the least tension: {measure}.").format(
                measure=next(
                    label
                    for label, field in zip(labels, after, strict=True)
                    if field.net > 0 and field.tension == moving[0]
                )
            ),
        ),
    )


def adviser(rng: Random) -> NumberQuestion:
    worth = 0.0
    while worth == 0:
        gain, loss = rng.randrange(150, 410, 10) * 1_000, rng.randrange(80, 310, 10) * 1_000
        chance = rng.choice((0.4, 0.5, 0.6))
        yes_good, no_bad = rng.choice((0.7, 0.8, 0.9)), rng.choice((0.6, 0.7, 0.8, 0.9))
        payoffs: dict[str, dict[str, float]] = {
            "open": {"grows": gain, "stands": -loss},
            "wait": {"grows": 0.0, "stands": 0.0},
        }
        beliefs = {"grows": chance, "stands": 1 - chance}
        signals = {"yes": {"grows": yes_good, "stands": 1 - no_bad}, "no": {"grows": 1 - yes_good, "stands": no_bad}}
        worth = sample_information(payoffs, beliefs, signals)
    blind = best_choice(payoffs, beliefs)
    yes = branches(payoffs, beliefs, signals)[0]
    informed = yes.chance * yes.choice.value
    slots = {
        "gain": money(gain),
        "loss": money(loss),
        "chance": percent(chance, 0),
        "other": percent(1 - chance, 0),
        "good": number(10 * yes_good),
        "bad": number(10 * no_bad),
        "yes_good": percent(yes_good, 0),
        "yes_bad": percent(1 - no_bad, 0),
        "blind": money(blind.value),
        "informed": money(informed),
        "worth": money(worth),
    }
    blind_step = (
        _("Without advice opening is worth {chance} × {gain} − {other} × {loss} = {blind}.")
        if blind.action == "open"
        else _("Without advice opening loses on average, so nothing is opened: {blind}.")
    )
    return NumberQuestion(
        text=_(
            "A firm can open a branch in Lyon. If the market grows, that brings {gain} over three years; if it stands "
            "still, it costs {loss}. Not opening brings nothing and costs nothing. The firm gives growth a chance of "
            "{chance}. An adviser on the spot says yes in {good} of 10 markets that grow, and no in {bad} of 10 that "
            "stand still.\n\nWhat may the advice cost at most, for a firm that decides by the mean?"
        ).format(**slots),
        answer=worth,
        unit="EUR",
        wrong=(
            Misconception(
                perfect_information(payoffs, beliefs),
                _("So much perfect information would be worth. This adviser errs now and then."),
            ),
            Misconception(
                informed if blind.value else yes.choice.value,
                _("That is what the firm earns with the advice. What would it earn without?")
                if blind.value
                else _("So much opening is worth after a yes. How often does the adviser say yes?"),
            ),
            Misconception(
                yes_good * gain - (1 - no_bad) * loss - blind.value,
                _("You left out how likely growth is. Both cases come in with their own chance."),
            ),
            Misconception(
                chance * yes_good * gain - blind.value,
                _("The adviser also says yes to some markets that stand still. What does that cost?"),
            ),
        ),
        worked=(
            blind_step.format(**slots),
            _(
                "After a no nothing is opened. After a yes the firm opens: in {yes_good} of the good cases, and in "
                "{yes_bad} of the bad ones."
            ).format(**slots),
            _("That is worth {chance} × {yes_good} × {gain} − {other} × {yes_bad} × {loss} = {informed}.").format(
                **slots
            ),
            _("The advice is worth the difference: {informed} − {blind} = {worth}.").format(**slots),
        ),
    )


def matrix(rng: Random) -> ChoiceQuestion:
    subjects = [
        _("discount on a quote"),
        _("purchase"),
        _("payment"),
        _("claim of a customer"),
        _("fair or advertisement"),
    ]
    faults = ["single", "alone", rng.choice(("single", "alone", "deputy")), "covered", "gap"]
    rng.shuffle(faults)
    mandates: list[Mandate] = []
    decisions: list[Decision] = []
    usual = (
        rng.randrange(60, 200),
        rng.randrange(100, 300),
        rng.randrange(200, 900),
        rng.randrange(20, 80),
        rng.randrange(10, 40),
    )
    for subject, fault, times in zip(subjects, faults, usual, strict=True):
        limit = rng.choice((2, 3, 5, 8)) * 1_000
        patterns: dict[str, dict[str, float]] = {
            "single": {"Lieve": math.inf, "Jan": limit},
            "alone": {"Sofie": math.inf},
            "deputy": {"Lieve": math.inf, "Sofie": math.inf, "Jan": limit},
            "covered": {"Lieve": math.inf, "Sofie": 8 * limit, "Jan": limit},
            "gap": {"Sofie": 5 * limit, "Jan": 5 * limit},
        }
        mandates += [Mandate(person, subject, amount) for person, amount in patterns[fault].items()]
        largest = limit * (rng.choice((6, 7, 8)) if fault in ("covered", "gap") else rng.choice((4, 6, 9)))
        decisions += [Decision(subject, limit // 2, times), Decision(subject, largest, rng.randrange(2, 9))]
    found = check_mandates(mandates, decisions)
    alone = {one.subject: one.person for one in found.single_points}
    limits = {(one.subject, one.person): one.limit for one in mandates}

    def cell(subject: str, person: str) -> str:
        limit = limits.get((subject, person))
        return "–" if limit is None else _("no limit") if limit == math.inf else money(limit)

    told = {
        "single": _("{subject}: look at the largest amount of the year. Who decides on it when one person is away?"),
        "alone": _("{subject}: how many people may decide on it at all?"),
        "deputy": _("{subject}: there are two who may decide everything. That may be another fault, or a deputy."),
        "covered": _("{subject}: hold the largest amount of the year against the second limit."),
        "gap": _("{subject}: is there anybody who may decide on the largest amount? That is another fault."),
    }
    return ChoiceQuestion(
        text=_(
            "Lieve leads a firm of 40 people in Izegem. It has written down who may decide what, up to which amount, "
            "and listed the decisions of last year. A **single point of failure** is a decision that comes, and that "
            "only one person may take.\n\nOn which subjects is there one?"
        ),
        documents=(
            Document(
                _("Delegation matrix"),
                tuple((subject, *(cell(subject, one) for one in ("Jan", "Sofie", "Lieve"))) for subject in subjects),
                (_("Subject"), "Jan", "Sofie", "Lieve"),
            ),
            Document(
                _("Decisions of last year"),
                tuple(
                    (
                        subject,
                        number(sum(one.times for one in decisions if one.subject == subject)),
                        money(max(one.amount for one in decisions if one.subject == subject)),
                    )
                    for subject in subjects
                ),
                (_("Subject"), _("How many"), _("Largest amount")),
            ),
        ),
        options=tuple(
            Option(subject, told[fault].format(subject=subject), right=subject in alone)
            for subject, fault in zip(subjects, faults, strict=True)
        ),
        several=True,
        worked=(
            _("For each subject, see who may decide on the largest amount that came."),
            *(
                _("{subject}: only {person}. When that person is ill, it stands still.").format(
                    subject=subject, person=person
                )
                for subject, person in alone.items()
            ),
            *(
                _("{subject}: nobody at all above {above}. That is a gap.").format(
                    subject=one.subject, above=money(one.above)
                )
                for one in found.gaps
            ),
            _("Name a deputy before the holidays, and say in the matrix that it is meant."),
        ),
    )


TASKS = (
    PracticeTask("vote", N_("Who carries the vote"), 1, 4, vote),
    PracticeTask("slack", N_("What leaves the owner's desk"), 2, 6, slack),
    PracticeTask("forces", N_("Move the plan, with least tension"), 2, 5, forces),
    PracticeTask("adviser", N_("What an adviser may cost"), 3, 8, adviser),
    PracticeTask("matrix", N_("Read a delegation matrix"), 3, 6, matrix),
)
