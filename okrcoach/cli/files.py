"""`okrcoach convert`: the same OKRs in another format."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from okrcoach.cli.arguments import FileName, put, result_options
from okrcoach.cli.talk import tell


def _layouts(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:  # noqa: ARG001 -- click's signature
    """What a shell may complete a layout of columns to."""
    from okrcoach.documents.names import layout  # noqa: PLC0415 -- light start

    return [name for name in layout()["columns"] if name.startswith(begun)]


@click.command()
@click.argument("file", type=FileName())
@click.option("--to", "layout", type=click.Choice(["md", "yaml", "json", "csv"]), required=True)
@click.option("--columns", metavar="LAYOUT", shell_complete=_layouts,
              help="For csv, the columns of a tracker: okrcoach, plain, jira or betterworks.")  # fmt: skip
@result_options
def convert(file: str, layout: str, columns: str | None, output: Path | None, *, force: bool) -> None:
    """Write OKRs in another format.

    FILE is in any format that okrcoach reads; - reads standard input.
    """
    from okrcoach.documents import read, render, with_measures  # noqa: PLC0415 -- light start

    options: dict[str, Any] = {}
    if columns is not None:
        if layout != "csv":
            raise click.UsageError("--columns goes with --to csv")
        options["columns"] = columns
    source = read(file)
    for note in source.document.notes:
        tell(note)
    put(render(with_measures(source.document), layout, **options), output, force=force)
