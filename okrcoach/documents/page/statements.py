"""The statements found on a page become a document: fields leave the text, and everything gets its place."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from okrcoach.documents import values
from okrcoach.documents.measures import read_measure_fields
from okrcoach.documents.names import StatementKind
from okrcoach.documents.page.agreeing import agree, small_words
from okrcoach.documents.page.bare_words import without_aside, without_codes_behind, without_dropped
from okrcoach.documents.page.blocks import Page
from okrcoach.documents.page.check_ins import read_check_in
from okrcoach.documents.page.found import FoundStatement
from okrcoach.documents.page.structure import Reader
from okrcoach.documents.page.tails import Said, read_tails
from okrcoach.documents.text import Lines, Piece, unescaped
from okrcoach.documents.unread import told, unread
from okrcoach.model import CheckIn, Ignore, KeyResult, Objective, OkrDocument, Place, Project

MAX_NOTES = 20
"""Notes beyond this are counted."""


class Builder:
    """Makes a document out of what a reader found; `layout` then tells where each statement stands."""

    def __init__(self, page: Page, text: str, decided: dict[str, bool] | None = None, lines: Lines | None = None) -> None:
        self.page = page
        self.decided = {} if decided is None else decided
        self.lines = lines or Lines(text)
        self.notes: list[tuple[int, str]] = []
        self.unread: list[tuple[int, str, str]] = []
        """The lines, names and words of fields that nothing can be made of."""
        self.undated: list[int] = []
        """Where key results stand whose own column says how far they are, and not when."""
        self.said: dict[int, Said] = {}
        self.layout: dict[str, FoundStatement] = {}

    def build(self, reader: Reader, drafts: list[FoundStatement], *, exact: bool = False) -> OkrDocument:
        """Return the document, without title, team and period. `exact` texts have no fields in their own line."""
        kinds = ([drafts], [draft.key_results for draft in drafts], [draft.projects for draft in drafts])
        kind_names: tuple[StatementKind, ...] = ("objective", "key_result", "project")
        named = dict(zip(kind_names, kinds, strict=True))
        for kind, groups in named.items():
            if not exact:
                without_codes_behind(groups, self.decided, kind)
            for draft in (one for group in groups for one in group):
                draft.words = without_aside(without_dropped(draft.words))
                piece = _one_line(draft.words.piece)
                self.said[id(draft)] = Said(piece.strip()) if exact else read_tails(piece, moves=kind == "project")
        small = small_words(self.said.values())
        for kind, groups in named.items():
            agree([[self.said[id(draft)] for draft in group] for group in groups], self.decided, kind, small)
        objectives = tuple(self._objective(draft, f"objectives/{number}") for number, draft in enumerate(drafts))
        for draft in drafts:
            if id(draft) in reader.unowned:
                self._note(
                    draft.key_results[0].parts[0].block.start, "not understood: whose key results these are; put each below its objective"
                )
        for part in reader.aside:
            words = " ".join(unescaped(part.text).split()) if part.kind != "table" else "a table"
            if words:  # an item may wait for its words
                self._note(part.block.start, f"left aside: {words[:60]}{'…' if len(words) > 60 else ''}")
        if self.undated:
            times = f" ({len(self.undated)} times)" if len(self.undated) > 1 else ""
            self._note(self.undated[0], f"left aside: current, which says no day{times}")
        document = self._ignored(OkrDocument(objectives, place=Place(1, 1, 1, 1)))
        return replace(document, notes=self._notes(found=bool(objectives)))

    def _note(self, offset: int, words: str) -> None:
        self.notes.append((self.lines.position(offset)[0], words))

    def _notes(self, *, found: bool) -> tuple[str, ...]:
        notes = [f"line {line}: {words}" for line, words in sorted({*self.notes, *told(self.unread)})]
        if len(notes) > MAX_NOTES:
            notes[MAX_NOTES:] = [f"and {len(notes) - MAX_NOTES} more lines left aside"]
        return tuple(notes) if found else ("no objectives and key results were found", *notes)

    def _fields(self, draft: FoundStatement) -> dict[str, str]:
        said = self.said[id(draft)]
        found = {name: unescaped(words.text).replace("\n", " ").strip() for name, words in draft.fields.items()}
        if "assumed" in said.fields and "assumed" in found:
            del found["assumed"]
        inline = {name: unescaped(value) for name, value in said.fields.items()}
        if "weight" in inline:
            self._note(said.piece.start, f"left aside: weight: {inline['weight']}")
        if draft.label is not None and draft.label.owner:
            inline.setdefault("owner", draft.label.owner)
        if "owner" in found and said.name is not None and said.name[1].casefold() in found["owner"].casefold():
            said.piece = said.piece.cut(0, said.name[0]).strip()
        fields = {name: value for name, value in (inline | found).items() if value.strip()}
        self.unread += [(self._line(draft, name), name, words) for name, words in unread(fields).items()]
        return fields

    def _line(self, draft: FoundStatement, name: str = "") -> int:
        """Return the line of a field of its own, else of the statement."""
        piece = draft.fields[name].piece if name in draft.fields else self.said[id(draft)].piece
        return self.lines.position(piece.start)[0]

    def _text(self, draft: FoundStatement, fields: dict[str, str]) -> tuple[str, Place | None, bool]:
        """Return the text, its place, and whether it is given up: struck through, or by a field that says so."""
        piece = self.said[id(draft)].piece
        dropped = bool(draft.words.struck) and draft.words.is_all(draft.words.struck)
        if not piece.text:
            return "", None, dropped
        dropped = dropped or bool(values.flag(fields.get("dropped", ""))) or values.status_kind(fields.get("status")) == "given_up"
        return unescaped(piece.text), self.lines.place(piece), dropped

    def _objective(self, draft: FoundStatement, where: str) -> Objective:
        fields = self._fields(draft)
        text, place, dropped = self._text(draft, fields)
        score, written = values.score_as_written(fields.get("score", ""))
        self.layout[where] = draft
        key_results: list[KeyResult] = []
        for one in draft.key_results:
            if self.said[id(one)].piece.text:
                self.layout[f"{where}/key_results/{len(key_results)}"] = one
                key_results.append(self._key_result(one))
            else:
                self._note(one.parts[0].block.start, "left aside: a key result without text")
        self._scores(draft, key_results)
        projects: list[Project] = []
        for one in draft.projects:
            if self.said[id(one)].piece.text:
                self.layout[f"{where}/projects/{len(projects)}"] = one
                projects.append(self._project(one, [self.number(f"{where}/key_results/{place}") for place in range(len(key_results))]))
        parent = fields.get("parent")
        if parent is None and draft.parent is not None and id(draft.parent) in self.said:
            parent = unescaped(self.said[id(draft.parent)].piece.text) or None
        return Objective(
            text,
            tuple(key_results),
            tuple(projects),
            owner=fields.get("owner"),
            team=fields.get("team") or draft.team or None,
            parent=parent,
            type=fields.get("type"),
            id=fields.get("id"),
            score=score,
            score_as_written=written,
            dropped=dropped,
            status=fields.get("status"),
            ignores=draft.given[1],
            place=place,
        )

    def _key_result(self, draft: FoundStatement) -> KeyResult:
        fields = self._fields(draft)
        text, place, dropped = self._text(draft, fields)
        score, written = values.score_as_written(fields.get("score", ""))
        if "current" in self.said[id(draft)].fields:
            self._note(self.said[id(draft)].piece.start, f"left aside: current: {fields['current'][:60]}")
        elif "current" in fields:
            self.undated.append(self.said[id(draft)].piece.start)
        if self.said[id(draft)].result:
            self._note(self.said[id(draft)].piece.start, f"left aside: {unescaped(self.said[id(draft)].result)[:63]}")
        return KeyResult(
            text,
            measure=read_measure_fields(fields.get),
            owner=fields.get("owner"),
            type=fields.get("type"),
            source=fields.get("source"),
            score=score,
            score_as_written=written,
            confidence=fields.get("confidence"),
            priority=fields.get("priority"),
            dropped=dropped,
            status=fields.get("status"),
            assumed=tuple(part.strip() for part in fields.get("assumed", "").replace(" and ", ",").split(",") if part.strip()),
            check_ins=(*(check for words in draft.check_ins if (check := read_check_in(words)) is not None), *draft.given[0]),
            ignores=draft.given[1],
            place=place,
        )

    def number(self, where: str) -> str:
        """Return the number by which a key result's label calls it: "3" of "KR1.3"; "" where it has none, or is not there."""
        draft = self.layout.get(where)
        label = draft.label if draft is not None else None
        return label.number.rpartition(".")[2] if label is not None and label.kind == "key_result" else ""

    def _project(self, draft: FoundStatement, numbers: list[str]) -> Project:
        fields = self._fields(draft)
        text, place, dropped = self._text(draft, fields)
        return Project(
            text,
            owner=fields.get("owner"),
            moves=self._moves(draft, fields.get("moves", ""), numbers),
            due=fields.get("due"),
            dropped=dropped,
            status=fields.get("status"),
            ignores=draft.given[1],
            place=place,
        )

    def _moves(self, draft: FoundStatement, text: str, numbers: list[str]) -> tuple[int, ...]:
        """Return the places of the key results that are named by number: of that label, else the place, unless that bears another."""
        found: list[int] = []
        for place in values.moves(text) or ():
            number = str(place + 1)
            if number in numbers:
                found.append(numbers.index(number))
            elif place >= len(numbers) or not numbers[place]:
                found.append(place)
            else:
                self.unread.append((self._line(draft), "moves", f"KR{number}"))
        return tuple(found)

    @staticmethod
    def _scores(draft: FoundStatement, key_results: list[KeyResult]) -> None:
        """Give key results the scores that tables with a column for each of them hold."""
        for series in draft.series:
            for number, text in series.scores.items():
                if number >= len(key_results):
                    continue
                last, one = unescaped(text).split()[-1], key_results[number]
                score, level = values.score(last), values.number(last)
                if series.final and score is not None:
                    key_results[number] = replace(one, score=score, score_as_written=values.written_score(score, last))
                elif series.date and not series.final and (score is not None or level is not None):
                    measured = level is not None and (level[1] == one.measure.unit or (not level[1] and abs(level[0]) > 1))
                    value = level[0] if level is not None and (measured or score is None) else score
                    key_results[number] = replace(one, check_ins=(*one.check_ins, CheckIn(series.date, value)))

    def _ignored(self, document: OkrDocument) -> OkrDocument:
        """Give each statement what the comments in its line or behind it say that it is to be left alone with."""
        found: dict[str, list[Ignore]] = {}
        places = sorted(
            (self.said[id(draft)].piece.start, where) for where, draft in self.layout.items() if self.said[id(draft)].piece.text
        )
        for offset, words in self.page.remarks:
            ignores = values.remark(words)
            if not ignores and words != values.FOR_READERS:
                self._note(offset, f"not understood: okrcoach: {words[:60]}; what okrcoach reads is <!-- okrcoach: ignore RULE: reason -->")
            line, column = self.lines.position(offset)
            place = Place(line, column, line, column + 4)
            at = bisect_left(places, (offset, ""))
            if at < len(places) and self.lines.position(places[at][0])[0] == line:  # the comment may open the line that it is about
                at += at == 0 or self.lines.position(places[at - 1][0])[0] < line
            found.setdefault(places[at - 1][1] if at else "", []).extend(
                replace(one, reason=one.reason.replace("--&gt;", "-->").replace("--&amp;", "--&"), place=place) for one in ignores
            )
        if not found:
            return document
        return replace(
            document,
            ignores=tuple(found.get("", ())),
            objectives=tuple(
                replace(
                    objective,
                    ignores=tuple(found.get(f"objectives/{n}", ())),
                    key_results=tuple(
                        replace(one, ignores=tuple(found.get(f"objectives/{n}/key_results/{k}", ())))
                        for k, one in enumerate(objective.key_results)
                    ),
                    projects=tuple(
                        replace(one, ignores=tuple(found.get(f"objectives/{n}/projects/{k}", ())))
                        for k, one in enumerate(objective.projects)
                    ),
                )
                for n, objective in enumerate(document.objectives)
            ),
        )


def _one_line(piece: Piece) -> Piece:
    """Return a text whose line ends are spaces."""
    return Piece(piece.text.replace("\n", " "), piece.runs) if "\n" in piece.text else piece
