"""Runs rules over a document: hits become findings, with their words filled in, their severity decided and their place found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrcoach.language.slots import is_open
from okrcoach.model import Kind, OkrDocument
from okrcoach.review.checks import KINDS
from okrcoach.review.finding import SEVERITIES, Finding, Fix, Severity
from okrcoach.review.fixes import offered
from okrcoach.review.foreign import is_foreign
from okrcoach.review.kind import CheckFunction, Hit, Rule, SeverityWhen
from okrcoach.review.line import Context, Line, shortened, shown
from okrcoach.review.mending import WAYS, apart


def run(context: Context, rules: Sequence[Rule], *, fixes: bool = True) -> tuple[Finding, ...]:
    """Return all findings of `rules`, sorted by place, then rule, with the fixes that are certain."""
    context.rule_names = frozenset(rule.name for rule in rules)
    hits: dict[Line, list[_Verdict]] = {line: [] for line in context.lines}
    for last in (False, True):  # what the ignores hid is known when the rules about ignores run
        by_kind: dict[Kind, list[tuple[Rule, CheckFunction]]] = {"document": [], "objective": [], "key_result": [], "project": []}
        for rule in rules:
            if (rule.check["kind"] == "ignores") is last:
                for kind in rule.applies:
                    by_kind[kind].append((rule, KINDS[rule.check["kind"]].check))
        for line in context.lines:
            hits[line].extend(_verdicts(by_kind[line.kind], line, context))

    def without_fixes(document: OkrDocument) -> tuple[Finding, ...]:
        return run(Context(document, context.as_of, context.metrics, context.name), rules, fixes=False)

    found: list[Finding] = []
    for line in context.lines:
        for hit, rule, _, row in sorted(hits[line], key=_order):
            made = finding(hit, rule, line, row)
            after = _after(hit, rule, line) if fixes and line.is_whole else ""
            if after and offered(context.document, made, after, without_fixes):
                made = made._replace(fix=Fix((), after))
            found.append(made)
    return tuple(found)


def _after(hit: Hit, rule: Rule, line: Line) -> str:
    """Return what stands there after the fix, a line for each statement; "" for no fix. Only key results are split."""
    if not hit.after and rule.fix:
        return "\n".join(WAYS[rule.fix](line, hit))
    if len(hit.after) > 1 and not (line.kind == "key_result" and apart(hit.after)):
        return ""
    return "\n".join(hit.after)


_Verdict = tuple[Hit, Rule, Line, SeverityWhen]


def _verdicts(rules: list[tuple[Rule, CheckFunction]], line: Line, context: Context) -> Iterator[_Verdict]:
    foreign = is_foreign(line, context)
    wordless = foreign or is_open(line.text)  # of a template's line all is said with that
    for rule, check in rules:
        if wordless and not rule.any_language:
            continue
        for hit in check(rule, line, context):
            row = row_for(rule, line, hit._replace(conditions=hit.conditions | {"foreign"}) if foreign else hit)
            if row.severity != "off" and not _ignored(rule, line, context):
                yield hit, rule, line, row


def _order(verdict: _Verdict) -> tuple[int, int, str]:
    return verdict[0].start, verdict[0].end, verdict[1].name


def _ignored(rule: Rule, line: Line, context: Context) -> bool:
    """Say whether the team lives with this rule's findings here, and remember which ignore said so."""
    for place in (line, context.lines[0]):
        for ignore in place.item.ignores:
            if ignore.rule.strip().lower() == rule.name:
                context.used_ignores.setdefault(place, set()).add(ignore)
                return True
    return False


def row_for(rule: Rule, line: Line, hit: Hit) -> SeverityWhen:
    """Return the first of the rule's rows that speaks about a hit; without one, what the rule itself says."""
    return next((row for row in rule.severity_when if row.holds(line, hit.conditions)), SeverityWhen(rule.severity))


def finding(hit: Hit, rule: Rule, line: Line, row: SeverityWhen) -> Finding:
    """Make a finding of a hit: its words filled in, its place found."""
    match = line.text[hit.start : hit.end]
    filled = _Filled(rule, {"match": shortened(match), "text": line.text, **hit.values})
    place = hit.place or (line.item.place and line.item.place.span(hit.start, hit.end))
    return Finding(
        rule=rule.name,
        severity=_at_most(row.severity, rule.ceiling),
        category=rule.category,
        message=(row.message or rule.message).format_map(filled),
        hint=(row.hint or rule.hint).format_map(filled),
        where=line.where,
        text=line.text,
        match=match,
        line=place.line if place else None,
        column=place.column if place else None,
        end_line=place.end_line if place else None,
        end_column=place.end_column if place else None,
    )


def _at_most(severity: str, ceiling: Severity | None) -> Severity:
    return SEVERITIES[max(SEVERITIES.index(severity), SEVERITIES.index(ceiling or "error"))]


class _Filled(dict[str, str]):
    """Fills a template from a hit's values, else from the rule's settings; what neither fills becomes an ellipsis, never an error."""

    def __init__(self, rule: Rule, values: dict[str, str]) -> None:
        super().__init__(values)
        self.rule = rule

    def __missing__(self, key: str) -> str:
        return shown(self.rule.settings[key]) if key in self.rule.settings else "…"
