"""What a page says of itself before it is read, and what has been found on it so far."""

from __future__ import annotations

from okrcoach.documents.page.blocks import Row
from okrcoach.documents.page.cells import listed, unlabelled
from okrcoach.documents.page.columns import names_both, names_key_results
from okrcoach.documents.page.evidence import announced, announces, are_goals, lectures, speaks_of_okrs
from okrcoach.documents.page.found import FoundStatement, Scope
from okrcoach.documents.page.headings import has_period, is_certain, is_context, names_current, names_own, presents, words_of
from okrcoach.documents.page.inline import NO_WORDS, Inline
from okrcoach.documents.page.labels import Label, read_label
from okrcoach.documents.page.outline import Part

FIRST = 3
"""A sentence that gives a page's OKRs is among so many parts at its start."""


class Gathering:
    """What all that read a page ask of it, and where they put what they find."""

    def __init__(self, roots: list[Part], *, okr: bool = False) -> None:
        self.roots = roots
        self.objectives: list[FoundStatement] = []
        self.aside: list[Part] = []  # what looked like OKRs and was left out
        self.tentative: list[Part] = []  # what may turn out to be none once the page is read
        self.listing: set[int] = set()  # labelled objectives whose lists hold their key results
        self.held: dict[int, bool] = {}  # whether key results stand below a part, once it was asked
        self.unowned: set[int] = set()  # what holds the key results of several objectives, nobody says of which
        self.explained: set[int] = set()  # what looked like objectives in an article
        self.examples: set[int] = set()  # what stands below a heading that says so
        self.listed_by_name: dict[str, FoundStatement] = {}  # objectives of lists that key results follow
        self.by_number: dict[str, FoundStatement] = {}  # the last objective with each number
        # the last key result with each number ("" for none), of those that have their labels outside of tables
        self.codes: dict[str, FoundStatement] = {}
        self.tabled: dict[str, FoundStatement] = {}  # the last key result with each number in a table
        self.measures: set[int] = set()  # key results that stand below a name such as "KPI"
        self.accepted: set[int] = set()  # of these, what stands below "Acceptance criteria", as those of a feature do
        self.fields: dict[str, str] = {}
        self.heads: list[Part] = []  # where the fields of the page stand
        parts = [part for root in roots for part in root.walk()]
        labels = [part.label for part in parts if part.label is not None]
        # "KR1: …": key results with a label of their own; "Objective 1: …"; sections that are called key results
        self.labelled_key_results = any(label.kind == "key_result" and label.strong and label.marked for label in labels)
        self.strong = any(label.kind == "objective" and label.strong and label.marked for label in labels)
        announcing = [part for part in parts if part.label is not None and part.label.kind == "key_results" and part.label.strong]
        self.sections = any(part.kind != "paragraph" or announces(part) or len(listed(part.rest)) > 1 for part in announcing)
        announced = any(part.kind != "paragraph" or (part.label is not None and part.label.marked) for part in announcing)
        headings = [part.text for part in parts if part.kind == "section"]
        headings = headings or [part.text for part in parts if part.kind == "paragraph" and names_own(part.text)]  # that lost their marks
        # the page says OKR, a heading is sure to stand over OKRs, says OKR itself, holds a period; then goals are objectives, too
        self.okr = okr or self.labelled_key_results or announced or any(speaks_of_okrs(part) for part in parts)
        self.presented = next((part.text for part in parts[:FIRST] if part.kind == "paragraph" and presents(part.text)), "")
        spoken = any(map(names_current, headings)) and any(part.kind == "paragraph" and is_certain(part.text) for part in parts)
        self.okr = self.okr or bool(self.presented) or spoken
        self.certain = any(is_certain(text) for text in headings)
        self.named = any(not {"okr", "okrs"}.isdisjoint(words_of(text)) for text in headings)
        self.dated = any(has_period(text) for text in headings)
        self.owned = any(names_own(text) for text in headings)  # a heading says whose its OKRs are, or of when
        # headings that ask what OKRs are, where none says whose they are, or of when: what nothing labels beside them is explained
        own = self.dated or self.owned or self.presented
        self.lectures = set() if own else {id(part) for part in parts if part.kind == "section" and lectures(part)}
        self.article = False  # whether what is read stands beside one of these
        self.timed = self.okr or self.certain or self.dated
        self.okr = self.okr or any(root.text in headings and self.is_context(root.text) for root in roots)
        sheets = any(part.kind == "table" and names_both(part.block) for part in parts) or any(map(_holds_sheet, parts))
        # nothing names the key results; the page labels what it holds; its goals are numbered, or measured below the title of a plan
        self.loose = not (self.labelled_key_results or self.sections or sheets)
        self.told = self.strong or not self.loose
        self.counted = are_goals(parts)

    def is_context(self, text: str) -> bool:
        """Return whether a heading says that OKRs follow. Goals alone are OKRs only on a page that says so, or names a period."""
        return is_context(text) and (self.timed or is_certain(text))

    def start(self, part: Part, words: Inline, label: Label | None, scope: Scope | None = None) -> FoundStatement:
        """Open an objective."""
        draft = FoundStatement("objective", words, [part], label)
        if scope is not None and part.kind == "item" and scope.objective is not None and scope.mode in ("objective", "detail"):
            draft.parent = scope.objective
        self.objectives.append(draft)
        if label is not None and label.number:
            self.by_number[label.number] = draft
        return draft

    def start_row(self, part: Part, row: Row, cell: Inline) -> FoundStatement:
        """Open an objective that a cell of a table's row holds, with or without its label."""
        label = read_label(cell.text)
        draft = self.start(part, unlabelled(cell, "objective"), label if label is not None and label.kind == "objective" else None)
        draft.row = row
        return draft

    def nameless(self, scope: Scope) -> FoundStatement:
        """Return the objective of a key result that stands below none: the page's only one, where it has none yet, else a new one."""
        only = self.objectives[0] if len(self.objectives) == 1 else None
        if only is not None and only.label is not None and only.label.strong and only.row is None and not only.key_results:
            scope.recent = only
            return only
        draft = FoundStatement("objective", NO_WORDS)
        self.objectives.append(draft)
        scope.recent = draft
        return draft

    def numbered(self, scope: Scope, label: Label) -> FoundStatement | None:
        """Return the objective 2 of a key result 2.1 that stands below no objective."""
        number, dot, _ = label.number.partition(".")
        if not dot or scope.objective is not None or (scope.recent is not None and scope.recent.label is None):
            return None
        return self.by_number.get(number)


def _holds_sheet(part: Part) -> bool:
    """Return whether a labelled objective has a table of key results right below it."""
    labelled = part.label is not None and part.label.kind == "objective"
    return labelled and any(one.kind == "table" and names_key_results(one.block) for one in announced(part.children))
