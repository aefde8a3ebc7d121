"""`okrcoach review`: judge the files that teams have, in the format that their work needs."""

from __future__ import annotations

import datetime
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from okrcoach.cli.arguments import PATH, FileName, names, put
from okrcoach.cli.talk import show, tell
from okrcoach.cli.terminal import terminal_width
from okrcoach.errors import OkrcoachError
from okrcoach.reading import bytes_in, is_folder

if TYPE_CHECKING:
    from okrcoach.cli.judging import Job
    from okrcoach.cli.remembered import Remembered
    from okrcoach.documents import SourceFile
    from okrcoach.model import OkrDocument
    from okrcoach.report import Entry
    from okrcoach.review import Finding
    from okrcoach.review.accepted import Fingerprint

NOT_WITH_DIFF = {"fix": "changes the files", "layout": "is for reports", "accepted": "is for reports"}
"""Options that say nothing of a diff, each with why not."""

WITHOUT_NOTES = ("sarif", "github", "markdown")
"""Reports that have no place for what a reader remarked about a whole file."""

NO_OKR_FILE = "no OKR file was found in this folder"


class Day(click.ParamType[datetime.date]):
    """An ISO date."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The date, or a usage error."""
        try:
            return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a date such as 2027-03-31", param, ctx)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=FileName(), metavar="PATH…")
@click.option("--format", "layout", type=click.Choice(["text", "json", "sarif", "github", "markdown"]), default="text", show_default=True)
@click.option("--fail-on", type=click.Choice(["error", "warning", "info", "never"]), default="error", show_default=True,
              help="Exit with 1 where a finding is at least this grave.")  # fmt: skip
@click.option("--select", multiple=True, metavar="A,B", help="Only these rules (repeatable).")
@click.option("--ignore", multiple=True, metavar="A,B", help="All but these rules (repeatable).")
@click.option("--fix", is_flag=True, help="Apply the fixes that are certain, in place.")
@click.option("--diff", is_flag=True, help="Show what --fix would change.")
@click.option("--accepted", type=PATH, metavar="FILE",
              help="Report only findings that are not in FILE; where there is no FILE, accept today's.")  # fmt: skip
@click.option("--as-of", type=Day(), help="Today's date, such as 2027-02-28, for the rules that need one.")
@click.option("--output", type=PATH, metavar="FILE", help="Write the report there.")
@click.option("--no-cache", is_flag=True, help="Judge every file anew, and remember nothing.")
def review(**given: Any) -> int:
    """Review OKR files.

    PATH is a file, a folder of OKR files, or - for standard input.
    """
    if given["diff"]:
        _only_diff()
    return _Review(given).run()


def _only_diff() -> None:
    """Raise a usage error where an option is given that says nothing of a diff."""
    context = click.get_current_context()
    for option in context.command.params:
        why = NOT_WITH_DIFF.get(option.name or "")
        if why and context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE:
            raise click.UsageError(f"{option.opts[0]} {why}, --diff only shows what --fix would change: choose one")


class _Review:
    """One call of the verb: its rules, its files, its report."""

    def __init__(self, given: dict[str, Any]) -> None:
        from okrcoach.cli.judging import Judge, Orders  # noqa: PLC0415 -- light start: each verb imports what it needs

        self.given = given
        self.judge = Judge(Orders(names(given["select"]), names(given["ignore"]), given["as_of"]))
        self.accepted = _accepted(given["accepted"])
        self.hidden = 0
        """Findings that were accepted."""
        self.seen: list[tuple[OkrDocument, tuple[Finding, ...]]] = []
        self.changes: list[str] = []
        self.mends = False
        """Whether --fix would change anything."""

    def run(self) -> int:
        """Print or write the report; the exit status of the contract."""
        from okrcoach.report import renderer  # noqa: PLC0415
        from okrcoach.report.reviewed import Tally  # noqa: PLC0415

        tally = Tally()
        output: Path | None = self.given["output"]
        jobs = list(self.jobs())
        rules = self.judge.rules(job.path for job in jobs)
        entries = tally.count(self.entries(jobs))
        if self.given["diff"]:
            pieces = self.differences(entries)
        else:
            pieces = renderer(self.given["layout"])(entries, rules, width=terminal_width(), colour=output is None and _colour_wanted())
        if output is None:
            write = show if self.given["diff"] else sys.stdout.write  # the other reports see to it themselves
            for piece in pieces:
                write(piece)
        else:
            put("".join(pieces), output, force=True)
        self.keep_accepted(whole=not tally.unreadable)
        if self.given["diff"] and tally.rules and not self.mends:
            tell("nothing to fix: no finding here has a fix that is certain")
        if self.hidden:
            tell(f"not shown, because accepted: {self.hidden}")
        if tally.unreadable:
            return 2
        return 1 if tally.reaches(self.given["fail_on"]) else 0

    def entries(self, jobs: list[Job]) -> Iterator[Entry]:
        """One entry a file, in order, each judged when it is asked for, then one for each folder that turned out to hold no OKRs.

        Pages for readers in a folder are judged after the others, where it holds nothing else.
        """
        from okrcoach.report import Unreadable  # noqa: PLC0415

        missed = dict.fromkeys(job.folder for job in jobs if job.folder)
        for for_readers in (False, True):
            asked = [job._replace(for_readers=for_readers) for job in jobs if not for_readers or job.folder in missed]
            for job, entry in zip(_with_progress(asked), self.answers(asked), strict=True):
                if entry is not None:
                    if not is_folder(job.path):
                        missed.pop(job.folder, None)
                    self.tell(entry)
                    yield entry
        for folder in missed:
            told = Unreadable(folder, NO_OKR_FILE)
            self.tell(told)
            yield told

    def tell(self, entry: Entry) -> None:
        """Say on stderr that a file was not read, unless a report on the same terminal says so, and the notes that no report has."""
        from okrcoach.report.reviewed import Reviewed, Unreadable  # noqa: PLC0415

        reported = sys.stdout.isatty() and self.given["output"] is None and not self.given["diff"]
        if isinstance(entry, Unreadable) and not reported:
            tell(f"{entry.path}: {entry.message}")
        elif isinstance(entry, Reviewed) and self.given["layout"] in WITHOUT_NOTES:
            for note in entry.notes:
                tell(f"{entry.path}: {note}")

    def jobs(self) -> Iterator[Job]:
        """The files that the arguments name, and those that may hold OKRs in the folders that they name, each once."""
        known: dict[Path, Job] = {}
        for job in self.named():
            path = Path(job.path).absolute()
            before = known.get(path, job)
            known[path] = before._replace(folder=before.folder or job.folder, named=before.named or job.named)
        yield from known.values()

    def named(self) -> Iterator[Job]:
        """The files in the order of the arguments, as often as these name them."""
        from okrcoach.cli.judging import Job  # noqa: PLC0415

        for path in self.given["paths"]:
            if path == "-" or not is_folder(path):
                yield Job(path, named=True)
                continue
            from okrcoach.documents.folders import candidates  # noqa: PLC0415

            try:
                found = candidates(Path(path))
            except OkrcoachError as problem:
                yield Job(path, refused=problem.message)
                continue
            yield from (Job(str(one), path) for one in found)
            if not found:
                yield Job(path, refused=NO_OKR_FILE)

    def answers(self, jobs: list[Job]) -> Iterator[Entry | None]:
        """What is said of each file; what changes a file, or looks at the whole of it, is never remembered."""
        from okrcoach.cli.judging import judged  # noqa: PLC0415

        if self.given["fix"] or self.given["diff"] or self.given["accepted"] is not None:
            return (self.judge.judge(job, self.looked)[1] for job in jobs)
        return judged(jobs, self.judge, self.remembered())

    def remembered(self) -> Remembered | None:
        """What was said of files before."""
        if self.given["no_cache"]:
            return None
        from okrcoach.cli.remembered import Remembered  # noqa: PLC0415
        from okrcoach.settings import cache_folder  # noqa: PLC0415

        return Remembered(cache_folder(), self.judge.circumstances())

    def looked(self, source: SourceFile) -> tuple[SourceFile, tuple[Finding, ...]]:
        """The file after its fixes, and what the rules say of it, less what was accepted; for a diff, the file as it is."""
        if self.given["fix"]:
            from okrcoach.cli.fixing import fixed  # noqa: PLC0415

            source = fixed(source, self.judge)
        if self.given["diff"]:
            from okrcoach.cli.fixing import differences  # noqa: PLC0415

            self.changes += differences(source, self.judge)
            self.mends |= bool(self.changes)
        found = self.judge.findings(source)
        if self.given["accepted"] is None:
            return source, found
        from okrcoach.review.accepted import only_new  # noqa: PLC0415

        if self.accepted is None:
            self.seen.append((source.document, found))
            return source, ()
        new = only_new(source.document, found, self.accepted)
        self.hidden += len(found) - len(new)
        return source, new

    def keep_accepted(self, *, whole: bool) -> None:
        """Where --accepted names no file yet, write it from today's findings, if those are `whole`."""
        path: Path | None = self.given["accepted"]
        if path is None or self.accepted is not None:
            return
        if not whole:
            tell(f"nothing is accepted, and {path} is not written, because a file could not be read")
            return
        from okrcoach.review.accepted import accept  # noqa: PLC0415

        put(accept(self.seen), path, force=False)
        number = sum(len(found) for _, found in self.seen)
        tell(f"{number} finding{'s are' if number != 1 else ' is'} accepted from now on")

    def differences(self, entries: Iterable[Entry]) -> Iterator[str]:
        """What --fix would change in each file."""
        for _ in entries:
            yield from self.changes
            self.changes.clear()


def _accepted(path: Path | None) -> Counter[Fingerprint] | None:
    """The findings that the file accepts; None where there is no such file (yet)."""
    if path is None or not path.exists():
        return None
    from okrcoach.review.accepted import read_accepted  # noqa: PLC0415

    return read_accepted(bytes_in(path), str(path))


def _with_progress(jobs: list[Job]) -> Iterable[Job]:
    if len(jobs) < 100 or not sys.stderr.isatty():
        return jobs
    return _bar(jobs)


def _bar(jobs: list[Job]) -> Iterator[Job]:
    with click.progressbar(jobs, label="Reviewing", file=sys.stderr) as bar:
        yield from bar


def _colour_wanted() -> bool:
    import os  # noqa: PLC0415

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
