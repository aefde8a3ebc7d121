"""What every file that cannot be read has in common."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrcoach.documents import UnreadableFile, read


def refused(path: Path, reason: str) -> None:
    """Assert that a file is refused in one line that names it and the reason."""
    with pytest.raises(UnreadableFile, match=reason) as problem:
        read(path)
    assert str(problem.value).startswith(f"{path}: ")
    assert "\n" not in str(problem.value)
