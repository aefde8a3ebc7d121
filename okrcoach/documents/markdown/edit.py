"""The ways of writing an edit into a Markdown page, in the style of the lines around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from okrcoach.documents.edits import Change
from okrcoach.documents.markdown.fields import indented
from okrcoach.documents.markdown.file import parse
from okrcoach.documents.markdown.numbers import NumberWays
from okrcoach.documents.markdown.writer import ESCAPES, READABLE, key_result_lines, objective_blocks
from okrcoach.documents.page.blocks import Row
from okrcoach.documents.page.outline import Part
from okrcoach.documents.places import Statement, between
from okrcoach.documents.saving import Ways
from okrcoach.model import KeyResult, Objective, Project

_OPENERS = "*_`~[("
_LABELS = {"objectives": "Objective", "key_results": "KR", "projects": "Project"}


def editor(_: str) -> Callable[[str], OpenedPage]:
    """Return what opens a page for one run of edits: doubtful forms are read alike before and after each step."""
    decided: dict[str, bool] = {}
    return lambda text: OpenedPage(text, decided)


class OpenedPage(NumberWays):
    """A Markdown page that is edited."""

    def retext(self, where: str, text: str) -> Ways:
        """Change only the words that differ; else the whole text; else with a label that says what it is; else with the marks around it."""
        piece = self.piece(where)
        old = self.statement(where).text
        start = _common(old, text)
        end = min(_common(old[start:][::-1], text[start:][::-1]), len(old) - start, len(text) - start)
        middle = text[start : len(text) - end]
        whole = 0 < start < len(old) and start + len(middle) == len(text)  # only the end goes: a line of its own goes with it
        first = piece.at(start - 1) + 1 if whole and not middle else piece.at(start) if start < len(piece.text) else piece.end
        last = piece.at(len(old) - end - 1) + 1 if len(old) - end > start else first
        for escape in READABLE:
            if last >= first:
                yield [Change(first, last, escape(middle))]
        left, right = piece.start, piece.end
        for escape in READABLE:
            yield [Change(left, right, escape(text))]
        if mark := self._open_mark(left, right):
            for escape in READABLE:
                yield [Change(left - 1, right, f"{mark} {escape(text)}")]
        label = _LABELS[where.split("/")[-2]]
        for escape in READABLE:
            yield [Change(left, right, f"{label}: {escape(text)}")]
        while right < len(self.text) and self.text[right] in "*_`~])":
            right += 1
        while left and self.text[left - 1] in _OPENERS:
            left -= 1
        for escape in READABLE:
            yield [Change(left, right, escape(text))]

    def _open_mark(self, left: int, right: int) -> str:
        """Return the mark that is opened in a line before a statement and closed within it: "**KR1 Seats:** from 4 to 9"."""
        head, said = self.text[self.line_of(left)[0] : left], self.text[left:right]
        return next((one for one in ("**", "__") if head.endswith(" ") and head.count(one) % 2 and said.count(one) % 2), "")

    def delete(self, where: str) -> Ways:
        """Take the lines out, with the blank lines behind them where that changes nothing else."""
        start, end = self.region(where)
        stop = self.after_line(end)
        further = stop
        while further < len(self.text) and not self.text[slice(*self.line_of(further))].strip():
            further = self.after_line(self.line_of(further)[1])
        if where.count("/") == 1 or not self.text[slice(*self.line_of(start - 1))].strip():
            yield [Change(start, further, "")]
        yield [Change(start, stop, "")]
        if not self.text[stop:]:
            yield [Change(start, len(self.text), "")]

    def move(self, where: str, to: str) -> Ways:
        """Take the lines out and put them behind what is to stand before them."""
        start, end = self.region(where)
        lines = self.text[start:end]
        stop = self.after_line(end)
        before, after = between(where, to)
        spots = [self.after_line(self.region(before)[1])] if before in self.layout else []
        spots += [self.region(after)[0]] if after in self.layout else []
        gap = self.newline if where.count("/") == 1 else ""
        for spot in spots:
            ended = self.newline if spot == len(self.text) and not self.text.endswith(("\n", "\r")) else ""
            yield [Change(start, stop, ""), Change(spot, spot, f"{ended}{lines}{self.newline}")]
            if gap:
                yield [Change(start, stop, ""), Change(spot, spot, f"{gap}{lines}{self.newline}{gap}")]

    def insert(self, where: str, item: Statement) -> Ways:
        """Put a new statement beside its neighbours in their style; without neighbours, in our own."""
        if isinstance(item, Objective):
            yield from self._insert_objective(where, item)
            return
        target, name, index = where.rsplit("/", 2)
        neighbours = [f"{target}/{name}/{place}" for place in (int(index) - 1, int(index)) if place >= 0]
        for neighbour in neighbours:
            if neighbour not in self.layout:
                continue
            start, end = self.region(neighbour)
            behind = neighbour == neighbours[0] and int(index) > 0
            gap = self._gap(neighbour)
            for lines in self._beside(neighbour, item, behind=behind):
                body = lines.replace("\n", self.newline)
                new = Change(end, end, gap + body) if behind else Change(start, start, body + gap)
                yield [new, *self.counted_on(neighbour, behind=behind)]
        if not any(neighbour in self.layout for neighbour in neighbours):
            yield from self._first(target, name, item)

    def _gap(self, neighbour: str) -> str:
        """Return the line ends between a statement and the next one: two where blank lines stand between those that are there."""
        draft = self.layout[neighbour]
        if draft.row is not None or not draft.parts:
            return self.newline
        group, _, index = neighbour.rpartition("/")
        beside = sorted(self.region(one) for place in (-1, 0, 1) if (one := f"{group}/{int(index) + place}") in self.layout)
        loose = [self.text[end:start].count("\n") > 1 for (_, end), (start, _) in pairwise(beside)]
        return self.newline * (2 if any(loose) or (not loose and draft.parts[0].kind == "section") else 1)

    def _beside(self, neighbour: str, item: Statement, *, behind: bool) -> Iterator[str]:
        """Yield a statement's lines in the style of a neighbour."""
        draft = self.layout[neighbour]
        own = key_result_lines(item, parse) if isinstance(item, KeyResult) else ""
        if draft.row is None and own and self.text[draft.parts[0].words.piece.start :].startswith("KR:") and draft.parts[0].kind == "item":
            head = self.text[draft.parts[0].block.start : draft.parts[0].words.piece.start]
            if head.strip() in ("-", "*", "+"):
                yield "\n".join(head[: len(head) - len(head.lstrip())] + line for line in (head.strip() + own[1:]).split("\n"))
        for escape in ESCAPES:
            yield self._like(neighbour, escape(item.text), step=int(behind))
        if draft.row is None and draft.parts[0].kind == "item":
            head = self.text[draft.parts[0].block.start : draft.parts[0].words.piece.start].rstrip("*_`~ ")
            for escape in ESCAPES:
                yield f"{head} {'KR: ' if isinstance(item, KeyResult) else ''}{escape(item.text)}"

    def _like(self, neighbour: str, text: str, *, step: int) -> str:
        """Return a line with a text in the style of a neighbour, its numbers counted on by `step`."""
        draft = self.layout[neighbour]
        if draft.row is not None:
            return self._row(draft.row, {draft.column: f"**{text}**" if draft.kind == "objective" else text})
        part = draft.parts[0]
        first = part.words.piece.start
        head = self.text[part.block.start if part.kind == "item" else self.line_of(first)[0] : first]
        label = self.label_like(neighbour, step=step)
        indent = head[: len(head) - len(head.lstrip())]
        mark = self.mark_like(neighbour, head.lstrip(), step=step) if part.kind == "item" else head.lstrip()
        lead, closing = self._closed(f"{mark}{label}", self.piece(neighbour).end)
        return f"{indent}{lead}{text}{closing}"

    def _closed(self, lead: str, end: int) -> tuple[str, str]:
        """Return what stands before a neighbour's text and the marks to close behind it; marks that close earlier are left out."""
        closing = ""
        for mark in ("`", "**", "__", "~~"):
            if lead.count(mark) % 2 == 0:
                continue
            if self.text.startswith(mark, end + len(closing)):
                closing += mark
            else:
                lead = lead[: lead.rindex(mark)] + lead[lead.rindex(mark) + len(mark) :]
        return lead, closing

    def _row(self, row: Row, texts: dict[int, str]) -> str:
        """Return a table row like another one, empty but for the texts in these columns."""
        parts: list[str] = []
        at = row.start
        for index, cell in enumerate(row.cells):
            start = cell.piece.start
            while start > at and self.text[start - 1] not in " \t|":
                start -= 1  # the marks before the words
            parts += [self.text[at:start], texts.get(index, "").replace("|", "\\|")]
            at = max(start, self.cell_end(cell, row.end))
        return "".join([*parts, self.text[at : row.end]])

    def _first(self, target: str, name: str, item: KeyResult | Project) -> Ways:
        """Put the first key result or project below an objective."""
        draft = self.layout[target]
        part = draft.parts[0] if draft.parts else None
        if part is None or draft.row is not None:
            return
        heading = next((one for one in part.walk() if one.label is not None and one.label.kind == name and one is not part), None)
        lines = self.own_lines(target, item)
        title = "Key results" if name == "key_results" else "Projects"
        end = self.region(target)[1] if name == "projects" else self._head_end(target, part)
        if heading is not None:
            spot = heading.block.end
            level = heading.block.level if heading.kind == "item" else 0
            inner = indented(lines, " " * (level + 2) if heading.kind == "item" else "")
            gap = "" if heading.kind == "item" else self.newline
            yield [Change(spot, spot, self.newline + gap + inner.replace("\n", self.newline))]
        if part.kind == "item":
            indent = " " * (part.block.level + len(part.block.mark) + 1)
            body = lines if name == "key_results" else f"- {title}:\n{indented(lines, '  ')}"
            yield [Change(end, end, self.newline + indented(body, indent).replace("\n", self.newline))]
            return
        level = part.block.level if part.kind == "section" else 0
        sign = "=" if self.text.startswith("=", part.block.start) else "#"
        mark = f"{sign * (level + 1)} {title}" if 0 < level < 6 else f"**{title}**" if "**" in self.text else f"{title}:"
        yield [Change(end, end, f"\n\n{mark}\n\n{lines}".replace("\n", self.newline))]

    def _head_end(self, where: str, part: Part) -> int:
        """Return where an objective's own lines and fields end, before its projects."""
        _, end = self.part_region(where, self.layout[where])
        stops = [
            one.block.start
            for one in part.walk()
            if one is not part and one.label is not None and one.label.kind in ("projects", "objective")
        ]
        stops += [self.region(one)[0] for one in self.layout if one.startswith(f"{where}/")]
        if stops and min(stops) < end:
            end = min(stops)
            while end and self.text[end - 1] in "\r\n":
                end -= 1
        return end

    def _insert_objective(self, where: str, item: Objective) -> Ways:
        number = int(where.rpartition("/")[2])
        before, after = f"objectives/{number - 1}", f"objectives/{number}"
        for neighbour in (before, after):
            if neighbour not in self.layout or not self.layout[neighbour].parts:
                continue
            start, end = self.region(neighbour)
            for body in self._objective_like(neighbour, item, behind=neighbour == before):
                text = body.replace("\n", self.newline)
                for gap in (self.newline * 2, self.newline):
                    yield [Change(end, end, gap + text)] if neighbour == before else [Change(start, start, text + gap)]
        if before not in self.layout and after not in self.layout:
            end = len(self.text.rstrip())
            blocks = "\n\n".join(objective_blocks(item, parse, ESCAPES)).replace("\n", self.newline)
            yield [Change(end, len(self.text), (self.newline * 2 if end else "") + blocks + self.newline)]

    def _objective_like(self, neighbour: str, item: Objective, *, behind: bool) -> Iterator[str]:
        """Yield an objective with its key results in the style of a neighbour, then in our own."""
        draft = self.layout[neighbour]
        result = f"{neighbour}/key_results/0"
        for escape in ESCAPES:
            below = self.layout.get(result)
            if draft.row is not None and below is not None and below.row is draft.row:
                rows = [{below.column: escape(one.text)} for one in item.key_results] or [{}]
                rows[0][draft.column] = escape(item.text)
                yield "\n".join(self._row(draft.row, texts) for texts in rows)
                continue
            lines = [self._like(neighbour, escape(item.text), step=int(behind))]
            if item.key_results and result in self.layout and self.layout[result].parts:
                lines += self._between(neighbour, result)
                lines += [self._like(result, escape(one.text), step=at) for at, one in enumerate(item.key_results)]
            elif item.key_results:
                lines += ["", "\n".join(key_result_lines(one, parse) for one in item.key_results)]
            yield "\n".join(lines)
        level = draft.parts[0].block.level if draft.parts[0].kind == "section" else 2
        yield "\n\n".join(objective_blocks(item, parse, ESCAPES)).replace("## ", f"{'#' * level} ", 1)

    def _between(self, objective: str, result: str) -> list[str]:
        """Return the lines that announce the key results of an objective, and the blank ones around them."""
        part = self.layout[objective].parts[0]
        sections = [one for one in part.walk() if one.label is not None and one.label.kind == "key_results"]
        announcing = {self.line_of(one.words.piece.start) for one in sections}
        end = self.line_of(max(part.words.piece.end - 1, 0))[1]
        lines: list[str] = []
        for span in self.spans:
            if span[0] > end and span[1] < self.region(result)[0]:
                line = self.text[slice(*span)]
                if span in announcing or (not line.strip() and (not lines or lines[-1].strip())):
                    lines.append(line)
        return lines


def _common(one: str, other: str) -> int:
    """Return how many characters two texts share at their start."""
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    return at
