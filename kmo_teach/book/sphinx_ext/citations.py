"""References to works, and the list of works, in the reader's language.

A page names a work as Sphinx's author and year do, with the language's own "and" (``bibtex_reference_style: worded``).
The list says after each work how far it was confirmed (``:style: confirmed``). Those words are the field ``annote`` of
``book/references.bib`` and stand nowhere else; a page in another language reads a copy in which they are translated.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pybtex.database import Person
from pybtex.plugin import register_plugin
from pybtex.richtext import Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting.plain import Style as Plain
from pybtex.style.names.plain import NameStyle
from pybtex.style.template import Node, names, sentence
from sphinxcontrib.bibtex.plugin import register_plugin as register_reference
from sphinxcontrib.bibtex.style.names.last import LastNameStyle
from sphinxcontrib.bibtex.style.referencing import PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

from kmo_teach.language import N_, _

if TYPE_CHECKING:
    from pybtex.database import BibliographyData, Entry
    from sphinx.application import Sphinx

__all__ = ["Confirmed", "Worded", "setup"]

_WORDS = {
    "In": N_("In"),
    "Technical Report": N_("Technical Report"),
    "chapter": N_("chapter"),
    "edition": N_("edition"),
    "editor": N_("editor"),
    "editors": N_("editors"),
    "pages": N_("pages"),
}
"""Words that the plain style puts between the parts of a work."""


_BODIES = {
    N_("Belgium"),
    N_("FPS Finance"),
    N_("France"),
    N_("Council"),
    N_("Court of Justice of the European Communities"),
    N_("Court of Justice of the European Union"),
    N_("General Court of the European Union"),
    N_("Council of the European Communities"),
    N_("Council of the European Union"),
    N_("European Central Bank"),
    N_("European Commission"),
    N_("European Parliament"),
    N_("European Union"),
    N_("International Chamber of Commerce"),
    N_("Member states of the European Union"),
    N_("National Bank of Belgium"),
    N_("OECD"),
    N_("Providers of e-invoicing services"),
    N_("United Kingdom"),
    N_("United Nations"),
    N_("World Bank"),
    N_("World Intellectual Property Organization"),
    N_("World Trade Organization"),
}
"""Bodies with a name in each language: a message each. Others stay as the work has them."""


def _separators() -> dict[str, str]:
    """Return what stands between two names, and before the last of more."""
    two, more = _("{name} and {last}"), _("{names}, and {last}")
    return {"sep2": _between(two), "last_sep": _between(more)}


def _between(pattern: str) -> str:
    """Return what a pattern has between its two placeholders.

    >>> _between("{name} and {last}")
    ' and '
    """
    return pattern.partition("}")[2].rpartition("{")[0]


def _worded(part: object) -> object:
    """Return a part of a template with its words in the reader's language."""
    if isinstance(part, Node):
        part.children = [_worded(child) for child in part.children]
    return _(_WORDS[part]) if isinstance(part, str) and part in _WORDS else part


def _others(person: Person) -> str | None:
    """Return the words for BibTeX's ``and others``."""
    return _("others") if str(person) == "others" else None


class _Listed(NameStyle):
    """The names of the list of works."""

    def format(self, person: Person, abbr: bool = False) -> Node | str:
        return _others(person) or super().format(person, abbr)


class _Cited(LastNameStyle):
    """The names in a reference to a work."""

    def format(self, person: Person, abbr: bool = True) -> Node | str:
        return _others(person) or super().format(person, abbr)


class Confirmed(Plain):
    """The plain style in the reader's language, and after each work the field ``annote``."""

    def __init__(self, **options: object) -> None:
        super().__init__(**options)
        self.format_name = _Listed().format

    def format_entry(self, label: str, entry: Entry, bib_data: BibliographyData | None = None) -> FormattedEntry:
        """Return the work as the plain style has it, with how far it was confirmed."""
        context = {"entry": entry, "style": self, "bib_data": bib_data}
        work = _worded(getattr(self, f"get_{entry.type}_template")(entry)).format_data(context)
        return FormattedEntry(entry.key, Text(work, " [", Text.from_latex(entry.fields["annote"]), "]"), label)

    def format_names(self, role: str, as_sentence: bool = True) -> Node:
        """Return the template of the names of a work's authors or editors."""
        people = names(role, sep=", ", **_separators())
        return sentence[people] if as_sentence else people


def _bodies(app: Sphinx) -> None:
    """Give the bodies that the works name their name in the reader's language."""
    if "sphinxcontrib.bibtex" not in app.extensions:
        return
    for entry in app.env.get_domain("cite").bibdata.data.entries.values():
        for people in entry.persons.values():
            people[:] = [_body(person) for person in people]


def _body(person: Person) -> Person:
    """Return an author, a body under its name in the reader's language.

    >>> from kmo_teach.language import using
    >>> with using("nl"):
    ...     str(_body(Person("{European Commission}")))
    '{Europese Commissie}'
    """
    name = str(person).strip("{}")
    return Person(f"{{{_(name)}}}") if name in _BODIES else person


class _People(PersonStyle):
    def __post_init__(self) -> None:
        self.style_plugin = _Cited()


@dataclass
class Worded(AuthorYearReferenceStyle):
    """References by author and year, with the names joined as the reader's language joins them."""

    person: PersonStyle = field(default_factory=lambda: _People(**_separators()))


def setup(app: Sphinx) -> None:
    """Register both styles, and translate the bodies before pages are read."""
    register_plugin("pybtex.style.formatting", "confirmed", Confirmed)
    register_reference("sphinxcontrib.bibtex.style.referencing", "worded", Worded)
    app.connect("builder-inited", _bodies)
