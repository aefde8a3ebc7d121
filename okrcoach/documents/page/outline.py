"""A page's blocks as an outline: what a heading, a bold line or an announcing line stands over is put below it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from okrcoach.documents.page.blocks import Block
from okrcoach.documents.page.headings import is_remark, is_symbol, lead
from okrcoach.documents.page.inline import NO_WORDS, Inline
from okrcoach.documents.page.labelled_lines import is_lead, is_said, label_of, labelled_lines
from okrcoach.documents.page.labels import COLONS, Label, read_label, with_codes

PartKind = Literal["section", "item", "paragraph", "table"]
TITLE = 300
"""A bold line longer than this is a paragraph, not a heading."""


_OBJECTIVE, _TITLE, _SECTION, _INTRO, _LIST = range(5)  # how strongly a line holds what follows it, the strongest first


class Part:
    """A piece of the outline with its own words and what stands below it."""

    __slots__ = ("block", "bold", "children", "kind", "label", "rank", "words")

    kind: PartKind
    block: Block
    words: Inline
    label: Label | None
    bold: bool
    """Whether all of its words are bold."""
    children: list[Part]
    rank: int | None
    """How strongly it holds what follows; None for what holds only its own list."""

    def __init__(self, kind: PartKind, block: Block, words: Inline, label: Label | None, *, bold: bool = False) -> None:
        self.kind = kind
        self.block = block
        self.words = words
        self.label = label
        self.bold = bold
        self.children = []
        self.rank = None

    @property
    def text(self) -> str:
        """Return its words without marks."""
        return self.words.text

    @property
    def rest(self) -> Inline:
        """Return its words less the label."""
        return self.words.cut(self.label.rest).strip() if self.label else self.words

    def walk(self) -> Iterator[Part]:
        """Yield itself and everything below it, in order."""
        waiting = [self]
        while waiting:
            part = waiting.pop()
            yield part
            waiting += reversed(part.children)


def outline(blocks: list[Block]) -> list[Part]:
    """Return the outline of a page."""
    roots: list[Part] = []
    open_sections: list[Part] = []
    loose: list[Part] = []

    def settle() -> None:
        holder = open_sections[-1].children if open_sections else roots
        holder += _grouped(loose)
        loose.clear()

    for block in blocks:
        if block.kind != "heading":
            loose += _parts(block)
            continue
        words = block.inline.strip()
        label = label_of(words) or _remarked(words.text) or _boxed(loose, words)
        settle()
        part = Part("section", block, words, label, bold=True)
        while open_sections and open_sections[-1].block.level >= block.level:
            open_sections.pop()
        (open_sections[-1].children if open_sections else roots).append(part)
        open_sections.append(part)
    settle()
    return roots


def _remarked(text: str) -> Label | None:
    """Return the section that a heading names before a remark in brackets: "Metrics (always on)"."""
    name = text[: text.rfind("(")].rstrip() if text.endswith(")") else ""
    label = read_label(name) if name else None
    section = label is not None and label.kind in ("key_results", "projects", "aside") and label.rest >= len(name)
    return label._replace(rest=len(text)) if label is not None and section else None


def _boxed(before: list[Part], words: Inline) -> Label | None:
    """Take the label that stands alone in a box of its own right before a heading: "O1"."""
    label = before[-1].label if before and before[-1].kind == "paragraph" else None
    alone = label is not None and label.kind in ("objective", "key_result") and label.number and label.rest >= len(before[-1].text)
    if label is None or not alone or (" " not in words.text and words.text.isascii()):
        return None
    before.pop()
    return label._replace(rest=0)


def _parts(block: Block) -> list[Part]:
    """Return a block as parts: one, or one for each labelled line of it."""
    if block.kind == "table":
        return [Part("table", block, NO_WORDS, None)]
    kind: PartKind = "item" if block.kind == "item" else "paragraph"
    lines = labelled_lines(block.inline, loose=kind == "paragraph")
    parts = [_part(kind if not index else "paragraph", block, words, label) for index, (words, label) in enumerate(lines)]
    below = [part for child in block.children for part in _parts(child)]
    if kind == "paragraph":
        return _pictured(block) or _with_fields(parts)
    last = parts[-1].label
    ended = not below and len(parts) > 1 and last is not None and last.kind == "projects" and last.rest >= len(parts[-1].text)
    if ended:  # it is no part of the last item: what happens to that leaves it where it is
        parts[-1].block = Block("paragraph", parts[-1].words.piece.start, block.end)
        block.end = parts[-2].words.piece.end
    parts[0].children = _grouped([*(parts[1:-1] if ended else parts[1:]), *below])
    return [parts[0], parts[-1]] if ended else parts[:1]  # "Initiatives:" right behind a list leads to the next one


def _with_fields(parts: list[Part]) -> list[Part]:
    """Put the fields among the lines of a paragraph below the key result that they follow, and what explains a statement below that."""
    kept: list[Part] = []
    for part in parts:
        above = kept[-1].label if kept else None
        field = part.label is not None and part.label.kind == "field" and above is not None and above.kind == "key_result"
        if field or (kept and part.label is None and not is_lead(part.words, 0) and is_said(kept[-1].text)):
            kept[-1].children.append(part)
        else:
            kept.append(part)
    return kept


def _pictured(block: Block) -> list[Part]:
    """Return the lines of a paragraph that has an emoji in the place of each list mark."""
    lines = block.inline.lines()
    if not all(line.text and is_symbol(line.text[0]) and read_label(line.text) is None for line in lines):
        return []
    blocks = [Block("paragraph", line.piece.start, line.piece.end, mark=line.text[0], inline=line) for line in lines]
    return [_part("paragraph", one, line, None) for one, line in zip(blocks, lines, strict=True)]


def _part(kind: PartKind, block: Block, words: Inline, label: Label | None) -> Part:
    return Part(kind, block, words, label, bold=block.title or words.is_all(words.bold, lead(words.text) if words.bold else 0))


def _rank(part: Part, following: Part | None) -> int | None:
    """Return how strongly a part holds what follows it."""
    label = part.label
    alone = label is not None and label.rest >= len(part.text)
    if part.kind == "item":
        announces = label is not None and label.kind in ("key_results", "projects", "aside")
        announces = announces and (alone or part.words.is_all(part.words.bold, 0, label.rest if label else 0))
        other = following is not None and following.kind == "item" and _class(following) != _class(part)
        titled = part.bold or (_class(part) == "1" and label is not None and label.kind == "objective")
        return _LIST if other and (titled or (announces and not part.children)) else None
    if part.kind != "paragraph":
        return None
    if label is not None and label.kind == "objective":
        return _OBJECTIVE if label.strong else _TITLE
    if label is not None and label.kind == "aside" and not alone and _is_remark(part.text, label):
        return None
    section = label is not None and label.kind in ("objectives", "key_results", "projects", "aside")
    if label is not None and section and (alone or part.words.is_all(part.words.bold, 0, label.rest)):
        return _SECTION if label.kind != "objectives" else _OBJECTIVE
    if label is not None and label.kind == "key_result":
        fields = (
            following is not None and following.kind == "item" and (following.label is None or following.label.kind in ("field", "aside"))
        )
        return _INTRO if fields or (following is not None and _is_code(part) and _is_plain(following)) else None
    if part.bold and len(part.text) <= TITLE and (label is None or label.kind != "field"):
        return _TITLE
    if part.text.rstrip().endswith((*COLONS, "…", "...")) and following is not None and following.kind in ("item", "table"):
        return _INTRO
    if following is not None and following.kind == "item" and label is None and len(part.text) <= TITLE and "\n" not in part.text:
        return _INTRO
    return None


def _is_code(part: Part) -> bool:
    """Return whether a part is a line that says "KR 1.2" and no more."""
    label = part.label
    return label is not None and label.kind == "key_result" and bool(label.number) and label.rest >= len(part.text)


def _is_plain(part: Part) -> bool:
    return part.kind == "paragraph" and part.label is None and not part.bold


def _names_results(part: Part | None) -> bool:
    """Return whether a part is a line that says "Key results" and no more."""
    label = part.label if part is not None and part.kind == "paragraph" else None
    return label is not None and part is not None and label.kind == "key_results" and label.strong and label.rest >= len(part.text)


def _is_remark(text: str, label: Label) -> bool:
    """Return whether a line says itself what it announces: "Why: Late ferries cost us trust"; "Risks: of three kinds" leads to a list."""
    said = text.rstrip()
    return not said.endswith(COLONS) and (said.endswith((".", "!")) or is_remark(text[: label.rest]))


def _class(part: Part) -> str:
    return "1" if part.block.mark.removeprefix("(")[:1].isalnum() else part.block.mark


def _grouped(parts: list[Part]) -> list[Part]:
    """Put below each announcing part what it announces."""
    top: list[Part] = []
    holders: list[Part] = []
    for part, label in zip(parts, with_codes([part.words for part in parts], [part.label for part in parts]), strict=True):
        part.label = label
    for index, part in enumerate(parts):
        following = parts[index + 1] if index + 1 < len(parts) else None
        if part.kind == "paragraph" and part.block.mark and not part.bold and (following is None or following.kind != "item"):
            part.kind = "item"
        part.rank = _rank(part, following)
        while holders and holders[-1].rank == _LIST and (part.kind != "item" or _class(part) == _class(holders[-1])):
            holders.pop()
        if part.rank is not None:
            while holders and (holders[-1].rank or 0) >= part.rank:
                holders.pop()
        elif part.label is not None and part.label.kind in ("objective", "key_result") and part.label.strong:
            while holders and holders[-1].label is not None and holders[-1].label.kind in ("aside", "projects"):
                holders.pop()  # a labelled statement belongs to no remark
        elif part.kind == "paragraph":
            last = part.label is None and _names_results(following)  # the line over the next "Key results:"
            while holders and (holders[-1].rank == _INTRO or (last and holders[-1].rank == _SECTION)):
                if _is_code(holders[-1]) and not holders[-1].children and _is_plain(part):
                    break  # "KR 1.2" alone waits for its words
                holders.pop()  # an announcing line holds one list
        (holders[-1].children if holders else top).append(part)
        if part.rank is not None:
            holders.append(part)
    for part in parts:
        if part.rank == _LIST and part.children:
            part.children = _grouped(part.children)
    return top
