"""The page of a rule says all that its file says; docs/rules.md holds the page of every rule."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from okrcoach.catalog import all_metrics, find
from okrcoach.report.explain import rule_list, rule_page, rules_document
from okrcoach.report.metric_page import metric_list, metric_page
from okrcoach.review import load_rules
from okrcoach.review.kind import Example, Rule, SeverityWhen

RULE = Rule(
    "too-many-bakers",
    "warning",
    "structure",
    ("objective", "key_result"),
    "Too many bakers.",
    "{count} bakers.",
    "Ask {max} of them.",
    "Because\nof flour.",
    ("A book", "a page"),
    {"kind": "count", "of": "projects"},
    {"max": 3, "words": [f"w{number}" for number in range(14)]},
    (Example("fine"), Example("fine too", parent="o", type="health"), Example("# A\n\n- b", as_of="2027-01-02")),
    (
        Example("bad", match="bad", after="good"),
        Example("worse", match="worse", after="a\nb", severity="info"),
        Example("work", match="work", after="work", settings={"max": 1}),
        Example("a: 1\nb: 2", match="a", format="yaml"),
    ),
    (SeverityWhen("info", ("below-minimum", "x"), ("key_result",), ("health",)), SeverityWhen("off", type=("learning",))),
)


def test_a_page_says_it_all() -> None:
    assert (
        rule_page(RULE)
        == """\
## too-many-bakers

*warning, structure; reads objectives and key results.* Too many bakers.

**What it says.** COUNT bakers.

**What to do.** Ask MAX of them.

**Why.** Because of flour.

**Other severities.** info: below minimum or x, in key results, type health; off: type learning.

**Bad**

- "bad" → "good"
- "worse" → "a" / "b" (info)
- "work" → goes to the projects (with max = 1)

```yaml
a: 1
b: 2
```

**Not caught by this rule**

- "fine"
- "fine too" (under the objective "o"; type health)

```markdown
# A

- b
```

(on 2027-01-02)

**Settings**, in `okrcoach.toml`

```toml
[rules.too-many-bakers]
max = 3
words = ["w0", "w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "w9", "w10", "w11"]  # and 2 more; yours are added
```

**Sources.** A book; a page.
"""
    )


def test_a_rule_without_settings_and_rows_says_nothing_of_them() -> None:
    page = rule_page(replace(RULE, settings={}, severity_when=()))
    assert "Settings" not in page
    assert "Other severities" not in page


def test_the_list_goes_by_category_and_name() -> None:
    other = replace(RULE, name="a-rule", category="tracking", severity="info", finds="Something else.")
    first = replace(RULE, name="a-first")
    assert rule_list([other, RULE, first]).splitlines() == [
        "structure",
        "  a-first          warning  Too many bakers.",
        "  too-many-bakers  warning  Too many bakers.",
        "",
        "tracking",
        "  a-rule           info     Something else.",
    ]
    assert rule_list([]) == ""


@pytest.mark.parametrize(("width", "rows"), [
    (56, ["  too-many-bakers  warning  Too many bakers of all kinds", "                            here."]),
    (50, ["  too-many-bakers  warning", "    Too many bakers of all kinds here."]),
])  # fmt: skip
def test_a_list_is_one_column_or_has_two_rows_an_entry(width: int, rows: list[str]) -> None:
    assert rule_list([replace(RULE, finds="Too many bakers of all kinds here.")], width).splitlines()[1:] == rows


def test_the_document_has_a_page_for_every_rule_and_links_to_it() -> None:
    rules = load_rules()
    text = rules_document(rules)
    for rule in rules:
        assert rule_page(rule) in text
        assert f"[{rule.name}](#{rule.name})" in text
    assert str(Path.cwd()) not in text


@pytest.mark.parametrize("width", [60, 80])
def test_what_is_printed_fits_a_narrow_terminal(width: int) -> None:
    rules = load_rules()
    texts = [rule_list(rules, width), *(rule_page(rule, width) for rule in rules), metric_list(all_metrics(), width)]
    texts += [metric_page(metric, width) for metric in all_metrics()]
    for text in texts:
        outside_code = [part for number, part in enumerate(text.split("```")) if number % 2 == 0]
        for line in "".join(outside_code).splitlines():
            assert len(line) <= width or len(line.split()) <= 4  # a long name leaves no room beside it


def test_metrics_stand_under_one_head_for_each_area_in_the_order_of_the_first() -> None:
    found = find("onboarding")
    assert [metric.area for metric in found] != sorted((metric.area for metric in found), key=[one.area for one in found].index)
    heads = [line for line in metric_list(found).splitlines() if line and not line.startswith(" ")]
    assert heads == list(dict.fromkeys(metric.area for metric in found))
