"""`okrcoach draft`, `outline` and `rewrite`: from a brief to reviewed OKRs, and from a weak line to better ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from okrcoach.cli.arguments import FileName, put, result_options
from okrcoach.cli.briefing import brief_from, brief_options
from okrcoach.cli.talk import show, tell
from okrcoach.documents.json_text import json_text

if TYPE_CHECKING:
    from okrcoach.draft.draft import Draft
    from okrcoach.model import Brief


@click.command()
@brief_options
@click.option("--objectives", type=click.IntRange(1, 4), help="How many objectives.")
@click.option("--drafter", type=click.Choice(["playbook", "model"]), default="playbook", show_default=True,
              help="The embedded playbook, or the model that is set up.")  # fmt: skip
@click.option("--show-prompts", is_flag=True, help="With the model: print what would be sent, and send nothing.")
@click.option("--no-cache", is_flag=True, help="With the model: ask again even where the same was asked before.")
@click.option("--format", "layout", type=click.Choice(["md", "yaml", "json"]), default="md", show_default=True)
@result_options
def draft(
    objectives: int | None, drafter: str, layout: str, output: Path | None, *, show_prompts: bool, no_cache: bool, force: bool, **given: Any
) -> int:
    """Draft OKRs from a brief.

    Objectives, key results and projects that the rules have read; numbers that the brief did not give are marked.
    """
    brief = brief_from(given)
    if drafter == "model":
        from okrcoach.cli import modelling  # noqa: PLC0415 -- only the model drafter needs it

        if show_prompts:
            show(modelling.prompts_for(brief, objectives))
            return 0
        made = modelling.draft(brief, objectives, cached=not no_cache)
    else:
        if show_prompts:
            raise click.UsageError("--show-prompts goes with --drafter model; the playbook drafter sends nothing")
        made = _playbook_draft(brief, objectives)
    put(_rendered(made, layout), output, force=force)
    _talk(made)
    return 0


@click.command()
@brief_options
@click.option("--format", "layout", type=click.Choice(["md", "json"]), default="md", show_default=True)
@result_options
def outline(layout: str, output: Path | None, *, force: bool, **given: Any) -> None:
    """Write a strategy outline from a brief."""
    from okrcoach.draft.outline import outline as written  # noqa: PLC0415
    from okrcoach.draft.outline import outline_data  # noqa: PLC0415

    made = _playbook_draft(brief_from(given))
    put(written(made) if layout == "md" else json_text(outline_data(made), indent=1) + "\n", output, force=force)
    _remarks(made)  # what is assumed of the lines that it tells, it counts itself


@click.command()
@click.argument("file", type=FileName())
@click.option(
    "--where",
    required=True,
    metavar="objectives/0/key_results/2",
    help="The line to rewrite, counted from 0, as `okrcoach review --format json` names it.",
)
@click.option("--no-cache", is_flag=True, help="Ask again even where the same was asked before.")
def rewrite(file: str, where: str, *, no_cache: bool) -> None:
    """Rewrite a line with a model.

    Three rewrites, each already reviewed, the best first.
    """
    from okrcoach.cli import modelling  # noqa: PLC0415

    show(modelling.rewrites(file, where, cached=not no_cache))


def _playbook_draft(brief: Brief, objectives: int | None = None) -> Draft:
    """Draft by the rules of the folder that one works in."""
    from okrcoach.draft.playbook import draft_from_playbook  # noqa: PLC0415
    from okrcoach.review import load_rules  # noqa: PLC0415
    from okrcoach.settings import load_settings  # noqa: PLC0415

    return draft_from_playbook(brief, objectives=objectives, rules=load_rules(load_settings(Path.cwd())))


def _rendered(made: Draft, layout: str) -> str:
    from okrcoach.documents import render  # noqa: PLC0415
    from okrcoach.documents.measures import with_measures, without_told_measures  # noqa: PLC0415

    if layout == "md":
        return render(without_told_measures(made.document), layout)
    if layout == "yaml":
        return render(made.document, layout)
    from dataclasses import asdict  # noqa: PLC0415

    from okrcoach.report.json_format import finding_data  # noqa: PLC0415

    data = json.loads(render(with_measures(made.document), "json"))
    data |= {
        "drafter": made.drafter,
        "findings": [finding_data(finding) for finding in made.findings],
        "repairs": [asdict(repair) for repair in made.repairs],
        "dropped": list(made.dropped),
        "assumptions": [asdict(assumption) for assumption in made.assumptions],
        "usage": asdict(made.usage),
    }
    return json_text(data, indent=1) + "\n"


def _remarks(made: Draft) -> None:
    """On stderr: what was decided for the user."""
    for remark in made.remarks:
        tell(remark)


def _talk(made: Draft) -> None:
    """On stderr: what was decided for the user, and what is left to look at."""
    _remarks(made)
    if made.assumptions:
        count = len(made.assumptions)
        many, marked = (f"{count} numbers are", "each is marked: check them") if count != 1 else ("1 number is", "it is marked: check it")
        tell(f"{many} assumed, not from your brief; {marked} with those who own the metric.")
