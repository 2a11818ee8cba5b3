"""Tax planning, avoidance and evasion: what a scheme is worth, and where the calculator stops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_number, require_numbers
from kmo_teach.language import _
from kmo_teach.numeric.sample import sample_quantile

__all__ = [
    "ArmsLength",
    "Scheme",
    "arms_length_range",
    "break_even_probability",
    "effective_tax_rate",
    "red_flag",
    "risk_adjusted_value",
    "shifting_gain",
]


def effective_tax_rate(taxes: Sequence[float], profits: Sequence[float]) -> float:
    """Return the group's tax as a fraction of its profit before tax.

    Parameters
    ----------
    taxes, profits
        Per entity, in EUR; a loss is below 0. The total profit must be above 0.

    Examples
    --------
    >>> effective_tax_rate([25, 9], [100, 60])
    0.2125
    """
    earned, paid = require_numbers("profits", profits), require_numbers("taxes", taxes)
    if len(paid) != len(earned):
        raise InputError("taxes", len(paid), _("Give one for each profit."))
    return sum(paid) / require_number("profits", sum(earned), above=0)


def shifting_gain(profit: float, high_rate: float, low_rate: float, compliance_cost: float = 0.0) -> float:
    """Return the tax saved on profit that moves to an entity with a lower rate, less what the proof costs.

    Parameters
    ----------
    profit
        Profit moved, in EUR.
    high_rate, low_rate
        Tax rates, as fractions.
    compliance_cost
        Documentation and advice, in EUR.

    Examples
    --------
    >>> shifting_gain(100_000, 0.25, 0.15, compliance_cost=4_000)
    6000.0
    """
    low_rate = require_number("low_rate", low_rate, 0, 1)
    saved = require_number("profit", profit, 0) * (require_number("high_rate", high_rate, low_rate, 1) - low_rate)
    return saved - require_number("compliance_cost", compliance_cost, 0)


@dataclass(frozen=True, slots=True)
class ArmsLength:
    """The interquartile range of what independent firms do.

    Attributes
    ----------
    low, median, high
        First quartile, median, third quartile.
    inside
        Whether the price or margin tested lies within.
    """

    low: float
    median: float
    high: float
    inside: bool


def arms_length_range(tested: float, comparables: Sequence[float]) -> ArmsLength:
    """Check a transfer price or margin against comparable independent firms.

    Parameters
    ----------
    tested
        The price or margin within the group.
    comparables
        Those of at least four independent firms.

    Notes
    -----
    OECD Transfer Pricing Guidelines (2022), paragraph 3.57, on the interquartile range; quartiles by linear
    interpolation (spreadsheets' QUARTILE.INC). A tax office may count otherwise.

    Examples
    --------
    >>> arms_length_range(0.09, [0.02, 0.03, 0.04, 0.05, 0.06])
    ArmsLength(low=0.03, median=0.04, high=0.05, inside=False)
    """
    ordered = sorted(require_numbers("comparables", comparables))
    if len(ordered) < 4:
        raise InputError("comparables", len(ordered), _("Give at least four."))

    low, median, high = (sample_quantile(ordered, fraction) for fraction in (0.25, 0.5, 0.75))
    return ArmsLength(low, median, high, low <= require_number("tested", tested) <= high)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A tax scheme and the honest answers about it.

    Attributes
    ----------
    saving
        Tax saved if it stands, in EUR.
    probability
        Chance that it is struck down, from 0 to 1.
    penalty, interest, reputation
        What that costs beside the tax itself, in EUR.
    double_tax
        Tax already paid elsewhere on the same profit that is not given back, in EUR.
    main_purpose_is_tax, genuine, defeats_the_law
        The three questions of a general anti-abuse rule: is a tax advantage a main purpose; is there a real economic
        reason; does it go against what the law is for.
    concealment
        Whether facts or documents are hidden or false.
    arms_length
        Whether the price between the companies is one that independent firms agree (:func:`arms_length_range`).
    """

    saving: float
    probability: float
    penalty: float = 0.0
    interest: float = 0.0
    reputation: float = 0.0
    double_tax: float = 0.0
    main_purpose_is_tax: bool = False
    genuine: bool = True
    defeats_the_law: bool = False
    concealment: bool = False
    arms_length: bool = True

    def __post_init__(self) -> None:
        for name in ("saving", "penalty", "interest", "reputation", "double_tax"):
            require_number(name, getattr(self, name), 0)
        require_number("probability", self.probability, 0, 1)

    @property
    def damage(self) -> float:
        """What being struck down costs on top of the tax that was due anyway, in EUR."""
        return self.penalty + self.interest + self.reputation + self.double_tax

    @property
    def verdict(self) -> str:
        """``"planning"``, ``"correction"``, ``"avoidance"`` or ``"evasion"``.

        Evasion is a crime; an anti-abuse rule may strike avoidance down; a price outside arm's length is corrected,
        with good intentions too (OECD Model Tax Convention, article 9). Directive (EU) 2016/1164, article 6: abuse
        takes a main purpose of tax, no genuine arrangement and a result against the law's object.
        """
        if self.concealment:
            return "evasion"
        abusive = self.main_purpose_is_tax and not self.genuine and self.defeats_the_law
        if abusive:
            return "avoidance"
        return "planning" if self.arms_length else "correction"


def risk_adjusted_value(scheme: Scheme) -> float:
    """Return what a scheme is worth in EUR with the risk that it is struck down.

    Parameters
    ----------
    scheme
        The scheme. One with concealment is refused: evasion has no value to work out.

    Raises
    ------
    InputError
        For concealment.

    Notes
    -----
    (1 - p) saving - p damage, against paying the tax at once: where the scheme is struck down nothing was saved, and
    the damage comes on top.

    Examples
    --------
    >>> risk_adjusted_value(Scheme(saving=50_000, probability=0.4, penalty=25_000, interest=5_000))
    18000.0
    """
    _refuse_evasion(scheme)
    return (1 - scheme.probability) * scheme.saving - scheme.probability * scheme.damage


def break_even_probability(scheme: Scheme) -> float:
    """Return the chance of being struck down at which a scheme is worth nothing, from 0 to 1.

    Examples
    --------
    >>> break_even_probability(Scheme(saving=50_000, probability=0.4, penalty=25_000, interest=25_000))
    0.5
    """
    _refuse_evasion(scheme)
    saving = require_number("saving", scheme.saving, above=0)
    return saving / (saving + scheme.damage)


def red_flag(scheme: Scheme) -> str:
    """Return what is wrong with a scheme, in a sentence; empty for planning.

    Examples
    --------
    >>> red_flag(Scheme(10_000, 0.2))
    ''
    """
    return {
        "evasion": _("Hiding facts is evasion, a crime. There is nothing to work out here."),
        "avoidance": _("Tax is the purpose, the arrangement is not genuine and it defeats the law: expect it to fall."),
        "correction": _("The margin lies outside what independent firms earn: expect a correction, and no saving."),
        "planning": "",
    }[scheme.verdict]


def _refuse_evasion(scheme: Scheme) -> None:
    if scheme.verdict == "evasion":
        raise InputError("concealment", scheme.concealment, red_flag(scheme))
