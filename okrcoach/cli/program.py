"""The program as a whole: its verbs, what it does without one, and what its errors look like."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from okrcoach import __version__
from okrcoach.cli.arguments import PATH
from okrcoach.cli.talk import fault_text, tell
from okrcoach.errors import OkrcoachError

INTERRUPTED = 130

VERBS = {
    "draft": "drafting",
    "review": "reviewing",
    "rewrite": "drafting",
    "suggest": "knowledge",
    "outline": "drafting",
    "convert": "files",
    "metrics": "knowledge",
    "rules": "knowledge",
    "init": "setup",
    "doctor": "setup",
}
"""The verbs in the order in which a user meets them, each with the module of this room that has its command of that name."""


@contextmanager
def _while_read() -> Iterator[None]:
    """End well where the reader of our output leaves (`okrcoach … | head`): click would say 1, which is for findings."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing more can be said, not even at shutdown
        raise click.exceptions.Exit(0) from None


class Program(click.Group):
    """The group of verbs; a first word that is an existing file opens it in the app."""

    def make_context(self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any) -> click.Context:
        """Read the first words, of which some are answered at once."""
        with _while_read():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb, and see what it prints out of the house."""
        with _while_read():
            outcome = super().invoke(ctx)
            sys.stdout.flush()
            return outcome

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb's command, or the app for a file; else a usage error with the nearest verb."""
        word = args[0]
        if word in VERBS or word.startswith("-"):
            return super().resolve_command(ctx, args)
        if Path(word).is_file():
            if len(args) > 1:
                raise click.UsageError(f"the app opens one file; '{args[1]}' is one word too many", ctx)
            return "open", _open, args
        if Path(word).is_dir():
            raise click.UsageError(f"'{word}' is a folder; `okrcoach review {word}` reviews the files of OKRs in it", ctx)
        raise click.UsageError(_no_verb(word), ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """The verbs in the order in which a user meets them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- click's signature
        """The verb's command; its module is imported only now, so that no verb waits for another's."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = getattr(import_module(f"okrcoach.cli.{VERBS[cmd_name]}"), cmd_name)
        return command


def _no_verb(word: str) -> str:
    """Say what a first word is not, and what may be meant: a file where it looks like one, else a verb."""
    import difflib  # noqa: PLC0415 -- only a mistake needs it

    path = Path(word)
    if path.suffix or path.parent.name or os.sep in word:
        beside = [one.name for one in path.parent.iterdir() if one.is_file()] if path.parent.is_dir() else []
        near = difflib.get_close_matches(path.name, beside, 1)
        return f"there is no file '{word}'" + (f"; did you mean '{path.parent / near[0]}'?" if near else "")
    near = difflib.get_close_matches(word.lower(), VERBS, 1, 0.5)
    verbs = f"did you mean '{near[0]}'?" if near else f"the verbs are {', '.join(VERBS)}."
    return f"'{word}' is neither a verb nor an existing file; {verbs}"


@click.group(
    cls=Program,
    invoke_without_command=True,
    subcommand_metavar="[FILE | VERB …]",
    options_metavar="",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without a verb, okrcoach opens the app; with a file alone, that file in the app.",
)
@click.version_option(__version__, message="okrcoach %(version)s")
@click.pass_context
def program(context: click.Context) -> None:
    """Draft OKRs, and review the ones you have, by rules that explain themselves."""
    if context.invoked_subcommand is None:
        context.exit(_run_app(None))


@click.command(hidden=True)
@click.argument("path", type=PATH)
@click.pass_context
def _open(context: click.Context, path: Path) -> None:
    context.exit(_run_app(path))


def _run_app(path: Path | None) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise OkrcoachError("the app needs a terminal; `okrcoach draft --goal …` and `okrcoach review FILE` work without one.")
    from okrcoach.tui.app import run  # noqa: PLC0415 -- only the app pays for textual

    return run(path)


def main(arguments: list[str] | None = None) -> None:
    """Run the program and leave with the exit status of the contract; every error is one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        # A text with a lone surrogate must not end in a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(_status(sys.argv[1:] if arguments is None else arguments))


def _status(arguments: list[str]) -> int:
    try:
        outcome: Any = program.main(args=arguments, prog_name="okrcoach", standalone_mode=False)
    except click.UsageError as problem:
        verb = problem.ctx.command_path if problem.ctx else " ".join(("okrcoach", *(one for one in arguments[:1] if one in VERBS)))
        return _say(f"{problem.format_message().removesuffix('.')} (see `{verb} --help`)", 2)
    except click.ClickException as problem:
        return _say(problem.format_message(), 2)
    except OkrcoachError as problem:
        notes = getattr(problem, "__notes__", ())
        return _say("; ".join((str(problem).rstrip("."), *notes)) if notes else str(problem), problem.exit_status)
    except (KeyboardInterrupt, click.Abort):
        return _say("interrupted", INTERRUPTED)
    except OSError as problem:
        return _say(f"{problem.filename or _unnamed()}: {problem.strerror or problem}", 2)
    except RecursionError:
        return _say("the input is nested too deeply to be read", 2)
    except Exception as problem:  # noqa: BLE001 -- every error is one line
        return _say(fault_text(problem), 2)
    return outcome if isinstance(outcome, int) else 0


def _unnamed() -> str:
    """What is at fault where the system names no file: the folder that we stand in, if it is gone, else the output."""
    try:
        Path.cwd()
    except OSError:
        return "the current folder"
    return "output"


def _say(message: str, status: int) -> int:
    tell(message)
    return status
