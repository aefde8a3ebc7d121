"""Sections of key results: what a heading such as "Key results" or "Metrics" stands over."""

from __future__ import annotations

from itertools import islice

from okrcoach.documents.names import layout
from okrcoach.documents.page.cells import listed, unmarked
from okrcoach.documents.page.evidence import announced, same_words
from okrcoach.documents.page.found import FoundStatement, Scope
from okrcoach.documents.page.headings import is_certain, names_acceptance
from okrcoach.documents.page.labelled import LabelledReader
from okrcoach.documents.page.list_forms import groups
from okrcoach.documents.page.outline import Part
from okrcoach.documents.page.trust import trusted

NAME = 3
"""Words at most that name a field."""


class SectionReader(LabelledReader):
    """Reads what sections of key results hold: lists, groups of lists, tables, headings, paragraphs."""

    def key_results(self, part: Part, scope: Scope) -> None:
        """Read what a heading such as "Key results" stands over."""
        target = scope.recent or scope.objective
        if target is not None and target is scope.recent and scope.objective is None and self.shared(target, part):
            for one in part.children:
                if one.label is not None and one.label.kind == "key_result" and self.numbered(scope, one.label):
                    self.visit(one, scope)
                else:
                    self.aside.append(one)
            return
        listed_before = self.listed(part) if target is None else []
        if len(listed_before) == 1:
            target = listed_before[0]  # the one item below "Objectives"
        weak = part.label is not None and not part.label.strong
        if weak and (target.key_results if target is not None else self.told or bool(self.tentative)):
            self.beside(part, Scope("page", scope.okr, target))
            return
        inner = Scope("key_results", True, target, target)
        known = len(target.key_results) if target is not None else 0
        if part.rest.text and part.kind != "section" and not _holds_statements(part):
            said = listed(part.rest)
            if target is None and len(said) == 1:
                self.aside.append(part)  # a sentence about key results
                return
            for words in said:
                self.take_key_result(part, words, inner)
            self.visit_all(part.children, Scope("detail", True, inner.objective, inner.statement))
        else:
            self.section(part.children, inner)
        if len(listed_before) > 1 and inner.objective is not None:
            self.share(listed_before, inner.objective)
            scope.recent = None
            return
        scope.recent = inner.objective or scope.recent
        if weak and scope.recent is not None:
            below = {id(one) for one in scope.recent.key_results[known:] if one.label is None}
            self.measures |= below
            if names_acceptance(part.text):
                self.accepted |= below

    def listed(self, part: Part) -> list[FoundStatement]:
        """Open the objectives that a list below "Objectives" holds, where key results follow: one of a page, all of a page on OKRs."""
        several = self.named and part.label is not None and part.label.strong
        if not (several or (len(self.tentative) == 1 and not self.objectives)):
            return []
        waiting, self.tentative = self.tentative, []
        if sum(one.text.rstrip(")").endswith("?") for one in waiting) * 2 > len(waiting):
            self.aside += waiting  # an article asks
            return []
        found = [self.start(one, one.words, None) for one in waiting]
        self.listed_by_name |= {same_words(one.words.text): one for one in found}
        return found

    def share(self, listed: list[FoundStatement], below: FoundStatement) -> None:
        """Give each objective of a numbered list the key result with its number, where there are as many; else nobody says whose it is.

        What speaks of key results explains them, and so does what has no number on a page of no time and no team: none of it is anybody's.
        """
        said = [one.words.text for one in below.key_results]
        own = self.dated or self.owned or "period" in self.fields or any(sign.isdigit() for text in said for sign in text)
        if any(map(is_certain, said)) or not own:
            self.explained |= set(map(id, listed))
            self.aside += [part for one in (*listed, *below.key_results) for part in one.parts]
            return
        numbered = all(one.parts and one.parts[0].block.mark[:1].isdigit() for one in (*listed, *below.key_results))
        if not numbered or len(listed) != len(below.key_results):
            self.unowned.add(id(below))
            return
        for one, result in zip(listed, below.key_results, strict=True):
            one.key_results.append(result)
        below.key_results = []

    def beside(self, part: Part, scope: Scope) -> None:
        """Leave aside what a heading such as "Metrics" stands over beside key results; what says that it is more is read."""
        for one in part.children:
            below = [inner.label for inner in one.walk() if inner.label is not None and inner.label.strong]
            if one.kind == "section" or any(label.kind in ("objective", "key_result") for label in below):
                self.visit(one, scope)
            else:
                self.aside.append(one)

    def shared(self, target: FoundStatement, part: Part) -> bool:
        """Return whether a section stands for several objectives at once: none of them has key results of its own."""
        if part.kind != "section":
            return False
        beside = list(islice((one for one in reversed(self.objectives) if one.parts and one.parts[0].kind == part.kind), 2))
        return len(beside) == 2 and beside[0] is target and not any(one.key_results for one in beside)

    def section(self, parts: list[Part], scope: Scope) -> None:
        """Read what stands in a section of key results: its list or tables; else its headings; else its paragraphs."""
        if any(part.kind in ("item", "table") or (part.label is not None and part.label.kind == "key_result") for part in announced(parts)):
            own = named = False
            themes = groups(parts)
            measured = _are_measured(parts)
            called = _further_fields(parts) if measured else []
            for part in parts:
                last = scope.objective.key_results[-1] if measured and scope.objective and scope.objective.key_results else None
                if part in themes:
                    self.section(part.children, scope)
                elif last is not None and part.kind == "item" and part.label is not None and part.label.kind == "field":
                    self.field(part, Scope("detail", True, scope.objective, last), part.label)
                elif part in called:
                    self.aside.append(part)
                elif part.label is not None or part.kind in ("item", "table"):
                    own = own or part.label is None or part.label.kind != "aside"
                    named = named or (part.label is not None and part.label.kind == "key_result")
                    self.visit(part, scope)
                elif own and not is_certain(part.text) and (part.text.rstrip().endswith(":") or (named and not _holds_named(part))):
                    self.aside += part.children  # a list of something else, behind that of the key results
                elif part.kind == "section" or not any(one.kind in ("item", "table") for one in part.children):
                    self.visit_all(part.children, Scope("aside", True, scope.objective, scope.statement))
                else:
                    self.section(part.children, scope)
            return
        headings = [part for part in parts if part.kind == "section" or part.rank is not None]
        for part in headings:
            if part.label is not None and part.label.kind != "key_results" and trusted(self, part, scope):
                self.visit(part, scope)
            elif any(one.kind in ("item", "table") for one in announced(part.children)):
                whose = self.listed_by_name.get(same_words(part.text))
                self.section(part.children, scope if whose is None else Scope("key_results", True, whose, whose))
            else:
                first = next((one for one in part.children if one.kind == "paragraph" and one.label is None), None)
                self.add_key_result(part, first.words if first else part.words, scope)
        if headings:
            return
        field: Part | None = None
        for part in parts:
            if part.label is not None and trusted(self, part, scope):
                self.visit(part, scope)
                field = part if part.label.kind == "field" else None
            elif field is not None and field.block is part.block:
                self.aside.append(part)  # one more field, with a name of its own
            elif part.text.strip() and not part.text.rstrip().endswith(":"):
                for words in unmarked(part.words) or [part.words]:
                    self.add_key_result(part, words, scope)


def _are_measured(parts: list[Part]) -> bool:
    """Return whether items of a list say how the key result before them is measured: "Measure: …", "Baseline: …"."""
    items = [part for part in parts if part.kind == "item"]
    names = [part.label.name if part.label is not None and part.label.kind == "field" else "" for part in items]
    return bool(items) and not names[0] and any(name in layout()["measured"]["fields"] for name in names)


def _holds_named(part: Part) -> bool:
    """Return whether anything below a line has a label or is more than a list."""
    return any(one.label is not None or one.kind != "item" for one in part.children)


def _further_fields(parts: list[Part]) -> list[Part]:
    """Return the items behind fields that have a name of their own, "Tooling: the shop's till", in a list whose key results have none."""
    found: list[Part] = []
    behind = False
    for part in parts:
        field = part.label is not None and part.label.kind == "field"
        head, colon, said = part.text.partition(": ")
        named = bool(colon) and len(head.split()) <= NAME and bool(said.strip())
        if named and not behind and not field:
            return []
        found += [part] if named and not field else []
        behind = field or named
    return found


def _holds_statements(part: Part) -> bool:
    """Return whether key results stand below a line, which then only leads to them."""
    return any(one.kind in ("item", "table") or (one.label is not None and one.label.kind == "key_result") for one in part.children)
