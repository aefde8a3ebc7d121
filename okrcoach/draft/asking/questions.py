"""What is asked of the model, step by step: each function fills one prompt and says in which shape the answer comes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from okrcoach.draft.asking.answers import (
    OTHER,
    ExplanationAnswer,
    KeyResultAnswer,
    MendedObjective,
    MendedProject,
    ObjectiveAnswer,
    ProjectAnswer,
    RewriteAnswer,
    TranslatedLine,
)  # fmt: skip
from okrcoach.draft.asking.asking import Question
from okrcoach.draft.asking.grounding import brief_text, focus_text, metric_text
from okrcoach.draft.asking.prompting import fenced
from okrcoach.draft.brief import clean
from okrcoach.draft.numbers.subjects import Subject
from okrcoach.model import Brief, Kind
from okrcoach.review import Finding, Rule
from okrcoach.review.finding import SEVERITIES

ALTERNATIVES = 3
"""Objectives to choose from."""
KEY_RESULTS = 3
"""Asked for, and the fewest that an objective gets."""
MOST_KEY_RESULTS = 5
PROJECTS = 2
REWRITES = 3


def for_english(lines: Sequence[str]) -> Question[TranslatedLine]:
    """Ask for the lines of a brief in English."""
    values = {"lines": fenced("\n".join(f"{number}. {_line(text)}" for number, text in enumerate(lines, 1))), "count": str(len(lines))}
    return Question("translate", values, TranslatedLine, "lines", 1, len(lines))


def for_objectives(brief: Brief, count: int, *, others: Sequence[str] = ()) -> Question[ObjectiveAnswer]:
    """Ask for alternative objectives; `others` are those that there are already."""
    values = {"brief": brief_text(brief, numbers=False), "focus": focus_text(brief), "count": str(count), "others": _not(others)}
    return Question("objectives", values, ObjectiveAnswer, "objectives", count, count)


def for_key_results(brief: Brief, objective: str, subjects: Sequence[Subject], where: str, *, placed: int = 0) -> Question[KeyResultAnswer]:
    """Ask what to measure for one objective that has `placed` key results already."""
    most = max(1, KEY_RESULTS - placed)
    values = {"metrics": metric_text(subjects), "objective": _line(objective), "count": str(most)}
    values["brief"] = brief_text(brief, numbers=True)
    choices = {"metric": [*(subject.key for subject in subjects), OTHER]}
    return Question("key_results", values, KeyResultAnswer, "key_results", most, most, where, choices)


def for_projects(brief: Brief, objective: str, subjects: Sequence[Subject], where: str) -> Question[ProjectAnswer]:
    """Ask for bets that move an objective's metrics, which are named without numbers: a small model would give them back as projects."""
    values = {
        "brief": brief_text(brief, numbers=False),
        "objective": _line(objective),
        "key_results": "\n".join(f"{number}. {subject.name}{_way(subject)}" for number, subject in enumerate(subjects, 1)),
        "count": str(PROJECTS),
    }
    return Question("projects", values, ProjectAnswer, "projects", 1, PROJECTS, where)


def _way(subject: Subject) -> str:
    return "" if subject.way_open else f" should go {subject.better}"


def for_better_objectives(brief: Brief, faults: Sequence[str]) -> Question[MendedObjective]:
    """Send objectives back with what is wrong with them, each as `fault_text` writes it."""
    return _repair("repair_objectives", MendedObjective, brief, faults)


def for_better_projects(brief: Brief, faults: Sequence[str], where: str) -> Question[MendedProject]:
    """Send projects back with what is wrong with them."""
    return _repair("repair_projects", MendedProject, brief, faults, where)


def for_better_key_results(
    brief: Brief, objective: str, faults: Sequence[str], subjects: Sequence[Subject], where: str, *, count: int | None = None
) -> Question[KeyResultAnswer]:
    """Ask for other metrics in the place of key results that the rules did not accept: as many, or `count`."""
    many = count or len(faults)
    values = {
        "brief": brief_text(brief, numbers=True),
        "metrics": metric_text(subjects),
        "objective": _line(objective),
        "lines": "\n\n".join(faults),
        "count": str(many),
    }
    choices = {"metric": [subject.key for subject in subjects]}
    return Question("repair_key_results", values, KeyResultAnswer, "key_results", 1, many, where, choices)


def for_rewrites(text: str, kind: Kind, objective: str, faults: str, *, others: Sequence[str]) -> Question[Any]:
    """Ask for other wordings of a line; `others` are those that it has already."""
    values = {"line": _line(text), "faults": faults, "count": str(REWRITES), "others": _not(others)}
    if kind == "objective":
        return Question("rewrite_objective", values, ObjectiveAnswer, "rewrites", 1, REWRITES)
    values |= {"objective": _line(objective), "kind": kind.replace("_", " ")}
    return Question("rewrite", values, RewriteAnswer, "rewrites", 1, REWRITES)


def for_explanation(text: str, finding: Finding, rules: Sequence[Rule]) -> Question[ExplanationAnswer]:
    """Ask why a finding matters for its line."""
    values = {"line": _line(text), "fault": line_faults([finding], rules, "document")}
    return Question("explain", values, ExplanationAnswer, "explanations", 1, 1, finding.where)


def fault_text(number: int, text: str, faults: str, tried: Sequence[str] = ()) -> str:
    """Write a line with what is wrong with it (`line_faults`), and the versions that were no better."""
    return "\n".join(filter(None, (f"Line {number}: {_line(text)}", faults, _not(tried))))


def line_faults(findings: Sequence[Finding], rules: Sequence[Rule], kind: Kind) -> str:
    """Write the two gravest findings: the message, the rule's reason, and a good example of that kind of line."""
    rows = []
    for finding in _gravest(findings):
        rule = next(rule for rule in rules if rule.name == finding.rule)
        rows += [f"Wrong: {_line(finding.message)}", f"Why: {' '.join(rule.why.split())}"]
        rows += [f"Good: {example}" for example in _examples(rule, kind)]
    return "\n".join(rows)


def examples_in(findings: Sequence[Finding], rules: Sequence[Rule], kind: Kind) -> str:
    """Return the good examples that `line_faults` shows: an answer that copies one is none."""
    named = {finding.rule for finding in _gravest(findings)}
    return ". ".join(example for rule in rules if rule.name in named for example in _examples(rule, kind))


def _gravest(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda row: SEVERITIES.index(row.severity))[:2]


def _examples(rule: Rule, kind: Kind) -> list[str]:
    fitting = [example.text for example in rule.good if "\n" not in example.text and (example.kind or rule.applies[0]) == kind]
    return fitting[:1]


def _repair(prompt: str, item: type[Any], brief: Brief, faults: Sequence[str], where: str = "") -> Question[Any]:
    values = {"brief": brief_text(brief, numbers=False), "lines": "\n\n".join(faults)}
    return Question(prompt, values, item, "lines", 1, len(faults), where)


def _not(others: Sequence[str]) -> str:
    return f"Not: {fenced(clean('; '.join(others)))}" if others else ""


def _line(text: str) -> str:
    return fenced(clean(text))
