"""What the document as a whole is like."""

from __future__ import annotations

from collections.abc import Iterator

from okrcoach.review.foreign import is_foreign
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line


def other_language(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find lines that are not in English, counted once for the document."""
    count = sum(is_foreign(one, context) for one in context.lines)
    if count:
        yield Hit(0, len(line.text), {"count": str(count), "lines": "line is" if count == 1 else "lines are"})


OTHER_LANGUAGE = CheckKind(other_language)
