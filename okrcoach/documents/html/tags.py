"""The tags of HTML: what their names mean, where one ends, and what it says of itself."""

from __future__ import annotations

import re

MAX_TAG = 10_000
"""A tag longer than this is text."""

NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]*)")
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")
SKIPPED = frozenset(
    ("script", "style", "template", "svg", "noscript", "select", "textarea", "math", "ac:parameter", "ac:task-id", "ac:task-status")
)
"""What stands in these is no text of the page."""
BREAKS = frozenset(
    """
    address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer
    form header hr html main nav p pre section summary ac:task ac:task-body
    """.split()  # noqa: SIM905 - a list of so many names in quotes is no easier to read
)
"""These begin and end what is read as one."""
MARKS = {
    "b": "bold",
    "strong": "bold",
    "summary": "bold",
    "th": "",
    "s": "struck",
    "del": "struck",
    "strike": "struck",
    "i": "italic",
    "em": "italic",
}
"""What the words in these are."""


def find_tag(text: str, tag: str, at: int, stop: int) -> int:
    """Return where a tag begins, in letters of either case; -1 where it does not come before `stop`."""
    match = re.compile(re.escape(tag), re.IGNORECASE).search(text, at, stop)
    return match.start() if match else -1


def tag_end(text: str, sign: int, stop: int) -> int:
    """Return where a tag ends; a ">" in quotes does not end it."""
    quote = ""
    for at in range(sign + 1, min(stop, sign + MAX_TAG)):
        one = text[at]
        if quote:
            quote = "" if one == quote else quote
        elif one in "\"'" and text[at - 1] == "=":
            quote = one
        elif one == ">":
            return at + 1
    return -1


def attributes_of(text: str) -> dict[str, str]:
    """Return what stands in a tag behind its name."""
    return {match[1].lower(): (match[2] or "").strip("\"'") for match in _ATTRIBUTE.finditer(text)}
