"""What the instructor reads on screen of who handed in what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kmo_teach.grading.intake.plan import COUNTED, NOT_PLACED, Handed, Missing, Plan
from kmo_teach.grading.names import clean
from kmo_teach.grading.roster import Roster
from kmo_teach.grading.tries import OTHER_ASSIGNMENT
from kmo_teach.grading.who import FILE
from kmo_teach.language import _

__all__ = ["described"]

_MOST = 20
"""Files that are listed for one reason; the table has all."""


def described(
    found: Plan, output: Path | None, roster: Roster | None = None, *, rows: bool = True, questions: Path | None = None
) -> str:
    """Return the text.

    Parameters
    ----------
    output
        Where the tables were written; None when they were not.
    questions
        Where what is asked was written, where nothing else was.
    rows
        Whether each student gets a line; after grading each has a row in the tables.
    """
    lines = []
    if rows:
        lines += [*map(_row, found.handed), *map(_row, found.without)]
        lines += list(_absent(found, roster))
    lines += list(_unplaced(found))
    lines += list(found.warnings)
    lines += list(_typed(found))
    lines.append(_sum(found))
    asked = questions or (output / FILE if output else None)
    if asked and found.questions:
        told = _("Questions that wait in {file}: {count}. Fill in the last column, and run the same again.")
        lines.append(told.format(count=len(found.questions), file=asked))
    if output:
        lines.append(_("Each file with its outcome: {file}.").format(file=output / "intake.csv"))
    if rows:
        lines.append(_("Notebooks: {count}. Nothing was run.").format(count=len(found.handed)))
    lines += list(_other_assignment(found))
    return "\n".join(map(clean, lines))


def _other_assignment(found: Plan) -> Iterator[str]:
    """Ask whether the right assignment was named, where most of the notebooks are another one's."""
    told = Counter(each.reason.details["name"] for each in found.without if each.reason.text == OTHER_ASSIGNMENT)
    everyone = len(found.handed) + len(found.without)
    for name, count in told.most_common(1):
        if 2 * count > everyone:
            asked = _("Notebooks of {name}: {count} of {all}. Did you mean --assignment {name}?")
            yield asked.format(count=count, all=everyone, name=name)


def _row(each: Handed | Missing) -> str:
    student = each.student
    parts = [f"{student.name}  ({student.id}, {student.platform})"]
    if isinstance(each, Missing) and not each.to_confirm:
        parts.append(_("cannot be graded: {path}: {reason}").format(path=each.path, reason=each.reason))
        parts += filter(None, [each.how.told_beside])
    else:
        parts.append(each.path)
    if each.how.time:
        parts.append(each.how.time)
    if each.how.which:
        parts.append(_("try {which} of {count}, not the last").format(which=each.how.which, count=each.how.tries))
    elif each.how.tries > 1:
        parts.append(_("the last of {count} tries").format(count=each.how.tries))
    if each.how.late_by:
        parts.append(_("late: {time}").format(time=each.how.late_by))
    elif each.how.late:
        parts.append(_("late"))
    if each.members:
        parts.append(_("for {names}").format(names=", ".join(member.name for member in each.members)))
    if each.how.doubt:
        parts.append(_("TO CONFIRM: {reason}").format(reason=each.how.doubt))
    return "  ".join(parts)


def _absent(found: Plan, roster: Roster | None) -> Iterator[str]:
    """Tell who of the roster handed in nothing."""
    rows: list[Handed | Missing] = [*found.handed, *found.without]
    people = [student for each in rows for student in (each.student, *each.members)]
    here = found.proposed | {number.casefold() for student in people for number in (student.id, *student.also)}
    for student in roster.students if roster else ():
        if not here & {number.casefold() for number in (student.id, *student.also)}:
            yield f"{student.name}  ({student.id})  " + _("not handed in")


def _typed(found: Plan) -> Iterator[str]:
    """Tell who wrote something beside a notebook: it may be an answer, or a word to the lecturer."""
    names = [each.student.name for each in found.handed if each.how.typed]
    if names:
        told = _(
            "Wrote something beside a notebook that counts: {names}. {file} says where it lies; where a written answer "
            "in the notebook is empty, it is shown in kmo read and needs grading."
        )
        listed = ", ".join(names[:_MOST]) + (", …" if len(names) > _MOST else "")
        yield told.format(names=listed, file="intake.csv")


def _unplaced(found: Plan) -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    for path, reason in found.unplaced:
        reasons.setdefault(reason, []).append(path)
    if reasons:
        yield _("Not placed:")
    for reason, paths in reasons.items():
        yield from (f"  {path}: {reason}" for path in paths[:_MOST])
        if len(paths) > _MOST:
            yield "  " + _("and {count} more: {reason}").format(count=len(paths) - _MOST, reason=reason)


def _sum(found: Plan) -> str:
    counts = found.counts
    named = ", ".join(f"{_(fate)} {count}" for fate, count in counts.items() if count or fate in (COUNTED, NOT_PLACED))
    return _("Files: {total} ({counts}).").format(total=sum(counts.values()), counts=named)
