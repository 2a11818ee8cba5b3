"""Where the firm stands today: what sets it off, what it already does abroad, how well it is prepared."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import require_choice, require_choices, require_number
from kmo_teach.phases.model import CIRCLES, STEPS, TRIGGERS

__all__ = ["Situation"]


@dataclass(frozen=True, slots=True)
class Situation:
    """The firm's situation.

    Parameters
    ----------
    triggers
        What sets a move off: names in :data:`kmo_teach.phases.TRIGGERS`, none or several.
    present
        What the firm already does abroad: names in :data:`kmo_teach.phases.STEPS`, in any order; several at once is
        usual.
    destination
        The circle that the move is about, a name in :data:`kmo_teach.phases.CIRCLES`; None when it is still open.
    preparation
        How far a strategy for going abroad is thought out and written down: 0 (not at all) to 10 (fully).
    cash_months
        How many months of running costs the firm's free cash covers.
    buys_abroad
        Whether the firm buys abroad. That is internationalisation by the paper's definition, yet none of its phases.

    Raises
    ------
    InputError
        For an unknown name or a number outside its bounds.

    Examples
    --------
    >>> Situation(triggers=("opportunity",), present=("export_neighbours",)).preparation
    5.0
    """

    triggers: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    destination: str | None = None
    preparation: float = 5.0
    cash_months: float = 3.0
    buys_abroad: bool = False

    def __post_init__(self) -> None:
        for name, allowed in (("triggers", TRIGGERS), ("present", STEPS)):
            given = require_choices(name, getattr(self, name), allowed)
            object.__setattr__(self, name, tuple(dict.fromkeys(given)))
        if self.destination is not None:
            require_choice("destination", self.destination, CIRCLES)
        require_number("preparation", self.preparation, 0, 10)
        require_number("cash_months", self.cash_months, 0, 120)
