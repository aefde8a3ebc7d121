"""`okrcoach init` and `doctor`: put the settings in place, and say what is in force."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okrcoach import __version__
from okrcoach.cli.arguments import put
from okrcoach.cli.talk import show
from okrcoach.cli.terminal import terminal_width

if TYPE_CHECKING:
    from okrcoach.review.line import MetricIndex
    from okrcoach.settings import Settings

SCHEMA_NAME = "okrs.schema.json"
WIDTH = 80
"""The most columns of what doctor says."""
LABEL = 10
"""Columns of the words that its lines begin with."""


@click.command()
def init() -> None:
    """Put the settings into this folder.

    A commented okrcoach.toml, an example of a rule of your own (not in force where it is put), and the schema by which editors complete
    and check YAML files.
    """
    from okrcoach.data import template  # noqa: PLC0415 -- light start: each verb imports what it needs
    from okrcoach.settings.team import OWN_FOLDER  # noqa: PLC0415

    for path in (Path("okrcoach.toml"), Path(OWN_FOLDER, "example-rule.toml"), Path(SCHEMA_NAME)):
        if path.exists():
            click.echo(f"{path}: already here, left alone")
        else:
            path.parent.mkdir(exist_ok=True)
            put(template(path.name), path, force=False)
    click.echo("A YAML file of OKRs that begins with this line is completed and checked by editors:")
    click.echo(f"# yaml-language-server: $schema={SCHEMA_NAME}")


@click.command()
@click.option("--offline", is_flag=True, help="Do not talk to the model's server.")
@click.option("--clear-cache", is_flag=True, help="Forget what review said of files, and a model's answers; nothing else.")
def doctor(*, offline: bool, clear_cache: bool) -> None:
    """Say what is in force.

    Which settings, what they change, and whether a model answers. Exit with 1 where an own rule's example fails.
    """
    if clear_cache:
        _clear_cache()
        return
    from okrcoach.catalog import Index, all_metrics  # noqa: PLC0415
    from okrcoach.review import load_rules  # noqa: PLC0415
    from okrcoach.settings import load_settings  # noqa: PLC0415

    settings = load_settings(Path.cwd())
    rules = load_rules(settings)
    click.echo(f"okrcoach {__version__}, Python {sys.version.split()[0]}")
    off = sum(level == "off" for level in settings.severities.values())
    _say("rules", f"{len(rules)} in force{f', {off} off' if off else ''}; {len(all_metrics())} metrics in the catalog")
    _say_settings(settings)
    sound = _say_own(settings, Index())
    from okrcoach.cli import modelling  # noqa: PLC0415

    for line in modelling.examined(offline=offline):
        _say("model", line)
    sys.exit(0 if sound else 1)


def _clear_cache() -> None:
    from okrcoach.cli.remembered import forget  # noqa: PLC0415 -- light start
    from okrcoach.draft.asking.cache import Cache  # noqa: PLC0415

    cache = Cache.of_user()
    reviews = "the reviews of files and " if forget(cache.folder) else ""
    click.echo(f"cache     {reviews}{cache.clear()} answers forgotten ({cache.folder})")


def _say(label: str, text: str) -> None:
    """Print a label and what it is about, within 80 columns."""
    import textwrap  # noqa: PLC0415

    wrapped = textwrap.wrap(
        text, min(WIDTH, terminal_width()) - LABEL, break_long_words=False, break_on_hyphens=False, subsequent_indent="  "
    )
    for number, line in enumerate(wrapped):
        show(f"{'' if number else label:<{LABEL}}{line}\n")


def _say_settings(settings: Settings) -> None:
    from okrcoach.data import bundle  # noqa: PLC0415
    from okrcoach.settings.changes import changes  # noqa: PLC0415
    from okrcoach.settings.team import settings_files  # noqa: PLC0415

    _say("settings", str(settings.path or "no okrcoach.toml and no [tool.okrcoach] here or above: the defaults"))
    if path := settings.path:
        for unread in [*settings_files(path.parent)][1:]:
            _say("", f"not read: {unread.path.name}, because {path.name} stands beside it")
    rows = {"preset": [f"{settings.preset}: {bundle('presets')[settings.preset]['title']}"], "changes": []}
    for change in changes(settings):
        rows["preset" if change.by_preset else "changes"].append(f"{change.rule}: {change.said}")
    rows["glossary"] = [", ".join(settings.glossary)] if settings.glossary else []
    for label, lines in rows.items():
        for number, line in enumerate(lines):
            _say("" if number else label, line)


def _say_own(settings: Settings, metrics: MetricIndex) -> bool:
    """Say which rules and prompts are the team's own, and what is wrong with them; return whether all examples hold.

    Raises OkrcoachError for a broken prompt.
    """
    from okrcoach.review.examples import faults  # noqa: PLC0415
    from okrcoach.review.rule import read_rule  # noqa: PLC0415

    sound = True
    for name, path in sorted(settings.own_rules.items()):
        _say("own rule", f"{name} ({path})")
        for fault in faults(read_rule(path), metrics):
            sound = False
            _say("", f"  {fault}")
    if settings.prompts_folder is not None:
        from okrcoach.draft.asking.prompting import load_prompts  # noqa: PLC0415 -- it takes half a second

        load_prompts(settings.prompts_folder)
        own = ", ".join(sorted(path.stem for path in settings.prompts_folder.glob("*.toml")))
        _say("prompts", f"{own or 'none'} of your own ({settings.prompts_folder})")
    return sound
