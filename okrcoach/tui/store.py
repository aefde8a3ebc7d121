"""What the app keeps between two starts: unsaved work, recent files, and answers that it asks for once.

Everything stands in the user's state folder (XDG), readable by the user alone, each file written whole or not at all. A
file that cannot be read back is passed over: the app never fails to start because of it.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from okrcoach.settings import state_folder

if TYPE_CHECKING:
    from okrcoach.tui.unsaved import Unsaved

RECENT = 8
"""How many recent files are remembered."""


class Store:
    """The state folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or state_folder()
        self.autosaves = self.folder / "unsaved"

    def keep(self, work: Unsaved) -> None:
        """Write unsaved work down, over what was kept under its id. Raises OSError where the disk says no."""
        from okrcoach.tui.packing import pack  # noqa: PLC0415 -- loaded where there is something to keep

        _write(self.autosaves / f"{work.id}.json", {"version": 1, **pack(work)})

    def discard(self, work_id: str) -> None:
        """Forget unsaved work: it is saved, or the user does not want it."""
        with suppress(OSError):
            (self.autosaves / f"{work_id}.json").unlink(missing_ok=True)

    def unsaved(self) -> list[Unsaved]:
        """All work that was left unsaved by a process that no longer runs, the latest first."""
        paths = list(self.autosaves.glob("*.json"))
        if not paths:
            return []
        from okrcoach.tui.packing import unpack  # noqa: PLC0415 -- loaded where there is something to offer
        from okrcoach.tui.unsaved import Unsaved  # noqa: PLC0415

        found = []
        for path in paths:
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
