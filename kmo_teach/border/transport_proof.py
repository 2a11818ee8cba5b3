"""The two papers that make a tax office presume that goods went to another member state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kmo_teach.inputs import require_choice
from kmo_teach.language import N_, _

__all__ = ["PROOF_GROUPS", "TRANSPORT_PAPERS", "ProofCheck", "TransportPaper", "check_transport_proof"]

PROOF_GROUPS = {
    "cmr": "a",
    "bill_of_lading": "a",
    "air_waybill": "a",
    "carrier_invoice": "a",
    "insurance": "b",
    "bank": "b",
    "notary": "b",
    "warehouse": "b",
    "statement": "buyer",
    "own": "none",
}
"""To which list of article 45a(3) each paper belongs; ``"buyer"`` is the statement of 45a(1)(b)(i)."""

TRANSPORT_PAPERS = {
    "cmr": N_("consignment note (CMR) with signature"),
    "bill_of_lading": N_("bill of lading"),
    "air_waybill": N_("invoice for the air freight"),
    "carrier_invoice": N_("invoice of the carrier"),
    "insurance": N_("insurance policy for the transport"),
    "bank": N_("bank statement of paying the transport"),
    "notary": N_("official paper on the arrival, such as a notary's"),
    "warehouse": N_("receipt of a warehouse in the state of arrival"),
    "statement": N_("written statement of the buyer on the arrival"),
    "own": N_("the seller's own delivery note"),
}
"""The papers, with labels."""


@dataclass(frozen=True, slots=True)
class TransportPaper:
    """A paper in the file.

    Attributes
    ----------
    kind
        One of :data:`TRANSPORT_PAPERS`.
    issuer
        Who made it out, in words; two papers of one issuer count once.
    independent
        Whether the issuer is independent of seller and buyer.
    """

    kind: str
    issuer: str
    independent: bool = True

    def __post_init__(self) -> None:
        require_choice("kind", self.kind, TRANSPORT_PAPERS)


@dataclass(frozen=True, slots=True)
class ProofCheck:
    """Whether a file gives the presumption of article 45a.

    Attributes
    ----------
    enough
        Whether it does.
    missing
        What to ask for, in the reader's words.
    """

    enough: bool
    missing: tuple[str, ...]


def check_transport_proof(papers: Sequence[TransportPaper], carrier: str) -> ProofCheck:
    """Say whether a file of papers gives the presumption that the goods left for another member state.

    Parameters
    ----------
    papers
        The file; none may contradict another.
    carrier
        Who arranged the transport: ``"seller"`` or ``"buyer"``.

    Notes
    -----
    Implementing Regulation (EU) 282/2011, article 45a: two papers of list A, or one of list A and one of list B, by two
    parties independent of each other, of the seller and of the buyer; if the buyer arranged the transport, a written
    statement of the buyer as well. The presumption can be rebutted, and a seller without it may prove the transport in
    another way; Belgium accepts a signed document of arrival (*bestemmingsdocument*).

    Examples
    --------
    >>> note = TransportPaper("cmr", "the carrier")
    >>> check_transport_proof([note, TransportPaper("insurance", "the insurer")], "seller").enough
    True
    >>> check_transport_proof([note, TransportPaper("carrier_invoice", "the carrier")], "seller").missing
    ('a second paper by another independent party',)
    """
    require_choice("carrier", carrier, ("seller", "buyer"))
    counted = [paper for paper in papers if paper.independent and PROOF_GROUPS[paper.kind] in ("a", "b")]
    first = {paper.issuer for paper in counted if PROOF_GROUPS[paper.kind] == "a"}
    missing = []
    if not first:
        missing.append(_("a paper of list A, on the transport itself"))
    if len({paper.issuer for paper in counted}) < 2:
        missing.append(_("a second paper by another independent party"))
    if carrier == "buyer" and not any(paper.kind == "statement" for paper in papers):
        missing.append(_("the buyer's written statement of arrival"))
    return ProofCheck(not missing, tuple(missing))
