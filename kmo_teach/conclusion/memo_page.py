"""The face of a memo: HTML for a notebook, a page to print, and Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kmo_teach.html import Html, html, joined
from kmo_teach.inputs import InputError
from kmo_teach.language import _, current

if TYPE_CHECKING:
    from kmo_teach.conclusion.memo import Memo, Section

__all__ = ["markdown", "page", "save"]

_LABEL = "text-align:left;font-weight:normal"
_AMOUNT = "text-align:right"
_PAGE = Html("""@page { size: A4; margin: 12mm }
body { font: 11pt/1.45 Georgia, "Times New Roman", serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.6em } h2 { font-size: 1.15em; margin: 1.4em 0 .3em; break-after: avoid }
section { break-inside: avoid } table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #bbb; padding: .15em .3em; vertical-align: top }
ul { padding-left: 1.2em }
@media print { /* one sheet of paper, both sides */
  body { font-size: 9pt; line-height: 1.3; margin: 0; max-width: none; padding: 0 }
  article { columns: 2; column-gap: 8mm } h1 { column-span: all; margin: 0 0 .3em }
  h2 { margin-top: .8em } p { break-after: avoid } section { break-inside: auto } table, li { break-inside: avoid }
}""")
_FILE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body>
{memo}
</body>
</html>
"""


def _lists(section: Section) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the headings and lists of a section that have something to say."""
    lists = (
        (_("Why"), section.reasons),
        (_("What may go wrong"), section.risks),
        (_("When we turn back"), section.turn_back),
        (_("Against the numbers"), section.against),
        (_("Still open"), section.missing),
    )
    return tuple((heading, items) for heading, items in lists if items)


def _decision(section: Section) -> str:
    return section.decision or _("Not decided yet.")


def _owner(section: Section) -> str:
    return _("{owner} answers for it.").format(owner=section.owner) if section.owner else ""


def page(memo: Memo, heading: int = 3) -> Html:
    """Return the memo as HTML that takes on the looks of its page, with its headings from the given level on."""
    sections = (_section(section, f"h{heading + 1}") for section in memo.sections)
    return html(
        '<article class="kmo-memo"><{top}>{title}</{top}>{summary}{sections}</article>',
        top=f"h{heading}",
        title=memo.title,
        summary=_summary(memo),
        sections=joined(sections),
    )


def _section(section: Section, heading: str) -> Html:
    return html(
        "<section><{heading}>{title}</{heading}><p><strong>{decision}</strong> {owner}</p>{numbers}{lists}</section>",
        heading=heading,
        title=section.heading,
        decision=_decision(section),
        owner=_owner(section),
        numbers=_table(section.numbers) if section.numbers else "",
        lists=joined(_titled_list(title, items) for title, items in _lists(section)),
    )


def _table(numbers: Iterable[tuple[str, str]]) -> Html:
    rows = (
        html(
            '<tr><th scope="row" style="{left}">{label}</th><td style="{right}">{value}</td></tr>',
            left=_LABEL,
            label=label,
            right=_AMOUNT,
            value=value,
        )
        for label, value in numbers
    )
    return html('<table style="width:100%"><tbody>{rows}</tbody></table>', rows=joined(rows))


def _summary(memo: Memo) -> Html:
    lists = ((_("Still open"), memo.undecided), (_("Against the numbers"), memo.against))
    told = joined(_titled_list(title, items) for title, items in lists if items)
    return told or html("<p>{text}</p>", text=_("Everything is decided, and nothing goes against the numbers."))


def _titled_list(title: str, items: tuple[str, ...]) -> Html:
    """Return a list that carries its title for readers who hear it, too."""
    return html(
        '<p style="margin:.6em 0 .1em"><strong>{title}</strong></p>'
        '<ul style="margin:.1em 0 .6em" aria-label="{title}">{entries}</ul>',
        title=title,
        entries=joined(html("<li>{item}</li>", item=item) for item in items),
    )


def markdown(memo: Memo) -> str:
    """Return the memo as Markdown."""
    lines = [f"# {_plain(memo.title)}", ""]
    if not (memo.undecided or memo.against):
        lines += [_("Everything is decided, and nothing goes against the numbers."), ""]
    for title, items in ((_("Still open"), memo.undecided), (_("Against the numbers"), memo.against)):
        if items:
            lines += [f"**{title}**", "", *(f"- {_plain(item)}" for item in items), ""]
    for section in memo.sections:
        decided = " ".join(filter(None, (f"**{_plain(_decision(section))}**", _plain(_owner(section)))))
        lines += [f"## {_plain(section.heading)}", "", decided, ""]
        if section.numbers:
            lines += [f"| {_('Number')} | {_('Value')} |", "|---|---:|"]
            lines += [f"| {_cell(label)} | {_cell(value)} |" for label, value in section.numbers] + [""]
        for title, items in _lists(section):
            lines += [f"### {title}", "", *(f"- {_plain(item)}" for item in items), ""]
    return "\n".join(lines).rstrip() + "\n"


def _plain(text: str) -> str:
    """Keep a student's words from becoming markup, and on one line."""
    text = text.replace("\n", " ")
    return "".join("\\" + letter if letter in "\\*_`<>[]#" else letter for letter in text)


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|")


def save(memo: Memo, path: str | Path) -> Path:
    """Write the memo as a page of its own that prints on A4."""
    file = Path(path)
    if not file.parent.is_dir():
        raise InputError("path", str(path), _("Name a file in a folder that exists."))
    file.write_text(
        html(_FILE, language=current(), title=memo.title, style=_PAGE, memo=page(memo, 1)), encoding="utf-8"
    )
    return file
