"""The ways of changing a field of a statement in a Markdown page, where it stands or below the statement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from okrcoach.documents.edits import Change
from okrcoach.documents.markdown.file import parse
from okrcoach.documents.markdown.lines import PageText
from okrcoach.documents.markdown.writer import (
    ESCAPES,
    READABLE,
    Escape,
    assumed_mark,
    check_in_line,
    comment,
    field_lines,
    front_text,
    key_result_lines,
    project_lines,
)
from okrcoach.documents.names import field_named
from okrcoach.documents.page.columns import columns_of
from okrcoach.documents.page.found import FoundStatement
from okrcoach.documents.page.inline import Inline
from okrcoach.documents.places import Statement, statement_at
from okrcoach.documents.saving import Ways
from okrcoach.documents.values import number_text
from okrcoach.model import CheckIn, Ignore, KeyResult, Objective, Project

_SEGMENTS = (" - ", " \N{EN DASH} ", " \N{EM DASH} ", " | ")
"""What begins a field behind a statement."""


class FieldWays(PageText):
    """The ways of changing fields."""

    def refield(self, where: str, name: str, value: Any, item: Statement) -> Ways:
        """Change a field where it stands; put a new one below the statement."""
        draft = self.layout[where]
        said = self.builder.said[id(draft)]
        if name == "dropped":
            yield from self._strike(where, dropped=bool(value))
            return
        if name == "ignore":
            yield from self._comments(where, item.ignores)
            return
        if name == "assumed" and draft.row is not None:  # behind the words of the cell
            end, mark = said.piece.end, assumed_mark(statement_at(self.document, where))
            if self.text.startswith(mark, end):
                yield [Change(end, end + len(mark), assumed_mark(item))]
            return
        if name == "check_ins" and isinstance(item, KeyResult):
            yield from self._check_ins(where, item.check_ins)
        if name in ("check_ins", "assumed"):
            yield from self._rewrite(where, item)
            return
        written = self._written(where, name, value, item)
        old = draft.fields.get(name)
        if old is not None and old.text:
            if written is None:
                yield from self._drop_field(draft, old)
            for escape in ESCAPES if written is not None else ():
                yield [Change(old.piece.start, old.piece.end, escape(written or ""))]
        if name in said.fields:
            yield from self._inline_field(where, said.fields[name], written, alone=len(said.fields) == 1)
        if name == "moves":
            yield from self._moves(where, written)
        if written is not None:
            yield from self._cell(draft, name, written)
            yield from self._put_below(where, lambda escape: field_lines(escape, **{name: written}))
        yield from self._rewrite(where, item)

    def _written(self, where: str, name: str, value: Any, item: Statement) -> str | None:
        if value is None:
            return None
        if name == "score" and isinstance(item, Objective | KeyResult):
            return item.score_as_written or number_text(float(value))
        if name == "moves":
            above = where.rpartition("/")[0].removesuffix("/projects")
            return ", ".join(f"KR{self.builder.number(f'{above}/key_results/{place}') or place + 1}" for place in value)
        return number_text(value) if isinstance(value, int | float) else str(value)

    def _drop_field(self, draft: FoundStatement, old: Inline) -> Ways:
        if draft.row is not None:
            yield [Change(old.piece.start, self.cell_end(old, draft.row.end), "")]
            return
        start, end = self.line_of(old.piece.start)
        yield [Change(start, self.after_line(end), "")]

    def _inline_field(self, where: str, old: str, new: str | None, *, alone: bool) -> Ways:
        """Change a field in the statement's own line: found by its words, outside of the statement's."""
        piece = self.piece(where)
        for start, end in ((piece.end, self.line_of(piece.end)[1]), (self.line_of(piece.start)[0], piece.start)):
            at = self.text.find(old, start, end)
            if at < 0:
                continue
            if new is not None:
                for escape in ESCAPES:
                    yield [Change(at, at + len(old), escape(new))]
                continue
            if start == piece.end and not alone:  # one of several behind dashes: its own segment goes
                first = max(self.text.rfind(mark, start, at) for mark in _SEGMENTS)
                last = min((stop for mark in _SEGMENTS if (stop := self.text.find(mark, at, end)) >= 0), default=end)
                yield [Change(first, last, "")] if first >= 0 else []
            elif start == piece.end:
                yield [Change(start, end, "")]
            left, right = at, at + len(old)
            while left > start and self.text[left - 1] in " (-[@,\u2013\u2014|=>:`*":
                left -= 1
            while right < end and self.text[right] in " )],:`*":
                right += 1
            yield [Change(left, right, "" if right == end else " ")]

    def _moves(self, where: str, written: str | None) -> Ways:
        piece = self.piece(where)
        _, end = self.line_of(piece.end)
        tail = self.text[piece.end : end]
        at = next((piece.end + tail.index(arrow) for arrow in ("→", "->", "=>") if arrow in tail), -1)
        if at >= 0:
            stop = at + len(self.text[at:end].split("<!--")[0].rstrip().rstrip("~*_"))
            yield [Change(at, stop, f"→ {written}")] if written else [Change(piece.end, stop, "")]
        elif written:
            yield [Change(piece.end, piece.end, f" → {written}")]

    def _cell(self, draft: FoundStatement, name: str, written: str) -> Ways:
        """Fill the empty cell of a table's column for a field."""
        if draft.row is None or not draft.parts or not draft.parts[0].block.rows:
            return
        for index, held in columns_of(draft.parts[0].block.rows).items():
            if held == name and index < len(draft.row.cells):
                old, value = draft.row.cells[index], written.replace("|", "\\|")
                start, end = old.piece.start, self.cell_end(old, draft.row.end)
                if not old.text:
                    blank = self.text[:start].rstrip(" ")
                    yield [Change(len(blank), start + len(self.text[start:]) - len(self.text[start:].lstrip(" ")), f" {value} ")]
                yield [Change(start, end, value)]

    def _put_below(self, where: str, items: Callable[[Escape], list[str]]) -> Ways:
        """Put list items below a statement, behind the fields that it has."""
        draft = self.layout[where]
        if draft.row is not None or not draft.parts:
            return
        part = draft.parts[0]
        for escape in ESCAPES:
            if part.kind == "item":
                indent = " " * (part.block.level + max(2, len(part.block.mark) + 1))
                last = max([part.block.end, *(words.piece.end for words in draft.fields.values())])
                spot = self.line_of(max(last - 1, 0))[1] if last != part.block.end else part.block.end
                yield [Change(spot, spot, "".join(f"{self.newline}{indent}{line}" for line in items(escape)))]
            else:
                ends = [self.line_of(max(words.piece.end - 1, 0))[1] for words in draft.fields.values()]
                spot = max([self.line_of(self.piece(where).end)[1], *ends])
                lines = self.newline * (1 if ends else 2) + self.newline.join(items(escape))
                yield [Change(spot, spot, lines)]
                yield [Change(spot, spot, f"{lines}{self.newline}")]

    def _check_ins(self, where: str, check_ins: tuple[CheckIn, ...]) -> Ways:
        """Put new check-ins below those that are there, as the team wrote them; a last one that has changed is written anew, or goes."""
        draft, item = self.layout[where], self.statement(where)
        now = item.check_ins if isinstance(item, KeyResult) else ()
        if not now:
            yield from self._put_below(where, lambda escape: [f"- {check_in_line(check, escape)}" for check in check_ins])
        if not draft.check_ins or len(draft.check_ins) != len(now):
            return
        kept = len(now) if check_ins[: len(now)] == now else len(now) - 1
        if check_ins[:kept] != now[:kept]:
            return
        start, end = self.line_of(max(draft.check_ins[-1][1].piece.end - 1, 0))
        if kept == len(check_ins):
            yield [Change(start, self.after_line(end), "")]
            return
        line = self.text[start:end]
        indent = line[: len(line) - len(line.lstrip())]
        marked = self._marked_comment(draft.check_ins[-1][1], now[-1].comment or "", end)
        escapes: list[Escape] = [lambda text: marked if text == now[-1].comment else READABLE[1](text)] if marked else []
        for escape in (*escapes, *ESCAPES):
            new = [f"{indent}- {check_in_line(check, escape)}" for check in check_ins[kept:]]
            if kept == len(now):
                yield [Change(end, end, "".join(f"{self.newline}{one}" for one in new))]
            else:
                yield [Change(start, end, self.newline.join(new))]

    def _marked_comment(self, words: Inline, comment: str, end: int) -> str:
        """Return the comment that ends the words of a check-in, up to the end of its line, as it is written: with its links."""
        if not comment or not words.text.endswith(comment):
            return ""
        start = words.piece.at(len(words.text) - len(comment))
        while self.text[start - 1] in "*_`[":
            start -= 1
        return self.text[start:end].rstrip()

    def _strike(self, where: str, *, dropped: bool) -> Ways:
        piece = self.piece(where)
        draft = self.layout[where]
        start, end = self.line_of(piece.start)[0], self.line_of(piece.end)[1]
        if not dropped:
            line = self.text[start:end]
            first, last = line.find("~~"), line.rfind("~~")
            if 0 <= first < last:
                yield [Change(start + first, start + first + 2, ""), Change(start + last, start + last + 2, "")]
            return
        words = draft.words.piece
        for first, last in ((words.start, words.end), (piece.start, piece.end)):
            yield [Change(first, first, "~~"), Change(last, last, "~~")]
            left, right = first, last
            while left and self.text[left - 1] in "*_`":
                left -= 1
            while right < end and self.text[right] in "*_`":
                right += 1
            yield [Change(left, left, "~~"), Change(right, right, "~~")]

    def _comments(self, where: str, ignores: tuple[Ignore, ...]) -> Ways:
        """Put the comments that say what to ignore at the end of the line, in the place of those that are there."""
        now = self.statement(where)
        changes: list[Change] = []
        for ignore in now.ignores:
            if ignore.place is not None and ignore not in ignores:
                at = self.offset(ignore.place.line, ignore.place.column)
                end = self.text.find("-->", at) + 3
                while at and self.text[at - 1] == " ":
                    at -= 1
                changes.append(Change(at, end, ""))
        new = "".join(f" {comment(ignore)}" for ignore in ignores if ignore not in now.ignores)
        spot = self.line_of(max(self.piece(where).end - 1, 0))[1]
        yield [*changes, Change(spot, spot, new)]

    def _rewrite(self, where: str, item: Statement) -> Ways:
        """Write a key result or project anew in our own layout; what else stands below it stays."""
        draft = self.layout[where]
        if isinstance(item, Objective) or not draft.parts or draft.parts[0].kind != "item" or draft.row is not None:
            return
        if "current" in self.builder.said[id(draft)].fields:
            return  # our layout has no line for it
        part = draft.parts[0]
        own = self.own_lines(where, item)
        indent = " " * part.block.level
        fields = [one for one in part.children if one.label is not None and one.label.kind == "field"]
        changes = [Change(one.block.start, self.after_line(one.block.end), "") for one in fields]
        end = self.after_line(part.block.end)
        body = indented(own, indent).replace("\n", self.newline) + (self.newline if end > part.block.end else "")
        yield [Change(part.block.start, end, body), *changes]

    def own_lines(self, where: str, item: KeyResult | Project) -> str:
        """Return a key result or project of the objective that an address is of, or is in, in our own layout."""
        if isinstance(item, KeyResult):
            return key_result_lines(item, parse)
        return project_lines(item, parse, len(self.document.objectives[int(where.split("/")[1])].key_results))

    def rehead(self, name: str, value: str | None) -> Ways:
        """Change the first heading, or a field of the front matter."""
        if name == "title":
            heading = next((one for one in self.roots if one.kind == "section" and one.block.level == 1), None)
            if heading is not None and value is not None:
                for escape in ESCAPES:
                    yield [Change(heading.words.piece.start, heading.words.piece.end, escape(value))]
            elif heading is not None:
                yield [Change(heading.block.start, self.after_line(heading.block.end), "")]
            spot = self._front_end()
            for escape in ESCAPES if value is not None else ():
                yield [Change(spot, spot, f"{self.newline if spot else ''}# {escape(value or '')}{self.newline * 2}")]
            return
        yield from self._front(name, value)

    def _front_end(self) -> int:
        if not self.text.startswith("---"):
            return 0
        close = self.text.find("\n---", 3)
        return self.after_line(self.line_of(close + 1)[1]) if close >= 0 else 0

    def _front(self, name: str, value: str | None) -> Ways:
        end = self._front_end()
        line = f"{name}: {front_text(value)}{self.newline}" if value is not None else ""
        if not end:
            yield [Change(0, 0, f"---{self.newline}{line}---{self.newline * 2}")]
            return
        for start, stop in self.spans:
            key = self.text[start:stop].partition(":")[0].strip()
            if start < end and field_named(key) == name:
                kept = line.replace(f"{name}:", f"{key}:", 1) if line else ""
                yield [Change(start, self.after_line(stop), kept)]
        first = self.after_line(self.spans[0][1])
        yield [Change(first, first, line)]


def indented(lines: str, indent: str) -> str:
    """Return lines with an indentation before each."""
    return "\n".join(indent + line for line in lines.split("\n"))
