"""An outline's Markdown: headings, tables and lists from the data of outline.py."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from okrcoach.documents.values import FOR_READERS
from okrcoach.draft.composing.keyresults import DRIFT, UPLIFT
from okrcoach.draft.reading.notes import text_of
from okrcoach.draft.reading.passages import read_passage
from okrcoach.draft.words.sentences import due_text, list_text

USUAL = (None, UPLIFT, DRIFT)
"""Reasons for an assumed target that need not be told line by line."""
LONGEST_TITLE = 110
"""Characters of a goal that can head a page; a longer one is quoted below its team and period."""
MARKS = str.maketrans({mark: f"\\{mark}" for mark in "<>|`[]*"})
"""What would become markup in words that a user has written."""


def written(data: dict[str, Any]) -> str:
    """Write the outline."""
    return "\n".join((*_lines(data), "", f"<!-- okrcoach: {FOR_READERS} -->")) + "\n"


def _lines(data: dict[str, Any]) -> Iterator[str]:
    about = [("Team", data["team"]), ("Period", data["period"]), ("For", data["audience"])]
    whole = len(data["goal"]) <= LONGEST_TITLE and not _is_part(data["goal"], data["in_full"])
    title = data["goal"] if whole else ", ".join(value for _, value in about[:2] if value)
    yield from (f"# Strategy outline{f': {_plain(title)}' if title else ''}", "")
    for name, value in about:
        if value:
            yield from (f"**{name}:** {_plain(value)}", "")
    quoted = [f"> {_plain(data['in_full'])}", ""] if data["in_full"] != title else []
    yield from [] if data["told_in_goal"] else quoted
    yield from ("## Why now", "")
    yield from quoted if data["told_in_goal"] else []
    yield from _start(data)
    if data["arithmetic"]:
        yield from ("## From the target back to where it begins", "")
        yield from (f"{number}. {_plain(step)}" for number, step in enumerate(data["arithmetic"], start=1))
        yield from ("", _plain(data["way_taken"])) if data["way_taken"] else ()
        yield ""
    for area in data["focus"]:
        yield from _area(area)
    believed: set[str] = set()
    for number, objective in enumerate(data["objectives"], start=1):
        yield from _objective(number, objective, believed)
    yield from ("## What we will not do", "")
    yield from _not_now(data["not_now"])
    yield from ("## How we review it", "")
    yield from (f"- {row}" for row in data["review"]["weekly"])
    yield from ("", "After a miss we ask five things, in this order, and write the answers down:", "")
    yield from (f"{number}. {row}" for number, row in enumerate(data["review"]["after_a_miss"], start=1))
    yield ""
    yield from _open(data)


def _is_part(goal: str, in_full: str) -> bool:
    """Whether a goal is one sentence of several, which may speak of "them" and "it" without saying who and what that is."""
    return len(read_passage(in_full).parts) > 1 and goal.lower() in in_full.lower()


def _start(data: dict[str, Any]) -> Iterator[str]:
    yield " ".join(_plain(row) for row in data["why_now"])
    yield ""
    yield from (_plain(data["guessed"]), "") if data["guessed"] else ()
    yield f"**The one metric that matters:** {_plain(data['one_metric']['says'])}"
    yield ""
    if not data["numbers"]:
        yield from (text_of("numbers_untold" if data["open"]["untold"] else "no_numbers"), "")
        return
    yield from ("| Metric | Today | Target |", "|---|---|---|")
    for row in data["numbers"]:
        yield f"| {_plain(row['metric'])} | {_plain(row['today'] or 'not known')} | {_plain(row['handed_down'] or row['offered'] or '-')} |"
    yield ""


def _area(area: dict[str, Any]) -> Iterator[str]:
    yield from (f"## Focus: {area['name']}", "", f"*{area['question']}*", "")
    for row in area["key_questions"]:
        answer = " ".join(_plain(note) for note in row["answers"]) or text_of("no_answer")
        yield f"- {row['question']} **{answer}**"
    yield from (f"- Also noted: {_plain(note)}" for note in area["other_notes"])
    yield ""


def _objective(number: int, objective: dict[str, Any], believed: set[str]) -> Iterator[str]:
    """Write an objective; a belief that stands behind several bets is told once."""
    yield from (f"## Objective {number}: {_plain(objective['text'])}", "")
    yield from () if objective["in_our_words"] else (f"*{text_of('words_offered')}*", "")
    for place, line in enumerate((row for row in objective["key_results"] if not row["open"]), start=1):
        why = line["why"] if line["why"] not in USUAL else ""
        assumed = f"target assumed{f': {why}' if why else ''}" if line["assumed"] else ""
        about = "; ".join(filter(None, ("guardrail" if line["guardrail"] else "", assumed)))
        yield f"- **KR{place}** {_plain(line['text'])}" + (f" *({about})*" if about else "")
    if objective["bets"] or objective["without_bet"]:
        yield from ("", "Bets:", "")
    for bet in objective["bets"]:
        moved = ((place, objective["key_results"][place]) for place in bet["moves"])
        moves = list_text([*filter(None, (_called(row, place, bet["text"]) for place, row in moved if not row["guardrail"]))])
        due = f"by {due_text(bet['due'])}" if bet["due"] else ""
        about = ", ".join(filter(None, (f"for {moves}" if moves else "", due)))
        yield f"- {_plain(bet['text'])}" + (f" ({about})" if about else "")
        belief = bet["belief"] if bet["belief"] not in believed else None
        believed |= {belief} if belief else set()
        if said := " ".join(filter(None, (f"We believe that {belief}." if belief else "", bet["fails_if"]))):
            yield f"  - {said}"
    if objective["without_bet"]:
        yield f"- {text_of('no_bet').format(lines=list_text([f'KR{place + 1}' for place in objective['without_bet']]))}"
    yield ""


def _called(line: dict[str, Any], place: int, bet: str) -> str:
    """Call a key result by its number, and what is none yet by its name where the bet does not."""
    return f"KR{place + 1}" if not line["open"] else "" if line["metric"].lower() in bet.lower() else line["metric"]


def _not_now(data: dict[str, Any]) -> Iterator[str]:
    """Write what the brief rules out, and what stays as it is; else ask for one thing that will not be done."""
    rows = [*data["said"], *filter(None, [data["without"], data["stays"]])]
    yield from (f"- {_plain(row)}" for row in rows)
    yield from ("",) if rows else ()
    yield from (text_of("nothing_refused"), "") if not (data["said"] or data["without"]) else ()


def _open(data: dict[str, Any]) -> Iterator[str]:
    unanswered = sum(not row["answers"] for area in data["focus"] for row in area["key_questions"])
    opened = data["open"]
    yield from ("## Still open", "")
    yield from _to_measure(data)
    if opened["in_no_key_result"]:
        yield f"- {_plain(text_of('in_no_key_result').format(metrics=list_text(opened['in_no_key_result'])))}"
    if opened["assumed_targets"]:
        which = "1 target is" if opened["assumed_targets"] == 1 else f"{opened['assumed_targets']} targets are"
        yield f"- {which} assumed, not agreed: to be gone through with those who will own the key results."
    if opened["unset_targets"]:
        yield f"- {_plain(text_of('unset_targets').format(names=list_text(opened['unset_targets'])))}"
    if offers := [*opened["beside"], *(f"an objective, “{text}”" for text in opened["offered"])]:
        yield f"- {_plain(text_of('beside').format(names=list_text(offers)))}"
    if unanswered:
        yield f"- {unanswered} key {'question is' if unanswered == 1 else 'questions are'} open: to be answered in the first week."
    if missing := opened["without_owner"]:
        every = missing == sum(len(objective["key_results"]) for objective in data["objectives"])
        which = "Every key result still needs" if every else f"{missing} key result{' still needs' if missing == 1 else 's still need'}"
        yield f"- {which} the name of one person who looks after it."
    if opened["dates"]:
        yield f"- {_plain(opened['dates'])}"
    if opened["unread"] or opened["remarks"] or opened["read_in_goal"]:
        yield from ("", text_of("about_the_brief"), "")
    if opened["read_in_goal"]:
        yield f"- {_plain(text_of('read_in_goal').format(numbers=list_text(opened['read_in_goal'])))}"
    yield from (f"- Not read as a number: {_plain(text)}" for text in opened["unread"])
    yield from (f"- {_plain(text[:1].upper() + text[1:])}." for text in opened["remarks"])


def _to_measure(data: dict[str, Any]) -> Iterator[str]:
    """Say what has to be measured first."""
    opened = data["open"]
    if opened["to_measure"]:
        when = f"by {due_text(opened['by'])}" if opened["by"] else "in the first weeks"
        yield f"- Find out {when} where these stand: {_plain(list_text(opened['to_measure']))}."


def _plain(text: str) -> str:
    """Take the meaning from marks of Markdown in words that a user has written."""
    return text.translate(MARKS)
