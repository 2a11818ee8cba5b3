"""The cost of parting: what ending the contract of an agent, a distributor or an employed seller costs, by country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kmo_teach import facts
from kmo_teach.commercial.sales_network import SalesChannel, indemnity_ceiling, yearly_provision
from kmo_teach.inputs import InputError, require_choice, require_number, require_whole
from kmo_teach.language import _

__all__ = [
    "Parting",
    "agent_notice",
    "agent_parting",
    "distributor_parting",
    "employee_parting",
    "parting_countries",
    "parting_source",
    "with_parting",
]

_FILE = "commercial/parting.toml"
_LONGEST_QUARTERS = 10  # years of service at a quarter of a month; the law gives more for those after


@dataclass(frozen=True, slots=True)
class Parting:
    """What the end of a contract costs the firm that ends it, EUR.

    Attributes
    ----------
    notice
        In place of notice that was due and not given.
    indemnity
        For customers that stay, or severance pay.
    damages
        For other loss, costs that profit the supplier, or staff of the other side.
    """

    notice: float
    indemnity: float
    damages: float = 0.0

    @property
    def total(self) -> float:
        """All of it, EUR."""
        return self.notice + self.indemnity + self.damages


def parting_countries(who: str) -> tuple[str, ...]:
    """Return the countries for which the end is known of an ``"agent"``, a ``"distributor"`` or an ``"employee"``.

    Examples
    --------
    >>> parting_countries("agent")
    ('BE', 'DE', 'FR')
    """
    data = facts.parameters(_FILE)
    return tuple(data[require_choice("who", who, ("agent", "distributor", "employee"))])


def _rules(who: str, country: str) -> facts.Parameters:
    found: facts.Parameters = facts.parameters(_FILE)[who][require_choice("country", country, parting_countries(who))]
    return found


def parting_source(who: str, country: str) -> tuple[str, str]:
    """Return where the rule stands and how sure that is: read, quoted, single or standard.

    Examples
    --------
    >>> parting_source("agent", "DE")[1]
    'quoted'
    """
    rules = _rules(who, country)
    return rules["source"], rules["sure"]


def agent_notice(country: str, years: float) -> int:
    """Return the least notice to a commercial agent, months.

    Parameters
    ----------
    country
        ``"BE"``, ``"DE"`` or ``"FR"``.
    years
        How long the contract has run; the year that has begun counts.

    Notes
    -----
    Directive 86/653/EEC, article 15: a month in the first year, two in the second, three from the third year on; states
    may go up to six. German law gives six only after five full years: the sixth year begun.

    Examples
    --------
    >>> [agent_notice(country, 5.5) for country in parting_countries("agent")]
    [6, 6, 3]
    """
    steps = _rules("agent", country)["notice"]
    begun = int(require_number("years", years, 0, 100)) + 1
    return int(steps[min(begun, len(steps)) - 1])


def agent_parting(
    country: str,
    commissions: Sequence[float],
    kept: float = 1.0,
    other_loss: float = 0.0,
    notice_given: float | None = None,
) -> Parting:
    """Return what the end of a commercial agent's contract costs, ended by the firm without a fault of the agent.

    Parameters
    ----------
    country
        ``"BE"``, ``"DE"`` or ``"FR"``.
    commissions
        Commission of each year of the contract, oldest first, EUR, without value added tax.
    kept
        How much of the ceiling is due, 0 to 1, where a ceiling holds: so far as customers whom the agent brought stay.
    other_loss
        Loss of another kind that the agent proves, EUR: staff to dismiss, a show room that was asked for. It counts
        where the law gives damages on top.
    notice_given
        Months; all that is due when left out.

    Notes
    -----
    Directive 86/653/EEC, article 17. The loss of commission is paid once: in C-338/14 (Quenon) the Court of Justice
    allows damages on top of the indemnity if the harm is distinct from what the indemnity pays for. In France the usage
    is the commission of the last two years whatever is kept. In place of notice the firm pays, for the months that
    lack, the mean commission of the last five years: an estimate of what the agent would have earned.

    Examples
    --------
    >>> agent_parting("BE", [60_000] * 5, kept=0.8, other_loss=15_000, notice_given=3)
    Parting(notice=10000.0, indemnity=48000.0, damages=15000.0)
    >>> agent_parting("FR", [60_000] * 5).total
    120000.0
    """
    rules = _rules("agent", country)
    average = indemnity_ceiling(commissions)
    indemnity = indemnity_ceiling(commissions, rules.number("indemnity", 0), int(rules.number("mean_of", 1)))
    due = agent_notice(country, max(0, len(commissions) - 0.5))
    given = due if notice_given is None else require_number("notice_given", notice_given, 0)
    share = require_number("kept", kept, 0, 1) if rules["kind"] == "ceiling" else 1.0
    more = require_number("other_loss", other_loss, 0) if rules["more_damages"] else 0.0
    return Parting(average / 12 * max(0.0, due - given), share * indemnity, more)


def distributor_parting(
    law: str | None,
    yearly_profit: float,
    notice_due: float,
    notice_given: float,
    clientele_years: float = 0.0,
    other_costs: float = 0.0,
) -> Parting:
    """Return what the end of an exclusive distributorship for an indefinite time costs the supplier who ends it.

    Parameters
    ----------
    law
        ``"BE"``, ``"DE"``, ``"FR"``, or ``None`` where only the contract counts.
    yearly_profit
        What the distributor earns a year with the goods, costs that go away taken off, EUR.
    notice_due
        Months that a court, or the contract, would find reasonable.
    notice_given
        Months that were given.
    clientele_years
        Years of that profit for customers whom the distributor brought and who stay.
    other_costs
        Costs that go on to profit the supplier, and staff that must go, EUR.

    Notes
    -----
    In place of notice: the profit of the months that lack. Under articles X.36 and X.37 of the Belgian Code of Economic
    Law a fair extra comes on top, without ceiling; no statute sets the months or the years, so they are yours to
    estimate. Under French law no court asks for more than eighteen months. German courts give the indemnity of an agent
    to a distributor who is built into the supplier's sales organisation and must hand over his customers' data: at most
    a year. It is taken of his profit here; courts take the part of his margin that resembles a commission.

    Examples
    --------
    >>> distributor_parting("BE", 50_000, 24, 6, clientele_years=1, other_costs=10_000)
    Parting(notice=75000.0, indemnity=50000.0, damages=10000.0)
    >>> distributor_parting("FR", 50_000, 24, 6, clientele_years=1).total
    50000.0
    """
    profit = require_number("yearly_profit", yearly_profit, 0)
    due, given = require_number("notice_due", notice_due, 0), require_number("notice_given", notice_given, 0)
    years, costs = require_number("clientele_years", clientele_years, 0), require_number("other_costs", other_costs, 0)
    if law is None:
        return Parting(profit / 12 * max(0.0, due - given), 0.0)
    rules = _rules("distributor", law)
    due = min(due, rules["notice_most"] or due)
    years = min(years, rules["clientele_most"] or years) if rules["clientele"] else 0.0
    return Parting(profit / 12 * max(0.0, due - given), years * profit, costs if rules["costs"] else 0.0)


def employee_parting(country: str, gross: float, years: int) -> Parting:
    """Return the least severance pay of an employed seller who works the notice, EUR.

    Parameters
    ----------
    country
        ``"FR"``.
    gross
        Gross pay of a year, EUR.
    years
        Full years of service, from 1 to 10.

    Examples
    --------
    >>> employee_parting("FR", 48_000, 5).total
    5000.0
    """
    if require_whole("years", years, 1) > _LONGEST_QUARTERS:
        raise InputError("years", years, _("Give at most ten years: beyond them the law gives more for each."))
    share = _rules("employee", country).fraction("severance")
    return Parting(0.0, require_number("gross", gross, 0) / 12 * share * years)


def with_parting(
    channel: SalesChannel, parting: Parting, turnover: float, duration: int, rate: float, fixed: bool = False
) -> SalesChannel:
    """Return a channel with the cost of parting set aside year by year.

    Parameters
    ----------
    channel
        The channel as it looks while the contract runs.
    parting
        What parting costs at that turnover.
    turnover
        Turnover of a year, EUR, above 0.
    duration
        Years until the contract ends, a whole number from 1 to 100.
    rate
        Yearly interest on what is set aside, as a fraction.
    fixed
        Whether it is the same at any turnover (severance pay) or grows with it (commission, margin).

    Examples
    --------
    >>> agent = SalesChannel(45_000, 0.14)
    >>> round(with_parting(agent, agent_parting("FR", [54_000] * 5), 600_000, 5, 0.0).cost_rate, 3)
    0.176
    """
    yearly = yearly_provision(parting.total, duration, rate)
    if fixed:
        return replace(channel, fixed_cost=channel.fixed_cost + yearly)
    return replace(channel, cost_rate=channel.cost_rate + yearly / require_number("turnover", turnover, above=0))
