"""Questions that wait for a decision: one owner or several people who may decide."""

from __future__ import annotations

import math
import random

from kmo_teach.inputs import InputError, require_number, require_whole
from kmo_teach.language import _

__all__ = ["chance_of_waiting_longer", "decision_delay", "simulate_delays"]


def decision_delay(arrivals: float, decisions: float, deciders: int = 1) -> float:
    """Return how long a question waits for its decision, the deciding included.

    Parameters
    ----------
    arrivals
        Questions a day.
    decisions
        Decisions that one person can take a day.
    deciders
        People who may decide: 1 is the owner who decides everything.

    Returns
    -------
    float
        Days.

    Raises
    ------
    InputError
        When more comes in than can be decided: the queue never ends.

    Notes
    -----
    For one decider 1 / (mu - lambda), the M/M/1 queue; for more, M/M/c with Erlang's C formula. Gross, D. et al.
    (2008), Fundamentals of Queueing Theory, 4th edition, chapter 2.

    Examples
    --------
    >>> round(decision_delay(9, 10), 6), round(decision_delay(9, 10, deciders=2), 3)
    (1.0, 0.125)
    """
    arrivals, decisions, deciders = _checked(arrivals, decisions, deciders)
    return 1 / decisions + _all_busy(arrivals, decisions, deciders) / (deciders * decisions - arrivals)


def chance_of_waiting_longer(limit: float, arrivals: float, decisions: float, deciders: int = 1) -> float:
    """Return the share of questions that are decided only after ``limit`` days, the deciding included.

    Parameters
    ----------
    limit
        Days.
    arrivals, decisions, deciders
        As in :func:`decision_delay`.

    Returns
    -------
    float
        Fraction from 0 to 1.

    Notes
    -----
    A question waits only when all deciders are busy, and then for an exponential time of rate c mu - lambda; deciding
    takes an exponential time of rate mu. For one decider this is exp(-(mu - lambda) t). Gross et al. (2008), chapter 2.

    Examples
    --------
    >>> round(chance_of_waiting_longer(1, 9, 10), 3)  # exp(-1)
    0.368
    """
    arrivals, decisions, deciders = _checked(arrivals, decisions, deciders)
    limit = require_number("limit", limit, 0)
    busy = _all_busy(arrivals, decisions, deciders)
    drain = deciders * decisions - arrivals
    alone = math.exp(-decisions * limit)
    if math.isclose(drain, decisions, rel_tol=1e-6):
        after_a_wait = (1 + decisions * limit) * alone
    else:
        after_a_wait = (drain * alone - decisions * math.exp(-drain * limit)) / (drain - decisions)
    return (1 - busy) * alone + busy * after_a_wait


def simulate_delays(
    arrivals: float, decisions: float, deciders: int = 1, questions: int = 1_000, seed: int = 1
) -> tuple[float, ...]:
    """Return the delay of each question in a simulated queue that starts empty, in days, in order of arrival.

    Questions come at random; each is taken in its turn by whoever is free first. Unlike the formula, the simulation
    also runs when more comes in than is decided: then the delay keeps growing.

    Parameters
    ----------
    arrivals, decisions, deciders
        As in :func:`decision_delay`; ``arrivals`` above 0.
    questions
        How many questions.
    seed
        The same seed gives the same questions.

    Examples
    --------
    >>> delays = simulate_delays(9, 10, questions=100)
    >>> len(delays), delays == simulate_delays(9, 10, questions=100)
    (100, True)
    """
    arrivals = require_number("arrivals", arrivals, above=0)
    decisions = require_number("decisions", decisions, above=0)
    deciders = require_whole("deciders", deciders, 1, 1_000)
    draw = random.Random(require_whole("seed", seed))
    free_at, clock, delays = [0.0] * deciders, 0.0, []
    for _question in range(require_whole("questions", questions, 1, 1_000_000)):
        clock += draw.expovariate(arrivals)
        first = min(range(deciders), key=free_at.__getitem__)
        free_at[first] = max(clock, free_at[first]) + draw.expovariate(decisions)
        delays.append(free_at[first] - clock)
    return tuple(delays)


def _checked(arrivals: float, decisions: float, deciders: int) -> tuple[float, float, int]:
    deciders = require_whole("deciders", deciders, 1, 1_000)
    decisions = require_number("decisions", decisions, above=0)
    arrivals = require_number("arrivals", arrivals, 0)
    if arrivals >= deciders * decisions:
        raise InputError("arrivals", arrivals, _("More comes in than is decided: the queue never ends."))
    return arrivals, decisions, deciders


def _all_busy(arrivals: float, decisions: float, deciders: int) -> float:
    """Return Erlang's C, the chance that a question finds every decider busy, from his B for ever more deciders."""
    load = arrivals / decisions
    lost = 1.0
    for number in range(1, deciders + 1):
        lost = load * lost / (number + load * lost)
    return lost / (1 - load / deciders * (1 - lost))
