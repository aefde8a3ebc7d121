"""The first step of a model's draft: alternative objectives, of which the lead (or the rules) choose."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from okrcoach.draft.asking import questions
from okrcoach.draft.asking.answers import MendedObjective, ObjectiveAnswer
from okrcoach.draft.asking.asking import Asker
from okrcoach.draft.asking.board import Board, Column, grave, gravity
from okrcoach.draft.asking.grounding import brief_text
from okrcoach.draft.asking.mending import answers_forgiven, better, mend, rules_of
from okrcoach.draft.asking.prompting import Prompt
from okrcoach.draft.asking.wording import begin_alike, echoes, is_own
from okrcoach.draft.draft import Repair
from okrcoach.draft.events import Event, ObjectivesOffered, Offer
from okrcoach.draft.reading.material import Material
from okrcoach.model import Objective
from okrcoach.review import Finding, Rule


@dataclass(slots=True)
class Alternative:
    """An objective on offer, and how it came about."""

    text: str
    findings: tuple[Finding, ...]
    repairs: list[Repair] = field(default_factory=list)
    """Without a place as yet."""
    tried: list[str] = field(default_factory=list)
    """Versions that were no better."""


class Alternatives:
    """Objectives on offer, the best first once `gather` is done."""

    def __init__(
        self, asker: Asker, material: Material, rules: Sequence[Rule], prompts: Mapping[str, Prompt], emit: Callable[[Event], None]
    ) -> None:
        """Begin without any."""
        self.found: list[Alternative] = []
        self._asker, self._material, self._rules, self._prompts, self._emit = asker, material, rules, prompts, emit
        self._board = Board(material, rules)

    async def gather(self, count: int, wanted: int) -> tuple[Offer, ...]:
        """Ask for `count` alternatives, mend those that the rules do not accept, and return them.

        Where fewer than `wanted` come, or are accepted in the end, more are asked for, once each.
        """
        brief = self._material.brief
        await self._asker.ask(questions.for_objectives(brief, count), self._take)
        if len(self.found) < wanted:
            await self._more(count - len(self.found))
        await mend(
            self._asker,
            lambda: [number for number, one in enumerate(self.found) if grave(one.findings)],
            lambda numbers: questions.for_better_objectives(brief, self._faults(numbers)),
            self._exchange,
        )
        missing = wanted - sum(not grave(one.findings) for one in self.found)
        if missing > 0:
            await self._more(missing)
        self.found.sort(key=lambda one: gravity(one.findings))
        self._emit(ObjectivesOffered(self._offers(), complete=True))
        return self._offers()

    async def _more(self, count: int) -> None:
        question = questions.for_objectives(self._material.brief, count, others=[one.text for one in self.found])
        with answers_forgiven():
            await self._asker.ask(question, self._take)

    def best(self, count: int) -> list[str]:
        """Choose objectives: those with the mildest findings, and none that says what another one says already."""
        chosen: list[str] = []
        for _ in range(min(count, len(self.found))):
            rest = [one for one in self.found if one.text not in chosen]
            chosen.append(min(rest, key=lambda one: gravity(self._beside(chosen, one.text))).text)
        return chosen

    def repairs_of(self, text: str) -> list[Repair]:
        """Return how an objective came to be worded so."""
        return next((one.repairs for one in self.found if one.text == text), [])

    def _take(self, answer: ObjectiveAnswer) -> bool:
        text = answer.text
        if not self._is_own(text, "objectives") or any(begin_alike(text, one.text) for one in self.found):
            return False
        self.found.append(Alternative(text, self._board.objective_findings(text)))
        self._emit(ObjectivesOffered(self._offers()))
        return True

    def _exchange(self, number: int, answer: MendedObjective) -> None:
        before, findings = self.found[number], self._board.objective_findings(answer.text)
        copied = echoes(answer.text, questions.examples_in(grave(before.findings), self._rules, "objective"))
        if not copied and self._is_own(answer.text, "repair_objectives") and better(findings, before.findings):
            repair = Repair("", before.text, answer.text, rules_of(before.findings))
            self.found[number] = Alternative(answer.text, findings, [*before.repairs, repair])
        else:
            before.tried.append(answer.text)

    def _faults(self, numbers: Sequence[int]) -> list[str]:
        failing = [self.found[number] for number in numbers]
        faults = [questions.line_faults(grave(one.findings), self._rules, "objective") for one in failing]
        rows = enumerate(zip(failing, faults, strict=True), 1)
        return [questions.fault_text(place, one.text, fault, one.tried) for place, (one, fault) in rows]

    def _beside(self, chosen: Sequence[str], text: str) -> tuple[Finding, ...]:
        board = Board(self._material, self._rules)
        board.columns = [Column(one) for one in (*chosen, text)]
        return board.findings(f"objectives/{len(chosen)}")

    def _is_own(self, text: str, prompt: str) -> bool:
        return is_own(text, brief_text(self._material.brief, numbers=True), self._prompts[prompt].examples)

    def _offers(self) -> tuple[Offer, ...]:
        return tuple(Offer(Objective(one.text), one.findings) for one in self.found)
