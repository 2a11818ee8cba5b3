"""All files of one identity, and what was found out about whose they are."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kmo_teach.grading.download import Item, is_zip
from kmo_teach.grading.names import Student, better_name
from kmo_teach.grading.platforms import Claim
from kmo_teach.grading.reason import Reason
from kmo_teach.grading.tries import Chosen, Owned, may_be_notebook

__all__ = ["Group", "Identity", "identity", "with_name"]

Identity = tuple[str, str, str]
"""What tells identities apart: platform, sort of id, and id."""


@dataclass(slots=True)
class Group:
    """All files of one identity.

    Attributes
    ----------
    gone
        Files that a person left out when asked whose they are: what they made doubtful is not clear by that.
    """

    student: Student
    files: list[Owned] = field(default_factory=list)
    gone: list[Owned] = field(default_factory=list)
    doubts: list[Reason] = field(default_factory=list)
    members: tuple[Student, ...] = ()
    proposed: Student | None = None
    namesakes: tuple[Student, ...] = ()
    chosen: Chosen = field(default_factory=Chosen)
    same: tuple[Owned, ...] = ()

    def add(self, item: Item, claim: Claim, *, picked: bool, confirmed: bool) -> None:
        """Add a file."""
        self.files.append(Owned(item, claim, picked, confirmed, may_be_notebook(item)))
        self.members = self.members or claim.members

    def leave_out(self, item: Item, claim: Claim) -> None:
        """Add a file that counts for nobody."""
        self.gone.append(Owned(item, claim, notebook=may_be_notebook(item)))

    @property
    def confirmed(self) -> bool:
        """Whether the instructor said of every notebook whose it is; where there is none, of every file."""
        found = [file for file in self.files if file.notebook or is_zip(file.item)] or self.files
        return bool(found) and all(file.confirmed for file in found)

    @property
    def all_of_it(self) -> Student:
        """Whom an answer on what counts is about: each member, where all of a team have the same files."""
        if self.student not in self.members:
            return self.student
        ids, names = ("; ".join(each) for each in zip(*((m.id, m.name) for m in self.members), strict=True))
        return replace(self.student, id=ids, name=names)

    @property
    def told_team(self) -> str:
        """The team in which the platform says that this student handed in."""
        told = [file.claim.student for file in self.files]
        teams = {each.team for each in told if each and each.platform != "roster" and each.sort != "team"}
        return teams.pop() if len(teams) == 1 else ""

    @property
    def hand_ins(self) -> list[Owned]:
        """One file of all that was handed in together, a notebook where there is one: what a question stands at."""
        found: dict[str, Owned] = {}
        for file in sorted(self.files, key=lambda each: not each.notebook):
            found.setdefault(file.hand_in, file)
        return list(found.values())


def with_name(student: Student, own: Student | None) -> Student:
    """Return a student of the roster, with the name that the download has where that is the better one."""
    if own is None:
        return student
    name = own.name if student.name == student.id else better_name(student.name, own.name)
    return replace(student, name=name)


def identity(student: Student) -> Identity:
    return student.platform, student.sort, student.id
