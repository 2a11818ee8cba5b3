"""Theories of how firms go international, and which of them fit a firm's history by a table of rules of our own."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from kmo_teach import facts
from kmo_teach.inputs import require_choice
from kmo_teach.language import N_, _
from kmo_teach.phases.history import SIGNS, History, sign_label

__all__ = ["THEORIES", "VERDICTS", "Fit", "Rule", "Theory", "get_theory", "theories_that_fit", "theory_fit"]

# Per theory: its name, what it says, what the evidence says, what would refute it.
_WORDS = {
    "uppsala_1977": (
        N_("Uppsala, first version"),
        N_(
            "What a firm must know about a market it learns by working there. So it begins nearby and commits itself "
            "in small steps, and what it learns from one step carries the next."
        ),
        N_(
            "A fair description of many firms, and no law: firms also leave and come back (Kafouros et al. 2022), and "
            "a market nearby can disappoint because it looks familiar (O'Grady & Lane 1996)."
        ),
        N_(
            "Firms that begin far away, or in many markets at once, and do no worse, in a sample that also counts "
            "those that failed."
        ),
    ),
    "export_stages": (
        N_("Stages of export: innovation-related models"),
        N_(
            "Exporting is something new that managers take up in stages: not willing, willing to fill an order that "
            "nobody sought, exploring, trying a country that feels near, experienced there, then further away. An "
            "order out of the blue may skip a stage."
        ),
        N_(
            "Among 423 smaller manufacturers in Wisconsin such an order decided most whether a firm explored exporting "
            "(Bilkey & Tesar 1977). Over five years the stages of Cavusgil (1980) held, within limits, for European "
            "manufacturers (Gankema et al. 2000). Andersen (1993) asks of them and of Uppsala what they explain and "
            "what would refute them, and proposes repairs."
        ),
        N_("Small exporters that begin far away, or without trying first, and are as many as those that do not."),
    ),
    "outsidership": (
        N_("Networks and outsidership: Uppsala, second version"),
        N_(
            "A market is a network of firms that know each other: so a forerunner of 1988. The obstacle, adds the "
            "model of 2009, is less the foreign country than standing outside the network that counts there."
        ),
        N_(
            "In four software firms from New Zealand large partners shaped the markets and the forms of entry, and "
            "could hold the firm back later (Coviello & Munro 1997). Four cases show how it happens, not how often."
        ),
        N_("Firms that know nobody in a market and do as well there as firms that were brought in."),
    ),
    "uppsala_2017": (
        N_("Uppsala, third version"),
        N_(
            "The model becomes an account of how a multinational changes over time, by what it commits and by what it "
            "learns. Entry is one change among others, and the direction is open."
        ),
        N_(
            "One review counts seven versions between 1977 and 2017 (Wach 2021): a sentence about “the Uppsala model” "
            "needs a year."
        ),
        N_(
            "We find nothing in a short history that would. A model that allows each path forbids none: ask its users "
            "which observation it rules out."
        ),
    ),
    "born_global": (
        N_("Born global, or international new venture"),
        N_(
            "A firm can be international from its start if it holds something unique and controls resources that it "
            "does not own. Knowledge and a culture of innovation then take the place of size and experience."
        ),
        N_(
            "Looked at again, two of the founding samples hold mostly firms that existing organisations helped to "
            "found (Rumyantseva & Welch 2023). In Italian SMEs a niche and founders' work abroad explain who reaches a "
            "quarter of sales abroad within three years; technology and languages do not (Hennart et al. 2021). The "
            "measure makes the count: a study of Canada asked for exports within two years, with a quarter of sales "
            "from beyond the United States, and set the born regional apart (Sui & Baum 2014); in Swedish "
            "manufacturing 0.6 to 3.3 per cent of firms count five years after their start (Braunerhjelm & Halldin "
            "2018). Belgian global starters commit most to each market, go on exporting most often and also fail most "
            "often, mainly because they are new (Sleuwaegen & Onkelinx 2014)."
        ),
        N_("Early starters that owe their start to a parent and not to anything of their own."),
    ),
    "born_again": (
        N_("Born-again global"),
        N_(
            "A firm that lived from its home market for years can go to many markets at once after a trigger, such as "
            "a new owner. Age does not fix the path."
        ),
        N_(
            "Case studies. Among Belgian SMEs that began to export between 1998 and 2005 a working paper of the "
            "National Bank sets them apart by definition (Onkelinx & Sleuwaegen 2010)."
        ),
        N_("Late jumpers that turn out to have prepared step by step for years, unseen."),
    ),
    "oli": (
        N_("OLI, the eclectic paradigm"),
        N_(
            "A firm produces abroad where three advantages meet: something that it owns (O), a place that suits the "
            "work better (L), and a gain from keeping it inside the firm, for a contract would not do (I). Where only "
            "the place is missing it exports; where keeping it inside gains nothing it sells a licence; without "
            "something of its own it does neither."
        ),
        N_(
            "Dunning himself grants that it says little about what a single firm will do. It puts reasons in order, "
            "and it was made for multinationals."
        ),
        N_(
            "Hard to say, for the list of advantages can always be made longer. Name them before the decision, not "
            "after."
        ),
    ),
    "transaction_cost": (
        N_("Transaction cost"),
        N_(
            "Control costs money and people, so a firm should pay for it only where a contract protects its know-how, "
            "service or equipment badly. Elsewhere an independent partner is cheaper. Internalisation theory (Buckley "
            "& Casson 1976) had said so of knowledge: a firm keeps inside what a market would trade at a higher cost."
        ),
        N_(
            "Over 38 studies the predictions hold on the whole, more in some countries and industries than in others "
            "(Zhao et al. 2004). For SMEs the state of knowledge is unclear: most work is about large firms "
            "(Laufs & Schwens 2014)."
        ),
        N_(
            "Firms that own abroad what any distributor could do, or leave their secrets to strangers, and do no worse."
        ),
    ),
    "effectuation": (
        N_("Effectuation"),
        N_(
            "Under uncertainty entrepreneurs start from what they have and whom they know, and stake no more than they "
            "can afford to lose. The goal takes shape with the partners who join."
        ),
        N_(
            "In five cases unplanned steps abroad followed this logic, and taking it up sped up commitment "
            "(Kalinic et al. 2014). A review finds that research looks at the firm and the opportunity, too little at "
            "the person (Karami et al. 2020)."
        ),
        N_("Firms that forecast and plan do better in uncertain markets than firms that limit their stake."),
    ),
    "digital": (
        N_("Digital platforms"),
        N_(
            "Platforms bring customers from everywhere, figures about them and a place to learn. What a firm needs "
            "abroad may then be an account and no office."
        ),
        N_(
            "There are still few studies of small firms that go abroad through platforms (da Rocha et al. 2024), and "
            "we found no estimate of how much a platform adds."
        ),
        N_(
            "Firms on platforms that export no more than like firms without, once those that would have exported "
            "anyway are set apart."
        ),
    ),
}

_VERDICTS = {"fits": N_("fits"), "not": N_("does not fit"), "open": N_("cannot be told")}

THEORIES: tuple[str, ...] = tuple(_WORDS)
"""Names of the theories, in the order in which the pages tell them."""

VERDICTS: tuple[str, ...] = tuple(_VERDICTS)
"""What a history may say of a theory: it fits, it does not, or too little is known."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a theory asks of a firm's history, in our reading. A rule without conditions fits each history.

    Attributes
    ----------
    expects
        Signs that must be there.
    excludes
        Signs that must not be there.
    outcome
        A sign that is there if and only if all ``causes`` are.
    causes
        See ``outcome``.
    """

    expects: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    outcome: str | None = None
    causes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("expects", "excludes", "causes"):
            signs = tuple(getattr(self, name))
            object.__setattr__(self, name, signs)
            for sign in signs:
                require_choice(name, sign, SIGNS)
        if self.outcome is not None:
            require_choice("outcome", self.outcome, SIGNS)

    @property
    def signs(self) -> tuple[str, ...]:
        """All signs that the rule looks at."""
        outcome = () if self.outcome is None else (self.outcome,)
        return (*self.expects, *self.excludes, *outcome, *self.causes)

    @property
    def text(self) -> str:
        """What the rule asks, in the reader's words.

        Examples
        --------
        >>> Rule(expects=("small_steps",), excludes=("burst",)).text.partition(";")[0]
        'yes: committed itself step by step'
        """
        if self.outcome is not None:
            causes = "; ".join(sign_label(sign) for sign in self.causes)
            return _("{outcome} if, and only if: {causes}").format(outcome=sign_label(self.outcome), causes=causes)
        asked = [_("yes: {sign}").format(sign=sign_label(sign)) for sign in self.expects]
        asked += [_("no: {sign}").format(sign=sign_label(sign)) for sign in self.excludes]
        return "; ".join(asked) or _("nothing")


@dataclass(frozen=True, slots=True)
class Theory:
    """A theory of how firms go international.

    Attributes
    ----------
    key
        Name in :data:`THEORIES`.
    by, years
        Who stated it, and when.
    works, evidence
        Where it is stated, and what tests or criticises it: keys of the bibliography.
    rule
        What it asks of a history, in our reading.
    """

    key: str
    by: str
    years: str
    works: tuple[str, ...]
    evidence: tuple[str, ...]
    rule: Rule
    texts: tuple[str, str, str, str] = field(repr=False)

    @property
    def name(self) -> str:
        """What the theory is called, in the reader's words."""
        return _(self.texts[0])

    @property
    def says(self) -> str:
        """What the theory says."""
        return _(self.texts[1])

    @property
    def found(self) -> str:
        """What the evidence says."""
        return _(self.texts[2])

    @property
    def refuted_by(self) -> str:
        """What would count against the theory, in our reading."""
        return _(self.texts[3])


@dataclass(frozen=True, slots=True)
class Fit:
    """How a theory stands against a history.

    Attributes
    ----------
    theory
        The theory.
    verdict
        One of :data:`VERDICTS`.
    against
        The signs that do not fit.
    unknown
        The signs that the rule asks for and nobody knows.
    """

    theory: Theory
    verdict: str
    against: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def label(self) -> str:
        """The verdict in the reader's words."""
        return _(_VERDICTS[self.verdict])


@cache
def get_theory(key: str) -> Theory:
    """Return a theory by its name.

    Parameters
    ----------
    key
        Name in :data:`THEORIES`.

    Raises
    ------
    InputError
        For another name.

    Examples
    --------
    >>> get_theory("oli").by, get_theory("oli").years
    ('Dunning', '1988')
    """
    row = facts.parameters("phases/theories.toml")[require_choice("key", key, THEORIES)]
    more = {"works": tuple(row["works"]), "evidence": tuple(row["evidence"]), "rule": facts.make(Rule, row["rule"])}
    return facts.make(Theory, row, beside=tuple(more), key=key, texts=_WORDS[key], **more)


def theory_fit(key: str, history: History) -> Fit:
    """Hold a theory against a firm's history. **A teaching device**: the rules are ours and no author's.

    That a theory does not fit one firm does not refute it: most claim that such firms exist, not that all are so.

    Parameters
    ----------
    key
        Name in :data:`THEORIES`.
    history
        What is known of the firm.

    Returns
    -------
    Fit
        ``"not"`` where a sign speaks against the theory, ``"open"`` where a sign that it asks for is unknown, and
        ``"fits"`` otherwise.

    Examples
    --------
    >>> theory_fit("uppsala_1977", History(near_first=True, small_steps=True, burst=False)).verdict
    'fits'
    >>> theory_fit("born_again", History(early=True, burst=True)).against
    ('early',)
    """
    theory = get_theory(key)
    rule = theory.rule
    against = [sign for sign in rule.expects if history.sign(sign) is False]
    against += [sign for sign in rule.excludes if history.sign(sign) is True]
    unknown = [sign for sign in (*rule.expects, *rule.excludes) if history.sign(sign) is None]
    if rule.outcome is not None:
        causes = [history.sign(sign) for sign in rule.causes]
        expected = False if False in causes else None if None in causes else True
        outcome = history.sign(rule.outcome)
        if outcome is None or expected is None:
            unknown += [sign for sign in (rule.outcome, *rule.causes) if history.sign(sign) is None]
        elif outcome is not expected:
            against.append(rule.outcome)
    verdict = "not" if against else "open" if unknown else "fits"
    return Fit(theory, verdict, tuple(against), tuple(unknown))


def theories_that_fit(history: History) -> tuple[Fit, ...]:
    """Hold all theories against a firm's history; see :func:`theory_fit`.

    Examples
    --------
    >>> found = theories_that_fit(History(burst=True, early=False))
    >>> [fit.theory.key for fit in found if fit.verdict == "fits"]
    ['uppsala_2017', 'born_again']
    """
    return tuple(theory_fit(key, history) for key in THEORIES)
