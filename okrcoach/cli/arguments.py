"""What several verbs share: names of files, lists with commas, and where a result goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from okrcoach.cli.talk import show, tell

Decorated = Callable[..., Any]

PATH = click.Path(readable=False, path_type=Path)
"""A file to write, or one whose reader says itself why it cannot be read."""


class FileName(click.ParamType[str]):
    """The name of a file or a folder; an empty one would be taken for the current folder."""

    name = "file"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name, or a usage error."""
        return value or self.fail("an empty name is no file's", param, ctx)


def result_options(function: Decorated) -> Decorated:
    """Give a command `-o FILE` and `--force`, for `put`."""
    force = click.option("--force", is_flag=True, help="Overwrite the file of -o.")
    return click.option("-o", "output", type=PATH, metavar="FILE", help="Write there instead of printing.")(force(function))


def put(text: str, output: Path | None, *, force: bool) -> None:
    """Print a result, or write it to a new file (with `force` over an old one), whole or not at all."""
    if output is None:
        show(text)
        return
    from okrcoach.documents.atomic import write_bytes  # noqa: PLC0415 -- only a written file needs the room

    write_bytes(output, text.encode(errors="backslashreplace"), force=force)
    tell(f"wrote {output}")


def names(lists: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a repeatable option that takes commas."""
    return tuple(name.strip() for one in lists for name in one.split(",") if name.strip())
