"""`okrcoach review --fix` and `--diff`: the fixes that are certain, written into the file or only shown."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from okrcoach.cli.judging import Judge
from okrcoach.cli.talk import tell
from okrcoach.documents import FORMATS, SourceFile, read
from okrcoach.documents.atomic import write_bytes
from okrcoach.documents.source import encode
from okrcoach.errors import OkrcoachError
from okrcoach.report.printable import printable
from okrcoach.review.fixing import Fixed, fix_file


def fixed(source: SourceFile, judge: Judge) -> SourceFile:
    """Apply the fixes to the file itself and return it as it is now; what was mended is said on stderr.

    Raises OkrcoachError for standard input, and where the file was changed meanwhile or cannot be written.
    """
    where = _name(source)
    if str(source.path) == "-":
        raise OkrcoachError("is not written in place; --diff shows what --fix would change", where=where)
    outcome = _outcome(source, judge)
    if not outcome.applied:
        return source
    if source.changed:
        raise OkrcoachError("was changed by somebody else since it was read; review it again", where=where)
    write_bytes(source.path, encode(outcome.text, source.encoding, where), force=True)
    for finding in outcome.applied:
        tell(f"{where}: fixed {finding.rule} at line {finding.line}")
    return read(source.path)


def differences(source: SourceFile, judge: Judge) -> Iterator[str]:
    """What --fix would change, as a unified diff that `patch` understands."""
    outcome, name = _outcome(source, judge), printable(_name(source))
    before, after = _lines(source.text), _lines(outcome.text)
    for line in difflib.unified_diff(before, after, f"{name} as it is", f"{name} fixed"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _outcome(source: SourceFile, judge: Judge) -> Fixed:
    if not FORMATS[source.format].editor:
        tell(f"{_name(source)}: {source.format.upper()} is only read: nothing is fixed in it, but in what `okrcoach convert` makes of it")
        return Fixed(source.text, source.document, ())
    book = judge.book(source.path)
    return fix_file(source, book.in_force, chosen=book.chosen, as_of=judge.orders.as_of, metrics=judge.metrics)


def _name(source: SourceFile) -> str:
    return "standard input" if str(source.path) == "-" else str(source.path)


def _lines(text: str) -> list[str]:
    """Return the lines with their ends, as `patch` counts them: at line feeds alone."""
    lines = [f"{line}\n" for line in text.split("\n")]
    return [*lines[:-1], *([lines[-1][:-1]] if lines[-1] != "\n" else [])]
