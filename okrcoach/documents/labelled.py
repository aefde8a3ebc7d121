"""Parts of a page that say what they are: "Objective 2:", "KR1 -", a section "Key results", "Owner: Anna"."""

from __future__ import annotations

from okrcoach.documents.cells import listed
from okrcoach.documents.evidence import announced, has_own_list, holds_key_results, speaks_of_okrs, without_code
from okrcoach.documents.found import FoundStatement, Scope
from okrcoach.documents.headings import has_period, is_certain, is_context
from okrcoach.documents.inline import Inline
from okrcoach.documents.labels import Label
from okrcoach.documents.outline import Part
from okrcoach.documents.tables import read_table
from okrcoach.documents.text import NOTHING


class LabelledReader:
    """Walks an outline once and gathers what it finds; here, what labels and sections announce."""

    def __init__(self, roots: list[Part], *, okr: bool = False) -> None:
        self.roots = roots
        self.objectives: list[FoundStatement] = []
        self.aside: list[Part] = []
        self.tentative: list[Part] = []
        self.held: dict[int, bool] = {}
        self.fields: dict[str, str] = {}
        parts = [part for root in roots for part in root.walk()]
        labels = [part.label for part in parts if part.label is not None]
        self.labelled_key_results = any(label.kind == "key_result" and label.strong for label in labels)
        self.strong = any(label.kind == "objective" and label.strong for label in labels)
        self.sections = any(label.kind == "key_results" and label.strong for label in labels)
        headings = [part.text for part in parts if part.kind == "section"]
        self.okr = okr or self.labelled_key_results or self.sections or any(speaks_of_okrs(part) for part in parts)
        self.timed = self.okr or any(is_certain(text) or has_period(text) for text in headings)
        self.okr = self.okr or any(root.kind == "section" and self.is_context(root.text) for root in roots)
        self.loose = not (self.labelled_key_results or self.sections)

    def is_context(self, text: str) -> bool:
        """Return whether a heading says that OKRs follow. Goals alone are OKRs only on a page that says so, or names a period."""
        return is_context(text) and (self.timed or is_certain(text))

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

    def unlabelled(self, part: Part, scope: Scope) -> None:
        """Read a part that does not say what it is."""
        raise NotImplementedError

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
        told = label.kind == "key_results" and label.strong and part.kind == "paragraph" and (scope.recent or scope.objective)
        if not (announced or told) or (not label.strong and not scope.okr):
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

    def start(self, part: Part, words: Inline, label: Label | None, scope: Scope | None = None) -> FoundStatement:
        """Open an objective."""
        draft = FoundStatement("objective", words, [part], label)
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
        self.visit_all(children, Scope("objective", True, draft, draft, loose=label.strong and has_own_list(part)))
        if not label.strong and len(self.objectives) > count and not draft.key_results and not draft.projects:
            self.objectives.remove(draft)  # a theme over objectives of their own
            return
        scope.recent = draft

    @staticmethod
    def take_text(draft: FoundStatement, children: list[Part]) -> list[Part]:
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

    def nameless(self, scope: Scope) -> FoundStatement:
        """Return the objective that a key result without one belongs to."""
        draft = FoundStatement("objective", Inline(NOTHING))
        self.objectives.append(draft)
        scope.recent = draft
        return draft

    def key_result(self, part: Part, scope: Scope, label: Label) -> None:
        """Take a part whose label says key result."""
        target = self.numbered(scope, label) or scope.recent or scope.objective or self.nameless(scope)
        draft = FoundStatement("key_result", part.rest, [part], label)
        target.key_results.append(draft)
        children = part.children
        first, _, more = part.text.partition("\n")
        if more.strip() and part.words.is_all(part.words.bold, 0, len(first)):
            draft.words = part.words.cut(len(first)).strip()
        elif not draft.words.text:
            children = self.take_text(draft, children)
        self.visit_all(children, Scope("detail", True, target, draft))

    def numbered(self, scope: Scope, label: Label) -> FoundStatement | None:
        """Return the objective 2 of a key result 2.1 that stands below no objective."""
        number, dot, _ = label.number.partition(".")
        if not dot or scope.objective is not None or (scope.recent is not None and scope.recent.label is None):
            return None
        return next((one for one in reversed(self.objectives) if one.label is not None and one.label.number == number), None)

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
        weak = part.label is not None and not part.label.strong
        if weak and target is not None and target.key_results:
            self.aside += part.children  # "Metrics" beside "Key results"
            return
        inner = Scope("key_results", True, target, target)
        if not part.children:
            if part.rest.text and part.kind != "section":
                for words in listed(part.rest):
                    self.add_key_result(part, words, inner)
            return
        self.section(part.children, inner)
        scope.recent = inner.objective or scope.recent

    def shared(self, target: FoundStatement, part: Part) -> bool:
        """Return whether a section stands for several objectives at once: none of them has key results of its own."""
        if part.kind != "section":
            return False
        beside: list[FoundStatement] = []
        for one in reversed(self.objectives):
            if one.parts and one.parts[0].kind == part.kind:
                beside.append(one)
                if len(beside) == 2:
                    break
        return len(beside) == 2 and beside[0] is target and not any(one.key_results for one in beside)

    def section(self, parts: list[Part], scope: Scope) -> None:
        """Read what stands in a section of key results: its list or tables; else its headings; else its paragraphs."""
        if any(part.kind in ("item", "table") or (part.label is not None and part.label.kind == "key_result") for part in announced(parts)):
            own = False
            for part in parts:
                if part.label is not None or part.kind in ("item", "table"):
                    own = True
                    self.visit(part, scope)
                elif own and part.text.rstrip().endswith(":") and not is_certain(part.text):
                    self.aside += part.children  # a list of something else, behind that of the key results
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
        draft = FoundStatement(
            "key_result", without_code(words), [part], part.label if part.label and part.label.kind == "key_result" else None
        )
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
