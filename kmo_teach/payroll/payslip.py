"""The payslip: the sums, and the lines behind each sum with base, rate, payer and legal source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum

from kmo_teach.language import _, percent
from kmo_teach.payroll.schedules import BracketSchedule

__all__ = ["Caveat", "Kind", "PayslipLine", "Payslip", "Rule", "Sheet"]


class Kind(IntEnum):
    """Kinds of line: employee contribution, income tax, employer contribution, step towards a base (in no sum)."""

    EMPLOYEE = 0
    TAX = 1
    EMPLOYER = 2
    STEP = 3

    @property
    def words(self) -> str:
        """What a :class:`PayslipLine` calls it."""
        return ("employee contribution", "income tax", "employer contribution", "step")[self]

    @property
    def payer(self) -> str:
        """Who pays: "employee", "employer" or, for a step, nobody."""
        return ("employee", "employee", "employer", "")[self]


@dataclass(frozen=True, slots=True)
class Rule:
    """What stays the same on a line for every wage.

    Attributes
    ----------
    key
        Name of the line within its country, for programs.
    kind
        Whose it is, or a step.
    text
        Name in English, the key of its translation.
    own_name
        The term on a real payslip or assessment of the country; empty where it is the English one.
    source
        Key of the law or source in the country's facts, see :func:`kmo_teach.payroll.sources`.
    """

    key: str
    kind: Kind
    text: str
    own_name: str
    source: str


@dataclass(frozen=True, slots=True)
class Caveat:
    """What a facts file says of an estimate, or of something that the rules leave out.

    Attributes
    ----------
    text
        The sentence in English, the key of its translation.
    lines
        Keys of the lines; the warning shows when one of them has an amount.
    values
        Dotted names of the estimated values in the country's facts; empty where something is left out.
    option
        Name of an option; the warning shows only while that option has its default.
    """

    text: str
    lines: tuple[str, ...]
    values: tuple[str, ...] = ()
    option: str = ""


@dataclass(frozen=True, slots=True)
class PayslipLine:
    """One line of a payslip, amounts in its currency for a year.

    Attributes
    ----------
    key, name, own_name
        Name for programs, in the reader's words, and as the country calls it.
    kind
        "employee contribution", "income tax", "employer contribution" or "step".
    base, rate
        Amount and fraction whose product is the amount; ``None`` where the rule has another form.
    amount
        What is due; negative for a reduction or credit.
    payer
        "employee", "employer" or, for a step, empty.
    reference
        Key of the legal or other source, see :func:`kmo_teach.payroll.sources`.
    estimate
        Whether a figure in it is an estimate.
    """

    key: str
    name: str
    own_name: str
    kind: str
    base: float | None
    rate: float | None
    amount: float
    payer: str
    reference: str
    estimate: bool


Entry = tuple[Rule, float | None, "float | BracketSchedule | None", float]


class Sheet:
    """Collects the entries of one payslip while a country's rules run; each amount goes into its kind's sum."""

    __slots__ = ("entries", "exact", "totals")

    def __init__(self, exact: bool = False) -> None:
        self.exact = exact
        self.entries: list[Entry] = []
        self.totals = [0.0, 0.0, 0.0, 0.0]

    def rounded(self, amount: float, law: Callable[[float], float]) -> float:
        """Return the amount as the law rounds it; on an exact sheet, made to measure rates, as it is."""
        return amount if self.exact else law(amount)

    def charge(self, rule: Rule, base: float, rate: float) -> float:
        """Add base times rate and return it."""
        amount = base * rate
        self.entries.append((rule, base, rate, amount))
        self.totals[rule.kind] += amount
        return amount

    def amount(
        self, rule: Rule, amount: float, base: float | None = None, rate: BracketSchedule | None = None
    ) -> float:
        """Add an amount that is not base times rate; return it.

        Where it is a schedule's result for a base (or, for a credit, its negative) give both, for the reader.
        """
        self.entries.append((rule, base, rate, amount))
        self.totals[rule.kind] += amount
        return amount


@dataclass(frozen=True, slots=True)
class Payslip:
    """A year's pay of one employee, amounts in ``currency``.

    Attributes
    ----------
    country, year
        ISO 3166-1 alpha-2 code and tax year.
    currency
        ISO 4217 code.
    gross
        Gross pay, with all that is paid in money over the year.
    employee_contributions, income_tax
        What comes off gross pay; income tax is negative where a refundable credit exceeds it.
    net
        ``gross - employee_contributions - income_tax``.
    employer_contributions
        What the employer pays on top, after reductions.
    labour_cost
        ``gross + employer_contributions``.

    Examples
    --------
    >>> from kmo_teach.payroll import net_pay
    >>> slip = net_pay("GB", 60000)
    >>> slip.net, slip.labour_cost, slip.currency
    (45357.4, 68250.0, 'GBP')
    >>> [(line.name, line.amount) for line in slip.lines if line.kind == "income tax"]
    [('Income tax, 20.0%', 7540.0), ('Income tax, 40.0%', 3892.0)]
    """

    country: str
    year: int
    currency: str
    gross: float
    employee_contributions: float
    income_tax: float
    net: float
    employer_contributions: float
    labour_cost: float
    entries: tuple[Entry, ...] = field(repr=False)
    caveats: tuple[Caveat, ...] = field(repr=False)

    @property
    def lines(self) -> tuple[PayslipLine, ...]:
        """The lines behind the sums, in the order of the calculation; a schedule has one for each bracket reached."""
        estimated = {key for caveat in self.caveats if caveat.values for key in caveat.lines}
        found = []
        for rule, base, rate, amount in self.entries:
            if not amount and rule.kind != Kind.STEP:
                continue
            shared = (rule.kind.payer, rule.source, rule.key in estimated)
            kind = rule.kind.words
            if isinstance(rate, BracketSchedule):
                sign = -1 if amount < 0 else 1
                found += [
                    PayslipLine(
                        rule.key,
                        _("{name}, {rate}").format(name=_(rule.text), rate=percent(part.rate)),
                        rule.own_name,
                        kind,
                        part.base,
                        part.rate,
                        sign * part.amount,
                        *shared,
                    )
                    for part in rate.parts(base or 0.0)
                    if part.amount
                ]
            else:
                found.append(PayslipLine(rule.key, _(rule.text), rule.own_name, kind, base, rate, amount, *shared))
        return tuple(found)

    @property
    def estimates(self) -> tuple[str, ...]:
        """Sentences that say what is an estimate on this payslip; empty when all is statutory."""
        used = {rule.key for rule, _base, _rate, amount in self.entries if amount}
        return tuple(_(caveat.text) for caveat in self.caveats if not used.isdisjoint(caveat.lines))
