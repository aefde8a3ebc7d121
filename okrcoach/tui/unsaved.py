"""Work that no file holds yet, as it is kept in the state folder."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from okrcoach.documents import SourceFile
from okrcoach.draft.draft import Draft
from okrcoach.model import OkrDocument


@dataclass(frozen=True, slots=True)
class Unsaved:
    """Work that no file holds yet."""

    id: str
    """The name of its file in the state folder."""
    when: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))
    """The time of the last change."""
    pid: int = field(default_factory=os.getpid)
    """The process that keeps it; while it runs, nobody else is offered the work."""
    fields: tuple[tuple[str, str], ...] = ()
    """What the fields of the brief say, as typed: of one that was not drafted from yet, or of the one that the document came from."""
    focus: tuple[str, ...] = ()
    """The focus areas chosen by hand."""
    document: OkrDocument | None = None
    source: SourceFile | None = None
    """The opened file that the document comes from."""
    path: Path | None = None
    """The file of a document that was drafted here and saved since."""
    draft: Draft | None = None
    """What the drafter told beside the document."""
    stamp: tuple[int, int] | None = None
    """That file when it was saved."""

    @property
    def file(self) -> Path | None:
        """The file that the work belongs to, if it has one."""
        return self.source.path if self.source else self.path

    @property
    def title(self) -> str:
        """What to call it on the home screen."""
        if self.document is None:
            return dict(self.fields).get("goal", "")
        name = self.file.name if self.file else self.document.title
        return name or next((objective.text for objective in self.document.objectives), "") or "a draft"
