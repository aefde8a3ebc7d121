"""A rule's examples are its tests: what the rule says of each, and what is wrong with that."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from okrcoach.documents import parse
from okrcoach.model import KeyResult, Objective, OkrDocument, Project
from okrcoach.review import review
from okrcoach.review.finding import Finding
from okrcoach.review.kind import Example, Rule
from okrcoach.review.line import MetricIndex, shortened
from okrcoach.review.rule import with_settings

FILES = {"document": "", "objective": "", "key_result": "key_results", "project": "projects"}
"""What the place of a finding about a statement of one line holds."""


def findings(rule: Rule, example: Example, metrics: MetricIndex) -> tuple[Finding, ...]:
    """Return what the rule alone says of an example."""
    as_of = date.fromisoformat(example.as_of) if example.as_of else None
    found = review(document_of(rule, example), [with_settings(rule, example.settings)], as_of=as_of, metrics=metrics)
    # A statement of one line stands under an objective that only carries it: what is said of that one is not meant.
    alone = "\n" not in example.text.strip()
    return tuple(finding for finding in found if not alone or FILES[example.kind or rule.applies[0]] in finding.where)


def document_of(rule: Rule, example: Example) -> OkrDocument:
    """Return the document that an example stands for."""
    text, kind, parent = example.text, example.kind or rule.applies[0], example.parent or ""
    if "\n" in text.strip():
        return parse(text, example.format)
    if kind == "objective":
        return OkrDocument((Objective(text, type=example.type),))
    if kind == "key_result":
        return OkrDocument((Objective(parent, key_results=(KeyResult(text, type=example.type),)),))
    if kind == "project":
        return OkrDocument((Objective(parent, projects=(Project(text),)),))
    return OkrDocument(title=text)


def faults(rule: Rule, metrics: MetricIndex) -> Iterator[str]:
    """Say in one line each what is wrong: a good example that is caught, a bad one that is not, or not as it says."""
    for example in rule.good:
        for finding in findings(rule, example, metrics):
            yield f"a good example is caught: {_quoted(example)} (at '{shortened(finding.match)}')"
    for example in rule.bad:
        found = findings(rule, example, metrics)
        if len(found) != 1:
            yield f"a bad example is {'caught several times' if found else 'not caught'}: {_quoted(example)}"
        for finding in found[:1]:
            after = finding.fix.after if finding.fix else None
            for what, said, wanted in (
                ("match", finding.match, example.match),
                ("severity", finding.severity, example.severity or rule.severity),
                ("where", finding.where, example.where or finding.where),
                ("after", after, example.after),
            ):
                if said != wanted:
                    yield f"`{what}` of a bad example is {said!r}, not {wanted!r}: {_quoted(example)}"


def _quoted(example: Example) -> str:
    return f"'{shortened(' '.join(example.text.split()))}'"
