"""A posting abroad: days and months counted by the rule that counts them, and which duty follows from them by when."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from kmo_teach import facts
from kmo_teach.inputs import InputError, require_choice, require_whole
from kmo_teach.language import N_, _, number
from kmo_teach.language import date as written

__all__ = [
    "DUTIES",
    "SURE",
    "TASKS_ABROAD",
    "PostingFinding",
    "Posting",
    "Stay",
    "add_months",
    "busiest_twelve_months",
    "days_by_year",
    "passed_on",
    "posting_countries",
    "posting_findings",
    "tax_period",
]

_FILE = "people/posting.toml"
_DAY = timedelta(days=1)
_IN_DAYS = ("entry", "host_pay", "tax")

DUTIES = {
    "declaration": N_("Declaration"),
    "entry": N_("Entry"),
    "social_security": N_("Social insurance at home"),
    "host_pay": N_("Pay and core conditions of the host"),
    "host_law": N_("Nearly all labour law of the host"),
    "tax": N_("Income tax of the employee"),
    "establishment": N_("Permanent establishment of the firm"),
}
"""What a posting is checked for, in the order of the list."""

TASKS_ABROAD = {
    "installation": N_("first installation of a machine that the firm sold"),
    "service": N_("other work for a customer"),
    "own_account": N_("for the firm itself: a fair, a meeting"),
}
"""What somebody does abroad."""

SURE = {
    "read": N_("the text was read"),
    "quoted": N_("texts that cite it"),
    "single": N_("one text that cites it"),
    "standard": N_("commonly taught, not looked up"),
}
"""How sure a source is."""


@dataclass(frozen=True, slots=True)
class Stay:
    """Days on end in a country.

    Attributes
    ----------
    first, last
        First and last day of presence, both counted, weekends, holidays and days of travel too.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise InputError("last", self.last.isoformat(), _("Give a day that is not before the first one."))

    def days(self) -> set[date]:
        """The days of presence."""
        return {self.first + step * _DAY for step in range((self.last - self.first).days + 1)}


@dataclass(frozen=True, slots=True)
class Posting:
    """What one employee of a Belgian firm, insured in Belgium, does in one country.

    Attributes
    ----------
    country
        ISO code of :func:`posting_countries`.
    stays
        When; those of a person whose place is taken come first, for they count along.
    task
        A key of :data:`TASKS_ABROAD`.
    in_contract
        The contract of sale says that the seller's own specialists install.
    building_work
        Work on a building: foundations, walls, an electrician's or a steel builder's.
    host_employer, host_pays
        A firm over there gives the orders as an employer does; a firm or a fixed place of the employer over there bears
        the pay.
    takes_a_place
        He takes the place of somebody who was posted there before.
    notified
        The host was told, with a reason, that the posting lasts longer than twelve months.
    site
        First and last day of the whole site, with all people and subcontractors; the stays when left out.
    """

    country: str
    stays: tuple[Stay, ...]
    task: str = "installation"
    in_contract: bool = True
    building_work: bool = False
    host_employer: bool = False
    host_pays: bool = False
    takes_a_place: bool = False
    notified: bool = False
    site: Stay | None = field(default=None)

    def __post_init__(self) -> None:
        require_choice("country", self.country, posting_countries())
        require_choice("task", self.task, TASKS_ABROAD)
        if not self.stays:
            raise InputError("stays", self.stays, _("Give at least one stay."))

    @property
    def first(self) -> date:
        """First day over there."""
        return min(stay.first for stay in self.stays)

    @property
    def last(self) -> date:
        """Last day over there."""
        return max(stay.last for stay in self.stays)


@dataclass(frozen=True, slots=True)
class PostingFinding:
    """What a rule says of a posting.

    Attributes
    ----------
    duty
        A key of :data:`DUTIES`.
    state
        ``"free"`` (nothing due), ``"do"`` (something to do by a day), ``"passed"`` (the limit is passed) or ``"stop"``
        (it cannot be done so).
    text
        What to do or what holds, in the reader's language.
    counted, limit
        What was counted and from where on the rule changes, days or months; ``None`` where nothing is counted.
    by
        The day by which to do it, or on which the limit is passed.
    source, sure
        Where the rule stands, and a key of :data:`SURE`.
    """

    duty: str
    state: str
    text: str
    counted: int | None
    limit: int | None
    by: date | None
    source: str
    sure: str

    @property
    def count(self) -> str:
        """What was counted against the limit, as the reader writes it; empty where nothing is counted."""
        if self.counted is None or self.limit is None:
            return ""
        text = _("days: {counted} (limit {limit})") if self.duty in _IN_DAYS else _("months: {counted} (limit {limit})")
        return text.format(counted=number(self.counted), limit=number(self.limit))

    @property
    def day(self) -> str:
        """The day as the reader writes it; empty without one."""
        return written(self.by) if self.by else ""


@dataclass(frozen=True, slots=True)
class _Rule:
    source: str
    sure: str
    days: int = 0
    months: int = 0
    months_notified: int = 0
    period: str = ""


@cache
def _data() -> facts.Parameters:
    return facts.parameters(_FILE)


def posting_countries() -> tuple[str, ...]:
    """Return the ISO codes of the countries with rules on posting.

    Examples
    --------
    >>> posting_countries()
    ('FR', 'DE', 'NL', 'US')
    """
    return tuple(_data()["countries"])


def tax_period(country: str) -> str:
    """Return over what the days for income tax are counted: ``"twelve_months"`` on end or ``"calendar_year"``.

    Examples
    --------
    >>> tax_period("FR"), tax_period("US")
    ('calendar_year', 'twelve_months')
    """
    return _rule("tax", require_choice("country", country, posting_countries())).period


def _rule(name: str, country: str) -> _Rule:
    more = _data()["countries"][country].get("more", {})
    return facts.make(_Rule, more[name] if name in more else _data()["rules"][name])


def add_months(day: date, months: int) -> date:
    """Return the same day some months later, or the last of that month where it is shorter; below zero: earlier.

    Examples
    --------
    >>> add_months(date(2026, 11, 30), 3)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + require_whole("months", months, -1_200, 1_200), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _present(stays: Iterable[Stay]) -> list[date]:
    return sorted(set[date]().union(*(stay.days() for stay in stays)))


def days_by_year(stays: Iterable[Stay]) -> dict[int, int]:
    """Return the days of presence by calendar year; a day counts once.

    Examples
    --------
    >>> days_by_year([Stay(date(2026, 12, 28), date(2027, 1, 3))])
    {2026: 4, 2027: 3}
    """
    found: dict[int, int] = {}
    for day in _present(stays):
        found[day.year] = found.get(day.year, 0) + 1
    return found


def _in_the_year_up_to(days: list[date], day: date) -> int:
    """Days of presence in the twelve months that end with a day."""
    start = add_months(day, -12)
    return sum(start < one <= day for one in days)


def busiest_twelve_months(stays: Iterable[Stay]) -> int:
    """Return the most days of presence in any twelve months on end.

    Notes
    -----
    OECD Model, article 15(2)(a): "in any twelve month period". Every period of twelve months that ends with a day of
    presence is looked at; no other one can hold more.

    Examples
    --------
    >>> busiest_twelve_months([Stay(date(2026, 9, 1), date(2027, 3, 31))])
    212
    """
    days = _present(stays)
    return max((_in_the_year_up_to(days, day) for day in days), default=0)


def passed_on(stays: Iterable[Stay], limit: int, period: str = "twelve_months") -> date | None:
    """Return the first day with more days of presence than a limit, or ``None``.

    Parameters
    ----------
    stays
        The stays in one country.
    limit
        Days that are still allowed.
    period
        ``"twelve_months"`` on end or ``"calendar_year"``.

    Examples
    --------
    >>> months = [Stay(date(2026, 9, 1), date(2027, 3, 31))]
    >>> passed_on(months, 183), passed_on(months, 183, "calendar_year") is None
    (datetime.date(2027, 3, 3), True)
    """
    require_whole("limit", limit, 0)
    require_choice("period", period, ("twelve_months", "calendar_year"))
    days = _present(stays)
    for place, day in enumerate(days, 1):
        in_year = sum(one.year == day.year for one in days[:place])
        if (in_year if period == "calendar_year" else _in_the_year_up_to(days, day)) > limit:
            return day
    return None


def _chain(posting: Posting) -> tuple[date, date]:
    """First and last day of the longest row of stays without a gap that ends a posting."""
    months = _data()["rules"]["gap"].whole("months")
    rows: list[tuple[date, date]] = []
    for stay in sorted(posting.stays, key=lambda one: one.first):
        if rows and stay.first < add_months(rows[-1][1] + _DAY, months):
            rows[-1] = (rows[-1][0], max(rows[-1][1], stay.last))
        else:
            rows.append((stay.first, stay.last))
    return max(rows, key=lambda row: row[1] - row[0])


def _months(first: date, last: date) -> int:
    """Months begun from the first to the last day."""
    begun = 1
    while add_months(first, begun) <= last:
        begun += 1
    return begun


def _first_installation(posting: Posting) -> bool:
    """Whether the work is what the directive calls a first installation, its days left aside."""
    return posting.task == "installation" and posting.in_contract and not posting.building_work


def _ninth_day(posting: Posting) -> date | None:
    """The day on which the days of first installation are passed."""
    return passed_on(posting.stays, _rule("first_installation", posting.country).days)


def _declaration(posting: Posting) -> PostingFinding:
    known = _data()["countries"][posting.country]
    source, sure = known["declaration_source"], known["declaration_sure"]
    listed = known["declares"] == "listed" and not posting.building_work
    exempt = known["first_installation_undeclared"] and _first_installation(posting)
    passed = _ninth_day(posting) if exempt else posting.first
    if posting.task == "own_account" or listed or passed is None:
        text = _("Not due for this task; keep a paper that shows what he does.")
        return PostingFinding("declaration", "free", text, None, None, None, source, sure)
    text = _("Declare each stay before it starts: {tool}.").format(tool=known["declaration"])
    if exempt:
        text = _("From the stay with the ninth day of first installation on, declare: {tool}.").format(
            tool=known["declaration"]
        )
    start = max(stay.first for stay in posting.stays if stay.first <= passed)
    return PostingFinding("declaration", "do", text, None, None, start - _DAY, source, sure)


def _entry(posting: Posting) -> PostingFinding:
    known = _data()["countries"][posting.country]
    limit = known.whole("stay_days")
    longest = max((stay.last - stay.first).days + 1 for stay in posting.stays)
    shared = (longest, limit, posting.first - _DAY, known["stay_source"], known["stay_sure"])
    if posting.building_work or posting.host_pays:
        text = _("Not as a business visitor: no building work, and pay from abroad. Leave that work to a local firm.")
        return PostingFinding("entry", "stop", text, *shared)
    if posting.task != "own_account" and not posting.in_contract:
        text = _("Write installation, start-up and training by the seller's specialists into the contract first.")
        return PostingFinding("entry", "stop", text, *shared)
    if longest > limit:
        return PostingFinding(
            "entry", "do", _("A B-1 visa: the stay is longer than the waiver of a visa allows."), *shared
        )
    text = _("B-1 visa, or the waiver (ESTA) for the same work; carry the contract of sale.")
    return PostingFinding("entry", "do", text, *shared)


def _social_security(posting: Posting) -> PostingFinding:
    rule, (first, last) = _rule("social_security", posting.country), _chain(posting)
    counted, ends = _months(first, last), add_months(first, rule.months)
    union = _data()["countries"][posting.country]["union"]
    shared = (counted, rule.months)
    if union and posting.takes_a_place:
        text = _(
            "No A1 by this rule: he takes the place of a posted person. Ask for an agreement of both institutions."
        )
        return PostingFinding("social_security", "stop", text, *shared, posting.first - _DAY, rule.source, rule.sure)
    if last >= ends:
        text = _("Too long to stay insured at home, unless both institutions agree.")
        return PostingFinding("social_security", "passed", text, *shared, ends, rule.source, rule.sure)
    text = _("Ask for an A1 certificate.") if union else _("Ask for a certificate of coverage.")
    return PostingFinding("social_security", "do", text, *shared, posting.first - _DAY, rule.source, rule.sure)


def _american_pay(posting: Posting) -> PostingFinding:
    rule = _rule("host_pay", posting.country)
    text = _("No rules on posting: American wage, overtime and safety law from the first hour.")
    return PostingFinding("host_pay", "do", text, None, None, posting.first, rule.source, rule.sure)


def _no_posting(posting: Posting, duty: str) -> PostingFinding | None:
    """What a rule on posting says of work for the firm itself, where such work is no posting."""
    known = _data()["countries"][posting.country]
    if posting.task != "own_account" or known["own_account_posts"]:
        return None
    rule, text = _rule(duty, posting.country), _("No service for somebody over there, so no posting.")
    return PostingFinding(duty, "free", text, None, None, None, rule.source, rule.sure)


def _host_pay(posting: Posting) -> PostingFinding:
    free, rule = _rule("first_installation", posting.country), _rule("host_pay", posting.country)
    counted, passed = busiest_twelve_months(posting.stays), _ninth_day(posting)
    exempt = _first_installation(posting)
    if none := _no_posting(posting, "host_pay"):
        return none
    if exempt and passed is None:
        text = _("First installation: pay and holidays of the host need not be applied.")
        return PostingFinding("host_pay", "free", text, counted, free.days, None, free.source, free.sure)
    text = _(
        "Apply the host's pay, with all its elements, where it is better. What repays travel, board and lodging, by "
        "the law of his contract, counts as no pay."
    )
    if exempt:
        return PostingFinding("host_pay", "passed", text, counted, free.days, passed, free.source, free.sure)
    return PostingFinding("host_pay", "do", text, None, None, posting.first, rule.source, rule.sure)


def _host_law(posting: Posting) -> PostingFinding:
    rule, (first, last) = _rule("host_law", posting.country), _chain(posting)
    limit = rule.months_notified if posting.notified else rule.months
    counted, from_then = _months(first, last), add_months(first, limit)
    if none := _no_posting(posting, "host_law"):
        return none
    if last >= from_then:
        text = _("From this day nearly all labour law of the host holds as well.")
        return PostingFinding("host_law", "passed", text, counted, limit, from_then, rule.source, rule.sure)
    return PostingFinding(
        "host_law", "free", _("The rest of it stays out."), counted, limit, None, rule.source, rule.sure
    )


def _tax(posting: Posting) -> PostingFinding:
    rule = _rule("tax", posting.country)
    by_year = days_by_year(posting.stays)
    counted = max(by_year.values()) if rule.period == "calendar_year" else busiest_twelve_months(posting.stays)
    shared = (counted, rule.days, posting.first, rule.source, rule.sure)
    if posting.host_employer or posting.host_pays:
        text = _("Taxed over there from the first day: the employer or who bears the pay is there.")
        return PostingFinding("tax", "passed", text, *shared)
    if _establishment(posting).state == "passed":
        text = _("Taxed over there from the first day: an establishment of the firm there bears the pay.")
        return PostingFinding("tax", "passed", text, *shared)
    passed = passed_on(posting.stays, rule.days, rule.period)
    if passed is not None:
        text = _("Taxed over there for all days worked there, from the first one on.")
        return PostingFinding("tax", "passed", text, counted, rule.days, passed, rule.source, rule.sure)
    text = _("Stays taxed at home: not too many days, and employer and pay at home. Keep a list of the days.")
    return PostingFinding("tax", "free", text, counted, rule.days, None, rule.source, rule.sure)


def _establishment(posting: Posting) -> PostingFinding:
    rule = _rule("establishment", posting.country)
    site = posting.site or Stay(*_chain(posting))
    if posting.task == "own_account":
        text = _("No site of the firm.")
        return PostingFinding("establishment", "free", text, None, None, None, rule.source, rule.sure)
    counted, limit = _months(site.first, site.last), add_months(site.first, rule.months)
    if site.last >= limit:
        text = _("The site becomes a fixed place of the firm, from its first day: profit tax, and payroll, over there.")
        return PostingFinding("establishment", "passed", text, counted, rule.months, limit, rule.source, rule.sure)
    text = _("An installation of this length is none by itself.")
    return PostingFinding("establishment", "free", text, counted, rule.months, None, rule.source, rule.sure)


def posting_findings(posting: Posting) -> tuple[PostingFinding, ...]:
    """Return what a posting brings along: each duty with its day, its source and how sure that is.

    Notes
    -----
    A check list for teaching, not advice. It knows employees of a Belgian firm who are insured in Belgium, the
    countries of :func:`posting_countries` and one country at a time. Months are months begun, counted over stays with
    less than two months between them. The eight days of a first installation are counted over all installations of
    twelve months together, the careful reading. Where the site becomes an establishment, it is taken to bear the pay.
    With Germany the days over which the work runs count, weekends at home and other usual breaks too: give a job there
    as one stay. Other work than installation is tested by the months of a site alone, though long maintenance may be a
    fixed place of business by itself (OECD Model, article 5(1)). Employees are citizens of the Union. Other exemptions
    of a country (in the Netherlands an urgent repair of what the firm supplied), collective agreements and visas of
    other nationals are outside it.

    Examples
    --------
    >>> week = Posting("FR", (Stay(date(2027, 3, 8), date(2027, 3, 13)),))
    >>> {one.duty: one.state for one in posting_findings(week)}["host_pay"]
    'free'
    >>> [one.duty for one in posting_findings(week) if one.state == "do"]
    ['declaration', 'social_security']
    """
    union = _data()["countries"][posting.country]["union"]
    checks = [_declaration] if union else [_entry]
    checks.append(_social_security)
    checks += [_host_pay, _host_law] if union else [_american_pay]
    return tuple(check(posting) for check in (*checks, _tax, _establishment))
