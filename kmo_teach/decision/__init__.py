"""The running case decided end to end: six decisions, and the memo that holds them.

>>> from kmo_teach.decision import memo, zavelbeek
>>> mine = zavelbeek()  # a dictionary to change
>>> mine["price"]["price"] = 105_000
>>> paper = memo(mine)  # shows itself in a notebook
>>> paper.undecided, len(paper.sections)
((), 7)

:mod:`kmo_teach.decision.choices` says what each decision asks, :mod:`kmo_teach.decision.memo` works out what speaks for
and against it, :mod:`kmo_teach.decision.face` prints it.
"""

from kmo_teach.decision.choices import Answer, Cash, Market, Pay, Phase, Price, Systems, empty
from kmo_teach.decision.memo import Memo, Section, memo
from kmo_teach.decision.zavelbeek import zavelbeek

__all__ = [
    "Answer", "Cash", "Market", "Memo", "Pay", "Phase", "Price", "Section", "Systems", "empty", "memo", "zavelbeek",
]  # fmt: skip
