"""Which of the brief's own numbers a clause of the goal speaks of: "Halve food waste" of "food waste: 9% of purchases".

A lead who gives a start and wants it halved means one and the same thing, whatever the catalog would call the goal's words.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise, takewhile
from typing import Literal

from okrcoach.draft.numbers.facts import Fact, measure_unit
from okrcoach.draft.numbers.figures import in_figures
from okrcoach.draft.numbers.subjects import Subject
from okrcoach.draft.reading.clause import MOVING, Clause
from okrcoach.draft.words.nouns import head_end, is_people, shared, words_of
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import singular
from okrcoach.language.quantities import Quantity, quantities
from okrcoach.language.verbs import class_of, forms, is_done
from okrcoach.language.words import Token, tokens

WHOLE, PART, MOST = 4, 5, 0.6
"""Letters from which one word may begin another ("wait", "waiting"), those that two have to begin with in common ("recycling",
"recycle"), and what part of the shorter one these have to be."""


def row_meant(text: str, name: str, way: str, aim: Quantity, rows: Iterable[Fact]) -> Fact | None:
    """Return the row that a clause's number belongs to, by what it is called: both name the same thing, in the same unit.

    `name` is what the clause measures, as far as that was read, `way` where it goes. A count below the row's own is one of more
    to come, unless it is to fall: "Sign up 1,000 new members" says nothing of the 6,400 that there are. A row that has the name
    goes before one of which only the words are said.
    """
    said, heads = _content(_wanted(text, aim)), {head for part in name.split(" of ") if (head := _head(part))}
    grown = aim.noun if aim.led_by == "to" and aim.unit == "count" else ""
    spoken_of = None
    for row in sorted(rows, key=lambda row: row.subject.name.lower() != name.lower()):
        if not _fits(aim, row) or (aim.role != "change" and aim.unit == "count" and way != "down" and aim.value < row.value):
            continue
        words, head = _content(row.subject.name), _head(row.subject.name)
        done = bool(heads) and any(len(word) > PART and _alike(word, aim.led_by) for word in words)
        named = done or any(_alike(head, other) for other in heads)
        named = named or (row.subject.better != "down" and _alike(head, _head(grown)))  # "Grow the wholesale side to 40 cafes"
        if is_part(name, row.subject) or named:
            return row
        told = words and all(any(_alike(word, other) for other in said) for word in words)
        spoken_of = spoken_of or (row if told else None)
    return spoken_of


def _wanted(text: str, aim: Quantity) -> str:
    """Leave out what a clause only holds or does without: "Grow sales by 40% without spending more on ads" wants no more spent."""
    said = f" {text.lower()} "
    for words in shared("conditions"):
        start = said.find(f" {words} ")
        stop = text.find(",", start) if text.find(",", start) > 0 else len(text)
        if start >= 0 and not start <= aim.start < stop:
            return text[:start] + text[stop:]
    return text


def is_part(name: str, subject: Subject) -> bool:
    """Whether words name the part that a metric is told of: "email" of "answer times for email"."""
    last = [token.lower for token in tokens(subject.name)]
    said = [token.lower for token in tokens(name)]
    said = said[:-1] if len(said) > 1 and singular(said[-1]) in words_of("spans") | words_of("seasons") else said  # "the winter months"
    behind = last[-len(said) - 1 : -len(said)] if said else []
    return last[-len(said) :] == said and bool(set(behind) & words_of("parting"))


def only_row(clause: Clause, rows: Iterable[Fact]) -> Fact | None:
    """Return the one row that a number may be said of which says nothing else of what it measures; None for a mere count."""
    aim, name = clause.aim, clause.measure.metric or ""
    if clause.kind:
        found = list(rows)
    elif aim.role == "change" and aim.unit in ("percent", "multiple") and name.lower() in words_of("times"):
        found = [row for row in rows if row.subject.unit == "duration"]  # "Halve the time from idea to shop"
    elif aim.role == "change" and aim.unit == "percent":
        found = list(rows)
        found = [row for row in found if len(found) == 1 and speaks_of(clause.text, row.subject.name)]
    else:
        plain = aim.unit in ("percent", "duration", "currency") and aim.role == "level"
        found = [row for row in rows if plain and _is_told_in(aim, row)]
    return found[0] if len(found) == 1 else None


def is_limit_of(aim: Quantity, rows: Iterable[Fact]) -> bool:
    """Whether a time is the limit that a number of the brief is called after, and no target: of "jobs found within three months"."""
    named = (time for row in rows for time in quantities(in_figures(row.subject.name)))
    return aim.unit == "duration" and any((time.unit, time.value * time.factor) == (aim.unit, aim.value * aim.factor) for time in named)


def brings_back(aim: str, row: Fact) -> bool:
    """Whether a goal wants back what a row counts, which tells how many come: "pickers who return" are no returns then."""
    name = row.subject.name.lower().replace("-", " ")
    wanted, counted = _wanted_back([token.lower for token in tokens(aim)]), _head(" ".join(_up_to(name.split(), "relatives")))
    if not wanted or words_of("returning").isdisjoint(name.split()) or wants_less(aim, row):
        return False
    return counted in words_of("returning") or any(_alike(word, counted) for word in wanted)


def _wanted_back(said: list[str]) -> list[str]:
    """Return what a goal calls those whom it wants back: "divers" of "Bring our divers back"; not in "Roll back returns"."""
    place = said.index("back") if "back" in said else 0
    before, behind = said[:place], said[place + 1 :]
    turned = set(behind[:1]) & words_of("turned_back") or any(map(is_done, behind[:1]))  # "back on its feet", "come back broken"
    verb = next((at for at in reversed(range(place)) if said[at] in words_of("fetching")), -1)
    if turned or verb < 0 or not words_of("returning").isdisjoint(said):
        return []
    if said[verb] in words_of("coming"):
        return _content(" ".join(before[:verb]))  # "so that divers come back"
    return _content(" ".join(_up_to(before[verb + 1 :] or behind, "prepositions")))


def _up_to(words: list[str], list_name: str) -> list[str]:
    """Return the words before the first one of a list of the grammar."""
    return list(takewhile(lambda word: word not in lexicon(f"grammar.{list_name}"), words))


def speaks_of(goal: str, name: str) -> bool:
    """Whether a goal speaks of what a metric is called after: "Speed up code review" of "time to first review"."""
    said = _content(goal)
    return any(_alike(word, other) for word in _content(name) for other in said)


def speaks_wholly_of(text: str, without: str) -> bool:
    """Whether a text speaks of all that a goal will not have: "Raise the price where …" of "without raising prices"."""
    said, refused = _lemmas(text), _lemmas(without)
    return bool(refused) and all(any(_alike(word, other) for other in said) for word in refused)


def wants_less(goal: str, row: Fact) -> bool:
    """Whether a goal without a number for a row asks for less of it: "Use less water", "Cut the noise at night"."""
    return way_wanted(goal, row) == "down"


def way_wanted(goal: str, row: Fact) -> Literal["up", "down", ""]:
    """Say which way a goal without a number for a row wants it: "Stop losing guests" wants more guests; nothing where it does not say."""
    if _leaves(goal, row.subject.name):
        return "down"
    words, said = tokens(goal), _content(row.subject.name)
    if not words:
        return ""
    places = [place for place, token in enumerate(words) if any(_alike(singular(token.lower), word) for word in said)]
    lost = {
        place for place in places if place > 1 and words[place - 1].lower in lexicon("comparisons.fewer") and _loses(words[place - 2].lower)
    }
    if any(words[place - 1].lower in words_of("relieving") and not _is_called(words, place - 1) for place in {*places} - lost if place):
        return "down"  # "Stop discounting", "Build houses without snags"
    if places and words[0].lower in words_of("relieving") and any(words[place - 1].lower == "from" for place in places if place):
        return "down"  # "Stop guests from cancelling their trips"
    if places and words[0].lower in words_of("bringing") and words[-1].lower in lexicon("comparisons.fewer"):
        return "down"  # "Bring the price of a lamp down"
    place = places[0] if places else 0
    for at in reversed(range(place)):
        token = words[at]
        ways = {class_of(lemma) for lemma, _ in forms(token.lower)} & {*MOVING}
        if token.lower in lexicon("comparisons.more"):
            return "up"
        if token.kind == "mark" or token.lower in lexicon("grammar.conjunctions"):
            return ""
        between = {word.lower for word in words[at + 1 : place]} & lexicon("grammar.prepositions") - {"of"}
        takes_time = not words_of("spans").isdisjoint(map(singular, row.subject.name.lower().split()))
        if between and not takes_time and token.lower in lexicon("comparisons.fewer"):
            return ""  # "less time on reports": not fewer reports
        if token.lower in lexicon("comparisons.fewer") or (ways and not _is_called(words, at)):
            ended = at > 0 and words[at - 1].lower in words_of("relieving")  # "Stop losing guests"
            ended = ended or (token.lower in lexicon("comparisons.fewer") and at > 0 and _loses(words[at - 1].lower))
            return "up" if "up" in ways or ended else "down"
    return ""


def _loses(word: str) -> bool:
    """Whether a verb says that something goes that one would rather have: "Lose fewer guests" wants more of them."""
    return not words_of("missing_out").isdisjoint({word, f"{word.removesuffix('e')}ing"})


def _is_called(words: tuple[Token, ...], place: int) -> bool:
    """Whether a word that could be a verb ends a name: "every bus *stop*", but "help us *cut*"."""
    before = words[place - 1].lower if place else ""
    return bool(before) and before not in lexicon("grammar.small") and not forms(before)


def _leaves(goal: str, name: str) -> bool:
    """Whether a goal leads away from where a metric counts things: "Move clients from one plan to all" of "clients on one plan"."""
    said, words = [token.lower for token in tokens(goal)], name.lower().split()
    where = words[head_end(words) :]
    if len(where) < 2 or where[0] == "from" or where[0] not in lexicon("grammar.prepositions"):
        return False
    starts = [place + 1 for place, pair in enumerate(pairwise(said), 1) if pair == ("out", "of")]
    starts += [place + 1 for place, word in enumerate(said) if word == "from" and "to" in said[place:]]
    return any(said[start : start + len(where) - 1] == where[1:] for start in starts)


def time_wanted(goal: str, row: Fact) -> Literal["up", "down", ""]:
    """Say which way a goal wants a time that it speaks of, and whose own words leave that open: "Let guests stay longer"."""
    words = set(row.subject.name.lower().split())
    sure = words & (words_of("lasting") | words_of("waits")) - words_of("long_or_short")
    if row.subject.unit != "duration" or sure or not speaks_of(goal, row.subject.name):
        return ""
    said = [token.lower for token in tokens(goal)]
    denied = "longer" in said and not words_of("denying").isdisjoint(said[: said.index("longer")])
    if denied or words_of("sooner") & set(said):
        return "down"  # "No family waits longer than it must", "Get crates off the quay faster"
    longer = "longer" in said or any(one in words_of("longer") and other == "time" for one, other in pairwise(said))
    return "up" if longer else ""


def may_last_longer(goal: str, row: Fact) -> bool:
    """Whether a goal wants more time for somebody, and a number tells how long something lasts: "talk length"."""
    lasts = row.subject.unit == "duration" and set(row.subject.name.lower().split()) & words_of("lengths")
    return bool(lasts) and ("more", "time") in pairwise(token.lower for token in tokens(goal))


def ends_trouble(goal: str) -> bool:
    """Whether a goal is to be rid of something: "Stop rebuilding reports", "Bring our stock under control"; not "Stop losing guests"."""
    said = [token.lower for token in tokens(goal)]
    first, doing = (*said[:2], "", "")[:2]
    stops = first in words_of("relieving") and doing.endswith("ing") and doing not in words_of("missing_out")
    return stops or said[-2:] == ["under", "control"]


def may_be_trouble(row: Fact) -> bool:
    """Whether a number may count what is to be rid of: an amount or a sum of things, not people, and nothing that was done."""
    return row.subject.unit in ("count", "currency") and not row.subject.in_cases and are_things(row.subject.name)


def are_things(name: str) -> bool:
    """Whether a number is called after things, not people, and nothing that was done to them."""
    words = name.split()
    done = any(map(is_done, words[1:])) or not words_of("falls_short").isdisjoint(words)  # "days without accidents"
    return not done and not is_people(words[-1])


def is_burden(name: str) -> bool:
    """Whether a count tells how often somebody asks something of us: "setup calls", "steps to a booking"."""
    words = name.lower().split()
    return singular(words[head_end(words) - 1]) in words_of("burdens")


def is_output(name: str) -> bool:
    """Whether a count tells how much is done, "picks per hour", "line speed", or how well, in marks: "crew rating"."""
    words = name.lower().split()
    return bool(set(words) & (words_of("outputs") | words_of("marks"))) or any(
        one == "per" and other in words_of("shifts") for one, other in pairwise(words)
    )


def _is_told_in(aim: Quantity, row: Fact) -> bool:
    """Whether a number is in the unit of a row; any time can be told in another one."""
    return row.unit == measure_unit(aim) or aim.unit == row.subject.unit == "duration"


def same_thing(name: str, subject: Subject) -> bool:
    """Whether what a metric is called tells of the same thing as another one, or of what the team does to it: "sign-ups"."""
    done = subject.deed.verb.partition(" ")[0] if subject.deed else ""
    whole = subject.is_share and all(any(_alike(word, other) for other in _content(subject.name)) for word in _content(name))
    return whole or _alike(_head(name), _head(subject.name)) or any(_alike(word, done) for word in _content(name))


def _fits(aim: Quantity, row: Fact) -> bool:
    """Whether a number can be said of a row: a part of anything, else a level in its unit and its span."""
    if aim.role == "change":
        return aim.unit in ("percent", "multiple") or measure_unit(aim) == row.unit
    return (_is_told_in(aim, row) or aim.value == 0) and (aim.per in ("", row.per) or aim.per in row.subject.name.lower().split())


def _content(text: str) -> list[str]:
    """Return the words that tell one thing from another, in the singular."""
    small = lexicon("grammar.prepositions") | lexicon("grammar.determiners") | lexicon("grammar.conjunctions")
    small |= words_of("figures") | words_of("spans") | words_of("empty") | words_of("share_words") | words_of("marks")
    found = [token.lower for token in tokens(text) if token.kind == "word"]
    return [singular(word) for word in found if word not in small and singular(word) not in small]


def _lemmas(text: str) -> list[str]:
    """Return the telling words of a text, verbs by their lemma."""
    return [next((lemma for lemma, _ in forms(word)), word) for word in _content(text)]


def _head(phrase: str) -> str:
    """Return the noun that a phrase turns on: "scrap" of "scrap rate on line 4", "stoves" of "stoves sold"."""
    words = phrase.lower().split()
    owned = (place for place, word in enumerate(words) if place and word in lexicon("grammar.determiners"))
    end = min(head_end(words), next(owned, len(words)))  # "deals our partners bring"
    end -= end > 1 and is_done(words[end - 1])
    return next(reversed(_content(" ".join(words[:end]))), "")


def _alike(one: str, other: str) -> bool:
    """Whether two words are one, or of one stem: "vaccination" and "vaccinate"."""
    if not one or not other:
        return False
    short, long = sorted((singular(one), singular(other)), key=len)
    if short == long or (len(short) >= WHOLE and long.startswith(short)):
        return True
    common = next((place for place, (left, right) in enumerate(zip(short, long, strict=False)) if left != right), len(short))
    return common >= max(PART, MOST * len(short))
