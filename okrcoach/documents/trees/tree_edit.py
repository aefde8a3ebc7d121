"""The ways of writing an edit into a YAML or JSON text: a value in its own place, an item in the style of its neighbours."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from okrcoach.documents.edits import Change
from okrcoach.documents.names import field_named, names, plain_name
from okrcoach.documents.places import Statement, between
from okrcoach.documents.record import statement_data
from okrcoach.documents.saving import Ways
from okrcoach.documents.trees.shape_fields import after_label, is_row, kind_entry, own_text
from okrcoach.documents.trees.shape_statements import Spot
from okrcoach.documents.trees.tree import Node
from okrcoach.documents.trees.tree_lines import TreeText, as_named
from okrcoach.documents.trees.yaml_file import mapping_lines, quoted, scalar
from okrcoach.model import Objective

_LISTS = {"key_results": "key_results_list", "projects": "projects_list"}


def editor(name: str) -> Callable[[str], OpenedTree]:
    """Return what opens a text of this format for edits."""
    return lambda text: OpenedTree(text, is_json=name == "json")


class OpenedTree(TreeText):
    """A YAML or JSON text that is edited."""

    # --- values -----------------------------------------------------------------------------------------------------

    def _value(self, value: Any, old: Node | None = None, *, flow: bool = False) -> str:
        """Return a value as this format writes it, in the manner of the one that it replaces."""
        if self.is_json or isinstance(value, list | dict):
            return json.dumps(value, ensure_ascii=False)
        if isinstance(value, str) and old is not None and old.style == "'":
            return "'" + value.replace("'", "''") + "'" if value.isprintable() else quoted(value)
        if isinstance(value, str) and (flow or (old is not None and old.style == '"')):
            return quoted(value)
        return scalar(value)

    def _replace(self, old: Node, value: Any) -> list[Change]:
        written = self._value(value, old)
        if not self.is_json and old.style == "block" and self.text[old.end - 1 : old.end] in ("\n", "\r"):
            written += self.newline
        return [Change(old.start, old.end, written)]

    def retext(self, where: str, text: str) -> Ways:
        """Write the new text where the old one stands."""
        spot = self.layout[where]
        said = spot.said
        if said.kind == "scalar":
            label = said.text[: after_label(said, spot.node)]
            rows = [own_text(one, "objective") for one in spot.holder.items if is_row(one)] if spot.holder is not None else []
            if said in rows:  # each row names its objective
                yield [change for row in rows if row and row.text == said.text for change in self._replace(row, label + text)]
            yield self._replace(said, label + text)
            yield [Change(said.start, said.end, quoted(label + text))]

    def refield(self, where: str, name: str, value: Any, item: Statement) -> Ways:
        """Change, add or take out a key of a statement's mapping."""
        spot = self.layout[where]
        changes: dict[str, Any] = {name: value}
        if name == "score":
            changes["score_as_written"] = getattr(item, "score_as_written", None)
        if spot.node.kind != "map":
            data = statement_data(item)
            if label := spot.node.text[: after_label(spot.node, spot.node)]:
                text = data.pop("text")
                data = {"objective" if isinstance(item, Objective) else "key_result": label + text, **data}
            yield [Change(spot.node.start, spot.node.end, self._inline(data))]
            yield self._replace_item(spot, data)
            return
        written: list[Change] = []
        for key, what in changes.items():
            old = self._entry(spot.node, key)
            if key == "moves" and old is not None:
                what = as_named(spot.node.items[old], what)  # noqa: PLW2901 -- the same places, in the words that stand there
            if old is not None and what is None:
                written += self._drop_key(spot.node, old)
            elif old is not None:
                written += self._replace(spot.node.items[old], what) if not isinstance(what, list) else self._relist(spot.node, old, what)
            elif what is not None:
                written += self._add_key(spot, key, what)
        yield written

    def _entry(self, node: Node, name: str) -> int | None:
        """Return which entry of a mapping holds a field."""
        keys = [plain_name(key[0]) for key in node.keys]
        if plain_name(name) in keys:
            return keys.index(plain_name(name))
        fits = [at for at, key in enumerate(node.keys) if field_named(key[0]) == name and node.items[at].kind == "scalar"]
        return fits[0] if fits else None

    def _relist(self, node: Node, at: int, value: list[Any]) -> list[Change]:
        if self.is_json or node.items[at].style == "flow":
            return [Change(node.items[at].start, node.items[at].end, json.dumps(value, ensure_ascii=False))]
        return [*self._drop_key(node, at), *self._add_after(node, max(at - 1, 0) if at else len(node.keys) - 1, node.keys[at][0], value)]

    def _drop_key(self, node: Node, at: int) -> list[Change]:
        start, end = node.keys[at][1], node.items[at].end
        if not self.is_json and node.style == "block":
            first, last = self.line_of(start)[0], self.line_of(max(end - 1, start))[1]
            if self.text[first:start].strip():  # the first key stands behind the item's dash
                following = node.keys[at + 1][1] if at + 1 < len(node.keys) else last
                return [Change(start, following, "")]
            return [Change(first, self.after_line(last), "")]
        return self._drop_from(start, end, [key[1] for key in node.keys], [item.end for item in node.items], at)

    def _drop_from(self, start: int, end: int, starts: list[int], ends: list[int], at: int) -> list[Change]:
        """Take an entry out of brackets with its comma."""
        if at + 1 < len(starts):
            return [Change(start, starts[at + 1], "")]
        if at:
            return [Change(ends[at - 1], end, "")]
        return [Change(start, end, "")]

    def _add_key(self, spot: Spot, key: str, value: Any) -> list[Change]:
        node = spot.node
        at = next((index for index, item in enumerate(node.items) if item is spot.said), 0)
        return self._add_after(node, at, key, value)

    def _add_after(self, node: Node, at: int, key: str, value: Any) -> list[Change]:
        """Put a key behind another one."""
        end = node.items[at].end
        if not self.is_json and node.style == "block":
            ended = self.text[end - 1 : end] in ("\n", "\r")  # a text over several lines takes its line end in
            spot, gap, tail = (end, "", self.newline) if ended else (self.line_of(max(end - 1, 0))[1], self.newline, "")
            indent = " " * self.column(node.keys[0][1])
            lines = mapping_lines({key: value}, indent)
            return [Change(spot, spot, gap + self.newline.join(lines) + tail)]
        written = f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
        gap = self.text[node.start + 1 : node.keys[0][1]] if node.keys else ""
        return [Change(end, end, f",{gap or ' '}{written}")]

    # --- items ------------------------------------------------------------------------------------------------------

    def insert(self, where: str, item: Statement) -> Ways:
        """Put an item beside its neighbours, or make the list that holds it."""
        target, name, index = where.rpartition("/")[0].rpartition("/")[0], where.split("/")[-2], int(where.rpartition("/")[2])
        group = f"{target}/{name}" if target else name
        for place in (index - 1, index):
            neighbour = self.layout.get(f"{group}/{place}")
            if place >= 0 and neighbour is not None and neighbour.holder is not None:
                yield from self._beside(neighbour, item, behind=place < index)
        holder = self.layout.get(target)
        node = holder.node if holder else self.root
        listing = _LISTS.get(name, "objectives_list")
        if node.kind != "map":
            return
        entries = {plain_name(key[0]): at for at, key in enumerate(node.keys)}
        at = next((entries[one] for one in names(listing) if one in entries), None)
        data = statement_data(item)
        if at is None:
            last = max(len(node.keys) - 1, 0)
            if node.keys:
                yield self._add_after(node, last, name, [data])
        elif not node.items[at].items:
            old = node.items[at]
            if self.is_json or node.style == "flow":
                yield [Change(old.start, old.end, f"[{self._inline(data)}]")]
            else:
                lines = mapping_lines({node.keys[at][0]: [data]}, " " * self.column(node.keys[0][1]))
                yield [Change(node.keys[at][1], self.line_of(max(old.end - 1, node.keys[at][2]))[1], self.newline.join(lines).lstrip())]

    def _beside(self, neighbour: Spot, item: Statement, *, behind: bool) -> Ways:
        holder, node = neighbour.holder, neighbour.node
        if holder is None:
            return
        data = statement_data(item)
        names_of = self._like(neighbour, data)
        bare = node.kind == "scalar" and set(data) == {"text"}
        if not self.is_json and holder.style == "block":
            start, end = self.item_lines(holder, node)
            indent = " " * self.column(self.dash(holder, node))
            if bare:
                lines = [f"{indent}- {self._value(data['text'], node)}"]
            else:
                inner = mapping_lines(names_of, f"{indent}  ")
                lines = [f"{indent}- {inner[0].lstrip()}", *inner[1:]]
            body = self.newline.join(lines)
            if behind:
                ended = end == len(self.text) and not self.text.endswith(("\n", "\r"))
                yield [Change(end, end, (self.newline + body) if ended else body + self.newline)]
            else:
                yield [Change(start, start, body + self.newline)]
            return
        written = json.dumps(data["text"], ensure_ascii=False) if bare else self._pretty(names_of, node)
        gap = self._gap(holder)
        if behind:
            yield [Change(node.end, node.end, f",{gap}{written}")]
        else:
            yield [Change(node.start, node.start, f"{written},{gap}")]

    def _like(self, neighbour: Spot, data: dict[str, Any]) -> dict[str, Any]:
        """Return the data under the keys that the neighbour has its own under."""
        renamed: dict[str, Any] = dict(kind_entry(neighbour.node))
        own = next((key for key, item in neighbour.node.entries() if item is neighbour.said), "text")
        for name, value in data.items():
            if name == "key_results":
                where = next(where for where, spot in self.layout.items() if spot is neighbour)
                first = self.layout.get(f"{where}/key_results/0")
                key = next((key for key, item in neighbour.node.entries() if first and item is first.holder), name)
                renamed[key] = [self._like(first, one) if first and first.node.kind == "map" else one for one in value]
            else:
                renamed[own if name == "text" else name] = value
        return renamed

    def _gap(self, holder: Node) -> str:
        """Return the white space between the items of a list in brackets."""
        if len(holder.items) > 1:
            return self.text[holder.items[0].end : holder.items[1].start].partition(",")[2]
        before = self.text[holder.start + 1 : holder.items[0].start]
        return before if before.strip() == "" and "\n" in before else " "

    def _pretty(self, data: dict[str, Any], like: Node) -> str:
        """Return a mapping laid out over lines where its neighbour is."""
        if "\n" not in self.text[like.start : like.end] or like.kind != "map":
            return json.dumps(data, ensure_ascii=False)
        inner = self.column(like.keys[0][1])
        outer = len(self.text[self.line_of(like.end - 1)[0] : like.end]) - 1
        step = max(1, inner - outer)
        return json.dumps(data, ensure_ascii=False, indent=step).replace("\n", self.newline + " " * outer)

    def _inline(self, data: dict[str, Any]) -> str:
        return (
            json.dumps(data, ensure_ascii=False)
            if self.is_json
            else "{" + ", ".join(f"{k}: {self._value(v, flow=True)}" for k, v in data.items()) + "}"
        )

    def _replace_item(self, spot: Spot, data: dict[str, Any]) -> list[Change]:
        return [Change(spot.node.start, spot.node.end, json.dumps(data, ensure_ascii=False))]

    def delete(self, where: str) -> Ways:
        """Take an item out; the last one leaves an empty list."""
        spot = self.layout[where]
        if spot.holder is None:
            return
        holder, node = spot.holder, spot.node
        at = next((index for index, one in enumerate(holder.items) if one is node), None)
        if at is None:
            return  # an edge stands between the list and its item
        if not self.is_json and holder.style == "block":
            start, end = self.item_lines(holder, node)
            if len(holder.items) == 1:
                first = self.before_line(start)
                yield [Change(first, end, f" []{self.newline}")]
            yield [Change(start, end, "")]
            return
        yield self._drop_from(node.start, node.end, [one.start for one in holder.items], [one.end for one in holder.items], at)

    def move(self, where: str, to: str) -> Ways:
        """Put an item's own text behind or before another."""
        spot = self.layout[where]
        out = next(iter(self.delete(where)), None)
        if spot.holder is None or out is None:
            return
        block = not self.is_json and spot.holder.style == "block"
        for neighbour, behind in zip(map(self.layout.get, between(where, to)), (True, False), strict=True):
            if neighbour is None or neighbour.holder is None:
                continue
            if block and neighbour.holder.style == "block":
                start, end = self.item_lines(spot.holder, spot.node)
                own = self.text[start:end]
                own += "" if own.endswith(("\n", "\r")) else self.newline
                first, last = self.item_lines(neighbour.holder, neighbour.node)
                yield [*out, Change(last, last, own) if behind else Change(first, first, own)]
            elif not block:
                own = self.text[spot.node.start : spot.node.end]
                gap = self._gap(neighbour.holder)
                at = neighbour.node.end if behind else neighbour.node.start
                yield [*out, Change(at, at, f",{gap}{own}" if behind else f"{own},{gap}")]

    def rehead(self, name: str, value: str | None) -> Ways:
        """Change a key of the outermost mapping."""
        if self.root.kind != "map":
            return
        at = self._entry(self.root, name)
        if at is not None:
            yield self._drop_key(self.root, at) if value is None else self._replace(self.root.items[at], value)
        elif value is not None and self.root.keys:
            start = self.root.keys[0][1]
            if self.is_json:
                gap = self.text[self.root.start + 1 : start]
                yield [Change(start, start, f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)},{gap or ' '}")]
            else:
                yield [Change(start, start, f"{name}: {scalar(value)}{self.newline}{' ' * self.column(start)}")]
