"""Chapter 2.3 in the bank: a candidate, an empty chair, a training that must pay, days in any twelve months."""

from __future__ import annotations

from datetime import date as day
from datetime import timedelta
from random import Random

from kmo_teach.check.compare import Tolerance
from kmo_teach.language import N_, _, date, money, number, percent
from kmo_teach.people import Stay, Training, Vacancy, busiest_twelve_months, candidate_score, days_by_year, vacancy_cost
from kmo_teach.practice.tasks.kit.firms import invented_firm
from kmo_teach.practice.tasks.kit.question import Document, Misconception, NumberQuestion, PracticeTask

__all__ = ["TASKS"]


def candidate(rng: Random) -> NumberQuestion:
    names = {
        "trade": _("Knows the trade"),
        "language": _("Speaks French"),
        "culture": _("Open to other cultures"),
        "mobility": _("May travel"),
    }
    weights = {name: rng.randrange(1, 5) for name in names}
    scores = {name: rng.randrange(3, 10) for name in names}
    found = candidate_score(scores, weights)
    assert found is not None
    total = sum(weights.values())
    product = sum(weights[name] * scores[name] for name in names)
    slots = {
        "firm": invented_firm(rng),
        "terms": " + ".join(f"{weights[name]} × {scores[name]}" for name in names),
        "product": number(product),
        "total": number(total),
        "score": number(found, 1),
    }
    return NumberQuestion(
        text=_(
            "For a vacancy in Lyon the managers of {firm} have weighed four criteria, and score a candidate from 0 to "
            "10. She misses no minimum.\n\nWhich score does she get, from 0 to 10? One decimal."
        ).format(**slots),
        documents=(
            Document(
                _("The candidate"),
                tuple((names[name], number(weights[name]), number(scores[name])) for name in names),
                (_("Criterion"), _("Weight"), _("Score")),
            ),
        ),
        answer=found,
        unit=_("points"),
        decimals=1,
        wrong=(
            Misconception(
                sum(scores.values()) / len(scores),
                _("You let all criteria count the same. What did the managers weigh?"),
            ),
            Misconception(product, _("A score from 0 to 10 is asked. By what do you divide the sum?")),
            Misconception(
                product / len(scores),
                _("You divided by the number of criteria. How many times does each of them count?"),
            ),
            Misconception(
                scores["trade"], _("That is her trade alone. For work abroad, which criteria did the managers add?")
            ),
        ),
        worked=(
            _("Weight times score, added up: {terms} = {product}.").format(**slots),
            _("Divided by the sum of the weights: {product} / {total} = {score}.").format(**slots),
        ),
    )


def empty_chair(rng: Random) -> NumberQuestion:
    vacancy = Vacancy(
        months=rng.randrange(3, 9),
        contribution=rng.randrange(12, 26) * 1_000,
        share_lost=rng.choice((0.5, 0.6, 0.7, 0.75)),
        labour_cost=rng.randrange(50, 81, 5) * 100,
        search_cost=rng.randrange(40, 121, 10) * 100,
        learning_months=rng.choice((2, 3, 4)),
    )
    cost = vacancy_cost(vacancy)
    lost = vacancy.months * vacancy.contribution * vacancy.share_lost
    saved = vacancy.months * vacancy.labour_cost
    learning = vacancy.learning_months * vacancy.contribution / 2
    slots = {
        "firm": invented_firm(rng),
        "months": number(vacancy.months),
        "contribution": money(vacancy.contribution),
        "share": percent(vacancy.share_lost, 0),
        "caught": percent(1 - vacancy.share_lost, 0),
        "pay": money(vacancy.labour_cost),
        "search": money(vacancy.search_cost),
        "learning_months": number(vacancy.learning_months),
        "lost": money(lost),
        "saved": money(saved),
        "learning": money(learning),
        "cost": money(cost),
    }
    return NumberQuestion(
        text=_(
            "At {firm} the chair of the export manager is empty for {months} months. Filled it would bring a margin of "
            "{contribution} a month; colleagues catch up {caught} of that. The pay that is saved is {pay} a month, the "
            "search costs {search}, and the new colleague brings half in the first {learning_months} months.\n\nWhat "
            "does the empty chair cost in all?"
        ).format(**slots),
        answer=cost,
        unit="EUR",
        wrong=(
            Misconception(cost + saved, _("Nobody is paid on an empty chair. Which amount does the firm not spend?")),
            Misconception(cost - learning, _("Does the new colleague bring everything from the first day?")),
            Misconception(
                cost - lost + vacancy.months * vacancy.contribution * (1 - vacancy.share_lost),
                _("You counted what colleagues catch up. Is that the part that is lost?"),
            ),
            Misconception(
                cost - lost + vacancy.months * vacancy.contribution,
                _("You counted the whole margin as lost. What do the colleagues do meanwhile?"),
            ),
        ),
        worked=(
            _("Margin lost: {months} × {contribution} × {share} = {lost}.").format(**slots),
            _(
                "Pay saved: {months} × {pay} = {saved}. Learning: {learning_months} × {contribution} / 2 = {learning}."
            ).format(**slots),
            _("Together: {lost} − {saved} + {search} + {learning} = {cost}.").format(**slots),
        ),
    )


def must_pay(rng: Random) -> NumberQuestion:
    training = Training(
        people=rng.randrange(6, 21),
        fee=rng.randrange(4, 13) * 100,
        hours=rng.choice((16, 24, 32, 40)),
        hourly_cost=rng.choice((40, 45, 50)),
        benefit=(0, 0, 0),
        years=rng.choice((2, 3)),
        stay=rng.choice((0.7, 0.75, 0.8, 0.9)),
    )
    answer = training.cost / training.person_years
    each = training.fee + training.hours * training.hourly_cost
    slots = {
        "people": number(training.people),
        "fee": money(training.fee),
        "hours": number(training.hours),
        "hour": money(training.hourly_cost),
        "years": number(training.years),
        "stay": percent(training.stay, 0),
        "each": money(each),
        "cost": money(training.cost),
        "person_years": number(training.person_years, 2),
        "terms": " + ".join(_short(training.stay**year) for year in range(int(training.years))),
        "answer": money(answer),
    }
    return NumberQuestion(
        text=_(
            "A course on selling abroad costs {fee} for each of {people} people, and keeps each of them from work for "
            "{hours} hours at {hour}. What they learn stays of use for {years} years; of those trained {stay} stay "
            "with the firm for each next year. Whether it helps is uncertain. Interest is left out.\n\nWhich benefit "
            "for each person and year must it bring at least, to pay for itself?"
        ).format(**slots),
        answer=answer,
        unit="EUR",
        tolerance=Tolerance(relative=0.005),
        wrong=(
            Misconception(
                training.cost / (training.people * training.years),
                _("You let everybody stay for all the years. How many are still there in the later ones?"),
            ),
            Misconception(
                each, _("You let the first year pay for it all. For how many years is what they learn of use?")
            ),
            Misconception(
                training.people * training.fee / training.person_years,
                _("You counted the fees. What do the hours away from work cost?"),
            ),
            Misconception(
                training.cost / (training.people * training.years * training.stay),
                _("You took off the leavers in the first year too. Who has left on the day after the course?"),
            ),
        ),
        worked=(
            _("The course costs {people} × ({fee} + {hours} × {hour}) = {cost}.").format(**slots),
            _("Years of use of each person: {terms}; for {people} people together {person_years}.").format(**slots),
            _("Each of them must bring {cost} / {person_years} = {answer}.").format(**slots),
        ),
    )


def _short(share: float) -> str:
    """Return a share with as many decimals as it has, two or four."""
    return number(share, 2 if abs(share - round(share, 2)) < 1e-9 else 4)


def any_twelve_months(rng: Random) -> NumberQuestion:
    lengths = (rng.randrange(30, 51), rng.randrange(60, 101), rng.randrange(80, 121))
    starts = (
        day(2027, 1, rng.randrange(8, 26)),
        day(2027, 9, rng.randrange(1, 26)),
        day(2028, 1, rng.randrange(8, 26)),
    )
    stays = [Stay(first, first + timedelta(days=days - 1)) for first, days in zip(starts, lengths, strict=True)]
    answer = busiest_twelve_months(stays)
    by_year = days_by_year(stays)
    spring, autumn, winter = (number(length) for length in lengths)
    slots = {
        "country": rng.choice((_("Germany"), _("Austria"), _("Poland"))),
        "first": date(stays[1].first),
        "last": date(stays[2].last),
        "autumn": autumn,
        "winter": winter,
        "answer": number(answer),
    }
    return NumberQuestion(
        text=_(
            "A fitter of a Belgian firm works in {country} in three stretches. A tax treaty counts the days of "
            "presence in **any twelve months on end**.\n\nHow many days are that at most?"
        ).format(**slots),
        documents=(
            Document(
                _("Days of presence, first and last day counted"),
                tuple(
                    (date(stay.first), date(stay.last), length)
                    for stay, length in zip(stays, (spring, autumn, winter), strict=True)
                ),
                (_("First day"), _("Last day"), _("Days")),
            ),
        ),
        answer=answer,
        unit=_("days"),
        tolerance=Tolerance(relative=0.0, absolute=0.5),
        wrong=(
            Misconception(
                max(by_year.values()), _("You counted by calendar year. Where may a period of twelve months begin?")
            ),
            Misconception(
                sum(lengths), _("You added up all of it. Do the first day and the last lie within twelve months?")
            ),
            Misconception(
                max(lengths), _("That is the longest stretch. Must the days of presence follow on each other?")
            ),
        ),
        worked=(
            _(
                "From the first stretch to the end of the third is more than twelve months, so not all days count "
                "together."
            ),
            _(
                "The twelve months that end on {last} hold the second and the third stretch: {autumn} + {winter} = "
                "{answer}."
            ).format(**slots),
        ),
    )


TASKS = {
    "widen a vacancy with the criteria": (
        PracticeTask("candidate", N_("The score of a candidate"), 1, 2, candidate),
        PracticeTask("empty-chair", N_("What an empty chair costs"), 2, 4, empty_chair, signed=True),
    ),
    "judge a training budget": (PracticeTask("must-pay", N_("What a training must bring"), 2, 5, must_pay),),
    "keep the calendar of a posting": (
        PracticeTask("any-twelve-months", N_("Days in any twelve months"), 3, 4, any_twelve_months),
    ),
}
