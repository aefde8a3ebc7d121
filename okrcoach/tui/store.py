"""What the app keeps between two starts: unsaved work, recent files, and answers that it asks for once.

Everything stands in the user's state folder (XDG), readable by the user alone, each file written whole or not at all. A
file that cannot be read back is passed over: the app never fails to start because of it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from okrcoach.reading import is_file
from okrcoach.settings import read_kept, state_folder, write_kept

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

        write_kept(self._autosave(work.id), {"version": 1, **pack(work)})

    def discard(self, work_id: str) -> None:
        """Forget unsaved work: it is saved, or the user does not want it."""
        with suppress(OSError):
            self._autosave(work_id).unlink(missing_ok=True)

    def unsaved(self) -> list[Unsaved]:
        """All work that was left unsaved by a process that no longer runs, the latest first."""
        paths = list(self.autosaves.glob("*.json"))
        if not paths:
            return []
        from okrcoach.tui.packing import unpack  # noqa: PLC0415 -- loaded where there is something to offer
        from okrcoach.tui.unsaved import Unsaved  # noqa: PLC0415

        found = []
        for path in paths:
            with suppress(ValueError, TypeError, KeyError):
                work = unpack(Unsaved, read_kept(path))
                if work.id == path.stem and (work.pid == os.getpid() or not _alive(work.pid)):
                    found.append(work)
        return sorted(found, key=lambda work: work.when, reverse=True)

    def recent(self) -> list[Path]:
        """Files opened or saved lately that still exist, the latest first."""
        return [path for name in self._names("recent") if is_file(path := Path(name))]

    def remember(self, path: Path) -> None:
        """Put a file at the top of the recent ones."""
        path = path.absolute()
        names = [str(path), *(str(other) for other in self.recent() if other != path)]
        self._set("recent", names[:RECENT])

    def allowed(self, host: str) -> bool:
        """Whether the user has agreed that text may be sent to that host."""
        return host in self._names("hosts")

    def allow(self, host: str) -> None:
        """Remember that text may be sent to that host."""
        self._set("hosts", sorted({*self._names("hosts"), host}))

    @property
    def theme(self) -> str:
        """The name of the chosen theme, empty where none was chosen."""
        name = read_kept(self._file).get("theme")
        return name if isinstance(name, str) else ""

    @theme.setter
    def theme(self, name: str) -> None:
        self._set("theme", name)

    @property
    def _file(self) -> Path:
        return self.folder / "app.json"

    def _autosave(self, work_id: str) -> Path:
        return self.autosaves / f"{work_id}.json"

    def _names(self, key: str) -> list[str]:
        """The texts of a remembered list; none where something else stands there."""
        names = read_kept(self._file).get(key)
        return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []

    def _set(self, key: str, value: object) -> None:
        """One memory more; a folder that cannot be written to only costs the memory."""
        with suppress(OSError):
            write_kept(self._file, {**read_kept(self._file), key: value})


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
