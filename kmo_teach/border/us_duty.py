"""American duty on goods from the Union since 2025: which regime holds on a day, and what an entry pays under it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from kmo_teach import facts
from kmo_teach.inputs import InputError, require_choice, require_number
from kmo_teach.language import N_, _
from kmo_teach.language import date as written

__all__ = [
    "DUTY_ACTS",
    "DUTY_KINDS",
    "DUTY_LISTS",
    "DutyRegime",
    "TariffCode",
    "duty_regime",
    "duty_regimes",
    "rate_under",
    "tariff_code",
    "tariff_codes",
]

DUTY_LISTS = {
    "none": N_("On no list"),
    "annex_iii": N_("On the list of fixed industrial machinery (Annex III)"),
    "parts": N_("On the list of parts and derived goods (Annex I-B)"),
}
"""Where a code may stand on the metals lists (Section 232), with labels."""

DUTY_KINDS = {
    "none": N_("ordinary rate only"),
    "added": N_("on top of the ordinary rate"),
    "total": N_("in total, the ordinary rate included"),
}
"""How a regime's rate counts, with labels."""

DUTY_ACTS = {
    "ordinary": N_("ordinary rate"),
    "emergency_base": N_("emergency powers (IEEPA), all countries"),
    "emergency_eu": N_("emergency powers (IEEPA), rate for the Union"),
    "pause": N_("emergency powers (IEEPA), the higher rate paused"),
    "emergency_ceiling": N_("emergency powers (IEEPA), after the agreement with the Union"),
    "section_122": N_("Section 122, balance of payments, for 150 days"),
    "section_301": N_("Section 301 (forced labour)"),
    "section_232": N_("Section 232, metals lists"),
}
"""On which legal act a regime rests, with labels."""

_LAW = "law/dated_rules.toml"


@dataclass(frozen=True, slots=True)
class DutyRegime:
    """A rule on duty from a day on.

    Attributes
    ----------
    since
        First day.
    kind
        One of :data:`DUTY_KINDS`.
    rate
        Fraction of the customs value.
    act
        One of :data:`DUTY_ACTS`.
    confirmed
        ``"primary"`` where the text itself was read, ``"quoted"`` where a second source gives it.
    """

    since: date
    kind: str
    rate: float
    act: str
    confirmed: str = "primary"

    def __post_init__(self) -> None:
        require_choice("kind", self.kind, DUTY_KINDS)
        require_choice("act", self.act, DUTY_ACTS)
        require_number("rate", self.rate, 0, 10)


@cache
def duty_regimes(listed: str = "none") -> tuple[DutyRegime, ...]:
    """Return the regimes for goods of EU origin, oldest first.

    Parameters
    ----------
    listed
        One of :data:`DUTY_LISTS`. For a list, the story begins on the day on which that list took effect: before it
        other metals rules held, which the course does not model.

    Examples
    --------
    >>> [(regime.since.isoformat(), regime.rate) for regime in duty_regimes("annex_iii")]
    [('2026-04-06', 0.15), ('2028-01-01', 0.25)]
    """
    require_choice("listed", listed, DUTY_LISTS)
    now = facts.parameters(_LAW)["us_duty"]
    listed_since = date.fromisoformat(now["annex_iii_since"])
    if listed == "parts":
        return (DutyRegime(listed_since, "added", now.fraction("parts"), "section_232"),)
    if listed == "annex_iii":
        until = date.fromisoformat(now["annex_iii_until"])
        return (
            DutyRegime(listed_since, "total", now.fraction("annex_iii"), "section_232"),
            DutyRegime(date.fromordinal(until.toordinal() + 1), "added", now.fraction("parts"), "section_232"),
        )
    past = (
        DutyRegime(date.fromisoformat(row["since"]), row["kind"], row.number("rate"), row["act"], row["confirmed"])
        for row in facts.table("border/us_duty_history.csv")
    )
    today = DutyRegime(date.fromisoformat(now["since"]), "total", now.fraction("rate"), "section_301")
    return (*past, today)


def duty_regime(day: date, listed: str = "none") -> DutyRegime:
    """Return the regime that holds on the day of entry.

    Parameters
    ----------
    day
        On which the goods are entered for consumption.
    listed
        One of :data:`DUTY_LISTS`.

    Examples
    --------
    >>> duty_regime(date(2025, 12, 1)).rate, duty_regime(date(2026, 3, 1)).kind
    (0.15, 'added')
    """
    known = duty_regimes(listed)
    held = [regime for regime in known if regime.since <= day]
    if not held:
        rule = _("Give a day from {first} on.").format(first=written(known[0].since))
        raise InputError("day", day.isoformat(), rule)
    return held[-1]


def rate_under(regime: DutyRegime, ordinary: float) -> float:
    """Return the rate that an entry pays, as a fraction of the customs value.

    Parameters
    ----------
    regime
        From :func:`duty_regime`.
    ordinary
        The ordinary (most-favoured-nation) rate of the code, as a fraction.

    Notes
    -----
    A total is a floor under the sum: where the ordinary rate is higher, nothing is added and that rate stays.

    Examples
    --------
    >>> rate_under(duty_regime(date(2025, 5, 1)), 0.028)
    0.128
    >>> rate_under(duty_regime(date(2026, 8, 1)), 0.028), rate_under(duty_regime(date(2026, 8, 1)), 0.12)
    (0.1, 0.12)
    """
    ordinary = require_number("ordinary", ordinary, 0, 10)
    if regime.kind == "total":
        return max(ordinary, regime.rate)
    return round(ordinary + (regime.rate if regime.kind == "added" else 0.0), 6)


@dataclass(frozen=True, slots=True)
class TariffCode:
    """A code between which the case's line could fall, as American customs treats it.

    Attributes
    ----------
    code
        As in the tariff, with its dots.
    ordinary
        Ordinary rate as a fraction; None where it was not looked up.
    listed
        One of :data:`DUTY_LISTS`.
    about
        What it covers and which ruling put what there, in English.
    """

    code: str
    ordinary: float | None
    listed: str
    about: str

    def __post_init__(self) -> None:
        require_choice("listed", self.listed, DUTY_LISTS)


@cache
def tariff_codes() -> tuple[TariffCode, ...]:
    """Return the codes that the course looked up.

    Examples
    --------
    >>> [one.code for one in tariff_codes() if one.listed == "annex_iii"]
    ['8428.33', '8479.89.9597']
    """
    return tuple(
        TariffCode(row["code"], row.number("mfn") if row["mfn"] else None, row["list"], row["about"])
        for row in facts.table("border/codes.csv")
    )


def tariff_code(code: str) -> TariffCode:
    """Return one of :func:`tariff_codes`.

    Examples
    --------
    >>> tariff_code("8423.30").ordinary
    0.0
    """
    require_choice("code", code, (one.code for one in tariff_codes()))
    (found,) = (one for one in tariff_codes() if one.code == code)
    return found
