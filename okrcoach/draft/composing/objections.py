"""What review objects to in a draft of the playbooks: what is chosen anew, put in plainer words, or asked of the brief alone."""

from __future__ import annotations

from dataclasses import replace

from okrcoach.draft.brief import clean
from okrcoach.draft.draft import STRUCTURE, Draft
from okrcoach.draft.reading.goal import Goal, read_goal
from okrcoach.draft.reading.library import playbook
from okrcoach.draft.reading.material import Banned, Material, Words
from okrcoach.model import Brief
from okrcoach.review import Finding

OF_THE_BRIEF = ("unit-mismatch",)
"""Rules whose findings on a number of the brief no other words mend: it does not say in which currency it is."""
OF_ITS_NUMBERS = ("output-not-outcome", "activity-verb")
"""Rules whose findings are on what the brief counts itself, or how: a lead's own number is not left out for that."""
ANSWERED = ("comparative-without-reference",)
"""Rules whose remark on an objective its key results answer."""
OF_WORDS = ("specific", "objective")
"""The categories of rules that read how an objective is put."""


def grave(draft: Draft) -> list[Finding]:
    """Return what other words or metrics may mend: not how many key results an objective has; of an objective's words, every remark.

    Of the lead's own words not what the key results answer: nobody says better what they want.
    """
    goal = read_goal(draft.brief.goal)
    return [
        row
        for row in draft.findings
        if row.where
        and row.category != STRUCTURE
        and row not in of_the_brief(draft)
        and (row.severity != "info" or (row.where.count("/") == 1 and row.category in OF_WORDS and not _is_open(row, goal)))
    ]


def _is_open(row: Finding, goal: Goal) -> bool:
    """Whether a remark is one on the lead's own words that the key results answer: more time than what."""
    return row.text in (goal.plain, goal.typed) or (bool(goal.verb) and row.text == goal.sentence and row.rule in ANSWERED)


def of_the_brief(draft: Draft) -> list[Finding]:
    """Return what review asks of numbers that the brief itself gives, and that nobody else can answer."""
    lines = {
        f"objectives/{number}/key_results/{place}": line
        for number, objective in enumerate(draft.document.objectives)
        for place, line in enumerate(objective.key_results)
    }
    given = {where for where, line in lines.items() if not line.assumed}
    told = {clean(name).lower() for name, _ in draft.brief.known}
    ours = {where for where, line in lines.items() if line.assumed or line.measure.target is None}
    theirs = {where for where, line in lines.items() if where in ours and (line.measure.metric or "").lower() in told}
    return [
        row
        for row in draft.findings
        if (row.rule in OF_THE_BRIEF and row.where in given) or (row.rule in OF_ITS_NUMBERS and row.where in theirs)
    ]


def banned_by(draft: Draft, banned: Banned) -> Banned:
    """Add what review objects to: an objective's or a project's text, a key result's metric with the reason."""
    patterns, projects, keys = set(banned.texts), set(banned.projects), dict(banned.keys)
    for row in grave(draft):
        parts = row.where.split("/")
        if len(parts) == 4 and parts[2] == "key_results":
            measure = draft.document.objectives[int(parts[1])].key_results[int(parts[3])].measure
            keys.setdefault((measure.metric or "").lower(), row.message)
        else:
            patterns.add(row.text)
            projects |= {row.text} if parts[2:3] == ["projects"] else set()
    return Banned(frozenset(patterns), frozenset(projects), keys)


def left_out(draft: Draft, material: Material) -> list[str]:
    """Say which numbers of the brief the rules did not let into a draft, and why."""
    facts = {fact.subject.key.lower(): fact for fact in (*material.facts.known.values(), *material.facts.targets.values())}
    placed = {(line.measure.metric or "").lower() for objective in draft.document.objectives for line in objective.key_results}
    return [
        f"left out: {facts[key].subject.name} {facts[key].given}. {reason.rstrip('.')}"
        for key, reason in material.banned.keys.items()
        if key in facts and key not in placed
    ]


def plainer(words: Words, draft: Draft, brief: Brief, patience: int) -> Words:
    """Take the playbook's audience where review objects to more lines with the brief's own words than one has patience for."""
    hurt = sum(words.audience in row.text for row in grave(draft))
    return replace(words, audience=playbook(brief.focus[0]).audience, named=False) if hurt > patience else words
