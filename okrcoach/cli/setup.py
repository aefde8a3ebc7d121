"""`okrcoach init` and `doctor`: put the settings in place, and say what is in force."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okrcoach import __version__
from okrcoach.cli.arguments import put

if TYPE_CHECKING:
    from okrcoach.settings import Settings

SCHEMA_NAME = "okrs.schema.json"


@click.command()
def init() -> None:
    """Put the settings into this folder.

    A commented okrcoach.toml, and the schema by which editors complete and check YAML files.
    """
    from okrcoach.data import template  # noqa: PLC0415 -- light start: each verb imports what it needs

    for name in ("okrcoach.toml", SCHEMA_NAME):
        path = Path(name)
        if path.exists():
            click.echo(f"{name}: already here, left alone")
        else:
            put(template(name), path, force=False)
    click.echo("A YAML file of OKRs that begins with this line is completed and checked by editors:")
    click.echo(f"# yaml-language-server: $schema={SCHEMA_NAME}")


@click.command()
@click.option("--offline", is_flag=True, help="Do not talk to the model's server.")
@click.option("--clear-cache", is_flag=True, help="Forget what review said of files, and a model's answers; nothing else.")
def doctor(*, offline: bool, clear_cache: bool) -> None:
    """Say what is in force.

    Which settings, what they change, and whether a model answers.
    """
    if clear_cache:
        _clear_cache()
        return
    from okrcoach.catalog import all_metrics  # noqa: PLC0415
    from okrcoach.review import load_rules  # noqa: PLC0415
    from okrcoach.settings import load_settings  # noqa: PLC0415

    settings = load_settings(Path.cwd())
    rules = load_rules(settings)
    click.echo(f"okrcoach {__version__}, Python {sys.version.split()[0]}")
    click.echo(f"rules     {len(rules)} in force; {len(all_metrics())} metrics in the catalog")
    _say_settings(settings)
    from okrcoach.cli import modelling  # noqa: PLC0415

    for line in modelling.examined(settings, offline=offline):
        click.echo(f"model     {line}")


def _clear_cache() -> None:
    from okrcoach.cli.remembered import forget  # noqa: PLC0415 -- light start
    from okrcoach.draft.cache import Cache  # noqa: PLC0415

    cache = Cache.of_user()
    reviews = "the reviews of files and " if forget(cache.folder) else ""
    click.echo(f"cache     {reviews}{cache.clear()} answers forgotten ({cache.folder})")


def _say_settings(settings: Settings) -> None:
    click.echo(f"settings  {settings.path or 'no okrcoach.toml and no [tool.okrcoach] above this folder: the defaults'}")
    for change in settings.changes():
        click.echo(f"          {change}")
