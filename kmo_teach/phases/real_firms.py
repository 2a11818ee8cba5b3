"""Real Belgian firms abroad: documented events with their sources, a question, and what each contradicts.

The figures stand in ``facts/phases/real_firms.toml`` and nowhere else; the words here only hold places for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from kmo_teach import facts
from kmo_teach.inputs import require_choice
from kmo_teach.language import N_, _, number, percent

__all__ = ["REAL_FIRMS", "FirmEvent", "RealFirm", "Source", "get_real_firm"]

# Per firm: what it contradicts, and a question.
_WORDS = {
    "fertikal": (
        N_("That a firm must be large. Nearly everything that this handful of people makes leaves the country."),
        N_(
            "It is known because it nearly won an export award. What would you have to know of firms of this size that "
            "tried and stopped, before you draw a lesson?"
        ),
    ),
    "odoo": (
        N_(
            "The first Uppsala model: its home market is a sliver, and partners sold it in many countries before it "
            "was large. It fits effectuation better; its founder says that money ran short for ten years. Those whose "
            "money ran out are in no such table."
        ),
        N_(
            "Is this a born global? Which two figures from its first three years would settle it, and does the table "
            "give them?"
        ),
    ),
    "pattyn": (
        N_(
            "The idea that a family firm stays in the family. A niche machine sold to the whole world ended, for want "
            "of a successor, in foreign hands."
        ),
        N_(
            "Herman of Zavelbeek ranks continuity and independence first. What must he arrange now, if nobody in the "
            "family wants the firm in ten years?"
        ),
    ),
    "lotus": (
        N_(
            "Less than it seems. The biscuit climbs the ladder slowly, as the first Uppsala model says. Yet the group "
            "had plants in the Netherlands, France, Sweden and South Africa for other brands: the firm and its product "
            "stand on different rungs. Bakeries that stopped on the way nobody wrote up."
        ),
        N_("What should a theory of stages follow: the firm, the brand or the product? Choose, and place Lotus again."),
    ),
    "jensen": (
        N_(
            "Partnership as the second phase, simpler than a subsidiary. A listed group takes a partner for Japan, "
            "and pays with its own shares: Miura now owns a part of Jensen, and Jensen a part of Miura's subsidiary."
        ),
        N_(
            "Who can leave this venture, and what is a share worth on that day? Name two clauses that you would look "
            "for first."
        ),
    ),
    "materialise": (
        N_(
            "The expectation that a firm raises money at home before it does so abroad: its first listing was in New "
            "York."
        ),
        N_("Of the price that buyers paid for the new shares, which part did the bankers keep? Was it worth it?"),
    ),
    "ontex": (
        N_(
            "A process that moves forward only: it sold its business in three countries in less than two years. In "
            "Algeria the buyer was its distributor of more than twenty years: a partner can also be the way out."
        ),
        N_(
            "The losses took no cash, for they had waited in equity as translation differences. Who lost this money, "
            "and when?"
        ),
    ),
    "evs": (
        N_(
            "At most the idea that fast growth needs costs that grow as fast: sales rose by more than half, operating "
            "expenses by a tenth. Our model it cannot test: errors, days to payment and cash are not in the table."
        ),
        N_("Which part of this growth was recovery? Work out the sales of the year before the fall, and compare."),
    ),
}

_EVENTS = {
    ("fertikal", "founded"): N_("founded; makes fertiliser from manure"),
    ("fertikal", "reach"): N_("{staff} employees sell to {countries} countries"),
    ("fertikal", "share"): N_("{abroad} of the product goes abroad"),
    ("odoo", "founded"): N_(
        "a student begins, under the name Tiny or TinyERP: texts differ, and some date the software to 2005"
    ),
    ("odoo", "renamed"): N_("new name OpenERP, because “tiny” sounded too small in the United States"),
    ("odoo", "small"): N_("{staff} people, turnover EUR {turnover} million"),
    ("odoo", "renamed_again"): N_("its third name, Odoo (most texts say 2014, one 2015)"),
    ("odoo", "partners"): N_("{partners} partners in {countries} countries, turnover EUR {turnover} million"),
    ("odoo", "staff"): N_("{staff} people, {home} of them in Belgium"),
    ("odoo", "turnover"): N_("turnover EUR {turnover} million, from EUR {before} million the year before"),
    ("odoo", "home_share"): N_(
        "{staff} people; turnover EUR {turnover} million, of which year is not clear to us, and EUR {hoped} million "
        "expected for 2024; {home} of turnover in Belgium"
    ),
    ("pattyn", "founded"): N_("begun in a front garden; machines that line boxes with a bag and fill them"),
    ("pattyn", "growth"): N_(
        "turnover EUR {turnover} million, nearly twice that of the year before; profit EUR {profit} million"
    ),
    ("pattyn", "sold"): N_("third generation, no successor: sold to Duravant in the United States"),
    ("lotus", "founded"): N_("a bakery in a village"),
    ("lotus", "africa"): N_("the first plant outside Europe, in South Africa: fruit snacks of a brand bought in 2015"),
    ("lotus", "plant"): N_("the caramelised biscuit is made outside Belgium for the first time, in North Carolina"),
    ("lotus", "home"): N_("turnover EUR {turnover} million; Belgium is no longer the largest market"),
    ("lotus", "plants"): N_("plants also in the Netherlands, France and Sweden; {organisations} sales organisations"),
    ("lotus", "size"): N_("turnover EUR {turnover} million, {staff} people"),
    ("lotus", "thailand"): N_("a plant in Thailand planned for the second quarter; opening not confirmed"),
    ("jensen", "agreed"): N_("joint venture agreed with Miura of Japan on laundry machines, after a long “Go East”"),
    ("jensen", "swap"): N_("Miura brings in {inax} of its company Inax and gets {new} new shares at EUR {price} each"),
    ("jensen", "stake"): N_("with a further payment in cash Miura holds {jensen} of Jensen-Group"),
    ("jensen", "sales"): N_("half-year sales EUR {after} million, from EUR {before} million two years before"),
    ("materialise", "founded"): N_("founded: printing in three dimensions, software, medical use"),
    ("materialise", "listed"): N_(
        "{shares} shares sold on Nasdaq at USD {price}; USD {proceeds} million reach the firm before its expenses"
    ),
    ("materialise", "fall"): N_("turnover EUR {turnover} million, from EUR {before} million the year before"),
    ("materialise", "turnover"): N_("turnover EUR {turnover} million"),
    ("ontex", "algeria"): N_("plant and business in Algeria sold to its local distributor: about EUR {cash} million"),
    ("ontex", "brazil"): N_(
        "Brazil sold to Softys, as announced: about EUR {cash} million in cash, a gain of {gain} million and a loss "
        "without cash of {loss} million"
    ),
    ("ontex", "turkey"): N_(
        "Türkiye sold to Dilek, a distributor: about EUR {cash} million, and a loss without cash of about {loss} "
        "million"
    ),
    ("evs", "fall"): N_("no large sports events: turnover EUR {turnover} million, down {fall}"),
    ("evs", "rise"): N_(
        "turnover EUR {turnover} million, up {rise}; operating expenses up {costs}; net profit EUR {profit} million"
    ),
    ("evs", "currency"): N_("at the exchange rates of the year before the rise would have been {rise}"),
    ("evs", "turnover"): N_("turnover EUR {turnover} million"),
}

_PLACES = (N_("Liège"),)
"""Towns whose name differs by language: messages to translate."""

_MARKS = {"P": N_("own text"), "Q": N_("press"), "S": N_("one text")}

REAL_FIRMS: tuple[str, ...] = tuple(_WORDS)
"""Names of the documented firms."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure was read."""

    title: str
    publisher: str
    date: str
    url: str


@dataclass(frozen=True, slots=True)
class FirmEvent:
    """What is documented of a firm at some time.

    Attributes
    ----------
    when
        Year, or year and month.
    mark
        ``"P"``: in a publication of the firm or of its lawyers; ``"Q"``: in the press of record or in several texts;
        ``"S"``: in one text.
    source
        Where it was read.
    counts, millions, shares
        The figures by name: as they are, in million EUR, as fractions.
    """

    when: str
    mark: str
    source: Source
    template: str = field(repr=False)
    counts: Mapping[str, float] = field(default_factory=dict)
    millions: Mapping[str, float] = field(default_factory=dict)
    shares: Mapping[str, float] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The event in the reader's words, with its figures."""
        plain = {**self.counts, **self.millions}
        slots = {name: number(value, _decimals(value)) for name, value in plain.items()}
        slots |= {name: percent(value, _decimals(100 * value)) for name, value in self.shares.items()}
        return _(self.template).format(**slots)

    @property
    def mark_label(self) -> str:
        """How the event was read, in the reader's words."""
        return _(_MARKS[self.mark])


def _decimals(value: float) -> int:
    return next((places for places in (0, 1) if abs(value - round(value, places)) < 1e-9), 2)


@dataclass(frozen=True, slots=True)
class RealFirm:
    """A documented firm. Each event names its source.

    Attributes
    ----------
    key
        Name in :data:`REAL_FIRMS`.
    name, place
        The firm and where it is at home.
    events
        What is documented, oldest first.
    """

    key: str
    name: str
    place: str
    events: tuple[FirmEvent, ...]
    texts: tuple[str, str] = field(repr=False)

    @property
    def contradicts(self) -> str:
        """What the firm speaks against, in the course's reading."""
        return _(self.texts[0])

    @property
    def question(self) -> str:
        """A question for discussion."""
        return _(self.texts[1])

    def event(self, key: str) -> FirmEvent:
        """Return an event by its key in the facts file.

        Raises
        ------
        InputError
            For another key.
        """
        keys = [row["key"] for row in facts.parameters("phases/real_firms.toml")[self.key]["events"]]
        return self.events[keys.index(require_choice("key", key, keys))]


@cache
def get_real_firm(key: str) -> RealFirm:
    """Return a documented firm.

    Parameters
    ----------
    key
        Name in :data:`REAL_FIRMS`.

    Raises
    ------
    InputError
        For another name.

    Examples
    --------
    >>> firm = get_real_firm("fertikal")
    >>> firm.event("reach").text, firm.event("reach").source.publisher
    ('6 employees sell to 55 countries', 'Flanders Today')
    """
    row = facts.parameters("phases/real_firms.toml")[require_choice("key", key, REAL_FIRMS)]
    sources = {name: facts.make(Source, source) for name, source in row["sources"].items()}
    events = []
    for event in row["events"]:
        event.choice("mark", _MARKS)
        source, template = sources[event.choice("source", sources)], _EVENTS[key, event["key"]]
        events.append(facts.make(FirmEvent, event, beside=("key", "source"), source=source, template=template))
    return RealFirm(key, row["name"], row["place"], tuple(events), _WORDS[key])
