"""What the names in a download tell: who handed in a file, when, and which try it is.

Each platform is one small adapter. An adapter is made for a whole download, as one name alone often does not tell:
whether ``team_3_12345_678901_ps1.ipynb`` is user 3 or user 12345 shows in the names around it. Then it reads one path
after another and returns a :class:`Claim`, or ``None`` where the path is none of its platform's. A new platform is a
new class in :data:`ADAPTERS`.

The names are those of the platforms' public documentation, and where it is public of their source: Moodle
``mod/assign/classes/downloader.php``, up to 4.0 ``mod/assign/locallib.php``, Canvas ``lib/content_zipper.rb``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, Protocol

from kmo_teach.grading.dates import exact_time, spoken_time
from kmo_teach.grading.names import Student, clean, words
from kmo_teach.grading.reason import Reason
from kmo_teach.grading.team_words import TEAM_WORDS, is_default_group
from kmo_teach.grading.typed import one_line
from kmo_teach.language import N_

__all__ = ["ADAPTERS", "Adapter", "Claim", "Download", "Reader", "is_preview_user"]

_NO_NAMES = {
    *("submission", "submissions", "submitted", "inzending", "inzendingen", "ingediend", "work", "werk"),
    *("assignment", "assignments", "opdracht", "opdrachten", "opgave", "opgaven", "taak", "download", "downloads"),
    *("homework", "huiswerk", "notebook", "notebooks", "untitled", "naamloos", "answer", "answers", "data", "src"),
    *("final", "new", "map", "folder", "files", "export"),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """What a path tells.

    Attributes
    ----------
    student
        Who it is from; ``None`` where the path says that it is no hand-in.
    depth
        Which part of the path told it; all files under it are theirs.
    time, number
        When, and which try; tries are ordered by these two.
    upload
        The order of files within one try.
    file
        The file's name as the student had it, without what the platform put before it.
    late
        Whether the platform says that it is late; ``None`` where it does not tell.
    members
        Who handed in together, where the platform says so.
    doubt
        Why the path may be read in another way too.
    receipt
        Whether the platform wrote it about a try: nobody handed it in.
    comment
        What the student wrote in that, or typed on the platform.
    typed
        Whether it is the page that the platform makes of what a student typed in the browser.
    place
        What the platform puts before all folders or files of one hand-in, where it makes more than one; else empty.
    """

    student: Student | None
    depth: int
    file: str
    time: datetime | None = None
    number: int = 0
    upload: int = 0
    late: bool | None = None
    members: tuple[Student, ...] = ()
    doubt: Reason | None = None
    receipt: bool = False
    comment: str = ""
    typed: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    """What is known of a whole download.

    Attributes
    ----------
    paths
        All files.
    assignment
        The assignment's name.
    read
        What gives the content of a file that the platform adds, or ``None``.
    listed
        Ids and names in the roster, in small letters.
    teams
        Names of the teams in the roster, in small letters.
    """

    paths: Sequence[PurePosixPath]
    assignment: str
    read: Callable[[PurePosixPath], bytes | None] = lambda path: None
    listed: Collection[str] = ()
    teams: Collection[str] = ()


class Reader(Protocol):
    """What reads the paths of one download."""

    def read(self, path: PurePosixPath) -> Claim | None:
        """Return what the path tells, or ``None`` if it is none of this platform's."""
        ...


class Adapter(Protocol):
    """What makes a :class:`Reader` for a download."""

    def __call__(self, download: Download) -> Reader: ...


class Moodle:
    """``Jan Peeters_1234567_assignsubmission_file_/ps1.ipynb``; without folders the file's name follows.

    A team's folder has the team's name and number, or no number for those in no team; ``onlinetext``, a folder beside
    that of the files, is what was typed in the browser. Up to Moodle 4.0 each member has a folder,
    ``Team 8-Jan Peeters_1234567_assignsubmission_file_``, with the same files in all of them: the number is the
    student's. The underscore at the end tells it from the later form, which has none.
    """

    _PART = re.compile(r"(?P<head>(?P<name>.+?)(?:_(?P<id>\d+))?)_assignsubmission_(?P<sort>[a-z]+)(?:_(?P<file>.*))?")

    def __init__(self, download: Download) -> None:
        self._listed, self._teams, self._content = frozenset(download.listed), frozenset(download.teams), download.read
        parts = {part for path in download.paths for part in path.parts}
        names = {match["name"].strip() for part in parts if (match := self._PART.fullmatch(part)) and match["id"]}
        self._before = Counter(team for name in names for team, _own in _at_hyphens(name))

    def read(self, path: PurePosixPath) -> Claim | None:
        for depth, part in enumerate(path.parts):
            if match := self._PART.fullmatch(part):
                file = (match["file"] if depth == len(path.parts) - 1 else None) or path.name
                student = self._student(match["name"].strip(), match["id"], match["file"])
                typed = match["sort"] == "onlinetext" and path.name.casefold().endswith(".html")
                comment = one_line(self._content(path)) if typed else ""
                return Claim(student, depth, file, place=match["head"], comment=comment, typed=typed)
        return None

    def _student(self, name: str, number: str | None, end: str | None) -> Student:
        if number is None:
            return Student(name, name, "moodle", "team", name)
        team, own = ("", name) if end is None else self._parted(name, earlier=not end)
        if not team and name.casefold() not in self._listed and TEAM_WORDS & set(words(name)):
            return Student(name, name, "moodle", "team", name)
        hidden = set(words(own)) <= {"participant", "deelnemer"}  # marked without names
        return Student(number, f"{own} {number}" if hidden else own, "moodle", "participant", team)

    def _parted(self, name: str, *, earlier: bool) -> tuple[str, str]:
        """Return the team that stands before a student's name, if one does, and the name.

        Without folders the two forms look the same: then only the roster's names tell.
        """
        ways = _at_hyphens(name)
        if not ways or name.casefold() in self._listed | self._teams:
            return "", name
        for known in (
            [way for way in ways if earlier and way[0].casefold() in self._teams],
            [way for way in ways if way[1].casefold() in self._listed],
            [way for way in ways if is_default_group(way[0])],
        ):
            if known:
                return known[-1]
        called = [way for way in ways if earlier and TEAM_WORDS & set(words(way[0])) and _is_full_name(way[1])]
        shared = [way for way in called if self._before[way[0]] > 1]
        return shared[-1] if shared else called[0] if called else ("", name)


def _at_hyphens(name: str) -> list[tuple[str, str]]:
    """Return what stands before and behind each hyphen."""
    found = ((name[: match.start()].strip(), name[match.end() :].strip()) for match in re.finditer("-", name))
    return [way for way in found if all(way)]


def _is_full_name(text: str) -> bool:
    """Return whether this may be a student's first and last name, or what stands for it where names are hidden."""
    found = words(text)
    return all(map(str.isalpha, found)) and (len(found) > 1 or set(found) <= {"participant", "deelnemer"})


_LONGEST_NOTE = 20_000
"""Characters of what Blackboard writes about a try that are read."""


class Blackboard:
    """``Problem set 1_r0123456_attempt_2026-11-23-10-30-00_ps1.ipynb``, also as folders; Toledo is Blackboard.

    In Dutch *attempt* is *poging*. A group's name stands where else the user name does. Both the title and a user name
    may hold underscores. What Blackboard writes about a try (``Name: Jan Peeters
    (jan_peeters)``) tells where the user name begins; else that all files share one title.
    """

    _PART = re.compile(
        r"(?P<head>.+?)_(?:attempt|poging)_(?P<time>\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d)(?:_(?P<file>.*)|(?P<note>\.txt))?"
    )
    _NAME = re.compile(r"^(?:Name|Naam):\s*(?P<name>.*\S)\s*\((?P<user>[^()]+)\)\s*$", re.MULTILINE)
    _COMMENT = re.compile(
        r"^(?:Comments|Opmerkingen):[ \t]*\r?\n(?P<comment>.*?)^(?:Files|Bestanden):", re.MULTILINE | re.DOTALL
    )
    _TYPED = re.compile(
        r"\n[ \t]*\r?\n(?!Comments|Opmerkingen)[^\n:]{1,60}:[ \t]*\r?\n(?P<typed>.*?)^(?:Comments|Opmerkingen):",
        re.MULTILINE | re.DOTALL,
    )  # the first heading with nothing behind it, whatever the language calls the field
    _NONE = re.compile(
        r"There (?:are|is) no student (?:comments?|submission)\b.*|Er zijn geen opmerkingen\b.*"
        r"|Er (?:is|zijn) geen \b[^.]*\bvoor deze opdracht\.?"
    )
    _NOT_CLEAR = N_("The user name may begin at another underscore.")

    def __init__(self, download: Download) -> None:
        self._listed, self._teams = download.listed, download.teams
        heads: set[str] = set()
        self._names: dict[str, str] = {}
        self._comments: dict[PurePosixPath, str] = {}
        for path in download.paths:
            for part in path.parts:
                if match := self._PART.fullmatch(part):
                    heads.add(match["head"])
            if (match := self._PART.fullmatch(path.name)) and match["note"]:
                self._note(path, match["head"], download.read(path))
        self._title = _title(heads)
        self._users = Counter(self._user(head)[0] for head in heads)

    def _note(self, path: PurePosixPath, head: str, content: bytes | None) -> None:
        text = (content or b"").decode("utf-8", "replace")
        found = (form.search(text[:_LONGEST_NOTE]) for form in (self._TYPED, self._COMMENT))
        told = [one_line(match[1]) for match in found if match]
        self._comments[path] = " / ".join(each for each in told if each and not self._NONE.fullmatch(each))
        match = self._NAME.search(text[:2_000])
        user = clean(match["user"]) if match else ""
        if match and (head == user or head.endswith(f"_{user}")):
            self._names[user] = clean(match["name"])

    def read(self, path: PurePosixPath) -> Claim | None:
        for depth, part in enumerate(path.parts):
            if match := self._PART.fullmatch(part):
                user, doubt = self._user(match["head"])
                doubt = Reason(self._NOT_CLEAR) if self._users[user] > 1 else doubt
                last = depth == len(path.parts) - 1
                file = (match["file"] if last else None) or path.name
                student = self._student(user)
                if is_preview_user(user):
                    return Claim(None, depth, path.name, doubt=Reason(_PREVIEW))
                when = exact_time(match["time"], "%Y-%m-%d-%H-%M-%S")
                receipt = last and bool(match["note"])
                comment = self._comments.get(path, "")
                return Claim(student, depth, file, when, doubt=doubt, receipt=receipt, comment=comment)
        return None

    def _student(self, user: str) -> Student:
        """Return who a user name, or the name of a group, stands for: user names hold no spaces."""
        called = " " in user and bool(TEAM_WORDS & set(words(user)))
        if (
            user not in self._names
            and user.casefold() not in self._listed
            and (called or user.casefold() in self._teams)
        ):
            return Student(user, user, "blackboard", "team", user)
        return Student(user, self._names.get(user, user), "blackboard", "username")

    def _user(self, head: str) -> tuple[str, Reason | None]:
        ways = [head[at:] for at in _starts(head)]
        for known in (self._names, self._listed, self._teams):
            found = [way for way in ways if way in known or way.casefold() in known]
            if found:
                return found[0], None
        if len(ways) == 1:
            return ways[0], None
        if self._title:
            return head.removeprefix(self._title), None
        return ways[1], Reason(self._NOT_CLEAR)


_PREVIEW = N_("It is of Blackboard's preview user: the lecturer, who tried out the course as a student.")


def is_preview_user(user: str) -> bool:
    """Return whether a user name is that with which a lecturer sees a Blackboard course as students do.

    Examples
    --------
    >>> is_preview_user("r0123456_previewuser"), is_preview_user("preview")
    (True, False)
    """
    return user.casefold().endswith("_previewuser")


def _starts(head: str) -> list[int]:
    """Return where a user name may begin, the longest first."""
    return [0, *(match.end() for match in re.finditer("_+", head) if match.end() < len(head))]


def _title(heads: Collection[str]) -> str:
    """Return the title with its underscore that all begin with, if there is only one such; else nothing."""
    if not heads:
        return ""
    ways = [{head[:at] for at in _starts(head)[1:]} for head in heads]
    shared = set.intersection(*ways)
    return next(iter(shared)) if len(shared) == 1 else ""


_OWN_FILE = N_("It is no hand-in: {platform} adds it, to say who handed in what.")


class Brightspace:
    """``101-202 - Jan Peeters - 23 November, 2026 1030 AM/ps1.ipynb``: the user's number, the folder's, name, time.

    The second number is the same for all; only the time tells the tries apart. It is written in the language of the
    site. The number is in no table that Brightspace imports, so the roster is needed to find the user name.
    ``index.html`` beside the folders lists them.
    """

    _PART = re.compile(
        r"(?P<id>\d+)-(?P<folder>\d+) ?- (?P<name>.+?) ?- "
        r"(?P<time>(?:\d{1,2}-\d{1,2}-(?=\d{4})|\d{4}-\d\d-(?=\d\d ))?[^-]*\b\d{4}\b[^-]*?)(?: - (?P<file>.+))?"
    )
    _IN_NUMBERS = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})\b(.*)")

    def __init__(self, download: Download) -> None:
        times = [
            match["time"] for path in download.paths for part in path.parts if (match := self._PART.fullmatch(part))
        ]
        dates = [(int(match[1]), int(match[2])) for time in times if (match := self._IN_NUMBERS.match(time))]
        # whether the site writes the day first shows in a day after the twelfth; else no time is read
        day_first, month_first = any(one > 12 for one, _two in dates), any(two > 12 for _one, two in dates)
        self._order = None if day_first == month_first else day_first
        # the folders in which those of the students lie
        self._folders = {
            PurePosixPath(*path.parts[:depth])
            for path in download.paths
            for depth, part in enumerate(path.parts)
            if self._PART.fullmatch(part)
        }

    def read(self, path: PurePosixPath) -> Claim | None:
        if path.name.casefold() == "index.html" and path.parent in self._folders:
            return Claim(None, len(path.parts) - 1, path.name, doubt=Reason(_OWN_FILE, {"platform": "Brightspace"}))
        for depth, part in enumerate(path.parts):
            if match := self._PART.fullmatch(part):
                last = depth == len(path.parts) - 1
                if last and not match["file"]:
                    return None
                student = Student(match["id"], match["name"].strip(), "brightspace", "user number")
                file = match["file"] if last else path.name
                return Claim(student, depth, file, self._time(match["time"]))
        return None

    def _time(self, text: str) -> datetime | None:
        match = self._IN_NUMBERS.match(text)
        if not match:
            return spoken_time(text)
        if self._order is None:
            return None
        day, month = (match[1], match[2]) if self._order else (match[2], match[1])
        clock = re.fullmatch(r"\W*(\d{1,2})\W?(\d\d)(?:\W?\d\d)?\W*([AaPp]\.?[Mm]\.?)?", match[4])
        half = (clock[3] or "").replace(".", "").upper() if clock else ""
        return clock and exact_time(
            f"{match[3]}-{month}-{day} {clock[1]}:{clock[2]} {half}".strip(),
            "%Y-%m-%d %I:%M %p" if half else "%Y-%m-%d %H:%M",
        )


class Canvas:
    """``peetersjan_LATE_12345_678901_ps1-2.ipynb``: name, user, file, and what tells uploads of one name apart.

    All lie side by side. Canvas takes what is no letter, digit or underscore out of the name. The name of a group may
    hold underscores and numbers. Anonymous: ``anon_Ab1cD_678901_ps1.ipynb``, late ``LATE_anon_Ab1cD_…``. What was typed
    in is ``peetersjan_12345_text.html``.
    """

    _LATE = re.compile(r"(?P<name>\w+?)_LATE_(?P<id>\d+)_(?P<rest>\d+_.+|(?:text|link)\.html)")
    _ANONYMOUS = re.compile(r"(?P<late>LATE_)?anon_(?P<id>[^\W_]+)_(?P<rest>\d+_.+|(?:text|link)\.html)")
    _TYPED = re.compile(r"(?P<name>\w+?)_(?P<id>\d+)_(?P<rest>(?:text|link)\.html)")
    _PLAIN = re.compile(r"(?P<name>\w*?[^\W\d_]\w*?)_(?P<id>\d+)_(?P<rest>\d+_.+)")
    _RUN = re.compile(r"(?P<name>\w*?[^\W\d_]\w*?)_(?P<numbers>\d+(?:_\d+)+)_(?P<file>.+)")
    _NOT_CLEAR = N_("More than one number in the name may be the student's, or that of a member of the team.")
    _NUMBERS = N_("The name holds numbers as Canvas writes them, but begins as the assignment does. Who is this?")

    def __init__(self, download: Download) -> None:
        self._listed, self._content = download.listed, download.read
        self._assignment = download.assignment.casefold()
        # "ps4_2026_11_final.ipynb" alone is the assignment's, not by a student called ps4
        names = [path for path in download.paths if not path.name.casefold().startswith(self._assignment)]
        folders = Counter(path.parent for path in names if self._like(path.name))
        self._folder = folders.most_common(1)[0][0] if folders else None
        clear = [match for path in download.paths if (match := self._RUN.fullmatch(path.name))]
        pairs = [match["numbers"].split("_") for match in clear]
        self._digits = {len(pair[1]) for pair in pairs if len(pair) == 2}

    @classmethod
    def numbers_in(cls, name: str) -> Reason | None:
        """Return the doubt about a name that another adapter reads, with two numbers where Canvas puts them."""
        return Reason(cls._NUMBERS) if cls._RUN.fullmatch(name) else None

    def _with_text(self, claim: Claim, path: PurePosixPath) -> Claim:
        """Return the claim with what was typed on the platform, where that is what the file holds."""
        is_typed = claim.file == "text.html"
        return replace(claim, comment=one_line(self._content(path)), typed=True) if is_typed else claim

    def _like(self, name: str) -> bool:
        patterns = (self._LATE, self._ANONYMOUS, self._TYPED, self._PLAIN)
        return any(pattern.fullmatch(name) for pattern in patterns)

    def read(self, path: PurePosixPath) -> Claim | None:
        if self._folder is None or path.parent != self._folder or not self._like(path.name):
            return None
        depth = len(path.parts) - 1
        if match := self._ANONYMOUS.fullmatch(path.name):
            student = Student(match["id"], match["id"], "canvas", "anonymous")
            return self._with_text(self._claim(student, depth, match["rest"], late=bool(match["late"])), path)
        if match := self._LATE.fullmatch(path.name) or self._TYPED.fullmatch(path.name):
            late = match.re is self._LATE
            claim = self._claim(self._student(match["name"], match["id"]), depth, match["rest"], late=late)
            return self._with_text(claim, path)
        match = self._RUN.fullmatch(path.name)
        if not match:
            return None
        numbers = match["numbers"].split("_")
        at, doubt = self._which(match["name"], numbers)
        name = "_".join([match["name"], *numbers[:at]])
        rest = "_".join([*numbers[at + 1 :], match["file"]])
        return self._claim(self._student(name, numbers[at]), depth, rest, late=False, doubt=doubt)

    def _which(self, name: str, numbers: Sequence[str]) -> tuple[int, Reason | None]:
        """Return which of the numbers is the student's: the next one is the file's."""
        ways = range(len(numbers) - 1)
        if len(ways) == 1:
            return 0, None
        listed = [at for at in ways if numbers[at] in self._listed]
        alike = [at for at in ways if len(numbers[at + 1]) in self._digits]
        for fitting in (listed, alike):
            if len(fitting) == 1:
                return fitting[0], None
        team = TEAM_WORDS & set(words(name))
        return (ways[-1] if team else 0), Reason(self._NOT_CLEAR)

    def _student(self, name: str, number: str) -> Student:
        return Student(number, name, "canvas", "user number")

    def _claim(self, student: Student, depth: int, rest: str, *, late: bool, doubt: Reason | None = None) -> Claim:
        number, _under, file = rest.partition("_")
        if not number.isdigit():
            number, file = "0", rest
        again = re.search(r"-(\d{1,8})(?=\.[^.]+$)", file)
        base = file[: again.start()] + file[again.end() :] if again else file
        # the number of the file grows with each upload; the one behind the name only tells equal names apart
        upload = int(number[:18]) * 1_000_000_000 + (int(again[1]) if again else 0)
        return Claim(student, depth, base, upload=upload, late=late, doubt=doubt)


class Teams:
    """``Jan Peeters/Opgave/Version 1/ps4.ipynb``, often under ``Submitted files``; ``Working files`` are drafts."""

    _VERSION = re.compile(r"(?:Version|Versie)[ _]?(?P<number>\d{1,8})", re.IGNORECASE)
    _DRAFTS = ("working files", "werkbestanden")

    def __init__(self, download: Download) -> None:
        self._is_teams = any(self._VERSION.fullmatch(part) for path in download.paths for part in path.parts[:-1])

    def read(self, path: PurePosixPath) -> Claim | None:
        if not self._is_teams:
            return None
        for depth, part in enumerate(path.parts[:-1]):
            if part.casefold() in self._DRAFTS:
                return Claim(None, depth, path.name, doubt=Reason(_DRAFT))
            if (match := self._VERSION.fullmatch(part)) and depth >= 2:
                name = path.parts[depth - 2]
                student = Student(name, name, "teams", "name")
                return Claim(student, depth - 2, path.name, number=int(match["number"]))
        return None


_DRAFT = N_("Teams keeps drafts there, not what was handed in.")


class Gradescope:
    """``assignment_9_export/submission_123/ps1.ipynb`` with ``submission_metadata.yml`` that tells who and when."""

    _FOLDER = re.compile(r"submission_\d+")
    _FILE = "submission_metadata.yml"

    def __init__(self, download: Download) -> None:
        self._told: dict[PurePosixPath, Mapping[str, Any]] = {}
        for path in download.paths:
            if path.name == self._FILE and not any(self._FOLDER.fullmatch(part) for part in path.parts[:-1]):
                self._told[path.parent] = _yaml(download.read(path))

    def read(self, path: PurePosixPath) -> Claim | None:
        if path.name == self._FILE and path.parent in self._told:
            return Claim(None, len(path.parts) - 1, path.name, doubt=Reason(_OWN_FILE, {"platform": "Gradescope"}))
        for depth, part in enumerate(path.parts[:-1]):
            told = self._told.get(PurePosixPath(*path.parts[:depth]))
            if told is not None and self._FOLDER.fullmatch(part):
                return self._claim(path, depth, told.get(part))
        return None

    def _claim(self, path: PurePosixPath, depth: int, told: object) -> Claim:
        data = told if isinstance(told, dict) else {}
        listed = data.get(":submitters")
        people = [self._student(each) for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
        if not people:
            part = path.parts[depth]
            student = Student(part, part, "gradescope")
            return Claim(student, depth, path.name, doubt=Reason(_NOBODY, {"file": self._FILE}))
        when = data.get(":created_at")
        time = when.replace(tzinfo=None) if isinstance(when, datetime) else None
        if len(people) == 1:
            return Claim(people[0], depth, path.name, time)
        name = " + ".join(person.name for person in people)
        team = Student("+".join(sorted(person.id for person in people)), name, "gradescope", "team", name)
        return Claim(team, depth, path.name, time, members=tuple(people))

    def _student(self, told: Mapping[str, Any]) -> Student:
        name, number, mail = (clean(str(told.get(f":{field}") or "")) for field in ("name", "sid", "email"))
        also = (mail,) if mail and number else ()
        return Student(number or mail or name, name or number or mail, "gradescope", "student number", also=also)


_NOBODY = N_("{file} does not tell who it is from.")


def _yaml(content: bytes | None) -> Mapping[str, Any]:
    import yaml

    try:
        found = yaml.safe_load((content or b"").decode("utf-8-sig", "replace"))
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


class Nbgrader:
    """``submitted/jan/ps1/ps1.ipynb``; ``timestamp.txt`` beside it tells when."""

    def __init__(self, download: Download) -> None:
        self._assignment = download.assignment
        self._times: dict[PurePosixPath, datetime | None] = {}
        for path in download.paths:
            if path.name == "timestamp.txt" and "submitted" in path.parts:
                text = (download.read(path) or b"").decode("utf-8", "replace").strip()
                self._times[path.parent] = exact_time(text[:19].replace("T", " "), "%Y-%m-%d %H:%M:%S")

    def read(self, path: PurePosixPath) -> Claim | None:
        for depth, part in enumerate(path.parts[:-3], 1):
            if part == "submitted":
                name, assignment = path.parts[depth : depth + 2]
                if assignment != self._assignment:
                    return Claim(None, depth, path.name, doubt=Reason(_OTHER, {"name": assignment}))
                when = self._times.get(PurePosixPath(*path.parts[: depth + 2]))
                return Claim(Student(name, name, "nbgrader", "username"), depth, path.name, when)
        return None


_OTHER = N_("It is another assignment: {name}.")


class Google:
    """``ps4/Jan Peeters - ps4.ipynb``: one folder for the assignment, each file named after its student."""

    _FILE = re.compile(r"(?!\d+-\d+ )(?P<name>.+?) - (?P<file>[^/]+)")

    def __init__(self, download: Download) -> None:
        found: dict[PurePosixPath, set[str]] = {}
        for path in download.paths:
            if match := self._FILE.fullmatch(path.name):
                found.setdefault(path.parent, set()).add(match["name"])
        name = download.assignment.casefold()
        # two names in one folder, or the assignment's own folder: else "Jan/notes - ps4.ipynb" is by a student "notes"
        folders = {folder for folder, people in found.items() if len(people) > 1 or name in folder.name.casefold()}
        # all that is handed in lies there: else "ps1" and "Jan" are two students' folders
        together = all(path.parent in folders for path in download.paths if _may_be_handed_in(path))
        self._folders = folders if together else set()

    def read(self, path: PurePosixPath) -> Claim | None:
        match = self._FILE.fullmatch(path.name) if path.parent in self._folders else None
        if not match:
            return None
        name = match["name"]  # with its spaces: they may be all that tells two apart
        student = Student(name, name, "google", "name")
        return Claim(student, len(path.parts) - 1, match["file"], doubt=Canvas.numbers_in(path.name))


class Folder:
    """A folder for each student, or a file named after them: ``jan/ps1.ipynb``, ``submissions/jan/…``, ``jan.ipynb``.

    The student's folder is the first one in which the notebooks part; an id or name of the roster goes before.
    """

    _NO_NAME = N_("The folder's name does not look like a student's. Who is this?")
    _EITHER = N_("Folder and file name may both be a student's.")

    def __init__(self, download: Download) -> None:
        self._listed = download.listed
        self._assignment = download.assignment.casefold()
        notebooks = [path for path in download.paths if _may_be_handed_in(path)]
        self._split = _shared(path.parts[:-1] for path in notebooks or download.paths)
        shared = (notebooks or list(download.paths) or [PurePosixPath("_")])[0].parts[: self._split]
        together = [path for path in notebooks if len(path.parts) == self._split + 1]
        # which folder names the student, where all lies in one; -1: none does
        self._alone = max((depth for depth, part in enumerate(shared) if self._may_name(part)), default=-1)
        self._several = sum(self._may_name(_stem(path)) for path in together) > 1

    def read(self, path: PurePosixPath) -> Claim | None:
        folders = path.parts[:-1]
        for depth, part in enumerate(folders):
            if part.casefold() in self._listed:
                return self._claim(path, depth)
        for depth in range(self._split, len(folders)):
            if self._may_name(folders[depth]):
                return self._claim(path, depth)
        if self._alone >= 0 and not self._several and len(folders) >= self._split:
            return self._claim(path, self._alone)
        if len(folders) > self._split:  # folders called 1, 2 and 3 do tell students apart
            return self._claim(path, self._split, Reason(self._NO_NAME))
        stem = _stem(path)
        if _may_be_handed_in(path) and self._may_name(stem):
            doubt = Reason(self._EITHER) if self._alone >= 0 else None
            doubt = Canvas.numbers_in(path.name) or doubt
            return Claim(self._student(stem), len(path.parts) - 1, path.name, doubt=doubt)
        return None

    def _claim(self, path: PurePosixPath, depth: int, doubt: Reason | None = None) -> Claim:
        return Claim(self._student(path.parts[depth]), depth, path.name, doubt=doubt)

    def _student(self, name: str) -> Student:
        """Return whom a name tells, without the assignment in it, as in ``jan-peeters-ps1 (1).ipynb``."""
        form = rf"(?<![^\W_]){re.escape(self._assignment)}(?![^\W_])|\s*\(\d+\)$"
        own = re.sub(form, " ", name, flags=re.IGNORECASE).strip(" -_.")
        own = re.sub(r"[-_]+\s+[-_]*|\s+[-_]+", " ", own) or name
        return Student(name, own, "folder", "name", also=() if own == name else (own,))

    def _may_name(self, part: str) -> bool:
        """Return whether a name may be a student's: it is not the assignment's, a version's number, or general."""
        found = words(part.casefold().replace(self._assignment, " "))
        return any(word not in _NO_NAMES and not re.fullmatch(r"v?\d{1,3}|copy\d*|kopie", word) for word in found)


def _stem(path: PurePosixPath) -> str:
    match = re.match(r"(.+?)\.ipynb", path.name, re.IGNORECASE)  # in small letters, a name may be of another length
    return match[1] if match else path.stem


def _may_be_handed_in(path: PurePosixPath) -> bool:
    return path.suffix.casefold() == ".zip" or ".ipynb" in path.name.casefold()


def _shared(parents: Iterable[tuple[str, ...]]) -> int:
    """Return how many folders all have in common."""
    listed = list(parents)
    if not listed:
        return 0
    first, last = min(listed), max(listed)
    same = 0
    for one, other in zip(first, last, strict=False):
        if one != other:
            break
        same += 1
    return same


ADAPTERS: tuple[Adapter, ...] = (Moodle, Blackboard, Brightspace, Gradescope, Teams, Nbgrader, Canvas, Google)
"""The platforms that know their own names; :class:`Folder` reads what none of them does."""
