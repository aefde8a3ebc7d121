"""JSON as a text that is safe to look at: what a terminal would obey, or not show, stands in it as an escape."""

from __future__ import annotations

import json
import re

_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Beside the characters that JSON escapes: further control characters, marks of direction, breaks, and halves of characters."""


def json_text(value: object, *, indent: int | None = None) -> str:
    """Return a value as JSON, without a line end."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False, indent=indent))
