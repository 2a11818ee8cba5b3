"""What it is worth to know more before deciding: perfect information, and an informant who is sometimes wrong."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from kmo_teach.inputs import InputError, require_mapping, require_number
from kmo_teach.language import _

__all__ = ["Branch", "Choice", "best_choice", "branches", "perfect_information", "posterior", "sample_information"]

Chances = Mapping[str, float]
Payoffs = Mapping[str, Chances]


@dataclass(frozen=True, slots=True)
class Choice:
    """The action with the highest expected payoff, and that payoff in EUR."""

    action: str
    value: float


@dataclass(frozen=True, slots=True)
class Branch:
    """One thing that the informant may say.

    Attributes
    ----------
    signal
        What is said.
    chance
        How likely it is that this is said.
    beliefs
        Chance of each state once it has been said.
    choice
        What to do then, and its expected payoff.
    """

    signal: str
    chance: float
    beliefs: Chances
    choice: Choice


def best_choice(payoffs: Payoffs, beliefs: Chances) -> Choice:
    """Return the action with the highest expected payoff.

    Parameters
    ----------
    payoffs
        Payoff in EUR by action and state.
    beliefs
        Chance of each state; they add up to 1.

    Examples
    --------
    >>> best_choice({"open": {"good": 300, "bad": -200}, "stay": {"good": 0, "bad": 0}}, {"good": 0.6, "bad": 0.4})
    Choice(action='open', value=100.0)
    """
    _check(payoffs, beliefs)
    means = {action: math.fsum(beliefs[state] * row[state] for state in beliefs) for action, row in payoffs.items()}
    action = max(means, key=means.__getitem__)
    return Choice(action, means[action])


def perfect_information(payoffs: Payoffs, beliefs: Chances) -> float:
    """Return the expected value of perfect information (EVPI), EUR: the most that any study may cost.

    Notes
    -----
    Mean of the best payoff of each state, less the payoff of the best action without information. Howard, R. A. (1966),
    Information Value Theory, IEEE Transactions on Systems Science and Cybernetics 2(1).

    Examples
    --------
    >>> perfect_information({"open": {"good": 300, "bad": -200}, "stay": {"good": 0, "bad": 0}},
    ...                     {"good": 0.6, "bad": 0.4})
    80.0
    """
    without = best_choice(payoffs, beliefs).value
    knowing = math.fsum(chance * max(row[state] for row in payoffs.values()) for state, chance in beliefs.items())
    return max(0.0, knowing - without)


def posterior(beliefs: Chances, likelihoods: Chances) -> dict[str, float]:
    """Return the beliefs after a signal (Bayes' rule).

    Parameters
    ----------
    beliefs
        Chance of each state before.
    likelihoods
        For each state, the chance that this signal is given in it.

    Examples
    --------
    >>> posterior({"good": 0.5, "bad": 0.5}, {"good": 0.8, "bad": 0.2})
    {'good': 0.8, 'bad': 0.2}
    """
    known = require_mapping("likelihoods", likelihoods)
    joint = {
        state: require_number("beliefs", chance, 0, 1) * require_number("likelihoods", known.get(state), 0, 1)
        for state, chance in require_mapping("beliefs", beliefs).items()
    }
    total = math.fsum(joint.values())
    if not total:
        raise InputError("likelihoods", total, _("A signal that is never given tells nothing."))
    return {state: chance / total for state, chance in joint.items()}


def branches(payoffs: Payoffs, beliefs: Chances, signals: Payoffs) -> tuple[Branch, ...]:
    """Return the branches of the decision tree: what may be said, how likely, what to believe and to do then.

    Parameters
    ----------
    payoffs, beliefs
        As in :func:`best_choice`.
    signals
        For each signal, its chance in each state; for each state they add up to 1.

    Examples
    --------
    >>> tree = branches({"open": {"good": 300, "bad": -200}, "stay": {"good": 0, "bad": 0}},
    ...     {"good": 0.6, "bad": 0.4}, {"yes": {"good": 0.9, "bad": 0.2}, "no": {"good": 0.1, "bad": 0.8}})
    >>> [(one.signal, round(one.chance, 2), one.choice.action) for one in tree]
    [('yes', 0.62, 'open'), ('no', 0.38, 'stay')]
    """
    _check(payoffs, beliefs)
    for state in beliefs:
        chances = [
            require_number("signals", require_mapping("signals", row).get(state), 0, 1)
            for row in require_mapping("signals", signals).values()
        ]
        if not math.isclose(math.fsum(chances), 1, abs_tol=1e-9):
            raise InputError("signals", state, _("The chances of the signals must add up to 1 in each state."))
    found = []
    for signal, likelihoods in signals.items():
        chance = math.fsum(beliefs[state] * likelihoods[state] for state in beliefs)
        if chance > 0:
            after = posterior(beliefs, likelihoods)
            found.append(Branch(signal, chance, after, best_choice(payoffs, after)))
    return tuple(found)


def sample_information(payoffs: Payoffs, beliefs: Chances, signals: Payoffs) -> float:
    """Return the expected value of sample information (EVSI), EUR: what an imperfect informant is worth.

    Notes
    -----
    Mean payoff of deciding after each signal, less the payoff of the best action without it. Never below 0 and never
    above the value of perfect information. Raiffa, H. (1968), Decision Analysis, Addison-Wesley.

    Examples
    --------
    >>> round(sample_information({"open": {"good": 300, "bad": -200}, "stay": {"good": 0, "bad": 0}},
    ...     {"good": 0.6, "bad": 0.4}, {"yes": {"good": 0.9, "bad": 0.2}, "no": {"good": 0.1, "bad": 0.8}}), 6)
    46.0
    """
    tree = branches(payoffs, beliefs, signals)
    informed = math.fsum(branch.chance * branch.choice.value for branch in tree)
    return max(0.0, informed - best_choice(payoffs, beliefs).value)


def _check(payoffs: Payoffs, beliefs: Chances) -> None:
    if not require_mapping("payoffs", payoffs):
        raise InputError("payoffs", len(payoffs), _("Give at least one action."))
    for chance in require_mapping("beliefs", beliefs).values():
        require_number("beliefs", chance, 0, 1)
    if not math.isclose(math.fsum(beliefs.values()), 1, abs_tol=1e-9):
        raise InputError("beliefs", sum(beliefs.values()), _("The chances must add up to 1."))
    for row in payoffs.values():
        for state in beliefs:
            require_number("payoffs", require_mapping("payoffs", row).get(state))
