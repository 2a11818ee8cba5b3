"""Which form of partnership fits: the paper's three purposes, and the form that control and capital allow."""

from __future__ import annotations

from dataclasses import dataclass

from kmo_teach.inputs import require_choice
from kmo_teach.language import N_, _

__all__ = ["PURPOSES", "PartnerForm", "partner_form"]

PURPOSES = {
    "chain": N_("customer or supplier partnership along the value chain"),
    "cost": N_("economic and financial partnership to hold costs"),
    "technology": N_("technical and strategic partnership to develop together"),
}
"""What a partnership is for; the paper's three kinds, in our words."""

_FORMS = {
    ("chain", False, False): N_("agent or informal cooperation"),
    ("chain", False, True): N_("distribution contract with a shared stock"),
    ("chain", True, False): N_("long contract with quality clauses and audits"),
    ("chain", True, True): N_("minority stake in the partner"),
    ("cost", False, False): N_("purchase order or short subcontracting contract"),
    ("cost", False, True): N_("subcontracting with our own tools at the partner"),
    ("cost", True, False): N_("long subcontracting contract with our own inspector"),
    ("cost", True, True): N_("jointly owned workshop"),
    ("technology", False, False): N_("licence of our technology"),
    ("technology", False, True): N_("joint development contract with shared cost"),
    ("technology", True, False): N_("joint development contract with ownership of results settled first"),
    ("technology", True, True): N_("joint venture with shared equity"),
}


@dataclass(frozen=True, slots=True)
class PartnerForm:
    """A partnership.

    Attributes
    ----------
    kind
        The paper's kind, in the reader's language.
    form
        A form that fits, in the reader's language; our operationalisation.
    shared_equity
        Whether both partners hold shares, which makes leaving slow and costly.
    """

    kind: str
    form: str
    shared_equity: bool


def partner_form(purpose: str, *, needs_control: bool, has_capital: bool) -> PartnerForm:
    """Walk a small decision tree from the purpose of a partnership to a form.

    Parameters
    ----------
    purpose
        Key of :data:`PURPOSES`.
    needs_control
        Whether the firm must be able to decide on quality, know-how or customers.
    has_capital
        Whether it can put money in and miss it for years.

    Notes
    -----
    The three purposes are the paper's. The two further questions and the forms are ours; the paper leaves licences and
    marketplaces out.

    Examples
    --------
    >>> partner_form("technology", needs_control=True, has_capital=True).form
    'joint venture with shared equity'
    """
    key = (require_choice("purpose", purpose, PURPOSES), bool(needs_control), bool(has_capital))
    return PartnerForm(_(PURPOSES[purpose]), _(_FORMS[key]), key[1] and key[2])
