"""Judging many files: each read and reviewed, by several processes where there are many, and not again where nothing has changed."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from okrcoach.data import nearest
from okrcoach.documents.source import load
from okrcoach.model import OkrcoachError
from okrcoach.report import Entry, Reviewed, Unreadable
from okrcoach.review import load_rules
from okrcoach.settings import load_settings

if TYPE_CHECKING:
    from okrcoach.cli.remembered import Remembered
    from okrcoach.documents import SourceFile
    from okrcoach.review import Finding, Rule
    from okrcoach.review.line import MetricIndex

Look = Callable[["SourceFile"], "tuple[SourceFile, tuple[Finding, ...]]"]

MANY = 24
"""From so many files on, several processes share them: starting one costs as much as judging five or so files."""
MOST_PROCESSES = 8


class Orders(NamedTuple):
    """What all files are judged by, in values that another process can be given."""

    start: Path
    """The folder at or above which the settings stand."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    as_of: date | None = None
    located: bool = False
    """Whether a finding carries the edits of its fix."""


class Job(NamedTuple):
    """A file to judge."""

    path: str
    folder: str = ""
    """The folder in which a search has come upon it: where it holds no OKRs, nothing is said of it."""


class Judge:
    """Reads and reviews files by one set of rules."""

    def __init__(self, orders: Orders) -> None:
        self.orders = orders
        self.settings = load_settings(orders.start)
        self.rules = _chosen(load_rules(self.settings), orders.select, orders.ignore)

    @cached_property
    def metrics(self) -> MetricIndex:
        """The catalog's metrics, for the rules about them."""
        from okrcoach.catalog.index import Index  # noqa: PLC0415 -- a file that is remembered needs none of these

        return Index()

    def circumstances(self) -> dict[str, Any]:
        """Return all that findings depend on beside the file and okrcoach itself."""
        settings = self.settings
        own = {name: path.read_text(encoding="utf-8") for name, path in settings.own_rules.items()}
        orders = self.orders._asdict() | {"start": None, "as_of": str(self.orders.as_of)}
        return settings._asdict() | {"path": None, "prompts_folder": None, "own_rules": own, "orders": orders}

    def findings(self, source: SourceFile) -> tuple[Finding, ...]:
        """Return what the rules say of a file."""
        from okrcoach.review import review  # noqa: PLC0415

        found = review(source.document, self.rules, as_of=self.orders.as_of, metrics=self.metrics, name=source.path.name)
        if self.orders.located:
            from okrcoach.review.fixing import located  # noqa: PLC0415

            found = located(source, found)
        return found

    def looked(self, source: SourceFile) -> tuple[SourceFile, tuple[Finding, ...]]:
        """Return the file and what the rules say of it."""
        return source, self.findings(source)

    def judge(self, job: Job, look: Look | None = None) -> tuple[bytes, Entry | None]:
        """Return the bytes that were read and what is said of them: None for a file without OKRs that a search has come upon."""
        from okrcoach.documents import understood  # noqa: PLC0415

        data, path = b"", Path(job.path)
        try:
            data, when = load(path)
            if job.folder:
                from okrcoach.documents.folders import found_in  # noqa: PLC0415 -- a file that is named does without it

                source = found_in(path, data, when)
            else:
                source = understood(path, data, when)
            if source is None:
                return data, None
            source, found = (look or self.looked)(source)
            return data, Reviewed.of("standard input" if job.path == "-" else job.path, source.document, found)
        except OkrcoachError as problem:
            passed_over = job.folder and not path.is_dir()  # as `find_files` does; a folder that cannot be searched is told
            return data, None if passed_over else Unreadable(job.path, problem.message)
        except OSError as problem:
            return data, Unreadable(job.path, problem.strerror or str(problem))
        except RecursionError:
            return data, Unreadable(job.path, "is nested too deeply to be read")


def judged(jobs: Sequence[Job], judge: Judge, remembered: Remembered | None) -> Iterator[Entry | None]:
    """Yield what is said of each file, as `judge` does; of the same bytes, what is remembered is said again."""
    digests = [_remembered_as(job, remembered) for job in jobs]
    fresh = _fresh([job for job, digest in zip(jobs, digests, strict=True) if not digest], judge)
    try:
        for job, digest in zip(jobs, digests, strict=True):
            if remembered and digest:
                entry = _again(job, digest, judge, remembered)
            else:
                data, entry = next(fresh)
                if remembered and data and not isinstance(entry, Unreadable):
                    remembered.keep(remembered.digest(_known_by(job), data), entry)
            yield entry
    finally:
        if remembered:
            remembered.save()


def _again(job: Job, digest: str, judge: Judge, remembered: Remembered) -> Entry | None:
    try:
        return remembered.get(digest, job.path)
    except LookupError:  # damaged, or gone since it was looked for
        return judge.judge(job)[1]


def _known_by(job: Job) -> str:
    """What is said of a file depends on its name, which may tell the period, and on whether it was searched for."""
    return f"{bool(job.folder)} {Path(job.path).name}"


def _remembered_as(job: Job, remembered: Remembered | None) -> str:
    """Return the digest by which a file's review is remembered; "" where it is not."""
    if remembered is None or job.path == "-":
        return ""
    try:
        digest = remembered.digest(_known_by(job), load(Path(job.path))[0])
    except OkrcoachError:
        return ""
    return digest if remembered.knows(digest) else ""


def _fresh(jobs: Sequence[Job], judge: Judge) -> Iterator[tuple[bytes, Entry | None]]:
    """Judge files, in order, in several processes where they are many."""
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    if len(jobs) < MANY or processes < 2:
        yield from map(judge.judge, jobs)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 -- a few files do without it

    yield judge.judge(jobs[0])  # what that has imported and read, a forked process finds done
    with ProcessPoolExecutor(processes, initializer=_begin, initargs=(judge.orders,)) as pool:
        try:
            yield from pool.map(_judge, jobs[1:], chunksize=4)
        finally:
            pool.shutdown(cancel_futures=True)


_own: list[Judge] = []
"""A worker process's judge."""


def _begin(orders: Orders) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the first process's to answer
    _own.append(Judge(orders))


def _judge(job: Job) -> tuple[bytes, Entry | None]:
    return _own[0].judge(job)


def _chosen(rules: tuple[Rule, ...], select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Rule, ...]:
    known = [rule.name for rule in rules]
    for name in (*select, *ignore):
        if name not in known:
            raise OkrcoachError(f"there is no rule '{name}'{nearest(name, known) or '; see `okrcoach rules`'}")
    return tuple(rule for rule in rules if (not select or rule.name in select) and rule.name not in ignore)
