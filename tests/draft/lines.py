"""What a draft says and what the review has against it."""

from __future__ import annotations

from collections.abc import Iterator

from okrcoach.draft.draft import Draft


def texts(draft: Draft) -> Iterator[str]:
    """All lines of a draft."""
    for objective in draft.document.objectives:
        yield objective.text
        yield from (line.text for line in (*objective.key_results, *objective.projects))


def grave(draft: Draft) -> list[tuple[str, str, str]]:
    """The findings that are more than a remark: rule, place and words."""
    return [(finding.rule, finding.where, finding.text) for finding in draft.findings if finding.severity != "info"]
