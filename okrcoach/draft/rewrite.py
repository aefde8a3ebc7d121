"""Other wordings for a line of any file, each read by the rules before it is offered; and why a rule objects to a line.

Numbers that somebody wrote are theirs: a rewrite of a key result keeps every one of them, and none may come to another line.
A key result that has no number is not reworded but measured: the model chooses the metric, the sentence and its marks are ours.
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

from okrcoach.catalog.index import Index
from okrcoach.catalog.suggest import suggest
from okrcoach.documents.places import Statement, statement_at
from okrcoach.draft.asking import questions
from okrcoach.draft.asking.answers import ExplanationAnswer, KeyResultAnswer, ObjectiveAnswer, RewriteAnswer
from okrcoach.draft.asking.asking import Asker, Question
from okrcoach.draft.asking.board import gravity
from okrcoach.draft.asking.cache import Cache
from okrcoach.draft.asking.grounding import candidates, compose, own_line
from okrcoach.draft.asking.prompting import Prompt, load_prompts
from okrcoach.draft.asking.wording import echoes, sentence
from okrcoach.draft.client import Client
from okrcoach.draft.draft import STRUCTURE
from okrcoach.draft.events import Event
from okrcoach.draft.faults import ModelError
from okrcoach.draft.numbers.subjects import subject_of
from okrcoach.draft.reading.reading import read_material
from okrcoach.errors import OkrcoachError
from okrcoach.language.quantities import quantities
from okrcoach.language.words import tokens
from okrcoach.model import Brief, KeyResult, Kind, Objective, OkrDocument, Project
from okrcoach.review import Finding, Rule, load_rules, review
from okrcoach.settings.person import Endpoint

LONGEST_REWRITE = 200
PLAIN = 0.8
"""So plainly a line has to speak of a metric for it to go before those of its objective."""
SENTENCES = 2
"""Of an explanation."""
_SENTENCE_END = re.compile(r"(?<=[.!?]) ")


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Another version of a line, and what the rules say of it in its place."""

    item: Statement
    findings: tuple[Finding, ...]
    mends: tuple[str, ...]
    """Rules that the line breaks now, and this version does not."""
    own: bool = False
    """Not the model's, whose answer was of no use: a metric of the catalog in a sentence of ours."""


async def rewrite(
    document: OkrDocument,
    where: str,
    endpoint: Endpoint,
    *,
    cache: Cache | None = None,
    rules: Sequence[Rule] | None = None,
    prompts: Mapping[str, Prompt] | None = None,
    emit: Callable[[Event], None] = lambda _: None,
) -> tuple[Rewrite, ...]:
    """Return up to three other versions of the line at `where`, the best first; `emit` gets the progress meanwhile.

    Raises OkrcoachError where there is no such line or the model found no version that keeps its numbers, ModelError where the
    endpoint fails or answers nothing of use.
    """
    prompts = load_prompts() if prompts is None else prompts
    line = _Line(document, where, load_rules() if rules is None else rules, prompts["rewrite_objective"].examples)
    async with _asking(endpoint, prompts, emit, cache) as asker:
        if isinstance(line.item, KeyResult) and not quantities(line.item.text):
            await line.measure(asker)
        else:
            await line.reword(asker)
    if not line.rewrites:
        if line.problem is not None and not line.changed_numbers:
            raise line.problem
        raise OkrcoachError("the model found no other words that keep the line's numbers; try again, or choose another model")
    return tuple(sorted(line.rewrites, key=lambda one: (one.own, gravity(one.findings), -len(one.mends))))


async def explain(
    document: OkrDocument,
    finding: Finding,
    endpoint: Endpoint,
    *,
    cache: Cache | None = None,
    rules: Sequence[Rule] | None = None,
    prompts: Mapping[str, Prompt] | None = None,
    emit: Callable[[Event], None] = lambda _: None,
) -> str:
    """Say in two sentences why a rule objects to this very line; `emit` gets the progress meanwhile.

    Raises ModelError where the endpoint fails.
    """
    text = statement_at(document, finding.where).text if finding.where else finding.text
    said: list[str] = []

    def take(answer: ExplanationAnswer) -> bool:
        said.append(" ".join(_SENTENCE_END.split(answer.text)[:SENTENCES]))
        return True

    async with _asking(endpoint, load_prompts() if prompts is None else prompts, emit, cache) as asker:
        await asker.ask(questions.for_explanation(text, finding, load_rules() if rules is None else rules), take)
    return said[0]


@asynccontextmanager
async def _asking(
    endpoint: Endpoint, prompts: Mapping[str, Prompt], emit: Callable[[Event], None], cache: Cache | None
) -> AsyncIterator[Asker]:
    client = Client(endpoint)
    try:
        yield Asker(client, prompts, emit, cache)
    finally:
        await asyncio.shield(client.close())


_KINDS: Mapping[type[Statement], Kind] = {Objective: "objective", KeyResult: "key_result", Project: "project"}


class _Line:
    """A line being rewritten."""

    def __init__(self, document: OkrDocument, where: str, rules: Sequence[Rule], examples: str) -> None:
        """Raise OkrcoachError where the document has no such line; `examples` are those of the prompt for objectives."""
        self.item = statement_at(document, where)
        self.rewrites: list[Rewrite] = []
        self.problem: ModelError | None = None
        """What was wrong with the model's last answer."""
        self.changed_numbers = False
        """Whether the model gave a version with other numbers."""
        self._examples = examples
        self._document, self._where, self._rules, self._metrics = document, where, rules, Index()
        self._objective = document.objectives[int(where.split("/")[1])]
        self._kind: Kind = _KINDS[type(self.item)]
        self._findings = self._review(self.item)

    async def reword(self, asker: Asker) -> None:
        """Ask for other words, twice where the first ones are too few that keep the numbers."""
        for _ in range(2):
            refused = [one.item.text for one in self.rewrites]
            fault = questions.line_faults(self._findings, self._rules, self._kind)

            def take(answer: ObjectiveAnswer | RewriteAnswer) -> bool:
                return len(self.rewrites) < questions.REWRITES and self._offer(
                    replace(self.item, text=sentence(answer.text, LONGEST_REWRITE))
                )

            question = questions.for_rewrites(self.item.text, self._kind, self._objective.text, fault, others=refused)
            await self._ask(asker, question, take)
            if len(self.rewrites) == questions.REWRITES:
                return

    async def measure(self, asker: Asker) -> None:
        """Ask which metrics would show the effect, and write them as key results with unknown starts and assumed targets."""
        material, _ = read_material(
            Brief(f"{self._objective.text}: {self.item.text}", team=self._document.team, period=self._document.period)
        )
        near = [subject_of(row.metric) for row in suggest(self.item.text, kind="key_result") if row.score >= PLAIN]
        fitting = candidates(material, [f"{self.item.text} {self._objective.text}"])[0]
        subjects = list({subject.key: subject for subject in (*near, *fitting) if subject.chosen}.values())
        fault = questions.fault_text(1, self.item.text, questions.line_faults(self._findings, self._rules, self._kind))
        question = questions.for_better_key_results(
            material.brief, self._objective.text, [fault], subjects, self._where, count=questions.REWRITES
        )

        def take(answer: KeyResultAnswer) -> bool:
            line = compose(answer, material, subjects)
            return line is not None and self._offer(_measured(self.item, line.key_result))

        await self._ask(asker, question, take)
        for subject in subjects:
            if len(self.rewrites) >= questions.REWRITES:
                return
            self._offer(_measured(self.item, own_line(material, subject).key_result), own=True)

    async def _ask(self, asker: Asker, question: Question[Any], take: Callable[[Any], bool]) -> None:
        """Ask, and keep what is wrong with an answer of no use; other problems go on to the caller."""
        try:
            await asker.ask(question, take)
        except ModelError as problem:
            if not problem.of_answer:
                raise
            self.problem = problem

    def _offer(self, item: Statement, *, own: bool = False) -> bool:
        """Take a version that is new and leaves the numbers alone."""
        texts = {self.item.text.lower(), *(one.item.text.lower() for one in self.rewrites)}
        if not item.text or item.text.lower() in texts:
            return False
        if not keeps_numbers(self.item, item):
            self.changed_numbers = True
            return False
        shown = f"{questions.examples_in(self._findings, self._rules, self._kind)}\n{self._examples}"
        if echoes(item.text, shown, self.item.text):
            return False
        findings = self._review(item)
        mends = {row.rule for row in self._findings} - {row.rule for row in findings}
        self.rewrites.append(Rewrite(item, findings, tuple(sorted(mends)), own))
        return True

    def _review(self, item: Statement) -> tuple[Finding, ...]:
        """Return what the rules say of a version in this line's place, what it holds left aside."""
        found = review(_with(self._document, self._where, item), self._rules, metrics=self._metrics)
        return tuple(row for row in found if row.where == self._where and row.category != STRUCTURE)


def keeps_numbers(before: Statement, after: Statement) -> bool:
    """Say whether a version leaves the numbers alone: all of a key result's stay, and no line gets new ones of a model's making."""
    old, new = _numbers(before.text), _numbers(after.text)
    if isinstance(before, KeyResult):
        return old == new or (not old and isinstance(after, KeyResult) and bool(after.assumed))
    return new <= old


def _numbers(text: str) -> Counter[str]:
    figures = Counter(token.lower for token in tokens(text) if token.kind == "number")
    return figures + Counter(f"{row.value:g} {row.unit}" for row in quantities(text))


def _measured(item: Statement, key_result: KeyResult) -> Statement:
    """Put a composed sentence with its measure in the place of a key result, whose owner and the like stay."""
    if not isinstance(item, KeyResult):
        return item
    return replace(
        item, text=key_result.text, measure=key_result.measure, assumed=key_result.assumed, source=item.source or key_result.source
    )


def _with(document: OkrDocument, where: str, item: Statement) -> OkrDocument:
    """Return the document with another statement at `where`."""
    parts = where.split("/")
    number = int(parts[1])
    objective = document.objectives[number]
    if isinstance(item, Objective):
        objective = item
    elif isinstance(item, KeyResult):
        rows = list(objective.key_results)
        rows[int(parts[3])] = item
        objective = replace(objective, key_results=tuple(rows))
    else:
        bets: list[Project] = list(objective.projects)
        bets[int(parts[3])] = item
        objective = replace(objective, projects=tuple(bets))
    return replace(document, objectives=(*document.objectives[:number], objective, *document.objectives[number + 1 :]))
