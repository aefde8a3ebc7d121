"""What the command line says: texts of files, folders and servers in it can neither style nor steer the terminal."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

import click

from okrcoach.errors import own_fault


def tell(message: str) -> None:
    """Say something in one line on stderr."""
    from okrcoach.report.printable import printable  # noqa: PLC0415 -- most runs have nothing to tell

    with suppress(OSError):  # where nothing can be said, the work goes on all the same
        click.echo(f"okrcoach: {printable(' '.join(message.split()))}", err=True)


def show(text: str) -> None:
    """Print a result: as it is for a file or a program, harmless for a terminal."""
    if sys.stdout.isatty():
        from okrcoach.report.printable import printable_lines  # noqa: PLC0415 -- only people need it

        text = printable_lines(text)
    sys.stdout.write(text)


def fault_text(problem: Exception) -> str:
    """Tell a fault of our own. Raises it instead where a developer wants to see it."""
    if os.environ.get("OKRCOACH_TRACEBACK"):
        raise problem
    return f"{own_fault(problem)}; OKRCOACH_TRACEBACK=1 shows where"
