"""What a number of the brief can be shown by beside itself, in any trade: so that no metric is added that has nothing to do with it.

Trouble has causes, what lies about has an owner and an age, and a time is kept in some cases and missed in others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from okrcoach.draft.composing.keyresults import Line
from okrcoach.draft.numbers.facts import Fact
from okrcoach.draft.numbers.subjects import Subject, own_subject
from okrcoach.draft.reading.library import BetPattern, Pattern, playbook
from okrcoach.draft.words.nouns import head_end, is_people, shared, words_of
from okrcoach.draft.words.sentences import value_text
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import is_plural, singular

TIME: Literal["time"] = "time"
FIRST = 80.0
"""A level of a share that a team can aim for before it knows its own start."""
BRACES = str.maketrans({"{": "(", "}": ")"})
"""A metric that only the team knows may be called anything; what goes into a pattern holds no slot."""
LONGEST = 4
"""Words of a name that fits into a sentence about it."""


def kind_of(subject: Subject) -> Literal["", "trouble", "backlog", "time", "leaving"]:
    """Say what a number tells of, as far as more can be said of it: trouble, what lies about, how long a case takes, or who leaves.

    A number that only the brief around it has fall is no trouble for sure.
    """
    words = subject.name.lower().split()
    guessed = subject.id is None and own_subject(subject.name, subject.unit, subject.measure_unit).better == "up"
    if subject.better == "up" or guessed or len(words) > LONGEST or set(words) & words_of("averaging") - words_of("shorthand"):
        return ""
    if subject.unit == "duration":
        if not set(words) & words_of("waits"):
            return ""
        return "" if is_plural(words[head_end(words) - 1]) and len(words) > 1 and words[-1] in words_of("times") else TIME
    plain = not set(words) & (words_of("outlays") | words_of("figures") | words_of("times") | words_of("averaging"))
    head = words[head_end(words) - 1]
    mass = singular(head) in lexicon("nouns.problems") | words_of("down_words")
    if subject.unit not in ("count", "percent") or not plain or is_people(head) or not (is_plural(head) or mass):
        return ""
    if head in words_of("departures"):
        return "leaving"
    if set(words) & words_of("lying"):
        return "backlog" if is_plural(head) else ""
    return "trouble"


def pattern_of(subject: Subject, stage: str) -> Pattern | None:
    """Return the objective that a number is worth by itself, with what shows it; None where nothing sure can be said."""
    kind = kind_of(subject)
    if not kind:
        return None
    told = shared("derived")[kind]
    text = told["text"].replace("{name}", subject.name.translate(BRACES))
    return Pattern(text, (), tuple(told["metrics"].split()), stage, special=True, own=_own(told, subject))


def fallback(stage: str, audience: str) -> Pattern:
    """Return an objective that any trade may have in a focus area."""
    told = shared("fallback")[stage]
    fill = {way: [name.replace("{audience}", audience) for name in told[way]] for way in ("more", "fewer")}
    own = (*(_share(name, "up", FIRST, None) for name in fill["more"]), *(_share(name, "down", None, None) for name in fill["fewer"]))
    whom = playbook(stage).objectives[0].audience
    return Pattern(told["text"], (), tuple(told["metrics"].split()), stage, special=True, audience=whom, own=own)


def bet_on(pattern: Pattern) -> list[BetPattern]:
    """Return the bet on such an objective; none for any other."""
    told = shared("fallback")[pattern.stage]
    keys = (*pattern.metrics, *(subject.key for subject in pattern.own))
    return [BetPattern(told["bet"], (), keys, told["belief"])] if told["text"] == pattern.text else []


def beside(line: Line, known: Fact | None) -> tuple[Subject, ...]:
    """Return what may stand beside a key result, for it shows the same from another side."""
    kind = kind_of(line.subject)
    if kind == TIME and known is not None and line.key_result.measure.target is not None and not known.tail:
        within = value_text(line.key_result.measure.target, line.key_result.measure.unit)
        name = shared("derived")[kind]["beside"].format(within=within)
        return (_share(name, "up", shared("derived")[kind]["level"], line.subject),)
    return _own(shared("derived")[kind], line.subject)[:1] if kind in ("trouble", "backlog", "leaving") else ()


def bets_on(lines: Sequence[Line]) -> list[BetPattern]:
    """Return the bets on what numbers were derived from; each may move all that is told of the same number."""
    subjects = [line.subject for line in lines if not line.guardrail]
    parents = [subject for subject in subjects if any(other.of == subject.key for other in subjects)]
    promised = {other.of for other in subjects} - {"", *(subject.key for subject in parents)}
    found = [(subject.name, kind_of(subject), subject.key) for subject in parents] + [("", TIME, key) for key in promised]
    rows = ((name, key, row) for name, kind, key in found if kind for row in shared("derived")[kind]["bet"])
    return [
        BetPattern(
            row["text"].replace("{name}", name.translate(BRACES)),
            (),
            tuple(subject.key for subject in subjects if key in (subject.key, subject.of)),
            row["belief"],
        )
        for name, key, row in rows
    ]


def _own(told: dict[str, Any], subject: Subject) -> tuple[Subject, ...]:
    """Return the shares that tell more of a number."""
    more = (_share(name.replace("{name}", subject.name), "up", told["level"], subject) for name in told["more"])
    fewer = (_share(name.replace("{name}", subject.name), "down", None, subject) for name in told["fewer"])
    return (*more, *fewer)


def _share(name: str, better: Literal["up", "down"], level: float | None, parent: Subject | None) -> Subject:
    return replace(own_subject(name, "percent", "percent"), better=better, first_level=level, of=parent.key if parent else "")
