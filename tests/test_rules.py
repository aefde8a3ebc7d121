"""Every rule file is its own test: clean under each good example, and exactly one finding on each bad one."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrcoach.catalog.index import Index
from okrcoach.data import bundle
from okrcoach.review import Rule
from okrcoach.review.examples import findings
from okrcoach.review.kind import Example
from okrcoach.review.rule import read_rule

RULES = {path.stem: read_rule(path) for path in sorted((Path(__file__).parent.parent / "rules").glob("*.toml"))}
GOOD = [pytest.param(rule, example, id=f"{rule.name}: {example.text[:60]!r}") for rule in RULES.values() for example in rule.good]
BAD = [pytest.param(rule, example, id=f"{rule.name}: {example.text[:60]!r}") for rule in RULES.values() for example in rule.bad]


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_a_good_example_is_clean(rule: Rule, example: Example) -> None:
    assert findings(rule, example, Index()) == ()


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_a_bad_example_gives_exactly_this_finding(rule: Rule, example: Example) -> None:
    found = findings(rule, example, Index())
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
