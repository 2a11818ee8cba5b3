"""Citations in the reader's language: what stands between names, "n.d.", and bodies that have a name in each language.

Titles, and the names of people and firms, stay as they are. Both styles of citing that Sphinx's extension for BibTeX
brings have English words in them; the course's take theirs from the catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pybtex.database import Entry, Person
from pybtex.plugin import register_plugin as register_formatting
from pybtex.richtext import Tag, Text
from pybtex.style.formatting.unsrtalpha import Style as Unsorted
from pybtex.style.template import field as value
from pybtex.style.template import names, optional, sentence
from sphinxcontrib.bibtex.plugin import register_plugin
from sphinxcontrib.bibtex.style.referencing import PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

from kmo_teach.language import N_, _, pgettext

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["NAME", "Worded", "in_the_language", "setup"]

NAME = "course"
"""Name of both styles, for ``_config.yml``."""

_BODIES = {
    N_("Court of Justice of the European Communities"),
    N_("Court of Justice of the European Union"),
    N_("General Court of the European Union"),
    N_("Council of the European Communities"),
    N_("Council of the European Union"),
    N_("European Central Bank"),
    N_("European Commission"),
    N_("European Parliament"),
    N_("European Parliament and Council"),
    N_("European Union"),
    N_("International Chamber of Commerce"),
    N_("Member states of the European Union and others"),
    N_("National Bank of Belgium"),
    N_("OECD"),
    N_("Providers of e-invoicing services"),
    N_("Reuters and others"),
    N_("United Nations"),
    N_("World Bank"),
    N_("World Intellectual Property Organization"),
    N_("World Trade Organization"),
}
_UNDATED = N_("n.d.")
_OTHERS = "others"
"""How BibTeX says that there are more authors."""


def _between() -> tuple[str, str]:
    """Return what stands between two names, and before the last of three or more."""
    return f" {pgettext('between two names', 'and')} ", f"{pgettext('before the last of three names', ', and')} "


def _course_names() -> PersonStyle:
    two, last = _between()
    more = Text(" ", Tag("em", pgettext("after the first of many names", "et al.")))
    return PersonStyle(sep2=two, last_sep=last, other=more)


@dataclass
class _References(AuthorYearReferenceStyle):
    person: PersonStyle = field(default_factory=_course_names)


class Worded:
    """The English words of a style of pybtex, from the catalogue: put it before the style."""

    def format_names(self, role: str, as_sentence: bool = True) -> Any:
        two, last = _between()
        formatted = names(role, sep=", ", sep2=two, last_sep=last)
        return sentence[formatted] if as_sentence else formatted

    def format_edition(self, e: Entry) -> Any:
        return optional[value("edition", apply_func=lambda number: _("edition {number}").format(number=number))]


class _Bibliography(Worded, Unsorted):
    """As the course lists what it cites."""


def in_the_language(entry: Entry) -> None:
    """Put an entry's own words and bodies into the reader's language.

    Examples
    --------
    >>> from kmo_teach.language import using
    >>> entry = Entry("misc", {"year": "n.d."}, {"author": [Person("{European Commission}")]})
    >>> with using("nl"):
    ...     in_the_language(entry)
    >>> entry.fields["year"], str(entry.persons["author"][0])
    ('z.d.', '{Europese Commissie}')
    """
    for name, text in list(entry.fields.items()):
        if text == _UNDATED:
            entry.fields[name] = _(_UNDATED)
    if entry.type == "techreport":
        entry.fields["type"] = {"Working Paper": _("Working paper")}.get(
            entry.fields.get("type", ""), _("Technical report")
        )
    for people in entry.persons.values():
        people[:] = [_person(person) for person in people]


def _person(person: Person) -> Person:
    name = str(person).strip("{}")
    if name in _BODIES:
        return Person(f"{{{_(name)}}}")
    return Person(f"{{{pgettext('more authors', 'others')}}}") if name == _OTHERS else person


def _translate(app: Sphinx) -> None:
    for entry in app.env.get_domain("cite").bibdata.data.entries.values():
        in_the_language(entry)


def setup(app: Sphinx) -> None:
    """Make both styles known, and translate the entries before pages are read."""
    register_plugin("sphinxcontrib.bibtex.style.referencing", NAME, _References)
    register_formatting("pybtex.style.formatting", NAME, _Bibliography)
    app.connect("builder-inited", _translate)
