"""A brief in another language, put into English before anything is chosen for it: the catalog and the rules speak English only."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from okrcoach.draft.asking import questions
from okrcoach.draft.asking.answers import TranslatedLine
from okrcoach.draft.asking.asking import Asker
from okrcoach.draft.asking.mending import answers_forgiven
from okrcoach.language.words import tokens
from okrcoach.model import Brief

Pairs = tuple[tuple[str, str], ...]


def lines_of(brief: Brief) -> tuple[str, ...]:
    """Return the texts of a brief that metrics and objectives are chosen by, each once; its numbers and notes speak for themselves."""
    rows = (brief.goal, brief.audience, brief.one_metric, *(name for name, _ in brief.known + brief.targets))
    return tuple(dict.fromkeys(row for row in rows if row))


async def in_english(brief: Brief, asker: Asker) -> Brief:
    """Return the brief in English as far as the model gives it; a line that would lose or gain a number stays as it is."""
    lines = lines_of(brief)
    said = await _asked(lines, asker)
    # a small model gives some of several lines back as they are, which it can put into English one by one
    same = [line for line in lines if said.get(line, line).casefold() == line.casefold() and not line.isupper()]
    alone = same if len(lines) > 1 else []
    for found in await asyncio.gather(*(_asked((line,), asker) for line in alone)):
        said |= found
    return replace(
        brief,
        goal=said.get(brief.goal, brief.goal),
        audience=said.get(brief.audience or "", brief.audience),
        one_metric=said.get(brief.one_metric or "", brief.one_metric),
        known=_named(brief.known, said),
        targets=_named(brief.targets, said),
    )


def _named(pairs: Pairs, said: dict[str, str]) -> Pairs:
    """Name the numbers in English; they themselves stay."""
    return tuple((said.get(name, name), value) for name, value in pairs)


def _figures(text: str) -> list[str]:
    return sorted(token.text for token in tokens(text) if token.kind == "number")


async def _asked(lines: tuple[str, ...], asker: Asker) -> dict[str, str]:
    """Return the English of the lines for which the model gives one."""
    said: dict[str, str] = {}

    def take(answer: TranslatedLine) -> bool:
        if not 0 < answer.line <= len(lines):
            return False
        text = lines[answer.line - 1]
        english = answer.english.rstrip(". ")
        if not english or _figures(english) != _figures(text):
            return False
        return said.setdefault(text, english) == english

    with answers_forgiven():
        await asker.ask(questions.for_english(lines), take)
    return said
