"""OKRs out of the values of a YAML or JSON file: our own layout, and the shapes that other tools write.

An objective is a mapping that has key results below it, or stands in a list of objectives. Names are those of the lexicon `layout`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from okrcoach.documents.names import names, plain_name
from okrcoach.documents.text import Piece
from okrcoach.documents.trees.shape_fields import (
    Fields,
    coded_results,
    declared_kind,
    fields_of,
    holds_objectives,
    ignores_of,
    is_row,
    is_schema,
    key_results_of,
    own_text,
    statement,
    text_of,
    value_of,
)
from okrcoach.documents.trees.shape_statements import Spot, StatementReader
from okrcoach.documents.trees.tree import Node
from okrcoach.documents.unread import told
from okrcoach.model import KeyResult, Objective, OkrDocument, Place


def read_shape(root: Node, text: str) -> OkrDocument:
    """Return the document that the values hold; what was left aside stands in its notes."""
    return read_layout(root, text)[0]


def read_layout(root: Node, text: str) -> tuple[OkrDocument, dict[str, Spot]]:
    """Return the document, and where in the tree each of its statements stands."""
    reader = _Reader(text)
    return reader.read(root), reader.layout


class _Reader(StatementReader):
    """Finds the statements in the tree."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.objectives: list[Objective] = []
        self.named: dict[str, int] = {}
        """Where the first objective of each id and of each text stands."""
        self.root: Node | None = None
        self.rows: dict[str, int] = {}
        """Where the objectives of rows stand, by their texts."""

    def read(self, root: Node) -> OkrDocument:
        self.root = root
        found = fields_of(root, {"title", "team", "period"}) if root.kind == "map" else Fields()
        self._walk(root, listed=root.kind == "list" and any(holds_objectives(item) for item in root.items), parent=None)
        if not self.objectives:
            self.notes.append("no objectives and key results were found")
        seen: Counter[str] = Counter()
        first: dict[str, int] = {}
        for (line, key), times in sorted(self.aside.items()):
            seen[key] += times
            first.setdefault(key, line)
        self.notes += [f"line {first[key]}: left aside: {key}" + (f" ({times} times)" if times > 1 else "") for key, times in seen.items()]
        self.notes += [f"line {line}: {words}" for line, words in told(self.unread)]
        ignore = value_of(root, "ignore_list")
        return OkrDocument(
            tuple(self.objectives),
            title=found.text("title"),
            team=found.text("team"),
            period=found.text("period"),
            ignores=ignores_of(ignore),
            notes=tuple(self.notes),
            place=Place(1, 1, 1, 1),
        )

    def _flat(self, node: Node, holder: Node, parent: str | None) -> bool:
        """Take an item of a list that names the kind and the parent of each; return whether it is a key result."""
        if declared_kind(node) != "key_result" or not self.objectives or value_of(node, "key_results_list") is not None:
            return False
        above = fields_of(node, {"parent"}).text("parent") or parent
        last = len(self.objectives) - 1
        at = self.named.get(above, last) if above else last
        listed = self.layout.get(f"objectives/{last}/key_results/0", self.layout[f"objectives/{last}"])
        if above is None and listed.holder is not holder:
            self.leave_aside(node, "a key result without an objective")
            return True
        if (key_result := self.key_result(node)) is not None:
            self._give(at, key_result, node, holder)
        return True

    def _row(self, node: Node, holder: Node) -> bool:
        """Take an item of a list that is a row with an objective and a key result; return whether it is one."""
        if not is_row(node) or (key_result := self.key_result(node)) is None:
            return False
        said = own_text(node, "objective") or node
        text = statement(said, node)
        at = self.rows.setdefault(text, len(self.objectives))
        if at == len(self.objectives):
            self.layout[f"objectives/{at}"] = Spot(node, said, holder)
            self._add(Objective(text, place=self.place_of(said, node)))
        self._give(at, key_result, node, holder)
        return True

    def _give(self, at: int, key_result: KeyResult, node: Node, holder: Node) -> None:
        """Put a key result below an objective that has been read before it."""
        objective = self.objectives[at]
        self.layout[f"objectives/{at}/key_results/{len(objective.key_results)}"] = Spot(node, text_of(node, "key_result") or node, holder)
        self.objectives[at] = replace(objective, key_results=(*objective.key_results, key_result))

    def _keyed(self, node: Node) -> bool:
        """Take a mapping of objectives, each under its own words; return whether it is one."""
        found = [
            (key, start, end, item)
            for (key, start, end), item in zip(node.keys, node.items, strict=True)
            if len(key.split()) > 1 and (item.kind == "list" or (item.kind == "map" and value_of(item, "key_results_list") is not None))
        ]
        if len(found) < len(node.items):
            return False
        for key, start, end, item in found:
            where = f"objectives/{len(self.objectives)}"
            at = self.lines.text.find(key, start, end)
            said = Node("scalar", start, end, key, Piece.of(self.lines.text, at, at + len(key)) if at >= 0 else None)
            holder = item if item.kind == "map" else Node("map", start, end, items=[item], keys=[("key_results", start, end)])
            objective, _ = self.objective(holder, None, where, None, said)
            self._add(objective)
        return True

    def _add(self, objective: Objective) -> None:
        for name in filter(None, (objective.id, objective.text)):
            self.named.setdefault(name, len(self.objectives))
        self.objectives.append(objective)

    def _walk(self, node: Node, *, listed: bool, parent: str | None, holder: Node | None = None) -> None:
        where = f"objectives/{len(self.objectives)}"
        if node.kind == "list":
            for item in node.items:
                if item.kind == "scalar" and listed and isinstance(item.value, str) and parent is None and item.text.strip():
                    self.layout[f"objectives/{len(self.objectives)}"] = Spot(item, item, node)
                    self._add(Objective(statement(item, item), place=self.place_of(item, item)))
                elif item.kind != "map" or not (self._flat(item, node, parent) or self._row(item, node)):
                    self._walk(item, listed=listed, parent=parent, holder=node)
            return
        if node.kind != "map" or is_schema(node) or (listed and node.items and self._keyed(node)):
            return
        above, self.team = self.team, self._named_team(node) or self.team
        used: set[str] = set()
        if self._is_objective(node, listed=listed):
            objective, used = self.objective(node, parent, where, holder)
            self._add(objective)
            parent = objective.id or objective.text
        for key, item in node.entries():
            if item.kind != "scalar" and key not in used:
                self._walk(item, listed=plain_name(key) in names("objectives_list"), parent=parent)
        self.team = above

    def _named_team(self, node: Node) -> str | None:
        """Return the team of the objectives that a mapping below the root holds in a list."""
        holds = any(item.kind != "scalar" and plain_name(key) in names("objectives_list") for key, item in node.entries())
        return fields_of(node, {"team"}).text("team") if holds and node is not self.root else None

    def _is_objective(self, node: Node, *, listed: bool) -> bool:
        holds = key_results_of(node)
        text = text_of(node, "objective")
        if text is None:
            return holds is not None and bool(holds.items) and any(plain_name(key) in ("keyresults", "krs") for key, _, _ in node.keys)
        return (
            listed
            or declared_kind(node) == "objective"
            or (holds is not None and holds.kind != "scalar")
            or own_text(node, "objective") is not None
            or bool(coded_results(node))
        )
