"""The statements of a YAML or JSON file: an objective, a key result and a project out of their mappings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from okrcoach.documents.measures import read_measure_fields
from okrcoach.documents.names import names, plain_name
from okrcoach.documents.text import Lines, Piece
from okrcoach.documents.trees.shape_fields import (
    Fields,
    after_label,
    check_ins_of,
    coded_results,
    fields_of,
    holder_of,
    ignores_of,
    is_row,
    is_written_score,
    items_of,
    key_results_of,
    moves_of,
    own_text,
    said_in,
    score_of,
    statement,
    text_of,
    type_of,
    value_of,
)
from okrcoach.documents.trees.tree import Node
from okrcoach.documents.unread import unread
from okrcoach.model import KeyResult, Objective, Place, Project


@dataclass(slots=True)
class Spot:
    """Where a statement stands in the tree."""

    node: Node
    """Its mapping, or the text alone."""
    said: Node
    """Its text."""
    holder: Node | None
    """The list that it stands in."""


class StatementReader:
    """Reads one statement at a time; keeps where each stands, and what was left aside or could not be read."""

    def __init__(self, text: str) -> None:
        self.lines = Lines(text)
        self.layout: dict[str, Spot] = {}
        self.aside: Counter[tuple[int, str]] = Counter()
        """The lines and names of fields that are no part of OKRs."""
        self.notes: list[str] = []
        self.unread: list[tuple[int, str, str]] = []
        """The lines, names and words of fields that nothing can be made of."""
        self.team: str | None = None
        """The team of the objectives that are being read, where the file holds those of several."""

    def place_of(self, said: Node, node: Node) -> Place:
        """Return where a statement's words stand, its label left out."""
        piece = said.piece.cut(after_label(said, node)) if said.piece else Piece(self.lines.text[said.start : said.end], ((0, said.start),))
        return self.lines.place(piece.strip())

    def leave_aside(self, node: Node, what: str) -> None:
        """Note what is not read."""
        self.notes.append(f"line {self.lines.position(node.start)[0]}: left aside: {what}")

    def _leave(self, node: Node, used: set[str]) -> None:
        for (key, start, _), item in zip(node.keys, node.items, strict=True):
            if key not in used and plain_name(key) not in names("kind") and (item.kind == "scalar" or item.items):
                self.aside[self.lines.position(start)[0], key] += 1

    def objective(
        self, node: Node, parent: str | None, where: str, holder: Node | None, said: Node | None = None
    ) -> tuple[Objective, set[str]]:
        """Read the objective of a mapping with all below it, and the keys that it took; `said` is its text where no key has it."""
        said = said or text_of(node, "objective")
        self.layout[where] = Spot(node, said or node, holder)
        wanted = {"owner", "team", "parent", "type", "status", "id", "score", "dropped"}
        found = self._fields(node, wanted, said)
        score, written = score_of(node, found)
        krs = key_results_of(node)
        key_results: list[KeyResult] = []
        below: list[tuple[Project, Spot]] = []
        results = items_of(krs) if krs is not None else coded_results(node)
        listing = holder_of(krs or node)
        for item in results:
            if (key_result := self.key_result(item)) is not None:
                self.layout[f"{where}/key_results/{len(key_results)}"] = Spot(item, text_of(item, "key_result") or item, listing)
                own = self._projects(value_of(item, "projects_list"))
                below += [(replace(project, moves=project.moves or (len(key_results),)), spot) for project, spot in own]
                key_results.append(key_result)
        bets = value_of(node, "projects_list")
        projects = (self._projects(bets) if bets is not krs else []) + below
        self.layout |= {f"{where}/projects/{place}": spot for place, (_, spot) in enumerate(projects)}
        ignore = value_of(node, "ignore_list")
        objective = Objective(
            statement(said, node) if said else "",
            key_results=tuple(key_results),
            projects=tuple(project for project, _ in projects),
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
            place=self.place_of(said, node) if said else None,
        )
        taken = {*found.nodes.values(), *results, said, krs, bets, ignore}
        used = {key for key, item in node.entries() if item in taken or is_written_score(key)}
        self._leave(node, used | {key for key, item in node.entries() if item.kind != "scalar"})
        return objective, used

    def key_result(self, node: Node) -> KeyResult | None:
        """Read a key result of a mapping or a text alone; None, and a note, where it has no text."""
        said = said_in(node, "key_result")
        if said is None:
            self.leave_aside(node, "a key result without text")
            return None
        measured = {"metric", "direction", "unit", "baseline", "target", "comparison", "due"}
        wanted = {"owner", "type", "source", "score", "confidence", "priority", "dropped", "status", "assumed"} | measured
        found = self._fields(node, wanted, said)
        score, written = score_of(node, found)
        ignore = value_of(node, "ignore_list")
        checks = value_of(node, "check_ins_list")
        check_ins, undated = check_ins_of(checks)
        for one in undated:
            self.leave_aside(one, "a check-in without the key 'date'")
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
            place=self.place_of(said, node),
        )
        above = own_text(node, "objective") if is_row(node) else None
        used = {
            key
            for key, item in node.entries()
            if item in (said, ignore, checks, above) or item in found.nodes.values() or is_written_score(key)
        }
        others = (*names("projects_list"), *names("measures"))
        self._leave(node, used | {key for key, _ in node.entries() if plain_name(key) in others})
        return key_result

    def _fields(self, node: Node, wanted: set[str], said: Node | None) -> Fields:
        found = fields_of(node, wanted, said)
        texts = {name: item.text for name, item in found.nodes.items() if item.kind == "scalar" and name != "moves"}
        self.unread += [(self.lines.position(found.nodes[name].start)[0], name, words) for name, words in unread(texts).items()]
        return found

    def _projects(self, node: Node | None) -> list[tuple[Project, Spot]]:
        """Read the projects of a list, each with where it stands."""
        projects: list[tuple[Project, Spot]] = []
        listing = node and holder_of(node)
        for item in items_of(node):
            said = said_in(item, "project")
            if said is None:
                continue
            found = self._fields(item, {"owner", "due", "moves", "dropped", "status"}, said)
            moves, others = moves_of(found.nodes.get("moves"))
            self.unread += [(self.lines.position(item.start)[0], "moves", words) for words in others]
            ignore = value_of(item, "ignore_list")
            project = Project(
                statement(said, item),
                owner=found.text("owner"),
                moves=moves,
                due=found.text("due"),
                dropped=found.dropped,
                status=found.text("status"),
                ignores=ignores_of(ignore),
                place=self.place_of(said, item),
            )
            projects.append((project, Spot(item, said, listing)))
            used = {key for key, value in item.entries() if value in (said, ignore) or value in found.nodes.values()}
            self._leave(item, used)
        return projects
