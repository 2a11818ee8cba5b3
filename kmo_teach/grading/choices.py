"""For which files an answer holds that says which of a student's notebooks counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kmo_teach.grading.download import Item
from kmo_teach.grading.places import Claimed, Places
from kmo_teach.grading.who import Answer, Answers, choice_of, kind_of

__all__ = ["Choices"]


class Choices:
    """The files of a download by whose they are as its names tell, whatever a person said since.

    An answer is good while nothing that it was chosen from has changed: all files of all students that the question
    was about. Those of the other rows of the same question belong to it too, as with the members of a team.
    """

    def __init__(self, claims: Iterable[Claimed] = (), places: Places | None = None) -> None:
        self._places = places or Places()
        self._files: dict[object, list[Item]] = {}
        self._owner: dict[str, object] = {}
        self._items: dict[str, Item] = {}
        self._marks: dict[frozenset[object], str] = {}
        self._teams: dict[object, dict[object, None]] = {}
        self._said_for: dict[tuple[str, str], Answer] = {}
        self._asked_for: set[tuple[str, str]] = set()
        for item, claim in claims:
            student = claim.student if claim else None
            owner = (student.platform, student.sort, student.id) if student else str(item.path)
            self._owner[str(item.path)] = owner
            self._items[str(item.path)] = item
            if student and student.team and student.sort != "team":
                self._teams.setdefault((student.platform, student.team), {})[owner] = None
            if not item.system:
                self._files.setdefault(owner, []).append(item)

    def mark(self, paths: Iterable[str]) -> str:
        """Return the mark of the choice among files, with all that their owners handed in; a lost file changes it."""
        owners = frozenset(self._owner.get(path, ("", path)) for path in paths)
        if owners not in self._marks:
            found = [item for owner in owners for item in self._files.get(owner, [])]
            gone = [str(owner) for owner in owners if owner not in self._files]
            self._marks[owners] = choice_of({*(_digest(self._places.inside(item.path), item) for item in found), *gone})
        return self._marks[owners]

    def is_among(self, path: str, mark: str) -> bool:
        """Return whether a choice that was asked, or that holds, is about the files of who owns this one."""
        return any(self._owner.get(path, path) in owners for owners, each in self._marks.items() if each == mark)

    def held(self, answers: Answers) -> dict[str, Answer]:
        """Return the answers that were given for the files that are there now, each by its file."""
        here: dict[str, list[str]] = {}
        for path in self._owner:
            here.setdefault(self._places.inside(path), []).append(path)

        def now(path: str) -> list[str]:
            """Return the file, and its copies in other downloads; where others of its name differ, none of them."""
            found = here.get(self._places.inside(path), [])
            if len(found) > 1 and len({_digest("", self._items[each]) for each in found}) > 1:
                return [path] if path in self._owner else []
            return found

        held: dict[str, Answer] = {}
        for (path, _mark), said in answers.choices.items():
            rows = [now(each) for each in answers.rows.get(said.about, [])]
            known = [each for files in rows for each in files]
            files = now(path)
            mark, student = said.about.partition(" for ")[::2]
            if not (files and all(rows) and self.mark(known) == mark):
                continue
            if student:
                self._said_for |= {(student.casefold(), each): said for each in files}
                self._asked_for |= {(student.casefold(), each) for each in known}
            else:
                held |= dict.fromkeys(files, said)
        return held | self._of_members(held)

    def said_for(self, student: str, paths: Iterable[str]) -> Answer | None:
        """Return whether a hand-in with these files counts for one student, where a person said so."""
        return next((each for path in paths if (each := self._said_for.get((student.casefold(), path)))), None)

    def asked_for(self, student: str, paths: Iterable[str]) -> bool:
        """Return whether a hand-in with these files was among those of which a person said what counts for one."""
        return any((student.casefold(), path) in self._asked_for for path in paths)

    def refused_for(self, answers: Answers) -> set[tuple[str, str]]:
        """Return for which students, and of which files, a person ever said that they do not count for them."""
        here = {self._places.inside(path): path for path in self._owner}
        return {
            (student, now)
            for (path, mark), said in answers.choices.items()
            if said.leave_out and (student := kind_of(mark)[1])
            if (now := path if path in self._owner else here.get(self._places.inside(path)))
        }

    def refused_before(self, answers: Answers) -> set[str]:
        """Return the files of which a person said that they do not count, when other files were there."""
        here = {self._places.inside(path): path for path in self._owner}
        found = [path for (path, mark), said in answers.choices.items() if said.leave_out and not kind_of(mark)[1]]
        return {now for path in found if (now := path if path in self._owner else here.get(self._places.inside(path)))}

    def _of_members(self, held: Mapping[str, Answer]) -> dict[str, Answer]:
        """Return the same answers for the other members of a team whose files a platform writes once for each.

        They hold while all files of a member are those of the one who was asked about, and nothing was said of theirs.
        """
        asked = {self._owner[path] for path in held}
        found: dict[str, Answer] = {}
        for team in self._teams.values():
            said = {_digest("", self._items[path]): each for path, each in held.items() if self._owner[path] in team}
            mine = [self._contents(owner) for owner in team if owner in asked]
            for owner in team if said else ():
                if owner not in asked and self._contents(owner) in mine:
                    here = (item for item in self._files[owner] if _digest("", item) in said)
                    found |= {str(item.path): said[_digest("", item)] for item in here}
        return found

    def _contents(self, owner: object) -> frozenset[str]:
        return frozenset(_digest("", item) for item in self._files.get(owner, ()))


def _digest(path: str, item: Item) -> str:
    return f"{path}\0{item.digest or item.size}"
