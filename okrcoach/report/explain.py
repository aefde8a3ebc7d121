"""Rules explained: a list to look through, and a page for each. `okrcoach rules` and docs/rules.md print the same words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from okrcoach.data import template
from okrcoach.report.wrapping import WIDTH, beside, wrapped
from okrcoach.review.kind import CATEGORIES, Example, Rule

MOST_WORDS = 12
"""A list of words among the settings is shown with so many of them."""
_APPLIES = {"document": "the whole file", "objective": "objectives", "key_result": "key results", "project": "projects"}


def rule_list(rules: Sequence[Rule], width: int = WIDTH) -> str:
    """Write the rules by category: name, severity, and what each finds."""
    longest = max((len(rule.name) for rule in rules), default=0)
    blocks = []
    for category, group in groupby(_by_category(rules), key=lambda rule: rule.category):
        rows = [beside(f"  {rule.name:<{longest}}  {rule.severity:<7}  ", rule.finds, width) for rule in group]
        blocks.append(f"{category}\n{''.join(rows)}")
    return "\n".join(blocks)


def rule_page(rule: Rule, width: int = WIDTH) -> str:
    """Write everything about one rule, as Markdown that reads well in a terminal."""
    return f"## {rule.name}\n\n" + "\n".join(_sections(rule, width))


def rules_document(rules: Sequence[Rule]) -> str:
    """Write docs/rules.md: the contents by category, then a page for each rule."""
    contents = []
    for category, group in groupby(_by_category(rules), key=lambda rule: rule.category):
        contents.append(f"- **{category}**: " + ", ".join(f"[{rule.name}](#{rule.name})" for rule in group))
    head = (
        "# The rules\n\n"
        "<!-- Generated from rules/*.toml by `make generate`. Change the rules there. -->\n\n"
        f"{len(rules)} rules read a file of OKRs. Each can be switched off, made milder or graver, and adjusted in `okrcoach.toml`;\n"
        "`okrcoach rules NAME` prints the same page. A team adds [rules of its own](#a-rule-of-your-own)\n"
        "in `.okrcoach/rules/*.toml`.\n\n"
    )
    own = f"## A rule of your own\n\n```toml\n{template('example-rule.toml')}```\n\n"
    return head + "\n".join(contents) + "\n\n" + own + "\n".join(rule_page(rule) for rule in sorted(rules, key=lambda rule: rule.name))


def _by_category(rules: Sequence[Rule]) -> list[Rule]:
    return sorted(rules, key=lambda rule: (CATEGORIES.index(rule.category), rule.name))


def _sections(rule: Rule, width: int) -> Iterator[str]:
    yield wrapped(f"*{rule.severity}, {rule.category}; reads {_joined([_APPLIES[kind] for kind in rule.applies])}.* {rule.finds}", width)
    yield wrapped(f"**What it says.** {_plain(rule.message)}", width)
    yield wrapped(f"**What to do.** {_plain(rule.hint)}", width)
    yield wrapped(f"**Why.** {rule.why}", width)
    rows = [_row(rule, index) for index in range(len(rule.severity_when))]
    if rows:
        yield wrapped(f"**Other severities.** {'; '.join(rows)}.", width)
    yield "**Bad**\n\n" + _examples(rule, rule.bad, width)
    yield "**Not caught by this rule**\n\n" + _examples(rule, rule.good, width)
    if rule.settings:
        values = "".join(f"{key} = {_value(value)}\n" for key, value in rule.settings.items())
        yield f"**Settings**, in `okrcoach.toml`\n\n```toml\n[rules.{rule.name}]\n{values}```\n"
    yield wrapped(f"**Sources.** {'; '.join(rule.source)}.", width)


def _row(rule: Rule, index: int) -> str:
    row = rule.severity_when[index]
    asked = [
        *([" or ".join(_words(one) for one in row.condition)] if row.condition else []),
        *(["in " + _joined([_APPLIES[kind] for kind in row.kind])] if row.kind else []),
        *(["type " + " or ".join(row.type)] if row.type else []),
    ]
    return f"{row.severity}: {', '.join(asked)}"


def _examples(rule: Rule, examples: Sequence[Example], width: int) -> str:
    """List examples; a blank line parts a block of several lines from what stands around it."""
    blocks = [""]
    for example in examples:
        shown = _example(rule, example)
        if shown.startswith("```"):
            blocks += [shown, ""]
        else:
            blocks[-1] += wrapped(shown, width, rest="  ")
    return "\n".join(filter(None, blocks))


def _example(rule: Rule, example: Example) -> str:
    text = example.text.strip()
    notes = [
        *([f'under the objective "{example.parent}"'] if example.parent else []),
        *([f"type {example.type}"] if example.type else []),
        *([f"on {example.as_of}"] if example.as_of else []),
        *([f"with {', '.join(f'{key} = {_value(value)}' for key, value in example.settings.items())}"] if example.settings else []),
        *([example.severity] if example.severity and example.severity != rule.severity else []),
    ]
    note = f" ({'; '.join(notes)})" if notes else ""
    if "\n" in text:
        fence = "yaml" if example.format == "yaml" else "markdown"
        return f"```{fence}\n{text}\n```\n" + (f"\n{note.strip()}\n" if note else "")
    if example.after is None:
        better = ""
    elif example.after == example.text:
        better = " → goes to the projects"
    else:
        better = " → " + " / ".join(f'"{one}"' for one in example.after.split("\n"))
    return f'- "{text}"{better}{note}\n'


def _value(value: Any) -> str:
    if isinstance(value, list) and len(value) > MOST_WORDS:
        shown = json.dumps(value[:MOST_WORDS], ensure_ascii=False)
        return f"{shown[:-1]}]  # and {len(value) - MOST_WORDS} more; yours are added"
    return json.dumps(value, ensure_ascii=False)


def _plain(template: str) -> str:
    """Show a message's places as what will stand there: {match} as MATCH."""
    text = template
    for piece in template.split("{")[1:]:
        name = piece.partition("}")[0]
        text = text.replace(f"{{{name}}}", name.upper())
    return text


def _words(name: str) -> str:
    return name.replace("-", " ")


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
