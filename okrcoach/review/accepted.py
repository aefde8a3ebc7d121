"""Findings that a team has accepted as they are: written to a file once, so that later reviews report only what is new.

An accepted finding is known by its rule, its words and its objective, not by its line: it stays accepted where the file around it changes,
and comes back where its own words or numbers do.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from unicodedata import category

from okrcoach.errors import OkrcoachError
from okrcoach.language.words import Token, at, tokens
from okrcoach.model import OkrDocument
from okrcoach.review.finding import Finding

VERSION = 2
ANEW = "remove it, and the next review with --accepted writes it anew"
Fingerprint = tuple[str, str, str]
"""Rule, objective, statement: the texts in lower case, without the marks that say nothing of their own."""


def fingerprint(document: OkrDocument, finding: Finding) -> Fingerprint:
    """Return what a finding is known by."""
    parts = finding.where.split("/")
    objective = document.objectives[int(parts[1])].text if len(parts) > 1 else ""
    return finding.rule, _plain(objective), _plain(finding.text)


def _plain(text: str) -> str:
    words = tokens(text)
    told = (token for place, token in enumerate(words) if token.kind != "mark" or _counts(token, at(words, place + 1)))
    return " ".join(token.lower.replace("\N{MINUS SIGN}", "-") for token in told)


def _counts(mark: Token, following: Token) -> bool:
    """Say whether a mark makes a number another one: a bound, a currency, a percent sign, a minus."""
    if mark.text in "-\N{MINUS SIGN}":
        return following.kind == "number" and following.glued
    return mark.text == "%" or (category(mark.text[0]) in ("Sm", "Sc") and mark.text[0] not in "~|")


def accept(reviewed: Iterable[tuple[OkrDocument, Sequence[Finding]]]) -> str:
    """Return the text of a file that accepts all these findings: one entry a line, sorted, with how often it stands there."""
    counts = Counter(fingerprint(document, finding) for document, findings in reviewed for finding in findings)
    rows = [
        json.dumps({"rule": rule, "objective": objective, "text": text, "count": count}, ensure_ascii=False)
        for (rule, objective, text), count in sorted(counts.items())
    ]
    return f'{{"version": {VERSION}, "accepted": [' + "".join(f"\n  {row}," for row in rows)[: -1 if rows else None] + "\n]}\n"


def read_accepted(content: bytes, where: str) -> Counter[Fingerprint]:
    """Read such a file. Raises OkrcoachError naming it where it is none."""
    try:
        data = json.loads(content.decode("utf-8-sig"))
        if data["version"] != VERSION:
            raise OkrcoachError(f"is of version {data['version']}; this okrcoach reads version {VERSION}: {ANEW}", where=where)
        return Counter({(str(row["rule"]), str(row["objective"]), str(row["text"])): int(row["count"]) for row in data["accepted"]})
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as problem:
        raise OkrcoachError(f"is no file of accepted findings: {ANEW}", where=where) from problem


def only_new(document: OkrDocument, findings: Sequence[Finding], accepted: Counter[Fingerprint]) -> tuple[Finding, ...]:
    """Return the findings that are not accepted. Each acceptance is used up by one finding, so that a second such line is new."""
    left: list[Finding] = []
    for finding in findings:
        known = fingerprint(document, finding)
        if accepted[known] > 0:
            accepted[known] -= 1
        else:
            left.append(finding)
    return tuple(left)
