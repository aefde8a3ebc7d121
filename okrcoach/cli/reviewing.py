"""`okrcoach review`: judge the files that teams have, in the format that their work needs."""

from __future__ import annotations

import datetime
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from okrcoach.cli.arguments import names, put
from okrcoach.data import nearest
from okrcoach.model import OkrcoachError

if TYPE_CHECKING:
    from okrcoach.documents import SourceFile
    from okrcoach.model import OkrDocument
    from okrcoach.report import Entry
    from okrcoach.review import Finding, Rule
    from okrcoach.review.accepted import Fingerprint

PLAIN_WIDTH = 100
"""Columns of the text report where no terminal says its width."""


class Day(click.ParamType[datetime.date]):
    """An ISO date."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The date, or a usage error."""
        try:
            return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a date such as 2027-03-31", param, ctx)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--format", "layout", type=click.Choice(["text", "json", "sarif", "github", "markdown"]), default="text", show_default=True)
@click.option("--fail-on", type=click.Choice(["error", "warning", "info", "never"]), default="error", show_default=True,
              help="Exit with 1 where a finding is at least this grave.")  # fmt: skip
@click.option("--select", multiple=True, metavar="A,B", help="Only these rules.")
@click.option("--ignore", multiple=True, metavar="A,B", help="All but these rules.")
@click.option("--fix", is_flag=True, help="Apply the fixes that are certain, in place.")
@click.option("--diff", is_flag=True, help="Show what --fix would change.")
@click.option("--accepted", type=click.Path(path_type=Path), metavar="FILE",
              help="Report only findings that are not in FILE; where there is no FILE, accept today's.")  # fmt: skip
@click.option("--as-of", type=Day(), help="Today's date, for the rules that need one.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write the report there.")
def review(**given: Any) -> int:
    """Review OKR files.

    PATH is a file, a folder of OKR files, or - for standard input.
    """
    if given["fix"] and given["diff"]:
        raise click.UsageError("--fix changes the files and --diff only shows how: choose one")
    return _Review(given).run()


class _Review:
    """One call of the verb: its rules, its files, its report."""

    def __init__(self, given: dict[str, Any]) -> None:
        from okrcoach.catalog import Index  # noqa: PLC0415 -- light start: each verb imports what it needs
        from okrcoach.review import load_rules  # noqa: PLC0415
        from okrcoach.settings import load_settings  # noqa: PLC0415

        self.given = given
        first = Path(given["paths"][0])
        self.settings = load_settings(first.parent if first.is_file() else first if first.is_dir() else Path.cwd())
        self.rules = _chosen(load_rules(self.settings), names(given["select"]), names(given["ignore"]))
        self.metrics = Index()
        self.accepted = _accepted(given["accepted"])
        self.seen: list[tuple[OkrDocument, tuple[Finding, ...]]] = []

    def run(self) -> int:
        """Print or write the report; the exit status of the contract."""
        from okrcoach.report import renderer  # noqa: PLC0415
        from okrcoach.report.reviewed import Tally  # noqa: PLC0415

        tally = Tally()
        entries = tally.count(self.entries())
        output: Path | None = self.given["output"]
        if self.given["diff"]:
            pieces: Iterable[str] = self.differences()
        else:
            pieces = renderer(self.given["layout"])(entries, self.rules, width=_width(), colour=output is None and _colour_wanted())
        if output is None:
            for piece in pieces:
                click.echo(piece, nl=False, color=True)
        else:
            put("".join(pieces), output, force=True)
        self.keep_accepted()
        if tally.unreadable:
            return 2
        return 1 if tally.reaches(self.given["fail_on"]) else 0

    def entries(self) -> Iterator[Entry]:
        """One entry a file, in order, each reviewed when it is asked for."""
        from okrcoach.documents import read  # noqa: PLC0415
        from okrcoach.report import Reviewed, Unreadable  # noqa: PLC0415

        for path in _with_progress(list(self.files())):
            try:
                source = read(path)
                if self.given["fix"]:
                    source = self.fixed(source)
                name = "standard input" if path == "-" else path
                yield Reviewed.of(name, source.document, self.findings(source))
            except OkrcoachError as problem:
                yield Unreadable(path, problem.message)
            except OSError as problem:
                yield Unreadable(path, problem.strerror or str(problem))
            except RecursionError:
                yield Unreadable(path, "is nested too deeply to be read")

    def files(self) -> Iterator[str]:
        """The files that the arguments name; raises OkrcoachError for a folder without any OKR file."""
        for path in self.given["paths"]:
            if path == "-" or not Path(path).is_dir():
                yield path
                continue
            from okrcoach.documents import find_files  # noqa: PLC0415

            found = find_files(Path(path))
            if not found:
                raise OkrcoachError("no OKR file was found in this folder", where=path)
            yield from (str(one) for one in found)

    def findings(self, source: SourceFile) -> tuple[Finding, ...]:
        """What the rules say of a file, less what was accepted."""
        from okrcoach.review import review  # noqa: PLC0415

        found = review(source.document, self.rules, as_of=self.given["as_of"], metrics=self.metrics, name=source.path.name)
        if self.given["layout"] in ("json", "sarif"):
            from okrcoach.review.fixing import located  # noqa: PLC0415 -- only these formats carry the edits of a fix

            found = located(source, found)
        if self.given["accepted"] is None:
            return found
        from okrcoach.review.accepted import only_new  # noqa: PLC0415

        if self.accepted is None:
            self.seen.append((source.document, found))
            return ()
        return only_new(source.document, found, self.accepted)

    def keep_accepted(self) -> None:
        """Where --accepted names no file yet, write it from today's findings."""
        path: Path | None = self.given["accepted"]
        if path is None or self.accepted is not None:
            return
        from okrcoach.review.accepted import accept  # noqa: PLC0415

        put(accept(self.seen), path, force=False)
        click.echo(f"okrcoach: {sum(len(found) for _, found in self.seen)} findings of today are accepted from now on", err=True)

    def fixed(self, source: SourceFile) -> SourceFile:
        """The file after its fixes."""
        from okrcoach.cli.fixing import fixed  # noqa: PLC0415

        return fixed(source, self.rules, self.given["as_of"], self.metrics)

    def differences(self) -> Iterator[str]:
        """What --fix would change in all files."""
        from okrcoach.cli.fixing import differences  # noqa: PLC0415
        from okrcoach.documents import read  # noqa: PLC0415

        for path in self.files():
            yield from differences(read(path), self.rules, self.given["as_of"], self.metrics)


def _chosen(rules: tuple[Rule, ...], select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Rule, ...]:
    known = [rule.name for rule in rules]
    for name in (*select, *ignore):
        if name not in known:
            raise OkrcoachError(f"there is no rule '{name}'{nearest(name, known) or '; see `okrcoach rules`'}")
    return tuple(rule for rule in rules if (not select or rule.name in select) and rule.name not in ignore)


def _accepted(path: Path | None) -> Counter[Fingerprint] | None:
    """The findings that the file accepts; None where there is no such file (yet)."""
    if path is None or not path.exists():
        return None
    from okrcoach.review.accepted import read_accepted  # noqa: PLC0415

    return read_accepted(path.read_text(encoding="utf-8"), str(path))


def _with_progress(paths: list[str]) -> Iterable[str]:
    if len(paths) < 100 or not sys.stderr.isatty():
        return paths
    return _bar(paths)


def _bar(paths: list[str]) -> Iterator[str]:
    with click.progressbar(paths, label="Reviewing", file=sys.stderr) as bar:
        yield from bar


def _colour_wanted() -> bool:
    import os  # noqa: PLC0415

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    if not sys.stdout.isatty():
        return PLAIN_WIDTH
    import shutil  # noqa: PLC0415 -- only a terminal has a width

    return min(shutil.get_terminal_size().columns, 120)
