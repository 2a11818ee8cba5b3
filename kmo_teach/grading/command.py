"""The command line: ``kmo grade``, ``kmo read``, ``kmo feedback``, ``kmo export``."""

from __future__ import annotations

import argparse
import errno
import math
import os
import shlex
import sys
import webbrowser
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

from kmo_teach.grading import assignment as assignments
from kmo_teach.grading import report, sandbox
from kmo_teach.grading.decimals import SIGNS
from kmo_teach.grading.download import IntakeError
from kmo_teach.grading.folder import FolderError, reserved
from kmo_teach.grading.grade import Batch, Options, grade
from kmo_teach.grading.gradebook import GradebookError
from kmo_teach.grading.intake.lead import plan
from kmo_teach.grading.intake.plan import Plan, write_entries
from kmo_teach.grading.intake.told import described
from kmo_teach.grading.into import require_one_each
from kmo_teach.grading.late import DeadlineError, deadline, in_full
from kmo_teach.grading.reading.desk import Desk
from kmo_teach.grading.reading.serve import Server
from kmo_teach.grading.results import NEEDS_GRADING, Result, called
from kmo_teach.grading.roster import Roster, read_roster
from kmo_teach.grading.sandbox import Limits, NoSandboxError
from kmo_teach.grading.schedule import SchedulerError
from kmo_teach.grading.tables import TableError
from kmo_teach.grading.task import Assignment, TaskError
from kmo_teach.grading.who import FILE, read_answers, write_questions
from kmo_teach.language import N_, _, in_gettext

__all__ = ["main"]

_TOLD = (FolderError, GradebookError, IntakeError, NoSandboxError, SchedulerError, TableError, TaskError)
_LONGEST = 3_600  # seconds for one cell
_READER_GONE = 141  # as the shell has it for a program whose reader, such as head, stopped
_ARGPARSE = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("ignored explicit argument %r"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
)
"""What argparse itself says; it looks these up in the catalogue."""


class _UsageError(ValueError):
    """Something that the instructor can put right; the message says how."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    with in_gettext():
        chosen = _parser().parse_args(arguments)
    try:
        run: Callable[[argparse.Namespace], int] = chosen.run
        status = run(chosen)
        sys.stdout.flush()  # here, not when Python ends: whoever reads it may have stopped
        return status
    except (*_TOLD, _UsageError) as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nor is anything left to say at the end
        return _READER_GONE
    except OSError as error:
        print(_fault(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n" + _("Interrupted. What is done is kept: run the same command again to go on."), file=sys.stderr)
        sys.stderr.flush()
        os._exit(130)  # the sandboxes end with this process; waiting for them helps nobody


def _fault(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _("The disk is full. What was done is kept: make room and run the same command again.")
    return _("{path} cannot be read or written: {reason}.").format(path=error.filename, reason=error.strerror or error)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kmo", description=_("Grade and hand back assignments."))
    commands = parser.add_subparsers(required=True, metavar=_("command"))

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.set_defaults(run=run)
        added.add_argument("--course", type=Path, default=Path.cwd(), help=_("the course's folder (default: this one)"))
        added.add_argument("--assignment", help=_("name of the assignment (default: the only one)"))
        return added

    def output(added: argparse.ArgumentParser) -> None:
        added.add_argument("--output", type=Path, help=_("where results go (default: grades/<assignment>)"))

    made = command("grade", _grade, _("Grade a zip file or folder of notebooks."))
    made.add_argument("folder", type=Path, metavar=_("folder"), help=_("what the learning platform handed out"))
    output(made)
    made.add_argument("--dry-run", action="store_true", help=_("only say who handed in what"))
    made.add_argument("--roster", type=Path, help=_("all students: CSV, .xlsx or what the platform exports"))
    made.add_argument("--groups", action="store_true", help=_("each group of the roster hands in one notebook"))
    made.add_argument("--deadline", type=_deadline, help=_("date and time, to see who was late: 2026-11-23T18:00"))
    made.add_argument("--cores", type=_cores, help=_("notebooks at once (default: one for each core)"))
    made.add_argument("--scheduler", help=_("address of a Dask scheduler, for a cohort that outgrows one machine"))
    made.add_argument("--seconds", type=_seconds, default=20, help=_("time for one cell (default: 20)"))
    made.add_argument("--replace", action="store_true", help=_("drop the work graded before that is not in it"))
    made.add_argument("--unsafe", action="store_true", help=_("run student code without a sandbox, with your rights"))
    read = command("read", _read, _("Read answers on a page of this machine, with the rubric beside them."))
    output(read)
    read.add_argument("--anonymous", action="store_true", help=_("show no names"))
    read.add_argument("--no-browser", action="store_true", help=_("only say where the page is"))
    output(command("feedback", _feedback, _("Write the feedback pages again, with the points given by hand.")))
    export = command("export", _export, _("Write the tables for the learning platforms again."))
    output(export)
    export.add_argument("--into", type=Path, help=_("fill in a copy of the gradebook that the platform gave"))
    export.add_argument("--column", help=_("which column to fill in: its header, or a part that no other has"))
    export.add_argument("--force", action="store_true", help=_("fill in that column though it holds no assignment"))
    export.add_argument("--with-feedback", action="store_true", help=_("fill in the feedback too"))
    export.add_argument("--decimal", choices=[*SIGNS], help=_("the decimal sign to write (default: the file's own)"))
    export.add_argument("--by-name", action="store_true", help=_("also fill in who is found by name only"))
    export.add_argument("--dry-run", action="store_true", help=_("only say who gets what"))
    return parser


def _cores(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(_("{value} is not allowed. Give a whole number from 1.").format(value=text))
    return int(text)


def _deadline(text: str) -> datetime:
    try:
        return deadline(text)
    except DeadlineError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 < value <= _LONGEST:
        rule = _("{value} is not allowed. Give a number above 0 and of {most} or less.")
        raise argparse.ArgumentTypeError(rule.format(value=text, most=_LONGEST))
    return value


def _require(*packages: str) -> None:
    """Say at once what is missing: a batch of an hour must not end in an error."""
    missing = [name for name in packages if find_spec(name) is None]
    if missing:
        told = _("Grading needs the package {name}: pip install kmo-teach[grading]")
        raise _UsageError(told.format(name=", ".join(missing)))


def _name(chosen: argparse.Namespace) -> str:
    if chosen.assignment:
        return str(chosen.assignment)
    names = assignments.names(chosen.course)
    if len(names) != 1:
        raise _UsageError(
            _("Say which assignment with --assignment: {names}.").format(
                names=", ".join(names) or _("there is none here")
            )
        )
    return names[0]


def _grade(chosen: argparse.Namespace) -> int:
    assignment = assignments.load(chosen.course.resolve(), _name(chosen))
    output = _output(chosen, assignment)
    report.require_same_assignment(output, assignment)
    roster = read_roster(chosen.roster) if chosen.roster else None
    answers = read_answers(output)
    found = plan(chosen.folder, assignment.name, roster, answers, chosen.deadline, teams=chosen.groups)
    if chosen.deadline:
        print(_("Deadline: {time}.").format(time=in_full(chosen.deadline)))
    if roster and found.strangers:
        raise _UsageError(_wrong_roster(chosen, found, roster))
    if chosen.dry_run:
        return _look(chosen, assignment, found, output, roster)
    _require("babel", "nbgrader")
    if not found.handed and not found.without:
        print(described(found, None, rows=False))
        raise _UsageError(_nothing_to_grade(chosen, found, output))
    if chosen.unsafe:
        print(_("WARNING: student code runs with your own rights."), file=sys.stderr)
    elif not chosen.scheduler:  # a cluster's workers have sandboxes of their own
        sandbox.require()
    options = Options(
        safe=not chosen.unsafe,
        cores=chosen.cores,
        scheduler=chosen.scheduler,
        limits=Limits(cell_seconds=chosen.seconds),
    )
    students = roster.students if roster else ()
    output.mkdir(parents=True, exist_ok=True)
    with reserved(output):
        if not chosen.replace:
            _require_safe(chosen, assignment, found, output, roster)
        _keep_intake(found, output)
        batch = grade(assignment, found, report.answers_folder(output), options, students, _progress)
        print(file=sys.stderr)
        batch = report.keep(batch, output)
        feedback = report.write_all_feedback(chosen.course.resolve(), batch, output)
        report.write_export(chosen.course.resolve(), batch, output)
    print(described(found, output, rows=False))
    complete = report.with_given(batch, output)[0].results
    people = {(result.state, result.student.id.casefold()) for result in complete}  # one who is in two hand-ins is one
    states = Counter(state for state, _student in people)
    for state, count in sorted(states.items()):
        print(f"{_(state)}: {count}")
    names = called(batch.results)
    for result in batch.results:
        if why := _why(result):
            print(f"  {names[result.student.key]}: {_(result.state)}. {why}")
    print(_("Results are in {folder}.").format(folder=output))
    print(feedback)
    if states[NEEDS_GRADING]:
        print(_("Some answers wait for a person: {command}").format(command=_again("read", chosen)))
    return 0


def _why(result: Result) -> str:
    """Return why there is no grade: what is asked, and what is wrong with the file besides."""
    doubt = result.how.doubt
    return " ".join(filter(None, [result.why if result.why not in doubt else "", doubt]))


def _look(chosen: argparse.Namespace, assignment: Assignment, found: Plan, output: Path, roster: Roster | None) -> int:
    """Say who handed in what; where grading would stop, say that too and leave the tables to what was graded."""
    if not chosen.replace:
        _require_safe(chosen, assignment, found, output, roster)
    _keep_intake(found, output)
    print(described(found, output, roster))
    return 0


def _require_safe(
    chosen: argparse.Namespace, assignment: Assignment, found: Plan, output: Path, roster: Roster | None
) -> None:
    """Stop where grading would drop somebody's work; where an answer may say that it is theirs, ask."""
    try:
        for told in report.require_safe(output, assignment, found, chosen.folder, roster):
            print(told, file=sys.stderr)
    except FolderError as error:
        if error.asks:  # else no answer would help, and what is asked may be asked of the wrong download or roster
            if found.questions:
                write_questions(output, found.questions, keep=True)
            print(described(found, None, roster, questions=output / FILE, rows=chosen.dry_run))
        raise


def _wrong_roster(chosen: argparse.Namespace, found: Plan, roster: Roster) -> str:
    """Say that a roster has nobody of a download, with somebody of each to compare."""
    students = [*(each.student for each in found.handed), *(each.student for each in found.without)]
    if all(student.sort == "anonymous" for student in students):
        told = _("{folder} is without names, so no list of names fits it. Grade it without --roster.")
        return told.format(folder=chosen.folder)
    told = _(
        "Nobody in {folder} is in {roster}: it is the list of another course or platform. The download has {names}, "
        "the roster has {listed}. Nothing was changed. Give the right list with --roster, or none."
    )
    names, listed = (", ".join(dict.fromkeys(each)) for each in (found.strangers[:3], _ids(roster)[:3]))
    return told.format(folder=chosen.folder, roster=chosen.roster, names=names, listed=listed)


def _ids(roster: Roster) -> list[str]:
    return [f"{student.name} ({student.id})" for student in roster.students]


def _nothing_to_grade(chosen: argparse.Namespace, found: Plan, output: Path) -> str:
    """Say why there is nothing to grade; where only the names are missing, ask for them."""
    if not found.questions:
        return _("There is no submission in {folder}. Nothing was changed.").format(folder=chosen.folder)
    output.mkdir(parents=True, exist_ok=True)
    _keep_intake(found, output)
    told = _(
        "No name in {folder} tells whose the notebooks are. Give each file or its folder the name of its student, such "
        "as jan-peeters/{assignment}.ipynb, or fill in whose it is in {file}; then run the same again. Nothing was "
        "graded."
    )
    return told.format(folder=chosen.folder, assignment=_name(chosen), file=output / FILE)


def _again(command: str, chosen: argparse.Namespace) -> str:
    """Return another command for the same course and folder of results, as it is typed."""
    words = ["kmo", command, "--assignment", _name(chosen)]
    words += ["--course", str(chosen.course)] if chosen.course != Path.cwd() else []
    words += ["--output", str(chosen.output)] if chosen.output else []
    return shlex.join(words)


def _keep_intake(found: Plan, output: Path) -> None:
    """Write who handed in what, and what is to be confirmed; a look only writes no more than that."""
    write_entries(found, output / "intake.csv")
    write_questions(output, found.questions)


def _progress(done: int, everyone: int, who: str) -> None:
    print(f"\r{done}/{everyone} {who[:40]:<40}", end="", file=sys.stderr, flush=True)


def _output(chosen: argparse.Namespace, assignment: Assignment) -> Path:
    return Path(chosen.output or chosen.course / "grades" / assignment.name)


def _kept_folder(chosen: argparse.Namespace) -> Path:
    folder = Path(chosen.output or chosen.course / "grades" / _name(chosen))
    if not folder.is_dir():
        raise _UsageError(_("Nothing was graded into {folder} yet.").format(folder=folder))
    return folder


@contextmanager
def _kept(chosen: argparse.Namespace) -> Iterator[tuple[Batch, Path]]:
    _require("babel", "nbgrader")
    folder = _kept_folder(chosen)
    with reserved(folder):
        try:
            yield report.read(chosen.course.resolve(), folder), folder
        except FileNotFoundError:
            raise _UsageError(_("Nothing was graded into {folder} yet.").format(folder=folder)) from None


def _read(chosen: argparse.Namespace) -> int:
    """Show the pages until the instructor stops: meanwhile other commands may work in the folder."""
    _require("babel", "mistune", "nbgrader")
    with _kept(chosen) as (_batch, folder):  # what cannot be read is told here, not on a page
        pass
    after = _again("feedback", chosen), _again("export", chosen)
    desk = Desk(chosen.course.resolve(), folder, anonymous=chosen.anonymous, after=after)
    server = Server(desk)
    with suppress(KeyboardInterrupt), server.running() as answering:
        print(_("Read at {address}").format(address=server.address))
        print(_("Stop with Ctrl+C. What you give is saved at once."), flush=True)
        if not chosen.no_browser:
            webbrowser.open(server.address)
        desk.sheets()  # nbgrader takes seconds to load: meanwhile the browser starts, and a fault is told here
        answering.join()
    told = _("Run {feedback} and {export}: pages and tables then hold these points.")
    print("\n" + told.format(feedback=after[0], export=after[1]))
    return 0


def _feedback(chosen: argparse.Namespace) -> int:
    with _kept(chosen) as (batch, folder):
        print(report.write_all_feedback(chosen.course.resolve(), batch, folder))
    return 0


def _export(chosen: argparse.Namespace) -> int:
    for_file = {"--column": chosen.column, "--with-feedback": chosen.with_feedback, "--by-name": chosen.by_name}
    for_file |= {"--force": chosen.force, "--decimal": chosen.decimal}
    given = [name for name, value in {**for_file, "--dry-run": chosen.dry_run}.items() if value]
    if given and not chosen.into:
        told = _("{options} is about the platform's own file: give that too, with --into.")
        raise _UsageError(told.format(options=", ".join(given)))
    root = chosen.course.resolve()
    with _kept(chosen) as (batch, folder):
        if not chosen.into:
            require_one_each(report.with_given(batch, folder)[0].results)
            print("\n".join(str(path) for path in report.write_export(root, batch, folder)))
            if any(result.student.platform == "blackboard" for result in batch.results):
                told = _(
                    "Blackboard makes a new column of its table. To fill in one that is there, give its file: --into."
                )
                print(told)
            return 0
        filled = report.fill_in(
            root,
            batch,
            folder,
            chosen.into,
            chosen.column,
            feedback=chosen.with_feedback,
            by_name=chosen.by_name,
            force=chosen.force,
            decimal=chosen.decimal,
        )
        write = bool(filled.changes) and not chosen.dry_run
        written = report.write_filled(filled, folder, chosen.into) if write else None
        print(filled)
        if not filled.changes:
            print(_("There is nothing to fill in, so no file is written."))
        elif written:
            print(_("Written to {path}.").format(path=written))
    return 1 if filled.left and not filled.changes else 0
