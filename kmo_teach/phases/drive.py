"""Push and brake: how strongly the two environments drive the firm abroad, factor by factor.

The paper says which elements speed a firm up or slow it down, and that each has a secondary influence. It gives no
scale and no weights. Each element becomes a score from -1 (full brake) to 1 (full push), multiplied by a weight: all
scores and weights are our operationalisation, and the weights can be changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from math import fsum  # exact; sum() rounds otherwise in the browser's Python
from types import MappingProxyType
from typing import Any, TypeVar

from kmo_teach.inputs import InputError, require_choice, require_mapping, require_number
from kmo_teach.language import N_, _, number
from kmo_teach.phases.environment import Environment
from kmo_teach.phases.model import OURS, PAPER, TRIGGERS, Reason
from kmo_teach.phases.profile import PRIORITIES, Profile
from kmo_teach.phases.situation import Situation

__all__ = ["FACTORS", "WEIGHTS", "Contribution", "Swing", "contributions", "drive", "tornado"]

FACTORS: Mapping[str, str] = MappingProxyType(
    {
        "priorities": N_("the leader's priorities"),
        "family": N_("the family"),
        "home_market": N_("the home market"),
        "specificity": N_("the offer"),
        "triggers": N_("what sets it off"),
        "cash": N_("free cash"),
    }
)
"""The six factors of the drive, name to English label."""

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"priorities": 0.25, "family": 0.10, "home_market": 0.25, "specificity": 0.10, "triggers": 0.20, "cash": 0.10}
)
"""Weight of each factor (our operationalisation: the paper only says that each influence is secondary)."""

_NEUTRAL_CASH_MONTHS = 3.0  # an export order paid after 90 days ties cash up for three months
_FULL_CAP_INDEX = 0.5  # an index of one half or more counts as a full push


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one factor adds to the drive.

    Attributes
    ----------
    factor
        Name in :data:`FACTORS`.
    score
        From -1 (full brake) to 1 (full push).
    weight
        Share of this factor in the whole; the weights sum to 1.
    reason
        Why the score is what it is.
    """

    factor: str
    score: float
    weight: float
    reason: Reason

    @property
    def value(self) -> float:
        """Score times weight: positive pushes, negative brakes."""
        return self.score * self.weight

    @property
    def label(self) -> str:
        """The factor in the reader's words."""
        return _(FACTORS[self.factor])


@dataclass(frozen=True, slots=True)
class Swing:
    """How far the drive moves when one input moves and all others stay: one bar of a tornado chart.

    Attributes
    ----------
    name
        The input's name.
    text
        English label; :attr:`label` gives it in the reader's language.
    low_input, high_input
        The two values tried.
    low, high
        The drive at these two values.
    """

    name: str
    text: str
    low_input: float
    high_input: float
    low: float
    high: float

    @property
    def label(self) -> str:
        """The input in the reader's words."""
        return _(self.text)

    @property
    def width(self) -> float:
        """Distance between the two drives."""
        return abs(self.high - self.low)


def _normalised(weights: Mapping[str, float]) -> dict[str, float]:
    for name in require_mapping("weights", weights):
        require_choice("weights", name, FACTORS)
    checked = {name: require_number(f"weights: {name}", weights.get(name, 0.0), minimum=0) for name in FACTORS}
    total = fsum(checked.values())
    if total == 0:
        raise InputError("weights", dict(weights), _("Give at least one factor a weight above 0."))
    return {name: weight / total for name, weight in checked.items()}


def _clamp(value: float) -> float:
    return max(-1.0, min(1.0, value))


def _scores(profile: Profile, environment: Environment, situation: Situation) -> dict[str, float]:
    sufficiency = environment.sufficiency
    cash = situation.cash_months
    return {
        "priorities": _clamp(profile.cap_index / _FULL_CAP_INDEX),
        "family": (profile.family_support - 5) / 5,
        # 1 without any home market, 0 when it is just enough, towards -1 when it is plenty; half and double mirror.
        "home_market": (1 - sufficiency) / (1 + sufficiency),
        "specificity": (environment.specificity - 5) / 5,
        "triggers": min(1.0, len(situation.triggers) / 2),
        "cash": (cash - _NEUTRAL_CASH_MONTHS) / (cash + _NEUTRAL_CASH_MONTHS),
    }


def _sentence(factor: str, score: float, profile: Profile, environment: Environment, situation: Situation) -> str:
    if factor == "priorities":
        if score > 0:
            return _("Growth outweighs continuity for the leader: that speeds the firm up.")
        if score < 0:
            return _("Continuity outweighs growth for the leader: that slows the firm down.")
        return _("Growth and continuity weigh the same for the leader.")
    if factor == "family":
        if score > 0:
            return _("The family backs a move abroad.")
        return _("The family holds back.") if score < 0 else _("The family is neutral.")
    if factor == "home_market":
        ratio = number(environment.sufficiency, 2)
        if score > 0:
            return _(
                "The reachable home market gives {ratio} times the turnover needed: volume must come from abroad."
            ).format(ratio=ratio)
        return _("The reachable home market gives {ratio} times the turnover needed: home is enough.").format(
            ratio=ratio
        )
    if factor == "specificity":
        if score > 0:
            return _("A specific, high-tech offer for a niche finds too few customers in one country.")
        if score < 0:
            return _("A standard offer for a mass market meets price competition everywhere.")
        return _("The offer stands halfway between a niche and a mass market.")
    if factor == "triggers":
        if score > 0:
            names = ", ".join(TRIGGERS[name].label for name in situation.triggers)
            return _("The firm is set off by: {triggers}.").format(triggers=names)
        return _("Nothing sets the firm off today.")
    months = number(situation.cash_months, 1)
    if score < 0:
        return _(
            "Free cash covers the costs of {months} months, less than the 90 days for which a payment may be awaited."
        ).format(months=months)
    return _("Free cash covers {months} months, enough to wait for a payment after 90 days.").format(months=months)


_ORIGINS = {"priorities": PAPER, "family": PAPER, "home_market": PAPER}  # the paper names these as accelerator or brake


def contributions(
    profile: Profile, environment: Environment, situation: Situation, weights: Mapping[str, float] = WEIGHTS
) -> tuple[Contribution, ...]:
    """Score and weigh each factor.

    Parameters
    ----------
    profile, environment, situation
        The firm.
    weights
        Weight per factor, 0 or more; they are divided by their sum. A factor that is left out weighs nothing.

    Raises
    ------
    InputError
        For an unknown factor, a negative weight, or weights that are all zero.

    Examples
    --------
    >>> firm = Profile(6, 2, 1, 1), Environment(("design",), 5, 5, 4e6, 0.5, 2e6), Situation(cash_months=1)
    >>> [(part.factor, round(part.value, 2)) for part in contributions(*firm) if part.value]
    [('priorities', 0.25), ('cash', -0.05)]
    """
    shares = _normalised(weights)
    result = []
    for factor, score in _scores(profile, environment, situation).items():
        text = _sentence(factor, score, profile, environment, situation)
        effect = "push" if score > 0 else "brake" if score < 0 else "neutral"
        reason = Reason(text, effect, _ORIGINS.get(factor, OURS))
        result.append(Contribution(factor, score, shares[factor], reason))
    return tuple(result)


def drive(
    profile: Profile, environment: Environment, situation: Situation, weights: Mapping[str, float] = WEIGHTS
) -> float:
    """Return push minus brake, from -1 to 1: the weighted mean of the factors' scores.

    Examples
    --------
    >>> firm = Profile(6, 2, 1, 1), Environment(("design",), 5, 5, 4e6, 0.5, 2e6), Situation(cash_months=3)
    >>> round(drive(*firm), 2)  # only the priorities push: a full score of 1 times 0.25
    0.25
    """
    shares = _normalised(weights)
    return fsum(score * shares[factor] for factor, score in _scores(profile, environment, situation).items())


_RATINGS = {
    "family_support": N_("family support"),
    "technology": N_("technological complexity"),
    "niche": N_("niche or mass market"),
}
_AMOUNTS = {
    "home_market": N_("size of the home market"),
    "home_share": N_("share of the home market"),
    "required_turnover": N_("turnover needed"),
    "cash_months": N_("months of free cash"),
}


def tornado(
    profile: Profile,
    environment: Environment,
    situation: Situation,
    weights: Mapping[str, float] = WEIGHTS,
    step: float = 0.2,
) -> tuple[Swing, ...]:
    """Move each input down and up, one at a time, and return how far the drive moves, widest first.

    Parameters
    ----------
    profile, environment, situation, weights
        As in :func:`contributions`.
    step
        Size of the move, a fraction above 0 and below 1. Ratings move by that part of their scale (0.2: two points of
        ten), amounts and priorities by that part of themselves. Values stop at the ends of their scale. The number of
        triggers moves by one.

    Examples
    --------
    >>> firm = Profile(6, 2, 1, 1), Environment(("design",), 5, 5, 4e6, 0.5, 2e6), Situation(cash_months=3)
    >>> [swing.name for swing in tornado(*firm)][:3]
    ['triggers', 'family_support', 'home_market']
    """
    step = require_number("step", step, above=0, below=1)

    def outcome(name: str, value: float) -> float:
        firm = (_moved(profile, name, value), _moved(environment, name, value), _moved(situation, name, value))
        return drive(*firm, weights)

    def tried(name: str, text: str, low: float, high: float) -> Swing:
        return Swing(name, text, low, high, outcome(name, low), outcome(name, high))

    swings = []
    for name, text in PRIORITIES.items():
        value = getattr(profile, name)
        if value < 1:  # a priority of 1 stays 1 whatever it is multiplied by
            swings.append(tried(name, text, value * (1 - step), value * (1 + step)))
    for name, text in (_RATINGS | _AMOUNTS).items():
        value = next(getattr(part, name) for part in (profile, environment, situation) if hasattr(part, name))
        if name in _RATINGS:
            low, high = max(0.0, value - 10 * step), min(10.0, value + 10 * step)
        else:
            low, high = value * (1 - step), value * (1 + step)
            high = min(1.0, high) if name == "home_share" else high
        swings.append(tried(name, text, low, high))
    swings.append(_trigger_swing(profile, environment, situation, weights))
    return tuple(sorted(swings, key=lambda swing: -swing.width))


_Part = TypeVar("_Part", Profile, Environment, Situation)


def _moved(part: _Part, name: str, value: float) -> _Part:
    """Return one of the three parts with another value, if the input is one of its own."""
    moved: dict[str, Any] = {name: value}
    return replace(part, **moved) if name in {one.name for one in fields(part)} else part


def _trigger_swing(
    profile: Profile, environment: Environment, situation: Situation, weights: Mapping[str, float]
) -> Swing:
    given = situation.triggers
    more = given + tuple(name for name in TRIGGERS if name not in given)[:1]
    fewer = given[:-1]
    low, high = (drive(profile, environment, replace(situation, triggers=names), weights) for names in (fewer, more))
    return Swing("triggers", N_("number of triggers"), len(fewer), len(more), low, high)
