"""A document's life between the disk and the screen: where it comes from, how it is saved, what is kept of it until then."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from okrcoach.documents import FORMATS, ChangedOnDisk, SourceFile, format_of, save, write
from okrcoach.documents.atomic import write_bytes
from okrcoach.documents.measures import without_told_measures
from okrcoach.documents.source import encode
from okrcoach.draft.draft import Draft
from okrcoach.errors import OkrcoachError
from okrcoach.model import Brief, OkrDocument
from okrcoach.reading import is_there, reason, stamp
from okrcoach.tui import edits
from okrcoach.tui.unsaved import Unsaved
from okrcoach.tui.workspace import Workspace


class Session:
    """One document under edit with its file, if it has one.

    An opened file is always saved as its text when it was opened plus all edits since: so the places in every step of undo
    hold, however often it was saved in between.
    """

    def __init__(self, document: OkrDocument, source: SourceFile | None = None, kept: Unsaved | None = None) -> None:
        """Take a document that comes from a file (`source`) or from a drafter; `kept` is how it was left, or the brief it came from."""
        self.source = source
        self.id = kept.id if kept else uuid4().hex[:12]
        self.path = source.path if source else kept.path if kept else None
        self._on_disk: str | None = None
        """What an opened file says since it was saved here."""
        self._stamp = kept.stamp if kept else None
        """The file that a document without a source was written to, as it was then."""
        self.fields = kept.fields if kept else ()
        self.focus = kept.focus if kept else ()
        """The brief that it was drafted from, as typed: its fields, and the focus areas chosen by hand."""
        self.draft = kept.draft if kept else None
        """What the drafter told beside the document."""
        self.work = Workspace(document, saved=source.document if source else None)
        self._kept = kept
        """What was kept last; it stays as old as it is until the document changes."""

    @property
    def folder(self) -> Path:
        """Where its settings are looked for."""
        return (self.path or Path.cwd() / "x").absolute().parent

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name if self.path else "New draft"

    def unsaved(self) -> Unsaved | None:
        """Return what has to be kept until it is saved; None where the file says it all."""
        if not self.work.dirty:
            return None
        path = None if self.source else self.path
        work = Unsaved(
            self.id,
            fields=self.fields,
            focus=self.focus,
            document=self.work.document,
            source=self.source,
            path=path,
            stamp=self._stamp,
            draft=self.draft,
        )
        if self._kept is not None and self._kept.document == work.document:
            work = replace(work, when=self._kept.when)
        self._kept = work
        return work

    @property
    def told(self) -> Draft | None:
        """What the drafter told, of the document as it is now: it follows its lines, and is silent on those that others have written."""
        draft = self.draft
        if draft is None:
            return None
        now = edits.followed(draft.document, self.work.document)
        return replace(
            draft,
            document=self.work.document,
            repairs=tuple(replace(one, where=now[one.where]) for one in draft.repairs if one.where in now),
            replaced=tuple(now[where] for where in draft.replaced if where in now),
            assumptions=tuple(replace(one, where=now[one.where]) for one in draft.assumptions if one.where in now),
            bets=tuple(replace(one, where=now[one.where]) for one in draft.bets if one.where in now),
        )

    def brief_about(self, metric: str) -> Brief:
        """Return what is known about a metric's numbers: the brief that the document came from, else what the line's objective says."""
        if self.draft:
            return self.draft.brief
        document = self.work.document
        objective = edits.line_at(document, str(edits.Spot(edits.spot_of(self.work.where).objective)))
        return Brief((objective.text if objective else "").strip() or metric, team=document.team, period=document.period)

    @property
    def replaceable(self) -> bool:
        """Whether drafting again loses nothing: the document is as the playbook wrote it, and in no file."""
        draft = self.draft
        if draft is None or draft.drafter != "playbook" or self.path is not None:
            return False
        return self.work.document == without_told_measures(draft.document)

    @property
    def _lean(self) -> OkrDocument:
        """The document as it is saved."""
        return without_told_measures(self.work.document, self.source.document if self.source else None)

    @property
    def read_only(self) -> bool:
        """Whether the file is of a format that is read and not written, such as a workbook."""
        return self.source is not None and not FORMATS[self.source.format].editor

    def default_path(self) -> Path:
        """Return a sensible name for a new file in the current folder, one that does not exist yet: "growth-okrs-2027-Q1.md"."""
        document = self.work.document
        team, period = (_slug(part or "") for part in (document.team, document.period))
        stem = "-".join(filter(None, (team.lower(), "okrs", period)))
        return free_path(Path.cwd() / f"{stem}.md")

    @property
    def gone(self) -> bool:
        """Whether the document's file is no longer there."""
        return self.path is not None and _stamp_of(self.path) is None

    @property
    def unseen(self) -> str:
        """Why nobody can see whether the document's file is still there, such as "permission denied"; "" where one can."""
        try:
            if self.path is not None:
                stamp(self.path)
        except (FileNotFoundError, NotADirectoryError):
            return ""
        except OSError as problem:
            return reason(problem)
        return ""

    @property
    def changed_on_disk(self) -> bool:
        """Whether somebody else has written the document's file, or moved it, since it was read or saved here."""
        known = self.source.stamp if self.source is not None else self._stamp
        return self.path is not None and known is not None and _stamp_of(self.path) != known

    def save(self, *, force: bool = False) -> None:
        """Save to the document's file. Raises ChangedOnDisk where somebody else has written it (without `force`), else OkrcoachError."""
        if self.source is not None:
            source = self.source
            if force:
                if not is_there(source.path):  # somebody moved it away
                    write_bytes(source.path, encode(source.text, source.encoding, str(source.path)), force=True)
                source = source._replace(stamp=stamp(source.path))
            saved = save(source, self._lean)
            if saved.text == source.text != self._on_disk:  # all edits were taken back since they were saved
                write_bytes(source.path, encode(source.text, source.encoding, str(source.path)), force=True)
                saved = saved._replace(stamp=stamp(source.path))
            self._on_disk = saved.text
            self.source = self.source._replace(stamp=saved.stamp)
        elif self.path is not None:
            if not force and self.changed_on_disk:
                raise ChangedOnDisk("was changed by somebody else since it was saved", where=str(self.path))
            self._write(self.path, force=True)
        self.work.saved = self.work.document

    def save_as(self, path: Path, *, force: bool = False) -> None:
        """Save to another file. Raises OkrcoachError where it exists and not `force`, or cannot be written."""
        source, kept = self.source, None
        if source is not None and format_of(path) == source.format:
            # what the reader left aside comes along: the source's text is written first, the edits go into it
            write_bytes(path, encode(source.text, source.encoding, str(path)), force=force)
            try:
                saved = save(source._replace(path=path, stamp=stamp(path)), self._lean)
            except OkrcoachError:  # the edits do not fit into the old layout
                self._write(path, force=True)
            else:
                kept = source._replace(path=path, stamp=saved.stamp)
                self._on_disk = saved.text
        else:
            self._write(path, force=force)
        self.source = kept
        self.path = path
        self.work.saved = self.work.document

    def _write(self, path: Path, *, force: bool) -> None:
        write(self._lean, path, force=force)
        self._stamp = stamp(path)


def free_path(path: Path) -> Path:
    """Return the path, with a number behind its name where there is such a file already: "okrs-2.md"."""
    number, free = 2, path
    while is_there(free):
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free


def endings() -> tuple[str, ...]:
    """Return what the name of a new file may end in; the ending decides its format."""
    return tuple(ending for one in FORMATS.values() if one.written for ending in one.endings)


def _stamp_of(path: Path) -> tuple[int, int] | None:
    """Return a file's stamp; None where it is not there."""
    try:
        return stamp(path)
    except OSError:
        return None


def _slug(text: str) -> str:
    return "-".join("".join(mark if mark.isalnum() else " " for mark in text).split())[:40]
