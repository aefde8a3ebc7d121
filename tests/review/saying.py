"""What one rule says of a document that a test makes of a few key results."""

from __future__ import annotations

from datetime import date
from typing import Any

from okrcoach.catalog import Index
from okrcoach.model import KeyResult, Objective, OkrDocument
from okrcoach.review import Finding, load_rules, review
from okrcoach.settings import Settings


def said(name: str, document: OkrDocument, *, as_of: date | None = None, **settings: Any) -> list[Finding]:
    """Return what one rule says of a document."""
    rules = load_rules(Settings(rules={name: settings}) if settings else None)
    return list(review(document, [rule for rule in rules if rule.name == name], as_of=as_of, metrics=Index()))


def key_results(*items: KeyResult | str, period: str | None = "2027-Q1") -> OkrDocument:
    """Put key results under one objective."""
    return OkrDocument((Objective("o", tuple(KeyResult(one) if isinstance(one, str) else one for one in items)),), period=period)
