"""Which parts of a page are objectives, key results and projects: by what they are called, else by how they are laid out.

Labels ("Objective 2:", "KR1 -") and sections ("Key results") are trusted wherever they stand. On a page without any, a heading or a
bold line over a list is an objective with its key results, provided that the page or a heading above says that it is about OKRs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from okrcoach.documents.blocks import Row
from okrcoach.documents.headings import has_period, is_certain, is_context, is_period, numbering
from okrcoach.documents.inline import Inline
from okrcoach.documents.labels import Label
from okrcoach.documents.outline import Part
from okrcoach.documents.tables import read_table
from okrcoach.documents.text import NOTHING
from okrcoach.model import CheckIn, Ignore

Mode = Literal["page", "objectives", "objective", "key_results", "projects", "detail", "aside"]


@dataclass(slots=True, eq=False)
class Draft:
    """A statement that was found: its words as they stand, and the parts that say more about it."""

    kind: Literal["objective", "key_result", "project"]
    words: Inline
    parts: list[Part] = field(default_factory=list)
    """The part it was found in, and those that hold its fields."""
    label: Label | None = None
    fields: dict[str, Inline] = field(default_factory=dict)
    key_results: list[Draft] = field(default_factory=list)
    projects: list[Draft] = field(default_factory=list)
    parent: Draft | None = None
    check_ins: list[tuple[str, Inline]] = field(default_factory=list)
    """Dates, and what was said then."""
    given: tuple[tuple[CheckIn, ...], tuple[Ignore, ...]] = ((), ())
    """Check-ins and ignored findings that a sheet holds as they are."""
    series: list[Series] = field(default_factory=list)
    row: Row | None = None
    """The table's row it was found in."""


@dataclass(slots=True)
class Series:
    """Scores of key results out of one row of a table that has a column for each of them."""

    date: str
    scores: dict[int, str]
    final: bool


@dataclass(slots=True)
class Scope:
    """What is known where a part stands."""

    mode: Mode
    okr: bool
    objective: Draft | None = None
    statement: Draft | None = None
    """What fields belong to here."""
    recent: Draft | None = None
    """The last objective among the parts beside this one."""
    named: bool = False
    """Whether a heading says that objectives follow, not just that this is about OKRs."""
    nested: bool = False
    """Whether most list items beside this part have items of their own."""
    split: bool = False
    """Whether several headings beside this part hold key results each."""


class Reader:
    """Walks an outline once and gathers what it finds."""

    def __init__(self, roots: list[Part], *, okr: bool = False) -> None:
        self.roots = roots
        self.objectives: list[Draft] = []
        self.aside: list[Part] = []
        self.tentative: list[Part] = []
        self.held: dict[int, bool] = {}
        self.fields: dict[str, str] = {}
        labels = [part.label for root in roots for part in root.walk() if part.label is not None]
        self.labelled_key_results = any(label.kind == "key_result" and label.strong for label in labels)
        self.strong = any(label.kind == "objective" and label.strong for label in labels)
        self.sections = any(label.kind == "key_results" and label.strong for label in labels)
        headings = [part.text for root in roots for part in root.walk() if part.kind == "section"]
        self.okr = okr or self.labelled_key_results or self.sections
        self.timed = self.okr or any(is_certain(text) or has_period(text) for text in headings)
        self.okr = self.okr or any(root.kind == "section" and self.is_context(root.text) for root in roots)
        self.loose = not (self.labelled_key_results or self.sections)

    def is_context(self, text: str) -> bool:
        """Return whether a heading says that OKRs follow. Goals alone are OKRs only on a page that says so, or names a period."""
        return is_context(text) and (self.timed or is_certain(text))

    def run(self) -> list[Draft]:
        """Return the objectives in the order of the page."""
        self.visit_all(self.roots, Scope("page", self.okr))
        if not self.objectives:
            for part in self.tentative:
                self.start(part, part.words, None)
        return [one for one in self.objectives if one.words.text or one.key_results or one.projects]

    def visit_all(self, parts: list[Part], scope: Scope) -> None:
        """Read parts that stand beside one another."""
        items = [part for part in parts if part.kind == "item"]
        nested = sum(any(child.kind == "item" for child in part.children) for part in items)
        scope.nested = nested * 5 >= len(items) * 3 and nested > 0
        scope.split = sum(part.kind == "section" and part.label is None and holds_key_results(part) for part in parts) > 1
        for part in parts:
            self.visit(part, scope)

    def visit(self, part: Part, scope: Scope) -> None:
        """Read one part and what stands below it."""
        label = self.trusted(part, scope)
        if part.kind == "table":
            read_table(self, part, scope)
        elif label is None:
            self.unlabelled(part, scope)
        elif label.kind == "objective":
            self.objective(part, scope, label)
        elif label.kind == "key_result":
            self.key_result(part, scope, label)
        elif label.kind == "key_results":
            self.key_results(part, scope)
        elif label.kind == "projects":
            target = scope.recent or scope.objective
            self.visit_all(part.children, Scope("projects" if target else "aside", scope.okr, target, target))
        elif label.kind == "objectives":
            self.visit_all(part.children, Scope("objectives", True, None, named="okr" not in part.text.casefold()))
        elif label.kind == "field":
            self.field(part, scope, label)
        else:
            self.visit_all(part.children, Scope("aside", scope.okr, scope.recent or scope.objective, scope.statement))

    def trusted(self, part: Part, scope: Scope) -> Label | None:
        """Return the part's label where it may be believed here."""
        label = part.label
        if label is None:
            return None
        alone = label.rest >= len(part.text)
        if part.kind == "item" and part.words.links and all(address.startswith("#") for _, _, address in part.words.links):
            return None  # a table of contents
        if label.kind == "objective":
            if not label.strong and (self.strong or not (scope.okr or holds_key_results(part))):
                return None
            return label if not alone or scope.okr or label.number or holds_key_results(part) or part.children else None
        if label.kind == "key_result":
            if scope.mode == "projects" and not label.number:
                return Label("field", label.rest, name="moves")
            return label if label.strong or (scope.objective is not None and not self.labelled_key_results) else None
        if label.kind == "field":
            return label if self.takes_field(part, scope, label) else None
        if label.kind == "objectives" and not self.is_context(part.text):
            return None
        announced = alone or part.children or part.words.is_all(part.words.bold, 0, label.rest)
        if not announced or (not label.strong and not scope.okr):
            return None
        if label.kind == "key_results" and not (scope.okr or scope.objective or scope.recent):
            return None
        if part.kind == "item" and not alone and scope.mode in ("key_results", "projects") and label.kind != "key_results":
            return None
        return label

    @staticmethod
    def takes_field(part: Part, scope: Scope, label: Label) -> bool:
        """Return whether a line that looks like a field is one here, and not a statement."""
        if label.rest >= len(part.text):
            return False
        if scope.statement is None:
            return label.name in ("team", "period") and scope.mode in ("page", "objectives")
        if scope.mode in ("detail", "aside"):
            return scope.mode == "detail"
        return label.name in ("owner", "due", "score", "confidence", "parent", "type", "id", "priority", "check_in") or (
            scope.mode == "projects" and label.name == "moves"
        )

    # --- what has a label -------------------------------------------------------------------------------------------

    def start(self, part: Part, words: Inline, label: Label | None, scope: Scope | None = None) -> Draft:
        """Open an objective."""
        draft = Draft("objective", words, [part], label)
        if scope is not None and part.kind == "item" and scope.objective is not None and scope.mode in ("objective", "detail"):
            draft.parent = scope.objective
        self.objectives.append(draft)
        return draft

    def objective(self, part: Part, scope: Scope, label: Label) -> None:
        """Take a part whose label says objective."""
        draft = self.start(part, part.rest, label, scope)
        count = len(self.objectives)
        children = part.children
        if not draft.words.text:
            children = self.take_text(draft, children)
        self.visit_all(children, Scope("objective", True, draft, draft))
        if not label.strong and len(self.objectives) > count and not draft.key_results and not draft.projects:
            self.objectives.remove(draft)  # a theme over objectives of their own
            return
        scope.recent = draft

    @staticmethod
    def take_text(draft: Draft, children: list[Part]) -> list[Part]:
        """Give a statement whose label stands alone the words that follow; return what is left below it."""
        for index, part in enumerate(children):
            if part.kind == "table" or (part.label is not None and part.label.kind != "objective"):
                break
            if part.kind == "section" and index:
                break
            if not part.words.text.strip():
                continue
            draft.words = part.rest if part.label else part.words
            draft.parts.append(part)
            return [*children[:index], *part.children, *children[index + 1 :]]
        return children

    def nameless(self, scope: Scope) -> Draft:
        """Return the objective that a key result without one belongs to."""
        draft = Draft("objective", Inline(NOTHING))
        self.objectives.append(draft)
        scope.recent = draft
        return draft

    def key_result(self, part: Part, scope: Scope, label: Label) -> None:
        """Take a part whose label says key result."""
        target = scope.recent or scope.objective or self.nameless(scope)
        draft = Draft("key_result", part.rest, [part], label)
        target.key_results.append(draft)
        children = part.children
        first, _, more = part.text.partition("\n")
        if more.strip() and part.words.is_all(part.words.bold, 0, len(first)):
            draft.words = part.words.cut(len(first)).strip()
        elif not draft.words.text:
            children = self.take_text(draft, children)
        self.visit_all(children, Scope("detail", True, target, draft))

    def key_results(self, part: Part, scope: Scope) -> None:
        """Read what a heading such as "Key results" stands over."""
        target = scope.recent or scope.objective
        if target is not None and target is scope.recent and scope.objective is None and self.shared(target, part):
            self.aside += part.children
            return
        inner = Scope("key_results", True, target, target)
        if not part.children:
            if part.rest.text and part.kind != "section":
                self.add_key_result(part, part.rest, inner)
            return
        self.section(part.children, inner)
        scope.recent = inner.objective or scope.recent

    def shared(self, target: Draft, part: Part) -> bool:
        """Return whether a section stands for several objectives at once: none of them has key results of its own."""
        if part.kind != "section":
            return False
        beside: list[Draft] = []
        for one in reversed(self.objectives):
            if one.parts and one.parts[0].kind == part.kind:
                beside.append(one)
                if len(beside) == 2:
                    break
        return len(beside) == 2 and beside[0] is target and not any(one.key_results for one in beside)

    def section(self, parts: list[Part], scope: Scope) -> None:
        """Read what stands in a section of key results: its list or tables; else its headings; else its paragraphs."""
        if any(part.kind in ("item", "table") or (part.label is not None and part.label.kind == "key_result") for part in announced(parts)):
            for part in parts:
                if part.label is not None or part.kind in ("item", "table"):
                    self.visit(part, scope)
                elif part.kind == "section" or not any(one.kind in ("item", "table") for one in part.children):
                    self.visit_all(part.children, Scope("aside", True, scope.objective, scope.statement))
                else:
                    self.section(part.children, scope)
            return
        headings = [part for part in parts if part.kind == "section" or part.rank is not None]
        for part in headings:
            if part.label is not None and part.label.kind != "key_results" and self.trusted(part, scope):
                self.visit(part, scope)
            elif any(one.kind in ("item", "table") for one in announced(part.children)):
                self.section(part.children, scope)
            else:
                first = next((one for one in part.children if one.kind == "paragraph" and one.label is None), None)
                self.add_key_result(part, first.words if first else part.words, scope)
        if headings:
            return
        for part in parts:
            if part.label is not None and self.trusted(part, scope):
                self.visit(part, scope)
            elif part.text.strip() and not part.text.rstrip().endswith(":"):
                self.add_key_result(part, part.words, scope)

    def add_key_result(self, part: Part, words: Inline, scope: Scope) -> None:
        """Take a part for a key result."""
        if scope.objective is None:
            scope.objective = scope.statement = self.nameless(scope)
        draft = Draft("key_result", words, [part], part.label if part.label and part.label.kind == "key_result" else None)
        scope.objective.key_results.append(draft)
        self.visit_all(part.children, Scope("detail", True, scope.objective, draft))

    def field(self, part: Part, scope: Scope, label: Label) -> None:
        """Give the statement above, or the page, a field."""
        if scope.statement is None:
            self.fields.setdefault(label.name, part.rest.text)
        if scope.statement is not None:
            if label.name == "check_in":
                scope.statement.check_ins.append((label.number, part.rest))
            else:
                scope.statement.fields.setdefault(label.name, part.rest)
            scope.statement.parts.append(part)
        self.visit_all(part.children, Scope("aside", scope.okr, scope.objective, scope.statement))

    # --- what has none ----------------------------------------------------------------------------------------------

    def unlabelled(self, part: Part, scope: Scope) -> None:
        """Read a part that does not say what it is."""
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
        if self.is_objective(part, scope):
            words = part.words.cut(numbering(part.text, 0)).strip()
            draft = self.start(part, words, None, scope)
            self.visit_all(part.children, Scope("objective", True, draft, draft))
            scope.recent = draft
            return
        context = self.is_context(part.text)
        okr = scope.okr or context
        mode: Mode = "objectives" if context or (okr and is_period(part.text)) else "page"
        kept = scope.objective if part.kind != "section" or scope.mode in ("objective", "detail") else None
        if scope.mode in ("aside", "detail", "objective") and not context:
            mode = "aside"
        self.visit_all(part.children, Scope(mode, okr, kept, None))

    def is_objective(self, part: Part, scope: Scope) -> bool:
        """Return whether a heading or a bold line without a label is an objective, by what stands below it."""
        if is_context(part.text) or is_period(part.text) or not part.text.strip() or (scope.objective is not None and not scope.split):
            return False
        if any(one.label is not None and one.label.kind == "objective" and one.label.strong for one in part.walk()):
            return False
        if holds_key_results(part):
            return scope.okr
        if self.strong or not self.loose or not scope.okr or scope.mode == "aside":
            return False
        if any(one.label is not None and one.label.kind == "key_results" for one in part.children):
            return True
        items = [one for one in part.children if one.kind == "item"]
        if not items or not any(is_statement(one) for one in items):
            return False
        nested = [one for one in items if any(child.kind == "item" for child in one.children)]
        return len(nested) * 5 < len(items) * 3

    def intro(self, part: Part, scope: Scope) -> None:
        """Read the list that a line such as "We measured this by the following key results:" announces."""
        words = part.text.casefold()
        if ("key result" in words or "measur" in words) and any(is_statement(one) for one in part.children) and scope.okr:
            self.key_results(part, scope)
        elif "objective" in words and scope.objective is None:
            self.visit_all(part.children, Scope("objectives", True, None, named=True))
        elif scope.mode == "key_results":
            self.section(part.children, scope)
        elif " not " in f" {words} ":
            self.visit_all(part.children, Scope("aside", scope.okr, scope.objective, scope.statement))
        else:
            self.visit_all(part.children, scope)

    def item(self, part: Part, scope: Scope) -> None:
        """Read a list item without a label."""
        holds = scope.okr and self.holds(part)
        if scope.mode == "projects" and not holds:
            self.project(part, scope)
        elif holds or (scope.mode in ("objectives", "page") and self.is_item_objective(part, scope)):
            words = part.words.cut(numbering(part.text, 0)).strip()
            draft = self.start(part, words, None, scope)
            self.visit_all(part.children, Scope("objective", True, draft, draft))
        elif scope.mode == "key_results" or (scope.mode == "objective" and self.loose and is_statement(part)):
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

    def is_item_objective(self, part: Part, scope: Scope) -> bool:
        """Return whether an item without a label is an objective, by what stands below it and its neighbours."""
        if self.strong or not self.loose or not scope.okr or not scope.nested:
            return False
        return any(is_statement(child) for child in part.children if child.kind == "item")

    def project(self, part: Part, scope: Scope) -> None:
        """Take a part for a project, with its fields."""
        if scope.objective is None or not part.text.strip():
            return
        draft = Draft("project", part.words, [part])
        scope.objective.projects.append(draft)
        inner = Scope("detail", True, scope.objective, draft)
        for child in part.children:
            if child.label is not None and child.label.kind in ("key_result", "key_results") and not child.label.number:
                draft.fields.setdefault("moves", child.rest)
            elif child.label is not None and child.label.kind == "field":
                self.visit(child, inner)


def announced(parts: list[Part]) -> list[Part]:
    """Return the parts, and in the place of an announcing line what it announces."""
    found: list[Part] = []
    for part in parts:
        found += part.children if part.kind == "paragraph" and part.rank is not None and not part.bold and part.label is None else [part]
    return found


def holds_key_results(part: Part) -> bool:
    """Return whether key results, or a section of them, stand right below."""
    return any(
        one.label is not None and one.label.kind in ("key_result", "key_results") and one.label.strong for one in announced(part.children)
    )


def is_statement(part: Part) -> bool:
    """Return whether an item says something of its own: more than a link, a field or a single word."""
    text = part.text.strip()
    if len(text) < 3 or not any(one.isalpha() for one in text):
        return False
    links = [(start, end) for start, end, _ in part.words.links]
    if links and part.words.is_all(links):
        return False
    outside = len(text) - sum(end - start for start, end in links)
    return not links or outside > 12 or len(text) > 60
