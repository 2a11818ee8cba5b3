"""Six mini-cases, from the born global to the multinational SME. All firms and figures are invented."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from kmo_teach import facts
from kmo_teach.inputs import require_choice
from kmo_teach.language import N_, _
from kmo_teach.phases.environment import Environment
from kmo_teach.phases.model import STEPS, Step
from kmo_teach.phases.profile import Profile
from kmo_teach.phases.situation import Situation

__all__ = ["CASES", "PhaseCase", "get_phase_case"]

_WORDS = {
    "born_global": (
        N_("Born global"),
        N_(
            "Four engineers sell software that reads X-ray images of weld seams. Their first customer was in Singapore. "
            "Belgium has too few weld inspectors to live from, so the web shop was in English from the first day."
        ),
    ),
    "captive_supplier": (
        N_("Captive supplier"),
        N_(
            "A family firm presses metal parts. One lorry maker buys most of them and moves its assembly to Poland. "
            "Follow it or lose it: nobody in the firm ever planned to leave the province."
        ),
    ),
    "technology_venture": (
        N_("Technology joint venture without export"),
        N_(
            "A maker of ceramic coatings develops a new furnace with a German partner. Each sells in its own country. "
            "The firm does not export and does not want to."
        ),
    ),
    "family_exporter": (
        N_("Family exporter"),
        N_(
            "A biscuit bakery in its third generation sells to shops in the Netherlands and the north of France. "
            "The family owes the bank little, sleeps well and wants nothing more."
        ),
    ),
    "subsidiary_builder": (
        N_("Subsidiary builder"),
        N_(
            "A maker of greenhouse controls exports to nine countries. Customers want a technician within a day, and "
            "good technicians are scarce at home. The founder wants her own people in Spain and Poland."
        ),
    ),
    "multinational_sme": (
        N_("Multinational SME"),
        N_(
            "A group of sixty people designs hearing-test equipment. Design is in Leuven, production at a partner in "
            "Portugal, sales companies in four countries. The board steers it as one group of cost and profit centres."
        ),
    ),
}

CASES: tuple[str, ...] = tuple(_WORDS)
"""Names of the six mini-cases, from the voluntary born global on."""


@dataclass(frozen=True, slots=True)
class PhaseCase:
    """A firm to place in the plane.

    Attributes
    ----------
    name
        Name in :data:`CASES`.
    profile, environment, situation
        Inputs of :func:`kmo_teach.phases.position`.
    path
        Steps in the order in which the firm took or will take them.
    type_source
        Literature that describes this type of firm.
    invented
        Whether firm and figures are invented.
    """

    name: str
    profile: Profile
    environment: Environment
    situation: Situation
    path: tuple[Step, ...]
    type_source: str
    invented: bool
    title_text: str = field(repr=False)
    story_text: str = field(repr=False)

    @property
    def title(self) -> str:
        """The type of firm in the reader's words."""
        return _(self.title_text)

    @property
    def story(self) -> str:
        """The firm in a few sentences."""
        return _(self.story_text)


@cache
def get_phase_case(name: str) -> PhaseCase:
    """Return one of the six mini-cases.

    Parameters
    ----------
    name
        Name in :data:`CASES`.

    Raises
    ------
    InputError
        For another name.

    Examples
    --------
    >>> case = get_phase_case("technology_venture")
    >>> case.title, [step.name for step in case.path], case.invented
    ('Technology joint venture without export', ['partnership'], True)
    """
    data = facts.parameters("phases/cases.toml")
    row = data[require_choice("name", name, CASES)]
    title, story = _WORDS[name]
    return PhaseCase(
        name,
        facts.make(Profile, row["profile"]),
        facts.make(Environment, row["environment"]),
        facts.make(Situation, row["situation"]),
        tuple(STEPS[step] for step in row["path"]),
        row["type_source"],
        data["estimate"],
        title,
        story,
    )
