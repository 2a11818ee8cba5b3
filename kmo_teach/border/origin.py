"""Preferential origin: does a product reach it under a list rule, and which paper proves it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kmo_teach import facts
from kmo_teach.inputs import InputError, require_choice, require_number
from kmo_teach.language import N_, _

__all__ = [
    "MATERIAL_ORIGINS",
    "ORIGIN_PROOFS",
    "Material",
    "OriginCheck",
    "check_list_rule",
    "origin_countries",
    "origin_proof",
]

MATERIAL_ORIGINS = {
    "declared": N_("European, with a supplier's declaration"),
    "undeclared": N_("bought in the Union, without a declaration"),
    "abroad": N_("imported"),
}
"""What a firm can prove of a material, with labels. Only the first counts as originating."""

ORIGIN_PROOFS = {
    "statement": N_("a statement on origin on the invoice, by any exporter"),
    "registered_statement": N_("a statement on origin on the invoice, by a registered exporter (REX number)"),
    "invoice_declaration": N_("a declaration on the invoice, by any exporter"),
    "certificate": N_("a certificate EUR.1 of customs, or a declaration by an approved exporter"),
    "circulation": N_("a movement certificate A.TR: it proves free circulation, not origin"),
    "none": N_("none: without an agreement the ordinary duty is due, whatever the origin"),
}
"""The papers, with labels."""

_PROOFS = "border/origin_proofs.csv"


@dataclass(frozen=True, slots=True)
class Material:
    """A material of a product.

    Attributes
    ----------
    name
        In words.
    value
        EUR for one product; of an imported one its customs value, of another the first price that is known.
    origin
        One of :data:`MATERIAL_ORIGINS`.
    """

    name: str
    value: float
    origin: str

    def __post_init__(self) -> None:
        require_number("value", self.value, 0)
        require_choice("origin", self.origin, MATERIAL_ORIGINS)


@dataclass(frozen=True, slots=True)
class OriginCheck:
    """Whether a product keeps to a list rule.

    Attributes
    ----------
    share
        Materials without originating status as a fraction of the price ex works.
    most
        What the rule allows.
    room
        EUR by which those materials may still grow at the same price; below 0 they are too much.
    lowest_price
        EUR ex works below which the same materials break the rule: a discount can cost the origin.
    """

    share: float
    most: float
    room: float
    lowest_price: float

    @property
    def originating(self) -> bool:
        """Whether the rule is met: at most the share, the limit included."""
        return self.share <= self.most + 1e-12


def check_list_rule(materials: Sequence[Material], ex_works: float, most: float) -> OriginCheck:
    """Check a rule that limits materials without origin to a share of the price ex works (MaxNOM).

    Parameters
    ----------
    materials
        What the product is made of. A material whose origin cannot be proved counts as without origin.
    ex_works
        Price ex works in EUR, without taxes that are paid back at export.
    most
        The rule's limit, as a fraction of that price.

    Notes
    -----
    Such rules stand heading by heading in the annex of each agreement, often beside another one (a change of heading),
    and it is enough to meet one. EU-UK Trade and Cooperation Agreement, articles 38 to 42 with annexes 2 and 3;
    EU-Japan agreement, chapter 3. Left out: minimal operations, tolerance by weight, cumulation.

    Examples
    --------
    >>> found = check_list_rule([Material("motor", 400, "abroad"), Material("frame", 300, "declared")], 1_000, 0.5)
    >>> found.share, found.originating, found.room, found.lowest_price
    (0.4, True, 100.0, 800.0)
    """
    ex_works = require_number("ex_works", ex_works, above=0)
    most = require_number("most", most, above=0, maximum=1)
    foreign = float(sum(one.value for one in materials if one.origin != "declared"))
    if sum(one.value for one in materials) > ex_works:
        raise InputError("ex_works", ex_works, _("The price ex works holds at least the materials."))
    return OriginCheck(foreign / ex_works, most, most * ex_works - foreign, foreign / most)


def origin_countries() -> tuple[str, ...]:
    """Return the countries of which the course knows the proof of origin.

    Examples
    --------
    >>> "GB" in origin_countries()
    True
    """
    return tuple(row["country"] for row in facts.table(_PROOFS))


def origin_proof(country: str, value: float, on: date) -> str:
    """Return which of :data:`ORIGIN_PROOFS` goes with a consignment of originating goods.

    Parameters
    ----------
    country
        Where the goods go: one of :func:`origin_countries`.
    value
        Of the originating goods in the consignment, EUR.
    on
        Day of the shipment.

    Examples
    --------
    >>> origin_proof("GB", 5_000, date(2026, 11, 1)), origin_proof("GB", 88_000, date(2026, 11, 1))
    ('statement', 'registered_statement')
    >>> origin_proof("US", 88_000, date(2026, 11, 1)), origin_proof("BR", 88_000, date(2026, 4, 1))
    ('none', 'none')
    """
    require_choice("country", country, origin_countries())
    value = require_number("value", value, 0)
    (row,) = (row for row in facts.table(_PROOFS) if row["country"] == country)
    if row["system"] == "none" or on < date.fromisoformat(row["since"]):
        return "none"
    small = value <= facts.parameters("border/rules.toml")["statement_on_origin"].number("any_exporter_up_to", 0)
    if row["system"] == "statement":
        return "statement" if small else "registered_statement"
    if row["system"] == "certificate":
        return "invoice_declaration" if small else "certificate"
    return "circulation"
