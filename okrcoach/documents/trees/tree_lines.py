"""Where the values of a YAML or JSON file stand in its text: their lines, their columns, their dashes."""

from __future__ import annotations

from okrcoach.documents import values
from okrcoach.documents.text import Lines
from okrcoach.documents.trees.json_tree import read_json
from okrcoach.documents.trees.shape import read_layout
from okrcoach.documents.trees.tree import Node
from okrcoach.documents.trees.yaml_tree import read_yaml
from okrcoach.model import OkrDocument


class TreeText(Lines):
    """A YAML or JSON text with everything that was found in it."""

    def __init__(self, text: str, *, is_json: bool) -> None:
        super().__init__(text)
        self.is_json = is_json
        self.root = read_json(text) if is_json else read_yaml(text)
        self.document: OkrDocument
        self.document, self.layout = read_layout(self.root, text)

    def before_line(self, start: int) -> int:
        """Return where the line before the one that starts at `start` ends."""
        return start - (2 if self.text[start - 2 : start] == "\r\n" else 1)

    def column(self, offset: int) -> int:
        """Return how many characters stand before an offset on its line."""
        return offset - self.line_of(offset)[0]

    def dash(self, holder: Node, node: Node) -> int:
        """Return where an item's dash stands."""
        at = next(index for index, one in enumerate(holder.items) if one is node)
        before = holder.items[at - 1].end if at else holder.start
        return max(self.text.rfind("-", before if at else holder.start, node.start), holder.start)

    def item_lines(self, holder: Node, node: Node) -> tuple[int, int]:
        """Return an item's whole lines, the last line end included."""
        start = self.line_of(self.dash(holder, node))[0]
        return start, self.after_line(self.line_of(max(node.end - 1, node.start))[1])


def as_named(old: Node, places: list[int] | None) -> list[int] | list[str] | str | None:
    """Return the places of key results as the node names them: by place from 0, or as "KR3"."""
    items = [old] if old.kind == "scalar" else old.items
    if not places or not any(item.kind == "scalar" and values.moves(item.text) is not None for item in items):
        return places
    named = [f"KR{place + 1}" for place in places]
    return ", ".join(named) if old.kind == "scalar" else named
