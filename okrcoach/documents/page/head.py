"""What a page says of itself: its title, its team and its period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from okrcoach.documents.names import field_named
from okrcoach.documents.page.blocks import Page
from okrcoach.documents.page.headings import names_own
from okrcoach.documents.page.outline import Part
from okrcoach.documents.page.structure import Reader
from okrcoach.documents.text import unescaped

NAME = 3
"""The name of a field has at most so many words."""


def read_head(page: Page, roots: list[Part], reader: Reader) -> tuple[str | None, str | None, str | None]:
    """Return title, team and period: from the front matter, else from a line that names them, else from the headings."""
    front: dict[str, str] = {}
    for key, value in page.front.items():
        if (name := field_named(key)) is not None:
            front.setdefault(name, value)
    said = {name: _first_field(unescaped(text)).replace("\n", " ").strip() for name, text in reader.fields.items()}
    title = _title(roots) or front.get("title") or None
    period = front.get("period", said.get("period"))
    if period is None and reader.objectives:
        period = named_period([title or "", *_headings(roots, reader), unescaped(reader.presented), *_first_lines(roots)])
    return title, front.get("team", said.get("team")) or None, period or None


def _first_field(text: str) -> str:
    """Return a value without the field that goes on behind it: "Q3 2031. State: active"."""
    for between in ("\n", ". "):
        before, _, behind = text.partition(between)
        name, colon, _ = behind.partition(":")
        ended = between == "\n" or before[-1:].isdigit()  # "St. Mary: east dock" is one name
        if colon and (field_named(name) is not None or (ended and len(name.split()) <= NAME)):
            return before
    return text


def _title(roots: list[Part]) -> str | None:
    for root in roots:
        if root.kind == "section" and root.block.level == 1 and (root.label is None or root.label.kind not in ("objective", "aside")):
            return unescaped(root.text).replace("\n", " ") or None
    return None


def _headings(roots: list[Part], reader: Reader) -> Iterator[str]:
    """Yield the headings above the first objective that was found, the innermost first, then other lines above it."""
    first = next((draft.parts[0] for draft in reader.objectives if draft.parts), None)
    path: list[Part] = []
    parts = roots
    while first is not None and parts:
        inside = next((part for part in parts if part is first or any(one is first for one in part.walk())), None)
        if inside is None or inside is first:
            break
        path.append(inside)
        parts = inside.children
    path.reverse()
    for part in sorted(path, key=lambda part: part.kind != "section"):
        yield unescaped(part.text)


def _first_lines(roots: list[Part]) -> Iterator[str]:
    """Yield the lines that a page begins with where one is its title without being a heading: "Orchard OKRs, Q3 2031"."""
    for root in roots:
        if root.kind != "paragraph":
            return
        if names_own(root.text):
            yield unescaped(root.text)


def named_period(texts: Iterable[str]) -> str | None:
    """Return the first period that a text names, as it is written; one with a year before one without."""
    loose = None
    for text in texts:
        if not any(one.isdigit() for one in text):
            continue
        from okrcoach.language.dates import find_ranges  # noqa: PLC0415 - most pages of our own say it in their head

        for start, end, dated in find_ranges(text):
            if dated:
                return text[start:end]
            loose = loose or text[start:end]
    return loose
