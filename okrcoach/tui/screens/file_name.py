"""A page that asks under which name a file is to be written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from okrcoach.reading import is_folder, reason
from okrcoach.tui.screens.one_field import OneFieldScreen
from okrcoach.tui.seen import at_home, near, seen


class FileNameScreen(OneFieldScreen[Path]):
    """Asks for a file's name."""

    def __init__(self, heading: str, hint: str, proposed: Path, endings: Sequence[str], told: str) -> None:
        """`endings` are those that the name may have, `told` says which, in words; a name without any gets .md."""
        super().__init__(heading, hint, value=near(proposed))
        self._proposed = proposed
        self._endings = endings
        self._told = told

    def answer(self, typed: str) -> Path:
        """Return the path of that name. Raises ValueError where no such file can be written."""
        if not typed:
            raise ValueError(f"A file needs a name that ends in {self._told}.")
        path = self._proposed if typed == seen(near(self._proposed)) else at_home(typed)
        if not path.name or is_folder(path):
            raise ValueError(f"{near(path)} is a folder; name a file in it.")
        if not path.suffix:
            path = path.with_name(f"{path.name}.md")
        if path.suffix.lower() not in self._endings:
            raise ValueError(f"{path.suffix} files are not written here; end the name in {self._told}.")
        try:
            path.exists()
        except OSError as problem:  # too long a name, say
            raise ValueError(f"No file can be written there: {reason(problem)}.") from None
        return Path.cwd() / path
