"""What part a quantity plays: a bound, a change, a start or a target."""

from __future__ import annotations

from okrcoach.language.counted import ends_noun
from okrcoach.language.lexicon import lexicon, phrase_at, phrase_before
from okrcoach.language.periods import period_at
from okrcoach.language.reading import Bound, Reading
from okrcoach.language.verbs import class_of, forms
from okrcoach.language.words import Token, at

_BEFORE: tuple[tuple[Bound, str], ...] = (
    ("at most", "numbers.at_most_before"),
    ("at least", "numbers.at_least_before"),
    ("about", "numbers.about_before"),
)
_AFTER: tuple[tuple[Bound, str], ...] = (("at least", "numbers.at_least_after"), ("at most", "numbers.at_most_after"))
_LINKS = 4
"""How many words such as "an average of" may stand between "from" and its number."""
_LONGEST_PERIOD = 8
"""So many tokens at most stand before a number in "(Q1 2026: 97%)"."""
_REACH = 14
"""How many tokens may lie between "from" and "to"."""


def play(words: tuple[Token, ...], readings: list[Reading]) -> None:
    """Give each reading its bound and its role."""
    for place, reading in enumerate(readings):
        _bound(words, reading, readings[place - 1] if place else None)
        _change(words, reading)
        _current(words, reading, others=len(readings) > 1)
    _pairs(words, readings)
    _grown(words, readings)


def _bound(words: tuple[Token, ...], reading: Reading, before: Reading | None) -> None:
    reading.bound_first = reading.first
    signs = "".join(word.text for word in words[max(0, reading.first - 3) : reading.first + 1])
    if "\u00b1" in signs or "+/-" in signs:
        within = any(word.lower == "within" for word in words[max(0, reading.first - 4) : reading.first])
        reading.bound, reading.role = "at most" if within else "about", "level"  # "within ±5%" limits a deviation
        return
    for bound, name in _BEFORE:
        start = phrase_before(name, words, reading.first)
        if start == reading.first:
            continue
        if words[start].text == ">" and before is not None and before.end == start and before.unit.kind == reading.unit.kind:
            return  # "22% > 30%" is an arrow
        if words[start].lower == "over" and reading.unit.kind == "duration":
            return  # "over 3 months" says how long, not at least how long
        if words[start].lower == "up" and _leads(words, "up", "move"):
            return  # "Bring coverage up to 80%" goes there
        reading.bound, reading.bound_first = bound, start
        if start and words[start].lower not in ("no", "not") and bound != "about" and _negated(words, start):
            reading.bound = "at least" if bound == "at most" else "at most"
        return
    for bound, name in _AFTER:
        behind = max(reading.end, reading.noun_end)  # "5 complaints or fewer"
        if phrase_at(name, words, reading.end) or (behind > reading.end and phrase_at(name, words, behind)):
            reading.bound = bound
            if reading.role == "change":
                reading.role = "level"  # "+80 or higher"
            return


def _negated(words: tuple[Token, ...], index: int) -> bool:
    """Whether "not" stands shortly before a token in the same clause: "not spend more than"."""
    for word in reversed(words[max(0, index - 3) : index]):
        if word.kind == "mark" and word.text != "'":
            return False
        if word.lower in lexicon("numbers.negations"):
            return True
    return False


def _change(words: tuple[Token, ...], reading: Reading) -> None:
    """By 20%, up 20%, 20% more, an increase of 20%."""
    before = reading.bound_first
    after, cue = at(words, reading.end).lower, at(words, before - 1).lower
    if cue == "by":
        changes = not _agent(at(words, before - 2), reading)
    elif reading.unit.kind in ("percent", "points", "multiple"):
        grown = cue == "of" and at(words, before - 2).lower in lexicon("numbers.change_of")
        changes = grown or cue in lexicon("numbers.change_before") or after in lexicon("numbers.change_after")
    else:
        changes = after == "more"
    if changes:
        reading.role = "change"


def _agent(word: Token, reading: Reading) -> bool:
    """Whether "by" behind a word names who does it: "used by 20 teams", not "reduced by 20%"."""
    if reading.noun == reading.noun_end:
        return False
    return word.lower in lexicon("numbers.done_by") or (word.lower.endswith("ed") and not _changes(word))


def _changes(word: Token) -> bool:
    """Whether a word is a form of a verb of change."""
    return any(class_of(lemma) in ("up", "down") for lemma, _ in forms(word.lower))


def _leads(words: tuple[Token, ...], *classes: str) -> bool:
    """Whether the first word is a verb of one of these classes, as it stands in a dictionary."""
    return any(form == "base" and class_of(lemma) in classes for lemma, form in forms(words[0].lower))


def _current(words: tuple[Token, ...], reading: Reading, *, others: bool) -> None:
    """Read what stands now: (currently 60%), was 60%, vs 8%, 8% today."""
    said = now_before(words, reading.bound_first) < reading.bound_first
    said |= others and (_of_period(words, reading) or _goal_follows(words, reading))
    size = phrase_at("numbers.now_after", words, reading.end) if others else 0
    alone = size and (reading.end + size >= len(words) or ends_noun(words[reading.end + size]))  # not "2 currently unserved groups"
    signed = reading.role == "change" and at(words, reading.first).text in lexicon("numbers.change_signs")  # "(currently -$20k)"
    if (reading.role == "level" and (said or alone)) or (signed and said):
        reading.role = "from"


def _goal_follows(words: tuple[Token, ...], reading: Reading) -> bool:
    """Say whether it is called a start, and a goal follows: "start 20%, goal 35%"; "Start 20 clubs" is work."""
    behind = (token.lower for token in words[reading.end : reading.end + 3])
    return at(words, reading.bound_first - 1).lower in lexicon("numbers.start_words") and not lexicon("numbers.goal_words").isdisjoint(
        behind
    )


def _of_period(words: tuple[Token, ...], reading: Reading) -> bool:
    """Say whether brackets hold nothing but a number and what time it is of: "(Q1: 97%)", "(2026: 18)", "(58% last year)"."""
    if at(words, reading.bound_first - 1).text == "(" and not reading.bound:
        behind = _time_behind(words, reading.end) or _time_behind(words, max(reading.end, reading.noun_end))
        return behind > 0 and at(words, behind).text == ")"
    places = range(reading.first - 1, max(-1, reading.first - _LONGEST_PERIOD), -1)
    opening = next((place for place in places if words[place].text in ("(", ")")), -1)
    if opening < 0 or words[opening].text != "(" or at(words, reading.end).text != ")":
        return False
    period = period_at(words, opening + 1)
    return period is not None and at(words, period.end).text in (":", "=") and period.end + 1 == reading.first


def _time_behind(words: tuple[Token, ...], index: int) -> int:
    """Return where a time ends that a number is told to be of: "in May", "last season"; 0 where none begins at the token."""
    place = index
    while at(words, place).lower in lexicon("numbers.of_a_time"):
        place += 1
    if at(words, place).lower in lexicon("comparisons.earlier") and at(words, place + 1).lower in lexicon("comparisons.times"):
        return place + 2
    period = period_at(words, place) if place < len(words) else None
    return period.end if period is not None and period.year is None else 0  # "60% (80% in 2033)" goes on


def now_before(words: tuple[Token, ...], index: int) -> int:
    """Return where the words begin that say that a number is how things stand ("currently"); the token itself without any."""
    start = phrase_before("numbers.now_before", words, index)
    if start == index and at(words, index - 1).lower in lexicon("numbers.now_links"):
        start = phrase_before("numbers.now_before", words, index - 1)
        return start if start < index - 1 else index
    return start


def led_by(words: tuple[Token, ...], index: int) -> int:
    """Return the token in front of a number, over words such as "an average of"; -1 where nothing stands there."""
    place = index - 1
    while place > 0 and index - place <= _LINKS and words[place].lower in lexicon("numbers.number_links"):
        place -= 1
    return place


def _pairs(words: tuple[Token, ...], readings: list[Reading]) -> None:
    """From 8 to 10, 8 -> 10, 8% to 10%, to 10 from 8, (from 8), from (to be measured) to 10."""
    for reading in readings:
        word = at(words, led_by(words, reading.bound_first))
        reading.led_by = word.lower if word.kind == "word" else ""
    cues = [_cue(words, reading) for reading in readings]
    for place, reading in enumerate(readings):
        following = readings[place + 1] if place + 1 < len(readings) else None
        if cues[place] == "from":
            if following is not None and cues[place + 1] == "to" and following.bound_first - reading.end < _REACH:
                reading.role, following.role = "from", "to"
                _release(words, following)
            elif place and cues[place - 1] == "to" and _alike(reading, readings[place - 1]):
                reading.role, readings[place - 1].role = "from", "to"
            elif reading.noun == reading.noun_end:
                reading.role = "from"
        elif cues[place] == "to" and reading.role != "to":
            before = readings[place - 1] if place else None
            arrow = words[reading.bound_first - 1].text in lexicon("grammar.leads_to")
            if (
                before is not None
                and before.role in ("level", "change", "from")
                and _touches(words, before, reading)
                and (arrow or _alike(before, reading))
            ):
                before.role, reading.role = "from", "to"
            elif not arrow and _open_start(words, before.end if before else 0, reading.bound_first - 1):
                reading.role = "to"


def _cue(words: tuple[Token, ...], reading: Reading) -> str:
    """Return "from" or "to" where such a word leads to the quantity."""
    first = reading.bound_first
    if words[first].lower == "up":
        return "to"
    word = at(words, led_by(words, first))
    if word.lower == "from":
        return "from"
    return "to" if word.lower in ("to", "into", "towards") or word.text in lexicon("grammar.leads_to") else ""


def _release(words: tuple[Token, ...], reading: Reading) -> None:
    """Behind a start "up to" is no bound."""
    if words[reading.bound_first].lower == "up":
        reading.bound, reading.bound_first = "", reading.first


def _alike(left: Reading, right: Reading) -> bool:
    """Whether two quantities may be ends of one change: the same kind, or one of them bare."""
    bare = any(one.unit.kind == "count" and one.noun == one.noun_end for one in (left, right))
    return bare or left.unit.kind == right.unit.kind


def _touches(words: tuple[Token, ...], left: Reading, right: Reading) -> bool:
    """Whether nothing stands between two quantities but what the first one counts, per what, an aside and the "to"."""
    place = max(left.end, left.noun_end)
    if left.per and right.noun == right.noun_end:  # "Sell 3 boats a day to 40 clubs" names no ends of one change
        place += 1 + (at(words, place).lower in lexicon("units.per"))
    if at(words, place).text == "(":
        closes = (closing for closing in range(place, min(place + _REACH, right.first)) if words[closing].text == ")")
        place = next(closes, place) + 1
    return right.bound_first - 1 == place + (at(words, place).kind == "mark" and at(words, place).text not in lexicon("grammar.leads_to"))


def _open_start(words: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether "from" stands before "to" with no number in between: from (baseline to be measured) to 40%."""
    return any(word.lower == "from" for word in words[max(start, end - _REACH) : end])


def _grown(words: tuple[Token, ...], readings: list[Reading]) -> None:
    """Read "Grow revenue 20%", "has grown 20%" and "rents fall 20%": behind a verb of change a bare percentage is the change."""
    for reading in readings:
        if reading.role != "level" or reading.unit.kind not in ("percent", "points", "multiple") or reading.bound:
            continue
        before = at(words, reading.first - 1)
        behind_form = any(
            (form != "base" or reading.first > 1) and class_of(lemma) in ("up", "down") and lemma not in lexicon("numbers.parting")
            for lemma, form in forms(before.lower)
        )
        if behind_form or (reading.first > 1 and len(readings) == 1 and _leads(words, "up", "down") and not ends_noun(before)):
            reading.role = "change"
