"""What is written down while a download is read: how each file ends, and what a person is asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from kmo_teach.grading.choices import Choices
from kmo_teach.grading.download import Item
from kmo_teach.grading.intake.group import Group, Identity
from kmo_teach.grading.intake.plan import Entry
from kmo_teach.grading.names import Student
from kmo_teach.grading.places import Places
from kmo_teach.grading.reason import Reason
from kmo_teach.grading.tries import Owned
from kmo_teach.grading.who import PERSON, Question, choice_for, kind_of
from kmo_teach.language import N_

__all__ = ["LEFT_OUT", "NOT_A_NOTEBOOK", "SYSTEM", "Ledger"]

SYSTEM = N_("The operating system or a program made it.")
LEFT_OUT = N_("You left it out in {file}.")
NOT_A_NOTEBOOK = N_("It is not a notebook.")


class Ledger:
    """What is written down while a download is read: how each file ends, and what a person is asked.

    Attributes
    ----------
    entries, questions
        As in a plan.
    was
        Whose a file is by its name, where a person said that it is another's.
    names
        By whom a file's name tells, the name beside that number, where a person said that it is another's.
    moved
        From whom, and to whom, a person gave a file by its own name.
    called
        By whom the names tell, who handed in under that number before, when another name stood beside it.
    against
        By the groups of the roster that a person's answer contradicts, who hands in together by that answer.
    carried
        By whom the names tell, whose it is by an answer on an earlier hand-in of theirs.
    refused
        By the mark of a choice, the files of which a person said that they do not count.
    refused_before
        The files of which a person said so when other files were there.
    refused_for
        For whom alone, by id in small letters, and the files of which a person said that they do not count for them.
    choices
        The files among which a person may choose.
    places
        Where files lie inside the archives of the download.
    """

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.questions: list[Question] = []
        self.was: dict[PurePosixPath, Identity] = {}
        self.names: dict[Identity, str] = {}
        self.moved: dict[PurePosixPath, tuple[Student, Student]] = {}
        self.against: dict[str, tuple[Student, ...]] = {}
        self.carried: dict[Identity, Student] = {}
        self.called: dict[Identity, tuple[str, tuple[str, ...]]] = {}
        self.refused: dict[str, list[PurePosixPath]] = {}
        self.refused_before: set[str] = set()
        self.refused_for: set[tuple[str, str]] = set()
        self.choices = Choices()
        self.places = Places()

    def enter(self, item: Item, fate: str, reason: Reason, student: Student | None = None) -> None:
        """Enter how a file ends."""
        self.entries.append(Entry(str(item.path), fate, reason, student, self.places.inside(item.path)))

    def ask(
        self,
        path: str,
        text: Reason,
        student: Student | None = None,
        about: str = PERSON,
        candidates: tuple[str, ...] = (),
    ) -> None:
        """Ask about a folder or file, who it is from or whether it counts, each once."""
        if any(each.path == path and kind_of(each.about) == kind_of(about) for each in self.questions):
            return
        named = student or Student("", "")
        self.questions.append(Question(path, text, named.id, named.name, about, candidates))

    def ask_group(self, group: Group, text: Reason, proposed: Student | bool | None = True) -> None:
        """Ask of all that the names of an identity lie under whose it is, of what was handed in together once."""
        student = group.student if isinstance(proposed, bool) else proposed
        for file in group.hand_ins:
            self.ask(file.home[1], text, student)

    def ask_which(self, which: Sequence[tuple[Owned, Group]], text: Reason, of: str = "") -> None:
        """Ask which of these files counts; of whole hand-ins, for the one student who is in all of them."""
        about = choice_for(of, self.choices.mark([str(file.item.path) for file, _group in which]))
        for file, group in which:
            self.ask(str(file.item.path), text, group.proposed or group.all_of_it, about)
