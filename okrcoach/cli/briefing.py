"""The options of a brief, and the brief that they describe."""

from __future__ import annotations

from typing import Any

import click

from okrcoach.cli.arguments import Decorated, FileName
from okrcoach.errors import OkrcoachError
from okrcoach.model import FOCUS_AREAS, Brief
from okrcoach.reading import text_in


def _stages(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:  # noqa: ARG001 -- click's signature
    """What a shell may complete a focus area to."""
    return [stage for stage in FOCUS_AREAS if stage.startswith(begun)]


def brief_options(function: Decorated) -> Decorated:
    """Give a command the options that make a brief; they arrive as keyword arguments for `brief_from`."""
    options = (
        click.option("--goal", help="What you want to achieve, in your own words."),
        click.option(
            "--focus",
            multiple=True,
            metavar="STAGE",
            shell_complete=_stages,
            help=f"A focus area (up to three times): {', '.join(FOCUS_AREAS)}.",
        ),
        click.option("--team", help="Whose OKRs they are."),
        click.option("--period", help="The quarter, such as 2027-Q1."),
        click.option("--audience", help="For whom things should change."),
        click.option("--known", multiple=True, metavar='"METRIC = VALUE"', help="How things stand (repeatable)."),
        click.option("--target", "targets", multiple=True, metavar='"METRIC = VALUE"', help="A number handed down (repeatable)."),
        click.option("--one-metric", metavar="METRIC", help="The one metric that matters."),
        click.option("--note", "notes", multiple=True, metavar="TEXT", help="A constraint or an answer to a key question (repeatable)."),
        click.option("--brief", "brief_file", type=FileName(), metavar="FILE|-", help="Read the brief from a YAML or JSON file instead."),
    )
    for option in reversed(options):
        function = option(function)
    return function


def brief_from(given: dict[str, Any]) -> Brief:
    """The brief that the options describe; raises OkrcoachError where they contradict or lack a goal."""
    from okrcoach.draft.brief import BriefError, parse_brief, read_brief  # noqa: PLC0415 -- only drafting needs the room

    file = given.pop("brief_file")
    told = {name: value for name, value in given.items() if value}
    if file is not None:
        if told:
            raise click.UsageError("--brief takes the whole brief from the file; leave the other options of the brief out")
        try:
            return parse_brief(text_in(file, pipes=True))
        except BriefError as problem:
            raise OkrcoachError(problem.message, where="standard input" if file == "-" else file) from problem
    if "goal" not in told:
        raise click.UsageError("a goal is needed: --goal TEXT, or --brief FILE")
    for name in ("known", "targets"):
        if name in told:
            told[name] = dict(_pair(pair) for pair in told[name])
    return read_brief({name: list(value) if isinstance(value, tuple) else value for name, value in told.items()})


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (equals and name.strip() and value.strip()):
        raise click.UsageError(f"'{text}' is not of the form \"metric = value\"")
    return name.strip(), value.strip()
