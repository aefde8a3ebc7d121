"""`okrcoach review --fix` and `--diff`: the fixes that are certain, written into the file or only shown."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from datetime import date

import click

from okrcoach.documents import SourceFile, read
from okrcoach.documents.atomic import write_bytes
from okrcoach.documents.source import encode
from okrcoach.model import OkrcoachError
from okrcoach.review import Rule
from okrcoach.review.fixing import fix_file
from okrcoach.review.line import MetricIndex


def fixed(source: SourceFile, rules: Sequence[Rule], as_of: date | None, metrics: MetricIndex) -> SourceFile:
    """Apply the fixes to the file itself and return it as it is now; what was mended is said on stderr.

    Raises OkrcoachError for standard input, and where the file was changed meanwhile or cannot be written.
    """
    where = str(source.path)
    if where == "-":
        raise OkrcoachError("is not written in place; --diff shows what --fix would change", where="standard input")
    outcome = fix_file(source, rules, as_of=as_of, metrics=metrics)
    if not outcome.applied:
        return source
    if source.changed:
        raise OkrcoachError("was changed by somebody else since it was read; review it again", where=where)
    write_bytes(source.path, encode(outcome.text, source.encoding, where), force=True)
    for finding in outcome.applied:
        click.echo(f"okrcoach: {where}: fixed {finding.rule} at line {finding.line}", err=True)
    return read(source.path)


def differences(source: SourceFile, rules: Sequence[Rule], as_of: date | None, metrics: MetricIndex) -> Iterator[str]:
    """What --fix would change, as a unified diff."""
    outcome = fix_file(source, rules, as_of=as_of, metrics=metrics)
    name = "standard input" if str(source.path) == "-" else str(source.path)
    yield from difflib.unified_diff(
        source.text.splitlines(keepends=True), outcome.text.splitlines(keepends=True), f"{name} as it is", f"{name} fixed"
    )
