"""OKRs out of the values of a YAML or JSON file: our own layout, and the shapes that other tools write.

An objective is a mapping that has key results below it, or stands in a list of objectives. Names are those of the lexicon `layout`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from okrcoach.documents import values
from okrcoach.documents.measures import read_measure_fields
from okrcoach.documents.names import field_named, kind_named, layout, names, plain_name
from okrcoach.documents.text import Lines, Piece
from okrcoach.documents.tree import Node
from okrcoach.model import CheckIn, Ignore, KeyResult, Objective, OkrDocument, Place, Project

LABEL_WORDS = 6
"""A key result's name of at most so many words beside a description is a label; the description says what is meant."""


def read_shape(root: Node, text: str) -> OkrDocument:
    """Return the document that the values hold; what was left aside stands in its notes."""
    return read_layout(root, text)[0]


def read_layout(root: Node, text: str) -> tuple[OkrDocument, dict[str, Spot]]:
    """Return the document, and where in the tree each of its statements stands."""
    reader = _Reader(text)
    return reader.read(root), reader.layout


@dataclass(slots=True)
class Spot:
    """Where a statement stands in the tree."""

    node: Node
    """Its mapping, or the text alone."""
    said: Node
    """Its text."""
    holder: Node | None
    """The list that it stands in."""


@dataclass
class _Fields:
    """The fields of one mapping by their names in our model; of several keys for one field, the first in the lexicon counts."""

    nodes: dict[str, Node] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        node = self.nodes.get(name)
        if node is None:
            return None
        if node.kind == "list":
            return ", ".join(item.text for item in node.items if item.text) or None
        if node.kind == "map":
            return next((item.text for key, item in node.entries() if plain_name(key) in ("name", "title", "email") and item.text), None)
        return node.text.strip() or None

    def flag(self, name: str) -> bool:
        return (self.text(name) or "").lower() in ("true", "yes", "x")


class _Reader:
    def __init__(self, text: str) -> None:
        self.lines = Lines(text)
        self.objectives: list[Objective] = []
        self.layout: dict[str, Spot] = {}
        self.aside: Counter[tuple[int, str]] = Counter()
        self.notes: list[str] = []

    def read(self, root: Node) -> OkrDocument:
        found = self._fields(root, {"title", "team", "period"}) if root.kind == "map" else _Fields()
        self._walk(root, listed=root.kind == "list", parent=None)
        if not self.objectives:
            self.notes.append("no objectives and key results were found")
        seen: Counter[str] = Counter()
        first: dict[str, int] = {}
        for (line, key), times in sorted(self.aside.items()):
            seen[key] += times
            first.setdefault(key, line)
        self.notes += [f"line {first[key]}: left aside: {key}" + (f" ({times} times)" if times > 1 else "") for key, times in seen.items()]
        ignore = self._get(root, "ignore_list")
        return OkrDocument(
            tuple(self.objectives),
            title=found.text("title"),
            team=found.text("team"),
            period=found.text("period"),
            ignores=self._ignores(ignore),
            notes=tuple(self.notes),
            place=Place(1, 1, 1, 1),
        )

    def _flat(self, node: Node, holder: Node) -> bool:
        """Take an item of a list that names the kind and the parent of each; return whether it is a key result."""
        kind = next((kind_named(item.text) for key, item in node.entries() if plain_name(key) in ("type", "kind", "level")), None)
        if kind != "key_result" or not self.objectives or self._get(node, "key_results_list") is not None:
            return False
        key_result = self._key_result(node)
        if key_result is None:
            return True
        above = self._fields(node, {"parent"}).text("parent")
        at = next((at for at, one in enumerate(self.objectives) if above and above in (one.id, one.text)), len(self.objectives) - 1)
        objective = self.objectives[at]
        where = f"objectives/{at}/key_results/{len(objective.key_results)}"
        self.layout[where] = Spot(node, self._text(node, "key_result") or node, holder)
        self.objectives[at] = replace(objective, key_results=(*objective.key_results, key_result))
        return True

    def _keyed(self, node: Node) -> bool:
        """Take a mapping of objectives, each under its own words; return whether it is one."""
        found = [
            (key, start, end, item)
            for (key, start, end), item in zip(node.keys, node.items, strict=True)
            if len(key.split()) > 1 and (item.kind == "list" or (item.kind == "map" and self._get(item, "key_results_list") is not None))
        ]
        if len(found) < len(node.items):
            return False
        for key, start, end, item in found:
            where = f"objectives/{len(self.objectives)}"
            at = self.lines.text.find(key, start, end)
            said = Node("scalar", start, end, key, Piece.of(self.lines.text, at, at + len(key)) if at >= 0 else None)
            holder = item if item.kind == "map" else Node("map", start, end, items=[item], keys=[("key_results", start, end)])
            objective, _ = self._objective(holder, None, where, None, said)
            self.objectives.append(objective)
        return True

    def _walk(self, node: Node, *, listed: bool, parent: str | None, holder: Node | None = None) -> None:
        where = f"objectives/{len(self.objectives)}"
        if node.kind == "list":
            for item in node.items:
                if item.kind == "scalar" and listed and isinstance(item.value, str) and parent is None and item.text.strip():
                    self.layout[f"objectives/{len(self.objectives)}"] = Spot(item, item, node)
                    self.objectives.append(Objective(self._statement(item), place=self._place(item)))
                elif item.kind != "map" or not self._flat(item, node):
                    self._walk(item, listed=listed, parent=parent, holder=node)
            return
        if node.kind != "map" or (listed and node.items and self._keyed(node)):
            return
        used: set[str] = set()
        if self._is_objective(node, listed=listed):
            objective, used = self._objective(node, parent, where, holder)
            self.objectives.append(objective)
            parent = objective.id or objective.text
        for key, item in node.entries():
            if item.kind != "scalar" and key not in used:
                self._walk(item, listed=plain_name(key) in names("objectives_list"), parent=parent)

    def _is_objective(self, node: Node, *, listed: bool) -> bool:
        holds = self._get(node, "key_results_list")
        text = self._text(node, "objective")
        if text is None:
            return holds is not None and bool(holds.items) and any(plain_name(key) in ("keyresults", "krs") for key, _, _ in node.keys)
        named = any(plain_name(key) in ("type", "kind", "level") and kind_named(item.text) == "objective" for key, item in node.entries())
        return listed or named or (holds is not None and holds.kind != "scalar") or self._own_text(node, "objective") is not None

    def _get(self, node: Node, group: str) -> Node | None:
        """Return the value under the first of a group's names; an empty one only where nothing better is there."""
        entries = {plain_name(key): item for key, item in reversed(node.entries())}
        return next((entries[name] for name in names(group) if name in entries), None)

    def _own_text(self, node: Node, kind: str) -> Node | None:
        entries = {plain_name(key): item for key, item in reversed(node.entries()) if item.kind == "scalar" and isinstance(item.value, str)}
        return next((entries[name] for name in names(kind) if name in entries and entries[name].text.strip()), None)

    def _text(self, node: Node, kind: str) -> Node | None:
        """Return the value that says the statement; for a key result with a short name and a description, the description."""
        plain = {plain_name(key): item for key, item in reversed(node.entries()) if item.kind == "scalar" and isinstance(item.value, str)}
        plain = {key: item for key, item in plain.items() if item.text.strip()}
        best = next((plain[name] for name in ("text", *names(kind), *names("text")) if name in plain), None)
        name, description = plain.get("name"), plain.get("description")
        if kind == "key_result" and best is not None and best is name and description and len(name.text.split()) <= LABEL_WORDS:
            return description
        if best is None and kind == "key_result":
            return next((plain[name] for name in ("metric", "measure", "kpi") if name in plain), None)
        return best

    @staticmethod
    def _statement(node: Node) -> str:
        return node.text.strip().replace("\n", " ")

    def _place(self, node: Node) -> Place:
        piece = node.piece or Piece(self.lines.text[node.start : node.end], ((0, node.start),))
        return piece.strip().place(self.lines)

    def _fields(self, node: Node, wanted: set[str], said: Node | None = None) -> _Fields:
        found = _Fields()
        rank: dict[str, int] = {}
        for key, item in node.entries():
            if item is said:
                continue
            name = field_named(key)
            if item.kind == "map" and name in (None, "metric") and plain_name(key) in ("metrics", "metric", "measure", "kpi"):
                for inner, inner_item in self._fields(item, wanted).nodes.items():
                    found.nodes.setdefault(inner, inner_item)
                continue
            if name is None or name not in wanted:
                continue
            order = [plain_name(one) for one in layout()["fields"][name]].index(plain_name(key))
            if (item.kind != "scalar" or item.value is not None) and order < rank.get(name, 1000):
                rank[name] = order
                found.nodes[name] = item
        return found

    def _leave(self, node: Node, used: set[str]) -> None:
        for key, start, _ in node.keys:
            if key not in used:
                self.aside[self.lines.position(start)[0], key] += 1

    def _objective(
        self, node: Node, parent: str | None, where: str, holder: Node | None, said: Node | None = None
    ) -> tuple[Objective, set[str]]:
        said = said or self._text(node, "objective")
        self.layout[where] = Spot(node, said or node, holder)
        wanted = {"owner", "parent", "type", "id", "score", "dropped"}
        found = self._fields(node, wanted, said)
        score, written = self._score(node, found)
        krs = self._get(node, "key_results_list")
        key_results: list[KeyResult] = []
        projects: list[Project] = []
        for item in self._items(krs):
            if (key_result := self._key_result(item)) is not None:
                self.layout[f"{where}/key_results/{len(key_results)}"] = Spot(item, self._text(item, "key_result") or item, krs)
                below = self._get(item, "projects_list")
                projects += [replace(project, moves=(len(key_results),)) for project in self._projects(below) if not project.moves]
                key_results.append(key_result)
        bets = self._get(node, "projects_list")
        own = self._projects(bets, len(key_results), where)
        projects = own + projects
        ignore = self._get(node, "ignore_list")
        objective = Objective(
            self._statement(said) if said else "",
            key_results=tuple(key_results),
            projects=tuple(projects),
            owner=found.text("owner"),
            parent=found.text("parent") or parent,
            type=_type(found),
            id=found.text("id"),
            score=score,
            score_as_written=written,
            dropped=found.flag("dropped"),
            ignores=self._ignores(ignore),
            place=self._place(said) if said else None,
        )
        used = {
            key
            for key, item in node.entries()
            if item in (said, krs, bets, ignore) or item in found.nodes.values() or self._is_written_score(key)
        }
        self._leave(node, used | {key for key, item in node.entries() if item.kind != "scalar"})
        return objective, used

    @staticmethod
    def _is_written_score(key: str) -> bool:
        return plain_name(key) == "scoreaswritten"

    def _items(self, node: Node | None) -> list[Node]:
        if node is None or node.kind == "scalar":
            return []
        if node.kind == "map":
            wrapped = next((item for key, item in node.entries() if item.kind == "list" and plain_name(key) in names("wrapped")), None)
            return [self._unwrapped(item) for item in wrapped.items] if wrapped is not None else node.items
        return node.items

    @staticmethod
    def _unwrapped(node: Node) -> Node:
        """Return what an edge of a graph leads to."""
        return node.items[0] if node.kind == "map" and [plain_name(key) for key, _, _ in node.keys] == ["node"] else node

    def _key_result(self, node: Node) -> KeyResult | None:
        if node.kind != "map":
            if node.kind == "scalar" and node.text.strip():
                return KeyResult(self._statement(node), place=self._place(node))
            self.notes.append(f"line {self.lines.position(node.start)[0]}: left aside: a key result without text")
            return None
        said = self._text(node, "key_result")
        if said is None:
            self.notes.append(f"line {self.lines.position(node.start)[0]}: left aside: a key result without text")
            return None
        measured = {"metric", "direction", "unit", "baseline", "target", "comparison", "due"}
        wanted = {"owner", "type", "source", "score", "confidence", "priority", "dropped", "assumed", "current"} | measured
        found = self._fields(node, wanted, said)
        score, written = self._score(node, found)
        ignore = self._get(node, "ignore_list")
        checks = self._get(node, "check_ins_list")
        key_result = KeyResult(
            self._statement(said),
            measure=read_measure_fields(found.text),
            owner=found.text("owner"),
            type=_type(found),
            source=found.text("source"),
            score=score,
            score_as_written=written,
            confidence=found.text("confidence"),
            priority=found.text("priority"),
            dropped=found.flag("dropped"),
            assumed=tuple(part.strip() for part in (found.text("assumed") or "").split(",") if part.strip()),
            check_ins=tuple(check for item in self._items(checks) if (check := self._check_in(item)) is not None),
            ignores=self._ignores(ignore),
            place=self._place(said),
        )
        used = {
            key
            for key, item in node.entries()
            if item in (said, ignore, checks) or item in found.nodes.values() or self._is_written_score(key)
        }
        self._leave(
            node, used | {key for key, _ in node.entries() if plain_name(key) in names("projects_list") or plain_name(key) == "metrics"}
        )
        return key_result

    def _score(self, node: Node, found: _Fields) -> tuple[float | None, str | None]:
        as_number = (found.text("score") or "").strip()
        value = values.score(as_number)
        kept = next((item.text for key, item in node.entries() if self._is_written_score(key) and item.text), None)
        if value is None:
            return None, values.beyond(as_number or kept or "")
        return value, kept or values.written_score(value, as_number)

    def _check_in(self, node: Node) -> CheckIn | None:
        entries = {plain_name(key): item.text.strip() for key, item in node.entries()}
        if not entries.get("date"):
            return None
        value = values.number(entries.get("value", ""))
        return CheckIn(entries["date"], value[0] if value else None, entries.get("confidence") or None, entries.get("comment") or None)

    def _projects(self, node: Node | None, count: int | None = None, where: str = "") -> list[Project]:
        projects: list[Project] = []
        for item in self._items(node):
            said = item if item.kind == "scalar" else self._text(item, "project") if item.kind == "map" else None
            if said is None or not said.text.strip():
                continue
            found = self._fields(item, {"owner", "due", "moves", "dropped"}, said)
            ignore = self._get(item, "ignore_list")
            if where:
                self.layout[f"{where}/projects/{len(projects)}"] = Spot(item, said, node)
            projects.append(
                Project(
                    self._statement(said),
                    owner=found.text("owner"),
                    moves=self._moves(found.nodes.get("moves"), count),
                    due=found.text("due"),
                    dropped=found.flag("dropped"),
                    ignores=self._ignores(ignore),
                    place=self._place(said),
                )
            )
            used = {key for key, value in item.entries() if value in (said, ignore) or value in found.nodes.values()}
            self._leave(item, used)
        return projects

    def _moves(self, node: Node | None, count: int | None) -> tuple[int, ...]:
        places: list[int] = []
        for item in [node] if node is not None and node.kind == "scalar" else self._items(node):
            if isinstance(item.value, int) and not isinstance(item.value, bool):
                places += [item.value] if item.value >= 0 and (count is None or item.value < count) else []
            else:
                places += values.moves(item.text, count) or ()
        return tuple(places)

    def _ignores(self, node: Node | None) -> tuple[Ignore, ...]:
        if node is None:
            return ()
        if node.kind == "scalar":
            return values.ignores(node.text)
        if node.kind == "map":
            return tuple(Ignore(key, item.text.strip()) for key, item in node.entries())
        found: list[Ignore] = []
        for item in node.items:
            entries = {plain_name(key): value.text.strip() for key, value in item.entries()}
            if "rule" in entries:
                found.append(Ignore(entries["rule"], entries.get("reason", "")))
            else:
                found += self._ignores(item)
        return tuple(found)


def _type(found: _Fields) -> str | None:
    """Return the declared type; that something is a key result says nothing about which."""
    text = found.text("type")
    return None if text is not None and plain_name(text) in ("objective", "keyresult") else text
