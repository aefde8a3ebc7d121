"""What is kept in a person's own folders: whole, private, and passed over where it is broken."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from okrcoach.settings import read_kept, write_kept


def test_what_was_kept_comes_back_and_only_its_user_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.json"
    write_kept(path, {"name": "Bäckerei \ud800"})
    assert read_kept(path) == {"name": "Bäckerei \ud800"}
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path.parent, path)] == [0o700, 0o600]


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_kept(path, {"name": "old"})
    with pytest.raises(TypeError):
        write_kept(path, {"name": "new", "never": object()})
    assert read_kept(path) == {"name": "old"}
    (tmp_path / "folder").mkdir()
    with pytest.raises(IsADirectoryError):
        write_kept(tmp_path / "folder", {})
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.json", "folder"]


@pytest.mark.parametrize("content", [b"", b"null", b"5", b"[1]", b'"text"', b"{", b"\xff\xfe", b"[" * 100_000, b'{"a": ' * 100_000])
def test_what_is_no_mapping_holds_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content)
    assert read_kept(path) == {}
    assert read_kept(tmp_path) == read_kept(tmp_path / "absent.json") == {}
