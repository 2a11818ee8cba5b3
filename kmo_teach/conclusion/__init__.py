"""The conclusion: growth against control, what a manager anticipates, and the running case decided end to end.

>>> from kmo_teach.case import zavelbeek
>>> from kmo_teach.conclusion import memo
>>> mine = zavelbeek()  # a dictionary to change
>>> mine["price"]["price"] = 105_000
>>> paper = memo(mine)  # shows itself in a notebook
>>> paper.undecided, len(paper.sections)
((), 7)

``choices`` says what each decision asks, :mod:`kmo_teach.conclusion.memo` works out what speaks for and against it,
 :mod:`kmo_teach.conclusion.memo_page` prints it.
"""

from kmo_teach.conclusion.anticipation import ITEMS, TRAITS, Anticipation, Item, anticipation
from kmo_teach.conclusion.choices import (
    AnswerChoice,
    CashChoice,
    MarketChoice,
    PayChoice,
    PhaseChoice,
    PriceChoice,
    SystemsChoice,
    empty,
)
from kmo_teach.conclusion.growth_and_control import Growth, GrowthMonth, affordable_growth, first_gap, simulate_growth
from kmo_teach.conclusion.memo import Memo, Section, memo

__all__ = [
    "ITEMS",
    "TRAITS",
    "AnswerChoice",
    "Anticipation",
    "CashChoice",
    "Growth",
    "GrowthMonth",
    "Item",
    "MarketChoice",
    "Memo",
    "PayChoice",
    "PhaseChoice",
    "PriceChoice",
    "Section",
    "SystemsChoice",
    "affordable_growth",
    "anticipation",
    "empty",
    "first_gap",
    "memo",
    "simulate_growth",
]
