"""The front matter of a Markdown page."""

from __future__ import annotations

from okrcoach.documents.markdown.yaml_scalar import front_value
from okrcoach.documents.page.blocks import Page

LONGEST = 200
"""Lines of front matter."""


def read_front(text: str, spans: list[tuple[int, int]], page: Page) -> int:
    """Give a page the fields of its front matter that hold one value; return how many lines it takes."""
    first = text[slice(*spans[0])].strip("\ufeff").rstrip() if spans else ""
    if first not in ("---", "+++"):
        return 0
    close = next((n for n in range(1, min(len(spans), LONGEST)) if text[slice(*spans[n])].rstrip() == first), 0)
    if not close:
        return 0
    for start, end in spans[1:close]:
        line = text[start:end]
        name, mark, value = line.partition(":" if first == "---" else "=")
        if mark and name.strip() and not line[0].isspace() and (value := front_value(value)):
            page.front[name.strip()] = value
        elif mark and name.strip() and not line[0].isspace():
            page.front.setdefault(name.strip(), "")
        elif line.startswith("#"):
            page.remark(start, line[1:])
    return close + 1
