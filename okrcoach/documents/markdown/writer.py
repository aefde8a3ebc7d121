"""Our own layout of Markdown, written so that reading it again gives the same document.

A text is written as it is wherever a reader takes it for just that; otherwise its marks are escaped, as few as it takes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from okrcoach.documents.page.inline_marks import PUNCTUATION
from okrcoach.documents.values import number_text
from okrcoach.model import CheckIn, Ignore, KeyResult, Objective, OkrDocument, Project

Parse = Callable[[str], OkrDocument]
Escape = Callable[[str], str]

_MARKS = frozenset("\\`*_[]<>&{}~|#")


def _plain(text: str) -> str:
    return text


def _marks(text: str) -> str:
    return "".join(f"\\{one}" if one in _MARKS else one for one in text)


def _all_marks(text: str) -> str:
    return "".join(f"\\{one}" if one in PUNCTUATION else one for one in text)


def _everything(text: str) -> str:
    return "".join(one if one.isspace() else f"&#{ord(one)};" for one in text)


READABLE: tuple[Escape, ...] = (_plain, _marks, _all_marks)
"""Ways of writing a text that people can read."""
ESCAPES: tuple[Escape, ...] = (*READABLE, _everything)


def render_markdown(document: OkrDocument, parse: Parse) -> str:
    """Return the document in our layout; `parse` is the reader that it is meant for."""
    text = _render(document, parse, ESCAPES)
    empty = document.period is None and parse(text).period is not None  # the title names one
    if empty:
        text = _render(document, parse, ESCAPES, empty=True)
    if parse(text) != document:  # lines that are clear alone may say more together
        text = _render(document, parse, ESCAPES[-1:], empty=empty)
    return text


def _render(document: OkrDocument, parse: Parse, escapes: tuple[Escape, ...], *, empty: bool = False) -> str:
    blocks = [*_front(document, empty=empty)]
    if document.title is not None:
        blocks.append(f"# {escapes[-1](document.title) if len(escapes) == 1 else _title(document.title, parse)}")
    if document.ignores:
        blocks.append("\n".join(comment(ignore) for ignore in document.ignores))
    for objective in document.objectives:
        blocks += objective_blocks(objective, parse, escapes)
    return "\n\n".join(blocks) + "\n"


def _front(document: OkrDocument, *, empty: bool) -> list[str]:
    given = [(name, value) for name, value in (("team", document.team), ("period", document.period)) if value is not None]
    lines = [f"{name}: {front_text(value)}" for name, value in given] + (["period:"] if empty else [])
    return ["\n".join(["---", *lines, "---"])] if lines else []


def front_text(value: str) -> str:
    """Return a value as front matter writes it."""
    safe = value.isprintable() and value[:1].isalnum() and ": " not in value and " #" not in value and value == value.strip()
    return value if safe else json.dumps(value, ensure_ascii=False)


def _title(title: str, parse: Parse) -> str:
    return next((escape(title) for escape in ESCAPES if parse(f"# {escape(title)}\n").title == title), _everything(title))


def comment(ignore: Ignore) -> str:
    """Return the comment that says what is to be left alone."""
    reason = f": {ignore.reason.replace('--&', '--&amp;').replace('-->', '--&gt;')}" if ignore.reason else ""
    return f"<!-- okrcoach: ignore {ignore.rule}{reason} -->"


def objective_blocks(objective: Objective, parse: Parse, escapes: tuple[Escape, ...]) -> list[str]:
    """Return an objective with everything below it, block by block."""
    alone = replace(objective, key_results=(), projects=())

    def head(escape: Escape) -> str:
        text = f"~~{escape(objective.text)}~~" if objective.dropped and objective.text else escape(objective.text)
        title = " ".join(filter(None, [f"## Objective: {text}".rstrip(), *map(comment, objective.ignores)]))
        fields = field_lines(
            escape,
            id=objective.id,
            owner=objective.owner,
            team=objective.team,
            parent=objective.parent,
            type=objective.type,
            status=objective.status,
            score=_score(objective),
        )
        return "\n\n".join([title, "\n".join(fields)] if fields else [title])

    blocks = [_fitting(head, escapes, lambda text: parse(text).objectives == (alone,))]
    if objective.key_results:
        lines = [key_result_lines(one, parse, escapes) for one in objective.key_results]
        blocks += ["### Key results", "\n".join(lines)]
    if objective.projects:
        count = len(objective.key_results)
        blocks += ["### Projects", "\n".join(project_lines(one, parse, count, escapes) for one in objective.projects)]
    return blocks


def _fitting(render: Callable[[Escape], str], escapes: tuple[Escape, ...], fits: Callable[[str], bool]) -> str:
    """Return the text with as few escapes as it takes."""
    return next((text for escape in escapes[:-1] if fits(text := render(escape))), None) or render(escapes[-1])


def assumed_mark(item: Objective | KeyResult | Project) -> str:
    """Return what stands behind the words of a key result whose numbers a drafter assumed: " (target assumed)"."""
    return f" ({', '.join(item.assumed)} assumed)" if isinstance(item, KeyResult) and item.assumed else ""


def key_result_lines(key_result: KeyResult, parse: Parse, escapes: tuple[Escape, ...] = ESCAPES) -> str:
    """Return a key result and its fields as list items."""

    def render(escape: Escape) -> str:
        text = escape(key_result.text) + assumed_mark(key_result)
        measure = key_result.measure
        lines = [f"- KR: {f'~~{text}~~' if key_result.dropped else text}" + "".join(f" {comment(one)}" for one in key_result.ignores)]
        lines += field_lines(
            escape,
            "  ",
            owner=key_result.owner,
            type=key_result.type,
            status=key_result.status,
            priority=key_result.priority,
            metric=measure.metric,
            direction=measure.direction,
            baseline=number_text(measure.baseline) if isinstance(measure.baseline, float | int) else measure.baseline,
            target=None if measure.target is None else number_text(measure.target),
            unit=measure.unit,
            comparison=measure.comparison,
            due=measure.due,
            source=key_result.source,
            score=_score(key_result),
            confidence=key_result.confidence,
        )
        return "\n".join(lines + [f"  - {check_in_line(check, escape)}" for check in key_result.check_ins])

    return _fitting(
        render, escapes, lambda text: parse(f"## Objective: x\n\n### Key results\n\n{text}\n").objectives[0].key_results == (key_result,)
    )


def project_lines(project: Project, parse: Parse, count: int, escapes: tuple[Escape, ...] = ESCAPES) -> str:
    """Return a project, the key results that it moves and its fields as list items."""
    frame = "## Objective: x\n\n### Key results\n\n" + "- KR: x\n" * count + "\n### Projects\n\n"

    def render(escape: Escape) -> str:
        text = escape(project.text)
        text += f" → {', '.join(f'KR{place + 1}' for place in project.moves)}" if project.moves else ""
        line = f"- {f'~~{text}~~' if project.dropped else text}" + "".join(f" {comment(one)}" for one in project.ignores)
        return "\n".join([line, *field_lines(escape, "  ", owner=project.owner, status=project.status, due=project.due)])

    return _fitting(render, escapes, lambda text: parse(f"{frame}{text}\n").objectives[0].projects == (project,))


def _score(item: Objective | KeyResult) -> str | None:
    return item.score_as_written if item.score is None else item.score_as_written or number_text(item.score)


def check_in_line(check: CheckIn, escape: Escape) -> str:
    """Return what a list item says of a check-in: "check-in 2027-02-03: value 29; confidence green"."""
    said = [] if check.value is None else [f"value {number_text(check.value)}"]
    said += [f"confidence {escape(check.confidence)}"] if check.confidence else []
    said += [f"comment {escape(check.comment)}"] if check.comment else []
    return f"check-in {escape(check.date)}: {'; '.join(said) or 'comment'}"


def field_lines(escape: Escape, indent: str = "", **entries: str | None) -> list[str]:
    """Return the fields that are given as list items."""
    return [f"{indent}- {name}: {escape(value)}" for name, value in entries.items() if value is not None]
