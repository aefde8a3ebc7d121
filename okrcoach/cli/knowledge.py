"""`okrcoach rules`, `metrics` and `suggest`: what okrcoach knows, to look up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from okrcoach.cli.talk import show, tell
from okrcoach.cli.terminal import terminal_width
from okrcoach.data import nearest
from okrcoach.documents.json_text import json_text
from okrcoach.errors import OkrcoachError


def _rule_names(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:  # noqa: ARG001 -- click's signature
    """What a shell may complete a rule's name to."""
    from okrcoach.review import load_rules  # noqa: PLC0415
    from okrcoach.settings import load_settings  # noqa: PLC0415

    return [rule.name for rule in load_rules(load_settings(Path.cwd())) if rule.name.startswith(begun)]


@click.command()
@click.argument("name", required=False, shell_complete=_rule_names)
def rules(name: str | None) -> None:
    """List the rules, or explain one.

    What it finds, why, good and bad examples, settings and sources.
    """
    from okrcoach.report.explain import rule_list, rule_page  # noqa: PLC0415 -- light start: each verb imports what it needs
    from okrcoach.review import load_rules  # noqa: PLC0415
    from okrcoach.settings import load_settings  # noqa: PLC0415

    known = load_rules(load_settings(Path.cwd()))
    if name is None:
        show(rule_list(known, terminal_width()))
        return
    for rule in known:
        if rule.name == name:
            show(rule_page(rule, terminal_width()))
            return
    raise OkrcoachError(f"there is no rule '{name}'{nearest(name, [rule.name for rule in known]) or '; `okrcoach rules` lists them'}")


@click.command()
@click.argument("query", required=False)
def metrics(query: str | None) -> None:
    """Look metrics up.

    QUERY is a name, an alias, an id or a stage; without it, all are listed.
    """
    from okrcoach.catalog import all_metrics, find  # noqa: PLC0415
    from okrcoach.report.metric_page import metric_list, metric_page  # noqa: PLC0415

    found = all_metrics() if query is None else find(query)
    if not found:
        raise OkrcoachError(f"no metric fits '{query}'; `okrcoach metrics` lists them all")
    exact = [one for one in found if query is not None and query.lower() in (one.id, one.name.lower())]
    if len(found) == 1 or exact:
        click.echo(metric_page((exact or list(found))[0], terminal_width()), nl=False)
    else:
        click.echo(metric_list(found, terminal_width()), nl=False)


@click.command()
@click.argument("text", required=False)
@click.option("--kind", type=click.Choice(["objective", "key_result"]), default="objective", show_default=True, help="What TEXT is.")
@click.option("--department", metavar="D", help="Prefer the metrics of this department.")
@click.option("--limit", type=click.IntRange(1, 50), default=5, show_default=True, help="How many at most.")
@click.option("--format", "layout", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--from", "lines", type=click.File("rb"), metavar="FILE.jsonl", help="Read {text, kind, department} lines instead.")
def suggest(text: str | None, kind: str, department: str | None, limit: int, layout: str, lines: Any) -> None:
    """Suggest metrics for a line.

    TEXT is an objective or a key result, in quotes.
    """
    if (text is None) == (lines is None):
        raise click.UsageError("give either TEXT or --from FILE.jsonl")
    if lines is None:
        found = _suggested({"text": text, "kind": kind, "department": department}, limit)
        if layout == "json":
            click.echo(json_text(found))
        else:
            _print_suggestions(found)
        return
    for number, line in enumerate(lines, 1):
        if line.strip():
            click.echo(json_text(_suggested(_row(line, f"{lines.name}:{number}", kind), limit)))


def _row(line: bytes, where: str, kind: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise OkrcoachError("is not JSON; each line is one object: {text, kind, department}", where=where) from problem
    match row:
        case {"text": str(text)}:
            said, department = row.get("kind", kind), row.get("department")
            if said in ("objective", "key_result") and isinstance(department, str | None):
                return {"text": text, "kind": said, "department": department}
    raise OkrcoachError("needs {text, kind: objective or key_result, department: a name}", where=where)


def _suggested(row: dict[str, Any], limit: int) -> list[dict[str, Any]]:
    from okrcoach.catalog.suggest import read_department, suggest  # noqa: PLC0415

    department = row["department"]
    if department and not read_department(department):
        tell(f"the catalog knows no department '{department}'; it is not used")
        department = None
    return [
        {
            "id": one.metric.id,
            "name": one.metric.name,
            "score": round(one.score, 3),
            "unit": one.metric.unit,
            "direction": one.metric.direction,
            "why": one.why,
        }
        for one in suggest(row["text"], kind=row["kind"], department=department, limit=limit)
    ]


def _print_suggestions(found: list[dict[str, Any]]) -> None:
    if not found:
        tell("no metric fits; `okrcoach metrics` lists them all.")
        return
    from okrcoach.report.wrapping import beside  # noqa: PLC0415

    width = max(len(one["name"]) for one in found)
    for one in found:
        told = f"{one['unit']}, {one['direction']} ({one['why']})"
        click.echo(beside(f"{one['name']:<{width}}  ", told, terminal_width()), nl=False)
    click.echo(f"\n`okrcoach metrics {found[0]['id']}` tells more.", err=True)
