"""OKRs out of the values of a YAML or JSON file: our own layout, and the shapes that other tools write.

An objective is a mapping that has key results below it, or stands in a list of objectives. Names are those of the lexicon `layout`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from okrcoach.documents.measures import read_measure_fields
from okrcoach.documents.names import names, plain_name
from okrcoach.documents.shape_fields import (
    Fields,
    after_label,
    check_ins_of,
    coded_results,
    declared_kind,
    fields_of,
    holder_of,
    holds_objectives,
    ignores_of,
    is_row,
    is_schema,
    is_written_score,
    items_of,
    key_results_of,
    moves_of,
    own_text,
    score_of,
    statement,
    text_of,
    type_of,
    value_of,
)
from okrcoach.documents.text import Lines, Piece
from okrcoach.documents.tree import Node
from okrcoach.documents.unread import told, unread
from okrcoach.model import KeyResult, Objective, OkrDocument, Place, Project


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


class _Reader:
    def __init__(self, text: str) -> None:
        self.lines = Lines(text)
        self.objectives: list[Objective] = []
        self.named: dict[str, int] = {}
        """Where the first objective of each id and of each text stands."""
        self.layout: dict[str, Spot] = {}
        self.aside: Counter[tuple[int, str]] = Counter()
        self.root: Node | None = None
        self.team: str | None = None
        """The team of the objectives that are being read, where the file holds those of several."""
        self.notes: list[str] = []
        self.unread: list[tuple[int, str, str]] = []
        """The lines, names and words of fields that nothing can be made of."""
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
            self.notes.append(f"line {self.lines.position(node.start)[0]}: left aside: a key result without an objective")
            return True
        key_result = self._key_result(node)
        if key_result is None:
            return True
        objective = self.objectives[at]
        where = f"objectives/{at}/key_results/{len(objective.key_results)}"
        self.layout[where] = Spot(node, text_of(node, "key_result") or node, holder)
        self.objectives[at] = replace(objective, key_results=(*objective.key_results, key_result))
        return True

    def _row(self, node: Node, holder: Node) -> bool:
        """Take an item of a list that is a row with an objective and a key result; return whether it is one."""
        if not is_row(node) or (key_result := self._key_result(node)) is None:
            return False
        said = own_text(node, "objective") or node
        text = statement(said, node)
        at = self.rows.setdefault(text, len(self.objectives))
        if at == len(self.objectives):
            self.layout[f"objectives/{at}"] = Spot(node, said, holder)
            self._add(Objective(text, place=self._place(said, node)))
        objective = self.objectives[at]
        self.layout[f"objectives/{at}/key_results/{len(objective.key_results)}"] = Spot(node, text_of(node, "key_result") or node, holder)
        self.objectives[at] = replace(objective, key_results=(*objective.key_results, key_result))
        return True

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
            objective, _ = self._objective(holder, None, where, None, said)
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
                    self._add(Objective(statement(item, item), place=self._place(item, item)))
                elif item.kind != "map" or not (self._flat(item, node, parent) or self._row(item, node)):
                    self._walk(item, listed=listed, parent=parent, holder=node)
            return
        if node.kind != "map" or is_schema(node) or (listed and node.items and self._keyed(node)):
            return
        above, self.team = self.team, self._named_team(node) or self.team
        used: set[str] = set()
        if self._is_objective(node, listed=listed):
            objective, used = self._objective(node, parent, where, holder)
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

    def _place(self, said: Node, node: Node) -> Place:
        piece = said.piece.cut(after_label(said, node)) if said.piece else Piece(self.lines.text[said.start : said.end], ((0, said.start),))
        return piece.strip().place(self.lines)

    def _leave(self, node: Node, used: set[str]) -> None:
        for (key, start, _), item in zip(node.keys, node.items, strict=True):
            if key not in used and plain_name(key) not in names("kind") and (item.kind == "scalar" or item.items):
                self.aside[self.lines.position(start)[0], key] += 1

    def _objective(
        self, node: Node, parent: str | None, where: str, holder: Node | None, said: Node | None = None
    ) -> tuple[Objective, set[str]]:
        said = said or text_of(node, "objective")
        self.layout[where] = Spot(node, said or node, holder)
        wanted = {"owner", "team", "parent", "type", "status", "id", "score", "dropped"}
        found = self._fields(node, wanted, said)
        score, written = score_of(node, found)
        krs = key_results_of(node)
        key_results: list[KeyResult] = []
        projects: list[Project] = []
        results = items_of(krs) if krs is not None else coded_results(node)
        listing = holder_of(krs or node)
        for item in results:
            if (key_result := self._key_result(item)) is not None:
                self.layout[f"{where}/key_results/{len(key_results)}"] = Spot(item, text_of(item, "key_result") or item, listing)
                below = value_of(item, "projects_list")
                projects += [replace(project, moves=project.moves or (len(key_results),)) for project in self._projects(below)]
                key_results.append(key_result)
        bets = value_of(node, "projects_list")
        projects = (self._projects(bets, where) if bets is not krs else []) + projects
        ignore = value_of(node, "ignore_list")
        objective = Objective(
            statement(said, node) if said else "",
            key_results=tuple(key_results),
            projects=tuple(projects),
            owner=found.text("owner"),
            team=found.text("team") or self.team,
            parent=found.text("parent") or parent,
            type=type_of(found),
            id=found.text("id"),
            score=score,
            score_as_written=written,
            dropped=found.dropped,
            status=found.text("status"),
            ignores=ignores_of(ignore),
            place=self._place(said, node) if said else None,
        )
        taken = {*found.nodes.values(), *results, said, krs, bets, ignore}
        used = {key for key, item in node.entries() if item in taken or is_written_score(key)}
        self._leave(node, used | {key for key, item in node.entries() if item.kind != "scalar"})
        return objective, used

    def _key_result(self, node: Node) -> KeyResult | None:
        if node.kind != "map":
            if node.kind == "scalar" and node.text.strip():
                return KeyResult(statement(node, node), place=self._place(node, node))
            self.notes.append(f"line {self.lines.position(node.start)[0]}: left aside: a key result without text")
            return None
        said = text_of(node, "key_result")
        if said is None:
            self.notes.append(f"line {self.lines.position(node.start)[0]}: left aside: a key result without text")
            return None
        measured = {"metric", "direction", "unit", "baseline", "target", "comparison", "due"}
        wanted = {"owner", "type", "source", "score", "confidence", "priority", "dropped", "status", "assumed", "current"} | measured
        found = self._fields(node, wanted, said)
        score, written = score_of(node, found)
        ignore = value_of(node, "ignore_list")
        checks = value_of(node, "check_ins_list")
        check_ins, undated = check_ins_of(checks)
        self.notes += [f"line {self.lines.position(one.start)[0]}: left aside: a check-in without the key 'date'" for one in undated]
        key_result = KeyResult(
            statement(said, node),
            measure=read_measure_fields(found.text),
            owner=found.text("owner"),
            type=type_of(found),
            source=found.text("source"),
            score=score,
            score_as_written=written,
            confidence=found.text("confidence"),
            priority=found.text("priority"),
            dropped=found.dropped,
            status=found.text("status"),
            assumed=tuple(part.strip() for part in (found.text("assumed") or "").split(",") if part.strip()),
            check_ins=check_ins,
            ignores=ignores_of(ignore),
            place=self._place(said, node),
        )
        above = own_text(node, "objective") if is_row(node) else None
        used = {
            key
            for key, item in node.entries()
            if item in (said, ignore, checks, above) or item in found.nodes.values() or is_written_score(key)
        }
        self._leave(
            node, used | {key for key, _ in node.entries() if plain_name(key) in names("projects_list") or plain_name(key) == "metrics"}
        )
        return key_result

    def _fields(self, node: Node, wanted: set[str], said: Node | None) -> Fields:
        found = fields_of(node, wanted, said)
        texts = {name: item.text for name, item in found.nodes.items() if item.kind == "scalar" and name != "moves"}
        self.unread += [(self.lines.position(found.nodes[name].start)[0], name, words) for name, words in unread(texts).items()]
        return found

    def _projects(self, node: Node | None, where: str = "") -> list[Project]:
        projects: list[Project] = []
        listing = node and holder_of(node)
        for item in items_of(node):
            said = item if item.kind == "scalar" else text_of(item, "project") if item.kind == "map" else None
            if said is None or not said.text.strip():
                continue
            found = self._fields(item, {"owner", "due", "moves", "dropped", "status"}, said)
            moves, others = moves_of(found.nodes.get("moves"))
            self.unread += [(self.lines.position(item.start)[0], "moves", words) for words in others]
            ignore = value_of(item, "ignore_list")
            if where:
                self.layout[f"{where}/projects/{len(projects)}"] = Spot(item, said, listing)
            projects.append(
                Project(
                    statement(said, item),
                    owner=found.text("owner"),
                    moves=moves,
                    due=found.text("due"),
                    dropped=found.dropped,
                    status=found.text("status"),
                    ignores=ignores_of(ignore),
                    place=self._place(said, item),
                )
            )
            used = {key for key, value in item.entries() if value in (said, ignore) or value in found.nodes.values()}
            self._leave(item, used)
        return projects
