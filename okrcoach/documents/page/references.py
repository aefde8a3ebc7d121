"""What only speaks of OKRs that stand elsewhere on the page: an order of priority, a status section, a table of codes."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterable, Mapping

from okrcoach.documents.names import names, plain_name
from okrcoach.documents.page.blocks import Row
from okrcoach.documents.page.cells import names_several, says_something
from okrcoach.documents.page.columns import MOST
from okrcoach.documents.page.evidence import announced, holds_key_results, names_objective, same_words
from okrcoach.documents.page.found import FoundStatement, Scope
from okrcoach.documents.page.gathering import Gathering
from okrcoach.documents.page.headings import is_period
from okrcoach.documents.page.labels import Label, code, read_label
from okrcoach.documents.page.outline import Part
from okrcoach.language.lexicon import lexicon

_ORDER = re.compile("[<>\N{GREATER-THAN OR EQUAL TO}\N{RIGHTWARDS ARROW}\N{FULLWIDTH GREATER-THAN SIGN}]")
_LIST = re.compile("[,;&+]")
NAME = 4
"""Words at most, the code among them, that name what is put in an order; a statement has more."""
WORD = 3
"""A cell with fewer letters is a mark or a number."""


def ranks(text: str) -> bool:
    """Return whether a line only puts codes in an order: "O1 Sales > O2 Stock"; not "KR2: Cut the wait to 4 minutes → O1"."""
    pieces = [piece.strip() for piece in _ORDER.split(text)]
    if len(pieces) < 2 or any(len(piece.split()) > NAME for piece in pieces):
        return False
    labels = [label for piece in pieces if (label := read_label(piece)) is not None and label.number]
    kinds = {label.kind for label in labels}
    return len(labels) == len(pieces) and len(kinds) == 1 and kinds <= {"objective", "key_result"}


def restates(reader: Gathering, part: Part) -> bool:
    """Return whether the key results below a heading are only spoken of: by O1-KR2, of what was read as KR2 below O1 before.

    A heading without a label that stands over nothing but codes of the last objective's own key results says how they stand, on a page
    that labels its objectives; so does one over codes with their objective's number, KR1.2, that have all been read.
    """
    below = announced(part.children)
    said = [one for one in below if one.label is not None and one.label.kind == "key_result"]
    if said and reader.strong and not reader.is_context(part.text) and not is_period(part.text):
        above = {one.label.number.rpartition(".")[0] for one in said if one.label is not None}
        dotted = all(above) and not any(one.kind == "section" for one in part.children)
        if _repeat(said, _of_last(reader)) or (dotted and _repeat(said, ChainMap(reader.codes, reader.tabled), several=len(above) > 1)):
            return True
    if not said or not all(names_objective(one) for one in said):
        return False
    known = {
        f"{draft.label.number}.{one.label.number.rpartition('.')[2]}"
        for draft in reader.objectives
        for one in draft.key_results
        if draft.label is not None and one.label is not None and not names_objective(one.parts[0])
    }
    again = sum(one.label is not None and one.label.number in known for one in said)
    return again * 2 > len(said)


def speaks_of_own(reader: Gathering, part: Part, scope: Scope, label: Label) -> bool:
    """Return whether a line below an objective, and over no key results, begins with its code and says more of it: "O1 so far:".

    So does a bold lead with the code of an objective that has its key results elsewhere: "**O1 may be late**: the roofs are not here",
    where all beside it do so, and so does its code with a name in brackets: "O1 (Roofs): all of them tight". Below a heading that announces
    OKRs, or a time, objectives begin anew.
    """
    own = scope.objective
    if own is None and scope.again and label.number and scope.mode != "objectives":
        named = part.text[: label.rest].rstrip(" :*").endswith(")")
        own = reader.by_number.get(label.number) if named or _is_bold_lead(part, label) else None
        if own is not None and (named or not own.key_results):
            return bool(own.key_results)
    if own is None or own.label is None or not label.number or own.label.number != label.number:
        return False
    told = bool(own.key_results) or (bool(own.words.text) and part.kind != "section" and not holds_key_results(part))
    return told and part.text[: label.rest].rstrip()[-1:].isalnum()


def _is_bold_lead(part: Part, label: Label) -> bool:
    """Return whether a line goes on behind bold words that are more than its code."""
    start, end = part.words.bold[0] if part.words.bold else (1, 0)
    return start == 0 and label.rest < end < len(part.text.rstrip())


def belongs(part: Part, scope: Scope) -> bool:
    """Return whether a heading stands over key results with the number of the objective above it alone: KR2.1 and KR2.2 below O2."""
    own = scope.objective.label if scope.objective is not None else None
    if own is None or not own.number:
        return False
    below = announced(part.children)
    cells = [row.cells[0].text for one in below if one.kind == "table" for row in one.block.rows[1:] if row.cells]
    labels = [label for one in below if (label := one.label) is not None] + [
        label for text in cells if (label := read_label(text)) is not None
    ]
    numbers = [label.number for label in labels if label.kind == "key_result"]
    return bool(numbers) and all(number.rpartition(".")[0] == own.number for number in numbers)


def _of_last(reader: Gathering) -> dict[str, FoundStatement]:
    """Return the key results of the last objective, a labelled one, by their numbers."""
    last = reader.objectives[-1] if reader.objectives else None
    if last is None or last.label is None:
        return {}
    return {one.label.number: one for one in last.key_results if one.label is not None and one.label.number}


def _repeat(said: list[Part], known: Mapping[str, FoundStatement], *, several: bool = False) -> bool:
    """Return whether each of these key results has the number of one that is known already.

    Half of them say no sentence of their own, or one behind an arrow, or with words of the key result that they speak of: else a new
    objective begins. Where their numbers are those of `several` objectives, none does, whatever they say.
    """
    pairs = [(one, known.get(one.label.number)) for one in said if one.label is not None]
    about = [_is_brief(one) or _words(one.text) & _words(other.words.text) for one, other in pairs if other is not None]
    return len(about) == len(said) and (several or sum(map(bool, about)) * 2 >= len(about))


def _is_brief(part: Part) -> bool:
    """Return whether a key result's line has few words, or an arrow that leads from its code to what it means: "KR1 → they like it"."""
    pointed = part.label is not None and part.text[: part.label.rest].rstrip().endswith("\N{RIGHTWARDS ARROW}")
    return pointed or len(part.text.split()) <= NAME


def restated(objectives: list[FoundStatement]) -> dict[int, FoundStatement]:
    """Return, for each row of a table that says how objectives stand, the objective whose number it has: "Objective 2: Seats | 75%".

    Each row of the table has the number of one objective alone, and no key results itself; some of those objectives have them.
    """
    numbered: dict[str, list[FoundStatement]] = {}
    for one in objectives:
        if one.row is None and one.label is not None and one.label.number:
            numbered.setdefault(one.label.number, []).append(one)
    found: dict[int, FoundStatement] = {}
    for rows in _by_table(objectives):
        others = [numbered.get(one.label.number, []) if one.label is not None and not one.key_results else [] for one in rows]
        if all(len(one) == 1 for one in others) and any(one[0].key_results for one in others):
            found |= {id(row): one[0] for row, one in zip(rows, others, strict=True)}
    return found


def overviews(objectives: list[FoundStatement], roots: list[Part]) -> dict[int, FoundStatement]:
    """Return, for each row of an overview without key results, the objective of the section that it names: "Q1 | Build the engine".

    Each row of the table names a section, with or without its period, that holds one objective with its key results.
    """
    holding = {id(one.parts[0]): one for one in objectives if one.key_results and one.parts and one.row is None}
    named: dict[str, FoundStatement] = {}
    for section in (part for root in roots for part in root.walk() if part.kind == "section"):
        held = [holding[id(child)] for child in section.children if id(child) in holding]
        time, _, name = section.text.partition(":")
        if len(held) == 1:
            named[same_words(name if is_period(time) else section.text)] = held[0]
    found: dict[int, FoundStatement] = {}
    for rows in _by_table(objectives):
        if len(rows) > 1 and all(same_words(one.words.text) in named and not one.key_results for one in rows):
            found |= {id(one): named[same_words(one.words.text)] for one in rows}
    return found


def _by_table(objectives: list[FoundStatement]) -> Iterable[list[FoundStatement]]:
    """Return the objectives that stand in rows, those of each table in a list."""
    tables: dict[int, list[FoundStatement]] = {}
    for one in objectives:
        if one.row is not None:
            tables.setdefault(id(one.parts[0]), []).append(one)
    return tables.values()


def elaborates(reader: Gathering, objective: FoundStatement, part: Part) -> bool:
    """Return whether a heading goes into one of an objective's key results by its place: "KR1 in detail", behind a list without labels."""
    number = part.label.number if part.label is not None else ""
    if part.kind != "section" or not number.isdecimal() or not 0 < int(number) <= len(objective.key_results):
        return False
    return all(one.label is None and id(one) not in reader.measures for one in objective.key_results)


def details(reader: Gathering, part: Part) -> bool:
    """Return whether a heading has the code of a key result in the table of the last objective, which nothing names: "KR1 in detail"."""
    last = reader.objectives[-1] if reader.objectives else None
    if part.kind != "section" or part.label is None or not part.label.number or last is None or last.words.text:
        return False
    row = reader.tabled.get(part.label.number)
    return any(one is row for one in last.key_results)


def _words(text: str) -> set[str]:
    """Return the words of a text that are long enough to tell what it is about."""
    small = lexicon("grammar.prepositions") | lexicon("grammar.determiners")
    return {word for word in map(plain_name, text.split()) if len(word) > WORD and not word.isdecimal() and word not in small}


def refers(reader: Gathering, rows: list[Row], columns: dict[int, str]) -> bool:
    """Return whether a table's column of key results holds their codes alone, and says what there is to say about them elsewhere.

    The codes are those of key results that have been read, or the column is called after some of them: "Top KR".
    """
    column = next((index for index, name in columns.items() if name == "key_result"), None)
    if column is None:
        return False
    cells = [text for row in rows[1:] if column < len(row.cells) and says_something(text := row.cells[column].text.strip())]
    numbers = [number for text in cells if (number := _code(text))]
    if not numbers or len(numbers) * 2 < len(cells):
        return False
    some = plain_name(rows[0].cells[column].text) not in names("key_result") and len(numbers) == len(cells)
    return some or set(numbers) <= reader.codes.keys()


def refers_by_place(reader: Gathering, rows: list[Row], columns: dict[int, str]) -> bool:
    """Return whether a column names only key results that have been read by their places ("O1-KR2, O3-KR1"), and none has more of them."""
    for index in range(min(MOST, len(rows[0].cells))):
        cells = [text for row in rows[1:] if index < len(row.cells) and says_something(text := row.cells[index].text.strip())]
        named = [piece.strip() for text in cells for piece in _LIST.split(text)]
        if named and all(piece[:1] in ("O", "o") and _is_placed(reader, code(piece)) for piece in named):
            return not any(kind in ("objective", "key_result") and place != index for place, kind in columns.items())
    return False


def _is_placed(reader: Gathering, number: str) -> bool:
    """Return whether a key result has the place below an objective that a number says: 2.1 is the first one of objective 2."""
    above, _, place = number.rpartition(".")
    objective = reader.by_number.get(above)
    return objective is not None and place.isdecimal() and 0 < int(place) <= len(objective.key_results)


def _code(text: str) -> str:
    """Return the number of a key result's code with nothing behind it but a bracket: "KR1.2 (two left)"; "" for other words."""
    bare, bracket, _ = text.partition("(")
    return code(bare.strip()) if (text.endswith(")") or not bracket) and not names_several(text) else ""


def crosses(reader: Gathering, rows: list[Row], across: dict[int, Label]) -> bool:
    """Return whether a table with objectives side by side only marks what each row has to do with them."""
    numbers = {label.number for label in across.values()}
    if numbers <= reader.by_number.keys() and all(label.rest < len(rows[0].cells[index].text) for index, label in across.items()):
        return True
    cells = [text for row in rows[1:] for index in across if index < len(row.cells) and (text := row.cells[index].text.strip())]
    return sum(sum(one.isalpha() for one in text) >= WORD for text in cells) * 2 < len(cells)
