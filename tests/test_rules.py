"""Every rule file is its own test: clean under each good example, and exactly one finding on each bad one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from okrcoach.catalog.index import Index
from okrcoach.data import bundle
from okrcoach.documents import parse
from okrcoach.model import KeyResult, Objective, OkrDocument, Project
from okrcoach.review import Finding, Rule, review
from okrcoach.review.kind import Example
from okrcoach.review.rule import make_rule, read_rule

RULES = {path.stem: read_rule(path) for path in sorted((Path(__file__).parent.parent / "rules").glob("*.toml"))}
GOOD = [pytest.param(rule, example, id=f"{rule.name}: {example.text[:60]!r}") for rule in RULES.values() for example in rule.good]
BAD = [pytest.param(rule, example, id=f"{rule.name}: {example.text[:60]!r}") for rule in RULES.values() for example in rule.bad]


def document_of(rule: Rule, example: Example) -> OkrDocument:
    """Build the document that an example stands for."""
    text, kind = example.text, example.kind or rule.applies[0]
    if "\n" in text.strip():
        return parse(text, example.format)
    parent = Objective(example.parent or "")
    if kind == "objective":
        return OkrDocument((Objective(text, type=example.type),))
    if kind == "key_result":
        return OkrDocument((Objective(parent.text, key_results=(KeyResult(text, type=example.type),)),))
    if kind == "project":
        return OkrDocument((Objective(parent.text, projects=(Project(text),)),))
    return OkrDocument(title=text)


def findings(rule: Rule, example: Example) -> tuple[Finding, ...]:
    """Return what the rule alone says of an example."""
    with_settings = make_rule(rule.name, bundle("rules")[rule.name], settings=example.settings)
    as_of = date.fromisoformat(example.as_of) if example.as_of else None
    found = review(document_of(rule, example), [with_settings], as_of=as_of, metrics=Index())
    # A statement of one line stands under an objective that only carries it: what is said of that one is not meant.
    alone = "\n" not in example.text.strip()
    kind = {"objective": "", "key_result": "key_results", "project": "projects", "document": ""}[example.kind or rule.applies[0]]
    return tuple(finding for finding in found if not alone or kind in finding.where)


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_a_good_example_is_clean(rule: Rule, example: Example) -> None:
    assert findings(rule, example) == ()


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_a_bad_example_gives_exactly_this_finding(rule: Rule, example: Example) -> None:
    found = findings(rule, example)
    assert [finding.match for finding in found] == [example.match]
    (finding,) = found
    assert finding.rule == rule.name
    assert finding.severity == (example.severity or rule.severity)
    assert example.where in (None, finding.where)
    assert (finding.fix.after if finding.fix else None) == example.after
    messages = [rule.message, *(row.message for row in rule.severity_when)]
    hints = [rule.hint, *(row.hint for row in rule.severity_when)]
    for sentence, templates in ((finding.message, messages), (finding.hint, hints)):
        ellipses = sentence.replace(finding.match, "").replace(" …'", "'").count("…")
        assert ellipses in {template.count("…") for template in templates}, f"a place that nothing filled: {sentence}"


def test_the_bundle_holds_every_rule_file() -> None:
    """`make generate` was run: what the program loads is what the files say."""
    assert sorted(bundle("rules")) == sorted(RULES)
