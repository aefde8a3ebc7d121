"""Writing a file so that, whenever the power fails, it is the old one or the new one, whole."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path

from okrcoach.errors import OkrcoachError
from okrcoach.reading import reason


def write_bytes(path: Path, data: bytes, *, force: bool) -> None:
    """Put `data` at `path`, following a link to the file that it names and keeping that file's permissions and owner.

    What stands there and is no file (a pipe, a device) is written into, never replaced. Raises OkrcoachError where a file exists and
    `force` is not set, and where the system refuses.
    """
    where = str(path)
    try:
        if path.exists() and not stat.S_ISREG(path.stat().st_mode):
            with os.fdopen(os.open(path, os.O_WRONLY), "wb") as way:
                way.write(data)
            return
        _put(*_target(path, force=force), data, force=force)
    except FileExistsError as problem:
        raise OkrcoachError("exists already; use --force to replace it", where=where) from problem
    except OSError as problem:
        raise OkrcoachError(f"cannot be written: {reason(problem)}", where=where) from problem


def _target(path: Path, *, force: bool) -> tuple[Path, os.stat_result | None]:
    """Return the file that a path names, its links followed, and what the system knows of it; None where there is none yet."""
    circular = OkrcoachError("cannot be written: its links go round in a circle", where=str(path))
    try:
        target = path.resolve()
    except RuntimeError:
        raise circular from None
    if target.is_symlink():  # how Python 3.13 tells it; those before raise RuntimeError
        raise circular
    old = target.stat() if target.exists() else None
    if old is not None and not force:
        raise FileExistsError
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    if not target.parent.exists():
        raise OkrcoachError(f"cannot be written: there is no folder {path.parent}", where=str(path))
    return target, old


def _put(target: Path, old: os.stat_result | None, data: bytes, *, force: bool) -> None:
    """Write the bytes under a name of their own, then give the file its name."""
    import tempfile  # noqa: PLC0415 -- reading a file does without it

    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:100]}.", suffix=".tmp", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if old:
            _give(temporary, old)
        Path(temporary).chmod(old.st_mode & 0o7777 if old else 0o666 & ~_umask())
        if force:
            Path(temporary).replace(target)
        else:
            _link(temporary, target)
        _sync_folder(target.parent)
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def _give(temporary: str, old: os.stat_result) -> None:
    """Let the file belong to whom the old one belongs to, as far as the system lets us."""
    for owner, group in ((-1, old.st_gid), (old.st_uid, -1)):
        with contextlib.suppress(OSError, AttributeError):
            os.chown(temporary, owner, group)


def _link(temporary: str, target: Path) -> None:
    """Give the file its name, but, unlike a rename, never in the place of one that appeared meanwhile."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except (OSError, AttributeError):  # a file system without hard links
        Path(temporary).replace(target)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Write the folder to the disk, for the new name is safe only with it; not every system can."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
