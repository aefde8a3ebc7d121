"""What the mappings of a YAML or JSON file hold: a statement's words, and its fields by their names in our model.

Names are those of the lexicon `layout`; of several keys for one field, the first there counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from okrcoach.documents import values
from okrcoach.documents.names import field_named, kind_named, names, plain_name, rank
from okrcoach.documents.page.labels import code, read_label
from okrcoach.documents.trees.tree import Node
from okrcoach.model import CheckIn, Ignore

_KINDS = ("objective", "keyresult", "kr")
"""Declared types that only say what a statement is, not of which kind."""
LABEL_WORDS = 6
"""A key result's name of at most so many words beside a description is a label; the description says what is meant."""


@dataclass
class Fields:
    """The fields of one mapping by their names in our model; of several keys for one field, the first in the lexicon counts."""

    nodes: dict[str, Node] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """Return what a field says; None where it says nothing."""
        node = self.nodes.get(name)
        if node is None:
            return None
        if node.kind == "list":
            return ", ".join(item.text for item in node.items if item.text) or None
        if node.kind == "map":
            return next((item.text for key, item in node.entries() if plain_name(key) in ("name", "title", "email") and item.text), None)
        return node.text.strip() or None

    @property
    def dropped(self) -> bool:
        """Whether a field says that the statement is given up."""
        return bool(values.flag(self.text("dropped") or "")) or values.status_kind(self.text("status")) == "given_up"


def value_of(node: Node, group: str) -> Node | None:
    """Return the value under the first of a group's names; an empty one only where nothing better is there."""
    entries = {plain_name(key): item for key, item in reversed(node.entries())}
    return next((entries[name] for name in names(group) if name in entries), None)


def key_results_of(node: Node) -> Node | None:
    """Return the list of a mapping's key results: called so, else one of which half of the items bear a code, "kr: KR1"."""
    named = value_of(node, "key_results_list")
    return (
        named if named is not None else next((item for _, item in node.entries() if item.kind == "list" and _are_coded(item.items)), None)
    )


def _are_coded(items: list[Node]) -> bool:
    coded = sum(any(plain_name(key) in names("key_result") and bool(code(one.text)) for key, one in item.entries()) for item in items)
    return coded > 0 and coded * 2 >= len(items)


def own_text(node: Node, kind: str) -> Node | None:
    """Return the text under a name of this kind of statement alone, not under one that any statement may have."""
    entries = {plain_name(key): item for key, item in reversed(node.entries()) if item.kind == "scalar" and isinstance(item.value, str)}
    return next((entries[name] for name in names(kind) if name in entries and entries[name].text.strip()), None)


def declared_kind(node: Node) -> str | None:
    """Return what a mapping says itself that it is: objective, key_result or project."""
    return next((kind_named(item.text) for key, item in node.entries() if plain_name(key) in names("kind")), None)


def coded_results(node: Node) -> list[Node]:
    """Return the values of a mapping whose keys number key results: "KR1: …"."""
    return [item for key, item in node.entries() if code(key)]


def is_row(node: Node) -> bool:
    """Return whether a mapping is a row of a sheet: an objective in words and one of its key results in words."""
    result = own_text(node, "key_result")
    return result is not None and own_text(node, "objective") not in (None, result)


def kind_entry(node: Node) -> dict[str, str]:
    """Return the key under which a mapping says only what it is, with its value; nothing where it does not."""
    said = ((key, item.text) for key, item in node.entries() if plain_name(key) in names("kind") and kind_named(item.text))
    return {key: text for key, text in said if field_named(key) != "type" or plain_name(text) in _KINDS}


def is_schema(node: Node) -> bool:
    """Return whether a mapping is a JSON schema, which says how files are laid out and holds nothing of them itself."""
    entries = dict(node.entries())
    told = "$schema" in entries or ("type" in entries and entries["type"].text == "object")
    return told and any(name in entries and entries[name].kind == "map" for name in ("properties", "$defs", "definitions"))


def holds_objectives(node: Node) -> bool:
    """Return whether an item of a list that nothing stands over says that it is an objective."""
    told = declared_kind(node) == "objective" or own_text(node, "objective") is not None
    return told or key_results_of(node) is not None


def text_of(node: Node, kind: str) -> Node | None:
    """Return the value that says the statement; for a key result with a short name and a description, the description."""
    plain = {plain_name(key): item for key, item in reversed(node.entries()) if item.kind == "scalar" and isinstance(item.value, str)}
    plain = {key: item for key, item in plain.items() if item.text.strip() and (key == "text" or not code(item.text))}
    best = next((plain[name] for name in ("text", *names(kind), *names("text")) if name in plain), None)
    name, description = plain.get("name"), plain.get("description")
    if kind == "key_result" and best is not None and best is name and description and len(name.text.split()) <= LABEL_WORDS:
        return description
    if best is None and kind == "key_result":
        said = [item for key, item in plain.items() if field_named(key) is None and len(item.text.split()) > 2]
        return next((plain[name] for name in names("measure") if name in plain), said[0] if len(said) == 1 else None)
    return best


def said_in(node: Node, kind: str) -> Node | None:
    """Return the text of a statement: that of its mapping, or the text alone; None where nothing says it."""
    if node.kind == "map":
        return text_of(node, kind)
    return node if node.kind == "scalar" and node.text.strip() else None


def after_label(said: Node, node: Node) -> int:
    """Return where in a text its statement begins: behind "KR 1.2: ", but under our own key, "text", at the start."""
    own = any(item is said and plain_name(key) == "text" for key, item in node.entries())
    label = None if own else read_label(said.text)
    labelled = label is not None and label.kind in ("objective", "key_result") and (label.number or label.strong) and not label.owner
    return label.rest if label is not None and labelled and label.rest < len(said.text) else 0


def statement(said: Node, node: Node) -> str:
    """Return the words of a mapping's statement in one line."""
    return said.text[after_label(said, node) :].strip().replace("\n", " ")


def fields_of(node: Node, wanted: set[str], said: Node | None = None) -> Fields:
    """Return the wanted fields of a mapping, those of a metric inside it among them; `said` is the statement itself."""
    found = Fields()
    ranks: dict[str, int] = {}
    for key, item in node.entries():
        if item is said:
            continue
        name = field_named(key)
        if item.kind == "map" and name in (None, "metric") and plain_name(key) in (*names("measure"), *names("measures")):
            for inner, inner_item in fields_of(item, wanted).nodes.items():
                found.nodes.setdefault(inner, inner_item)
            continue
        if name is None or name not in wanted:
            continue
        order = rank(name, key)
        if (item.kind != "scalar" or item.value is not None) and order < ranks.get(name, 1000):
            ranks[name] = order
            found.nodes[name] = item
    return found


def items_of(node: Node | None) -> list[Node]:
    """Return what a list holds, or a mapping of items or of a wrapped list."""
    if node is None or node.kind == "scalar":
        return []
    held = holder_of(node)
    return node.items if held is node else [_unwrapped(item) for item in held.items]


def holder_of(node: Node) -> Node:
    """Return the list that a mapping wraps, else the node itself."""
    return next((item for key, item in node.entries() if item.kind == "list" and plain_name(key) in names("wrapped")), node)


def _unwrapped(node: Node) -> Node:
    """Return what an edge of a graph leads to."""
    return node.items[0] if node.kind == "map" and [plain_name(key) for key, _, _ in node.keys] == ["node"] else node


def is_written_score(key: str) -> bool:
    """Return whether a key holds a score as it was written, beside its value."""
    return plain_name(key) == "scoreaswritten"


def score_of(node: Node, found: Fields) -> tuple[float | None, str | None]:
    """Return a score from 0 to 1, and as it was written where that says more."""
    kept = next((item.text for key, item in node.entries() if is_written_score(key) and item.text), None)
    percent = any(item is found.nodes.get("score") and plain_name(key) in names("percent") for key, item in node.entries())
    return values.score_as_written((found.text("score") or "").strip(), kept, percent=percent)


def check_ins_of(node: Node | None) -> tuple[tuple[CheckIn, ...], list[Node]]:
    """Return the check-ins of a key result, and what has no date under a key of its own and so is none."""
    written = [node] if node is not None and node.kind == "scalar" and node.text.strip() else items_of(node)
    read = [(item, _check_in(item)) for item in written]
    return tuple(one for _, one in read if one is not None), [item for item, one in read if one is None]


def _check_in(node: Node) -> CheckIn | None:
    entries = {plain_name(key): item.text.strip() for key, item in node.entries()}
    if not entries.get("date"):
        return None
    value = values.number(entries.get("value", ""))
    return CheckIn(entries["date"], value[0] if value else None, entries.get("confidence") or None, entries.get("comment") or None)


def moves_of(node: Node | None) -> tuple[tuple[int, ...], list[str]]:
    """Return the places of the key results that a project says it moves, and the words that name none."""
    places: list[int] = []
    others: list[str] = []
    for item in [node] if node is not None and node.kind == "scalar" else items_of(node):
        if isinstance(item.value, int) and not isinstance(item.value, bool) and item.value >= 0:
            places.append(item.value)
        elif (named := values.moves(item.text)) is not None:
            places += named
        else:
            others.append(item.text)
    return tuple(places), others


def ignores_of(node: Node | None) -> tuple[Ignore, ...]:
    """Return the rules to ignore, with their reasons, in any of the ways in which they can be written."""
    if node is None:
        return ()
    if node.kind == "scalar":
        return values.ignores(node.text)
    if node.kind == "list":
        return tuple(ignore for item in node.items for ignore in ignores_of(item))
    entries = {plain_name(key): item for key, item in node.entries()}
    named = entries.get("rule") or entries.get("rules")
    if named is None:
        return tuple(Ignore(key, item.text.strip()) for key, item in node.entries())
    reason = entries["reason"].text.strip() if "reason" in entries else ""
    return tuple(Ignore(rule.text.strip(), reason) for rule in (named.items if named.kind == "list" else [named]))


def type_of(found: Fields) -> str | None:
    """Return the declared type; that something is a key result says nothing about which."""
    text = found.text("type")
    return None if text is not None and plain_name(text) in _KINDS else text
