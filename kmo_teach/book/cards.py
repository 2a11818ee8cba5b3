"""What stands on a page as a card or a table of words: theories, real firms, official shares.

Their figures come from the facts. Each is HTML with a plain text beside it; a table has a caption and scoped headings.
"""

from __future__ import annotations

from collections.abc import Iterable

from kmo_teach.case import case_history, get_running_case, theory_expects
from kmo_teach.entry import export_statistics
from kmo_teach.html import Html, html, joined
from kmo_teach.language import _, percent
from kmo_teach.phases import FirmEvent, get_real_firm, get_theory, theory_fit

__all__ = ["Card", "official_shares", "real_firm", "theory_cards", "theory_table"]


class Card:
    """HTML that shows itself in a notebook and in the book, with a plain text for who reads no HTML."""

    def __init__(self, shown: Html, plain: str) -> None:
        self.shown, self.plain = shown, plain

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self.shown, "text/plain": self.plain}

    def __repr__(self) -> str:
        return f"Card: {self.plain}"


def theory_cards(*keys: str) -> Card:
    """Return a card for each theory: who and when, what it says, expects of the running case, evidence, refutation."""
    case = get_running_case().name
    theories = [get_theory(key) for key in keys]
    cards = (
        html(
            '<details class="kmo-card"><summary><strong>{name}</strong> ({by}, {years})</summary><p>{says}</p><dl>'
            "<dt>{expects_label}</dt><dd>{expects}</dd><dt>{found_label}</dt><dd>{found}</dd>"
            "<dt>{refuted_label}</dt><dd>{refuted}</dd></dl></details>",
            name=theory.name,
            by=theory.by,
            years=theory.years,
            says=theory.says,
            expects_label=_("What it expects of {firm}").format(firm=case),
            expects=theory_expects(theory.key),
            found_label=_("What the evidence says"),
            found=theory.found,
            refuted_label=_("What would refute it"),
            refuted=theory.refuted_by,
        )
        for theory in theories
    )
    return Card(joined(cards), "\n".join(f"{theory.name}: {theory.says}" for theory in theories))


def theory_table(*keys: str) -> Card:
    """Return a table: the theories, what our rule asks of a firm's history, and whether that of the case fits."""
    history, case = case_history(), get_running_case().name
    fits = [theory_fit(key, history) for key in keys]
    rows = [(fit.theory.name, fit.theory.rule.text, fit.label) for fit in fits]
    return Card(
        _table(
            _("Our rules, and the history of {firm}").format(firm=case),
            (_("Theory"), _("What our rule asks of a firm's history"), case),
            rows,
        ),
        "\n".join(f"{name}: {verdict}" for name, _asked, verdict in rows),
    )


def real_firm(key: str) -> Card:
    """Return the box of a documented firm: events with figure and source, what it contradicts, a question."""
    firm = get_real_firm(key)
    title = _("A real firm: {name}, {place}").format(name=firm.name, place=_(firm.place))
    table = _table(
        _("What is documented of {name}").format(name=firm.name),
        (_("When"), _("What"), _("Where it was read")),
        [(event.when, event.text, _source(event)) for event in firm.events],
    )
    shown = html(
        '<div class="admonition real-firm" id="firm-{key}"><p class="admonition-title">{title}</p>{table}'
        "<p><strong>{contradicts_label}</strong> {contradicts}</p>"
        '<p id="firm-{key}-question"><strong>{question_label}</strong> {question}</p></div>',
        key=key,
        title=title,
        table=table,
        contradicts_label=_("What it contradicts."),
        contradicts=firm.contradicts,
        question_label=_("For discussion."),
        question=firm.question,
    )
    plain = "\n".join((title, *(f"{event.when}: {event.text}" for event in firm.events)))
    return Card(shown, plain)


def official_shares(*keys: str) -> Card:
    """Return a table of official shares, each with what it counts, of whom, of when and from whom."""
    found = [one for one in export_statistics() if one.key in keys]
    rows = [
        (
            _("less than {share}").format(share=percent(one.share, 0))
            if one.below
            else percent(one.share, 0 if abs(one.share * 100 - round(one.share * 100)) < 1e-9 else 1),
            one.what,
            one.of,
            f"{one.publisher}, {one.when}"
            if one.primary
            else _("{source}, as quoted").format(source=f"{one.publisher}, {one.when}"),
        )
        for one in found
    ]
    return Card(
        _table(_("Official shares"), (_("Share"), _("Who or what"), _("Of whom"), _("Source and year")), rows),
        "\n".join(f"{row[0]}: {row[1]}, {row[2]}" for row in rows),
    )


def _source(event: FirmEvent) -> Html:
    source = event.source
    text = f"{source.publisher}, {source.date}"
    deep = source.url.count("/") > 3  # an address of a whole site finds nothing
    named = html('<a href="{url}">{text}</a>', url=source.url, text=text) if deep else html("{text}", text=text)
    return html("{named} ({mark})", named=named, mark=event.mark_label)


def _table(caption: str, head: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Html:
    body = (
        html(
            '<tr><th scope="row">{first}</th>{cells}</tr>',
            first=first,
            cells=joined(html("<td>{cell}</td>", cell=cell) for cell in cells),
        )
        for first, *cells in rows
    )
    # A table wider than the screen scrolls in its box: the keyboard must be able to get in, and hear where it is.
    return html(
        '<div class="kmo-words" tabindex="0" role="group" aria-label="{caption}"><table><caption>{caption}</caption>'
        "<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>",
        caption=caption,
        head=joined(html('<th scope="col">{name}</th>', name=name) for name in head),
        body=joined(body),
    )
