"""Whenever a writer is stopped, the file is the old one or the new one, whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from okrcoach.documents import read, save, write
from okrcoach.documents.atomic import write_bytes
from okrcoach.errors import OkrcoachError
from okrcoach.model import KeyResult, Objective, OkrDocument

DOCUMENT = OkrDocument((Objective("Press more", (KeyResult("Juice from 10 to 20 l"),)),))
SIZE = 3_000_000
WRITER = f"""
import sys
from pathlib import Path
from okrcoach.documents.atomic import write_bytes
path = Path(sys.argv[1])
print("ready", flush=True)
while True:
    for letter in (b"a", b"b"):
        write_bytes(path, letter * {SIZE}, force=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills its writers")
def test_a_killed_writer_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "okrs.md"
    path.write_bytes(b"a" * SIZE)
    luck = random.Random(1)
    for _ in range(25):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline()
            time.sleep(luck.uniform(0, 0.03))
            writer.send_signal(signal.SIGKILL)
        assert path.read_bytes() in (b"a" * SIZE, b"b" * SIZE)


def test_a_new_file_does_not_replace_one_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "okrs.md"
    write(DOCUMENT, path)
    first = path.read_bytes()
    with pytest.raises(OkrcoachError, match="exists already; use --force to replace it"):
        write(OkrDocument(), path)
    assert path.read_bytes() == first
    write(OkrDocument(), path, force=True)
    assert path.read_bytes() != first


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "okrs.md"
    really = os.fsync

    def fsync(handle: int) -> None:
        path.write_text("somebody else's")
        really(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OkrcoachError, match="exists already"):
        write_bytes(path, b"ours", force=False)
    assert path.read_text() == "somebody else's"
    assert [one.name for one in tmp_path.iterdir()] == ["okrs.md"]


def test_permissions_and_links_are_kept(tmp_path: Path) -> None:
    path, link = tmp_path / "okrs.md", tmp_path / "link.md"
    write(DOCUMENT, path)
    assert path.stat().st_mode & 0o077 == 0o666 & ~umask() & 0o077
    path.chmod(0o640)
    link.symlink_to(path)
    source = read(link)
    save(source, OkrDocument((*source.document.objectives, Objective("Bottle more", (KeyResult("Bottles from 5 to 9"),)))))
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert "Bottle more" in path.read_text()


@pytest.mark.skipif(os.name == "nt", reason="makes a pipe")
@pytest.mark.parametrize("force", [False, True])
def test_what_is_no_file_is_written_into_and_stays_what_it_is(tmp_path: Path, force: bool) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for path in (pipe, link):
        with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
            write_bytes(path, b"a report", force=force)
            assert reader.communicate(timeout=10)[0] == b"a report"
        assert pipe.is_fifo()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["link", "pipe"]


@pytest.mark.parametrize("allowed", [True, False])
def test_a_file_stays_its_owners_as_far_as_the_system_lets_us(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: bool) -> None:
    path = tmp_path / "okrs.md"
    path.write_bytes(b"old")
    given: list[tuple[int, int]] = []

    def chown(_: str, owner: int, group: int) -> None:
        given.append((owner, group))
        if not allowed:
            raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "chown", chown)
    write_bytes(path, b"new", force=True)
    assert path.read_bytes() == b"new"
    assert given == [(-1, path.stat().st_gid), (path.stat().st_uid, -1)]


def umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_what_the_system_refuses_is_told_and_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OkrcoachError, match="cannot be written: there is no folder"):
        write(DOCUMENT, tmp_path / "none" / "okrs.md")
    loop = tmp_path / "loop.md"
    loop.symlink_to(loop)
    with pytest.raises(OkrcoachError, match="cannot be written"):
        write(DOCUMENT, loop)
    loop.unlink()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OkrcoachError, match="cannot be written: no space left on device"):
        write(DOCUMENT, tmp_path / "okrs.md")
    assert not list(tmp_path.iterdir())


def test_a_file_without_permission_to_write_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "okrs.md"
    write(DOCUMENT, path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(OkrcoachError, match="cannot be written: permission denied"):
        write(DOCUMENT, path, force=True)


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(OkrcoachError, match="cannot be written: "):
        write_bytes(tmp_path, b"a", force=True)
    assert tmp_path.is_dir()
