"""The position of a firm in the phase plane: how driven, how voluntary, how fast, and where to.

Two questions are kept apart. *Whether and how fast* follows from the drive (push minus brake). *Where to* follows from
what sets the firm off: the paper ties each trigger to a phase. No step is ever derived from the step before it: the
paper says that firms stop, skip and return.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum  # exact; sum() rounds otherwise in the browser's Python
from types import MappingProxyType

from kmo_teach.language import N_, _
from kmo_teach.phases.drive import WEIGHTS, Contribution, contributions
from kmo_teach.phases.environment import Environment
from kmo_teach.phases.model import CIRCLES, OURS, PAPER, PHASES, STEPS, TRIGGERS, Concern, Reason, Step
from kmo_teach.phases.profile import Profile
from kmo_teach.phases.situation import Situation
from kmo_teach.phases.systems import Need, dominant_concerns, needs

__all__ = ["ATTITUDES", "SPEEDS", "Position", "attitude_score", "position"]

SPEEDS: Mapping[str, str] = MappingProxyType({"slow": N_("slow"), "moderate": N_("moderate"), "fast": N_("fast")})
"""Speeds, name to English label."""

ATTITUDES: Mapping[str, str] = MappingProxyType(
    {"reactive": N_("reactive"), "between": N_("between proactive and reactive"), "proactive": N_("proactive")}
)
"""Kinds of choice, name to English label."""

_SPEED_LIMIT = 0.2  # ours: a drive beyond one fifth either way is no longer moderate
_ATTITUDE_LIMIT = 1 / 3  # ours: thirds of the scale from -1 to 1
_WATCH = {  # the paper's section 2 names these matters; tying them to the know-how is ours
    "design": N_("designs that fit local rules and tastes"),
    "production": N_("quality, certificates and supply far from home"),
    "sale": N_("a network that sells in the customer's language"),
}
_REACH = {"slow": "neighbours", "moderate": "european_zone", "fast": "world"}


@dataclass(frozen=True, slots=True)
class Position:
    """Result of :func:`position`.

    Attributes
    ----------
    contributions
        What each factor adds to the drive.
    attitude_score
        From -1 (imposed and unprepared) to 1 (chosen and prepared).
    present
        Steps that the firm already takes, in the order given.
    options
        Steps that the triggers point to and that the firm does not take yet, best founded first.
    next_step
        The step advised; None when staying is the advice.
    concerns
        Concerns that dominate in the phases present and advised.
    needs
        What these phases ask of the information, decision and control systems.
    reasons
        Why, in words, each marked as the paper's or our operationalisation.
    """

    contributions: tuple[Contribution, ...]
    attitude_score: float
    present: tuple[Step, ...]
    options: tuple[Step, ...]
    next_step: Step | None
    concerns: tuple[Concern, ...]
    needs: tuple[Need, ...]
    reasons: tuple[Reason, ...]

    @property
    def push(self) -> float:
        """Sum of the contributions that push, 0 to 1."""
        return fsum(part.value for part in self.contributions if part.value > 0)

    @property
    def brake(self) -> float:
        """Sum of the contributions that brake, as a positive number, 0 to 1."""
        return -fsum(part.value for part in self.contributions if part.value < 0)

    @property
    def drive(self) -> float:
        """Push minus brake, -1 to 1."""
        return fsum(part.value for part in self.contributions)

    @property
    def speed(self) -> str:
        """``"slow"``, ``"moderate"`` or ``"fast"``."""
        return _speed(self.drive)

    @property
    def speed_label(self) -> str:
        """The speed in the reader's words."""
        return _(SPEEDS[self.speed])

    @property
    def attitude(self) -> str:
        """``"reactive"``, ``"between"`` or ``"proactive"``."""
        if abs(self.attitude_score) < _ATTITUDE_LIMIT:
            return "between"
        return "proactive" if self.attitude_score > 0 else "reactive"

    @property
    def attitude_label(self) -> str:
        """The kind of choice in the reader's words."""
        return _(ATTITUDES[self.attitude])

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps present and the one advised."""
        return self.present + ((self.next_step,) if self.next_step else ())

    @property
    def phases(self) -> tuple[str, ...]:
        """Names of the phases present and advised, in the paper's numbering; several at once are possible."""
        names = {step.phase for step in self.steps}
        return tuple(name for name in PHASES if name in names)

    @property
    def advice(self) -> str:
        """One sentence: what to do next and how fast."""
        if self.next_step is None:
            return _("Stay where you are for now. Not moving on is a sound choice too.")
        if not self.present:
            return _("First step abroad: {step}. Speed: {speed}. Kind of choice: {attitude}.").format(
                step=self.next_step.label, speed=self.speed_label, attitude=self.attitude_label
            )
        return _("Next step: {step}. Speed: {speed}. Kind of choice: {attitude}.").format(
            step=self.next_step.label, speed=self.speed_label, attitude=self.attitude_label
        )


def _speed(drive: float) -> str:
    if drive > _SPEED_LIMIT:
        return "fast"
    return "slow" if drive < -_SPEED_LIMIT else "moderate"


def attitude_score(situation: Situation) -> float:
    """Return how voluntary and prepared the move is, from -1 (forced, improvised) to 1 (chosen, planned).

    Half of it is the balance of chosen and imposed triggers, half is the preparation. Without a trigger that is either,
    preparation alone counts. The two poles are the paper's; the scale is our operationalisation.

    Examples
    --------
    >>> attitude_score(Situation(triggers=("key_customer",), preparation=1))
    -0.9
    >>> attitude_score(Situation(triggers=("missing_volume", "structural_access"), preparation=9))
    0.9
    """
    prepared = (situation.preparation - 5) / 5
    wills = [TRIGGERS[name].will for name in situation.triggers if TRIGGERS[name].will]
    return (sum(wills) / len(wills) + prepared) / 2 if wills else prepared


def position(
    profile: Profile, environment: Environment, situation: Situation, weights: Mapping[str, float] = WEIGHTS
) -> Position:
    """Place a firm in the phase plane and advise its next step, with reasons.

    Parameters
    ----------
    profile
        Priorities of the leader, support of the family.
    environment
        Competitive environment.
    situation
        Triggers, what the firm already does abroad, preparation, cash.
    weights
        Weight of each factor of the drive; see :func:`kmo_teach.phases.drive.contributions`.

    Raises
    ------
    InputError
        For weights that are unknown, negative or all zero. The three dataclasses check their own values.

    Notes
    -----
    The paper's: the factors, the triggers of each phase, the poles proactive and reactive, the concerns. Our
    operationalisation: every number. That a CAP or PIC profile changes the speed is asserted by the paper, not tested.

    Examples
    --------
    >>> firm = position(Profile(6, 2, 1, 1), Environment(("design", "production"), 7, 8, 28e6, 0.15, 7e6),
    ...                 Situation(triggers=("missing_volume",), present=("export_neighbours",), preparation=8))
    >>> firm.speed, firm.attitude, firm.next_step.name
    ('fast', 'proactive', 'export_world')
    """
    parts = contributions(profile, environment, situation, weights)
    total = fsum(part.value for part in parts)
    found = _candidates(environment, situation, _speed(total))
    new = tuple(step for step in found if step.name not in situation.present)
    # A forced move goes ahead although the firm would rather not: that is what reactive means.
    forced = any(TRIGGERS[name].will < 0 for name in situation.triggers)
    goes = bool(new) and (forced or total >= -_SPEED_LIMIT)
    next_step = new[0] if goes else None
    present = tuple(STEPS[name] for name in situation.present)
    phases = {step.phase for step in (*present, *([next_step] if next_step else []))}
    # Reasons for the step advised come before reasons for the others.
    directions = [reason for step in (*new, *found) for reason in found[step]]
    reasons = [part.reason for part in parts] + list(dict.fromkeys(directions))
    reasons += _warnings(profile, environment, situation, total, next_step, forced)
    return Position(
        parts,
        attitude_score(situation),
        present,
        new,
        next_step,
        dominant_concerns(phases),
        needs(phases),
        tuple(reasons),
    )


def _candidates(environment: Environment, situation: Situation, speed: str) -> dict[Step, list[Reason]]:
    """Return the steps that the triggers point to, each with its reasons, those with most triggers first."""
    votes: dict[str, list[Reason]] = {}
    for name in situation.triggers:
        trigger = TRIGGERS[name]
        votes.setdefault(trigger.leads_to, []).append(Reason(trigger.reason, "direction", trigger.origin))
    if not situation.triggers and environment.sufficiency < 1:
        text = _("The home market is too small, so look for volume elsewhere before something forces you.")
        votes["export"] = [Reason(text, "direction", OURS)]
    steps: dict[Step, list[Reason]] = {}
    # Equal votes: the simpler step first.
    for phase in sorted(votes, key=lambda phase: (-len(votes[phase]), PHASES[phase].number)):
        if phase == "export":
            found = _export_step(situation, speed)
            if found is not None:
                step, reason = found
                steps[step] = [*votes[phase], reason]
        else:
            steps[next(step for step in STEPS.values() if step.phase == phase)] = votes[phase]
    return steps


def _export_step(situation: Situation, speed: str) -> tuple[Step, Reason] | None:
    """Return the export circle to go to: the one the move is about, else the free one nearest to the speed."""
    steps = {step.circle: step for step in STEPS.values() if step.circle is not None}
    if situation.destination is not None:
        text = _("The move is about: {circle}.").format(circle=CIRCLES[situation.destination].label)
        return steps[situation.destination], Reason(text, "direction", OURS)
    free = [circle for circle, step in steps.items() if step.name not in situation.present]
    if not free:
        return None
    order = list(CIRCLES)
    wanted = order.index(_REACH[speed])
    nearest = min(free, key=lambda circle: (abs(order.index(circle) - wanted), -order.index(circle)))
    text = _("The drive makes this circle reachable: {circle}. Most firms start with the neighbours.")
    return steps[nearest], Reason(text.format(circle=CIRCLES[nearest].label), "direction", OURS)


def _warnings(
    profile: Profile, environment: Environment, situation: Situation, drive: float, next_step: Step | None, forced: bool
) -> list[Reason]:
    warnings = []

    def warn(text: str, origin: str) -> None:
        warnings.append(Reason(text, "warning", origin))

    if forced and drive < 0:
        warn(_("The context forces a move that the firm would not choose: expect improvised tools."), PAPER)
    if next_step is None:
        warn(_("Moving to another phase is far from inevitable: some firms export only, by choice."), PAPER)
    elif next_step.phase in ("subsidiaries", "multinational"):
        if situation.cash_months < 3:
            warn(_("Units abroad need solid finance first: free cash is below three months."), OURS)
        warn(_("From here on accounting, tax, finance, law and governance ask most attention."), PAPER)
    elif next_step.phase == "partnership" and profile.independence > profile.growth:
        warn(_("A partnership costs independence, which this leader ranks above growth: agree on the exit."), OURS)
    elif next_step.circle == "world" and situation.preparation < 5:
        warn(_("Windfalls outside Europe are rare: worldwide export needs a careful strategy first."), PAPER)
    if situation.buys_abroad or "supply" in situation.triggers:
        warn(_("Buying abroad is internationalisation by the paper's definition, yet none of its four phases."), OURS)
    if next_step is not None or situation.present:
        watched = ", ".join(_(_WATCH[kind]) for kind in environment.knowhow)
        warn(_("Your know-how says what to watch above all: {matters}.").format(matters=watched), OURS)
    warn(_("That the leader's profile sets the speed is asserted, not tested."), OURS)
    return warnings
