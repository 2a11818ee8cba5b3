"""The decision memo: for each decision its numbers, reasons and risks, what contradicts it, and what is still open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import Field, dataclass, fields, replace
from pathlib import Path
from typing import Any

from kmo_teach.conclusion import memo_page
from kmo_teach.conclusion.choices import (
    ANSWERS,
    FORMS,
    LABELS,
    SOURCES,
    STAY,
    AnswerChoice,
    CashChoice,
    MarketChoice,
    PayChoice,
    PhaseChoice,
    PriceChoice,
    SystemsChoice,
    Words,
    read,
)
from kmo_teach.entry.market_choice import market_scores
from kmo_teach.finance.cash_position import cash_position
from kmo_teach.language import N_, _, money, number, percent
from kmo_teach.payroll import TaxEqualisation, tax_equalisation
from kmo_teach.payroll.tax_year import find, firm_options
from kmo_teach.phases import STEPS, position
from kmo_teach.phases.maturity import (
    ENOUGH,
    need_name,
    readiness_index,
    readiness_profile,
    required_needs,
    weakest_system,
)
from kmo_teach.phases.systems import SYSTEMS
from kmo_teach.pricing import (
    BEFORE_DELIVERY_COVERS,
    EXCHANGE_COVERS,
    HOME,
    NON_PAYMENT_COVERS,
    Cover,
    Order,
    Quote,
    adverse_move,
    before_delivery,
    delivery_term,
    market_data,
    mean_days,
    outlays,
    quote,
)

__all__ = ["HEADINGS", "Memo", "Section", "memo"]

HEADINGS: Mapping[str, str] = {
    "phase": N_("The step"),
    "market": N_("The market"),
    "price": N_("The price and its cover"),
    "pay": N_("The people"),
    "cash": N_("The cash"),
    "systems": N_("The three systems"),
    "answer": N_("The answer"),
}
"""Headings of the memo by section."""


@dataclass(frozen=True, slots=True)
class Section:
    """One decision, in the reader's words.

    Attributes
    ----------
    name, heading
        Which decision.
    decision
        What was decided; empty while it is open.
    numbers
        Label and value, the value written out.
    reasons, risks, turn_back
        Sentences.
    owner
        Who answers for it.
    against
        Where the decision contradicts the numbers.
    missing
        What is still open.
    """

    name: str
    heading: str
    decision: str
    numbers: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    risks: tuple[str, ...]
    turn_back: tuple[str, ...]
    owner: str
    against: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Memo:
    """A decision memo that shows itself in a notebook and saves itself as a page to print.

    Attributes
    ----------
    title
        Title of the memo.
    sections
        The decisions in order.
    """

    title: str
    sections: tuple[Section, ...]

    @property
    def undecided(self) -> tuple[str, ...]:
        """What is still open, a sentence for each section."""
        text = _("{heading}: {missing}.")
        return tuple(
            text.format(heading=section.heading, missing=", ".join(section.missing))
            for section in self.sections
            if section.missing
        )

    @property
    def against(self) -> tuple[str, ...]:
        """Where decisions contradict the numbers, in order."""
        return tuple(text for section in self.sections for text in section.against)

    def save(self, path: str | Path) -> Path:
        """Write the memo as an HTML page that prints on A4, and return its path.

        Raises
        ------
        kmo_teach.inputs.InputError
            When the folder does not exist.
        """
        return memo_page.save(self, path)

    def __repr__(self) -> str:
        return f"Memo: {self.title}"

    def _repr_html_(self) -> str:
        return memo_page.page(self)

    def _repr_markdown_(self) -> str:
        return memo_page.markdown(self)


def memo(mine: Mapping[str, Any], title: str | None = None) -> Memo:
    """Write the memo of a student's decisions.

    Parameters
    ----------
    mine
        A dictionary of dictionaries, one for each section that is (partly) decided; see
        :mod:`kmo_teach.conclusion.choices`. What is left out is named as still open.
    title
        Title; a general one when left out.

    Raises
    ------
    kmo_teach.inputs.InputError
        For an unknown section, key or value.

    Notes
    -----
    Nothing is decided for the student. The numbers come from the models of the chapters; where a decision goes against
    them the memo says so and leaves the decision as it is.

    Examples
    --------
    >>> from kmo_teach.case import zavelbeek
    >>> mine = zavelbeek()
    >>> memo(mine).against
    ()
    >>> mine["price"]["price"] = 97_000
    >>> memo(mine).against[0].replace("\\u00a0", " ")
    'USD 97,000 is below the floor of USD 118,040: at this price the order loses EUR 17,926.'
    >>> memo({}).undecided[0]
    "The step: the leader's profile, the competitive environment, the situation, the step, the reason, who answers for it, what may go wrong, when to turn back."
    """  # noqa: E501
    read_in = read(mine)
    price = _quoted(read_in["price"])
    sections = (
        _phase(read_in["phase"]),
        _market(read_in["market"]),
        _price(read_in["price"], price),
        _pay(read_in["pay"], read_in["price"], price),
        _cash(read_in["cash"], price),
        _systems(read_in["systems"], read_in["phase"]),
        _answer(read_in["answer"], read_in["price"], price),
    )
    return Memo(title or _("Decision memo"), sections)


def _section(
    name: str,
    words: Words,
    decision: str = "",
    numbers: Sequence[tuple[str, str]] = (),
    reasons: Sequence[str] = (),
    risks: Sequence[str] = (),
    turn_back: Sequence[str] = (),
    against: Sequence[str] = (),
) -> Section:
    """Put a section together: the student's own words first, then the model's."""
    missing = tuple(
        _(LABELS[one.name])
        for one in _own_fields_first(words)
        if one.name in LABELS and not _filled(getattr(words, one.name))
    )

    def own(text: str, others: Sequence[str]) -> tuple[str, ...]:
        return (text.strip(), *others) if text.strip() else tuple(others)

    return Section(
        name,
        _(HEADINGS[name]),
        decision,
        tuple(numbers),
        own(words.reason, reasons),
        own(words.risk, risks),
        own(words.turn_back, turn_back),
        words.owner.strip(),
        tuple(against),
        missing,
    )


def _own_fields_first(words: Words) -> list[Field[Any]]:
    common = ("reason", "owner", "risk", "turn_back")
    return sorted(fields(words), key=lambda one: one.name in common)


def _filled(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None and value not in ((), [], {})


def _phase(chosen: PhaseChoice) -> Section:
    decision = (
        ""
        if chosen.step is None
        else _("Stay where we are.")
        if chosen.step == STAY
        else STEPS[chosen.step].label[0].upper() + STEPS[chosen.step].label[1:] + "."
    )
    if chosen.profile is None or chosen.environment is None or chosen.situation is None:
        return _section("phase", chosen, decision)
    found = position(chosen.profile, chosen.environment, chosen.situation)
    advised = found.next_step.name if found.next_step else STAY
    against = []
    if chosen.step is not None and chosen.step != advised:
        against.append(_("The model advises another step: {advice}").format(advice=found.advice))
    return _section(
        "phase",
        chosen,
        decision,
        numbers=(
            (_("Drive, from -1 to 1"), number(found.drive, 2)),
            (_("Speed"), found.speed_label),
            (_("Kind of choice"), found.attitude_label),
        ),
        reasons=[reason.text for reason in found.reasons if reason.effect in ("push", "direction")],
        risks=[reason.text for reason in found.reasons if reason.effect in ("brake", "warning")],
        against=against,
    )


def _market(chosen: MarketChoice) -> Section:
    decision = "" if chosen.market is None else _("Market: {market}.").format(market=chosen.market)
    if not chosen.table or not chosen.weights:
        return _section("market", chosen, decision)
    scores = market_scores(chosen.table, chosen.weights, chosen.lower_is_better)
    best = next(iter(scores))
    numbers = [
        (_("Score of {market}, from 0 to 1").format(market=market), number(score, 2))
        for market, score in list(scores.items())[:4]
    ]
    against = []
    if chosen.market is not None and chosen.market != best:
        against.append(
            _("{best} scores higher than {market}: {high} against {low}.").format(
                best=best, market=chosen.market, high=number(scores[best], 2), low=number(scores[chosen.market], 2)
            )
        )
    return _section("market", chosen, decision, numbers, against=against)


def _quoted(chosen: PriceChoice) -> Quote | None:
    if chosen.order is None:
        return None
    return quote(chosen.order, market_data(chosen.order.currency), chosen.cover)


def _price(chosen: PriceChoice, price: Quote | None) -> Section:
    if price is None or chosen.order is None:
        return _section("price", chosen)
    code = chosen.order.currency
    decision, against, numbers = "", [], []
    if chosen.price is not None:
        decision = _("Quote {price}, {incoterm}, payment after {days} days.").format(
            price=money(chosen.price, code), incoterm=_delivery(chosen, price), days=number(price.order.days)
        )
        margin = price.margin(chosen.price)
        numbers.append((_("Margin at this price"), money(margin)))
        if price.is_below_floor(chosen.price):
            against.append(
                _("{price} is below the floor of {floor}: at this price the order loses {loss}.").format(
                    price=money(chosen.price, code), floor=money(price.floor, code), loss=money(-margin)
                )
            )
    if chosen.cover is not None:
        numbers.append(
            (
                _("Cover of exchange risk, of non-payment and until delivery"),
                f"{_(EXCHANGE_COVERS[chosen.cover.exchange])}; {_(NON_PAYMENT_COVERS[chosen.cover.non_payment])}; "
                f"{_(BEFORE_DELIVERY_COVERS[chosen.cover.before_delivery])}",
            )
        )
        if chosen.validity and code != HOME:
            asked = (chosen.price or price.target) / price.hedge.rate
            risk = asked * adverse_move(price.market.volatility, chosen.validity)
            numbers.append((_("Carried while the offer is open: lost in one case of twenty"), money(risk)))
        numbers += _stop_loss(chosen.cover, price.order)
    numbers += [
        (_("Floor price"), money(price.floor, code)),
        (_("Target price"), money(price.target, code)),
        (_("What full cost and margin at spot would have asked"), money(price.naive, code)),
        (
            _("Rate that eats the margin if it is left open"),
            number(price.break_even_at(chosen.price or price.target), 4),
        ),
    ]
    stop = _("Below {floor} we stand up.").format(floor=money(price.floor, code))
    return _section("price", chosen, decision, numbers, turn_back=(stop,), against=against)


def _delivery(chosen: PriceChoice, price: Quote) -> str:
    """Return the delivery rule with its place and edition, or the rule alone while the place is open."""
    rule = price.order.incoterm
    return delivery_term(rule, chosen.place) if chosen.place.strip() else rule


def _stop_loss(cover: Cover, order: Order) -> list[tuple[str, str]]:
    """Return what the firm loses if the buyer fails on the last day of building, and what an insurer leaves of it."""
    found = before_delivery(order, cover)
    if not found.worst or cover.non_payment == "documentary_credit":  # a bank pays then, so nothing is lost
        return []
    lost = _("Lost if the buyer fails on the day of delivery")
    if not found.premium:
        return [(lost, money(found.worst))]
    stays = (1 - cover.terms.insured) * found.worst
    return [
        (_("Lost if the buyer fails on the day of delivery, before the insurer pays"), money(found.worst)),
        (_("Of which stays with us when the insurer has paid"), money(stays)),
    ]


def _pay(chosen: PayChoice, asked: PriceChoice, price: Quote | None) -> Section:
    decision = "" if chosen.form is None else f"{chosen.person or _('Somebody')} {_(FORMS[chosen.form])}."
    if chosen.host is None or chosen.gross is None:
        return _section("pay", chosen, decision)
    package = _package(chosen)
    code = package.host.currency
    numbers = [
        (_("Net pay at home, to be kept whole"), money(package.home_net, code)),
        (_("Allowance for dearer living"), money(package.cost_of_living_allowance, code)),
        (
            _("Labour cost of a year under a local contract abroad, rules of {year}").format(year=package.host.year),
            money(package.host.labour_cost, code),
        ),
    ]
    against = []
    if price is not None and asked.price is not None:
        margin = price.margin(asked.price)
        yearly = package.host.labour_cost / _per_euro(code)
        numbers.append(
            (_("Days of that labour cost that the margin of the order pays"), number(max(margin, 0) / yearly * 365))
        )
        if chosen.form == "posting" and yearly > margin:
            against.append(
                _(
                    "A year under a local contract abroad costs {cost}, the order leaves {margin}: one order does not "
                    "pay for a move."
                ).format(cost=money(yearly), margin=money(margin))
            )
    posted = _(
        "The cost is that of a contract under the law and the social insurance of the host country. Posted with a "
        "certificate from home (an A1 in the Union, a certificate of coverage in the United States), home "
        "contributions go on and the cost is another."
    )
    return _section("pay", chosen, decision, numbers, risks=(posted,), against=against)


def _per_euro(code: str) -> float:
    return 1.0 if code == HOME else market_data(code).spot


def _package(chosen: PayChoice) -> TaxEqualisation:
    home, host = chosen.home, chosen.host or chosen.home
    paid, received = find(home).currency, find(host).currency
    rate = None if paid == received else _per_euro(received) / _per_euro(paid)
    at_home, abroad = (firm_options(code, chosen.workers) if chosen.workers else {} for code in (home, host))
    return tax_equalisation(home, host, chosen.gross or 0.0, rate, home_options=at_home, host_options=abroad)


def _cash(chosen: CashChoice, price: Quote | None) -> Section:
    decision = (
        "" if chosen.source is None else _("The wait is paid by {source}.").format(source=_(SOURCES[chosen.source]))
    )
    numbers, against = [], []
    tied, free = None, None
    if chosen.accounts:
        codes = {account.currency for account in chosen.accounts} - {HOME}
        free = cash_position(chosen.accounts, {code: market_data(code).spot for code in codes}).free
        numbers.append((_("Free cash today"), money(free)))
    if price is not None:
        tied = sum(one.amount for one in outlays(price.order))
        numbers += [
            (_("Paid out for the order before the customer pays"), money(tied)),
            (_("Days to finance, on average"), number(mean_days(price.order))),
        ]
    if chosen.monthly_costs is not None:
        kept = chosen.monthly_costs * chosen.months_kept
        numbers.append((_("Must stay in cash"), money(kept)))
        if tied is not None and free is not None:
            left = free - tied - kept
            label = _("Left after the order and what must stay, on the safe side: the order's own wages count in both")
            numbers.append((label, money(left)))
            if chosen.source == "own" and left < 0:
                against.append(
                    _("Our own cash falls {short} short while the customer waits to pay.").format(short=money(-left))
                )
    if chosen.credit_line is not None:
        room = chosen.credit_line - chosen.line_used
        numbers.append((_("Free of the credit line, before this order"), money(room)))
        if chosen.source == "loan" and tied is not None:
            numbers.append((_("Free of the credit line, with this loan"), money(room - tied)))
        if chosen.source == "loan" and tied is not None and tied > room:
            against.append(
                _("The credit line falls {short} short of what the order needs.").format(short=money(tied - room))
            )
    return _section("cash", chosen, decision, numbers, against=against)


def _systems(chosen: SystemsChoice, phase: PhaseChoice) -> Section:
    decision = (
        "" if chosen.first is None else _("The {system} system comes first.").format(system=_(SYSTEMS[chosen.first]))
    )
    goal = "export" if phase.step in (None, STAY) else STEPS[phase.step].phase
    asked = required_needs(goal)
    numbers, risks, against = [], [], []
    if chosen.levels:
        numbers = [
            (_(SYSTEMS[system]), _("{share} of what the step asks").format(share=percent(share, 0)))
            for system, share in readiness_profile(chosen.levels, goal).items()
        ]
        numbers.append((_("the three together"), percent(readiness_index(chosen.levels, goal), 0)))
        risks = [
            _("Not ready: {need}").format(need=need.label)
            for need in asked
            if chosen.levels.get(need_name(need), ENOUGH) < ENOUGH
        ]
        lagging = weakest_system(chosen.levels, goal)
        if chosen.first is not None and lagging is not None:
            ready = readiness_profile(chosen.levels, goal)
            if ready[chosen.first] > ready[lagging]:
                against.append(_("The weakest system is another one: {system}.").format(system=_(SYSTEMS[lagging])))
    section = _section(
        "systems",
        chosen,
        decision,
        numbers,
        [f"{need.system_label}: {need.label}" for need in asked],
        risks,
        against=against,
    )
    open_levels = tuple(
        _("the level of: {need}").format(need=need.label.rstrip("."))
        for need in asked
        if chosen.levels and need_name(need) not in chosen.levels
    )
    return replace(section, missing=(*open_levels, *section.missing))


def _answer(chosen: AnswerChoice, asked: PriceChoice, price: Quote | None) -> Section:
    decision, against = "", []
    if chosen.answer is not None:
        decision = _(ANSWERS[chosen.answer])
        decision = decision[0].upper() + decision[1:] + (f" ({chosen.by})." if chosen.by else ".")
        loses = price is not None and asked.price is not None and price.is_below_floor(asked.price)
        if chosen.answer in ("accept", "offer") and loses:
            against.append(_("The answer is yes to an order that loses money."))
        if chosen.answer == "refuse" and price is not None and asked.price is not None and not loses:
            no = _("The answer is no to an order that earns {margin}: say which other reason decides.")
            against.append(no.format(margin=money(price.margin(asked.price))))
    numbers = []
    if price is not None and asked.price is not None:
        numbers.append(
            (
                _("Margin as a share of the price"),
                percent(price.margin(asked.price) / (asked.price / price.hedge.rate), 1),
            )
        )
    return _section("answer", chosen, decision, numbers, against=against)
