"""What the verbs ask of a model: a draft while it streams, rewrites of a line, and what an endpoint can do.

Importing this module is light; its functions load the model's libraries, which takes about a second.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okrcoach.cli.talk import tell
from okrcoach.errors import OkrcoachError
from okrcoach.model import Brief, KeyResult, OkrDocument
from okrcoach.settings import load_settings
from okrcoach.settings.person import Endpoint, load_endpoint

if TYPE_CHECKING:
    from okrcoach.draft.draft import Draft, Usage
    from okrcoach.draft.events import Event
    from okrcoach.draft.rewrite import Rewrite


CATALOGS = "from the catalog, not from the model"


def draft(brief: Brief, objectives: int | None, *, cached: bool) -> Draft:
    """The model's draft; what happens meanwhile goes to stderr. Raises OkrcoachError, where nothing at all came of it."""
    from okrcoach.draft.faults import ModelError, NoKeyError  # noqa: PLC0415

    try:
        endpoint = _endpoint()
        tell(f"asking {endpoint.model} at {endpoint.host}, which is sent the brief and nothing else")
        made = asyncio.run(_drafted(brief, endpoint, objectives, cached=cached))
    except (ModelError, NoKeyError) as problem:
        problem.add_note("leave --drafter model away, and the playbook drafts without a model.")
        raise
    tell(_spent(made.usage, endpoint))
    return made


async def _drafted(brief: Brief, endpoint: Endpoint, objectives: int | None, *, cached: bool) -> Draft:
    from okrcoach.draft.asking.cache import Cache  # noqa: PLC0415
    from okrcoach.draft.asking.prompting import load_prompts  # noqa: PLC0415
    from okrcoach.draft.events import Finished  # noqa: PLC0415
    from okrcoach.draft.model import draft_with_model  # noqa: PLC0415
    from okrcoach.review import load_rules  # noqa: PLC0415

    settings = load_settings(Path.cwd())
    shown = _Progress()
    async for event in draft_with_model(
        brief,
        endpoint,
        objectives=objectives,
        cache=Cache.of_user(answers=cached),
        rules=load_rules(settings),
        prompts=load_prompts(settings.prompts_folder),
    ):
        if isinstance(event, Finished):
            shown.clear()
            if event.problem is not None:
                tell(f"{event.problem.message} What was complete until then is kept.")
            return event.draft
        shown.show(event)
    raise OkrcoachError("the model's draft ended without an answer")


class _Progress:
    """What arrives, dimmed on one line of a terminal; a line that the rules have read stays."""

    def __init__(self) -> None:
        self.live = sys.stderr.isatty()

    def show(self, event: Event) -> None:
        """Show one event."""
        from okrcoach.draft.events import LineDrafted, Progress, Retrying  # noqa: PLC0415
        from okrcoach.report.printable import printable  # noqa: PLC0415

        if isinstance(event, Progress) and self.live:
            sys.stderr.write(f"\r\x1b[2K\x1b[2m{printable(' '.join(event.text.split()))[-72:]}\x1b[0m")
            sys.stderr.flush()
        elif isinstance(event, Retrying):
            self.clear()
            tell(event.told)
        elif isinstance(event, LineDrafted):
            self.clear()
            grave = [finding for finding in event.findings if finding.severity != "info"]
            click.echo(f"  {'!' if grave else '✓'} {printable(event.item.text)}", err=True)

    def clear(self) -> None:
        """Take the dimmed line away."""
        if self.live:
            sys.stderr.write("\r\x1b[2K")


def prompts_for(brief: Brief, objectives: int | None) -> str:
    """Exactly what a draft of this brief would send."""
    from okrcoach.draft.asking.prompting import load_prompts  # noqa: PLC0415
    from okrcoach.draft.model import prompts_text  # noqa: PLC0415

    return prompts_text(brief, load_endpoint(), objectives=objectives, prompts=load_prompts(load_settings(Path.cwd()).prompts_folder))


def rewrites(file: str, where: str, *, cached: bool) -> str:
    """Three versions of a line, the best first, each with what the rules say of it."""
    from okrcoach.documents import read, statement_at  # noqa: PLC0415

    document = read(file).document
    before = statement_at(document, where)
    endpoint = _endpoint()
    tell(f"asking {endpoint.model} at {endpoint.host}, which is sent this line, its objective and its findings")
    return asyncio.run(_rewritten(document, where, endpoint, before.text, cached=cached))


async def _rewritten(document: OkrDocument, where: str, endpoint: Endpoint, before: str, *, cached: bool) -> str:
    from okrcoach.draft.asking.cache import Cache  # noqa: PLC0415
    from okrcoach.draft.asking.prompting import load_prompts  # noqa: PLC0415
    from okrcoach.draft.rewrite import rewrite  # noqa: PLC0415
    from okrcoach.review import load_rules  # noqa: PLC0415

    settings, shown = load_settings(Path.cwd()), _Progress()
    versions = await rewrite(
        document,
        where,
        endpoint,
        cache=Cache.of_user(answers=cached),
        rules=load_rules(settings),
        prompts=load_prompts(settings.prompts_folder),
        emit=shown.show,
    )
    shown.clear()
    if versions[0].own:
        tell("the model's answer was of no use")
    return versions_text(before, versions)


def versions_text(before: str, versions: Sequence[Rewrite]) -> str:
    """A line and its other versions, each with the numbers assumed for it, whether it is the model's, and what the rules say of it."""
    from okrcoach.report.printable import printable  # noqa: PLC0415

    lines = [f"   {printable(before)}"]
    for number, version in enumerate(versions, 1):
        assumed = version.item.assumed if isinstance(version.item, KeyResult) else ()
        told = [*([f"{' and '.join(assumed)} assumed"] if assumed else []), *([CATALOGS] if version.own else [])]
        lines.append(f"{number}  {printable(version.item.text)}" + (f" ({'; '.join(told)})" if told else ""))
        lines += [f"   mends {', '.join(version.mends)}"] if version.mends else []
        lines += [
            f"   {finding.severity}: {finding.rule}: {printable(finding.message)}"
            for finding in version.findings
            if finding.severity != "info"
        ]
    return "\n".join(lines) + "\n"


def examined(*, offline: bool) -> Iterator[str]:
    """What doctor says of the model: where, which, what it takes, how fast it answers; never the key."""
    from okrcoach.draft.faults import NoKeyError  # noqa: PLC0415

    try:
        endpoint = _endpoint()
    except NoKeyError as problem:
        yield f"none: {problem.message.rstrip('.')} (the playbook drafter needs no model)"
        return
    place = ", on this machine" if endpoint.loopback else ""
    yield f"{endpoint.model} at {endpoint.shown}{place}; key {'set' if endpoint.api_key else 'not needed'}"
    yield f"budget of a draft: {endpoint.max_tokens_per_draft:,} tokens; silent for {endpoint.timeout_seconds:g} s at most"
    if not offline:
        yield from asyncio.run(_probed(endpoint))


async def _probed(endpoint: Endpoint) -> list[str]:
    from okrcoach.draft.asking.cache import Cache  # noqa: PLC0415
    from okrcoach.draft.client import Client  # noqa: PLC0415
    from okrcoach.draft.faults import ModelError  # noqa: PLC0415

    client = Client(endpoint)
    try:
        passed = await client.round_trip()
    except ModelError as problem:
        return [f"does not answer: {problem.message}"]
    finally:
        await client.close()
    known = Cache.of_user().abilities(endpoint)
    takes = f"answers as {known.answer_format}" if known else "what it takes is found out with the first draft"
    return [f"answers in {passed:.0f} ms; {takes}"]


def _endpoint() -> Endpoint:
    from okrcoach.draft.faults import require_key  # noqa: PLC0415

    endpoint = load_endpoint()
    require_key(endpoint)
    return endpoint


def _spent(usage: Usage, endpoint: Endpoint) -> str:
    from okrcoach.report.reviewed import counted  # noqa: PLC0415

    requests = counted(usage.requests, "request")
    text = f"{requests}, {usage.input_tokens:,} tokens sent, {usage.output_tokens:,} received, {usage.seconds:g} s"
    return ", ".join(filter(None, (text, usage.in_money(endpoint))))
