"""Parts of a page that say what they are: "Objective 2:", "KR1 -", a section "Key results", "Owner: Anna"."""

from __future__ import annotations

from itertools import zip_longest

from okrcoach.documents.names import layout, plain_name
from okrcoach.documents.page.bare_words import bare_objective, without_code, without_ornament, without_remark
from okrcoach.documents.page.cells import beside, lost_list, with_results
from okrcoach.documents.page.evidence import announced, holds_key_results, lectures, names_kind
from okrcoach.documents.page.found import FoundStatement, Scope
from okrcoach.documents.page.gathering import Gathering
from okrcoach.documents.page.headings import is_context, lead, shows_example
from okrcoach.documents.page.inline import Inline
from okrcoach.documents.page.labelled_lines import behind_lead
from okrcoach.documents.page.labels import Label, read_label
from okrcoach.documents.page.list_forms import are_nested, form_of, with_own_lists
from okrcoach.documents.page.outline import Part
from okrcoach.documents.page.references import belongs, details, elaborates, restates, speaks_of_own
from okrcoach.documents.page.tables import read_table
from okrcoach.documents.page.trust import trusted


class LabelledReader(Gathering):
    """Walks an outline once and gathers what it finds; here, what labels and sections announce."""

    def visit_all(self, parts: list[Part], scope: Scope) -> None:
        """Read parts that stand beside one another."""
        outer, self.article = self.article, self.article or not self.lectures.isdisjoint(map(id, parts))
        scope.nested = are_nested([part for part in parts if part.kind == "item"])
        if self.free(scope):
            scope.form = form_of(parts) or scope.form
        scope.split = sum(part.kind == "section" and part.label is None and holds_key_results(part) for part in parts) > 1
        coded = [part for part in parts if part.label is not None and part.label.kind == "objective"]
        scope.again = all(part.label is not None and part.label.number in self.by_number and not part.children for part in coded)
        strong = [part for part in coded if part.label is not None and part.label.strong]
        self.listing |= set(map(id, with_own_lists(strong)))
        for part, following in zip_longest(parts, parts[1:]):
            if following is not None and self.stands_over(part, following, scope):
                scope.recent = self.start(part, bare_objective(part.words), None)
            else:
                self.visit(part, scope)
        self.article = outer

    def stands_over(self, part: Part, following: Part, scope: Scope) -> bool:
        """Return whether a line is the objective of the labelled key results that begin behind it."""
        raise NotImplementedError

    def free(self, scope: Scope) -> bool:
        """Return whether parts without labels may be objectives here."""
        return scope.okr and not (self.told or self.article) and scope.objective is None and scope.mode in ("objectives", "page")

    def visit(self, part: Part, scope: Scope) -> None:
        """Read one part and what stands below it."""
        label = trusted(self, part, scope)
        titled = part.kind == "section" or (part.bold and not part.text.rstrip().endswith("?"))
        before = len(self.objectives)
        outer, self.article = self.article, self.article and not (part.kind == "section" and is_context(part.text))
        self.read(part, scope, label, titled=titled)
        self.article = outer
        below = set(map(id, self.objectives[before:]))
        if titled and below and shows_example(part.text) and (below <= self.examples or below.isdisjoint(self.examples)):
            self.examples |= below

    def read(self, part: Part, scope: Scope, label: Label | None, *, titled: bool) -> None:
        """Read one part as its label, where it has a trusted one, says."""
        if titled and lectures(part):
            self.aside += announced(part.children)
        elif part.kind == "table":
            read_table(self, part, scope)
        elif label is None:
            self.unlabelled(part, scope)
        elif label.kind == "objective" and speaks_of_own(self, part, scope, label):
            self.further(part, scope)
        elif label.kind == "objective":
            self.objective(part, scope, label)
        elif label.kind == "key_result":
            self.key_result(part, scope, label)
        elif label.kind == "key_results":
            self.key_results(part, scope)
        elif label.kind == "project":
            self.project(part, scope)
        elif label.kind == "projects":
            target = scope.recent or scope.objective
            self.visit_all(part.children, Scope("projects" if target else "aside", scope.okr, target, target))
        elif label.kind == "objectives" and self.goes_on(part, scope):
            self.key_results(part, scope)
        elif label.kind == "objectives":
            named = "okr" not in part.text.casefold() or "objectives" in part.text.casefold()
            self.visit_all(part.children, Scope("objectives", True, None, named=named))
        elif label.kind == "field":
            self.field(part, scope, label)
        elif restates(self, part):
            self.aside += announced(part.children)
        else:
            self.visit_all(part.children, Scope("aside", scope.okr, scope.recent or scope.objective, scope.statement))

    def further(self, part: Part, scope: Scope) -> None:
        """Read a heading with the code of the objective above it: over more of its key results, or over what is only said of it."""
        if belongs(part, scope) and not restates(self, part):
            self.visit_all(part.children, Scope("objective", True, scope.objective, scope.objective))
        else:
            self.aside += announced(part.children) or [part]

    def goes_on(self, part: Part, scope: Scope) -> bool:
        """Return whether a heading such as "OKRs, Q2" stands over key results alone, of the objective before it, which has none yet."""
        last = scope.recent
        lacks = last is not None and last.label is not None and all(id(one) in self.measures for one in last.key_results)
        further = any(one.label is not None and one.label.kind == "objective" for one in part.walk())
        return lacks and not further and part.kind == "section" and holds_key_results(part)

    def unlabelled(self, part: Part, scope: Scope) -> None:
        """Read a part that does not say what it is."""
        raise NotImplementedError

    def objective(self, part: Part, scope: Scope, label: Label) -> None:
        """Take a part whose label says objective."""
        words, results = with_results(part.rest)
        draft = self.start(part, words, label, scope)
        draft.key_results += [FoundStatement("key_result", one, [part]) for one in results]
        count = len(self.objectives)
        children = part.children
        if not draft.words.text:
            children = self.take_text(draft, children)
        elif not results and (said := _sentence(part, label)) is not None:
            draft.words = said.rest
            draft.parts.append(said)
            children = [*said.children, *children[1:]]
        elif not results and (above := _above(part, label)) is not None:
            draft.fields["parent"] = above.rest
            draft.parts.append(above)
            children = [*above.children, *children[1:]]
        self.visit_all(children, Scope("objective", True, draft, draft, loose=id(part) in self.listing))
        if self.loose and not draft.key_results:
            draft.key_results += [FoundStatement("key_result", one, [part]) for part in children for one in lost_list(part)]
        if not label.strong and len(self.objectives) > count and not draft.key_results and not draft.projects:
            self.objectives.remove(draft)  # a theme over objectives of their own
            if self.by_number.get(label.number) is draft:
                del self.by_number[label.number]
            return
        scope.recent = draft

    @staticmethod
    def take_text(draft: FoundStatement, children: list[Part]) -> list[Part]:
        """Give a statement whose label stands alone the words that follow; return what is left below it."""
        for index, part in enumerate(children):
            if part.kind == "table" or (part.label is not None and part.label.kind != "objective" and part.label.name != "said"):
                break
            if part.kind == "section" and index:
                break
            if not part.words.text.strip():
                continue
            draft.words = without_remark(part.rest if part.label else without_ornament(part.words))
            draft.parts.append(part)
            return [*children[:index], *part.children, *children[index + 1 :]]
        return children

    def key_result(self, part: Part, scope: Scope, label: Label) -> None:
        """Take a part whose label says key result."""
        target = self.numbered(scope, label) or scope.recent or scope.objective
        again = target is None and details(self, part)
        target = target or (self.objectives[-1] if again else self.nameless(scope))
        if again or elaborates(self, target, part):
            self.aside += announced(part.children)
            return
        signs = bool(label.number) and lead(part.rest.text) == len(part.rest.text)  # "KR1 ✅" over its words
        said = part.rest.cut(0, 0) if signs else part.rest
        draft = FoundStatement("key_result", said, [part], label)
        target.key_results.append(draft)
        self.codes[label.number] = draft
        children = part.children
        first, _, more = part.text.partition("\n")
        if more.strip() and part.words.is_all(part.words.bold, 0, len(first)) and not part.words.is_all(part.words.bold):
            draft.words = part.words.cut(len(first)).strip()
        elif not draft.words.text:
            children = self.take_text(draft, children)
        elif names_kind(part, draft.words):
            children = self.take_text(draft, children)
            draft.words = behind_lead(draft.words)
        self.visit_all(children, Scope("detail", True, target, draft))

    def key_results(self, part: Part, scope: Scope) -> None:
        """Read what a heading such as "Key results" stands over."""
        raise NotImplementedError

    def add_key_result(self, part: Part, words: Inline, scope: Scope) -> None:
        """Take a part for a key result, with what stands below it."""
        draft = self.take_key_result(part, words, scope)
        self.visit_all(part.children, Scope("detail", True, scope.objective, draft))

    def take_key_result(self, part: Part, words: Inline, scope: Scope) -> FoundStatement:
        """Take words of a part for a key result."""
        if scope.objective is None:
            scope.objective = scope.statement = self.nameless(scope)
        draft = FoundStatement(
            "key_result", without_code(words), [part], part.label if part.label and part.label.kind == "key_result" else None
        )
        scope.objective.key_results.append(draft)
        if draft.label is not None:
            self.codes[draft.label.number] = draft
        return draft

    def project(self, part: Part, scope: Scope) -> None:
        """Take a part for a project, with its fields."""
        if scope.objective is None:
            return
        draft = FoundStatement("project", part.rest if part.label is not None and part.label.kind == "project" else part.words, [part])
        children = part.children if draft.words.text.strip() else self.take_text(draft, part.children)
        if not draft.words.text.strip():
            return
        scope.objective.projects.append(draft)
        inner = Scope("detail", True, scope.objective, draft)
        for child in children:
            if child.label is not None and child.label.kind in ("key_result", "key_results") and not child.label.number:
                draft.fields.setdefault("moves", child.rest)
                draft.parts.append(child)
            elif child.label is not None and child.label.kind == "field":
                self.visit(child, inner)

    def head(self, part: Part, scope: Scope) -> None:
        """Give the page the fields of a line that begins with something else: "OKRs | Team: Yard | Period: Q3"."""
        if scope.statement is not None or scope.mode not in ("page", "objectives"):
            return
        for label, words in _fields(beside(part.words)[1:]):
            self.fields.setdefault(label.name, words.text)
            self.heads.append(part)

    def field(self, part: Part, scope: Scope, label: Label) -> None:
        """Give the statement above, or the page, a field; "Owner: Anna | Due: May" is two."""
        said = beside(part.rest)
        others = _fields(said[1:])
        if scope.statement is None:
            self.fields.setdefault(label.name, said[0].text)
            for other, words in others:
                self.fields.setdefault(other.name, words.text)
            self.heads.append(part)
        else:
            for other, words in others:
                scope.statement.fields.setdefault(other.name, words)
            if label.name == "said":
                scope.statement.words = max(scope.statement.words, said[0], key=lambda one: len(one.text.split()))
            elif label.name == "check_in":
                scope.statement.check_ins.append((label.number, part.rest))
            else:
                scope.statement.fields.setdefault(label.name, said[0])
            scope.statement.parts.append(part)
        self.visit_all(part.children, Scope("aside", scope.okr, scope.objective, scope.statement))


def _sentence(part: Part, label: Label) -> Part | None:
    """Return the only line right below a heading that says the objective of which it is the name: "Objective: …" below "O1: Piers".

    Its label is bare, "Company objective: …" is another's, and it says more than the name.
    """
    said = [one for one in part.children if one.label is not None and one.label.kind == "objective"]
    if part.kind != "section" or not label.number or len(said) != 1 or said[0] is not part.children[0]:
        return None
    own, text = said[0].label, said[0].rest.text
    bare = own is not None and own.strong and plain_name(said[0].text[: own.rest]) in map(plain_name, layout()["labels"]["objective"])
    return said[0] if bare and len(text.split()) > 1 and len(text) > len(part.rest.text) else None


def _above(part: Part, label: Label) -> Part | None:
    """Return the first line below a numbered objective that says whose goal it serves: "Company objective: …" below "O1: …"."""
    first = next(iter(part.children), None)
    if first is None or first.label is None or first.label.kind != "objective" or not label.number or first.label.number:
        return None
    holder = first.text[: first.label.rest].split(maxsplit=1)
    return first if first.rest.text and holder and holder[0].casefold() in layout()["labels"]["above"] else None


def _fields(parts: list[Inline]) -> list[tuple[Label, Inline]]:
    """Return the fields among parts of a line, and what they say."""
    labels = [(read_label(one.text), one) for one in parts]
    return [(label, one.cut(label.rest).strip()) for label, one in labels if label is not None and label.kind == "field"]
