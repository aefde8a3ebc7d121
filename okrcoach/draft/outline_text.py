"""An outline's Markdown: headings, tables and lists from the data of outline.py."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from okrcoach.data import bundle
from okrcoach.draft.keyresults import DRIFT, UPLIFT
from okrcoach.draft.sentences import due_text, list_text

USUAL = (None, UPLIFT, DRIFT)
"""Reasons for an assumed target that need not be told line by line."""
MARKS = str.maketrans({mark: f"\\{mark}" for mark in "<>|`[]*"})
"""What would become markup in words that a user has written."""


def written(data: dict[str, Any]) -> str:
    """Write the outline."""
    return "\n".join(_lines(data)) + "\n"


def _lines(data: dict[str, Any]) -> Iterator[str]:
    yield f"# Strategy outline: {_plain(data['goal'])}"
    yield ""
    about = [("Team", data["team"]), ("Period", data["period"]), ("For", data["audience"])]
    for name, value in about:
        if value:
            yield from (f"**{name}:** {_plain(value)}", "")
    yield from _goal(data)
    for area in data["focus"]:
        yield from _area(area)
    for number, objective in enumerate(data["objectives"], start=1):
        yield from _objective(number, objective)
    if data["arithmetic"]:
        yield from ("## From the target back to the first visit", "")
        yield from (f"{number}. {step}" for number, step in enumerate(data["arithmetic"], start=1))
        yield ""
    yield from ("## What we will not do", "")
    yield from _not_now(data["not_now"])
    yield ""
    yield from ("## How we review it", "")
    yield from (f"- {row}" for row in data["review"]["weekly"])
    yield from ("", "After a miss we ask five things, in this order, and write the answers down:", "")
    yield from (f"{number}. {row}" for number, row in enumerate(data["review"]["after_a_miss"], start=1))
    yield ""
    yield from _open(data)


def _goal(data: dict[str, Any]) -> Iterator[str]:
    yield from ("## The goal, and why now", "")
    yield f"> {_plain(data['in_full'])}"
    yield ""
    yield " ".join(_plain(row) for row in data["why_now"])
    yield ""
    yield f"**The one metric that matters:** {_plain(data['one_metric']['says'])}"
    yield ""
    if not data["numbers"]:
        yield from (bundle("playbooks")["outline"]["no_numbers"], "")
        return
    yield from ("| Metric | Today | Handed down |", "|---|---|---|")
    for row in data["numbers"]:
        yield f"| {_plain(row['metric'])} | {_plain(row['today'] or 'not known')} | {_plain(row['handed_down'] or '-')} |"
    yield ""


def _area(area: dict[str, Any]) -> Iterator[str]:
    yield from (f"## Focus: {area['name']}", "", f"*{area['question']}*", "")
    for row in area["key_questions"]:
        answer = " ".join(_plain(note) for note in row["answers"]) or bundle("playbooks")["outline"]["no_answer"]
        yield f"- {row['question']} **{answer}**"
    yield from (f"- Also noted: {_plain(note)}" for note in area["other_notes"])
    yield ""


def _objective(number: int, objective: dict[str, Any]) -> Iterator[str]:
    yield from (f"## Objective {number}: {_plain(objective['text'])}", "")
    for place, line in enumerate(objective["key_results"], start=1):
        why = line["why"] if line["why"] not in USUAL else ""
        source = f"read in: {_plain(line['source'])}" if line["source"] else ""
        assumed = f"target assumed{f': {why}' if why else ''}" if line["assumed"] else ""
        about = "; ".join(filter(None, ("guardrail" if line["guardrail"] else "", source, assumed)))
        yield f"- **KR{place}** {_plain(line['text'])}" + (f" *({about})*" if about else "")
    if objective["bets"]:
        yield from ("", "Bets:", "")
    for bet in objective["bets"]:
        moves = list_text([f"KR{place + 1}" for place in bet["moves"] if not objective["key_results"][place]["guardrail"]])
        due = f"by {due_text(bet['due'])}" if bet["due"] else ""
        about = ", ".join(filter(None, (f"for {moves}" if moves else "", due)))
        yield f"- {_plain(bet['text'])}" + (f" ({about})" if about else "")
        if bet["belief"]:
            yield f"  We believe that {bet['belief']}."
    yield ""


def _not_now(data: dict[str, Any]) -> Iterator[str]:
    texts = bundle("playbooks")["outline"]
    if data["areas"]:
        yield from (texts["left_aside"], "")
        yield from (f"- **{row['area']}:** {row['says']}." for row in data["areas"])
        yield ""
    if data["said"]:
        yield from (f"- {_plain(row)}" for row in data["said"])
        yield ""
    if data["without"]:
        yield from (_plain(data["without"]), "")
    if data["later"]:
        yield texts["later"].format(texts=list_text([f"“{_plain(text)}”" for text in data["later"]]))


def _open(data: dict[str, Any]) -> Iterator[str]:
    unanswered = sum(not row["answers"] for area in data["focus"] for row in area["key_questions"])
    opened = data["open"]
    yield from ("## Still open", "")
    if opened["to_measure"]:
        by = f" by {due_text(opened['by'])}" if opened["by"] else " in the first weeks"
        yield f"- Find out{by} where these stand: {_plain(list_text(opened['to_measure']))}."
    if opened["assumed_targets"]:
        many = opened["assumed_targets"]
        which = "1 target is" if many == 1 else f"{many} targets are"
        yield f"- {which} assumed by what is usual, not agreed: go through them with those who will own them."
    if unanswered:
        yield f"- {unanswered} key {'question is' if unanswered == 1 else 'questions are'} open: answer them before the first week is over."
    if missing := opened["without_owner"]:
        every = missing == sum(len(objective["key_results"]) for objective in data["objectives"])
        which = "Every key result still needs" if every else f"{missing} key result{' still needs' if missing == 1 else 's still need'}"
        yield f"- {which} the name of one person who looks after it."
    yield from (f"- Not read as a number: {_plain(text)}" for text in opened["unread"])
    yield from (f"- {_plain(text[:1].upper() + text[1:])}." for text in opened["remarks"])


def _plain(text: str) -> str:
    """Take the meaning from marks of Markdown in words that a user has written."""
    return text.translate(MARKS)
