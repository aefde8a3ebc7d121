"""What cannot be reached (links in a loop, closed folders, devices, files that change) ends in one clear line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from okrcoach.documents import UnreadableFile, find_files
from tests.documents.refusing import refused

OBJECTIVE = "## Objective: Press more\n\n- KR: Juice from 10 to 20 l\n"


def test_links_in_a_loop_and_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    (inside / "deep").mkdir(parents=True)
    outside.mkdir()
    (inside / "a.md").write_text(OBJECTIVE)
    (outside / "b.md").write_text(OBJECTIVE)
    (inside / "deep" / "up").symlink_to(inside)
    (inside / "away").symlink_to(outside)
    (inside / "b.md").symlink_to(outside / "b.md")
    (inside / "self.md").symlink_to(inside / "self.md")
    assert find_files(inside) == (inside / "a.md",)
    refused(inside / "self.md", "cannot be read: too many levels of symbolic links")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permissions hold")
def test_folders_without_permission_are_told(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "a.md").write_text(OBJECTIVE)
    closed.chmod(0)
    try:
        assert find_files(tmp_path) == (tmp_path / "a.md", closed)
        refused(closed, "cannot be read: permission denied")
        with pytest.raises(UnreadableFile, match="cannot be read: permission denied"):
            find_files(closed)
    finally:
        closed.chmod(0o700)


def test_a_folder_that_the_system_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.md").write_text(OBJECTIVE)
    really = os.scandir

    def scandir(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return really(path)

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "closed")
    assert find_files(tmp_path) == (tmp_path / "a.md", tmp_path / "closed")
    refused(tmp_path / "closed", "cannot be read: permission denied")
    with pytest.raises(UnreadableFile, match="cannot be read: permission denied"):
        find_files(tmp_path / "closed")


def test_folders_devices_and_missing_files_are_told(tmp_path: Path) -> None:
    refused(tmp_path, "is a folder")
    refused(tmp_path / "none.md", "no such file")
    refused(Path("/dev/null"), "is no ordinary file")
    refused(tmp_path / ("x" * 300), "cannot be read: file name too long")


def test_a_file_that_changes_while_it_is_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text(OBJECTIVE)
    really = Path.open

    def opened(self: Path, mode: str = "r") -> object:
        with really(self, "a") as file:
            file.write("\n")
        return really(self, mode)

    monkeypatch.setattr(Path, "open", opened)
    refused(path, "changes while it is read")
