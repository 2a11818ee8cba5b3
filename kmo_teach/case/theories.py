"""The running case before the theories: its history, and what each theory expects of it."""

from __future__ import annotations

from kmo_teach.case.firm import get_running_case
from kmo_teach.inputs import require_choice
from kmo_teach.language import N_, _, percent
from kmo_teach.phases.history import History
from kmo_teach.phases.theories import THEORIES

__all__ = ["case_history", "theory_expects"]

_EXPECTED = {
    "uppsala_1977": N_(
        "{near} of its sales abroad go to the three neighbours. Next it works Spain and Poland, with an agent before "
        "an office; {town} should take the United States as one order, until it has learned more."
    ),
    "export_stages": N_(
        "That an order which nobody sought sets it exploring, as Portland's does. It tries the United States after the "
        "countries nearby, and before it commits itself."
    ),
    "outsidership": N_(
        "It gets into America through somebody who counts there, such as the buyer in Portland. Until he speaks for it "
        "to others, a second order stays away."
    ),
    "uppsala_2017": N_(
        "What it commits and what it learns decide what it does next: go on, wait or turn back. Each answer of "
        "{leader} fits."
    ),
    "born_global": N_(
        "Nothing: from its start in {founded} it sold to Belgian bakeries first. What it expects is a young rival with "
        "the same niche who sells in America from the start."
    ),
    "born_again": N_(
        "Nothing any more: it speaks of firms that live from home for years, and this one sells {abroad} abroad. It "
        "expects the jump of a rival who never left, after a trigger such as a new owner."
    ),
    "oli": N_(
        "It owns know-how, but nothing yet makes Oregon a better place to build a line. So it exports, and neither "
        "builds nor buys there until duty, freight or service says otherwise."
    ),
    "transaction_cost": N_(
        "As long as a distributor can install and service a line by contract, as in France, it should own nothing "
        "abroad. Where the service cannot be written down, its own people come first."
    ),
    "effectuation": N_(
        "It starts from one customer who asks and from a loss that it can bear, and says beforehand when it stops. "
        "Whether there is a market, the next partners will show."
    ),
    "digital": N_(
        "Little: customers found its website, but no platform sells for it. A line needs people on the spot, and an "
        "account does not install it."
    ),
}


def case_history() -> History:
    """Return the history of the running case, as far as the course tells it.

    In its first years it sold to Belgian bakeries. How its first step abroad came nobody wrote down, nor who opened its
    first markets: the order from Gdańsk came unplanned, but long after. In France a distributor installs and services
    the lines by contract; the firm owns nothing abroad.

    Examples
    --------
    >>> case_history().small_stake is None, case_history().owns_abroad
    (True, False)
    """
    return History(
        early=False,
        near_first=True,
        small_steps=True,
        burst=False,
        owns_abroad=False,
        better_there=False,
        hard_to_contract=False,
        platform=False,
    )


def theory_expects(key: str) -> str:
    """Return what a theory expects of the running case, in the reader's words.

    Parameters
    ----------
    key
        Name in :data:`kmo_teach.phases.THEORIES`.

    Raises
    ------
    InputError
        For another name.
    """
    firm = get_running_case()
    abroad = sum(sales for country, sales in firm.markets.items() if country != "BE")
    near = sum(firm.markets[country] for country in ("NL", "FR", "DE"))
    leader = firm.owners[0]
    return _(_EXPECTED[require_choice("key", key, THEORIES)]).format(
        near=percent(near / abroad, 0),
        abroad=percent(firm.export_share, 0),
        town=firm.town,
        founded=firm.founded,
        leader=leader.first_name,
    )
