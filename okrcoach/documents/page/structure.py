"""Which parts of a page are objectives, key results and projects: by what they are called, else by how they are laid out.

Labels ("Objective 2:", "KR1 -") and sections ("Key results") are trusted wherever they stand. On a page without any, a heading or a
bold line over a list is an objective with its key results, provided that the page or a heading above says that it is about OKRs.
"""

from __future__ import annotations

from okrcoach.documents.names import layout
from okrcoach.documents.page.bare_words import bare_objective
from okrcoach.documents.page.called import elsewhere, keep_called
from okrcoach.documents.page.evidence import (
    announced,
    announces,
    heading_results,
    holds_key_results,
    is_bare,
    is_explained,
    is_filled,
    is_measured,
    is_statement,
    same_words,
)
from okrcoach.documents.page.found import FoundStatement, Mode, Scope
from okrcoach.documents.page.headings import asks_what_is, is_certain, is_context, is_period, last_sentence, words_of
from okrcoach.documents.page.labels import COLONS
from okrcoach.documents.page.leftover import left_over
from okrcoach.documents.page.list_forms import are_nested, is_group, is_plain_objective
from okrcoach.documents.page.measured import with_measure
from okrcoach.documents.page.outline import TITLE, Part
from okrcoach.documents.page.references import belongs, overviews, restated, restates
from okrcoach.documents.page.sections import SectionReader

FIRST = "1"
"""The number with which the key results of an objective begin."""
QUESTIONS = ("?", "\N{FULLWIDTH QUESTION MARK}")
NAME = 2
"""A line of so many words names a team or a theme."""


class Reader(SectionReader):
    """Reads an outline: parts with labels as they say, the others by their form."""

    def run(self) -> list[FoundStatement]:
        """Return the objectives in the order of the page."""
        self.visit_all(self.roots, Scope("page", self.okr))
        if not self.objectives:
            self.open_tentative()
        if not self.okr and all(is_bare(one) for one in self.objectives):
            self.objectives = []  # a word such as "Objective" over a paragraph, on a page about something else
        if self.okr or self.certain:
            self.aside += left_over(self.roots, self.objectives, [*self.aside, *self.heads])
        self.aside += keep_called(self.objectives, self.measures)
        gone = elsewhere(self.objectives, self.roots, self.measures, self.accepted)
        self.aside += [part for one in gone for part in one.parts]
        self.explained |= set(map(id, gone))
        said = [one for one in self.objectives if id(one) not in self.explained]
        self.objectives = [one for one in said if id(one) in self.unowned or not is_explained(one, taught=bool(self.lectures))]
        self.leave_examples()
        self.merge()
        return [one for one in self.objectives if is_filled(one)]

    def leave_examples(self) -> None:
        """Leave aside the OKRs below a heading "Example" where the page has others."""
        own = [one for one in self.objectives if id(one) not in self.examples]
        if not own:
            return
        for one in self.objectives:
            if id(one) in self.examples:
                self.aside += [part for said in (one, *one.key_results) for part in said.parts if part.kind != "table"]
        self.objectives = own

    def open_tentative(self) -> None:
        """Take the items below a heading that announces objectives, each with its measure where all of them end in one."""
        found = [with_measure(part.words) for part in self.tentative] if self.certain else []
        measured = [one for one in found if one is not None]
        if len(measured) < max(2, len(self.tentative)):
            measured = [(part.words, None) for part in self.tentative]
        for part, (words, measure) in zip(self.tentative, measured, strict=True):
            draft = self.start(part, words, None)
            if measure is not None:
                draft.key_results.append(FoundStatement("key_result", measure, [part]))

    def merge(self) -> None:
        """Leave out objectives that only stand in an overview or a table of grades, and keep the fields that it gives them."""
        full = {same_words(one.words.text): one for one in reversed(self.objectives) if one.key_results}
        again_by_number = restated(self.objectives)
        again_by_section = overviews(self.objectives, self.roots)
        for one in list(self.objectives):
            other = full.get(same_words(one.words.text)) or again_by_number.get(id(one)) or again_by_section.get(id(one))
            listed = one.row is not None or (bool(one.parts) and one.parts[0].kind == "item")
            if other is None or other is one or not listed or one.projects or not one.words.text:
                continue
            again = {same_words(below.words.text) for below in one.key_results} <= {
                same_words(below.words.text) for below in other.key_results
            }
            if not one.key_results or (again and other.row is None):
                other.fields = one.fields | other.fields
                self.objectives.remove(one)

    def unlabelled(self, part: Part, scope: Scope) -> None:
        """Read a part that does not say what it is, by its form and its neighbours."""
        if part.kind == "paragraph":
            self.head(part, scope)
        if part.kind == "section" or part.rank is not None:
            self.heading(part, scope)
        elif part.kind == "item":
            self.item(part, scope)
        else:
            self.visit_all(part.children, Scope("aside", scope.okr, scope.objective, scope.statement))

    def heading(self, part: Part, scope: Scope) -> None:
        """Read a heading or bold line without a label."""
        title = part.rank is None or part.bold
        if scope.mode == "projects" and title:
            self.project(part, scope)
            return
        if not title:
            self.intro(part, scope)
            return
        if restates(self, part):
            self.aside += announced(part.children)
            return
        if scope.okr and not self.told and scope.objective is None and (results := heading_results(part)):
            draft = self.start(part, bare_objective(part.words), None, scope)
            inner = Scope("objective", True, draft, draft)
            for child in part.children:
                if child in results:
                    self.add_key_result(child, bare_objective(child.words), inner)
                else:
                    self.visit(child, inner)
            scope.recent = draft
            return
        if part.kind == "section" and belongs(part, scope):
            self.visit_all(part.children, Scope("objective", True, scope.objective, scope.objective))
            return
        if self.is_objective(part, scope):
            draft = self.start(part, bare_objective(part.words), None, scope)
            self.visit_all(part.children, Scope("objective", True, draft, draft))
            if holds_key_results(part) and not (draft.key_results or draft.projects):
                self.objectives.remove(draft)  # its key results are only spoken of
                return
            scope.recent = draft
            return
        context = self.is_context(part.text)
        okr = scope.okr or context
        mode: Mode = "objectives" if context or (okr and is_period(part.text)) else "page"
        kept = scope.objective if part.kind != "section" or scope.mode in ("objective", "detail") else None
        if scope.mode in ("aside", "detail", "objective") and not context:
            mode = "aside"
        inner = Scope(mode, okr, kept, None, named=context and "objectives" in words_of(part.text))
        inner.form = scope.form
        self.visit_all(part.children, inner)

    def is_objective(self, part: Part, scope: Scope) -> bool:
        """Return whether a heading or a bold line without a label is an objective, by what stands below it."""
        if is_context(part.text) or is_period(part.text) or self.explains(part) or not part.text.strip():
            return False
        if scope.objective is not None and not scope.split:
            return False
        if any(one.label is not None and one.label.kind == "objective" and one.label.strong for one in part.walk()):
            return False
        if self.named and any(_lists_objectives(one) for one in part.children):
            return False
        if holds_key_results(part, certain=not self.loose):
            return scope.okr
        if self.told or not scope.okr or scope.mode == "aside" or scope.form == "items":
            return False
        if any(one.label is not None and one.label.kind == "key_results" for one in part.children):
            return True
        items = [one for one in part.children if one.kind == "item"]
        if not items or not any(is_statement(one) for one in items) or _tells_why(part.text):
            return False
        if len(part.text.split()) == 1 and sum(any(sign.isdigit() for sign in one.text) for one in items) * 2 < len(items):
            return False  # "Features", "Contacts"
        return scope.form == "headings" or not are_nested(items)

    def explains(self, part: Part) -> bool:
        """Return whether a part asks what something is, or stands beside one that does, and over nothing that key results would be."""
        asking = asks_what_is(part.text)
        if asking and part.text.rstrip().endswith(QUESTIONS):
            return True
        return (asking or self.article) and not (holds_key_results(part) or is_measured(part))

    def intro(self, part: Part, scope: Scope) -> None:
        """Read the list that a line such as "We measured this by the following key results:" announces."""
        if restates(self, part):
            self.aside += part.children
            return
        words = last_sentence(part.text).casefold()
        fresh = scope.objective is None and scope.mode in ("objectives", "page")
        if fresh and is_certain(part.text) and any(one.kind == "item" and one.children for one in part.children):
            self.visit_all(part.children, Scope("objectives", True))
        elif not part.text.rstrip().endswith(COLONS) or (scope.form == "lines" and self.free(scope)):
            self.plain(part, scope)
        elif ("key result" in words or "measur" in words) and any(is_statement(one) for one in part.children) and scope.okr:
            self.key_results(part, scope)
        elif "objective" in words and "objectives and key results" not in words and scope.objective is None:
            self.visit_all(part.children, Scope("objectives", True, None, named=True))
        elif scope.mode == "key_results":
            self.section(part.children, scope)
        elif " not " in f" {words} ":
            self.visit_all(part.children, Scope("aside", scope.okr, scope.objective, scope.statement))
        else:
            self.visit_all(part.children, scope)

    def stands_over(self, part: Part, following: Part, scope: Scope) -> bool:
        """Return whether a line is the objective of the labelled key results that begin behind it, on a page that labels no objective."""
        label = following.label
        if self.strong or not scope.okr or scope.objective is not None or scope.mode not in ("page", "objectives") or label is None:
            return False
        begins = label.kind == "key_result" and label.number.rpartition(".")[2] in ("", FIRST)
        if not label.strong or not (begins or (label.kind == "key_results" and announces(following))):
            return False
        ended = part.text.rstrip().endswith(".") and label.kind == "key_result" and not label.number
        return part.kind == "paragraph" and part.label is None and not part.bold and not ended and _is_statement(part.text)

    def plain(self, part: Part, scope: Scope) -> None:
        """Read a line and the list right below it: an objective where it looks like one, else a remark."""
        first = next(iter(part.children), None)
        over = first is not None and first.kind == "item" and self.stands_over(part, first, scope)
        if over or (self.free(scope) and is_plain_objective(part, numbers=scope.form != "lines")):
            draft = self.start(part, bare_objective(part.words), None, scope)
            self.visit_all(part.children, Scope("objective", True, draft, draft))
            scope.recent = draft
            return
        nested, split = scope.nested, scope.split
        if scope.mode == "key_results":
            self.section(part.children, scope)
        else:
            self.visit_all(part.children, scope)
        scope.nested, scope.split = nested, split

    def item(self, part: Part, scope: Scope) -> None:
        """Read a list item without a label."""
        holds = scope.okr and self.holds(part)
        if scope.mode == "projects" and not holds:
            self.project(part, scope)
        elif holds or (scope.mode in ("objectives", "page") and self.is_item_objective(part, scope)):
            draft = self.start(part, bare_objective(part.words), None, scope)
            self.visit_all(part.children, Scope("objective", True, draft, draft))
            if holds_key_results(part) and self.objectives[-1] is draft and not (draft.key_results or draft.projects):
                self.objectives.remove(draft)  # its key results are only spoken of
        elif scope.mode in ("objectives", "page") and scope.okr and scope.nested and not self.told and is_group(part):
            self.visit_all(part.children, Scope(scope.mode, True, named=scope.named))
        elif scope.mode == "key_results" or (scope.mode == "objective" and self.is_own(part, scope)):
            self.add_key_result(part, part.words, scope)
        else:
            if scope.mode == "objectives" and scope.named and is_statement(part):
                self.tentative.append(part)
            if scope.statement is not None and scope.mode in ("detail", "objective"):
                self.aside.append(part)
            self.visit_all(
                part.children, Scope("detail" if scope.mode == "detail" else "aside", scope.okr, scope.objective, scope.statement)
            )

    def holds(self, part: Part) -> bool:
        """Return whether key results with a label stand below an item: right there, or below its own items without a label."""
        if id(part) not in self.held:
            below = [one for one in part.children if one.kind == "item" and one.label is None]
            self.held[id(part)] = holds_key_results(part) or any(self.holds(one) for one in below)
        return self.held[id(part)]

    def is_own(self, part: Part, scope: Scope) -> bool:
        """Return whether an item without a label below an objective is a key result of it; not behind a table that holds them."""
        results = scope.objective.key_results if scope.objective is not None else []
        return (self.loose or scope.loose) and is_statement(part) and not (results and results[-1].row is not None)

    def is_item_objective(self, part: Part, scope: Scope) -> bool:
        """Return whether an item without a label is an objective, by what stands below it and its neighbours."""
        if scope.form == "items" and self.free(scope):
            return is_statement(part)
        if self.told or not scope.okr or not scope.nested or is_group(part) or self.explains(part):
            return False
        return any(is_statement(child) for child in part.children if child.kind == "item")


def _is_statement(text: str) -> bool:
    """Return whether a line is one sentence of some words that leads to nothing and is not about OKRs."""
    said = text.strip()
    if len(said.split()) <= NAME or len(said) > TITLE or "\n" in said or said.endswith((*COLONS, "?", ",", ";")):
        return False
    return last_sentence(said) == said and not is_certain(said) and not is_context(said)


def _tells_why(text: str) -> bool:
    """Return whether a heading stands over reasons or ways, and asks for nothing: "Why these and no others", "How we work"."""
    return not text.rstrip().endswith("?") and " ".join(words_of(text)[:2]) in layout()["labels"]["telling_why"]


def _lists_objectives(part: Part) -> bool:
    """Return whether a heading such as "Objectives" stands over a list of them."""
    called = part.kind == "section" and part.label is not None and part.label.kind == "objectives"
    return called and any(one.kind == "item" for one in part.children)
