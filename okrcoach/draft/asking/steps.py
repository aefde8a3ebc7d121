"""The steps of a model's draft: objectives to choose from, key results for each that was chosen, projects as bets on them."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from okrcoach.draft.asking import questions
from okrcoach.draft.asking.answers import KeyResultAnswer, MendedProject, ProjectAnswer
from okrcoach.draft.asking.asking import Asker
from okrcoach.draft.asking.board import Board, Column, grave
from okrcoach.draft.asking.grounding import brief_text, candidates, compose, handed_down, of_brief, own_line
from okrcoach.draft.asking.mending import answers_forgiven, better, mend, rules_of
from okrcoach.draft.asking.prompting import Prompt
from okrcoach.draft.asking.wording import echoes, is_own, ours, sentence
from okrcoach.draft.composing.bets import Placed, measuring, place_bets
from okrcoach.draft.composing.choose import Plan
from okrcoach.draft.composing.keyresults import Line
from okrcoach.draft.draft import Repair
from okrcoach.draft.events import Event, LineDrafted, Repaired
from okrcoach.draft.numbers.subjects import Subject
from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.draft.reading.library import Pattern
from okrcoach.draft.reading.material import Material
from okrcoach.language.quantities import quantities
from okrcoach.model import KeyResult, Kind, Objective, Project
from okrcoach.review import Finding, Rule

NUMBERS = 2
"""Metrics of the brief that an objective gets beside those that the model chose."""
LONGEST_PROJECT = 110
LONGEST_BELIEF = 140


class Steps:
    """Carries a brief's draft through the steps; every line that gets its place is told at once."""

    def __init__(
        self, asker: Asker, material: Material, rules: Sequence[Rule], prompts: Mapping[str, Prompt], emit: Callable[[Event], None]
    ) -> None:
        """Begin with an empty board."""
        self.board = Board(material, rules)
        self._asker, self._material, self._rules, self._prompts, self._emit = asker, material, rules, prompts, emit
        self._given = brief_text(material.brief, numbers=True)
        self._tried: defaultdict[str, list[str]] = defaultdict(list)
        """Versions of a line that were no better."""
        self._bets: set[str] = set()
        """Of the playbooks, in use."""

    async def place_objectives(self, chosen: Sequence[tuple[str, Sequence[Repair]]], count: int) -> None:
        """Give the chosen objectives their places, with how they were mended; the playbooks fill up where they are fewer than `count`."""
        for text, repairs in chosen:
            where = f"objectives/{len(self.board.columns)}"
            self.board.columns.append(Column(text))
            self.board.repairs += [replace(repair, where=where) for repair in repairs]
        if len(chosen) < count:
            reserve = await asyncio.to_thread(draft_from_playbook, self._material.brief, rules=self._rules)
            for objective in reserve.document.objectives[: count - len(chosen)]:
                self.board.replaced.append(f"objectives/{len(self.board.columns)}")
                self.board.columns.append(Column(objective.text))
        for number, objective in enumerate(self.board.document().objectives):
            self._tell(f"objectives/{number}", objective)

    async def fill(self) -> list[BaseException]:
        """Fill all objectives at the same time; return what went wrong in some of them."""
        columns = self.board.columns
        offered = candidates(self._material, [column.text for column in columns])
        tasks = [asyncio.create_task(self._fill_one(number, offered[number])) for number in range(len(columns))]
        try:
            return [problem for problem in await asyncio.gather(*tasks, return_exceptions=True) if problem is not None]
        finally:
            for task in tasks:
                task.cancel()

    async def _fill_one(self, number: int, subjects: list[Subject]) -> None:
        await self._key_results(number, subjects)
        await self._projects(number)

    async def _key_results(self, number: int, subjects: list[Subject]) -> None:
        column, where = self.board.columns[number], f"objectives/{number}"
        for line in handed_down(self._material, subjects)[: questions.MOST_KEY_RESULTS - 1]:
            self._add_line(column, where, line)
        placed = len(column.lines)

        def take(answer: KeyResultAnswer) -> bool:
            line = compose(answer, self._material, subjects)
            if line is None or line.subject.key in self._used():
                return False
            self._add_line(column, where, line)
            return True

        with answers_forgiven():
            question = questions.for_key_results(self._material.brief, column.text, self._spare(subjects), where, placed=placed)
            await self._asker.ask(question, take)

        numbers = {subject.key for subject in of_brief(self._material)}
        for subject in [subject for subject in self._spare(subjects) if subject.key in numbers][:NUMBERS]:
            if len(column.lines) < questions.MOST_KEY_RESULTS:
                self._add_line(column, where, own_line(self._material, subject))

        def offer(place: int, answer: KeyResultAnswer) -> None:
            line = compose(answer, self._material, self._spare(subjects))
            if line is not None:
                self._exchange_line(column, place, line, f"{where}/key_results/{place}")

        await mend(
            self._asker,
            lambda: self._failing(f"{where}/key_results", len(column.lines)) if self._spare(subjects) else [],
            lambda places: questions.for_better_key_results(
                self._material.brief,
                column.text,
                self._faults(f"{where}/key_results", [(place, column.lines[place].key_result.text) for place in places], "key_result"),
                self._spare(subjects),
                where,
            ),
            offer,
        )
        self._replace_key_results(column, where, subjects)

    def _replace_key_results(self, column: Column, where: str, subjects: list[Subject]) -> None:
        """Put the catalog's lines in the place of what cannot be mended, and fill up what is missing."""
        for place in self._failing(f"{where}/key_results", len(column.lines)):
            before = column.lines[place].key_result.text
            for subject in self._spare(subjects):
                if self._exchange_line(column, place, own_line(self._material, subject), f"{where}/key_results/{place}", clean=True):
                    self.board.dropped.append(before)
                    self.board.replaced.append(f"{where}/key_results/{place}")
                    break
        for subject in self._spare(subjects):
            if len(column.lines) >= questions.KEY_RESULTS:
                return
            line_where = f"{where}/key_results/{len(column.lines)}"
            column.lines.append(own_line(self._material, subject))
            if grave(self.board.findings(line_where)):
                column.lines.pop()
                continue
            self.board.replaced.append(line_where)
            self._tell(line_where, column.lines[-1].key_result)

    def _add_line(self, column: Column, where: str, line: Line) -> None:
        column.lines.append(line)
        self._tell(f"{where}/key_results/{len(column.lines) - 1}", line.key_result)

    def _exchange_line(self, column: Column, place: int, line: Line, where: str, *, clean: bool = False) -> bool:
        """Take a line in the place of another where it has milder findings; with `clean`, only where it has none that count."""
        before, old = column.lines[place], self.board.findings(where)
        column.lines[place] = line
        new = self.board.findings(where)
        if not better(new, old) or (clean and grave(new)):
            column.lines[place] = before
            return False
        self._tell_repair(Repair(where, before.key_result.text, line.key_result.text, rules_of(old)), line.key_result, new)
        return True

    async def _projects(self, number: int) -> None:
        column, where = self.board.columns[number], f"objectives/{number}"
        subjects = [line.subject for line in column.lines]
        if not subjects:
            return

        def take(answer: ProjectAnswer) -> bool:
            text = ours(sentence(answer.text, LONGEST_PROJECT))
            moves = tuple(sorted({move - 1 for move in answer.moves if 0 < move <= len(subjects)}))
            if not text or not moves or not self._is_own(text, "projects") or not self._is_new(text, column):
                return False
            column.bets.append(Placed(Project(text, moves=moves), ours(sentence(answer.belief, LONGEST_BELIEF))))
            self._tell(f"{where}/projects/{len(column.bets) - 1}", column.bets[-1].project)
            return True

        with answers_forgiven():
            await self._asker.ask(questions.for_projects(self._material.brief, column.text, subjects, where), take)

        def offer(place: int, answer: MendedProject) -> None:
            text, line_where = ours(sentence(answer.text, LONGEST_PROJECT)), f"{where}/projects/{place}"
            copied = echoes(text, questions.examples_in(grave(self.board.findings(line_where)), self._rules, "project"))
            if text and not copied and self._is_own(text, "repair_projects") and self._is_new(text, column):
                self._exchange_bet(column, place, text, line_where)

        await mend(
            self._asker,
            lambda: self._failing(f"{where}/projects", len(column.bets)),
            lambda places: questions.for_better_projects(
                self._material.brief,
                self._faults(f"{where}/projects", [(place, column.bets[place].project.text) for place in places], "project"),
                where,
            ),
            offer,
        )
        unknown = [place for place, line in enumerate(column.lines) if line.start_unknown]
        if not column.bets:
            self._replace_bet(column, f"{where}/projects/0", measured=bool(unknown))
        if unknown:
            column.bets.append(measuring(column.lines, unknown, self._material.period))
            self._tell(f"{where}/projects/{len(column.bets) - 1}", column.bets[-1].project)

    def _replace_bet(self, column: Column, where: str, *, measured: bool) -> None:
        """Take a bet of the playbooks where the model gave none; with `measured`, their last one only measures."""
        pattern = Pattern(column.text, (), (), self._material.brief.focus[0], special=False)
        made = place_bets(self._material, Plan(column.text, pattern, lines=column.lines), self._bets)
        for bet in made[:-1][:1] if measured else made[:1]:
            column.bets.append(bet)
            self.board.replaced.append(where)
            self._tell(where, bet.project)

    def _exchange_bet(self, column: Column, place: int, text: str, where: str) -> None:
        before, old = column.bets[place], self.board.findings(where)
        column.bets[place] = replace(before, project=replace(before.project, text=text))
        new = self.board.findings(where)
        if better(new, old):
            self._tell_repair(Repair(where, before.project.text, text, rules_of(old)), column.bets[place].project, new)
        else:
            column.bets[place] = before
            self._tried[where].append(text)

    def _faults(self, where: str, lines: Sequence[tuple[int, str]], kind: Kind) -> list[str]:
        """Write each line, by its place and text, with what is wrong with it."""
        faults = [questions.line_faults(grave(self.board.findings(f"{where}/{place}")), self._rules, kind) for place, _ in lines]
        rows = enumerate(zip(lines, faults, strict=True), 1)
        return [questions.fault_text(number, text, fault, self._tried[f"{where}/{place}"]) for number, ((place, text), fault) in rows]

    def _failing(self, where: str, count: int) -> list[int]:
        return [place for place in range(count) if grave(self.board.findings(f"{where}/{place}"))]

    def _used(self) -> set[str]:
        return {line.subject.key for column in self.board.columns for line in column.lines}

    def _spare(self, subjects: Sequence[Subject]) -> list[Subject]:
        used = self._used()
        return [subject for subject in subjects if subject.key not in used]

    def _is_own(self, text: str, prompt: str) -> bool:
        return is_own(text, self._given, self._prompts[prompt].examples)

    def _is_new(self, text: str, column: Column) -> bool:
        """Whether a project says something else than the objectives and the key results, and than its neighbours."""
        said = [one.text for one in self.board.columns] + [bet.project.text for bet in column.bets]
        said += [line.key_result.text for one in self.board.columns for line in one.lines]
        return not echoes(text, ". ".join(said)) and not quantities(text)

    def _tell(self, where: str, item: Objective | KeyResult | Project) -> None:
        self._emit(LineDrafted(where, item, self.board.findings(where), self.board.document()))

    def _tell_repair(self, repair: Repair, item: KeyResult | Project, findings: tuple[Finding, ...]) -> None:
        self.board.repairs.append(repair)
        self._emit(Repaired(repair, item, findings, self.board.document()))
