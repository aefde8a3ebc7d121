"""Judging many files: each read and reviewed, by several processes where there are many, and not again where nothing has changed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from okrcoach.cli.talk import fault_text
from okrcoach.data import bundle, nearest
from okrcoach.errors import OkrcoachError
from okrcoach.reading import is_folder, load, reason, text_in
from okrcoach.report import Entry, Reviewed, Unreadable
from okrcoach.review import load_rules
from okrcoach.settings import load_settings

if TYPE_CHECKING:
    from okrcoach.cli.remembered import Remembered
    from okrcoach.documents import SourceFile
    from okrcoach.review import Finding, Rule
    from okrcoach.review.line import MetricIndex
    from okrcoach.settings import Settings

Look = Callable[["SourceFile"], "tuple[SourceFile, tuple[Finding, ...]]"]

MANY = 24
"""From so many files on, several processes share them: starting one costs as much as judging five or so files."""
MOST_PROCESSES = 8


class Orders(NamedTuple):
    """What all files are judged by, in values that another process can be given."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    as_of: date | None = None


class Job(NamedTuple):
    """A file to judge."""

    path: str
    folder: str = ""
    """The folder in which a search has come upon it."""
    named: bool = False
    """Whether it is named itself; where another file holds no OKRs, nothing is said of it."""
    for_readers: bool = False
    """Whether it is only asked for as a page that okrcoach wrote for readers: the folder holds no other OKRs."""
    refused: str = ""
    """Why there is nothing to judge: it stands for a folder in which no file was found."""


class Book:
    """The settings of some files, and the rules that they are judged by."""

    def __init__(self, settings: Settings, in_force: tuple[Rule, ...], rules: tuple[Rule, ...]) -> None:
        self.settings = settings
        self.in_force = in_force
        """All that are on; they judge what a fix would do, whichever of them the report is about."""
        self.rules = rules
        """Those that the report is about."""

    @cached_property
    def chosen(self) -> frozenset[str]:
        """The names of the rules that the report is about."""
        return frozenset(rule.name for rule in self.rules)

    @cached_property
    def circumstances(self) -> str:
        """All of a team's choices that findings depend on."""
        own = {name: text_in(path) for name, path in self.settings.own_rules.items()}
        return json.dumps(self.settings._asdict() | {"path": None, "prompts_folder": None, "own_rules": own}, sort_keys=True, default=dict)


class Judge:
    """Reads and reviews files, each by the settings that stand nearest above it, whatever other files are asked about."""

    def __init__(self, orders: Orders) -> None:
        self.orders = orders
        self._settings: dict[Path, Settings] = {}
        self._books: dict[int, Book] = {}

    def book(self, path: str | Path) -> Book:
        """Return what a file is judged by, standard input as a file of this folder. Raises OkrcoachError for a mistake in its settings."""
        settings = load_settings(Path(path).parent, self._settings)
        if id(settings) not in self._books:
            select, ignore = self.orders.select, self.orders.ignore
            in_force = load_rules(settings)
            rules = (rule for rule in in_force if (not select or rule.name in select) and rule.name not in ignore)
            self._books[id(settings)] = Book(settings, in_force, tuple(rules))
        return self._books[id(settings)]

    def rules(self, paths: Iterable[str]) -> tuple[Rule, ...]:
        """Return all rules by which some of the files are judged, sorted by name.

        Raises OkrcoachError for a mistake in settings, and where a rule is chosen that there is not, or that is off for every file.
        """
        books = list({id(book): book for book in map(self.book, paths)}.values())
        known = {*bundle("rules"), *(name for book in books for name in book.settings.own_rules)}
        for name in (*self.orders.select, *self.orders.ignore):
            if name not in known:
                raise OkrcoachError(f"there is no rule '{name}'{nearest(name, sorted(known)) or '; see `okrcoach rules`'}")
        found = {rule.name: rule for book in reversed(books) for rule in book.rules}
        for name in self.orders.select:
            if books and name not in found and name not in self.orders.ignore:
                raise OkrcoachError(f"the rule '{name}' is off in the settings", where=str(books[0].settings.path or ""))
        return tuple(found[name] for name in sorted(found))

    @cached_property
    def metrics(self) -> MetricIndex:
        """The catalog's metrics, for the rules about them."""
        from okrcoach.catalog.index import Index  # noqa: PLC0415 -- a file that is remembered needs none of these

        return Index()

    def circumstances(self) -> dict[str, Any]:
        """Return what was asked for: findings depend on it beside the file, its settings and okrcoach itself."""
        return self.orders._asdict() | {"as_of": str(self.orders.as_of)}

    def findings(self, source: SourceFile) -> tuple[Finding, ...]:
        """Return what the rules say of a file, with the fixes that can be written into it."""
        from okrcoach.review import review  # noqa: PLC0415

        book = self.book(source.path)
        found = review(source.document, book.in_force, as_of=self.orders.as_of, metrics=self.metrics, name=source.path.name)
        found = tuple(finding for finding in found if finding.rule in book.chosen)
        if any(finding.fix for finding in found):
            from okrcoach.review.fixing import located  # noqa: PLC0415

            found = located(source, found)
        return found

    def looked(self, source: SourceFile) -> tuple[SourceFile, tuple[Finding, ...]]:
        """Return the file and what the rules say of it."""
        return source, self.findings(source)

    def judge(self, job: Job, look: Look | None = None) -> tuple[bytes, Entry | None]:
        """Return the bytes that were read and what is said of them: None for a file without OKRs that a search has come upon."""
        from okrcoach.documents import understood  # noqa: PLC0415

        data, path, name = b"", Path(job.path), "standard input" if job.path == "-" else job.path
        if job.refused:
            return data, Unreadable(name, job.refused)
        try:
            data, when = load(path)
            if job.named:
                source: SourceFile | None = understood(path, data, when)
            else:
                from okrcoach.documents.folders import found_in  # noqa: PLC0415 -- a file that is named does without it

                source = found_in(path, data, when, for_readers=job.for_readers)
            if source is None:
                return data, None
            source, found = (look or self.looked)(source)
            return data, Reviewed.of(name, source.document, found)
        except OkrcoachError as problem:
            # as `find_files` does; a folder that cannot be searched is told, once
            passed_over = not job.named and not data and (job.for_readers or not is_folder(path))
            return data, None if passed_over else Unreadable(name, problem.message)
        except OSError as problem:
            return data, Unreadable(name, reason(problem))
        except RecursionError:
            return data, Unreadable(name, "is nested too deeply to be read")
        except Exception as problem:  # noqa: BLE001 -- the other files are still judged
            return data, Unreadable(name, fault_text(problem))


def judged(jobs: Sequence[Job], judge: Judge, remembered: Remembered | None) -> Iterator[Entry | None]:
    """Yield what is said of each file, as `judge` does; of the same bytes, what is remembered is said again."""
    digests = [_remembered_as(job, judge, remembered) for job in jobs]
    fresh = _fresh([job for job, digest in zip(jobs, digests, strict=True) if not digest], judge)
    try:
        for job, digest in zip(jobs, digests, strict=True):
            if remembered and digest:
                entry = _again(job, digest, judge, remembered)
            else:
                data, entry = next(fresh)
                if remembered and data and not isinstance(entry, Unreadable):
                    remembered.keep(remembered.digest(_known_by(job, judge), data), entry)
            yield entry
    finally:
        if remembered:
            remembered.save()


def _again(job: Job, digest: str, judge: Judge, remembered: Remembered) -> Entry | None:
    try:
        return remembered.get(digest, job.path)
    except LookupError:  # damaged, or gone since it was looked for
        return judge.judge(job)[1]


def _known_by(job: Job, judge: Judge) -> str:
    """What is said of a file depends on its settings, on its name, which may tell the period, and on how it was searched for."""
    return f"{judge.book(job.path).circumstances} {job.named} {job.for_readers} {Path(job.path).name}"


def _remembered_as(job: Job, judge: Judge, remembered: Remembered | None) -> str:
    """Return the digest by which a file's review is remembered; "" where it is not."""
    if remembered is None or job.path == "-":
        return ""
    try:
        digest = remembered.digest(_known_by(job, judge), load(Path(job.path))[0])
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
    import signal  # noqa: PLC0415 -- a few files do without it

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the first process's to answer
    _own.append(Judge(orders))


def _judge(job: Job) -> tuple[bytes, Entry | None]:
    return _own[0].judge(job)
