"""What the app keeps between two starts: unsaved work, recent files, and answers that it asks for once.

Everything stands in the user's state folder (XDG), readable by the user alone, each file written whole or not at all. A
file that cannot be read back is passed over: the app never fails to start because of it.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from okrcoach.documents import SourceFile
from okrcoach.model import OkrDocument
from okrcoach.settings import state_folder
from okrcoach.tui.packing import pack, unpack

RECENT = 8
"""How many recent files are remembered."""


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
    """What the fields of a brief say that was not drafted from yet, as typed."""
    focus: tuple[str, ...] = ()
    """The focus areas chosen by hand."""
    document: OkrDocument | None = None
    source: SourceFile | None = None
    """The opened file that the document comes from."""

    @property
    def title(self) -> str:
        """What to call it on the home screen."""
        if self.document is None:
            return dict(self.fields).get("goal", "")
        name = self.source.path.name if self.source else self.document.title
        return name or next((objective.text for objective in self.document.objectives), "") or "a draft"


class Store:
    """The state folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or state_folder()
        self.autosaves = self.folder / "unsaved"

    def keep(self, work: Unsaved) -> None:
        """Write unsaved work down, over what was kept under its id. Raises OSError where the disk says no."""
        _write(self.autosaves / f"{work.id}.json", {"version": 1, **pack(work)})

    def discard(self, work_id: str) -> None:
        """Forget unsaved work: it is saved, or the user does not want it."""
        with suppress(OSError):
            (self.autosaves / f"{work_id}.json").unlink(missing_ok=True)

    def unsaved(self) -> list[Unsaved]:
        """All work that was left unsaved by a process that no longer runs, the latest first."""
        found = []
        for path in self.autosaves.glob("*.json"):
            with suppress(OSError, ValueError, TypeError, KeyError):
                work = unpack(Unsaved, json.loads(path.read_text(encoding="utf-8")))
                if work.id == path.stem and (work.pid == os.getpid() or not _alive(work.pid)):
                    found.append(work)
        return sorted(found, key=lambda work: work.when, reverse=True)

    def recent(self) -> list[Path]:
        """Files opened or saved lately that still exist, the latest first."""
        names = self._memory().get("recent", [])
        return [path for name in names if isinstance(name, str) and (path := Path(name)).is_file()]

    def remember(self, path: Path) -> None:
        """Put a file at the top of the recent ones."""
        path = path.absolute()
        names = [str(path), *(str(other) for other in self.recent() if other != path)]
        self._set("recent", names[:RECENT])

    def allowed(self, host: str) -> bool:
        """Whether the user has agreed that text may be sent to that host."""
        return host in self._memory().get("hosts", [])

    def allow(self, host: str) -> None:
        """Remember that text may be sent to that host."""
        self._set("hosts", sorted({*self._memory().get("hosts", []), host}))

    @property
    def theme(self) -> str:
        """The name of the chosen theme, empty where none was chosen."""
        name = self._memory().get("theme", "")
        return name if isinstance(name, str) else ""

    @theme.setter
    def theme(self, name: str) -> None:
        self._set("theme", name)

    def _memory(self) -> dict[str, Any]:
        with suppress(OSError, ValueError):
            content = json.loads((self.folder / "app.json").read_text(encoding="utf-8"))
            if isinstance(content, dict):
                return content
        return {}

    def _set(self, key: str, value: object) -> None:
        """One memory more; a folder that cannot be written to only costs the memory."""
        with suppress(OSError):
            _write(self.folder / "app.json", {**self._memory(), key: value})


def _write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as file:
        json.dump(content, file, ensure_ascii=True)
    draft.replace(path)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
