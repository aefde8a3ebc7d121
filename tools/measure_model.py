"""Draft a file of briefs (JSON lines) with the model and print how many lines pass the rules.

A line fails where the rules have an error or a warning for it, and where it was dropped or taken from the playbooks and the catalog.
Nothing is taken from the cache of answers.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from dataclasses import dataclass, fields
from pathlib import Path

from okrcoach.catalog.metric import one_metric
from okrcoach.documents.places import statements
from okrcoach.draft.brief import parse_brief
from okrcoach.draft.draft import Draft
from okrcoach.draft.events import Finished
from okrcoach.draft.model import draft_with_model
from okrcoach.draft.numbers.facts import read_facts
from okrcoach.errors import OkrcoachError
from okrcoach.model import Brief
from okrcoach.settings.person import load_endpoint

OWN_BRIEFS = Path(__file__).parent / "briefs.jsonl"


@dataclass
class Row:
    """The figures of one draft, or of all."""

    drafts: int = 0
    complete: int = 0
    full: int = 0
    """Drafts with two objectives and three key results each."""
    lines: int = 0
    clean_before: int = 0
    """Lines that the rules accepted as the model first gave them."""
    clean: int = 0
    dropped: int = 0
    replaced: int = 0
    invented: int = 0
    """Starts that the brief does not give."""
    unknown_ids: int = 0
    wrong_way: int = 0
    """Key results against the catalog's direction."""
    tokens: int = 0
    seconds: float = 0.0

    def add(self, other: Row) -> None:
        """Add another one's figures."""
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))


def figures(draft: Draft, *, complete: bool) -> Row:
    """Count what a draft is worth."""
    lines = [where for where, _ in statements(draft.document)]
    grave = {row.where for row in draft.findings if row.severity != "info"} & set(lines)
    failed = grave | set(draft.replaced)
    row = Row(drafts=1, complete=int(complete), lines=len(lines), dropped=len(draft.dropped), replaced=len(draft.replaced))
    row.clean = len(lines) - len(failed)
    row.clean_before = len(lines) - len(failed | {repair.where for repair in draft.repairs})
    row.full = int(len(draft.document.objectives) >= 2 and all(len(one.key_results) >= 3 for one in draft.document.objectives))
    row.tokens = draft.usage.input_tokens + draft.usage.output_tokens
    row.seconds = draft.usage.seconds
    given = {fact.value for fact in read_facts(draft.brief).known.values()}
    own = {fact.subject.name for fact in (*read_facts(draft.brief).known.values(), *read_facts(draft.brief).targets.values())}
    for objective in draft.document.objectives:
        for key_result in objective.key_results:
            measure = key_result.measure
            row.invented += isinstance(measure.baseline, float | int) and measure.baseline not in given
            metric = one_metric(measure.metric or "")
            if metric is None:
                row.unknown_ids += measure.metric not in own
            elif metric.direction != "band" and measure.direction != "keep":
                row.wrong_way += measure.direction != metric.direction
    return row


async def draft_of(brief: Brief) -> tuple[Draft, bool]:
    """Draft one brief; say whether it came to its end."""
    async for event in draft_with_model(brief, load_endpoint()):
        if isinstance(event, Finished):
            return event.draft, event.problem is None
    raise OkrcoachError("the draft ended without an answer")


def shown(draft: Draft) -> str:
    """Write every line with its findings."""
    rows = []
    for where, item in statements(draft.document):
        found = [f"{row.rule}: {row.message}" for row in draft.findings if row.where == where and row.severity != "info"]
        mended = [f"was: {row.before}" for row in draft.repairs if row.where == where]
        replaced = ["replaced"] if where in draft.replaced else []
        rows.append(f"  {where} {item.text}" + "".join(f"\n      {note}" for note in (*found, *mended, *replaced)))
    return "\n".join(rows)


def printed(name: str, row: Row) -> str:
    """Write a row of the table."""
    share = f"{100 * row.clean / row.lines:.1f}%" if row.lines else "-"
    before = f"{100 * row.clean_before / row.lines:.1f}%" if row.lines else "-"
    cells = [name, f"{row.complete}/{row.drafts}", f"{row.full}/{row.drafts}", row.lines, before, share, row.dropped, row.replaced]
    cells += [row.invented, row.unknown_ids, row.wrong_way, row.tokens, f"{row.seconds:.0f}"]
    return "| " + " | ".join(map(str, cells)) + " |"


def main() -> int:
    """Print the table, a row as soon as its draft is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("briefs", nargs="?", type=Path, default=OWN_BRIEFS, help="the file of briefs, one a line (default: %(default)s)")
    parser.add_argument("--show", action="store_true", help="tell the lines and what was said of them on stderr")
    given = parser.parse_args()
    titles = ["brief", "complete", "2 x 3", "lines", "clean before repair", "clean", "dropped", "replaced"]
    titles += ["invented starts", "unknown ids", "wrong way", "tokens", "seconds"]
    print("| " + " | ".join(titles) + " |\n|" + "---|" * len(titles))
    total = Row()
    for text in given.briefs.read_text(encoding="utf-8").splitlines():
        name = str(json.loads(text).get("goal", ""))[:50].replace("|", "/")
        try:
            draft, complete = asyncio.run(draft_of(parse_brief(text)))
            row = figures(draft, complete=complete)
            if given.show:
                print(shown(draft), file=sys.stderr)
        except OkrcoachError as problem:
            print(f"{name}: {problem}", file=sys.stderr)
            row = Row(drafts=1)
        print(printed(name, row), flush=True)
        total.add(row)
    print(printed("**all**", total))
    return 0


if __name__ == "__main__":
    sys.exit(main())
