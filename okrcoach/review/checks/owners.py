"""Who is accountable: one person or one team, and not for too much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from okrcoach.language.lexicon import lexicon
from okrcoach.language.words import tokens
from okrcoach.model import KeyResult, Objective
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line


def owner_of(line: Line) -> str:
    """Return the owner as written, "" where there is none."""
    return (getattr(line.item, "owner", None) or "").strip()


def names_in(owner: str) -> tuple[str, ...]:
    """Split an owner as written into persons. What stands in brackets (contributors) is left out, and a team is one."""
    pieces: list[list[str]] = [[]]
    depth = 0
    team = False
    for token in tokens(owner):
        if token.text in ("(", "["):
            depth += 1
        elif token.text in (")", "]"):
            depth = max(0, depth - 1)
        elif not depth:
            team = team or token.lower in lexicon("people.teams")
            if token.lower in lexicon("people.joiners"):
                pieces.append([])
            else:
                pieces[-1].append(token.text if token.glued else f" {token.text}")
    names = [name for piece in pieces if (name := "".join(piece).strip(" @:.-"))]
    return (" and ".join(names),) if team and names else tuple(names)


def is_team(owner: str) -> bool:
    """Say whether an owner is a team by its name, and no person: "Parks team"."""
    return any(token.lower in lexicon("people.teams") for token in tokens(owner))


def _owned_kinds(context: Context) -> frozenset[str]:
    return frozenset(line.kind for line in context.lines if owner_of(line))


def owner_missing_or_shared(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find no owner (condition missing), where another line of the kind has one, or more of them than `max` (shared)."""
    owner = owner_of(line)
    if not owner:
        covered = line.objective is not None and owner_of(line.objective)
        if not covered and line.kind in context.once("owned kinds", _owned_kinds):
            yield Hit(0, len(line.text), {"problem": "has no owner, though others here have one"}, frozenset({"missing"}))
    elif owner.lower() in lexicon("people.nobody"):
        yield Hit(0, len(line.text), {"problem": f"belongs to '{owner}', so to nobody in particular"}, frozenset({"missing"}))
    elif len(names_in(owner)) > rule.settings["max"]:
        yield Hit(0, len(line.text), {"problem": f"has several owners ({owner})"}, frozenset({"shared"}))


def owner_overload(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a person with more key results or objectives than one can look after. Teams are no persons."""
    owned: dict[str, Counter[str]] = {"key_result": Counter(), "objective": Counter()}
    shown: dict[str, str] = {}
    for one in context.lines:
        if isinstance(one.item, (KeyResult, Objective)) and not is_team(owner_of(one)):
            for name in names_in(owner_of(one)):
                shown.setdefault(name.lower(), name)
                owned[one.kind][name.lower()] += 1
    for name, written in shown.items():
        counts = owned["key_result"][name], owned["objective"][name]
        if counts[0] > rule.settings["max_key_results"] or counts[1] > rule.settings["max_objectives"]:
            load = " and ".join(f"{count} {what}" for count, what in zip(counts, ("key results", "objectives"), strict=True) if count)
            yield Hit(0, len(line.text), {"owner": written, "load": load})


MISSING_OR_SHARED = CheckKind(owner_missing_or_shared, settings={"max": int})
OVERLOAD = CheckKind(owner_overload, settings={"max_key_results": int, "max_objectives": int})
