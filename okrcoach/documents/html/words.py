"""Words of an HTML page while they are gathered."""

from __future__ import annotations

from okrcoach.documents.page.inline import Inline
from okrcoach.documents.page.labels import HEAD, read_label
from okrcoach.documents.text import Piece, thin


class Words:
    """Words that are being gathered, white space in a row as one space."""

    __slots__ = ("images", "length", "link", "links", "open", "parts", "runs", "spans")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.runs: list[tuple[int, int]] = []
        self.length = 0
        self.spans: dict[str, list[tuple[int, int]]] = {}
        self.open: dict[str, list[int]] = {}
        self.links: list[tuple[int, int, str]] = []
        self.link: tuple[int, str] | None = None
        self.images: list[tuple[int, str]] = []

    def add(self, text: str, source: int) -> None:
        """Add characters, or one for white space in a row."""
        last = self.parts[-1] if self.parts else "\n"
        if text.isspace() and (last == "\n" or (last == " " and text == " ")):
            return
        if text == "\n" and self.parts and self.parts[-1] == " ":
            self.length -= len(self.parts.pop())
            self.runs.pop()
        self.runs.append((self.length, source))
        self.parts.append(text)
        self.length += len(text)

    def mark(self, kind: str, *, opens: bool) -> None:
        """Begin or end what is bold, italic or struck through."""
        if opens:
            self.open.setdefault(kind, []).append(self.length)
        elif starts := self.open.get(kind):
            self.spans.setdefault(kind, []).append((starts.pop(), self.length))

    def is_label(self) -> bool:
        """Return whether the words so far are a label with its number and nothing more: "KR1.2"."""
        label = read_label("".join(self.parts)) if self.length < HEAD else None
        return label is not None and bool(label.number) and label.rest >= self.length

    def end_link(self) -> None:
        """End the link that is open."""
        if self.link is not None:
            self.links.append((self.link[0], self.length, self.link[1]))
            self.link = None

    def inline(self, source: int) -> Inline:
        """Return the words with what their marks said; `source` is where they stand if there are none."""
        self.end_link()
        for kind, starts in self.open.items():
            for start in starts:
                self.spans.setdefault(kind, []).append((start, self.length))
        piece = Piece("".join(self.parts), thin(self.runs) or ((0, source),))
        spans = self.spans
        return Inline(piece, spans.get("bold", []), spans.get("italic", []), spans.get("struck", []), self.links, self.images).strip()
